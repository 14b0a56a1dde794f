/// The scorer `similarity`: ROUGE-L, how much of the expected text stands in the answer in the same order.
///
/// The F-measure (β = 1) over the longest common subsequence of words, each in lower case, without diacritics and
/// reduced to its stem (Porter2); runs of ideographs count as pairs. 1 is equal, 0 has no word in common; of several
/// expected texts the nearest counts. It measures words, not meaning: a paraphrase scores low, so `judge` is the
/// scorer where the wording is free.
///
/// - SeeAlso: C.-Y. Lin, "ROUGE: A Package for Automatic Evaluation of Summaries", ACL workshop 2004.
enum SimilarityScoring {
    static func score(_ sample: GoldenSample, _ text: String) -> Finding {
        let threshold = sample.threshold(or: 0.5)
        let best = sample.expectedTexts.map { similarity(of: text, to: $0) }.max() ?? 0
        let percent = Int((best * 100).rounded())
        return Finding(
            value: best, passed: best >= threshold,
            explanation: "\(percent) % alike, \(Int((threshold * 100).rounded())) % wanted: expected "
                + "\(Excerpt.of(sample.expectedTexts)), found '\(Excerpt.of(text))'")
    }

    /// From 0 to 1.
    static func similarity(of answer: String, to expected: String) -> Double {
        let (answerTokens, expectedTokens) = (tokens(answer), tokens(expected))
        guard !answerTokens.isEmpty, !expectedTokens.isEmpty else {
            // Signs and emoji alone: equal or not.
            return answer.trimmingSpaces == expected.trimmingSpaces ? 1 : 0
        }
        let common = Double(commonLength(expectedTokens, answerTokens))
        return 2 * common / Double(answerTokens.count + expectedTokens.count)
    }

    static func tokens(_ text: String) -> [String] {
        TextAnalysis.words(in: text).flatMap { word -> [String] in
            switch word.kind {
            case .letters: [TextAnalysis.stem(word.folded)]
            case .number, .placeholder: [word.folded]
            case .ideographs: TextAnalysis.terms(of: word)
            }
        }
    }

    /// The length of the longest common subsequence, a machine word of positions at a time.
    ///
    /// - SeeAlso: H. Hyyrö, "Bit-parallel LCS-length computation revisited", 2004.
    /// - Complexity: O(|a| · |b| / 64) time, O(|a|) space.
    static func commonLength(_ a: [String], _ b: [String]) -> Int {
        var places: [String: [Int]] = [:]
        for (index, token) in a.enumerated() { places[token, default: []].append(index) }
        let count = (a.count + 63) / 64
        var row = [UInt64](repeating: .max, count: count)
        var match = [UInt64](repeating: 0, count: count)
        for token in b {
            guard let here = places[token] else { continue }
            for place in here { match[place / 64] |= 1 << UInt64(place % 64) }
            var carry: UInt64 = 0
            for index in 0..<count {
                let taken = row[index] & match[index]
                let (first, overflow) = row[index].addingReportingOverflow(taken)
                let (sum, again) = first.addingReportingOverflow(carry)
                carry = overflow || again ? 1 : 0
                row[index] = sum | (row[index] & ~match[index])
            }
            for place in here { match[place / 64] = 0 }
        }
        var length = 0
        for index in 0..<count {
            let bits = index == count - 1 && a.count % 64 != 0 ? (UInt64(1) << UInt64(a.count % 64)) - 1 : .max
            length += (~row[index] & bits).nonzeroBitCount
        }
        return length
    }
}
