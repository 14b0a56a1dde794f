package import ChassisCore
import ChassisStore
import Crypto

/// A conversation that a job goes on with, as it was read from the store.
package struct ConversationMemory: Hashable, Sendable {
    /// As the store names it.
    var hash: [UInt8]
    /// How many messages each stored turn has, the oldest first.
    var turns: [Turn] = []
    /// Where the stored messages stand in the call's chat.
    var range = 0..<0
    /// What the client itself sent.
    var own: [Message]
    /// Whether the store has something of it, remembered or not.
    var isBegun = false
    /// The placeholders that the conversation has issued so far, so that its people keep theirs.
    var masks = MaskMap()
    /// A summary made by this call, masked, with the last job that is in it.
    var summary: String?
    var through: JobID?

    struct Turn: Hashable, Sendable {
        var job: JobID
        var messages: Int
    }

    /// Counts the turns' messages anew.
    ///
    /// - Parameters:
    ///   - messages: One for each that was stored, `nil` for one that is left out.
    ///   - place: Of the first turn's first.
    mutating func keep(_ messages: [Message?], after place: Int) {
        var rest = messages[place...]
        for index in turns.indices {
            let count = turns[index].messages
            turns[index].messages = rest.prefix(count).count { $0 != nil }
            rest = rest.dropFirst(count)
        }
    }

    /// What of the client's own messages is new: a client that tells the conversation itself sends what the store has
    /// from the turns before once more.
    var news: ArraySlice<Message> {
        guard isBegun else { return own[...] }
        let asked = own.lastIndex { $0.role != .assistant } ?? own.startIndex
        let answered = own[..<asked].lastIndex { $0.role == .assistant }
        return own[(answered.map { $0 + 1 } ?? own.startIndex)...]
    }

    /// The last job of which all messages are among the first so many.
    func lastJob(within messages: Int) -> JobID? {
        var (sum, last) = (0, JobID?.none)
        for turn in turns {
            sum += turn.messages
            guard sum <= messages else { break }
            last = turn.job
        }
        return last
    }
}

extension ChatRequest {
    private static let member = "conversation_id"

    /// The client's name of the conversation that the request goes on with.
    package var conversation: String? {
        get { envelope?[Self.member]?.string }
        set {
            var object = envelope?.object ?? JSONObject()
            object[Self.member] = newValue.map { .string($0) }
            envelope = .object(object)
        }
    }
}

extension ChatRequest {
    /// Whether the client tells what was said before itself.
    var tellsConversation: Bool { messages.contains { $0.role == .assistant } }
}

extension Submission {
    package static let longestConversation = 255

    /// Makes the request a turn of a conversation, which remembers the turns before.
    ///
    /// - Precondition: 1 to 255 bytes.
    package mutating func continueConversation(_ id: String) {
        guard embeddings == nil else { return }
        if chat == nil {
            // What is no text is refused at admission, as it is.
            guard let text = String(validating: input, as: UTF8.self), !text.contains("\0") else { return }
            chat = ChatRequest(model: feature, messages: [Message(.user, text)])
        }
        chat?.conversation = id
        input = chat?.stored ?? input
    }
}

extension Engine {
    /// Puts what was said before in front of a request's own messages.
    ///
    /// A client that sends the answers so far itself gets nothing added. Nothing is remembered of a conversation whose
    /// texts are past their retention.
    ///
    /// - Parameter job: Only turns before it are remembered, so that one which is tried again much later sees what it
    ///   saw at first.
    func remember(
        _ chat: inout ChatRequest, tenant: String, before job: JobID = JobID(.max)
    ) async throws -> ConversationMemory? {
        guard let id = chat.conversation else { return nil }
        var memory = ConversationMemory(hash: vault.conversation(id, of: tenant), own: chat.messages)
        let stored = try await store.conversation(memory.hash, tenant: tenant, before: job)
        memory.isBegun = stored.summary != nil || !stored.turns.isEmpty
        var messages: [Message] = []
        if let summary = stored.summary {
            let text = try vault.open(summary.sealed, for: tenant, as: .conversation)
            messages.append(ConversationWindow.standIn(String(decoding: text, as: UTF8.self)))
        }
        let lead = messages.count
        for turn in stored.turns {
            let body = try JSON(parsing: try vault.open(turn.sealed, for: tenant, as: .conversation))
            let turnMessages = try Self.messages(body)
            messages += turnMessages
            memory.turns.append(.init(job: turn.job, messages: turnMessages.count))
            memory.masks.add(body["masks"])
        }
        // Its own memory of what was said, but our placeholders.
        if chat.tellsConversation {
            memory.turns = []
            return memory
        }
        let place = chat.messages.firstIndex { $0.role != .system } ?? chat.messages.endIndex
        let paired = ToolPairs.kept(of: messages, before: chat.messages[place...])
        memory.keep(paired, after: lead)
        messages = paired.compactMap(\.self)
        chat.messages.insert(contentsOf: messages, at: place)
        memory.range = place..<(place + messages.count)
        try chat.checkCalls(remembered: memory.range)
        return memory
    }

    /// How long a turn has to wait for one before it, or `nil` when its time has come.
    ///
    /// The turns of a conversation run one after the other, in the order in which they were submitted, so that each sees
    /// what the one before it said. One that waits takes no worker and uses no attempt up; it waits until the ones before
    /// it have ended, however they end, or its own deadline is over.
    func wait(of job: Job, for chat: ChatRequest, tenant: String) async throws(StoreError) -> Duration? {
        guard let id = chat.conversation, !chat.tellsConversation else { return nil }
        let now = clock.now()
        guard job.deadline > now,
            try await store.hasEarlierTurn(in: vault.conversation(id, of: tenant), before: job.id)
        else { return nil }
        // The longer it has waited, the less a little more matters.
        return min(max((now - job.createdAt) / 8, .milliseconds(50)), .seconds(2), job.deadline - now)
    }

    /// How the store names the conversation of a submission; `nil` for one that stands alone.
    func conversation(of submission: Submission) -> [UInt8]? {
        submission.chat?.conversation.map { vault.conversation($0, of: submission.tenant) }
    }

    /// What is to be kept of a job that has ended well.
    func turn(of call: Call) throws(VaultError) -> ConversationTurn? {
        guard let memory = call.memory, let answer = call.chatAnswer else { return nil }
        let own = memory.news.filter { $0.role != .system }
        let messages = own + [answer.message]
        let body: JSON = ["messages": .array(messages.map(\.json)), "masks": call.masks.json]
        let tenant = call.tenant.id
        var turn = ConversationTurn(
            conversation: memory.hash, sealed: try vault.seal(Array(body.text.utf8), for: tenant, as: .conversation))
        if let summary = memory.summary, let through = memory.through {
            let text = call.masks.restore(summary)
            turn.summary = ConversationSummary(
                through: through, sealed: try vault.seal(Array(text.utf8), for: tenant, as: .conversation))
        }
        return turn
    }

    private static func messages(_ body: JSON) throws -> [Message] {
        try (body["messages"]?.array ?? []).enumerated().map { index, message in
            try ChatRequest.message(try WireFields(message, at: "messages[\(index)]"))
        }
    }
}

extension Vault {
    /// Keyed, because clients name conversations by whom they are with.
    fileprivate func conversation(_ id: String, of tenant: String) -> [UInt8] {
        var code = authentication
        for part in ["conversation", tenant, id] {
            code.update(data: Array("\(part.utf8.count):\(part)".utf8))
        }
        return Array(code.finalize())
    }
}
