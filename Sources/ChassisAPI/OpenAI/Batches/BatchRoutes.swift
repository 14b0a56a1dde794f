import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

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
        let (batch, isExisting) = try await service.engine.addBatch(
            of: request.tenant, endpoint: endpoint, inputFile: file.id, metadata: metadata,
            mark: try mark(request, [endpoint, name, JSON.object(metadata).text]))
        var response = APIResponse.json(try json(of: batch))
        if isExisting {
            // The metadata may be past its retention by now.
            let isSame =
                try batch.endpoint == endpoint && batch.inputFile == file.id
                && (batch.sealedMetadata == nil || self.metadata(of: batch) == .object(metadata))
            guard isSame else { throw Self.otherRequest(batch) }
            response.set("idempotent-replayed", "true")
        }
        response.warn(ofIgnored: fields.object.names(besides: Self.known))
        return response
    }

    private static let known: Set = ["endpoint", "completion_window", "input_file_id", "metadata"]

    /// By the client's own key; else by what it asks for, where OpenAI's clients say how often they have tried. A batch
    /// that was sent twice would run and cost twice.
    private func mark(_ request: APIRequest, _ parts: [String]) throws(APIError) -> BatchMark? {
        if let key = try request.idempotencyKey() {
            return BatchMark(hash: hash("/v1/batches key", [key.text], of: request.tenant), retrying: nil)
        }
        guard let retrying = request.retrying else { return nil }
        return BatchMark(hash: hash("/v1/batches", parts, of: request.tenant), retrying: retrying)
    }

    /// No feature or model has an address as its name: the hash is none of a job's.
    private func hash(_ kind: String, _ parts: [String], of tenant: String) -> [UInt8] {
        let words = JSON.array(parts.map(JSON.string)).text
        return service.engine.fingerprint(Submission(tenant: tenant, feature: kind, input: Array(words.utf8)))
    }

    private static func otherRequest(_ batch: StoredBatch) -> APIError {
        .conflict(
            "The key of this request was used for batch_\(batch.id) with another body.", code: "idempotency_conflict")
    }

    private func list(_ request: APIRequest) async throws -> APIResponse {
        let page = try Page(request, prefix: "batch_")
        let batches = try await service.store.batches(
            of: request.tenant, before: page.before, limit: page.limit + 1)
        return .json(page.json(try batches.map { try json(of: $0) }))
    }

    private func cancel(_ request: APIRequest) async throws -> APIResponse {
        let batch = try await found(request)
        guard let cancelled = try await service.engine.cancelBatch(batch.id, of: request.tenant) else {
            throw Self.notFound(request)
        }
        guard !cancelled.state.isFinal || cancelled.state == .cancelled else {
            throw APIError.conflict(
                "batch_\(batch.id) has ended as \(cancelled.state.rawValue); nothing of it is left to be cancelled.",
                code: "batch_ended")
        }
        return .json(try json(of: cancelled))
    }

    private func found(_ request: APIRequest) async throws -> StoredBatch {
        let name = request.parameters["id"] ?? ""
        if let id = Page.id(name, prefix: "batch_"), let batch = try await service.store.batch(id, of: request.tenant) {
            return batch
        }
        throw Self.notFound(request)
    }

    private static func notFound(_ request: APIRequest) -> APIError {
        let name = request.parameters["id"] ?? ""
        return APIError.notFound("There is no batch '\(name.prefix(100))'.", code: "batch_not_found")
    }

    private func json(of batch: StoredBatch) throws -> JSON {
        func time(_ state: StoredBatch.State) -> JSON {
            batch.times[state.rawValue]?.integer.map { .integer($0 / 1000) } ?? .null
        }
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
            "metadata": try metadata(of: batch),
        ]
    }

    private func metadata(of batch: StoredBatch) throws -> JSON {
        guard let sealed = batch.sealedMetadata else { return .null }
        return (try? JSON(parsing: try service.engine.unsealed(sealed, of: batch.tenant))) ?? .null
    }
}
