import InterviewKit
import Testing

@testable import InterviewStore

@Suite("A MongoDB URI")
struct MongoURITests {
    @Test(
        "that does not parse is refused with a reason and without its password",
        arguments: [
            "", "localhost:27017", "http://localhost", "mongodb://", "mongodb://:27017", "mongodb://host:port",
            "mongodb://user:s3cr3t@", "mongodb://user:s3cr3t@host:99999", "mongodb://user:s3cr3t%zz@host",
            "mongodb://user:s3c/r3t@host/db", "mongodb://user:s3c?r3t@host/db", "mongodb://user:s3c@r3t@host/db",
            "mongodb://user:s3c#r3t@host", "mongodb://user:12/s3cr3t@host", "mongodb://user:s3c[r3t@host:host",
            "mongodb+srv://a,b/", "mongodb+srv://user:s3cr3t@host:27017",
            "mongodb://host/?tlsCertificateKeyFilePassword=s3cr3t&w=-5",
            "mongodb://host/bad name", "mongodb://user:s3cr3t@host/a.b", "mongodb://host\u{0}/",
        ])
    func invalid(uri: String) {
        #expect {
            try MongoStore(uri: uri)
        } throws: { error in
            guard case .invalidURI(let reason) = error as? StoreError else { return false }
            return !reason.isEmpty && !reason.contains("s3c") && !reason.contains("r3t")
        }
    }

    @Test("names the database, unless the caller or nobody does")
    func database() throws {
        #expect(try MongoStore(uri: "mongodb://host").database == "mock-interview-agent")
        #expect(try MongoStore(uri: "mongodb://host/").database == "mock-interview-agent")
        #expect(try MongoStore(uri: "mongodb://host/practice?w=1").database == "practice")
        #expect(try MongoStore(uri: "mongodb://host/practice", database: "other").database == "other")
        #expect(throws: StoreError.self) { _ = try MongoStore(uri: "mongodb://host", database: "") }
    }

    @Test("is shown by its hosts only")
    func place() throws {
        let store = try MongoStore(uri: "mongodb://user:s3cr3t@one:1,two:2/db?authSource=admin")
        #expect(store.place == "one:1,two:2")
        #expect(String(describing: store.connection.uri) == "one:1,two:2")
        #expect(try MongoStore(uri: "mongodb+srv://user:s3cr3t@cluster.example.net/db").place == "cluster.example.net")
    }

    @Test("with a password hides it from whatever the driver says", arguments: ["p%40ss", "plain"])
    func secrets(password: String) throws {
        let uri = try MongoURI("mongodb://user:\(password)@host")
        for leak in [password, password.replacing("%40", with: "@")] {
            #expect(!uri.safe("failed with \(leak) at host").contains(leak))
        }
        #expect(uri.safe("connection refused") == "connection refused")
    }

    @Test("gets the limits of a program that somebody waits for")
    func settings() throws {
        #expect(
            try MongoURI("mongodb://host").settings
                == .init(
                    serverSelection: 3_000, connect: 3_000, socket: 10_000, poolSize: 4, writeConcern: "majority",
                    journal: true, writeTimeout: 5_000, name: "mock-interview"))
    }

    @Test("has the last word on every limit")
    func ownSettings() throws {
        let options =
            "serverSelectionTimeoutMS=1&connectTimeoutMS=2&socketTimeoutMS=3&maxPoolSize=5&w=2&journal=false"
            + "&wtimeoutMS=6&appname=mine"
        #expect(
            try MongoURI("mongodb://host/?\(options)").settings
                == .init(
                    serverSelection: 1, connect: 2, socket: 3, poolSize: 5, writeConcern: "2", journal: false,
                    writeTimeout: 6, name: "mine"))
    }
}
