extension BrokenFileTests {
    static let promptBreakages = [
        Breakage(
            "prompts/answer/1.md", "{{input}}", "{{inptu}}",
            """
            prompts/answer/1.md:8: the user's input is not used, expected {{input}} in the section '# user', \
            found none
            """,
            """
            prompts/answer/1.md:9: unknown variable (did you mean 'input'?), expected one of {{input}}, \
            {{context}}, {{schema}}, {{examples}}, found '{{inptu}}'
            """),
        Breakage(
            "prompts/answer/1.md", "{{input}}", "{{input",
            """
            prompts/answer/1.md:8: the user's input is not used, expected {{input}} in the section '# user', \
            found none
            """,
            """
            prompts/answer/1.md:9: '{{' is not closed on its line, expected one of {{input}}, {{context}}, \
            {{schema}}, {{examples}}, found '{{input'
            """),
        Breakage(
            "prompts/answer/1.md", "{{context}}", "{{context}} {{input}}",
            """
            prompts/answer/1.md:6: {{input}} stands in the section '# system', where users' words would be \
            orders, expected it in '# user' only, found it in '# system'
            """),
        Breakage(
            "prompts/answer/1.md", "{{context}}", "nothing",
            """
            warning features/answer.yaml:3: the prompt makes no use of retrieval, expected {{context}} in \
            prompts/answer/1.md, found none
            """),
        Breakage(
            "prompts/answer/1.md", "# user", "# User",
            "prompts/answer/1.md:8: the section '# user' is missing, expected a line '# user', found '# User'"),
        Breakage(
            "prompts/answer/1.md", "# user", "",
            """
            prompts/answer/1.md:10: the section '# user' is missing, expected a line '# user', found the end of \
            the file
            """),
        Breakage(
            "prompts/answer/1.md", "# system", "Hello\n# system",
            "prompts/answer/1.md:4: text before the first section is not used, expected '# system', found 'Hello'"),
        Breakage(
            "prompts/answer/1.md", "# user\n{{input}}", "# user\n{{input}}\n# user\n",
            """
            prompts/answer/1.md:10: the section '# user' is there twice, expected it once, found it again \
            (first on line 8)
            """),
        Breakage(
            "prompts/answer/1.md", "note: First.", "",
            """
            warning prompts/answer/1.md:1: note is missing, expected what changed in this version and why, \
            found nothing
            """),
        Breakage(
            "prompts/answer/1.md", "note: First.", "note: First.\nexamples: [{input: a}]",
            "prompts/answer/1.md:3: examples[0].output is missing, expected a text or a mapping, found nothing"),
        Breakage(
            "prompts/answer/1.md", "note: First.", "nte: First.\nnote: 'x",
            """
            prompts/answer/1.md:3: not valid YAML: while scanning a quoted scalar, found unexpected end of \
            stream, expected YAML, found 'note: 'x'
            """),
        Breakage(
            "prompts/answer/1.md", "---\nnote: First.\n---\n", "",
            """
            prompts/answer/1.md:1: the front matter is missing, expected '---' on the first line, then note and \
            examples, found '# system'
            """),
        Breakage(
            "prompts/answer/1.md", "note: First.\n", "# no note\n",
            """
            warning prompts/answer/1.md:1: note is missing, expected what changed in this version and why, \
            found nothing
            """),
        Breakage(
            "prompts/answer/1.md", "---\n# system", "# system",
            """
            prompts/answer/1.md:1: the front matter is not closed, expected a line '---' after it, found the \
            end of the file
            """),
        Breakage(
            "prompts/answer/1.md", "Use these", "{{examples}}",
            """
            warning prompts/answer/1.md:5: {{examples}} is always empty, expected examples in the front matter, \
            found none
            """),
        Breakage(
            "prompts/triage/2.md", "{{schema}}", "it",
            """
            warning features/triage.yaml:5: the prompt makes no use of schema, expected {{schema}} in \
            prompts/triage/2.md, found none
            """),
        Breakage(
            "prompts/triage/2.md", "'{\"category\":\"other\"}'", "other",
            """
            warning prompts/triage/2.md:6: examples[1].output doesn't fit the schema ticket, expected JSON, \
            found 'other'
            """),
        Breakage(
            "prompts/answer/v2.md", "", "x",
            "warning prompts/answer/v2.md:1: not read, expected a version such as 1.md or 2.md, found 'v2.md'"),
        Breakage(
            "prompts/answer/1.md", "note: First.", "note: First.\ntier: complex\nmodel: [gpt-x]",
            """
            prompts/answer/1.md:3: tier complex has no models, expected models under tiers.complex in chassis.yaml, \
            found none
            """,
            """
            prompts/answer/1.md:4: unknown key (did you mean 'models'?), expected one of note, labels, schema, tier, \
            models, parameters, guard, examples, found 'model'
            """),
        Breakage(
            "prompts/answer/1.md", "note: First.", "note: First.\nmodels: [gpt-y, extractive]\ntier: small",
            "prompts/answer/1.md:3: models excludes tier, expected tier or models, found both",
            """
            prompts/answer/1.md:3: models names no model (did you mean 'gpt-x'?), expected extractive or gpt-x, \
            found 'gpt-y'
            """),
        Breakage(
            "prompts/answer/1.md", "note: First.",
            """
            note: First.
            labels: [short, Short, short]
            schema: tiket
            guard: {block_at: 2}
            parameters: {temperature: hot, max_output_tokens: 0}
            """,
            """
            warning features/answer.yaml:1: the prompt makes no use of schema, expected {{schema}} in \
            prompts/answer/1.md, found none
            """,
            """
            prompts/answer/1.md:3: a name in labels can't be used, expected a name of lower-case letters, digits, - \
            and _, at most 64, found 'Short'
            """,
            "prompts/answer/1.md:3: labels has a name twice, expected each name once, found 'short'",
            "prompts/answer/1.md:4: schema names no schema (did you mean 'ticket'?), expected ticket, found 'tiket'",
            "prompts/answer/1.md:5: guard.block_at is out of range, expected a number from 0 to 1, found '2'",
            """
            prompts/answer/1.md:6: parameters.max_output_tokens is out of range, expected a whole number from 1 to \
            1000000, found '0'
            """,
            "prompts/answer/1.md:6: parameters.temperature is not a number, expected a number from 0 to 2, found 'hot'"
        ),
        Breakage(
            "prompts/spare/4.md", "", "---\nnote: Once.\n---\n# system\nBe brief.\n\n# user\n{{input}}\n",
            """
            warning prompts/spare/4.md:1: no feature uses the prompt spare, expected prompt: spare in a feature, \
            found none
            """),
        Breakage(
            "prompts/loose.md", "", "x",
            "warning prompts/loose.md:1: not read, expected prompts/NAME/1.md, found 'loose.md'"),
    ]
}
