package import ChassisCore

/// Makes the providers that a workspace names, in its order.
///
/// - Parameters:
///   - client: Shared by all of them.
///   - environment: Where keys come from, asked at each call; a provider whose key is missing fails then, not now.
package func makeProviders(
    _ settings: [ProviderSettings], client: HTTPClient, environment: @escaping @Sendable (String) -> String?
) -> [any Provider] {
    settings.map { settings in
        switch settings.kind {
        case .openai: OpenAIProvider(settings, client: client, environment: environment) as any Provider
        case .anthropic: AnthropicProvider(settings, client: client, environment: environment)
        case .extractive: ExtractiveProvider(name: settings.name)
        }
    }
}
