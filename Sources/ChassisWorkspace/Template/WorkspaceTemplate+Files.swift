extension WorkspaceTemplate {
    static let chassis = """
        # One SaaS, described for Chassis. Changes take effect while it runs; mistakes are reported with their line.
        name: My SaaS
        store: chassis.sqlite

        providers:
          # Built in: finds and quotes the best sentences of knowledge/. No key, no network.
          embedded: {kind: extractive}

          # Ollama, llama.cpp or vLLM on this machine:
          # ollama:
          #   kind: openai
          #   base_url: ${OLLAMA_URL:-http://127.0.0.1:11434/v1}
          #   timeouts: {connect: 2s, first_byte: 60s, total: 300s}
          #   max_concurrency: 2

          # OpenAI. The key comes from the environment, never from a file of the workspace:
          # openai:
          #   kind: openai
          #   base_url: https://api.openai.com/v1
          #   key_env: OPENAI_API_KEY

        models:
          extractive:
            provider: embedded
            prices: [{from: 2020-01-01, input: 0, output: 0}]

          # my-local-model: {provider: ollama, id: "NAME:TAG", context_window: 32768, max_output_tokens: 1024}

          # Without prices the cost of a model is unknown. They are USD per million tokens, from a day on:
          # my-hosted-model:
          #   provider: openai
          #   id: THE-PROVIDERS-NAME-OF-IT
          #   context_window: 128000
          #   max_output_tokens: 4096
          #   supports_schema: true
          #   prices: [{from: 2026-01-01, input: 2.00, output: 8.00, cache_read: 0.50}]

        # Which models a feature's tier tries, first choice first. The embedded one is a good last resort.
        tiers:
          local: [extractive]
          small: [extractive]
          complex: [extractive]

        plans:
          starter: {monthly_credits: 500, monthly_price_usd: 29}

        tenants:
          demo: {name: Demo, plan: starter}

        # Personal data is replaced by placeholders before anything is stored or sent.
        privacy: {mask: [email, phone, credit_card, iban, ip_address, national_id, secret]}
        retention: {payloads: 30d, traces: 90d}

        # Who may see what stands behind placeholders, by account (id -un); each look needs a reason and is kept.
        # operators: {ada: {roles: [unmask]}}

        """

    static let feature = """
        name: support-answer
        summary: Answers a question from the help pages.
        prompt: support-answer
        version: 1
        tier: local
        credits: 1
        retrieval: {documents: 3, min_relative_score: 0.3}
        cache: {ttl: 1h, stale_on_failure: true}
        guard: {block_at: 0.5}
        limits: {input_characters: 8000, deadline: 2m, attempts: 3, repairs: 1}
        parameters: {temperature: 0, max_output_tokens: 300}

        """

    static let prompt = """
        ---
        note: The first version.
        examples:
          - input: How do I delete a project?
            output: Open the project's settings and choose Delete project. It stays in the bin for 30 days.
        ---
        # system
        You answer questions about our product. Use only the help pages below; if they don't answer the
        question, say so. Answer in at most three sentences, in the language of the question.

        Help pages:
        {{context}}

        # user
        {{examples}}

        Question: {{input}}

        """

    static let invite = """
        # Invite a colleague

        Open Settings, then People, and choose Invite. Enter the email address and pick a role. A member can work in
        every project; a viewer can only read. The invitation is valid for 7 days and can be sent again.

        An invited person counts towards your seats as soon as the invitation is accepted, not before.

        """

    static let export = """
        # Export your data

        Open Settings, then Data, and choose Export. We gather everything into a ZIP archive of CSV files and send you
        a link when it is ready, usually within an hour. The link works for 48 hours.

        Only the owner of an account can start an export. An export never changes or deletes anything.

        """

    static let change = """
        # Change your plan

        Open Settings, then Billing, and choose Change plan. A larger plan takes effect at once, and you pay the
        difference for the rest of the month. A smaller plan takes effect when the current month ends.

        To cancel, choose Cancel plan on the same page. Your data is kept for 60 days and can be exported until then.

        """
}
