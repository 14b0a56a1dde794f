import ChassisCore
import ChassisStore

extension DriftObservation {
    /// Bytes of an input that its language is told from.
    private static let languageSample = 400

    /// What an attempt tells that ended its job. An answer from the cache tells of the traffic only.
    ///
    /// - Returns: `nil` when the job goes on, or was cancelled.
    init?(_ call: borrowing Call, _ outcome: Settlement.Outcome) {
        let code: String?
        switch outcome {
        case .completed: code = nil
        case .failed(let error): code = error.code
        case .cancelled, .retry, .released, .postponed: return nil
        }
        let answer = code == nil ? call.answer.text : nil
        self.init(
            // Unicode scalars: each byte that goes on with one is none.
            inputLength: call.input.utf8.count { $0 & 0xC0 != 0x80 },
            language: Self.language(of: call),
            topic: Self.topic(of: call, answer: answer))
        if code == "guard_blocked" || code == "prompt_leaked" { isRefusal = true }
        if code == "output_invalid" { isSchemaFailure = true }
        guard let answer, call.cache.result == .miss else { return }
        isRefusal = call.answer.isRefusal || call.feature.schema == nil && Refusal.declines(answer)
        if call.feature.schema != nil { isSchemaFailure = call.answer.repairs > 0 }
        confidence = call.answer.confidence
        guard !call.calls.isEmpty else { return }
        latency = .milliseconds(call.calls.reduce(0) { $0 + $1.durationMilliseconds })
        cost = call.cost
    }

    private static func language(of call: borrowing Call) -> String? {
        // The route has been chosen by the same words, unless there are more of them than are looked at here.
        if let (text, difficulty) = call.route.difficulty, text.utf8.count <= languageSample, text == call.input {
            return difficulty.language
        }
        return LanguageGuess.code(of: String(decoding: call.input.utf8.prefix(languageSample), as: UTF8.self))
    }

    /// The folder of the best page that was found, else the first member of the answer that is one of a few words.
    private static func topic(of call: borrowing Call, answer: String?) -> String? {
        if let best = call.context.first, let folder = folder(of: best.passage.id) { return folder }
        guard let answer, let name = call.feature.schema, let choice = call.setup.firstChoice(name),
            let word = (try? JSON(parsing: answer))?[choice.member]?.string, choice.words.contains(word)
        else { return nil }
        return word
    }

    private static func folder(of id: String) -> String? {
        guard let mark = id.firstIndex(of: "/") else { return nil }
        return String(id[..<mark])
    }
}

extension Setup {
    /// The first member of a schema's object that is one of a few words.
    func firstChoice(_ schema: String) -> (member: String, words: [String])? {
        guard let properties = workspace.schemas[schema]?["properties"]?.object else { return nil }
        for (name, rule) in properties.members {
            let words = (rule["enum"]?.array ?? []).compactMap(\.string)
            if words.count > 1 { return (name, words) }
        }
        return nil
    }
}
