/// What speech may look like: plain text of ordinary characters, by nobody in particular.
enum FormCheck {
    /// What is wrong with the form of a sentence; nil when nothing is.
    static func fault(in sentence: String) -> SpeechFault? {
        if sentence.unicodeScalars.contains(where: isForeign) { return .characters }
        if Fence.harmless(sentence) != sentence || isFormatted(sentence) { return .markup }
        if holdsAddress(sentence) { return .address }
        if speaksOfItself(sentence) { return .chatter }
        return nil
    }

    /// The interviewer speaks English, so a letter of another script is a slip or a disguise. Symbols of formulas pass.
    private static func isForeign(_ scalar: Unicode.Scalar) -> Bool {
        let properties = scalar.properties
        if scalar.value < 0x20 { return scalar != "\t" }
        if scalar.isASCII { return scalar.value == 0x7F }
        switch properties.generalCategory {
        case .control, .format, .privateUse, .surrogate, .unassigned, .nonspacingMark, .enclosingMark, .spacingMark,
            .lineSeparator, .paragraphSeparator, .otherSymbol, .modifierSymbol, .modifierLetter, .letterNumber:
            return !"°©®".unicodeScalars.contains(scalar)
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter:
            return !(0xC0...0x24F).contains(scalar.value) && !"λμµπσΣΔθΘεΩω".unicodeScalars.contains(scalar)
        case .decimalNumber, .otherNumber:
            return !"²³¹½¼¾".unicodeScalars.contains(scalar)
        default:
            return properties.isEmojiPresentation || (0x2500...0x25FF).contains(scalar.value)
        }
    }

    private static func isFormatted(_ sentence: String) -> Bool {
        if let first = sentence.first, "#>|".contains(first) { return true }
        if ["- ", "* ", "+ ", "• ", "– ", "— ", "---", "***", "==="].contains(where: sentence.hasPrefix) {
            return true
        }
        let number = sentence.prefix { $0.isNumber }
        if !number.isEmpty, [". ", ") ", ": "].contains(where: sentence.dropFirst(number.count).hasPrefix) {
            return true
        }
        if sentence.contains("```") || sentence.contains("~~~") { return true }
        let text = Spans.withoutCode(sentence)
        if text.contains("](") || text.contains("\\(") || text.contains("\\[") || text.contains("$$") { return true }
        return text.contains("**") && text.split(separator: "**", omittingEmptySubsequences: false).count > 2
            || text.contains("__") && text.hasPrefix("__")
    }

    private static func holdsAddress(_ sentence: String) -> Bool {
        let text = sentence.lowercased()
        if text.contains("://") || text.contains("www.") || text.contains("mailto:") || text.contains("data:text") {
            return true
        }
        return text.split(whereSeparator: { $0.isWhitespace || "()\"'`,;".contains($0) }).contains { word in
            let word = word.last.map { ".?!:".contains($0) } == true ? word.dropLast() : word
            if let at = word.firstIndex(of: "@"), at != word.startIndex, word[at...].contains(".") { return true }
            let host = word.prefix { $0 != "/" }
            let isBare = host.count == word.count
            return host.contains(".")
                && domains.contains { domain in
                    host.hasSuffix("." + domain) && (!isBare || domain == "com" || domain == "org")
                }
        }
    }

    private static func speaksOfItself(_ sentence: String) -> Bool {
        let wording = Wording(sentence)
        return chatter.contains { !wording.places(of: $0).isEmpty }
    }

    private static let domains = ["com", "org", "net", "io", "dev", "ai", "app", "co", "gov", "edu", "me", "info"]

    private static let selves = ["i am", "as", "i am just", "i am only", "i am not", "i am actually", "i am really"]
    private static let ownKinds = [
        "an ai", "a language model", "a large language model", "an artificial", "a bot", "a chatbot", "a machine",
        "a computer", "a program", "a robot", "an assistant", "a virtual", "a human", "human", "a person",
        "a real person", "a real human", "an llm", "a model", "chatgpt", "claude", "qwen", "gemini", "gpt",
        "your assistant", "ai", "your ai", "the ai", "an interviewer ai", "a fellow human",
    ]

    private static let chatter: [[String]] =
        (phrases + selves.flatMap { one in ownKinds.map { one + " " + $0 } })
        .map { $0.split(separator: " ").map(String.init) }

    private static let phrases = [
        "my instructions", "my system prompt", "my prompt", "my training", "my programming", "my guidelines",
        "my rules",
        "my creators", "my developers", "i was instructed", "i was told", "i am instructed", "i have been instructed",
        "i was trained", "i was asked to", "i am programmed", "i am designed", "i am sorry", "i apologize",
        "i apologise", "my apologies", "i can not assist", "i cannot assist", "i can not help", "i cannot help",
        "i can not comply", "i cannot comply", "i can not provide", "i cannot provide", "i am unable",
        "i am not able to",
        "i am not allowed", "can i assist you", "may i assist you", "can i help you", "how may i help",
        "happy to help", "glad to help", "here to help", "here to assist", "let me know if", "feel free to ask",
        "feel free to reach", "hope this helps", "hope that helps", "the key point", "the key points", "key points are",
        "the rubric", "reference answer", "model answer", "the fence", "the material above", "knowledge cutoff",
        "ignore previous", "ignore all previous", "previous instructions", "the candidate said",
        "the candidate has", "the candidate is", "the candidate mentioned", "the candidate should", "role play",
        "openai", "alibaba cloud", "anthropic",
    ]
}

/// Parts of a sentence that are not the speaker's own words.
enum Spans {
    /// The text without what stands between backticks.
    static func withoutCode(_ text: String) -> String {
        let parts = text.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count > 2 else { return text }
        // An odd backtick at the end opens nothing.
        return parts.enumerated().filter { $0.offset.isMultiple(of: 2) || $0.offset == parts.count - 1 }
            .map { String($0.element) }.joined(separator: " ")
    }

    /// The text without code and without what stands between quotation marks, unless that is all there is.
    static func withoutQuotations(_ text: String) -> String {
        var result = ""
        var quoted = ""
        var isQuoted = false
        for character in withoutCode(text) {
            switch character {
            case "“", "”", "\"":
                if isQuoted { quoted = "" }
                isQuoted = character == "“" || (character == "\"" && !isQuoted)
            default:
                if isQuoted { quoted.append(character) } else { result.append(character) }
            }
        }
        // What is never closed is no quotation.
        result += quoted
        return result.contains { $0.isLetter } ? result : text
    }
}
