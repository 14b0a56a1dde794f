import ChassisCore

/// Replaces personal data by numbered placeholders before anything is cached, logged or sent.
///
/// `Unmask` puts the values back; between the two no stage sees them. Equal values get equal placeholders, so a model
/// can still tell two people apart.
package struct Mask: Stage {
    package static let name = "mask"

    package init() {}

    package func run(_ call: inout Call) async throws(StageError) {
        var reserved: [String: Int] = [:]
        if let chat = call.chat {
            let masked = ChatMask(call.setup.masker, region: call.tenant.region).masked(chat, &call.masks)
            call.chat = masked
            call.input = masked.input
            // The schema itself stays as it is: answers are held to it with their values put back.
            if case .schema(_, let schema, _) = masked.format, call.feature.schema == nil {
                call.shape?.json = schema
                call.shape?.text = schema.prettyText
            }
        } else if call.eval != nil {
            // A sample made of a trace is asked as it was asked then.
            call.masks.reservePlaceholders(of: call.input)
            reserved = call.masks.issued
            call.input = call.setup.masker.maskedAgain(
                call.input, by: .user, region: call.tenant.region, map: &call.masks)
        } else {
            call.input = call.setup.masker.mask(call.input, region: call.tenant.region, map: &call.masks)
        }
        call.isMasked = true
        call.inputMasks = call.masks
        for (kind, count) in call.masks.counts where count > reserved[kind] ?? 0 {
            call.notes["masked.\(kind)"] = String(count - (reserved[kind] ?? 0))
        }
    }
}

/// Puts the personal data back into the answer, for the user alone.
///
/// Stands behind everything that stores or sends. The masked answer stays in the call: it is what traces show.
package struct Unmask: Stage {
    package static let name = "unmask"

    package func run(_ call: inout Call) async throws(StageError) {
        guard let answer = call.answer.text else { return }
        // Inside of JSON a value is put back as a JSON string has it.
        let output = call.restored(answer, by: call.masks)
        call.output = output
        guard call.chat != nil else { return }
        let calls = call.answer.toolCalls.map { made in
            let tool = call.chat?.options.tools.first { $0.name == made.name }
            let schema = tool?.parameters.flatMap { try? JSONSchema(call.masks.restore($0), options: .client) }
            let arguments = call.masks.restore(json: made.arguments, fitting: schema)
            call.noteArguments(arguments, of: made.name, fitting: schema)
            return ToolCall(id: made.id, name: made.name, arguments: arguments)
        }
        call.chatAnswer = ChatAnswer(
            text: output, toolCalls: calls, finishReason: call.answer.finishReason,
            logProbabilities: RestoredTokens.of(call.answer.logProbabilities, call.masks, isJSON: call.shape != nil),
            isRefusal: call.answer.isRefusal, reasoning: call.masks.restore(call.answer.reasoning))
    }
}

extension Call {
    /// Says in the trace what arguments have that a tool does not take. They go to the client all the same: it calls the
    /// tool, and knows what to do about it.
    fileprivate mutating func noteArguments(_ arguments: String, of tool: String, fitting schema: JSONSchema?) {
        guard let schema else { return }
        let found = (try? JSON(parsing: arguments)).map { schema.validate($0).map(\.message) } ?? ["not JSON"]
        guard !found.isEmpty else { return }
        notes["arguments.\(tool)"] = masked(Array(found.prefix(5))).joined(separator: "; ")
    }

    /// An answer with its values put back.
    func restored(_ answer: String, by masks: MaskMap) -> String {
        guard let shape else { return masks.restore(answer) }
        return masks.restore(json: answer, fitting: shape.schema)
    }
}
