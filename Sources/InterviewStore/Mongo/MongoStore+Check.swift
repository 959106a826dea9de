internal import FoundationEssentials
package import InterviewKit

extension MongoStore {
    package func check() async throws(StoreError) -> StoreCheck {
        let (server, pings) = try await connection.run { database in
            (try ServerState(database), try (0..<Self.pings).map { _ in try Self.ping(database) })
        }
        await connection.waitForIndexes(.seconds(60))
        let standing = try await connection.run { database in
            try MongoIndex.collections.reduce(into: [:]) { $0[$1] = try MongoIndex.names(in: $1, of: database) }
        }
        let concern = connection.uri.writeConcern
        let listed = MongoIndex.all.filter { standing[$0.collection] != nil }
        let missing = listed.filter { standing[$0.collection]?.contains($0.name) == false }
        let noted = connection.troubles
        let unexplained = missing.filter { index in !noted.contains { $0.what.hasPrefix(index.subject) } }
        return StoreCheck(
            summary: "MongoDB \(server.version), \(server.topology), at \(place), database \(database)",
            facts: [
                "write concern: \(concern)",
                "latency: \(Self.milliseconds(pings.sorted()[pings.count / 2])) ms, the median of \(pings.count) pings",
                "indexes: "
                    + (listed.isEmpty ? Self.unlisted : "\(listed.count - missing.count) of \(MongoIndex.all.count)"),
                "search: " + (standing["messages"] == nil ? Self.unlisted : try await searchFact()),
            ],
            troubles: noted + unexplained.map { $0.missing() } + concern.troubles(hasMembers: server.hasMembers))
    }

    private static let pings = 5
    private static let unlisted = "not known, the user that the URI names may not list indexes"

    private static func ping(_ database: MongoDatabase) throws -> Duration {
        let start = ContinuousClock.now
        _ = try database.run(["ping": 1], as: .read)
        return .now - start
    }

    private static func milliseconds(_ duration: Duration) -> Double {
        (Double(duration / .microseconds(1)) / 100).rounded() / 10
    }

    private func searchFact() async throws(StoreError) -> String {
        switch try await searchIndex() {
        case .ready: "by the text index of messages"
        case .missing: "no text index; mock-interview search asks before it makes one"
        case .taken(let name, _): "not possible, messages has another text index, \(name)"
        }
    }
}

/// The server that answers, and what it belongs to.
private struct ServerState {
    let version: String
    /// `standalone`, or the replica set with its members, or a sharded cluster.
    let topology: String
    /// Whether what one member acknowledges another may not have yet.
    let hasMembers: Bool

    init(_ database: MongoDatabase) throws {
        struct BuildInfo: Decodable {
            let version: String
        }
        struct Hello: Decodable {
            let setName: String?
            let msg: String?
            let hosts: [String]?
            let primary: String?
        }
        version = try ExtendedJSON.decode(BuildInfo.self, from: database.run(["buildInfo": 1], as: .read)).version
        let hello = try ExtendedJSON.decode(Hello.self, from: database.run(["hello": 1], as: .read))
        hasMembers = hello.msg == "isdbgrid" || hello.setName != nil
        if hello.msg == "isdbgrid" {
            topology = "sharded cluster"
        } else if let name = hello.setName {
            let members = hello.hosts.map { $0.count == 1 ? " of 1 member" : " of \($0.count) members" } ?? ""
            topology = "replica set \(name)\(members), primary \(hello.primary ?? "unknown")"
        } else {
            topology = "standalone"
        }
    }
}
