// A program that imports SpamLint has what it needs to read reports, to mend messages and to print what was found.
@_exported public import MailTemplate
@_exported public import SpamLintCore
@_exported public import SpamLintFixes
@_exported public import SpamLintReport
