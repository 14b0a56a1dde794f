import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation
import NIOHTTP1

/// `POST /v1/responses/compact`: a conversation summed up, by a job of its own.
///
/// What users said stays as it is, and one item stands for everything else. As with OpenAI it is closed to its client: the
/// summary sealed, which opens for its tenant alone, wherever it is sent again as a part of an input.
struct CompactionRoutes: Sendable {
    let service: APIService
    /// Of what it may sum up, a summary gets a quarter, but no less than a few sentences and no more than a few pages.
    private static let tokens = 400...4000

    var all: [Route] {
        [Route(.POST, "/v1/responses/compact", scope: .submit) { try await compact($0) }]
    }

    private func compact(_ request: APIRequest) async throws -> APIResponse {
        let body = try request.json()
        let asked = try await ResponseRoutes(service: service).asked(.object(body), request, needsInput: false)
        let said = asked.chat.messages.filter { $0.role != .system }
        let workspace = service.engine.setup.workspace
        let model = asked.chat.model
        // A feature has words and a form of its own for its answers.
        let isFeature =
            workspace.feature(model) != nil && workspace.plan(ofTenant: request.tenant)?.allows(model) == true
        let tier: Tier = workspace.tiers[.small]?.isEmpty == false ? .small : .local
        var submission = Submission(
            tenant: request.tenant, chat: summing(up: said, by: isFeature ? tier.rawValue : model))
        // A plan that names the feature need not name the tier.
        submission.isOwn = isFeature
        let run = try await service.take(
            submission, for: request,
            ignoring: body.names(besides: ["model", "input", "previous_response_id"]))
        let job = try await run.finished().job
        var response =
            job.state == .completed ? .json(try await object(of: job, said)) : APIResponse(APIError(job: job))
        await run.headers(&response, of: job)
        return response
    }

    private func summing(up said: [Message], by model: String) -> ChatRequest {
        let quoted = ConversationWindow.quoted(said)
        let tokens = min(max(TokenEstimate.count(quoted) / 4, Self.tokens.lowerBound), Self.tokens.upperBound)
        var chat = ChatRequest(
            model: model, messages: ConversationWindow.summaryPrompt(quoted, tokens: tokens))
        chat.maxOutputTokens = tokens
        chat.temperature = 0
        chat.isAwaited = true
        return chat
    }

    private func object(of job: Job, _ said: [Message]) async throws -> JSON {
        let users = said.filter { $0.role == .user && !ConversationWindow.isStandIn($0) }
        var output: [JSON] = users.enumerated().map { index, message in
            [
                "id": .string("msg_\(job.id)_\(index)"), "type": "message", "role": "user", "status": "completed",
                "content": [["type": "input_text", "text": .string(message.content)]],
            ]
        }
        let summary = try await service.engine.answer(of: job).text
        let sealed = Data(try service.engine.sealedSummary(summary, of: job.tenant)).base64EncodedString()
        output.append([
            "id": .string("cmp_\(job.id)"), "type": "compaction", "encrypted_content": .string(sealed),
        ])
        return [
            "id": .string(ResponseWire.id(of: job.id)), "object": "response.compaction",
            "created_at": .integer(job.createdAt.milliseconds / 1000), "output": .array(output),
            "usage": job.usage.responsesJSON,
        ]
    }
}

extension APIService {
    /// What the `encrypted_content` of a compaction says; `nil` where it is none of the tenant's.
    func summary(_ content: String, of tenant: String) -> String? {
        Data(base64Encoded: content).flatMap { engine.summary(Array($0), of: tenant) }
    }
}
