import ChassisCore
import Yams

/// Turns a YAML text into nodes with lines, and reports what YAML allows and our files do not.
struct YAMLReader {
    private let file: String
    private let log: ProblemLog
    /// Whether anchors and merge keys are followed, as other people's files need it.
    private let allowsAliases: Bool
    /// How many more values may be read, so that aliases of aliases end.
    private let budget = Budget()
    /// A deeper file is refused; ours need six levels, examples of structured output a few more.
    private static let maximumDepth = 60

    private init(file: String, allowsAliases: Bool, log: ProblemLog) {
        self.file = file
        self.allowsAliases = allowsAliases
        self.log = log
    }

    private final class Budget {
        var values = 500_000
    }

    /// Reads a text that holds one document; reports and returns `nil` when it can't be read at all.
    ///
    /// - Parameter text: Its first line is line 1 of the file.
    static func read(_ text: String, file: String, allowsAliases: Bool = false, log: ProblemLog) -> YAMLNode? {
        let reader = YAMLReader(file: file, allowsAliases: allowsAliases, log: log)
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for _ in 0..<20 {
            do {
                let parser = try Parser(yaml: lines.joined(separator: "\n"), encoding: .utf8)
                let root = try parser.singleRoot()
                // Yams holds anchors weakly: the parser must outlive the walk, or they can't be seen.
                guard let root else {
                    log.error(Place(file), "the file says nothing", expected: "keys and values", found: "only comments")
                    return nil
                }
                return withExtendedLifetime(parser) { reader.node(root, depth: 0) }
            } catch let YamlError.duplicatedKeysInMapping(names, context) {
                guard reader.renameDuplicate(of: names, at: context.mark, in: &lines) else { return nil }
            } catch {
                reader.report(error, lines: lines)
                return nil
            }
        }
        return nil
    }

    private func node(_ node: Node, depth: Int) -> YAMLNode? {
        let place = Place(file, line: node.mark?.line ?? 1)
        guard depth < Self.maximumDepth else {
            log.error(place, "nested too deeply", expected: "at most \(Self.maximumDepth) levels", found: "more")
            return nil
        }
        budget.values -= 1
        guard budget.values >= 0 else {
            if budget.values == -1 {
                log.error(place, "too many values", expected: "at most 500000", found: "more, with its aliases")
            }
            return nil
        }
        guard node.anchor == nil || allowsAliases else {
            log.error(place, "anchors and aliases are not allowed", expected: "the value itself", found: "an anchor")
            return nil
        }
        switch node {
        case .scalar(let scalar):
            let isPlain = scalar.style == .plain
            return YAMLNode(place: place, kind: .scalar(scalar.string, isPlain: isPlain))
        case .sequence(let sequence):
            return YAMLNode(place: place, kind: .list(sequence.compactMap { self.node($0, depth: depth + 1) }))
        case .mapping(let mapping):
            let members = mapping.compactMap { member($0.key, $0.value, depth: depth) }
            return YAMLNode(place: place, kind: .map(allowsAliases ? merged(members) : members))
        case .alias:
            log.error(place, "anchors and aliases are not allowed", expected: "the value itself", found: "an alias")
            return nil
        }
    }

    private func member(_ key: Node, _ value: Node, depth: Int) -> YAMLNode.Member? {
        let place = Place(file, line: key.mark?.line ?? 1)
        guard case .scalar(let name) = key, !name.string.isEmpty else {
            log.error(place, "a key is not a word", expected: "a name before the colon", found: "something else")
            return nil
        }
        if name.string.hasPrefix(Self.duplicatePrefix) { return nil }
        if name.string == "<<", !allowsAliases {
            log.error(place, "merge keys are not allowed", expected: "the keys themselves", found: "'<<'")
            return nil
        }
        guard let value = node(value, depth: depth + 1) else { return nil }
        return YAMLNode.Member(name: name.string, line: place.line, value: value)
    }
}

extension YAMLReader {
    /// Puts what `<<` brings in behind the mapping's own members, which go before it.
    private func merged(_ members: [YAMLNode.Member]) -> [YAMLNode.Member] {
        var own = members.filter { $0.name != "<<" }
        for merge in members where merge.name == "<<" {
            let nodes: [YAMLNode] = if case .list(let list) = merge.value.kind { list } else { [merge.value] }
            for case .map(let more) in nodes.map(\.kind) {
                own += more.filter { member in !own.contains { $0.name == member.name } }
            }
        }
        return own
    }

    static let duplicateKey = "duplicate key"
    private static let duplicatePrefix = "__duplicate_key__"

    /// Reports a key that a mapping has twice, and gives all but the first another name, so that reading can go on and
    /// find the file's other mistakes. Yams stops at the first and says where the first of the two stands.
    ///
    /// - Returns: Whether a second one was found; in a mapping written on one line it isn't.
    private func renameDuplicate(of names: [String], at mark: Mark, in lines: inout [String]) -> Bool {
        let name = names.first ?? ""
        let indent = mark.column - 1
        var isFound = false
        for index in lines.indices.dropFirst(mark.line) {
            let line = lines[index]
            let content = line.drop { $0 == " " }
            if content.isEmpty || content.hasPrefix("#") { continue }
            guard line.count - content.count >= indent else { break }
            let isSame = [name, "\"\(name)\"", "'\(name)'"].contains { key in
                content.hasPrefix(key) && content.dropFirst(key.count).drop { $0 == " " }.hasPrefix(":")
            }
            guard line.count - content.count == indent, isSame else { continue }
            if !isFound || log.hasRoom { duplicate(name, line: index + 1, first: mark.line) }
            lines[index] =
                String(repeating: " ", count: indent) + Self.duplicatePrefix + "\(index)" + content.drop { $0 != ":" }
            isFound = true
        }
        if !isFound { duplicate(name, line: mark.line, first: mark.line) }
        return isFound
    }

    private func duplicate(_ name: String, line: Int, first: Int) {
        log.error(
            Place(file, line: line), Self.duplicateKey, expected: "each key once",
            found: "\(quoted(name)) again" + (line == first ? "" : " (first on line \(first))"))
    }

    private func report(_ error: any Error, lines: [String]) {
        func syntax(_ line: Int, _ problem: String) {
            // The end of the file is line n+1 to libyaml; the mistake is at the last line that says something.
            let last = (lines.lastIndex { !$0.allSatisfy(\.isWhitespace) } ?? 0) + 1
            let line = min(max(line, 1), last)
            let text = lines.indices.contains(line - 1) ? lines[line - 1].drop { $0 == " " } : ""
            let found =
                text.isEmpty ? "an empty line" : Fields.holdsSecret(text) ? "a line with a secret" : quoted(text)
            log.error(Place(file, line: line), "not valid YAML: \(problem)", expected: "YAML", found: found)
        }
        switch error {
        case YamlError.scanner(let context, let problem, let mark, _),
            YamlError.parser(let context, let problem, let mark, _):
            // Something left open is reported where it was opened; where the file ends is no news.
            let isOpen = problem.contains("end of stream") || problem.contains("Maximum nesting")
            let line = isOpen ? context?.mark.line ?? mark.line : mark.line
            let isDeep = problem.contains("Maximum nesting")
            let opening = YAMLOpening.text(
                context: context?.text, contextLine: context?.mark.line, problemLine: mark.line, lines: lines)
            syntax(
                line,
                isDeep
                    ? "nested too deeply"
                    : [context?.text, problem, line == mark.line ? opening : nil].compactMap(\.self)
                        .joined(separator: ", "))
        case YamlError.composer(_, let problem, let mark, _):
            syntax(mark.line, problem.replacing("but found another document", with: "a second document starts"))
        case YamlError.reader(let problem, _, let value, _):
            let line = lines.firstIndex { $0.unicodeScalars.contains { Self.isForbidden($0) } } ?? 0
            let code = String(value, radix: 16, uppercase: true)
            log.error(
                Place(file, line: line + 1), "not valid YAML: \(problem)", expected: "printable text",
                found: "the character U+\(String(repeating: "0", count: max(0, 4 - code.count)) + code)")
        default:
            syntax(1, "it can't be read")
        }
    }

    /// YAML 1.1's set of characters that may not stand in a file.
    private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D, 0x85, 0x20...0x7E, 0xA0...0xD7FF, 0xE000...0xFFFD, 0x10000...: false
        default: true
        }
    }
}
