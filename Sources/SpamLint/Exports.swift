// A program that imports SpamLint has what it needs to read reports and to print them.
@_exported public import SpamLintCore
@_exported public import SpamLintReport
