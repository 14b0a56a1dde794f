import ChassisCore

/// The addresses that OpenAI's clients know.
struct OpenAIRoutes: Sendable {
    let service: APIService

    var all: [Route] {
        ChatRoutes(service: service).all + ResponseRoutes(service: service).all
            + CompactionRoutes(service: service).all + ModelRoutes(service: service).all
            + EmbeddingRoutes(service: service).all + FileRoutes(service: service).all
            + BatchRoutes(service: service).all
    }
}
