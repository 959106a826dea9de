import Testing

@testable import InterviewKit

@Suite("Sentences of a stream")
struct SentenceReaderTests {
    static let rows: [(String, [String])] = [
        ("One. Two.", ["One.", "Two."]),
        ("One! Two? Three", ["One!", "Two?", "Three"]),
        ("Use a map, e.g. a hash map. Then what?", ["Use a map, e.g. a hash map.", "Then what?"]),
        ("That is, i.e. Java code, old. New.", ["That is, i.e. Java code, old.", "New."]),
        ("Locks, queues, etc. are shared. What else?", ["Locks, queues, etc. are shared.", "What else?"]),
        ("Locks, queues, etc. What else?", ["Locks, queues, etc.", "What else?"]),
        ("Threads vs. Processes matter. Why?", ["Threads vs. Processes matter.", "Why?"]),
        ("Dr. Lea wrote it. Who else?", ["Dr. Lea wrote it.", "Who else?"]),
        ("As J. Bloch says. Why?", ["As J. Bloch says.", "Why?"]),
        ("It took 3.5 seconds. Why?", ["It took 3.5 seconds.", "Why?"]),
        ("Python 3.12 is out. And Java 21. Which?", ["Python 3.12 is out.", "And Java 21.", "Which?"]),
        ("Call list.append() twice. Then?", ["Call list.append() twice.", "Then?"]),
        ("Call `a. B? C!` twice. Then?", ["Call `a. B? C!` twice.", "Then?"]),
        ("What does `x` do? And `y`?", ["What does `x` do?", "And `y`?"]),
        ("Well... maybe. Or not.", ["Well... maybe.", "Or not."]),
        ("Well... Maybe.", ["Well...", "Maybe."]),
        ("Hmm… and then? Go.", ["Hmm… and then?", "Go."]),
        ("You said \"it waits. Then?\" and stopped. Why?", ["You said \"it waits. Then?\" and stopped.", "Why?"]),
        ("You asked “why?” Let us see.", ["You asked “why?”", "Let us see."]),
        ("You asked “why?” and left.", ["You asked “why?” and left."]),
        ("What?! No.", ["What?!", "No."]),
        ("What happens (and why?) Next one.", ["What happens (and why?)", "Next one."]),
        ("First line\nsecond line", ["First line", "second line"]),
        ("First.\n\nSecond.\r\nThird.", ["First.", "Second.", "Third."]),
        ("What?And more.", ["What?", "And more."]),
        ("Use java.util.List here. Why?", ["Use java.util.List here.", "Why?"]),
        ("A List<? extends Number> is read. Why?", ["A List<? extends Number> is read.", "Why?"]),
        ("Is it A ? Is it B ?", ["Is it A ?", "Is it B ?"]),
        ("Is it so? or not?", ["Is it so?", "or not?"]),
        ("1. First thing. 2. Second.", ["1. First thing.", "2. Second."]),
        ("  spaces   before. After  ", ["spaces   before.", "After"]),
        ("no end mark", ["no end mark"]), ("", []), (" \n\t ", []), ("?", ["?"]),
        ("See etc/hosts. Then C:\\. Go.", ["See etc/hosts.", "Then C:\\.", "Go."]),
        ("Tú ¿qué? Éxito.", ["Tú ¿qué?", "Éxito."]),
    ]

    static func sentences(_ pieces: [String]) -> [String] {
        var reader = SentenceReader()
        return pieces.flatMap { reader.read($0) } + [reader.finish()].compactMap { $0 }
    }

    @Test("a sentence ends where a reader would say so", arguments: rows)
    func ends(text: String, sentences: [String]) {
        #expect(Self.sentences([text]) == sentences)
    }

    @Test("the sentences are the same whatever pieces they come in", arguments: rows)
    func pieces(text: String, sentences: [String]) {
        #expect(Self.sentences(text.unicodeScalars.map { String($0) }) == sentences)
        let scalars = Array(text.unicodeScalars)
        for cut in scalars.indices {
            let halves = [scalars[..<cut], scalars[cut...]].map { part in
                var view = String.UnicodeScalarView()
                view.append(contentsOf: part)
                return String(view)
            }
            #expect(Self.sentences(halves) == sentences)
        }
    }

    @Test("a sentence comes out as soon as the next one begins, and one without an end is cut")
    func early() {
        var reader = SentenceReader()
        #expect(reader.read("One is here. ") == [])
        #expect(reader.read("T") == ["One is here."])
        let endless = String(repeating: "a ", count: 5000)
        let pieces = reader.read(endless)
        #expect(pieces.count == 10000 / SentenceReader.longest)
        #expect(pieces.allSatisfy { $0.unicodeScalars.count <= SentenceReader.longest })
    }
}
