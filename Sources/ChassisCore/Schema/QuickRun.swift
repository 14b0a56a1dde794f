/// One walk of a value along a quick schema.
struct QuickRun {
    private let schema: QuickSchema
    private var depth = 0
    private var stepsLeft = SchemaRun.mostSteps
    private var patternStepsLeft = Pattern.mostSteps
    /// Whether the walk was too deep or too long: then what was returned means nothing.
    private(set) var gaveUp = false
    /// Whether it was too long: then no other walk need begin.
    var tookTooLong: Bool { stepsLeft <= 0 || patternStepsLeft <= 0 }
    private static let maximumDepth = 1_000

    init(schema: QuickSchema) { self.schema = schema }

    mutating func check(_ place: Int, _ value: JSON) -> Bool {
        depth += 1
        stepsLeft -= 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth, stepsLeft > 0 else {
            gaveUp = true
            return false
        }
        let node = schema.nodes[place]
        let kinds = node.kinds
        if !node.types.accepts(value) { return false }
        if !kinds.isDisjoint(with: [.never, .constant, .values]) {
            if kinds.contains(.never) { return false }
            if let constant = node.constant, constant != value { return false }
            if let values = node.values, !values.contains(value) { return false }
        }
        switch value {
        case .string(let text):
            if kinds.contains(.texts), node.texts?.contains(where: { ExactText.areEqual($0, text) }) == false {
                return false
            }
            if kinds.contains(.textRules), !fits(text, node) { return false }
        case .integer, .large, .number:
            if kinds.contains(.texts) || kinds.contains(.bounds) && !Self.fits(number: value, node) { return false }
        case .array(let elements):
            if kinds.contains(.texts) || !check(elements, node) { return false }
        case .object(let object):
            if kinds.contains(.texts) || !node.memberCounts.contains(object.count) { return false }
            if kinds.contains(.members), !check(object, node) { return false }
        case .null, .bool: if kinds.contains(.texts) { return false }
        }
        guard kinds.contains(.compositions) else { return true }
        for rule in node.compositions where !compose(rule, value) { return false }
        return true
    }

    private mutating func fits(_ text: String, _ node: QuickNode) -> Bool {
        let bytes = text.utf8.count
        if bytes < node.minLength * 4, text.unicodeScalars.count < node.minLength { return false }
        if bytes > node.maxLength, text.unicodeScalars.count > node.maxLength { return false }
        for index in node.patterns.indices {
            if node.patterns[index].matches(text, stepsLeft: &patternStepsLeft) { continue }
            if patternStepsLeft <= 0 { gaveUp = true }
            return false
        }
        for index in node.formats.indices where !node.formats[index].accepts(text) { return false }
        return true
    }

    private static func fits(number value: JSON, _ node: QuickNode) -> Bool {
        for rule in node.bounds {
            switch rule {
            case .minimum(let bound, let isExclusive):
                let order = JSONNumber.order(value, bound)
                if order < 0 || (order == 0 && isExclusive) { return false }
            case .maximum(let bound, let isExclusive):
                let order = JSONNumber.order(value, bound)
                if order > 0 || (order == 0 && isExclusive) { return false }
            case .multipleOf(let divisor): if !JSONNumber.isMultiple(value, of: divisor) { return false }
            default: break
            }
        }
        return true
    }

    private mutating func check(_ elements: [JSON], _ node: QuickNode) -> Bool {
        guard node.counts.contains(elements.count) else { return false }
        if node.isUnique, !SchemaRun.areUnique(elements) { return false }
        if node.rest != nil || !node.prefix.isEmpty {
            for index in elements.indices {
                guard let place = index < node.prefix.count ? node.prefix[index] : node.rest else { break }
                if !check(place, elements[index]) { return false }
            }
        }
        for case .contains(let place, let minimum, let maximum) in node.contains {
            var count = 0
            for element in elements where check(place, element) { count += 1 }
            if count < minimum || maximum.map({ count > $0 }) == true { return false }
        }
        return true
    }

    private mutating func check(_ object: JSONObject, _ node: QuickNode) -> Bool {
        var missing = node.required
        // Members stand in the schema's order as a rule, so the next one is looked for behind the last one.
        var next = 0
        for index in object.members.indices {
            let found = node.place(of: object.members[index].name, from: next)
            if found >= 0 {
                missing &= ~(1 << UInt64(found))
                next = found + 1
                if !check(node.nodes[found], object.members[index].value) { return false }
            } else if node.forbidsOthers {
                return false
            } else if let additional = node.additional, !check(additional, object.members[index].value) {
                return false
            }
        }
        return missing == 0
    }

    private mutating func compose(_ rule: SchemaRule, _ value: JSON) -> Bool {
        switch rule {
        case .reference(let place): return check(place, value)
        case .allOf(let places):
            for place in places where !check(place, value) { return false }
            return true
        case .anyOf(let places):
            for place in places where check(place, value) { return true }
            return false
        case .oneOf(let places):
            var matches = 0
            for place in places where check(place, value) { matches += 1 }
            return matches == 1
        case .not(let place): return !check(place, value)
        case .condition(let condition, let then, let otherwise):
            guard let branch = check(condition, value) ? then : otherwise else { return true }
            return check(branch, value)
        default: return true
        }
    }
}
