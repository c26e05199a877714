import MailBytes

/// Any bytes as a message.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzMessage(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let lines = LineIndex(of: bytes)
    for offset in stride(from: 0, through: bytes.count, by: 7) {
        let place = lines.position(of: offset)
        precondition(place.line >= 1 && place.column >= 1)
    }
    return 0
}
