/// Finds payment card numbers: 12 to 19 digits of an issuer's range whose Luhn digit is right.
package struct CardRecognizer: Recognizer {
    package init() {}

    package var cue: RecognizerCue { .digit }

    package func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch] {
        var found: [PersonalDataMatch] = []
        var index = 0
        while index < utf8.count {
            guard DigitGroups.digit(at: index, in: utf8) != nil else {
                index += 1
                continue
            }
            if let range = SetApartCard.range(from: index, in: utf8) {
                found.append(PersonalDataMatch(range: range, kind: .creditCard))
                index = range.upperBound
                continue
            }
            guard DigitGroups.mayReach(12, from: index, in: utf8) else {
                while DigitGroups.digit(at: index, in: utf8) != nil { index += utf8[index] == 0xEF ? 3 : 1 }
                continue
            }
            let run = DigitGroups(from: index, in: utf8, limit: 48)
            if run.digits.count >= 12, Self.isJoined(index, in: utf8) || !DigitGroups.isInside(index, in: utf8),
                let range = card(in: run, of: utf8)
            {
                found.append(PersonalDataMatch(range: range, kind: .creditCard))
                index = range.upperBound
            } else {
                // Of digits one by one no other start is tried: a table of them is long.
                let isSpaced = run.groups.count > 19 && run.groups.allSatisfy { $0.digits == 1 }
                index = (isSpaced ? run.groups.last : run.groups.first)?.range.upperBound ?? index + 1
            }
        }
        return found
    }

    /// The card that starts with the first group of the run, or nil.
    ///
    /// What follows a card is often a number too (`… 1111 12/27`), so every end of a group is tried, longest first.
    private func card(in run: DigitGroups, of utf8: [UInt8]) -> Range<Int>? {
        guard let first = run.groups.first else { return nil }
        let isCalled = Self.names.distance(before: first.range.lowerBound, in: utf8) != nil
        var count = 0
        var ends: [(groups: Int, digits: Int)] = []
        for (index, group) in run.groups.enumerated() {
            count += group.digits
            if count > 19 { break }
            if count >= 12 { ends.append((index + 1, count)) }
        }
        for end in ends.reversed() where !isJoinedToNext(end.groups, in: run, of: utf8) {
            let groups = run.groups[..<end.groups]
            let digits = run.digits[..<end.digits]
            let sizes = groups.map(\.digits)
            // `4 1 1 1 …`: letter-spaced, and nothing but the card.
            let isSpaced =
                end.groups == run.groups.count && sizes.allSatisfy { $0 == 1 }
                && !utf8.at(first.range.lowerBound - 2).isASCIIDigit
            let isAnyGrouping = (isCalled || isSpaced) && Self.isWholeCard(digits)
            guard let last = groups.last, isAnyGrouping || Self.isGrouping(sizes) else { continue }
            // Two blanks part the columns of tables.
            if !isCalled, sizes != [4, 4, 4, 4], groups.contains(where: \.isApart) { continue }
            let goesOn = end.groups == run.groups.count && DigitGroups.goesOn(last.range.upperBound, in: utf8)
            if goesOn || Self.isJoined(first.range.lowerBound, in: utf8) {
                guard groups.count == 1, Self.isNamePart(first.range, isCalled: isCalled, in: utf8),
                    Self.isWholeCard(digits)
                else {
                    continue
                }
                return first.range
            }
            if Self.passesLuhn(digits), isCalled || (digits.count > 12 && Self.isIssued(digits)) {
                return first.range.lowerBound..<last.range.upperBound
            }
        }
        return nil
    }

    /// Whether a hyphen joins the last of some groups to the next, and a blank parts it from the one before: it is the next
    /// number's first, as in `4111 1111 1111 1111 536-22-8841`.
    private func isJoinedToNext(_ count: Int, in run: DigitGroups, of utf8: [UInt8]) -> Bool {
        guard count > 1, count < run.groups.count else { return false }
        let (last, before) = (run.groups[count - 1].range, run.groups[count - 2].range)
        return utf8.hyphenLength(at: last.upperBound) > 0 && utf8.blankLength(at: before.upperBound) > 0
            && utf8.hyphenLength(at: before.upperBound + utf8.blankLength(at: before.upperBound)) == 0
    }

    /// Whether what stands around a number makes it a part of a name: `scan_4111111111111111_front`.
    private static func isNamePart(_ range: Range<Int>, isCalled: Bool, in utf8: [UInt8]) -> Bool {
        let after = utf8.at(range.upperBound)
        let goesOn =
            after == 0x5F || after == 0x2D && utf8.at(range.upperBound + 1).isASCIILetter
            || isCalled && after.isASCIILetter
        return goesOn || !DigitGroups.goesOn(range.upperBound, in: utf8)
    }

    /// Whether a name leads to `index`: `scan_`, `scan-`, `card`.
    private static func isJoined(_ index: Int, in utf8: [UInt8]) -> Bool {
        let before = utf8.at(index - 1)
        return before == 0x5F || before == 0x2D && utf8.at(index - 2).isASCIILetter
            || before.isASCIILetter && names.distance(before: index, in: utf8) == 0
    }

    /// Names hold numbers of all kinds: there, only the lengths of nearly all cards count.
    private static func isWholeCard(_ digits: ArraySlice<UInt8>) -> Bool {
        (15...16).contains(digits.count) && passesLuhn(digits) && isIssued(digits)
    }

    /// Whether cards are written in groups of these sizes: one, fours, or 4-6-4 and 4-6-5.
    private static func isGrouping(_ sizes: [Int]) -> Bool {
        if sizes.count == 1 { return true }
        if sizes.count == 3, sizes[0] == 4, sizes[1] == 6 { return sizes[2] == 4 || sizes[2] == 5 }
        if sizes.count == 2 { return sizes[0] == 8 && sizes[1] == 8 || sizes[0] == 6 && sizes[1] >= 6 }
        return sizes.dropLast().allSatisfy { $0 == 4 } && (sizes.last ?? 9) <= 4
    }

    /// ISO/IEC 7812-1 annex B: every second digit from the right is doubled, its digits added.
    static func passesLuhn(_ digits: ArraySlice<UInt8>) -> Bool {
        var sum = 0
        var doubled = false
        for digit in digits.reversed() {
            let value = doubled ? Int(digit) * 2 : Int(digit)
            sum += value > 9 ? value - 9 : value
            doubled.toggle()
        }
        return sum % 10 == 0 && digits.contains { $0 != digits.first }
    }

    /// Whether an issuer gives out numbers of this start and length.
    static func isIssued(_ digits: ArraySlice<UInt8>) -> Bool {
        let start = digits.prefix(6).reduce(0) { $0 * 10 + Int($1) }
        return issuers.contains { $0.starts.contains(start) && $0.lengths.contains(digits.count) }
    }

    /// Where the text says card, a right Luhn digit is enough: ranges are given out anew every year.
    private static let names = ContextWords([
        "card", "credit", "debit", "visa", "mastercard", "amex", "maestro", "carte ", "cb ", "karte", "kreditkarte",
        "tarjeta", "carta ", "cartão", "cartao", "creditcard", "kaart", "pan ", "カード", "信用卡", "银行卡", "카드",
        "карт",
    ])

    /// Ranges of the first six digits, from the networks' own pages on bank identification numbers.
    private static let issuers: [(starts: ClosedRange<Int>, lengths: Set<Int>)] = [
        (400_000...499_999, [13, 16, 19]),  // Visa
        (510_000...559_999, [16]), (222_100...272_099, [16]),  // Mastercard
        (340_000...349_999, [15]), (370_000...379_999, [15]),  // American Express
        (300_000...305_999, [14, 16, 19]), (309_500...309_599, [14, 16, 19]),  // Diners Club
        (360_000...369_999, [14, 16, 19]), (380_000...399_999, [14, 16, 19]),
        (350_000...359_999, [16, 17, 18, 19]), (213_100...213_199, [15]), (180_000...180_099, [15]),  // JCB
        (601_100...601_199, [16, 19]), (644_000...659_999, [16, 19]),  // Discover
        (620_000...629_999, [16, 17, 18, 19]), (810_000...829_999, [16, 17, 18, 19]),  // UnionPay, RuPay
        (500_000...509_999, [12, 13, 14, 15, 16, 18, 19]),  // Maestro, Elo, Verve, RuPay
        (560_000...589_999, [12, 13, 14, 15, 16, 18, 19]),  // Maestro
        (630_000...639_999, [12, 13, 14, 15, 16, 18, 19]),
        (670_000...679_999, [12, 13, 14, 15, 16, 18, 19]),
        (600_000...601_099, [16]), (601_200...619_999, [16]),  // RuPay and store cards
        (220_000...220_499, [16, 17, 18, 19]),  // Mir
        (979_200...979_299, [16]),  // Troy
    ]
}
