internal import Foundation
package import InterviewKit
package import InterviewStore
internal import Logging

/// Where sessions are kept, as the settings name it, and what this machine keeps beside it.
package struct Keeping: Sendable {
    /// MongoDB behind an outbox where a URI is configured, a file on this machine otherwise.
    package let store: any SessionStore
    /// What was typed and not sent.
    package let drafts: Drafts
    /// Which program goes on with which session.
    package let claims: any SessionClaims
    /// Copies what is kept on this machine to MongoDB; nil where none is configured.
    package let sync: SessionSync?

    /// Opens nothing.
    package init(_ settings: Settings, _ paths: Paths) {
        let place: String
        switch StoreChoice.chosen(settings, paths) {
        case .mongo(let mongo):
            place = mongo.deliveryPlace
            let locks = SessionLocks(folder: paths.locks, place: place)
            let host = ProcessInfo.processInfo.hostName
            // Hashed: the folder tells the user's name, which is none of the database's business.
            let machine = String("\(host) \(paths.locks)".stableHash, radix: 16)
            claims = MongoClaims(mongo, locks: locks, machine: machine, host: host)
            store = OutboxStore(mongo, place: place, outbox: Outbox(path: paths.outbox))
            sync = (try? SQLiteStore(path: paths.database)).map { SessionSync(from: $0, to: mongo, place: place) }
        case .other(let other):
            place = paths.database
            claims = SessionLocks(folder: paths.locks, place: place)
            store = other
            sync = nil
        }
        drafts = Drafts(path: paths.drafts, place: place)
    }
}

/// Which store the settings name.
package enum StoreChoice {
    /// MongoDB where a URI is configured, a file on this machine otherwise. What cannot be used says so when it is.
    /// Nothing is kept back: a write that fails is the caller's.
    package static func store(_ settings: Settings, _ paths: Paths) -> any SessionStore {
        switch chosen(settings, paths) {
        case .mongo(let store): store
        case .other(let store): store
        }
    }

    fileprivate enum Chosen {
        case mongo(MongoStore)
        case other(any SessionStore)
    }

    fileprivate static func chosen(_ settings: Settings, _ paths: Paths) -> Chosen {
        do throws(StoreError) {
            guard let uri = settings.mongoURI else { return .other(try SQLiteStore(path: paths.database)) }
            let log = LogFile.logger("mongodb", path: paths.log)
            return .mongo(try MongoStore(uri: uri) { log.info("\($0)") })
        } catch {
            return .other(UnusableStore(name: settings.mongoURI == nil ? "SQLite" : "MongoDB", error: error))
        }
    }
}
