internal import Testing

@testable import Wiring

@Suite("Reading .env.local")
struct DotEnvironmentTests {
    @Test(
        "quotes, export, blanks, CRLF, comments and a byte order mark are understood",
        arguments: [
            "MONGODB_URI=mongodb://a/b", "MONGODB_URI=\"mongodb://a/b\"", "MONGODB_URI='mongodb://a/b'",
            "export MONGODB_URI=mongodb://a/b", "export\t MONGODB_URI=\"mongodb://a/b\" # the usual one",
            "  MONGODB_URI = mongodb://a/b  ", "MONGODB_URI=mongodb://a/b # the usual one",
            "# MONGODB_URI=mongodb://x\r\nOTHER=1\r\nMONGODB_URI=mongodb://a/b\r\nLAST=2\r\n",
            "\u{FEFF}MONGODB_URI=mongodb://a/b\n", "MONGODB_URI=mongodb://x\nMONGODB_URI=mongodb://a/b\n",
        ])
    func forms(text: String) {
        #expect(DotEnvironment.value(of: "MONGODB_URI", in: text) == "mongodb://a/b")
    }

    @Test("a # inside a password belongs to it, quoted or not")
    func numberSign() {
        #expect(DotEnvironment.value(of: "MONGODB_URI", in: "MONGODB_URI=mongodb://u:a#b@h/d") == "mongodb://u:a#b@h/d")
        let quoted = "MONGODB_URI='mongodb://u:a #b@h/d' # c"
        #expect(DotEnvironment.value(of: "MONGODB_URI", in: quoted) == "mongodb://u:a #b@h/d")
    }

    @Test(
        "a name that only begins or ends like it is another variable",
        arguments: ["MONGODB_URI_OLD=x", "MY_MONGODB_URI=x", "exportMONGODB_URI=x", "MONGODB_URI", "export", ""])
    func otherNames(text: String) {
        #expect(DotEnvironment.value(of: "MONGODB_URI", in: text) == nil)
    }

    @Test("a value of nothing but a comment is empty")
    func onlyComment() {
        #expect(DotEnvironment.value(of: "MONGODB_URI", in: "MONGODB_URI= # none yet") == "")
    }
}
