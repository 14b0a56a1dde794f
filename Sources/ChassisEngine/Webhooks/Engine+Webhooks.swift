import ChassisCore
import ChassisStore

extension Engine {
    /// Gives a tenant a new secret to sign its messages with, and returns it: it is shown once.
    ///
    /// Messages carry a signature of the old one as well for a day, so that receivers can be changed over.
    package func rotateWebhookSecret(of tenant: String) async throws(EngineError) -> WebhookSecret {
        guard setup.workspace.tenant(tenant) != nil else {
            throw .unknownTenant(tenant, known: setup.workspace.tenants.map(\.id))
        }
        let secret = WebhookSecret()
        let sealed: [UInt8]
        do { sealed = try vault.seal(secret.bytes, for: tenant, as: .webhookSecret) } catch { throw .vault(error) }
        do {
            try await store.addWebhookSecret(sealed, tenant: tenant, overlap: .seconds(86_400), now: clock.now())
        } catch { throw .store(error) }
        return secret
    }

    /// Refuses a webhook that nobody could verify.
    func checkWebhook(of submission: Submission) async throws(EngineError) {
        guard submission.webhook != nil else { return }
        let hasSecret: Bool
        do {
            hasSecret = try await store.hasWebhookSecret(tenant: submission.tenant, now: clock.now())
        } catch { throw .store(error) }
        if !hasSecret { throw .webhookSecretMissing(submission.tenant) }
    }

    /// Refuses a receiver that the tenant's data may not go to.
    func checkRules(of tenant: String, for url: WebhookURL) throws(EngineError) {
        let workspace = setup.workspace
        guard let rules = workspace.tenant(tenant)?.rules else { return }
        if let why = workspace.webhooks.refusal(of: url, by: rules) {
            throw .webhookRules(tenant: tenant, rules: rules.text, host: url.host, why: why)
        }
    }

    func sealedWebhook(_ submission: Submission) throws(EngineError) -> SealedWebhook? {
        guard let text = submission.webhook else { return nil }
        let url: WebhookURL
        do { url = try WebhookURL(text, setup.workspace.webhooks) } catch { throw .webhook(error) }
        try checkRules(of: submission.tenant, for: url)
        do {
            let sealed = try vault.seal(Array(url.text.utf8), for: submission.tenant, as: .webhook)
            return SealedWebhook(url: sealed, receiver: url.host)
        } catch { throw .vault(error) }
    }
}
