import MailBytes

/// What the header of an entity says about its body (RFC 2045, 2183).
struct EntityHeader {
    private(set) var declaredType: MediaType?
    private(set) var mediaType: MediaType = .textPlain
    private(set) var kind: Part.Kind = .leaf
    private(set) var boundary: [UInt8] = []
    private(set) var boundaryPlace = 0..<0
    private(set) var charset: Range<Int>?
    private(set) var transferEncoding = TransferEncoding.sevenBit
    private var transferEncodingPlace = 0..<0
    private(set) var disposition: Disposition?
    private let part: Int

    init(_ fields: [Field], _ bytes: UnsafeBufferPointer<UInt8>, part: Int, defects: inout DefectLog) {
        self.part = part
        var type: Field?
        var encoding: Field?
        for field in fields {
            switch field.name {
            case .contentType:
                if type == nil { type = field } else { defects.add(.contentTypeDuplicated, at: field.range, part: part) }
            case .contentTransferEncoding:
                if encoding == nil { encoding = field } else { defects.add(.transferEncodingDuplicated, at: field.range, part: part) }
            case .contentDisposition where disposition == nil:
                disposition = Self.disposition(bytes, field.bodyRange)
            default: break
            }
        }
        if let encoding { readEncoding(bytes, encoding.bodyRange, &defects) }
        if let type { readType(bytes, type, &defects) }
    }

    /// Decides what the entity is, its type known or not. In a digest the default is a message (RFC 2046, section 5.1.5).
    mutating func settle(inDigest: Bool, defects: inout DefectLog) {
        mediaType = declaredType ?? (inDigest ? .messageRFC822 : .textPlain)
        if mediaType.isMultipart {
            if boundary.isEmpty { mediaType = .textPlain } else { kind = .multipart }
            if kind == .multipart, transferEncoding.isEncoded { defects.add(.multipartEncoded, at: transferEncodingPlace, part: part) }
        } else if mediaType.isMessage {
            kind = transferEncoding.isEncoded ? .leaf : .message
        }
    }

    // MARK: Content-Type

    private mutating func readType(_ bytes: UnsafeBufferPointer<UInt8>, _ field: Field, _ defects: inout DefectLog) {
        var reader = MediaTypeReader(bytes, field.bodyRange)
        declaredType = reader.read()
        if reader.isMalformed { defects.add(.contentTypeMalformed, at: field.bodyRange, part: part) }
        var scanner = ParameterScanner(bytes, reader.position..<field.bodyRange.upperBound)
        var continued = false
        var count = 0
        while let parameter = scanner.next() {
            count += 1
            if count > ParameterList.limit { break }
            let name = bytes[parameter.name]
            if name.equalsASCIICaseless("charset") {
                if charset == nil { charset = parameter.value }
            } else if name.equalsASCIICaseless("boundary") {
                if boundary.isEmpty { takeBoundary(scanner.unquoted(parameter), parameter.value) }
            } else if name.contains(0x2A) {
                continued = true
            }
        }
        if let place = scanner.malformed { defects.add(.parameterMalformed, at: place, part: part) }
        if continued { readContinued(bytes, reader.position..<field.bodyRange.upperBound) }
        if declaredType?.isMultipart == true { checkBoundary(bytes, field, &defects) }
    }

    private mutating func takeBoundary(_ text: [UInt8], _ place: Range<Int>) {
        var text = text
        while let last = text.last, last.isASCIIWhitespace { text.removeLast() }
        boundary = text
        boundaryPlace = place
    }

    /// A boundary or a charset in the manner of RFC 2231.
    private mutating func readContinued(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        let parameters = ParameterList(bytes, range)
        if boundary.isEmpty, let parameter = parameters["boundary"] { takeBoundary(parameter.value, parameter.place) }
        if charset == nil, let parameter = parameters["charset"] { charset = parameter.place }
    }

    /// RFC 2046, section 5.1.1: 1 to 70 characters of a small set, the last of which is no space.
    private func checkBoundary(_ bytes: UnsafeBufferPointer<UInt8>, _ field: Field, _ defects: inout DefectLog) {
        if boundary.isEmpty {
            defects.add(.boundaryMissing, at: field.range, part: part)
        } else if boundary.count > 70 || !boundary.allSatisfy(Self.isBoundaryByte) {
            defects.add(.boundaryMalformed, at: boundaryPlace, part: part)
        }
    }

    private static func isBoundaryByte(_ byte: UInt8) -> Bool {
        if byte.isASCIILetter || byte.isASCIIDigit { return true }
        switch byte {
        case 0x20, 0x27, 0x28, 0x29, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F, 0x3A, 0x3D, 0x3F, 0x5F: return true
        default: return false
        }
    }

    // MARK: The other fields

    private mutating func readEncoding(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ defects: inout DefectLog) {
        let (encoding, isMalformed) = TransferEncoding.read(bytes, range)
        transferEncoding = encoding
        transferEncodingPlace = range
        if encoding == .uuencode { defects.add(.uuencodedText, at: range, part: part) }
        if encoding == .unknown {
            defects.add(.transferEncodingUnknown, at: range, part: part)
        } else if isMalformed {
            defects.add(.transferEncodingMalformed, at: range, part: part)
        }
    }

    private static func disposition(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Disposition? {
        var end = range.lowerBound
        while end < range.upperBound, bytes[end] != ASCII.semicolon, !bytes[end].isASCIIWhitespace { end += 1 }
        let word = bytes[range.lowerBound..<end]
        if word.isEmpty { return nil }
        if word.equalsASCIICaseless("inline") { return .inline }
        return word.equalsASCIICaseless("attachment") ? .attachment : .other
    }
}
