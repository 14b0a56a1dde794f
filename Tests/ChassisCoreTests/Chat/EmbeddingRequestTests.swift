import ChassisCore
import Testing

struct EmbeddingRequestTests {
    @Test func `request and vectors come back from the store as they went in`() throws {
        let request = EmbeddingRequest(model: "m", inputs: ["a", "b\n"], dimensions: 3, user: "u")
        let usage = Usage(state: .reported, inputTokens: 4)
        let vectors = Embeddings(vectors: [[0.1, -2, .leastNonzeroMagnitude], []], model: "m-2", usage: usage)

        #expect(EmbeddingRequest(stored: request.stored) == request)
        #expect(EmbeddingRequest(stored: Array("a".utf8)) == nil)
        #expect(Embeddings(stored: vectors.stored, usage: usage) == vectors)
        #expect(Embeddings(stored: vectors.stored.dropLast(), usage: usage) == nil)
        #expect(Embeddings(stored: Array("2 vectors".utf8), usage: usage) == nil)
    }

    @Test func `tokens are read as the text that they stand for`() throws {
        let sample = try SampleVocabularies.byRanks()
        func inputs(_ text: String) throws -> [String] {
            try EmbeddingRequest(try JSON(parsing: #"{"model": "m", "input": \#(text)}"#)) {
                $0 == "m" ? sample : nil
            }.inputs
        }

        #expect(try inputs("[257, 265, 33]") == ["the cat!"])
        #expect(try inputs(#"[[257, 265], "dog", [104, 105]]"#) == ["the cat", "dog", "hi"])
        // Half of an "é", as where a long text was cut between tokens.
        #expect(try inputs("[[104, 195]]") == ["h\u{FFFD}"])
        for (wrong, param) in [
            ("[257, 9999]", "input"), ("[[257], [-1]]", "input[1][0]"), ("[[0.5]]", "input[0][0]"),
            ("[[]]", "input[0]"), ("[257, \"cat\"]", "input[1]"),
        ] {
            let error = #expect(throws: ChatRequestError.self) { try inputs(wrong) }
            #expect(error?.param == param)
        }
    }
}

extension Embeddings {
    fileprivate init?(stored bytes: ArraySlice<UInt8>, usage: Usage) { self.init(stored: Array(bytes), usage: usage) }
}
