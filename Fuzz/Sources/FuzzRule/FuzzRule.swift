import FuzzSupport
import SpamLint
import SpamLintCore
import SpamLintRules

@main
enum Entry {
    static func main() { fuzz(fuzzRule) }
}

/// Any text as a rule file: read, packed, unpacked, and its examples run.
func fuzzRule(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard let yaml = String(validating: fuzzInput(start, count), as: UTF8.self) else { return 0 }
    // A file must be named for its rule, which a fuzzer would not learn.
    let id = yaml.split(separator: "\n").first { $0.hasPrefix("id: ") }?.dropFirst(4) ?? "rule"
    guard let file = try? RuleFile(yaml: yaml, path: "Rules/\(id).yml", vocabulary: .program(categories: [])) else { return 0 }
    let packed = Catalogue(categories: [], rules: [file.rule], classes: []).flat()
    let unpacked = packed.withUnsafeBufferPointer { Catalogue(flat: $0) }
    precondition(unpacked.flat() == packed, "a rule is not the same after packing")
    // What is large takes long, with the sanitizer longer than the fuzzer waits; that is no fault.
    guard file.examples.allSatisfy({ $0.bytes.count < 1 << 20 }) else { return 0 }
    _ = RuleTests.failures(of: file)
    return 0
}
