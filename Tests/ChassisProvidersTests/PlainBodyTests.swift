import ChassisCore
import Testing

@testable import ChassisProviders

struct PlainBodyTests {
    private let providers = ["https://api.openai.com/v1", "http://127.0.0.1:1/v1"].map { url in
        OpenAIProvider(
            ProviderSettings(name: "tested", kind: .openai, baseURL: url), client: HTTPClient(),
            environment: { _ in nil })
    }

    private static let requests: [InferenceRequest] = {
        var bare = InferenceRequest.sample(stream: false)
        (bare.temperature, bare.maxOutputTokens) = (nil, nil)
        var odd = InferenceRequest.sample()
        odd.model = "\"modèle\" \\ 1"
        odd.messages = [
            Message(.system, ""), Message(.user, "a\nb\r\n\t\u{0}\u{7F}\u{2028} 🐎"), Message(.assistant, "\"Yes\""),
        ]
        (odd.temperature, odd.maxOutputTokens) = (0, .max)
        var silent = bare
        silent.messages = []
        return [.sample(), .sample(stream: false), bare, odd, silent]
    }()

    private static let quirks = [
        Quirks(), Quirks(lacksStreamOptions: true), Quirks(limitName: "max_tokens"),
        Quirks(limitName: "max_completion_tokens", lacksTemperature: true),
    ]

    @Test func `a body that is written at once is the one that the tree makes`() {
        for provider in providers {
            for request in Self.requests {
                for quirk in Self.quirks {
                    #expect(provider.plainBody(of: request, quirk) == provider.body(of: request, quirk).utf8)
                }
            }
        }
    }

    @Test func `a request for more than a message has the tree`() {
        var options = InferenceRequest.sample()
        options.options.stop = ["."]
        var calls = InferenceRequest.sample()
        calls.messages.append(Message(.tool, "12", toolCallID: "1"))

        for request in [.sample(schema: ["type": "object"]), options, calls] {
            #expect(providers[0].plainBody(of: request, Quirks()) == nil)
        }
    }
}
