import ChassisCore
import ChassisSurface

@testable import ChassisConsole
@testable import ChassisStore

/// A console over a list of jobs in memory: questions are answered as the store would, when the test says so.
struct ConsoleHarness {
    var state: ConsoleState
    var jobs: [Job]
    /// Questions that wait for their answers.
    var work: [Work] = []
    /// What was done to jobs, in order.
    var acts: [(action: JobAction, targets: [JobTarget])] = []
    var now = ConsoleHarness.noon
    var answersAtOnce = true
    var outcomes: (@Sendable (JobTarget) -> ActionOutcome)?
    /// What the engine was told to do, in order.
    var commands: [Command] = []
    /// What becomes of a command that changes nothing here; it is held back while this is `nil`.
    var result: (@Sendable (Command) -> CommandResult?)?
    /// Commands that the engine is still at.
    var held: [(command: Command, ticket: Ticket)] = []
    var traces: [JobID: Trace] = [:]
    /// What went to the clipboard, in order.
    var copied: [String] = []
    var quality = QualityFixture()

    /// 2026-11-23T12:00:00Z.
    static let noon = Timestamp(milliseconds: 1_795_435_200_000)

    init(
        _ jobs: [Job], width: Int = 120, height: Int = 40, screens: [any Screen] = [JobsScreen()],
        screen: ScreenName = .jobs, isReadOnly: Bool = false, user: String = "ada", workspace: Workspace? = nil,
        quality: QualityFixture = QualityFixture(), themes: [String] = []
    ) throws {
        self.jobs = jobs
        self.quality = quality
        state = try ConsoleState(
            screens: screens, first: screen, now: now, name: "Dovetally", isReadOnly: isReadOnly, user: user,
            themes: themes, theme: themes.first ?? "")
        state.workspace = workspace
        state.engine = .working(2)
        take(state.reduce(.resize(width: width, height: height), now: now))
        take(state.start(now: now))
    }

    var screen: JobsScreen { state.screens[.jobs] as? JobsScreen ?? JobsScreen() }
    var table: StickyTable<Job> { screen.table }
    var text: String { state.draw().text }
    var lines: [String] { text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
    /// The line above the footer.
    var status: String { lines.dropLast().last ?? "" }
    var footer: String { lines.last ?? "" }

    mutating func press(_ names: String) throws {
        for key in try Key.parse(names) { take(state.reduce(.key(key), now: now)) }
    }

    mutating func type(_ text: String) {
        for character in text {
            guard let key = Key(typed: character) else { continue }
            take(state.reduce(.key(key), now: now))
        }
    }

    mutating func wait(_ duration: Duration) {
        now = now + duration
        take(state.reduce(.tick, now: now))
    }

    mutating func change(_ body: (inout [Job]) -> Void) {
        body(&jobs)
        take(state.reduce(.storeChanged, now: now))
    }

    mutating func send(_ event: ConsoleEvent) { take(state.reduce(event, now: now)) }

    /// Answers everything that waits, and what that leads to.
    mutating func answer() {
        while !work.isEmpty { answerOne() }
    }

    /// Answers what has waited longest.
    mutating func answerOne() {
        guard !work.isEmpty else { return }
        switch work.removeFirst() {
        case .ask(let query, let ticket):
            work += state.reduce(.answer(ticket, answer(query)), now: now)
        case .act(let action, let targets, let ticket):
            acts.append((action, targets))
            let outcomes = Dictionary(
                targets.map { ($0.id, outcome(action, $0)) }, uniquingKeysWith: { first, _ in first })
            work += state.reduce(.answer(ticket, .outcomes(action, outcomes)), now: now)
        case .command(let command, let ticket):
            commands.append(command)
            if let result = perform(command) {
                work += state.reduce(.answer(ticket, .commanded(command, result)), now: now)
            } else {
                held.append((command, ticket))
            }
        case .copy(let clipping): copied.append(clipping.text)
        default: break
        }
    }

    /// Ends the oldest command that the engine is at.
    mutating func finish(_ result: CommandResult) {
        guard !held.isEmpty else { return }
        let (command, ticket) = held.removeFirst()
        take(state.reduce(.answer(ticket, .commanded(command, result)), now: now))
    }

    /// Flags are kept here as the engine keeps them; anything else is for the test to say.
    private mutating func perform(_ command: Command) -> CommandResult? {
        if let result { return result(command) }
        return quality.perform(command, jobs: jobs, now: now)
    }

    private mutating func take(_ work: [Work]) {
        self.work += work
        if answersAtOnce { answer() }
    }

    private func outcome(_ action: JobAction, _ target: JobTarget) -> ActionOutcome {
        if let outcomes { return outcomes(target) }
        guard var job = jobs.first(where: { $0.id == target.id }) else { return .refused(.jobNotFound(target.id)) }
        guard job.version == target.version else { return .refused(.versionChanged(target.id)) }
        job.version += 1
        return .done(job)
    }

    private func answer(_ query: ChassisConsole.Query) -> Answer {
        switch query {
        case .jobs(let request): return .jobs(window(request))
        case .jobsByID(let ids):
            return .jobsByID(
                Dictionary(
                    jobs.filter { ids.contains($0.id) }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }))
        case .neighbour(let id, let isAfter, let filter, let sort):
            let all = jobs.sorted(by: sort)
            let rest = isAfter ? Array(all.drop { $0.id != id }.dropFirst()) : all.prefix { $0.id != id }.reversed()
            return .neighbour(rest.first { filter.matches($0, now: now) }?.id)
        case .queueSummary: return .queueSummary(summary)
        case .trace(let id): return .trace(traces[id])
        default: return quality.answer(query) ?? .failed(Failure(message: "not asked here"))
        }
    }

    private func window(_ request: JobsRequest) -> TableWindow<Job> {
        let found = jobs.filter { request.filter.matches($0, now: now) }.sorted(by: request.sort)
        var offset = request.offset
        if let id = request.around, let rank = found.firstIndex(where: { $0.id == id }),
            rank < offset || rank >= offset + request.limit
        {
            offset = max(0, rank - request.limit / 2)
        }
        offset = min(offset, max(0, found.count - 1))
        return TableWindow(
            rows: Array(found.dropFirst(offset).prefix(request.limit)), offset: offset, total: found.count)
    }

    private var summary: QueueSummary {
        let counts = Dictionary(jobs.map { ($0.state, 1) }, uniquingKeysWith: +)
        let evals = jobs.filter { $0.tenant == InternalTenant.evals }
        let oldest = jobs.filter { $0.state == .queued }.map { now - $0.createdAt }.max()
        return QueueSummary(
            counts: counts, oldestQueuedAge: oldest, finishedLastMinute: 0, failedLastMinute: 0, finishedLastHour: 0,
            failedLastHour: 0, unfinishedEvals: evals.count { $0.state == .queued || $0.state == .running },
            runningEvals: evals.count { $0.state == .running }, failedEvals: evals.count { $0.state == .failed })
    }
}

extension [Job] {
    func sorted(by sort: JobSort) -> [Job] {
        switch sort {
        case .created(let ascending): sorted { ascending ? $0.id < $1.id : $0.id > $1.id }
        case .tenant(let ascending): sorted { (($0.tenant, $0.id) < ($1.tenant, $1.id)) == ascending }
        case .cost(let ascending):
            sorted {
                let (a, b) = ($0.cost?.nanoUSD ?? -1, $1.cost?.nanoUSD ?? -1)
                return a == b ? $0.id < $1.id : (a < b) == ascending
            }
        default: sorted { $0.id < $1.id }
        }
    }
}
