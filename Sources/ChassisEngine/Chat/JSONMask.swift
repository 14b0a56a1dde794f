import ChassisCore

/// Masks and restores the texts inside of JSON, so that it stays JSON.
///
/// Masked as one text, an address that is written with escapes would be overlooked, and a card number that stands there
/// as a number would leave a placeholder where none may stand.
struct JSONMask {
    private let mask: (String, inout MaskMap) -> String

    init(_ mask: @escaping (String, inout MaskMap) -> String) { self.mask = mask }

    /// A text that may be JSON; comes back as it was when nothing in it had to be masked.
    ///
    /// What a value is, the name of its member often says (`"password": …`), so the text is looked through whole first;
    /// what is found there counts as known in each of the strings.
    func mask(text: String, _ map: inout MaskMap) -> String {
        guard let first = text.utf8.first(where: { $0 > 0x20 }), [0x5B, 0x7B].contains(first),
            let json = try? JSON(parsing: text)
        else { return mask(text, &map) }
        var seen = MaskMap()
        _ = mask(text, &seen)
        map.learn(from: seen)
        let masked = self.mask(json, &map)
        return masked == json ? text : masked.text
    }

    func mask(_ json: JSON, _ map: inout MaskMap) -> JSON {
        switch json {
        case .null, .bool: return json
        case .string(let text): return .string(mask(text: text, &map))
        case .integer, .large, .number:
            // A number is masked like its digits, and is a text until it is put back.
            let digits = json.text
            let masked = mask(digits, &map)
            if masked == digits { return json }
            map.note(number: digits, behind: masked)
            return .string(masked)
        case .array(let elements): return .array(elements.map { mask($0, &map) })
        case .object(let object):
            return .object(JSONObject(object.members.map { (mask($0.name, &map), mask($0.value, &map)) }))
        }
    }

    /// An answer that is to be JSON, perhaps in a fence or among words: where a placeholder takes a number's place, it
    /// gets the quotes of a text.
    func mask(answer: String, _ map: inout MaskMap) -> String {
        if (try? JSON(parsing: answer)) != nil { return mask(text: answer, &map) }
        var output: [UInt8] = []
        var rest = Array(mask(answer, &map).utf8)[...]
        while let open = rest.firstRange(of: Self.brackets.open),
            let close = rest[open.upperBound...].firstRange(of: Self.brackets.close)
        {
            let mark = rest[open.lowerBound..<close.upperBound]
            output += rest[..<open.lowerBound]
            let before = output.last { $0 > 0x20 } ?? 0
            rest = rest[close.upperBound...]
            let after = rest.first { $0 > 0x20 } ?? 0
            if [0x3A, 0x5B, 0x2C].contains(before), [0x2C, 0x5D, 0x7D].contains(after),
                map.noteNumber(behind: String(decoding: mark, as: UTF8.self))
            {
                output += [0x22] + mark + [0x22]
            } else {
                output += mark
            }
        }
        return String(decoding: output + rest, as: UTF8.self)
    }

    private static let brackets = (open: Array("⟦".utf8), close: Array("⟧".utf8))

    /// Masks the words of a schema: what it says about its members and which values they may have, not their names.
    func mask(schema: JSON, _ map: inout MaskMap) -> JSON {
        switch schema {
        case .array(let elements): return .array(elements.map { mask(schema: $0, &map) })
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map { member in
                        switch SchemaWord(member.name) {
                        case .rule: (member.name, member.value)
                        case .schema: (member.name, mask(schema: member.value, &map))
                        case .members: (member.name, mask(members: member.value, &map))
                        case .value: (member.name, mask(member.value, &map))
                        }
                    }))
        default: return schema
        }
    }

    /// Schemas by the names of members, which may be words of schemas too: `{"properties": {"default": {…}}}`.
    private func mask(members: JSON, _ map: inout MaskMap) -> JSON {
        guard let object = members.object else { return members }
        return .object(JSONObject(object.members.map { ($0.name, mask(schema: $0.value, &map)) }))
    }
}

/// What stands behind a word of a schema. Words that no draft has say something to people and programs, as values do.
private enum SchemaWord {
    /// What a validator goes by, and nothing to be read.
    case rule
    case schema
    /// Schemas by name.
    case members
    case value

    init(_ name: String) {
        self = Self.known[name] ?? .value
    }

    private static let known: [String: SchemaWord] = {
        let rules = [
            "type", "format", "pattern", "required", "dependentRequired", "minimum", "maximum", "exclusiveMinimum",
            "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "minItems", "maxItems", "minContains",
            "maxContains", "minProperties", "maxProperties", "uniqueItems", "$ref", "$id", "id", "$schema", "$anchor",
            "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary", "contentEncoding",
            "contentMediaType",
        ]
        let schemas = [
            "items", "prefixItems", "additionalItems", "unevaluatedItems", "contains", "additionalProperties",
            "unevaluatedProperties", "propertyNames", "allOf", "anyOf", "oneOf", "not", "if", "then", "else",
            "contentSchema",
        ]
        let members = ["properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies"]
        var known: [String: SchemaWord] = [:]
        for name in rules { known[name] = .rule }
        for name in schemas { known[name] = .schema }
        for name in members { known[name] = .members }
        return known
    }()
}

extension MaskMap {
    /// Expects the values of another map, without the escapes that JSON writes them with.
    mutating func learn(from seen: MaskMap) {
        for kind in PersonalData.withPlaceholder {
            for value in seen.values(of: kind) {
                var plain = value
                if value.utf8.contains(0x5C), let json = try? JSON(parsing: "\"\(value)\""), let text = json.string {
                    plain = text
                }
                expect(plain, kind: kind)
            }
        }
    }

    /// A text that may be JSON, with the values put back inside of its strings; what was a number is one again.
    ///
    /// - Parameter schema: What the JSON has to fit. Where it does only with such numbers as texts, they stay texts.
    func restore(json text: String, fitting schema: JSONSchema? = nil) -> String {
        guard !isEmpty, let json = try? JSON(parsing: text) else { return restore(text) }
        let restored = restore(json, fitting: schema)
        return restored == json ? text : restored.text
    }

    func restore(_ json: JSON, fitting schema: JSONSchema? = nil) -> JSON {
        let restored = restore(json, hasNumbers: hasNumbers)
        guard hasNumbers, let schema, !schema.isValid(restored) else { return restored }
        let texts = restore(json, hasNumbers: false)
        return schema.isValid(texts) ? texts : restored
    }

    private func restore(_ json: JSON, hasNumbers: Bool) -> JSON {
        switch json {
        case .string(let text):
            if hasNumbers, let number = number(behind: text) { return number }
            return .string([0x5B, 0x7B].contains(text.utf8.first) ? restore(json: text) : restore(text))
        case .array(let elements): return .array(elements.map { restore($0, hasNumbers: hasNumbers) })
        case .object(let object):
            return .object(
                JSONObject(object.members.map { (restore($0.name), restore($0.value, hasNumbers: hasNumbers)) }))
        default: return json
        }
    }
}
