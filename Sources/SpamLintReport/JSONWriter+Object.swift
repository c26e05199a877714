extension JSONWriter {
    /// An object whose members `members` writes.
    public mutating func object(_ members: (inout JSONWriter) -> Void) {
        beginObject()
        members(&self)
        endObject()
    }

    /// An object with the member `text` alone: SARIF's messages.
    mutating func text(_ text: String) {
        object { json in
            json.key("text")
            json.value(text)
        }
    }
}
