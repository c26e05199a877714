import SpamLintChecks
import SpamLintCore
import SpamLintRules

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Checks every rule of a folder and writes them, with their automaton, as one Swift string literal.
@main
enum EmbedRulesTool {
    static func main() {
        guard CommandLine.arguments.count == 3 else {
            fail(["usage: EmbedRulesTool RULES OUTPUT"])
        }
        let folder = RuleFolder(reading: CommandLine.arguments[1], vocabulary: .program(categories: []))
        if !folder.errors.isEmpty { fail(folder.errors.map(\.description)) }
        let catalogue = Catalogue(
            categories: folder.categories, rules: folder.files.map(\.rule), classes: folder.classes,
            profiles: folder.profiles.map(\.profile))
        let source =
            Array("enum EmbeddedRules {\n".utf8) + constant("catalogue", of: catalogue.flat())
            + constant("examples", of: folder.examples.flat()) + Array("}\n".utf8)
        save(source, to: CommandLine.arguments[2])
    }

    /// A static string costs nothing at start and compiles in a second, where an array literal takes minutes.
    private static func constant(_ name: String, of bytes: [UInt8]) -> [UInt8] {
        var source = Array("    static let \(name): StaticString = \"".utf8)
        source.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            switch byte {
            case 0x22, 0x5C: source += [0x5C, byte]
            case 0x20...0x7E, 0x80...: source.append(byte)
            default: source += Array("\\u{\(String(byte, radix: 16))}".utf8)
            }
        }
        return source + Array("\"\n".utf8)
    }

    private static func save(_ bytes: [UInt8], to path: String) {
        guard let file = fopen(path, "wb") else { fail(["\(path): cannot be written: \(String(cString: strerror(errno)))"]) }
        let written = fwrite(bytes, 1, bytes.count, file)
        if fclose(file) != 0 || written != bytes.count { fail(["\(path): cannot be written"]) }
    }

    private static func fail(_ lines: [String]) -> Never {
        for line in lines {
            let bytes = Array((line + "\n").utf8)
            _ = bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
        }
        exit(1)
    }
}
