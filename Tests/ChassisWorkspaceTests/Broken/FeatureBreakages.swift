extension BrokenFileTests {
    static let featureBreakages = [
        Breakage(
            "features/answer.yaml", "name: answer", "name: answr",
            "features/answer.yaml:1: name is not the file's name, expected 'answer', found 'answr'"),
        Breakage(
            "features/answer.yaml", "prompt: answer", "prompt: anser",
            """
            features/answer.yaml:2: prompt names no prompt (did you mean 'answer'?), expected answer or triage, \
            found 'anser'
            """),
        Breakage(
            "features/answer.yaml", "prompt: answer", "prompt: answer\nversion: 7",
            "features/answer.yaml:3: prompt answer has no version 7, expected 1, found 7"),
        Breakage(
            "features/answer.yaml", "prompt: answer", "prompt: answer\ntier: complex",
            """
            features/answer.yaml:3: tier complex has no models, expected models under tiers.complex in \
            chassis.yaml, found none
            """),
        Breakage(
            "features/answer.yaml", "prompt: answer", "prompt: answer\ntier: smal",
            """
            features/answer.yaml:3: tier is not known (did you mean 'small'?), expected one of local, small, \
            complex, found 'smal'
            """),
        Breakage(
            "features/answer.yaml", "prompt: answer", "prompt: answer\ntier: small\nescalate_above_tokens: 100",
            """
            features/answer.yaml:4: tier complex has no models, expected models under tiers.complex in \
            chassis.yaml, found none
            """),
        Breakage(
            "features/answer.yaml", "retrieval: {documents: 3}", "",
            """
            prompts/answer/1.md:6: {{context}} is always empty in feature answer, expected retrieval in \
            features/answer.yaml, found none
            """),
        Breakage(
            "features/answer.yaml", "documents: 3", "documents: 3, min_relative_score: 1.5",
            """
            features/answer.yaml:3: retrieval.min_relative_score is out of range, expected a number from 0 to \
            1, found '1.5'
            """),
        Breakage(
            "features/answer.yaml", "ttl: 10m", "ttl: never",
            """
            features/answer.yaml:4: cache.ttl is not a duration, expected a duration from 1s to 365d, such as \
            500ms, 30s, 5m, 2h or 7d, found 'never'
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "guard: on",
            """
            features/answer.yaml:5: guard is not a mapping, expected keys and values (one of block_at, model, \
            on_failure, on, canary, learned), found a single value
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "guard: {model: gpt-y}",
            """
            features/answer.yaml:5: guard.model names no model (did you mean 'gpt-x'?), expected extractive or \
            gpt-x, found 'gpt-y'
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "guard: {model: extractive}",
            """
            features/answer.yaml:5: guard.model can't guard, expected a model of a provider that is not extractive, \
            found 'extractive'
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "guard: {on_failure: shrug, on: [input, pages], canary: 1}",
            """
            features/answer.yaml:5: guard.canary is not true or false, expected true or false, found '1'
            """,
            """
            features/answer.yaml:5: guard.on names nothing a guard looks at, expected one of input, documents, tools, \
            found 'pages'
            """,
            """
            features/answer.yaml:5: guard.on_failure is not known, expected block or allow, found 'shrug'
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "gard: off",
            """
            features/answer.yaml:5: unknown key (did you mean 'guard'?), expected one of name, summary, prompt, \
            version, schema, tier, escalate_above_tokens, credits, retrieval, cache, guard, budget, limits, \
            parameters, evals, structured, routing, confidence, found 'gard'
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "evals: {suite: answers, gate: maybe}",
            """
            features/answer.yaml:5: evals.gate is not known, expected one of off, activate, change, found 'maybe'
            """,
            """
            features/answer.yaml:5: evals.suite names no golden suite, expected one that exists (there is none), \
            found 'answers'
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "structured: {stronger: small}",
            """
            features/answer.yaml:5: structured says how answers come to fit a schema, expected schema: NAME, found \
            no schema
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "routing: {cascade: {to: local}}",
            """
            features/answer.yaml:5: routing.cascade.to is not above the feature's tier, expected a tier above 'local', \
            found 'local'
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "routing: {hard_from: 0.2, easy_to: 0.3, hedge: {after: soon}}",
            """
            features/answer.yaml:5: routing.easy_to is not below hard_from, expected less than 0.2, found '0.3'
            """,
            """
            features/answer.yaml:5: routing.hedge.after is not a duration, expected a duration from 1ms to 1d, such as \
            500ms, 30s, 5m, 2h or 7d, found 'soon'
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "routing: {budget: {cheaper_from: 0.5}}",
            """
            features/answer.yaml:5: routing.budget names no budget, expected feature_usd_per_day or \
            tenant_usd_per_day, found neither
            """),
        Breakage(
            "features/answer.yaml", "guard: off", "confidence: {mark_below: 2}",
            """
            features/answer.yaml:5: confidence.mark_below is out of range, expected a number from 0 to 1, found '2'
            """),
        Breakage(
            "features/triage.yaml", "schema: ticket", "schema: tickets",
            "features/triage.yaml:5: schema names no schema (did you mean 'ticket'?), expected ticket, found 'tickets'"),
        Breakage(
            "features/triage.yaml", "schema: ticket", "",
            """
            prompts/triage/2.md:10: {{schema}} is always empty in feature triage, expected schema in \
            features/triage.yaml, found none
            """),
        Breakage(
            "features/triage.yaml", "credits: 0.125", "credits: 0.0125",
            "features/triage.yaml:7: credits is too fine, expected steps of 0.001 (credits), found '0.0125'"),
        Breakage(
            "features/triage.yaml", "credits: 0.125",
            """
            credits: lots
            limits: 5
            parameters: {temperature: 3}
            prompt: x
            """,
            "features/triage.yaml:7: credits is not a number, expected credits from 0 to 1000000, found 'lots'",
            """
            features/triage.yaml:8: limits is not a mapping, expected keys and values (one of input_characters, \
            deadline, attempts, repairs), found a single value
            """,
            "features/triage.yaml:9: parameters.temperature is out of range, expected a number from 0 to 2, found '3'",
            "features/triage.yaml:10: duplicate key, expected each key once, found 'prompt' again (first on line 3)",
            "features/triage.yaml:12: duplicate key, expected each key once, found 'limits' again (first on line 8)",
            "features/triage.yaml:13: duplicate key, expected each key once, found 'parameters' again (first on line 9)"
        ),
    ]
}
