import ChassisCore

/// What the samples of a workspace may name: its features, tenants and knowledge articles.
///
/// A sample that names a feature or a tenant which is not there is asked of another bundle or without its customer's
/// articles, and one that names a missing article can never pass: each would read as a fault of the prompt.
struct SampleNames {
    /// Whose samples they are.
    var suite = ""
    private let workspace: Workspace
    private let features: [String]
    private let tenants: [String]
    /// The owner of each article, `nil` for shared ones.
    private let articles: [String: String?]

    init(_ workspace: Workspace) {
        self.workspace = workspace
        features = workspace.features.map(\.name)
        tenants = workspace.tenants.map(\.id)
        articles = Dictionary(workspace.knowledge.map { ($0.id, $0.tenant) }) { first, _ in first }
    }

    func check(_ sample: GoldenSample, at place: Place, _ log: ProblemLog) {
        check("feature", of: sample, among: features, at: place, log)
        check("tenant", of: sample, among: tenants, at: place, log)
        for page in sample.articles { check(page, of: sample, at: place, log) }
    }

    /// Looks for samples that a run of the suite asks of another feature than they name.
    ///
    /// - Parameter lines: Of the samples, by id.
    func checkFeature(of samples: [GoldenSample], lines: [String: Int], file: String, _ log: ProblemLog) {
        let suite = GoldenSuite(name: suite, samples: samples, version: "")
        let named = suite.samples.filter { features.contains($0.options["feature"]?.string ?? "") }
        func place(_ sample: GoldenSample) -> Place { Place(file, line: lines[sample.id] ?? 1) }
        func feature(_ sample: GoldenSample) -> String { sample.options["feature"]?.string ?? "" }
        if let own = suite.feature(in: workspace) {
            for sample in named
            where !GoldenSuite.takes(feature(sample), named: suite.name, for: own, in: workspace) {
                log.error(
                    place(sample), "the sample is of another feature than its suite, which asks it of the wrong prompt",
                    expected: "\(quoted(own)), or its line in another suite, such as golden/\(feature(sample)).jsonl",
                    found: quoted(feature(sample)))
            }
        } else if let first = named.first,
            let other = suite.samples.first(where: { feature($0) != feature(first) }),
            !named.contains(where: { workspace.feature(feature($0))?.evals.suite == suite.name })
        {
            log.warning(
                place(other), "the suite's samples are not all of one feature, so a run asks them without a prompt",
                expected: "\(quoted(feature(first))) as on line \(lines[first.id] ?? 1), or runs with --bundle",
                found: feature(other).isEmpty ? "no feature" : quoted(feature(other)))
        }
    }

    private func check(
        _ field: String, of sample: GoldenSample, among known: [String], at place: Place, _ log: ProblemLog
    ) {
        guard let value = sample.options[field], value != .null, !known.contains(value.string ?? "") else { return }
        log.error(
            place, "\(field) names no \(field)\(suggestion(for: value.string ?? "", among: known))",
            expected: choice(known), found: quoted(value.string ?? value.text))
    }

    private func check(_ page: String, of sample: GoldenSample, at place: Place, _ log: ProblemLog) {
        // A passage is named by its article's id, a mark and a number.
        let article = page.lastIndex(of: "#").map { String(page[..<$0]) }
        guard let owner = articles[page] ?? article.flatMap({ articles[$0] }) else {
            log.error(
                place, "article names no page\(suggestion(for: page, among: articles.keys.sorted()))",
                expected: "the path of a file below \(KnowledgeFile.folder)/ without .md", found: quoted(page))
            return
        }
        guard let owner, owner != sample.options["tenant"]?.string else { return }
        log.error(
            place, "article names a page that only tenant \(printable(owner)) can read",
            expected: "tenant: \(quoted(owner)) in the sample",
            found: sample.options["tenant"].map { quoted($0.text) } ?? "none")
    }
}
