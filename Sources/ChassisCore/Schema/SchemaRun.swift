/// One validation: walks the value and the schema side by side.
struct SchemaRun {
    private let schema: JSONSchema
    /// Off inside of branches that may fail, such as those of `anyOf`.
    var explains: Bool
    private(set) var violations: [Violation] = []
    private var path: [PathStep] = []
    /// The resources on the way here, outermost first, for `$dynamicRef`.
    private var scope: [Int] = []
    private var depth = 0
    private var stepsLeft = Self.mostSteps
    private var patternStepsLeft = Pattern.mostSteps
    /// A tenth of a second, roughly; an answer has a subschema or two for each of its values.
    static let mostSteps = 400_000
    /// Whether it was given up for its length.
    var tookTooLong: Bool { stepsLeft <= 0 || patternStepsLeft <= 0 }
    private static let maximumDepth = 1_000
    private static let maximumViolations = 100

    enum PathStep {
        case name(String)
        case index(Int)
    }

    init(_ schema: JSONSchema, explains: Bool) {
        self.schema = schema
        self.explains = explains
    }

    mutating func evaluate(_ node: Int, _ instance: JSON) -> Bool {
        var untracked: EvaluatedParts?
        return evaluate(node, instance, &untracked)
    }

    mutating func evaluate(_ node: Int, _ instance: JSON, _ evaluated: inout EvaluatedParts?) -> Bool {
        let rules = schema.nodes[node].rules
        guard !rules.isEmpty else { return true }
        depth += 1
        stepsLeft -= 1
        defer { depth -= 1 }
        guard depth <= Self.maximumDepth else { return fail("$ref", "nested too deeply to check") }
        guard !tookTooLong else { return false }
        let resource = schema.nodes[node].resource
        let entersResource = scope.last != resource
        if entersResource { scope.append(resource) }
        defer { if entersResource { scope.removeLast() } }

        var own = evaluated != nil || schema.nodes[node].needsEvaluated ? EvaluatedParts(instance) : nil
        var isValid = true
        for rule in rules where !apply(rule, to: instance, &own) {
            isValid = false
            if !explains || violations.count >= Self.maximumViolations { return false }
        }
        if isValid, let own { evaluated?.formUnion(own) }
        return isValid
    }

    private mutating func apply(_ rule: SchemaRule, to instance: JSON, _ own: inout EvaluatedParts?) -> Bool {
        switch rule {
        case .never: return fail("false", "nothing is allowed here")
        case .type(let types):
            return types.accepts(instance) || fail("type", "expected \(types.listed), found \(instance.typeName)")
        case .constant(let value): return instance == value || fail("const", "expected exactly \(value.text)")
        case .oneOfValues(let values, let listed):
            return values.contains(instance) || fail("enum", "expected one of \(listed)")
        case .reference(let node): return evaluate(node, instance, &own)
        case .dynamicReference(let node, let anchor):
            let outermost = scope.lazy.compactMap { [schema] in schema.dynamicAnchors[$0][anchor] }.first
            return evaluate(outermost ?? node, instance, &own)
        case .allOf(let nodes):
            var isValid = true
            for node in nodes where !evaluate(node, instance, &own) { isValid = false }
            return isValid
        case .anyOf(let nodes): return applyAnyOf(nodes, to: instance, &own)
        case .oneOf(let nodes): return applyOneOf(nodes, to: instance, &own)
        case .not(let node):
            return !quietly(node, instance) || fail("not", "matches what the schema rules out")
        case .condition(let condition, let then, let otherwise):
            let branch = quietly(condition, instance, &own) ? then : otherwise
            return branch.map { evaluate($0, instance, &own) } ?? true
        default: break
        }
        switch instance {
        case .integer, .large, .number: return apply(rule, toNumber: instance)
        case .string(let text): return apply(rule, toString: text)
        case .array(let elements): return apply(rule, toArray: elements, &own)
        case .object(let object): return apply(rule, toObject: object, instance, &own)
        case .null, .bool: return true
        }
    }

    private mutating func apply(_ rule: SchemaRule, toNumber value: JSON) -> Bool {
        switch rule {
        case .minimum(let bound, let isExclusive):
            let order = JSONNumber.order(value, bound)
            return order > 0 || (order == 0 && !isExclusive)
                || fail(
                    isExclusive ? "exclusiveMinimum" : "minimum",
                    "expected \(isExclusive ? "more than" : "at least") \(bound.text)")
        case .maximum(let bound, let isExclusive):
            let order = JSONNumber.order(value, bound)
            return order < 0 || (order == 0 && !isExclusive)
                || fail(
                    isExclusive ? "exclusiveMaximum" : "maximum",
                    "expected \(isExclusive ? "less than" : "at most") \(bound.text)")
        case .multipleOf(let divisor):
            return JSONNumber.isMultiple(value, of: divisor)
                || fail("multipleOf", "expected a multiple of \(divisor.text)")
        default: return true
        }
    }

    private mutating func apply(_ rule: SchemaRule, toString text: String) -> Bool {
        switch rule {
        case .minLength(let count):
            return text.utf8.count >= count * 4 || text.unicodeScalars.count >= count
                || fail("minLength", "expected at least \(count.of("character"))")
        case .maxLength(let count):
            return text.utf8.count <= count || text.unicodeScalars.count <= count
                || fail("maxLength", "expected at most \(count.of("character"))")
        case .pattern(let pattern):
            return matches(text, pattern) || fail("pattern", "expected text that matches \(pattern.source)")
        case .format(let format):
            return format.accepts(text) || fail("format", "expected text in the format '\(format.rawValue)'")
        default: return true
        }
    }
}

extension SchemaRun {
    mutating func fail(_ keyword: String, _ problem: @autoclosure () -> String) -> Bool {
        guard explains, violations.count < Self.maximumViolations else { return false }
        let pointer = path.reduce("") { pointer, step in
            switch step {
            case .name(let name): JSONPointer.appending(name, to: pointer)
            case .index(let index): JSONPointer.appending(index, to: pointer)
            }
        }
        violations.append(Violation(path: pointer, keyword: keyword, problem: problem()))
        return false
    }

    mutating func matches(_ text: String, _ pattern: Pattern) -> Bool {
        pattern.matches(text, stepsLeft: &patternStepsLeft)
    }

    mutating func at(_ step: PathStep, _ body: (inout SchemaRun) -> Bool) -> Bool {
        path.append(step)
        defer { path.removeLast() }
        return body(&self)
    }

    mutating func quietly(_ node: Int, _ instance: JSON) -> Bool {
        var untracked: EvaluatedParts?
        return quietly(node, instance, &untracked)
    }

    mutating func quietly(_ node: Int, _ instance: JSON, _ evaluated: inout EvaluatedParts?) -> Bool {
        let explained = explains
        explains = false
        defer { explains = explained }
        return evaluate(node, instance, &evaluated)
    }

    private mutating func applyAnyOf(_ nodes: [Int], to instance: JSON, _ own: inout EvaluatedParts?) -> Bool {
        var isValid = false
        for node in nodes where quietly(node, instance, &own) {
            isValid = true
            if own == nil { break }
        }
        if isValid { return true }
        let closest = closest(nodes, instance)
        return fail("anyOf", "matches none of the \(nodes.count.of("form")) allowed\(closest)")
    }

    private mutating func applyOneOf(_ nodes: [Int], to instance: JSON, _ own: inout EvaluatedParts?) -> Bool {
        var matches = 0
        var kept: EvaluatedParts?
        for node in nodes {
            var parts = own == nil ? nil : EvaluatedParts(instance)
            guard quietly(node, instance, &parts) else { continue }
            matches += 1
            kept = parts
        }
        if matches == 1 {
            if let kept { own?.formUnion(kept) }
            return true
        }
        if matches > 1 { return fail("oneOf", "matches \(matches) of the \(nodes.count) forms, expected exactly one") }
        let closest = closest(nodes, instance)
        return fail("oneOf", "matches none of the \(nodes.count.of("form")) allowed\(closest)")
    }

    /// What is wrong with the form that was most likely meant: the first one of the right type.
    private mutating func closest(_ nodes: [Int], _ instance: JSON) -> String {
        guard explains else { return "" }
        let before = violations
        defer { violations = before }
        for node in nodes {
            violations = []
            let here = path.count
            _ = evaluate(node, instance)
            guard let first = violations.first else { continue }
            let depthOfFirst = first.path.utf8.filter { $0 == UInt8(ascii: "/") }.count
            if first.keyword == "type", depthOfFirst <= here { continue }
            return "; for the closest, \(first.message)"
        }
        return ""
    }
}

/// Which members or elements of a value some subschema has looked at, by position.
struct EvaluatedParts {
    private var flags: [Bool]

    init(_ instance: JSON) {
        switch instance {
        case .array(let elements): flags = [Bool](repeating: false, count: elements.count)
        case .object(let object): flags = [Bool](repeating: false, count: object.count)
        default: flags = []
        }
    }

    func contains(_ position: Int) -> Bool { flags[position] }
    mutating func insert(_ position: Int) { flags[position] = true }
    mutating func formUnion(_ other: EvaluatedParts) {
        for (position, flag) in other.flags.enumerated() where flag { flags[position] = true }
    }
}
