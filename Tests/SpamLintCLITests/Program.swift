import Foundation
import TestSupport

/// Runs the program as a user would.
struct Program {
    struct Outcome {
        let status: Int32
        let output: String
        let error: String
    }

    private static let executable: URL? = {
        let folder = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
        let folders = [folder, URL(fileURLWithPath: Repository.path(".build/debug"))]
        return folders.map { $0.appendingPathComponent("spamlint") }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }()

    static func run(
        _ arguments: [String], input: [UInt8] = [], folder: String = Repository.root, environment: [String: String] = [:]
    ) throws -> Outcome {
        guard let executable else { throw CocoaError(.fileNoSuchFile) }
        return try run(executable, arguments, input: input, folder: folder, environment: environment)
    }

    /// Runs a line of shell that names the program as `"$SPAMLINT"`.
    static func shell(_ line: String) throws -> Outcome {
        guard let executable else { throw CocoaError(.fileNoSuchFile) }
        return try run(
            URL(fileURLWithPath: "/bin/sh"), ["-c", line], input: [], folder: Repository.root, environment: ["SPAMLINT": executable.path])
    }

    private static func run(
        _ executable: URL, _ arguments: [String], input: [UInt8], folder: String, environment: [String: String]
    ) throws -> Outcome {
        let process = Process()
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let standardInput = Pipe()
        let standardOutput = Pipe()
        let standardError = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        _ = FileManager.default.createFile(atPath: standardError.path, contents: nil)
        defer { try? FileManager.default.removeItem(at: standardError) }
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        process.standardError = try FileHandle(forWritingTo: standardError)
        try process.run()
        // Messages in these tests fit into a pipe, so that writing first cannot block.
        try? standardInput.fileHandleForWriting.write(contentsOf: Data(input))
        try? standardInput.fileHandleForWriting.close()
        let output = standardOutput.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
            error: (try? String(contentsOf: standardError, encoding: .utf8)) ?? "")
    }
}

/// A folder of its own for a test, gone when the test is.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("spamlint-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        try write(name, Array(text.utf8))
    }

    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: URL(fileURLWithPath: file).deletingLastPathComponent().path, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: file))
        return file
    }
}
