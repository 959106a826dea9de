internal import FoundationEssentials
internal import InterviewKit

/// The fields of a JSON body: one object, each field known and of its type. An operator in place of a value is an object
/// where a text belongs, and refused as such.
struct Fields {
    private let values: [String: JSONValue]

    init(_ json: [UInt8], known: Set<String>) throws(Refusal) {
        // A NUL is never JSON, and would let UTF-16 pass for it.
        guard !json.contains(0), String(validating: json, as: UTF8.self) != nil else {
            throw .malformed("The body must be JSON in UTF-8.")
        }
        guard JSONValue.depth(of: json) <= Rules.deepestBody else {
            throw .malformed("The body is nested deeper than \(Rules.deepestBody) levels.")
        }
        guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(json)), case .object(let values) = value
        else { throw .malformed("The body must be one JSON object.") }
        guard values.keys.allSatisfy(known.contains) else {
            throw .malformed("The body has an unknown field; known are \(known.sorted().joined(separator: ", ")).")
        }
        self.values = values
    }

    var isEmpty: Bool { values.isEmpty }

    /// A text that is not empty and has so many characters (Unicode scalars) at most, if it is given.
    func text(_ name: String, atMost limit: Int? = nil) throws(Refusal) -> String? {
        guard let value = values[name] else { return nil }
        guard case .text(let text) = value else { throw .malformed("\(name) must be a text.") }
        guard !text.isEmpty else { throw .malformed("\(name) must not be empty.") }
        if let limit, text.unicodeScalars.count > limit {
            throw .malformed("\(name) must have at most \(limit) characters.")
        }
        return text
    }

    /// A text that must be given.
    func required(_ name: String) throws(Refusal) -> String {
        guard let text = try text(name) else { throw .malformed("\(name) is missing.") }
        return text
    }

    /// A `session_id`, which must be given.
    func sessionID() throws(Refusal) -> String {
        let id = try required("session_id")
        guard SessionID.isValid(id) else { throw .malformed(Rules.sessionID) }
        return id
    }

    /// One of the values that `read` knows, if it is given.
    func choice<Value>(_ name: String, of names: [String], _ read: (String) -> Value?) throws(Refusal) -> Value? {
        guard let text = try text(name) else { return nil }
        guard names.contains(text), let value = read(text) else {
            throw .malformed("\(name) must be one of \(names.joined(separator: ", ")).")
        }
        return value
    }

    /// Minutes, if they are given.
    func minutes(_ name: String) throws(Refusal) -> Double? {
        guard let value = values[name] else { return nil }
        guard case .number(let number) = value, Rules.minutes.contains(number) else {
            throw .malformed("\(name) must be a number from 0 to \(Int(Rules.minutes.upperBound)).")
        }
        return number
    }

    /// A moment, if it is given.
    func moment(_ name: String) throws(Refusal) -> Timestamp? {
        guard let text = try text(name) else { return nil }
        guard let moment = ISODate.moment(text) else {
            throw .malformed("\(name) must be a date in UTC such as 2026-03-01T09:30:00.125Z, from 1970 to 2099.")
        }
        return moment
    }
}
