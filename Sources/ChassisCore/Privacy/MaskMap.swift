/// Which placeholder stands for which value, for one job.
///
/// It holds the values in clear: it is sealed wherever it rests, and never logged.
package struct MaskMap: Sendable {
    /// Values by label, in the order of their numbers: the first is number 1.
    private(set) var values: [String: [String]] = [:]
    /// Numbers by label and value, as it is spelled.
    private var spelled: [String: [ExactText: Int]] = [:]
    /// Numbers by label and normalised value: of the first value that has this one.
    private var normal: [String: [String: (number: Int, author: Author)]] = [:]
    /// Numbers of JSON, as they were written, by the placeholders that took their place.
    var figures: [String: String] = [:]
    /// Finds the values, and others that are masked wherever they stand.
    var known = KnownValueFinder()

    /// Who wrote a text, which says when a value of it is one that the map has already.
    package enum Author: Sendable {
        /// E-mail addresses are equal whatever their case; cards, phones, ids and account numbers whatever their
        /// separators. The form that came first is the one that comes back.
        case user
        /// The same, beside the values of users; of its own, each spelling is a value.
        case article
        /// Each spelling is a value: what a model says comes back as it said it, as its stream has told it already.
        case model
    }

    package init() {}

    /// How many different values each label has: `["EMAIL": 2]`. Typed look-alikes of placeholders do not count.
    package var counts: [String: Int] {
        values.filter { $0.key != Placeholder.literal }.mapValues(\.count)
    }

    package var isEmpty: Bool { values.isEmpty }

    /// Returns the placeholder of a value, `⟦EMAIL_1⟧`, the same one for an equal value.
    package mutating func placeholder(for value: String, kind: PersonalData, by author: Author = .user) -> String {
        let label = kind.label
        if let number = spelled[label]?[ExactText(value)] { return Placeholder(label: label, number: number).text }
        let key = Self.normalised(value, kind: kind)
        if author != .model, let equal = normal[label]?[key], author == .user || equal.author == .user {
            return Placeholder(label: label, number: equal.number).text
        }
        return issue(kind, value: value, key: key, by: author)
    }

    /// Returns the placeholder of a value that had one of its own in another map.
    mutating func takeOver(_ value: String, kind: PersonalData) -> String {
        if let number = spelled[kind.label]?[ExactText(value)] {
            return Placeholder(label: kind.label, number: number).text
        }
        return issue(kind, value: value, key: Self.normalised(value, kind: kind), by: .user)
    }

    /// Returns the placeholder of a text that looks like a placeholder itself, so that it cannot pull a value out.
    mutating func literal(_ text: String) -> String {
        let label = Placeholder.literal
        return Placeholder(label: label, number: spelled[label]?[ExactText(text)] ?? add(text, to: label)).text
    }

    private mutating func issue(_ kind: PersonalData, value: String, key: String, by author: Author) -> String {
        known.insert(Array(value.utf8), kind: kind)
        let number = add(value, to: kind.label)
        if normal[kind.label]?[key] == nil { normal[kind.label, default: [:]][key] = (number, author) }
        return Placeholder(label: kind.label, number: number).text
    }

    private mutating func add(_ value: String, to label: String) -> Int {
        values[label, default: []].append(value)
        let number = values[label]?.count ?? 1
        spelled[label, default: [:]][ExactText(value)] = number
        return number
    }

    /// Makes a value be found wherever it stands as a word; it gets its placeholder there.
    package mutating func expect(_ value: String, kind: PersonalData) {
        known.insert(Array(value.utf8), kind: kind)
    }

    /// How many placeholders each label has.
    package var issued: [String: Int] { values.mapValues(\.count) }

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

    /// Issues the placeholders that a masked text has, each for itself: nobody knows their values any more. Numbers that
    /// hardly any text comes to are left, as one of them would bring thousands.
    package mutating func reservePlaceholders(of text: String) {
        var last: [String: Int] = [:]
        for mark in Placeholder.issuedMarks(in: text) {
            guard mark.placeholder.number <= Self.mostReserved else { continue }
            last[mark.placeholder.label] = max(last[mark.placeholder.label] ?? 0, mark.placeholder.number)
        }
        reserve(last)
        for number in 0..<(last[Placeholder.literal] ?? 0) {
            _ = literal(Placeholder(label: Placeholder.literal, number: number + 1).text)
        }
    }

    private static let mostReserved = 500

    /// The values of a kind, in the order of their numbers.
    package func values(of kind: PersonalData) -> [String] { values[kind.label] ?? [] }

    /// The value that a placeholder stands for, or nil for one that was never issued.
    func value(of placeholder: Placeholder) -> String? {
        guard let issued = values[placeholder.label], placeholder.number <= issued.count else { return nil }
        return issued[placeholder.number - 1]
    }

    /// Puts the values back.
    ///
    /// Placeholders that a model damaged (`[[EMAIL_1]]`, `[[email 1]]`, `⟦ EMAIL_1`) are understood; one that was never
    /// issued stays as it is. What is put back is not read again, so a value cannot bring in another.
    ///
    /// - Complexity: O(length).
    package func restore(_ text: String) -> String {
        var restorer = StreamingRestorer(self)
        return restorer.push(text) + restorer.finish()
    }

    /// The same placeholders with other values; where `shown` gives none, the value and its number stay.
    func showing(_ shown: (Placeholder, String) -> String?) -> MaskMap {
        var map = self
        for (label, values) in values {
            for (index, value) in values.enumerated() {
                let mark = Placeholder(label: label, number: index + 1)
                guard let other = shown(mark, value) else { continue }
                map.values[label]?[index] = other
                map.figures[mark.text] = nil
            }
        }
        return map
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

    /// The same placeholders with their values as they stand inside of a JSON string.
    package var escaped: MaskMap {
        var map = self
        for (label, values) in map.values {
            map.values[label] = values.map { String(JSON.string($0).text.dropFirst().dropLast()) }
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

extension MaskMap: Hashable {
    /// What only helps to find values doesn't count.
    package static func == (left: MaskMap, right: MaskMap) -> Bool {
        left.values == right.values && left.figures == right.figures
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(values)
        hasher.combine(figures)
    }
}
