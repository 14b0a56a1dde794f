package import ChassisCore

extension Store {
    static let jobQuery = Query("SELECT \(Job.columns) FROM job WHERE id = ?")
    private static let documentsQuery = Query("SELECT data, at FROM trace WHERE job = ? ORDER BY id")
    static let sharedTextQuery = Query("SELECT data FROM shared_text WHERE hash = ?")

    /// Everything kept about a job: spans and calls of all attempts, the texts of the last attempt that had any and ran
    /// with the version of the prompt that the job names.
    ///
    /// Texts past their retention are missing, which the trace shows as empty.
    package func trace(_ id: JobID) async throws(StoreError) -> Trace? {
        try await read { connection in
            guard let job = try connection.first(Self.jobQuery, [Value(id)], { Job($0) }) else { return nil }
            var trace = Trace(job: job)
            var line = AttemptLine()
            for (data, at) in try connection.all(Self.documentsQuery, [Value(id)], { ($0.blob(0), $0.integer(1)) }) {
                trace.add(line.placed(try Self.document(data, connection), end: at))
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

/// Lays the claims of one attempt behind each other: a job that waited for a model, or whose process stopped, was taken
/// up more than once in it, and each time its spans begin at 0.
private struct AttemptLine {
    private var attempt: Int?
    /// When the attempt was taken up first, and where its spans end so far; in nanoseconds.
    private var begin: Int64 = 0
    private var last: Int64 = 0

    /// - Parameter end: When the claim was settled, in milliseconds.
    mutating func placed(_ document: TraceDocument, end: Int64) -> TraceDocument {
        guard let number = document.spans.first?.attempt else { return document }
        func length(_ spans: [Span]) -> Int64 {
            spans.map { $0.startNanoseconds.addingTamely($0.durationNanoseconds) }.max() ?? 0
        }
        let start = end.multipliedTamely(by: 1_000_000).addingTamely(-length(document.spans))
        guard attempt == number else {
            (attempt, begin, last) = (number, start, length(document.spans))
            return document
        }
        var placed = document
        // Moments are of milliseconds, so that one claim can seem to begin just before the one ahead of it has ended.
        var offset = max(0, start.addingTamely(-begin))
        if offset < last, last - offset <= 2_000_000 { offset = last }
        for index in placed.spans.indices {
            placed.spans[index].startNanoseconds = placed.spans[index].startNanoseconds.addingTamely(offset)
        }
        last = length(placed.spans)
        return placed
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
