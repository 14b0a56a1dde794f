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
            (try? JSON(parsing: text)) != nil
        else { return mask(text, &map) }
        var seen = MaskMap()
        _ = mask(text, &seen)
        map.learn(from: seen)
        return JSONText.rewriting(text) { token, _ in
            switch token {
            case .name(let name):
                let masked = mask(name, &map)
                return masked == name ? nil : JSON.string(masked).text
            case .string(let string):
                let masked = mask(text: string, &map)
                return masked == string ? nil : JSON.string(masked).text
            case .number(let digits): return mask(number: digits, &map).map { JSON.string($0).text }
            }
        }
    }

    /// A number is masked like its digits, and is a text until it is put back; `nil` for one that stays.
    private func mask(number digits: String, _ map: inout MaskMap) -> String? {
        let masked = mask(digits, &map)
        if masked == digits { return nil }
        map.note(number: digits, behind: masked)
        return masked
    }

    func mask(_ json: JSON, _ map: inout MaskMap) -> JSON {
        switch json {
        case .null, .bool: return json
        case .string(let text): return .string(mask(text: text, &map))
        case .integer, .large, .number: return mask(number: json.text, &map).map { .string($0) } ?? json
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

    /// An id of the client's: what it holds of personal data becomes a name that any service takes as an id.
    func mask(id: String, _ map: inout MaskMap) -> String {
        let masked = mask(id, &map)
        return masked == id ? id : masked.filter { $0 != "⟦" && $0 != "⟧" }
    }

    /// Masks a schema: names of members, what it says about them and which values they may have.
    func mask(schema: JSON, _ map: inout MaskMap) -> JSON {
        switch schema {
        case .array(let elements): return .array(elements.map { mask(schema: $0, &map) })
        case .object(let object):
            return .object(
                JSONObject(
                    object.members.map { member in
                        switch SchemaWord(member.name) {
                        case .rule: (member.name, mask(rule: member.value, &map))
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
        return .object(JSONObject(object.members.map { (mask($0.name, &map), mask(schema: $0.value, &map)) }))
    }

    /// A number here is a limit, and nobody's.
    private func mask(rule: JSON, _ map: inout MaskMap) -> JSON {
        switch rule {
        case .null, .bool, .integer, .large, .number: rule
        case .string, .array, .object: mask(rule, &map)
        }
    }
}
