import CMongoc
import Foundation
import InterviewKit
import TerminalUI

@testable import InterviewStore

extension FuzzPath {
    /// Documents from MongoDB, as BSON or as Extended JSON, through libbson to values and back.
    static let extendedJSON = FuzzPath(
        name: "extended-json", samples: Documents.samples(.extendedJSON),
        words: Documents.words + Documents.extendedWords,
        mostBytes: 6000
    ) { bytes in
        let input = FuzzInput(bytes)
        guard let json = Documents.throughLibbson(input.content, isBSON: input.choice > 127) else { return }
        try Documents.check(json, kind: input.choice % 8, dialect: .extendedJSON)
    }

    /// Documents as SQLite and exports keep them.
    static let plainJSON = FuzzPath(
        name: "plain-json", samples: Documents.samples(.plainJSON), words: Documents.words, mostBytes: 6000
    ) { bytes in
        let input = FuzzInput(bytes)
        try Documents.check(Data(input.content), kind: input.choice % 8, dialect: .plainJSON)
    }
}

/// What is kept of an interview.
enum Documents {
    /// All of it, in one document of the test's own.
    struct Whole: Codable {
        let session: Session
        let plan: Plan
        let messages: [Message]
        let turns: [Turn]
        let assessments: [Assessment]
        let feedback: [Feedback]
    }

    /// The way of a document from the driver: its bytes, as canonical Extended JSON; nil where libbson refuses them.
    static func throughLibbson(_ bytes: [UInt8], isBSON: Bool) -> Data? {
        let document = bytes.withUnsafeBufferPointer { bytes -> OpaquePointer? in
            guard let start = bytes.baseAddress else { return nil }
            return isBSON ? bson_new_from_data(start, bytes.count) : bson_new_from_json(start, bytes.count, nil)
        }
        guard let document else { return nil }
        defer { bson_destroy(document) }
        return ExtendedJSON.text(of: document)
    }

    /// A document that can be read can be written, and is the same again.
    static func check(_ json: Data, kind: Int, dialect: DocumentDialect) throws {
        switch kind {
        case 0: _ = try roundTrip(Session.self, json, dialect)
        case 1: _ = try roundTrip(Message.self, json, dialect)
        case 2: _ = try roundTrip(Plan.self, json, dialect)
        case 3: _ = try roundTrip(Turn.self, json, dialect)
        case 4: _ = try roundTrip(Assessment.self, json, dialect)
        case 5: _ = try roundTrip(Feedback.self, json, dialect)
        case 6:
            guard let summary = try? decoder(dialect).decode(FeedbackSummary.self, from: json) else { return }
            try hold(summary.mentioned <= summary.keyPoints, "more key points mentioned than there are")
        default:
            guard let whole = try roundTrip(Whole.self, json, dialect) else { return }
            try Interviews.check(whole)
        }
    }

    private static func roundTrip<Value: Codable>(
        _ type: Value.Type, _ json: Data, _ dialect: DocumentDialect
    ) throws -> Value? {
        guard let value = try? decoder(dialect).decode(type, from: json) else { return nil }
        // People are shown every document, whatever store it comes from.
        _ = try? encoder(.plainJSON).encode(value)
        let written = try encoder(dialect).encode(value)
        let again = try encoder(dialect).encode(decoder(dialect).decode(type, from: written))
        try hold(again == written, "read again, \(type) is another: \(String(decoding: written, as: UTF8.self))")
        return value
    }

    private static func decoder(_ dialect: DocumentDialect) -> JSONDecoder {
        let decoder = JSONDecoder()
        if let key = DocumentDialect.key { decoder.userInfo[key] = dialect }
        return decoder
    }

    private static func encoder(_ dialect: DocumentDialect) -> JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        if let key = DocumentDialect.key { encoder.userInfo[key] = dialect }
        return encoder
    }

    // MARK: Samples

    static let words = [
        "\"_id\":", "\"session_id\":\"", "\"role\":\"assistant\"", "\"status\":\"paused\"", "\"created_at\":", "null",
        "true", "-1",
        "9223372036854775807", "-9223372036854775808", "9e999", "\"duration_minutes\":", "\"question\":",
        "\"tokens\":{", "\"claimed\":",
        "\"key_points\":[", "\"report\":", "\"2026-03-01T09:30:00.125Z\"", "9999-12-31T23:59:60Z", ".999999999",
        "\\u0000", "\\ud83d",
        "{", "}", "[", "]", ",", "\"turns\":[", "\"messages\":[",
    ]
    static let extendedWords = [
        "{\"$oid\":\"0123456789abcdef01234567\"}", "{\"$date\":{\"$numberLong\":\"", "{\"$numberDouble\":\"NaN\"}",
        "{\"$numberDouble\":\"-Infinity\"}", "{\"$numberLong\":\"9223372036854775807\"}", "{\"$numberInt\":\"",
        "{\"$binary\":{",
        "{\"$regularExpression\":{", "{\"$minKey\":1}", "{\"$numberDecimal\":\"1E6144\"}", "\u{0}",
    ]

    /// Each kind of document, and for MongoDB its BSON too.
    static func samples(_ dialect: DocumentDialect) -> [[UInt8]] {
        let whole = Interviews.sample
        let values: [any Encodable] = [
            whole.session, whole.messages[1], whole.plan, whole.turns[0], whole.assessments[0], whole.feedback[0],
            whole.feedback[0], whole,
        ]
        return values.enumerated().flatMap { kind, value -> [[UInt8]] in
            guard let json = try? encoder(dialect).encode(value) else { return [] }
            let text = [UInt8](json) + [UInt8(kind)]
            guard dialect == .extendedJSON, let bson = bson(of: json) else { return [text] }
            return [text, bson + [UInt8(128 + kind)]]
        }
    }

    private static func bson(of json: Data) -> [UInt8]? {
        let bytes = [UInt8](json)
        guard let document = bson_new_from_json(bytes, bytes.count, nil), let start = bson_get_data(document) else {
            return nil
        }
        defer { bson_destroy(document) }
        return Array(
            UnsafeBufferPointer(start: start, count: Int(UnsafeRawPointer(start).loadUnaligned(as: Int32.self))))
    }
}
