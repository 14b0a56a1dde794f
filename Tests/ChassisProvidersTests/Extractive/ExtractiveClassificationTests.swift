import ChassisCore
import ChassisProviders
import Testing

struct ExtractiveClassificationTests {
    private static let schema: JSON = [
        "type": "object",
        "properties": [
            "category": ["enum": ["billing", "bug", "account", "feature_request", "other"]],
            "priority": ["enum": ["low", "normal", "high", "urgent"]],
            "needs_human": ["type": "boolean"],
            "language": ["type": "string", "enum": ["en", "de", "fr", "es", "it"]],
            "summary": ["type": "string", "maxLength": 120],
            "tags": ["type": "array", "items": ["type": "string"], "maxItems": 3],
        ],
        "required": ["category", "priority", "summary"], "additionalProperties": false,
    ]

    private static let examples: [PromptExample] = [
        (
            "I was charged twice for my March subscription, please refund one payment.", "billing", "high", true,
            "refund"
        ),
        ("Where can I download the receipt for my last payment?", "billing", "low", false, "receipt"),
        ("The invoice shows the wrong VAT rate for our company.", "billing", "normal", true, "tax"),
        ("The PDF export crashes with an error every time I click it.", "bug", "high", true, "export"),
        ("Nothing loads, the dashboard is down for our whole office!", "bug", "urgent", true, "outage"),
        ("The date picker shows the wrong month after an update.", "bug", "normal", false, "export"),
        ("I forgot my password and the reset mail never arrives.", "account", "normal", false, "login"),
        ("Please add a colleague to our workspace as an admin user.", "account", "low", false, "login"),
        ("It would be great if reminders could be sent by SMS.", "feature_request", "low", false, "reminder"),
        ("Could you support recurring invoices every two weeks?", "feature_request", "low", false, "reminder"),
    ].map { input, category, priority, human, tag in
        let output: JSON = [
            "category": .string(category), "priority": .string(priority), "needs_human": .bool(human), "language": "en",
            "summary": .string("The customer writes about \(tag)."), "tags": [.string(tag)],
        ]
        return PromptExample(input: input, output: output.text)
    }

    @Test(arguments: [
        ("Why did you charge my card two times this month? I want a refund.", "billing"),
        ("Exporting an invoice to PDF gives an error page.", "bug"),
        ("I can't log in, my pasword reset email is not arriving", "account"),
        ("Would be nice to support recurring reminders", "feature_request"),
        ("The whole dashboard is down, nothing loads", "bug"),
    ])
    func `a ticket gets the category of the examples most like it`(text: String, category: String) async throws {
        let filled = try await Extractive.json(text, schema: Self.schema, examples: Self.examples)

        #expect(filled["category"]?.string == category)
    }

    @Test func `every required field of a ticket is filled within its limits`() async throws {
        let text = String(
            repeating: "Our dashboard is down and nothing loads since the update this morning. ", count: 30)

        let filled = try await Extractive.json(text, schema: Self.schema, examples: Self.examples)

        let summary = try #require(filled["summary"]?.string)
        #expect(!summary.isEmpty && summary.unicodeScalars.count <= 120)
        #expect(filled["priority"]?.string == "urgent")
        #expect(filled["needs_human"]?.bool == true)
        #expect(filled["tags"]?.array?.count == 1)
        #expect(
            Set(filled.object?.names ?? []) == ["category", "priority", "needs_human", "language", "summary", "tags"])
    }

    @Test(arguments: [
        ("Ich kann die Rechnung nicht herunterladen, bitte helfen Sie mir.", "de"),
        ("Je ne peux pas télécharger la facture, merci de votre aide.", "fr"),
        ("No puedo descargar la factura de mi cuenta, gracias.", "es"),
        ("Non riesco a scaricare la fattura, mi potete aiutare? Grazie.", "it"),
        ("I cannot download the invoice, can you help me please?", "en"),
    ])
    func `the language of a ticket is told`(text: String, code: String) async throws {
        let filled = try await Extractive.json(text, schema: Self.schema, examples: Self.examples)

        #expect(filled["language"]?.string == code)
    }

    @Test func `a text unlike any example gets the open category, hardly sure`() async throws {
        let schema: JSON = ["type": "object", "properties": ["category": ["enum": ["billing", "bug", "other"]]]]

        let response = try await Extractive.run("Ωμέγα", schema: schema, examples: Self.examples)

        #expect(response.text == #"{"category":"other"}"#)
        #expect(try #require(response.confidence) <= 0.2)
    }

    @Test func `a choice without examples and without evidence stays open`() async throws {
        let schema: JSON = [
            "type": "object",
            "properties": ["plan": ["enum": ["starter", "team"]], "mood": ["enum": ["calm", "angry"]]],
        ]

        #expect(try await Extractive.json("We are on the team plan.", schema: schema).text == #"{"plan":"team"}"#)
    }

    @Test(arguments: [("This is urgent!", true), ("It is not urgent.", false), ("Hello there.", nil)])
    func `a flag is true, false or unknown as the text has it`(text: String, expected: Bool?) async throws {
        let schema: JSON = ["type": "object", "properties": ["is_urgent": ["type": "boolean"]]]

        #expect(try await Extractive.json(text, schema: schema)["is_urgent"]?.bool == expected)
    }

    @Test func `a constant is given as the schema has it`() async throws {
        let schema: JSON = ["type": "object", "properties": ["kind": ["const": "ticket"]]]

        #expect(try await Extractive.json("Hello", schema: schema).text == #"{"kind":"ticket"}"#)
    }
}
