package import ChassisCore
package import ChassisStore

/// Sets aside what an eval job's calls may cost at most, within the run's cap, before the first of them is made.
///
/// Stands behind `Compose`, because the prompt's length is part of the price, and before `Generate`. Where the room is
/// held by calls under way, it waits a while for what they leave, then gives the slot to another.
package struct Reserve: Stage {
    package static let name = "reserve"
    private static let patience = Duration.seconds(5)
    private let store: Store
    private let clock: any WallClock

    package init(store: Store, clock: any WallClock) {
        self.store = store
        self.clock = clock
    }

    package func isNeeded(by call: Call) -> Bool { call.eval?.pin.isCapped == true }

    package func run(_ call: inout Call) async throws(StageError) {
        guard let lease = call.eval?.lease else { return }
        guard let most = WorstCase(call, now: clock.now()).cost else { throw .costCap }
        call.notes["most"] = "\(most.nanoUSD) nano-USD"
        let until = clock.monotonicNanoseconds() + Self.patience.nanoseconds
        let changes = store.changes()
        while true {
            switch await ask(lease, most) {
            case .granted: return
            case .refused: throw .costCap
            case .mustWait:
                let left = Duration.nanoseconds(until - clock.monotonicNanoseconds())
                guard left > .zero, await changes.hasNext(within: left, clock) else {
                    throw Task.isCancelled ? .cancelled : .costWait
                }
            }
        }
    }

    private func ask(_ lease: Lease, _ most: Money) async -> Reservation {
        do {
            return try await store.reserveEvalCost(lease, most, now: clock.now())
        } catch {
            // Without a word from the store nothing may be spent; a later attempt asks again.
            return .mustWait
        }
    }
}

/// What the calls of one attempt cost if everything goes as badly as it may: every model asked, every call hedged, every
/// repair needed, every answer as long as allowed, every byte of a prompt a token.
struct WorstCase {
    private(set) var cost: Money? = .zero
    private let now: Timestamp

    init(_ call: Call, now: Timestamp) {
        self.now = now
        let models = call.route.candidates + call.route.stronger
        let output = models.map { min(call.feature.parameters.maxOutputTokens, $0.maxOutputTokens) }
        if !call.isAnswered {
            for (model, messages) in AskGuard.worstCase(of: call) {
                add(model, input: Self.tokens(of: messages), output: GuardModel.maxOutputTokens)
            }
            let schema = call.setup.schemaText(call.feature.schema)?.utf8.count ?? 0
            let input = Self.tokens(of: call.messages) + schema
            for (model, output) in zip(models, output) {
                add(model, input: input, output: output)
                let repairs = call.setup.isDeterministic(model.name) ? 0 : call.feature.limits.repairs
                for _ in 0..<repairs { add(model, input: input + Self.repair(output), output: output) }
            }
            // Each model but the last may have the next one asked beside it, and lose it again: which one that is changes
            // with what has failed by then, so the dearest is counted.
            if call.feature.routing.hedge != nil, models.count > 1 {
                let dearest = zip(models, output).compactMap { price(of: $0, input: input, output: $1) }.max() ?? 0
                for _ in 1..<models.count { add(dearest) }
            }
        }
        guard let pin = call.eval?.pin, pin.sample.scorer == .judge, let judge = pin.judge else { return }
        let question = Judging.messages(pin.sample, input: call.input, expected: pin.sample.expected, answer: "")
        let answer = call.answer.text?.utf8.count ?? (output.max() ?? 0)
        for _ in 0..<judge.runs * Judging.triesForOne {
            add(
                call.setup.workspace.model(judge.model), input: Self.tokens(of: question) + 2 * answer,
                output: Judging.maxOutputTokens)
        }
    }

    private mutating func add(_ model: Model?, input: Int, output: Int) {
        guard let amount = price(of: model, input: input, output: output) else {
            cost = nil
            return
        }
        add(amount)
    }

    private mutating func add(_ nanoUSD: Int64) {
        cost = cost.map { Money(nanoUSD: $0.nanoUSD + nanoUSD) }
    }

    private func price(of model: Model?, input: Int, output: Int) -> Int64? {
        model?.price(at: now)?.mostCost(input: input, output: output).nanoUSD
    }

    /// No vocabulary has a token of less than a byte; a message takes a few more for its frame.
    private static func tokens(of messages: [Message]) -> Int {
        messages.reduce(16) { $0 + $1.content.utf8.count + 16 }
    }

    /// The bad answer, and what is wrong with it.
    private static func repair(_ output: Int) -> Int { 2 * min(output, 1000) + 4000 }
}
