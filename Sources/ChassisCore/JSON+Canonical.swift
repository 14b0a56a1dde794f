extension JSON {
    /// The same value in the one form that all its spellings share: members by name, `1.0` as `1`. For hashing.
    package var canonical: JSON {
        switch self {
        case .object(let object):
            let members = object.members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
            return .object(JSONObject(members.map { ($0.name, $0.value.canonical) }))
        case .array(let elements): return .array(elements.map(\.canonical))
        case .number(let number): return Int64(exactly: number).map { .integer($0) } ?? self
        default: return self
        }
    }
}
