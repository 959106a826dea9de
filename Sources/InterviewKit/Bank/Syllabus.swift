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
        let names, words: [[String]]
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

    /// The words that mark a text as belonging to a role. A name belongs to no other field; the other words are at home in
    /// this one and seen in others.
    package func marks(of role: Role) -> (names: [String], words: [String]) {
        guard let entry = roles[role.rawValue] else { return ([], []) }
        return (Array(entry.names.joined()), Array(entry.words.joined()))
    }

    /// The names of the roles it holds.
    package var roleNames: Set<String> { Set(roles.keys) }
}

extension Syllabus {
    /// The other role that a question belongs to rather than to `role`; nil when it may be asked there.
    ///
    /// What the question itself says counts first: a word of the own field makes it one of it, unless it holds more than
    /// twice as many of another. Then counts all that goes with it. Measured on the bank: no question is taken for another
    /// role's, and of the questions offered to another role 17 in 20 are found out; the rest name no field.
    package func otherRole(than role: Role, text: String, rest: String) -> Role? {
        let texts = (asked: TermSearch(text), whole: TermSearch(text + "\n" + rest))
        let own = Marks(of: role, in: texts, self)
        return Role.all.filter { $0 != role }.first { Marks(of: $0, in: texts, self).outweigh(own) }
    }

    /// How many different marks of a role stand in a question, and in all that goes with it.
    private struct Marks {
        let asked: Int
        let whole: Int
        let isNamedInQuestion: Bool
        let isNamed: Bool

        init(of role: Role, in texts: (asked: TermSearch, whole: TermSearch), _ syllabus: Syllabus) {
            let (names, words) = syllabus.marks(of: role)
            let named = names.count(where: texts.asked.contains)
            let namedInAll = names.count(where: texts.whole.contains)
            asked = named + words.count(where: texts.asked.contains)
            whole = namedInAll + words.count(where: texts.whole.contains)
            isNamedInQuestion = named > 0
            isNamed = namedInAll > 0
        }

        func outweigh(_ own: Marks) -> Bool {
            if own.asked > 0, own.asked * 2 >= asked { return false }
            if asked > own.asked, whole >= own.whole + (isNamedInQuestion ? 1 : 2) { return true }
            if own.whole == 0, isNamed { return true }
            return whole >= 2 * own.whole + (isNamed ? 2 : 3)
        }
    }
}
