import SpamLint

/// What a `spamlint_linter *` points at.
final class LinterBox: Sendable {
    let linter: Linter

    init(_ linter: Linter) { self.linter = linter }

    /// Hands a box over to a caller in C, who gives it back to `spamlint_close`.
    static func handOver(_ linter: Linter) -> OpaquePointer {
        OpaquePointer(Unmanaged.passRetained(LinterBox(linter)).toOpaque())
    }

    static func of(_ pointer: OpaquePointer) -> LinterBox {
        Unmanaged<LinterBox>.fromOpaque(UnsafeRawPointer(pointer)).takeUnretainedValue()
    }
}
