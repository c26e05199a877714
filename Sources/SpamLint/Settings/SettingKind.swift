import MailDomain

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
        guard texts.count == 1, let text = texts.first else { throw mustBe(key) }
        switch self {
        case .points:
            guard let number = Double(text), number.isFinite, number >= 0, number <= 1000 else {
                throw SettingMistake(
                    "'\(key)' must be a number of points from 0 to 1000, not '\(text)'", "'\(key)' 必须是 0 到 1000 的分数，而不是 '\(text)'")
            }
            return .number(number)
        case .flag:
            guard let flag = Bool(text) else {
                throw SettingMistake("'\(key)' must be true or false, not '\(text)'", "'\(key)' 必须是 true 或 false，而不是 '\(text)'")
            }
            return .flag(flag)
        default: return .text(try entry(text, key: key))
        }
    }

    private func entry(_ text: String, key: String) throws(SettingMistake) -> String {
        guard !text.isEmpty else {
            throw SettingMistake("'\(key)' is empty; it must be \(expected.en)", "'\(key)' 为空；它必须是\(expected.zh)")
        }
        switch self {
        case .choice(let names), .choices(let names):
            if names.contains(text) { return text }
            let near = Linter.nearest(to: text, among: names)
            let all = names.joined(separator: ", ")
            throw SettingMistake(
                "'\(key)' does not know '\(text)'; \(near.map { "did you mean '\($0)'?" } ?? "expected \(all)")",
                "'\(key)' 不能是 '\(text)'；\(near.map { "您是想写 '\($0)' 吗？" } ?? "可选 \(all)")")
        case .hosts:
            let name = text.hasPrefix("*.") ? String(text.dropFirst(2)) : text
            guard let host = Host(name), host.ascii.contains(".") else {
                throw SettingMistake(
                    "'\(key)' must hold domains such as shop.example, not '\(text)'", "'\(key)' 中应是 shop.example 这样的域名，而不是 '\(text)'")
            }
            return host.ascii
        case .webAddress:
            guard text.hasPrefix("https://"), text.utf8.count > 8, !text.utf8.contains(where: { $0 <= 0x20 || $0 == 0x3E }) else {
                throw SettingMistake(
                    "'\(key)' must be an address that begins with https://, not '\(text)'",
                    "'\(key)' 必须是以 https:// 开头的网址，而不是 '\(text)'")
            }
            return text
        case .mailAddress:
            let address = text.hasPrefix("mailto:") ? String(text.dropFirst(7)) : text
            let name = address.prefix { $0 != "?" }
            guard name.dropFirst().dropLast().contains("@"), !address.utf8.contains(where: { $0 <= 0x20 || $0 == 0x3E }) else {
                throw SettingMistake(
                    "'\(key)' must be an address such as unsubscribe@shop.example, not '\(text)'",
                    "'\(key)' 必须是 unsubscribe@shop.example 这样的邮箱地址，而不是 '\(text)'")
            }
            return address
        default:
            guard !text.utf8.contains(0) else { throw SettingMistake("'\(key)' holds a NUL", "'\(key)' 含有 NUL 字符") }
            return text
        }
    }

    private func mustBe(_ key: String) -> SettingMistake {
        SettingMistake("'\(key)' must be \(expected.en)", "'\(key)' 必须是\(expected.zh)")
    }

    private var expected: (en: String, zh: String) {
        switch self {
        case .choice(let names): ("one of \(names.joined(separator: ", "))", "以下之一：\(names.joined(separator: ", "))")
        case .choices(let names): ("a list of \(names.joined(separator: ", "))", "由 \(names.joined(separator: ", ")) 组成的列表")
        case .points: ("a number of points", "分数")
        case .flag: ("true or false", " true 或 false")
        case .text: ("a text", "文本")
        case .path: ("a path", "路径")
        case .paths: ("a list of paths", "路径的列表")
        case .hosts: ("a list of domains", "域名的列表")
        case .webAddress: ("an https address", "以 https:// 开头的网址")
        case .mailAddress: ("a mail address", "邮箱地址")
        }
    }
}

/// What is wrong with a value, without its place.
struct SettingMistake: Error {
    let message: String
    let chinese: String

    init(_ message: String, _ chinese: String) {
        self.message = message
        self.chinese = chinese
    }
}
