extension SchemaRun {
    mutating func apply(_ rule: SchemaRule, toArray elements: [JSON], _ own: inout EvaluatedParts?) -> Bool {
        switch rule {
        case .minItems(let count):
            return elements.count >= count || fail("minItems", "expected at least \(count.of("element"))")
        case .maxItems(let count):
            return elements.count <= count || fail("maxItems", "expected at most \(count.of("element"))")
        case .uniqueItems: return Self.areUnique(elements) || fail("uniqueItems", "expected no two equal elements")
        case .items(let prefix, let rest):
            var isValid = true
            for (index, element) in elements.enumerated() {
                guard let node = index < prefix.count ? prefix[index] : rest else { break }
                own?.insert(index)
                if !evaluate(node, element, at: .index(index)) { isValid = false }
                if !isValid, !explains { break }
            }
            return isValid
        case .contains(let node, let minimum, let maximum):
            return applyContains(node, minimum, maximum, to: elements, &own)
        case .unevaluatedItems(let node):
            var isValid = true
            for (index, element) in elements.enumerated() where own?.contains(index) == false {
                if !evaluate(node, element, at: .index(index)) { isValid = false }
                own?.insert(index)
            }
            return isValid
        default: return true
        }
    }

    private mutating func applyContains(
        _ node: Int, _ minimum: Int, _ maximum: Int?, to elements: [JSON], _ own: inout EvaluatedParts?
    ) -> Bool {
        var count = 0
        for (index, element) in elements.enumerated() where quietly(node, element) {
            count += 1
            own?.insert(index)
        }
        if count < minimum {
            let keyword = minimum == 1 ? "contains" : "minContains"
            return fail(
                keyword, "expected at least \(minimum.of("element")) of the form asked for, found \(count)")
        }
        if let maximum, count > maximum {
            return fail(
                "maxContains", "expected at most \(maximum.of("element")) of one form, found \(count)")
        }
        return true
    }

    static func areUnique(_ elements: [JSON]) -> Bool {
        if elements.count > 8 { return Set(elements).count == elements.count }
        for (index, element) in elements.enumerated() where elements[(index + 1)...].contains(element) { return false }
        return true
    }

    mutating func apply(
        _ rule: SchemaRule, toObject object: JSONObject, _ instance: JSON, _ own: inout EvaluatedParts?
    ) -> Bool {
        switch rule {
        case .minProperties(let count):
            return object.count >= count || fail("minProperties", "expected at least \(count.of("member"))")
        case .maxProperties(let count):
            return object.count <= count || fail("maxProperties", "expected at most \(count.of("member"))")
        case .required(let names): return require(names, of: object, "required", reason: "")
        case .dependentRequired(let rows):
            var isValid = true
            for row in rows where object[row.name] != nil {
                let reason = ", because '\(row.name)' is present"
                if !require(row.required, of: object, "dependentRequired", reason: reason) { isValid = false }
            }
            return isValid
        case .members(let rules): return apply(rules, to: object, &own)
        case .propertyNames(let node):
            var isValid = true
            for name in object.names where !evaluate(node, .string(name), at: .name(name)) { isValid = false }
            return isValid
        case .dependentSchemas(let rows):
            var isValid = true
            for row in rows where object[row.name] != nil {
                if !evaluate(row.node, instance, &own) { isValid = false }
            }
            return isValid
        case .unevaluatedProperties(let node):
            var isValid = true
            for (index, member) in object.members.enumerated() where own?.contains(index) == false {
                if !evaluate(node, member.value, at: .name(member.name)) { isValid = false }
                own?.insert(index)
            }
            return isValid
        default: return true
        }
    }

    private mutating func require(
        _ names: [String], of object: JSONObject, _ keyword: String, reason: String
    ) -> Bool {
        var isValid = true
        for name in names where object[name] == nil {
            isValid = fail(keyword, "required member '\(name)' is missing\(reason)")
            if !explains { break }
        }
        return isValid
    }

    private mutating func apply(_ rules: MemberRules, to object: JSONObject, _ own: inout EvaluatedParts?) -> Bool {
        var isValid = true
        for (index, member) in object.members.enumerated() {
            var isMatched = false
            if let node = rules.named[ExactText(member.name)] {
                isMatched = true
                if !evaluate(node, member.value, at: .name(member.name)) { isValid = false }
            }
            for (pattern, node) in rules.patterns where matches(member.name, pattern) {
                isMatched = true
                if !evaluate(node, member.value, at: .name(member.name)) { isValid = false }
            }
            if !isMatched, let additional = rules.additional {
                isMatched = true
                if rules.additionalIsForbidden {
                    isValid = at(.name(member.name)) { $0.fail("additionalProperties", "no such member is allowed") }
                } else if !evaluate(additional, member.value, at: .name(member.name)) {
                    isValid = false
                }
            }
            if isMatched { own?.insert(index) }
            if !isValid, !explains { return false }
        }
        return isValid
    }

    private mutating func evaluate(_ node: Int, _ instance: JSON, at step: PathStep) -> Bool {
        guard explains else { return evaluate(node, instance) }
        return at(step) { $0.evaluate(node, instance) }
    }
}
