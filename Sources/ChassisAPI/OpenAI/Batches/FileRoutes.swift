import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// `/v1/files`: what batches read and write.
struct FileRoutes: Sendable {
    let service: APIService
    /// Bytes of an upload: it is in memory once while it is sealed.
    static let largest = 50_000_000

    var all: [Route] {
        [
            Route(.POST, "/v1/files", scope: .submit, maxBody: Self.largest) { try await upload($0) },
            Route(.GET, "/v1/files", scope: .read) { try await list($0) },
            Route(.GET, "/v1/files/{id}", scope: .read) { try await .json(json(of: found($0))) },
            Route(.GET, "/v1/files/{id}/content", scope: .read) { try await content($0) },
            Route(.DELETE, "/v1/files/{id}", scope: .submit) { try await delete($0) },
        ]
    }

    private func upload(_ request: APIRequest) async throws -> APIResponse {
        let form = try Multipart(request)
        guard let file = form["file"] else {
            throw APIError.badRequest("The part 'file' is missing.", code: "missing_required_parameter", param: "file")
        }
        guard form.text("purpose") == "batch" else {
            throw APIError.badRequest("'purpose' must be batch.", code: "invalid_value", param: "purpose")
        }
        guard !file.content.isEmpty else {
            throw APIError.badRequest("The file is empty.", code: "invalid_value", param: "file")
        }
        let name = String((file.fileName ?? "upload.jsonl").unicodeScalars.prefix(255))
        let kept = try await service.engine.keepFile(
            Array(file.content), name: name, purpose: "batch", tenant: request.tenant)
        var response = APIResponse.json(try json(of: kept))
        // Parts such as expires_after[seconds] are told by the field that they belong to.
        let fields = form.parts.compactMap { $0.name.split(separator: "[").first.map(String.init) }
        var seen: Set = ["file", "purpose"]
        response.warn(ofIgnored: fields.filter { seen.insert($0).inserted })
        return response
    }

    private func list(_ request: APIRequest) async throws -> APIResponse {
        let page = try Page(request, prefix: "file-", most: 10_000)
        let files = try await service.store.files(
            of: request.tenant, purpose: request.query("purpose"), before: page.before, limit: page.limit + 1)
        return .json(page.json(try files.map { try json(of: $0) }))
    }

    private func content(_ request: APIRequest) async throws -> APIResponse {
        let file = try await found(request)
        let bytes = try await service.engine.content(of: file)
        return APIResponse(headers: ["content-type": "application/octet-stream"], body: .bytes(bytes))
    }

    private func delete(_ request: APIRequest) async throws -> APIResponse {
        let file = try await found(request)
        if let batch = try await service.store.deleteFile(file.id, of: request.tenant) {
            throw APIError.conflict(
                "batch_\(batch) still reads the file; wait for its end or cancel it.", code: "file_in_use")
        }
        return .json(["id": .string("file-\(file.id)"), "object": "file", "deleted": true])
    }

    private func found(_ request: APIRequest) async throws -> StoredFile {
        let name = request.parameters["id"] ?? ""
        if let id = Page.id(name, prefix: "file-"), let file = try await service.store.file(id, of: request.tenant) {
            return file
        }
        throw APIError.notFound("There is no file '\(name.prefix(100))'.", code: "file_not_found")
    }

    private func json(of file: StoredFile) throws -> JSON {
        [
            "id": .string("file-\(file.id)"), "object": "file", "bytes": .integer(Int64(file.bytes)),
            "created_at": .integer(file.createdAt.milliseconds / 1000), "expires_at": .null,
            "filename": .string(try service.engine.name(of: file)), "purpose": .string(file.purpose),
            "status": "processed", "status_details": .null,
        ]
    }
}
