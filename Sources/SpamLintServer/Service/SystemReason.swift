import NIOCore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The system's own words for why it refused a thing.
enum SystemReason {
    static func words(for error: any Error) -> String {
        guard let error = error as? IOError else { return "\(error)" }
        let words = String(cString: strerror(error.errnoCode))
        return words.prefix(1).lowercased() + words.dropFirst()
    }
}
