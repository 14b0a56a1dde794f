import ChassisCore
import ChassisEngine
import ChassisStore
import Logging
import NIOHTTP1

/// What handlers answer with: the engine for commands, its store for reading, and what this server knows of itself.
struct APIService: Sendable {
    let engine: Engine
    let keys: KeyRing
    let pace: Pace
    let meters = HTTPMeters()
    let waiters = Waiters()
    let followers = Followers()
    let bodies = BodyRoom()
    private let refusedTries = RefusedTries()
    let certificate = CertificateStanding()
    /// Whether only this machine can ask.
    let isLocal: Bool
    /// Of this program; empty where nobody said.
    var version = ""
    /// Whether anybody works the queue.
    let isServed: @Sendable () -> Bool
    /// Opens when this server is about to end, and its workers begin no more jobs.
    var stopping = Latch()
    /// Opens when what is still being answered has to end.
    var ending = Latch()

    var store: Store { engine.store }
    var clock: any WallClock { engine.clock }
    /// How jobs are shown.
    var view: JobView { JobView(service: self) }

    /// Submits, and says with a refusal how the tenant stands towards its limits.
    func submit(_ submission: Submission) async throws(APIError) -> AdmissionOutcome {
        try checkDisk()
        let submission = asTried(submission)
        do { return try await engine.submit(submission) } catch {
            throw await refusal(error, of: submission.tenant, [submission])
        }
    }

    /// The same for the jobs that one request is made of.
    func submitTogether(_ parts: [Submission], of tenant: String) async throws(APIError) -> [AdmissionOutcome] {
        try checkDisk()
        let parts = parts.map(asTried)
        do { return try await engine.submitTogether(parts) } catch { throw await refusal(error, of: tenant, parts) }
    }

    /// Refuses what could be taken, and not be stored once it is done. Costs a system call.
    private func checkDisk() throws(APIError) {
        guard let free = Store.freeBytes(at: store.path), free < Store.fullBelowBytes else { return }
        throw APIError(StoreError.diskFull(path: store.path))
    }

    /// At its first try still, where the one before was refused.
    private func asTried(_ submission: Submission) -> Submission {
        guard submission.retrying == .again, submission.idempotencyKey == nil,
            refusedTries.take(engine.fingerprint(submission), at: clock.now())
        else { return submission }
        var submission = submission
        submission.retrying = .first
        return submission
    }

    /// Notes that a request brought no answer, if its client is one to come again.
    func noteRefused(_ submission: Submission, _ error: APIError) {
        guard submission.retrying != nil, submission.idempotencyKey == nil, error.retry != .never else { return }
        refusedTries.note(engine.fingerprint(submission), at: clock.now())
    }

    private func refusal(_ error: EngineError, of tenant: String, _ parts: [Submission]) async -> APIError {
        var refused = APIError(error)
        for part in parts { noteRefused(part, refused) }
        if refused.status == .tooManyRequests {
            refused.headers.add(contentsOf: await view.rateHeaders(of: tenant))
        }
        return refused
    }

    /// The key that a request shows, valid and with that scope.
    func authenticate(_ authorization: String?, for scope: KeyScope) async throws(APIError) -> APIKey {
        guard let authorization, authorization.utf8.count <= 512 else { throw .unauthorized }
        let words = Array(authorization.utf8).split(separator: UInt8(ascii: " ")).map {
            String(decoding: $0, as: UTF8.self)
        }
        guard words.count == 2, words[0].lowercased() == "bearer" else { throw .unauthorized }
        let finding: KeyRing.Finding
        do { finding = try await keys.key(for: words[1]) } catch { throw APIError(error) }
        switch finding {
        case .expired(let end): throw .expired(at: end)
        case .valid(let key) where engine.setup.workspace.tenant(key.tenant) != nil:
            guard key.allows(scope) else { throw .forbidden(scope) }
            return key
        case .valid, .none: throw .unauthorized
        }
    }
}
