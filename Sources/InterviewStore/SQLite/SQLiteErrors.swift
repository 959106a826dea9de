internal import FoundationEssentials
internal import GRDB
internal import InterviewKit

extension StoreError {
    /// What an error of SQLite, GRDB or the file system at `path` means to whoever uses the store. Says the path, never
    /// a statement or its arguments.
    static func sqlite(_ error: any Error, path: String) -> StoreError {
        switch error {
        case let error as StoreError: error
        case let error as MalformedRow: .malformed(error.what)
        case let error as DatabaseError: sqlite(error, path: path)
        case let error as CocoaError: .storage("\(path) cannot be made or opened: \(reason(error))")
        default: .storage("\(path) cannot be used (\(type(of: error)))")
        }
    }

    private static func sqlite(_ error: DatabaseError, path: String) -> StoreError {
        switch error.resultCode {
        case .SQLITE_FULL: .storage("the disk is full: nothing more fits into \(path)")
        case .SQLITE_READONLY: .storage("\(path) cannot be written: it, or its folder, is read-only")
        case .SQLITE_NOTADB: .storage("\(path) is not a SQLite database")
        case .SQLITE_CORRUPT: .storage("\(path) is damaged")
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
            .storage("\(path) cannot be opened: its permissions or those of its folder forbid it")
        case .SQLITE_BUSY, .SQLITE_LOCKED: .storage("\(path) has been held by another program for 5 seconds")
        case .SQLITE_TOOBIG: .refused("a document is larger than SQLite takes")
        default: .storage("\(path) cannot be used: SQLite error \(error.extendedResultCode.rawValue)")
        }
    }

    private static func reason(_ error: CocoaError) -> String {
        switch error.code {
        case .fileWriteNoPermission, .fileReadNoPermission: "permission denied"
        case .fileWriteOutOfSpace: "the disk is full"
        case .fileWriteVolumeReadOnly: "the disk is read-only"
        case .fileWriteFileExists: "a file stands where a folder is needed"
        default: "file error \(error.code.rawValue)"
        }
    }
}
