/// Services that send mail for others, as `esp:` names them.
public enum MailingServices {
    public static let names = [
        "activecampaign", "aliyun", "braze", "brevo", "campaign-monitor", "constant-contact", "customer-io", "drip", "getresponse",
        "hubspot", "iterable", "kit", "klaviyo", "listmonk", "mailchimp", "mailerlite", "mailgun", "mailjet", "mandrill", "mautic",
        "pardot", "plunk", "postmark", "salesforce", "sendcloud", "sendgrid", "sendy", "ses", "shopify", "submail", "tencent",
    ]
}
