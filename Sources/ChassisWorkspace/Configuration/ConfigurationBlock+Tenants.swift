extension ConfigurationBlock {
    static let tenants: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.workspace, "plans.NAME"), purpose: "What a tenant bought.",
            example: """
                plans:
                  starter:
                    monthly_credits: 500
                    monthly_price_usd: 29
                    limits: {requests_per_minute: 60, tokens_per_minute: 100000, concurrency: 8}
                """,
            keys: [
                .init(
                    "monthly_credits", "credits from 0 to 1,000,000,000", .required,
                    """
                    Granted once a calendar month (UTC), at the first request in it. A bigger plan's difference comes at
                    once, a smaller one from the next month.
                    """),
                .init(
                    "monthly_price_usd", "USD from 0 to 1,000,000", .value("0"),
                    """
                    What the tenant pays you a month: the revenue of `chassis costs`. Jobs keep the price that they were
                    taken on with.
                    """),
                .init(
                    "weight", "a whole number from 1 to 1000", .value("1"),
                    """
                    A tenant's share of the queue against tenants of other plans: 4 gets four times the turns of 1 while \
                    both wait. A job's priority only says which of its tenant's jobs takes a turn.
                    """),
                .init(
                    "max_queued_jobs", "a whole number from 1 to 100,000,000", .value("1000"),
                    "Unfinished jobs a tenant may have; the next is refused."),
                .init(
                    "max_input_characters", "a whole number from 1 to 10,000,000", .value("100000"),
                    "Characters of one input; a feature's limit holds as well."),
                .init(
                    "models", "a list of features, models and tiers", .words("all"),
                    """
                    What its tenants may ask; the others are not there for them. Without it the smallest plan's key may
                    name the dearest model.
                    """),
                .init(
                    "chat_credits", "credits from 0 to 1,000,000", .words("chat.credits"),
                    "The plan's own price of an answer of a model or tier that the client named."),
                .init(
                    "on_disconnect", "finish or cancel", .value("finish"),
                    """
                    What becomes of a job whose client hangs up: it goes on and its answer can be had from it, or it is
                    cancelled, where answers are dear and nobody comes back for them.
                    """),
                .init(
                    "refund", "always or unanswered", .value("unanswered"),
                    """
                    When a cancelled job gives its credits back: while nothing of its answer was given out, or always,
                    which lets a client have most of a stream for nothing.
                    """),
                .init("limits", "a block", .words("no limits"), "How fast a tenant may ask."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "plans.NAME.limits"), Place(.workspace, "tenants.NAME.limits"),
            purpose: "Over all processes together. A tenant's own go before its plan's, each for itself.",
            example: """
                tenants: {acme: {plan: starter, limits: {requests_per_minute: 600, concurrency: 32}}}
                """,
            keys: [
                .init(
                    "requests_per_minute", "a whole number from 1 to 1,000,000,000", .words("no limit"),
                    "Requests that are taken; the next is told when to come again (429)."),
                .init(
                    "tokens_per_minute", "a whole number from 1 to 1,000,000,000", .words("no limit"),
                    "Tokens, estimated when a request comes and corrected when its job has ended."),
                .init(
                    "concurrency", "a whole number from 1 to 1,000,000,000", .words("no limit"),
                    "Unfinished jobs at once, those that wait included."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "tenants.NAME"),
            purpose: "A customer of the SaaS; the NAME is the id that everything of it carries.",
            example: """
                tenants:
                  acme: {name: Acme GmbH, plan: starter, region: DE, data: {regions: [EU], training: false}}
                """,
            keys: [
                .init("name", "a text of at most 200 characters", .words("its id"), "As people call it."),
                .init("plan", "the name of a plan", .required, "What it bought."),
                .init(
                    "region", "two capital letters such as DE", .value("US"),
                    "The country (ISO 3166) that phone numbers without a country code are of, for masking."),
                .init("data", "a block", .words("no rules"), "Where its data may go."),
                .init("limits", "a block", .words("the plan's"), "How fast it may ask."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "tenants.NAME.data"),
            purpose: """
                What the tenant allows to become of its data, masked as it is. Asked before every call of a model, an
                embedding, a judge or a webhook; where nobody may be asked, the job fails as `data_residency_mismatch`.
                """,
            example: """
                tenants: {acme: {plan: starter, region: DE, data: {regions: [EU], training: false, retention: 30d}}}
                """,
            keys: [
                .init(
                    "regions", "EU, EEA or two capital letters such as DE, in a list", .words("anywhere"),
                    "Where it may be processed."),
                .init(
                    "training", "true or false", .value("true"),
                    "Whether models may be trained on it; off, only providers with `trains: false` are asked."),
                .init(
                    "third_parties", "true or false", .value("true"),
                    "Whether others' machines may process it at all; off, only models on this machine are asked."),
                .init(
                    "retention", "a duration from 0ms to 3650d", .words("any time"),
                    "The longest that it may be kept elsewhere; `0s` for not at all."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "operators.NAME"),
            purpose: "Somebody who works with the store, by account (`id -un`). Who is not named has no role.",
            example: "operators: {ada: {roles: [unmask]}}",
            keys: [
                .init(
                    "roles", "a list of unmask", .words("none"),
                    """
                    `unmask` may see the values behind a trace's placeholders, each time with a reason that is kept.
                    Values are kept, sealed, only while somebody has it.
                    """)
            ]),
    ]

    static let data: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.workspace, "privacy"),
            purpose: "What is replaced by placeholders before anything is cached, logged or sent.",
            example: """
                privacy:
                  mask: [email, phone, credit_card, iban, ip_address, national_id, secret]
                  patterns: {customer_number: 'KD-[0-9]{6}'}
                """,
            keys: [
                .init(
                    "mask",
                    """
                    a list of one of email, phone, credit_card, iban, ip_address, national_id, secret, or [] to mask
                    nothing
                    """,
                    .value("[email, phone, credit_card, iban, ip_address, national_id, secret]"),
                    "The kinds that are masked. Fewer where models need one to answer, such as addresses of servers."),
                .init(
                    "patterns", "NAME: PATTERN for each, at most 50", .words("none"),
                    "Kinds of your own, as patterns of ASCII: customer, contract or file numbers."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "retention"), purpose: "When what jobs leave behind is deleted. The ledger is kept.",
            example: "retention: {payloads: 14d, traces: 90d}",
            keys: [
                .init(
                    "payloads", "a duration from 1h to 3650d", .value("30d"),
                    "Prompts, contexts, answers and sealed inputs. Shorter where contracts ask for it."),
                .init(
                    "traces", "a duration from 1h to 3650d", .value("90d"),
                    "Job rows and spans, at least as long as payloads."),
            ]),
    ]
}
