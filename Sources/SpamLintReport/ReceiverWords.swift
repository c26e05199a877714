import SpamLintCore

/// The words of the table of receivers' symbols, in both languages.
enum ReceiverWords {
    static let heading = LocalizedText(en: "what receivers' stock rules would say", zh: "收件方过滤器的自带规则会怎么说")
    static let nothing = LocalizedText(en: "no symbol that counts", zh: "没有计分的符号")

    /// Name, version, score, threshold and what comes of it.
    static func verdict(_ verdict: ReceiverVerdict, _ language: ReportLanguage) -> String {
        let profile = verdict.profile
        let name = "\(GainWords.receiver(profile.name)) \(profile.version)"
        let outcome = outcome(verdict, language)
        switch language {
        case .english:
            return "\(name): score \(verdict.score), spam from \(profile.threshold): \(outcome)"
        case .chinese:
            return "\(name)：得分 \(verdict.score)，达到 \(profile.threshold) 判为垃圾邮件：\(outcome)"
        }
    }

    /// What the receiver makes of the score.
    static func outcome(_ verdict: ReceiverVerdict, _ language: ReportLanguage) -> String {
        let isSpam = verdict.score >= verdict.profile.threshold
        switch language {
        case .english: return verdict.action ?? (isSpam ? "spam" : "no spam")
        case .chinese: return verdict.action ?? (isSpam ? "判为垃圾邮件" : "不判为垃圾邮件")
        }
    }

    /// How a symbol leaves its band, and what begins there.
    static func exit(_ exit: BandExit, points: (ReceiverSymbol) -> Points, _ language: ReportLanguage) -> String {
        let number = { (name: String) in exit.value(name) ?? "" }
        let next = exit.next.map { "\($0.name) +\(points($0))" }
        switch language {
        case .english:
            let more = exit.isUpward ? "more" : "fewer"
            var text = "\(exit.fact) is \(number("value")): the band ends at \(number("limit")), \(number("missing")) \(more)"
            if !next.isEmpty { text += ", where \(next.joined(separator: ", ")) begins" }
            if exit.end != nil { text += "; the last ends at \(number("end")), \(number("end-missing")) \(more)" }
            return text
        case .chinese:
            let more = exit.isUpward ? "再增加" : "再减少"
            var text = "\(exit.fact) 为 \(number("value"))：这一档到 \(number("limit")) 为止，\(more) \(number("missing"))"
            if !next.isEmpty { text += "，之后是 \(next.joined(separator: "、"))" }
            if exit.end != nil { text += "；最后一档到 \(number("end")) 为止，\(more) \(number("end-missing"))" }
            return text
        }
    }

    static func others(_ count: Int, _ language: ReportLanguage) -> String {
        switch language {
        case .english: "and \(count) more that count\(count == 1 ? "s" : "") next to nothing"
        case .chinese: "另有 \(count) 个几乎不计分"
        }
    }
}
