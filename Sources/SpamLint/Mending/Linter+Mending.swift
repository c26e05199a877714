import MailMessage
import SpamLintCore
import SpamLintFixes

extension Linter {
    /// A request for safe fixes, with what the configuration knows of the sender.
    public var mendingRequest: MendingRequest {
        var request = MendingRequest()
        request.settings = MendingSettings(configuration.sender)
        return request
    }

    /// Mends every message of a file.
    ///
    /// - Parameters:
    ///   - bytes: Of the file.
    ///   - name: As for `lint`.
    ///   - request: How far to go.
    /// - Throws: `FileError.empty` or `.binary` for what is no message, `.noMailObject` or `.notJSON` for JSON that is none.
    public func mend(_ bytes: [UInt8], named name: String = "-", _ request: MendingRequest) throws(FileError) -> MendedFile {
        let input = Input(bytes, name: name)
        if let problem = FileError(input) { throw problem }
        var file = MendedFile(untouched: bytes)
        if try JSONMail.objects(in: input, named: name) != nil {
            file.isMailObject = true
            return file
        }
        // A file in UTF-16 is read through a conversion; there is no way to write a part of it anew.
        guard input.bytes == bytes else { return file }
        // Strings of JSON are written in a way of their own.
        guard !TemplateSource.isJSON(input, named: name) else { return file }
        var context = configuration.templates
        context.data = nil
        func template(_ bytes: [UInt8]) -> TemplateSource? { TemplateSource(Input(bytes, name: name), named: name, context: context) }
        if let first = template(bytes) {
            let omitted = lackedInSome(first, bytes)
            var rules: Set<RuleID> = []
            var variant = 0
            var messageClass: MessageClass?
            // The first arm of each condition with all that is round it, then the others by themselves.
            while variant < template(file.bytes)?.variants ?? 1 {
                var mender = Mender(file.bytes, linter: self, request: request, besides: omitted) { [variant, messageClass] bytes in
                    template(bytes).map { Judgement(of: $0, in: bytes, variant: variant, as: messageClass, by: self) }
                        ?? Judgement(of: bytes, form: Input(bytes, name: name).form, by: self)
                }
                mender.run()
                rules.formUnion(mender.mended)
                file.bytes = mender.bytes
                messageClass = messageClass ?? mender.state.messageClass
                variant += 1
            }
            file.rules = rules.sorted()
            file.isChanged = file.bytes != bytes
            return file
        }
        var result: [UInt8] = []
        var position = 0
        var rules: Set<RuleID> = []
        for range in input.messageRanges {
            result += bytes[position..<range.lowerBound]
            result += mend(Array(bytes[range]), form: input.form, request, &file, &rules)
            position = range.upperBound
        }
        result += bytes[position...]
        file.rules = rules.sorted()
        file.isChanged = result != bytes
        file.bytes = result
        return file
    }

    /// What some variants of a template lack and others have: written round their arms, it would stand twice in those.
    private func lackedInSome(_ template: TemplateSource, _ bytes: [UInt8]) -> Set<RuleID> {
        guard template.variants > 1 else { return [] }
        let first = Judgement(of: template, in: bytes, variant: 0, as: nil, by: self)
        let others = (1..<template.variants).map { variant in
            Judgement(of: template, in: bytes, variant: variant, as: first.messageClass, by: self)
        }
        let lacks = ([first] + others).map { Set($0.found.map(\.rule.id).filter(BranchLack.isAbout)) }
        let anywhere = lacks.reduce(into: Set<RuleID>()) { $0.formUnion($1) }
        return anywhere.filter { rule in !lacks.allSatisfy { $0.contains(rule) } }
    }

    private func mend(
        _ message: [UInt8], form: Message.Form, _ request: MendingRequest, _ file: inout MendedFile, _ rules: inout Set<RuleID>
    ) -> [UInt8] {
        var start = message
        var removed: [String] = []
        let parsed = Message(parsing: message, form: form)
        if let obstacle = SignatureRemoval.obstacle(to: parsed, removing: request.settings.removesSignatures) {
            if !file.obstacles.contains(obstacle) { file.obstacles.append(obstacle) }
            return message
        }
        if request.settings.removesSignatures {
            let removal = SignatureRemoval.edits(of: Facts(of: parsed, now: configuration.clock))
            if let edits = EditList.ordered(removal.edits), !edits.isEmpty {
                start = EditList.apply(edits, to: message)
                removed = removal.fields
            }
        }
        var mender = Mender(start, linter: self, request: request) { Judgement(of: $0, form: form, by: self) }
        mender.run()
        // A signature goes only where something else would have broken it, and where what is gained makes up for it.
        guard mender.bytes != start else { return message }
        if !removed.isEmpty {
            guard mender.state.isNoWorse(than: Judgement(of: parsed, by: self)) else { return message }
        }
        rules.formUnion(mender.mended)
        for field in removed where !file.removedFields.contains(field) { file.removedFields.append(field) }
        return mender.bytes
    }

    /// The text of every message of a file as a reader sees it: what stands for its HTML, else its plain text.
    ///
    /// - Throws: `FileError.empty` or `.binary` for what is no message.
    public func texts(of bytes: [UInt8], named name: String = "-") throws(FileError) -> [[UInt8]] {
        let input = Input(bytes, name: name)
        if let problem = FileError(input) { throw problem }
        let messages =
            try JSONMail.objects(in: input, named: name)?.map { JSONMail.message($0.draft, clock: configuration.clock) }
            ?? input.messageRanges.map { Message(parsing: input.bytes, range: $0, form: input.form) }
        return messages.map { message in
            let facts = Facts(of: message, now: configuration.clock)
            let pages = facts.documents.map { PlainRendering.text(of: $0.document) }
            let texts = pages.isEmpty ? facts.bodies.map { $0.text.bytes } : pages
            return Array(texts.joined(separator: [0x0A]))
        }
    }
}
