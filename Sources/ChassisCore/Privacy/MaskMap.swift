/// Which placeholder stands for which value, for one job.
///
/// It holds the values in clear: it is sealed wherever it rests, and never logged.
package struct MaskMap: Sendable, Codable, Hashable {
    /// Values by label, in the order of their numbers: the first is number 1.
    private(set) var values: [String: [String]] = [:]
    /// Numbers by label and normalised value.
    private var numbers: [String: [String: Int]] = [:]
    /// Numbers of JSON, as they were written, by the placeholders that took their place.
    var figures: [String: String] = [:]

    package init() {}

    /// How many different values each label has: `["EMAIL": 2]`. Typed look-alikes of placeholders do not count.
    package var counts: [String: Int] {
        values.filter { $0.key != Placeholder.literal }.mapValues(\.count)
    }

    package var isEmpty: Bool { values.isEmpty }

    /// Returns the placeholder of a value, `⟦EMAIL_1⟧`, the same one for an equal value.
    ///
    /// E-mail addresses are equal whatever their case; cards, phones, ids and account numbers whatever their
    /// separators. The form that came first is the one that comes back.
    package mutating func placeholder(for value: String, kind: PersonalData) -> String {
        issue(kind.label, value: value, key: Self.normalised(value, kind: kind))
    }

    /// Returns the placeholder of a text that looks like a placeholder itself, so that it cannot pull a value out.
    mutating func literal(_ text: String) -> String {
        issue(Placeholder.literal, value: text, key: text)
    }

    private mutating func issue(_ label: String, value: String, key: String) -> String {
        if let number = numbers[label]?[key] { return Placeholder(label: label, number: number).text }
        values[label, default: []].append(value)
        let number = values[label]?.count ?? 1
        numbers[label, default: [:]][key] = number
        return Placeholder(label: label, number: number).text
    }

    /// Issues the numbers that a trace has beyond these, for values that are not known here: a new value gets another
    /// number, and a placeholder copied from the trace stays what it is.
    ///
    /// - Parameter traced: `Trace.masked`.
    package mutating func reserve(_ traced: [String: Int]) {
        for kind in PersonalData.withPlaceholder {
            let issued = values[kind.label]?.count ?? 0
            let wanted = min(traced[kind.label] ?? 0, 10_000)
            guard issued < wanted else { continue }
            for number in issued + 1...wanted {
                _ = placeholder(for: Placeholder(label: kind.label, number: number).text, kind: kind)
            }
        }
    }

    /// The values of a kind, in the order of their numbers.
    package func values(of kind: PersonalData) -> [String] { values[kind.label] ?? [] }

    /// The value that a placeholder stands for, or nil for one that was never issued.
    func value(of placeholder: Placeholder) -> String? {
        guard let issued = values[placeholder.label], placeholder.number <= issued.count else { return nil }
        return issued[placeholder.number - 1]
    }

    /// Puts the values back.
    ///
    /// Placeholders that a model damaged (`[[EMAIL_1]]`, `[email 1]`, `⟦ EMAIL_1`) are understood; one that was never
    /// issued stays as it is. What is put back is not read again, so a value cannot bring in another.
    ///
    /// - Complexity: O(length).
    package func restore(_ text: String) -> String {
        var restorer = StreamingRestorer(self)
        return restorer.push(text) + restorer.finish()
    }

    /// The same placeholders with their values between brackets, for a screen on which they are to stand out.
    package var bracketed: MaskMap {
        var map = self
        for (label, values) in map.values where label != Placeholder.literal {
            map.values[label] = values.map { "⟦\($0)⟧" }
        }
        map.figures = [:]
        return map
    }

    private static func normalised(_ value: String, kind: PersonalData) -> String {
        let isSetApart = value.unicodeScalars.contains { $0.value > 0x7F && $0.properties.generalCategory == .format }
        guard !isSetApart else {
            let visible = value.unicodeScalars.filter { $0.properties.generalCategory != .format }
            return normalised(String(String.UnicodeScalarView(visible)), kind: kind)
        }
        switch kind {
        case .email, .ipAddress:
            return value.lowercased()
        case .secret, .custom:
            return value
        case .creditCard, .phone:
            let digits = Array(value.utf8)
            var kept: [UInt8] = []
            var index = 0
            while index < digits.count {
                if let (digit, length) = DigitGroups.digit(at: index, in: digits) {
                    kept.append(digit &+ 0x30)
                    index += length
                } else {
                    // An extension and a leading plus make another number.
                    if digits[index] == 0x2B || digits[index].isASCIILetter { kept.append(digits[index]) }
                    index += 1
                }
            }
            return String(decoding: kept, as: UTF8.self)
        case .iban, .nationalID:
            return String(decoding: value.utf8.filter(\.isASCIIAlphanumeric).map(\.asciiUppercased), as: UTF8.self)
        }
    }
}
