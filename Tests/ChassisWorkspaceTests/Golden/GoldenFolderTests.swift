import ChassisCore
import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Testing

struct GoldenFolderTests {
    private let folder: TemporaryFolder
    private let golden: GoldenFolder

    init() throws {
        folder = try TemporaryFolder()
        golden = GoldenFolder(root: folder.path)
    }

    private func problems(_ lines: String) throws -> [String] {
        try folder.write(lines, to: "golden/s.jsonl")
        return try golden.check("s").map { ($0.severity == .warning ? "warning " : "") + $0.description }
    }

    @Test func `a suite is read line by line, and what is no field of ours is an option`() throws {
        try folder.write(
            """
            {"id": "a", "category": "limits", "input": "How many?", "expected": 400, "scorer": "numeric", "tolerance": "2%"}

            {"id": 7, "input": "Who?", "expected": ["Lena", "Vogt"], "scorer": "contains", "article": "x/y"}
            """, to: "golden/support-answer.jsonl")

        let suite = try golden.load("support-answer")

        #expect(golden.names() == ["support-answer"])
        #expect(suite.name == "support-answer")
        #expect(suite.categories == ["limits", "general"])
        #expect(suite.samples[0].options == JSONObject([("tolerance", "2%")]))
        #expect(suite.samples[1].id == "7")
        #expect(suite.samples[1].expected == ["Lena", "Vogt"])
    }

    @Test func `what a sample names has to be there, and is told with its line`() throws {
        try folder.write(
            """
            {"id": "a", "input": "x", "expected": "y", "scorer": "exact", "feature": "answer", "tenant": "acme"}
            {"id": "b", "input": "x", "expected": "y", "scorer": "exact", "feature": "anser"}
            {"id": "c", "input": "x", "expected": "y", "scorer": "exact", "tenant": "akme"}
            {"id": "d", "input": "x", "scorer": "retrieval", "article": ["a/b", "knowledge/a/b.md", "a/b#2", "a/x"]}
            {"id": "e", "input": "x", "expected": "a/own", "scorer": "retrieval"}
            {"id": "f", "input": "x", "expected": "a/own", "scorer": "retrieval", "tenant": "acme"}
            {"id": "g", "input": "x", "expected": "nothing", "scorer": "contains", "feature": 5}
            """, to: "golden/s.jsonl")
        var workspace = Workspace(root: folder.path, name: "w", storePath: "")
        workspace.features = [Feature(name: "answer", prompt: "answer", promptVersion: 1)]
        workspace.tenants = [Tenant(id: "acme", name: "Acme", plan: "p")]
        workspace.knowledge = [
            KnowledgeDocument(id: "a/b", title: "B", text: "b"),
            KnowledgeDocument(id: "a/own", title: "O", text: "o", tenant: "acme"),
        ]

        // That they are not of one feature is another matter.
        let problems = try golden.check(in: workspace).filter { $0.severity == .error }

        #expect(
            problems.map(\.description) == [
                "golden/s.jsonl:2: feature names no feature (did you mean 'answer'?), expected answer, found 'anser'",
                "golden/s.jsonl:3: tenant names no tenant (did you mean 'acme'?), expected acme, found 'akme'",
                "golden/s.jsonl:4: article names no page (did you mean 'a/b'?), "
                    + "expected the path of a file below knowledge/ without .md, found 'a/x'",
                "golden/s.jsonl:5: article names a page that only tenant acme can read, "
                    + "expected tenant: 'acme' in the sample, found none",
                "golden/s.jsonl:7: feature names no feature, expected answer, found '5'",
            ])
        #expect(try golden.check().isEmpty, "without a workspace nobody knows")
    }

    @Test func `a sample of another feature than its suite is told, and a suite of several features`() throws {
        func line(_ id: String, _ feature: String?) -> String {
            #"{"id": "\#(id)", "input": "x", "expected": "y", "scorer": "exact""#
                + (feature.map { #", "feature": "\#($0)"}"# } ?? "}")
        }
        var workspace = Workspace(root: folder.path, name: "w", storePath: "")
        workspace.features = ["answer", "triage"].map { Feature(name: $0, prompt: "answer", promptVersion: 1) }
        workspace.features[1].evals.suite = "shared"
        for (suite, features) in [
            ("shared", ["answer", "triage"]), ("answer", ["answer", nil, "triage"]), ("alike", ["triage", "triage"]),
            ("none", [nil, nil]),
            ("several", ["triage", "triage", "answer", nil]), ("some", [nil, "answer"]),
        ] {
            let lines = features.enumerated().map { line("\($0)", $1) }
            try folder.write(lines.joined(separator: "\n"), to: "golden/\(suite).jsonl")
        }

        let problems = try golden.check(in: workspace)

        #expect(problems.map { "\($0.severity)" } == ["error", "warning", "warning"])
        #expect(
            problems.map(\.description) == [
                "golden/answer.jsonl:3: the sample is of another feature than its suite, which asks it of the wrong prompt, "
                    + "expected 'answer', or its line in another suite, such as golden/triage.jsonl, found 'triage'",
                "golden/several.jsonl:3: the suite's samples are not all of one feature, so a run asks them without a "
                    + "prompt, expected 'triage' as on line 1, or runs with --bundle, found 'answer'",
                "golden/some.jsonl:1: the suite's samples are not all of one feature, so a run asks them without a "
                    + "prompt, expected 'answer' as on line 2, or runs with --bundle, found no feature",
            ])
    }

    @Test func `a field that nobody reads is told once, and the sample is asked all the same`() throws {
        let problems = try problems(
            """
            {"id": "a", "input": "x", "expected": "4", "scorer": "numeric", "tolerence": "2%", "metadata": {"zzz": 1}}
            {"id": "b", "input": "x", "expected": "y", "scorer": "exact", "zzz": 1, "tolerence": 2}
            {"id": "c", "input": "x", "scorer": "command", "command": "score", "anything": 1}

            """)

        #expect(
            problems == [
                "warning golden/s.jsonl:1: unknown key (did you mean 'tolerance'?), "
                    + "expected a field of samples, or 'metadata' around what is only kept, found 'tolerence'",
                "warning golden/s.jsonl:2: unknown key, "
                    + "expected a field of samples, or 'metadata' around what is only kept, found 'zzz'",
            ])
        #expect(try golden.load("s").samples.count == 3)
    }

    @Test func `every mistake is told with its line`() throws {
        let problems = try problems(
            """
            {"id": "a", "input": "x", "expected": "y", "scorer": "exact"}
            {"id": "b", "input": "x"
            ["id"]
            {"input": "x", "expected": "y", "scorer": "exact"}
            {"id": "c", "expected": "y", "scorer": "exact"}
            {"id": "d", "input": "x", "expected": "y", "scorer": "exakt"}
            {"id": "a", "input": "x", "expected": "y", "scorer": "exact"}
            {"id": "e", "input": "x", "expected": "many", "scorer": "numeric"}
            {"id": "f", "input": "x", "scorer": "regex", "pattern": "("}
            {"id": "g", "input": "x", "expected": "z", "scorer": "choice", "choices": ["a", "b"]}
            {"id": "h", "input": " ", "scorer": "groundedness"}
            {"id": "i", "input": "x", "scorer": "retrieval"}
            {"id": "j", "input": "x", "expected": "y", "scorer": "exact", "threshold": 2}
            {"id": "k", "input": 5, "expected": "y"}

            """)

        #expect(
            problems == [
                "golden/s.jsonl:2: not valid JSON at column 25, expected ',' or '}', found the end of the text",
                #"golden/s.jsonl:3: the line is no JSON object, expected {"id": …, "input": …}, found '["id"]'"#,
                "golden/s.jsonl:4: id is missing, expected a text that no other sample of the file has, found nothing",
                "golden/s.jsonl:5: input is missing, expected what a user would send, found nothing",
                "golden/s.jsonl:6: the scorer is not known (did you mean 'exact'?), expected one of exact, contains, "
                    + "choice, regex, json, schema, numeric, similarity, retrieval, groundedness, judge, command, "
                    + "found 'exakt'",
                "golden/s.jsonl:7: the id is used twice, expected an id that no other sample of the file has, "
                    + "found 'a' again (first on line 1)",
                "golden/s.jsonl:8: expected is of no type that numeric compares, "
                    + "expected a number, or a list of numbers, found '\"many\"'",
                "golden/s.jsonl:9: the pattern can't be used: \(patternProblem), "
                    + "expected a regular expression (ECMA-262), found '('",
                "golden/s.jsonl:10: expected is of no type that choice compares, "
                    + "expected one of the choices, or a list of some, found '\"z\"'",
                "golden/s.jsonl:11: the input is empty, expected what a user would send, found nothing",
                "golden/s.jsonl:12: retrieval needs article, "
                    + "expected the id of a page, such as invoices/void, or a list of ids, found nothing",
                "golden/s.jsonl:13: threshold can't be used, expected a number from 0 to 1, found '2'",
                "golden/s.jsonl:14: input is of a wrong type, "
                    + "expected a text, or a list of messages with role and content, found '5'",
                "golden/s.jsonl:14: scorer is missing, expected one of exact, contains, choice, regex, json, schema, "
                    + "numeric, similarity, retrieval, groundedness, judge, command, found nothing",
            ])
        #expect(throws: WorkspaceError.self) { try golden.load("s") }
    }

    private var patternProblem: String {
        do {
            _ = try Pattern("(")
            return ""
        } catch {
            return error.problem
        }
    }

    @Test func `bytes that are no text and lines without end are told`() throws {
        let good = Array(#"{"id": "a", "input": "x", "expected": "y", "scorer": "exact"}"#.utf8)
        try folder.write("", to: "golden/s.jsonl")
        let huge = Array(#"{"id": "b", "input": ""#.utf8) + [UInt8](repeating: 0x61, count: 1_000_100)
        try Data(good + [0x0A, 0x7B, 0xFF, 0x0A] + huge + [0x0A] + good).write(
            to: URL(filePath: folder.file("golden/s.jsonl")))

        let problems = try golden.check("s").map(\.description)

        #expect(problems.count == 3)
        #expect(problems[0].hasPrefix("golden/s.jsonl:2: not UTF-8 text"))
        #expect(problems[1].hasPrefix("golden/s.jsonl:3: the line is too long, expected at most 1000000 bytes"))
        #expect(problems[2].hasPrefix("golden/s.jsonl:4: the id is used twice"))
    }

    @Test func `a suite that isn't there is told with those that are`() throws {
        try folder.write(#"{"id": "a", "input": "x", "scorer": "groundedness"}"#, to: "golden/one.jsonl")

        #expect(throws: GoldenFileError.unknownSuite("two", known: ["one"])) { try golden.load("two") }
        #expect(throws: GoldenFileError.badName("Two!")) { try golden.load("Two!") }
        #expect(GoldenFolder(root: folder.file("none")).names().isEmpty)
    }

    @Test func `an empty suite can't be used, and odd files are told`() throws {
        try folder.write("\n", to: "golden/empty.jsonl")
        try folder.write("x", to: "golden/notes.txt")

        #expect(throws: WorkspaceError.self) { try golden.load("empty") }
        #expect(
            try golden.check().map(\.description) == [
                "golden/empty.jsonl:1: the file has no samples, expected a sample a line, found none",
                "golden/notes.txt:1: not read, expected golden/NAME.jsonl, found 'notes.txt'",
            ])
    }

    @Test func `other people's datasets are read as they are`() throws {
        let path = try folder.write(
            """
            \u{FEFF}{"input": [{"role": "system", "content": "Be short."}, {"role": "user", "content": "2+2?"}], "ideal": "4"}\r
            {"messages": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Yes?"}], "expected": 4}
            {"question": "Who?", "answer": "Lena", "scorer": "includes", "level": 3}
            """, to: "elsewhere/theirs.jsonl")

        let suite = try golden.load(path)

        #expect(suite.name == "theirs")
        #expect(suite.samples.map(\.id) == ["line-1", "line-2", "line-3"])
        #expect(suite.samples.map(\.input) == ["Be short.\n\n2+2?", "User: Hi\n\nAssistant: Yes?", "Who?"])
        #expect(suite.samples.map(\.scorer) == [.contains, .numeric, .contains])
        #expect(suite.samples.map(\.category) == ["general", "general", "general"])
        #expect(suite.samples[2].options == JSONObject([("level", 3)]))
    }

    @Test(.enabled(if: SharedData.holds("golden/visible.jsonl"), "the shared data are not here"))
    func `a dataset of several sources is read without a change`() throws {
        let suite = try golden.load(SharedData.url("golden/visible.jsonl").path)

        #expect(suite.samples.count == 94)
        #expect(suite.categories.count == 6)
        #expect(Set(suite.samples.map(\.scorer)) == [.choice, .exact, .contains, .similarity])
    }

    @Test func `equal samples have one version, however they are written`() throws {
        try folder.write(
            #"{"id":"a","input":"x","expected":{"n":1,"m":2.5},"scorer":"json","tolerance":1}"#, to: "golden/a.jsonl")
        try folder.write(
            #"{"scorer": "json", "tolerance": 1.0, "expected": {"m": 2.50, "n": 1}, "input": "x", "id": "a", "category": "general"}"#
                + "\n\n", to: "golden/b.jsonl")
        try folder.write(
            #"{"id":"a","input":"x","expected":{"n":1,"m":2.6},"scorer":"json","tolerance":1}"#, to: "golden/c.jsonl")

        let versions = try ["a", "b", "c"].map { try golden.load($0).version }

        #expect(versions[0] == versions[1])
        #expect(versions[0] != versions[2])
        #expect(versions[0].count == 64)
    }
}
