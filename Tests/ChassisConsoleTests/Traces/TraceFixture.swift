import ChassisCore
import ChassisStore
import ChassisSurface

@testable import ChassisConsole

/// A support answer about an invoice, as the pipeline leaves it.
enum TraceFixture {
    static let now = Timestamp(milliseconds: 1_763_906_400_000)

    static func context(_ width: Int = 120, _ height: Int = 37) -> ScreenContext {
        ScreenContext(now: now, body: Rect(x: 0, y: 0, width: width, height: height), workspace: workspace)
    }

    static let workspace = Workspace(
        root: "/w", name: "ledgerly", storePath: "/w/s.sqlite",
        plans: [
            Plan(
                name: "growth", monthlyCredits: Credits(milli: 2_000_000), monthlyPrice: Money(nanoUSD: 49_000_000_000)),
            Plan(name: "free", monthlyCredits: Credits(milli: 100_000), monthlyPrice: .zero),
        ],
        tenants: [
            Tenant(id: "acme", name: "Acme", plan: "growth"),
            Tenant(id: "brightside", name: "Brightside", plan: "growth"),
            Tenant(id: "cobalt", name: "Cobalt", plan: "free"),
        ])

    static func job(_ number: Int64 = 42, _ change: (inout Job) -> Void = { _ in }) -> Job {
        var job = Job(
            id: JobID(number), state: .completed, tenant: "acme", feature: "support-answer", model: "qwen2.5-7b",
            provider: "ollama", tier: .small, attempts: 1, createdAt: now - .seconds(600),
            startedAt: now - .seconds(599), finishedAt: now - .milliseconds(597_600), deadline: now,
            usage: Usage(state: .reported, inputTokens: 1_412, outputTokens: 118, cacheReadTokens: 1_024),
            cost: Money(nanoUSD: 412_300), credits: Credits(milli: 1_000), confidence: 0.82,
            promptName: "support-answer",
            promptVersion: 3, version: 4)
        change(&job)
        return job
    }

    static func trace(_ number: Int64 = 42, _ change: (inout Trace) -> Void = { _ in }) -> Trace {
        var trace = Trace(
            job: job(number), prompt: messages, context: passages, raw: raw, final: final, spans: spans,
            calls: [call()],
            masked: ["email": 1, "iban": 1])
        trace.basis = .planOfNow("growth")
        change(&trace)
        return trace
    }

    static let messages = [
        Message(
            .system,
            """
            You answer questions of customers about invoices, payments and reminders.
            Use only the articles below. When they don't hold the answer, say so and offer to open a ticket.

            [1] Sending reminders for overdue invoices
            Open the invoice, choose Reminders, and pick a schedule. The first reminder goes out three days after the \
            due date unless the customer has a grace period of their own.

            [2] Changing the bank account on invoices
            Go to Settings, Payment details. Invoices that were sent already keep the old account.
            """),
        Message(
            .user,
            """
            Hi, I'm ⟦EMAIL_1⟧. We changed banks last week, the new account is ⟦IBAN_1⟧. Do reminders that go out \
            tomorrow already show the new account, or do I have to send the invoices again?
            """),
    ]

    static let passages = [
        RetrievedDocument(
            Passage(
                id: "payments/bank-account#1", title: "Changing the bank account on invoices",
                text: "Go to Settings, Payment details. Invoices that were sent already keep the old account.",
                score: 14.82), used: true),
        RetrievedDocument(
            Passage(
                id: "reminders/schedule#2", title: "Sending reminders for overdue invoices",
                text: "A reminder repeats the invoice as it was sent, with its amounts and its payment details.",
                score: 11.04), used: true),
        RetrievedDocument(
            Passage(
                id: "exports/csv#1", title: "Exporting invoices as CSV",
                text: "Choose Export in the list of invoices. The file holds one line for each invoice.", score: 3.1),
            used: false),
    ]

    static let raw = """
        Reminders repeat the invoice as it was sent, so they still show the old account [2].

        To show ⟦IBAN_1⟧, change it under Settings, Payment details, and send the invoices again [1].
        I will write to ⟦EMAIL_1⟧ when it is done.
        """

    static let final = """
        Reminders repeat the invoice as it was sent, so they still show the old account [2].

        To show ⟦IBAN_1⟧, change it under Settings, Payment details, and send the invoices once more [1].
        """

    static func call(_ change: (inout CallRecord) -> Void = { _ in }) -> CallRecord {
        var call = CallRecord(
            attempt: 1, provider: "ollama", model: "qwen2.5-7b", responseModel: "qwen2.5-7b", purpose: .first,
            usage: Usage(state: .reported, inputTokens: 1_412, outputTokens: 118, cacheReadTokens: 1_024),
            cost: Money(nanoUSD: 412_300), timeToFirstChunkMilliseconds: 310, durationMilliseconds: 2_180)
        change(&call)
        return call
    }

    static let spans: [Span] = [
        span("inspect", 0, 40), span("mask", 60, 610, ["masked.email": "1", "masked.iban": "1"]),
        span("guard", 700, 180, ["score": "0.04"]), span("cached", 900, 420, ["cache": "miss"]),
        span("route", 1_330, 25, ["tier": "small", "models": "qwen2.5-7b, extractive"]),
        span("retrieve", 1_370, 2_900, ["candidates": "3", "used": "2", "tokens": "212"]),
        span("compose", 4_290, 300, ["prompt": "support-answer@3"]),
        span(
            "chat qwen2.5-7b", 4_640, 2_180_000,
            ["gen_ai.operation.name": "chat", "gen_ai.provider.name": "ollama", "gen_ai.usage.input_tokens": "1412"]),
        span("generate", 4_600, 2_180_400, ["model": "qwen2.5-7b"]),
        span("score", 2_185_100, 90, ["confidence": "0.82"]),
    ]

    /// Times in microseconds.
    static func span(
        _ name: String, _ start: Int64, _ duration: Int64, _ attributes: SpanAttributes = [:], attempt: Int = 1,
        status: Span.Status = .ok
    ) -> Span {
        Span(
            name: name, attempt: attempt, startNanoseconds: start * 1_000, durationNanoseconds: duration * 1_000,
            status: status, attributes: attributes)
    }

    /// Two attempts: the first one's model couldn't be reached.
    static func failed() -> Trace {
        trace { trace in
            trace.job.state = .failed
            trace.job.attempts = 2
            trace.job.cost = nil
            trace.job.credits = .zero
            trace.job.confidence = nil
            trace.job.error = JobError(
                code: "provider_timeout", message: "Provider 'ollama' did not answer in time (first byte timeout).",
                remedy: "check that it runs and that its base_url is right: chassis check")
            (trace.raw, trace.final) = (nil, nil)
            trace.calls = [
                call {
                    ($0.usage, $0.cost, $0.timeToFirstChunkMilliseconds) = (.absent, nil, nil)
                    $0.error = "provider_timeout"
                },
                call { ($0.attempt, $0.usage, $0.cost, $0.error) = (2, .absent, nil, "provider_timeout") },
            ]
            let attempt = [
                span("mask", 60, 610),
                span("chat qwen2.5-7b", 4_640, 30_000_000, ["error.type": "provider_timeout"], status: .error),
                span("generate", 4_600, 30_000_400, ["error.type": "provider_timeout"], status: .error),
            ]
            trace.spans =
                attempt
                + attempt.map { span in
                    var span = span
                    span.attempt = 2
                    return span
                }
        }
    }

    /// What a hostile user, model or document would like a terminal to obey.
    static let hostile = "a\u{1B}]52;c;eA==\u{07}\u{1B}[2J\u{202E}b\u{0000}\rc\u{200B}d\n\u{9B}31me"
}

/// A screen drawn by itself.
func drawn(_ screen: some Screen, _ context: ScreenContext) -> Surface {
    var surface = Surface(width: context.body.width, height: context.body.height)
    screen.draw(in: context.body, on: &surface, context)
    return surface
}

/// Whether a terminal would find anything to obey or to swallow in what is shown.
func isTame(_ surface: Surface) -> Bool {
    surface.text.unicodeScalars.allSatisfy { scalar in
        scalar == "\n"
            || (scalar.properties.generalCategory != .control && scalar.properties.generalCategory != .format)
    }
}
