/// A schema laid out for saying yes or no in one walk, without words, paths or account of what was looked at.
///
/// Answers are valid nearly always, so this is where the time goes. Schemas whose keywords look at what their neighbours
/// looked at (`unevaluated…`, `$dynamicRef`, `dependent…`, `patternProperties`, `propertyNames`) have none; they are
/// walked by `SchemaRun`, which also explains whatever this one refuses.
final class QuickSchema: Sendable {
    let nodes: [QuickNode]
    private let root: Int

    init?(_ compiled: [SchemaNode], root: Int) {
        var nodes = [QuickNode?](repeating: nil, count: compiled.count)
        var waiting = [root]
        while let place = waiting.popLast() {
            guard nodes[place] == nil else { continue }
            guard let node = QuickNode(compiled[place].rules), !compiled[place].needsEvaluated else { return nil }
            nodes[place] = node
            waiting += node.children
        }
        let nothing = QuickNode()
        self.nodes = nodes.map { $0 ?? nothing }
        self.root = root
    }

    enum Verdict { case valid, invalid, tooDeep, tooLong }

    func verdict(on value: JSON) -> Verdict {
        var run = QuickRun(schema: self)
        let isValid = run.check(root, value)
        if run.gaveUp { return run.tookTooLong ? .tooLong : .tooDeep }
        return isValid ? .valid : .invalid
    }
}

/// The rules of one subschema by the type of value that they are about.
final class QuickNode: Sendable {
    struct Property: Sendable {
        var name: String
        /// Equal bytes are told more quickly then.
        var isASCII: Bool
        var length: Int
        var node: Int
    }

    /// Which kinds of rules there are, so that those that are not cost nothing.
    struct Kinds: OptionSet, Sendable {
        let rawValue: UInt8

        static let never = Kinds(rawValue: 1)
        static let constant = Kinds(rawValue: 2)
        static let values = Kinds(rawValue: 4)
        static let texts = Kinds(rawValue: 8)
        static let bounds = Kinds(rawValue: 16)
        static let textRules = Kinds(rawValue: 32)
        static let members = Kinds(rawValue: 64)
        static let compositions = Kinds(rawValue: 128)
    }

    let kinds: Kinds
    /// All of them where the schema names none.
    let types: JSONTypeSet
    let constant: JSON?
    /// The values of `enum` when all are texts and few.
    let texts: [String]?
    let values: Set<JSON>?
    let bounds: [SchemaRule]
    let minLength: Int
    let maxLength: Int
    let patterns: [Pattern]
    let formats: [SchemaFormat]
    let counts: ClosedRange<Int>
    let isUnique: Bool
    let prefix: [Int]
    let rest: Int?
    let contains: [SchemaRule]
    let properties: [Property]
    /// Of the properties, in their order.
    let nodes: [Int]
    /// A bit for each property.
    let required: UInt64
    let additional: Int?
    let forbidsOthers: Bool
    let memberCounts: ClosedRange<Int>
    /// `$ref`, `allOf` and their like.
    let compositions: [SchemaRule]
    let children: [Int]

    convenience init() { self.init(checked: []) }

    convenience init?(_ rules: [SchemaRule]) {
        guard rules.allSatisfy(Self.isSimple), Self.fits(rules) else { return nil }
        self.init(checked: rules)
    }

    private static func isSimple(_ rule: SchemaRule) -> Bool {
        switch rule {
        case .dynamicReference, .unevaluatedItems, .unevaluatedProperties, .dependentSchemas, .dependentRequired,
            .propertyNames:
            false
        case .members(let members): members.patterns.isEmpty && members.named.count <= 64
        default: true
        }
    }

    /// Whether every required member is among those that are named, so that one bit stands for it.
    private static func fits(_ rules: [SchemaRule]) -> Bool {
        var names: Set<ExactText> = []
        var required: [String] = []
        for rule in rules {
            if case .members(let members) = rule { names.formUnion(members.named.keys) }
            if case .required(let more) = rule { required += more }
        }
        return required.allSatisfy { names.contains(ExactText($0)) }
    }

    private init(checked rules: [SchemaRule]) {
        var draft = Draft()
        for rule in rules { draft.take(rule) }
        let properties = draft.properties.sorted { $0.node < $1.node }
        types = draft.types ?? JSONTypeSet(rawValue: 127)
        constant = draft.constant
        texts = draft.texts
        values = draft.texts == nil ? draft.values : nil
        bounds = draft.bounds
        (minLength, maxLength) = (draft.minLength, draft.maxLength)
        (patterns, formats) = (draft.patterns, draft.formats)
        // A range that holds nothing is one that only −1 is in.
        counts = draft.minItems <= draft.maxItems ? draft.minItems...draft.maxItems : -1 ... -1
        isUnique = draft.isUnique
        (prefix, rest, contains) = (draft.prefix, draft.rest, draft.contains)
        self.properties = properties
        nodes = properties.map(\.node)
        required = properties.enumerated().reduce(0) { bits, entry in
            draft.required.contains(ExactText(entry.element.name)) ? bits | 1 << UInt64(entry.offset) : bits
        }
        (additional, forbidsOthers) = (draft.additional, draft.forbidsOthers)
        memberCounts = draft.minMembers <= draft.maxMembers ? draft.minMembers...draft.maxMembers : -1 ... -1
        compositions = draft.compositions
        children = draft.children
        kinds = draft.kinds
    }
}

extension QuickNode {
    /// The property of a name, looked for from one on and then from the first; −1 for none.
    func place(of name: String, from start: Int) -> Int {
        let length = name.utf8.count
        return properties.withUnsafeBufferPointer { properties in
            for step in properties.indices {
                let place = start + step < properties.count ? start + step : start + step - properties.count
                guard properties[place].length == length else { continue }
                let isSame =
                    properties[place].isASCII
                    ? properties[place].name == name : ExactText.areEqual(properties[place].name, name)
                if isSame { return place }
            }
            return -1
        }
    }
}

extension QuickNode {
    /// The rules of a subschema while they are sorted.
    private struct Draft {
        var isNever = false
        var types: JSONTypeSet?
        var constant: JSON?
        var values: Set<JSON>?
        var texts: [String]?
        var bounds: [SchemaRule] = []
        var (minLength, maxLength) = (0, Int.max)
        var patterns: [Pattern] = []
        var formats: [SchemaFormat] = []
        var (minItems, maxItems) = (0, Int.max)
        var isUnique = false
        var prefix: [Int] = []
        var rest: Int?
        var contains: [SchemaRule] = []
        var properties: [Property] = []
        var required: Set<ExactText> = []
        var additional: Int?
        var forbidsOthers = false
        var (minMembers, maxMembers) = (0, Int.max)
        var hasMembers = false
        var compositions: [SchemaRule] = []
        var children: [Int] = []

        var kinds: Kinds {
            var kinds: Kinds = []
            if isNever { kinds.insert(.never) }
            if constant != nil { kinds.insert(.constant) }
            if values != nil { kinds.insert(texts == nil ? .values : .texts) }
            if !bounds.isEmpty { kinds.insert(.bounds) }
            let hasTextRules = minLength > 0 || maxLength < .max || !patterns.isEmpty || !formats.isEmpty
            if hasTextRules { kinds.insert(.textRules) }
            if hasMembers { kinds.insert(.members) }
            if !compositions.isEmpty { kinds.insert(.compositions) }
            return kinds
        }

        mutating func take(_ rule: SchemaRule) {
            switch rule {
            case .never: isNever = true
            case .type(let types): self.types = types
            case .constant(let value): constant = value
            case .oneOfValues(let values, _):
                self.values = values
                let texts = values.compactMap(\.string)
                if texts.count == values.count, texts.count <= 16 { self.texts = texts }
            case .minimum, .maximum, .multipleOf: bounds.append(rule)
            case .minLength(let count): minLength = count
            case .maxLength(let count): maxLength = count
            case .pattern(let pattern): patterns.append(pattern)
            case .format(let format): formats.append(format)
            case .minItems(let count): minItems = count
            case .maxItems(let count): maxItems = count
            case .uniqueItems: isUnique = true
            case .items(let prefix, let rest):
                (self.prefix, self.rest) = (prefix, rest)
                children += prefix + (rest.map { [$0] } ?? [])
            case .contains(let node, _, _):
                contains.append(rule)
                children.append(node)
            case .minProperties(let count): minMembers = count
            case .maxProperties(let count): maxMembers = count
            case .required(let names):
                required.formUnion(names.map(ExactText.init))
                hasMembers = true
            case .members(let members): take(members)
            default: takeComposition(rule)
            }
        }

        private mutating func take(_ members: MemberRules) {
            hasMembers = true
            properties = members.named.map { name, node in
                let length = name.text.utf8.count
                return Property(
                    name: name.text, isASCII: name.text.utf8.allSatisfy { $0 < 0x80 }, length: length, node: node)
            }
            (additional, forbidsOthers) = (members.additional, members.additionalIsForbidden)
            children += members.named.values + (members.additional.map { [$0] } ?? [])
        }

        private mutating func takeComposition(_ rule: SchemaRule) {
            compositions.append(rule)
            switch rule {
            case .reference(let node), .not(let node): children.append(node)
            case .allOf(let nodes), .anyOf(let nodes), .oneOf(let nodes): children += nodes
            case .condition(let condition, let then, let otherwise):
                children += [condition] + [then, otherwise].compactMap { $0 }
            default: break
            }
        }
    }
}
