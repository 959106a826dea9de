internal import InterviewKit

/// A value of a query or a command. What a user typed becomes a string in it and nothing else.
indirect enum BSONValue: Sendable {
    case string(String)
    case integer(Int)
    case double(Double)
    case boolean(Bool)
    case null
    case objectID(ObjectID)
    case date(Timestamp)
    case array([BSONValue])
    case document(BSONFields)
}

/// The fields of a query or a command in their order, which matters to sort orders, index keys and command names and
/// which a Swift dictionary or `JSONEncoder` would lose.
struct BSONFields: ExpressibleByDictionaryLiteral, Sendable {
    private(set) var fields: [(name: String, value: BSONValue)] = []

    init(dictionaryLiteral elements: (String, BSONValue)...) {
        fields = elements.map { (name: $0.0, value: $0.1) }
    }

    /// Adds a field behind the others.
    mutating func append(_ name: String, _ value: BSONValue) {
        fields.append((name: name, value: value))
    }

    /// MongoDB Extended JSON v2.
    var extendedJSON: String {
        var text = ""
        BSONValue.document(self).write(to: &text)
        return text
    }
}

extension BSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByBooleanLiteral
{
    init(stringLiteral value: String) { self = .string(value) }
    init(integerLiteral value: Int) { self = .integer(value) }
    init(booleanLiteral value: Bool) { self = .boolean(value) }
    init(dictionaryLiteral elements: (String, BSONValue)...) {
        var fields = BSONFields()
        for (name, value) in elements { fields.append(name, value) }
        self = .document(fields)
    }

    fileprivate func write(to text: inout String) {
        switch self {
        case .string(let string): Self.write(string, to: &text)
        case .integer(let integer): text += String(integer)
        case .double(let double): text += "{\"$numberDouble\":\"\(double)\"}"
        case .boolean(let boolean): text += boolean ? "true" : "false"
        case .null: text += "null"
        case .objectID(let id): text += "{\"$oid\":\"\(id.hex)\"}"
        case .date(let moment): text += "{\"$date\":{\"$numberLong\":\"\(moment.milliseconds)\"}}"
        case .array(let values):
            text += "["
            for (index, value) in values.enumerated() {
                if index > 0 { text += "," }
                value.write(to: &text)
            }
            text += "]"
        case .document(let document):
            text += "{"
            for (index, field) in document.fields.enumerated() {
                if index > 0 { text += "," }
                Self.write(field.name, to: &text)
                text += ":"
                field.value.write(to: &text)
            }
            text += "}"
        }
    }

    /// RFC 8259, section 7: quotation mark, reverse solidus and everything below U+0020 are escaped.
    private static func write(_ string: String, to text: inout String) {
        text += "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"", "\\": text += "\\\(scalar)"
            case "\0"..." ":
                if scalar == " " {
                    text += " "
                } else {
                    let digits = String(scalar.value, radix: 16)
                    text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
