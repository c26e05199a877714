/// What must hold whatever the input is. A broken one stops the program, which is how the fuzzer learns of it.
public enum Invariants {
    public static func inside(_ range: Range<Int>, _ whole: Range<Int>, _ what: StaticString) {
        precondition(range.lowerBound >= whole.lowerBound && range.upperBound <= whole.upperBound, "\(what): \(range) outside \(whole)")
    }

    public static func isUTF8(_ bytes: some Sequence<UInt8>, _ what: StaticString) {
        precondition(String(validating: bytes, as: UTF8.self) != nil, "\(what): not UTF-8")
    }

    /// Every byte of an output of `count` bytes leads back to a range inside `source`; at most about `steps` of them are tried.
    public static func maps(_ count: Int, into source: Range<Int>, steps: Int = 64, _ what: StaticString, _ map: (Range<Int>) -> Range<Int>)
    {
        inside(map(0..<count), source, what)
        for offset in stride(from: 0, to: count, by: max(1, count / steps)) {
            let place = map(offset..<(offset + 1))
            inside(place, source, what)
            precondition(!place.isEmpty, "\(what): byte \(offset) comes from nowhere")
        }
    }
}

/// The input of one run.
public func fuzzInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> [UInt8] {
    Array(UnsafeBufferPointer(start: start, count: count))
}
