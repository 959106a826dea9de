internal import Yams

/// The fields of one mapping in a YAML file, each with its place for what may be wrong with it.
struct YAMLFields {
    typealias Fault = OwnQuestionFile.Fault

    private let what: String
    private let place: Mark?
    private var values: [String: (key: Mark?, node: Node)] = [:]

    /// Takes a node that must be a mapping of these fields and no others. `what` names it in faults.
    init(_ node: Node, as what: String, required: [String], optional: [String]) throws(Fault) {
        self.what = what
        place = node.mark
        guard case .mapping(let mapping) = node else {
            throw Fault(node.mark, "here \(what) was expected, as lines of `name: value`")
        }
        for (key, value) in mapping {
            let name = key.scalar?.string ?? ""
            guard required.contains(name) || optional.contains(name) else {
                throw Fault(key.mark, "\(what) has no field `\(name.prefix(40))`")
            }
            values[name] = (key.mark, value)
        }
        if let missing = required.first(where: { values[$0] == nil }) {
            throw Fault(place, "\(what) lacks its field `\(missing)`")
        }
    }

    func has(_ name: String) -> Bool { values[name] != nil }

    /// What is wrong with a field.
    func fault(_ name: String, _ reason: String) -> Fault {
        Fault(values[name]?.node.mark ?? values[name]?.key ?? place, reason)
    }

    /// The nodes of a field that is a list; none where it is not there.
    func list(_ name: String) throws(Fault) -> [Node] {
        guard let value = values[name] else { return [] }
        guard case .sequence(let sequence) = value.node else { throw fault(name, "`\(name)` must be a list") }
        return Array(sequence)
    }

    /// A field that is a text of at most so many words.
    func text(_ name: String, mostWords: Int = 4) throws(Fault) -> String {
        guard let value = values[name] else { return "" }
        return try text(value.node, name, mostWords: mostWords)
    }

    /// A field that is a list of texts; none where it is not there.
    func texts(_ name: String, mostWords: Int) throws(Fault) -> [String] {
        var texts: [String] = []
        for node in try list(name) { texts.append(try text(node, name, mostWords: mostWords)) }
        return texts
    }

    /// A node within the field `name` that is a list of texts.
    func texts(_ node: Node, _ name: String, mostWords: Int) throws(Fault) -> [String] {
        guard case .sequence(let sequence) = node else {
            throw Fault(node.mark, "each entry of `\(name)` must be a list, as in [one spelling, another]")
        }
        var texts: [String] = []
        for node in sequence { texts.append(try text(node, name, mostWords: mostWords)) }
        return texts
    }

    private func text(_ node: Node, _ name: String, mostWords: Int) throws(Fault) -> String {
        guard case .scalar(let scalar) = node else { throw Fault(node.mark, "`\(name)` must be a text") }
        let text = scalar.string.withoutOuterWhitespace
        guard !text.isEmpty else { throw Fault(node.mark ?? values[name]?.key, "`\(name)` is empty") }
        guard QuestionLimits.words(text) <= mostWords, text.utf8.count <= QuestionLimits.bytes(mostWords) else {
            throw Fault(node.mark, "`\(name)` is longer than \(mostWords) words")
        }
        guard !QuestionLimits.hasControls(text) else {
            throw Fault(node.mark, "`\(name)` holds control characters")
        }
        return text
    }
}

extension OwnQuestionFile.Fault {
    fileprivate init(_ place: Mark?, _ reason: String) {
        self.init(line: place?.line, column: place?.column, reason)
    }

    /// What the YAML parser has to say.
    init(_ error: any Error, in text: String) {
        switch error as? YamlError {
        case .scanner(_, let problem, let place, _), .parser(_, let problem, let place, _),
            .composer(_, let problem, let place, _):
            self.init(place, "this is not YAML: \(problem)")
        case .duplicatedKeysInMapping(let keys, let context):
            self.init(context.mark, "the field `\((keys.first ?? "").prefix(40))` is there twice")
        case .reader(let problem, let offset?, _, _):
            let before = text.prefix(offset)
            self.init(line: before.count { $0.isNewline } + 1, "this is not YAML: \(problem)")
        default:
            self.init("this is not YAML that can be read")
        }
    }
}

/// YAML's aliases, by which a file of a few lines can stand for more than any memory holds.
enum YAMLAliases {
    /// Refuses a text in which an alias may stand: `*name` after `&name`, neither in the middle of a word. Neither is
    /// needed in a file of questions; to look for them before the file is parsed is what keeps it from being unfolded.
    static func refuse(in text: String) throws(OwnQuestionFile.Fault) {
        let bytes = Array(text.utf8)
        let anchors = Set(names(after: UInt8(ascii: "&"), in: bytes).map(\.name))
        guard !anchors.isEmpty,
            let alias = names(after: UInt8(ascii: "*"), in: bytes).first(where: { anchors.contains($0.name) })
        else { return }
        let line = bytes[..<alias.start].count { $0 == UInt8(ascii: "\n") } + 1
        throw OwnQuestionFile.Fault(line: line, "aliases (*name) are not understood here")
    }

    private static func names(after mark: UInt8, in bytes: [UInt8]) -> [(name: ArraySlice<UInt8>, start: Int)] {
        bytes.indices.filter { bytes[$0] == mark && ($0 == 0 || !isName(bytes[$0 - 1])) }.compactMap { start in
            let name = bytes[(start + 1)...].prefix(while: isName)
            return name.isEmpty ? nil : (name, start)
        }
    }

    /// What libyaml takes for part of a name.
    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
