extension SchemaReader {
    mutating func readApplicators() {
        readMembers()
        readItems()
        if let nodes = list("allOf") { append(.allOf(nodes)) }
        if let nodes = list("anyOf") { append(.anyOf(nodes)) }
        if let nodes = list("oneOf") { append(.oneOf(nodes)) }
        if let node = one("not") { append(.not(node)) }
        let then = one("then")
        let otherwise = one("else")
        if let node = one("if") { append(.condition(node, then: then, otherwise: otherwise)) }
        if let rows = named("dependentSchemas") { append(.dependentSchemas(rows)) }
        if let node = one("propertyNames") { append(.propertyNames(node)) }
        if !compiler.library.options.isStrict { readDependencies() }
    }

    private mutating func readMembers() {
        let properties = named("properties")
        let patterns = named("patternProperties")
        let additional = one("additionalProperties")
        guard properties != nil || patterns != nil || additional != nil else { return }
        var rules = MemberRules()
        for (name, node) in properties ?? [] { rules.named[ExactText(name)] = node }
        for (source, node) in patterns ?? [] {
            if let pattern = pattern(source, "patternProperties") { rules.patterns.append((pattern, node)) }
        }
        rules.additional = additional
        rules.additionalIsForbidden = object["additionalProperties"] == false
        append(.members(rules))
    }

    private mutating func readItems() {
        let prefix = list("prefixItems") ?? []
        let rest = one("items")
        if !prefix.isEmpty || rest != nil { append(.items(prefix: prefix, rest: rest)) }
        let minimum = count("minContains") ?? 1
        let maximum = count("maxContains")
        let validates = compiler.library.resources[resource].vocabulary.validates
        if let node = one("contains") {
            append(.contains(node, minimum: validates ? minimum : 1, maximum: validates ? maximum : nil))
        }
    }

    /// `dependencies` of older drafts, which many schemas still carry.
    private mutating func readDependencies() {
        guard let members = object["dependencies"]?.object?.members else { return }
        for (name, value) in members {
            if value.array != nil {
                let names = strings(value, "dependencies") ?? []
                append(.dependentRequired([(name: name, required: names)]))
            } else {
                let inner = compiler.library.place(place, ["dependencies", name])
                append(.dependentSchemas([(name: name, node: compiler.node(at: inner))]))
            }
        }
    }
}
