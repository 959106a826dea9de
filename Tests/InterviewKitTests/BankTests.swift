import FoundationEssentials
import InterviewKit
import Testing

@Suite("The question bank's files")
struct BankTests {
    static let folder = ArchitectureTests.sources.appending(path: "InterviewKit/Bank/Questions").path
    static let bank = QuestionBank(folder: folder)

    struct File: Sendable, CustomTestStringConvertible {
        let role: Role
        let level: Level
        var name: String { "\(role.rawValue)-\(level.rawValue)" }
        var testDescription: String { name }

        static let all = Role.all.flatMap { role in Level.all.map { File(role: role, level: $0) } }
    }

    static func words(_ text: String) -> Int { text.split(whereSeparator: \.isWhitespace).count }

    @Test("every role and level has at least six questions, all of different topics", arguments: File.all)
    func six(file: File) throws {
        let questions = try Self.bank.questions(file.role, file.level)
        #expect(questions.count >= 6)
        #expect(Set(questions.prefix(6).map(\.topic)).count == 6)
        #expect(questions.allSatisfy { $0.role == file.role && $0.level == file.level })
    }

    @Test(
        "a file shows by its lines alone that it lists as many questions as are read from it, and no more",
        arguments: File.all)
    func plainly(file: File) throws {
        let count = try Self.bank.questions(file.role, file.level).count
        for wanted in 1...count + 1 {
            #expect(Self.bank.plainlyLists(wanted, file.role, file.level) == (wanted <= count), "\(wanted) of \(count)")
        }
        #expect(!QuestionBank(folder: "/nowhere").plainlyLists(1, file.role, file.level))
    }

    @Test("there are files for the roles and levels there are and for the syllabus, and no others")
    func files() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(Set(names) == Set(File.all.map { $0.name + ".yaml" } + ["syllabus.yaml"]))
    }

    @Test("ids are unique over all files, made of role, level and topic words")
    func ids() throws {
        var seen: Set<String> = []
        for file in File.all {
            for question in try Self.bank.questions(file.role, file.level) {
                #expect(seen.insert(question.id).inserted, "\(question.id)")
                #expect(question.id.hasPrefix(file.name + "-"), "\(question.id)")
                #expect(Self.isSlug(question.id), "\(question.id)")
                for point in question.keyPoints { #expect(Self.isSlug(point.id), "\(question.id), \(point.id)") }
                #expect(Set(question.keyPoints.map(\.id)).count == question.keyPoints.count, "\(question.id)")
                #expect(question.topic == question.topic.lowercased() && 1...2 ~= Self.words(question.topic))
            }
        }
    }

    private static func isSlug(_ text: String) -> Bool {
        !text.hasPrefix("-") && !text.hasSuffix("-") && !text.contains("--")
            && text.utf8.allSatisfy {
                UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                    || $0 == UInt8(ascii: "-")
            }
    }

    @Test("texts have the lengths that were agreed", arguments: File.all)
    func lengths(file: File) throws {
        for question in try Self.bank.questions(file.role, file.level) {
            #expect(Self.words(question.text) <= 60, "\(question.id)")
            #expect(question.text.hasSuffix("?") || question.text.hasSuffix("."), "\(question.id)")
            #expect(question.hints.count == 3, "\(question.id)")
            #expect(3...5 ~= question.keyPoints.count, "\(question.id)")
            #expect(60...140 ~= Self.words(question.reference), "\(question.id)")
            #expect(!question.source.isEmpty, "\(question.id)")
            for point in question.keyPoints {
                #expect(!point.sentence.isEmpty && !point.probe.isEmpty, "\(question.id), \(point.id)")
                #expect(2...5 ~= point.terms.count, "\(question.id), \(point.id)")
                #expect(point.terms.allSatisfy { !$0.isEmpty && !$0.contains("") }, "\(question.id), \(point.id)")
            }
        }
    }

    @Test(
        "no term stands in its question, in two key points, in its own probe, or in the first two hints",
        arguments: File.all)
    func terms(file: File) throws {
        for question in try Self.bank.questions(file.role, file.level) {
            let asked = TermSearch(question.text)
            let hints = question.hints.prefix(2).map { TermSearch($0) }
            var owners: [String: String] = [:]
            for point in question.keyPoints {
                let probe = TermSearch(point.probe)
                for term in point.terms.joined() {
                    let place = "\(question.id), \(point.id): \(term)"
                    #expect(!asked.contains(term), "in the question: \(place)")
                    #expect(!probe.contains(term), "in its probe: \(place)")
                    #expect(!hints.contains { $0.contains(term) }, "in a hint: \(place)")
                    #expect(owners[term.lowercased(), default: point.id] == point.id, "in two points: \(place)")
                    owners[term.lowercased()] = point.id
                }
            }
        }
    }

    @Test("the reference answer mentions every key point, by the same rule as an answer", arguments: File.all)
    func references(file: File) throws {
        for question in try Self.bank.questions(file.role, file.level) {
            let mentioned = TermSearch(question.reference).mentioned(question.keyPoints, askedIn: question.text)
            #expect(mentioned == question.keyPoints, "\(question.id)")
        }
    }

    @Test("terms, probes and hints are plain text; no line is over 120 columns or names a path", arguments: File.all)
    func plain(file: File) throws {
        for question in try Self.bank.questions(file.role, file.level) {
            let texts = question.hints + question.keyPoints.flatMap { [$0.probe, $0.sentence] + $0.terms.joined() }
            #expect(texts.allSatisfy { !$0.contains("`") && !$0.contains("\n") }, "\(question.id)")
        }
        let text = try String(contentsOfFile: "\(Self.folder)/\(file.name).yaml", encoding: .utf8)
        for line in text.split(separator: "\n") {
            #expect(line.count <= 120 && !line.contains("\t"), "\(line)")
            #expect(!line.contains("/tmp/") && !line.contains("/home/") && !line.contains("/Users/"), "\(line)")
        }
    }

    static func question(_ id: String) -> Question {
        Question(
            id: id, role: .java, level: .beginner, topic: "t", text: "What?", keyPoints: [], hints: [], reference: "",
            source: "")
    }

    @Test("a role, a level or a file that is not there")
    func missing() throws {
        #expect(try Self.bank.questions(Role(rawValue: "../java"), .beginner).isEmpty)
        #expect(try Self.bank.questions(.java, Level(rawValue: "expert")).isEmpty)
        #expect(throws: BankError(file: "/nowhere/java-beginner.yaml", reason: "it cannot be read")) {
            try QuestionBank(folder: "/nowhere").questions(.java, .beginner)
        }
    }
}
