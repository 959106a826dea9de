internal import GRDB
internal import InterviewKit

/// What is remembered of copying sessions elsewhere.
extension SQLiteStore {
    /// Remembers that a session, as it now is, has been copied to a place.
    func noteSynced(_ session: Session, place: String) throws(StoreError) {
        try write { database in
            try database.execute(
                sql: "INSERT OR REPLACE INTO synced (place, session_id, updated_at) VALUES (?, ?, ?)",
                arguments: [SQLiteText(place), SQLiteText(session.sessionID), session.updatedAt.milliseconds])
        }
    }

    /// How many sessions were made or changed since they were copied to a place.
    func unsynced(place: String) throws(StoreError) -> Int {
        try read { database in
            try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM sessions LEFT JOIN synced
                    ON synced.place = ? AND synced.session_id = sessions.session_id
                    WHERE synced.updated_at IS NULL OR synced.updated_at < sessions.updated_at
                    """,
                arguments: [SQLiteText(place)]) ?? 0
        }
    }
}
