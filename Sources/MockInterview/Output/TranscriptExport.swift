internal import Foundation
internal import InterviewKit

/// A transcript with its feedback as a Markdown file in the working directory, for its owner alone.
enum TranscriptExport {
    /// Why no file was made.
    struct Failure: Error, Hashable, CustomStringConvertible {
        let description: String
    }

    /// Reads the interview and writes the file; a sentence that says where it is, or what went wrong.
    @concurrent
    static func sentence(exporting session: Session, from store: any SessionStore) async -> String {
        do {
            let record = try await store.record(of: session)
            let feedback = Feedback.current(of: try await store.feedback(on: session.sessionID))
            let text = TranscriptText(record: record, feedback: feedback, asMarkdown: true).text + "\n"
            let path = try write(text, sessionID: session.sessionID, in: FileManager.default.currentDirectoryPath)
            return "Exported to \(path)"
        } catch let error as StoreError {
            return Sentences.sentence(error)
        } catch {
            return "Nothing was exported: \(error)"
        }
    }

    /// Writes a file that was not there before, under the session's name or the next free number behind it; answers with
    /// its path.
    static func write(_ text: String, sessionID: String, in folder: String) throws(Failure) -> String {
        for number in 1...mostNumbers {
            let name = "mock-interview-\(fileName(sessionID))\(number == 1 ? "" : "-\(number)").md"
            let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
            if try ExportFile.make(text, at: path) { return path }
        }
        throw Failure(description: "\(folder) has \(mostNumbers) exports of \(sessionID) already.")
    }

    private static let mostNumbers = 1000

    /// Other programs' ids can hold anything, slashes and control characters included.
    static func fileName(_ sessionID: String) -> String {
        let name = sessionID.prefix(64).map { character in
            character.isASCII && (character.isLetter || character.isNumber || "-_".contains(character))
                ? character : "_"
        }
        return name.isEmpty ? "_" : String(name)
    }
}
