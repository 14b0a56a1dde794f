import ChassisCore

extension JSON {
    /// Whether OpenAI's strict mode takes this schema: it refuses objects with optional or further members, and members that
    /// may be anything.
    ///
    /// Services that constrain by grammar (vLLM, llama.cpp) do so either way, so a schema that is not strict loses only
    /// at OpenAI, where the alternative is status 400.
    var isStrictSchema: Bool { isClosedThroughout && isTypedThroughout }

    private var isClosedThroughout: Bool {
        switch self {
        case .array(let elements): elements.allSatisfy(\.isClosedThroughout)
        case .object(let object):
            Self.isClosed(object)
                && object.members.allSatisfy { Self.hidesNoSchema($0.name) || $0.value.isClosedThroughout }
        default: true
        }
    }

    /// Whether each schema in it says what it is: `{}` and `true` are refused with status 400.
    private var isTypedThroughout: Bool {
        guard let object, ["type", "anyOf", "$ref", "enum", "const"].contains(where: { object[$0] != nil }) else {
            return false
        }
        let named = ["properties", "$defs"].flatMap { object[$0]?.object?.members.map(\.value) ?? [] }
        let listed = (object["anyOf"]?.array ?? []) + (object["items"].map { $0.array ?? [$0] } ?? [])
        return (named + listed).allSatisfy(\.isTypedThroughout)
    }

    private static func isClosed(_ schema: JSONObject) -> Bool {
        // A property of the name "type" holds a schema and no string, so it is not taken for this keyword.
        let types = schema["type"].map { $0.array ?? [$0] } ?? []
        guard types.contains(where: { $0.string == "object" }) else { return true }
        let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
        let names = schema["properties"]?.object?.names ?? []
        return schema["additionalProperties"]?.bool == false && names.allSatisfy(required.contains)
    }

    /// Values, not schemas, stand under these.
    private static func hidesNoSchema(_ name: String) -> Bool {
        ["enum", "const", "default", "examples"].contains(name)
    }
}
