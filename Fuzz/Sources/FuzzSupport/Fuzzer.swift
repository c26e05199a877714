import CLibFuzzer
import Glibc

/// Hands the program over to libFuzzer, which reads its arguments and calls `entry` with one input after another.
public func fuzz(_ entry: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) -> Never {
    var count = CommandLine.argc
    var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
    exit(LLVMFuzzerRunDriver(&count, &arguments, entry))
}
