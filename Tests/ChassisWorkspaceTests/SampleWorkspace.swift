import ChassisTestSupport
import ChassisWorkspace

/// A workspace with two of everything that tests change or break.
struct SampleWorkspace {
    let folder: TemporaryFolder
    var path: String { folder.path }

    init() throws {
        folder = try TemporaryFolder()
        for (name, text) in Self.files { try folder.write(text, to: name) }
    }

    func load(environment: [String: String] = [:]) throws(WorkspaceError) -> LoadedWorkspace {
        try WorkspaceLoader.load(folder: path) { environment[$0] }
    }

    /// What is wrong after a file was replaced: one line a problem, warnings after errors marked as such.
    func problems(environment: [String: String] = [:]) -> [String] {
        func lines(_ problems: [WorkspaceProblem]) -> [String] {
            problems.map { ($0.severity == .warning ? "warning " : "") + $0.description }
        }
        do {
            return lines(try load(environment: environment).warnings)
        } catch {
            return lines(error.problems)
        }
    }

    static let files = [
        "chassis.yaml": chassis, "features/answer.yaml": answer, "features/triage.yaml": triage,
        "prompts/answer/1.md": answerPrompt, "prompts/triage/1.md": triagePrompt, "prompts/triage/2.md": triagePrompt,
        "schemas/ticket.json": "{\"type\": \"object\", \"properties\": {\"category\": {\"type\": \"string\"}}}\n",
        "knowledge/void.md": "# Void an invoice\n\nOpen it and choose Void.\n",
        "knowledge/tenants/acme/rates.md": "---\ntenant: acme\n---\n# Acme's rates\n\n19 percent.\n",
    ]

    static let chassis = """
        name: Ledgerly
        providers:
          embedded: {kind: extractive}
          local:
            kind: openai
            base_url: "${LLM_URL:-http://127.0.0.1:11434/v1/}"
            timeouts: {connect: 2s, first_byte: 30s, total: 120s}
            max_concurrency: 4
        models:
          extractive:
            provider: embedded
          gpt-x:
            provider: local
            context_window: 128000
            max_output_tokens: 4096
            supports_schema: true
            prices:
              - {from: 2026-06-01, input: 0.1, output: 0.407, cache_read: 0.001, cache_creation: null}
              - {from: 2026-01-01, input: 2.00, output: 10, cache_read: 0.10}
        tiers:
          local: [extractive]
          small: [gpt-x, extractive]
        plans:
          starter: {monthly_credits: 500.5, monthly_price_usd: 29.99, weight: 2}
        tenants:
          acme: {name: Acme GmbH, plan: starter, region: NO}
          beta: {plan: starter}
        privacy: {mask: [email, iban]}
        retention: {payloads: 7d, traces: 14d}

        """

    static let answer = """
        name: answer
        prompt: answer
        retrieval: {documents: 3}
        cache: {ttl: 10m}
        guard: off

        """

    static let triage = """
        name: triage
        summary: Sorts tickets.
        prompt: triage
        version: 2
        schema: ticket
        tier: small
        credits: 0.125
        escalate_above_tokens: null
        limits: {deadline: 90s, repairs: 0}
        parameters: {temperature: null}

        """

    static let answerPrompt = """
        ---
        note: First.
        ---
        # system
        Use these pages:
        {{context}}

        # user
        {{input}}

        """

    static let triagePrompt = """
        ---
        note: First.
        examples:
          - input: I was charged twice
            output: {category: billing, urgent: true, tags: [refund, "1"], score: 1.5}
          - input: Hello
            output: '{"category":"other"}'
        ---
        # system
        Sort by {{schema}}

        # user
        {{ examples }}
        {{input}}

        """
}
