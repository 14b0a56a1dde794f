import ChassisCore
import ChassisEngine
import NIOHTTP1

/// `GET /v1/models`: everything that a tenant may name as a request's `model`.
struct ModelRoutes: Sendable {
    let service: APIService

    var all: [Route] {
        [
            Route(.GET, "/v1/models", scope: .read) { request in
                .json(["object": "list", "data": .array(models(for: request.tenant))])
            },
            Route(.GET, "/v1/models/{id}", scope: .read) { request in
                let name = request.parameters["id"] ?? ""
                let models = models(for: request.tenant)
                guard let model = models.first(where: { $0["id"]?.string == name }) else {
                    let names = models.compactMap { $0["id"]?.string }
                    throw APIError.modelNotFound(
                        "There is no feature, model or tier '\(name.prefix(100))'. "
                            + APIError.choice(instead: name, of: names))
                }
                return .json(model)
            },
        ]
    }

    /// What a tenant's plan lets it ask.
    private func models(for tenant: String) -> [JSON] {
        let workspace = service.engine.setup.workspace
        let plan = workspace.tenant(tenant).flatMap(workspace.plan)
        let features = workspace.features.map {
            Self.entry($0.name, kind: "feature", owner: "chassis", summary: $0.summary)
        }
        let models = workspace.models.map { model in
            Self.entry(model.name, kind: "model", owner: model.provider, created: model.prices.first?.effectiveFrom)
        }
        let tiers = Tier.allCases.filter { workspace.tiers[$0]?.isEmpty == false }.map {
            Self.entry(
                $0.rawValue, kind: "tier", owner: "chassis",
                summary: workspace.tiers[$0]?.joined(separator: ", ") ?? "")
        }
        // The name stands for the feature where one is shared.
        var seen: Set<String> = []
        return (features + models + tiers).filter { entry in
            let name = entry["id"]?.string ?? ""
            return seen.insert(name).inserted && plan?.allows(name) ?? true
        }
    }

    private static func entry(
        _ name: String, kind: JSON, owner: String, summary: String = "", created: Timestamp? = nil
    ) -> JSON {
        [
            "id": .string(name), "object": "model", "created": .integer((created?.milliseconds ?? 0) / 1000),
            "owned_by": .string(owner), "kind": kind, "summary": .string(summary),
        ]
    }
}

extension APIError {
    static func modelNotFound(_ message: String) -> APIError {
        APIError(
            status: .notFound, type: .invalidRequest, code: "model_not_found", message: message, param: "model",
            retry: .never)
    }
}
