import Foundation
import SpamLint
import Testing

/// How files are put in each other's place.
@Suite struct FileWriterTests {
    private func path() -> String { NSTemporaryDirectory() + "spamlint-writer-" + UUID().uuidString + ".eml" }

    @Test func whatChangedMeanwhileStays() throws {
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("one".utf8).write(to: URL(fileURLWithPath: path))
        let stamp = try FileBytes.stamped(path).stamp
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try handle.write(contentsOf: Data("other".utf8))
        try handle.close()
        #expect(throws: FileError.changedMeanwhile) { try FileWriter.replace(path, with: Array("two".utf8), expecting: stamp) }
        #expect(try FileBytes.read(path) == Array("other".utf8))
        let fresh = try FileBytes.stamped(path).stamp
        #expect(try FileWriter.replace(path, with: Array("two".utf8), expecting: fresh) == 0)
        #expect(try FileBytes.read(path) == Array("two".utf8))
    }

    @Test func whatWasReplacedMeanwhileStays() throws {
        let path = path()
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data("one".utf8).write(to: URL(fileURLWithPath: path))
        let stamp = try FileBytes.stamped(path).stamp
        try FileWriter.replace(path, with: Array("six".utf8))
        #expect(throws: FileError.changedMeanwhile) { try FileWriter.replace(path, with: Array("two".utf8), expecting: stamp) }
        #expect(try FileBytes.read(path) == Array("six".utf8))
    }
}
