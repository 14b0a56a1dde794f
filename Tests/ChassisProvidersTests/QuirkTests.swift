import ChassisCore
import ChassisProviders
import ChassisTestSupport
import Testing

/// Services of one protocol that don't take all of it.
@Suite(.timeLimit(.minutes(4)))
struct QuirkTests {
    private static func refusal(_ message: String, _ parameter: String, _ code: String) -> String {
        #"{"error":{"message":"\#(message)","type":"invalid_request_error","param":"\#(parameter)","code":"\#(code)"}}"#
    }

    private static let noLimit = refusal(
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        "max_tokens", "unsupported_parameter")
    private static let noTemperature = refusal(
        "Unsupported value: 'temperature' does not support 0.5 with this model. Only the default (1) value is supported.",
        "temperature", "unsupported_value")

    @Test func `a reasoning model is asked as it takes it, told so, and known from then on`() async throws {
        let call = try CallFixture { request in
            if request.body.contains(#""max_tokens""#) { return .json(Self.noLimit, status: 400) }
            if request.body.contains(#""temperature""#) { return .json(Self.noTemperature, status: 400) }
            return .eventStream(Wire.openAI())
        }

        let response = try await call.generate()

        #expect(response.adaptations == ["max_tokens sent as max_completion_tokens", "temperature left out"])
        #expect(call.server.counts.requests == 3)
        _ = try await call.generate()
        #expect(call.server.counts.requests == 4)
        #expect(call.server.requests.last?.body.contains(#""max_completion_tokens":64"#) == true)
        // Another model of the service is another matter.
        var other = InferenceRequest.sample()
        other.model = "older-model"
        _ = try? await call.generate(other)
        #expect(call.server.requests[4].body.contains(#""max_tokens":64"#))
    }

    @Test func `a temperature that a client asked for is not dropped behind its back`() async throws {
        let call = try CallFixture { request in
            request.body.contains(#""temperature""#)
                ? .json(Self.noTemperature, status: 400) : .eventStream(Wire.openAI())
        }
        var request = InferenceRequest.sample()
        request.isTemperatureAsked = true

        #expect(await call.failure(request)?.refusesRequest == true)
        #expect(call.server.counts.requests == 1)
        _ = try await call.generate()
        #expect(call.server.counts.requests == 3)
    }

    @Test(arguments: [
        "max_tokens is too large: 999999. This model supports at most 16384 completion tokens.",
        "Invalid 'max_tokens': integer above maximum value.", "'temperature' must be at most 2",
    ]) func `a value that is too large is the sender's mistake`(_ message: String) async throws {
        let call = try CallFixture { _ in .json(Self.refusal(message, "max_tokens", "invalid_value"), status: 400) }

        #expect(await call.failure()?.refusesRequest == true)
        #expect(call.server.counts.requests == 1)
    }
}
