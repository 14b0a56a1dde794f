/// Turns the subschemas of a library into numbered nodes, each once, so that references may go round in circles.
final class SchemaCompiler {
    var library: SchemaLibrary
    private var nodes: [SchemaNode] = []
    private var nodeAtPlace: [SchemaLibrary.Place: Int] = [:]
    private var waiting: [(place: SchemaLibrary.Place, node: Int)] = []

    init(_ library: SchemaLibrary) { self.library = library }

    func compileAll(_ schema: JSON) throws(SchemaError) -> JSONSchema {
        let root = node(at: library.add(schema, uri: ""))
        var anchors: [[String: Int]] = []
        while !waiting.isEmpty || anchors.count < library.resources.count {
            while let next = waiting.popLast() { compile(next.place, into: next.node) }
            while anchors.count < library.resources.count {
                let dynamic = library.resources[anchors.count].dynamicAnchors
                anchors.append(dynamic.mapValues { node(at: $0) })
            }
        }
        if library.options.refusesLoops { reportLoops() }
        guard library.problems.isEmpty else { throw SchemaError(problems: library.problems) }
        return JSONSchema(nodes: nodes, root: root, dynamicAnchors: anchors)
    }

    /// The number of a subschema; it is compiled when its turn comes.
    func node(at place: SchemaLibrary.Place) -> Int {
        if let known = nodeAtPlace[place] { return known }
        nodes.append(SchemaNode(resource: library.resource(at: place)))
        nodeAtPlace[place] = nodes.count - 1
        waiting.append((place, nodes.count - 1))
        return nodes.count - 1
    }

    private func reportLoops() {
        let loops = SchemaLoops.nodes(in: nodes)
        guard !loops.isEmpty else { return }
        let places = Dictionary(nodeAtPlace.map { ($0.value, $0.key) }) { first, _ in first }
        for place in loops.compactMap({ places[$0] }) {
            library.report("asks itself about the same value, so that no value is ever checked to the end", at: place)
        }
    }

    private func compile(_ place: SchemaLibrary.Place, into node: Int) {
        switch library.schema(at: place) {
        case .bool(true): break
        case .bool(false): nodes[node].rules = [.never]
        case .object(let object):
            let resource = nodes[node].resource
            let vocabulary = library.resources[resource].vocabulary
            var reader = SchemaReader(object, at: place, resource: resource, self)
            reader.readCore()
            if vocabulary.validates { reader.readValidation() }
            reader.readFormat(asserts: vocabulary.assertsFormats || library.options.assertsFormats)
            if vocabulary.applies { reader.readApplicators() }
            if vocabulary.unevaluated { reader.readUnevaluated() }
            if library.options.isStrict { reader.refuseUnknown() }
            nodes[node].rules = reader.rules
            nodes[node].needsEvaluated = reader.rules.contains {
                switch $0 {
                case .unevaluatedItems, .unevaluatedProperties: true
                default: false
                }
            }
        case let other:
            let found = other?.typeName ?? "nothing"
            library.report("expected a schema (object, true or false), found \(found)", at: place)
        }
    }
}
