extension ConfigurationBlock {
    static let policies: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.workspace, "guard"), Place(.feature, "guard"), Place(.prompt, "guard"),
            purpose: """
                What is refused because it tries to take over the model. A feature's block changes what it names of the
                workspace's; a prompt version's stands for itself. `guard: off` switches it off.
                """,
            example: "guard: {block_at: 0.6, model: gpt-4.1-mini, on_failure: allow}",
            keys: [
                .init(
                    "block_at", "a number from 0 to 1", .value("0.5"),
                    """
                    Texts of this injection score or more are refused. Higher where texts quote orders to readers, such as
                    invoices. Weigh it: `chassis try guard`.
                    """),
                .init(
                    "learned", "true or false", .value("true"),
                    "Whether a table of weighed words looks at what the rules let pass."),
                .init(
                    "model", "the name of a model", .words("none"),
                    "An LLM that is asked about what passed the other layers; `off` for none. Each question has its price."
                ),
                .init(
                    "on_failure", "block or allow", .value("block"),
                    "What holds when that model gives no answer that can be used."),
                .init(
                    "on", "a list of one of input, documents, tools, or guard: off",
                    .value("[input, documents, tools]"),
                    "What is read: inputs, retrieved articles, results of tools."),
                .init(
                    "canary", "true or false", .value("true"),
                    """
                    Whether the system prompt carries a mark whose appearance in an answer ends the job. Chats with a model bring
                    a prompt of their own, which gets none.
                    """),
            ]),
        ConfigurationBlock(
            Place(.workspace, "cache"), Place(.feature, "cache"),
            purpose: """
                Equal masked inputs of one tenant get the stored answer. A feature's block stands in the place of the
                workspace's, whole; `cache: off` switches it off.
                """,
            example: "cache: {ttl: 1d, stale_on_failure: true, semantic: true}",
            keys: [
                .init(
                    "per", "tenant or user", .value("tenant"),
                    """
                    Who shares answers: all users of a tenant, or each his own by `user`, `safety_identifier` or a job's \
                    `metadata.user` (without one nothing is kept). What one asks of his own things is never shared with \
                    another who is named.
                    """),
                .init(
                    "ttl", "a duration from 1s to 365d", .value("1h"),
                    "How old a stored answer may be. As long as the answer stays true."),
                .init(
                    "stale_on_failure", "true or false", .value("true"),
                    "Whether the last good answer may be given, marked stale, when everything else failed."),
                .init(
                    "semantic", "a block, true or off", .value("off"),
                    "Whether a question in other words may get the stored answer too."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "cache.semantic"), Place(.feature, "cache.semantic"),
            purpose: """
                When two questions may share an answer. Numbers, dates, units, names and "not" have to agree besides,
                whatever is set here.
                """,
            example: "cache: {ttl: 1h, semantic: {threshold: 0.95, judge: gpt-4.1-mini, sample: 0.05}}",
            keys: [
                .init(
                    "threshold", "a number from 0 to 1", .value("0.95"),
                    "How near their vectors are at least (cosine). Higher where near answers are wrong answers."),
                .init(
                    "model", "the name of a model", .words("the embedded vectors"), "A model that makes the vectors."),
                .init(
                    "judge", "the name of a model", .words("none"),
                    """
                    A model that is asked where only the wording differs; without it those are no hits. More hits, each
                    at a small price; `chassis check` tries it.
                    """),
                .init(
                    "sample", "a number from 0 to 1", .value("0.02"),
                    "The share of hits that are asked again, to see whether the answers agree."),
                .init(
                    "false_hit_budget", "a number from 0 to 1", .value("0.01"),
                    "The share of wrong hits above which none is given any more (`chassis cache reset` begins anew)."),
                .init(
                    "personal", "true or false", .value("false"),
                    """
                    Whether questions with personal data, and those about the asker's own things ("my balance", "who am \
                    I"), may be answered so.
                    """),
                .init(
                    "time_dependent", "true or false", .value("false"),
                    "Whether questions that depend on the day (\"today\", \"latest\") may."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "knowledge"), purpose: "How the articles of `knowledge/` are found.",
            example: "knowledge: {weights: {title: 3, headings: 2}}",
            keys: [
                .init("weights", "a block", "What a word counts by its place."),
                .init(
                    "vectors", "a block", .words("the embedded vectors"),
                    "A model that makes vectors, for features with `retrieval: {vectors: true}`."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "knowledge.weights"),
            purpose: "How many words of the text one word counts for. `chassis try retrieve` shows what comes of it.",
            example: "knowledge: {weights: {title: 4, headings: 1.5}}",
            keys: [
                .init(
                    "title", "a number from 0 to 100", .value("2.5"),
                    "A word of the article's title. Less where titles say little."),
                .init("headings", "a number from 0 to 100", .value("2.5"), "A word of the headings above a passage."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "knowledge.vectors"),
            purpose: "Passages go to the model's provider, masked, each once; questions at each search.",
            example: """
                knowledge: {vectors: {model: bge-m3, question_prefix: "query: ", passage_prefix: "passage: "}}
                """,
            keys: [
                .init("model", "the name of a model", .required, "Makes vectors of questions."),
                .init(
                    "passage_model", "the name of a model", .words("model"),
                    "Makes those of passages, where a service has two."),
                .init(
                    "question_prefix", "a text of at most 200 characters", .words("none"),
                    "Put before each question, as the model's card says, with the space at its end."),
                .init("passage_prefix", "a text of at most 200 characters", .words("none"), "Put before each passage."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "chat"),
            purpose: "The price for clients that name a model or a tier and bring their own messages.",
            example: "chat: {credits: 2, embedding_credits: 0.1}",
            keys: [
                .init(
                    "credits", "credits from 0 to 1,000,000", .value("1"),
                    "For one answer, where the plan has no `chat_credits`."),
                .init(
                    "embedding_credits", "credits from 0 to 1,000,000", .value("0.1"),
                    "For the vectors of one request."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "evals"), purpose: "How golden samples are asked and scored.",
            example: "evals: {judge: gpt-4.1-mini, judge_runs: 3, cost_cap_usd: 2, epochs: 3}",
            keys: [
                .init(
                    "judge", "the name of a model", .words("none"),
                    "The model that judges answers; without it, what needs a judge is undecided."),
                .init(
                    "judge_runs", "a whole number from 1 to 25", .value("3"),
                    "How often it is asked about one answer. More where its scores differ."),
                .init(
                    "cost_cap_usd", "USD from 0 to 1,000,000", .words("no cap"),
                    "What a run may cost that names no `--cost-cap` itself."),
                .init(
                    "epochs", "a whole number from 1 to 100", .value("1"),
                    "Answers wanted of each sample. More for models whose answers vary."),
                .init(
                    "allow_commands", "true or false", .value("false"),
                    "Whether samples may name programs to be run. Only where you trust who writes the suites."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "drift"), purpose: "What the jobs of a feature are compared with (`chassis drift`).",
            example: "drift: {baseline_jobs: 1000, baseline_time: 1d}",
            keys: [
                .init(
                    "baseline_jobs", "a whole number from 100 to 1,000,000", .value("300"),
                    "Jobs that a baseline has at least. More sees smaller changes, later."),
                .init(
                    "baseline_time", "a duration from 0ms to 30d", .value("0s"),
                    "The time that it spans at least: a day for traffic that differs by day and night."),
            ]),
    ]
}
