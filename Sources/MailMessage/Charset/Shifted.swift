import MailBytes

/// Text of a charset with shifts, turned into a stateless one that holds the same characters, with the way back.
///
/// HZ (RFC 1843) has no converter in glibc at all. ISO-2022-JP (RFC 1468) has one that refuses what Japanese mail really holds: circled
/// digits and other characters of vendors, and half-width kana.
struct Shifted {
    private var bytes: [UInt8] = []
    private var recording = Recording()
    private let converter: String
    private let layout: CharacterLayout
    private let source: UnsafeBufferPointer<UInt8>

    private init(_ source: UnsafeBufferPointer<UInt8>, _ converter: String, _ layout: CharacterLayout) {
        self.source = source
        self.converter = converter
        self.layout = layout
        bytes.reserveCapacity(source.count)
    }

    private mutating func put(_ byte: UInt8, from i: Int) {
        bytes.append(byte)
        recording.copied(i..<i + 1)
    }

    private mutating func put(_ range: Range<Int>, prefix: UInt8? = nil) {
        if let prefix {
            bytes.append(prefix)
            for i in range { bytes.append(source[i] | 0x80) }
            recording.block(range.count + 1, for: range)
        } else {
            for i in range { bytes.append(source[i] | 0x80) }
            recording.copied(range)
        }
    }

    /// Decodes the stateless form; the way back goes through it to the source.
    func decode<Recorder: MapRecorder>(
        into out: UnsafeMutableBufferPointer<UInt8>, recorder: inout Recorder, damage: inout Damage
    ) -> Int? {
        bytes.withUnsafeBufferPointer { buffer in
            var found = Damage()
            defer { for place in found.places { damage.note(recording.map.start(of: place)) } }
            guard Recorder.isRecording else {
                var none = NoMap()
                return MultibyteDecoder.decode(buffer, converter, layout, into: out, recorder: &none, damage: &found)
            }
            // Handed over whole: a copy of the map for each encoded word would make long fields slow.
            let taken = recorder
            recorder = Recorder()
            var inner = Composing(through: recording.map, outer: consume taken)
            let count = MultibyteDecoder.decode(buffer, converter, layout, into: out, recorder: &inner, damage: &found)
            recorder = inner.outer
            return count
        }
    }

    // MARK: HZ

    static func hz(_ source: UnsafeBufferPointer<UInt8>) -> Shifted {
        var text = Shifted(source, "GB18030", .gb18030)
        var i = 0
        var isShifted = false
        while i < source.count {
            let byte = source[i]
            let next = i + 1 < source.count ? source[i + 1] : 0
            if byte == 0x7E, next == 0x7B, !isShifted {
                isShifted = true
                i += 2
            } else if byte == 0x7E, next == 0x7D, isShifted {
                isShifted = false
                i += 2
            } else if isShifted, byte > 0x20, byte < 0x7E, next > 0x20, next < 0x7F {
                text.put(i..<i + 2)
                i += 2
            } else if byte == 0x7E, next == 0x7E, !isShifted {
                text.bytes.append(byte)
                text.recording.block(1, for: i..<i + 2)
                i += 2
            } else if byte == 0x7E, next == ASCII.lf, !isShifted {
                i += 2
            } else {
                // A line end ends the shift, whatever was forgotten before it.
                if byte == ASCII.lf { isShifted = false }
                text.put(byte, from: i)
                i += 1
            }
        }
        return text
    }

    // MARK: ISO-2022-JP

    private enum Set0 {
        case single, katakana, double, supplement
    }

    static func iso2022jp(_ source: UnsafeBufferPointer<UInt8>) -> Shifted {
        var text = Shifted(source, "EUC-JP-MS", .eucJP)
        var i = 0
        var set = Set0.single
        while i < source.count {
            let byte = source[i]
            if byte == 0x1B, let (next, length) = escape(source, at: i) {
                set = next
                i += length
                continue
            }
            let isPair = byte > 0x20 && byte < 0x7F && i + 1 < source.count && source[i + 1] > 0x20 && source[i + 1] < 0x7F
            switch set {
            case .double where isPair:
                text.put(i..<i + 2)
                i += 2
            case .supplement where isPair:
                text.put(i..<i + 2, prefix: 0x8F)
                i += 2
            case .katakana where byte > 0x20 && byte < 0x60:
                text.put(i..<i + 1, prefix: 0x8E)
                i += 1
            default:
                if byte == ASCII.lf { set = .single }
                text.put(byte, from: i)
                i += 1
            }
        }
        return text
    }

    private static func escape(_ source: UnsafeBufferPointer<UInt8>, at i: Int) -> (Set0, Int)? {
        func at(_ k: Int) -> UInt8 { i + k < source.count ? source[i + k] : 0 }
        switch (at(1), at(2), at(3)) {
        case (0x28, 0x42, _), (0x28, 0x4A, _), (0x28, 0x48, _): return (.single, 3)
        case (0x28, 0x49, _): return (.katakana, 3)
        case (0x24, 0x40, _), (0x24, 0x42, _): return (.double, 3)
        case (0x24, 0x28, 0x44): return (.supplement, 4)
        case (0x24, 0x28, 0x42), (0x24, 0x28, 0x40): return (.double, 4)
        default: return nil
        }
    }
}

/// Tells `outer` about the input of the step before, to which `map` leads back.
private struct Composing<Outer: MapRecorder>: MapRecorder {
    static var isRecording: Bool { true }

    let map: SourceMap
    var outer: Outer

    init() {
        map = SourceMap()
        outer = Outer()
    }

    init(through map: SourceMap, outer: Outer) {
        self.map = map
        self.outer = outer
    }

    mutating func copied(_ range: Range<Int>) {
        for i in range { block(1, for: i..<i + 1) }
    }

    mutating func block(_ count: Int, for range: Range<Int>) {
        let source = map.source(of: range)
        outer.units(1, of: count, from: source.lowerBound, each: source.count)
    }

    mutating func units(_ units: Int, of outputUnit: Int, from start: Int, each inputUnit: Int) {
        for unit in 0..<units { block(outputUnit, for: start + unit * inputUnit..<start + (unit + 1) * inputUnit) }
    }

    mutating func base64(_ count: Int, from start: Int) {
        copied(start..<start + count)
    }
}
