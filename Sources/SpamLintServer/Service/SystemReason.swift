import NIOCore
import NIOPosix

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Words for why an address cannot be listened at.
enum SystemReason {
    static func words(for error: any Error) -> String {
        switch error {
        case let error as IOError:
            let words = String(cString: strerror(error.errnoCode))
            return words.prefix(1).lowercased() + words.dropFirst()
        case is UnixDomainSocketPathWrongType: return "something else is there that is no socket"
        case SocketAddressError.unixDomainSocketPathTooLong: return "the path is too long for a socket"
        case is SocketAddressError.FailedToParseIPByteBuffer: return "that is no address"
        default: return "there is no such address on this machine"
        }
    }
}
