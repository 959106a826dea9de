import Foundation
import InterviewKit

/// What came of judging one case: a line of the results.
struct Outcome: Codable {
    let id: String
    let grade: String
    let isEmpty: Bool
    /// The judge's name.
    let judge: String
    let kind: String?
    let keyPoints: Int
    /// The key points verified, or mentioned, each with its quotation.
    let found: [String: String]
    /// The judge's own number.
    let claimed: Int?
    let promptTokens: Int?
    let replyTokens: Int?
    let seconds: Double
    /// Why there is no judgement.
    let failure: String?

    init(_ one: Case, _ judgement: Judgement, judge: String, seconds: Double) {
        id = one.id
        grade = one.grade
        isEmpty = one.isEmpty
        self.judge = judge
        keyPoints = one.question.keyPoints.count
        self.seconds = (seconds * 10).rounded() / 10
        switch judgement {
        case .assessed(let assessment), .assessedInPart(let assessment):
            kind = assessment.kind.rawValue
            found = Dictionary(
                assessment.covered.map { ($0.keyPoint, $0.quotation) }, uniquingKeysWith: { one, _ in one })
            claimed = assessment.claimed
            promptTokens = assessment.tokens?.prompt
            replyTokens = assessment.tokens?.reply
            failure = nil
        case .failed(let error):
            (kind, found, claimed, promptTokens, replyTokens) = (nil, [:], nil, nil, nil)
            failure = "\(error)"
        case .nothingToJudge:
            (kind, found, claimed, promptTokens, replyTokens) = (nil, [:], nil, nil, nil)
            failure = "there is nothing to judge"
        }
    }

    /// The number that counts: computed anew from what was found, so that results outlive a change of the rule.
    var score: Int? {
        claimed.map { Score.counted($0, verified: found.count, of: keyPoints, hints: 0) }
    }

    /// The judge's number under the ceiling, which would count if it were believed so far.
    var numberUnderCeiling: Int? {
        claimed.map { min($0, Score.ceiling(verified: found.count, of: keyPoints, hints: 0)) }
    }

    /// What triples are compared by: the score, or without one the number of key points mentioned.
    var measure: Int? { failure == nil ? score ?? found.count : nil }
}

/// A file of outcomes, one JSON object a line, to which a run adds as it goes and from which the next goes on.
struct ResultsFile {
    let path: String

    /// The outcomes so far, the last of each case; failed ones are left out, so that they are tried again.
    func read() throws -> [String: Outcome] {
        guard FileManager.default.fileExists(atPath: path) else { return [:] }
        var outcomes: [String: Outcome] = [:]
        // A line that was cut off when a run was stopped is passed over.
        for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
            guard let outcome = try? JSONDecoder().decode(Outcome.self, from: Data(line.utf8)) else { continue }
            outcomes[outcome.id] = outcome
        }
        return outcomes.filter { $0.value.failure == nil }
    }

    func append(_ outcome: Outcome) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(fileURLWithPath: path)) }
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        defer { try? file.close() }
        try file.seekToEnd()
        try file.write(contentsOf: encoder.encode(outcome) + Data("\n".utf8))
    }
}
