/// One attempt of a job as OpenTelemetry spans, in OTLP's JSON encoding.
///
/// - SeeAlso: https://opentelemetry.io/docs/specs/otlp/#json-protobuf-encoding
package struct OTLPEncoding: Sendable {
    /// Makes ids: the same for the same words, and hard to tell for who doesn't have the key.
    private let digest: @Sendable (String) -> [UInt8]
    /// Whether prompts and answers are sent as well, masked as they rest. Off unless asked for.
    private let sendsContent: Bool

    package init(sendsContent: Bool, digest: @escaping @Sendable (String) -> [UInt8]) {
        self.sendsContent = sendsContent
        self.digest = digest
    }

    /// The request's body for some attempts.
    package static func request(spans: [JSON]) -> JSON {
        let resource: JSON = ["attributes": [attribute(GenAI.serviceName, .string("chassis"))]]
        let scope: JSON = ["scope": ["name": "chassis"], "spans": .array(spans)]
        return ["resourceSpans": [["resource": resource, "scopeSpans": [scope]]]]
    }

    /// - Parameters:
    ///   - attempt: What the attempt left.
    ///   - end: When it was settled; its spans are laid before that.
    ///   - mark: Its own alone: an attempt that is given back does not count, and the next has its number.
    package func spans(of attempt: Trace, end: Timestamp, mark: Int64) -> [JSON] {
        let length = attempt.spans.map { $0.startNanoseconds + $0.durationNanoseconds }.max() ?? 0
        let start = end.milliseconds * 1_000_000 - length
        let job = attempt.job
        let root = Self.id(digest("span \(job.id) \(mark)"), 8)
        var attributes: [(String, JSON)] = [
            ("chassis.job.id", .string(job.id.description)), ("chassis.tenant", .string(job.tenant)),
            ("chassis.feature", .string(job.feature)), (GenAI.promptName, .string(job.promptName)),
            ("chassis.prompt.version", .integer(Int64(job.promptVersion))),
            ("chassis.cache", .string(job.cache.rawValue)),
        ]
        if let cost = job.cost { attributes.append(("chassis.cost.nano_usd", .integer(cost.nanoUSD))) }
        // The conventions have what was said stand at the call that said it.
        let answering = sendsContent ? attempt.spans.lastIndex { $0.isAnswering } : nil
        if sendsContent, answering == nil { attributes += content(of: attempt) }
        let trace = Self.id(digest("trace \(job.id)"), 16)
        let failed = attempt.spans.contains { $0.status == .error && !$0.isCall }
        let top = Self.span(
            trace: trace, id: root, parent: nil, name: "job \(job.feature)", kind: 2, start: start, length: length,
            isError: failed, attributes: attributes)
        var generate = root
        return [top]
            + attempt.spans.enumerated().map { index, span in
                let id = Self.id(digest("span \(job.id) \(mark) \(index)"), 8)
                let isCall = span.isCall
                if span.name == "generate" { generate = id }
                return Self.span(
                    trace: trace, id: id, parent: isCall ? generate : root, name: span.name, kind: isCall ? 3 : 1,
                    start: start + span.startNanoseconds, length: span.durationNanoseconds,
                    isError: span.status == .error,
                    attributes: span.attributes.sorted { $0.key < $1.key }.compactMap {
                        guard sendsContent || Self.isFigure($0.key) else { return nil }
                        return ($0.key, Self.value($0.key, $0.value))
                    } + (index == answering ? content(of: attempt) : [])
                        + (sendsContent && span.name == "retrieve" ? documents(of: attempt) : []))
            }
    }

    private func documents(of attempt: Trace) -> [(String, JSON)] {
        let used = attempt.context.filter(\.used).map(\.passage)
        guard !used.isEmpty else { return [] }
        let list = used.map { passage -> JSON in
            ["id": .string(passage.id), "content": .string(passage.text), "score": .number(passage.score)]
        }
        return [
            (GenAI.operation, .string(GenAI.retrieval)), (GenAI.retrievalDocuments, .string(JSON.array(list).text)),
        ]
    }

    /// What stages say of a job that quotes nobody: numbers, names of models and rules, words of our own. Everything else
    /// (sentences that lack support, names that no page has, what a service said when it failed) is content, and so is
    /// whatever is not known here.
    private static let figures: Set<String> = [
        "cache", "candidates", "characters", "choice", "confidence", "confidence.from", "confidence.raw", "constrained",
        "difficulty", "error.type", "from", "guard", "hedge", "history.after", "history.before", "history.budget",
        "history.dropped", "knowledge", "learned", "learned.words", "low_confidence", "mended", "model",
        "models", "most", "purpose",
        "request.adapted", "retrieval", "rule", "score", "semantic.cosine", "stale.age", "stale.job", "steps",
        "support", "tier", "tokens",
        "turns.dropped", "usage.not_believed", "used", "vectors", "verdict", "waited", "warming", "warming.waited",
    ]

    private static func isFigure(_ name: String) -> Bool {
        figures.contains(name) || name.hasPrefix("tokens.") || name.hasPrefix("masked.")
            || (name.hasPrefix("gen_ai.") && !ForeignContent.isContent(name))
    }

    private func content(of attempt: Trace) -> [(String, JSON)] {
        func messages(_ messages: [(String, String)]) -> JSON {
            .string(
                JSON.array(
                    messages.map { role, text in
                        ["role": .string(role), "parts": [["type": "text", "content": .string(text)]]]
                    }
                ).text)
        }
        var content: [(String, JSON)] = []
        if !attempt.prompt.isEmpty {
            content.append((GenAI.inputMessages, messages(attempt.prompt.map { ($0.role.rawValue, $0.content) })))
        }
        if let final = attempt.final { content.append((GenAI.outputMessages, messages([("assistant", final)]))) }
        return content
    }

    /// Token counts and times are numbers in the conventions; our spans keep every attribute as text.
    private static func value(_ name: String, _ text: String) -> JSON {
        if name.hasPrefix("gen_ai.usage."), let count = Int64(text) { return .integer(count) }
        if name == GenAI.timeToFirstChunk, let seconds = Double(text) { return .number(seconds) }
        if name == GenAI.finishReasons { return .array([.string(text)]) }
        return .string(text)
    }

    private static func span(
        trace: String, id: String, parent: String?, name: String, kind: Int64, start: Int64, length: Int64,
        isError: Bool, attributes: [(String, JSON)]
    ) -> JSON {
        var span = JSONObject([("traceId", .string(trace)), ("spanId", .string(id))])
        if let parent { span["parentSpanId"] = .string(parent) }
        span["name"] = .string(name)
        span["kind"] = .integer(kind)
        span["startTimeUnixNano"] = .string(String(start))
        span["endTimeUnixNano"] = .string(String(start + length))
        span["attributes"] = .array(attributes.map { attribute($0.0, $0.1) })
        span["status"] = isError ? ["code": 2] : [:]
        return .object(span)
    }

    private static func attribute(_ name: String, _ value: JSON) -> JSON {
        ["key": .string(name), "value": any(value)]
    }

    private static func any(_ value: JSON) -> JSON {
        switch value {
        case .integer(let number): ["intValue": .string(String(number))]
        case .number(let number): ["doubleValue": .number(number)]
        case .large: ["doubleValue": value]
        case .bool(let flag): ["boolValue": .bool(flag)]
        case .array(let list): ["arrayValue": ["values": .array(list.map { any($0) })]]
        default: ["stringValue": .string(value.string ?? value.text)]
        }
    }

    private static func id(_ bytes: [UInt8], _ count: Int) -> String {
        bytes.prefix(count).hexadecimal
    }
}
