internal import FoundationEssentials
internal import InterviewKit

/// The JSON of a request.
enum JSONBody {
    /// The JSON of `value`, an object with at least one member, its keys in a fixed order; `members` follow as they
    /// are. A schema must be one of them: encoded again it would lose the order of its properties, in which a server
    /// that enforces it lets the model write. Throws where a number cannot be written, such as a temperature of NaN.
    static func encode(
        _ value: some Encodable, adding members: [(name: String, json: String)] = []
    ) throws(ModelError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            var bytes = [UInt8](try encoder.encode(value))
            guard !members.isEmpty else { return bytes }
            bytes.removeLast()
            for (name, json) in members { bytes += Array(#","\#(name)":\#(json)"#.utf8) }
            return bytes + [UInt8(ascii: "}")]
        } catch {
            throw .malformed(reason: "the request cannot be written as JSON")
        }
    }
}

extension ReplySchema {
    /// The schema, which goes into requests as it is: so it must be JSON, and its name plain.
    func checked() throws(ModelError) -> (name: String, json: String) {
        let isPlain = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
                true
            default: false
            }
        }
        guard isPlain, (1...64).contains(name.utf8.count), case .object = JSONValue.decode(Array(json.utf8)) else {
            throw .malformed(reason: "the schema of the reply is not JSON, or its name is not plain")
        }
        return (name, json)
    }
}
