// A program that imports SpamLint has what it needs to read reports and to print them.
@_exported public import SpamLintCore
@_exported public import SpamLintReport
// What mending is asked with and tells.
@_exported public import SpamLintFixes
