/// What glibc's iconv has beyond the labels that mail uses, so that a label is known or unknown for good: asking the library for a name that
/// it lacks is slow, and would make the answer depend on the machine.
///
/// Made from `iconv -l` of glibc 2.36. Each entry is a converter's name and its other names, reduced to letters and digits.
enum GlibcCharsets {
    /// By names reduced to letters and digits.
    static let charsets: [String: Charset] = {
        var charsets: [String: Charset] = [:]
        for (list, method) in [(single, Charset.Method.single), (foreign, Charset.Method.foreign), (others, Charset.Method.other)] {
            for entry in list.split(separator: ";") {
                let names = entry.split(separator: " ")
                guard let converter = names.first else { continue }
                let charset = Charset(name: converter.lowercased(), method: method(String(converter)))
                charsets[Charset.key(converter.utf8)] = charset
                for name in names.dropFirst() { charsets[String(name)] = charset }
            }
        }
        return charsets
    }()

    /// A byte a character, with ASCII as its lower half.
    private static let single = """
        CP-HU cwi2 cwi; CP10007 msmaccyrillic; CP1282 maccentraleurope; CP737; CP770; CP771; CP772; CP773; CP774; CSHPROMAN8 \
        osf10010001; DEC-MCS csdecmcs dec; ECMA-CYRILLIC csiso111ecmacyrillic isoir111; GEORGIAN-ACADEMY; GOST_19768-74 \
        csiso153gost1976874 gost19768 isoir153 stsev35888; HP-GREEK8 osf10010004; HP-ROMAN9 r9 roman9; HP-THAI8 thai8; HP-TURKISH8 \
        osf10010006 turkish8; IBM-1008 cp1008 csibm1008; IBM-1046 1046 cp1046; IBM-1124 cp1124 csibm1124; IBM-1129 cp1129 csibm1129; \
        IBM-1133 cp1133 csibm1133; IBM-1161 cp1161 csibm1161; IBM-1162 cp1162 csibm11621162; IBM-1163 cp1163 csibm1163; IBM-1167 cp1167 \
        csibm1167; IBM-4909 cp4909 csibm4909; IBM-5347 cp5347 csibm5347; IBM-856 856 cp856 csibm856; IBM-901 cp901 csibm901; IBM-902 \
        cp902 csibm902; IBM-9066 cp9066 csibm9066; IBM-921 baltic cp921 csibm921 isoir179; IBM-922 cp922 csibm922; IBM-9448 cp9448 \
        csibm9448 msarab; IBM1004 cp1004 os2latin1; IBM1089 88596 cp1089 isoir127 iso885961987 osf00010006; IBM437 437 cp437 \
        cspc8codepage437 osf100201b5; IBM775 cp775 cspc775baltic; IBM813 88597 cp813 isoir126 iso885972003 osf00010007; IBM848 cp1125 \
        ruscii; IBM850 850 cp850 cspc850multilingual osf10020352; IBM851 851 cp851 csibm851; IBM852 852 cp852 cspcp852 osf10020354; \
        IBM855 855 cp855 csibm855 osf10020357; IBM857 857 cp857 csibm857 osf10020359; IBM858 858 cp858 cspc858multilingual; IBM860 860 \
        cp860 csibm860; IBM861 861 cp861 cpibm861 osf1002035d; IBM862 862 cp862 cspc862latinhebrew osf1002035e; IBM863 863 cp863 \
        csibm863 osf1002035f; IBM865 865 cp865 csibm865; IBM866 866 cp866 csibm866; IBM866NAV 866nav cp866nav; IBM868 cpar cp868 \
        csibm868 osf10020364; IBM869 869 cpgr cp869 csibm869 osf10020365; IBM874 874; IBM891 ansix34 cp891 cp903 csibm891 csibm903 \
        ibm903 osf00010020 osf1002037b osf10020387; IBM904 904 cp904 csibm904 osf10020388; IBM912 88592 cp912 osf00010002; IBM915 88595 \
        cp915 osf00010005; IBM916 88598 cp916 isoir138 iso885981988 osf00010008; IBM920 88599 cp920 ecma128 isoir148 iso885991989 \
        osf00010009 ts5881; IEC_P27-1 csiso143iecp271 isoir143; ISIRI-3342; ISO-8859-9E; ISO-CELTIC isoir199 iso8859141998; ISO-IR-197; \
        ISO-IR-209; ISO_10367-BOX csiso10367box isoir155; ISO_8859-10:1992 isoir157 osf0001000a; ISO_8859-15:1998 isoir203; \
        ISO_8859-16:2001 isoir226; ISO_8859-3:1988 88593 isoir109 osf00010003; ISO_8859-4:1988 88594 isoir110 osf00010004; KOI8-T; \
        MAC-IS; MAC-SAMI; MAC-UK macukrainian; MIK; MS-ANSI; MS-CYRL; MS-EE; MS-GREEK; MS-HEBR; MS-TURK; OSF00010001; PT154; RK1048 \
        strk10482002; TCVN5712-1:1993; TIS620-0 isoir166 tis62025291 tis62025330; WIN-SAMI-2 ws2; WINBALTRIM
        """

    /// A byte a character, without: EBCDIC, and national variants of ASCII.
    private static let foreign = """
        ARABIC7 asmo449 csiso89asmo449 isoir89 iso9036; BRF; BS_4730 csiso4unitedkingdom isoir4 iso646gb uk; CA csa71 csaz243419851 \
        csiso121canadian1 isoir121 iso646ca; CN csiso58gb1988 gb198880 isoir57 iso646cn; CSISO139CSN369103 csn369103 isoir139; CUBA \
        csiso151cuba isoir151 iso646cu ncnc0010 ncnc001081; DE csiso21german din66003 isoir21 iso646de; DK csiso646danish ds2089 \
        iso646dk; E13B csiso2033 isoir98 iso20331983 iso2033; EBCDIC-AT-DE csebcdicatde; EBCDIC-AT-DE-A csebcdicatdea; EBCDIC-CA-FR \
        csebcdiccafr; EBCDIC-DK-NO csebcdicdkno; EBCDIC-DK-NO-A csebcdicdknoa; EBCDIC-ES csebcdices; EBCDIC-ES-A csebcdicesa; \
        EBCDIC-ES-S csebcdicess; EBCDIC-FI-SE csebcdicfise; EBCDIC-FI-SE-A csebcdicfisea; EBCDIC-FR csebcdicfr; EBCDIC-IS-FRISS; \
        EBCDIC-IT csebcdicit; EBCDIC-PT csebcdicpt; EBCDIC-UK csebcdicuk; EBCDIC-US csebcdicus; ES csiso17spanish isoir17 iso646es; ES2 \
        csiso85spanish2 isoir85 iso646es2; FI csiso10swedish isoir10 iso646fi iso646se se sen850200b ss636127; FR csiso69french isoir69 \
        iso646fr nfz62010; GREEK-CCITT csiso150 csiso150greekccitt isoir150; GREEK7 csiso88greek7 isoir88; GREEK7-OLD csiso18greek7old \
        isoir18; HU csiso86hungarian isoir86 iso646hu msz77953; IBM-1025 cp1025 csibm1025; IBM-1047 1047 cp1047 osf10020417; IBM-1097 \
        cp1097 csibm1097; IBM-1112 cp1112 csibm1112; IBM-1122 cp1122 csibm1122; IBM-1123 cp1123 csibm1123; IBM-1130 cp1130 csibm1130; \
        IBM-1132 cp1132 csibm1132; IBM-1137 cp1137 csibm1137; IBM-1140 cp1140 csibm1140; IBM-1141 cp1141 csibm1141; IBM-1142 cp1142 \
        csibm1142; IBM-1143 cp1143 csibm1143; IBM-1144 cp1144 csibm1144; IBM-1145 cp1145 csibm1145; IBM-1146 cp1146 csibm1146; IBM-1147 \
        cp1147 csibm1147; IBM-1148 cp1148 csibm1148; IBM-1149 cp1149 csibm1149; IBM-1153 cp1153 csibm1153; IBM-1154 cp1154 csibm1154; \
        IBM-1155 cp1155 csibm1155; IBM-1156 cp1156 csibm1156; IBM-1157 cp1157 csibm1157; IBM-1158 cp1158 csibm1158; IBM-1160 cp1160 \
        csibm1160; IBM-1164 cp1164 csibm1164; IBM-1166 cp1166 csibm1166; IBM-12712 cp12712 csibm12712; IBM-1371 cp1371 csibm1371; \
        IBM-1390 cp1390 csibm1390; IBM-1399 cp1399 csibm1399; IBM-16804 cp16804 csibm16804; IBM-4517 cp4517 csibm4517; IBM-4899 cp4899 \
        csibm4899; IBM-4971 cp4971 csibm4971; IBM-803 cp803 csibm803; IBM-9030 cp9030 csibm9030; IBM-930 cp930 csibm930; IBM-933 cp933 \
        cp1364 csibm933 csibm1364 ibm1364; IBM-935 cp935 cp1388 csibm935 csibm1388 ibm1388; IBM-937 cp937 csibm937; IBM-939 cp939 \
        csibm939; IBM037 cp037 cp282 cp1070 csibm037 ebcdiccpca ebcdiccpnl ebcdiccpus ebcdiccpwt osf10020025; IBM038 cp038 csibm038 \
        ebcdicint; IBM1026 1026 cp1026 csibm1026 osf10020402; IBM256 ebcdicint1; IBM273 cp273 csibm273 osf10020111; IBM274 cp274 \
        csibm274 ebcdicbe; IBM275 cp275 csibm275 ebcdicbr; IBM277 csibm277 ebcdiccpdk ebcdiccpno osf10020115; IBM278 cp278 csibm278 \
        ebcdiccpfi ebcdiccpse osf10020116; IBM280 cp280 csibm280 ebcdiccpit osf10020118; IBM281 cp281 csibm281 ebcdicjpe; IBM284 cp284 \
        cp1079 csibm284 ebcdiccpes osf1002011c; IBM285 cp285 csibm285 ebcdiccpgb osf1002011d; IBM290 cp290 csibm290 ebcdicjpkana \
        osf10020122; IBM297 cp297 cp1081 csibm297 ebcdiccpfr osf10020129; IBM420 cp420 csibm420 ebcdiccpar1 osf100201a4; IBM423 cp423 \
        csibm423 ebcdiccpgr; IBM424 cp424 csibm424 ebcdiccphe osf100201a8; IBM500 500 500v1 cp500 cp1084 csibm500 ebcdiccpbe ebcdiccpch \
        osf100201f4; IBM864 864 cp864 csibm864 osf10020360; IBM870 cp870 csibm870 ebcdiccproece ebcdiccpyu osf10020366; IBM871 cp871 \
        csibm871 ebcdiccpis osf10020367; IBM875 cp875 ebcdicgreek osf1002036b; IBM880 cp880 csibm880 ebcdiccyrillic osf10020370; IBM905 \
        cp905 csibm905 ebcdiccptr; IBM918 cp918 csibm918 ebcdiccpar2 osf10020396; INIS csiso49inis isoir49; INIS-8 csiso50inis8 isoir50; \
        INIS-CYRILLIC csiso51iniscyrillic isoir51; ISO11548-1; ISO646-CA2 csa72 csaz243419852 csiso122canadian2 isoir122; ISO646-FR1 \
        csiso25french isoir25 nfz620101973; ISO646-IT csiso15italian isoir15 it; ISO646-JP csiso14jisc6220ro isoir14 jisc62201969ro jp; \
        ISO646-JP-OCR-B csiso92jisc62991984b isoir92 jisc62291984b jpocrb; ISO646-KR csksc5636 ksc5636; ISO646-NO csiso60danishnorwegian \
        csiso60norwegian1 isoir60 no ns45511; ISO646-NO2 csiso61norwegian2 isoir61 no2 ns45512; ISO646-PT csiso16portugese isoir16 pt; \
        ISO646-PT2 csiso84portuguese2 isoir84 pt2; ISO646-SE2 csiso11swedishfornames isoir11 se2 sen850200c; ISO646-YU csiso141jusib1002 \
        isoir141 js jusib1002 yu; ISO_5427-EXT csiso5427cyrillic1981 isoir54 iso54271981; ISO_5428 csiso5428greek isoir55 iso54281980; \
        KOI-7 csiso5427cyrillic isoir37 iso5427; LATIN-GREEK csiso19latingreek isoir19; LATIN-GREEK-1 csiso27latingreek1 isoir27; \
        NATS-DANO csnatsdano isoir91; NATS-SEFI csnatssefi isoir81
        """

    /// Several bytes a character, or with a state.
    private static let others = """
        ANSI_X3.110-1983 ansix3110 csat5001983 csat500 csiso99naplps isoir99 naplps; CSISO2022CN; EUC-JISX0213; EUCJP-OPEN osf00030010; \
        GB13000; IBM-932 csibm932 csibm943; ISO-IR-193 osf05010001; ISO6937 isoir156 iso69371992; ISO_6937-2 csiso90 isoir90 \
        iso693721983; MSCP1361; MSCP949 osf100203b5; OSF0004000A; OSF0005000A; SJIS-OPEN; T.61-8BIT csiso103t618bit isoir103 t61; TSCII
        """
}
