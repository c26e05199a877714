/// A mailbox provider whose published demands a sender asks to have looked at.
public enum Provider: String, Sendable, CaseIterable {
    case gmail, yahoo, microsoft, apple, qq, netease

    /// As the provider writes it.
    public var title: LocalizedText {
        switch self {
        case .gmail: LocalizedText(en: "Gmail", zh: "Gmail")
        case .yahoo: LocalizedText(en: "Yahoo", zh: "Yahoo")
        case .microsoft: LocalizedText(en: "Outlook.com (Microsoft)", zh: "Outlook.com（微软）")
        case .apple: LocalizedText(en: "iCloud Mail (Apple)", zh: "iCloud 邮件（苹果）")
        case .qq: LocalizedText(en: "QQ Mail (Tencent)", zh: "QQ 邮箱（腾讯）")
        case .netease: LocalizedText(en: "NetEase Mail (163, 126, yeah)", zh: "网易邮箱（163、126、yeah）")
        }
    }
}
