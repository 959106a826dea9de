internal import CMongoc
internal import InterviewKit

/// What a write waits for before it counts as written.
struct MongoWriteConcern: Hashable, Sendable, CustomStringConvertible {
    enum Members: Hashable, Sendable {
        case majority
        case count(Int)
        /// A mode that the replica set's configuration defines.
        case mode(String)
    }

    let members: Members
    let isJournaled: Bool
    /// How long a write is waited for; nil without end.
    let limit: Duration?

    init(members: Members, isJournaled: Bool, limit: Duration? = nil) {
        self.members = members
        self.isJournaled = isJournaled
        self.limit = limit
    }

    /// `majority, journaled, within 5 s`.
    var description: String {
        let members =
            switch members {
            case .majority: "majority"
            case .count(0): "none"
            case .count(1): "1 member"
            case .count(let count): "\(count) members"
            case .mode(let name): name
            }
        let journal = isJournaled ? ", journaled" : ", not journaled"
        return members + journal + (limit.map { ", within \(Double($0 / .milliseconds(1)) / 1000) s" } ?? "")
    }

    /// What may be lost by it.
    func troubles(hasMembers: Bool) -> [Trouble] {
        switch members {
        case .count(0):
            [Trouble("with w=0 nobody tells whether a write arrived", mend: "take w=0 out of MONGODB_URI")]
        case .count(1) where hasMembers:
            [
                Trouble(
                    "with w=1 an election can lose what was acknowledged", mend: "take w=1 out of MONGODB_URI")
            ]
        default:
            isJournaled
                ? []
                : [
                    Trouble(
                        "without the journal a crash of the server can lose what was acknowledged",
                        mend: "take journal=false out of MONGODB_URI")
                ]
        }
    }
}

extension MongoURI {
    /// What writes through this URI wait for, this program's own settings included.
    var writeConcern: MongoWriteConcern {
        let read = try? withSettings { uri in
            let concern = mongoc_uri_get_write_concern(uri)
            let members: MongoWriteConcern.Members
            if mongoc_write_concern_get_wmajority(concern) {
                members = .majority
            } else if let mode = mongoc_write_concern_get_wtag(concern) {
                members = .mode(String(cString: mode))
            } else {
                members = .count(max(0, Int(mongoc_write_concern_get_w(concern))))
            }
            let milliseconds = mongoc_write_concern_get_wtimeout_int64(concern)
            return MongoWriteConcern(
                members: members, isJournaled: mongoc_write_concern_get_journal(concern),
                limit: milliseconds > 0 ? .milliseconds(milliseconds) : nil)
        }
        return read ?? MongoWriteConcern(members: .majority, isJournaled: true)
    }
}
