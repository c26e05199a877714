/// Reads what `FlatEncoder` wrote. The bytes are the program's own: reading past their end gives zeros and empty texts.
public struct FlatDecoder {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0
    /// Whether the bytes are there as long as the process is, so that values may be read later.
    private let isLasting: Bool

    /// `bytes` must outlive the decoder.
    public init(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.init(bytes, isLasting: false)
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>, isLasting: Bool) {
        self.bytes = bytes
        self.isLasting = isLasting
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

    /// What `encode(choice:)` wrote of the same type.
    mutating func choice<Choice: CaseIterable>(of type: Choice.Type = Choice.self) -> Choice? where Choice.AllCases == [Choice] {
        let place = int()
        let all = Choice.allCases
        return all.indices.contains(place) ? all[place] : nil
    }

    /// What `encode(choices:)` wrote of the same type.
    mutating func choices<Choice: CaseIterable>(of type: Choice.Type = Choice.self) -> [Choice] where Choice.AllCases == [Choice] {
        array { $0.choice(of: type) }.compactMap { $0 }
    }

    public mutating func localized() -> LocalizedText {
        LocalizedText(
            deferred { decoder in
                let en = decoder.text()
                return (en, decoder.text())
            })
    }

    /// What `encode(deferred:)` wrote of a list of texts.
    mutating func deferredTexts() -> DeferredTexts {
        let count = max(0, int())
        return DeferredTexts(deferred { $0.texts() }, count: count)
    }

    /// What `encode(deferred:)` wrote.
    mutating func deferred<Value: Sendable>(_ read: @escaping @Sendable (inout FlatDecoder) -> Value) -> Deferred<Value> {
        let count = max(0, min(int(), bytes.count - position))
        let stretch = UnsafeBufferPointer(rebasing: bytes[position..<position + count])
        position += count
        if isLasting { return Deferred(FlatBytes(buffer: stretch), read: read) }
        var decoder = FlatDecoder(stretch)
        return Deferred(read(&decoder))
    }

    public mutating func array<Value>(of each: (inout FlatDecoder) -> Value) -> [Value] {
        let count = max(0, min(int(), bytes.count - position))
        var values: [Value] = []
        values.reserveCapacity(count)
        for _ in 0..<count { values.append(each(&self)) }
        return values
    }

    public mutating func texts() -> [String] { array { $0.text() } }

    /// What `encode(packing:)` wrote of the same type.
    package mutating func packed<Element: BitwiseCopyable>(as type: Element.Type = Element.self) -> [Element] {
        let stride = MemoryLayout<Element>.stride
        let count = max(0, min(int(), (bytes.count - position) * 7 / 8)) / stride
        let packed = (count * stride * 8 + 6) / 7
        let source = UnsafeBufferPointer(rebasing: bytes[position..<position + packed])
        position += packed
        return [Element](unsafeUninitializedCapacity: count) { buffer, initialized in
            Self.unpack(source, into: UnsafeMutableRawBufferPointer(start: buffer.baseAddress, count: count * stride))
            initialized = count
        }
    }

    private static func unpack(_ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableRawBufferPointer) {
        var next = 0
        var i = 0
        // Eight bytes of seven bits are seven bytes, and an eighth that the next step writes over.
        while let base = source.baseAddress, next + 8 <= source.count, i + 8 <= target.count {
            var word = UInt64(littleEndian: UnsafeRawPointer(base).loadUnaligned(fromByteOffset: next, as: UInt64.self))
            word = (word & 0x007F_007F_007F_007F) | (word & 0x7F00_7F00_7F00_7F00) >> 1
            word = (word & 0x0000_3FFF_0000_3FFF) | (word & 0x3FFF_0000_3FFF_0000) >> 2
            word = (word & 0x0000_0000_0FFF_FFFF) | (word & 0x0FFF_FFFF_0000_0000) >> 4
            target.storeBytes(of: word.littleEndian, toByteOffset: i, as: UInt64.self)
            next += 8
            i += 7
        }
        var bits: UInt64 = 0
        var have: UInt64 = 0
        while i < target.count {
            while have < 8 {
                bits |= UInt64(next < source.count ? source[next] : 0) << have
                have += 7
                next += 1
            }
            target[i] = UInt8(truncatingIfNeeded: bits)
            bits >>= 8
            have -= 8
            i += 1
        }
    }
}
