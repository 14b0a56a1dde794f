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
}

extension Embeddings {
    fileprivate init?(stored bytes: ArraySlice<UInt8>, usage: Usage) { self.init(stored: Array(bytes), usage: usage) }
}
