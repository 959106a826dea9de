internal import Yams

/// A file of the question bank: YAML that names a role and a level once and then lists questions.
package enum QuestionFile {
    /// Reads the questions of one file. `name` is used in errors only.
    package static func questions(inYAML text: String, name: String) throws(BankError) -> [Question] {
        let file: File
        do {
            file = try YAMLDecoder().decode(File.self, from: text)
        } catch let DecodingError.keyNotFound(key, context) {
            throw BankError(file: name, reason: "\(place(context.codingPath)) has no `\(key.stringValue)`")
        } catch let DecodingError.typeMismatch(_, context) {
            throw BankError(file: name, reason: "\(place(context.codingPath)) is of the wrong kind")
        } catch let DecodingError.dataCorrupted(context) {
            let reason = (context.underlyingError as? YamlError).map { "\($0)" } ?? context.debugDescription
            throw BankError(file: name, reason: reason)
        } catch {
            throw BankError(file: name, reason: "\(error)")
        }
        return file.questions.map { entry in
            Question(
                id: entry.id, role: file.role, level: file.level, topic: entry.topic, text: entry.text,
                keyPoints: entry.key_points, hints: entry.hints, reference: entry.reference, source: entry.source)
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        guard !path.isEmpty else { return "the file" }
        return path.map { key in key.intValue.map { "entry \($0 + 1)" } ?? key.stringValue }.joined(separator: ", ")
    }

    private struct File: Decodable {
        let role: Role
        let level: Level
        let questions: [Entry]
    }

    // The names are those of the file's keys.
    private struct Entry: Decodable {
        let id: String
        let topic: String
        let text: String
        // swift-format-ignore: AlwaysUseLowerCamelCase
        let key_points: [KeyPoint]
        let hints: [String]
        let reference: String
        let source: String
    }
}

/// A file of the question bank that cannot be used, and why.
package struct BankError: Error, Hashable, Sendable {
    package let file: String
    package let reason: String

    package init(file: String, reason: String) {
        self.file = file
        self.reason = reason
    }
}
