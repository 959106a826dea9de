import InterviewKit
import Testing

@testable import InterviewStore

@Suite("Every store reads long lists of sessions page by page", .serialized)
struct SessionPagingContractTests {
    /// Some sessions of every status, several with the same time.
    private static func sessions(_ count: Int) -> [Session] {
        var documents = Documents()
        return (0..<count).map { number in
            documents.session(
                "s\(number)", role: number.isMultiple(of: 3) ? .python : .java,
                status: Status.allCases[number % Status.allCases.count],
                at: Documents.moment.advanced(byMilliseconds: Int64(number / 4)))
        }
    }

    /// Reads page after page to the last one, and at most so many.
    private static func pages(
        _ store: any SessionStore, _ filter: SessionFilter, by limit: Int
    ) async throws -> [[Session]] {
        var pages: [[Session]] = []
        while pages.count < 100, pages.last.map({ $0.count == limit }) ?? true {
            let position = pages.last?.last?.position
            pages.append(try await store.sessions(filter, after: position, limit: limit))
        }
        return pages
    }

    @Test("the pages together are the whole list, whatever their size and the filter", arguments: Backend.available)
    func pages(backend: Backend) async throws {
        try await backend.withStore { store in
            for session in Self.sessions(23).shuffled() { try await store.create(session) }
            for filter in [
                SessionFilter(), SessionFilter(status: .paused), SessionFilter(status: .active, role: .java),
                SessionFilter(idPrefix: "s1"), SessionFilter(limit: 2),
            ] {
                var whole = filter
                whole.limit = nil
                let expected = try await store.sessions(whole)
                for limit in [1, 2, 5, 23, 100] {
                    let pages = try await Self.pages(store, filter, by: limit)
                    #expect(pages.flatMap(\.self) == expected, "\(filter) by \(limit)")
                    #expect(pages.allSatisfy { $0.count <= limit })
                }
            }
            #expect(try await store.sessions(SessionFilter(), after: nil, limit: 0) == [])
            let last = try #require(try await store.sessions(SessionFilter()).last)
            #expect(try await store.sessions(SessionFilter(), after: last.position, limit: nil) == [])
        }
    }

    @Test("what moves or goes between two pages hides no other session", arguments: Backend.available)
    func changes(backend: Backend) async throws {
        try await backend.withStore { store in
            let all = Self.sessions(12)
            for session in all { try await store.create(session) }
            let first = try await store.sessions(SessionFilter(), after: nil, limit: 4)
            // The one that the next page is read from goes, another one jumps to the top.
            let last = try #require(first.last)
            _ = try await store.delete(last.sessionID)
            let later = Documents.moment.advanced(byMilliseconds: 60_000)
            _ = try await store.update("s0", SessionChange(updatedAt: later), ifStatus: nil)
            let rest = try await store.sessions(SessionFilter(), after: last.position, limit: nil)
            let seen = (first + rest).map(\.sessionID)
            #expect(seen == all.map(\.sessionID).filter { $0 != "s0" }.sorted(by: Self.isNewer))
            #expect(try await store.sessions(SessionFilter(), after: nil, limit: 1).map(\.sessionID) == ["s0"])
        }
    }

    private static func isNewer(_ one: String, _ other: String) -> Bool {
        (Int(one.dropFirst()) ?? 0) > (Int(other.dropFirst()) ?? 0)
    }

    @Test("sessions that another program left without a date come last, each once", arguments: Backend.availableMongo)
    func undated(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            for session in Self.sessions(6) { try await store.create(session) }
            for number in [1, 2, 5] {
                try await store.command([
                    "update": "sessions",
                    "updates": .array([
                        ["q": ["session_id": .string("s\(number)")], "u": ["$unset": ["updated_at": ""]]]
                    ]),
                ])
            }
            for limit in 1...6 {
                let pages = try await Self.pages(store, SessionFilter(), by: limit)
                #expect(pages.flatMap(\.self).map(\.sessionID) == ["s4", "s3", "s0", "s5", "s2", "s1"], "by \(limit)")
            }
        }
    }

    @Test("every page is found by index, and none is sorted", arguments: Backend.availableMongo)
    func indexes(backend: Backend) async throws {
        try await backend.withMongoStore { store in
            for session in Self.sessions(8) { try await store.create(session) }
            await store.connection.waitForIndexes(.seconds(60))
            var documents = Documents()
            let position = SessionPosition(updatedAt: Documents.moment, id: documents.id())
            for filter in [SessionFilter(), SessionFilter(status: .paused)] {
                for query in [
                    MongoStore.query(filter), MongoStore.dated(filter, after: position),
                    MongoStore.undated(filter, after: position.id), MongoStore.undated(filter, after: nil),
                ] {
                    let plan = try await store.plan(of: query, in: "sessions", sort: MongoStore.listOrder)
                    #expect(plan.contains("\"IXSCAN\"") && !plan.contains("COLLSCAN"), "\(query) \(plan)")
                    #expect(!plan.contains("\"SORT\""), "\(query) \(plan)")
                }
            }
            let plan = try await store.plan(
                of: MongoStore.writtenFeedback(on: ["s1", "s2"]), in: "feedback", sort: ["session_id": 1])
            #expect(plan.contains("\"IXSCAN\"") && !plan.contains("COLLSCAN"), "\(plan)")
        }
    }
}

extension MongoStore {
    /// How the server finds what a query means, as Extended JSON: the plan that it chose.
    fileprivate func plan(of query: BSONFields, in collection: String, sort: BSONFields) async throws -> String {
        let explanation: BSONFields = [
            "explain": ["find": .string(collection), "filter": .document(query), "sort": .document(sort), "limit": 4],
            "verbosity": "queryPlanner",
        ]
        let reply = String(
            decoding: try await connection.run { try $0.run(explanation, as: .read) }, as: UTF8.self)
        let chosen = reply.firstRange(of: "\"winningPlan\"").map { String(reply[$0.lowerBound...]) } ?? reply
        return chosen.firstRange(of: "\"rejectedPlans\"").map { String(chosen[..<$0.lowerBound]) } ?? chosen
    }
}
