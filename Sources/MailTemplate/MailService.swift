/// Services that send mail for others and have placeholders of their own.
public enum MailService: String, Sendable, CaseIterable {
    case mailchimp, mandrill, sendgrid, ses
    case marketingCloud = "salesforce-marketing-cloud"
    case pardot, hubspot, klaviyo, brevo, braze, iterable, postmark
    case campaignMonitor = "campaign-monitor"
    case constantContact = "constant-contact"
    case activeCampaign = "activecampaign"
    case actOn = "act-on"
    case mailerlite, mailjet, mailgun, getresponse
    case customerio = "customer-io"
    case drip, kit, shopify, mautic, listmonk, sendy, plunk, dittofeed, mailman, sendcloud, aliyun, tencent, submail

    /// Its name as people write it.
    public var title: String {
        switch self {
        case .mailchimp: "Mailchimp"
        case .mandrill: "Mailchimp Transactional"
        case .sendgrid: "SendGrid"
        case .ses: "Amazon SES"
        case .marketingCloud: "Salesforce Marketing Cloud"
        case .pardot: "Account Engagement (Pardot)"
        case .hubspot: "HubSpot"
        case .klaviyo: "Klaviyo"
        case .brevo: "Brevo"
        case .braze: "Braze"
        case .iterable: "Iterable"
        case .postmark: "Postmark"
        case .campaignMonitor: "Campaign Monitor"
        case .constantContact: "Constant Contact"
        case .activeCampaign: "ActiveCampaign"
        case .actOn: "Act-On"
        case .mailerlite: "MailerLite"
        case .mailjet: "Mailjet"
        case .mailgun: "Mailgun"
        case .getresponse: "GetResponse"
        case .customerio: "Customer.io"
        case .drip: "Drip"
        case .kit: "Kit"
        case .shopify: "Shopify"
        case .mautic: "Mautic"
        case .listmonk: "listmonk"
        case .sendy: "Sendy"
        case .plunk: "Plunk"
        case .dittofeed: "Dittofeed"
        case .mailman: "Mailman"
        case .sendcloud: "SendCloud"
        case .aliyun: "阿里云邮件推送"
        case .tencent: "腾讯云邮件推送"
        case .submail: "SUBMAIL"
        }
    }
}
