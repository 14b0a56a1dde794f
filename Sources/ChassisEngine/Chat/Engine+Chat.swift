package import ChassisCore
package import ChassisStore

extension Submission {
    /// A chat: its `model` is a feature, an LLM or a tier.
    package init(
        tenant: String, chat: ChatRequest, priority: Priority = .normal, idempotencyKey: IdempotencyKey? = nil
    ) {
        self.init(
            tenant: tenant, feature: chat.model, input: chat.stored, priority: priority, idempotencyKey: idempotencyKey)
        self.chat = chat
    }
}

extension Submission {
    /// Texts to be made vectors of by an LLM's service.
    package init(tenant: String, embeddings: EmbeddingRequest) {
        self.init(tenant: tenant, feature: embeddings.model, input: embeddings.stored)
        self.embeddings = embeddings
    }
}

extension Engine {
    /// The vectors that a job made.
    package func embeddings(of job: Job) async throws(EngineError) -> Embeddings {
        let bytes = try await openOutput(of: job)
        guard let embeddings = Embeddings(stored: bytes, usage: job.usage) else { throw .noOutput(job.id, job.state) }
        return embeddings
    }

    /// The request as its client sent it; `nil` when the job was submitted as plain text, or its input is gone.
    package func chatRequest(of job: Job) async throws(EngineError) -> ChatRequest? {
        let sealed: [UInt8]?
        do { sealed = try await store.sealedInput(job.id) } catch { throw .store(error) }
        guard let sealed else { return nil }
        let bytes: [UInt8]
        do { bytes = try vault.open(sealed, for: job.tenant, as: .input) } catch { throw .vault(error) }
        do { return try ChatRequest(stored: bytes) } catch { throw .chat(error) }
    }
}
