import CMongoc

@testable import InterviewStore

/// The settings that the driver is given, read back from it.
struct MongoSettings: Equatable {
    var serverSelection: Int32
    var connect: Int32
    var socket: Int32
    var poolSize: Int32
    var writeConcern: String
    var journal: Bool
    var writeTimeout: Int64
    var name: String
}

extension MongoURI {
    var settings: MongoSettings {
        get throws {
            try withSettings { uri in
                let concern = mongoc_uri_get_write_concern(uri)
                let copies = mongoc_write_concern_get_w(concern)
                return MongoSettings(
                    serverSelection: mongoc_uri_get_option_as_int32(uri, MONGOC_URI_SERVERSELECTIONTIMEOUTMS, 0),
                    connect: mongoc_uri_get_option_as_int32(uri, MONGOC_URI_CONNECTTIMEOUTMS, 0),
                    socket: mongoc_uri_get_option_as_int32(uri, MONGOC_URI_SOCKETTIMEOUTMS, 0),
                    poolSize: mongoc_uri_get_option_as_int32(uri, MONGOC_URI_MAXPOOLSIZE, 0),
                    writeConcern: copies == MONGOC_WRITE_CONCERN_W_MAJORITY ? "majority" : String(copies),
                    journal: mongoc_write_concern_get_journal(concern),
                    writeTimeout: mongoc_write_concern_get_wtimeout_int64(concern),
                    name: mongoc_uri_get_appname(uri).map { String(cString: $0) } ?? "")
            }
        }
    }
}
