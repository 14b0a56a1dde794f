/// Takes an answer out of the form that `providerSubset` makes of its schema.
package enum ReducedAnswer {
    /// What the answer may have meant, likeliest first: nulls that the schema does not take left out; all nulls left
    /// out, for those inside of alternatives; what stands alone under `value`, and the same of that.
    ///
    /// Nothing is put in: a required member that was null is missing then, and the schema says so.
    package static func forms(of value: JSON, violations: [Violation]) -> [JSON] {
        let paths = Set(violations.map(\.path))
        var forms = [leavingOut(value, at: "") { paths.contains($0) }, leavingOut(value, at: "") { _ in true }]
        if case .object(let object) = value, object.count == 1, let inner = object["value"] {
            forms += [inner, leavingOut(inner, at: "") { _ in true }]
        }
        return forms
    }

    private static func leavingOut(_ value: JSON, at path: String, _ isOut: (String) -> Bool) -> JSON {
        switch value {
        case .array(let elements):
            return .array(
                elements.enumerated().map { leavingOut($1, at: JSONPointer.appending($0, to: path), isOut) })
        case .object(let object):
            let members = object.members.compactMap { member -> (String, JSON)? in
                let inner = JSONPointer.appending(member.name, to: path)
                if case .null = member.value, isOut(inner) { return nil }
                return (member.name, leavingOut(member.value, at: inner, isOut))
            }
            return .object(JSONObject(members))
        default: return value
        }
    }
}
