/// The scorers `json` and `schema`, and parts of JSON answers for the others.
enum JSONScoring {
    static func score(_ sample: GoldenSample, _ answer: ScoredAnswer, _ text: String) -> Finding {
        let parsed = ModelOutput.parse(text)
        guard let value = parsed.value else { return .unreadable("no JSON in '\(Excerpt.of(text))'") }
        // What was cut off may look whole and be wrong.
        if parsed.isTruncated { return .unreadable("the JSON is cut off") }
        if sample.scorer == .schema { return schema(sample, answer, value) }
        // An answer that is no form of the feature's is the form's fault, whatever its members say.
        if let violation = answer.schema?.validate(value).first { return .unreadable(violation.message) }
        return members(sample, value)
    }

    /// Valid against the sample's own schema, else the feature's; without either, any JSON does.
    private static func schema(_ sample: GoldenSample, _ answer: ScoredAnswer, _ value: JSON) -> Finding {
        var schema = answer.schema
        if let own = sample.options["schema"] {
            do {
                schema = try JSONSchema(own, options: .specification)
            } catch {
                return .unreadable("the sample's schema can't be used: \(error.message)")
            }
        }
        guard let violation = schema?.validate(value).first else { return .whole(true, "valid") }
        return .unreadable(violation.message)
    }

    /// The share of the expected values that stand in the answer; passed when all do.
    ///
    /// Members that are not expected don't matter. Lists must be as long as expected and, unless `"unordered": true`,
    /// in that order. Numbers are equal by value and within `tolerance`, texts apart from white space at the ends and
    /// case; an expected null may be missing.
    private static func members(_ sample: GoldenSample, _ found: JSON) -> Finding {
        guard let expected = sample.expected else { return .unreadable("the sample expects nothing") }
        let comparison = Comparison(
            tolerance: Tolerance(sample.options["tolerance"]), isUnordered: sample.options["unordered"]?.bool == true)
        var match = comparison.match(expected, found, at: "")
        // A list of objects where the answer is one of them: any will do.
        if let any = expected.array, found.array == nil {
            let matches = any.map { comparison.match($0, found, at: "") }
            match = matches.max { $0.share < $1.share } ?? match
        }
        guard let mismatch = match.mismatches.first else { return .whole(true, "every expected value is there") }
        let more = match.mismatches.count - 1
        return Finding(
            value: match.share, passed: false, explanation: mismatch + (more > 0 ? " (and \(more) more)" : ""))
    }

    /// A member of a JSON answer by name, by path (`total.net`, `items.0.name`) or by JSON Pointer.
    static func member(_ field: String, of text: String) -> JSON? {
        guard let value = ModelOutput.parse(text).value else { return nil }
        if let member = value[field] { return member }
        let steps = JSONPointer.steps(of: field) ?? field.split(separator: ".").map(String.init)
        var part: JSON? = value
        for step in steps { part = part?.value(atStep: step) }
        return part
    }
}

/// How an expected JSON value is looked for in another.
private struct Comparison {
    let tolerance: Tolerance
    let isUnordered: Bool

    struct Match {
        /// Values without members of their own.
        var leaves = 0
        var equal = 0
        var mismatches: [String] = []
        var share: Double { leaves == 0 ? (mismatches.isEmpty ? 1 : 0) : Double(equal) / Double(leaves) }

        mutating func add(_ other: Match) {
            leaves += other.leaves
            equal += other.equal
            mismatches += other.mismatches
        }
    }

    func match(_ expected: JSON, _ found: JSON?, at path: String) -> Match {
        switch (expected, found) {
        case (.object(let expected), .object(let found)?): return members(expected, found, at: path)
        case (.array(let expected), .array(let found)?):
            return isUnordered ? anyOrder(expected, found, at: path) : inOrder(expected, found, at: path)
        default:
            var match = Match(leaves: max(1, Self.leaves(of: expected)))
            if isEqual(expected, found) {
                match.equal = match.leaves
            } else {
                let found = found.map { Excerpt.of($0.text) } ?? "nothing"
                let place = path.isEmpty ? "" : path + ": "
                match.mismatches = ["\(place)expected \(Excerpt.of(expected.text)), found \(found)"]
            }
            return match
        }
    }

    private func members(_ expected: JSONObject, _ found: JSONObject, at path: String) -> Match {
        var match = Match()
        for (name, value) in expected.members {
            match.add(self.match(value, found[name], at: JSONPointer.appending(name, to: path)))
        }
        return match
    }

    private func inOrder(_ expected: [JSON], _ found: [JSON], at path: String) -> Match {
        var match = Match()
        for (index, value) in expected.enumerated() {
            let other = found.indices.contains(index) ? found[index] : nil
            match.add(self.match(value, other, at: JSONPointer.appending(index, to: path)))
        }
        countExtra(found.count - expected.count, of: expected, at: path, in: &match)
        return match
    }

    /// Each expected element takes the first that equals it whole; the rest are compared in order.
    private func anyOrder(_ expected: [JSON], _ found: [JSON], at path: String) -> Match {
        var match = Match()
        var left = Array(found.indices)
        var open: [Int] = []
        for (index, value) in expected.enumerated() {
            let place = left.firstIndex { self.match(value, found[$0], at: "").mismatches.isEmpty }
            guard let place else {
                open.append(index)
                continue
            }
            match.add(self.match(value, found[left.remove(at: place)], at: path))
        }
        for (order, index) in open.enumerated() {
            let other = left.indices.contains(order) ? found[left[order]] : nil
            match.add(self.match(expected[index], other, at: JSONPointer.appending(index, to: path)))
        }
        countExtra(found.count - expected.count, of: expected, at: path, in: &match)
        return match
    }

    private func countExtra(_ extra: Int, of expected: [JSON], at path: String, in match: inout Match) {
        guard extra > 0 else { return }
        match.leaves += extra
        let place = path.isEmpty ? "the list" : path
        match.mismatches.append("\(place): expected \(expected.count) elements, found \(expected.count + extra)")
    }

    private func isEqual(_ expected: JSON, _ found: JSON?) -> Bool {
        switch (expected, found) {
        case (.null, nil): return true
        case (.string(let expected), .string(let found)?):
            return expected.trimmingSpaces.lowercased() == found.trimmingSpaces.lowercased()
        case (_, let found?):
            if expected == found { return true }
            guard let expected = expected.double, let found = found.double else { return false }
            return tolerance.accepts(found, for: expected)
        default: return false
        }
    }

    private static func leaves(of value: JSON) -> Int {
        switch value {
        case .array(let elements): elements.reduce(0) { $0 + leaves(of: $1) }
        case .object(let object): object.members.reduce(0) { $0 + leaves(of: $1.value) }
        default: 1
        }
    }
}
