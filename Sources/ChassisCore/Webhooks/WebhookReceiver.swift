/// Who gets a tenant's messages, and what becomes of them there, as the operator vouches for. (`webhooks: {receivers:
/// {HOST: {own: true}}}`, `{HOST: {data: {regions: [EU], trains: false, retention: 7d}}}` in `chassis.yaml`.)
package struct WebhookReceiver: Hashable, Sendable {
    /// Whether the machine is the tenant's own: nothing is moved to anybody then.
    package var isOwn: Bool
    package var terms: DataTerms

    package init(isOwn: Bool = false, terms: DataTerms = DataTerms()) {
        self.isOwn = isOwn
        self.terms = terms
    }
}

extension WebhookSettings {
    /// Why a tenant's rules keep its messages from a receiver; `nil` where they may go.
    ///
    /// Of a receiver that nobody has said anything of, nothing is known: it meets no rule.
    package func refusal(of url: WebhookURL, by rules: DataRules) -> String? {
        if rules.isEmpty || url.isOwnMachine { return nil }
        let receiver = receivers[url.host] ?? WebhookReceiver()
        return receiver.isOwn ? nil : rules.refusal(of: receiver.terms)
    }
}
