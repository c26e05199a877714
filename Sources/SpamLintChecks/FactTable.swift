public import SpamLintCore

/// Every fact that rule files may name, by name.
public enum FactTable {
    public static let all: [FactDefinition] = [
        .embeddedImageBytes,
        .exclamationDensity,
        .exclamationMarks,
        .faintTextCharacters,
        .hiddenTextCharacters,
        .hiddenTextPercent,
        .htmlBytes,
        .linkCount,
        .linkDomainCount,
        .longestLinkCharacters,
        .preheaderCharacters,
        .styleBlockCharacters,
        .subjectCells,
        .subjectEmoji,
        .subjectExclamationMarks,
        .tinyTextCharacters,
        .titleToSubjectPercent,
        .trackingPixelCount,
    ]
}
