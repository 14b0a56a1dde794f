/// A kind of personal data or secret that is masked. The raw value is the `type` that `chassis try mask` prints.
package enum PersonalData: String, CaseIterable, Sendable, Codable {
    case email, phone
    case creditCard = "credit_card"
    case iban
    case ipAddress = "ip_address"
    case nationalID = "national_id"
    case secret
    /// What a pattern of the workspace describes.
    case custom

    /// Those with a recogniser of ours, which a workspace chooses from.
    package static let allCases: [PersonalData] = [
        .email, .phone, .creditCard, .iban, .ipAddress, .nationalID, .secret,
    ]
    /// Those that a placeholder may be of.
    package static let withPlaceholder = allCases + [.custom]

    /// The word in its placeholders: `⟦EMAIL_1⟧`.
    package var label: String { rawValue.uppercased() }
}

/// Where a value of one kind stands in a text.
package struct PersonalDataMatch: Hashable, Sendable {
    /// In bytes of the text's UTF-8; on scalar boundaries.
    package var range: Range<Int>
    package var kind: PersonalData

    package init(range: Range<Int>, kind: PersonalData) {
        self.range = range
        self.kind = kind
    }
}

/// Finds one kind of personal data, or several, in a text.
package protocol Recognizer: Sendable {
    /// Returns what it finds, in any order; two matches of one recogniser never overlap.
    ///
    /// - Parameter utf8: A well-formed UTF-8 text.
    /// - Parameter region: ISO 3166 region for numbers without a country code.
    func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch]

    /// Whether it is shown a text without the numbers that the others have found in it, `|` in their place: for what
    /// numbers round it would be taken for a part of.
    var readsWhatIsLeft: Bool { get }

    /// What a text must hold for this recogniser to find anything; texts without it are not shown to it.
    var cue: RecognizerCue { get }
}

/// What one look at a text's bytes tells before any recogniser runs.
package enum RecognizerCue: Sendable {
    case digit, atSign, anything
}

extension Recognizer {
    package var cue: RecognizerCue { .anything }
    package var readsWhatIsLeft: Bool { false }
}
