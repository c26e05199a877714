import MailBytes
import MailMessage
import MailTemplate

/// Files of JSON, which hold mail objects or nothing that could be linted.
enum JSONMail {
    /// The mail objects of a file; nil for a file that is no JSON by its name.
    ///
    /// - Throws: `FileError.notJSON`, `.noMailObject` or `.jsonTooLarge`.
    static func objects(in input: Input, named name: String) throws(FileError) -> [MailDraft.Object]? {
        guard case .text = input.kind, name.lowercased().hasSuffix(".json") else { return nil }
        switch MailDraft.json(input.bytes) {
        case .objects(let objects): return objects
        case .foreign: throw .noMailObject
        case .tooLarge: throw .jsonTooLarge
        case .broken(let offset):
            let position = LineIndex(of: input.bytes).position(of: offset)
            throw .notJSON(line: position.line, column: position.column)
        }
    }

    /// A mail object as its writer has it: placeholders stand as they are.
    static func message(_ draft: MailDraft, clock: Int64) -> Message {
        let made = draft.composed(from: draft.bytes, date: clock)
        let form: Message.Form =
            switch made.form {
            case .html: .html
            case .text: .text
            case .template: .template
            case .message: .message
            }
        return Message(parsing: made.bytes, form: form)
    }
}
