import Testing

@testable import MailGate

@Suite struct MilterFrameReaderTests {
    /// The letters and lengths of the frames, and the fault that ends them.
    private func read(_ bytes: [UInt8], pieces: Int, most: Int = 100) -> (frames: [String], fault: MilterFault?) {
        var reader = MilterFrameReader(most: most)
        var frames: [String] = []
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            bytes[start..<min(start + pieces, bytes.count)].withUnsafeBytes { reader.append($0) }
            reading: while true {
                switch reader.next() {
                case .wait: break reading
                case .frame(let command, let payload): frames.append("\(Character(Unicode.Scalar(command)))\(payload.count)")
                case .fault(let fault): return (frames, fault)
                }
            }
            reader.rest()
        }
        return (frames, nil)
    }

    @Test(arguments: [1, 2, 3, 5, 7, 64, 1000])
    func anyPieces(size: Int) {
        let bytes = MilterWire.frame("H", "a") + MilterWire.frame("A") + MilterWire.frame("B", Array(repeating: 1, count: 99))
        let found = read(bytes, pieces: size)
        #expect(found.frames == ["H2", "A0", "B99"])
        #expect(found.fault == nil)
    }

    @Test(
        arguments: [
            ([0, 0, 0, 0], MilterFault(.emptyFrame, at: nil)),
            ([0, 0, 0, 101, 0x42], MilterFault(.frameTooLong, at: 0x42)),
            ([0xFF, 0xFF, 0xFF, 0xFF], nil),
            ([0xFF, 0xFF, 0xFF, 0xFF, 0x4C, 0], MilterFault(.frameTooLong, at: 0x4C)),
            ([0, 0, 0, 100, 0x42], nil), ([0, 0, 0], nil), ([], nil),
        ] as [([UInt8], MilterFault?)])
    func lengths(bytes: [UInt8], fault: MilterFault?) {
        #expect(read(bytes, pieces: 100).fault == fault)
    }

    @Test func aByteAtATimeTakesLinearTime() {
        let bytes = MilterWire.frame("B", Array(repeating: 0x61, count: 1 << 20))
        let clock = ContinuousClock()
        let time = clock.measure {
            #expect(read(bytes, pieces: 1, most: 2 << 20).frames == ["B1048576"])
        }
        #expect(time < .seconds(20), "\(time)")
    }

    @Test func manySmallFramesInOnePieceTakeLinearTime() {
        let bytes = Array(repeatElement(MilterWire.frame("A"), count: 200_000).joined())
        let clock = ContinuousClock()
        let time = clock.measure { #expect(read(bytes, pieces: 1 << 30).frames.count == 200_000) }
        #expect(time < .seconds(20), "\(time)")
    }
}
