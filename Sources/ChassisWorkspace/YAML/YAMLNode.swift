import ChassisCore

/// A value of a YAML file, with the line it stands on. Anchors, aliases and tags are not part of our files.
struct YAMLNode {
    enum Kind {
        /// Plain scalars may be numbers, booleans or null; quoted ones and blocks are always text.
        case scalar(String, isPlain: Bool)
        case list([YAMLNode])
        /// In the order of the file; no name twice.
        case map([Member])
    }

    struct Member {
        let name: String
        let line: Int
        let value: YAMLNode
    }

    let place: Place
    let kind: Kind

    /// `~`, `null` or nothing at all.
    var isNull: Bool {
        guard case .scalar(let text, true) = kind else { return false }
        return ["", "~", "null", "Null", "NULL"].contains(text)
    }

    /// Nothing at all stands behind the key.
    var isBlank: Bool {
        guard case .scalar("", true) = kind else { return false }
        return true
    }

    /// The word `off`, which switches a block of settings off.
    var isOff: Bool {
        guard case .scalar("off", true) = kind else { return false }
        return true
    }

    /// The scalar's text; `nil` for null, lists and mappings.
    var text: String? {
        guard case .scalar(let text, _) = kind, !isNull else { return nil }
        return text
    }

    /// The text of a scalar that may be a number or a boolean.
    var plain: String? {
        guard case .scalar(let text, true) = kind, !isNull else { return nil }
        return text
    }

    /// For messages: the scalar, or what it is instead.
    var found: String {
        switch kind {
        case _ where isNull: "nothing"
        case .scalar(let text, let isPlain): isPlain ? quoted(text) : "the text \(quoted(text))"
        case .list: "a list"
        case .map: "a mapping"
        }
    }

    /// Like `found`, without the scalar's content.
    var foundKind: String {
        if case .scalar = kind, !isNull { "a single value" } else { found }
    }

    /// The value as JSON, by the rules of YAML 1.2's core schema.
    var json: JSON {
        switch kind {
        case .list(let elements): return .array(elements.map(\.json))
        case .map(let members): return .object(JSONObject(members.map { ($0.name, $0.value.json) }))
        case .scalar(let text, false): return .string(text)
        case .scalar(let text, true):
            if isNull { return .null }
            if ["true", "True", "TRUE"].contains(text) { return .bool(true) }
            if ["false", "False", "FALSE"].contains(text) { return .bool(false) }
            if let integer = Int64(text) { return .integer(integer) }
            let isNumeric = text.utf8.allSatisfy { "+-.0123456789eE".utf8.contains($0) }
            if isNumeric, let number = Double(text), number.isFinite { return .number(number) }
            return .string(text)
        }
    }
}
