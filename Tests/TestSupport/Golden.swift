import Foundation
public import Testing

/// Whole outputs kept in files. `UPDATE_GOLDEN=1` writes them; a person reads the diff.
public enum Golden {
    public static func expect(_ text: String, matches relative: String, sourceLocation: SourceLocation = #_sourceLocation) {
        let path = Repository.path(relative)
        if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
            let isWritten = (try? text.write(toFile: path, atomically: true, encoding: .utf8)) != nil
            #expect(isWritten, "cannot write \(relative)", sourceLocation: sourceLocation)
            return
        }
        guard let expected = try? String(contentsOfFile: path, encoding: .utf8) else {
            Issue.record("\(relative) is missing; UPDATE_GOLDEN=1 writes it", sourceLocation: sourceLocation)
            return
        }
        guard text != expected else { return }
        let pairs = zip(
            text.split(separator: "\n", omittingEmptySubsequences: false), expected.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let first = pairs.enumerated().first { $0.element.0 != $0.element.1 }
        let difference =
            first.map { "line \($0.offset + 1):\n  now      \($0.element.0)\n  expected \($0.element.1)" } ?? "one is longer than the other"
        Issue.record("\(relative) differs at \(difference)", sourceLocation: sourceLocation)
    }
}
