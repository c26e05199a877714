extension ReceiverProfile {
    /// In order of name and version.
    static func ordered(_ profiles: [ReceiverProfile]) -> [ReceiverProfile] {
        profiles.sorted { ($0.name, $0.version) < ($1.name, $1.version) }
    }

    /// Those that build on others behind all that do not.
    static func basesFirst(_ profiles: [ReceiverProfile]) -> [ReceiverProfile] {
        profiles.filter { $0.base == nil } + profiles.filter { $0.base != nil }
    }

    /// The version of each receiver that is asked where none is named: the first that stands on its own.
    ///
    /// - Parameter profiles: In order of name and version.
    public static func standard(among profiles: [ReceiverProfile]) -> [ReceiverProfile] {
        var standard: [ReceiverProfile] = []
        for profile in basesFirst(profiles) where !standard.contains(where: { $0.name == profile.name }) { standard.append(profile) }
        return ordered(standard)
    }
}
