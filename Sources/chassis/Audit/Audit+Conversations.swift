import ChassisCore
import ChassisEngine
import ChassisStore

/// Long conversations in which functions are called, answered and left unanswered.
extension Audit {
    private static let instructions = "You speak for the audit."
    private static let mostTurns = 24

    /// A conversation is cut until its first turn is gone, and each request is looked at that was made meanwhile.
    func keepPairs(_ feature: Feature, _ card: inout AuditCard) async throws {
        var conversation = AuditConversation(feature, seed: 0x5EED)
        var problem: String?
        var turns = 0
        while problem == nil, turns < Self.mostTurns {
            turns += 1
            let turn = conversation.next()
            model.behave(.call(turn.calls))
            let job = try await ask(turn.messages(Self.instructions), conversation, feature)
            problem = broken(job, turn, in: turns)
            guard problem == nil else { break }
            let calls = try await engine.answer(of: job).toolCalls
            if turn.isAnswered, !calls.isEmpty {
                let results = calls.map { Message(.tool, "The fee is \(turns) euros.", toolCallID: $0.id) }
                let job = try await ask(
                    [Message(.system, Self.instructions)] + results, conversation, feature)
                problem = broken(job, turn, in: turns)
            }
            if turns > 3, let last = model.requests.last(where: { !$0.options.tools.isEmpty }),
                !last.messages.contains(where: Self.isFirstTurn)
            {
                break
            }
        }
        model.behave(.echo)
        let promise =
            "a conversation of \(turns) turns with calls is cut between turns, and no call is parted from its result"
        // What stands in for its models has only the page to answer from.
        if feature.schema != nil, problem?.hasSuffix("output_invalid") == true {
            return card.advise(
                feature.name, promise, tests: ["T23"],
                "not tried: the audit finds no answer that fits \(feature.schema ?? "its schema")", remedy: nil)
        }
        if problem?.hasSuffix("no_model") == true {
            return card.advise(
                feature.name, promise, tests: ["T23"], "not tried: no model that it may ask calls functions",
                remedy: nil)
        }
        card.add(
            feature.name, promise, tests: ["T23"], problem: problem,
            remedy: "budget: {history: \(feature.budget.history / 2)} in features/\(feature.name).yaml")
    }

    private func ask(
        _ messages: [Message], _ conversation: AuditConversation, _ feature: Feature
    ) async throws -> Job {
        var options = InferenceOptions()
        options.tools = [AuditTool.definition]
        var submission = Submission(
            tenant: Self.tenant, chat: ChatRequest(model: feature.name, messages: messages, options: options))
        submission.continueConversation(conversation.id)
        return try await ended(await submit(submission))
    }

    /// What is wrong with the requests since the model was told how to behave.
    private func broken(_ job: Job, _ turn: AuditConversation.Turn, in number: Int) -> String? {
        guard job.state == .completed else {
            return "turn \(number) ended as \(job.error?.code ?? job.state.rawValue)"
        }
        // A summary's request is no turn.
        for request in model.requests where !request.options.tools.isEmpty {
            if let parted = Self.parted(request.messages) { return "in turn \(number) \(parted)" }
            if !request.messages.contains(where: { $0.role == .system && $0.content.hasPrefix(Self.instructions) }) {
                return "in turn \(number) the client's instructions are missing"
            }
            if !request.messages.contains(where: { $0.role == .user && $0.content.contains(turn.question) }) {
                return "in turn \(number) what the user said last is missing or cut"
            }
        }
        return nil
    }

    /// A summary may quote it.
    private static func isFirstTurn(_ message: Message) -> Bool {
        message.content.hasSuffix("(turn 1)") && !ConversationWindow.isStandIn(message)
    }

    /// As services look at it: results right behind the calls that they are of, all of them.
    static func parted(_ messages: [Message]) -> String? {
        var open: Set<String> = []
        for message in messages {
            if message.role == .tool {
                guard let id = message.toolCallID, open.remove(id) != nil else { return "a result has no call" }
                continue
            }
            if !open.isEmpty { return "a call has no result" }
            open = Set(message.toolCalls.map(\.id))
        }
        return open.isEmpty ? nil : "a call has no result"
    }
}

/// A client that speaks at random, the same each time.
struct AuditConversation {
    struct Turn {
        var question: String
        var padding: String
        var calls: Int
        var isAnswered: Bool

        func messages(_ instructions: String) -> [Message] {
            [Message(.system, instructions), Message(.user, padding + " " + question)]
        }
    }

    let id: String
    private var noise: SplitMix
    private var number = 0
    /// Tokens of a turn: some of them fill the history.
    private let size: Int

    init(_ feature: Feature, seed: UInt64) {
        id = "audit conversation \(feature.name)"
        noise = SplitMix(state: seed)
        size = max(10, min(feature.budget.history / 4, feature.budget.input / 2, feature.limits.inputCharacters / 16))
    }

    mutating func next() -> Turn {
        number += 1
        let words = (0..<max(4, size / 2)).map { _ in Self.words[noise.below(Self.words.count)] }
        return Turn(
            question: "What is the fee now? (turn \(number))", padding: words.joined(separator: " "),
            calls: noise.below(3), isAnswered: noise.below(3) > 0)
    }

    private static let words = ["page", "garden", "seven", "paper", "river", "number", "window", "letter"]
}
