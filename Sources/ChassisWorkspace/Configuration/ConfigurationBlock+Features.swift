extension ConfigurationBlock {
    static let features: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.feature), purpose: "The file's name is the feature's: `features/support-answer.yaml`.",
            example: """
                name: support-answer
                summary: Answers a customer's question from the help pages.
                prompt: support-answer
                version: 3
                tier: small
                credits: 1
                retrieval: {documents: 4}
                cache: {ttl: 1h, semantic: true}
                limits: {input_characters: 12000, deadline: 2m}
                """,
            keys: [
                .init("name", "the file's name without .yaml", .required, "What jobs and clients call it."),
                .init("summary", "one sentence", "What it does, for people; `/v1/models` shows it."),
                .init("prompt", "the name of a prompt", .required, "A folder below `prompts/`."),
                .init(
                    "version", "a whole number from 1 to 1,000,000", .value("1"),
                    "The prompt's version, until another is activated (`chassis prompts activate`)."),
                .init(
                    "schema", "the name of a schema", .words("plain text"),
                    "A file of `schemas/` without `.json`: answers are JSON that fits it."),
                .init(
                    "tier", "one of local, small, complex", .value("local"),
                    "Which class of model it needs. `chassis try route` explains where an input goes."),
                .init(
                    "escalate_above_tokens", "a whole number from 1 to 100,000,000", .words("never"),
                    "Inputs of more tokens go one tier up."),
                .init(
                    "credits", "credits from 0 to 1,000,000", .value("1"),
                    "What one completed job costs the tenant."),
                .init(
                    "retrieval", "a block, or off", .value("off"),
                    "Whether passages of `knowledge/` go into the prompt."),
                .init("cache", "a block, or off", .words("the workspace's"), "Whether answers are given again."),
                .init("guard", "a block, or off", .words("the workspace's"), "What is refused as an attack."),
                .init("budget", "a block", "How many tokens each part of the prompt may have."),
                .init("limits", "a block", "Sizes, times, attempts."),
                .init("parameters", "a block", "What the model is asked with."),
                .init("evals", "a block, or off", "How a change of it is examined."),
                .init("structured", "a block", "How answers come to fit the schema."),
                .init("routing", "a block", "When another tier or a second model is asked."),
                .init("confidence", "a block", "What becomes of answers that are little trusted."),
            ]),
        ConfigurationBlock(
            Place(.feature, "retrieval"), purpose: "Passages for the prompt's `{{context}}`.",
            example: "retrieval: {documents: 6, min_relative_score: 0.2, vectors: true}",
            keys: [
                .init(
                    "documents", "a whole number from 1 to 100", .value("4"),
                    "Passages at most. More for questions over several articles; each costs tokens."),
                .init(
                    "min_relative_score", "a number from 0 to 1", .value("0.3"),
                    "Passages below this share of the best one's score are left out. Higher keeps noise out."),
                .init(
                    "vectors", "true or false", .value("false"),
                    "Whether vectors find passages beside words, for questions in other words than the articles."),
            ]),
        ConfigurationBlock(
            Place(.feature, "budget"),
            purpose: """
                Tokens of the prompt by part. A longer input is refused; other parts are cut at a sentence, and the trace
                says so.
                """,
            example: "budget: {input: 4000, context: 2500, history: 3000}",
            keys: [
                .init(
                    "input", "a whole number from 1 to 10,000,000", .value("16000"),
                    "Of the input. More for whole documents, with `limits.input_characters`."),
                .init(
                    "context", "a whole number from 1 to 10,000,000", .value("2000"), "Of retrieved passages."),
                .init(
                    "history", "a whole number from 1 to 10,000,000", .value("3000"),
                    "Of what was said before in a conversation, a summary of it included."),
            ]),
        ConfigurationBlock(
            Place(.feature, "limits"), purpose: "How much a job may take.",
            example: "limits: {input_characters: 80000, deadline: 3m, attempts: 3, repairs: 2}",
            keys: [
                .init(
                    "input_characters", "a whole number from 1 to 10,000,000", .value("50000"),
                    "Characters of an input; the plan's limit holds as well."),
                .init(
                    "deadline", "a duration from 1s to 7d", .value("5m"),
                    "From submission to the end, waiting included. Longer for work that may wait."),
                .init(
                    "attempts", "a whole number from 1 to 100", .value("3"),
                    "Executions (retries) before the job fails for good."),
                .init(
                    "repairs", "a whole number from 0 to 10", .value("1"),
                    "Times a model is shown what is wrong with its answer before the next model is asked."),
            ]),
        ConfigurationBlock(
            Place(.feature, "parameters"), purpose: "What the model is asked with; a prompt's version may fix its own.",
            example: "parameters: {temperature: 0.3, max_output_tokens: 1800}",
            keys: [
                .init(
                    "temperature", "a number from 0 to 2, or null", .value("0"),
                    "How freely words are chosen. `null` leaves it to the service, as models that take none need."),
                .init(
                    "max_output_tokens", "a whole number from 1 to 1,000,000", .value("512"),
                    "Tokens of an answer; the model's own limit holds as well. An answer is broken off there."),
            ]),
        ConfigurationBlock(
            Place(.feature, "evals"), purpose: "How a change of the feature is examined. `evals: off` for not at all.",
            example: "evals: {suite: support-answer, gate: change}",
            keys: [
                .init(
                    "suite", "the name of a golden suite", .words("the one of the feature's name, if there is one"),
                    "The samples that are asked."),
                .init(
                    "gate", "one of off, activate, change", .value("activate"),
                    """
                    When a worse result stops a change: never, before a version is activated, or before any change of
                    the bundle comes into force, edits of files included. `true` and `false` mean `activate` and `off`.
                    """),
            ]),
    ]

    static let answering: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.feature, "structured"),
            purpose: """
                How a feature with a schema comes by an answer that fits it. Each step is taken when the one before brought
                none: the service's schema mode, the check of the whole schema here, mended syntax, repairs, a stronger
                tier, the last good answer marked stale, the error `output_invalid`.
                """,
            example: """
                schema: ticket
                structured: {repairs: 2, stronger: complex, last_good: 7d}
                """,
            keys: [
                .init(
                    "constrain", "true or false", .value("true"),
                    "Whether a model is held to the schema whose service can (`supports_schema`)."),
                .init(
                    "mend", "true or false", .value("true"),
                    "Whether syntax that is no JSON is read with forgiveness: fences, missing brackets, stray commas."),
                .init(
                    "repairs", "a whole number from 0 to 10", .words("limits.repairs"),
                    "The same as `limits.repairs`; only one of them may be said."),
                .init(
                    "stronger", "one of local, small, complex", .words("none"),
                    "A tier above the feature's, asked when an answer stays bad."),
                .init(
                    "last_good", "a duration from 1s to 365d, or off", .words("as cache.stale_on_failure says"),
                    "How old the last good answer to the same question may be that is given in the end."),
            ]),
        ConfigurationBlock(
            Place(.feature, "routing"),
            purpose: "Which tier a call goes to, beyond the feature's own. `chassis try route` explains each step.",
            example: "routing: {hard_from: 0.6, easy_to: 0.1}",
            keys: [
                .init(
                    "hard_from", "a number from 0 to 1", .words("never"),
                    "Inputs of this difficulty or more go one tier up."),
                .init(
                    "easy_to", "a number from 0 to 1", .words("never"),
                    "Inputs of this difficulty or less go one tier down, to save money; below `hard_from`."),
                .init("cascade", "a block", .words("none"), "A stronger tier for answers that do not hold."),
                .init("budget", "a block", .words("none"), "What a day may cost before calls get cheaper."),
                .init("hedge", "a block", .words("none"), "A second model against slow answers."),
            ]),
        ConfigurationBlock(
            Place(.feature, "routing.cascade"),
            purpose: "The feature's own tier first; a stronger one when the answer does not hold or is not trusted.",
            example: """
                tier: small
                routing: {cascade: {to: complex, below_confidence: 0.5}}
                """,
            keys: [
                .init("to", "one of local, small, complex", .required, "A tier above the feature's."),
                .init(
                    "below_confidence", "a number from 0 to 1", .value("0"),
                    "Answers of less confidence are asked for again there, so streams get them whole; 0: those that do not hold."
                ),
            ]),
        ConfigurationBlock(
            Place(.feature, "routing.budget"),
            purpose: """
                What a day (UTC) may cost you before calls go one tier down, cheapest model first. It refuses nobody:
                credits do that. Counted is what has ended, in other processes up to 5 s later; so dear calls may pass the
                share by what runs at once (`engine.workers` jobs in each process) and by those 5 s. A call whose cost nobody
                knows, because its service told no usage or broke off, counts with an estimate: what it was sent and what
                came of its answer. What has no price counts as nothing, which `chassis check` and the trace's step `route`
                say. Cheap calls go on for as long as there are any. One of the two sums has to be there.
                """,
            example: "routing: {budget: {feature_usd_per_day: 20, tenant_usd_per_day: 2, cheaper_from: 0.8}}",
            keys: [
                .init(
                    "feature_usd_per_day", "US dollars a day from 0 to 1,000,000", .words("no end"),
                    "Of the whole feature."),
                .init(
                    "tenant_usd_per_day", "US dollars a day from 0 to 1,000,000", .words("no end"),
                    "Of one tenant, over all features."),
                .init(
                    "cheaper_from", "a number from 0 to 1", .value("0.8"),
                    "The share of a sum from which calls get cheaper."),
            ]),
        ConfigurationBlock(
            Place(.feature, "routing.hedge"),
            purpose: """
                The next model of the tier is asked as well when the first has not answered; who answers first wins.
                Against the slowest answers. The loser's cost is yours, never the tenant's, and streams get such answers
                whole.
                """,
            example: "routing: {hedge: {after: 800ms}}",
            keys: [
                .init(
                    "after", "a duration from 1ms to 1d", .required,
                    """
                    How long the first is waited for: about the time that 95 of 100 answers take. Much less, and most
                    calls are paid twice.
                    """
                )
            ]),
        ConfigurationBlock(
            Place(.feature, "confidence"),
            purpose:
                "What becomes of an answer that is little trusted. `chassis confidence show` tells what one is worth.",
            example: "confidence: {mark_below: 0.5, review_below: 0.3}",
            keys: [
                .init(
                    "mark_below", "a number from 0 to 1", .words("never"),
                    "Answers of less confidence are marked `low_confidence`: in the trace, the job and a header."),
                .init(
                    "review_below", "a number from 0 to 1", .words("never"),
                    "Answers of less confidence are flagged for people to review (`chassis flags list`)."),
            ]),
    ]
}
