import ChassisCore

/// The lines of a `chassis.yaml`, to change single tenants in it and leave every other character as it is.
///
/// It knows the forms that people write: `id: {…}` on a line, a block of deeper lines, and all of them in braces, which
/// get a line each. Whoever changes a file with it reads the outcome back before anything is written; so a form that it
/// doesn't know is refused, not broken.
struct TenantLines {
    private static let name = "tenants:"

    private(set) var lines: [String]
    /// Where `tenants:` stands.
    private let head: Int
    /// The lines of each tenant, by id, comments behind the last one left out.
    private let entries: [(id: String, lines: Range<Int>)]
    private let indent: String

    /// `nil` without a block of tenants.
    init?(_ text: String) {
        // On scalars: to Swift "\r\n" is one character.
        lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        guard let head = lines.firstIndex(where: { $0.hasPrefix(Self.name) }) else { return nil }
        self.head = head
        var isEmpty = false
        let value = lines[head...].joined(separator: "\n").dropFirst(Self.name.count)
        if value.trimmingSpace().hasPrefix("{") {
            guard let braced = BracedTenants(value) else { return nil }
            isEmpty = braced.entries.isEmpty
            let block = [Self.name + braced.behind] + braced.entries.map { "  " + $0 }
            lines.replaceSubrange(head...head + braced.lastLine, with: block)
        } else if !Self.isBare(lines[head].dropFirst(Self.name.count)) {
            return nil
        }
        var entries: [(id: String, lines: Range<Int>)] = []
        var indent = isEmpty ? "  " : ""
        for index in lines.indices.dropFirst(head + 1) where !Self.isBare(lines[index]) {
            let own = Self.indent(of: lines[index])
            if own.isEmpty { break }
            if entries.isEmpty, !isEmpty { indent = own }
            if own == indent {
                guard let id = Self.key(of: lines[index]) else { return nil }
                entries.append((id, index..<index + 1))
            } else if let last = entries.indices.last {
                entries[last].lines = entries[last].lines.lowerBound..<index + 1
            }
        }
        guard isEmpty == entries.isEmpty else { return nil }
        self.entries = entries
        self.indent = indent
    }

    var text: String { lines.joined(separator: "\n") }

    /// Counted from 1.
    func line(of id: String) -> Int? { range(of: id).map { $0.lowerBound + 1 } }

    mutating func add(_ tenant: Tenant) {
        let members = [
            "name: \(JSON.string(tenant.name).text)", "plan: \(tenant.plan)",
            "region: \(JSON.string(tenant.region).text)",
        ]
        let end = entries.last?.lines.upperBound ?? head + 1
        lines.insert("\(indent)\(tenant.id): {\(members.joined(separator: ", "))}", at: end)
    }

    mutating func remove(_ id: String) {
        guard let range = range(of: id) else { return }
        lines.removeSubrange(range)
        // A key without a value is a mistake.
        if entries.count == 1 {
            lines[head].insert(
                contentsOf: " {}", at: lines[head].index(lines[head].startIndex, offsetBy: Self.name.count))
        }
    }

    /// Says a tenant's own limits; without any, nothing is said.
    mutating func set(_ limits: RateLimits, of id: String) {
        guard let range = range(of: id) else { return }
        let own = limits.yaml.map { "limits: \($0)" }
        let head = lines[range.lowerBound]
        if head.drop(while: { $0 != ":" }).dropFirst().trimmingSpace().hasPrefix("{") {
            lines.replaceSubrange(range, with: [Self.flow(lines[range].joined(separator: "\n"), with: own)])
        } else {
            setInBlock(own, range)
        }
    }

    private mutating func setInBlock(_ own: String?, _ range: Range<Int>) {
        let members = range.dropFirst()
        guard let first = members.first(where: { !Self.isBare(lines[$0]) }) else { return }
        let indent = Self.indent(of: lines[first])
        var kept: [String] = []
        var isInLimits = false
        for index in members {
            if Self.indent(of: lines[index]) == indent { isInLimits = Self.key(of: lines[index]) == "limits" }
            if !isInLimits { kept.append(lines[index]) }
        }
        if let own { kept.append(indent + own) }
        lines.replaceSubrange(members, with: kept)
    }

    private static func flow(_ text: String, with own: String?) -> String {
        var text = text.replacing(/,?\s*limits:\s*\{[^{}]*\}/, with: "").replacing(/\{\s*,\s*/, with: "{")
        guard let own, let brace = text.lastIndex(of: "}") else { return text }
        let isFirst = text[..<brace].trimmingSpace().hasSuffix("{")
        text.insert(contentsOf: (isFirst ? "" : ", ") + own, at: brace)
        return text
    }

    private func range(of id: String) -> Range<Int>? { entries.first { $0.id == id }?.lines }

    /// Nothing but space and a comment.
    private static func isBare(_ line: some StringProtocol) -> Bool {
        line.trimmingSpace().first.map { $0 == "#" } ?? true
    }

    private static func indent(of line: String) -> String { String(line.prefix { $0 == " " }) }

    private static func key(of line: String) -> String? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        return String(line[..<colon].trimmingSpace()).trimmingQuotes
    }
}

extension RateLimits {
    /// `{requests_per_minute: 5}`; `nil` when nothing is said.
    fileprivate var yaml: String? {
        let members = [
            ("requests_per_minute", requestsPerMinute), ("tokens_per_minute", tokensPerMinute),
            ("concurrency", concurrency),
        ].compactMap { name, value in value.map { "\(name): \($0)" } }
        return members.isEmpty ? nil : "{\(members.joined(separator: ", "))}"
    }
}

extension String {
    fileprivate var trimmingQuotes: String {
        guard count > 1, let first, first == last, first == "\"" || first == "'" else { return self }
        return String(dropFirst().dropLast())
    }
}
