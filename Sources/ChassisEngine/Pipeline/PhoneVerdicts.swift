import CPhoneNumber

/// What the numbering plans said of the numbers of one text.
///
/// Asking them costs 5 to 50 µs, and in a row of numbers each is asked about as what stands before the next, as what stands
/// behind the last, and by itself.
final class PhoneVerdicts {
    private struct Question: Hashable {
        var number: [UInt8]
        var region: String
    }

    private var known: [Question: phone_number_verdict] = [:]
    /// More are forgotten: a text with so many has few of them twice.
    private static let most = 1_024
    /// How often the plans were asked, for tests.
    private(set) var count = 0

    /// - Parameter number: As the plans read it, in UTF-8.
    func verdict(on number: [UInt8], in region: String) -> phone_number_verdict {
        let question = Question(number: number, region: region)
        if let verdict = known[question] { return verdict }
        count += 1
        let verdict = number.withUnsafeBytes { bytes in
            phone_number_judge(bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count, region)
        }
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[question] = verdict
        return verdict
    }
}
