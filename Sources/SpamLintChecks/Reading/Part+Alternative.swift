import MailMessage

extension [Part] {
    /// The nearest multipart/alternative round a part.
    func alternative(round part: Int) -> Int? {
        var index = self[part].parent
        while let current = index, self[current].mediaType.name != "multipart/alternative" { index = self[current].parent }
        return index
    }
}
