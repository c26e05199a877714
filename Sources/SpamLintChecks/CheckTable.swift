public import SpamLintCore

/// Every check, by name. A list in plain sight: nothing registers itself.
public enum CheckTable {
    public static let all: [Check] = []
}
