/// Reads one variable of a `.env` file: `export`, quotes, comments and CRLF are understood.
enum DotEnvironment {
    /// The value of the last assignment to `name`, or nil.
    static func value(of name: String, in text: String) -> String? {
        var found: String?
        // Some editors begin a file with a byte order mark.
        for line in text.drop(while: { $0 == "\u{FEFF}" }).split(whereSeparator: \.isNewline) {
            var rest = line.drop(while: \.isWhitespace)
            if rest.hasPrefix("export"), rest.dropFirst("export".count).first?.isWhitespace == true {
                rest = rest.dropFirst("export".count).drop(while: \.isWhitespace)
            }
            guard rest.hasPrefix(name) else { continue }
            rest = rest.dropFirst(name.count).drop(while: \.isWhitespace)
            guard rest.first == "=" else { continue }
            found = value(rest.dropFirst().drop(while: \.isWhitespace))
        }
        return found
    }

    private static func value(_ text: Substring) -> String {
        if let quote = text.first, quote == "\"" || quote == "'" {
            let inside = text.dropFirst()
            return String(inside.prefix { $0 != quote })
        }
        // A comment begins at a # behind white space; one inside a value, as in a password, belongs to it.
        var value = ""
        var afterSpace = true
        for character in text {
            if character == "#" && afterSpace { break }
            value.append(character)
            afterSpace = character.isWhitespace
        }
        while value.last?.isWhitespace == true { value.removeLast() }
        return value
    }
}
