import MailBytes

extension Message {
    /// The text of a field as a reader sees it (RFC 5322, section 2.2.1; RFC 2047).
    public func unstructured(_ field: Field) -> HeaderText {
        unstructured(field.bodyRange)
    }

    /// The bytes of that text, for those who need no way back.
    public func unstructuredBytes(_ field: Field) -> [UInt8] {
        source.withUnsafeBufferPointer { bytes in
            let range = field.bodyRange.clamped(to: 0..<bytes.count)
            return HeaderTextReader.isPlain(bytes, range, .unstructured) ? Array(bytes[range]) : unstructured(range).utf8
        }
    }

    /// The text of any stretch of a header.
    public func unstructured(_ range: Range<Int>) -> HeaderText {
        read(range, .unstructured)
    }

    /// The text of a phrase: quoted strings without their quotes, comments left out (RFC 5322, section 3.2.5).
    public func phrase(_ range: Range<Int>) -> HeaderText {
        let range = range.clamped(to: 0..<source.count)
        guard let first = range.first, source[first] == 0x28 else { return read(range, .phrase) }
        // A comment that serves as a name is shown without its parentheses.
        let isClosed = range.count > 1 && source[range.upperBound - 1] == 0x29
        return read(first + 1..<(isClosed ? range.upperBound - 1 : range.upperBound), .phrase)
    }

    private func read(_ range: Range<Int>, _ style: HeaderTextReader.Style) -> HeaderText {
        source.withUnsafeBufferPointer { bytes in
            HeaderTextReader.read(bytes, range.clamped(to: 0..<bytes.count), style) { rawCharset }
        }
    }

    // MARK: Addresses

    /// The mailboxes and groups of an address field.
    public func addresses(_ field: Field) -> AddressList {
        source.withUnsafeBufferPointer { AddressParser.parse($0, field.bodyRange) }
    }

    /// The display name of a mailbox as a reader sees it.
    public func displayName(_ mailbox: Mailbox) -> HeaderText {
        phrase(mailbox.nameRange)
    }

    /// The display name of a group.
    public func displayName(_ group: AddressList.Group) -> HeaderText {
        phrase(group.nameRange)
    }

    /// The address, `local-part@domain`, without comments and white space; quotes only where they are needed.
    public func address(_ mailbox: Mailbox) -> [UInt8] {
        if !mailbox.hasAddress { return AddressText.localPart(source[mailbox.addressRange]) }
        return localPart(mailbox) + [ASCII.at] + domain(mailbox)
    }

    public func localPart(_ mailbox: Mailbox) -> [UInt8] {
        AddressText.localPart(source[mailbox.localPartRange])
    }

    /// The domain as it stands, without comments and white space.
    public func domain(_ mailbox: Mailbox) -> [UInt8] {
        AddressText.domain(source[mailbox.domainRange])
    }

    // MARK: Structured fields

    /// The date of a Date field, or nil if it can't be read.
    public func date(_ field: Field) -> DateTime? {
        source.withUnsafeBufferPointer { DateTime($0, field.bodyRange) }
    }

    /// The message identifiers of a Message-ID, In-Reply-To or References field.
    public func messageIDs(_ field: Field) -> MessageIDList {
        source.withUnsafeBufferPointer { MessageIDList($0, field.bodyRange) }
    }

    /// The addresses of a List-Unsubscribe field or one of its kin (RFC 2369).
    public func listURIs(_ field: Field) -> ListURIs {
        source.withUnsafeBufferPointer { ListURIs($0, field.bodyRange) }
    }

    /// The tags of a DKIM-Signature field or one of its kin (RFC 6376, section 3.2).
    public func tags(_ field: Field) -> TagList {
        source.withUnsafeBufferPointer { TagList($0, field.bodyRange) }
    }

    /// The media type of a Content-Type field; nil if it makes no sense.
    public func mediaType(_ field: Field) -> MediaType? {
        source.withUnsafeBufferPointer { bytes in
            var reader = MediaTypeReader(bytes, field.bodyRange)
            return reader.read()
        }
    }

    /// The parameters of a Content-Type, Content-Disposition or similar field (RFC 2045, 2231).
    public func parameters(_ field: Field) -> ParameterList {
        source.withUnsafeBufferPointer { bytes in
            var reader = MediaTypeReader(bytes, field.bodyRange)
            if field.name == .contentType {
                _ = reader.read()
                return ParameterList(bytes, reader.position..<field.bodyRange.upperBound)
            }
            let semicolon = bytes.find(ASCII.semicolon, from: field.bodyRange.lowerBound, to: field.bodyRange.upperBound)
            return ParameterList(bytes, semicolon..<field.bodyRange.upperBound)
        }
    }

    // MARK: Parts

    /// The name that a part is saved under: `filename` of its disposition, else `name` of its type (RFC 2183, 2231). Encoded words in it,
    /// which RFC 2047 forbids, are decoded, as all readers of mail do.
    public func filename(of part: Int) -> HeaderText? {
        guard parts.indices.contains(part) else { return nil }
        for (name, key) in [(FieldName.contentDisposition, "filename"), (.contentType, "name")] {
            if let field = parts[part].first(name), let parameter = parameters(field)[key] { return text(of: parameter) }
        }
        return nil
    }

    /// The value of a parameter as a reader sees it.
    public func text(of parameter: Parameter) -> HeaderText {
        source.withUnsafeBufferPointer { parameter.text($0) { rawCharset } }
    }

    /// The label of a part's charset as it stands; nil if there is none.
    public func charsetLabel(of part: Int) -> String? {
        guard parts.indices.contains(part), let label = parts[part].charsetLabel else { return nil }
        return String(decoding: source[label], as: UTF8.self)
    }
}
