import ChassisCore
import NIOHTTP1
import ChassisEngine
import ChassisStore

/// `/v1/batches`: files of requests that are worked off as jobs of low priority.
struct BatchRoutes: Sendable {
    let service: APIService

    var all: [Route] {
        [
            Route(.POST, "/v1/batches", scope: .submit) { try await create($0) },
            Route(.GET, "/v1/batches", scope: .read) { try await list($0) },
            Route(.GET, "/v1/batches/{id}", scope: .read) { try await .json(json(of: found($0))) },
            Route(.POST, "/v1/batches/{id}/cancel", scope: .submit) { try await cancel($0) },
        ]
    }

    private func create(_ request: APIRequest) async throws -> APIResponse {
        let fields = try WireFields(.object(try request.json()))
        let endpoint = try fields.required("endpoint")
        guard BatchLine.endpoints.contains(endpoint) else {
            throw ChatRequestError(
                .wrongValue, "endpoint", "must be one of \(BatchLine.endpoints.joined(separator: ", "))")
        }
        guard try fields.required("completion_window") == "24h" else {
            throw ChatRequestError(.wrongValue, "completion_window", "must be 24h")
        }
        let name = try fields.required("input_file_id")
        guard let id = Page.id(name, prefix: "file-"),
            let file = try await service.store.file(id, of: request.tenant), file.purpose == "batch"
        else {
            var error = APIError.notFound("There is no file '\(name.prefix(100))'.", code: "file_not_found")
            error.param = "input_file_id"
            throw error
        }
        let metadata = try fields.metadata()
        let now = service.clock.now()
        let batch = try await service.store.addBatch(
            StoredBatch(
                tenant: request.tenant, endpoint: endpoint, inputFile: file.id,
                sealedMetadata: metadata.isEmpty
                    ? nil : try service.engine.sealed(Array(JSON.object(metadata).text.utf8), of: request.tenant),
                createdAt: now, expiresAt: now + .seconds(86_400)))
        return .json(try json(of: batch))
    }

    private func list(_ request: APIRequest) async throws -> APIResponse {
        let page = try Page(request, prefix: "batch_")
        let batches = try await service.store.batches(
            of: request.tenant, before: page.before, limit: page.limit + 1)
        return .json(page.json(try batches.map { try json(of: $0) }))
    }

    private func cancel(_ request: APIRequest) async throws -> APIResponse {
        var batch = try await found(request)
        // Whoever runs the batch may have gone on between reading and writing.
        for _ in 0..<20 where !batch.state.isFinal && batch.state != .cancelling {
            var cancelling = batch
            cancelling.enter(.cancelling, at: service.clock.now())
            try await service.store.advance(batch, to: cancelling)
            batch = try await found(request)
        }
        return .json(try json(of: batch))
    }

    private func found(_ request: APIRequest) async throws -> StoredBatch {
        let name = request.parameters["id"] ?? ""
        if let id = Page.id(name, prefix: "batch_"), let batch = try await service.store.batch(id, of: request.tenant) {
            return batch
        }
        throw APIError.notFound("There is no batch '\(name.prefix(100))'.", code: "batch_not_found")
    }

    private func json(of batch: StoredBatch) throws -> JSON {
        func time(_ state: StoredBatch.State) -> JSON {
            batch.times[state.rawValue]?.integer.map { .integer($0 / 1000) } ?? .null
        }
        let metadata = try batch.sealedMetadata.map { try service.engine.unsealed($0, of: batch.tenant) }
        return [
            "id": .string("batch_\(batch.id)"), "object": "batch", "endpoint": .string(batch.endpoint),
            "errors": batch.errors.map { ["object": "list", "data": $0] } ?? .null,
            "input_file_id": .string("file-\(batch.inputFile)"), "completion_window": "24h",
            "status": .string(batch.state.rawValue),
            "output_file_id": batch.outputFile.map { .string("file-\($0)") } ?? .null,
            "error_file_id": batch.errorFile.map { .string("file-\($0)") } ?? .null,
            "created_at": .integer(batch.createdAt.milliseconds / 1000), "in_progress_at": time(.inProgress),
            "expires_at": .integer(batch.expiresAt.milliseconds / 1000), "finalizing_at": time(.finalizing),
            "completed_at": time(.completed), "failed_at": time(.failed), "expired_at": time(.expired),
            "cancelling_at": time(.cancelling), "cancelled_at": time(.cancelled),
            "request_counts": [
                "total": .integer(Int64(batch.total)), "completed": .integer(Int64(batch.completed)),
                "failed": .integer(Int64(batch.failed)),
            ],
            "usage": batch.usage?.responsesJSON ?? .null,
            "metadata": metadata.flatMap { try? JSON(parsing: $0) } ?? .null,
        ]
    }
}
