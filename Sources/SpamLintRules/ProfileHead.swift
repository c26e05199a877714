import SpamLintCore
import Yams

/// `profile.yml` of a receiver's folder, read.
struct ProfileHead {
    /// The folder, as errors name it.
    let folder: String
    /// Files that list symbols.
    let paths: [String]
    let name: String
    let version: String
    /// Nil where the base's holds.
    let threshold: Points?
    /// In order of score; nil where the base's hold.
    let actions: [ReceiverProfile.Action]?
    let groups: [ReceiverProfile.Group]
    /// The id of the profile that it builds on.
    let base: YAMLValue?
    /// Symbols of the base that the version does not have.
    let dropped: [YAMLValue]

    var id: String { "\(name)-\(version)" }

    /// - Parameters:
    ///   - folder: How errors name the folder.
    ///   - paths: Of its files, `profile.yml` among them.
    init(folder: String, paths: [String]) throws(RuleFileError) {
        guard let path = paths.first(where: { $0.hasSuffix("/profile.yml") }) else {
            throw RuleFileError(path: folder, message: "a receiver's folder needs a profile.yml with name, version and threshold")
        }
        self.folder = folder
        self.paths = paths.filter { $0 != path }
        let file = try YAMLFile.root(of: try RuleFolder.text(of: path), path: path)
            .mapping("a profile", keys: ["name", "version", "base", "threshold", "actions", "groups", "dropped"])
        name = try file.required("name").text("'name'")
        version = try file.required("version").text("'version'")
        base = file["base"]
        let points = base == nil ? try file.required("threshold") : file["threshold"]
        threshold = try points.map { value throws(RuleFileError) in Points(try value.number("'threshold'")) }
        actions = try file["actions"].map { value throws(RuleFileError) in
            try Self.points(value, "'actions'").map { ReceiverProfile.Action(name: $0.name, from: $0.points) }.sorted { $0.from < $1.from }
        }
        groups =
            try file["groups"].map { value throws(RuleFileError) in
                try Self.points(value, "'groups'").map { ReceiverProfile.Group(name: $0.name, cap: $0.points) }
            } ?? []
        dropped = try file["dropped"]?.sequence("'dropped'") ?? []
        if base == nil, let value = file["dropped"] { throw value.error("'dropped' needs a 'base' whose symbols it leaves out") }
    }

    /// The profile that it builds on.
    ///
    /// - Parameter known: Profiles that are there, those of the same folder first.
    /// - Throws: That there is none of the name, or that it builds on another itself.
    func base(among known: [ReceiverProfile]) throws(RuleFileError) -> ReceiverProfile? {
        guard let base else { return nil }
        let id = try base.text("'base'")
        if id == self.id { throw base.error("profile '\(id)' cannot build on itself") }
        guard let profile = known.first(where: { $0.id == id }) else {
            let ids = known.filter { $0.base == nil }.map(\.id)
            let hint = NearestName.of(id, among: ids).map { "did you mean '\($0)'?" } ?? "there are \(ids.joined(separator: ", "))"
            throw base.error("there is no profile '\(id)' to build on; \(ids.isEmpty ? "there is none at all" : hint)")
        }
        if let other = profile.base {
            throw base.error("profile '\(id)' builds on another itself; build on '\(other.id)'")
        }
        return profile
    }

    private static func points(_ value: YAMLValue, _ what: String) throws(RuleFileError) -> [(name: String, points: Points)] {
        guard case .mapping(let mapping) = value.node else { throw value.error("\(what) must be a mapping from names to points") }
        var points: [(name: String, points: Points)] = []
        for (key, node) in mapping {
            let name = try YAMLValue(node: key, path: value.path).text("a name in \(what)")
            points.append((name, Points(try YAMLValue(node: node, path: value.path).number("'\(name)'"))))
        }
        return points
    }
}
