package import ChassisCore

/// Refuses what is not worth a model's time: nothing, too much, not text.
///
/// Stands first, so that no later stage has to think of such input. Admission asks the same `InputLimits` before it
/// takes a job; this looks again, because limits may have changed while the job waited.
package struct Inspect: Stage {
    package static let name = "inspect"

    package func run(_ call: inout Call) async throws(StageError) {
        let limits = InputLimits(feature: call.feature, plan: call.setup.workspace.plan(call.tenant.plan))
        let count: Int
        if var chat = call.chat {
            let hasInput = chat.inputPlace != nil
            if chat.choice.count > 1 { call.notes["choice"] = "\(chat.choice.index + 1) of \(chat.choice.count)" }
            // What was said before was within limits when it was said.
            if let memory = call.memory { chat.messages = memory.own }
            // The results of tools belong to what the user said in a turn before.
            count =
                hasInput && chat.answersTools
                ? try limits.check(chat.sentTexts) : try limits.check(chat, for: call.feature)
        } else {
            count = try limits.check(call.input)
        }
        call.notes["characters"] = String(count)
        if call.job.deadline < call.setup.now() {
            throw call.deadlinePassed
        }
    }
}

/// How much a tenant may send to a feature.
package struct InputLimits: Sendable {
    private let limit: Int
    private let whose: String

    package init(feature: Feature, plan: Plan?) {
        if let plan, plan.maxInputCharacters < feature.limits.inputCharacters {
            (limit, whose) = (plan.maxInputCharacters, "plan '\(plan.name)'")
        } else {
            (limit, whose) = (feature.limits.inputCharacters, "feature '\(feature.name)'")
        }
    }

    /// Returns the number of characters (Unicode scalars) of an acceptable input.
    ///
    /// An input of nothing but white space, control and invisible characters counts as empty.
    @discardableResult
    package func check(_ input: String) throws(StageError) -> Int { try check([input]) }

    /// The same for a conversation: the characters of all texts that its client sends count together.
    ///
    /// A feature answers the last thing that a user said, so there has to be one; a model may be given anything.
    @discardableResult
    package func check(_ chat: ChatRequest, for feature: Feature) throws(StageError) -> Int {
        if !feature.isChat, chat.conversation == nil || !chat.answersTools {
            guard let place = chat.inputPlace else { throw .emptyInput }
            try check(chat.messages[place].content)
        }
        return try check(chat.sentTexts)
    }

    /// The same for several texts, which count together.
    @discardableResult
    package func check(_ texts: [String]) throws(StageError) -> Int {
        var count = 0
        var hasContent = false
        for var text in texts {
            let (scalars, zero, hasLetters) = text.withUTF8 { bytes in
                (
                    bytes.count { $0 & 0xC0 != 0x80 }, bytes.firstIndex(of: 0),
                    bytes.contains { (0x21...0x7E).contains($0) }
                )
            }
            if let zero { throw .notText(offset: zero) }
            count += scalars
            hasContent = hasContent || hasLetters || text.unicodeScalars.contains(where: Self.isVisible)
        }
        guard hasContent else { throw .emptyInput }
        guard count <= limit else { throw .inputTooLong(limit: limit, found: count, whose: whose) }
        return count
    }

    private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value > 0x20 && scalar.value != 0x7F }
        switch scalar.properties.generalCategory {
        case .control, .format, .spaceSeparator, .lineSeparator, .paragraphSeparator, .unassigned: return false
        default: return !scalar.properties.isWhitespace
        }
    }

    /// Reads bytes as text, refusing what is not UTF-8 rather than mending it.
    package static func text(_ bytes: [UInt8]) throws(StageError) -> String {
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        throw .notText(offset: invalidOffset(bytes))
    }

    private static func invalidOffset(_ bytes: [UInt8]) -> Int {
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch decoder.decode(&iterator) {
            case .scalarValue(let scalar): offset += UTF8.width(scalar)
            case .emptyInput, .error: return offset
            }
        }
    }
}
