public import MailBytes

extension Message {
    /// The bytes of a part after its transfer decoding. For a multipart or a message, its body as it stands. Linear.
    public func content(of part: Int) -> Content {
        guard parts.indices.contains(part) else {
            return Content(storage: [], bounds: 0..<0, isVerbatim: false, defects: [])
        }
        let entity = parts[part]
        let body = entity.body
        guard entity.kind == .leaf, entity.transferEncoding.isEncoded else {
            return Content(storage: source, bounds: body, isVerbatim: true, defects: [])
        }
        return source.withUnsafeBufferPointer { bytes in
            if isPlainDespiteLabel(entity, bytes) {
                let lie = Defect(.transferEncodingLies, at: body.lowerBound..<body.lowerBound, part: part)
                return Content(storage: source, bounds: body, isVerbatim: true, defects: [lie])
            }
            let (decoded, _) = TransferDecoder.decode(bytes, body, entity.transferEncoding, recorder: NoMap())
            let defects = decoded.defects.map { Defect($0.kind, at: $0.place, part: part) }
            return Content(storage: decoded.bytes, bounds: 0..<decoded.bytes.count, isVerbatim: false, defects: defects)
        }
    }

    private func isPlainDespiteLabel(_ part: Part, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        part.transferEncoding == .base64 && TransferDecoder.isPlainText(bytes, part.body)
    }

    /// The way back from a part's content to the source. Built anew at each call.
    public func sourceMap(ofContent part: Int) -> SourceMap {
        guard parts.indices.contains(part) else { return SourceMap() }
        let entity = parts[part]
        guard entity.kind == .leaf, entity.transferEncoding.isEncoded else { return SourceMap(copying: entity.body) }
        return source.withUnsafeBufferPointer { bytes in
            if isPlainDespiteLabel(entity, bytes) { return SourceMap(copying: entity.body) }
            return TransferDecoder.decode(bytes, entity.body, entity.transferEncoding, recorder: Recording()).1.map
        }
    }

    // MARK: Text

    /// The text of a leaf in UTF-8. Meant for text parts, but any part can be asked. Linear.
    public func text(of part: Int) -> DecodedText {
        let content = content(of: part)
        var (choice, declared, start) = choice(for: part, content)
        var defects = content.defects
        var none = NoMap()
        let result = decode(content, from: start, &choice, &none)
        noteLabel(choice, part, content, &defects)
        if let result { noteDamage(result, choice.charset, part, start, &defects) }
        let storage = result?.utf8 ?? content.storage
        let bounds = result.map { 0..<$0.utf8.count } ?? content.bounds.lowerBound + start..<content.bounds.upperBound
        noteType(part, storage, bounds, &defects)
        return DecodedText(
            storage: storage, bounds: bounds, isVerbatim: result == nil && content.isVerbatim, declared: declared, charset: choice.charset,
            isGuessed: choice.isGuessed, defects: defects)
    }

    /// The way back from a part's text to the source, through charset and transfer encoding. Built anew at each call: linear.
    public func sourceMap(ofText part: Int) -> TextMap {
        let step = charsetMap(of: part)
        if let map = step.map { return TextMap(step.range != nil ? [map] : [sourceMap(ofContent: part), map]) }
        if let range = step.range { return TextMap(copying: range.lowerBound + step.start..<range.upperBound) }
        let whole = sourceMap(ofContent: part)
        return step.start == 0 ? TextMap([whole]) : TextMap([whole, SourceMap(copying: step.start..<step.count)])
    }

    /// The way back from a part's text to its content, nil where they are the same from `start` on; the content's bytes and, where nothing
    /// had to be decoded, their range in the source. A step of its own, so that the content is gone before it is decoded once more.
    private func charsetMap(of part: Int) -> (map: SourceMap?, start: Int, count: Int, range: Range<Int>?) {
        let content = content(of: part)
        var (choice, _, start) = choice(for: part, content)
        var recording = Recording(origin: start + (content.sourceRange?.lowerBound ?? 0))
        let isDecoded = decode(content, from: start, &choice, &recording) != nil
        return (isDecoded ? recording.map : nil, start, content.count, content.sourceRange)
    }

    /// Decodes the content's charset; nil if the content is the text. Where the multibyte charset that was chosen does not fit and another
    /// one plainly does, it is that.
    private func decode<Recorder: MapRecorder>(
        _ content: Content, from start: Int, _ choice: inout CharsetChoice, _ recorder: inout Recorder
    ) -> CharsetDecoder.Result? {
        if choice.isVerbatim { return nil }
        return content.withBytes { bytes in
            let text = UnsafeBufferPointer(rebasing: bytes[start...])
            let blank = recorder
            let result = CharsetDecoder.decode(text, choice.charset, recorder: &recorder)
            guard result.damage.count > 0, case .double = choice.charset.method, choice.defect == nil else { return result }
            let sniffed = CharsetSniffer.sniff(text, 0..<text.count)
            guard sniffed.isStrong, sniffed.charset != choice.charset else { return result }
            choice.charset = sniffed.charset
            choice.defect = .charsetLies
            choice.isGuessed = !sniffed.isCertain
            recorder = blank
            return CharsetDecoder.decode(text, choice.charset, recorder: &recorder)
        }
    }

    /// The charset of a part's text, what its label says, and where the text starts: behind a byte order mark of UTF-8.
    private func choice(for part: Int, _ content: Content) -> (CharsetChoice, declared: Charset?, start: Int) {
        let label = parts.indices.contains(part) ? parts[part].charsetLabel : nil
        var declared = label.flatMap { Charset(label: source[$0]) }
        return content.withBytes { bytes in
            let hasMark = bytes.count > 2 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
            let start = hasMark ? 3 : 0
            let range = start..<bytes.count
            if label == nil, parts.indices.contains(part), parts[part].mediaType.isHTML, ByteScan.firstHigh(bytes, range) != nil {
                declared = HTMLCharset.declared(bytes, range)
            }
            let choice = CharsetChoice(declared: hasMark ? .utf8 : declared, isLabelled: label != nil, bytes, range)
            return (choice, declared, start)
        }
    }

    // MARK: Defects

    /// Plain text that is a page of HTML.
    private func noteType(_ part: Int, _ text: [UInt8], _ bounds: Range<Int>, _ defects: inout [Defect]) {
        guard parts.indices.contains(part), parts[part].kind == .leaf, parts[part].mediaType.isPlainText else { return }
        guard text.withUnsafeBufferPointer({ HTMLSniffer.looksLikeHTML($0, bounds) }) else { return }
        let place = parts[part].first(.contentType)?.bodyRange ?? parts[part].body.lowerBound..<parts[part].body.lowerBound
        defects.append(Defect(.contentTypeLies, at: place, part: part, detail: "the text is HTML"))
    }

    private func noteLabel(_ choice: CharsetChoice, _ part: Int, _ content: Content, _ defects: inout [Defect]) {
        guard parts.indices.contains(part) else { return }
        let entity = parts[part]
        let plain = entity.transferEncoding == .sevenBit && form == .message
        if plain, entity.mediaType.family == .text, content.isVerbatim {
            let high = content.withBytes { ByteScan.firstHigh($0, 0..<$0.count) }
            if let high {
                let place = content.bounds.lowerBound + high
                defects.append(Defect(.transferEncodingLies, at: place..<place + 1, part: part))
            }
        }
        guard let kind = choice.defect else { return }
        let place = entity.charsetLabel ?? entity.body.lowerBound..<entity.body.lowerBound
        defects.append(Defect(kind, at: place, part: part, detail: "read as \(choice.charset.name)"))
    }

    private func noteDamage(
        _ result: CharsetDecoder.Result, _ charset: Charset, _ part: Int, _ start: Int, _ defects: inout [Defect]
    ) {
        if result.lacksConverter {
            let place = parts[part].charsetLabel ?? parts[part].body.lowerBound..<parts[part].body.lowerBound
            defects.append(Defect(.charsetConverterMissing, at: place, part: part, detail: ConverterPool.advice(for: charset)))
            return
        }
        guard !result.damage.places.isEmpty else { return }
        let map = sourceMap(ofContent: part)
        for place in result.damage.places {
            let place = map.source(of: place + start..<place + start + 1)
            defects.append(Defect(.charsetMalformed, at: place, part: part, detail: "not valid in \(charset.name)"))
        }
    }
}
