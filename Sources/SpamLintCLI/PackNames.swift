import ArgumentParser
import SpamLint

/// The names of markets or providers as `--market us,ca --market de` gives them.
enum PackNames {
    /// - Throws: The first name that there is not, with the one that was probably meant.
    static func read<Pack: RawRepresentable & CaseIterable>(_ values: [String], option: String) throws -> [Pack]
    where Pack.RawValue == String {
        try values.flatMap { $0.split(separator: ",").map(String.init) }.map { name in
            if let pack = Pack(rawValue: name.lowercased()) { return pack }
            let names = Pack.allCases.map(\.rawValue)
            let hint = Linter.nearest(to: name.lowercased(), among: names).map { "did you mean '\($0)'?" }
            throw ValidationError("\(option) does not know '\(name)'; \(hint ?? "there are " + names.joined(separator: ", "))")
        }
    }
}
