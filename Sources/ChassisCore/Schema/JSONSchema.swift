/// A JSON Schema (draft 2020-12), compiled once and then used by any number of tasks at a time.
///
///     let schema = try JSONSchema(["type": "object", "required": ["total"], "properties": ["total": ["type": "number"]]])
///     schema.validate(["total": "12"]).map(\.message)
///     // ["/total: expected number, found string"]
///
/// - SeeAlso: https://json-schema.org/draft/2020-12
package struct JSONSchema: Sendable {
    /// How much the reader of a schema forgives.
    package struct Options: Sendable {
        /// Whether an unknown keyword, format or vocabulary is an error. Off, it is ignored, as the specification asks.
        package var isStrict = true
        /// Whether `format` is checked. Off, it is only an annotation, unless the meta-schema asks for the check.
        package var assertsFormats = true
        /// Whether a schema that asks itself about the same value (`{"$ref": "#"}`) is an error. Off, no value is valid
        /// where that happens.
        package var refusesLoops = true

        /// For schemas of a workspace: everything must be known, formats are checked.
        package static let workspace = Options()
        /// As the specification has it by default.
        package static let specification = Options(isStrict: false, assertsFormats: false, refusesLoops: false)
        /// For schemas that clients send: what is unknown is passed over, formats are checked.
        package static let client = Options(isStrict: false)

        package init(isStrict: Bool = true, assertsFormats: Bool = true, refusesLoops: Bool = true) {
            self.isStrict = isStrict
            self.assertsFormats = assertsFormats
            self.refusesLoops = refusesLoops
        }
    }

    let nodes: [SchemaNode]
    let root: Int
    /// For each resource, the nodes of its dynamic anchors.
    let dynamicAnchors: [[String: Int]]
    private let quick: QuickSchema?

    /// Compiles a schema and everything it refers to.
    ///
    /// - Parameters:
    ///   - schema: An object, `true` or `false`.
    ///   - options: `workspace` unless said otherwise.
    ///   - resolving: Gives the document at an absolute URI without fragment, or nil. The meta-schemas of the draft
    ///     are known without asking.
    /// - Throws: `SchemaError` with every problem found and its place in the schema.
    /// - Complexity: O(n) in the size of the schema and of what it refers to.
    package init(
        _ schema: JSON, options: Options = .workspace, resolving: (String) -> JSON? = { _ in nil }
    ) throws(SchemaError) {
        self = try withoutActuallyEscaping(resolving) { resolving throws(SchemaError) in
            try SchemaCompiler(SchemaLibrary(options: options, resolving: resolving)).compileAll(schema)
        }
    }

    init(nodes: [SchemaNode], root: Int, dynamicAnchors: [[String: Int]]) {
        self.nodes = nodes
        self.root = root
        self.dynamicAnchors = dynamicAnchors
        quick = QuickSchema(nodes, root: root)
    }

    /// Returns everything wrong with a value, in the order of the schema's keywords; empty when it is valid.
    ///
    /// At most 100 violations are told. A value that would take more than 400,000 steps (a tenth of a second), or
    /// recursion beyond 1,000 levels, is reported as such and so never passes; where it is the steps, nothing else is said.
    package func validate(_ instance: JSON) -> [Violation] {
        // Most values are valid, and finding that out is cheaper without keeping account of where.
        switch quick?.verdict(on: instance) {
        case .valid: return []
        case .tooLong: return [.tooLong]
        case .invalid: break
        case .tooDeep, nil:
            var run = SchemaRun(self, explains: false)
            let isValid = run.evaluate(root, instance)
            if run.tookTooLong { return [.tooLong] }
            if isValid { return [] }
        }
        var run = SchemaRun(self, explains: true)
        _ = run.evaluate(root, instance)
        return run.tookTooLong ? [.tooLong] : run.violations
    }

    /// Whether a value is valid; faster than `validate(_:)` on values that aren't.
    package func isValid(_ instance: JSON) -> Bool {
        switch quick?.verdict(on: instance) {
        case .valid: true
        case .invalid, .tooLong: false
        case .tooDeep, nil: isValidByWalking(instance)
        }
    }

    /// What the quick walk must agree with.
    func isValidByWalking(_ instance: JSON) -> Bool {
        var run = SchemaRun(self, explains: false)
        return run.evaluate(root, instance) && !run.tookTooLong
    }
}

/// One thing wrong with a value.
package struct Violation: Sendable, Hashable {
    /// Where in the value, as a JSON Pointer; empty for the whole.
    package let path: String
    /// The keyword of the schema that said no; `false` for a schema that forbids everything.
    package let keyword: String
    /// For people and for models asked to repair: the path, what was expected and what was found.
    ///
    /// Names members and the words of the schema, and never repeats a value.
    package let message: String

    /// What is said of a value that no more time is spent on.
    package static let tooLong = Violation(path: "", keyword: "$ref", problem: "takes too long to check")

    init(path: String, keyword: String, problem: String) {
        self.path = path
        self.keyword = keyword
        message = (path.isEmpty ? "the value" : path) + ": " + problem
    }
}

/// Why a schema can't be used.
package struct SchemaError: OperatorError, Hashable {
    package struct Problem: Sendable, Hashable {
        /// Where in the schema, as a JSON Pointer; with the URI before it when it is in another document.
        package let path: String
        package let text: String
    }

    /// One or more, in the order they were found.
    package let problems: [Problem]

    package var code: String { "invalid_schema" }
    package var message: String {
        let first =
            problems.first.map { ($0.path.isEmpty ? "the schema" : $0.path) + ": " + $0.text } ?? "invalid schema"
        return problems.count > 1 ? "\(first) (and \(problems.count - 1) more)" : first
    }
    package var remedy: String? { nil }
}
