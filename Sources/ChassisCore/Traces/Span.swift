/// One timed step of a job.
package struct Span: Hashable, Sendable, Codable {
    package enum Status: String, Hashable, Sendable, Codable { case ok, error }

    /// The stage's or call's name: `mask`, `generate`, `chat qwen2.5`.
    package var name: String
    package var attempt: Int
    /// Nanoseconds since the attempt began.
    package var startNanoseconds: Int64
    package var durationNanoseconds: Int64
    package var status: Status
    /// Masked, short. `gen_ai.*` names are OpenTelemetry's.
    package var attributes: SpanAttributes

    package init(
        name: String, attempt: Int, startNanoseconds: Int64, durationNanoseconds: Int64, status: Status = .ok,
        attributes: SpanAttributes = [:]
    ) {
        self.name = name
        self.attempt = attempt
        self.startNanoseconds = startNanoseconds
        self.durationNanoseconds = durationNanoseconds
        self.status = status
        self.attributes = attributes
    }
}

/// What happened to a job: the exact masked prompt, the context, what came back, what was made of it.
package struct Trace: Sendable {
    package var job: Job
    /// What was asked, masked; `nil` where it was refused before it could be, and after retention.
    package var input: String?
    /// The messages as sent, masked; empty when no provider was called.
    package var prompt: [Message]
    package var context: [RetrievedDocument]
    /// The provider's text, masked, as it came.
    package var raw: String?
    /// What the user was given, with personal data masked again.
    package var final: String?
    package var spans: [Span]
    /// One line for each provider call, losers and failures included.
    package var calls: [CallRecord]
    /// Kinds and counts of what was masked: `["email": 2]`. Never the values.
    package var masked: [String: Int]
    /// What says how much the job's credits are worth.
    package var basis = CreditBasis.planOfNow("")
    /// Whether what the attempts left is deleted: then empty says nothing.
    package var isPastRetention = false
    /// Whether the values behind the placeholders are kept, sealed; what isn't kept can never be shown.
    package var keepsValues = true

    /// The attribute of the step that answered from a trace before.
    package static let originNote = "from"
    /// The trace whose answer was given once more: `trace_12`; `nil` where a model was asked.
    package var origin: String? {
        spans.last { $0.attributes[Self.originNote] != nil }?.attributes[Self.originNote]
    }

    package init(
        job: Job, prompt: [Message] = [], context: [RetrievedDocument] = [], raw: String? = nil, final: String? = nil,
        spans: [Span] = [], calls: [CallRecord] = [], masked: [String: Int] = [:]
    ) {
        self.job = job
        self.prompt = prompt
        self.context = context
        self.raw = raw
        self.final = final
        self.spans = spans
        self.calls = calls
        self.masked = masked
    }
}

/// The bill of one provider call.
package struct CallRecord: Hashable, Sendable, Codable {
    package var attempt: Int
    package var provider: String
    /// The model's name in the workspace.
    package var model: String
    /// The model that the provider says it ran.
    package var responseModel: String?
    package var purpose: CallPurpose
    package var usage: Usage
    package var cost: Money?
    package var timeToFirstChunkMilliseconds: Int64?
    package var durationMilliseconds: Int64
    package var error: String?

    package init(
        attempt: Int, provider: String, model: String, responseModel: String? = nil, purpose: CallPurpose, usage: Usage,
        cost: Money?, timeToFirstChunkMilliseconds: Int64? = nil, durationMilliseconds: Int64, error: String? = nil
    ) {
        self.attempt = attempt
        self.provider = provider
        self.model = model
        self.responseModel = responseModel
        self.purpose = purpose
        self.usage = usage
        self.cost = cost
        self.timeToFirstChunkMilliseconds = timeToFirstChunkMilliseconds
        self.durationMilliseconds = durationMilliseconds
        self.error = error
    }
}

extension CallRecord {
    package var isRouted: Bool { purpose.isRouted }
}

extension Span {
    /// A call to a provider, not a step of ours.
    package var isCall: Bool { attributes[GenAI.operation] != nil }

    /// A call that was to bring the answer.
    var isAnswering: Bool {
        let purpose = attributes["purpose"].flatMap(CallPurpose.init)
        return attributes[GenAI.operation] == GenAI.chat && status == .ok && purpose != .hedgeLoser
            && purpose?.isRouted ?? true
    }
}

extension [CallRecord] {
    /// What they cost together; unknown as soon as one is.
    package var cost: Money? {
        var sum = Money.zero
        for call in self {
            guard let cost = call.cost else { return nil }
            sum = sum + cost
        }
        return sum
    }
}
