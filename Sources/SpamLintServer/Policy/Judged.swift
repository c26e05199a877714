public import MailGate
public import SpamLintCore

/// What the gate says of a message.
public struct Judged: Sendable {
    public let report: Report
    public let action: Policy.Action
    public let ruling: Ruling
}
