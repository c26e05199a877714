import MailDomain
import SpamLintCore

/// What a setting may be.
public enum SettingKind: Sendable, Equatable {
    case choice([String])
    case choices([String])
    case points
    case flag
    case text
    case path
    case paths
    case hosts
    /// An `https:` address.
    case webAddress
    /// An address of mail, with or without `mailto:`.
    case mailAddress

    var isList: Bool {
        switch self {
        case .choices, .paths, .hosts: true
        default: false
        }
    }

    /// The value that texts spell.
    ///
    /// - Parameters:
    ///   - texts: One, or more for a list.
    ///   - key: What messages call the setting.
    /// - Throws: What was expected, and what to do.
    func value(_ texts: [String], key: String) throws(SettingMistake) -> Setting.Value {
        if isList { return .texts(try texts.map { text throws(SettingMistake) in try entry(text, key: key) }) }
        guard texts.count == 1, let text = texts.first else { throw SettingMistake("'\(key)' must be \(expected)") }
        switch self {
        case .points:
            guard let number = Double(text), number.isFinite, number >= 0, number <= 1000 else {
                throw SettingMistake("'\(key)' must be a number of points from 0 to 1000, not '\(text)'")
            }
            return .number(number)
        case .flag:
            guard let flag = Bool(text) else { throw SettingMistake("'\(key)' must be true or false, not '\(text)'") }
            return .flag(flag)
        default: return .text(try entry(text, key: key))
        }
    }

    private func entry(_ text: String, key: String) throws(SettingMistake) -> String {
        guard !text.isEmpty else { throw SettingMistake("'\(key)' is empty; it must be \(expected)") }
        switch self {
        case .choice(let names), .choices(let names):
            if names.contains(text) { return text }
            let hint = Linter.nearest(to: text, among: names).map { "did you mean '\($0)'?" }
            throw SettingMistake("'\(key)' does not know '\(text)'; \(hint ?? "expected \(names.joined(separator: ", "))")")
        case .hosts:
            let name = text.hasPrefix("*.") ? String(text.dropFirst(2)) : text
            guard let host = Host(name), host.ascii.contains(".") else {
                throw SettingMistake("'\(key)' must hold domains such as shop.example, not '\(text)'")
            }
            return host.ascii
        case .webAddress:
            guard text.hasPrefix("https://"), text.utf8.count > 8, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x3E }) else {
                throw SettingMistake("'\(key)' must be an address that begins with https://, not '\(text)'")
            }
            return text
        case .mailAddress:
            let address = text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
            let name = address.prefix { $0 != "?" }
            guard name.dropFirst().dropLast().contains("@"), !address.utf8.contains(where: { $0 <= 0x20 || $0 == 0x3E }) else {
                throw SettingMistake("'\(key)' must be an address such as unsubscribe@shop.example, not '\(text)'")
            }
            return address
        default:
            guard !text.utf8.contains(0) else { throw SettingMistake("'\(key)' holds a NUL") }
            return text
        }
    }

    var expected: String {
        switch self {
        case .choice(let names): "one of \(names.joined(separator: ", "))"
        case .choices(let names): "a list of \(names.joined(separator: ", "))"
        case .points: "a number of points"
        case .flag: "true or false"
        case .text: "a text"
        case .path: "a path"
        case .paths: "a list of paths"
        case .hosts: "a list of domains"
        case .webAddress: "an https address"
        case .mailAddress: "a mail address"
        }
    }
}

/// What is wrong with a value, without its place.
struct SettingMistake: Error {
    let message: String

    init(_ message: String) { self.message = message }
}
