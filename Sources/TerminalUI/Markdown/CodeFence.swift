/// A line that opens a block of code (CommonMark 0.29, section 4.5).
struct CodeFence {
    private let character: Character
    private let length: Int

    init?(_ line: Substring) {
        let indented = line.drop { $0 == " " }
        guard line.utf8.count - indented.utf8.count <= 3, let first = indented.first, first == "`" || first == "~"
        else {
            return nil
        }
        let marks = indented.prefix { $0 == first }
        guard marks.count >= 3, first == "~" || !indented.dropFirst(marks.count).contains("`") else { return nil }
        character = first
        length = marks.count
    }

    func isClosed(by line: Substring) -> Bool {
        let indented = line.drop { $0 == " " }
        let marks = indented.prefix { $0 == character }
        return line.utf8.count - indented.utf8.count <= 3 && marks.count >= length
            && indented.dropFirst(marks.count).allSatisfy { $0 == " " || $0 == "\t" }
    }
}
