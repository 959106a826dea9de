/// What to look for in all transcripts: every one of the phrases has to stand in a message.
package struct SearchQuery: Hashable, Sendable {
    /// A word, or several that stand together. None is blank. Whatever they hold is looked for as it is; nothing in
    /// them is syntax.
    package let phrases: [String]
    /// Only in interviews for this role.
    package let role: Role?

    /// Phrases as such; blank ones are left out.
    package init(phrases: [String], role: Role? = nil) {
        self.phrases = phrases.filter { !$0.allSatisfy(\.isWhitespace) }
        self.role = role
    }

    /// The arguments of a command line. One that holds a blank stands together, since a shell's quotation marks made it
    /// one; in one that holds quotation marks of its own, what is between them does.
    package init(arguments: [String], role: Role? = nil) {
        self.init(phrases: arguments.flatMap(Self.phrases), role: role)
    }

    private static func phrases(in argument: String) -> [String] {
        guard argument.contains(where: isQuotationMark) else { return [argument] }
        let parts = argument.split(omittingEmptySubsequences: false, whereSeparator: isQuotationMark)
        return parts.enumerated().flatMap { number, part in
            number.isMultiple(of: 2) ? part.split(whereSeparator: \.isWhitespace).map(String.init) : [String(part)]
        }
    }

    private static func isQuotationMark(_ character: Character) -> Bool { "\"“”".contains(character) }
}

/// A message in which all was found, and the session it belongs to.
package struct SearchHit: Hashable, Sendable {
    package let message: Message
    package let session: Session

    package init(message: Message, session: Session) {
        self.message = message
        self.session = session
    }
}

/// Whether a store can search yet.
package enum SearchIndex: Hashable, Sendable {
    case ready
    /// A permanent index would have to be made on a collection that others use as well; says which, and the command of
    /// MongoDB's shell that drops it again.
    case missing(name: String, collection: String, drop: String)
    /// Another index stands in its place, which does not cover what is searched.
    case taken(name: String, collection: String)
}
