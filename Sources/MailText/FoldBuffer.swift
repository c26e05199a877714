internal import MailBytes

/// Folded text, the way back to its source, and where the skeleton differs from it.
///
/// The skeleton is never written out: it is the folded text with `patches` put in. On ordinary text there are few, so that one folding
/// serves for both.
struct FoldBuffer: Sendable {
    /// Output that stands for source bytes: byte for byte (`length` 0), or all of it for `length` bytes of source.
    struct Run: Sendable {
        var output: Int32
        var source: Int32
        var length: Int32
    }

    /// A stretch of folded text for which the skeleton has other bytes, maybe none.
    struct Patch: Sendable {
        var start: Int32
        var end: Int32
        /// Into `patchText`.
        var bytesStart: Int32
        var bytesEnd: Int32
        var disguise: Disguise
        /// What the alternate reading adds to `disguise`; nil if there is none.
        var alternate: Disguise?
        var traits: Traits
    }

    /// What has to be looked at more closely before a hit counts as disguised.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt8
        /// White space between Chinese characters.
        static let ideographSpace = Traits(rawValue: 1)
        /// Other separators between Chinese characters.
        static let ideographSymbol = Traits(rawValue: 2)
        static let softHyphen = Traits(rawValue: 4)
    }

    /// Storage: `bytes[1..<count]` is text, `bytes[0]` tells what came before, and what follows `count` can be read but means nothing.
    var bytes: [UInt8] = []
    var count = 1
    var runs: [Run] = []
    var patches: [Patch] = []
    var patchText = PatchText()

    /// Room behind the text for one piece of output, whatever it is.
    static let slack = 8192

    mutating func clear(capacity: Int) {
        if bytes.count < capacity + FoldBuffer.slack {
            // Only the first byte is read before it is written: filling the rest would cost more than folding a short text.
            bytes = [UInt8](unsafeUninitializedCapacity: capacity + FoldBuffer.slack) { buffer, count in
                buffer.initializeElement(at: 0, to: 0)
                count = capacity + FoldBuffer.slack
            }
        }
        count = 1
        runs.removeAll(keepingCapacity: true)
        patches.removeAll(keepingCapacity: true)
        patchText.truncate(to: 0)
    }

    /// The run that made output byte `offset`.
    private func run(at offset: Int) -> Run? {
        let next = runs.indices.partitioningIndex { Int(runs[$0].output) > offset }
        return next > 0 ? runs[next - 1] : nil
    }

    /// The first source byte of the character that output byte `offset` belongs to.
    func sourceStart(of offset: Int) -> Int {
        guard let run = run(at: offset) else { return 0 }
        return run.length == 0 ? Int(run.source) + offset - Int(run.output) : Int(run.source)
    }

    /// The end of the source of output byte `offset`.
    func sourceEnd(of offset: Int) -> Int {
        guard let run = run(at: offset) else { return 0 }
        return run.length == 0 ? Int(run.source) + offset - Int(run.output) + 1 : Int(run.source + run.length)
    }
}
