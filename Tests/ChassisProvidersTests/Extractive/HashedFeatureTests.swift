import ChassisCore
import ChassisProviders
import Testing

struct HashedFeatureTests {
    private func vectors(_ inputs: [String], dimensions: Int? = nil) async throws -> [[Float]] {
        let request = EmbeddingRequest(model: "m", inputs: inputs, dimensions: dimensions)
        return try await ExtractiveProvider(name: "embedded").embed(request, model: "m", timeouts: .init()).vectors
    }

    private func likeness(_ a: [Float], _ b: [Float]) -> Float { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }

    @Test func `like words get like vectors, other words don't`() async throws {
        let all = try await vectors(["How do I void an invoice?", "voiding invoices", "The red bicycle is in Bremen."])

        #expect(likeness(all[0], all[1]) > 0.5)
        #expect(abs(likeness(all[0], all[2])) < 0.3)
        #expect(abs(likeness(all[0], all[0]) - 1) < 1e-5)
    }

    @Test func `the same text has the same vector, of as many numbers as were asked for`() async throws {
        let once = try await vectors(["Rechnung stornieren"], dimensions: 64)
        let again = try await vectors(["Rechnung stornieren"], dimensions: 64)

        #expect(once == again)
        #expect(once[0].count == 64)
    }

    @Test func `a text without words is nothing but zeros`() async throws {
        #expect(try await vectors([" …"])[0].allSatisfy { $0 == 0 })
    }
}
