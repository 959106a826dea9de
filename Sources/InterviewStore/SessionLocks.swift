internal import Foundation
package import InterviewKit

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Claims on sessions among the programs of this machine: a file for each, locked by `flock(2)`, which says who holds it.
/// A claim ends with its program, however that ends.
package actor SessionLocks: SessionClaims {
    private let folder: String
    /// Hosts and database, or the file, that the sessions are in.
    private let place: String
    private var held: [String: CInt] = [:]

    package init(folder: String, place: String) {
        self.folder = folder
        self.place = place
    }

    package func claim(_ sessionID: String, isNew: Bool) -> SessionHolder? {
        guard held[sessionID] == nil else { return nil }
        let path = path(of: sessionID)
        try? FileManager.default.createDirectory(
            atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        while true {
            let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
            // A machine that can keep no such file must not keep anybody from practising.
            guard descriptor >= 0 else { return nil }
            guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
                defer { close(descriptor) }
                return Self.holder(in: descriptor)
            }
            // Whoever held it before may have removed the file after it was opened here.
            guard Self.isSame(descriptor, path) else {
                close(descriptor)
                continue
            }
            sign(descriptor)
            held[sessionID] = descriptor
            return nil
        }
    }

    package func release(_ sessionID: String) {
        guard let descriptor = held.removeValue(forKey: sessionID) else { return }
        unlink(path(of: sessionID))
        close(descriptor)
    }

    private func sign(_ descriptor: CInt) {
        guard let data = try? JSONEncoder().encode(SessionHolder.current) else { return }
        ftruncate(descriptor, 0)
        _ = data.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    /// Who holds the file; nobody in particular when that cannot be read.
    private static func holder(in descriptor: CInt) -> SessionHolder {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = pread(descriptor, &bytes, bytes.count, 0)
        let read = try? JSONDecoder().decode(SessionHolder.self, from: Data(bytes.prefix(max(0, count))))
        return read ?? SessionHolder(process: 0, terminal: nil, since: .now())
    }

    private static func isSame(_ descriptor: CInt, _ path: String) -> Bool {
        var opened = stat()
        var named = stat()
        return fstat(descriptor, &opened) == 0 && stat(path, &named) == 0 && opened.st_ino == named.st_ino
            && opened.st_dev == named.st_dev
    }

    /// A session's id may hold anything; its file is named by a hash of it.
    private func path(of sessionID: String) -> String {
        folder + "/" + String((place + "\0" + sessionID).stableHash, radix: 16) + ".lock"
    }
}

extension SessionHolder {
    /// This program, from now on.
    static var current: SessionHolder {
        let terminal = ttyname(STDIN_FILENO).map { String(cString: $0) }
        return SessionHolder(process: getpid(), terminal: terminal, since: .now())
    }
}
