import MailBytes
import MailHTML
import SpamLintCore

extension Check {
    /// Runs of ASCII letters written as character references, `run` of them or more without a gap.
    ///
    /// An address hidden from harvesters (a run with `&#64;` in it) is left alone.
    static let asciiEntities = Check("ascii-entities", needs: .html, parameters: [.init("run", standard: .number(4))]) {
        facts, parameters in
        let least = parameters.integer("run", default: 4)
        return facts.documents.flatMap { body, document in
            document.utf8.withUnsafeBufferPointer { EntityRuns.find(in: $0, least: least, limit: facts.placeLimit) }.map { run in
                Evidence(at: .text(part: body.part, run.range), values: [("value", String(run.letters))])
            }
        }
    }
}

private enum EntityRuns {
    static func find(in bytes: UnsafeBufferPointer<UInt8>, least: Int, limit: Int) -> [(range: Range<Int>, letters: Int)] {
        var found: [(range: Range<Int>, letters: Int)] = []
        var i = 0
        while found.count < limit {
            i = bytes.find(0x26, from: i, to: bytes.count)
            guard i + 1 < bytes.count else { break }
            guard bytes[i + 1] == 0x23 else {
                i += 1
                continue
            }
            let start = i
            var letters = 0
            var isAddress = false
            while let reference = ASCIIReference(in: bytes, at: i) {
                if reference.value.isASCIILetter { letters += 1 }
                if reference.value == ASCII.at { isAddress = true }
                i = reference.end
            }
            if letters >= least, !isAddress { found.append((start..<i, letters)) }
            i = max(i, start + 1)
        }
        return found
    }
}
