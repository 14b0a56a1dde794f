import ChassisCore
import ChassisEngine

/// Puts items in the place of references to them: `{"type": "item_reference", "id": "msg_job_7"}` stands for what an earlier
/// response of the tenant's said, and clients that keep conversations by their ids send it for each turn.
struct ItemReferences {
    let routes: ResponseRoutes
    let request: APIRequest
    /// The items of responses that were looked up, by the response's id.
    private var known: [String: [JSON]] = [:]

    init(_ routes: ResponseRoutes, for request: APIRequest) { (self.routes, self.request) = (routes, request) }

    /// - Throws: 400 `item_not_found` with the reference's place for one that names no item of a kept response.
    mutating func resolved(_ body: JSON) async throws -> JSON {
        guard var object = body.object, var items = object["input"]?.array, items.contains(where: Self.isOne) else {
            return body
        }
        for index in items.indices where Self.isOne(items[index]) {
            let id = items[index]["id"]?.string ?? ""
            guard let item = try await item(id) else {
                throw APIError.badRequest(
                    "There is no item '\(id.prefix(100))' of a response that was kept.", code: "item_not_found",
                    param: "input[\(index)].id")
            }
            items[index] = item
        }
        object["input"] = .array(items)
        return .object(object)
    }

    private static func isOne(_ item: JSON) -> Bool { item["type"] == "item_reference" }

    private mutating func item(_ id: String) async throws -> JSON? {
        guard let response = Self.response(of: id) else { return nil }
        if known[response] == nil { known[response] = try await routes.items(ofResponse: response, request) }
        return known[response]?.first { $0["id"]?.string == id }
    }

    /// `msg_job_7`, `fc_job_7_0` and `item_job_7_0` are of `resp_job_7`.
    private static func response(of id: String) -> String? {
        let parts = id.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count >= 3, ["msg", "fc", "item"].contains(parts[0]), parts[1] == "job" else { return nil }
        return "\(ResponseWire.prefix)job_\(parts[2])"
    }
}

extension ResponseRoutes {
    /// What a kept response was asked and said, an item each; nothing where there is none.
    func items(ofResponse id: String, _ request: APIRequest) async throws -> [JSON] {
        guard let (job, chat) = try? await found(id, request) else { return [] }
        let wire = ResponseWire(job: job, chat: chat, in: service)
        guard job.state == .completed else { return wire.inputItems }
        return wire.inputItems + wire.items(try await service.engine.answer(of: job))
    }
}
