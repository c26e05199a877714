internal import MailBytes

/// Counts that tell a language from its writing.
struct LanguageSample {
    private var han = 0
    /// Han characters that Simplified Chinese writes otherwise.
    private var traditional = 0
    private var kana = 0
    private var hangul = 0
    private var latin = 0
    private var otherLetters = 0
    private var englishWords = 0
    private var foreignWords = 0

    private static let english: Set<String> = [
        "the", "and", "to", "of", "you", "your", "for", "is", "with", "this", "we", "our", "are", "have", "will", "from", "that", "be",
        "not",
        "it", "by", "at", "if", "here", "please", "now", "get",
    ]
    private static let foreign: Set<String> = [
        "der", "die", "das", "und", "ist", "nicht", "sie", "ihre", "mit", "von", "le", "la", "les", "des", "et", "est", "vous", "votre",
        "pour",
        "une", "el", "los", "las", "que", "para", "con", "por", "su", "del", "il", "di", "che", "per", "non", "sono", "os", "um", "uma",
        "com",
        "não", "het", "een", "en", "van", "voor", "och", "att", "som", "og", "til", "ve", "bir", "dan", "yang", "na", "się", "nie", "w",
        "z",
    ]

    init(_ utf8: [UInt8], in range: Range<Int>) {
        var word: [UInt8] = []
        var scalars = UTF8Scalars(utf8, in: range)
        while let (scalar, place) = scalars.next() {
            let character = CharacterTable(scalar.value)
            if character.script == .latin {
                latin += 1
                // A longer word is in neither list.
                if word.count < 16 { word += utf8[place].map(\.asciiLowercased) }
                continue
            }
            endWord(&word)
            switch character.script {
            case .han:
                han += 1
                let mapping = Mapping(scalar.value)
                if !mapping.isIdentity { traditional += 1 }
            case .kana: kana += 1
            case .hangul: hangul += 1
            default: if character.characterClass == .letter || character.characterClass == .syllable { otherLetters += 1 }
            }
        }
        endWord(&word)
    }

    private mutating func endWord(_ word: inout [UInt8]) {
        guard !word.isEmpty else { return }
        let text = String(decoding: word, as: UTF8.self)
        if LanguageSample.english.contains(text) { englishWords += 1 }
        if LanguageSample.foreign.contains(text) { foreignWords += 1 }
        word.removeAll(keepingCapacity: true)
    }

    var language: Language {
        // A character of Chinese, Japanese or Korean says about as much as three letters.
        let wide = (han + kana + hangul) * 3
        guard wide + latin + otherLetters > 0, wide > 0 || latin > otherLetters else { return .other }
        if wide >= latin {
            if wide < otherLetters { return .other }
            if hangul * 2 > han + kana { return .korean }
            // A single kana in a Chinese name does not make it Japanese.
            if kana * 8 >= han + kana { return .japanese }
            return traditional * 20 >= han ? .traditionalChinese : .simplifiedChinese
        }
        return latin > otherLetters && englishWords >= foreignWords ? .english : .other
    }
}
