import ChassisCore
import NIOHTTP1

/// Whether the process lives, and whether it can do its work.
struct HealthRoutes: Sendable {
    let service: APIService

    var all: [Route] {
        [
            Route(.GET, "/healthz", scope: nil) { _ in .json(["status": "ok"]) }
        ]
    }
}
