/// The way back from bytes that were made (decoded, unfolded, collapsed) to the bytes that they were made from.
///
/// A map is a list of runs in order of their output. Inside a run every *unit* of output bytes stands for a unit of source bytes:
/// one for one where text was copied, one for three where quoted-printable was decoded, three for two where GBK became UTF-8. A
/// place inside a unit maps to the whole unit, so that a range always covers every source byte that had a part in it. Units that
/// continue each other share a run: regular text costs one run however long it is.
///
/// Lookups take O(log runs); offsets are bytes and must stay below 2 GiB.
public struct SourceMap: Sendable, Equatable {
    struct Run: Sendable, Equatable {
        var output: Int32
        var source: Int32
        var outputUnit: Int32
        /// Zero marks base64, whose three output bytes share four source bytes: byte *k* of a group lies in characters *k* and *k + 1*.
        var sourceUnit: Int32
    }

    private(set) var runs: [Run] = []

    /// Output bytes mapped so far.
    public private(set) var count = 0

    /// Where an empty map, or a place past its end, points in the source.
    public private(set) var end = 0

    public init() {}

    /// A map that copies `range` of the source one for one.
    public init(copying range: Range<Int>) {
        appendCopy(of: range)
        end = range.upperBound
    }

    /// Appends output that is `range` of the source, byte for byte.
    public mutating func appendCopy(of range: Range<Int>) {
        guard !range.isEmpty else {
            end = max(end, range.lowerBound)
            return
        }
        let run = Run(output: Int32(count), source: Int32(range.lowerBound), outputUnit: 1, sourceUnit: 1)
        count += range.count
        end = range.upperBound
        // Most runs are copies: `append` would divide for each of them.
        if let last = runs.last, last.outputUnit == 1, last.sourceUnit == 1, run.output - last.output == run.source - last.source { return }
        runs.append(run)
    }

    /// Appends `units` units of `outputUnit` output bytes, each made from `sourceUnit` source bytes, the first at `source`.
    public mutating func appendUnits(_ units: Int, of outputUnit: Int, from source: Int, each sourceUnit: Int) {
        guard units > 0, outputUnit > 0 else {
            end = max(end, source + units * sourceUnit)
            return
        }
        append(Run(output: Int32(count), source: Int32(source), outputUnit: Int32(outputUnit), sourceUnit: Int32(max(1, sourceUnit))))
        count += units * outputUnit
        end = source + units * sourceUnit
    }

    /// Appends `count` output bytes that together stand for `range` of the source.
    public mutating func appendBlock(_ count: Int, for range: Range<Int>) {
        appendUnits(1, of: count, from: range.lowerBound, each: range.count)
    }

    /// Appends `count` bytes decoded from uninterrupted base64 that starts with a whole group at `source`.
    public mutating func appendBase64(_ count: Int, from source: Int) {
        guard count > 0 else { return }
        append(Run(output: Int32(self.count), source: Int32(source), outputUnit: 3, sourceUnit: 0))
        self.count += count
        end = source + (count + 2) / 3 * 4
    }

    private mutating func append(_ run: Run) {
        if let last = runs.last, last.outputUnit == run.outputUnit, last.sourceUnit == run.sourceUnit {
            let length = run.output - last.output
            if length % last.outputUnit == 0 {
                let step = last.sourceUnit == 0 ? 4 : last.sourceUnit
                if last.source + length / last.outputUnit * step == run.source { return }
            }
        }
        runs.append(run)
    }

    /// The source bytes that `range` of the output was made from. An empty range gives an empty one.
    public func source(of range: Range<Int>) -> Range<Int> {
        let start = start(of: range.lowerBound)
        guard !range.isEmpty else { return start..<start }
        let end = unitEnd(of: range.upperBound - 1)
        return min(start, end)..<max(start, end)
    }

    /// The first source byte of the unit that holds output byte `offset`.
    public func start(of offset: Int) -> Int {
        guard offset >= 0, offset < count, let run = run(at: offset) else {
            return offset <= 0 ? Int(runs.first?.source ?? Int32(end)) : end
        }
        let inside = offset - Int(run.output)
        let unit = inside / Int(run.outputUnit)
        if run.sourceUnit == 0 { return Int(run.source) + unit * 4 + inside % 3 }
        return Int(run.source) + unit * Int(run.sourceUnit)
    }

    private func unitEnd(of offset: Int) -> Int {
        guard offset >= 0, offset < count, let run = run(at: offset) else { return end }
        let inside = offset - Int(run.output)
        let unit = inside / Int(run.outputUnit)
        if run.sourceUnit == 0 { return Int(run.source) + unit * 4 + inside % 3 + 2 }
        return Int(run.source) + (unit + 1) * Int(run.sourceUnit)
    }

    private func run(at offset: Int) -> Run? {
        let next = runs.indices.partitioningIndex { Int(runs[$0].output) > offset }
        return next > 0 ? runs[next - 1] : nil
    }
}
