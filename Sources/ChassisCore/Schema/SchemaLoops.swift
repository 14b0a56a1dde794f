/// Finds subschemas that come back to themselves without going into the value, so that checking one would never end.
///
/// A tree that refers to itself goes into its children, and ends with them. Where a dynamic reference leads is not known
/// before a value is there: those are followed when one is, down to a limit.
enum SchemaLoops {
    /// One node of each loop, in the order in which they are found.
    ///
    /// - Complexity: O(nodes + rules), and no stack: chains of references may be long.
    static func nodes(in nodes: [SchemaNode]) -> [Int] {
        enum State { case new, open, done }
        let next = nodes.map { $0.rules.flatMap(\.askedOfSameValue) }
        var states = [State](repeating: .new, count: nodes.count)
        var found: [Int] = []
        for start in nodes.indices where states[start] == .new {
            var path = [(node: start, edge: 0)]
            states[start] = .open
            while let (node, edge) = path.last {
                guard edge < next[node].count else {
                    states[node] = .done
                    path.removeLast()
                    continue
                }
                path[path.count - 1].edge += 1
                let target = next[node][edge]
                if states[target] == .open, !found.contains(target) { found.append(target) }
                guard states[target] == .new else { continue }
                states[target] = .open
                path.append((target, 0))
            }
        }
        return found
    }
}

extension SchemaRule {
    /// The subschemas that the rule asks about the very value that it is asked about itself.
    fileprivate var askedOfSameValue: [Int] {
        switch self {
        case .reference(let node), .not(let node): [node]
        case .allOf(let nodes), .anyOf(let nodes), .oneOf(let nodes): nodes
        case .condition(let condition, let then, let otherwise):
            [condition] + [then, otherwise].compactMap(\.self)
        case .dependentSchemas(let rows): rows.map(\.node)
        default: []
        }
    }
}
