extension BrokenFileTests {
    static let chassisBreakages = [
        Breakage(
            "chassis.yaml", "supports_schema: true", "warm: {idle: 0s, while_warming: later, hours: [mon 18:00-07:30]}",
            """
            chassis.yaml:16: models.gpt-x.warm.hours holds what are no days and hours (over midnight: two entries), \
            expected days and hours in UTC such as "mon-fri 07:30-18:00" or "daily 00:00-24:00", found 'mon 18:00-07:30'
            """,
            """
            chassis.yaml:16: models.gpt-x.warm.idle is out of range, expected a duration from 1s to 1d, found '0s'
            """,
            """
            chassis.yaml:16: models.gpt-x.warm.while_warming is not known, expected wait or spill, found 'later'
            """),
        Breakage(
            "chassis.yaml", "name: Ledgerly", "name: \"Ledgerly",
            """
            chassis.yaml:6: not valid YAML: while parsing a block mapping, did not find expected key, a quote opened \
            on line 1 ends on line 6, expected YAML, found 'base_url: "${LLM_URL:-http://127.0.0.1:11434/v1/}"'
            """),
        Breakage(
            "chassis.yaml", "local: [extractive]", "local: [extractive",
            """
            chassis.yaml:22: not valid YAML: while parsing a flow sequence, did not find expected ',' or ']', '[' opened \
            on line 21, expected YAML, found 'small: [gpt-x, extractive]'
            """),
        Breakage(
            "chassis.yaml", "{connect: 2s, first_byte: 30s, total: 120s}", "{connect: 2s, first_byte: 30s,",
            """
            chassis.yaml:9: not valid YAML: while parsing a flow mapping, did not find expected ',' or '}', '{' opened \
            on line 7, expected YAML, found 'models:'
            """),
        Breakage(
            "chassis.yaml", "{connect: 2s, first_byte: 30s, total: 120s}", "{connect: 'two, first_byte: 30s}",
            """
            chassis.yaml:7: not valid YAML: while scanning a quoted scalar, found unexpected end of stream, expected \
            YAML, found 'timeouts: {connect: 'two, first_byte: 30s}'
            """),
        Breakage(
            "chassis.yaml", "name: Ledgerly", "# it's 'quoted\nname: \"Ledgerly",
            """
            chassis.yaml:7: not valid YAML: while parsing a block mapping, did not find expected key, a quote opened \
            on line 2 ends on line 7, expected YAML, found 'base_url: "${LLM_URL:-http://127.0.0.1:11434/v1/}"'
            """),
        Breakage(
            "chassis.yaml", "name: Ledgerly", "note: |\n  it's: 'so\nname: \"Ledgerly",
            """
            chassis.yaml:8: not valid YAML: while parsing a block mapping, did not find expected key, a quote opened \
            on line 3 ends on line 8, expected YAML, found 'base_url: "${LLM_URL:-http://127.0.0.1:11434/v1/}"'
            """),
        Breakage(
            "chassis.yaml", "name: Ledgerly", "",
            "chassis.yaml:2: name is missing, expected the name that the console shows, found nothing"),
        Breakage(
            "chassis.yaml", "name: Ledgerly", "- a\n- b",
            """
            chassis.yaml:3: not valid YAML: while parsing a block collection, did not find expected '-' \
            indicator, expected YAML, found 'providers:'
            """),
        Breakage(
            "chassis.yaml", "tenants:", "tennants:",
            """
            chassis.yaml:25: unknown key (did you mean 'tenants'?), expected one of name, store, engine, \
            providers, models, tiers, plans, tenants, privacy, retention, guard, cache, webhooks, \
            telemetry, serve, chat, evals, drift, knowledge, operators, found 'tennants'
            """,
            """
            knowledge/tenants/acme/rates.md:1: the folder names no tenant, expected one that exists (there is \
            none), found 'acme'
            """,
            """
            knowledge/tenants/acme/rates.md:2: tenant names no tenant, expected one that exists (there is \
            none), found 'acme'
            """),
        Breakage(
            "chassis.yaml", "max_concurrency: 4", "max_concurrency: four",
            """
            chassis.yaml:8: providers.local.max_concurrency is not a number, expected a whole number from 1 to \
            10000, found 'four'
            """),
        Breakage(
            "chassis.yaml", "max_concurrency: 4", "max_concurrency: \"4\"",
            """
            chassis.yaml:8: providers.local.max_concurrency is not a number, expected a whole number from 1 to \
            10000, found the text '4'
            """),
        Breakage(
            "chassis.yaml", "max_concurrency: 4", "max_concurrency: -4",
            """
            chassis.yaml:8: providers.local.max_concurrency is out of range, expected a whole number from 1 to \
            10000, found '-4'
            """),
        Breakage(
            "chassis.yaml", "max_concurrency: 4", "max_concurrency: 99999999999999999999",
            """
            chassis.yaml:8: providers.local.max_concurrency is out of range, expected a whole number from 1 to \
            10000, found '99999999999999999999'
            """),
        Breakage(
            "chassis.yaml", "max_concurrency: 4", "max_concurrency: 4.5",
            """
            chassis.yaml:8: providers.local.max_concurrency is not a whole number, expected a whole number from \
            1 to 10000, found '4.5'
            """),
        Breakage(
            "chassis.yaml", "max_concurrency: 4", "max_concurrency: [4]",
            """
            chassis.yaml:8: providers.local.max_concurrency is not a number, expected a whole number from 1 to \
            10000, found a list
            """),
        Breakage(
            "chassis.yaml", "max_concurrency: 4", "max_concurrency:",
            """
            chassis.yaml:8: providers.local.max_concurrency is not a number, expected a whole number from 1 to \
            10000, found nothing
            """),
        Breakage(
            "chassis.yaml", "max_concurrency: 4", "max_concurrency: 4\n    max_concurrency: 5\n    kynd: openai",
            "chassis.yaml:9: duplicate key, expected each key once, found 'max_concurrency' again (first on line 8)",
            """
            chassis.yaml:10: unknown key in providers.local (did you mean 'kind'?), expected one of kind, \
            base_url, key_env, timeouts, max_concurrency, data, found 'kynd'
            """),
        Breakage(
            "chassis.yaml", "connect: 2s", "connect: 2s, connect: 3s",
            "chassis.yaml:7: duplicate key, expected each key once, found 'connect' again"),
        Breakage(
            "chassis.yaml", "connect: 2s", "connect: 2 seconds",
            """
            chassis.yaml:7: providers.local.timeouts.connect is not a duration, expected a duration from 1ms to \
            1d, such as 500ms, 30s, 5m, 2h or 7d, found '2 seconds'
            """),
        Breakage(
            "chassis.yaml", "connect: 2s", "connect: 200s",
            "chassis.yaml:7: providers.local.timeouts.connect is longer than total, expected at most 2m, found 200s"),
        Breakage(
            "chassis.yaml", "connect: 2s", "connect: 30d",
            """
            chassis.yaml:7: providers.local.timeouts.connect is out of range, expected a duration from 1ms to \
            1d, found '30d'
            """),
        Breakage(
            "chassis.yaml", "max_concurrency: 4", "api_key: sk-12345",
            """
            chassis.yaml:8: a secret in a workspace file: put the key into the environment, expected key_env: \
            NAME_OF_THE_VARIABLE in the provider, found 'api_key'
            """),
        Breakage(
            "chassis.yaml", "max_concurrency: 4", "key_env: sk-12345",
            """
            chassis.yaml:8: providers.local.key_env is not the name of an environment variable: put the key \
            into the environment, expected a name such as OPENAI_API_KEY, found something else
            """),
        Breakage(
            "chassis.yaml", "${LLM_URL:-http://127.0.0.1:11434/v1/}", "${LLM_URL}",
            """
            chassis.yaml:6: providers.local.base_url needs the environment variable LLM_URL, which is not set, \
            expected it to be set, or a default as in ${LLM_URL:-http://…}, found '${LLM_URL}'
            """),
        Breakage(
            "chassis.yaml", "${LLM_URL:-http://127.0.0.1:11434/v1/}", "${LLM_URL",
            """
            chassis.yaml:6: providers.local.base_url has a '${' that is not closed, expected ${VAR} or \
            ${VAR:-default}, found '${LLM_URL'
            """),
        Breakage(
            "chassis.yaml", "${LLM_URL:-http://127.0.0.1:11434/v1/}", "127.0.0.1:11434",
            """
            chassis.yaml:6: providers.local.base_url is not a web address, expected a URL such as \
            https://api.openai.com/v1, found '127.0.0.1:11434'
            """),
        Breakage(
            "chassis.yaml", "${LLM_URL:-http://127.0.0.1:11434/v1/}", "https://me:pw@host/v1",
            """
            chassis.yaml:6: providers.local.base_url holds a user or password: put the key into the \
            environment, expected a URL such as https://api.openai.com/v1, found a URL with an @
            """),
        Breakage(
            "chassis.yaml", "kind: openai", "kind: opnai",
            """
            chassis.yaml:5: providers.local.kind is not known (did you mean 'openai'?), expected one of openai, \
            anthropic, extractive, found 'opnai'
            """),
        Breakage(
            "chassis.yaml", "{kind: extractive}", "{kind: extractive, base_url: http://x}",
            """
            chassis.yaml:3: providers.embedded.base_url makes no sense here, expected only kind and \
            max_concurrency for an extractive provider, found 'base_url'
            """),
        Breakage(
            "chassis.yaml", "provider: local", "provider: locl",
            """
            chassis.yaml:13: models.gpt-x.provider names no provider (did you mean 'local'?), expected embedded \
            or local, found 'locl'
            """),
        Breakage(
            "chassis.yaml", "small: [gpt-x, extractive]", "small: [gpt-y, extractive]",
            """
            chassis.yaml:22: tiers.small names no model (did you mean 'gpt-x'?), expected extractive or gpt-x, \
            found 'gpt-y'
            """),
        Breakage(
            "chassis.yaml", "small: [gpt-x, extractive]", "",
            """
            features/triage.yaml:6: tier small has no models, expected models under tiers.small in \
            chassis.yaml, found none
            """),
        Breakage(
            "chassis.yaml", "small: [gpt-x, extractive]", "large: [gpt-x]",
            "chassis.yaml:22: unknown key in tiers, expected one of local, small, complex, found 'large'",
            """
            features/triage.yaml:6: tier small has no models, expected models under tiers.small in \
            chassis.yaml, found none
            """),
        Breakage(
            "chassis.yaml", "supports_schema: true", "supports_schema: yes",
            "chassis.yaml:16: models.gpt-x.supports_schema is not true or false, expected true or false, found 'yes'"),
        Breakage(
            "chassis.yaml", "max_output_tokens: 4096", "max_output_tokens: 200000",
            """
            chassis.yaml:15: models.gpt-x.max_output_tokens is more than context_window, expected at most \
            128000, found 200000
            """),
        Breakage(
            "chassis.yaml", "output: 10,", "output: 10.0000005,",
            """
            chassis.yaml:19: models.gpt-x.prices[1].output is too fine, expected steps of 0.000001 (USD per \
            million tokens), found '10.0000005'
            """),
        Breakage(
            "chassis.yaml", "output: 10,", "output: 1e3,",
            """
            chassis.yaml:19: models.gpt-x.prices[1].output is not a number, expected USD per million tokens \
            from 0 to 1000000, found '1e3'
            """),
        Breakage(
            "chassis.yaml", "output: 10,", "output: -1,",
            """
            chassis.yaml:19: models.gpt-x.prices[1].output is out of range, expected USD per million tokens \
            from 0 to 1000000, found '-1'
            """),
        Breakage(
            "chassis.yaml", "output: 10,", "output: 2000000,",
            """
            chassis.yaml:19: models.gpt-x.prices[1].output is out of range, expected USD per million tokens \
            from 0 to 1000000, found '2000000'
            """),
        Breakage(
            "chassis.yaml", "output: 10,", "",
            """
            chassis.yaml:19: models.gpt-x.prices[1].output is missing, expected USD per million tokens from 0 \
            to 1000000, found nothing
            """),
        Breakage(
            "chassis.yaml", "from: 2026-01-01", "from: 2026-02-30",
            """
            chassis.yaml:19: models.gpt-x.prices[1].from is not a day, expected a day such as 2026-01-31, or a \
            moment such as 2026-01-31T00:00:00Z, found '2026-02-30'
            """),
        Breakage(
            "chassis.yaml", "from: 2026-01-01", "from: 2026-06-01",
            "chassis.yaml:19: models.gpt-x.prices[1].from is there twice, expected one price a day, found '2026-06-01'"),
        Breakage(
            "chassis.yaml", "plan: starter, region: NO", "plan: stater, region: NO",
            """
            chassis.yaml:26: tenants.acme.plan names no plan (did you mean 'starter'?), expected starter, found \
            'stater'
            """),
        Breakage(
            "chassis.yaml", "region: NO", "region: Norway",
            """
            chassis.yaml:26: tenants.acme.region is not a region, expected two capital letters such as DE, \
            found 'Norway'
            """),
        Breakage(
            "chassis.yaml", "  beta:", "  Beta!:",
            """
            chassis.yaml:27: a name in tenants can't be used, expected a name of lower-case letters, digits, - \
            and _, at most 64, found 'Beta!'
            """),
        Breakage(
            "chassis.yaml", "weight: 2", "weight: 0",
            "chassis.yaml:24: plans.starter.weight is out of range, expected a whole number from 1 to 1000, found '0'"),
        Breakage(
            "chassis.yaml", "weight: 2", "wait: 2",
            """
            chassis.yaml:24: unknown key in plans.starter, expected one of monthly_credits, monthly_price_usd, \
            weight, max_queued_jobs, max_input_characters, models, chat_credits, on_disconnect, refund, limits, found \
            'wait'
            """),
        Breakage(
            "chassis.yaml", "[email, iban]", "[e-mail, iban]",
            """
            chassis.yaml:28: privacy.mask names no kind of data (did you mean 'email'?), expected one of email, \
            phone, credit_card, iban, ip_address, national_id, secret, found 'e-mail'
            """),
        Breakage(
            "chassis.yaml", "privacy: {mask: [email, iban]}", "privacy: {patterns: {customer: 'KD-[0-9', all: '.*'}}",
            """
            chassis.yaml:28: privacy.patterns.all fits texts of less than 3 characters, expected a pattern of ASCII \
            such as 'KD-[0-9]{6}', found '.*'
            """,
            """
            chassis.yaml:28: privacy.patterns.customer ends within a group, a class or an escape, expected a pattern \
            of ASCII such as 'KD-[0-9]{6}', found 'KD-[0-9'
            """),
        Breakage(
            "chassis.yaml", "[email, iban]", "email",
            """
            chassis.yaml:28: privacy.mask is not a list, expected a list of one of email, phone, credit_card, \
            iban, ip_address, national_id, secret, or [] to mask nothing, found a single value
            """),
        Breakage(
            "chassis.yaml", "privacy: {mask: [email, iban]}", "privacy:\n  mask:\n  # - email",
            """
            chassis.yaml:29: privacy.mask is not a list, expected a list of one of email, phone, credit_card, \
            iban, ip_address, national_id, secret, or [] to mask nothing, found nothing
            """),
        Breakage(
            "chassis.yaml", "name: Ledgerly", "name: Ledgerly\nwebhooks:\n#  allow_http: false",
            "chassis.yaml:2: webhooks has no value, expected a value, null or no such key, found nothing"),
        Breakage(
            "chassis.yaml", "payloads: 7d", "payloads: 70d",
            "chassis.yaml:29: retention.traces is shorter than payloads, expected at least 70d, found 14d"),
        Breakage(
            "chassis.yaml", "name: Ledgerly", "name: &n Ledgerly",
            "chassis.yaml:1: anchors and aliases are not allowed, expected the value itself, found an anchor",
            "chassis.yaml:1: name is missing, expected the name that the console shows, found nothing"),
        Breakage(
            "chassis.yaml", "name: Ledgerly", "name: \u{1B}[31mred",
            """
            chassis.yaml:1: not valid YAML: control characters are not allowed, expected printable text, found \
            the character U+001B
            """),
        Breakage(
            "chassis.yaml", "name: Ledgerly", "name: Ledgerly\nstore: https://db",
            """
            chassis.yaml:2: store is not the path of a file, expected a path such as chassis.sqlite, found \
            'https://db'
            """),
        Breakage(
            "chassis.yaml", "name: Ledgerly", "name: Ledgerly\nengine: {workers: 0, backoff: 5m}",
            "chassis.yaml:2: engine.workers is out of range, expected a whole number from 1 to 1024, found '0'"),
        Breakage(
            "chassis.yaml", "retention:", "---\nretention:",
            "chassis.yaml:29: not valid YAML: a second document starts, expected YAML, found '---'"),
        Breakage(
            "chassis.yaml", "retention:", "\tretention:",
            """
            chassis.yaml:29: not valid YAML: while scanning for the next token, found character that cannot \
            start any token, expected YAML, found '\\u{9}retention: {payloads: 7d, traces: 14d}'
            """),
        Breakage(
            "chassis.yaml", "", " \n",
            "chassis.yaml:1: the file is empty, expected some content, found nothing"),
        Breakage(
            "chassis.yaml", "", "# nothing here\n",
            "chassis.yaml:1: the file says nothing, expected keys and values, found only comments"),
    ]
}
