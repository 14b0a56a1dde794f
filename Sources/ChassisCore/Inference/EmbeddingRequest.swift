/// Texts that a client wants vectors of, in the words of OpenAI's Embeddings.
package struct EmbeddingRequest: Hashable, Sendable {
    package var model: String
    package var inputs: [String]
    /// `nil` for what the model has.
    package var dimensions: Int?
    package var user: String?

    private static let mostInputs = 2048

    package init(model: String, inputs: [String], dimensions: Int? = nil, user: String? = nil) {
        self.model = model
        self.inputs = inputs
        self.dimensions = dimensions
        self.user = user
    }

    /// Finds the vocabulary of a model by the model's name.
    package typealias VocabularyOf = (_ model: String) -> Vocabulary?

    /// Reads the body of `POST /v1/embeddings`.
    ///
    /// - Parameter vocabulary: For inputs that come as tokens: what can't be read can't be masked.
    package init(_ body: JSON, vocabulary: VocabularyOf = { _ in nil }) throws(ChatRequestError) {
        let fields = try WireFields(body)
        model = try fields.required("model")
        guard let input = fields["input"] else { throw fields.missing("input") }
        inputs = try Self.inputs(input, fields) { [model] in vocabulary(model) }
        dimensions = try fields.integer("dimensions", 1...8192).map { Int($0) }
        user = try fields.string("user", atMost: 512)
    }

    private static func inputs(
        _ input: JSON, _ fields: WireFields, _ vocabulary: () -> Vocabulary?
    ) throws(ChatRequestError) -> [String] {
        if let text = input.string {
            guard !text.isEmpty else { throw ChatRequestError(.wrongValue, "input", "is empty") }
            return [text]
        }
        // Numbers at the top are the tokens of one text.
        if let tokens = input.array, tokens.first?.integer != nil {
            return [try text(ofTokens: tokens, "input", vocabulary())]
        }
        guard let list = try fields.array("input", atMost: mostInputs), !list.isEmpty else {
            throw ChatRequestError(.wrongValue, "input", "is empty")
        }
        var texts: [String] = []
        for (index, element) in list.enumerated() {
            let place = "input[\(index)]"
            if let text = element.string {
                texts.append(text)
            } else if let tokens = element.array {
                texts.append(try Self.text(ofTokens: tokens, place, vocabulary()))
            } else {
                throw ChatRequestError(.wrongType, place, "must be a string, found \(element.kindName)")
            }
            if texts[index].isEmpty { throw ChatRequestError(.wrongValue, place, "is empty") }
        }
        return texts
    }

    private static func text(
        ofTokens tokens: [JSON], _ place: String, _ vocabulary: Vocabulary?
    ) throws(ChatRequestError) -> String {
        guard let vocabulary else {
            throw ChatRequestError(
                .unsupported, place, "holds tokens, and there is no vocabulary of this model to read them by",
                remedy: "send texts, or name a file of ranks as the model's vocabulary in chassis.yaml")
        }
        guard tokens.count <= mostTokens else {
            throw ChatRequestError(.wrongValue, place, "has more than \(mostTokens) tokens")
        }
        var numbers: [UInt32] = []
        for (index, token) in tokens.enumerated() {
            guard let number = token.integer.flatMap({ UInt32(exactly: $0) }) else {
                throw ChatRequestError(
                    .wrongType, "\(place)[\(index)]", "must be the number of a token, found \(token.kindName)")
            }
            numbers.append(number)
        }
        guard let text = vocabulary.text(of: numbers) else {
            throw ChatRequestError(.wrongValue, place, "has numbers that are no tokens of \(vocabulary.name)")
        }
        return text
    }

    private static let mostTokens = 1 << 17

    private static let mark = "\0chassis.embeddings/1\n"

    /// The bytes that rest, sealed, where a plain input's text would.
    package var stored: [UInt8] {
        var body = JSONObject([("model", .string(model)), ("input", .array(inputs.map(JSON.string)))])
        if let dimensions { body["dimensions"] = .integer(Int64(dimensions)) }
        if let user { body["user"] = .string(user) }
        return Array((Self.mark + JSON.object(body).text).utf8)
    }

    /// Reads what `stored` wrote; `nil` for anything else.
    package init?(stored bytes: [UInt8]) {
        guard bytes.starts(with: Self.mark.utf8),
            let body = try? JSON(parsing: Array(bytes.dropFirst(Self.mark.utf8.count))),
            let request = try? Self(body)
        else { return nil }
        self = request
    }
}

/// Vectors of texts, one for each, in their order.
package struct Embeddings: Hashable, Sendable {
    package var vectors: [[Float]]
    /// The model that the provider says it ran.
    package var model: String?
    package var usage: Usage
    /// Before anything was sent, for a place at the service.
    package var waited = Duration.zero

    package init(vectors: [[Float]], model: String?, usage: Usage) {
        self.vectors = vectors
        self.model = model
        self.usage = usage
    }

    /// What people are told of them.
    package var summary: String { "\(vectors.count) vectors of \(vectors.first?.count ?? 0) numbers" }

    private static let mark = "\0chassis.vectors/1\n"

    /// The bytes that rest, sealed, where a plain output's text would: a line of JSON, then the numbers as they are.
    package var stored: [UInt8] {
        let head: JSON = [
            "model": model.map { .string($0) } ?? .null, "counts": .array(vectors.map { .integer(Int64($0.count)) }),
        ]
        var bytes = Array((Self.mark + head.text + "\n").utf8)
        for vector in vectors { bytes += Self.bytes(of: vector) }
        return bytes
    }

    /// Reads what `stored` wrote; `nil` for anything else. The usage is in the job's row.
    package init?(stored bytes: [UInt8], usage: Usage) {
        guard bytes.starts(with: Self.mark.utf8) else { return nil }
        let rest = bytes.dropFirst(Self.mark.utf8.count)
        guard let end = rest.firstIndex(of: 0x0A), let head = try? JSON(parsing: Array(rest[..<end])) else {
            return nil
        }
        var numbers = rest[(end + 1)...]
        var vectors: [[Float]] = []
        for count in (head["counts"]?.array ?? []).map({ Int($0.integer ?? 0) }) {
            guard count >= 0, numbers.count >= count * 4 else { return nil }
            vectors.append(Self.numbers(in: numbers.prefix(count * 4)))
            numbers = numbers.dropFirst(count * 4)
        }
        self.init(vectors: vectors, model: head["model"]?.string, usage: usage)
    }

    /// Little-endian, four bytes each, as clients that ask for base64 expect them.
    package static func bytes(of vector: [Float]) -> [UInt8] {
        vector.flatMap { number in withUnsafeBytes(of: number.bitPattern.littleEndian) { Array($0) } }
    }

    private static func numbers(in bytes: ArraySlice<UInt8>) -> [Float] {
        stride(from: bytes.startIndex, to: bytes.endIndex, by: 4).map { start in
            let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) }
            return Float(bitPattern: bits)
        }
    }
}

/// A service that makes vectors of texts.
package protocol EmbeddingProvider: Provider {
    /// - Parameters:
    ///   - model: The provider's own name of it.
    ///   - request: Masked; its `model` is not looked at.
    func embed(
        _ request: EmbeddingRequest, model: String, timeouts: InferenceTimeouts
    ) async throws(ProviderError) -> Embeddings
}
