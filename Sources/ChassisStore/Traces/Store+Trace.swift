package import ChassisCore

extension Store {
    static let jobQuery = Query("SELECT \(Job.columns) FROM job WHERE id = ?")
    private static let documentsQuery = Query("SELECT data FROM trace WHERE job = ? ORDER BY id")
    static let sharedTextQuery = Query("SELECT data FROM shared_text WHERE hash = ?")

    /// Everything kept about a job: spans and calls of all attempts, the texts of the last attempt that had any and ran
    /// with the version of the prompt that the job names.
    ///
    /// Texts past their retention are missing, which the trace shows as empty.
    package func trace(_ id: JobID) async throws(StoreError) -> Trace? {
        try await read { connection in
            guard let job = try connection.first(Self.jobQuery, [Value(id)], { Job($0) }) else { return nil }
            var trace = Trace(job: job)
            for data in try connection.all(Self.documentsQuery, [Value(id)], { $0.blob(0) }) {
                trace.add(try Self.document(data, connection))
            }
            trace.spans += try connection.webhookSpans(of: job)
            return trace
        }
    }

    static func document(_ data: [UInt8], _ connection: Connection) throws -> TraceDocument {
        try TraceDocument(try Compression.unpack(data)) { hash in
            let text = try connection.first(sharedTextQuery, [.blob(hash)]) { $0.blob(0) }
            return try text.map(Compression.text) ?? ""
        }
    }
}

extension Trace {
    mutating func add(_ document: TraceDocument) {
        spans += document.spans
        calls += document.calls
        // A later attempt may have run with another version: texts are of the one that the trace names.
        let used = PromptReference(name: job.promptName, version: job.promptVersion)
        guard document.promptUsed ?? used == used else { return }
        if !document.prompt.isEmpty { prompt = document.prompt }
        if !document.context.isEmpty { context = document.context }
        if let text = document.raw { raw = text }
        if let text = document.final { final = text }
        if !document.masked.isEmpty { masked = document.masked }
    }
}
