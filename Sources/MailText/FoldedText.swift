public import MailBytes

/// Text made comparable, with the way back to the bytes that it was made from.
public struct FoldedText: Sendable, Equatable {
    /// UTF-8.
    public let bytes: [UInt8]
    /// From offsets in `bytes` to offsets in the original.
    public let map: SourceMap

    /// Folds the whole of `utf8`, or the bytes of `range`. Linear; meant for short text: phrases, windows round a hit. `PhraseScanner`
    /// folds long text in pieces.
    public init(folding utf8: [UInt8], in range: Range<Int>? = nil, as folding: Folding) {
        let range = (range ?? 0..<utf8.count).clamped(to: 0..<utf8.count)
        if folding == .folded, let plain = utf8.withUnsafeBufferPointer({ PlainText.fold($0, range) }) {
            self.bytes = plain.bytes
            self.map = plain.map
            return
        }
        // The folder's buffer is as large as a chunk: a window in a long text must not cost what the text would.
        var folder = ChunkFolder(range: range, of: utf8.count, chunk: min(range.count, 65_536))
        var bytes: [UInt8] = []
        var map = SourceMap()
        bytes.reserveCapacity(range.count + 16)
        utf8.withUnsafeBufferPointer { text in
            while folder.next(of: text) { FoldedText.append(folder.buffer, as: folding, to: &bytes, map: &map) }
        }
        self.bytes = bytes
        self.map = map
    }

    /// The original bytes that `range` of the folded ones was made from.
    public func source(of range: Range<Int>) -> Range<Int> { map.source(of: range) }

    static func append(_ buffer: FoldBuffer, as folding: Folding, to bytes: inout [UInt8], map: inout SourceMap) {
        var writer = FoldedTextWriter(buffer: buffer)
        if folding == .skeleton {
            for patch in buffer.patches { writer.write(patch, to: &bytes, map: &map) }
        }
        writer.write(upTo: buffer.count, to: &bytes, map: &map)
    }
}

/// Puts folded text and patches together in order.
private struct FoldedTextWriter {
    let buffer: FoldBuffer
    var output = 1
    var run = 0

    init(buffer: FoldBuffer) { self.buffer = buffer }

    mutating func write(upTo limit: Int, to bytes: inout [UInt8], map: inout SourceMap) {
        while output < limit {
            while run + 1 < buffer.runs.count, Int(buffer.runs[run + 1].output) <= output { run += 1 }
            let current = buffer.runs[run]
            let runEnd = run + 1 < buffer.runs.count ? Int(buffer.runs[run + 1].output) : buffer.count
            let stop = min(limit, runEnd)
            if current.length == 0 {
                let source = Int(current.source) + output - Int(current.output)
                map.appendCopy(of: source..<source + stop - output)
            } else {
                map.appendBlock(stop - output, for: Int(current.source)..<Int(current.source + current.length))
            }
            bytes.append(contentsOf: buffer.bytes[output..<stop])
            output = stop
        }
    }

    mutating func write(_ patch: FoldBuffer.Patch, to bytes: inout [UInt8], map: inout SourceMap) {
        write(upTo: Int(patch.start), to: &bytes, map: &map)
        var i = Int(patch.bytesStart)
        while i < Int(patch.bytesEnd) {
            let first = buffer.patchText.bytes[i]
            var next = i
            while next < Int(patch.bytesEnd), buffer.patchText.bytes[next].start == first.start {
                bytes.append(buffer.patchText.bytes[next].byte)
                next += 1
            }
            map.appendBlock(next - i, for: Int(first.start)..<Int(first.end))
            i = next
        }
        output = Int(patch.end)
    }
}
