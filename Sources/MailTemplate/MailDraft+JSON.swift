extension MailDraft {
    /// A message that a mail object stands for, and the service that takes it.
    public typealias Object = (draft: MailDraft, service: MailService?)

    /// What a JSON text holds.
    public enum JSONContent: Sendable {
        /// One mail object, or a list of them.
        case objects([Object])
        /// JSON of another kind; or objects of which one is no mail object.
        case foreign
        /// No JSON: where the first thing stands that cannot be.
        case broken(at: Int)
        /// Nested or large beyond what mail has.
        case tooLarge
    }

    /// Reads a JSON text as the mail that it stands for: an object, or a list of objects as Postmark takes them.
    public static func json(_ file: [UInt8]) -> JSONContent {
        file.withUnsafeBufferPointer { bytes in
            let reading = JSONReader.reading(bytes)
            guard let root = reading.node else { return reading.isTooLarge ? .tooLarge : .broken(at: min(reading.end, bytes.count)) }
            guard case .array(let elements) = root else {
                guard let object = MailObject.draft(root, in: bytes) else { return .foreign }
                return .objects([object])
            }
            var objects: [Object] = []
            for element in elements {
                guard let object = MailObject.draft(element, in: bytes) else { return .foreign }
                objects.append(object)
            }
            return objects.isEmpty ? .foreign : .objects(objects)
        }
    }
}
