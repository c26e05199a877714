import MailBytes

/// A whole file in UTF-16, as some editors of Windows save text.
enum UTF16File {
    struct Text {
        var utf8: [UInt8]
        var map: SourceMap
    }

    /// The file as UTF-8, without its byte order mark; nil if it has none.
    static func decode(_ file: [UInt8]) -> Text? {
        guard file.count >= 4, file.count < Int(Int32.max) else { return nil }
        guard file[0] == 0xFF && file[1] == 0xFE || file[0] == 0xFE && file[1] == 0xFF else { return nil }
        // Two zero bytes behind the mark would be UTF-32, or no text at all.
        if file[2] == 0, file[3] == 0 { return nil }
        var recording = Recording()
        let result = file.withUnsafeBufferPointer { CharsetDecoder.decode($0, .utf16, recorder: &recording) }
        return Text(utf8: result.utf8, map: recording.map)
    }
}
