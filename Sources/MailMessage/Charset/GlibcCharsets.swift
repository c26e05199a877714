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
        1046 cp1046 ibm1046; 437 cp437 cspc8codepage437 ibm437 osf100201b5; 850 cp850 cspc850multilingual ibm850 osf10020352; 851 cp851 \
        csibm851 ibm851; 852 cp852 cspcp852 ibm852 osf10020354; 855 cp855 csibm855 ibm855 osf10020357; 856 cp856 csibm856 ibm856; 857 \
        cp857 csibm857 ibm857 osf10020359; 858 cp858 cspc858multilingual ibm858; 860 cp860 csibm860 ibm860; 861 cp861 cpibm861 ibm861 \
        osf1002035d; 862 cp862 cspc862latinhebrew ibm862 osf1002035e; 863 cp863 csibm863 ibm863 osf1002035f; 865 cp865 csibm865 ibm865; \
        866 cp866 csibm866 ibm866; 866NAV cp866nav ibm866nav; 869 cpgr cp869 csibm869 ibm869 osf10020365; 874 ibm874; 8859_2 cp912 \
        ibm912 osf00010002; 8859_3 isoir109 iso885931988 osf00010003; 8859_4 isoir110 iso885941988 osf00010004; 8859_5 cp915 ibm915 \
        osf00010005; 8859_6 cp1089 ibm1089 isoir127 iso885961987 osf00010006; 8859_7 cp813 ibm813 isoir126 iso885972003 osf00010007; \
        8859_8 cp916 ibm916 isoir138 iso885981988 osf00010008; 8859_9 cp920 ecma128 ibm920 isoir148 iso885991989 osf00010009 ts5881; 904 \
        cp904 csibm904 ibm904 osf10020388; ANSI_X3.4 cp891 cp903 csibm891 csibm903 ibm891 ibm903 osf00010020 osf1002037b osf10020387; \
        BALTIC cp921 csibm921 ibm921 isoir179; CP-AR cp868 csibm868 ibm868 osf10020364; CP-HU cwi2 cwi; CP10007 msmaccyrillic; CP1004 \
        ibm1004 os2latin1; CP1008 csibm1008 ibm1008; CP1124 csibm1124 ibm1124; CP1125 ibm848 ruscii; CP1129 csibm1129 ibm1129; CP1133 \
        csibm1133 ibm1133; CP1161 csibm1161 ibm1161; CP1162 csibm11621162 ibm1162; CP1163 csibm1163 ibm1163; CP1167 csibm1167 ibm1167; \
        CP1282 maccentraleurope; CP4909 csibm4909 ibm4909; CP5347 csibm5347 ibm5347; CP737; CP770; CP771; CP772; CP773; CP774; CP775 \
        cspc775baltic ibm775; CP901 csibm901 ibm901; CP902 csibm902 ibm902; CP9066 csibm9066 ibm9066; CP922 csibm922 ibm922; CP9448 \
        csibm9448 ibm9448 msarab; CSHPROMAN8 osf10010001; DEC-MCS csdecmcs dec; ECMA-CYRILLIC csiso111ecmacyrillic isoir111; \
        GEORGIAN-ACADEMY; GOST_19768-74 csiso153gost1976874 gost19768 isoir153 stsev35888; HP-GREEK8 osf10010004; HP-ROMAN9 r9 roman9; \
        HP-THAI8 thai8; HP-TURKISH8 osf10010006 turkish8; IEC_P27-1 csiso143iecp271 isoir143; ISIRI-3342; ISO-8859-9E; ISO-CELTIC \
        isoir199 iso8859141998; ISO-IR-155 csiso10367box iso10367box; ISO-IR-157 iso8859101992 osf0001000a; ISO-IR-166 tis6200 \
        tis62025291 tis62025330; ISO-IR-197; ISO-IR-203 iso8859151998; ISO-IR-209; ISO-IR-226 iso8859162001; KOI8-T; MAC-IS; MAC-SAMI; \
        MAC-UK macukrainian; MIK; MS-ANSI; MS-CYRL; MS-EE; MS-GREEK; MS-HEBR; MS-TURK; OSF00010001; PT154; RK1048 strk10482002; \
        TCVN5712-1:1993; WIN-SAMI-2 ws2; WINBALTRIM
        """

    /// A byte a character, without: EBCDIC, and national variants of ASCII.
    private static let foreign = """
        1026 cp1026 csibm1026 ibm1026 osf10020402; 1047 cp1047 ibm1047 osf10020417; 500 500v1 cp500 cp1084 csibm500 ebcdiccpbe \
        ebcdiccpch ibm500 osf100201f4; 864 cp864 csibm864 ibm864 osf10020360; ARABIC7 asmo449 csiso89asmo449 isoir89 iso9036; BRF; \
        BS_4730 csiso4unitedkingdom isoir4 iso646gb uk; CA csa71 csaz243419851 csiso121canadian1 isoir121 iso646ca; CN csiso58gb1988 \
        gb198880 isoir57 iso646cn; CP037 cp282 cp1070 csibm037 ebcdiccpca ebcdiccpnl ebcdiccpus ebcdiccpwt ibm037 osf10020025; CP038 \
        csibm038 ebcdicint ibm038; CP1025 csibm1025 ibm1025; CP1097 csibm1097 ibm1097; CP1112 csibm1112 ibm1112; CP1122 csibm1122 \
        ibm1122; CP1123 csibm1123 ibm1123; CP1130 csibm1130 ibm1130; CP1132 csibm1132 ibm1132; CP1137 csibm1137 ibm1137; CP1140 \
        csibm1140 ibm1140; CP1141 csibm1141 ibm1141; CP1142 csibm1142 ibm1142; CP1143 csibm1143 ibm1143; CP1144 csibm1144 ibm1144; \
        CP1145 csibm1145 ibm1145; CP1146 csibm1146 ibm1146; CP1147 csibm1147 ibm1147; CP1148 csibm1148 ibm1148; CP1149 csibm1149 \
        ibm1149; CP1153 csibm1153 ibm1153; CP1154 csibm1154 ibm1154; CP1155 csibm1155 ibm1155; CP1156 csibm1156 ibm1156; CP1157 \
        csibm1157 ibm1157; CP1158 csibm1158 ibm1158; CP1160 csibm1160 ibm1160; CP1164 csibm1164 ibm1164; CP1166 csibm1166 ibm1166; \
        CP12712 csibm12712 ibm12712; CP1371 csibm1371 ibm1371; CP1390 csibm1390 ibm1390; CP1399 csibm1399 ibm1399; CP16804 csibm16804 \
        ibm16804; CP273 csibm273 ibm273 osf10020111; CP274 csibm274 ebcdicbe ibm274; CP275 csibm275 ebcdicbr ibm275; CP278 csibm278 \
        ebcdiccpfi ebcdiccpse ibm278 osf10020116; CP280 csibm280 ebcdiccpit ibm280 osf10020118; CP281 csibm281 ebcdicjpe ibm281; CP284 \
        cp1079 csibm284 ebcdiccpes ibm284 osf1002011c; CP285 csibm285 ebcdiccpgb ibm285 osf1002011d; CP290 csibm290 ebcdicjpkana ibm290 \
        osf10020122; CP297 cp1081 csibm297 ebcdiccpfr ibm297 osf10020129; CP420 csibm420 ebcdiccpar1 ibm420 osf100201a4; CP423 csibm423 \
        ebcdiccpgr ibm423; CP424 csibm424 ebcdiccphe ibm424 osf100201a8; CP4517 csibm4517 ibm4517; CP4899 csibm4899 ibm4899; CP4971 \
        csibm4971 ibm4971; CP803 csibm803 ibm803; CP870 csibm870 ebcdiccproece ebcdiccpyu ibm870 osf10020366; CP871 csibm871 ebcdiccpis \
        ibm871 osf10020367; CP875 ebcdicgreek ibm875 osf1002036b; CP880 csibm880 ebcdiccyrillic ibm880 osf10020370; CP9030 csibm9030 \
        ibm9030; CP905 csibm905 ebcdiccptr ibm905; CP918 csibm918 ebcdiccpar2 ibm918 osf10020396; CP930 csibm930 ibm930; CP933 cp1364 \
        csibm933 csibm1364 ibm933 ibm1364; CP935 cp1388 csibm935 csibm1388 ibm935 ibm1388; CP937 csibm937 ibm937; CP939 csibm939 ibm939; \
        CUBA csiso151cuba isoir151 iso646cu ncnc0010 ncnc001081; DE csiso21german din66003 isoir21 iso646de; DK csiso646danish ds2089 \
        iso646dk; E13B csiso2033 isoir98 iso20331983 iso2033; EBCDIC-AT-DE csebcdicatde; EBCDIC-AT-DE-A csebcdicatdea; EBCDIC-CA-FR \
        csebcdiccafr; EBCDIC-CP-DK csibm277 ebcdiccpno ibm277 osf10020115; EBCDIC-DK-NO csebcdicdkno; EBCDIC-DK-NO-A csebcdicdknoa; \
        EBCDIC-ES csebcdices; EBCDIC-ES-A csebcdicesa; EBCDIC-ES-S csebcdicess; EBCDIC-FI-SE csebcdicfise; EBCDIC-FI-SE-A csebcdicfisea; \
        EBCDIC-FR csebcdicfr; EBCDIC-INT1 ibm256; EBCDIC-IS-FRISS; EBCDIC-IT csebcdicit; EBCDIC-PT csebcdicpt; EBCDIC-UK csebcdicuk; \
        EBCDIC-US csebcdicus; ES csiso17spanish isoir17 iso646es; ES2 csiso85spanish2 isoir85 iso646es2; FI csiso10swedish isoir10 \
        iso646fi iso646se se sen850200b ss636127; FR csiso69french isoir69 iso646fr nfz62010; GREEK-CCITT csiso150 csiso150greekccitt \
        isoir150; GREEK7 csiso88greek7 isoir88; GREEK7-OLD csiso18greek7old isoir18; HU csiso86hungarian isoir86 iso646hu msz77953; INIS \
        csiso49inis isoir49; INIS-8 csiso50inis8 isoir50; INIS-CYRILLIC csiso51iniscyrillic isoir51; ISO-IR-11 csiso11swedishfornames \
        iso646se2 se2 sen850200c; ISO-IR-122 csa72 csaz243419852 csiso122canadian2 iso646ca2; ISO-IR-139 csiso139csn369103 csn369103; \
        ISO-IR-14 csiso14jisc6220ro iso646jp jisc62201969ro jp; ISO-IR-141 csiso141jusib1002 iso646yu js jusib1002 yu; ISO-IR-15 \
        csiso15italian iso646it it; ISO-IR-16 csiso16portugese iso646pt pt; ISO-IR-19 csiso19latingreek latingreek; ISO-IR-25 \
        csiso25french iso646fr1 nfz620101973; ISO-IR-27 csiso27latingreek1 latingreek1; ISO-IR-37 csiso5427cyrillic iso5427 koi7; \
        ISO-IR-54 csiso5427cyrillic1981 iso5427ext iso54271981; ISO-IR-55 csiso5428greek iso5428 iso54281980; ISO-IR-60 \
        csiso60danishnorwegian csiso60norwegian1 iso646no no ns45511; ISO-IR-61 csiso61norwegian2 iso646no2 no2 ns45512; ISO-IR-8-1 \
        csnatssefi natssefi; ISO-IR-84 csiso84portuguese2 iso646pt2 pt2; ISO-IR-9-1 csnatsdano natsdano; ISO-IR-92 csiso92jisc62991984b \
        iso646jpocrb jisc62291984b jpocrb; ISO11548-1; ISO646-KR csksc5636 ksc5636
        """

    /// Several bytes a character, or with a state.
    private static let others = """
        ANSI_X3.110-1983 ansix3110 csat5001983 csat500 csiso99naplps isoir99 naplps; CSISO2022CN; EUC-JISX0213; EUCJP-OPEN osf00030010; \
        GB13000; IBM-932 csibm932 csibm943; ISO-IR-103 csiso103t618bit t618bit t61; ISO-IR-156 iso6937 iso69371992; ISO-IR-193 \
        osf05010001; ISO-IR-90 csiso90 iso69372 iso693721983; MSCP1361; MSCP949 osf100203b5; OSF0004000A; OSF0005000A; SJIS-OPEN; TSCII
        """
}
