internal import Testing

@testable import Wiring

@Suite("Addresses as they may be shown")
struct MaskedAddressTests {
    @Test(
        "a MongoDB URI shows its hosts and database and nothing else",
        arguments: [
            ("mongodb://localhost:27017/interviews", "mongodb://localhost:27017/interviews"),
            ("mongodb://ada:s3cr3t@db.example/interviews", "mongodb://***@db.example/interviews"),
            ("mongodb://ada@db.example", "mongodb://***@db.example"),
            ("mongodb+srv://ada:s3cr3t@c0.example/?w=majority", "mongodb+srv://***@c0.example"),
            ("mongodb://a:s3cr3t@x:1,y:2,[::1]:3/d?replicaSet=r", "mongodb://***@x:1,y:2,[::1]:3/d"),
            ("mongodb://h/d?tlsCertificateKeyFilePassword=s3cr3t", "mongodb://h/d"),
            ("mongodb://h?authMechanismProperties=AWS_SESSION_TOKEN:s3cr3t", "mongodb://h"),
            ("mongodb://ada:s3@cr3t@db.example/d", "mongodb://***@db.example/d"),
            ("mongodb://ada:s3cr3t%2F@db.example/d", "mongodb://***@db.example/d"),
        ])
    func mongoDB(uri: String, shown: String) {
        #expect(MaskedAddress.mongoDB(uri) == shown)
    }

    @Test(
        "where the password cannot be told apart, nothing is shown",
        arguments: [
            "s3cr3t", "mysql://a:s3cr3t@h/d", "mongodb://ada:s3cr3t/x@h/d", "mongodb://ada:12/s3cr3t@h",
            "mongodb://ada:1?s3cr3t@h/d", "mongodb://ada:s3cr3t", "mongodb://h/d?password=a@s3cr3t", "mongodb://",
            "mongodb://ada:s3cr3t@", "mongodb://ada:s3cr3t@/d", "mongodb://s3 cr3t", "",
        ])
    func doubtful(uri: String) {
        #expect(MaskedAddress.mongoDB(uri) == nil)
    }

    @Test("a model's address is shown unless it could hold a secret")
    func endpoint() {
        #expect(MaskedAddress.endpoint("http://127.0.0.1:11434/v1") == "http://127.0.0.1:11434/v1")
        for address in ["https://a:b@h/v1", "https://a@h/v1", "https://h/v1?key=s3cr3t", "https://h/#s3cr3t", "s3cr3t"]
        {
            #expect(MaskedAddress.endpoint(address) == nil)
        }
    }
}
