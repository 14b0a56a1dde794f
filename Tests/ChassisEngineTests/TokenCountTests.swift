import ChassisCore
@testable import ChassisEngine
import ChassisTestSupport
import Testing

struct TokenCountTests {
    /// A token for each byte of a text: nobody takes that for an estimate.
    private static let bytes = Vocabularies { source throws(VocabularyError) in
        guard source.path == "/bytes" else { throw VocabularyError(source.path, "it is gone") }
        var ranks = ""
        for byte in 0..<256 { ranks += "\(base64(UInt8(byte))) \(byte)\n" }
        return try Vocabulary.read(Array(ranks.utf8), file: "bytes.tiktoken", split: "gpt2")
    }

    private static func base64(_ byte: UInt8) -> String {
        let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
        return "\(letters[Int(byte >> 2)])\(letters[Int(byte & 3) << 4])=="
    }

    @Test func `a prompt is counted by its model's vocabulary, and the trace says so`() async throws {
        let fixture = try await EngineFixture(vocabularies: Self.bytes) { workspace in
            workspace.models[0].vocabulary = VocabularySource(path: "/bytes")
        }

        let notes = try await Self.notes(of: try await fixture.ask("How do I void it?"), fixture)

        #expect(notes["tokens.method"] == "exact (bytes)")
        #expect(notes["tokens.input"] == "17")
        #expect(notes["tokens.prompt"].flatMap(Int.init) ?? 0 > 40)
    }

    @Test func `an input beyond its budget, in the model's own tokens, is refused and costs nothing`() async throws {
        var feature = Feature.answer()
        feature.budget.input = 20
        let fixture = try await EngineFixture(features: [feature], vocabularies: Self.bytes) { workspace in
            workspace.models[0].vocabulary = VocabularySource(path: "/bytes")
        }

        let long = try await fixture.ask("How do I void an invoice that was sent already?")
        let short = try await fixture.ask("How do I void it?")

        #expect(long.state == .failed && long.error?.code == "input_too_long")
        #expect(long.error?.message.contains("47 tokens; budget.input of feature 'answer' allows 20") == true)
        #expect(long.credits == .zero)
        #expect(short.state == .completed)
        #expect(fixture.server.requests.count == 1)
    }

    @Test func `a vocabulary that can't be read costs no answer, and the trace says why`() async throws {
        let fixture = try await EngineFixture(vocabularies: Self.bytes) { workspace in
            workspace.models[0].vocabulary = VocabularySource(path: "/gone")
        }

        let job = try await fixture.ask("How do I void it?")

        let notes = try await Self.notes(of: job, fixture)
        #expect(job.state == .completed)
        #expect(notes["tokens.method"] == "estimate")
        #expect(notes["tokens.problem"] == "The vocabulary /gone can't be used: it is gone.")
    }

    @Test func `estimates are calibrated by what the service reported before`() async throws {
        // Without a mark of random letters in each prompt: how many tokens those are is chance.
        var feature = Feature.answer()
        feature.guardPolicy?.hasCanary = false
        let fixture = try await EngineFixture(
            features: [feature],
            script: { request in
                // Two tokens for each of ours, and a frame of 10.
                let messages = (try? JSON(parsing: request.body))?["messages"]?.array ?? []
                let sum = messages.reduce(0) { $0 + TokenEstimate.count($1["content"]?.string ?? "") }
                return .answer("Void it.", usage: #"{"prompt_tokens":\#(2 * sum + 10),"completion_tokens":3}"#)
            })
        for number in 0..<24 {
            _ = try await fixture.ask("How do I void invoice " + String(repeating: "again ", count: number * 3))
        }

        await fixture.engine.calibrateTokens()
        let job = try await fixture.ask("How do I void it?")

        let notes = try await Self.notes(of: job, fixture)
        #expect(notes["tokens.method"]?.hasPrefix("calibrated ×2.") == true)
        let call = try #require(try await fixture.trace(job).calls.first)
        let counted = try #require(notes["tokens.prompt"].flatMap(Double.init))
        #expect(abs(counted - Double(call.usage.inputTokens)) < 0.1 * Double(call.usage.inputTokens))
    }

    private static func notes(of job: Job, _ fixture: EngineFixture) async throws -> SpanAttributes {
        try #require(try await fixture.trace(job).spans.last { $0.name == "prompt" }).attributes
    }
}
