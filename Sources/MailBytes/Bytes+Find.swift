#if canImport(Glibc)
    public import Glibc
#elseif canImport(Musl)
    public import Musl
#elseif canImport(Darwin)
    public import Darwin
#endif

extension UnsafeBufferPointer<UInt8> {
    /// Where `byte` first stands in `start..<end`; `end` if it does not.
    @inlinable
    public func find(_ byte: UInt8, from start: Int, to end: Int) -> Int {
        guard start < end, let base = baseAddress, let hit = memchr(base + start, Int32(byte), end - start) else { return end }
        return UnsafeRawPointer(hit) - UnsafeRawPointer(base)
    }
}
