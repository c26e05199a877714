/// The placeholders of one service that stand for something a rule asks for, as its manual writes them.
public struct ServicePlaceholders: Sendable {
    public let service: MailService
    public let role: PlaceholderRole
    public let written: [String]

    private init(_ service: MailService, _ role: PlaceholderRole, _ written: String...) {
        self.service = service
        self.role = role
        self.written = written
    }

    /// By service. Aliyun and Tencent put the way out into the message by a header field or an option, SUBMAIL by its address book: they
    /// have none.
    public static let all: [ServicePlaceholders] = [
        .init(.mailchimp, .unsubscribe, "*|UNSUB|*"),
        .init(.mailchimp, .preferences, "*|UPDATE_PROFILE|*"),
        .init(.mailchimp, .forward, "*|FORWARD|*"),
        .init(
            .mailchimp, .postalAddress, "*|LIST:ADDRESS|*", "*|LIST:ADDRESSLINE|*", "*|HTML:LIST_ADDRESS_HTML|*", "*|LIST:ADDRESS_VCARD|*"),
        .init(.mailchimp, .senderName, "*|LIST:COMPANY|*", "*|LIST:NAME|*", "*|LIST:DESCRIPTION|*"),
        .init(.mailchimp, .viewInBrowser, "*|ARCHIVE|*"),
        .init(.mandrill, .unsubscribe, "*|UNSUB:https://shop.example/bye|*"),
        .init(
            .sendgrid, .unsubscribe, "<%asm_group_unsubscribe_raw_url%>", "<%asm_group_unsubscribe_url%>", "{{{unsubscribe}}}",
            "<% click here %>", "[unsubscribe]"),
        .init(
            .sendgrid, .preferences, "<%asm_preferences_raw_url%>", "<%asm_preferences_url%>", "<%asm_global_unsubscribe_raw_url%>",
            "<%asm_global_unsubscribe_url%>", "{{{unsubscribe_preferences}}}"),
        .init(
            .sendgrid, .postalAddress, "{{Sender_Address}}", "{{Sender_City}}", "{{Sender_State}}", "{{Sender_Zip}}", "[Sender_Address]",
            "[Sender_City]", "[Sender_State]", "[Sender_Zip]"),
        .init(.sendgrid, .senderName, "{{Sender_Name}}", "[Sender_Name]"),
        .init(.sendgrid, .viewInBrowser, "[weblink]", "{{{weblink}}}"),
        .init(.ses, .unsubscribe, "{{amazonSESUnsubscribeUrl}}"),
        .init(.marketingCloud, .unsubscribe, "%%unsub_center_url%%"),
        .init(.marketingCloud, .preferences, "%%profile_center_url%%", "%%subscription_center_url%%"),
        .init(
            .marketingCloud, .postalAddress, "%%Member_Addr%%", "%%Member_City%%", "%%Member_State%%", "%%Member_PostalCode%%",
            "%%Member_Country%%"),
        .init(.marketingCloud, .senderName, "%%Member_Busname%%"),
        .init(.marketingCloud, .viewInBrowser, "%%view_email_url%%", "%%=CloudPagesURL()=%%"),
        .init(.pardot, .unsubscribe, "{{Unsubscribe}}", "%%unsubscribe%%"),
        .init(.pardot, .preferences, "{{EmailPreferenceCenter}}", "%%email_preference_center%%"),
        .init(.pardot, .postalAddress, "%%account_address%%"),
        .init(.pardot, .viewInBrowser, "{{View_Online}}", "%%view_online%%"),
        .init(.hubspot, .unsubscribe, "{{ unsubscribe_link_all }}"),
        .init(.hubspot, .preferences, "{{ unsubscribe_link }}"),
        .init(
            .hubspot, .postalAddress, "{{ site_settings.company_street_address_1 }}", "{{ site_settings.company_city }}",
            "{{ site_settings.company_state }}"),
        .init(.hubspot, .senderName, "{{ site_settings.company_name }}"),
        .init(.hubspot, .viewInBrowser, "{{ view_as_page_url }}"),
        .init(.klaviyo, .unsubscribe, "{% unsubscribe %}", "{% unsubscribe 'text' %}", "{% unsubscribe_link %}"),
        .init(.klaviyo, .preferences, "{% manage_preferences %}", "{% manage_preferences_link %}"),
        .init(.klaviyo, .postalAddress, "{{ organization.full_address }}"),
        .init(.klaviyo, .senderName, "{{ organization.name }}"),
        .init(.klaviyo, .viewInBrowser, "{% web_view %}", "{% web_view_link %}"),
        .init(.brevo, .unsubscribe, "{{ unsubscribe }}", "[UNSUBSCRIBE]"),
        .init(.brevo, .preferences, "{{ update_profile }}", "[UPDATE_PROFILE]"),
        .init(.brevo, .viewInBrowser, "{{ mirror }}", "[MIRROR]"),
        .init(.braze, .unsubscribe, "{{${set_user_to_unsubscribed_url}}}"),
        .init(
            .braze, .preferences, "{{${set_user_to_subscribed_url}}}", "{{${set_user_to_opted_in_url}}}", "{{preference_center.${name}}}"),
        .init(.braze, .footer, "{{${email_footer}}}"),
        .init(.braze, .viewInBrowser, "{{${view_in_browser_url}}}"),
        .init(.iterable, .unsubscribe, "{{unsubscribeUrl}}", "{{unsubscribeMessageTypeUrl}}", "{{hostedUnsubscribeUrl}}"),
        .init(.iterable, .postalAddress, "{{physicalAddress}}"),
        .init(.iterable, .viewInBrowser, "{{viewInBrowserUrl}}"),
        .init(.postmark, .unsubscribe, "{{{ pm:unsubscribe }}}", "{{{ pm:unsubscribe_url }}}"),
        .init(.campaignMonitor, .unsubscribe, "<unsubscribe>", "[unsubscribe]"),
        .init(.campaignMonitor, .preferences, "<preferences>", "[preferences]"),
        .init(.campaignMonitor, .forward, "<forwardtoafriend>"),
        .init(.campaignMonitor, .viewInBrowser, "<webversion>", "[webversion]"),
        .init(.constantContact, .unsubscribe, "{unsubscribe}"),
        .init(.activeCampaign, .unsubscribe, "%UNSUBSCRIBELINK%"),
        .init(.activeCampaign, .preferences, "%UPDATELINK%"),
        .init(.activeCampaign, .postalAddress, "%SENDER-INFO%", "%SENDER-INFO-SINGLELINE%"),
        .init(.activeCampaign, .viewInBrowser, "%WEBCOPY%"),
        .init(.actOn, .postalAddress, "{{Account.BIZ_ADDRESS}}"),
        .init(.actOn, .senderName, "{{Account.COMPANY}}"),
        .init(.mailerlite, .unsubscribe, "{$unsubscribe}"),
        .init(.mailerlite, .preferences, "{$preferences}"),
        .init(.mailerlite, .postalAddress, "{$account_address}"),
        .init(.mailerlite, .viewInBrowser, "{$url}"),
        .init(.mailjet, .unsubscribe, "[[UNSUB_LINK_EN]]"),
        .init(.mailjet, .viewInBrowser, "[[PERMALINK]]"),
        .init(.mailgun, .unsubscribe, "%unsubscribe_url%", "%mailing_list_unsubscribe_url%", "%tag_unsubscribe_url%"),
        .init(.getresponse, .unsubscribe, "[[remove]]", "[[unsubscribe]]"),
        .init(.getresponse, .preferences, "[[change_details]]"),
        .init(.getresponse, .viewInBrowser, "[[view]]"),
        .init(.customerio, .unsubscribe, "{% unsubscribe_url %}", "{% unsubscribe %}"),
        .init(.customerio, .preferences, "{% manage_subscription_preferences_url %}"),
        .init(.customerio, .viewInBrowser, "{% view_in_browser_url %}"),
        .init(.drip, .unsubscribe, "{{ unsubscribe_link }}", "{{ unsubscribe_url }}"),
        .init(.drip, .postalAddress, "{{ inline_postal_address }}"),
        .init(.kit, .unsubscribe, "{{ unsubscribe_url }}", "{{ unsubscribe_link }}"),
        .init(.kit, .preferences, "{{ subscriber_preferences_url }}"),
        .init(.kit, .postalAddress, "{{ address }}"),
        .init(.shopify, .unsubscribe, "{{ unsubscribe_link }}", "{% unsubscribe_link %}"),
        .init(.shopify, .postalAddress, "{{ shop.address }}"),
        .init(.shopify, .viewInBrowser, "{{ open_in_browser_block }}"),
        .init(.mautic, .unsubscribe, "{unsubscribe_url}", "{unsubscribe_text}"),
        .init(.mautic, .viewInBrowser, "{webview_url}", "{webview_text}"),
        .init(.listmonk, .unsubscribe, "{{ UnsubscribeURL }}"),
        .init(.listmonk, .preferences, "{{ ManageURL }}", "{{ OptinURL }}"),
        .init(.listmonk, .viewInBrowser, "{{ MessageURL }}"),
        .init(.sendy, .unsubscribe, "[unsubscribe]", "<unsubscribe>"),
        .init(.sendy, .viewInBrowser, "[webversion]", "<webversion>"),
        .init(.plunk, .unsubscribe, "{{unsubscribeUrl}}"),
        .init(.plunk, .preferences, "{{manageUrl}}", "{{subscribeUrl}}"),
        .init(.dittofeed, .unsubscribe, "{% unsubscribe_link %}", "{% unsubscribe_url %}"),
        .init(.mailman, .unsubscribe, "%(user_optionsurl)s", "${unsubscribe}"),
        .init(.sendcloud, .unsubscribe, "%unsubscribe%", "%unsubscribe_url%"),
        .init(.sendcloud, .viewInBrowser, "%web_link%"),
    ]
}
