#!/usr/bin/env python3
"""Writes Sources/MailText/Generated/*.swift: character classes, foldings and look-alikes.

Needs Debian's unicode-data (/usr/share/unicode) and libicu (for UTS 39's confusables, which Debian has in no other form); both must be
of the same Unicode version. Run it from the root of the repository when that version changes; the output is committed.

    Scripts/folding_tables.py            write the tables
    Scripts/folding_tables.py --check    compare Traditional to Simplified with OpenCC's, if `opencc` is installed; writes nothing

What the tables say is explained where they are read: Sources/MailText/CharacterTable.swift and FoldingTable.swift.
"""

import bz2
import ctypes
import ctypes.util
import glob
import os
import re
import subprocess
import sys
import unicodedata

UCD = "/usr/share/unicode"
OUT = "Sources/MailText/Generated"
LIMIT = 0x40000  # planes 0 to 3; above lie only tags, variation selectors and private use, which Swift code handles

# Character classes; the order is that of `CharacterClass` in Swift.
(OTHER, SPACE, BREAK, IGNORABLE, MARK, LETTER, DIGIT, IDEOGRAPH, SYLLABLE, SYMBOL, LEET, SEPARATOR, ENCLOSED) = range(13)
SCRIPTS = ["Zyyy", "Latn", "Hani", "Kana", "Hang", "Cyrl", "Grek", "Armn", "Hebr", "Arab", "Thai", "Cher", "Zzzz"]

# Flags of a mapping record; `FoldingTable.Record` reads them.
CROSSING, WEAK, STROKE, ACCENT, ALIKE = 1, 2, 4, 8, 16


def lines(path):
    opener = bz2.open if path.endswith(".bz2") else open
    with opener(os.path.join(UCD, path), "rt", encoding="utf-8") as file:
        for line in file:
            line = line.split("#")[0].strip()
            if line:
                yield line


def span(text):
    low, _, high = text.partition("..")
    return range(int(low, 16), int(high or low, 16) + 1)


def properties(path):
    """{property: set of code points} of a UCD property file."""
    table = {}
    for line in lines(path):
        cells = [cell.strip() for cell in line.split(";")]
        table.setdefault(cells[1], set()).update(span(cells[0]))
    return table


class Data:
    def __init__(self):
        self.name, self.category, self.decomposition = {}, {}, {}
        first = None
        for line in lines("UnicodeData.txt"):
            cells = line.split(";")
            code = int(cells[0], 16)
            codes = [code]
            if cells[1].endswith("First>"):
                first = code
                continue
            if cells[1].endswith("Last>"):
                codes = range(first, code + 1)
            for c in codes:
                self.name[c], self.category[c] = cells[1], cells[2]
                if cells[5]:
                    kind, _, rest = cells[5].rpartition("> ")
                    self.decomposition[c] = (kind.strip("<> ") or None, [int(x, 16) for x in rest.split()])
        self.core = properties("DerivedCoreProperties.txt")
        self.props = properties("PropList.txt")
        self.emoji = properties("emoji/emoji-data.txt")
        self.width = {c: k for k, v in properties("EastAsianWidth.txt").items() for c in v}
        self.script = {}
        names = {"Common": "Zyyy", "Inherited": "Zinh", "Latin": "Latn", "Han": "Hani", "Hiragana": "Kana", "Katakana": "Kana",
                 "Bopomofo": "Kana", "Hangul": "Hang", "Cyrillic": "Cyrl", "Greek": "Grek", "Armenian": "Armn", "Hebrew": "Hebr",
                 "Arabic": "Arab", "Thai": "Thai", "Cherokee": "Cher"}
        for script, codes in properties("Scripts.txt").items():
            for c in codes:
                self.script[c] = names.get(script, script)
        self.nfkc_cf, self.excluded = {}, set()
        for line in lines("DerivedNormalizationProps.txt"):
            cells = [cell.strip() for cell in line.split(";")]
            if cells[1] == "NFKC_CF":
                for c in span(cells[0]):
                    self.nfkc_cf[c] = [int(x, 16) for x in cells[2].split()]
            elif cells[1] == "Full_Composition_Exclusion":
                self.excluded.update(span(cells[0]))
        self.casefold = {}
        for line in lines("CaseFolding.txt"):
            code, status, target = [cell.strip() for cell in line.split(";")[:3]]
            if status in "CF":
                self.casefold[int(code, 16)] = [int(x, 16) for x in target.split()]
        self.radical = {}
        for line in lines("EquivalentUnifiedIdeograph.txt"):
            cells = [cell.strip() for cell in line.split(";")]
            for c in span(cells[0]):
                self.radical[c] = int(cells[1], 16)
        self.simplified = simplified_variants()


# Forms that Unihan has no Simplified variant for, or one that nobody writes, yet mail in Traditional Chinese is full of.
VARIANTS = """
    託托 諮咨 鉅巨 鹼碱 奬奖 瀰弥 綵彩 襬摆 麴曲 靦腼 儁俊 薴苎 穭稆 钁镢
    妳你 牠它 祂他 喫吃 溼湿 菸烟 綫线 羣群 峯峰 佈布 佔占 侷局 倖幸 僱雇 兇凶 剷铲 勳勋 卹恤 卽即 厠厕 厤历 唸念 啓启 嚥咽 嚮向 垻坝 塚冢 墻墙
    壎埙 崑昆 嵗岁 弔吊 彆别 彔录 彫雕 彿佛 悽凄 慼戚 慾欲 捱挨 敎教 旣既 昇升 朮术 枴拐 柺拐 査查 棊棋 榦干 槓杠 樑梁 欅榉 歎叹 殭僵 殻壳 氾泛
    汎泛 汙污 洩泄 淒凄 淨净 淩凌 湧涌 滙汇 灩滟 燬毁 燻熏 爲为 牀床 犛牦 獃呆 璿璇 甕瓮 産产 甦苏 甯宁 畵画 痠酸 癒愈 癡痴 盃杯 眞真 祕秘 稜棱
    竪竖 箇个 簑蓑 籤签 糉粽 紮扎 絶绝 綉绣 綑捆 綳绷 緑绿 緼缊 罎坛 羨羡 翫玩 脣唇 脩修 臥卧 舘馆 菴庵 葯药 蒐搜 蓆席 蔘参 薹苔 藴蕴 蝨虱 蠍蝎
    蠔蚝 衆众 裏里 覈核 証证 説说 諡谥 謡谣 譁哗 譭毁 豔艳 賫赍 贜赃 踰逾 蹟迹 週周 遊游 醃腌 鈅钥 鉆钻 鉢钵 鋭锐 録录 鎭镇 閲阅 陞升 霑沾 頽颓
    顔颜 饑饥 駡骂 鬨哄 麪面 麫面
"""


def simplified_variants():
    """Traditional to Simplified, one character for one, by Unihan. A character with several Simplified forms takes the first that
    differs from itself: text and phrases go through the same table, so that a merger does no harm, while a missed one loses a hit."""
    table = {}
    for line in lines("Unihan_Variants.txt.bz2"):
        code, key, value = line.split("\t")
        if key == "kSimplifiedVariant":
            targets = [int(x[2:], 16) for x in value.split()]
            targets = [x for x in targets if x != int(code[2:], 16)]
            if targets:
                table[int(code[2:], 16)] = targets[0]
    table.update({ord(a): ord(b) for a, b in VARIANTS.split()})
    table[ord("著")] = ord("着")
    table = {a: b for a, b in table.items() if b < 0x10000}  # beyond lie forms that no font shows
    closed = {}
    for code in table:
        target, seen = table[code], {code}
        while target in table and target not in seen:
            seen.add(target)
            target = table[target]
        closed[code] = target
    return {a: b for a, b in closed.items() if a != b}


class Confusables:
    """UTS 39's prototypes, asked of ICU one character at a time."""

    def __init__(self):
        paths = sorted(glob.glob("/usr/lib/*/libicui18n.so.*")) + [ctypes.util.find_library("icui18n") or ""]
        self.library = ctypes.CDLL(paths[0])
        self.suffix = re.search(r"so\.(\d+)", paths[0]).group(1)
        status = ctypes.c_int(0)
        open_ = getattr(self.library, "uspoof_open_" + self.suffix)
        open_.restype = ctypes.c_void_p
        self.checker = ctypes.c_void_p(open_(ctypes.byref(status)))
        self.ask = getattr(self.library, "uspoof_getSkeletonUTF8_" + self.suffix)
        version = (ctypes.c_uint8 * 4)()
        uc = ctypes.CDLL(paths[0].replace("i18n", "uc"))
        getattr(uc, "u_getUnicodeVersion_" + self.suffix)(version)
        self.version = ".".join(str(x) for x in version[:3])

    def prototype(self, code):
        if 0xD800 <= code < 0xE000:
            return chr(0xFFFD)
        text = chr(code).encode()
        buffer = ctypes.create_string_buffer(64)
        status = ctypes.c_int(0)
        n = self.ask(self.checker, 0, text, len(text), buffer, 64, ctypes.byref(status))
        return buffer.raw[:n].decode() if status.value <= 0 else chr(code)


# --- folded --------------------------------------------------------------------------------------------------------------------

# What word processors and phones put in place of the plain character.
PUNCTUATION = {c: "'" for c in (0x2018, 0x2019, 0x201B, 0x02BC, 0x2032, 0xFF07)}
PUNCTUATION.update({c: '"' for c in (0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0x301D, 0x301E, 0x301F, 0xFF02)})
PUNCTUATION.update({c: "-" for c in (0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D)})

# Kinds of compatibility decomposition that honest text does not put in place of plain letters: left to the skeleton.
ORNAMENTAL = {"font", "circle", "super", "sub", "fraction", "square"}


def is_squared_unit(code):
    """㎏, ㍿ and their like: plain abbreviations of East Asian typography."""
    return 0x3300 <= code <= 0x33FF


def is_bracketed(code):
    return bool(re.match(r"PARENTHESIZED|.* FULL STOP$|.* COMMA$", DATA.name.get(code, ""))) and "compat" in str(DATA.decomposition.get(code))


def folded(code):
    if code in PUNCTUATION:
        return PUNCTUATION[code]
    kind = DATA.decomposition.get(code, (None, []))[0]
    if (kind in ORNAMENTAL and not is_squared_unit(code)) or is_bracketed(code):
        result = "".join(map(chr, DATA.casefold.get(code, [code])))
        result = chr(code) if kind == "font" else result
    else:
        result = "".join(map(chr, DATA.nfkc_cf.get(code, [code])))
    if not result or (result[0] == " " and len(result) > 1):
        result = chr(code)
    result = "".join(chr(DATA.radical.get(ord(c), ord(c))) if ord(c) in DATA.radical else c for c in result)
    return "".join(chr(DATA.simplified.get(ord(c), ord(c))) for c in result)


# --- skeleton ------------------------------------------------------------------------------------------------------------------

DIGIT_NAMES = ["ZERO", "ONE", "TWO", "THREE", "FOUR", "FIVE", "SIX", "SEVEN", "EIGHT", "NINE", "TEN", "ELEVEN", "TWELVE", "THIRTEEN",
               "FOURTEEN", "FIFTEEN", "SIXTEEN", "SEVENTEEN", "EIGHTEEN", "NINETEEN", "TWENTY"]
ENCLOSURE = r"(?:DINGBAT )?(?:(?:CIRCLED|PARENTHESIZED|SQUARED|NEGATIVE CIRCLED|NEGATIVE SQUARED|DOUBLE CIRCLED|CIRCLED SANS-SERIF|" \
    r"NEGATIVE CIRCLED SANS-SERIF|CIRCLED ITALIC|TORTOISE SHELL BRACKETED|CROSSED NEGATIVE SQUARED|FULL-WIDTH) )"

# Letters that pass for Latin ones only in the company of Latin letters: what UTS 39 does not call confusable, spammers still use.
WEAK_ALIKE = {
    "в": "b", "В": "b", "н": "h", "Н": "h", "т": "t", "Т": "t", "м": "m", "М": "m", "к": "k", "К": "k", "є": "e", "Є": "e", "и": "n",
    "п": "n", "г": "r", "я": "r", "Я": "r", "ь": "b", "Ь": "b", "ш": "w", "Ш": "w", "И": "n", "у": "y", "У": "y", "ё": "e", "Ё": "e",
    "й": "n", "ї": "i", "Ї": "i", "ґ": "r", "ћ": "h", "ђ": "h", "ц": "u", "ч": "y", "ѵ": "v", "ѡ": "w", "ѕ": "s", "з": "e",
    "β": "b", "η": "n", "κ": "k", "τ": "t", "ν": "v", "ω": "w", "χ": "x", "υ": "u", "γ": "y", "μ": "u", "σ": "o", "ς": "s", "ι": "i",
    "ε": "e", "Σ": "e", "α": "a", "ρ": "p", "δ": "d", "π": "n", "θ": "o", "ζ": "z", "Ω": "o", "Θ": "o", "Λ": "a", "Δ": "a", "Π": "n",
    "ո": "n", "ս": "u", "հ": "h", "ց": "g", "յ": "j", "զ": "q", "ա": "w", "օ": "o", "ք": "p", "ե": "t", "է": "t", "լ": "l", "տ": "s",
    "ո": "n", "ռ": "n", "վ": "u", "մ": "u", "ի": "h", "կ": "u", "Տ": "s", "Լ": "l", "Օ": "o", "Ս": "u",
}
# Upper-case letters whose shape is the Latin capital's, although the small ones differ: these alone are convincing.
STRICT_CAPITALS = {"В": "b", "Н": "h", "Т": "t", "М": "m", "К": "k", "У": "y", "Ь": None}
EXCLUDED_SCRIPTS = {"Hani", "Kana", "Hang", "Arab", "Hebr", "Thai"}


def strip_marks(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) not in ("Mn", "Me"))


def named_letter(code):
    """The Latin letter or the number that the character's name says it is an ornament of."""
    name = DATA.name.get(code, "")
    match = re.match(r"LATIN (?:SMALL LETTER|CAPITAL LETTER|LETTER SMALL CAPITAL|LETTER) (?:SMALL )?([A-Z])(?: WITH .*)?$", name) \
        or re.match(ENCLOSURE + r"LATIN (?:SMALL|CAPITAL) LETTER ([A-Z])$", name) \
        or re.match(r"REGIONAL INDICATOR SYMBOL LETTER ([A-Z])$", name) \
        or re.match(r"(?:MODIFIER LETTER|COMBINING LATIN|LATIN SUBSCRIPT)(?: SMALL| CAPITAL)*(?: LETTER)? ([A-Z])$", name)
    if match:
        return match.group(1).lower()
    more = {"LATIN SMALL LETTER OPEN E": "e", "LATIN SMALL LETTER TURNED E": "e", "LATIN SMALL LETTER REVERSED E": "e",
            "LATIN SMALL LETTER SCRIPT G": "g", "LATIN SMALL LETTER ALPHA": "a", "LATIN SMALL LETTER DOTLESS I": "i",
            "LATIN SMALL LETTER DOTLESS J": "j", "LATIN SMALL LETTER IOTA": "i", "LATIN SMALL LETTER ESH": "s",
            "LATIN SMALL LETTER UPSILON": "u", "LATIN SMALL LETTER CLOSED OMEGA": "w", "LATIN SMALL LETTER SCRIPT R": "r"}
    if name in more:
        return more[name]
    match = re.match(ENCLOSURE + r"(?:DIGIT|NUMBER) ([A-Z]+)$", name) or re.match(r"DIGIT ([A-Z]+) (?:FULL STOP|COMMA)$", name)
    if match and match.group(1) in DIGIT_NAMES:
        return str(DIGIT_NAMES.index(match.group(1)))
    return None


def is_plain(text):
    return re.fullmatch(r"[a-z0-9]{1,3}", text) is not None


def prototype(code):
    """UTS 39's prototype of a letter as small ASCII, its pairs that we read otherwise set right; or None."""
    proto = CONFUSABLES.prototype(code)
    proto = unicodedata.normalize("NFKD", proto)
    fixed = {"l": "i" if DATA.category.get(code) in ("Lu", "Lt") or "IOTA" in DATA.name.get(code, "") else "l", "rn": "m", "O": "o",
             "vv": "w", "b\u0335": "b"}
    proto = fixed.get(proto, strip_marks(proto).lower())
    return proto if re.fullmatch(r"[a-z]{1,2}", proto) else None


def skeleton(code):
    """(text, flags) where the skeleton differs from `folded`, else None."""
    plain = folded(code)
    script, category = DATA.script.get(code, "Zzzz"), DATA.category.get(code, "Cn")
    kind = DATA.decomposition.get(code, (None, []))[0]
    char = chr(code)
    if char == "ſ":
        return None
    if char in STRICT_CAPITALS and STRICT_CAPITALS[char]:
        return STRICT_CAPITALS[char], CROSSING
    if script in ("Cyrl", "Grek", "Armn") and char in WEAK_ALIKE and prototype(code) is None:
        return WEAK_ALIKE[char], CROSSING | WEAK
    full = "".join(map(chr, DATA.nfkc_cf.get(code, [code]))) or char
    bare = strip_marks(full).strip("().,〔〕 ").lower().replace("\u2044", "/")
    if script == "Latn" and category[0] == "L" and kind is None and is_plain(bare) and bare != plain:
        common = code < 0x180 or 0x1E00 <= code <= 0x1EFF or 0x0218 <= code <= 0x021B or code in (0x1A0, 0x1A1, 0x1AF, 0x1B0)
        return bare, ACCENT if common else ALIKE
    named = named_letter(code)
    if named and named != plain:
        return named, ACCENT if code < 0x180 and script == "Latn" else ALIKE
    if is_plain(bare) and bare != plain:
        return bare, ALIKE
    if kind in ORNAMENTAL and bare and bare != plain and len(bare) == 1 and unicodedata.category(bare)[0] == "L":
        bare = chr(DATA.simplified.get(ord(bare), ord(bare)))
        proto = prototype(ord(bare)) if DATA.script.get(ord(bare)) in ("Cyrl", "Grek") else None
        return (proto or bare), ALIKE
    if category[0] != "L" or script in EXCLUDED_SCRIPTS:
        return None
    proto = prototype(code)
    if proto is None or proto == plain or code < 0x80:
        return None
    stroke = STROKE if proto in ("i", "l") else 0
    if script == "Latn":
        return proto, (ACCENT if code < 0x180 else ALIKE) | stroke
    if script in ("Cyrl", "Grek", "Armn", "Cher", "Coptic", "Lisu", "Zyyy"):
        return proto, CROSSING | stroke
    return None


# --- classes -------------------------------------------------------------------------------------------------------------------

NO_WORD_SPACES = {"Hang", "Thai", "Lao", "Khmer", "Myanmar", "Tai_Le", "New_Tai_Lue", "Javanese", "Balinese", "Tibetan"}
DROPPED_MARKS = [(0x300, 0x36F), (0x483, 0x489), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF), (0x20D0, 0x20F0), (0xFE20, 0xFE2F),
                 (0x3099, 0x309A), (0x302A, 0x302D)]
ASCII_CLASS = {**{c: LEET for c in "@$!|"}, **{c: SEPARATOR for c in ".-_*/~+=^`#\\"}}


def character_class(code):
    char, category, script = chr(code), DATA.category.get(code, "Cn"), DATA.script.get(code, "Zzzz")
    if code in (0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029):
        return BREAK
    if code in DATA.props["White_Space"] or code == 0x2800:
        return SPACE
    if code in DATA.core["Default_Ignorable_Code_Point"] or (category == "Cf" and not 0x600 <= code <= 0x8FF and code != 0x110BD) \
            or category == "Cc":
        return IGNORABLE
    if any(low <= code <= high for low, high in DROPPED_MARKS) or code in (0xFF9E, 0xFF9F):
        return MARK
    target = folded(code)
    if len(target) == 1 and ord(target) != code and (ord(target) < 0x80 or category[0] == "S"):
        return character_class(ord(target))
    if code < 0x80 and char in ASCII_CLASS:
        return ASCII_CLASS[char]
    if char in "€¢£¥":
        return LEET
    if category == "Nd":
        return DIGIT
    if script in ("Hani", "Kana") and category[0] in "LNS" or char in "ー々〆〇":
        return IDEOGRAPH
    if category[0] in "LM" or category == "Nl":
        return SYLLABLE if script in NO_WORD_SPACES else LETTER
    alike = skeleton(code)
    if alike and is_plain(alike[0]):
        return ENCLOSED
    if alike and DATA.script.get(ord(alike[0][0])) in ("Hani", "Kana"):
        return IDEOGRAPH
    if category[0] == "S" or char in "·•‧∙⋅・･※†‡◦⁎⁕‖¦§¶":
        return SYMBOL
    return OTHER


def case_bits(code):
    if code in DATA.core["Uppercase"] or DATA.category.get(code) == "Lt":
        return 1
    return 2 if code in DATA.core["Lowercase"] else 0


def width(code):
    category = DATA.category.get(code, "Cn")
    if code == 0xAD:
        return 1
    if category in ("Mn", "Me", "Cc", "Cf") or code in DATA.core["Default_Ignorable_Code_Point"] or 0x1160 <= code <= 0x11FF:
        return 0
    return 2 if DATA.width.get(code) in ("W", "F") or code in DATA.emoji["Emoji_Presentation"] else 1


def script_number(code):
    script = DATA.script.get(code, "Zyyy")
    if script == "Zinh":
        script = "Zyyy"
    return SCRIPTS.index(script) if script in SCRIPTS else len(SCRIPTS) - 1


# --- output --------------------------------------------------------------------------------------------------------------------


def digits(value, count):
    """`value` in `count` digits of six bits, least significant first, each a character from `0` to `o`."""
    assert 0 <= value < 64**count, value
    return "".join(chr(0x30 + (value >> 6 * i & 63)) for i in range(count))


def paged(values, size, count):
    """Two-level table: an index of page numbers (two digits each) and the pages themselves."""
    pages, index, numbers = [], [], {}
    for start in range(0, len(values), size):
        page = "".join(digits(v, count) for v in values[start:start + size])
        if page not in numbers:
            numbers[page] = len(pages)
            pages.append(page)
        index.append(digits(numbers[page], 2))
    return "".join(index), "".join(pages)


def literal(name, text, doc):
    width = 138
    rows = [text[i:i + width - 2] for i in range(0, len(text), width - 2)]
    body = "\\#\n".join(rows)
    return f'    /// {doc}\n    static let {name}: StaticString = #"""\n{body}\n"""#\n'


def write(file, type_, doc, literals):
    os.makedirs(OUT, exist_ok=True)
    path = os.path.join(OUT, file)
    with open(path, "w", encoding="ascii") as out:
        out.write("// Generated by Scripts/folding_tables.py. Do not edit.\n// swift-format-ignore-file\n\n")
        out.write(f"/// {doc}\nenum {type_} {{\n" + "\n".join(literals) + "}\n")
    print(path, os.path.getsize(path))


def character_tables():
    values = [character_class(c) | script_number(c) << 4 | case_bits(c) << 8 | width(c) << 10 for c in range(LIMIT)]
    index, pages = paged(values, 128, 2)
    write("CharacterData.swift", "CharacterData", f"Class, script, case and width of every character, Unicode {CONFUSABLES.version}.", [
        literal("index", index, "Page number of every 128 characters, two digits each."),
        literal("pages", pages, "Two digits a character: class (4 bits), script (4), case (2), cells (2)."),
    ])


def folding_tables():
    values, pool, places = [], [], {}
    size = 0
    for code in range(LIMIT):
        plain, alike = folded(code), skeleton(code)
        if code < 0x80 or character_class(code) in (SPACE, BREAK, IGNORABLE, MARK):
            plain, alike = chr(code).lower() if code < 0x80 else chr(code), None
        if plain == chr(code) and not alike:
            values.append(0)
        elif not alike and len(plain) == 1 and ord(plain) < 0x10000:
            values.append(ord(plain))
        else:
            text, flags = alike or (plain, 0)
            record = digits(flags, 1) + digits(len(plain), 1) + digits(len(text), 1)
            record += "".join(digits(ord(c), 3) for c in plain + text)
            if record not in places:
                places[record] = size
                pool.append(record)
                size += len(record)
            values.append(0x10000 + places[record])
    index, pages = paged(values, 128, 3)
    han = "".join(digits(sum((values[c + i] == 0) << i for i in range(4)), 1) for c in range(0x4E00, 0xA000, 4))
    composed = sorted(
        (parts[1], parts[0], code)
        for code, (kind, parts) in DATA.decomposition.items()
        if kind is None and len(parts) == 2 and code not in DATA.excluded and code < LIMIT and character_class(parts[1]) == MARK
    )
    write("FoldingData.swift", "FoldingData", f"What characters fold to, Unicode {CONFUSABLES.version}.", [
        literal("index", index, "Page number of every 128 characters, two digits each."),
        literal("pages", pages, "Three digits a character: 0, the one character that it folds to, or 0x10000 and a place in `records`."),
        literal("records", "".join(pool), "Flags, length folded, length of the skeleton (a digit each), then three digits a character."),
        literal("plainHan", han, "Four bits a digit for U+4E00 to U+9FFF: whether the character folds to itself."),
        literal("compositions", "".join(digits(x, 3) for row in composed for x in row), "Mark, base, composite, sorted; three digits each."),
    ])
    print(len(composed), "compositions;", sum(1 for v in values if v), "characters fold")


def check_opencc():
    codes = [c for c in range(0x3400, 0x30000) if DATA.script.get(c) == "Hani" and DATA.category.get(c) == "Lo" and not 0xF900 <= c < 0xFB00
             and not 0x2F800 <= c < 0x2FA20]
    text = "\n".join(map(chr, codes))
    result = subprocess.run(["opencc", "-c", "t2s.json"], input=text, capture_output=True, text=True, check=True).stdout.split("\n")
    missed = [(chr(c), r) for c, r in zip(codes, result) if r != chr(c) and folded(c) == chr(c)]
    other = [(chr(c), folded(c), r) for c, r in zip(codes, result) if r != chr(c) and folded(c) not in (chr(c), r)]
    extra = [(chr(c), folded(c)) for c, r in zip(codes, result) if r == chr(c) and folded(c) != r]
    print("only OpenCC maps:", len(missed), "".join(a + b + " " for a, b in missed))
    print("mapped otherwise:", len(other), " ".join("".join(x) for x in other))
    print("only we map:", len(extra), " ".join("".join(x) for x in extra))


DATA = Data()
CONFUSABLES = Confusables()

if __name__ == "__main__":
    if "--check" in sys.argv:
        check_opencc()
    else:
        character_tables()
        folding_tables()
