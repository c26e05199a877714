/// Writes values one after the other as bytes that are also valid UTF-8.
///
/// The built-in catalogue lives in the program as one string literal, which compiles a hundred times faster than an array literal and
/// costs nothing at start. Hence numbers are written in six bits a byte, bit 6 telling that more follow: every byte stays below 128.
public struct FlatEncoder {
    public private(set) var bytes: [UInt8] = []

    public init() {}

    public mutating func encode(_ value: Int) {
        // Zigzag, so that small negative numbers stay short too.
        var rest = UInt64(bitPattern: Int64(value << 1) ^ Int64(value >> 63))
        while rest >= 0x40 {
            bytes.append(UInt8(rest & 0x3F) | 0x40)
            rest >>= 6
        }
        bytes.append(UInt8(rest))
    }

    public mutating func encode(_ flag: Bool) {
        encode(flag ? 1 : 0)
    }

    public mutating func encode(_ value: Double) {
        encode(Int((value * 1_000_000).rounded()))
    }

    public mutating func encode(_ text: String) {
        encode(text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// A case by its place among all of them.
    mutating func encode<Choice: CaseIterable & Equatable>(choice: Choice) where Choice.AllCases == [Choice] {
        encode(Choice.allCases.firstIndex(of: choice) ?? -1)
    }

    mutating func encode<Choice: CaseIterable & Equatable>(choices: [Choice]) where Choice.AllCases == [Choice] {
        encode(choices) { $0.encode(choice: $1) }
    }

    public mutating func encode(_ text: LocalizedText) {
        encode(deferred: { encoder in
            encoder.encode(text.en)
            encoder.encode(text.zh)
        })
    }

    mutating func encode(deferred texts: DeferredTexts) {
        encode(texts.count)
        encode(deferred: { $0.encode(texts.value) })
    }

    /// With the length ahead, so that a reader may pass it over.
    mutating func encode(deferred write: (inout FlatEncoder) -> Void) {
        var encoder = FlatEncoder()
        write(&encoder)
        encode(encoder.bytes.count)
        bytes.append(contentsOf: encoder.bytes)
    }

    public mutating func encode<Value>(_ values: [Value], each: (inout FlatEncoder, Value) -> Void) {
        encode(values.count)
        for value in values { each(&self, value) }
    }

    public mutating func encode(_ texts: [String]) {
        encode(texts) { $0.encode($1) }
    }

    /// The bytes of numbers as they lie in memory, which is little-endian on every machine that this runs on; seven of them in eight.
    package mutating func encode<Element: BitwiseCopyable>(packing data: [Element]) {
        data.withUnsafeBytes { encode(packing: $0) }
    }

    private mutating func encode(packing data: UnsafeRawBufferPointer) {
        encode(data.count)
        var bits: UInt64 = 0
        var count: UInt64 = 0
        for byte in data {
            bits |= UInt64(byte) << count
            count += 8
            while count >= 7 {
                bytes.append(UInt8(truncatingIfNeeded: bits) & 0x7F)
                bits >>= 7
                count -= 7
            }
        }
        if count > 0 { bytes.append(UInt8(truncatingIfNeeded: bits) & 0x7F) }
    }
}
