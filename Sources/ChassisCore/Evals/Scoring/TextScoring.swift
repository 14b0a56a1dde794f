/// The scorers `exact`, `contains` and `regex`.
enum TextScoring {
    /// Equal to any of the expected texts, white space and case apart; an object or a list of other things than texts
    /// is compared as JSON.
    static func exact(_ sample: GoldenSample, _ text: String) -> Finding {
        if let expected = sample.expected, expected.object != nil || expected.array?.contains(where: \.isNested) == true
        {
            let value = ModelOutput.parse(text).value
            return .whole(value == expected, "expected \(Excerpt.of(expected.text)), found '\(Excerpt.of(text))'")
        }
        var table = CharacterNumbers()
        let keepsCase = sample.options["case_sensitive"]?.bool == true
        let found = ComparedText(text, &table, keepsCase: keepsCase)
        let isEqual = sample.expectedTexts.contains { ComparedText($0, &table, keepsCase: keepsCase).equals(found) }
        return .whole(isEqual, "expected \(Excerpt.of(sample.expectedTexts)), found '\(Excerpt.of(text))'")
    }

    /// Has any of the expected texts in it, or each of them with `"all": true`; white space and case apart. A number is
    /// never found inside a longer one.
    static func contains(_ sample: GoldenSample, _ text: String) -> Finding {
        var table = CharacterNumbers()
        let keepsCase = sample.options["case_sensitive"]?.bool == true
        let found = ComparedText(text, &table, keepsCase: keepsCase)
        let wanted = sample.expectedTexts
        let missing = wanted.filter { want in
            let want = ComparedText(want, &table, keepsCase: keepsCase)
            var isThere = false
            found.forEachPlace(of: want) { place in
                isThere = found.cutsNoNumber(place)
                return isThere
            }
            return !isThere
        }
        let needsAll = sample.options["all"]?.bool == true
        let passed = !wanted.isEmpty && (needsAll ? missing.isEmpty : missing.count < wanted.count)
        guard needsAll, !wanted.isEmpty else {
            return .whole(passed, "expected \(Excerpt.of(wanted)) in it, found '\(Excerpt.of(text))'")
        }
        let share = Double(wanted.count - missing.count) / Double(wanted.count)
        let what = missing.isEmpty ? "all \(wanted.count) texts are in it" : "missing: \(Excerpt.of(missing))"
        return Finding(value: share, passed: passed, explanation: what)
    }

    /// Matches the pattern anywhere. Our own engine takes a bounded number of steps, whatever the pattern.
    static func regex(_ sample: GoldenSample, _ text: String) -> Finding {
        let source = sample.pattern ?? ""
        do {
            let passed = try Pattern(source).matches(text)
            return .whole(passed, "expected a match of /\(Excerpt.of(source))/, found '\(Excerpt.of(text))'")
        } catch {
            return .unreadable("the pattern /\(Excerpt.of(source))/ can't be used: \(error.problem)")
        }
    }
}

extension GoldenSample {
    /// What `regex` looks for: `pattern`, or the expected text.
    var pattern: String? { options["pattern"]?.string ?? expected?.string }
}

extension JSON {
    /// A list or an object.
    var isNested: Bool { array != nil || object != nil }
}
