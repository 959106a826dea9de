internal import InterviewKit
internal import InterviewStore
internal import TerminalUI

/// Keeps what is typed and not sent within a second of the last key, and brings it back when the interview is resumed.
@TerminalActor
final class DraftKeeping {
    enum Event: Sendable {
        /// The draft has changed a while ago: it is to be kept.
        case due
        /// What was kept of this session when it was left; empty for nothing.
        case loaded(String)
        case failed(StoreError)
    }

    /// How long a change may wait for others that come with it.
    private static let pause = Duration.milliseconds(400)

    private let drafts: Drafts
    private let post: @Sendable (Event) -> Void
    private var timer: Task<Void, any Error>?
    private var writing: Task<StoreError?, Never>?
    /// What the file holds, as far as is known.
    private var kept: String? = ""
    /// Until the kept draft has been read it must not be replaced by an empty one.
    private var isLoaded: Bool

    init(_ drafts: Drafts, isNew: Bool, post: @escaping @Sendable (Event) -> Void) {
        self.drafts = drafts
        self.post = post
        isLoaded = isNew
    }

    /// Notes that something may have changed.
    func note() {
        guard timer == nil, isLoaded else { return }
        timer = Task { [post] in
            try await Task.sleep(for: Self.pause)
            post(.due)
        }
    }

    /// Reads what was kept of the interview that is being resumed.
    func load(_ record: InterviewRecord) {
        let answer = record.messages.last { $0.role == .user }?.content
        let sessionID = record.session.sessionID
        Task { [drafts, post] in
            do throws(StoreError) {
                let draft = try await drafts.draft(of: sessionID) ?? ""
                post(.loaded(Drafts.unsent(of: draft, newestAnswer: answer)))
            } catch {
                post(.loaded(""))
                post(.failed(error))
            }
        }
    }

    /// Takes note of what was kept; of what has been typed meanwhile, too.
    func didLoad(_ draft: String) {
        isLoaded = true
        kept = draft
        note()
    }

    /// What could not be kept is tried again with the next key.
    func didFail() { kept = nil }

    /// Keeps the draft as it now is, unless that is kept already.
    func keep(_ draft: String, of sessionID: String) {
        timer = nil
        if let kept, draft.utf8.elementsEqual(kept.utf8) { return }
        kept = draft
        let earlier = writing
        writing = Task { [drafts, post] in
            _ = await earlier?.value
            do throws(StoreError) {
                try await drafts.keep(draft, of: sessionID)
                return nil
            } catch {
                post(.failed(error))
                return error
            }
        }
    }

    /// Keeps what is left when the interview leaves the screen, if it can be taken up again; whether there is something
    /// and it is kept.
    func close(_ result: InterviewResult) async -> Bool {
        timer?.cancel()
        guard isLoaded else { return false }
        // Whatever was kept last, this is to be written.
        kept = nil
        keep(result.canGoOn ? result.draft : "", of: result.sessionID)
        return await writing?.value == nil && result.canGoOn && result.hasDraft
    }
}
