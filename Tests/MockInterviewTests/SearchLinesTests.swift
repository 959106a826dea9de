internal import InterviewKit
internal import InterviewStore
internal import TerminalUI
internal import Testing

@testable import MockInterview

@Suite("What is printed of a message that was found")
struct SearchLinesTests {
    private func marked(_ content: String, _ arguments: String...) -> String {
        let found = SearchResult.line(of: content, SearchMatcher(SearchQuery(arguments: arguments)))
        let characters = Array(found.line)
        var text = ""
        var place = 0
        for mark in found.marks {
            text += String(characters[place..<mark.lowerBound]) + "[" + String(characters[mark]) + "]"
            place = mark.upperBound
        }
        return text + String(characters[place...])
    }

    @Test("the line in which most of it stands, each place of it marked")
    func line() {
        #expect(marked("a map\r\n  the Hash  map, a MAP \n map", "map", "hash") == "the [Hash]  [map], a [MAP]")
        #expect(marked("hash\n  map here\nother", "hash map") == "[hash   map] here")
        #expect(marked("le cafe\u{301} noir", "CAFÉ noir") == "le [cafe\u{301} noir]")
        #expect(marked("x c++ c", "c++", "c") == "x [c++] [c]")
        #expect(marked("使用线程池", "线程", "程池") == "使用[线程池]")
    }

    @Test("a long line is cut around the first mark, to the columns there are", arguments: [20, 21, 40, 79])
    func cut(columns: Int) {
        let words = (0..<60).map { $0.isMultiple(of: 7) ? "漢字\($0)" : "word\($0)" }
        let line = words.joined(separator: " ")
        for word in words {
            let found = SearchResult.line(of: line, SearchMatcher(SearchQuery(phrases: [word])))
            let (text, marks) = SearchLines.cut(found.line, found.marks, columns: columns)
            #expect(TextGate.columns(of: text) <= columns)
            let characters = Array(text)
            #expect(marks.map { String(characters[$0]) } == [word])
        }
        let whole = SearchLines.cut("short\tline", [6..<10], columns: columns)
        #expect(whole.0 == "short line" && whole.1 == [6..<10])
    }
}
