internal import Configuration
internal import Foundation

/// The configuration file: one JSON object, whose keys are those of ``Settings/keys``, nested or with dots.
struct ConfigFile {
    /// What is set, by key. Empty texts and nulls count as unset.
    private(set) var values: [String: ConfigContent] = [:]
    /// What to say about keys that do nothing.
    private(set) var warnings: [String] = []

    /// Reads the file at `path`; one that is not there is an error only when it `mustExist`, and one that holds a secret
    /// must be its owner's alone.
    init(path: String, mustExist: Bool) throws(SettingsError) {
        guard FileManager.default.fileExists(atPath: path) else {
            if mustExist { throw SettingsError(description: "There is no configuration file at \(path).") }
            self.init()
            return
        }
        let file: PrivateFile
        do {
            file = try PrivateFile(path: path)
        } catch {
            throw SettingsError(
                description:
                    "The configuration file \(path) cannot be read; check that it is a file and its permissions.")
        }
        try self.init(json: file.contents, path: path)
        if let key = secrets.first, let fault = file.fault {
            throw SettingsError(description: "The configuration file \(path) holds a secret (`\(key)`) and \(fault)")
        }
    }

    /// The keys that are set to something nobody else may read, in order.
    private var secrets: [String] {
        Settings.keys.filter(\.isSecret).map(\.name).filter { key in
            guard case .string(let value)? = values[key] else { return false }
            return key != "mongodb.uri" || MaskedAddress.mayHoldSecret(mongoDB: value)
        }
    }

    private init() {}

    /// Reads `json`; `path` is how messages name it.
    init(json: Data, path: String) throws(SettingsError) {
        let parsed: Any
        do {
            parsed = try JSONSerialization.jsonObject(with: json, options: .fragmentsAllowed)
        } catch {
            throw SettingsError(
                description: "The configuration file \(path) is not JSON: \(Self.fault(error, in: json)).")
        }
        guard let top = parsed as? [String: Any] else {
            throw SettingsError(description: "The configuration file \(path) must hold one JSON object, in { }.")
        }
        for (key, value) in Self.flattened(top) {
            guard Settings.keys.contains(where: { $0.name == key }) else {
                warnings.append("The configuration file \(path) has an unknown key `\(key)`, which does nothing.")
                continue
            }
            switch value {
            case let text as String: if !text.isEmpty { values[key] = .string(text) }
            case is NSNull: continue
            default:
                guard let number = (value as? NSNumber).flatMap(Self.whole) else {
                    throw SettingsError(description: "`\(key)` in \(path) must be a text or a whole number.")
                }
                values[key] = .int(number)
            }
        }
    }

    private static func flattened(_ object: [String: Any], under prefix: String = "") -> [(String, Any)] {
        object.sorted { $0.key < $1.key }.flatMap { key, value -> [(String, Any)] in
            let name = prefix + key
            let isKey = Settings.keys.contains { $0.name == name }
            let isGroup = Settings.keys.contains { $0.name.hasPrefix(name + ".") }
            guard let inner = value as? [String: Any], !isKey, isGroup || !inner.isEmpty else { return [(name, value)] }
            return flattened(inner, under: name + ".")
        }
    }

    /// The number if it is a whole one that fits; JSON's true and false arrive as numbers too, and are none.
    private static func whole(_ number: NSNumber) -> Int? {
        String(cString: number.objCType) == "c" ? nil : Int(exactly: number.doubleValue)
    }

    /// What is wrong and where, in a phrase. Foundation tells the place as a byte's offset inside its sentence.
    private static func fault(_ error: any Error, in json: Data) -> String {
        let detail = (error as NSError).userInfo["NSDebugDescription"] as? String ?? "it cannot be read"
        let phrase = detail.hasSuffix(".") ? String(detail.dropLast()) : detail
        if phrase.contains("end of file") { return "it ends too early, at \(place(of: json.count, in: json))" }
        let parts = phrase.components(separatedBy: " around character ")
        guard parts.count == 2, let offset = Int(parts[1]) else { return phrase }
        return "\(parts[0].lowercased()) at \(place(of: offset, in: json))"
    }

    private static func place(of offset: Int, in json: Data) -> String {
        let lines = json.prefix(offset).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let column = String(decoding: lines.last ?? Data(), as: UTF8.self).count + 1
        return "line \(lines.count), column \(column)"
    }
}
