package import ChassisCore

/// The golden datasets of a workspace, as the engine reaches them: reading files is another room's work.
package struct GoldenFiles: Sendable {
    /// The suites there are, by name, in order.
    package var names: @Sendable () throws -> [String]
    /// A suite by name, or by the path of a JSON-lines file.
    package var load: @Sendable (_ suite: String) throws -> GoldenSuite
    /// Adds a sample to a suite, making its file if need be; on disk when it returns. Refuses an id that is there.
    package var append: @Sendable (_ sample: GoldenSample, _ suite: String) throws -> Void
    /// Where a sample stands, as messages name it: `golden/support.jsonl:12`.
    package var place: @Sendable (_ id: String, _ suite: String) -> String

    package init(
        names: @escaping @Sendable () throws -> [String], load: @escaping @Sendable (String) throws -> GoldenSuite,
        append: @escaping @Sendable (GoldenSample, String) throws -> Void,
        place: @escaping @Sendable (String, String) -> String = { "golden/\($1).jsonl" }
    ) {
        self.names = names
        self.load = load
        self.append = append
        self.place = place
    }

    /// For engines that never evaluate: there is no suite, and none can be made.
    package static let none = GoldenFiles(
        names: { [] }, load: { throw GoldenError.unknownSuite($0, known: []) },
        append: { throw GoldenError.unknownSuite($1, known: []) })
}

/// Why a golden dataset can't be used.
package enum GoldenError: OperatorError, Equatable {
    case unknownSuite(String, known: [String])

    package var code: String {
        switch self {
        case .unknownSuite: "suite_unknown"
        }
    }

    package var message: String {
        switch self {
        case .unknownSuite(let name, _): "The workspace has no golden suite '\(name)'."
        }
    }

    package var remedy: String? {
        switch self {
        case .unknownSuite(_, let known):
            known.isEmpty ? "put samples into golden/NAME.jsonl" : "use one of: \(known.joined(separator: ", "))"
        }
    }
}
