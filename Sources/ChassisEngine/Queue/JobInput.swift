import ChassisCore

/// What a job was submitted with: a text, a conversation, or texts that vectors are wanted of.
struct JobInput: Sendable {
    var text: String
    @Boxed var chat: ChatRequest?
    @Boxed var embeddings: EmbeddingRequest?

    init(text: String) { self.text = text }

    init(_ bytes: [UInt8]) throws {
        if let embeddings = EmbeddingRequest(stored: bytes) {
            self.embeddings = embeddings
            text = ""
        } else if let chat = try ChatRequest(stored: bytes) {
            self.chat = chat
            text = chat.input
        } else {
            text = try InputLimits.text(bytes)
        }
    }

    /// What the submission's bytes stand for, which it holds already.
    init(_ submission: Submission) {
        let isText = submission.embeddings == nil
        text = submission.chat?.input ?? (isText ? String(decoding: submission.input, as: UTF8.self) : "")
        chat = submission.chat
        embeddings = submission.embeddings
    }

    /// What serves it: a feature of the workspace with the bundle in force, or a built-in one.
    func feature(of job: Job, for tenant: Tenant, _ setup: Setup) -> Feature? {
        if let embeddings { return setup.workspace.embeddingFeature(for: embeddings.model) }
        guard let chat else { return setup.feature(job.feature, for: job.id) }
        return setup.feature(chat.model, for: job.id)
            ?? setup.workspace.chatFeature(for: chat.model, plan: setup.workspace.plan(tenant.plan))
    }
}
