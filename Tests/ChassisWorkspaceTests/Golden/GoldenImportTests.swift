import ChassisCore
import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Testing

struct GoldenImportTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func read(
        _ text: String, as name: String, format: ImportFormat? = nil, options: ImportOptions = ImportOptions()
    ) throws -> GoldenImport {
        try GoldenImport.read(try folder.write(text, to: name), format: format, options: options)
    }

    @Test func `OpenAI evals are read in both their forms`() throws {
        let imported = try read(
            """
            {"item": {"ticket_text": "My card is gone", "correct_label": "lost_card", "level": 2}}
            {"input": [{"role": "system", "content": "Be short."}, {"role": "user", "content": "2+2?"}], "ideal": ["4", "four"]}
            {"item": {"question": "Sum?", "expected": 12.5}, "id": "mine", "category": "sums"}
            """, as: "evals.jsonl", options: ImportOptions(inputField: nil, expectedField: nil))

        #expect(imported.format == .openAIEvals)
        #expect(imported.samples.map(\.id) == ["evals-2", "mine"])
        #expect(imported.samples.map(\.input) == ["Be short.\n\n2+2?", "Sum?"])
        #expect(imported.samples.map(\.scorer) == [.contains, .numeric])
        #expect(imported.samples[0].expected == ["4", "four"])
        #expect(imported.samples[1].category == "sums")
        #expect(imported.skipped.map(\.line) == [1])
    }

    @Test func `the fields of a row can be named`() throws {
        let options = ImportOptions(
            inputField: "ticket.text", expectedField: "label", scorer: .exact, category: "intent")
        let imported = try read(
            #"{"item": {"ticket": {"text": "My card is gone"}, "label": "lost_card", "level": 2}}"#, as: "x.jsonl",
            options: options)

        let sample = try #require(imported.samples.first)
        #expect(sample.input == "My card is gone")
        #expect(sample.expected == "lost_card")
        #expect(sample.scorer == .exact && sample.category == "intent")
        #expect(sample.options.names == ["metadata"])
        #expect(sample.options["metadata"]?["level"] == 2)
    }

    @Test func `a promptfoo configuration gives a sample for each assertion`() throws {
        let imported = try read(
            """
            prompts: ["Answer: {{question}}"]
            providers: [openai:gpt-4.1]
            defaultTest:
              assert:
                - {type: not-contains, value: "As an AI"}
            tests:
              - description: limits
                vars: {question: "How many lines?"}
                assert:
                  - {type: icontains, value: "400"}
                  - {type: icontains, value: "lines"}
                  - {type: llm-rubric, value: "Names the limit of {{question}}", weight: 2}
                  - {type: javascript, value: "output.length < 100"}
              - vars: {question: Which?, context: Pages}
                metadata: {category: shape}
                assert:
                  - type: is-json
                    value: {type: object, required: [id]}
                  - {type: regex, value: "^\\\\{"}
                  - {type: similar, value: "an id", threshold: 0.8}
              - vars: {question: [One?, Two?]}
                assert: [{type: equals, value: "yes"}, {type: starts-with, value: "a.b"}]
            """, as: "promptfooconfig.yaml")

        func samples(_ number: Int) -> [GoldenSample] {
            imported.samples.filter { $0.id.hasPrefix("promptfooconfig-\(number).") }
        }
        #expect(imported.format == .promptfoo)
        #expect(samples(1).map(\.scorer) == [.contains, .contains, .judge])
        #expect(samples(1)[0].options["not"] == true)
        #expect(samples(1)[1].expected == ["400", "lines"])
        #expect(samples(1)[1].options["all"] == true)
        #expect(samples(1)[2].options["rubric"] == "Names the limit of How many lines?")
        #expect(samples(1)[2].options["weight"] == 2)
        #expect(samples(2).map(\.scorer) == [.contains, .schema, .regex, .similarity])
        #expect(samples(2)[1].category == "shape")
        #expect(samples(2)[1].input == "question: Which?\ncontext: Pages")
        #expect(samples(2)[1].options["schema"] == ["type": "object", "required": ["id"]])
        #expect(Set(samples(3).map(\.input)) == ["One?", "Two?"])
        #expect(samples(3).count == 6)
        #expect(samples(3).compactMap { $0.options["pattern"] }.first == "^a\\.b")
        #expect(
            imported.skipped.map { "\($0.line): \($0.what), \($0.found)" } == [
                "13: an assertion of test 1 can't be mapped, 'javascript'",
                "20: test 2: similar is measured by words here, not by meaning, 'similar'",
            ])
    }

    @Test func `what promptfoo keeps elsewhere or can't be mapped is told for each test`() throws {
        let imported = try read(
            """
            prompts: [file://prompt.txt]
            tests:
              - vars: {q: ok}
                assert: [{type: equals, value: a}]
              - file://more.yaml
              - vars: {q: file://text.txt}
                assert: [{type: equals, value: a}]
              - vars: {q: b}
              - vars: {q: c}
                assert: [{type: python, value: "True"}, {type: regex, value: "("}]
              - assert: [{type: equals, value: a}]
            """, as: "p.yaml")

        #expect(imported.samples.map(\.id) == ["p-1"])
        #expect(imported.skipped.map(\.line) == [5, 6, 8, 9, 10, 10, 11])
    }

    @Test func `anchors and merge keys of a promptfoo file are followed, and a bomb of them is not`() throws {
        let imported = try read(
            """
            base: &base {type: icontains, value: x}
            tests:
              - vars: {q: one}
                assert: [*base]
              - vars: {q: two}
                assert: [{<<: *base, value: y}]
            """, as: "a.yaml")
        var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1..<9 {
            let list = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            bomb += "a\(level): &a\(level) [\(list)]\n"
        }

        #expect(imported.samples.map(\.expected) == ["x", "y"])
        #expect(throws: WorkspaceError.self) { try read(bomb + "tests: []\n", as: "bomb.yaml") }
    }

    @Test func `a table is read with quotes, line breaks and any separator`() throws {
        let rows = [
            "\u{FEFF}id,Input,Expected Output,metadata,category\r",
            "a,\"How many,\r", "lines?\",400,\"{\"\"level\"\": 2}\",limits\r",
            "b,\"Say \"\"hi\"\"\",hi,,\r", "\r", ",Who?,\"[\"\"Lena\"\", \"\"Vogt\"\"]\",,people",
        ]
        let imported = try read(rows.joined(separator: "\n"), as: "Fragen & mehr.csv")

        #expect(imported.format == .csv)
        #expect(imported.samples.map(\.id) == ["a", "b", "fragen---mehr-3"])
        #expect(imported.samples.map(\.input) == ["How many,\nlines?", "Say \"hi\"", "Who?"])
        #expect(imported.samples.map(\.expected) == [400, "hi", ["Lena", "Vogt"]])
        #expect(imported.samples.map(\.scorer) == [.numeric, .contains, .contains])
        #expect(imported.samples.map(\.category) == ["limits", "general", "people"])
        #expect(imported.samples[0].options["metadata"] == ["level": 2])

        let semicolons = try read("frage;question;answer\n1;\"a;b\";c\n", as: "s.csv")
        #expect(semicolons.samples.first?.input == "a;b")
        #expect(try read("prompt\tideal\nx\ty\n", as: "t.tsv").samples.first?.expected == "y")
    }

    @Test(
        arguments: [
            ("question,answer\nok,1\nx,\"y\n", "t.csv:3: a quote is never closed"),
            ("question,answer\nok,1\n\"a\nb\",1\nx,\"y\"z\n", "t.csv:5: a quote stands in the middle of a field"),
            ("a,b\n1,2\n", "t.csv:2: row 1 says nothing that was asked, expected one of input, question"),
            (
                "id,question,answer\na,x\n",
                "t.csv:2: row 1 has too few fields, expected 3, as the header has, found 2"
            ),
            ("question,answer\nx,\n", "t.csv:2: row 1 gives no sample: judge needs rubric"),
            ("question,answer\nx,1,2,3\n", "t.csv:2: row 1 has too many fields"),
            ("question,answer,scorer\nx,1,fuzy\n", "t.csv:2: row 1 gives no sample: its scorer is not known"),
        ])
    func `a mistake in a table is told with its line`(text: String, problem: String) throws {
        let error = #expect(throws: WorkspaceError.self) { try read(text, as: "t.csv") }

        #expect(error?.message.hasPrefix(problem) == true, "\(error?.message ?? "")")
    }

    @Test(
        arguments: [
            ("x.csv", "a,b", ImportFormat.csv), ("x.yml", "tests:", .promptfoo), ("x.jsonl", "{}", .openAIEvals),
            ("x", "tests:\n", .promptfoo), ("x", "question,answer", .csv), ("x.json", "{\"tests\": []}", .promptfoo),
            ("x.json", "[{\"input\": \"a\"}]", .openAIEvals), ("x.txt", "{\"input\": \"a\"}", .openAIEvals),
        ])
    func `the form of a file is guessed`(name: String, text: String, format: ImportFormat) throws {
        do {
            #expect(try read(text, as: name).format == format)
        } catch let error as WorkspaceError {
            let other = #expect(throws: WorkspaceError.self) { try read(text, as: name, format: format) }
            #expect(error == other)
        }
    }

    @Test(arguments: ["", " \n", "\u{0}\u{1}", "{{{{", "[", "\"", "tests: [1, {}, null]", "- a\n- b", "{\"tests\": 5}"])
    func `a file that makes no sense is refused in every form`(text: String) throws {
        for format in ImportFormat.allCases {
            let error = #expect(throws: WorkspaceError.self) { try read(text, as: "x.txt", format: format) }

            #expect(error?.errors.isEmpty == false)
        }
    }

    @Test func `bytes that are no text are named`() throws {
        let path = try folder.write("", to: "x.csv")
        try Data([0x61, 0x2C, 0x62, 0x0A, 0xFF, 0xFE]).write(to: URL(filePath: path))

        let error = #expect(throws: WorkspaceError.self) { try GoldenImport.read(path) }

        #expect(error?.message == "x.csv:2: not UTF-8 text, expected UTF-8, found bytes that are none")
    }

    @Test(
        arguments: [
            ("t.csv", "id,question,answer\na,x,1\nb,y,2\na,z,3\n", 4),
            ("t.csv", "id,question,answer\nt-2,x,1\n,y,2\n", 3),
            (
                "t.jsonl",
                """
                {"id": "a", "input": "x", "ideal": "1"}
                {"id": "a", "input": "y", "ideal": "2"}
                """, 2
            ),
            (
                "t.yaml",
                """
                tests:
                  - {vars: {q: x}, assert: [{type: equals, value: a}], metadata: {id: a}}
                  - {vars: {q: y}, assert: [{type: equals, value: b}], metadata: {id: a}}
                """, 3
            ),
        ])
    func `an id that a file has twice is told where it stands again`(name: String, text: String, line: Int) throws {
        let imported = try read(text, as: name)

        #expect(imported.lost == 1)
        let problem = try #require(imported.skipped.first)
        #expect(problem.line == line && problem.severity == .error)
        #expect(problem.what.hasSuffix("its id is used twice"))
        #expect(problem.found.hasSuffix("again (first on line 2)") || name == "t.jsonl")
    }

    @Test(arguments: ["question,answer,metadata\nx,1,", "question,answer,metadata\r\nx,1,\r\n"])
    func `an empty field at the end of the last row is one`(text: String) throws {
        let imported = try read(text, as: "t.csv")

        #expect(imported.samples.count == 1 && imported.skipped.isEmpty)
    }

    @Test func `an item in a list that is none is told`() throws {
        let imported = try read(#"[{"input": "a", "ideal": "b"}, 5]"#, as: "x.json")

        #expect(imported.samples.count == 1)
        #expect(imported.skipped.map(\.what) == ["element 2 is no object"])
    }
}
