import Foundation

/// The folder of the package that is tested.
public enum Repository {
    public static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    public static func path(_ relative: String) -> String { root + "/" + relative }

    public static func bytes(_ relative: String) throws -> [UInt8] {
        try [UInt8](Data(contentsOf: URL(fileURLWithPath: path(relative))))
    }

    /// Every file under a folder with one of the endings, relative to the root, in byte order.
    public static func files(under folder: String, endings: [String]) -> [String] {
        let base = URL(fileURLWithPath: path(folder))
        let found = FileManager.default.enumerator(at: base, includingPropertiesForKeys: nil)?.allObjects as? [URL] ?? []
        return found.filter { endings.contains($0.pathExtension) }.map { String($0.path.dropFirst(root.count + 1)) }.sorted()
    }
}
