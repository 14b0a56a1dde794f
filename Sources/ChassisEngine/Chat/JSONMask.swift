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
            // A number is masked like its digits, and then is a text.
            let digits = json.text
            let masked = mask(digits, &map)
            return masked == digits ? json : .string(masked)
        case .array(let elements): return .array(elements.map { mask($0, &map) })
        case .object(let object):
            return .object(JSONObject(object.members.map { (mask($0.name, &map), mask($0.value, &map)) }))
        }
    }

    /// Masks the words of a schema: what it says about its members and which values they may have, not their names.
    ///
    /// - Parameter isByName: Whether it is not a schema but has one for each name, which may be a keyword's.
    func mask(schema: JSON, isByName: Bool = false, _ map: inout MaskMap) -> JSON {
        switch schema {
        case .array(let elements): return .array(elements.map { mask(schema: $0, &map) })
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map { member in
                        let (name, value) = (member.name, member.value)
                        if !isByName, Self.valueKeywords.contains(name) { return (name, mask(value, &map)) }
                        let isByName = !isByName && Self.nameKeywords.contains(name)
                        return (name, mask(schema: value, isByName: isByName, &map))
                    }))
        default: return schema
        }
    }

    private static let valueKeywords: Set<String> = [
        "title", "description", "default", "examples", "example", "enum", "const", "$comment",
    ]
    /// Their members are called by the schema's author.
    private static let nameKeywords: Set<String> = [
        "properties", "patternProperties", "$defs", "definitions", "dependentSchemas", "dependencies",
    ]
}

extension MaskMap {
    /// Takes over the values of another map, without the escapes that JSON writes them with.
    mutating func learn(from seen: MaskMap) {
        for kind in PersonalData.withPlaceholder {
            for value in seen.values(of: kind) {
                var plain = value
                if value.utf8.contains(0x5C), let json = try? JSON(parsing: "\"\(value)\""), let text = json.string {
                    plain = text
                }
                _ = placeholder(for: plain, kind: kind)
            }
        }
    }

    /// A text that may be JSON, with the values put back inside of its strings.
    func restore(json text: String) -> String {
        guard !isEmpty, let json = try? JSON(parsing: text) else { return restore(text) }
        let restored = restore(json)
        return restored == json ? text : restored.text
    }

    func restore(_ json: JSON) -> JSON {
        switch json {
        case .string(let text): .string(restore(text))
        case .array(let elements): .array(elements.map(restore))
        case .object(let object): .object(JSONObject(object.members.map { (restore($0.name), restore($0.value)) }))
        default: json
        }
    }
}
