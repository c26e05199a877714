import SpamLintCore
import Testing

@Suite struct FlatCodingTests {
    @Test func everyKindComesBack() {
        var encoder = FlatEncoder()
        let numbers = [0, 1, -1, 31, 32, -32, 63, 64, 4095, 4096, 1 << 40, -(1 << 40)]
        for number in numbers { encoder.encode(number) }
        encoder.encode("免费 text\u{0}")
        encoder.encode(true)
        encoder.encode(2.5)
        encoder.encode(["a", ""])
        let packed = (0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        encoder.encode(packing: packed)
        encoder.encode(packing: [UInt8]())
        let words: [UInt32] = [0, 1, .max, 0x8000_0001, 77]
        encoder.encode(packing: words)
        encoder.encode("end")
        encoder.bytes.withUnsafeBufferPointer { bytes in
            var decoder = FlatDecoder(bytes)
            let decoded = numbers.map { _ in decoder.int() }
            let text = decoder.text()
            let flag = decoder.flag()
            let double = decoder.double()
            let texts = decoder.texts()
            let bytes = decoder.packed(as: UInt8.self)
            let none = decoder.packed(as: UInt8.self)
            let wide = decoder.packed(as: UInt32.self)
            let end = decoder.text()
            #expect(decoded == numbers)
            #expect(text == "免费 text\u{0}" && flag && double == 2.5 && texts == ["a", ""])
            #expect(bytes == packed && none.isEmpty && wide == words && end == "end")
        }
    }

    /// Texts that a reader may pass over are between others that it must not.
    @Test func localizedTextsComeBack() {
        var encoder = FlatEncoder()
        encoder.encode(LocalizedText(en: "free", zh: "免费"))
        encoder.encode("end")
        encoder.bytes.withUnsafeBufferPointer { bytes in
            var decoder = FlatDecoder(bytes)
            #expect(decoder.localized() == LocalizedText(en: "free", zh: "免费"))
            #expect(decoder.text() == "end")
        }
    }

    /// Whatever stands behind the last whole group of seven bytes.
    @Test(arguments: 0..<40) func packedBytesComeBack(count: Int) {
        let data = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 151 &+ 90) }
        var encoder = FlatEncoder()
        encoder.encode(packing: data)
        encoder.encode(7)
        encoder.bytes.withUnsafeBufferPointer { bytes in
            var decoder = FlatDecoder(bytes)
            #expect(decoder.packed() == data)
            #expect(decoder.int() == 7)
        }
    }

    /// The bytes go into a string literal.
    @Test func bytesAreUTF8() {
        var encoder = FlatEncoder()
        for number in stride(from: -100_000, to: 100_000, by: 777) { encoder.encode(number) }
        encoder.encode(packing: [UInt8](0...255))
        #expect(String(validating: encoder.bytes, as: UTF8.self) != nil)
    }

    @Test func pastTheEndThereIsNothing() {
        let bytes: [UInt8] = [0x7F]
        bytes.withUnsafeBufferPointer { bytes in
            var decoder = FlatDecoder(bytes)
            _ = decoder.int()
            let number = decoder.int()
            let text = decoder.text()
            let bytes = decoder.packed(as: UInt64.self)
            #expect(number == 0 && text.isEmpty && bytes.isEmpty)
        }
    }
}
