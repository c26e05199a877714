import MailBytes

/// What a decoder tells about where its output comes from. Decoders are generic over it, so that decoding without a map costs nothing.
protocol MapRecorder {
    /// A recorder that was told nothing yet.
    init()
    /// Whether anything is done with what it is told.
    static var isRecording: Bool { get }
    /// The next output bytes are `range` of the input.
    mutating func copied(_ range: Range<Int>)
    /// The next `count` output bytes stand for `range` of the input.
    mutating func block(_ count: Int, for range: Range<Int>)
    /// The next `units` units of `outputUnit` output bytes stand for `inputUnit` input bytes each, from `start` on.
    mutating func units(_ units: Int, of outputUnit: Int, from start: Int, each inputUnit: Int)
    /// The next `count` output bytes come from whole groups of base64 from `start` on.
    mutating func base64(_ count: Int, from start: Int)
}

struct NoMap: MapRecorder {
    static var isRecording: Bool { false }
    mutating func copied(_ range: Range<Int>) {}
    mutating func block(_ count: Int, for range: Range<Int>) {}
    mutating func units(_ units: Int, of outputUnit: Int, from start: Int, each inputUnit: Int) {}
    mutating func base64(_ count: Int, from start: Int) {}
}

/// Builds a `SourceMap`; offsets of the input are shifted by `origin`.
struct Recording: MapRecorder {
    static var isRecording: Bool { true }
    var map = SourceMap()
    var origin = 0

    mutating func copied(_ range: Range<Int>) {
        map.appendCopy(of: range.lowerBound + origin..<range.upperBound + origin)
    }

    mutating func block(_ count: Int, for range: Range<Int>) {
        map.appendBlock(count, for: range.lowerBound + origin..<range.upperBound + origin)
    }

    mutating func units(_ units: Int, of outputUnit: Int, from start: Int, each inputUnit: Int) {
        map.appendUnits(units, of: outputUnit, from: start + origin, each: inputUnit)
    }

    mutating func base64(_ count: Int, from start: Int) {
        map.appendBase64(count, from: start + origin)
    }
}
