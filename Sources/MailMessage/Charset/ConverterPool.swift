import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// An open converter of the C library, to UTF-8. It keeps a shift state, so one user at a time has it.
struct Converter: @unchecked Sendable {
    fileprivate let descriptor: iconv_t

    enum Stop {
        case finished, malformed, incomplete, full
    }

    /// Forgets the shift state.
    func reset() {
        iconv(descriptor, nil, nil, nil, nil)
    }

    /// Writes what the converter still holds back. Returns the number of bytes.
    func flush(into out: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard let target = out.baseAddress else { return 0 }
        var to: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(target).assumingMemoryBound(to: CChar.self)
        var room = out.count
        iconv(descriptor, nil, nil, &to, &room)
        return out.count - room
    }

    /// Converts from `input` on until something stops it, and moves both offsets.
    func convert(
        _ bytes: UnsafeBufferPointer<UInt8>, from input: inout Int, to end: Int, into out: UnsafeMutableBufferPointer<UInt8>,
        at output: inout Int
    ) -> Stop {
        guard let source = bytes.baseAddress, let target = out.baseAddress else { return .finished }
        var from: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(mutating: source + input).assumingMemoryBound(to: CChar.self)
        var to: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(target + output).assumingMemoryBound(to: CChar.self)
        var left = end - input
        var room = out.count - output
        let result = iconv(descriptor, &from, &left, &to, &room)
        let reason = errno
        input = end - left
        output = out.count - room
        if result != -1 { return .finished }
        switch reason {
        case E2BIG: return .full
        case EINVAL: return .incomplete
        default: return .malformed
        }
    }
}

/// Opens the C library's converters once and lends them: opening one costs more than converting a message.
///
/// Safe from any thread. What the machine lacks is remembered too, since looking for it is slow.
final class ConverterPool: Sendable {
    static let shared = ConverterPool()

    /// Charsets whose converters are kept; a message in which every word has another one must not keep hundreds.
    private static let maximumNames = 64
    private static let maximumIdle = 8

    private struct State {
        var idle: [String: [Converter]] = [:]
        var missing: Set<String> = []
        /// Charsets that mail names, that we know, and that this machine cannot convert.
        var lacking: Set<String> = []
    }

    private let state = Mutex(State())

    /// What to do where the converter of `charset` is missing. Debian 12 has all of them in libc6, later releases most in a package apart.
    static func advice(for charset: Charset) -> String {
        shared.state.withLock { state in _ = state.lacking.insert(charset.name) }
        return "no converter for \(charset.name): install the Debian package libc6 (from Debian 13 on libc-gconv-modules-extra)"
    }

    /// The charsets that were asked for in vain, in order.
    var lacking: [String] { state.withLock { $0.lacking }.sorted() }

    /// Runs `body` with a fresh converter from the charset `name`, or returns nil if the machine has none.
    func with<Result>(_ name: String, _ body: (Converter) -> Result) -> Result? {
        guard let converter = take(name) else { return nil }
        defer { put(converter, name) }
        return body(converter)
    }

    private func take(_ name: String) -> Converter? {
        let (idle, isMissing) = state.withLock { state in
            (state.idle[name]?.popLast(), state.missing.contains(name))
        }
        if let idle {
            idle.reset()
            return idle
        }
        if isMissing { return nil }
        if let descriptor = iconv_open("UTF-8", name), descriptor != iconv_t(bitPattern: -1) { return Converter(descriptor: descriptor) }
        state.withLock { state in _ = state.missing.insert(name) }
        return nil
    }

    private func put(_ converter: Converter, _ name: String) {
        let isKept = state.withLock { state in
            guard state.idle.count < Self.maximumNames || state.idle[name] != nil else { return false }
            guard (state.idle[name]?.count ?? 0) < Self.maximumIdle else { return false }
            state.idle[name, default: []].append(converter)
            return true
        }
        if !isKept { iconv_close(converter.descriptor) }
    }
}
