public import SpamLintCore

/// Every fact that rule files may name, by name.
public enum FactTable {
    public static let all: [FactDefinition] = []
}
