import ChassisCore
import ChassisTestSupport

/// A service whose models do what the last message says: `Tests/SDK` talks to them through Chassis.
enum ScriptedModels {
    @Sendable static func answer(_ request: RecordedRequest) -> Script {
        if request.path.hasSuffix("/embeddings") {
            return .json(
                #"{"data":[{"index":0,"embedding":[0.5,-0.5]}],"model":"v","usage":{"prompt_tokens":4,"total_tokens":4}}"#
            )
        }
        let messages = ((try? JSON(parsing: request.body))?["messages"]?.array ?? [])
            .filter { $0["role"] != "system" }
        let said = messages.last { $0["role"] == "user" }?["content"]?.string ?? ""
        if messages.last?["role"] == "tool" { return whole("Sent to ⟦EMAIL_1⟧.") }
        switch said.prefix(while: { $0 != ":" }) {
        case "stream": return pieces(["Hello ", "⟦EM", "AIL_1⟧, how ", "are you?"])
        case "slow": return pieces(["Hello ", "slowly"], every: .milliseconds(100))
        case "hang": return .hang
        case "fail": return .json(#"{"error":{"message":"no"}}"#, status: 400)
        case "echo": return whole("\(messages.count) messages")
        case "json": return whole(#"{"category":"weather"}"#)
        case "Your answer can't be used": return whole(#"{"category":"billing","urgent":true}"#)
        case "tool":
            return .json(
                #"{"choices":[{"index":0,"message":{"content":null,"tool_calls":[{"id":"call_1","type":"function","#
                    + #""function":{"name":"send_mail","arguments":"{\"to\":\"⟦EMAIL_1⟧\"}"}}]},"#
                    + #""finish_reason":"tool_calls"}],"usage":{"prompt_tokens":100,"completion_tokens":20}}"#)
        case "logprobs":
            return .json(
                #"{"choices":[{"index":0,"message":{"content":"Hi"},"finish_reason":"stop","logprobs":{"content":["#
                    + #"{"token":"Hi","logprob":-0.1,"bytes":[72,105],"top_logprobs":[]}]}}],"#
                    + #""usage":{"prompt_tokens":100,"completion_tokens":20}}"#)
        case "Question": return whole("It is under Settings, ⟦EMAIL_1⟧.")
        default: return whole("Hello.")
        }
    }

    private static func whole(_ text: String) -> Script {
        .json(
            #"{"choices":[{"index":0,"message":{"content":\#(JSON.string(text).text)},"finish_reason":"stop"}],"#
                + #""usage":{"prompt_tokens":100,"completion_tokens":20}}"#)
    }

    private static func pieces(_ pieces: [String], every pause: Duration = .zero) -> Script {
        let deltas = pieces.map { #"{"choices":[{"index":0,"delta":{"content":\#(JSON.string($0).text)}}]}"# }
        return .eventStream(
            deltas + [
                #"{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}"#,
                #"{"choices":[],"usage":{"prompt_tokens":100,"completion_tokens":20}}"#, "[DONE]",
            ], every: pause)
    }
}
