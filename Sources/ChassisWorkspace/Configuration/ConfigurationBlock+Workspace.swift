extension ConfigurationBlock {
    static let workspace: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.workspace),
            purpose: "Enough beside `name` are a provider, a model, the tiers and a plan.",
            example: """
                name: Ledgerly
                store: chassis.sqlite
                providers: {embedded: {kind: extractive}}
                models: {extractive: {provider: embedded}}
                tiers: {local: [extractive], small: [extractive], complex: [extractive]}
                plans: {starter: {monthly_credits: 500}}
                tenants: {acme: {name: Acme GmbH, plan: starter, region: DE}}
                """,
            keys: [
                .init("name", "a text of at most 100 characters", .required, "The name that the console shows."),
                .init(
                    "store", "the path of a SQLite file", .value("chassis.sqlite"),
                    """
                    Where jobs, traces and the ledger are kept, from the workspace's folder; its key lies beside it as
                    `PATH.key`. Change it to use another disk. It takes a restart.
                    """),
                .init("engine", "a block", "How jobs are worked: workers, leases, the queue's length, backoff."),
                .init("providers", "a block for each NAME", .required, "The services that run LLMs."),
                .init("models", "a block for each NAME", .required, "The LLMs, with their prices and windows."),
                .init("tiers", "a block", .required, "Which models a feature's tier asks, in which order."),
                .init("plans", "a block for each NAME", .required, "What tenants can buy."),
                .init("tenants", "a block for each NAME", "The customers of the SaaS. `chassis tenants add` adds one."),
                .init("operators", "a block for each ACCOUNT", "Who may do what not everybody may."),
                .init("privacy", "a block", "Which personal data is masked."),
                .init("retention", "a block", "How long payloads and traces are kept."),
                .init(
                    "guard", "a block, or off", .value("{block_at: 0.5}"),
                    "The guard of features that say nothing themselves, and of chats with a model."),
                .init(
                    "cache", "a block, or off", .value("off"),
                    "The cache of features that say nothing themselves."),
                .init("knowledge", "a block", "How the knowledge base is searched."),
                .init("chat", "a block", "What clients pay that name a model or a tier in place of a feature."),
                .init("evals", "a block", "The judge, epochs and cost cap of eval runs."),
                .init("drift", "a block", "What traffic and answers are compared with, to see that they changed."),
                .init("webhooks", "a block", "Where messages about ended jobs may go, and how patiently."),
                .init("telemetry", "a block", "Where spans are sent besides."),
                .init("serve", "a block", "What one client may take of `chassis serve`, and TLS."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "engine"), purpose: "How one process works the queue.",
            example: """
                engine: {workers: 32, lease: 15s, max_queued_jobs: 50000, backoff: 500ms, max_backoff: 60s}
                """,
            keys: [
                .init(
                    "workers", "a whole number from 1 to 1024", .value("8"),
                    """
                    Jobs that one process runs at once; `--workers` goes before it. More where answers are slow and
                    services take many calls.
                    """),
                .init(
                    "lease", "a duration from 1s to 1h", .value("15s"),
                    """
                    How long a worker may give no sign of life before others take its job; renewed at a third of it.
                    Longer on machines that stall; the jobs of a dead worker wait as long.
                    """),
                .init(
                    "max_queued_jobs", "a whole number from 1 to 100,000,000", .value("100000"),
                    "Unfinished jobs of all tenants together; the next is refused as `queue_full`."),
                .init(
                    "backoff", "a duration from 0ms to 1h", .value("500ms"),
                    "The wait before the second attempt of a job; doubled with each one, a fifth more or less by chance."
                ),
                .init(
                    "max_backoff", "a duration from 0ms to 1d", .value("60s"),
                    "The longest such wait, at least `backoff`."),
            ]),
    ]

    static let service: [ConfigurationBlock] = [
        ConfigurationBlock(
            Place(.workspace, "serve"),
            purpose: """
                What one client may take of `chassis serve`. Sizes are bytes of a thousand each: `500kB`, `10MB`. What is
                refused is told its limit and this setting.
                """,
            example: """
                serve: {max_body: 20MB, max_connections: 20000, tls: {cert: tls/cert.pem, key: tls/key.pem}}
                """,
            keys: [
                .init(
                    "max_body", "a size from 1000 to 1,000,000,000 bytes", .value("10MB"),
                    "The longest body of a request. More for long documents and batches."),
                .init(
                    "max_connections", "a whole number from 1 to 1,000,000", .value("10000"),
                    "Connections open at once; more wait to be accepted. The process needs as many open files."),
                .init(
                    "max_header", "a size from 1000 to 1,000,000 bytes", .value("64kB"),
                    "All headers of a request together."),
                .init(
                    "header_timeout", "a duration from 100ms to 1h", .value("10s"),
                    "From the connection to the end of the first request's headers."),
                .init(
                    "body_timeout", "a duration from 100ms to 1h", .value("30s"),
                    """
                    From the end of the headers to the end of the body; each 64 KiB that come give a second more. Longer \
                    for slow clients.
                    """),
                .init(
                    "idle_timeout", "a duration from 100ms to 1h", .value("75s"),
                    """
                    Between an answer and the next request's headers, and for a client that takes nothing more of its
                    answer. Longer than the proxy's before it.
                    """),
                .init("tls", "a block", .words("plain HTTP"), "A certificate and its key."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "serve.tls"),
            purpose: "PEM files, from the workspace's folder; renewed files are taken up in use.",
            example: "serve: {tls: {cert: /etc/chassis/fullchain.pem, key: /etc/chassis/privkey.pem}}",
            keys: [
                .init("cert", "the path of a PEM certificate chain", .required, "The server's certificate first."),
                .init("key", "the path of a PEM private key", .required, "Readable by the server's account alone."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "telemetry"), purpose: "Spans of finished attempts for an OpenTelemetry collector.",
            example: """
                telemetry: {otlp_endpoint: "http://127.0.0.1:4318/v1/traces", content: false}
                """,
            keys: [
                .init(
                    "otlp_endpoint", "the address of a collector", .words("nowhere"),
                    """
                    OTLP over HTTP. An address without a path gets `/v1/traces`; headers, such as a key, come from the \
                    environment's `OTEL_EXPORTER_OTLP_HEADERS`.
                    """),
                .init(
                    "content", "true or false", .value("false"),
                    "Whether prompts and answers are sent as well, masked."),
                .init(
                    "own", "true or false", .value("false"),
                    "Whether the collector is yours: nothing is moved to anybody then."),
                .init(
                    "data", "a block",
                    """
                    What becomes of spans there, as of a provider's. Those of tenants whose rules it does not meet stay \
                    here; `chassis check` names them.
                    """),
            ]),
        ConfigurationBlock(
            Place(.workspace, "webhooks"),
            purpose: "Signed messages about ended jobs (Standard Webhooks), for jobs that name a `webhook`.",
            example: """
                webhooks: {timeout: 10s, attempts: 8, receivers: {hooks.example.com: {own: true}}}
                """,
            keys: [
                .init(
                    "allow_private", "true or false", .value("false"),
                    """
                    Whether targets on this machine or in private networks are allowed. Off, no tenant can make the
                    server call them; on where all tenants are yours.
                    """),
                .init(
                    "allow_http", "true or false", .value("false"), "Whether plain `http://` is allowed, as in tests."),
                .init(
                    "timeout", "a duration from 1s to 5m", .value("15s"),
                    "For one try, from the connection to the end of the answer."),
                .init(
                    "attempts", "a whole number from 1 to 50", .value("10"),
                    "Tries before a message is given up: after 5 s, 5 m, 30 m, 2 h …; from the ninth on a day lies between."
                ),
                .init(
                    "receivers", "a block for each HOST", .words("nobody is known"),
                    "What is known of who gets messages; asked where a tenant has rules (`tenants.NAME.data`)."),
            ]),
        ConfigurationBlock(
            Place(.workspace, "webhooks.receivers.NAME"),
            purpose: "A receiver, by its host in small letters. One that is not named meets no tenant's rules.",
            example: """
                webhooks:
                  receivers:
                    hooks.example.com: {own: true}
                    relay.example.net: {data: {regions: [EU], trains: false, retention: 7d}}
                """,
            keys: [
                .init(
                    "own", "true or false", .value("false"),
                    "Whether the machine is the tenant's own: nothing is moved to anybody then."),
                .init("data", "a block", "What becomes of data there, as of a provider's."),
            ]),
    ]
}
