/// Every way in which a message can be wrong and still be read.
///
/// The raw value is the name that rules and reports use.
public enum DefectKind: String, Sendable, CaseIterable, Hashable {
    // Bytes and lines (RFC 5322, section 2.1).
    case messageTooLarge = "message-too-large"
    case byteOrderMark = "byte-order-mark"
    case mboxFromLine = "mbox-from-line"
    case nulByte = "nul-byte"
    case bareCR = "bare-cr"
    case bareLF = "bare-lf"
    case lineTooLong = "line-too-long"

    // The header (RFC 5322, section 2.2).
    case headerMissing = "header-missing"
    case headerBlankStart = "header-blank-start"
    case headerLineMalformed = "header-line-malformed"
    case headerNotSeparated = "header-not-separated"
    case headerSeparatorBlank = "header-separator-blank"
    case headerRaw8Bit = "header-raw-8bit"
    case fieldNameSpaced = "field-name-spaced"
    case fieldNameMalformed = "field-name-malformed"
    case tooManyFields = "too-many-fields"

    // Structure (RFC 2045, 2046).
    case contentTypeMalformed = "content-type-malformed"
    case contentTypeDuplicated = "content-type-duplicated"
    case contentTypeLies = "content-type-lies"
    case parameterMalformed = "parameter-malformed"
    case parameterDuplicated = "parameter-duplicated"
    case parameterContinuationBroken = "parameter-continuation-broken"
    case parameterEncodedWord = "parameter-encoded-word"
    case tooManyParameters = "too-many-parameters"
    case boundaryMissing = "boundary-missing"
    case boundaryMalformed = "boundary-malformed"
    case boundaryNotFound = "boundary-not-found"
    case boundaryReused = "boundary-reused"
    case boundaryDoubled = "boundary-doubled"
    case boundaryAfterEnd = "boundary-after-end"
    case multipartUnterminated = "multipart-unterminated"
    case multipartEncoded = "multipart-encoded"
    case messageEncoded = "message-encoded"
    case partHeaderMissing = "part-header-missing"
    case nestingTooDeep = "nesting-too-deep"
    case tooManyParts = "too-many-parts"

    // Transfer encodings (RFC 2045, section 6).
    case transferEncodingUnknown = "transfer-encoding-unknown"
    case transferEncodingMalformed = "transfer-encoding-malformed"
    case transferEncodingDuplicated = "transfer-encoding-duplicated"
    case transferEncodingLies = "transfer-encoding-lies"
    case base64Truncated = "base64-truncated"
    case base64InvalidByte = "base64-invalid-byte"
    case base64PaddingInside = "base64-padding-inside"
    case base64PaddingMissing = "base64-padding-missing"
    case base64TrailingText = "base64-trailing-text"
    case base64LineTooLong = "base64-line-too-long"
    case quotedPrintableMalformed = "quoted-printable-malformed"
    case quotedPrintableLowerCase = "quoted-printable-lower-case"
    case quotedPrintableTruncated = "quoted-printable-truncated"
    case quotedPrintableTrailingSpace = "quoted-printable-trailing-space"
    case quotedPrintableRaw8Bit = "quoted-printable-raw-8bit"
    case quotedPrintableLineTooLong = "quoted-printable-line-too-long"
    case uuencodedText = "uuencoded-text"

    // Charsets.
    case charsetMissing = "charset-missing"
    case charsetUnknown = "charset-unknown"
    case charsetLies = "charset-lies"
    case charsetMalformed = "charset-malformed"
    case charsetConverterMissing = "charset-converter-missing"

    // Encoded words (RFC 2047).
    case encodedWordMalformed = "encoded-word-malformed"
    case encodedWordSpaceInside = "encoded-word-space-inside"
    case encodedWordRaw8Bit = "encoded-word-raw-8bit"
    case encodedWordSplitCharacter = "encoded-word-split-character"
    case encodedWordTooLong = "encoded-word-too-long"
    case encodedWordNotSeparated = "encoded-word-not-separated"
    case encodedWordInQuotedString = "encoded-word-in-quoted-string"

    // Structured fields.
    case tooManyAddresses = "too-many-addresses"
    case addressMalformed = "address-malformed"
    case addressListEmpty = "address-list-empty"
    case addressGroupUnterminated = "address-group-unterminated"
    case addressQuoteUnterminated = "address-quote-unterminated"
    case addressCommentUnterminated = "address-comment-unterminated"
    case addressRoute = "address-route"
    case messageIDMalformed = "message-id-malformed"
    case listURIMalformed = "list-uri-malformed"
    case tagListMalformed = "tag-list-malformed"

    /// The kind's position among all.
    var index: Int { withUnsafeBytes(of: self) { Int($0[0]) } }
}
