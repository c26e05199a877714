import Synchronization

/// What each byte of a single-byte charset is in UTF-8.
///
/// Made with the C library's converter, a byte at a time and from a fresh state, so that no byte changes what another means (glibc composes
/// Vietnamese and Hebrew letters with the marks that follow).
struct SingleByteTable: Sendable {
    /// Up to three bytes of UTF-8, the first one lowest; the length in the highest byte, 0 where the byte means nothing.
    private let entries: [UInt32]
    private let keepsASCII: Bool

    private init(entries: [UInt32]) {
        self.entries = entries
        keepsASCII = (0..<128).allSatisfy { entries[$0] == UInt32($0) | 1 << 24 }
    }

    /// The table of the converter `name`; nil if the machine lacks it.
    static func named(_ name: String) -> SingleByteTable? {
        if name == "CP1252" { return windows1252 }
        if let table = tables.withLock({ $0[name] }) { return table }
        guard let table = make(name) else { return nil }
        tables.withLock { $0[name] = table }
        return table
    }

    private static let tables = Mutex<[String: SingleByteTable]>([:])

    /// Needs no converter: it is what undeclared text is taken for on any machine. The five bytes that the code page leaves open are
    /// control characters, as they are for browsers.
    private static let windows1252: SingleByteTable = {
        let low: [UInt16] = [
            0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
            0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
        ]
        return SingleByteTable(
            entries: (0..<256).map { byte in
                let code = byte >= 0x80 && byte < 0xA0 ? UInt32(low[byte - 0x80]) : UInt32(byte)
                if code < 0x80 { return code | 1 << 24 }
                if code < 0x800 { return 0xC0 | code >> 6 | (0x80 | code & 0x3F) << 8 | 2 << 24 }
                return 0xE0 | code >> 12 | (0x80 | code >> 6 & 0x3F) << 8 | (0x80 | code & 0x3F) << 16 | 3 << 24
            })
    }()

    private static func make(_ name: String) -> SingleByteTable? {
        ConverterPool.shared.with(name) { converter in
            SingleByteTable(entries: (0..<256).map { entry(UInt8($0), converter) })
        }
    }

    private static func entry(_ byte: UInt8, _ converter: Converter) -> UInt32 {
        var out = [UInt8](repeating: 0, count: 16)
        let count = out.withUnsafeMutableBufferPointer { out in
            withUnsafePointer(to: byte) { pointer in
                var input = 0
                var output = 0
                converter.reset()
                let stop = converter.convert(UnsafeBufferPointer(start: pointer, count: 1), from: &input, to: 1, into: out, at: &output)
                if stop == .finished, output == 0 { output = converter.flush(into: out) }
                return stop == .finished ? output : 0
            }
        }
        guard count > 0, count <= 3 else { return 0 }
        return UInt32(out[0]) | UInt32(out[1]) << 8 | UInt32(out[2]) << 16 | UInt32(count) << 24
    }

    /// Decodes all of `bytes`; each that means nothing becomes U+FFFD. Needs three bytes of room for each.
    func decode<Recorder: MapRecorder>(
        _ bytes: UnsafeBufferPointer<UInt8>, into out: UnsafeMutableBufferPointer<UInt8>, recorder: inout Recorder, damage: inout Damage
    ) -> Int {
        entries.withUnsafeBufferPointer { entries in
            var written = 0
            var i = 0
            while i < bytes.count {
                if keepsASCII, bytes[i] < 0x80, let source = bytes.baseAddress, let target = out.baseAddress {
                    let stop = ByteScan.firstHigh(bytes, i..<bytes.count) ?? bytes.count
                    (target + written).update(from: source + i, count: stop - i)
                    recorder.copied(i..<stop)
                    written += stop - i
                    i = stop
                    continue
                }
                let entry = entries[Int(bytes[i])]
                var count = Int(entry >> 24)
                if count == 0 {
                    damage.note(i)
                    count = 3
                    out[written] = 0xEF
                    out[written + 1] = 0xBF
                    out[written + 2] = 0xBD
                } else {
                    out[written] = UInt8(truncatingIfNeeded: entry)
                    if count > 1 { out[written + 1] = UInt8(truncatingIfNeeded: entry >> 8) }
                    if count > 2 { out[written + 2] = UInt8(truncatingIfNeeded: entry >> 16) }
                }
                recorder.units(1, of: count, from: i, each: 1)
                written += count
                i += 1
            }
            return written
        }
    }
}
