import ArgumentParser
import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

struct JobsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jobs", abstract: "List, show, retry and cancel jobs.",
        subcommands: [List.self, Show.self, Retry.self, Cancel.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Every job that matches, oldest first.")

        @OptionGroup var global: GlobalOptions
        @Option(help: "For example 'state:failed,retrying tenant:acme age:<2h cost:>0.05 -feature:x word'.")
        var `where`: String?
        @Option(help: "At most this many, the newest.") var limit: Int?

        func validate() throws {
            if let limit, limit < 1 { throw ValidationError("--limit takes a number of 1 or more.") }
        }

        func run() async throws {
            let filter = try JobFilter.parsing(`where`)
            let store = try global.openStoreAlone()
            let now = SystemClock().now()
            let jobs =
                limit == nil
                ? try await store.jobs(matching: filter, sort: .created(ascending: true), now: now)
                : try await store.jobs(matching: filter, sort: .created(ascending: false), limit: limit, now: now)
                    .reversed()
            if global.json {
                for job in jobs { StandardStream.output.writeLine(job.row) }
            } else if jobs.isEmpty {
                StandardStream.output.writeLine(
                    `where` == nil
                        ? "No jobs yet. Submit one: chassis submit --feature F --tenant T --input TEXT"
                        : "No job matches.")
            } else {
                StandardStream.output.writeLine(JobPrinting.table(jobs, now: now))
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "One job, and its output with personal data put back.")

        @OptionGroup var global: GlobalOptions
        @Argument(help: "The job's id.") var id: String

        func run() async throws {
            let engine = try await global.makeEngine(toLook: true)
            let job = try await engine.store.known(id)
            let output = job.state == .completed ? try? await engine.output(of: job) : nil
            if global.json {
                StandardStream.output.writeLine(job.row.with("output", JSON(output)))
                return
            }
            for line in RowText.lines(of: job.row) { StandardStream.output.writeLine(line) }
            if let output { StandardStream.output.write("\n\(output)\n") }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Put failed or cancelled jobs back into the queue.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var selection: JobSelection

        func run() async throws {
            let filter = try JobFilter.parsing(selection.where)
            let engine = try await global.makeEngine()
            try await selection.apply("retry", if: \.canBeRetried, to: filter, json: global.json, engine: engine) {
                targets throws(StoreError) in
                try await engine.retryJobs(targets)
            }
        }
    }

    struct Cancel: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End queued jobs now, and running ones as soon as their worker hears of it.")

        @OptionGroup var global: GlobalOptions
        @OptionGroup var selection: JobSelection

        func run() async throws {
            let filter = try JobFilter.parsing(selection.where)
            let engine = try await global.makeEngine()
            try await selection.apply("cancel", if: \.canBeCancelled, to: filter, json: global.json, engine: engine) {
                targets throws(StoreError) in
                try await engine.cancelJobs(targets)
            }
        }
    }
}

/// Which jobs a command acts on: ids, or all that match.
struct JobSelection: ParsableArguments {
    @Argument(help: "Job ids, as 'chassis jobs list' shows them.") var ids: [String] = []
    @Option(help: "Act on all jobs that match this filter.") var `where`: String?
    @Flag(help: "Say what would be hit, and do nothing.") var dryRun = false
    @Flag(help: "Don't ask; needed with --where where standard input is no terminal.") var yes = false

    func validate() throws {
        if ids.isEmpty, `where` == nil {
            throw ValidationError("Give job ids, or --where FILTER. Find them with: chassis jobs list")
        }
        if !ids.isEmpty, `where` != nil { throw ValidationError("Give job ids or --where FILTER, not both.") }
    }

    /// - Parameter fits: Whether the action can be done to a job as it is.
    func apply(
        _ verb: String, if fits: (Job) -> Bool, to filter: JobFilter, json: Bool, engine: Engine,
        _ act: ([JobTarget]) async throws(StoreError) -> [JobID: ActionOutcome]
    ) async throws {
        var jobs = try await select(filter, engine.store, now: engine.clock.now())
        if jobs.isEmpty { throw CommandError.refused("No job matches.", remedy: "chassis jobs list --where FILTER") }
        let hit = jobs.filter(fits)
        let alone = jobs.count - hit.count
        let now = engine.clock.now()
        if dryRun {
            for job in hit where json { StandardStream.output.writeLine(job.row) }
            if !json { show(hit, leftAlone: alone, on: .output, now: now) }
            return
        }
        // Who names a job is told why nothing can be done to it.
        if `where` != nil {
            if hit.isEmpty || yes {
                show([], leftAlone: alone, on: .error, now: now)
            } else {
                let what = "\(verb) \(hit.count == 1 ? "this job" : "these \(hit.count) jobs")"
                try Confirmation.ask("\(what)? [y/N] ", answer: "y", what: what) {
                    show(hit, leftAlone: alone, on: .error, now: now)
                }
            }
            jobs = hit
        }
        let outcomes = try await act(jobs.map { JobTarget(id: $0.id, version: $0.version) })
        var refusals: [StoreError] = []
        for job in jobs {
            switch outcomes[job.id] {
            case .done(let after)?:
                StandardStream.output.writeLine(
                    after.row,
                    or: "\(after.id) \(after.isCancelRequested ? "is being cancelled" : after.state.rawValue)",
                    isJSON: json)
            case .refused(let error)?:
                refusals.append(error)
                // Not every refusal names its job.
                let names = error.message.contains("\(job.id) ")
                Report.say(names ? error.message : "\(job.id): \(error.message)", remedy: error.remedy)
            case nil: break
            }
        }
        if !refusals.isEmpty { throw ExitCode(refusals.allSatisfy(\.isRefusal) ? 4 : 1) }
    }

    private func show(_ jobs: [Job], leftAlone: Int, on stream: StandardStream, now: Timestamp) {
        if !jobs.isEmpty { stream.writeLine(JobPrinting.table(Array(jobs.prefix(20)), now: now)) }
        if jobs.count > 20 { stream.writeLine("… and \(jobs.count - 20) more") }
        if leftAlone > 0 { stream.writeLine("left alone, for their state: \(leftAlone)") }
    }

    private func select(_ filter: JobFilter, _ store: Store, now: Timestamp) async throws -> [Job] {
        if `where` != nil { return try await store.jobs(matching: filter, now: now) }
        var jobs: [Job] = []
        for id in ids { jobs.append(try await store.known(id)) }
        return jobs
    }
}

extension JobFilter {
    static func parsing(_ text: String?) throws -> JobFilter { try text.map { try JobFilter(parsing: $0) } ?? .all }
}

extension Store {
    /// The job that a person's word names.
    func known(_ text: String) async throws -> Job {
        guard let id = JobID(text), let job = try await job(id) else { throw CommandError.unknownJob(text) }
        return job
    }

    /// The job of a trace that a person's word names, by the name of either.
    func traced(_ text: String) async throws -> Job {
        guard let id = JobID(text), let job = try await job(id) else {
            throw text.hasPrefix("job_") ? CommandError.unknownJob(text) : .unknownTrace(text)
        }
        return job
    }
}
