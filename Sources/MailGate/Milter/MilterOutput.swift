/// Actions in order. What is sent between two others is sent at once.
struct MilterOutput {
    var writer = MilterReplyWriter()
    private var actions: [MilterSession.Action] = []

    mutating func add(_ action: MilterSession.Action) {
        flush()
        actions.append(action)
    }

    mutating func finished() -> [MilterSession.Action] {
        flush()
        return actions
    }

    private mutating func flush() {
        guard !writer.bytes.isEmpty else { return }
        actions.append(.send(writer.bytes))
        writer = MilterReplyWriter()
    }
}
