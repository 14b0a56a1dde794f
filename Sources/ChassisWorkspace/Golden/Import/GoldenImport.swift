package import ChassisCore
import Foundation

/// The forms in which other tools keep their datasets.
package enum ImportFormat: String, CaseIterable, Sendable {
    /// JSON lines: `{"item": {…}}`, the older `{"input": [messages], "ideal": …}`, or any flat objects.
    case openAIEvals = "openai-evals"
    /// A promptfoo configuration in YAML or JSON.
    case promptfoo
    /// A table with a header; columns divided by commas, semicolons or tabs.
    case csv
}

/// What an import is told besides the file.
package struct ImportOptions: Sendable {
    /// Where a row says what was asked, a path such as `ticket.text`; `nil` for the usual names.
    package var inputField: String?
    /// Where a row says what was expected; `nil` for the usual names.
    package var expectedField: String?
    /// For samples that don't say themselves; `nil` for what fits the expected answer.
    package var scorer: ScorerName?
    package var category: String?

    package init(
        inputField: String? = nil, expectedField: String? = nil, scorer: ScorerName? = nil, category: String? = nil
    ) {
        self.inputField = inputField
        self.expectedField = expectedField
        self.scorer = scorer
        self.category = category
    }
}

/// The samples of another tool's dataset, and what could not be taken over.
package struct GoldenImport: Sendable {
    package var format: ImportFormat
    package var samples: [GoldenSample]
    /// Rows, tests and assertions that gave no sample, as errors, and what was taken over differently, as warnings; each
    /// with its line: nothing is left out without a word.
    package var skipped: [WorkspaceProblem]

    /// How many of them gave no sample.
    package var lost: Int { skipped.count { $0.severity == .error } }

    /// Reads a file; nothing is written.
    ///
    /// - Parameter format: `nil` to guess it from the file's name and content.
    /// - Throws: `WorkspaceError` when the file can't be read at all.
    package static func read(
        _ file: String, format: ImportFormat? = nil, options: ImportOptions = ImportOptions()
    ) throws(WorkspaceError) -> GoldenImport {
        let log = ProblemLog()
        let url = URL(filePath: file).standardizedFileURL
        let folder = WorkspaceFolder(root: url.deletingLastPathComponent().path, log: log)
        let name = url.lastPathComponent
        guard let text = folder.text(of: name, limit: GoldenLines.maximumFileSize) else {
            throw unusable(file, log.problems)
        }
        let format = format ?? ImportFormat(guessing: name, text)
        let rows = RowReader(name: stem(of: name), options: options, log: log)
        let samples =
            switch format {
            case .openAIEvals: OpenAIEvalsFile.samples(in: text, file: name, rows: rows)
            case .promptfoo: PromptfooFile.samples(in: text, file: name, rows: rows)
            case .csv: CSVFile.samples(in: text, file: name, rows: rows)
            }
        if samples.isEmpty {
            if log.problems.isEmpty {
                log.error(
                    Place(name), "the file gives no sample", expected: "rows of \(format.rawValue)", found: "none")
            }
            throw unusable(file, log.asErrors)
        }
        return GoldenImport(format: format, samples: samples, skipped: log.problems)
    }

    /// - Parameter file: As it was given, which is how one that can't be read is named.
    private static func unusable(_ file: String, _ problems: [WorkspaceProblem]) -> WorkspaceError {
        let named = problems.map { problem in
            var problem = problem
            if problem.what == "the file can't be read" { problem.file = printable(file, limit: 500) }
            return problem
        }
        let formats = ImportFormat.allCases.map(\.rawValue).joined(separator: ", ")
        return WorkspaceError(
            folder: URL(filePath: file).deletingLastPathComponent().path, problems: named,
            advice: "look at that file, or say what it is with --format: \(formats)")
    }

    /// What ids begin with: the file's name in letters that ids have.
    private static func stem(of name: String) -> String {
        let stem = name.split(separator: ".").first.map { $0.lowercased() } ?? ""
        let plain = stem.unicodeScalars.map { scalar -> Character in
            ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "-"
        }
        return plain.isEmpty ? "sample" : String(plain.prefix(40))
    }
}

extension ImportFormat {
    /// By the file's ending, and where that leaves it open by what it starts with.
    init(guessing name: String, _ text: String) {
        let ending = name.lowercased().split(separator: ".").last ?? ""
        switch ending {
        case "csv", "tsv": self = .csv
        case "yaml", "yml": self = .promptfoo
        case "jsonl", "ndjson": self = .openAIEvals
        default:
            let start = text.first { !$0.isWhitespace }
            guard start == "{" || start == "[" else {
                // A header of columns has them on its first line; YAML has keys.
                let line = text.split(whereSeparator: \.isNewline).first ?? ""
                let isKey = line.firstRange(of: ": ") != nil || line.last == ":" || line.first == "#"
                self = isKey || !line.contains(where: { ",;\t".contains($0) }) ? .promptfoo : .csv
                return
            }
            let isConfiguration = (try? JSON(parsing: text))?["tests"] != nil
            self = isConfiguration ? .promptfoo : .openAIEvals
        }
    }
}
