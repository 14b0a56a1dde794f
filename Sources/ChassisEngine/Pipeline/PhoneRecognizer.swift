import CPhoneNumber
package import ChassisCore

/// Finds phone numbers: stretches of digits that the numbering plans know or that the words before call one.
///
/// Plans alone cannot tell: half of all ten-digit numbers are valid somewhere, and people mistype their own. So the
/// nearest word before decides where there is one ("call", "fax", against "order", "invoice"); without one, a number
/// needs a country code, or the form of its country and a place in its plan.
package struct PhoneRecognizer: Recognizer {
    package init() {}

    package var cue: RecognizerCue { .digit }
    package var readsWhatIsLeft: Bool { true }

    package func matches(in text: [UInt8], region: String) -> [PersonalDataMatch] {
        PhoneSearch().matches(in: FigureMarks.covered(in: text), region: region)
    }
}

/// The search for phone numbers in one text.
struct PhoneSearch {
    let verdicts = PhoneVerdicts()

    /// - Parameter utf8: Without dates, times and amounts.
    func matches(in utf8: [UInt8], region: String) -> [PersonalDataMatch] {
        var found: [PersonalDataMatch] = []
        var index = 0
        // The end of a run of numbers that is none as a whole: within it only what says so begins one.
        var runEnd = 0
        while index < utf8.count {
            let byte = utf8[index]
            let mayStart = byte.isASCIIDigit || byte == 0x2B || byte == 0x28 || byte == 0xEF
            guard mayStart, PhoneCandidate.startsNumber(at: index, in: utf8) else {
                index += 1
                continue
            }
            guard DigitGroups.mayReach(7, from: index, in: utf8) else {
                index = tokenEnd(from: index + 1, in: utf8)
                continue
            }
            let candidate = PhoneCandidate(from: index, in: utf8)
            // `+49301234567+49307654321`: where one number ends, a plus begins the next.
            let isNext = candidate.hasPlus && index == found.last?.range.upperBound
            if let end = linkedEnd(of: candidate, in: utf8) {
                found.append(PersonalDataMatch(range: candidate.start..<end, kind: .phone))
                index = end
            } else if candidate.digits.count >= 3 || candidate.hasPlus, index >= runEnd || candidate.isMarked,
                isNext || !isInside(candidate, in: utf8),
                let range = range(of: candidate, from: index, in: utf8, region: region)
            {
                found.append(PersonalDataMatch(range: range, kind: .phone))
                index = range.upperBound
            } else {
                // What is called something else is passed over as a whole, and so is what is too long in equal groups.
                let isLong = candidate.digits.count > 15
                if isLong { runEnd = max(runEnd, candidate.end) }
                let isOther =
                    isLong && candidate.isUniform
                    || (candidate.sizes.count > 1 && candidate.digits.count >= 7
                        && PhoneWords.call(candidate, in: utf8) == false)
                let group = isOther ? candidate.ends.last : candidate.ends.first
                index = tokenEnd(from: group ?? index + 1, in: utf8)
            }
        }
        return found
    }

    /// The end of a number that an address of a chat leads to, or nil.
    private func linkedEnd(of candidate: PhoneCandidate, in utf8: [UInt8]) -> Int? {
        guard candidate.digits.count >= 7, PhoneLink.leads(to: candidate.start, in: utf8) else { return nil }
        // An address ends at a blank, whatever digits stand behind it.
        let groups = 1 + candidate.separators.prefix { $0 == 0x2D }.count
        let candidate = candidate.prefix(groups)
        guard (7...15).contains(candidate.digits.count), !utf8.at(candidate.end).isASCIIAlphanumeric else {
            return nil
        }
        return candidate.end
    }

    private func range(
        of candidate: PhoneCandidate, from index: Int, in utf8: [UInt8], region: String
    ) -> Range<Int>? {
        if let wide = wideRange(of: candidate, from: index, in: utf8, region: region) { return wide }
        let end =
            wrappedEnd(of: candidate, from: index, in: utf8, region: region)
            ?? end(of: candidate, in: utf8, region: region)
        return end.map { candidate.start..<$0 }
    }

    /// Passes over the rest of an id such as `9f6ae28` or `851d70a3-891b`, whose later digits are no start either.
    private func tokenEnd(from start: Int, in utf8: [UInt8]) -> Int {
        var end = start
        while utf8.at(end).isASCIIAlphanumeric || utf8.at(end) == 0x5F { end += 1 }
        return end
    }

    private func isInside(_ candidate: PhoneCandidate, in utf8: [UInt8]) -> Bool {
        let index = candidate.start
        let before = utf8.at(index - 1)
        if before.isASCIIAlphanumeric || before == 0x5F || before == 0x24 { return true }
        // `#030 1234567` is no ticket's number, `Nr.030 1234567` no decimal.
        let isGrouped = candidate.sizes.count > 1 && candidate.digits.first == 0
        if before == 0x23 { return !isGrouped }
        // After ¥, £ or €; a blank may stand between.
        var mark = index - 1
        if before == 0x20 { mark -= 1 }
        if utf8.at(mark) == 0x24 || PriceMarks.ends(at: mark, in: utf8) { return true }
        let further = utf8.at(index - 2)
        // `Fax.+49 30 …`, `1,+49 30 …`: a plus begins a number.
        if candidate.hasPlus, before != 0x2D || further.isASCIILetter { return false }
        switch before {
        // `-2147483647`: a minus.
        case 0x2D: return further.isASCIIAlphanumeric || candidate.digits.first != 0 && !candidate.isSure
        case 0x2F: return further.isASCIIAlphanumeric && !candidate.isSure && !isGrouped
        case 0x2E:
            return further.isASCIIDigit
                || further.isASCIILetter && !isGrouped && PhoneWords.call(candidate, in: utf8) != true
        case 0x3A: return further.isASCIIDigit && !candidate.isSure
        case 0x2C: return isJoined(candidate, byCommaAt: index - 1, in: utf8)
        default: return false
        }
    }

    /// The end of the number that the candidate starts with, or nil.
    private func end(of candidate: PhoneCandidate, in utf8: [UInt8], region: String) -> Int? {
        var candidate = candidate
        // `… 0464 12:30`: the last group belongs to what follows.
        if utf8.at(candidate.end) == 0x3A, utf8.at(candidate.end + 1).isASCIIDigit, candidate.sizes.count > 1,
            candidate.sizes.last ?? 0 <= 2
        {
            candidate = candidate.prefix(candidate.sizes.count - 1)
        }
        // `06 12 34 56 78 3x`: and so does the last group that a word goes on with.
        if utf8.at(candidate.end).isASCIILetter, !candidate.hasExtension, candidate.sizes.count > 1,
            candidate.sizes.last ?? 0 <= 3, utf8.blankLength(at: candidate.ends[candidate.sizes.count - 2]) > 0
        {
            candidate = candidate.prefix(candidate.sizes.count - 1)
        }
        let isCalled = PhoneWords.call(candidate, in: utf8)
        if let groups = candidate.groupsBeforeNext {
            let first = candidate.prefix(groups)
            // `0171-234 56 78`: too little for another number, and a number with it.
            let isOne =
                candidate.digits.count - first.digits.count < 7 && candidate.digits.count <= 15
                && !goesOn(candidate, in: utf8)
                && judge(candidate, in: utf8, regions: [candidate.hasPlus ? "ZZ" : region]) == PHONE_NUMBER_VALID
            if !isOne { candidate = first }
        }
        if isCalled == false, !candidate.hasPlus { return nil }
        guard candidate.digits.count >= 7, !candidate.looksLikeOther, !candidate.isPostcode(in: utf8, region: region)
        else {
            return nil
        }
        if let end = whole(candidate, isCalled: isCalled == true, in: utf8, region: region) { return end }
        if candidate.sizes.count > 1, let end = firstOfRow(candidate, in: utf8, region: region) { return end }
        guard candidate.hasPlus || isCalled == true, candidate.sizes.count > 1 else { return nil }
        let shorter = (1..<candidate.sizes.count).reversed().map(candidate.prefix).filter { $0.digits.count >= 7 }
        for least in [PHONE_NUMBER_VALID, PHONE_NUMBER_POSSIBLE] {
            for candidate in shorter {
                let verdict = judge(candidate, in: utf8, regions: [region] + Self.regions)
                if verdict.rawValue >= least.rawValue { return candidate.end }
            }
        }
        return nil
    }

    /// The end of a number that others follow with a blank between, or nil: `030 901820 0171 5550100`, `030 901820 12 %`.
    ///
    /// Nothing but the plans tells where one ends. So two numbers each have to be one by itself; before what is none, only a
    /// number that begins as numbers do is one.
    private func firstOfRow(_ candidate: PhoneCandidate, in utf8: [UInt8], region: String) -> Int? {
        let firsts = (1..<candidate.sizes.count).map(candidate.prefix).filter {
            utf8.blankLength(at: $0.end) > 0 && isNumber($0, in: utf8, region: region)
        }
        let pair = firsts.first { first in
            guard
                let start = (first.end...candidate.end).first(where: { PhoneCandidate.startsNumber(at: $0, in: utf8) })
            else { return false }
            let rest = PhoneCandidate(from: start, in: utf8)
            return (1...max(1, rest.sizes.count)).map(rest.prefix).contains { isNumber($0, in: utf8, region: region) }
        }
        if let pair { return pair.end }
        guard !candidate.isUniform, let last = firsts.last, last.isMarked else { return nil }
        return last.end
    }

    /// Whether a stretch is one number of its plan, whatever stands next to it.
    private func isNumber(_ candidate: PhoneCandidate, in utf8: [UInt8], region: String) -> Bool {
        guard (9...13).contains(candidate.digits.count), candidate.sizes.count <= 6, !candidate.looksLikeOther,
            candidate.hasPlus || candidate.digits[0] != 0 || candidate.digits[1] != 0
        else { return false }
        return candidate.isNorthAmerican
            || judge(candidate, in: utf8, regions: [candidate.hasPlus ? "ZZ" : region]) == PHONE_NUMBER_VALID
    }

    /// The end of a number that goes on in the next line, or nil: what a plus or a word calls a phone number, and which
    /// is whole only with what stands there.
    private func wrappedEnd(of candidate: PhoneCandidate, from index: Int, in utf8: [UInt8], region: String) -> Int? {
        let hyphen = utf8.hyphenLength(at: candidate.end)
        guard utf8.nextLine(at: candidate.end + hyphen) != nil else { return nil }
        let wrapped = PhoneCandidate(from: index, in: utf8, mayBreak: true)
        guard let first = wrapped.breakGroup, wrapped.sizes.count > first, wrapped.digits.count >= 7 else { return nil }
        guard wrapped.hasPlus || PhoneWords.call(candidate, in: utf8) == true else { return nil }
        let regions = wrapped.hasPlus ? ["ZZ"] : [region]
        // A hyphen at the line's end says that it goes on, whole or not.
        if hyphen == 0, judge(candidate, in: utf8, regions: regions) == PHONE_NUMBER_VALID { return nil }
        return (first + 1...wrapped.sizes.count).reversed().map(wrapped.prefix).first { longer in
            !goesOn(longer, in: utf8) && judge(longer, in: utf8, regions: regions) == PHONE_NUMBER_VALID
        }?.end
    }

    /// A number whose groups stand two blanks apart, or nil: like one that a line's end splits.
    private func wideRange(
        of candidate: PhoneCandidate, from index: Int, in utf8: [UInt8], region: String
    ) -> Range<Int>? {
        let isArea = utf8.at(index) == 0x28 && utf8.at(candidate.end) == 0x29
        let place = candidate.end + (isArea ? 1 : 0)
        let gap = utf8.blankLength(at: place)
        guard gap > 0, utf8.blankLength(at: place + gap) > 0 else { return nil }
        let isCalled = candidate.hasPlus || PhoneWords.call(candidate, in: utf8) == true
        guard isCalled || isArea else { return nil }
        let wide = PhoneCandidate(from: index, in: utf8, isWide: true)
        guard wide.sizes.count > candidate.sizes.count, wide.digits.count >= 7,
            judge(candidate, in: utf8, regions: [candidate.hasPlus ? "ZZ" : region]) != PHONE_NUMBER_VALID
        else { return nil }
        // What is a number without the rest goes on only where that makes it one of the region.
        let regions = wide.hasPlus ? ["ZZ"] : [region] + (candidate.digits.count < 7 ? Self.regions : [])
        return (candidate.sizes.count + 1...wide.sizes.count).reversed().map(wide.prefix).first { longer in
            (isCalled || longer.isNorthAmerican) && !goesOn(longer, in: utf8)
                && judge(longer, in: utf8, regions: regions) == PHONE_NUMBER_VALID
        }.map { $0.start..<$0.end }
    }

    private func whole(_ candidate: PhoneCandidate, isCalled: Bool, in utf8: [UInt8], region: String) -> Int? {
        guard candidate.digits.count <= 15 || candidate.hasExtension, !goesOn(candidate, in: utf8) else {
            return nil
        }
        if isCalled { return candidate.end }
        let count = candidate.digits.count
        if candidate.hasPlus {
            return judge(candidate, in: utf8, regions: ["ZZ"]) == PHONE_NUMBER_IMPOSSIBLE ? nil : candidate.end
        }
        if candidate.hasExtension || candidate.isNorthAmerican { return count >= 9 ? candidate.end : nil }
        if candidate.hasAreaInParentheses {
            let verdict = judge(candidate, in: utf8, regions: [region] + Self.regions)
            return verdict == PHONE_NUMBER_IMPOSSIBLE ? nil : candidate.end
        }
        let hasTrunk = candidate.digits[0] == 0
        guard hasTrunk && count >= 9 || candidate.sizes.count > 1, candidate.sizes.count <= 6 else { return nil }
        if !hasTrunk, candidate.separators.contains(0x5F) { return nil }
        // `64498 64510`: half of all such are some country's, but there nobody writes one without its zero.
        let isBare = !hasTrunk && PhoneCandidate.hasTrunk(region)
        let isLocal = !isBare && judge(candidate, in: utf8, regions: [region]) == PHONE_NUMBER_VALID
        if isLocal && (hasTrunk || count >= 9 || candidate.isEightDigits(of: region)) { return candidate.end }
        // A row of digits alone that begins with a zero is a phone number in half the world's plans.
        guard hasTrunk && count >= 9 && candidate.sizes.count > 1 || count >= 10 && candidate.separators.contains(0x2D)
        else {
            return nil
        }
        return judge(candidate, in: utf8, regions: Self.regions) == PHONE_NUMBER_VALID ? candidate.end : nil
    }

    private func goesOn(_ candidate: PhoneCandidate, in utf8: [UInt8]) -> Bool {
        let end = candidate.end
        let after = utf8.at(end)
        if after.isASCIIAlphanumeric || after == 0x5F || after == 0x25 || after == 0x40 { return true }
        if PriceMarks.starts(at: end + utf8.blankLength(at: end), in: utf8) { return true }
        let further = utf8.at(end + 1)
        switch after {
        case 0x2E: return further.isASCIIDigit
        case 0x2D: return further.isASCIIDigit || further.isASCIILetter && !candidate.hasPlus
        case 0x3A: return further.isASCIIDigit && !candidate.isSure
        case 0x2C: return isJoined(candidate, byCommaAt: end, in: utf8)
        default: return PhoneCandidate.digit(at: end, in: utf8) != nil
        }
    }

    /// Whether the comma next to a number makes it a part of a longer one, rather than a column of a table.
    private func isJoined(_ candidate: PhoneCandidate, byCommaAt comma: Int, in utf8: [UInt8]) -> Bool {
        guard !candidate.isSure, candidate.sizes.count == 1, DigitComma.joins(at: comma, in: utf8) else { return false }
        return PhoneWords.call(candidate, in: utf8) != true
    }

    /// The best verdict of any region.
    private func judge(_ candidate: PhoneCandidate, in utf8: [UInt8], regions: [String]) -> phone_number_verdict {
        var best = PHONE_NUMBER_IMPOSSIBLE
        let text = plain(candidate, in: utf8)
        for region in regions where best != PHONE_NUMBER_VALID {
            let verdict = verdicts.verdict(on: text, in: region)
            if verdict.rawValue > best.rawValue { best = verdict }
        }
        return best
    }

    /// The number as the plans read it: they know no line's end, nor a mail's `>`, low lines, nor blanks of
    /// other widths.
    private func plain(_ candidate: PhoneCandidate, in utf8: [UInt8]) -> [UInt8] {
        var text: [UInt8] = []
        var index = candidate.start
        while index < candidate.end {
            let (blank, hyphen) = (utf8.blankLength(at: index), utf8.hyphenLength(at: index))
            let dot = PhoneCandidate.dotLength(at: index, in: utf8) ?? 0
            let isBlank = max(blank, dot) > 0 || utf8[index] <= 0x20 || utf8[index] == 0x3E
            text.append(isBlank ? 0x20 : hyphen > 0 ? 0x2D : utf8[index])
            index += max(blank, hyphen, dot, 1)
        }
        return text
    }

    /// Where a number without a country code may be at home besides the workspace's region: the plans with most
    /// speakers of the languages in `PhoneWords`.
    private static let regions = ["US", "GB", "DE", "FR", "ES", "IT", "JP", "BR", "IN", "NL", "PT", "AU"]
}

extension PhoneCandidate {
    /// Whether a number starts here: a digit, or a plus or parenthesis right before one.
    static func startsNumber(at index: Int, in utf8: [UInt8]) -> Bool {
        if digit(at: index, in: utf8) != nil { return true }
        let byte = utf8.at(index)
        if byte == 0x2B || utf8.has([0xEF, 0xBC, 0x8B], at: index) {
            let next = index + (byte == 0x2B ? 1 : 3)
            // `+ (030) 901820`: a sum's or a list's sign, since no country's code begins with a zero.
            let isSign =
                utf8.at(next) == 0x20 && (utf8.at(next + 1) == 0x30 || utf8.has(Array("(0".utf8), at: next + 1))
            if isSign || utf8.at(next) == 0x20 && isSum(before: index, in: utf8) { return false }
            return digit(at: next, in: utf8) != nil || utf8.at(next) == 0x28 || utf8.at(next) == 0x20
        }
        guard byte == 0x28 else { return false }
        return digit(at: index + 1, in: utf8) != nil || utf8.at(index + 1) == 0x2B
    }

    /// Whether something that can be added to stands before a plus at `index`: `x + 12`, `7) + 12`.
    private static func isSum(before index: Int, in utf8: [UInt8]) -> Bool {
        guard utf8.at(index - 1) == 0x20 else { return false }
        let before = utf8.at(index - 2)
        return before.isASCIIDigit || before == 0x29 || before == 0x5D
            || before.isASCIILetter && !utf8.at(index - 3).isASCIILetter
    }
}
