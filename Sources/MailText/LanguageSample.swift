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

    private static let english: Set<UInt64> = keys([
        "the", "and", "to", "of", "you", "your", "for", "is", "with", "this", "we", "our", "are", "have", "will", "from", "that", "be",
        "not",
        "it", "by", "at", "if", "here", "please", "now", "get",
    ])
    private static let foreign: Set<UInt64> = keys([
        "der", "die", "das", "und", "ist", "nicht", "sie", "ihre", "mit", "von", "le", "la", "les", "des", "et", "est", "vous", "votre",
        "pour",
        "une", "el", "los", "las", "que", "para", "con", "por", "su", "del", "il", "di", "che", "per", "non", "sono", "os", "um", "uma",
        "com",
        "não", "het", "een", "en", "van", "voor", "och", "att", "som", "og", "til", "ve", "bir", "dan", "yang", "na", "się", "nie", "w",
        "z",
    ])

    /// Words of at most eight bytes, each as one number.
    private static func keys(_ words: [String]) -> Set<UInt64> {
        Set(words.map { $0.utf8.reduce(0) { $0 << 8 | UInt64($1) } })
    }

    init(_ utf8: [UInt8], in range: Range<Int>) {
        utf8.withUnsafeBufferPointer { buffer in
            guard let bytes = buffer.baseAddress else { return }
            var word = Word()
            var i = range.lowerBound
            while i < range.upperBound {
                let byte = bytes[i]
                if byte < 0x80 {
                    i += 1
                    if byte.isASCIILetter {
                        latin += 1
                        word.append(byte | 0x20)
                    } else {
                        end(&word)
                    }
                } else {
                    let (scalar, length) = UTF8Scalars.decode(bytes, at: i, end: range.upperBound)
                    count(scalar, UnsafeBufferPointer(start: bytes + i, count: length), &word)
                    i += length
                }
            }
            end(&word)
        }
    }

    private mutating func count(_ scalar: UInt32, _ bytes: UnsafeBufferPointer<UInt8>, _ word: inout Word) {
        let character = CharacterTable(scalar)
        if character.script == .latin {
            latin += 1
            for byte in bytes { word.append(byte) }
            return
        }
        end(&word)
        switch character.script {
        case .han:
            han += 1
            if !Mapping(scalar).isIdentity { traditional += 1 }
        case .kana: kana += 1
        case .hangul: hangul += 1
        default: if character.characterClass == .letter || character.characterClass == .syllable { otherLetters += 1 }
        }
    }

    private mutating func end(_ word: inout Word) {
        guard word.length > 0 else { return }
        // A longer word is in neither list.
        if word.length <= 8 {
            if LanguageSample.english.contains(word.key) { englishWords += 1 }
            if LanguageSample.foreign.contains(word.key) { foreignWords += 1 }
        }
        word = Word()
    }

    private struct Word {
        var key: UInt64 = 0
        var length = 0

        mutating func append(_ byte: UInt8) {
            key = key << 8 | UInt64(byte)
            length += 1
        }
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
