import MailMessage
import SpamLintCore

extension Check {
    /// Fields with bytes above 127 outside encoded words: those named in `only`, or all but those named in `except`.
    static let rawEightBitField = Check(
        "raw-eight-bit-field", needs: .header, parameters: [.init("only", standard: .texts([])), .init("except", standard: .texts([]))]
    ) { facts, parameters in
        let message = facts.message
        // Whoever read the header noted it.
        guard message.defects.contains(where: { $0.kind == .headerRaw8Bit }) else { return [] }
        let only = parameters.texts("only").isEmpty ? nil : parameters.fieldNames("only")
        let except = parameters.fieldNames("except")
        return message.fields.compactMap { field in
            guard only?.contain(field, of: message) ?? true else { return nil }
            let body = message.source[field.bodyRange]
            guard let first = body.firstIndex(where: { $0 >= 0x80 }) else { return nil }
            guard !except.contain(field, of: message) else { return nil }
            let name = String(decoding: message.source[field.nameRange], as: UTF8.self)
            let run = body[first...].prefix { $0 >= 0x80 }
            let seen = message.unstructured(field).reading(of: first..<run.endIndex)
            return Evidence(at: .source(seen.place), text: seen.text, values: [("field", name)])
        }
    }
}
