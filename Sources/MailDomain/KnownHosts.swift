/// Hosts that rules know by name.
public enum KnownHosts {
    /// Providers of free mailboxes: `gmail.com`, `qq.com`, `163.com` …
    public static func isFreemail(_ host: Host) -> Bool { freemail.contains(host.ascii) }

    /// Link shorteners: `bit.ly`, `t.cn` … Only the host itself; `help.bit.ly` is none.
    public static func isShortener(_ host: Host) -> Bool {
        shorteners.contains(host.ascii.hasPrefix("www.") ? String(host.ascii.dropFirst(4)) : host.ascii)
    }

    private static let freemail: Set<String> = [
        "126.com", "139.com", "163.com", "188.com", "189.cn", "21cn.com", "263.net", "aim.com", "aliyun.com", "aol.com", "att.net",
        "bol.com.br",
        "comcast.net", "daum.net", "eyou.com", "fastmail.com", "foxmail.com", "free.fr", "gmail.com", "gmx.at", "gmx.ch", "gmx.com",
        "gmx.de",
        "gmx.net", "googlemail.com", "hanmail.net", "hotmail.co.jp", "hotmail.co.uk", "hotmail.com", "hotmail.com.tw", "hotmail.de",
        "hotmail.es", "hotmail.fr", "hotmail.it", "hushmail.com", "icloud.com", "inbox.lv", "inbox.ru", "interia.pl", "kakao.com",
        "laposte.net", "libero.it", "list.ru", "live.cn", "live.co.uk", "live.com", "live.fr", "live.nl", "mac.com", "mail.com", "mail.ru",
        "me.com", "msa.hinet.net", "msn.com", "nate.com", "naver.com", "o2.pl", "orange.fr", "outlook.com", "outlook.de", "outlook.es",
        "outlook.fr", "outlook.jp", "pm.me", "proton.me", "protonmail.com", "qq.com", "rambler.ru", "rediffmail.com", "rocketmail.com",
        "seznam.cz", "sina.cn", "sina.com", "sina.com.cn", "sohu.com", "t-online.de", "tom.com", "tuta.com", "tutanota.com", "ukr.net",
        "uol.com.br", "vip.126.com", "vip.163.com", "vip.qq.com", "vip.sina.com", "web.de", "wo.cn", "wp.pl", "ya.ru", "yahoo.ca",
        "yahoo.cn", "yahoo.co.in", "yahoo.co.jp", "yahoo.co.uk", "yahoo.com", "yahoo.com.au", "yahoo.com.br", "yahoo.com.cn",
        "yahoo.com.hk",
        "yahoo.com.sg", "yahoo.com.tw", "yahoo.de", "yahoo.es", "yahoo.fr", "yahoo.in", "yahoo.it", "yandex.com", "yandex.ru", "yeah.net",
        "ymail.com", "zoho.com", "zohomail.com",
    ]

    private static let shorteners: Set<String> = [
        "0x3.me", "985.so", "adf.ly", "amzn.to", "b.link", "bc.vc", "bit.do", "bit.ly", "bitly.com", "bl.ink", "buff.ly", "c7.gg",
        "clck.ru",
        "cutt.ly", "db.tt", "dlvr.it", "dub.sh", "dwz.cn", "dwz.mk", "dwz.win", "fb.me", "goo.gl", "goo.su", "han.gl", "hyperurl.co",
        "ift.tt",
        "is.gd", "j.mp", "kutt.it", "linklyhq.com", "lnkd.in", "mcaf.ee", "me2.do", "mrw.so", "ouo.io", "ow.ly", "ppt.cc", "pse.is",
        "qr.ae",
        "rb.gy", "rebrand.ly", "reurl.cc", "rrd.me", "s.id", "short.gy", "short.io", "shorte.st", "shorturl.at", "snip.ly", "soo.gd",
        "sourl.cn", "suo.im", "suo.nz", "surl.li", "t.cn", "t.co", "t.hk", "t.ly", "tiny.cc", "tiny.one", "tinyurl.com", "tny.im", "tr.im",
        "u.nu", "u.to", "url.cn", "urlz.fr", "v.gd", "vk.cc", "w.url.cn", "wp.me", "x.co", "x.gd", "zpr.io",
    ]
}
