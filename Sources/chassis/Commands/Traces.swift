import ArgumentParser
import ChassisCore
import ChassisStore

struct TracesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "traces", abstract: "What happened to a job: prompt, context, raw and final output, spans, cost.",
        subcommands: [List.self, Show.self, Export.self, Unmaskings.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "The traces of all jobs that match, oldest first.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "A filter, as for 'chassis jobs list'.") var `where`: String?
        @Option(help: "Only traces whose masked input or answer holds these words.") var search: String?
        @Option(help: "At most this many, the newest.") var limit: Int?

        func validate() throws {
            if let limit, limit < 1 { throw ValidationError("--limit takes a number of 1 or more.") }
        }

        func run() async throws {
            let filter = try JobFilter.parsing(`where`)
            let store = try global.openStoreAlone()
            let now = SystemClock().now()
            var jobs = try await store.jobs(matching: filter, now: now)
            if let search {
                let found = Set(try await store.searchTraces(search, limit: 10_000))
                jobs = jobs.filter { found.contains($0.id) }
                let left = store.isReadOnly ? try await store.unindexedTraces() : 0
                if left > 0 { Report.say("\(left) new traces were not searched: their index can't be written here.") }
            }
            if let limit { jobs = Array(jobs.suffix(limit)) }
            for job in jobs {
                if global.json {
                    if let trace = try await store.trace(job.id) { StandardStream.output.writeLine(trace.row) }
                } else {
                    StandardStream.output.writeLine(
                        "\(job.id.trace)  \(job.createdAt.rfc3339)  \(job.state.rawValue)  \(job.tenant)  \(job.feature)"
                            + "  \(job.promptName)@\(job.promptVersion)  \(job.model ?? "–")")
                }
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "One trace, or one part of it.")

        enum Part: String, CaseIterable, ExpressibleByArgument { case prompt, context, raw, final, timeline, cost }

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The trace's or the job's id.") var id: String
        @Option(
            help: """
                prompt, context, raw, final, timeline or cost. Control characters show as marks, also in a file or a pipe; \
                with --json a part has every character.
                """)
        var part: Part?
        @Flag(help: "Show the values behind the placeholders; needs a role and a reason, and is written down.")
        var unmask = false
        @Option(help: "Why they are needed, with --unmask.") var reason: String?

        func validate() throws {
            guard unmask != (reason == nil) else {
                throw ValidationError("--unmask and --reason WHY go together.")
            }
        }

        func run() async throws {
            let trace: Trace
            if unmask {
                trace = try await unmasked()
            } else {
                let store = try global.openStoreAlone()
                let job = try await store.traced(id)
                guard let found = try await store.trace(job.id) else { throw CommandError.noTrace(job) }
                trace = found
            }
            if global.json {
                StandardStream.output.writeLine(trace.row(of: part))
                return
            }
            if trace.isUnwritten {
                StandardStream.output.writeLine(
                    "\(trace.job.id) is \(trace.job.state.rawValue). Its trace is written when the attempt ends.")
                return
            }
            for part in part.map({ [$0] }) ?? Part.allCases {
                if self.part == nil { StandardStream.output.writeLine("── \(part.rawValue) ──") }
                StandardStream.output.writeLine(TracePrinting(trace).text(of: part))
            }
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All traces that match as JSON lines, masked as they are stored.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "A filter, as for 'chassis jobs list'.") var `where`: String?

        func run() async throws {
            let filter = try JobFilter.parsing(`where`)
            let store = try global.openStoreAlone()
            let jobs = try await store.jobs(matching: filter, now: SystemClock().now())
            for job in jobs {
                if let trace = try await store.trace(job.id) { StandardStream.output.writeLine(trace.row) }
            }
        }
    }
}

extension Trace {
    /// Whether nothing can be said yet: not that nothing was asked or retrieved.
    fileprivate var isUnwritten: Bool { !job.state.isFinal && spans.isEmpty && prompt.isEmpty }

    /// The members that a part is about, and what they belong to: what was not asked for may be in clear.
    fileprivate func row(of part: TracesCommand.Show.Part?) -> JSON {
        guard let part, let members = row.object?.members else { return row }
        let names: Set<String> =
            switch part {
            case .prompt: ["question", "cached_from", "prompt", "prompt_name", "prompt_version"]
            case .context: ["context"]
            case .raw: ["raw"]
            case .final: ["final"]
            case .timeline: ["spans"]
            case .cost: ["calls", "usage", "cost_nano_usd"]
            }
        let kept = members.filter { names.contains($0.name) || ["id", "job"].contains($0.name) }
        return .object(JSONObject(kept.map { ($0.name, $0.value) }))
    }
}

/// The parts of a trace as plain text.
struct TracePrinting {
    private let trace: Trace

    init(_ trace: Trace) { self.trace = trace }

    func text(of part: TracesCommand.Show.Part) -> String {
        if trace.isPastRetention { return part == .cost ? deletedCost : "(deleted: past its retention)" }
        return switch part {
        case .prompt:
            trace.prompt.isEmpty
                ? "(no provider was asked" + (trace.origin.map { "; the answer is that of \($0)" } ?? "") + ")"
                    + (trace.input.map { "\n[question]\n\($0)" } ?? "")
                : trace.prompt.map { "[\($0.role.rawValue)]\n\($0.shownText)" }.joined(separator: "\n\n")
        case .context:
            trace.context.isEmpty
                ? "(nothing was retrieved)"
                : trace.context.map {
                    "\($0.used ? "●" : "○") \(Figure.fixed($0.passage.score, 2))  \($0.passage.id)  \($0.passage.title)\n"
                        + $0.passage.text
                }
                .joined(separator: "\n\n")
        case .raw: trace.raw ?? "(none)"
        case .final: trace.final ?? "(none)"
        case .timeline: timeline
        case .cost: cost
        }
    }

    private var timeline: String {
        var table = TextTable(["SPAN", "TRY", "START µs", "TOOK µs", "STATUS", ""], figures: [1, 2, 3])
        for span in trace.spans {
            table.add([
                span.name, String(span.attempt), String(span.startNanoseconds / 1000),
                String(span.durationNanoseconds / 1000), span.status.rawValue,
                span.attributes.map { "\($0.key)=\($0.value)" }.joined(separator: " "),
            ])
        }
        return table.text
    }

    /// What the job's row still says.
    private var deletedCost: String {
        let usage = trace.job.usage
        let tokens =
            usage.state == .absent ? "tokens unknown" : "\(usage.inputTokens) tokens in, \(usage.outputTokens) out"
        return "(the calls are deleted: past their retention)\n\(trace.job.model ?? "no model"): \(tokens)\n\n\(sum)"
    }

    private var sum: String {
        "cost \(Figure.money(trace.job.cost)) · credits \(trace.job.credits.text) · cache \(trace.job.cache.rawValue)"
            + (trace.job.isCutForLength ? " · cut for length" : "")
    }

    private var cost: String {
        var table = TextTable(
            ["MODEL", "PURPOSE", "TRY", "INPUT", "CACHED", "OUTPUT", "USAGE", "COST", "TOOK"],
            figures: [2, 3, 4, 5, 7, 8])
        for call in trace.calls {
            let known = call.usage.state != .absent
            table.add([
                call.model.isEmpty ? "–" : call.model, call.purpose.rawValue, String(call.attempt),
                known ? String(call.usage.inputTokens) : "–",
                known ? String(call.usage.cacheReadTokens) : "–", known ? String(call.usage.outputTokens) : "–",
                call.usage.state.rawValue, Figure.money(call.cost),
                Figure.duration(.milliseconds(call.durationMilliseconds)),
            ])
        }
        return table.text + "\n\n" + sum
    }
}
