extension JSON {
    /// Text for people: two spaces a level, a member or element a line, empty ones on one line, no newline at the end.
    package var prettyText: String {
        var out = ""
        writePretty(to: &out, indent: "")
        return out
    }

    private func writePretty(to out: inout String, indent: String) {
        let deeper = indent + "  "
        switch self {
        case .array(let elements) where !elements.isEmpty:
            out += "["
            for (index, element) in elements.enumerated() {
                out += (index > 0 ? ",\n" : "\n") + deeper
                element.writePretty(to: &out, indent: deeper)
            }
            out += "\n" + indent + "]"
        case .object(let object) where !object.isEmpty:
            out += "{"
            for (index, member) in object.members.enumerated() {
                out += (index > 0 ? ",\n" : "\n") + deeper + JSON.string(member.name).text + ": "
                member.value.writePretty(to: &out, indent: deeper)
            }
            out += "\n" + indent + "}"
        default: out += text
        }
    }
}
