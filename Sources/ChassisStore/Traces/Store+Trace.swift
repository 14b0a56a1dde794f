package import ChassisCore

extension Store {
    static let jobQuery = Query("SELECT \(Job.columns) FROM job WHERE id = ?")
    private static let documentsQuery = Query("SELECT data, at FROM trace WHERE job = ? ORDER BY id")
    private static let isForeignQuery = Query("SELECT 1 FROM foreign_trace WHERE job = ? LIMIT 1")
    private static let keepsValuesQuery = Query("SELECT 1 FROM job_masks WHERE job = ?")
    private static let termsQuery = Query(
        "SELECT \(Terms.columns) FROM terms WHERE id = (SELECT terms FROM job WHERE id = ?)")
    private static let planQuery = Query("SELECT plan FROM tenant WHERE id = ?")
    static let sharedTextQuery = Query("SELECT data FROM shared_text WHERE hash = ?")

    /// Everything kept about a job: spans and calls of all attempts, the texts of the last attempt that had any and ran
    /// with the version of the prompt that the job names.
    ///
    /// What is past its retention is missing, and the trace says so.
    package func trace(_ id: JobID) async throws(StoreError) -> Trace? {
        try await read { connection in
            guard let job = try connection.first(Self.jobQuery, [Value(id)], { Job($0) }) else { return nil }
            var trace = Trace(job: job)
            let documents = try connection.all(Self.documentsQuery, [Value(id)]) {
                (document: try Self.document($0.blob(0), connection), end: $0.integer(1))
            }
            if try connection.first(Self.isForeignQuery, [Value(id)], { _ in true }) == true {
                trace.add(parts: documents)
            } else {
                var line = AttemptLine()
                for (document, end) in documents { trace.add(line.placed(document, end: end)) }
            }
            // Every attempt that was settled has left one.
            trace.isPastRetention = documents.isEmpty && job.state.isFinal && job.attempts > 0
            trace.spans += try connection.webhookSpans(of: job)
            trace.basis = try Self.basis(of: job, connection)
            trace.keepsValues = try connection.first(Self.keepsValuesQuery, [Value(id)], { _ in true }) == true
            return trace
        }
    }

    private static func basis(of job: Job, _ connection: Connection) throws -> CreditBasis {
        if let terms = try connection.first(termsQuery, [Value(job.id)], { Terms($0, from: 0) }) {
            return .noted(terms)
        }
        return .planOfNow(try connection.first(planQuery, [.text(job.tenant)]) { $0.text(0) } ?? "")
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
        let start = document.start(endingAt: end)
        guard attempt == number else {
            (attempt, begin, last) = (number, start, document.length)
            return document
        }
        // Moments are of milliseconds, so that one claim can seem to begin just before the one ahead of it has ended.
        var offset = max(0, start.addingTamely(-begin))
        if offset < last, last - offset <= 2_000_000 { offset = last }
        let placed = document.moved(by: offset)
        last = placed.length
        return placed
    }
}

extension TraceDocument {
    /// Up to the end of the last span, in nanoseconds.
    fileprivate var length: Int64 {
        spans.map { $0.startNanoseconds.addingTamely($0.durationNanoseconds) }.max() ?? 0
    }

    /// When its time begins, in nanoseconds since 1970.
    ///
    /// - Parameter end: In milliseconds.
    fileprivate func start(endingAt end: Int64) -> Int64 {
        end.multipliedTamely(by: 1_000_000).addingTamely(-length)
    }

    fileprivate func moved(by nanoseconds: Int64) -> TraceDocument {
        var moved = self
        for index in moved.spans.indices {
            moved.spans[index].startNanoseconds = moved.spans[index].startNanoseconds.addingTamely(nanoseconds)
        }
        return moved
    }
}

extension Trace {
    /// Lays the parts of another program's trace, which came in whatever order, on one line of time.
    fileprivate mutating func add(parts: [(document: TraceDocument, end: Int64)]) {
        let starts = parts.map { $0.document.start(endingAt: $0.end) }
        let first = starts.min() ?? 0
        for (part, start) in zip(parts, starts) { add(part.document.moved(by: start.addingTamely(-first))) }
        spans.sort { $0.startNanoseconds < $1.startNanoseconds }
    }
}

extension Trace {
    mutating func add(_ document: TraceDocument) {
        spans += document.spans
        calls += document.calls
        // A later attempt may have run with another version: texts are of the one that the trace names.
        let used = PromptReference(name: job.promptName, version: job.promptVersion)
        guard document.promptUsed ?? used == used else { return }
        if let text = document.maskedInput { input = text }
        if !document.prompt.isEmpty { prompt = document.prompt }
        if !document.context.isEmpty { context = document.context }
        if let text = document.raw { raw = text }
        if let text = document.final { final = text }
        if !document.masked.isEmpty { masked = document.masked }
    }
}
