package import ChassisCore

/// Where a tenant's messages go: the host of a URL.
package struct WebhookTarget: Sendable, Hashable {
    package var tenant: String
    /// Empty for messages of earlier versions.
    package var receiver: String

    package init(tenant: String, receiver: String) {
        self.tenant = tenant
        self.receiver = receiver
    }
}

/// A message that is due.
package struct WaitingWebhook: Sendable, Hashable {
    package var id: Int64
    package var dueAt: Timestamp
    package var target: WebhookTarget

    package init(id: Int64, dueAt: Timestamp, target: WebhookTarget) {
        self.id = id
        self.dueAt = dueAt
        self.target = target
    }
}

/// The URL that hears of a job's end.
package struct SealedWebhook: Sendable, Hashable {
    /// Encrypted: people put tokens into it.
    package var url: [UInt8]
    /// Its host.
    package var receiver: String

    package init(url: [UInt8], receiver: String) {
        self.url = url
        self.receiver = receiver
    }
}
