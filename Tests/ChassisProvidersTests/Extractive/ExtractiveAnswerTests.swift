import ChassisCore
import ChassisProviders
import Synchronization
import Testing

struct ExtractiveAnswerTests {
    private static let passages = [
        Passage(
            id: "billing/refunds#1", title: "Refunds",
            text: """
                Refunds are possible within 30 days of a payment. The money arrives after three to five working days. \
                Refunds of yearly plans are reduced by the months already used.
                """, score: 6),
        Passage(
            id: "invoices/export#1", title: "Export invoices › As PDF",
            text: """
                To export invoices as PDF, follow these steps:

                1. Open Invoices and select the rows you need.
                2. Choose Export, then PDF.
                3. Download the file from the link that we send you. It works for 24 hours.

                Exports hold at most 500 invoices.
                """, score: 5),
    ]

    @Test func `a question is answered with the sentences that cover it`() async throws {
        let response = try await Extractive.run("How long does a refund take to arrive?", passages: Self.passages)

        #expect(response.text.contains("three to five working days"))
        #expect(!response.text.contains("Exports hold"))
        #expect(try #require(response.confidence) > 0.4)
    }

    @Test func `steps are kept together and in order`() async throws {
        let response = try await Extractive.run("How do I export invoices as a PDF?", passages: Self.passages)

        #expect(
            response.text == """
                To export invoices as PDF, follow these steps:
                1. Open Invoices and select the rows you need.
                2. Choose Export, then PDF.
                3. Download the file from the link that we send you. It works for 24 hours.
                [Export invoices]
                """)
    }

    @Test func `what the passages do not cover is said so, with little confidence`() async throws {
        let response = try await Extractive.run("Which wine goes with grilled trout?", passages: Self.passages)

        #expect(response.text == "The help pages do not cover this question. Please ask the support team.")
        #expect(try #require(response.confidence) <= 0.3)
    }

    @Test func `a sentence brings what it leans on, and the page is named`() async throws {
        let passages = [
            Passage(
                id: "plans#1", title: "Recurring invoices › Schedule",
                text: """
                    **Rhythm:** Open **Invoices → Recurring** and choose the customer. It runs at 06:00 each day.

                    Other pages tell more.
                    """, score: 8)
        ]

        let response = try await Extractive.run("At what time does a recurring invoice run?", passages: passages)

        #expect(
            response.text == "Rhythm: Open Invoices → Recurring and choose the customer. It runs at 06:00 each day. "
                + "[Recurring invoices]")
    }

    @Test func `the best page answers, not a stray sentence of another`() async throws {
        let passages = [
            Passage(
                id: "recurring#1", title: "Recurring invoices",
                text: "Open **Invoices → Recurring → New plan**. Choose the customer, the lines and the rhythm.",
                score: 6.4),
            Passage(
                id: "replies#1", title: "Reply address",
                text: "You can set another one per user, so that the colleague who sent the invoice gets the mail.",
                score: 4.4),
        ]

        let response = try await Extractive.run(
            "How do I set up a recurring invoice? Mail me at ⟦EMAIL_1⟧", passages: passages)

        #expect(response.text.hasPrefix("Open Invoices → Recurring → New plan."))
        #expect(response.text.hasSuffix("[Recurring invoices]"))
    }

    @Test func `a table answers with its row, in the column asked for`() async throws {
        let passages = [
            Passage(
                id: "plans#1", title: "Plans",
                text: """
                    | | Free | Starter | Growth |
                    |---|---|---|---|
                    | users | 1 | 3 | 12 |
                    | invoices a month | 10 | 100 | 1,000 |
                    """, score: 5)
        ]

        let response = try await Extractive.run("How many invoices a month does Starter allow?", passages: passages)

        #expect(response.text == "invoices a month – Starter: 100 [Plans]")
    }

    @Test func `a table cut off from its heading loses no row`() async throws {
        let passages = [
            Passage(
                id: "errors#2", title: "Errors",
                text: "| DT-1501 | Storage full | delete attachments |\n| DT-1502 | Seat limit | add a seat |", score: 5
            )
        ]

        let response = try await Extractive.run("What does DT-1501 mean?", passages: passages)

        #expect(response.text == "DT-1501 – Storage full; delete attachments [Errors]")
    }

    @Test(arguments: [
        ("Welcher Wein passt zu gegrillter Forelle?", "Die Hilfeseiten"),
        ("Quel vin pour une truite et comment la cuire ?", "Les pages d'aide"),
    ])
    func `what is not covered is said in the language of the question`(question: String, start: String) async throws {
        #expect(try await Extractive.run(question, passages: Self.passages).text.hasPrefix(start))
    }

    @Test(arguments: ["How long does a refnud take?", "Wie lange dauert eine Rückerstattung?"])
    func `a typing error or another language finds the page all the same`(question: String) async throws {
        let text = try await Extractive.run(question, passages: Self.passages).text

        #expect(text.hasPrefix("Refunds are possible within 30 days") && text.hasSuffix("[Refunds]"))
    }

    @Test func `a thread is summed up by its decisions and sums, without greetings`() async throws {
        let thread = """
            From: Mara
            Subject: Renewal of the team plan

            Hi Jo,

            The team plan renews on 1 May 2026 for EUR 1,200.00. The weather was lovely at the lake. \
            Should we move to yearly billing?

            Best regards,
            Mara

            From: Jo

            Hello Mara,

            We agreed to move the team plan to yearly billing from May. I also bought new chairs. \
            Please send the renewal invoice to accounting.

            Thanks,
            Jo
            """

        let text = try await Extractive.run(thread).text

        #expect(text.contains("We agreed to move the team plan to yearly billing"))
        #expect(text.contains("EUR 1,200.00"))
        #expect(!text.contains("Best regards") && !text.contains("lake") && !text.contains("chairs"))
    }

    @Test func `the answer keeps to its budget of tokens and says when it was cut`() async throws {
        let text = (1...200).map { "Sentence number \($0) tells of invoice \($0 * 7) and its payment." }.joined(
            separator: " ")

        let response = try await Extractive.run(text, maxOutputTokens: 5)

        #expect(response.usage.outputTokens <= 5)
        #expect(response.finishReason == .length)
    }

    @Test func `the pieces of a stream are the answer`() async throws {
        let pieces = Mutex<[String]>([])
        let request = InferenceRequest(
            model: "extractive", messages: [],
            material: InferenceMaterial(input: "How long does a refund take to arrive?", passages: Self.passages))

        let response = try await ExtractiveProvider(name: "embedded").generate(request) { piece in
            pieces.withLock { $0.append(piece) }
        }

        #expect(pieces.withLock { $0.joined() } == response.text)
        #expect(pieces.withLock { $0.count } > 5)
        #expect(response.usage.state == .reported && response.usage.inputTokens > 0)
        #expect(response.model == "extractive")
    }

    @Test func `a cancelled call says so`() async {
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return try await Extractive.run("Hello")
        }

        await #expect { try await task.value } throws: { ($0 as? ProviderError)?.kind == .cancelled }
    }

    @Test func `the same material gives the same answer`() async throws {
        let first = try await Extractive.run("How do refunds of yearly plans work?", passages: Self.passages)
        let second = try await Extractive.run("How do refunds of yearly plans work?", passages: Self.passages)

        #expect(first.text == second.text && first.confidence == second.confidence)
    }

    @Test func `an empty request is answered, not crashed`() async throws {
        let empty = [Passage(id: "a#1", title: "", text: "", score: 0)]

        #expect(try await Extractive.run("").text == "There is no question here, and no text to sum up.")
        #expect(
            try await Extractive.run("", passages: empty).text
                == "The help pages do not cover this question. Please ask the support team.")
    }
}
