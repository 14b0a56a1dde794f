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
            "prompts/loose.md", "", "x",
            "warning prompts/loose.md:1: not read, expected prompts/NAME/1.md, found 'loose.md'"),
    ]
}
