#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Memory of C's own allocator, which callers free with `spamlint_free`.
enum CText {
    /// A copy with a zero byte behind it; nil where memory is short.
    static func copy(_ bytes: [UInt8]) -> UnsafeMutablePointer<UInt8>? {
        guard let memory = malloc(bytes.count + 1) else { return nil }
        bytes.withUnsafeBytes { source in
            if let base = source.baseAddress { memcpy(memory, base, source.count) }
        }
        memory.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt8.self)
        return memory.assumingMemoryBound(to: UInt8.self)
    }

    static func copy(_ text: String) -> UnsafeMutablePointer<CChar>? {
        copy(Array(text.utf8)).map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: CChar.self) }
    }
}
