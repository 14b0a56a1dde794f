import ChassisCore

/// One mistake in a workspace's files, and where it stands.
package struct WorkspaceProblem: Sendable, Hashable, CustomStringConvertible {
    package enum Severity: String, Sendable, Hashable { case error, warning }

    /// Relative to the workspace's folder.
    package var file: String
    /// Counted from 1; 1 as well for what concerns the whole file.
    package var line: Int
    package var what: String
    package var expected: String
    /// As it stands in the file, made printable and clipped; never a secret.
    package var found: String
    package var severity: Severity

    package init(
        file: String, line: Int, what: String, expected: String, found: String, severity: Severity = .error
    ) {
        self.file = file
        self.line = line
        self.what = what
        self.expected = expected
        self.found = found
        self.severity = severity
    }

    /// `FILE:LINE: what, expected …, found …`, one line.
    package var description: String { "\(file):\(line): \(what), expected \(expected), found \(found)" }
}

extension WorkspaceProblem: Comparable {
    package static func < (a: Self, b: Self) -> Bool {
        (a.file, a.line, a.what, a.found) < (b.file, b.line, b.what, b.found)
    }
}

/// Why a workspace can't be used: every mistake in it, sorted by file and line.
package struct WorkspaceError: OperatorError, Hashable {
    /// The folder as it was given.
    package let folder: String
    /// At least one error; warnings stand among them.
    package let problems: [WorkspaceProblem]
    /// What to do, where that isn't to correct the workspace's files.
    private let advice: String?

    package init(folder: String, problems: [WorkspaceProblem], advice: String? = nil) {
        self.folder = folder
        self.problems = problems.sorted()
        self.advice = advice
    }

    /// Without the warnings; never empty.
    package var errors: [WorkspaceProblem] { problems.filter { $0.severity == .error } }

    package var code: String { "workspace_invalid" }

    package var message: String {
        let errors = errors
        let first = errors.first?.description ?? "The workspace can't be read."
        return errors.count < 2 ? first : "\(first) (and \(errors.count - 1) more)"
    }

    package var remedy: String? {
        if let advice { return advice }
        return errors.contains { $0.file == "chassis.yaml" && $0.found == "no such file" }
            ? "name the folder with --workspace DIR, or make a new one: chassis init"
            : "correct the files; chassis check lists every mistake"
    }
}

/// Collects what is wrong while files are read, so that all of it is reported at once.
final class ProblemLog {
    private var seen: Set<WorkspaceProblem> = []
    /// More are of use to nobody.
    private static let limit = 1000

    var problems: [WorkspaceProblem] { seen.sorted() }
    /// The same where nothing came of a file, so that warnings are the reason.
    var asErrors: [WorkspaceProblem] {
        problems.map { problem in
            var problem = problem
            problem.severity = .error
            return problem
        }
    }
    private(set) var hasErrors = false
    var hasRoom: Bool { seen.count < Self.limit }

    func error(_ place: Place, _ what: String, expected: String, found: String) {
        // The first error always counts, however many warnings came before it.
        if hasRoom || !hasErrors { seen.insert(place.problem(what, expected: expected, found: found, .error)) }
        hasErrors = true
    }

    func warning(_ place: Place, _ what: String, expected: String, found: String) {
        if hasRoom { seen.insert(place.problem(what, expected: expected, found: found, .warning)) }
    }
}

/// A line of a file of the workspace.
struct Place: Hashable {
    /// Relative to the workspace's folder.
    let file: String
    let line: Int

    init(_ file: String, line: Int = 1) {
        self.file = file
        self.line = line
    }

    fileprivate func problem(
        _ what: String, expected: String, found: String, _ severity: WorkspaceProblem.Severity
    ) -> WorkspaceProblem {
        WorkspaceProblem(
            file: printable(file, limit: 500), line: line, what: what, expected: expected, found: found,
            severity: severity)
    }
}
