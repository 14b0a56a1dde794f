extension RouteTable {
    /// Every address of the API. Reading this list is reading what a client can ask.
    static func standard(_ service: APIService) -> RouteTable {
        var routes = HealthRoutes(service: service).all
        routes += MetricsRoutes(service: service).all
        routes += JobRoutes(service: service).all
        routes += TraceRoutes(service: service).all
        // Those that OpenAI's clients know.
        routes += ChatRoutes(service: service).all
        routes += ResponseRoutes(service: service).all
        routes += CompactionRoutes(service: service).all
        routes += EmbeddingRoutes(service: service).all
        routes += ModelRoutes(service: service).all
        routes += FileRoutes(service: service).all
        routes += BatchRoutes(service: service).all
        return RouteTable(routes)
    }
}
