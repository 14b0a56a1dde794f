extension ConfigurationBlock {
    static let prompts: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.prompt), purpose: "What is not named comes from the feature.",
            example: """
                note: Names the page it answers from, and says so when there is none.
                labels: [short]
                models: [gpt-4.1-mini, extractive]
                parameters: {temperature: 0.2}
                examples:
                  - input: How do I void an invoice?
                    output: Open it and choose Void.
                """,
            keys: [
                .init(
                    "note", "a text of at most 2000 characters", .words("a warning"),
                    "What changed in this version, and why; `prompts list` shows it."),
                .init(
                    "labels", "a list of words", .words("none"),
                    "Words for people, at most 50; `prompts list` shows them."),
                .init(
                    "schema", "the name of a schema, or off", .words("the feature's"),
                    "What answers have to fit; `off` for plain text."),
                .init(
                    "tier", "one of local, small, complex", .words("the feature's"),
                    "For a text that needs a better model, or does with a cheaper one."),
                .init(
                    "models", "a list of models", .words("the tier's"),
                    "Asked in this order in the place of a tier's, at most 50; not beside `tier`."),
                .init("parameters", "a block", .words("the feature's"), "What the model is asked with."),
                .init("guard", "a block, or off", .words("the feature's"), "What is refused as an attack."),
                .init("examples", "a list of {input, output}", .words("none"), "Worked examples, for `{{examples}}`."),
            ]),
        ConfigurationBlock(
            Place(.prompt, "parameters"), purpose: "As the feature's, each for itself.",
            example: "parameters: {temperature: null, max_output_tokens: 400}",
            keys: [
                .init(
                    "temperature", "a number from 0 to 2, or null", .words("the feature's"),
                    "`null` leaves it to the service."),
                .init(
                    "max_output_tokens", "a whole number from 1 to 1,000,000", .words("the feature's"),
                    "Tokens of an answer."),
            ]),
        ConfigurationBlock(
            Place(.prompt, "examples[]"),
            purpose: "One question with a good answer, sent as written; `check` holds it to the schema.",
            example: """
                examples:
                  - input: I was charged twice
                    output: {category: billing, urgent: true}
                """,
            keys: [
                .init("input", "a text of at most 100,000 characters", .required, "What a user would send."),
                .init("output", "a text, or a mapping for JSON", .required, "What a good answer is."),
            ]),
        ConfigurationBlock(
            Place(.article), purpose: "Who may read the article; everybody may where nothing is said.",
            example: "plans: [growth, scale]",
            keys: [
                .init(
                    "tenant", "the name of a tenant", .words("nobody's"),
                    "The one that it belongs to and that reads it."),
                .init("tenants", "a list of tenants", .words("all"), "The only ones that it is retrieved for."),
                .init("plans", "a list of plans", .words("all"), "The only plans whose tenants it is retrieved for."),
            ]),
    ]

    static let samples: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.suite),
            purpose: """
                `chassis golden check` names what is wrong. Other fields are kept, and a command may read them.
                `chassis golden import` reads other tools' files.
                """,
            example: """
                {"id": "sa-004", "category": "limits", "input": "What is the highest amount for one card payment?", \
                "expected": ["10,000", "10000"], "scorer": "contains", "article": "payments/card-payments"}
                """,
            keys: [
                .init(
                    "id", "a text of 1 to 200 characters, or a number", .required,
                    "Unique in the suite; results are kept by it."),
                .init("category", "a text of 1 to 100 characters", .words("general"), "Runs are told by category."),
                .init("input", "a text, or messages", .required, "What a user would send."),
                .init(
                    "expected", "a text, a number, an object or a list of them", .words("none"),
                    """
                    The good answer; of a list of texts, any will do. A placeholder that is not in the input, `⟦EMAIL_1⟧`, \
                    is any value of its kind. `judge` and `groundedness` need none.
                    """),
                .init(
                    "scorer",
                    """
                    one of exact, contains, choice, regex, json, schema, numeric, similarity, retrieval, groundedness,
                    judge, command
                    """, .required,
                    "How the answer is compared with what was expected."),
                .init(
                    "messages", "a list of {role, content}", .words("input"),
                    "A conversation in the place of `input`, as chat clients send it."),
                .init(
                    "feature", "the name of a feature", .words("the one that is evaluated"),
                    "Which feature the sample is of, in a suite of several."),
                .init("tenant", "the name of a tenant", .words("none"), "Whose articles and region it is asked with."),
                .init(
                    "threshold", "a number from 0 to 1", .words("as the scorer"),
                    "What has to be reached: `similarity` and `judge` 0.5, `retrieval` and `command` 1."),
                .init(
                    "tolerance", "a number of 0 or more, or a text such as \"2%\"", .words("0"),
                    "How far a number may be off, for `numeric` and `json`."),
                .init("choices", "a list of texts", .words("–"), "What may be chosen, for `choice`."),
                .init(
                    "pattern", "a regular expression (ECMA-262)", .words("expected"),
                    "What the answer has to match somewhere, for `regex`."),
                .init("schema", "JSON Schema", .words("the feature's"), "What the answer has to fit, for `schema`."),
                .init(
                    "article", "the id of an article, or a list", .words("none"),
                    "What has to be retrieved, for `retrieval`; with other scorers, whose fault a wrong answer is."),
                .init(
                    "rubric", "a text", .words("the judge's own"), "What a good answer does, for `judge`."),
                .init(
                    "command", "a program with its arguments, as a text or a list", .words("–"),
                    "Scores the answer, for `command`; runs only with `evals: {allow_commands: true}`."),
                .init(
                    "field", "a member's name or path", .words("the whole answer"),
                    "The part of a JSON answer that is scored."),
                .init("all", "true or false", .words("false"), "Whether `contains` needs each of the expected texts."),
                .init("not", "true or false", .words("false"), "Whether the opposite is wanted."),
                .init("case_sensitive", "true or false", .words("false"), "For `exact` and `contains`."),
                .init("unordered", "true or false", .words("false"), "Whether lists may be in any order, for `json`."),
                .init("trace", "a trace's id", .words("–"), "Where the sample comes from; kept."),
                .init("flag", "a flag's id", .words("–"), "The flag that it was made of; kept."),
                .init("source", "a text", .words("–"), "Where it comes from, in words; kept."),
                .init("description", "a text", .words("–"), "For people; kept."),
                .init("metadata", "an object", .words("–"), "What other tools' files say besides; kept."),
                .init("vars", "an object", .words("–"), "promptfoo's variables; kept."),
                .init("weight", "a number", .words("–"), "promptfoo's weight of an assertion; kept."),
                .init("metric", "a text", .words("–"), "promptfoo's name of a metric; kept."),
                .init("promptfoo_threshold", "a number", .words("–"), "promptfoo's threshold of a test; kept."),
            ])
    ]
}
