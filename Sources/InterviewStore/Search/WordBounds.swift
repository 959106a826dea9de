/// Where words begin and end. The stores' own tokenizers disagree about it; what is a bound here is one to both, so that an
/// index never hides what the text itself would show.
enum WordBounds {
    /// Blanks and punctuation, but for `_` and what one of the tokenizers takes as part of a word.
    static func isBound(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0x09...0x0D: return true
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, ..<0x20, 0x7F: return false
        case ..<0x80: return true
        default:
            let properties = scalar.properties
            // SQLite's tokenizer knows Unicode 6.1, and takes what came later as part of a word.
            guard let age = properties.age, (age.major, age.minor) <= (6, 1) else { return false }
            switch properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
                .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .format, .privateUse:
                return false
            default:
                return properties.isWhitespace || properties.isPatternSyntax || properties.isDash
                    || properties.isQuotationMark
            }
        }
    }

    /// Whether a word can begin at a place of a folded text. A sign with a stroke through it, such as ≠, is two scalars there.
    static func isBound(before place: Int, in text: [Unicode.Scalar]) -> Bool {
        guard place > 0 else { return true }
        if text[place - 1] == "\u{338}", place > 1 { return isBound(text[place - 2]) }
        return isBound(text[place - 1])
    }

    /// Letters of scripts that put no blanks between words, or join endings to them: there a word is found anywhere.
    static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Thai, Lao, Myanmar, Hangul's letters, Khmer.
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1100...0x11FF, 0x1780...0x17FF: true
        // Radicals, kana, bopomofo, Han, Yi, Hangul, half-width forms.
        case 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7FF, 0xF900...0xFAFF, 0xFF66...0xFFDC: true
        case 0x1B000...0x1B2FF, 0x20000...0x3FFFF: true
        default: false
        }
    }

    /// Whether a scalar belongs to the letter before it: a mark, or the rest of a Hangul syllable.
    static func continuesLetter(_ scalar: Unicode.Scalar) -> Bool {
        0x1160...0x11FF ~= scalar.value || scalar.value >= 0x300 && scalar.properties.isGraphemeExtend
    }
}
