import ChassisCore
import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Testing

struct WorkspaceLoaderTests {
    @Test func `a folder is read into one value, with defaults for what it leaves out`() throws {
        let sample = try SampleWorkspace()

        let loaded = try sample.load()
        let workspace = loaded.workspace

        #expect(loaded.warnings == [])
        #expect(workspace.name == "Ledgerly")
        #expect(workspace.root == sample.path)
        #expect(workspace.storePath == sample.path + "/chassis.sqlite")
        #expect(workspace.engine == EngineSettings())
        #expect(workspace.privacy.mask == [.email, .iban])
        #expect(workspace.retention.payloads == .seconds(7 * 86_400))
        #expect(workspace.tiers == [.local: ["extractive"], .small: ["gpt-x", "extractive"]])
        #expect(workspace.tenants.map(\.region) == ["NO", "US"])
        #expect(workspace.tenants.map(\.name) == ["Acme GmbH", "beta"])
        #expect(workspace.plans.first?.monthlyCredits == Credits(milli: 500_500))
        #expect(workspace.plans.first?.monthlyPrice == Money(nanoUSD: 29_990_000_000))
        #expect(workspace.schemas["ticket"]?["type"]?.string == "object")
    }

    @Test func `providers and models keep the file's order and their settings`() throws {
        let workspace = try SampleWorkspace().load().workspace

        #expect(workspace.providers.map(\.name) == ["embedded", "local"])
        #expect(workspace.providers[1].baseURL == "http://127.0.0.1:11434/v1")
        #expect(workspace.providers[1].keyVariable == nil)
        #expect(workspace.providers[1].timeouts.connect == .seconds(2))
        #expect(workspace.models.map(\.name) == ["extractive", "gpt-x"])
        #expect(workspace.models.map(\.id) == ["extractive", "gpt-x"])
        #expect(workspace.models[0].prices == [])
    }

    @Test func `a model that is not always loaded says what to do about it`() throws {
        let sample = try SampleWorkspace()
        let warm = "warm: {timeout: 2m, idle: 5m, while_warming: spill, hours: [\"mon-fri 07:30-18:00\"]}"
        try sample.folder.write(
            SampleWorkspace.chassis.replacing("supports_schema: true", with: warm), to: "chassis.yaml")

        let models = try sample.load().workspace.models

        #expect(models[0].warm == nil)
        let hours = WarmHours(days: [0, 1, 2, 3, 4], minutes: 450..<1080)
        #expect(
            models[1].warm
                == WarmPolicy(timeout: .seconds(120), idle: .seconds(300), whileWarming: .spill, hours: [hours]))
    }

    @Test(arguments: [
        ("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces"),
        ("http://127.0.0.1:4318/", "http://127.0.0.1:4318/v1/traces"),
        ("https://collector.example/otlp/v1/traces", "https://collector.example/otlp/v1/traces"),
    ]) func `a collector's bare address means its traces`(written: String, endpoint: String) throws {
        let sample = try SampleWorkspace()
        try sample.folder.write(
            SampleWorkspace.chassis + "\ntelemetry: {otlp_endpoint: \"\(written)\"}\n", to: "chassis.yaml")

        #expect(try sample.load().workspace.telemetry.endpoint == endpoint)
    }

    @Test func `prices per million tokens become whole pico-dollars a token, oldest first`() throws {
        let prices = try SampleWorkspace().load().workspace.models[1].prices

        #expect(prices.map(\.rates.input) == [2_000_000, 100_000])
        #expect(prices.map(\.rates.output) == [10_000_000, 407_000])
        #expect(prices.map(\.rates.cacheRead) == [100_000, 1000])
        #expect(prices.map(\.rates.cacheCreation) == [nil, nil])
        #expect(prices.map(\.effectiveFrom.rfc3339) == ["2026-01-01T00:00:00.000Z", "2026-06-01T00:00:00.000Z"])
    }

    @Test func `features say what is theirs and take the rest from the workspace`() throws {
        let workspace = try SampleWorkspace().load().workspace
        let answer = try #require(workspace.feature("answer"))
        let triage = try #require(workspace.feature("triage"))

        #expect(answer.retrieval == Feature.Retrieval(documents: 3))
        #expect(answer.cache == Feature.Cache(ttl: .seconds(600)))
        #expect(answer.guardPolicy == nil)
        #expect(triage.guardPolicy == Feature.Guard())
        #expect(triage.cache == nil)
        #expect(triage.credits == Credits(milli: 125))
        #expect(triage.schema == "ticket")
        #expect(triage.promptVersion == 2)
        #expect(triage.limits == Feature.Limits(deadline: .seconds(90), repairs: 0))
        #expect(triage.parameters == Feature.Parameters(temperature: nil))
    }

    @Test func `a feature changes of the workspace's guard what it names`() throws {
        let sample = try SampleWorkspace()
        try sample.folder.write(
            SampleWorkspace.chassis + "guard: {model: gpt-x, on_failure: allow}\n", to: "chassis.yaml")
        try sample.folder.write(
            "name: answer\nprompt: answer\nretrieval: {documents: 3}\nguard: {block_at: 0.3, on: [input, documents], canary: false, learned: false}\n",
            to: "features/answer.yaml")

        let workspace = try sample.load().workspace

        let inherited = Feature.Guard(model: "gpt-x", onFailure: .allow)
        #expect(workspace.feature("triage")?.guardPolicy == inherited)
        let own = try #require(workspace.feature("answer")?.guardPolicy)
        #expect(
            own
                == Feature.Guard(
                    blockAt: 0.3, model: "gpt-x", onFailure: .allow, parts: [.input, .documents], hasCanary: false,
                    isLearnedAsked: false))
        #expect(Feature.Guard(own.json) == own && Feature.Guard(inherited.json) == inherited)
    }

    @Test func `a feature that names something else leaves the workspace's limit as it is`() throws {
        let sample = try SampleWorkspace()
        try sample.folder.write(SampleWorkspace.chassis + "guard: {block_at: 0.7}\n", to: "chassis.yaml")
        try sample.folder.write(
            "name: answer\nprompt: answer\nretrieval: {documents: 3}\nguard: {canary: false}\n",
            to: "features/answer.yaml")

        let policy = try sample.load().workspace.feature("answer")?.guardPolicy

        #expect(policy?.blockAt == 0.7 && policy?.hasCanary == false)
    }

    @Test func `a workspace's guard and cache hold for features that say nothing`() throws {
        let sample = try SampleWorkspace()
        try sample.folder.write(SampleWorkspace.chassis + "guard: off\ncache: {ttl: 5m}\n", to: "chassis.yaml")

        let workspace = try sample.load().workspace

        #expect(workspace.feature("triage")?.guardPolicy == nil)
        #expect(workspace.feature("triage")?.cache?.ttl == .seconds(300))
        #expect(workspace.feature("answer")?.cache?.ttl == .seconds(600))
    }

    @Test func `a version of a prompt fixes what its front matter says, and the feature the rest`() throws {
        let sample = try SampleWorkspace()
        let head = """
            note: First.
            labels: [short, german]
            schema: off
            models: [gpt-x]
            parameters: {temperature: 0.7}
            guard: {block_at: 0.25}
            """
        try sample.folder.write(
            SampleWorkspace.triagePrompt.replacing("note: First.", with: head).replacing("{{schema}}", with: "kind"),
            to: "prompts/triage/1.md")

        let workspace = try sample.load().workspace
        let prompt = try #require(workspace.prompt("triage", version: 1))
        let feature = try #require(workspace.feature("triage"))
        let bundled = feature.using(prompt)

        #expect(prompt.labels == ["short", "german"])
        #expect(bundled.promptVersion == 1)
        #expect(bundled.schema == nil)
        #expect(bundled.models == ["gpt-x"])
        #expect(bundled.parameters == Feature.Parameters(temperature: 0.7))
        #expect(bundled.guardPolicy == Feature.Guard(blockAt: 0.25))
        #expect(bundled.tier == feature.tier && bundled.credits == feature.credits)
        #expect(try #require(workspace.prompt("triage", version: 2)).bundle.isEmpty)
    }

    @Test func `a feature says which suite guards it, and when`() throws {
        let sample = try SampleWorkspace()
        try sample.folder.write("{}\n", to: "golden/answers.jsonl")
        try sample.folder.write(
            SampleWorkspace.answer + "evals: {suite: answers, gate: change}\n", to: "features/answer.yaml")
        try sample.folder.write(SampleWorkspace.triage + "evals: {gate: false}\n", to: "features/triage.yaml")

        let workspace = try sample.load().workspace

        #expect(workspace.feature("answer")?.evals == Feature.Evals(suite: "answers", gate: .change))
        #expect(workspace.feature("triage")?.evals == Feature.Evals(suite: nil, gate: .off))
    }

    @Test func `a prompt has its sections, and examples as text or compact JSON`() throws {
        let workspace = try SampleWorkspace().load().workspace
        let prompt = try #require(workspace.prompt("triage", version: 2))

        #expect(workspace.prompts.map { "\($0.name)/\($0.version)" } == ["answer/1", "triage/1", "triage/2"])
        #expect(prompt.note == "First.")
        #expect(prompt.system == "Sort by {{schema}}")
        #expect(prompt.user == "{{ examples }}\n{{input}}")
        #expect(
            prompt.examples.map(\.output) == [
                #"{"category":"billing","urgent":true,"tags":["refund","1"],"score":1.5}"#, #"{"category":"other"}"#,
            ])
    }

    @Test func `an article has the title of its heading and the tenant of its folder`() throws {
        let knowledge = try SampleWorkspace().load().workspace.knowledge

        #expect(knowledge.map(\.id) == ["tenants/acme/rates", "void"])
        #expect(knowledge.map(\.title) == ["Acme's rates", "Void an invoice"])
        #expect(knowledge.map(\.tenant) == ["acme", nil])
        #expect(knowledge.map(\.text) == ["19 percent.", "Open it and choose Void."])
    }

    @Test func `the knowledge base says how it is searched`() throws {
        let sample = try SampleWorkspace()
        let name = try #require(try SampleWorkspace().load().workspace.models.first?.name)
        let text = try #require(SampleWorkspace.files["chassis.yaml"])
        let knowledge = """
            knowledge:
              weights: {title: 4, headings: 1.5}
              vectors: {model: \(name), question_prefix: "query: "}

            """
        try sample.folder.write(text + "\n" + knowledge, to: "chassis.yaml")

        let search = try sample.load().workspace.search

        #expect(search.weights == .init(title: 4, headings: 1.5))
        #expect(search.vectors == .init(model: name, questionPrefix: "query: "))
    }

    @Test func `a file with Windows line breaks and a byte order mark reads the same`() throws {
        let sample = try SampleWorkspace()
        for (name, text) in SampleWorkspace.files {
            try sample.folder.write("\u{FEFF}" + text.replacing("\n", with: "\r\n"), to: name)
        }

        let workspace = try sample.load().workspace

        #expect(workspace.name == "Ledgerly")
        #expect(workspace.prompt("answer", version: 1)?.system == "Use these pages:\n{{context}}")
        #expect(workspace.knowledge.map(\.title) == ["Acme's rates", "Void an invoice"])
    }

    @Test func `a base URL takes variables from the environment`() throws {
        let loaded = try SampleWorkspace().load(environment: ["LLM_URL": "https://llm.example/v1"])

        #expect(loaded.workspace.providers[1].baseURL == "https://llm.example/v1")
    }

    @Test func `the nearest folder upward with a chassis yaml is the workspace`() throws {
        let sample = try SampleWorkspace()

        #expect(WorkspaceLoader.find(from: sample.path + "/knowledge/tenants/acme") == sample.path)
        #expect(WorkspaceLoader.find(from: sample.path) == sample.path)
        #expect(WorkspaceLoader.find(from: "/") == nil)
    }

    @Test func `a folder that is none says how to get one`() throws {
        let error = #expect(throws: WorkspaceError.self) {
            try WorkspaceLoader.load(folder: "/nonexistent/place") { _ in nil }
        }

        #expect(
            error?.message
                == "chassis.yaml:1: the workspace has no chassis.yaml, expected a workspace folder, found no such file")
        #expect(error?.remedy?.contains("chassis init") == true)
    }
}
