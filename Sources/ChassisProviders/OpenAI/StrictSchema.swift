import ChassisCore

extension JSON {
    /// Whether OpenAI's strict mode takes this schema: it refuses objects with optional or further members.
    ///
    /// Services that constrain by grammar (vLLM, llama.cpp) do so either way, so a schema that is not strict loses only
    /// at OpenAI, where the alternative is status 400.
    var isStrictSchema: Bool {
        switch self {
        case .array(let elements): elements.allSatisfy(\.isStrictSchema)
        case .object(let object):
            Self.isClosed(object)
                && object.members.allSatisfy { Self.hidesNoSchema($0.name) || $0.value.isStrictSchema }
        default: true
        }
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
