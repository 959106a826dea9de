/// Places that editing keys go to.
extension String {
    func before(_ index: Index) -> Index {
        index > startIndex ? self.index(before: index) : index
    }

    func after(_ index: Index) -> Index {
        index < endIndex ? self.index(after: index) : index
    }

    /// The beginning of the line, behind the newline before it.
    func lineStart(before index: Index) -> Index {
        utf8[..<index].lastIndex(of: UInt8(ascii: "\n")).map { utf8.index(after: $0) } ?? startIndex
    }

    func lineEnd(after index: Index) -> Index {
        utf8[index...].firstIndex(of: UInt8(ascii: "\n")) ?? endIndex
    }

    /// The first place between grapheme clusters at or behind a byte.
    func clusterBoundary(atByte offset: Int) -> Index {
        var index = utf8.index(startIndex, offsetBy: offset)
        while index < endIndex, Index(index, within: self) == nil { index = utf8.index(after: index) }
        return index
    }

    /// The beginning of the word before `index`.
    func wordStart(before index: Index) -> Index {
        back(from: back(from: index) { !$0.isOfWord }, while: \.isOfWord)
    }

    /// The beginning of the blank-delimited word before `index`.
    func blankDelimitedStart(before index: Index) -> Index {
        back(from: back(from: index, while: \.isWhitespace)) { !$0.isWhitespace }
    }

    /// The end of the word after `index`.
    func wordEnd(after index: Index) -> Index {
        let start = self[index...].firstIndex(where: \.isOfWord) ?? endIndex
        return self[start...].firstIndex { !$0.isOfWord } ?? endIndex
    }

    private func back(from index: Index, while holds: (Character) -> Bool) -> Index {
        var index = index
        while index > startIndex, holds(self[before(index)]) { index = before(index) }
        return index
    }

    /// How many stretches of anything but blanks it has.
    func countingWords() -> Int {
        var text = self
        return text.withUTF8 { bytes in
            var words = 0
            var isInside = false
            for byte in bytes {
                let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
                if !isBlank, !isInside { words += 1 }
                isInside = !isBlank
            }
            return words
        }
    }

    /// The word with its first letter a capital and the others small.
    func capitalizingFirstLetter() -> String {
        guard let first = firstIndex(where: \.isOfWord) else { return self }
        let rest = after(first)
        return self[..<first] + self[first..<rest].uppercased() + self[rest...].lowercased()
    }

    /// The text with every line end a newline: terminals paste carriage returns.
    func replacingLineEnds() -> String {
        guard utf8.contains(0x0D) else { return self }
        var result = String.UnicodeScalarView()
        var isAfterReturn = false
        for scalar in unicodeScalars {
            if scalar == "\r" {
                result.append("\n")
            } else if scalar != "\n" || !isAfterReturn {
                result.append(scalar)
            }
            isAfterReturn = scalar == "\r"
        }
        return String(result)
    }
}

extension Character {
    fileprivate var isOfWord: Bool { isLetter || isNumber || self == "_" }
}
