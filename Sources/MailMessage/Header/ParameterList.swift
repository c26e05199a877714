import MailBytes

/// The parameters of a MIME field in order of first appearance (RFC 2045, section 5.1; RFC 2231).
public struct ParameterList: Sendable {
    /// Parameters that are read of one field, pieces of continued ones included. A file name of a thousand characters takes fifty.
    static let limit = 1000

    public let parameters: [Parameter]
    public let defects: [Defect]

    /// The first parameter of that name, which must be in lower case.
    public subscript(name: String) -> Parameter? {
        parameters.first { $0.name == name }
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
        var scanner = ParameterScanner(bytes, range)
        var order: [String] = []
        var pieces: [String: [Piece]] = [:]
        var defects = DefectLog()
        var count = 0
        while let raw = scanner.next() {
            count += 1
            guard count <= Self.limit else {
                defects.add(.tooManyParameters, at: raw.name.lowerBound..<range.upperBound, detail: "those from here on were not read")
                break
            }
            let piece = Piece(raw, bytes)
            let key = piece.name
            if pieces[key] == nil { order.append(key) }
            pieces[key, default: []].append(piece)
        }
        if let place = scanner.malformed { defects.add(.parameterMalformed, at: place) }
        parameters = order.compactMap { name in
            Self.join(name, pieces[name] ?? [], scanner, &defects)
        }
        self.defects = defects.defects
    }

    /// A parameter as it stands, with what the asterisks of its name say.
    private struct Piece {
        let raw: RawParameter
        var name = ""
        var section: Int?
        var isExtended = false

        init(_ raw: RawParameter, _ bytes: UnsafeBufferPointer<UInt8>) {
            self.raw = raw
            var text = bytes[raw.name].map(\.asciiLowercased)
            if text.last == 0x2A {
                isExtended = true
                text.removeLast()
            }
            if let star = text.firstIndex(of: 0x2A), let number = Self.number(text[(star + 1)...]) {
                section = number
                text.removeSubrange(star...)
            }
            name = String(decoding: text, as: UTF8.self)
        }

        private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
            guard !digits.isEmpty, digits.count < 6, digits.allSatisfy(\.isASCIIDigit) else { return nil }
            return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }
    }

    /// Joins the pieces of one name. The form of RFC 2231 wins over the plain one, which stands beside it for old readers.
    private static func join(_ name: String, _ pieces: [Piece], _ scanner: ParameterScanner, _ defects: inout DefectLog) -> Parameter? {
        let whole = pieces.filter { $0.section == nil }
        let extended = whole.first { $0.isExtended }
        if let extended { return make(name, [extended], scanner) }
        let sections = pieces.filter { $0.section != nil }.sorted { ($0.section ?? 0) < ($1.section ?? 0) }
        guard !sections.isEmpty else {
            if whole.count > 1 { defects.add(.parameterDuplicated, at: whole[1].raw.name) }
            return whole.first.map { make(name, [$0], scanner) }
        }
        var taken: [Piece] = []
        for piece in sections {
            let isRepeated = piece.section == taken.last?.section
            if isRepeated || piece.section != (taken.last?.section ?? -1) + 1 {
                defects.add(.parameterContinuationBroken, at: piece.raw.name)
            }
            // One that is missing is no reason to lose the rest.
            if !isRepeated { taken.append(piece) }
        }
        return make(name, taken, scanner)
    }

    private static func make(_ name: String, _ pieces: [Piece], _ scanner: ParameterScanner) -> Parameter {
        var joined = Joined()
        for (index, piece) in pieces.enumerated() {
            if piece.isExtended {
                joined.appendExtended(piece.raw, scanner.bytes, isFirst: index == 0)
            } else {
                joined.appendPlain(piece.raw, scanner.bytes)
            }
        }
        let first = pieces.first?.raw.value ?? 0..<0
        let last = pieces.last?.raw.value ?? first
        let isSimple = pieces.count == 1 && pieces.first?.isExtended == false && pieces.first?.section == nil
        return Parameter(
            name: name, place: min(first.lowerBound, last.lowerBound)..<max(first.upperBound, last.upperBound), value: joined.value,
            charset: joined.label.flatMap { Charset(label: scanner.bytes[$0]) }, isExtended: !isSimple, map: joined.recording.map,
            charsetLabel: joined.label, isSimple: isSimple)
    }

    private struct Joined {
        var value: [UInt8] = []
        var recording = Recording()
        var label: Range<Int>?

        mutating func appendPlain(_ raw: RawParameter, _ bytes: UnsafeBufferPointer<UInt8>) {
            var i = raw.value.lowerBound
            while i < raw.value.upperBound {
                if bytes[i] == ASCII.backslash, raw.isQuoted, i + 1 < raw.value.upperBound {
                    i += 1
                } else if bytes[i] == ASCII.cr || bytes[i] == ASCII.lf {
                    i += 1
                    continue
                }
                value.append(bytes[i])
                recording.copied(i..<i + 1)
                i += 1
            }
        }

        /// `charset'language'text`, percent-encoded (RFC 2231, section 4).
        mutating func appendExtended(_ raw: RawParameter, _ bytes: UnsafeBufferPointer<UInt8>, isFirst: Bool) {
            var i = raw.value.lowerBound
            let end = raw.value.upperBound
            if isFirst {
                let first = bytes.find(0x27, from: i, to: end)
                let second = bytes.find(0x27, from: first + 1, to: end)
                if second < end {
                    if first > i { label = i..<first }
                    i = second + 1
                }
            }
            while i < end {
                if bytes[i] == 0x25, i + 2 < end, let high = bytes[i + 1].hexDigitValue, let low = bytes[i + 2].hexDigitValue {
                    value.append(high << 4 | low)
                    recording.units(1, of: 1, from: i, each: 3)
                    i += 3
                } else {
                    if bytes[i] != ASCII.cr, bytes[i] != ASCII.lf {
                        value.append(bytes[i])
                        recording.copied(i..<i + 1)
                    }
                    i += 1
                }
            }
        }
    }
}
