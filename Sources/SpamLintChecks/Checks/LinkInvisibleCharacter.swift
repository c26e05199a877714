import MailBytes
import MailDomain
import SpamLintCore

extension Check {
    /// Links of HTML with an invisible character, a soft hyphen or a space before the path begins.
    static let linkInvisibleCharacter = Check("link-invisible-character", needs: [.html, .links]) { facts, _ in
        facts.links.compactMap { fact in
            guard fact.link != nil, fact.url.kind == .web, let map = fact.map, let begin = fact.url.schemeRange?.upperBound else {
                return nil
            }
            return fact.target.withUnsafeBufferPointer { bytes in
                var walk = ScalarWalk(bytes, begin..<bytes.count)
                var slashes = 0
                while let (scalar, range) = walk.next() {
                    if scalar == "/" { slashes += 1 }
                    if slashes > 2 || scalar == "?" || scalar == "#" { return nil }
                    guard isInvisible(scalar) else { continue }
                    return Evidence(
                        at: .text(part: facts.bodies[fact.body].part, map.source(of: range)), values: [("code", scalar.codePoint)])
                }
                return nil
            }
        }
    }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0xA0, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0x3000, 0xFEFF: true
        default: false
        }
    }
}
