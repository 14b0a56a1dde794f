import ChassisCore
import ChassisSurface
import Testing

@testable import ChassisConsole

struct TraceDetailTests {
    private static func detail(_ trace: Trace = TraceFixture.trace(), tab: TraceTab = .prompt) -> TraceDetail {
        var detail = TraceDetail(trace, economics: Economics(TraceFixture.workspace))
        detail.show(tab)
        return detail
    }

    private static func drawn(_ detail: TraceDetail, _ width: Int = 120, _ height: Int = 37) -> Surface {
        var surface = Surface(width: width, height: height)
        let context = TraceFixture.context(width, height)
        detail.draw(in: context.body, on: &surface, context)
        return surface
    }

    @Test func `the header says what it is, how it went and what was masked`() {
        let text = Self.drawn(Self.detail()).text

        for part in [
            "trace_42", "✓ completed", "acme", "support-answer@3", "qwen2.5-7b at ollama", "$0.00041", "1 credit",
            "confidence 82%", "masked 1 email, 1 iban",
        ] { #expect(text.contains(part), "\(part)") }
    }

    @Test(arguments: [(120, 37), (80, 21), (40, 9)])
    func `a failed job shows why before anything else, on every size`(width: Int, height: Int) {
        let text = Self.drawn(Self.detail(TraceFixture.failed()), width, height).text

        #expect(text.contains("✗ failed"))
        #expect(text.contains("provider_timeout"))
        #expect(height < 16 || text.contains("→ check that it runs"))
    }

    @Test func `masked values stand out wherever they are shown`() {
        for tab in [TraceTab.prompt, .raw, .final] {
            let surface = Self.drawn(Self.detail(tab: tab))
            #expect(surface.text.contains("⟦IBAN_1⟧"))
            #expect(surface.roles.contains("xxxxxxxx"), "\(tab)")
        }
    }

    @Test func `an answer that was cut for length says so`() {
        let cut = Self.drawn(Self.detail(TraceFixture.trace { $0.job.finishReason = .length })).text
        let whole = Self.drawn(Self.detail(TraceFixture.trace { $0.job.finishReason = .stop })).text

        #expect(cut.contains("CUT FOR LENGTH") && !whole.contains("CUT FOR LENGTH"))
    }

    @Test func `what the model thought stands apart from its answer`() {
        let trace = TraceFixture.trace { $0.raw = ThoughtText(reasoning: "Let me see.", answer: "They do.").joined }

        let sections = trace.sections(of: .raw).sections

        #expect(sections.map { $0.title.first?.text } == ["reasoning", "answer"])
        #expect(trace.sections(of: .raw).find("Let me see", after: nil)?.section == 0)
        #expect(TraceFixture.trace { $0.raw = "They do." }.sections(of: .raw).sections.map(\.title.isEmpty) == [true])
    }

    @Test func `a stale answer says so`() {
        let text = Self.drawn(Self.detail(TraceFixture.trace { $0.job.cache = .stale })).text

        #expect(text.contains("STALE"))
    }

    // Its costs stand in the job's row.
    @Test(arguments: TraceTab.allCases.filter { $0 != .cost })
    func `a trace past its retention is told from one that never had anything`(tab: TraceTab) {
        let empty = TraceFixture.trace {
            ($0.prompt, $0.context, $0.raw, $0.final, $0.calls, $0.spans) = ([], [], nil, nil, [], [])
            $0.job.state = .failed
        }
        var deleted = empty
        deleted.isPastRetention = true

        #expect(Self.drawn(Self.detail(deleted, tab: tab)).text.contains("This trace is deleted"))
        #expect(!Self.drawn(Self.detail(empty, tab: tab)).text.contains("This trace is deleted"))
    }

    @Test func `the context shows each passage with its score and whether it was used`() {
        let text = Self.drawn(Self.detail(tab: .context)).text

        #expect(text.contains("✓ used      14.82 ████████  Changing the bank account"))
        #expect(text.contains("· not used  3.10"))
        #expect(text.contains("payments/bank-account#1"))
    }

    @Test func `the diff names what changed between raw and final`() {
        let text = Self.drawn(Self.detail(tab: .diff)).text

        #expect(text.contains("1 line changed, 1 removed"))
        #expect(text.contains("once more"))
    }

    @Test func `steps lie under the step that holds them`() {
        let timeline = TraceTimeline(TraceFixture.spans)

        let generate = timeline.rows.first { $0.span?.name == "generate" }
        let chat = timeline.rows.first { $0.span?.name == "chat qwen2.5-7b" }

        #expect(generate?.depth == 0)
        #expect(chat?.depth == 1)
        #expect(timeline.rows.map(\.start) == timeline.rows.map(\.start).sorted())
        #expect(timeline.summary.string.contains("longest: chat qwen2.5-7b 2.2 s (100%)"))
    }

    @Test func `each attempt has a row of its own, and the failed step can be jumped to`() {
        var detail = Self.detail(TraceFixture.failed(), tab: .timeline)

        #expect(detail.timeline.rows.count { $0.span == nil } == 2)
        detail.perform("next-error", TraceFixture.context())

        #expect(detail.timeline.selectedRow?.span?.status == .error)
        #expect(Self.drawn(detail).text.contains("error.type"))
    }

    @Test func `absent usage is no zero, and an unpriced call is not free`() {
        let text = Self.drawn(Self.detail(TraceFixture.failed(), tab: .cost)).text

        #expect(text.contains("absent"))
        #expect(text.contains("unknown"))
        #expect(text.contains("isn't 0"))
        #expect(!text.contains("$0 "))
    }

    @Test func `the cost tab joins what we pay with what the tenant pays`() {
        let text = Self.drawn(Self.detail(tab: .cost)).text

        // 49 dollars for 2,000 credits: one earns 2.45 cents.
        #expect(text.contains("$0.02450"))
        #expect(text.contains("$0.02409"))
        #expect(text.contains("its plan's price of now"))
    }

    @Test func `what a job earned is told by the terms that it was taken on with`() {
        var trace = TraceFixture.trace()
        trace.basis = .noted(
            Terms(
                plan: "growth", monthlyPrice: Money(nanoUSD: 10_000_000_000), monthlyCredits: Credits(milli: 2_000_000))
        )

        let text = Self.drawn(Self.detail(trace, tab: .cost)).text

        #expect(text.contains("$0.00500"))
        #expect(text.contains("the price of plan 'growth' as it was then"))
    }

    @Test func `a job that has ended in failure and was charged before says so, and what that earns`() {
        var trace = TraceFixture.failed()
        #expect(Self.drawn(Self.detail(trace, tab: .cost)).text.contains("released"))
        trace.job.credits = Credits(milli: 1_000)

        let text = Self.drawn(Self.detail(trace, tab: .cost)).text

        #expect(text.contains("charged: part of the answer could be read"))
        #expect(text.contains("$0.02450"))
    }

    @Test func `a search goes to its place and says which of how many it is`() {
        var detail = Self.detail()
        let area = detail.layout(in: TraceFixture.context().body, TraceFixture.context()).body

        detail.find("reminder", in: area)
        detail.findNext(1, in: area)
        let second = detail.search.status
        detail.find("nowhere", in: area)

        #expect(second.string == "“reminder” 2 of 5")
        #expect(detail.search.isMissing)
        #expect(detail.status.parts.first?.text.string == "no match for “nowhere”")
    }

    @Test func `a hit far below is scrolled to`() {
        let long = TraceFixture.trace { trace in
            trace.raw =
                String(repeating: "a line\n", count: 500) + "the needle\n" + String(repeating: "more\n", count: 500)
        }
        var detail = Self.detail(long, tab: .raw)
        let area = detail.layout(in: TraceFixture.context().body, TraceFixture.context()).body

        detail.find("needle", in: area)

        #expect(Self.drawn(detail).text.contains("the needle"))
    }

    @Test func `what a terminal would obey shows as marks, on every tab`() {
        let hostile = TraceFixture.hostile
        let trace = TraceFixture.trace { trace in
            (trace.job.tenant, trace.job.feature, trace.job.model, trace.job.provider) = (
                hostile, hostile, hostile, hostile
            )
            trace.job.promptName = hostile
            trace.job.error = JobError(code: hostile, message: hostile, remedy: hostile)
            trace.prompt = [Message(.user, hostile)]
            trace.context = [
                RetrievedDocument(Passage(id: hostile, title: hostile, text: hostile, score: .nan), used: true)
            ]
            (trace.raw, trace.final) = (hostile, hostile + "x")
            trace.spans = [TraceFixture.span(hostile, 0, 5, [hostile: hostile])]
            trace.calls = [
                TraceFixture.call {
                    ($0.model, $0.responseModel, $0.provider) = (hostile, hostile + "2", hostile)
                    $0.error = hostile
                }
            ]
            trace.masked = [hostile: 1]
        }

        for tab in TraceTab.allCases {
            let surface = Self.drawn(Self.detail(trace, tab: tab))
            #expect(isTame(surface), "\(tab)")
            #expect(surface.text.contains("␛"), "\(tab)")
        }
    }

    @Test func `no size and no key can break a tab`() {
        let numbers = TraceFixture.trace { trace in
            trace.spans = [
                Span(name: "a", attempt: .max, startNanoseconds: .max, durationNanoseconds: .max),
                Span(name: "b", attempt: .min, startNanoseconds: .min, durationNanoseconds: .min, status: .error),
                Span(name: "", attempt: 0, startNanoseconds: 0, durationNanoseconds: 0),
            ]
            trace.calls = [TraceFixture.call { ($0.durationMilliseconds, $0.attempt) = (.max, .max) }]
            trace.job.credits = Credits(milli: .max)
            trace.job.cost = Money(nanoUSD: .min)
            trace.job.confidence = .nan
        }
        let keys = TracesScreen().everyFocus(TraceFixture.context()).flatMap(\.actions).map(\.id)

        for trace in [numbers, TraceFixture.trace(), TraceFixture.failed(), Trace(job: TraceFixture.job())] {
            for (width, height) in [(0, 0), (1, 1), (5, 3), (40, 7), (80, 21), (200, 50)] {
                for tab in TraceTab.allCases {
                    var detail = Self.detail(trace, tab: tab)
                    for key in keys {
                        detail.perform(key, TraceFixture.context(width, height))
                        #expect(Self.drawn(detail, width, height).width == width)
                    }
                }
            }
        }
    }
}
