import ChassisCore
import ChassisEngine

/// A job in the shape of a `response`.
struct ResponseWire: Sendable {
    var job: Job
    let chat: ChatRequest
    /// The form that the feature has of its own, whatever the client asked for.
    private let ownFormat: JSON?

    init(job: Job, chat: ChatRequest, in service: APIService) {
        self.job = job
        self.chat = chat
        let setup = service.engine.setup
        let schema = setup.workspace.feature(job.feature)?.schema
        ownFormat = schema.flatMap { name in
            setup.schemaValue(name).map { schema in
                ["type": "json_schema", "name": .string(name), "schema": schema, "description": .null, "strict": true]
            }
        }
    }

    /// The same response as it is by another row of its job.
    func by(_ job: Job) -> ResponseWire {
        var wire = self
        wire.job = job
        return wire
    }

    static let prefix = "resp_"
    static func id(of job: JobID) -> String { "\(prefix)\(job)" }

    var isBackground: Bool { chat.envelope?["background"]?.bool ?? false }

    /// - Parameter answer: Of a completed job.
    func object(_ answer: ChatAnswer?) -> JSON {
        let error: JSON =
            job.state == .failed
            ? [
                "code": .string(job.error?.code ?? "server_error"),
                "message": .string(job.error?.toldToTenant.message ?? "The job failed."),
            ] : .null
        var response = JSONObject([
            ("id", .string(Self.id(of: job.id))), ("object", "response"),
            ("created_at", .integer(job.createdAt.milliseconds / 1000)), ("status", .string(status(answer))),
            ("background", .bool(isBackground)),
            ("completed_at", (job.finishedAt?.milliseconds).map { .integer($0 / 1000) } ?? .null), ("error", error),
            ("incomplete_details", incompleteDetails(answer)), ("model", .string(chat.model)),
            ("output", .array(answer.map { items($0) } ?? [])),
        ])
        response["instructions"] = chat.envelope?["instructions"] ?? .null
        response["previous_response_id"] = chat.envelope?["previous"] ?? .null
        response["max_output_tokens"] = chat.maxOutputTokens.map { .integer(Int64($0)) } ?? .null
        response["metadata"] = .object(chat.metadata)
        response["parallel_tool_calls"] = .bool(chat.options.allowsParallelCalls ?? true)
        response["temperature"] = chat.temperature.map { .number($0) } ?? .null
        response["top_p"] = chat.options.topP.map { .number($0) } ?? .null
        response["tool_choice"] = toolChoice
        response["tools"] = .array(chat.options.tools.map(Self.tool))
        response["text"] = ["format": format]
        response["store"] = chat.envelope?["store"] ?? true
        response["usage"] = job.state.isFinal ? job.usage.responsesJSON : .null
        return .object(response)
    }

    func status(_ answer: ChatAnswer?) -> String {
        switch job.state {
        case .queued: job.retryAt == nil ? "queued" : "in_progress"
        case .running: "in_progress"
        case .completed: isIncomplete(answer) ? "incomplete" : "completed"
        case .failed: "failed"
        case .cancelled: "cancelled"
        }
    }

    private func isIncomplete(_ answer: ChatAnswer?) -> Bool {
        answer?.finishReason == .length || answer?.finishReason == .contentFilter && answer?.isRefusal == false
    }

    private func incompleteDetails(_ answer: ChatAnswer?) -> JSON {
        guard isIncomplete(answer) else { return .null }
        return ["reason": answer?.finishReason == .length ? "max_output_tokens" : "content_filter"]
    }

    /// What the model said and what it wants called, in the order of a stream.
    func items(_ answer: ChatAnswer) -> [JSON] {
        (hasMessage(answer) ? [message(of: answer)] : [])
            + answer.toolCalls.indices.map { call(answer, $0, status: "completed", arguments: nil) }
    }

    func hasMessage(_ answer: ChatAnswer) -> Bool { !answer.text.isEmpty || answer.toolCalls.isEmpty }

    /// The message that an answer is, whole or cut off.
    func message(of answer: ChatAnswer) -> JSON {
        message(Self.part(of: answer), status: isIncomplete(answer) ? "incomplete" : "completed")
    }

    /// - Parameter part: `nil` before anything is said.
    func message(_ part: JSON?, status: String) -> JSON {
        [
            "id": .string("msg_\(job.id)"), "type": "message", "status": .string(status), "role": "assistant",
            "content": part.map { [$0] } ?? [],
        ]
    }

    static func part(of answer: ChatAnswer) -> JSON {
        part(answer.text, isRefusal: answer.isRefusal, logProbabilities: answer.logProbabilities)
    }

    static func part(_ text: String, isRefusal: Bool, logProbabilities: [JSON] = []) -> JSON {
        isRefusal
            ? ["type": "refusal", "refusal": .string(text)]
            : [
                "type": "output_text", "text": .string(text), "annotations": [], "logprobs": .array(logProbabilities),
            ]
    }

    func call(_ answer: ChatAnswer, _ index: Int, status: String, arguments: String?) -> JSON {
        let call = answer.toolCalls[index]
        return [
            "id": .string("fc_\(job.id)_\(index)"), "type": "function_call", "status": .string(status),
            "call_id": .string(call.id), "name": .string(call.name),
            "arguments": .string(arguments ?? call.arguments),
        ]
    }

    /// What the client sent, an item each.
    var inputItems: [JSON] {
        (chat.envelope?["items"]?.array ?? []).enumerated().map { index, item in
            var item = item.object ?? JSONObject()
            if item["id"] == nil { item["id"] = .string("item_\(job.id)_\(index)") }
            if item["type"] == nil { item["type"] = "message" }
            if item["type"] == "message" {
                if let text = item["content"]?.string {
                    let type: JSON = item["role"] == "assistant" ? "output_text" : "input_text"
                    item["content"] = [["type": type, "text": .string(text)]]
                }
                if item["status"] == nil { item["status"] = "completed" }
            }
            return .object(item)
        }
    }

    private var toolChoice: JSON {
        switch chat.options.toolChoice {
        case nil, .auto: "auto"
        case .some(.none): "none"
        case .required: "required"
        case .named(let name): ["type": "function", "name": .string(name)]
        case .allowed(let names, let isRequired):
            [
                "type": "allowed_tools", "mode": isRequired ? "required" : "auto",
                "tools": .array(names.map { ["type": "function", "name": .string($0)] }),
            ]
        }
    }

    private static func tool(_ tool: ToolDefinition) -> JSON {
        [
            "type": "function", "name": .string(tool.name),
            "description": tool.summary.map { .string($0) } ?? .null, "parameters": tool.parameters ?? .null,
            "strict": tool.isStrict.map { .bool($0) } ?? .null,
        ]
    }

    private var format: JSON {
        if let ownFormat { return ownFormat }
        switch chat.format {
        case .text: return ["type": "text"]
        case .json: return ["type": "json_object"]
        case .schema(let name, let schema, let summary):
            return [
                "type": "json_schema", "name": .string(name), "schema": schema,
                "description": summary.map { .string($0) } ?? .null, "strict": true,
            ]
        }
    }
}
