/// The placeholders of an expected answer whose values nobody knows any more, and how such an answer is compared.
///
/// A sample that was made of a trace has that trace's placeholders, and no values. One that stands in the question too
/// means what it means there. Any other, of an address that a reviewer typed or that stood in an article, is open: any
/// value of its kind will do. So both sides are compared with the kind alone in place of such values:
///
///     expected  contracts go to ⟦EMAIL_1⟧                    →  contracts go to ⟦EMAIL⟧
///     answer    Contracts go to office@example.com, please.  →  Contracts go to ⟦EMAIL⟧, please.
///
/// Beside one that is open, a value that the sample spells out is of its kind too.
package struct OpenPlaceholders: Sendable {
    /// Those of the question.
    private let asked: Set<Placeholder>
    /// Labels.
    private let kinds: Set<String>
    private let masks: MaskMap
    /// With placeholders for the values of open kinds.
    private let sample: GoldenSample

    /// - Parameters:
    ///   - input: What was asked, masked.
    ///   - masks: The values of the question and the answer. A placeholder that the sample itself has stands for itself there.
    ///   - region: As in `Masker.mask`.
    package init(of sample: GoldenSample, askedAs input: String, masks: MaskMap, masker: Masker, region: String) {
        let asked = Set(
            Placeholder.issuedMarks(in: input).map(\.placeholder).filter { masks.value(of: $0) == $0.text })
        var kinds: Set<String> = []
        _ = sample.rewritingAnswers { text in
            for mark in Placeholder.issuedMarks(in: text) where !asked.contains(mark.placeholder) {
                kinds.insert(mark.placeholder.label)
            }
            return text
        }
        self.asked = asked
        self.kinds = kinds.subtracting([Placeholder.literal])
        self.masks = masks
        guard !self.kinds.isEmpty else {
            self.sample = sample
            return
        }
        let masker = masker.only(Set(PersonalData.withPlaceholder.filter { kinds.contains($0.label) }))
        var known = masks
        _ = sample.rewritingAnswers { text in
            known.reservePlaceholders(of: text)
            return text
        }
        let issued = known.issued
        self.sample = sample.rewritingAnswers { masker.mask(sample: $0, region: region, map: &known, issued: issued) }
    }

    package var isEmpty: Bool { kinds.isEmpty }

    /// The sample with its placeholders as they are compared.
    package var comparedSample: GoldenSample {
        sample.rewritingAnswers { text in
            Placeholder.replacing(in: text) { mark in
                asked.contains(mark) ? masks.value(of: mark) : isOpen(mark) ? Self.kind(of: mark) : nil
            }
        }
    }

    /// The same for somebody who may see no value.
    package var maskedSample: GoldenSample {
        sample.rewritingAnswers { text in
            Placeholder.replacing(in: text) { isOpen($0) ? Self.kind(of: $0) : nil }
        }
    }

    /// The values of an answer as they are compared: of open kinds the kind, every other one as it is.
    package var compared: MaskMap { masks.showing { mark, value in shown(mark, value) } }

    /// A masked answer for somebody who may see no value: of open kinds the kind, every other placeholder as it is.
    package func masked(_ answer: String) -> String {
        masks.showing { mark, value in shown(mark, value) ?? mark.text }.restore(answer)
    }

    private func shown(_ mark: Placeholder, _ value: String) -> String? {
        // What a model wrote that only looks like a placeholder was masked as it is, and may be the one expected.
        let typed = mark.label == Placeholder.literal ? Placeholder.issuedMarks(in: value).first?.placeholder : nil
        return isOpen(typed ?? mark) ? Self.kind(of: typed ?? mark) : nil
    }

    private func isOpen(_ mark: Placeholder) -> Bool { kinds.contains(mark.label) && !asked.contains(mark) }

    private static func kind(of mark: Placeholder) -> String { "⟦\(mark.label)⟧" }
}

extension GoldenSample {
    /// The sample with each text that an answer is compared with rewritten.
    fileprivate func rewritingAnswers(_ rewrite: (String) -> String) -> GoldenSample {
        var sample = self
        sample.expected = expected.map { $0.rewriting(rewrite) }
        for name in ["choices", "rubric"] { sample.options[name] = options[name].map { $0.rewriting(rewrite) } }
        return sample
    }
}

extension JSON {
    fileprivate func rewriting(_ rewrite: (String) -> String) -> JSON {
        switch self {
        case .string(let text): .string(rewrite(text))
        case .array(let elements): .array(elements.map { $0.rewriting(rewrite) })
        case .object(let object):
            .object(JSONObject(object.members.map { (rewrite($0.name), $0.value.rewriting(rewrite)) }))
        default: self
        }
    }
}
