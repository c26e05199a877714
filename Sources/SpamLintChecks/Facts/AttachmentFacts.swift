import MailBytes
import MailMessage
import SpamLintCore

extension FactDefinition {
    static let attachmentCount = FactDefinition(
        "attachment-count", unit: "attachments", summary: "Files that a reader gets; pictures of the HTML and signatures are not counted."
    ) { facts in
        Measurement(facts.files.count, at: facts.files.first.map { facts.evidence(of: $0).place } ?? .absent)
    }

    static let archiveAttachments = FactDefinition(
        "archive-attachments", unit: "attachments", summary: "Attached archives, by their extension: zip, rar, 7z and rarer ones.",
        needs: .attachments
    ) { facts in
        let archives: Set<String> = ["zip", "rar", "7z", "ace", "arj", "alz", "egg", "lzh", "z", "zipx"]
        let found = facts.namedFiles.filter { archives.contains($0.fileExtension) }
        return Measurement(found.count, at: found.first?.evidence().place ?? .absent)
    }

    static let messageBytes = FactDefinition(
        "message-bytes", unit: "bytes", summary: "Size of the message as it is sent, transfer encodings included.", needs: .header
    ) { facts in
        Measurement(facts.message.range.count)
    }

    static let bodyBytes = FactDefinition(
        "body-bytes", unit: "bytes", summary: "Size of the body as it is sent, all parts included.", needs: .header
    ) { facts in
        facts.message.parts.first.map { Measurement($0.body.count, at: .source($0.body)) }
    }

    static let imageParts = FactDefinition(
        "image-parts", unit: "parts", summary: "Parts of the message that are pictures.", needs: .header
    ) { facts in
        Measurement(facts.message.parts.count { $0.kind == .leaf && $0.mediaType.name.hasPrefix("image/") })
    }

    static let base64LineBytes = FactDefinition(
        "base64-line-bytes", unit: "bytes", summary: "The longest line of what is or claims to be base64, line end not counted.",
        needs: .header
    ) { facts in
        var longest = 0..<0
        facts.message.source.withUnsafeBufferPointer { bytes in
            for part in facts.message.parts where part.kind == .leaf && part.transferEncoding == .base64 {
                var start = part.body.lowerBound
                while start < part.body.upperBound {
                    let end = bytes.find(ASCII.lf, from: start, to: part.body.upperBound)
                    let last = end > start && bytes[end - 1] == ASCII.cr ? end - 1 : end
                    if last - start > longest.count { longest = start..<last }
                    start = end + 1
                }
            }
        }
        return longest.isEmpty ? nil : Measurement(longest.count, at: .source(longest))
    }
}
