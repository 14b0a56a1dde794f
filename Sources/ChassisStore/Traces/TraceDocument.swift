import ChassisCore

/// What one attempt leaves behind to be read by people, as one compressed value.
struct TraceDocument: Equatable {
    var prompt: [Message] = []
    var context: [RetrievedDocument] = []
    var raw: String?
    var final: String?
    var maskedInput: String?
    var spans: [Span] = []
    var calls: [CallRecord] = []
    var masked: [String: Int] = [:]
    /// The version that the attempt ran with; unknown in documents of format 1.
    var promptUsed: PromptReference?

    private static let format: UInt8 = 2
    /// As the one before, with the calls of tools in the messages; written only where there are some.
    private static let formatWithCalls: UInt8 = 3

    /// A message's beginning that is kept once for all traces, and what of it is its own.
    struct SharedBeginning {
        var hash: [UInt8]
        var rest: Substring = ""
    }

    /// - Parameter shared: `nil` to keep all of the message here.
    func encoded(shared: (Message) -> SharedBeginning?) -> [UInt8] {
        var out = ByteWriter(capacity: 4096)
        let hasCalls = prompt.contains { !$0.toolCalls.isEmpty || $0.toolCallID != nil }
        out.write(byte: hasCalls ? Self.formatWithCalls : Self.format)
        out.write(prompt) { out, message in
            out.write(message.role.rawValue)
            if let beginning = shared(message) {
                out.write(byte: beginning.rest.isEmpty ? 1 : 2)
                out.write(beginning.hash)
                if !beginning.rest.isEmpty { out.write(String(beginning.rest)) }
            } else {
                out.write(byte: 0)
                out.write(message.content)
            }
            if hasCalls { out.writeCalls(of: message) }
        }
        out.write(context) { out, document in
            out.write(document.passage.id)
            out.write(document.passage.title)
            out.write(document.passage.text)
            out.write(document.passage.score)
            out.write(byte: document.used ? 1 : 0)
        }
        for text in [raw, final, maskedInput] { out.write(text) { $0.write($1) } }
        out.write(spans) { $0.write($1) }
        out.write(calls) { $0.write($1) }
        out.write(masked.sorted { $0.key < $1.key }) { out, pair in
            out.write(pair.key)
            out.write(Int64(pair.value))
        }
        out.write(promptUsed) { out, used in
            out.write(used.name)
            out.write(Int64(used.version))
        }
        return out.bytes
    }

    /// - Parameter shared: The text with that hash.
    init(_ bytes: [UInt8], shared: ([UInt8]) throws -> String) throws {
        var input = ByteReader(bytes)
        let format = try input.byte()
        guard (1...Self.formatWithCalls).contains(format) else {
            throw StoreError.damaged(path: "", reason: "a trace has an unknown format")
        }
        prompt = try input.list { input in
            let role = Message.Role(rawValue: try input.text()) ?? .user
            let content: String
            switch try input.byte() {
            case 0: content = try input.text()
            case 1: content = try shared(try input.data())
            default: content = try shared(try input.data()) + (try input.text())
            }
            var message = Message(role, content)
            if format == Self.formatWithCalls { try input.readCalls(of: &message) }
            return message
        }
        context = try input.list { input in
            RetrievedDocument(
                Passage(
                    id: try input.text(), title: try input.text(), text: try input.text(), score: try input.double()),
                used: try input.byte() == 1)
        }
        raw = try input.optional { try $0.text() }
        final = try input.optional { try $0.text() }
        maskedInput = try input.optional { try $0.text() }
        spans = try input.list { try $0.span() }
        calls = try input.list { try $0.call() }
        for (kind, count) in try input.list({ (try $0.text(), Int(try $0.integer())) }) { masked[kind] = count }
        guard format > 1 else { return }
        promptUsed = try input.optional {
            PromptReference(name: try $0.text(), version: Int(try $0.integer()))
        }
    }

    init(_ settlement: Settlement) {
        prompt = settlement.prompt
        context = settlement.context
        raw = settlement.raw
        final = settlement.final
        maskedInput = settlement.maskedInput
        spans = settlement.spans
        calls = settlement.calls
        masked = settlement.masked
        promptUsed = settlement.promptUsed
    }

    /// Whether nothing is in it that people could read.
    var isEmpty: Bool {
        var texts = self
        texts.promptUsed = nil
        return texts == TraceDocument()
    }

    private init() {}
}
