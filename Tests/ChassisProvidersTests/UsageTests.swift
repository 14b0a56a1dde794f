import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisProviders

/// What services say about tokens, as they say it, and what it comes to.
@Suite(.timeLimit(.minutes(4)))
struct UsageTests {
    struct Case: CustomTestStringConvertible {
        var testDescription: String
        var json: String
        var usage: Usage

        init(
            _ name: String, _ json: String, _ input: Int64, _ output: Int64, read: Int64 = 0, creation: Int64 = 0,
            reasoning: Int64 = 0
        ) {
            testDescription = name
            self.json = json
            usage = Usage(
                state: .reported, inputTokens: input, outputTokens: output, cacheReadTokens: read,
                cacheCreationTokens: creation, reasoningTokens: reasoning)
        }

        init(absent name: String, _ json: String) {
            testDescription = name
            self.json = json
            usage = .absent
        }
    }

    static let openAI = [
        Case("plain", #"{"prompt_tokens":19,"completion_tokens":10,"total_tokens":29}"#, 19, 10),
        Case(
            "OpenAI, cached and reasoning",
            """
            {"prompt_tokens":2006,"completion_tokens":300,"total_tokens":2306,"prompt_tokens_details":
            {"cached_tokens":1920,"audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":256,
            "audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}
            """, 2006, 300, read: 1920, reasoning: 256),
        Case(
            "cache written",
            #"{"prompt_tokens":100,"completion_tokens":1,"prompt_tokens_details":"#
                + #"{"cached_tokens":30,"cache_write_tokens":60}}"#, 100, 1, read: 30, creation: 60),
        Case(
            "vLLM, details null",
            #"{"prompt_tokens":7,"total_tokens":9,"completion_tokens":2,"prompt_tokens_details":null}"#, 7, 2),
        Case("Ollama", #"{"prompt_tokens":26,"completion_tokens":298,"total_tokens":324}"#, 26, 298),
        Case(
            "llama.cpp",
            #"{"completion_tokens":8,"prompt_tokens":31,"total_tokens":39,"prompt_tokens_details":"#
                + #"{"cached_tokens":30}}"#, 31, 8, read: 30),
        Case(
            "DeepSeek",
            #"{"prompt_tokens":50,"completion_tokens":5,"total_tokens":55,"prompt_cache_hit_tokens":32,"#
                + #""prompt_cache_miss_tokens":18}"#, 50, 5, read: 32),
        Case(
            "xAI, reasoning apart",
            #"{"prompt_tokens":32,"completion_tokens":9,"total_tokens":135,"#
                + #""completion_tokens_details":{"reasoning_tokens":94}}"#, 32, 103, reasoning: 94),
        Case(
            "Gemini, thoughts only in the total", #"{"prompt_tokens":10,"completion_tokens":20,"total_tokens":130}"#,
            10, 120, reasoning: 100),
        Case("zero is zero", #"{"prompt_tokens":0,"completion_tokens":0,"total_tokens":0}"#, 0, 0),
        Case("no total", #"{"prompt_tokens":4,"completion_tokens":5}"#, 4, 5),
        Case("output from the total", #"{"prompt_tokens":4,"total_tokens":9}"#, 4, 5),
        Case("numbers with a point", #"{"prompt_tokens":4.0,"completion_tokens":5.0}"#, 4, 5),
        Case(
            "subsets larger than their whole",
            #"{"prompt_tokens":10,"completion_tokens":5,"prompt_tokens_details":"#
                + #"{"cached_tokens":99,"cache_write_tokens":99},"completion_tokens_details":{"reasoning_tokens":99}}"#,
            10, 5, creation: 10, reasoning: 5),
        Case(absent: "null", "null"),
        Case(absent: "empty", "{}"),
        Case(absent: "one side only", #"{"prompt_tokens":4}"#),
        Case(absent: "words", #"{"prompt_tokens":"4","completion_tokens":"5"}"#),
        Case(absent: "beyond belief", #"{"prompt_tokens":9223372036854775807,"completion_tokens":1}"#),
        Case(absent: "negative", #"{"prompt_tokens":-5,"completion_tokens":2}"#),
        Case(
            absent: "beyond belief, with a total",
            #"{"prompt_tokens":1000000000000,"completion_tokens":2,"total_tokens":9}"#),
        Case(absent: "a list", "[1,2]"),
    ]

    @Test(arguments: openAI) func `OpenAI usage is read, streamed`(_ sample: Case) async throws {
        let call = try CallFixture { _ in .eventStream(Wire.openAI(usage: sample.json.oneLine)) }

        #expect(try await call.generate().usage == sample.usage)
    }

    @Test func `zeros at the end of a stream don't take back what was counted before`() async throws {
        let counted = #"{"prompt_tokens":10,"completion_tokens":5}"#
        let zeros = #"{"choices":[],"usage":{"prompt_tokens":0,"completion_tokens":0}}"#
        var events = Wire.openAI(usage: counted)
        events.insert(zeros, at: events.count - 1)
        let sent = events
        let call = try CallFixture { _ in .eventStream(sent) }

        #expect(try await call.generate().usage == Usage(state: .reported, inputTokens: 10, outputTokens: 5))
    }

    @Test(arguments: openAI) func `OpenAI usage is read, in one piece`(_ sample: Case) async throws {
        let body = #"{"choices":[{"message":{"content":"x"},"finish_reason":"stop"}],"usage":\#(sample.json)}"#
        let call = try CallFixture { _ in .json(body) }

        #expect(try await call.generate(.sample(stream: false)).usage == sample.usage)
    }

    static let anthropic = [
        Case("plain", #"{"input_tokens":25,"output_tokens":15}"#, 25, 15),
        Case(
            "cache read",
            #"{"input_tokens":5,"cache_creation_input_tokens":0,"cache_read_input_tokens":1000,"#
                + #""output_tokens":15}"#, 1005, 15, read: 1000),
        Case(
            "cache written",
            #"{"input_tokens":5,"cache_creation_input_tokens":400,"cache_read_input_tokens":0,"#
                + #""output_tokens":15}"#, 405, 15, creation: 400),
        Case(
            "both",
            #"{"input_tokens":5,"cache_creation_input_tokens":400,"cache_read_input_tokens":1000,"#
                + #""cache_creation":{"ephemeral_5m_input_tokens":300,"ephemeral_1h_input_tokens":100},"#
                + #""output_tokens":15,"service_tier":"standard"}"#, 1405, 15, read: 1000, creation: 400),
        Case(
            "cache written, by lifetime only",
            #"{"input_tokens":5,"cache_creation":{"ephemeral_5m_input_tokens":300},"output_tokens":15}"#, 305, 15,
            creation: 300),
        Case("null caches", #"{"input_tokens":5,"cache_read_input_tokens":null,"output_tokens":15}"#, 5, 15),
        Case("zero is zero", #"{"input_tokens":0,"output_tokens":0}"#, 0, 0),
        Case(absent: "null", "null"),
        Case(absent: "no output", #"{"input_tokens":5}"#),
        Case(absent: "beyond belief", #"{"input_tokens":9223372036854775807,"output_tokens":1}"#),
    ]

    @Test(arguments: anthropic) func `Anthropic usage is read, in one piece`(_ sample: Case) async throws {
        let body = #"{"type":"message","content":[],"stop_reason":"end_turn","usage":\#(sample.json)}"#
        let call = try CallFixture(.anthropic) { _ in .json(body) }

        #expect(try await call.generate(.sample(stream: false)).usage == sample.usage)
    }

    @Test(arguments: anthropic) func `Anthropic usage is read, at the start and at the end of a stream`(
        _ sample: Case
    ) async throws {
        let output = try JSON(parsing: sample.json)["output_tokens"]?.integer
        let end = output.map { #"{"output_tokens":\#($0)}"# }
        let call = try CallFixture(.anthropic) { _ in
            .eventStream(Wire.anthropic(start: sample.json.oneLine, end: end))
        }

        #expect(try await call.generate().usage == sample.usage)
    }

    @Test func `the end of an Anthropic stream corrects its start`() async throws {
        let start = #"{"input_tokens":10,"cache_read_input_tokens":0,"output_tokens":1}"#
        let end = #"{"input_tokens":12,"cache_read_input_tokens":30,"output_tokens":99}"#
        let call = try CallFixture(.anthropic) { _ in .eventStream(Wire.anthropic(start: start, end: end)) }

        let usage = try await call.generate().usage

        #expect(usage == Usage(state: .reported, inputTokens: 42, outputTokens: 99, cacheReadTokens: 30))
    }

    @Test func `the last of several reports counts`() async throws {
        let events = [
            #"{"choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":3,"completion_tokens":1}}"#,
            #"{"choices":[{"delta":{"content":"b"},"finish_reason":"stop"}],"usage":{"prompt_tokens":3,"completion_tokens":2}}"#,
            "[DONE]",
        ]
        let call = try CallFixture { _ in .eventStream(events) }

        #expect(try await call.generate().usage == Usage(state: .reported, inputTokens: 3, outputTokens: 2))
    }

    @Test func `a stream without usage has none, not zero`() async throws {
        let call = try CallFixture { _ in .eventStream(Wire.openAI()) }

        #expect(try await call.generate().usage == .absent)
    }
}

extension String {
    fileprivate var oneLine: String { split(separator: "\n").joined() }
}
