import ChassisCore
import ChassisProviders
import Testing

struct ExtractiveFormTests {
    private static let invoiceSchema: JSON = [
        "type": "object",
        "properties": [
            "invoice_number": ["type": "string"], "issue_date": ["type": "string", "format": "date"],
            "due_date": ["type": ["string", "null"], "format": "date"], "vendor": ["type": ["string", "null"]],
            "currency": ["type": "string", "pattern": "^[A-Z]{3}$"], "subtotal": ["type": "number"],
            "tax": ["type": "number"], "total": ["type": "number"],
        ],
        "required": ["invoice_number", "total", "currency"], "additionalProperties": false,
    ]

    static let invoices: [(String, JSON)] = [
        (
            """
            Nordlicht Software GmbH
            Invoice number: INV-204
            Invoice date: 3 March 2026
            Due date: 2 April 2026

            Subtotal EUR 1,037.39
            VAT (19%) EUR 197.11
            Total due EUR 1,234.50
            """,
            [
                "invoice_number": "INV-204", "issue_date": "2026-03-03", "due_date": "2026-04-02",
                "vendor": "Nordlicht Software GmbH", "currency": "EUR", "subtotal": 1037.39, "tax": 197.11,
                "total": 1234.5,
            ]
        ),
        (
            """
            Lieferant: Federkiel Bürobedarf KG
            Rechnungsnummer: RE-2026-0017
            Rechnungsdatum: 05.01.2026
            Fällig am 19. Januar 2026
            Nettobetrag: 1.000,00 €
            zzgl. 19 % MwSt.: 190,00 €
            Gesamtbetrag: 1.190,00 €
            """,
            [
                "invoice_number": "RE-2026-0017", "issue_date": "2026-01-05", "due_date": "2026-01-19",
                "vendor": "Federkiel Bürobedarf KG", "currency": "EUR", "subtotal": 1000, "tax": 190, "total": 1190,
            ]
        ),
        (
            """
            Fournisseur : Atelier Vague SARL
            Facture n° F-88
            Date de facture : 12/02/2026
            Échéance : 14 mars 2026
            Total HT 1 028,80 €
            TVA 20 % 205,76 €
            Total TTC 1 234,56 €
            """,
            [
                "invoice_number": "F-88", "issue_date": "2026-02-12", "due_date": "2026-03-14",
                "vendor": "Atelier Vague SARL", "currency": "EUR", "subtotal": 1028.8, "tax": 205.76, "total": 1234.56,
            ]
        ),
        (
            """
            Proveedor: Faro Digital SL
            Número de factura: 2026/118
            Fecha de factura: 7 de enero de 2026
            Vencimiento: 6 de febrero de 2026
            Base imponible 100,00 EUR
            IVA 21,00 EUR
            Total a pagar 121,00 EUR
            """,
            [
                "invoice_number": "2026/118", "issue_date": "2026-01-07", "due_date": "2026-02-06",
                "vendor": "Faro Digital SL", "currency": "EUR", "subtotal": 100, "tax": 21, "total": 121,
            ]
        ),
        (
            """
            Fornitore: Lanterna S.r.l.
            Fattura n. 45/B
            Data fattura: 3 marzo 2026
            Scadenza: 02/04/2026
            Imponibile: € 200,00
            IVA 22%: € 44,00
            Totale: € 244,00
            """,
            [
                "invoice_number": "45/B", "issue_date": "2026-03-03", "due_date": "2026-04-02",
                "vendor": "Lanterna S.r.l.", "currency": "EUR", "subtotal": 200, "tax": 44, "total": 244,
            ]
        ),
        (
            "Please find invoice A-77 dated March 9, 2026 for $3,400.00, due on April 8, 2026.",
            [
                "invoice_number": "A-77", "issue_date": "2026-03-09", "due_date": "2026-04-08", "vendor": nil,
                "currency": "USD", "total": 3400,
            ]
        ),
    ]

    @Test(arguments: invoices)
    func `labelled values of an invoice are read in five languages`(text: String, expected: JSON) async throws {
        let filled = try await Extractive.json(text, schema: Self.invoiceSchema)

        #expect(filled.text == expected.text)
    }

    @Test func `what the text does not say is left out, never invented`() async throws {
        let filled = try await Extractive.json("Hello, when does my trial end?", schema: Self.invoiceSchema)

        #expect(filled.text == #"{"due_date":null,"vendor":null}"#)
    }

    @Test(arguments: [
        ("Hello, my invoice is wrong.", "my invoice is wrong."), ("Login broken", "Login broken"),
        ("hello, I cannot log in", "I cannot log in"), ("unsubscribe", "unsubscribe"), ("Hi", "Hi"), ("?", "?"),
        ("Bonjour, facture incorrecte", "facture incorrecte"), ("Subject: App crashes", "App crashes"),
        ("# Urgent", "Urgent"), ("Hello,\n\nLogin broken\n\nThanks!", "Login broken"), ("ログインできません", "ログインできません"),
    ])
    func `a short text is summed up by its own words`(text: String, summary: String) async throws {
        for schema: JSON in [
            ["required": ["summary"]],
            ["type": "object", "properties": ["summary": ["type": "string"]], "required": ["summary"]],
        ] {
            let filled = try await Extractive.json(text, schema: schema)

            #expect(filled["summary"]?.string == summary)
        }
        #expect(try await Extractive.run("Hello, my invoice is wrong.").text == "my invoice is wrong.")
    }

    @Test func `a masked value is copied as its placeholder`() async throws {
        let schema: JSON = [
            "type": "object",
            "properties": [
                "email": ["type": "string", "format": "email"], "iban": ["type": "string"],
                "phone": ["type": ["string", "null"]],
            ],
        ]

        let filled = try await Extractive.json("Contact: ⟦EMAIL_1⟧, pay to IBAN ⟦IBAN_1⟧.", schema: schema)

        #expect(filled.text == #"{"email":"⟦EMAIL_1⟧","iban":"⟦IBAN_1⟧","phone":null}"#)
    }

    @Test(arguments: [
        (
            "2 x Widget 10.00\n1 x Gadget 5.50",
            #"[{"description":"Widget","quantity":2,"unit_price":10},{"description":"Gadget","quantity":1,"unit_price":5.5}]"#
        ),
        (
            "Description | Qty | Unit price | Amount\nTeam plan | 3 | 12.00 | 36.00\nStorage | 1 | 4.50 | 4.50\nTotal | | | 40.50",
            #"[{"description":"Team plan","quantity":3,"unit_price":12,"amount":36},{"description":"Storage","quantity":1,"unit_price":4.5,"amount":4.5}]"#
        ),
        (
            "- Team plan, March: EUR 49.00\n- Onboarding: EUR 120.00\nTotal: EUR 169.00",
            #"[{"description":"Team plan, March","amount":49},{"description":"Onboarding","amount":120}]"#
        ),
        ("Dear team,\nno positions here, only 3 remarks.", "[]"),
    ])
    func `positions of an invoice become line items`(text: String, expected: String) async throws {
        let schema: JSON = [
            "type": "object",
            "properties": [
                "line_items": [
                    "type": "array",
                    "items": [
                        "type": "object",
                        "properties": [
                            "description": ["type": "string"], "quantity": ["type": "integer"],
                            "unit_price": ["type": "number"], "amount": ["type": "number"],
                        ],
                    ],
                ]
            ],
        ]

        let filled = try await Extractive.json(text, schema: schema)

        #expect(filled["line_items"]?.text == expected)
    }

    @Test func `references are followed, and one that bites its tail ends`() async throws {
        let schema: JSON = [
            "$defs": [
                "party": [
                    "type": "object", "properties": ["vendor": ["type": "string"], "child": ["$ref": "#/$defs/party"]],
                ]
            ],
            "type": "object", "properties": ["from": ["$ref": "#/$defs/party"], "loop": ["$ref": "#/properties/loop"]],
        ]

        let filled = try await Extractive.json("Vendor: Lanterna S.r.l.", schema: schema)

        #expect(filled["from"]?["vendor"]?.string == "Lanterna S.r.l.")
    }

    @Test func `numbers outside the schema's range are no evidence`() async throws {
        let schema: JSON = ["type": "object", "properties": ["total": ["type": "number", "maximum": 100]]]

        #expect(try await Extractive.json("Total: EUR 250.00", schema: schema).text == "{}")
    }

    @Test(arguments: [
        "", "\0\u{1}\u{202E}", String(repeating: "1.234,", count: 4_000), String(repeating: "((((((", count: 2_500),
        String(repeating: "Total: ", count: 2_500), String(repeating: "9", count: 15_000),
        "Due 31.02.2026 and 99/99/9999",
        String(repeating: "|", count: 15_000), "99999999999999999999 EUR", "⟦⟦⟦EMAIL",
        String(repeating: "a:\n", count: 4_000),
    ])
    func `hostile input ends with an honest form`(text: String) async throws {
        let filled = try await Extractive.json(text, schema: Self.invoiceSchema)

        #expect(filled["issue_date"] == nil)
    }

    @Test func `net and total without labels are read where the tax proves them`() async throws {
        let schema = try JSON(
            parsing: """
                {"type": "object", "properties": {"subtotal": {"type": ["number", "null"]},
                 "tax": {"type": ["number", "null"]}, "total": {"type": ["number", "null"]}}}
                """)

        let sums = try await Extractive.json("Window cleaning, March round - £250 + VAT £50 = £300", schema: schema)
        let lines = try await Extractive.json(
            "Montage 4 Std. 360,00\nMwSt 19 % 68,40\nRechnungsbetrag 428,40 EUR", schema: schema)

        #expect(sums["subtotal"] == 250 && sums["tax"] == 50 && sums["total"] == 300)
        #expect(lines["subtotal"] == 360 && lines["tax"] == 68.4 && lines["total"] == 428.4)
    }
}
