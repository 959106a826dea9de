/// A number as documents hold it: any of BSON's number types when read, a double when written.
package struct DocumentNumber: Hashable, Codable, Sendable {
    package let value: Double

    package init(_ value: Double) { self.value = value }

    package func encode(to encoder: any Encoder) throws {
        switch DocumentDialect.of(encoder.userInfo) {
        case .extendedJSON: try ["$numberDouble": String(value)].encode(to: encoder)
        case .plainJSON: try value.encode(to: encoder)
        }
    }

    package init(from decoder: any Decoder) throws {
        switch DocumentDialect.of(decoder.userInfo) {
        case .extendedJSON:
            let wrapped = try [String: String](from: decoder)
            let text = wrapped["$numberDouble"] ?? wrapped["$numberInt"] ?? wrapped["$numberLong"]
            guard let text, let value = Double(text) else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "not a number"))
            }
            self.value = value
        case .plainJSON:
            value = try Double(from: decoder)
        }
    }
}

/// A whole number as documents hold it: a 32-bit integer where it fits when written, any number type when read.
package struct DocumentInteger: Hashable, Codable, Sendable {
    package let value: Int

    package init(_ value: Int) { self.value = value }

    package func encode(to encoder: any Encoder) throws {
        switch DocumentDialect.of(encoder.userInfo) {
        case .extendedJSON:
            try [Int32(exactly: value) == nil ? "$numberLong" : "$numberInt": String(value)].encode(to: encoder)
        case .plainJSON: try value.encode(to: encoder)
        }
    }

    package init(from decoder: any Decoder) throws {
        let number = try DocumentNumber(from: decoder).value
        guard let value = Int(exactly: number) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "not a whole number"))
        }
        self.value = value
    }
}
