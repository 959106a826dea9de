internal import Foundation

/// The contents of a file, and whether anybody but its owner can come at them. Both are of the file that was opened, whatever
/// is put in its place meanwhile.
struct PrivateFile {
    struct Unreadable: Error {}

    let contents: Data
    private let path: String
    private let mode: mode_t
    private let owner: uid_t

    init(path: String) throws(Unreadable) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Unreadable() }
        let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, let data = try? handle.readToEnd() ?? Data() else { throw Unreadable() }
        contents = data
        self.path = path
        mode = status.st_mode
        owner = status.st_uid
    }

    /// Why the file can hold no secret, the end of a sentence with the command that mends it; nil when it can.
    var fault: String? {
        if owner != geteuid() {
            return "belongs to another user. Make it your own: sudo chown \"$(id -un)\" \(Self.quoted(path))"
        }
        if mode & 0o077 != 0 {
            return "is open to other users. Make it your own alone: chmod 600 \(Self.quoted(path))"
        }
        return nil
    }

    /// The path as a shell takes it for one word.
    private static func quoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "-"):
                true
            default: false
            }
        }
        return isPlain ? path : "'" + path.replacing("'", with: "'\\''") + "'"
    }
}
