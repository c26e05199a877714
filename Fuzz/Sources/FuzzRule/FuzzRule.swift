import FuzzSupport
import SpamLint

@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzRule(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    _ = fuzzInput(start, count)
    return 0
}
