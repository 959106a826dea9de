import Foundation
import InterviewKit
import Testing

@testable import InterviewStore

@Suite("A draft on the disk")
struct DraftTests {
    @Test("is found by the next program, per session and store, byte for byte, until an empty one takes its place")
    func keeps() async throws {
        try await withTemporaryFolder { folder in
            let path = folder.appending(path: "data/drafts.sqlite").path
            let drafts = Drafts(path: path, place: "here")
            let odd = "two lines\n\u{0}and é, e\u{301}, 👩‍💻\t"
            try await drafts.keep("first", of: "s1")
            try await drafts.keep(odd, of: "s1")
            try await drafts.keep("another", of: "s2")
            let later = Drafts(path: path, place: "here")
            let found = try #require(try await later.draft(of: "s1"))
            #expect(found.utf8.elementsEqual(odd.utf8))
            #expect(try await later.draft(of: "s2") == "another")
            #expect(try await Drafts(path: path, place: "there").draft(of: "s1") == nil)
            try await later.keep(" \n", of: "s1")
            #expect(try await drafts.draft(of: "s1") == nil)
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
    }

    @Test(
        "of an answer that is stored already does not come back a second time",
        arguments: [
            ("my answer", "my answer", ""), ("my answer\nand more", "my answer", "and more"),
            ("my answer and more", "my answer", "my answer and more"), ("new", "old", "new"), ("new", nil, "new"),
        ] as [(String, String?, String)])
    func sent(draft: String, newest: String?, left: String) {
        #expect(Drafts.unsent(of: draft, newestAnswer: newest) == left)
    }
}
