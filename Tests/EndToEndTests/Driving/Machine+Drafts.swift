import Foundation

extension Machine {
    /// Waits until the program has put a draft on the disk.
    func keepsDraft(_ draft: String) async throws {
        let file = folder.appending(path: "home/data/mock-interview/drafts.sqlite").path
        _ = try await eventually(within: .seconds(5)) {
            let bytes = ["", "-wal"].compactMap { FileManager.default.contents(atPath: file + $0) }
            return bytes.contains { $0.range(of: Data(draft.utf8)) != nil } ? true : nil
        } complaint: {
            "the draft is not in \(file)"
        }
    }
}
