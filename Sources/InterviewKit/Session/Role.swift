/// What the candidate is interviewed for. Sessions of other programs may name roles that this one does not know, so it
/// is an open set of names; ``all`` are the ones that an interview can be started with.
package struct Role: RawRepresentable, Hashable, Codable, Sendable {
    /// The name as it stands in the `role` field.
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let java = Role(rawValue: "java")
    package static let python = Role(rawValue: "python")
    package static let devops = Role(rawValue: "devops")
    package static let aiGenAI = Role(rawValue: "ai-genai")

    /// The roles that this program interviews for, in the order it shows them.
    package static let all: [Role] = [.java, .python, .devops, .aiGenAI]
}

extension Role {
    /// The role as one says it in a sentence.
    package var name: String {
        switch self {
        case .java: "Java"
        case .python: "Python"
        case .devops: "DevOps"
        case .aiGenAI: "AI and generative AI"
        default: rawValue
        }
    }
}

/// How demanding the interview is; open like ``Role``.
package struct Level: RawRepresentable, Hashable, Codable, Sendable {
    /// The name as it stands in the `interview_level` field.
    package let rawValue: String

    package init(rawValue: String) { self.rawValue = rawValue }

    package static let beginner = Level(rawValue: "beginner")
    package static let intermediate = Level(rawValue: "intermediate")
    package static let advanced = Level(rawValue: "advanced")

    /// The levels that this program interviews at, easiest first.
    package static let all: [Level] = [.beginner, .intermediate, .advanced]
}
