package import ChassisCore

extension Store {
    private static let newestQuery = Query("SELECT data FROM trace ORDER BY id DESC LIMIT ?")

    /// What services reported of their first calls for jobs, beside what had been estimated of the prompts, newest
    /// first.
    ///
    /// - Parameter limit: Attempts looked at.
    /// - Complexity: O(`limit`), and the unpacking of their traces.
    package func tokenSamples(ofNewest limit: Int) async throws(StoreError) -> [TokenCalibration.Sample] {
        try await read { connection in
            try connection.all(Self.newestQuery, [Value(limit)]) { $0.blob(0) }.compactMap { data in
                // Texts kept elsewhere are not needed.
                let document = try TraceDocument(try Compression.unpack(data)) { _ in "" }
                return TokenCalibration.Sample(document)
            }
        }
    }
}

extension TokenCalibration.Sample {
    fileprivate init?(_ document: TraceDocument) {
        guard let call = document.calls.first(where: { $0.purpose == .first }), call.error == nil,
            call.usage.state == .reported, call.usage.inputTokens > 0,
            let notes = document.spans.last(where: { $0.name == "prompt" })?.attributes,
            let estimated = notes["tokens.estimated"].flatMap(Int.init)
        else { return nil }
        self.init(model: call.model, estimated: estimated, reported: Int(call.usage.inputTokens))
    }
}
