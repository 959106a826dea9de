import FoundationEssentials
import InterviewKit
import Testing
import Yams

/// Answers to the bank's questions in three qualities, written without sight of the questions' terms: they show
/// whether the terms tell a good answer from a poor one.
@Suite("The question bank's terms, tried against answers")
struct AnswerTests {
    struct Answers: Decodable {
        let question: String
        let strong: String
        let middling: String
        let weak: String
    }

    /// How many key points of a question each of its answers mentions.
    struct Count: CustomStringConvertible {
        let id: String
        let keyPoints: Int
        let strong: Int
        let middling: Int
        let weak: Int
        var isOrdered: Bool { strong >= middling && middling >= weak }
        var isStrictlyOrdered: Bool { strong > middling && middling > weak }
        var description: String { "\(id): \(strong), \(middling), \(weak) of \(keyPoints)" }
    }

    static let folder = BankTests.folder.replacing(
        "Sources/InterviewKit/Bank/Questions", with: "Tests/InterviewKitTests/Answers")

    /// The roles and levels that have a file of answers.
    static let files = BankTests.File.all.filter { FileManager.default.fileExists(atPath: path($0)) }

    static func path(_ file: BankTests.File) -> String { "\(folder)/\(file.name).yaml" }

    static func answers(_ file: BankTests.File) throws -> [Answers] {
        try YAMLDecoder().decode([Answers].self, from: String(contentsOfFile: path(file), encoding: .utf8))
    }

    static func counts(_ file: BankTests.File) throws -> [Count] {
        let answers = try answers(file)
        return try BankTests.bank.questions(file.role, file.level).compactMap { question in
            guard let answer = answers.first(where: { $0.question == question.id }) else { return nil }
            func mentioned(_ text: String) -> Int {
                TermSearch(text).mentioned(question.keyPoints, askedIn: question.text).count
            }
            return Count(
                id: question.id, keyPoints: question.keyPoints.count, strong: mentioned(answer.strong),
                middling: mentioned(answer.middling), weak: mentioned(answer.weak))
        }
    }

    @Test("there are answers, and only for roles and levels there are")
    func names() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
        #expect(!names.isEmpty)
        #expect(Set(names) == Set(Self.files.map { $0.name + ".yaml" }))
    }

    @Test("a file answers each of the bank's questions once, and no others", arguments: files)
    func complete(file: BankTests.File) throws {
        let ids = try Self.answers(file).map(\.question)
        #expect(Set(ids).count == ids.count)
        #expect(try Set(ids) == Set(BankTests.bank.questions(file.role, file.level).map(\.id)))
    }

    @Test("answers are as long as people of their quality write", arguments: files)
    func lengths(file: BankTests.File) throws {
        for answer in try Self.answers(file) {
            #expect(70...130 ~= BankTests.words(answer.strong), "\(answer.question)")
            #expect(30...60 ~= BankTests.words(answer.middling), "\(answer.question)")
            #expect(15...40 ~= BankTests.words(answer.weak), "\(answer.question)")
        }
    }

    @Test("no answer mentions more key points than a better one, and nine in ten mention fewer", arguments: files)
    func order(file: BankTests.File) throws {
        let counts = try Self.counts(file)
        for count in counts { #expect(count.isOrdered, "\(count)") }
        let level = counts.filter { !$0.isStrictlyOrdered }
        #expect(level.count * 10 <= counts.count, "\(level)")
    }

    @Test("strong answers mention three in five key points on average, a weak one no more than one", arguments: files)
    func shares(file: BankTests.File) throws {
        let counts = try Self.counts(file)
        let shares = counts.map { Double($0.strong) / Double($0.keyPoints) }
        #expect(shares.reduce(0, +) >= 0.6 * Double(shares.count), "\(counts)")
        for count in counts { #expect(count.weak <= 1, "\(count)") }
    }
}
