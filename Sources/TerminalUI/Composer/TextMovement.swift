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
        self[..<index].lastIndex(where: \.isNewline).map { after($0) } ?? startIndex
    }

    func lineEnd(after index: Index) -> Index {
        self[index...].firstIndex(where: \.isNewline) ?? endIndex
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
