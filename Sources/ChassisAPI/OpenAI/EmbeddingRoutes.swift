import ChassisCore
import ChassisEngine
import Foundation
import NIOHTTP1

/// `POST /v1/embeddings`.
struct EmbeddingRoutes: Sendable {
    let service: APIService

    var all: [Route] {
        [Route(.POST, "/v1/embeddings", scope: .submit) { try await embed($0) }]
    }

    private static let known: Set<String> = ["model", "input", "dimensions", "user", "encoding_format"]

    private func embed(_ request: APIRequest) async throws -> APIResponse {
        let body = try request.json()
        let asked = try EmbeddingRequest(.object(body), vocabulary: service.engine.setup.vocabulary(ofModelNamed:))
        let isPacked = try Self.isPacked(.object(body))
        let run = try await service.take(
            Submission(tenant: request.tenant, embeddings: asked), for: request,
            ignoring: body.names(besides: Self.known))
        let job = try await run.finished().job
        var response =
            job.state == .completed
            ? APIResponse.json(
                Self.json(try await service.engine.embeddings(of: job), of: asked.model, isPacked: isPacked))
            : APIResponse(APIError(job: job, question: "input"))
        await run.headers(&response, of: job)
        return response
    }

    /// Whether a request asks for vectors as base64 of their 32-bit numbers.
    static func isPacked(_ body: JSON) throws(ChatRequestError) -> Bool {
        switch body["encoding_format"] {
        case nil, .null?, "float"?: false
        case "base64"?: true
        default: throw ChatRequestError(.wrongValue, "encoding_format", "must be float or base64")
        }
    }

    static func json(_ embeddings: Embeddings, of model: String, isPacked: Bool) -> JSON {
        let data: [JSON] = embeddings.vectors.enumerated().map { index, vector in
            [
                "object": "embedding", "index": .integer(Int64(index)),
                "embedding": isPacked
                    ? .string(Data(Embeddings.bytes(of: vector)).base64EncodedString())
                    : .array(vector.map { .number(Double($0)) }),
            ]
        }
        let tokens: JSON = embeddings.usage.state == .absent ? .null : .integer(embeddings.usage.inputTokens)
        var answer = JSONObject([
            ("object", "list"), ("data", .array(data)), ("model", .string(model)),
            ("usage", ["prompt_tokens": tokens, "total_tokens": tokens]),
        ])
        if embeddings.model == "hashed-features" {
            answer["note"] = "Hashed features of words and letters: like words get like vectors, like meanings don't."
        }
        return .object(answer)
    }
}
