/// Every fixer, in order of name.
public enum FixerTable {
    public static let all: [Fixer] = [
        .addressBlanks, .addressedName, .alternativeType, .asciiReferences, .attributeCase, .charset, .date, .displayName, .droppedField,
        .duplicateField, .elementEnd, .emptyAlt, .encodedWords, .exclamations, .footer, .https, .imageSize, .invisibleCharacters, .language,
        .lineBreaks, .listUnsubscribe, .messageID, .mimeVersion, .nameSpace, .plainPart, .plainPartAnew, .plainWords, .preheader,
        .semicolon, .spokenSubject, .subjectSpaces, .textContrast, .title, .transferEncoding,
    ]

    public static func fixer(_ name: String) -> Fixer? { byName[name] }

    private static let byName = Dictionary(all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
