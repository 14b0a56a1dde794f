import ChassisCore

extension ChassisFile {
    /// `webhooks: {allow_private: false, allow_http: false, timeout: 15s, attempts: 10, receivers: {HOST: {…}}}`.
    static func webhooks(_ fields: Fields) -> WebhookSettings {
        var settings = WebhookSettings()
        let keys = ["allow_private", "allow_http", "timeout", "attempts", "receivers"]
        guard let fields = fields.section("webhooks", keys: keys) else { return settings }
        settings.allowsPrivate = fields.boolean("allow_private", or: settings.allowsPrivate)
        settings.allowsHTTP = fields.boolean("allow_http", or: settings.allowsHTTP)
        settings.timeout = fields.duration("timeout", .seconds(1)...(.seconds(300)), or: settings.timeout)
        settings.attempts = fields.integer("attempts", 1...50, or: settings.attempts)
        settings.receivers = receivers(fields)
        return settings
    }
}
