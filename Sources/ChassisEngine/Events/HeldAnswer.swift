package import ChassisCore
import ChassisStore

/// A job's answer for who tells it. A short one is at hand; a long one lies on the shelf, for all who tell it, and is asked
/// for anew for each piece: so who waits for a slow client keeps nothing of it.
package struct HeldAnswer: Sendable {
    private enum Place: Sendable {
        case here(ChatAnswer)
        case shelf(AnswerShelf.Teller)
    }

    private let place: Place

    package init(_ answer: ChatAnswer) { place = .here(answer) }

    fileprivate init(_ teller: AnswerShelf.Teller) { place = .shelf(teller) }

    package var isLong: Bool { if case .shelf = place { true } else { false } }

    /// All of it. Who tells it lets go of it before he waits for his client.
    package func whole() async throws(EngineError) -> ChatAnswer {
        switch place {
        case .here(let answer): answer
        case .shelf(let teller): try await teller.answer()
        }
    }

    /// Bytes, sealed, of the longest that is at hand.
    static let mostAtHand = 64 << 10
}

extension Engine {
    /// The answer as the user gets it, personal data put back: text, calls of tools, why the model stopped. A job that
    /// was submitted as plain text has one too.
    package func answer(of job: Job) async throws(EngineError) -> ChatAnswer { try await held(job).whole() }

    /// The same for who tells it to a client.
    ///
    /// - Throws: `EngineError.noOutput` where there is none, or no more.
    package func held(_ job: Job) async throws(EngineError) -> HeldAnswer {
        let output: (size: Int, data: [UInt8]?)?
        do {
            output = try await store.sealedOutput(job.id, atMost: HeldAnswer.mostAtHand)
        } catch { throw .store(error) }
        guard let output else { throw .noOutput(job.id, job.state) }
        if let sealed = output.data { return HeldAnswer(Self.answer(try open(sealed, of: job), of: job)) }
        return HeldAnswer(
            answers.tell(job.id) { [self] in
                do throws(EngineError) {
                    return .success(Self.answer(try await openOutput(of: job), of: job))
                } catch { return .failure(error) }
            })
    }

    /// What a job's worker left as its output, decrypted.
    func openOutput(of job: Job) async throws(EngineError) -> [UInt8] {
        let sealed: [UInt8]?
        do { sealed = try await store.sealedOutput(job.id) } catch { throw .store(error) }
        guard let sealed else { throw .noOutput(job.id, job.state) }
        return try open(sealed, of: job)
    }

    private func open(_ sealed: [UInt8], of job: Job) throws(EngineError) -> [UInt8] {
        do { return try vault.open(sealed, for: job.tenant, as: .output) } catch { throw .vault(error) }
    }

    private static func answer(_ output: [UInt8], of job: Job) -> ChatAnswer {
        if let embeddings = Embeddings(stored: output, usage: job.usage) { return ChatAnswer(text: embeddings.summary) }
        return ChatAnswer(stored: output)
    }
}
