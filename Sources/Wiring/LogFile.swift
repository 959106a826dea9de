internal import Foundation
internal import Logging
internal import Synchronization

/// The program's log: one line an entry, in a file that is made with the first entry and can be read by its owner alone.
/// It holds no content of messages and no secret.
package struct LogFile: LogHandler {
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info
    private let label: String
    private let file: File

    private final class File: Sendable {
        let path: String
        let handle = Mutex<FileHandle?>(nil)

        init(path: String) { self.path = path }
    }

    /// A logger that appends to the file at `path`. What cannot be written is not: a log is no reason to fail.
    static func logger(_ label: String, path: String) -> Logger {
        let file = File(path: path)
        return Logger(label: label) { LogFile(label: $0, file: file) }
    }

    private init(label: String, file: File) {
        self.label = label
        self.file = file
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let moment = Date().formatted(.iso8601)
        let line = "\(moment) \(event.level) \(label): \(event.message)".split(whereSeparator: \.isNewline)
            .joined(separator: " ")
        file.handle.withLock { handle in
            if handle == nil { handle = Self.open(file.path) }
            try? handle?.write(contentsOf: Data((line + "\n").utf8))
        }
    }

    private static func open(_ path: String) -> FileHandle? {
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let descriptor = Foundation.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
        return descriptor < 0 ? nil : FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }
}
