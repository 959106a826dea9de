import Foundation
import InterviewKit
import Yams

/// Answers of three qualities to one question.
struct Triple: Decodable {
    let question: String
    let strong: String
    let middling: String
    let weak: String
}

/// The answers to be judged, read from `ROLE-LEVEL.yaml` and `empty.yaml` in one folder.
struct AnswerFiles {
    let folder: String

    /// The triples for a role and level; none where there is no file.
    func triples(_ role: Role, _ level: Level) throws -> [Triple] {
        let path = "\(folder)/\(role.rawValue)-\(level.rawValue).yaml"
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        return try YAMLDecoder().decode([Triple].self, from: String(contentsOfFile: path, encoding: .utf8))
    }

    /// Answers that say nothing, by what they do instead.
    func empty() throws -> [String: [String]] {
        try YAMLDecoder().decode(
            [String: [String]].self, from: String(contentsOfFile: folder + "/empty.yaml", encoding: .utf8))
    }
}
