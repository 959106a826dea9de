internal import Foundation
internal import InterviewKit
internal import TerminalUI

/// The candidate's own editor, for a draft.
struct ExternalEditor: Sendable {
    enum Failure: Error, Hashable {
        case noEditor
        case notFound(String)
        case failed(String, status: Int)
        case killed(String, signal: Int)
        /// The file could not be written, run on, or read back; carries the reason.
        case file(String)
        case fileGone
        case notText
        case tooLarge
    }

    /// A shell command, such as `code --wait`.
    let command: String

    /// The editor that VISUAL names, else EDITOR, else vi where there is one.
    init(environment: [String: String]) throws(Failure) {
        let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self)
            .first { $0.contains { !$0.isWhitespace } }
        let folders = (environment["PATH"] ?? "").split(separator: ":")
        let hasVi = folders.contains { FileManager.default.isExecutableFile(atPath: $0 + "/vi") }
        guard let command = named ?? (hasVi ? "vi" : nil) else { throw .noEditor }
        self.command = command
    }

    /// Has the draft edited in a file that nobody else can read, and that is gone afterwards. `run` gives the terminal to
    /// the command, with the file as its argument.
    ///
    /// The file ends with a newline, as editors have it; one newline at its end is not part of the draft.
    func edit(
        _ draft: String, run: @Sendable (_ command: String, _ file: String) async -> CommandEnd
    ) async throws(Failure) -> String {
        let folder = try Self.makeFolder()
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let file = folder + "/answer.md"
        try Self.write(draft.isEmpty ? "" : draft + "\n", to: file)
        switch await run(command, file) {
        case .exited(0): break
        case .exited(127): throw .notFound(command)
        case .exited(let status): throw .failed(command, status: status)
        case .killed(let signal): throw .killed(command, signal: signal)
        case .notStarted(let error): throw .file(String(cString: strerror(CInt(error))))
        }
        return try Self.read(file)
    }

    /// A fresh folder of mode 0700.
    private static func makeFolder() throws(Failure) -> String {
        let template = FileManager.default.temporaryDirectory.path + "/mock-interview-XXXXXX"
        var bytes = Array(template.utf8CString)
        let isMade = bytes.withUnsafeMutableBufferPointer { $0.baseAddress.map { mkdtemp($0) != nil } ?? false }
        guard isMade else { throw .file(reason) }
        return String(decoding: bytes.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func write(_ text: String, to file: String) throws(Failure) {
        let descriptor = open(file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .file(reason) }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try handle.write(contentsOf: Data(text.utf8))
            try handle.close()
        } catch {
            throw .file(error.localizedDescription)
        }
    }

    private static func read(_ file: String) throws(Failure) -> String {
        // Opened by its name: editors write another file and give it this name.
        guard let handle = FileHandle(forReadingAtPath: file) else {
            throw FileManager.default.fileExists(atPath: file) ? .file(reason) : .fileGone
        }
        let data: Data
        do {
            data = try handle.read(upToCount: Message.mostContentBytes + 2) ?? Data()
        } catch {
            throw .file(error.localizedDescription)
        }
        guard data.count <= Message.mostContentBytes + 1 else { throw .tooLarge }
        guard let text = String(validating: data, as: UTF8.self) else { throw .notText }
        return text.utf8.last == UInt8(ascii: "\n") ? String(decoding: text.utf8.dropLast(), as: UTF8.self) : text
    }

    private static var reason: String { String(cString: strerror(errno)) }
}

extension ExternalEditor.Failure {
    /// Said above the composer.
    var sentence: String {
        switch self {
        case .noEditor: "There is no editor: put its name into VISUAL or EDITOR."
        case .notFound(let command): "There is no editor `\(command)`: VISUAL or EDITOR should name one. \(Self.kept)"
        case .failed(let command, let status): "The editor `\(command)` ended with status \(status). \(Self.kept)"
        case .killed(let command, let signal): "The editor `\(command)` was ended by signal \(signal). \(Self.kept)"
        case .file(let reason): "The draft could not be handed to the editor: \(reason). \(Self.kept)"
        case .fileGone: "The editor left no file. \(Self.kept)"
        case .notText: "What the editor wrote is not UTF-8. \(Self.kept)"
        case .tooLarge: "What the editor wrote is larger than the 16 MiB that a message can have. \(Self.kept)"
        }
    }

    private static let kept = "The draft is as it was."
}
