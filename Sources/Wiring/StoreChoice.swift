package import InterviewKit
internal import InterviewStore
internal import Logging

/// Which store the settings name.
package enum StoreChoice {
    /// MongoDB where a URI is configured, a file on this machine otherwise. What cannot be used says so when it is.
    package static func store(_ settings: Settings, _ paths: Paths) -> any SessionStore {
        let name = settings.mongoURI == nil ? "SQLite" : "MongoDB"
        do throws(StoreError) {
            guard let uri = settings.mongoURI else { return try SQLiteStore(path: paths.database) }
            let log = LogFile.logger("mongodb", path: paths.log)
            return try MongoStore(uri: uri) { log.info("\($0)") }
        } catch {
            return UnusableStore(name: name, error: error)
        }
    }
}
