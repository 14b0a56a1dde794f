import ChassisCore
import ChassisEngine
import ChassisStore
import ChassisTestSupport
import Foundation
import Testing

@Suite(.timeLimit(.minutes(2)))
struct EmbeddingRouteTests {
    private static func ask(_ fixture: ServerFixture, _ body: JSON) async throws -> Client.Answer {
        try await fixture.ask("POST", "/v1/embeddings", body: body.text)
    }

    @Test func `a provider's vectors come in the order of their texts, and no personal data goes out`() async throws {
        let answer =
            #"{"data":[{"index":1,"embedding":[0.5,1]},{"index":0,"embedding":[-0.5,2]}],"model":"v-2","#
            + #""usage":{"prompt_tokens":7,"total_tokens":7}}"#
        let fixture = try await ServerFixture(script: { _ in .json(answer) })

        let (got, packed) = try await fixture.working {
            let body: JSONObject = ["model": "first", "input": ["I am mia@example.com", "Hi"]]
            var again = body
            again["encoding_format"] = "base64"
            return (try await Self.ask(fixture, .object(body)), try await Self.ask(fixture, .object(again)))
        }

        #expect(got.json?["data"]?.array?.compactMap { $0["embedding"]?[0]?.double } == [-0.5, 0.5])
        #expect(got.json?["usage"] == ["prompt_tokens": 7, "total_tokens": 7])
        #expect(got.headers["x-chassis-credits-charged"] == "0.1")
        #expect(got.headers["x-chassis-cost-usd"] == "0.000021")
        let bytes = try #require(Data(base64Encoded: packed.json?["data"]?[0]?["embedding"]?.string ?? ""))
        #expect(Array(bytes) == Embeddings.bytes(of: [-0.5, 2]))
        #expect(fixture.upstream.requests.allSatisfy { $0.path == "/v1/embeddings" })
        #expect(fixture.upstream.requests.allSatisfy { !$0.body.contains("mia@") })
    }

    @Test(arguments: ["answer", "small"])
    func `a feature or a tier, which is there, is told to make no vectors`(name: String) async throws {
        let fixture = try await ServerFixture()

        let answer = try await Self.ask(fixture, ["model": .string(name), "input": "Hi"])

        #expect(answer.status == 404 && answer.error?["code"] == "model_not_found")
        #expect(answer.error?["message"]?.string?.contains("makes no vectors") == true, "\(answer.body)")
    }

    @Test(arguments: [(2, 200), (4, 400)])
    func `vectors of another length than was asked for are refused, and cost the tenant nothing`(
        dimensions: Int64, status: Int
    ) async throws {
        let fixture = try await ServerFixture(script: { _ in
            .json(#"{"data":[{"index":0,"embedding":[1,2]}],"usage":{"prompt_tokens":7}}"#)
        })
        let body: JSON = ["model": "first", "input": "Hi", "dimensions": .integer(dimensions)]

        let answer = try await fixture.working { try await Self.ask(fixture, body) }

        #expect(answer.status == status)
        let job = try #require(try await fixture.store.job(JobID(1)))
        #expect(job.cost == Money(nanoUSD: 21_000))
        guard status == 400 else { return }
        #expect(answer.error?["param"] == "dimensions" && answer.error?["code"] == "dimensions_unsupported")
        #expect(answer.error?["message"]?.string?.contains("2 numbers") == true)
        #expect(answer.headers["x-should-retry"] == "false")
        #expect(job.credits == .zero && job.attempts == 1)
    }

    @Test func `a service that answers with too few vectors has failed`() async throws {
        let fixture = try await ServerFixture(script: { _ in .json(#"{"data":[{"index":0,"embedding":[1]}]}"#) })
        let job = try await fixture.engine.submit(
            Submission(tenant: "acme", embeddings: EmbeddingRequest(model: "first", inputs: ["a", "b"]))
        ).job

        let seen = try await fixture.working {
            for try await event in fixture.engine.follow(job.id)
            where event.kind == .state(.queued) && event.position.version > 1 {
                return try await fixture.engine.store.job(job.id)
            }
            return nil
        }

        #expect(seen?.error?.code == "provider_garbage")
    }

    @Test(arguments: [
        (#"{"model":"first"}"#, 400, "input"), (#"{"model":"first","input":""}"#, 400, "input"),
        (#"{"model":"first","input":[1,2]}"#, 400, "input"), (#"{"model":"first","input":[[1,2]]}"#, 400, "input[0]"),
        (#"{"model":"first","input":["a",null]}"#, 400, "input[1]"), (#"{"model":"none","input":"a"}"#, 404, "model"),
        (#"{"model":"first","input":"a","encoding_format":"hex"}"#, 400, "encoding_format"),
    ]) func `a fault is named with its place`(_ body: String, _ status: Int, _ param: String) async throws {
        let fixture = try await ServerFixture()

        let answer = try await Self.ask(fixture, try JSON(parsing: body))

        #expect(answer.status == status)
        #expect(answer.error?["param"]?.string == param)
    }
}
