/// What `.spamlintignore` and, in a repository, `.gitignore` say of the files of a folder; those of deeper folders go before those above.
struct IgnoreRules {
    private struct Level {
        let folder: String
        let own: IgnoreFile?
        let git: IgnoreFile?
    }

    private var levels: [Level] = []
    private let isRepository: Bool

    private static let sizeLimit = 1 << 20

    /// - Parameter folder: Without links; ignore files of the folders above it hold, up to the top of its repository.
    init(above folder: String) {
        let chain = FolderLookup.chain(from: folder)
        isRepository = chain.last.map { FolderLookup.isRepository($0) } ?? false
        // Outside a repository nobody said where to stop.
        for above in (isRepository ? chain.dropFirst() : []).reversed() { enter(above) }
        if isRepository, let top = chain.last, let exclude = Self.read(top + "/.git/info/exclude") {
            levels.insert(Level(folder: top, own: nil, git: exclude), at: 0)
        }
    }

    /// Adds what a folder says of what is in it.
    mutating func enter(_ folder: String) {
        let own = Self.read(PathSyntax.join(folder, ".spamlintignore"))
        let git = isRepository ? Self.read(PathSyntax.join(folder, ".gitignore")) : nil
        levels.append(Level(folder: folder, own: own, git: git))
    }

    mutating func leave() { levels.removeLast() }

    /// - Parameter path: Absolute, in the folder that was entered last or above.
    func ignores(_ path: String, isFolder: Bool) -> Bool {
        decision(on: path, isFolder: isFolder, \.own) ?? decision(on: path, isFolder: isFolder, \.git) ?? false
    }

    private func decision(on path: String, isFolder: Bool, _ file: (Level) -> IgnoreFile?) -> Bool? {
        for level in levels.reversed() {
            guard let rules = file(level), let name = PathSyntax.relative(path, to: level.folder) else { continue }
            if let decision = rules.decision(on: name, isFolder: isFolder) { return decision }
        }
        return nil
    }

    private static func read(_ path: String) -> IgnoreFile? {
        guard FolderLookup.isFile(path), let bytes = try? FileBytes.read(path), bytes.count <= sizeLimit else { return nil }
        let file = IgnoreFile(bytes)
        return file.isEmpty ? nil : file
    }

    /// Whether a file, or a folder that it lies in, is ignored.
    static func excludes(_ path: String, isFolder: Bool) -> Bool {
        let path = PathSyntax.normal(path)
        let folder = PathSyntax.folder(of: path)
        guard let real = FolderLookup.real(folder) else { return false }
        let chain = Array(FolderLookup.chain(from: real).reversed())
        guard let top = chain.first else { return false }
        var rules = IgnoreRules(above: top)
        for (index, level) in chain.enumerated() {
            rules.enter(level)
            let next = index + 1 < chain.count ? chain[index + 1] : PathSyntax.join(real, PathSyntax.name(of: path))
            if rules.ignores(next, isFolder: isFolder || index + 1 < chain.count) { return true }
        }
        return false
    }
}
