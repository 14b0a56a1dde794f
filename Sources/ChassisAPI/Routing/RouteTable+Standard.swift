extension RouteTable {
    /// Every address of the API. Reading this list is reading what a client can ask.
    static func standard(_ service: APIService) -> RouteTable {
        RouteTable(
            HealthRoutes(service: service).all
                + MetricsRoutes(service: service).all
                + JobRoutes(service: service).all
                + OpenAIRoutes(service: service).all
                + TraceRoutes(service: service).all
        )
    }
}
