import ChassisCore

/// Says how far the answer may be trusted, and what in it nothing supports.
package struct Score: Stage {
    package static let name = "score"

    package func run(_ call: inout Call) async throws(StageError) {
        guard let answer = call.answer.text else { return }
        let measure = ConfidenceMeasure(call, answer: answer)
        call.answer.rawConfidence = measure.value
        call.answer.confidence = call.setup.calibration.calibrated(measure.value, feature: call.feature.name)
        call.notes["confidence"] = call.answer.confidence.map { String($0) } ?? ""
        call.notes["confidence.from"] = measure.text
        if call.answer.confidence != measure.value { call.notes["confidence.raw"] = String(measure.value) }
        if let support = measure.support {
            call.notes["support"] = String(support.rounded(to: 2))
            for (place, support) in measure.sentences.enumerated() {
                call.notes["support.\(place + 1)"] =
                    "\(support.passage ?? "no passage") \(Int((support.share * 100).rounded())) %: \(support.sentence)"
            }
        }
        if let grounding = measure.grounding { note(grounding, &call) }
        if let limit = call.feature.trust.markBelow, let confidence = call.answer.confidence, confidence < limit {
            call.notes["low_confidence"] = "below \(limit)"
        }
    }

    private func note(_ grounding: Grounding, _ call: inout Call) {
        if !grounding.unsupported.isEmpty {
            call.notes["unsupported"] =
                "\(grounding.unsupported.count) of \(grounding.sentences) sentences: "
                + grounding.unsupported.prefix(3).joined(separator: " | ")
        }
        if !grounding.contradicted.isEmpty {
            call.notes["contradicted"] = grounding.contradicted.prefix(3).joined(separator: " | ")
        }
        if !grounding.numbers.isEmpty {
            call.notes["absent.numbers"] = grounding.numbers.prefix(10).joined(separator: ", ")
        }
        if !grounding.names.isEmpty { call.notes["absent.names"] = grounding.names.prefix(10).joined(separator: ", ") }
    }

    /// The share of the answer's different words of four bytes or more that stand in the passages; 1 when it has none.
    static func support(of answer: String, in passages: [Passage]) -> Double {
        var wanted = Self.words(answer)
        let all = wanted.count
        guard all > 0 else { return 1 }
        for passage in passages where !wanted.isEmpty { wanted.subtract(Self.words(passage.text)) }
        return Double(all - wanted.count) / Double(all)
    }

    /// Words by their hashes, ASCII letters in lower case: enough to count by, and quick on long passages.
    private static func words(_ text: String) -> Set<FNVHash> {
        var words: Set<FNVHash> = []
        var hash = FNVHash()
        var length = 0
        func end() {
            if length >= 4 { words.insert(hash) }
            hash = FNVHash()
            length = 0
        }
        for byte in text.utf8 {
            switch byte {
            case 0x41...0x5A: hash.add(byte | 0x20)
            case 0x30...0x39, 0x61...0x7A, 0x80...: hash.add(byte)
            default:
                end()
                continue
            }
            length += 1
        }
        end()
        return words
    }
}
