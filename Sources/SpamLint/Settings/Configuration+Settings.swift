import MailTemplate
import SpamLintCore

extension Configuration {
    /// What settings say of how messages are judged; those of single rules are read when the rules are known.
    init(_ settings: Settings) {
        self.init()
        ruleFolders = settings.texts("rule-folders") ?? []
        markets = (settings.texts("markets") ?? []).compactMap { Market(rawValue: $0) }
        providers = (settings.texts("providers") ?? []).compactMap { Provider(rawValue: $0) }
        messageClass = settings.text("class").flatMap { MessageClass(rawValue: $0) }
        senderSites = SenderSites(
            own: Set(settings.texts("domains.own") ?? []), tracking: Set(settings.texts("domains.tracking") ?? []))
        verdictLimits = VerdictLimits(
            warn: settings.points("thresholds.warn") ?? VerdictLimits.standard.warn,
            fail: settings.points("thresholds.fail") ?? VerdictLimits.standard.fail)
        honoursInline = settings.flag("inline") ?? true
        sender.service = settings.text("esp")
        templates.service = sender.service.flatMap { $0 == "salesforce" ? .marketingCloud : MailService(rawValue: $0) }
        sender.unsubscribeHTTPS = settings.text("unsubscribe.https")
        sender.unsubscribeMailto = settings.text("unsubscribe.mailto")
        sender.postalAddress = settings.text("address")
        sender.subject = settings.text("subject")
        sender.from = settings.text("from")
        (templates.subject, templates.from) = (sender.subject, sender.from)
    }
}
