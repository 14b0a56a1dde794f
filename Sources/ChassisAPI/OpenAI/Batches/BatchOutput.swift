import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// The files that a batch ends with: a line for each answer, and apart a line for each request that got none.
struct BatchOutput: Sendable {
    let service: APIService
    let batch: StoredBatch
    let lines: [BatchLine]
    let end: StoredBatch.State

    typealias File = (file: StoredFile, sealed: [UInt8])

    func files() async throws -> (output: File?, errors: File?) {
        var output: [UInt8] = []
        var errors: [UInt8] = []
        let items = try await service.store.items(of: batch.id)
        let reason: JSON = [
            "code": .string("batch_\(end.rawValue)"),
            "message": .string("The batch was \(end.rawValue) before this request was answered."),
        ]
        for item in items {
            guard let (status, body) = try await answer(to: item, asked(item.line)?.body) else {
                errors += line(item.line, .null, nil, error: reason)
                continue
            }
            let text = line(item.line, ["status_code": .integer(status), "body": body], item.job)
            if status == 200 { output += text } else { errors += text }
        }
        let noted = Set(items.map(\.line))
        for index in lines.indices where !noted.contains(index) {
            errors += line(index, .null, nil, error: reason)
        }
        return (try file(output, "output"), try file(errors, "error"))
    }

    /// `nil` when the file was deleted meanwhile.
    private func asked(_ line: Int) -> BatchLine? { lines.indices.contains(line) ? lines[line] : nil }

    private func file(_ content: [UInt8], _ kind: String) throws -> File? {
        guard !content.isEmpty else { return nil }
        return try service.engine.sealedFile(
            content, name: "batch_\(batch.id)_\(kind).jsonl", purpose: "batch_output", tenant: batch.tenant)
    }

    private func line(_ index: Int, _ response: JSON, _ job: JobID?, error: JSON = .null) -> [UInt8] {
        var response = response
        if case .object(var object) = response {
            object["request_id"] = job.map { .string($0.description) } ?? .null
            response = .object(object)
        }
        let line: JSON = [
            "id": .string("batch_req_\(batch.id)_\(index)"),
            "custom_id": asked(index).map { .string($0.customID) } ?? .null,
            "response": response, "error": error,
        ]
        return Array((line.text + "\n").utf8)
    }

    /// - Returns: `nil` where the end of the batch ended the job.
    private func answer(to item: BatchItem, _ request: JSON?) async throws -> (status: Int64, body: JSON)? {
        if let sealed = item.sealedRefusal,
            let refusal = try? JSON(parsing: try service.engine.unsealed(sealed, of: batch.tenant))
        {
            return (refusal["status_code"]?.integer ?? 400, refusal["body"] ?? .null)
        }
        guard let id = item.job, let job = try await service.store.job(id) else {
            return Self.gone
        }
        if job.state == .cancelled, end != .completed { return nil }
        guard job.state == .completed else {
            let question = batch.endpoint == "/v1/chat/completions" ? "messages" : "input"
            let error = APIError(job: job, question: question)
            return (Int64(error.status.code), error.json)
        }
        // A response may have been deleted, or be past its retention, before the batch ends.
        do { return (200, try await body(of: job, request)) } catch EngineError.noOutput { return Self.gone }
    }

    private static var gone: (status: Int64, body: JSON) {
        (404, APIError.notFound("The job of this request is no longer kept.", code: "job_not_found").json)
    }

    private func body(of job: Job, _ request: JSON?) async throws -> JSON {
        if batch.endpoint == "/v1/embeddings" {
            return EmbeddingRoutes.json(
                try await service.engine.embeddings(of: job), of: job.model ?? "",
                isPacked: try request.map(EmbeddingRoutes.isPacked) ?? false)
        }
        let answer = try await service.engine.answer(of: job)
        guard let chat = try await service.engine.chatRequest(of: job) else { return .null }
        return batch.endpoint == "/v1/responses"
            ? ResponseWire(job: job, chat: chat, in: service).object(answer)
            : ChatWire(chat, job).whole([.success(answer)], usage: job.usage)
    }
}
