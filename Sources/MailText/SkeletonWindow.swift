internal import MailBytes

/// The skeleton of a stretch of folded text round some patches, wide enough for every phrase that touches one.
struct SkeletonWindow: Sendable {
    /// A piece of the window: folded text, or a patch.
    struct Piece: Sendable {
        /// In the window's bytes.
        var start: Int
        /// In the folded text.
        var folded: Int
        /// Index of the patch; -1 for folded text.
        var patch: Int
    }

    /// `bytes[0]` is context; `count` is the end of the text, slack follows.
    private(set) var bytes: [UInt8] = []
    private(set) var pieces: [Piece] = []
    private(set) var count = 0

    /// Lays out the folded text `range` with `patches` of it put in.
    mutating func lay(_ buffer: FoldBuffer, patches: Range<Int>, range: Range<Int>) {
        bytes.removeAll(keepingCapacity: true)
        pieces.removeAll(keepingCapacity: true)
        bytes.append(buffer.bytes[range.lowerBound - 1])
        var output = range.lowerBound
        func copy(to end: Int) {
            guard output < end else { return }
            pieces.append(Piece(start: bytes.count, folded: output, patch: -1))
            bytes.append(contentsOf: buffer.bytes[output..<end])
        }
        for index in patches {
            let patch = buffer.patches[index]
            copy(to: Int(patch.start))
            pieces.append(Piece(start: bytes.count, folded: Int(patch.start), patch: index))
            for i in Int(patch.bytesStart)..<Int(patch.bytesEnd) { bytes.append(buffer.patchText.bytes[i].byte) }
            output = Int(patch.end)
        }
        copy(to: range.upperBound)
        count = bytes.count
        bytes.append(contentsOf: repeatElement(0xFE, count: 16))
    }

    /// Puts in the second readings of patches, which have the same length. False if there are none.
    mutating func takeAlternates(_ buffer: FoldBuffer) -> Bool {
        var isChanged = false
        for piece in pieces where piece.patch >= 0 {
            let patch = buffer.patches[piece.patch]
            guard patch.alternate != nil else { continue }
            isChanged = true
            for i in Int(patch.bytesStart)..<Int(patch.bytesEnd) {
                bytes[piece.start + i - Int(patch.bytesStart)] = buffer.patchText.bytes[i].alternate
            }
        }
        return isChanged
    }

    /// The index of the piece that byte `offset` lies in: the last that begins there or before and is not empty.
    func piece(at offset: Int) -> Int {
        max(0, pieces.indices.partitioningIndex { pieces[$0].start > offset } - 1)
    }
}
