import ChassisCore

extension ByteWriter {
    mutating func writeCalls(of message: Message) {
        write(message.toolCallID) { $0.write($1) }
        write(message.toolCalls) { out, call in
            out.write(call.id)
            out.write(call.name)
            out.write(call.arguments)
        }
    }

    mutating func write(_ span: Span) {
        write(span.name)
        write(Int64(span.attempt))
        write(span.startNanoseconds)
        write(span.durationNanoseconds)
        write(byte: span.status == .ok ? 0 : 1)
        write(span.attributes) { out, pair in
            out.write(pair.key)
            out.write(pair.value)
        }
    }

    mutating func write(_ call: CallRecord) {
        write(Int64(call.attempt))
        write(call.provider)
        write(call.model)
        write(call.responseModel) { $0.write($1) }
        write(call.purpose.rawValue)
        write(call.usage.state.rawValue)
        for count in [
            call.usage.inputTokens, call.usage.outputTokens, call.usage.cacheReadTokens,
            call.usage.cacheCreationTokens, call.usage.reasoningTokens, call.durationMilliseconds,
        ] { write(count) }
        write(call.cost) { $0.write($1.nanoUSD) }
        write(call.timeToFirstChunkMilliseconds) { $0.write($1) }
        write(call.error) { $0.write($1) }
    }
}

extension ByteReader {
    mutating func readCalls(of message: inout Message) throws {
        message.toolCallID = try optional { try $0.text() }
        message.toolCalls = try list { ToolCall(id: try $0.text(), name: try $0.text(), arguments: try $0.text()) }
    }

    mutating func span() throws -> Span {
        var span = Span(
            name: try text(), attempt: Int(try integer()), startNanoseconds: try integer(),
            durationNanoseconds: try integer(), status: try byte() == 0 ? .ok : .error)
        for (name, value) in try list({ (try $0.text(), try $0.text()) }) { span.attributes[name] = value }
        return span
    }

    mutating func call() throws -> CallRecord {
        let attempt = Int(try integer())
        let provider = try text()
        let model = try text()
        let responseModel = try optional { try $0.text() }
        guard let purpose = CallPurpose(rawValue: try text()) else { throw Self.damaged }
        let usage = Usage(
            state: Usage.State(rawValue: try text()) ?? .absent, inputTokens: try integer(),
            outputTokens: try integer(), cacheReadTokens: try integer(), cacheCreationTokens: try integer(),
            reasoningTokens: try integer())
        let duration = try integer()
        return CallRecord(
            attempt: attempt, provider: provider, model: model, responseModel: responseModel, purpose: purpose,
            usage: usage, cost: try optional { Money(nanoUSD: try $0.integer()) },
            timeToFirstChunkMilliseconds: try optional { try $0.integer() }, durationMilliseconds: duration,
            error: try optional { try $0.text() })
    }
}
