import Foundation

/// The layer beside the rules: weighs a text's words as it learned from labelled attacks and harmless texts.
///
/// Rules know what somebody thought of. This layer knows in which company an attacker's words come, and so sees attacks
/// that no rule was written for. It asks nobody, and says which words made it think so.
package struct LearnedGuard: Sendable {
    /// How a text scores, and which phrases made it so.
    package struct Verdict: Sendable {
        /// 0…1; 0.5 is where the layer was found to stop fewer than one harmless text in a hundred.
        package var score: Double
        /// Phrases as `PhraseReader` writes them with what each adds, the strongest first.
        package var phrases: [(phrase: String, weight: Double)]

        /// Whether it is worth a word: every text weighs something.
        package var isFinding: Bool { score >= 0.1 }

        package static let clean = Verdict(score: 0, phrases: [])

        /// Those that speak for an attack, on one line: `ignore all 0.42, OVERRIDE~PRIOR 0.31`.
        package var reasons: String {
            phrases.filter { $0.weight > 0 }.map { "\($0.phrase) \($0.weight.hundredths)" }.joined(separator: ", ")
        }
    }

    /// What stands where a rule's name would.
    package static let name = "learned"

    private let weights: PhraseWeights
    private let limits: Limits

    /// The sums that score 0.5.
    package struct Limits: Sendable {
        /// Of what users write in some sentences.
        package var own: Float
        /// Of what they write in one or two: few words say less.
        package var brief: Float
        /// Of pages and results of tools: they are full of instructions for people.
        package var foreign: Float

        package init(own: Float = 0.5, brief: Float = 1.0, foreign: Float = 1.4) {
            (self.own, self.brief, self.foreign) = (own, brief, foreign)
        }
    }

    /// A text of fewer words is brief.
    private static let fewWords = 50

    package init(_ weights: PhraseWeights, limits: Limits = Limits()) {
        self.weights = weights
        self.limits = limits
    }

    /// - Parameter isForeign: Whether the text comes from a page or a tool.
    /// - Complexity: O(length); some tenths of a millisecond for 4 KB.
    package func evaluate(_ text: String, isForeign: Bool = false) -> Verdict {
        evaluate(ReadText(text.scalars), isForeign: isForeign)
    }

    func evaluate(_ text: ReadText, isForeign: Bool) -> Verdict {
        let scalars = text.scalars
        var reading = weights.read(text)
        if let parted = HiddenText.parted(text).map(weights.read), parted.sum > reading.sum { reading = parted }
        guard reading.sum > -.infinity else { return .clean }
        let own = reading.words < Self.fewWords ? limits.brief : limits.own
        let limit = isForeign ? limits.foreign : own
        var sum = reading.sum
        if sum >= limit, let frame = Discussion.frame(of: scalars, isForeign: isForeign) {
            sum = max(weights.read(frame).sum, sum - Self.quoted)
        }
        let excess = Double(sum - limit)
        let scale = PhraseWeights.scale(reading.places.count)
        return Verdict(score: 1 / (1 + exp(-excess)), phrases: strongest(of: reading.places, scale))
    }

    private func strongest(of places: [Int32], _ scale: Float) -> [(phrase: String, weight: Double)] {
        var strongest: [(phrase: String, weight: Double)] = []
        strongest.reserveCapacity(Self.mostPhrases)
        for place in places {
            let weight = Double(weights.weights[Int(place)].weight * scale)
            if strongest.count == Self.mostPhrases, weight < strongest[Self.mostPhrases - 1].weight { continue }
            let phrase = weights.weights[Int(place)].phrase
            let index = strongest.firstIndex { ($0.weight, phrase) < (weight, $0.phrase) } ?? strongest.count
            if strongest.count == Self.mostPhrases {
                if index == Self.mostPhrases { continue }
                strongest.removeLast()
            }
            strongest.insert((phrase, weight), at: index)
        }
        return strongest
    }

    private static let mostPhrases = 8
    /// How much less it is when an attacker's words are only spoken of.
    private static let quoted: Float = 1.5
}

extension LearnedGuard {
    /// The layer with the weights that come with Chassis.
    package static let standard = LearnedGuard(.standard)
}
