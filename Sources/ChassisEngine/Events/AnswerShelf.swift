import ChassisCore
import Synchronization

/// Long answers that are being told: each is opened once, however many tell it.
///
/// They hold a place in it and a piece of its text. So what lies here is what answers take of the memory, `most` bytes and
/// one answer, however many clients there are and however slowly they read; what had to go is opened again.
final class AnswerShelf: Sendable {
    typealias Opening = Result<ChatAnswer, EngineError>

    private struct Entry {
        var tellers = 0
        var answer: ChatAnswer?
        var opening: Task<Opening, Never>?
        var lastUse = 0
    }

    private struct State {
        var entries: [JobID: Entry] = [:]
        var bytes = 0
        var uses = 0
    }

    private let most: Int
    private let state = Mutex(State())
    /// An answer is several times as large while it is opened.
    private let turn = Slots(1)

    /// - Parameter most: In bytes.
    init(most: Int = 64 << 20) { self.most = most }

    /// How many lie here.
    var bytes: Int { state.withLock { $0.bytes } }

    /// Whoever holds it may tell the job's answer; with the last one the answer goes.
    final class Teller: Sendable {
        private let shelf: AnswerShelf
        private let job: JobID
        private let open: @Sendable () async -> Opening

        fileprivate init(_ shelf: AnswerShelf, _ job: JobID, _ open: @escaping @Sendable () async -> Opening) {
            self.shelf = shelf
            self.job = job
            self.open = open
        }

        deinit { shelf.leave(job) }

        func answer() async throws(EngineError) -> ChatAnswer { try await shelf.answer(of: job, open) }
    }

    /// - Parameter open: Reads the answer, where it does not lie here.
    func tell(_ job: JobID, _ open: @escaping @Sendable () async -> Opening) -> Teller {
        state.withLock { $0.entries[job, default: Entry()].tellers += 1 }
        return Teller(self, job, open)
    }

    private func answer(
        of job: JobID, _ open: @escaping @Sendable () async -> Opening
    ) async throws(EngineError) -> ChatAnswer {
        let (known, opening) = state.withLock { state in
            state.uses += 1
            var entry = state.entries[job] ?? Entry()
            entry.lastUse = state.uses
            if entry.answer == nil, entry.opening == nil {
                // Awaited below by whoever asks for it. On the common pool: a connection's thread has others to answer.
                entry.opening = Task { [turn] in
                    let isIn = await turn.acquire()
                    defer { if isIn { turn.release() } }
                    return await open()
                }
            }
            state.entries[job] = entry
            return (entry.answer, entry.opening)
        }
        if let known { return known }
        guard let opening else { return try await open().get() }
        let result = await opening.value
        state.withLock { state in
            guard state.entries[job]?.opening == opening else { return }
            state.entries[job]?.opening = nil
            guard case .success(let answer) = result else { return }
            state.entries[job]?.answer = answer
            state.bytes += answer.size
            makeRoom(&state, keeping: job)
        }
        return try result.get()
    }

    private func makeRoom(_ state: inout State, keeping job: JobID) {
        while state.bytes > most {
            let others = state.entries.filter { $0.key != job && $0.value.answer != nil }
            guard let oldest = others.min(by: { $0.value.lastUse < $1.value.lastUse }) else { return }
            state.bytes -= oldest.value.answer?.size ?? 0
            state.entries[oldest.key]?.answer = nil
        }
    }

    private func leave(_ job: JobID) {
        state.withLock { state in
            guard var entry = state.entries[job] else { return }
            entry.tellers -= 1
            state.entries[job] = entry
            guard entry.tellers <= 0 else { return }
            state.bytes -= entry.answer?.size ?? 0
            state.entries[job] = nil
        }
    }
}

extension ChatAnswer {
    /// What it takes of the memory, roughly.
    fileprivate var size: Int {
        toolCalls.reduce(text.utf8.count + logProbabilities.count * 1024) { $0 + $1.arguments.utf8.count }
    }
}
