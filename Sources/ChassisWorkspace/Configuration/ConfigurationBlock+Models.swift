extension ConfigurationBlock {
    static let providers: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.workspace, "providers.NAME"),
            purpose:
                "A service that runs LLMs. The embedded one (`extractive`) takes only `kind` and `max_concurrency`.",
            example: """
                providers:
                  embedded: {kind: extractive}
                  ollama: {kind: openai, base_url: "${OLLAMA_URL:-http://127.0.0.1:11434/v1}", max_concurrency: 4}
                  openai:
                    kind: openai
                    base_url: "https://api.openai.com/v1"
                    key_env: OPENAI_API_KEY
                    data: {regions: [US], trains: false, retention: 30d}
                """,
            keys: [
                .init(
                    "kind", "one of openai, anthropic, extractive", .required,
                    """
                    Its protocol: `openai` for all that speak OpenAI's (Ollama, llama.cpp, vLLM, most services),
                    `anthropic`, or the embedded model that needs no network.
                    """),
                .init(
                    "base_url", "a URL such as https://api.openai.com/v1", .required,
                    "With the version. `${VAR}` and `${VAR:-default}` are taken from the environment."),
                .init(
                    "key_env", "a name such as OPENAI_API_KEY", .words("no key"),
                    "The environment's variable that holds the key. While it is not set, the provider's models are skipped."
                ),
                .init("timeouts", "a block", "How long a call may take."),
                .init(
                    "max_concurrency", "a whole number from 1 to 10,000", .value("64"),
                    "Calls of one process at once; more wait. As many as the service takes: few for one graphics card."
                ),
                .init(
                    "data", "a block", .words("not known"),
                    "What becomes of data there. A tenant with rules goes only where they are known to be met."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "providers.NAME.timeouts"), purpose: "Three patiences for one call.",
            example: """
                providers:
                  openai: {kind: openai, base_url: "https://api.openai.com/v1", timeouts: {first_byte: 60s, total: 5m}}
                """,
            keys: [
                .init(
                    "connect", "a duration from 1ms to 1d", .value("5s"),
                    "For a connection; not longer than `total`, as `first_byte`."),
                .init(
                    "first_byte", "a duration from 1ms to 1d", .value("30s"),
                    "For the answer's first byte. Longer for models that think first or are loaded first."),
                .init(
                    "total", "a duration from 1ms to 1d", .value("120s"),
                    "For all of the answer. Longer for long answers; a feature's deadline holds as well."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "providers.NAME.data"), Place(.workspace, "webhooks.receivers.NAME.data"),
            Place(.workspace, "telemetry.data"),
            purpose: """
                What becomes of data at a third party, as you vouch for it. What is not said is unknown, and unknown meets
                no rule. A server on this machine (loopback) needs none; with one it stands for what is behind it.
                """,
            example: """
                providers:
                  openai: {kind: openai, base_url: "https://api.openai.com/v1", data: {regions: [EU], trains: false}}
                """,
            keys: [
                .init(
                    "regions", "EU, EEA or two capital letters such as DE, in a list", .words("not known"),
                    "Where it may be processed."),
                .init("trains", "true or false", .words("not known"), "Whether models are trained on it."),
                .init(
                    "retention", "a duration from 0ms to 3650d", .words("not known"),
                    "How long it is kept there; `0s` for not at all."),
            ]),
    ]

    static let models: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.workspace, "models.NAME"), purpose: "An LLM, by the name that tiers, features and clients use.",
            example: """
                models:
                  gpt-4.1-mini:
                    provider: openai
                    context_window: 1047576
                    max_output_tokens: 32768
                    supports_schema: true
                    prices: [{from: 2026-01-01, input: 0.40, output: 1.60, cache_read: 0.10}]
                """,
            keys: [
                .init("provider", "the name of a provider", .required, "The service that runs it."),
                .init(
                    "id", "a text of at most 200 characters", .words("its NAME"), "The service's own name of it."),
                .init(
                    "context_window", "a whole number from 16 to 100,000,000", .words("not known"),
                    """
                    Tokens that prompt and answer may have together. Say it: the model is asked only what fits then;
                    otherwise the service is the judge.
                    """),
                .init(
                    "max_output_tokens", "a whole number from 1 to 100,000,000", .value("1024"),
                    "Tokens an answer may have, at most `context_window`. More for features with long answers."),
                .init(
                    "supports_schema", "true or false", .value("false"),
                    "Whether its service can hold an answer to a JSON Schema."),
                .init(
                    "prices", "a list of {from, input, output}", .words("unknown"),
                    "What the service bills. Without one in force the model's costs are unknown, never 0."),
                .init(
                    "warm", "a block", .words("it is always loaded"),
                    "For a model that its service loads on demand."),
                .init(
                    "vocabulary", "the path of a .tiktoken file, a tokenizer.json or a .gguf model, or a block",
                    .words("tokens are estimated"), "Counts its tokens exactly."),
                .init(
                    "max_concurrent", "a whole number from 1 to 10,000", .words("as many as there are workers"),
                    "Jobs of one process at once. Sets by hand how many workers a slow model may hold."),
                .init(
                    "logprobs", "true or false", .value("false"),
                    "Whether its service tells how probable an answer's tokens were; they count in the confidence."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "models.NAME.prices[]"),
            purpose: "In force from a day on. A new price is a new entry: what was billed before keeps the old one.",
            example: """
                models:
                  gpt-4.1-mini:
                    provider: openai
                    prices:
                      - {from: 2026-01-01, input: 0.40, output: 1.60, cache_read: 0.10}
                      - {from: 2026-07-01, input: 0.30, output: 1.20, cache_read: 0.075}
                """,
            keys: [
                .init(
                    "from", "a day such as 2026-01-31, or a moment such as 2026-01-31T00:00:00Z", .required,
                    "From when it is in force, in UTC.")
            ] + rates + [
                .init(
                    "above", "blocks by numbers of tokens", .words("none"),
                    "What long prompts cost: all tokens of a call whose input has more than so many.")
            ]),
        ConfigurationBlock(
            Place(.workspace, "models.NAME.prices[].above.NAME"),
            purpose: "What a call costs whose input has more tokens than NAME says.",
            example: """
                models:
                  gpt-4.1-mini:
                    provider: openai
                    prices:
                      - from: 2026-01-01
                        input: 1.25
                        output: 10
                        above: {200000: {input: 2.50, output: 15, cache_read: 0.25}}
                """,
            keys: rates),
        ConfigurationBlock(
            Place(.workspace, "models.NAME.warm"),
            purpose:
                "One load over all processes when a job needs the model; `chassis models list` shows what is loaded.",
            example: """
                models:
                  qwen2.5:
                    provider: ollama
                    warm: {idle: 5m, while_warming: spill, hours: ["mon-fri 07:30-18:00"]}
                """,
            keys: [
                .init(
                    "timeout", "a duration from 1s to 1d", .value("5m"),
                    "The longest that a load may take; past it, it has failed."),
                .init(
                    "idle", "a duration from 1s to 1d", .words("the service's own word counts"),
                    "How long the service keeps the model loaded that nobody asks."),
                .init(
                    "while_warming", "wait or spill", .value("wait"),
                    "Jobs stay queued until it is loaded, or go to the next model of their tier."),
                .init(
                    "probe", "chat or embeddings", .value("chat"),
                    "What a load asks of the service: `embeddings` for a model that makes vectors alone."),
                .init(
                    "hours", "a list of days and hours in UTC", .words("on demand"),
                    "When it is loaded ahead and kept so: `mon-fri 07:30-18:00`, `daily 00:00-24:00`."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "models.NAME.vocabulary"),
            purpose: "For a file of ranks that does not say how texts are split. A relative path is the workspace's.",
            example: """
                models:
                  gpt-4.1-mini: {provider: openai, vocabulary: {file: /usr/share/o200k.tiktoken, split: o200k}}
                """,
            keys: [
                .init(
                    "file", "the path of a .tiktoken file, a tokenizer.json or a .gguf model", .required,
                    "The vocabulary; of a .gguf model its head alone is read."),
                .init(
                    "split", "one of cl100k, gpt2, llama3, o200k, p50k, qwen2, r50k, smollm",
                    .words("told by the file"), "How texts are split before pairs are merged."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "tiers"),
            purpose: """
                The classes of models. The first one that is healthy and has its key answers; the next ones are its
                fallbacks.
                """,
            example: """
                tiers:
                  local: [extractive]
                  small: [gpt-4.1-mini, extractive]
                  complex: [gpt-4.1-mini, extractive]
                """,
            keys: [
                .init("local", "a list of models, first choice first", "Models of your own, for what is simple."),
                .init("small", "a list of models, first choice first", "Cheap and quick ones."),
                .init("complex", "a list of models, first choice first", "The best ones, for what is hard."),
            ]),
    ]

    /// What tokens cost, of any prompt or of long ones.
    private static let rates: [ConfigurationKey] = [
        .init("input", "USD per million tokens from 0 to 1,000,000", .required, "Of tokens that are sent."),
        .init("output", "USD per million tokens from 0 to 1,000,000", .required, "Of tokens that come back."),
        .init(
            "cache_read", "USD per million tokens from 0 to 1,000,000", .words("as input"),
            "Of input that the service had in its cache."),
        .init(
            "cache_creation", "USD per million tokens from 0 to 1,000,000", .words("as input"),
            "Of input that it put into its cache."),
    ]
}
