internal import Foundation

/// A file for its owner alone, which takes nothing's place unless it is told to.
enum ExportFile {
    /// Makes a file that was not there before; false when something is there already.
    static func make(_ text: String, at path: String) throws(TranscriptExport.Failure) -> Bool {
        // Never over another file, nor through a link that somebody has put there.
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
        if file < 0, errno == EEXIST { return false }
        guard file >= 0 else { throw .init(description: "\(path) cannot be made (\(reason(errno))).") }
        let error = write(Array(text.utf8), to: file)
        guard close(file) == 0, error == nil else {
            unlink(path)
            throw .init(description: "\(path) cannot be written (\(reason(error ?? errno))).")
        }
        return true
    }

    /// Makes a file, or puts it in the place of one in a single step: whatever fails, the old one or the new one is there,
    /// whole. Only a file gives way, no link, folder or device.
    static func replace(_ text: String, at path: String) throws(TranscriptExport.Failure) {
        var status = stat()
        if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
            throw .init(description: "\(path) is not a file that could be replaced.")
        }
        let new = "\(path).\(UUID().uuidString.prefix(8)).new"
        guard try make(text, at: new) else { throw .init(description: "\(new) is in the way.") }
        guard rename(new, path) == 0 else {
            let error = errno
            unlink(new)
            throw .init(description: "\(path) cannot be replaced (\(reason(error))).")
        }
    }

    /// Writes all of it; the error number if it cannot.
    private static func write(_ bytes: [UInt8], to file: CInt) -> CInt? {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return errno }
            done += count
        }
        return nil
    }

    private static func reason(_ error: CInt) -> String { String(cString: strerror(error)) }
}
