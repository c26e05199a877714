/// Reads what `FlatEncoder` wrote. The bytes are the program's own: reading past their end gives zeros and empty texts.
public struct FlatDecoder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    /// `bytes` must outlive the decoder.
    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    public mutating func unsigned() -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            value |= UInt64(byte & 0x3F) &<< shift
            if byte & 0x40 == 0 { break }
            shift += 6
        }
        return value
    }

    public mutating func int() -> Int {
        let value = unsigned()
        return Int(truncatingIfNeeded: value >> 1) ^ -Int(truncatingIfNeeded: value & 1)
    }

    public mutating func flag() -> Bool { int() != 0 }
    public mutating func double() -> Double { Double(int()) / 1_000_000 }

    public mutating func text() -> String {
        let count = max(0, min(int(), bytes.count - position))
        defer { position += count }
        return String(decoding: UnsafeBufferPointer(rebasing: bytes[position..<position + count]), as: UTF8.self)
    }

    public mutating func localized() -> LocalizedText {
        let en = text()
        return LocalizedText(en: en, zh: text())
    }

    public mutating func array<Value>(of each: (inout FlatDecoder) -> Value) -> [Value] {
        let count = max(0, min(int(), bytes.count - position))
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(each(&self)) }
        return values
    }

    public mutating func texts() -> [String] { array { $0.text() } }

    /// What `encode(packing:)` wrote.
    public mutating func packedBytes() -> [UInt8] {
        let count = max(0, int())
        let packed = min((count * 8 + 6) / 7, bytes.count - position)
        let source = UnsafeBufferPointer(rebasing: bytes[position..<position + packed])
        position += packed
        return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
            var bits: UInt64 = 0
            var have: UInt64 = 0
            var next = 0
            for i in 0..<count {
                while have < 8 {
                    bits |= UInt64(next < packed ? source[next] : 0) << have
                    have += 7
                    next += 1
                }
                buffer.initializeElement(at: i, to: UInt8(truncatingIfNeeded: bits))
                bits >>= 8
                have -= 8
            }
            initialized = count
        }
    }
}
