internal import FoundationEssentials
internal import GRDB

/// A string as a value of SQL, all of it.
///
/// GRDB binds and reads strings up to their first NUL. A string that holds one is therefore stored as the bytes of its
/// UTF-8; every other one is plain text, which any SQLite program shows.
struct SQLiteText: DatabaseValueConvertible {
    let string: String

    init(_ string: String) { self.string = string }

    var databaseValue: DatabaseValue {
        string.utf8.contains(0) ? Data(string.utf8).databaseValue : string.databaseValue
    }

    static func fromDatabaseValue(_ value: DatabaseValue) -> SQLiteText? {
        switch value.storage {
        case .string(let text): SQLiteText(text)
        case .blob(let bytes): String(validating: bytes, as: UTF8.self).map(SQLiteText.init)
        default: nil
        }
    }
}
