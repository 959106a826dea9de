import Foundation
import InterviewKit
import InterviewStore
import Synchronization
import TerminalUI
import Testing

@testable import MockInterview

@Suite("Keeping the draft", .timeLimit(.minutes(1)))
@TerminalActor
struct DraftKeepingTests {
    /// Waits for something another task does.
    private func eventually(_ condition: () async throws -> Bool) async throws {
        while try await !condition() { try await Task.sleep(for: .milliseconds(5)) }
    }

    @Test("what is typed before the kept draft has been read is kept without another key")
    func early() async throws {
        let folder = try TemporaryFolder()
        let drafts = Drafts(path: folder.path + "/drafts.sqlite", place: "here")
        let dues = Mutex(0)
        let keeping = DraftKeeping(drafts, isNew: false) { event in
            if case .due = event { dues.withLock { $0 += 1 } }
        }
        keeping.note()
        keeping.didLoad("")
        try await eventually { dues.withLock { $0 } == 1 }
        keeping.keep("typed at once", of: "s1")
        try await eventually { try await drafts.draft(of: "s1") == "typed at once" }
    }

    @Test("clearing a draft that came back forgets it, and what is kept already is not kept again")
    func cleared() async throws {
        let folder = try TemporaryFolder()
        let drafts = Drafts(path: folder.path + "/drafts.sqlite", place: "here")
        try await drafts.keep("from last time", of: "s1")
        let keeping = DraftKeeping(drafts, isNew: false) { _ in }
        keeping.didLoad("from last time")
        keeping.keep("", of: "s1")
        try await eventually { try await drafts.draft(of: "s1") == nil }
        // It is taken to be there: whoever took it away has done so behind the program's back.
        keeping.keep("new", of: "s1")
        try await eventually { try await drafts.draft(of: "s1") == "new" }
        try await drafts.keep("", of: "s1")
        keeping.keep("new", of: "s1")
        keeping.keep("newer", of: "s1")
        try await eventually { try await drafts.draft(of: "s1") == "newer" }
        keeping.didFail()
        try await drafts.keep("", of: "s1")
        keeping.keep("newer", of: "s1")
        try await eventually { try await drafts.draft(of: "s1") == "newer" }
    }
}
