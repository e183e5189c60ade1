import Support

/// Values as bytes.
enum RankCoding {
    static func bytes(_ value: some Encodable) throws -> [UInt8] { Array(try JSONEncoder.exact().encode(value)) }

    static func value<Value: Decodable>(_ bytes: [UInt8]) throws -> Value {
        try JSONDecoder.exact().decode(Value.self, from: Data(bytes))
    }
}
