import MailBytes
import MailMessage
import SpamLintCore

extension Check {
    /// Fields out of `fields` whose body, read `as` said, has a match of `regex`; with `first`, only the first of a name.
    static let fieldText = Check(
        "field-text", needs: .header,
        parameters: [
            .init("fields", standard: .texts([])), .init("regex", standard: .texts([]), isPattern: true),
            .init("as", standard: .text("unfolded")), .init("first", standard: .flag(false)),
        ],
        prepare: { parameters in
            let names = parameters.fieldNames("fields")
            let patterns = parameters.patterns("regex")
            let form = FieldReading.Form(rawValue: parameters.text("as")) ?? .unfolded
            let isFirstOnly = parameters.flag("first")
            return { facts in
                guard names.mayStand(in: facts.message) else { return [] }
                let readings = FieldReadings.of(facts)
                var seen: [[UInt8]] = []
                var found: [Evidence] = []
                names.forEach(in: facts.message) { index in
                    let field = facts.message.fields[index]
                    if isFirstOnly {
                        // No more of them than the rule names.
                        let name = facts.message.bytes(field.nameRange).map(\.asciiLowercased)
                        guard !seen.contains(name) else { return true }
                        seen.append(name)
                    }
                    let body = readings.body(of: field, index: index, as: form, in: facts)
                    for pattern in patterns where pattern.mayMatch(body.mask) && pattern.matches(body.bytes) {
                        let name = String(decoding: facts.message.bytes(field.nameRange), as: UTF8.self)
                        found.append(Evidence(at: .source(field.bodyRange), values: [("field", name)]))
                        break
                    }
                    return true
                }
                return found
            }
        })
}
