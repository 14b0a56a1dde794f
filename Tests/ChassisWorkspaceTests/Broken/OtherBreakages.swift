extension BrokenFileTests {
    static let otherBreakages = [
        Breakage(
            "chassis.yaml", "tenants:",
            "webhooks: {receivers: {Hooks/x: {own: true}, h.example: {ownn: true}}}\ntenants:",
            """
            chassis.yaml:25: a name in webhooks.receivers can't be used, expected a host in small letters, such as \
            hooks.example.com, found 'Hooks/x'
            """,
            """
            chassis.yaml:25: unknown key in webhooks.receivers.h.example (did you mean 'own'?), expected own or \
            data, found 'ownn'
            """),
        Breakage(
            "chassis.yaml", "tenants:", "operators: {ada: {roles: [unmsk]}}\ntenants:",
            "chassis.yaml:25: operators.ada.roles names no role (did you mean 'unmask'?), expected unmask, found 'unmsk'"
        ),
        Breakage(
            "chassis.yaml", "tenants:", "operators: {\"a b\": {roles: [unmask]}}\ntenants:",
            """
            chassis.yaml:25: a name in operators can't be used, expected the name of an account on this machine, as \
            'id -un' prints it, found 'a b'
            """),
        Breakage(
            "schemas/ticket.json", "\"string\"}}}", "\"string\"},}}",
            "schemas/ticket.json:1: not valid JSON at column 66, expected a name in quotes, found '}'"),
        Breakage(
            "schemas/ticket.json", "", "[1]",
            "schemas/ticket.json:1: the schema can't be used, expected a schema (object, true or false), found array"),
        Breakage(
            "schemas/ticket.json", "",
            """
            {
              "type": "object",
              "properties": {
                "a": {"type": "strin"},
                "b": {"minimum": "1"}
              },
              "requird": []
            }
            """,
            """
            schemas/ticket.json:4: /properties/a/type can't be used, expected JSON Schema of draft 2020-12, \
            found 'strin' is no type; expected null or boolean or integer or number or string or array or object
            """,
            "schemas/ticket.json:5: /properties/b/minimum can't be used, expected a number, found string",
            """
            schemas/ticket.json:7: /requird can't be used, expected JSON Schema of draft 2020-12, found unknown \
            keyword
            """),
        Breakage(
            "schemas/ticket.json", "", "{\"type\": \"object\",\n  \"required\": [],\n  \"required\": []\n}",
            "schemas/ticket.json:3: duplicate key, expected each key once, found 'required' again (first on line 2)"),
        Breakage(
            "schemas/ticket.json", "\"string\"", "\"integer\"",
            """
            warning prompts/triage/2.md:4: examples[0].output/category doesn't fit the schema ticket, expected \
            integer, found string
            """,
            """
            warning prompts/triage/2.md:6: examples[1].output/category doesn't fit the schema ticket, expected \
            integer, found string
            """),
        Breakage(
            "schemas/two.yml", "", "x",
            "warning schemas/two.yml:1: not read, expected schemas/NAME.json, found 'two.yml'"),
        Breakage(
            "features/empty.yaml", "", "# x\n",
            "features/empty.yaml:1: the file says nothing, expected keys and values, found only comments"),
        Breakage(
            "features/Big.yaml", "", "x: 1",
            """
            features/Big.yaml:1: the name can't be used, expected a name of lower-case letters, digits, - and \
            _, at most 64, found 'Big'
            """),
        Breakage(
            "features/b.yml", "", "x: 1",
            "warning features/b.yml:1: not read, expected features/NAME.yaml, found 'b.yml'"),
        Breakage(
            "knowledge/void.md", "# Void", "Void",
            "knowledge/void.md:1: the article has no title, expected a line '# TITLE', found 'Void an invoice'"),
        Breakage(
            "knowledge/void.md", "\n\nOpen it and choose Void.\n", "",
            "knowledge/void.md:1: the article has no text, expected text below its title, found nothing"),
        Breakage(
            "knowledge/void.md", "# Void", "---\ntenant: acmee\n---\n# Void",
            "knowledge/void.md:2: tenant names no tenant (did you mean 'acme'?), expected acme or beta, found 'acmee'"),
        Breakage(
            "knowledge/tenants/acme/rates.md", "tenant: acme", "tenant: beta",
            "knowledge/tenants/acme/rates.md:2: tenant is not the folder's, expected 'acme', found 'beta'"),
        Breakage(
            "knowledge/tenants/gone/rates.md", "", "# A\n\nb",
            "knowledge/tenants/gone/rates.md:1: the folder names no tenant, expected acme or beta, found 'gone'"),
        Breakage(
            "knowledge/tenants/loose.md", "", "# A\n\nb",
            """
            knowledge/tenants/loose.md:1: whose article this is can't be told, expected it in \
            knowledge/tenants/TENANT/, found it in knowledge/tenants/
            """),
        Breakage(
            "knowledge/empty.md", "", "\n",
            "knowledge/empty.md:1: the file is empty, expected some content, found nothing"),
    ]
}
