public import SpamLintCore

/// Every fact that rule files may name, by name.
public enum FactTable {
    public static let all: [FactDefinition] = [
        .alternativeWordsMissingPercent,
        .archiveAttachments,
        .attachmentCount,
        .dateDaysBehind,
        .dateHoursAhead,
        .embeddedImageBytes,
        .exclamationDensity,
        .exclamationMarks,
        .faintTextCharacters,
        .fromAddresses,
        .hiddenTextCharacters,
        .hiddenTextPercent,
        .htmlBytes,
        .htmlParts,
        .linkCount,
        .linkDomainCount,
        .longestLinkCharacters,
        .messageBytes,
        .plainParts,
        .preheaderCharacters,
        .recipientAddresses,
        .styleBlockCharacters,
        .subjectCells,
        .subjectEmoji,
        .subjectExclamationMarks,
        .tinyTextCharacters,
        .titleToSubjectPercent,
        .trackingPixelCount,
        .unsubscribeHTTPSURIs,
        .unsubscribeMailtoURIs,
        .visibleTextEnd,
    ]
}
