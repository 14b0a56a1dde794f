/// The names that the files give to things.
enum Naming {
    /// For everything but models: lower-case letters, digits, `-` and `_`, at most 64.
    static let words = "a name of lower-case letters, digits, - and _, at most 64"
    /// For models, which providers name: anything visible without spaces, at most 200.
    static let models = "a name without spaces, at most 200 characters"

    static func isWord(_ name: some StringProtocol) -> Bool {
        let isPart = { (byte: UInt8) in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x5F
        }
        let starts = name.utf8.first.map { $0 != 0x2D && $0 != 0x5F } ?? false
        return starts && name.utf8.count <= 64 && name.utf8.allSatisfy(isPart)
    }

    static func isModel(_ name: String) -> Bool {
        !name.isEmpty && name.unicodeScalars.count <= 200 && !name.contains { $0.isWhitespace }
            && printable(name, limit: 200) == name
    }
}

/// One of several named things, such as a plan under `plans`.
struct NamedNode {
    let name: String
    let place: Place
    let node: YAMLNode
}

extension Fields {
    /// The things under a key by name, in the order of the file; names that can't be used are reported.
    func entries(
        _ key: String, isRequired: Bool = true, naming: String = Naming.words,
        isName: (String) -> Bool = { Naming.isWord($0) }
    ) -> [NamedNode] {
        let expected = "at least one entry of the form NAME: {…}"
        guard let node = isRequired ? required(key, expected: expected) : optional(key) else { return [] }
        guard case .map(let members) = node.kind else {
            wrong(key, "is not a mapping", expected: expected, found: node.foundKind)
            return []
        }
        if isRequired, members.isEmpty { wrong(key, "is empty", expected: expected, found: "nothing") }
        return members.map { member in
            let place = Place(self.place.file, line: member.line)
            if !isName(member.name) {
                log.error(place, "a name in \(label(key)) can't be used", expected: naming, found: quoted(member.name))
            }
            return NamedNode(name: member.name, place: place, node: member.value)
        }
    }

    /// The elements of a list under a key; the key may be missing.
    func elements(_ key: String, expected: String) -> [YAMLNode] {
        guard let node = optional(key) else { return [] }
        guard case .list(let elements) = node.kind else {
            wrong(key, "is not a list", expected: expected, found: node.foundKind)
            return []
        }
        return elements
    }

    /// A nested block of settings, or `nil` when it is missing, null or not a mapping (which is reported).
    func section(_ key: String, keys: [String]) -> Fields? {
        optional(key).flatMap { Fields($0, path: label(key), keys: keys, log: log) }
    }

    /// A required name of something that must be among `names`; `names` is `nil` when nobody can know them.
    func reference(_ key: String, to kind: String, among names: (some Collection<String>)?, or fallback: String? = nil)
        -> String
    {
        let expected = names.map { choice($0) } ?? "the name of a \(kind)"
        guard let node = fallback == nil || has(key) ? required(key, expected: expected) : nil else {
            return fallback ?? ""
        }
        guard let name = node.text else {
            wrong(key, "is not text", expected: expected, found: node.found)
            return ""
        }
        if let names, !names.contains(name) {
            let hint = suggestion(for: name, among: names)
            wrong(key, "names no \(kind)\(hint)", expected: expected, found: quoted(name))
        }
        return name
    }
}

extension Fields {
    /// A list of different names; the key may be missing.
    func names(
        _ key: String, expected: String, naming: String, isName: (String) -> Bool
    ) -> [String] {
        var names: [String] = []
        for node in elements(key, expected: expected) {
            guard let name = node.text, isName(name) else {
                log.error(
                    node.place, "a name in \(label(key)) can't be used", expected: naming, found: node.found)
                continue
            }
            guard !names.contains(name) else {
                log.error(node.place, "\(label(key)) has a name twice", expected: "each name once", found: quoted(name))
                continue
            }
            names.append(name)
        }
        if let node = optional(key), case .list(let elements) = node.kind, elements.isEmpty || elements.count > 50 {
            wrong(
                key, elements.isEmpty ? "is empty" : "is too long", expected: "\(expected), 1 to 50",
                found: "\(elements.count)")
        }
        return names
    }
}
