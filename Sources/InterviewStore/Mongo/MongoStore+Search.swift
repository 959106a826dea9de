internal import FoundationEssentials
package import InterviewKit

extension MongoStore {
    private static let newestFirst: BSONFields = ["created_at": -1, "_id": -1]

    package func search(_ query: SearchQuery, limit: Int) async throws(StoreError) -> [SearchHit] {
        let matcher = SearchMatcher(query)
        guard !matcher.isEmpty, limit > 0 else { return [] }
        let candidates = Self.candidates(matcher)
        var hits: [SearchHit] = []
        var sessions: [String: Session] = [:]
        var skip = 0
        var size = max(50, limit * 2)
        while hits.count < limit {
            // A message that comes in meanwhile moves the others on; what is seen twice is taken once.
            let found: [Message] = try await find(
                candidates, in: "messages", sort: Self.newestFirst, skip: skip, limit: size)
            let matching = found.filter(matcher.matches)
            let unknown = Set(matching.map(\.sessionID)).filter { sessions[$0] == nil }
            for session in try await self.sessions(ofIDs: unknown) { sessions[session.sessionID] = session }
            for message in matching {
                guard let session = sessions[message.sessionID], query.role.map({ $0 == session.role }) ?? true,
                    !hits.contains(where: { $0.message.id == message.id })
                else { continue }
                hits.append(SearchHit(message: message, session: session))
            }
            guard found.count == size else { break }
            skip += found.count
            size = min(size * 2, 2000)
        }
        return Array(hits.prefix(limit))
    }

    private func sessions(ofIDs ids: Set<String>) async throws(StoreError) -> [Session] {
        guard !ids.isEmpty else { return [] }
        return try await find(
            ["session_id": ["$in": .array(ids.sorted().map(BSONValue.string))]], in: "sessions", sort: ["_id": 1])
    }

    /// The messages that may be hits: those that the index finds by the longest of its words, which is likely the rarest, or,
    /// where it has none, those with the same ideographs, or all.
    private static func candidates(_ matcher: SearchMatcher) -> BSONFields {
        let words = matcher.indexedWords
        guard let longest = words.max(by: { ($0.count, $0) < ($1.count, $1) }) else {
            guard let run = matcher.ideographs else { return [:] }
            // A compatibility ideograph stands for another, so whatever has one may be a hit.
            return ["content": ["$regex": .string(run + "|[\u{F900}-\u{FAFF}\u{2F800}-\u{2FA1F}]")]]
        }
        return ["$text": ["$search": .string(longest)]]
    }

    // MARK: - The index

    package func searchIndex() async throws(StoreError) -> SearchIndex {
        let found = try await connection.run { try MongoTextIndex.standing(in: $0) }
        guard let found else {
            return .missing(
                name: MongoTextIndex.name, collection: "\(database).messages",
                drop: "db.messages.dropIndex(\"\(MongoTextIndex.name)\")")
        }
        return found.coversContent ? .ready : .taken(name: found.name, collection: "\(database).messages")
    }

    package func makeSearchIndex() async throws(StoreError) {
        guard case .missing = try await searchIndex() else { return }
        var tries = 1
        while true {
            do throws(StoreError) {
                return try await connection.run { try MongoTextIndex.make(in: $0) }
            } catch .unknownOutcome where tries < Self.mostTries {
                // Over many messages it takes longer than a reply is waited for. Asked again, MongoDB waits for the one it makes.
                tries += 1
            }
        }
    }

    /// With 10 s for a reply, an hour.
    private static let mostTries = 360
}

/// The text index of `messages`. It is made only when somebody wants to search: it weighs on every write of every program
/// that uses the collection.
enum MongoTextIndex {
    static let name = "content_text"

    /// An index as `listIndexes` describes it.
    struct Description: Decodable {
        let name: String
        private let key: Keys
        private let weights: Weights?
        private let partialFilterExpression: Anything?

        /// Whether it is one of text, of which a collection can have one.
        var isText: Bool { key._fts == "text" }

        /// Whether it finds the words of every message.
        var coversContent: Bool {
            weights?.hasContent == true && key.startsWithText && partialFilterExpression == nil
        }
    }

    struct Anything: Decodable {}

    struct Keys: Decodable {
        let _fts: String?
        let startsWithText: Bool

        private enum CodingKeys: String, CodingKey { case _fts }

        init(from decoder: any Decoder) throws {
            let fields = try decoder.container(keyedBy: CodingKeys.self)
            // The other indexes have numbers, and some have none of this name.
            _fts = try? fields.decode(String.self, forKey: ._fts)
            let names = try decoder.container(keyedBy: AnyName.self).allKeys.map(\.stringValue)
            startsWithText = Set(names).subtracting(["_fts", "_ftsx"]).isEmpty
        }
    }

    struct Weights: Decodable {
        let hasContent: Bool

        init(from decoder: any Decoder) throws {
            let names = try decoder.container(keyedBy: AnyName.self).allKeys.map(\.stringValue)
            hasContent = names.contains("content") || names.contains("$**")
        }
    }

    private struct AnyName: CodingKey {
        let stringValue: String
        let intValue: Int? = nil
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// The one that is there, whoever made it.
    static func standing(in database: MongoDatabase) throws -> Description? {
        struct Answer: Decodable {
            struct Cursor: Decodable {
                let firstBatch: [Description]
            }
            let cursor: Cursor
        }
        do {
            let reply = try database.run(["listIndexes": "messages"], as: .read)
            return try ExtendedJSON.decode(Answer.self, from: reply).cursor.firstBatch.first(where: \.isText)
        } catch let failure as MongoFailure where failure.code == 26 {
            // There are no messages yet (NamespaceNotFound).
            return nil
        }
    }

    /// Makes it without a language, so that no word is cut to its stem or left out. Nor does a field `language` of a document
    /// count, as it would by default: a language that MongoDB does not know there would have it refuse the document.
    static func make(in database: MongoDatabase) throws {
        let index: BSONFields = [
            "key": ["content": "text"], "name": .string(name), "default_language": "none",
            "language_override": "mock_interview_language",
        ]
        _ = try database.run(
            ["createIndexes": "messages", "indexes": .array([.document(index)])], as: .write)
    }
}
