/// Reads the keywords of one subschema into rules.
struct SchemaReader {
    let object: JSONObject
    let place: SchemaLibrary.Place
    let resource: Int
    let compiler: SchemaCompiler
    private(set) var rules: [SchemaRule] = []

    init(_ object: JSONObject, at place: SchemaLibrary.Place, resource: Int, _ compiler: SchemaCompiler) {
        self.object = object
        self.place = place
        self.resource = resource
        self.compiler = compiler
    }

    mutating func readCore() {
        if let reference = string("$ref") {
            if let target = compiler.library.target(of: reference, from: resource) {
                rules.append(.reference(compiler.node(at: target.place)))
            } else {
                report("'\(reference)' leads nowhere", "$ref")
            }
        }
        if let reference = string("$dynamicRef") { readDynamicReference(reference) }
        for name in ["$id", "$schema", "$anchor", "$dynamicAnchor", "$comment"] { _ = string(name) }
        _ = named("$defs")
    }

    private mutating func readDynamicReference(_ reference: String) {
        guard let target = compiler.library.target(of: reference, from: resource) else {
            report("'\(reference)' leads nowhere", "$dynamicRef")
            return
        }
        let node = compiler.node(at: target.place)
        let home = compiler.library.resources[compiler.library.resource(at: target.place)]
        if let anchor = target.anchor, home.dynamicAnchors[anchor] == target.place {
            rules.append(.dynamicReference(node, anchor: anchor))
        } else {
            rules.append(.reference(node))
        }
    }

    mutating func readValidation() {
        readTypeAndValues()
        if let value = number("minimum") { rules.append(.minimum(value, isExclusive: false)) }
        if let value = number("exclusiveMinimum") { rules.append(.minimum(value, isExclusive: true)) }
        if let value = number("maximum") { rules.append(.maximum(value, isExclusive: false)) }
        if let value = number("exclusiveMaximum") { rules.append(.maximum(value, isExclusive: true)) }
        if let value = number("multipleOf") {
            if (value.double ?? 0) > 0 {
                rules.append(.multipleOf(value))
            } else {
                report("expected a number above 0", "multipleOf")
            }
        }
        if let count = count("minLength") { rules.append(.minLength(count)) }
        if let count = count("maxLength") { rules.append(.maxLength(count)) }
        if let source = string("pattern"), let pattern = pattern(source, "pattern") { rules.append(.pattern(pattern)) }
        if let count = count("minItems") { rules.append(.minItems(count)) }
        if let count = count("maxItems") { rules.append(.maxItems(count)) }
        if bool("uniqueItems") == true { rules.append(.uniqueItems) }
        if let count = count("minProperties") { rules.append(.minProperties(count)) }
        if let count = count("maxProperties") { rules.append(.maxProperties(count)) }
        if let names = strings(object["required"], "required") { rules.append(.required(names)) }
        readDependentRequired()
    }

    private mutating func readTypeAndValues() {
        if let value = object["type"] {
            let names = value.string.map { [$0] } ?? strings(value, "type") ?? []
            var types: JSONTypeSet = []
            for name in names {
                if let type = JSONTypeSet(named: name) {
                    types.insert(type)
                } else {
                    report("'\(name)' is no type; expected \(JSONTypeSet(rawValue: 127).listed)", "type")
                }
            }
            rules.append(.type(types))
        }
        if let value = object["const"] { rules.append(.constant(value)) }
        if let value = object["enum"] {
            if let values = value.array {
                let listed = values.prefix(12).map { $0.text.count > 60 ? "…" : $0.text }.joined(separator: ", ")
                rules.append(.oneOfValues(Set(values), listed: values.count > 12 ? listed + ", …" : listed))
            } else {
                expected("an array", value, "enum")
            }
        }
    }

    private mutating func readDependentRequired() {
        guard let value = object["dependentRequired"] else { return }
        guard let members = value.object?.members else { return expected("an object", value, "dependentRequired") }
        let rows = members.map { (name: $0.name, required: strings($0.value, "dependentRequired") ?? []) }
        rules.append(.dependentRequired(rows))
    }

    mutating func readFormat(asserts: Bool) {
        guard let name = string("format") else { return }
        guard let format = SchemaFormat(named: name) else {
            if compiler.library.options.isStrict { report("'\(name)' is no format that is known here", "format") }
            return
        }
        if asserts { rules.append(.format(format)) }
    }

    mutating func readUnevaluated() {
        if let node = one("unevaluatedItems") { rules.append(.unevaluatedItems(node)) }
        if let node = one("unevaluatedProperties") { rules.append(.unevaluatedProperties(node)) }
    }

    mutating func refuseUnknown() {
        for name in object.names where !SchemaKeyword.all.contains(name) {
            let hint = SchemaKeyword.successors[name].map { "; did you mean '\($0)'?" } ?? ""
            report("unknown keyword" + hint, name)
        }
        if object["then"] != nil || object["else"] != nil, object["if"] == nil {
            report("has no effect without 'if'", object["then"] != nil ? "then" : "else")
        }
    }

    mutating func append(_ rule: SchemaRule) { rules.append(rule) }
}

extension SchemaReader {
    mutating func report(_ text: String, _ keyword: String) { compiler.library.report(text, at: place, keyword) }

    mutating func expected(_ what: String, _ found: JSON, _ keyword: String) {
        report("expected \(what), found \(found.typeName)", keyword)
    }

    mutating func string(_ keyword: String) -> String? {
        guard let value = object[keyword] else { return nil }
        if value.string == nil { expected("a string", value, keyword) }
        return value.string
    }

    private mutating func bool(_ keyword: String) -> Bool? {
        guard let value = object[keyword] else { return nil }
        if value.bool == nil { expected("true or false", value, keyword) }
        return value.bool
    }

    private mutating func number(_ keyword: String) -> JSON? {
        guard let value = object[keyword] else { return nil }
        if value.double == nil { expected("a number", value, keyword) }
        return value.double == nil ? nil : value
    }

    mutating func count(_ keyword: String) -> Int? {
        guard let value = object[keyword] else { return nil }
        guard let count = value.integer.flatMap(Int.init(exactly:)), count >= 0 else {
            report("expected a whole number, 0 or more", keyword)
            return nil
        }
        return count
    }

    mutating func strings(_ value: JSON?, _ keyword: String) -> [String]? {
        guard let value else { return nil }
        guard let elements = value.array, elements.allSatisfy({ $0.string != nil }) else {
            expected("an array of strings", value, keyword)
            return nil
        }
        return elements.compactMap(\.string)
    }

    mutating func pattern(_ source: String, _ keyword: String) -> Pattern? {
        do throws(PatternError) {
            return try Pattern(source)
        } catch {
            report("'\(source)' is no regular expression: \(error.problem)", keyword)
            return nil
        }
    }

    /// The node under a keyword that holds one subschema.
    mutating func one(_ keyword: String) -> Int? {
        object[keyword].map { _ in compiler.node(at: compiler.library.place(place, [keyword])) }
    }

    /// The nodes under a keyword that holds a list of subschemas.
    mutating func list(_ keyword: String) -> [Int]? {
        guard let value = object[keyword] else { return nil }
        guard let elements = value.array, !elements.isEmpty else {
            expected("an array of schemas, one or more", value, keyword)
            return nil
        }
        return elements.indices.map { compiler.node(at: compiler.library.place(place, [keyword, String($0)])) }
    }

    /// The nodes under a keyword that holds an object of subschemas.
    mutating func named(_ keyword: String) -> [(name: String, node: Int)]? {
        guard let value = object[keyword] else { return nil }
        guard let members = value.object?.members else {
            expected("an object of schemas", value, keyword)
            return nil
        }
        return members.map { ($0.name, compiler.node(at: compiler.library.place(place, [keyword, $0.name]))) }
    }
}
