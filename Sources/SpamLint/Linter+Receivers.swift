import SpamLintCore

extension Linter {
    /// The ids of the profiles that `names` ask for, nil where there are none; names that nobody has ask for nothing.
    static func receivers(_ names: [String], among profiles: [ReceiverProfile]) -> Set<String>? {
        names.isEmpty ? nil : Set(names.compactMap { receiver($0, among: profiles)?.id })
    }

    /// What is wrong with the first of `names` that no profile has.
    static func unknownReceiver(_ names: [String], among profiles: [ReceiverProfile]) -> String? {
        guard let name = names.first(where: { receiver($0, among: profiles) == nil }) else { return nil }
        let known = profiles.map(\.id)
        let near = nearest(to: name.lowercased(), among: known + ReceiverProfile.standard(among: profiles).map(\.name))
        return "there is no receiver '\(name)'; \(near.map { "did you mean '\($0)'?" } ?? "there are \(known.joined(separator: ", "))")"
    }

    /// `rspamd-4.1`, or `rspamd` for the version that stands for it.
    private static func receiver(_ name: String, among profiles: [ReceiverProfile]) -> ReceiverProfile? {
        let name = name.lowercased()
        return profiles.first { $0.id == name } ?? ReceiverProfile.standard(among: profiles).first { $0.name == name }
    }
}
