internal import MailBytes

/// Labels of internationalised domain names (RFC 3492, RFC 5890).
public enum Punycode {
    private static let base = 36
    private static let tMin = 1
    private static let tMax = 26

    /// The scalars of the U-label for `xn--…`; nil if it is no valid A-label.
    public static func decode(aLabel: some StringProtocol) -> [Unicode.Scalar]? {
        let bytes = Array(aLabel.utf8)
        guard bytes.count <= 63, bytes.prefix(4).equalsASCIICaseless("xn--"), bytes.allSatisfy({ $0 < 0x80 }) else { return nil }
        let rest = bytes.dropFirst(4)
        var output: [Unicode.Scalar] = []
        var input = rest
        if let dash = rest.lastIndex(of: ASCII.dash) {
            output = rest[..<dash].map { Unicode.Scalar($0.asciiLowercased) }
            input = rest[(dash + 1)...]
        }
        guard !input.isEmpty else { return nil }
        var (n, i, bias) = (128, 0, 72)
        while !input.isEmpty {
            let start = i
            var weight = 1
            var k = base
            while true {
                guard let digit = input.popFirst().flatMap(value) else { return nil }
                // Labels are at most 63 bytes, yet a digit may weigh 36 to the 58th.
                let (product, overflow) = digit.multipliedReportingOverflow(by: weight)
                guard !overflow, i <= Int(UInt32.max), product <= Int(UInt32.max) else { return nil }
                i += product
                let t = threshold(k, bias)
                if digit < t { break }
                let (next, tooHeavy) = weight.multipliedReportingOverflow(by: base - t)
                guard !tooHeavy else { return nil }
                weight = next
                k += base
            }
            let count = output.count + 1
            bias = adapt(i - start, count, isFirst: start == 0)
            n += i / count
            i %= count
            guard let scalar = UInt32(exactly: n).flatMap(Unicode.Scalar.init) else { return nil }
            output.insert(scalar, at: i)
            i += 1
        }
        return output
    }

    /// `xn--…` for a label that has non-ASCII characters, else the label; nil if it would be too long to encode.
    public static func encode(label: some Collection<Unicode.Scalar>) -> String? {
        guard label.count <= 256 else { return nil }
        let basic = label.filter(\.isASCII)
        guard basic.count < label.count else { return String(String.UnicodeScalarView(basic)) }
        var output = "xn--"
        output.unicodeScalars.append(contentsOf: basic)
        if !basic.isEmpty { output += "-" }
        var (n, delta, bias, handled) = (128, 0, 72, basic.count)
        while handled < label.count {
            let next = label.lazy.map { Int($0.value) }.filter { $0 >= n }.min() ?? n
            delta += (next - n) * (handled + 1)
            n = next
            for scalar in label {
                if scalar.value < n { delta += 1 }
                if scalar.value == n {
                    append(delta, bias, to: &output)
                    bias = adapt(delta, handled + 1, isFirst: handled == basic.count)
                    delta = 0
                    handled += 1
                }
            }
            delta += 1
            n += 1
        }
        return output
    }

    private static func append(_ delta: Int, _ bias: Int, to output: inout String) {
        var q = delta
        var k = base
        while true {
            let t = threshold(k, bias)
            if q < t { break }
            output.unicodeScalars.append(digit(t + (q - t) % (base - t)))
            q = (q - t) / (base - t)
            k += base
        }
        output.unicodeScalars.append(digit(q))
    }

    private static func threshold(_ k: Int, _ bias: Int) -> Int { min(max(k - bias, tMin), tMax) }

    private static func adapt(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var k = 0
        while delta > (base - tMin) * tMax / 2 {
            delta /= base - tMin
            k += base
        }
        return k + (base - tMin + 1) * delta / (delta + 38)
    }

    private static func digit(_ value: Int) -> Unicode.Scalar {
        Unicode.Scalar(UInt8(truncatingIfNeeded: value < 26 ? 0x61 + value : 0x30 + value - 26))
    }

    private static func value(_ byte: UInt8) -> Int? {
        if byte.isASCIIDigit { return Int(byte) - 0x30 + 26 }
        return byte.isASCIILetter ? Int(byte.asciiLowercased) - 0x61 : nil
    }
}
