/// Labels of internationalised domain names (RFC 3492, RFC 5890).
public enum Punycode {
    /// The scalars of the U-label for `xn--…`; nil if it is no valid A-label.
    public static func decode(aLabel: some StringProtocol) -> [Unicode.Scalar]? { nil }

    /// `xn--…` for a label that has non-ASCII characters, else the label; nil if it would be too long to encode.
    public static func encode(label: some Collection<Unicode.Scalar>) -> String? { nil }
}
