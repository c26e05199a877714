import SpamLintCore

/// The words of formulas, in both languages.
enum FormulaWords {
    static let all = LocalizedText(en: "all of:", zh: "以下全部成立：")
    static let none = LocalizedText(en: "none of:", zh: "以下全不成立：")

    static func any(_ count: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: count == 1 ? "any of:" : "at least \(count) of:"
        case .chinese: count == 1 ? "以下任一成立：" : "以下至少 \(count) 项成立："
        }
    }

    static func phrases(_ match: PhraseMatch, shown: String, _ language: ReportLanguage) -> String {
        let scopes = match.scopes.members.map(\.rawValue).joined(separator: ", ")
        let all = match.phrases.count
        switch language {
        case .english:
            let each = match.distinct && match.atLeast > 1 ? "different " : ""
            let per = match.per.map { " for every \($0) characters" } ?? ""
            let list = "\(all) phrase\(all == 1 ? "" : "s")"
            return "\(scopes): at least \(match.atLeast) \(each)of \(list)\(per)\(form(match.form, language)): \(shown)"
        case .chinese:
            let each = match.distinct && match.atLeast > 1 ? "个不同的" : "个"
            let per = match.per.map { "每 \($0) 个字符" } ?? ""
            return "\(scopes)：\(all) 个词语中\(per)至少有 \(match.atLeast) \(each)\(form(match.form, language))：\(shown)"
        }
    }

    private static func form(_ form: PhraseForm, _ language: ReportLanguage) -> String {
        switch (form, language) {
        case (.any, _): ""
        case (.plain, .english): ", openly written"
        case (.disguised, .english): ", in disguise"
        case (.plain, .chinese): "（直接写出）"
        case (.disguised, .chinese): "（经过伪装）"
        }
    }

    static func near(_ context: PhraseContext, shown: String, isWanted: Bool, _ language: ReportLanguage) -> String {
        switch (language, isWanted) {
        case (.english, true): "with one of \(context.phrases.count) words within \(context.within) characters: \(shown)"
        case (.english, false): "without one of \(context.phrases.count) words within \(context.within) characters: \(shown)"
        case (.chinese, true): "前后 \(context.within) 个字符内有 \(context.phrases.count) 个词之一：\(shown)"
        case (.chinese, false): "前后 \(context.within) 个字符内没有这 \(context.phrases.count) 个词：\(shown)"
        }
    }

    static func pattern(_ match: PatternMatch, anchors: String, _ language: ReportLanguage) -> String {
        let scopes = match.scopes.members.map(\.rawValue).joined(separator: ", ")
        switch language {
        case .english: return "\(scopes): at least \(match.atLeast) of the pattern \(match.regex), near \(anchors)"
        case .chinese: return "\(scopes)：模式 \(match.regex) 至少出现 \(match.atLeast) 次，附近有 \(anchors)"
        }
    }

    static func field(_ match: FieldMatch, _ language: ReportLanguage) -> String {
        let names = match.names.joined(separator: ", ")
        switch (match.state, language) {
        case (let state, .english): return "the field \(names) is \(state.rawValue)"
        case (.missing, .chinese): return "缺少字段 \(names)"
        case (.present, .chinese): return "有字段 \(names)"
        case (.duplicated, .chinese): return "字段 \(names) 重复"
        case (.malformed, .chinese): return "字段 \(names) 格式有误"
        case (.empty, .chinese): return "字段 \(names) 为空"
        }
    }

    static func defect(_ kinds: [String], _ language: ReportLanguage) -> String {
        switch language {
        case .english: "damage: \(kinds.joined(separator: ", "))"
        case .chinese: "损坏：\(kinds.joined(separator: "、"))"
        }
    }

    static func check(_ name: String, _ parameters: String, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "check \(name)\(parameters.isEmpty ? "" : " (\(parameters))")"
        case .chinese: "检查 \(name)\(parameters.isEmpty ? "" : "（\(parameters)）")"
        }
    }

    static func symbol(_ name: String, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "symbol \(name)"
        case .chinese: "符号 \(name)"
        }
    }

    static func more(_ count: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "… \(count) more"
        case .chinese: "…… 另有 \(count) 个"
        }
    }

    /// How points grow with what is measured.
    static func scale(_ scale: SymbolScale, _ language: ReportLanguage) -> String {
        let number = NumberText.text
        switch (scale, language) {
        case (.linear(let fact, let times, let plus, let from, let to), _):
            let sum = plus == 0 ? "\(fact) × \(number(times))" : "\(fact) × \(number(times)) + \(number(plus))"
            return "× clamp(\(sum), \(number(from)), \(number(to)))"
        case (.steps(let fact, let steps), .english):
            return "× " + steps.map { "\(number($0.factor)) from \(fact) \(number($0.limit))" }.joined(separator: ", ")
        case (.steps(let fact, let steps), .chinese):
            return "× " + steps.map { "\(fact) 达到 \(number($0.limit)) 时为 \(number($0.factor))" }.joined(separator: "，")
        case (.symbols(let shares), .english):
            return "× the greatest of " + shares.map { "\(number($0.factor)) with \($0.symbol)" }.joined(separator: ", ")
        case (.symbols(let shares), .chinese):
            return "× 其中最大者：" + shares.map { "有 \($0.symbol) 时为 \(number($0.factor))" }.joined(separator: "，")
        case (.places(let most), .english): return "× the number of places, \(most) at most"
        case (.places(let most), .chinese): return "× 出现处数，最多 \(most)"
        }
    }
}
