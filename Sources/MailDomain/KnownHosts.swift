/// Hosts that rules know by name.
public enum KnownHosts {
    /// Providers of free mailboxes: `gmail.com`, `qq.com`, `163.com` …
    public static func isFreemail(_ host: Host) -> Bool { freemail.contains(host.ascii) }

    /// Link shorteners: `bit.ly`, `t.cn` … Only the host itself; `help.bit.ly` is none.
    public static func isShortener(_ host: Host) -> Bool {
        shorteners.contains(host.ascii.hasPrefix("www.") ? String(host.ascii.dropFirst(4)) : host.ascii)
    }

    private static let freemail: Set<String> = [
        "126.com", "139.com", "163.com", "163.net", "188.com", "189.cn", "21cn.com", "21cn.net", "263.net", "aim.com", "aliyun.com",
        "aol.com", "att.net", "bol.com.br", "china.com", "chinaren.com", "citiz.net", "comcast.net", "daum.net",
        "email.cn", "empas.com", "etang.com", "eyou.com", "fastmail.com", "foxmail.com", "free.fr", "gmail.com",
        "gmx.at", "gmx.ch", "gmx.com", "gmx.de", "gmx.net", "googlemail.com", "hanmail.net", "hanmir.com", "hinet.net", "hotmail.co.jp",
        "hotmail.co.uk", "hotmail.com", "hotmail.com.tw", "hotmail.de", "hotmail.es", "hotmail.fr", "hotmail.it", "hushmail.com",
        "icloud.com", "inbox.lv", "inbox.ru", "interia.pl", "kakao.com", "korea.com", "laposte.net", "libero.it", "list.ru", "live.cn",
        "live.co.uk", "live.com", "live.fr", "live.nl", "lycos.co.kr", "mac.com", "mail.com", "mail.ru", "mail2000.com.tw", "me.com",
        "msa.hinet.net", "msn.com", "nate.com", "naver.com", "netvigator.com", "o2.pl", "orange.fr", "outlook.com", "outlook.de",
        "outlook.es", "outlook.fr", "outlook.jp", "paran.com", "pchome.com.tw", "pm.me", "proton.me", "protonmail.com", "qq.com",
        "rambler.ru", "rediffmail.com", "rocketmail.com", "seed.net.tw", "seznam.cz", "sina.cn", "sina.com", "sina.com.cn",
        "sina.com.hk", "sina.com.tw", "so-net.net.tw", "sogou.com", "sohu.com", "t-online.de", "tom.com", "tuta.com",
        "tutanota.com", "ukr.net", "umail.hinet.net", "uol.com.br", "vip.126.com", "vip.139.com", "vip.163.com", "vip.qq.com",
        "vip.sina.com", "vip.sohu.com", "vip.tom.com", "web.de", "wo.cn", "wp.pl", "ya.ru", "yahoo.ca", "yahoo.cn",
        "yahoo.co.in", "yahoo.co.jp", "yahoo.co.uk", "yahoo.com", "yahoo.com.au", "yahoo.com.br", "yahoo.com.cn", "yahoo.com.hk",
        "yahoo.com.sg", "yahoo.com.tw", "yahoo.de", "yahoo.es", "yahoo.fr", "yahoo.in", "yahoo.it", "yandex.com", "yandex.ru",
        "yeah.net", "ymail.com", "zoho.com", "zohomail.com",
    ]

    private static let shorteners: Set<String> = [
        "0x3.me", "6du.in", "980.so", "985.so", "adf.ly", "amzn.to", "b.link", "bc.vc", "bit.do", "bit.ly", "bitly.com", "bl.ink",
        "buff.ly", "c7.gg", "clck.ru", "cutt.ly", "db.tt", "dlvr.it", "dub.sh", "dwz.ax", "dwz.cn", "dwz.date", "dwz.lc", "dwz.mk",
        "dwz.win", "fb.me", "ft12.com", "goo.gl", "goo.su", "han.gl", "hyperurl.co", "ift.tt", "is.gd", "j.mp", "kks.me", "kurl.cn",
        "kutt.it", "lihi.cc", "lihi1.cc", "linklyhq.com", "lnkd.in", "maac.io", "mcaf.ee", "me2.do", "mrw.so", "mtw.so", "naver.me",
        "ouo.io", "ow.ly", "ppt.cc", "pse.is", "qr.ae", "qrco.de", "rb.gy", "rebrand.ly", "reurl.cc", "rrd.me", "s.id", "short.gy",
        "short.io", "shorte.st", "shorturl.at", "sina.lt", "snip.ly", "sohu.gg", "soo.gd", "sourl.cn", "suo.fyi", "suo.im", "suo.nz",
        "surl.li", "t.cn", "t.co", "t.hk", "t.ly", "tiny.cc", "tiny.one", "tinyurl.com", "tny.im", "tr.im", "u.nu",
        "u.to", "url.cn", "url.kr", "urlz.fr", "v.gd", "vk.cc", "vo.la", "w.url.cn", "wp.me", "x.co", "x.gd",
        "zpr.io",
    ]
}
