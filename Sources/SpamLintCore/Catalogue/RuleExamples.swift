/// The examples of rules and of receivers' symbols, apart from the catalogue: only pages that explain a rule show them.
public struct RuleExamples: Sendable {
    /// By rule id, or by profile and symbol (`rspamd-3.4/MISSING_TO`).
    private var examples: [String: [RuleExample]]

    public init(_ examples: [String: [RuleExample]] = [:]) {
        self.examples = examples
    }

    public static func key(of symbol: ReceiverSymbol, in profile: ReceiverProfile) -> String {
        "\(profile.name)-\(profile.version)/\(symbol.name)"
    }

    public subscript(key: String) -> [RuleExample] {
        get { examples[key] ?? [] }
        set { examples[key] = newValue }
    }

    /// Takes over the examples of `others`, in place of those under the same key.
    public mutating func merge(_ others: RuleExamples) { examples.merge(others.examples) { $1 } }

    /// Reads what `flat()` wrote. The strings are copied, `bytes` need not outlive the examples.
    public init(flat bytes: UnsafeBufferPointer<UInt8>) {
        var decoder = FlatDecoder(bytes)
        let entries = decoder.array { decoder in
            let key = decoder.text()
            return (
                key,
                decoder.array { decoder in
                    let isBad = decoder.flag()
                    return RuleExample(isBad: isBad, text: decoder.text())
                }
            )
        }
        examples = Dictionary(entries, uniquingKeysWith: { first, _ in first })
    }

    /// The examples as bytes that are valid UTF-8.
    public func flat() -> [UInt8] {
        var encoder = FlatEncoder()
        encoder.encode(examples.sorted { $0.key < $1.key }) { encoder, entry in
            encoder.encode(entry.key)
            encoder.encode(entry.value) { encoder, example in
                encoder.encode(example.isBad)
                encoder.encode(example.text)
            }
        }
        return encoder.bytes
    }
}
