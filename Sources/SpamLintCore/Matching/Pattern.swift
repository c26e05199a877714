internal import CPCRE2

/// A regular expression, compiled once by PCRE2 with its just-in-time compiler and bounded in what it may do.
///
/// Rules and mail are both untrusted: match, depth and heap limits end what would take too long, and a match that hits a limit counts
/// as none. Those of rules run over folded text (UTF-8, lower case), and never over more than a small window; those of checks over bytes.
public final class Pattern {
    private let code: OpaquePointer
    /// Of its own once it is compiled for the machine; lent until then.
    private var data: OpaquePointer?
    private var uses = 0
    private let options: UInt32
    /// Whether the compiled code may be called without PCRE2 looking at its arguments and at the text first.
    private var isTrusted = false

    /// The same for all; matches read it alone.
    ///
    /// Unchecked, because nobody writes to it once it is made.
    private struct Limits: @unchecked Sendable {
        let context = pcre2_match_context_create_8(nil)

        init() {
            guard let context else { return }
            pcre2_set_match_limit_8(context, 20_000)
            pcre2_set_depth_limit_8(context, 250)
            pcre2_set_heap_limit_8(context, 512)
        }
    }

    private static let limits = Limits()

    /// Matches after which the just-in-time compiler pays: a run over one message never gets there.
    private static let usesBeforeCompiling = 24
    /// Bytes from which on it is run in any case. Without it, PCRE2 looks at every start for the last letter that a match must have, in
    /// capitals and in small, up to the end: a time that grows with the square of the length.
    private static let sizeBeforeCompiling = 1 << 18

    /// - Parameters:
    ///   - isText: Whether it runs over UTF-8; else over bytes.
    ///   - isCompiled: Whether to run the just-in-time compiler at once.
    /// - Returns: Nil when the expression does not compile; `problem(in:)` says why.
    init?(_ expression: String, isText: Bool = true, isCompiled: Bool = true) {
        guard case .success(let code) = Self.compile(expression, isText: isText) else { return nil }
        self.code = code
        // An expression over bytes may still turn itself into one over UTF-8, `(*UTF)`, and those bytes may be anything.
        options = isText ? UInt32(PCRE2_NO_UTF_CHECK) : 0
        if isCompiled { compileForMachine() }
    }

    deinit {
        pcre2_match_data_free_8(data)
        pcre2_code_free_8(code)
    }

    /// The same, having run the just-in-time compiler, which takes as long as some twenty matches without it, once it pays.
    func countedMatch(in text: UnsafeBufferPointer<UInt8>, from: Int) -> Range<Int>? {
        uses += 1
        if data == nil, uses >= Self.usesBeforeCompiling || text.count >= Self.sizeBeforeCompiling {
            compileForMachine()
        }
        return firstMatch(in: text, from: from)
    }

    private func compileForMachine() {
        pcre2_jit_compile_8(code, UInt32(PCRE2_JIT_COMPLETE))
        data = pcre2_match_data_create_8(1, nil)
        var flags: UInt32 = 0
        var size = 0
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_ALLOPTIONS), &flags)
        // An expression may forbid to be compiled, `(*NO_JIT)`.
        pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_JITSIZE), &size)
        isTrusted = size > 0 && (options & PCRE2_NO_UTF_CHECK != 0 || flags & PCRE2_UTF == 0)
    }

    /// The first match that starts at `from` or after it, in bytes of `text`, which must be UTF-8 where the expression is for text.
    func firstMatch(in text: UnsafeBufferPointer<UInt8>, from: Int) -> Range<Int>? {
        if let data { return firstMatch(in: text, from: from, with: data) }
        return InterpreterFrames.lent { firstMatch(in: text, from: from, with: $0) }
    }

    private func firstMatch(in text: UnsafeBufferPointer<UInt8>, from: Int, with data: OpaquePointer) -> Range<Int>? {
        // Without limits nothing is run.
        guard from <= text.count, let base = text.baseAddress, let context = Self.limits.context else { return nil }
        let found =
            isTrusted
            ? pcre2_jit_match_8(code, base, text.count, from, options, data, context)
            : pcre2_match_8(code, base, text.count, from, options, data, context)
        // Zero says that groups found no room, for which none was made: only the whole match is asked for.
        guard found >= 0, let vector = pcre2_get_ovector_pointer_8(data), vector[1] >= vector[0] else { return nil }
        return Int(vector[0])..<Int(vector[1])
    }

    private enum Compilation {
        case success(OpaquePointer)
        case failure(String)
    }

    private static func compile(_ expression: String, isText: Bool = true) -> Compilation {
        var error: Int32 = 0
        var offset = 0
        let bytes = Array(expression.utf8)
        let options = isText ? UInt32(PCRE2_UTF | PCRE2_NEVER_BACKSLASH_C) : UInt32(PCRE2_NEVER_BACKSLASH_C)
        if let code = pcre2_compile_8(bytes, bytes.count, options, &error, &offset, nil) {
            return .success(code)
        }
        var buffer = [UInt8](repeating: 0, count: 200)
        let length = pcre2_get_error_message_8(error, &buffer, buffer.count)
        let text = length > 0 ? String(decoding: buffer[..<Int(length)], as: UTF8.self) : "error \(error)"
        return .failure("does not compile: \(text) at character \(offset + 1)")
    }

    /// What is wrong with an expression, or nil: that it does not compile, or that it nests unbounded repetition.
    public static func problem(in expression: String) -> String? {
        guard !expression.isEmpty else { return "is empty; it needs an expression" }
        switch compile(expression) {
        case .failure(let text): return text
        case .success(let code): pcre2_code_free_8(code)
        }
        return hasNestedRepetition(expression)
            ? "repeats a group that itself repeats without bound; rewrite it without the inner * or +" : nil
    }

    /// Whether a group that holds an unbounded repetition is itself repeated without bound, as in `(a+)*`.
    private static func hasNestedRepetition(_ expression: String) -> Bool {
        let bytes = Array(expression.utf8)
        var groups: [Bool] = []
        var inClass = false
        var i = 0
        while i < bytes.count {
            let byte = bytes[i]
            if byte == 0x5C {
                i += 2
                continue
            }
            if inClass {
                inClass = byte != 0x5D
            } else if byte == 0x5B {
                inClass = true
                if i + 1 < bytes.count, bytes[i + 1] == 0x5D { i += 1 }
            } else if byte == 0x28 {
                groups.append(false)
            } else if byte == 0x29 {
                let inner = groups.popLast() ?? false
                let repeated = isUnboundedRepetition(bytes, at: i + 1)
                if inner && repeated { return true }
                if inner || repeated, !groups.isEmpty { groups[groups.count - 1] = true }
            } else if isUnboundedRepetition(bytes, at: i), !groups.isEmpty {
                groups[groups.count - 1] = true
            }
            i += 1
        }
        return false
    }

    private static func isUnboundedRepetition(_ bytes: [UInt8], at i: Int) -> Bool {
        guard i < bytes.count else { return false }
        if bytes[i] == 0x2A || bytes[i] == 0x2B { return true }
        guard bytes[i] == 0x7B, let close = bytes[i...].firstIndex(of: 0x7D), close > i + 1 else { return false }
        return bytes[close - 1] == 0x2C
    }
}
