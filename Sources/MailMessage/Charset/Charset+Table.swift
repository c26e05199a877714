extension Charset {
    /// Labels, reduced to letters and digits, and what mail means by them.
    static let labels: [String: Charset] = {
        var labels: [String: Charset] = [:]
        for (charset, names) in known {
            for name in names.split(separator: " ") { labels[String(name)] = charset }
        }
        return labels
    }()

    private static let known: [(Charset, String)] = [
        (.utf8, "utf8 unicode11utf8 utf8n xutf8 unicode20utf8 csutf8 utf8mb4 unicodeutf8"),
        (.utf7, "utf7 unicode11utf7 csunicode11utf7 xunicode20utf7 utf7imap"),
        (.utf16, "utf16 unicode csunicode iso10646ucs2 ucs2 csutf16 unicodefffe1 utf16bom"),
        (.utf16LE, "utf16le ucs2le utf16littleendian csutf16le"),
        (.utf16BE, "utf16be ucs2be unicodefffe csutf16be"),
        (.utf32, "utf32 iso10646ucs4 ucs4 csutf32"),
        (.utf32LE, "utf32le ucs4le"),
        (.utf32BE, "utf32be ucs4be"),
        (.ascii, "usascii ascii ansix341968 ansix341986 iso646us iso646irv1991 isoir6 us csascii ibm367 cp367 usasciii usaschii ascii7bit"),
        (
            .windows1252,
            "iso88591 latin1 l1 iso885911987 isoir100 csisolatin1 ibm819 cp819 iso8859 88591 windows1252 cp1252 xcp1252 "
                + "win1252 ansi westerneuropean iso885915windows isolatin1 xansi windowslatin1"
        ),
        (
            .gb18030,
            "gb2312 gbk gb18030 cp936 ms936 windows936 gb231280 csgb2312 csgbk csiso58gb231280 chinese isoir58 euccn xgbk "
                + "xgb2312 xgb18030 gb gbk2312 gb23121980 xeuccn eucgb2312cn gb180302000 gb180302005 gb180302022 xcp20936 "
                + "simplifiedchinese cngb cngb2312 gb2313 gbk18030"
        ),
        (.hz, "hzgb2312 hz hzgb chinesehz"),
        (
            .big5,
            "big5 big5hkscs cnbig5 csbig5 xbig5 xxbig5 big5eten cp950 windows950 ms950 big5hk big5tw b5 csbig5hkscs "
                + "traditionalchinese bigfive cnbig5hkscs"
        ),
        (
            .shiftJIS,
            "shiftjis sjis xsjis mskanji csshiftjis cp932 windows932 ms932 windows31j cswindows31j shiftjisx0213 xmssjis "
                + "xshiftjis cp943 ibm943 sjiswin mscp932"
        ),
        (.eucJP, "eucjp xeucjp cseucpkdfmtjapanese ujis eucjpms eucjpwin extendedunixcodepackedformatforjapanese cp51932 euc xeuc"),
        (.iso2022jp, "iso2022jp csiso2022jp iso2022jp1 iso2022jpms cp50220 cp50221 cp50222 jis iso2022jpwin jis7 csiso2022jp1"),
        (
            .eucKR,
            "euckr ksc56011987 ksc5601 ksc56011989 ksc56011992 cp949 windows949 ms949 uhc korean cseuckr csksc56011987 "
                + "isoir149 xeuckr xwindows949 ks kseuc ksx1001 ksx10011992"
        ),
        (.eucTW, "euctw xeuctw cns11643"),
        (.johab, "johab ms1361 cp1361"),
        (.windows1251, "windows1251 cp1251 win1251 xcp1251 cyrillic1251"),
        (.koi8r, "koi8r koi8 koi cskoi8r xkoi8r koi80r relcomkoi8"),
        (Charset(name: "iso-8859-2", method: .single("ISO-8859-2")), "iso88592 latin2 l2 csisolatin2 iso885921987 isoir101"),
        (Charset(name: "iso-8859-3", method: .single("ISO-8859-3")), "iso88593 latin3 l3 csisolatin3"),
        (Charset(name: "iso-8859-4", method: .single("ISO-8859-4")), "iso88594 latin4 l4 csisolatin4"),
        (Charset(name: "iso-8859-5", method: .single("ISO-8859-5")), "iso88595 cyrillic csisolatincyrillic iso885951988 isoir144"),
        (
            Charset(name: "iso-8859-6", method: .single("ISO-8859-6")),
            "iso88596 arabic csisolatinarabic asmo708 ecma114 iso88596i iso88596e"
        ),
        (Charset(name: "iso-8859-7", method: .single("ISO-8859-7")), "iso88597 greek greek8 csisolatingreek elot928 ecma118 iso885971987"),
        (Charset(name: "iso-8859-8", method: .single("ISO-8859-8")), "iso88598 hebrew csisolatinhebrew iso88598i iso88598e logical visual"),
        (Charset(name: "windows-1254", method: .single("CP1254")), "iso88599 latin5 l5 csisolatin5 windows1254 cp1254 turkish"),
        (Charset(name: "iso-8859-10", method: .single("ISO-8859-10")), "iso885910 latin6 l6 csisolatin6"),
        (Charset(name: "windows-874", method: .single("CP874")), "iso885911 tis620 tis6202533 windows874 cp874 thai dos874 tis11"),
        (Charset(name: "iso-8859-13", method: .single("ISO-8859-13")), "iso885913 latin7 l7"),
        (Charset(name: "iso-8859-14", method: .single("ISO-8859-14")), "iso885914 latin8 l8"),
        (Charset(name: "iso-8859-15", method: .single("ISO-8859-15")), "iso885915 latin9 l9 csisolatin9 latin0"),
        (Charset(name: "iso-8859-16", method: .single("ISO-8859-16")), "iso885916 latin10 l10"),
        (Charset(name: "windows-1250", method: .single("CP1250")), "windows1250 cp1250 win1250 xcp1250"),
        (Charset(name: "windows-1253", method: .single("CP1253")), "windows1253 cp1253"),
        (Charset(name: "windows-1255", method: .single("CP1255")), "windows1255 cp1255"),
        (Charset(name: "windows-1256", method: .single("CP1256")), "windows1256 cp1256"),
        (Charset(name: "windows-1257", method: .single("CP1257")), "windows1257 cp1257"),
        (Charset(name: "windows-1258", method: .single("CP1258")), "windows1258 cp1258 vietnamese"),
        (Charset(name: "koi8-u", method: .single("KOI8-U")), "koi8u koi8ru cskoi8u"),
        (Charset(name: "macintosh", method: .single("MACINTOSH")), "macintosh mac xmacroman macroman csmacintosh applemacroman xmac"),
        (Charset(name: "x-mac-cyrillic", method: .single("MAC-UK")), "xmaccyrillic maccyrillic xmacukrainian"),
        (Charset(name: "x-mac-ce", method: .single("MAC-CENTRALEUROPE")), "xmacce macce xmaccentraleurope xmaccentraleurroman"),
        (Charset(name: "viscii", method: .single("VISCII")), "viscii csviscii visciii"),
        (Charset(name: "tcvn", method: .single("TCVN")), "tcvn tcvn5712 tcvn57121 xviettcvn5712"),
        (Charset(name: "armscii-8", method: .single("ARMSCII-8")), "armscii8"),
        (Charset(name: "georgian-ps", method: .single("GEORGIAN-PS")), "georgianps"),
        (Charset(name: "hp-roman8", method: .single("HP-ROMAN8")), "hproman8 roman8 r8"),
        (Charset(name: "iso-2022-kr", method: .other("ISO-2022-KR")), "iso2022kr csiso2022kr"),
        (Charset(name: "iso-2022-cn", method: .other("ISO-2022-CN")), "iso2022cn"),
        (Charset(name: "iso-2022-cn-ext", method: .other("ISO-2022-CN-EXT")), "iso2022cnext"),
        (Charset(name: "iso-2022-jp-2", method: .other("ISO-2022-JP-2")), "iso2022jp2 csiso2022jp2"),
        (Charset(name: "iso-2022-jp-3", method: .other("ISO-2022-JP-3")), "iso2022jp3 iso2022jp2004"),
    ]

    /// Code pages by number, whatever stands before it.
    static let pages: [String: Charset] = [
        "932": .shiftJIS, "936": .gb18030, "949": .eucKR, "950": .big5, "1251": .windows1251, "1252": .windows1252, "1361": .johab,
        "20127": .ascii, "20866": .koi8r, "20932": .eucJP, "28591": .windows1252, "50220": .iso2022jp, "50221": .iso2022jp,
        "50222": .iso2022jp, "51932": .eucJP, "51936": .gb18030, "51949": .eucKR, "52936": .hz, "54936": .gb18030, "65000": .utf7,
        "65001": .utf8, "1200": .utf16LE, "1201": .utf16BE, "12000": .utf32LE, "12001": .utf32BE,
    ]

    /// What a label that is none of the above is taken for if it holds one of these.
    static let parts: [(StaticString, Charset)] = [
        ("utf8", .utf8), ("gb2312", .gb18030), ("gb18030", .gb18030), ("gbk", .gb18030), ("big5", .big5), ("shiftjis", .shiftJIS),
        ("iso2022jp", .iso2022jp), ("eucjp", .eucJP), ("euckr", .eucKR), ("ksc5601", .eucKR), ("usascii", .ascii), ("koi8", .koi8r),
    ]
}
