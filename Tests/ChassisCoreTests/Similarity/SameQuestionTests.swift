import ChassisCore
import Testing

struct SameQuestionTests {
    private func refusal(_ one: String, _ other: String) -> SameQuestion.Refusal? {
        SameQuestion.refusal(QuestionForm(one), QuestionForm(other))
    }

    @Test(arguments: [
        ("How do I void an invoice?", "hi, what's the way to void an invoice, please?"),
        ("How can I turn on two-factor authentication?", "How do I activate 2FA?"),
        ("What is the price of the Pro plan?", "How much does the Pro plan cost?"),
        ("Which countries do you ship to?", "what countries do you ship to"),
        ("Does the fee apply to 1,000 invoices?", "Does the fee apply to one thousand invoices?"),
        ("Can I send £50?", "Am I allowed to send fifty pounds?"),
        ("Why do reminders fail in Safari?", "In Safari, why do reminders fail?"),
        ("What is the cancellation period?", "Sorry to bother you, but what's the cancelaltion period? Many thanks!"),
        ("Are you open on Sunday?", "are you open on Sundays"),
        ("Wie exportiere ich meine Daten?", "Wie kann ich meine Daten exportieren?"),
        (
            "Hallo, wie kann ich bitte meine Daten exportieren? Danke!",
            "Was muss ich tun, um meine Daten zu exportieren?"
        ),
        ("Wie melde ich mich vom Newsletter ab?", "Was muss ich tun, um mich vom Newsletter abzumelden?"),
        ("Wie ändere ich mein Passwort?", "Können Sie mir sagen, wie man mein Passwort ändert?"),
        ("Ich möchte meine Rechnung stornieren", "Wie storniere ich meine Rechnung?"),
        ("Was kostet der Pro-Tarif?", "Wie viel kostet der Pro-Tarif?"),
        ("Bonjour, comment exporter mes données ?", "Comment est-ce que je peux exporter mes données ?"),
        ("Combien coûte le plan Pro ?", "Quel est le prix du plan Pro ?"),
        ("Hola, ¿qué tengo que hacer para exportar mis datos? Gracias", "¿Cómo puedo exportar mis datos?"),
        ("¿Cuánto cuesta el plan Pro?", "¿Cuál es el precio del plan Pro?"),
        ("Come posso esportare i miei dati?", "Buongiorno, come faccio a esportare i miei dati?"),
        ("Como posso exportar os meus dados?", "Como faço para exportar os meus dados?"),
        ("Quanto custa o plano Pro?", "Qual é o preço do plano Pro?"),
        ("Hoe kan ik mijn gegevens exporteren?", "Hallo, wat moet ik doen om mijn gegevens te exporteren?"),
    ])
    func `the same question in other words may share an answer`(one: String, other: String) {
        #expect(refusal(one, other) == nil)
        #expect(refusal(other, one) == nil)
    }

    @Test(arguments: [
        ("Can I upload files of 10 MB?", "Can I upload files of 100 MB?", SameQuestion.Refusal.numbers),
        ("Does it cost 3,5 euros?", "Does it cost 35 euros?", .numbers),
        ("Is -5 degrees too cold?", "Is 5 degrees too cold?", .numbers),
        ("Call me at 7am", "Call me at 7pm", .units),
        ("Can I pay $50?", "Can I pay £50?", .units),
        ("Are you open on Monday?", "Are you open on Tuesday?", .dates),
        ("What is due in March?", "What is due in May?", .dates),
        ("How do I enable reminders?", "How do I disable reminders?", .polarity),
        ("What is included?", "What is not included?", .polarity),
        ("How do I mute a thread?", "How do I unmute a thread?", .polarity),
        ("What does it cost for members?", "What does it cost for non-members?", .polarity),
        ("How do I opt in?", "How do I opt out?", .polarity),
        ("Where is Ann's invoice?", "Where is Bob's invoice?", .names),
        ("Do you ship to us?", "Do you ship to US?", .names),
        ("When do you ship invoices?", "Why do you ship invoices?", .kind),
        ("Move it from savings to checking", "Move it from checking to savings", .order),
        ("Does Ann owe Bob money?", "Does Bob owe Ann money?", .order),
        ("How many dollars are in euros?", "How many euros are in dollars?", .order),
        ("How do I reset my password?", "How do I reset my colleague's password?", .words),
        ("How do I say hello in French?", "How do I say thanks in French?", .words),
        ("Is this a desert?", "Is this a dessert?", .words),
        ("Is there a causal link?", "Is there a casual link?", .words),
        ("Tell me about experience", "Tell me about experiment", .words),
        ("How do I prescribe it?", "How do I proscribe it?", .words),
        ("¿Cuántos años tiene?", "¿Cuántos anos tiene?", .words),
        ("Is there a park nearby?", "Is there parking nearby?", .words),
        ("Where does the train start?", "Where does the training start?", .words),
        ("What does a new floor cost?", "What does new flooring cost?", .words),
        ("Which bank do I use?", "Which banking do I use?", .words),
        ("How is the light in it?", "How is the lighting in it?", .words),
        ("Is filing included?", "Is filling included?", .words),
        ("Is there a vaccine for hepatitis A?", "Is there a vaccine for hepatitis?", .names),
        ("Is terminal A open?", "Is the terminal open?", .names),
        ("How do you say thanks?", "How do you say hello?", .words),
        ("How do you write cheers please", "How do you write thanks please", .words),
        ("", "How?", .empty), ("C++", "C#", .words),
        ("Wie exportiere ich meine Daten?", "Wie importiere ich meine Daten?", .words),
        ("Wie melde ich mich an?", "Wie melde ich mich ab?", .words),
        ("Wie melde ich mich an?", "Wie melde ich mich?", .words),
        ("Wie schalte ich die Erinnerung ein?", "Wie kann ich die Erinnerung ausschalten?", .words),
        ("Wie kann ich kündigen?", "Wie kann ich nicht kündigen?", .polarity),
        ("Wie exportiere ich 10 Rechnungen?", "Wie kann ich 100 Rechnungen exportieren?", .numbers),
        ("Wie lange kann ich kündigen?", "Wie kann ich kündigen?", .kind),
        ("Kann ich kündigen?", "Wie kann ich kündigen?", .kind),
        ("Comment exporter mes données ?", "Comment importer mes données ?", .words),
        ("Comment exporter mes données ?", "Pourquoi exporter mes données ?", .kind),
        ("¿Cómo paso de ahorros a corriente?", "¿Cómo paso de corriente a ahorros?", .order),
        ("¿Puedo pagar con tarjeta?", "¿Cómo puedo pagar con tarjeta?", .kind),
        ("Como posso exportar os meus dados?", "Como posso exportar os teus dados?", .words),
        ("Why did ⟦EMAIL_1⟧ fail?", "Why did ⟦EMAIL_2⟧ fail?", .names),
    ])
    func `what may change the answer is refused, and by what`(
        one: String, other: String, expected: SameQuestion.Refusal
    ) {
        #expect(refusal(one, other) == expected)
        #expect(refusal(other, one) != nil)
    }

    @Test(arguments: [
        "What is due today?", "Is the train late now?", "What happened last week?", "Was passiert heute?",
        "Was ist diese Woche fällig?", "Que s'est-il passé le mois dernier ?", "¿Qué vence el próximo mes?",
    ])
    func `a question of the day is known`(question: String) {
        #expect(QuestionForm(question).isOfNow)
        #expect(!QuestionForm("What is due on invoice 12?").isOfNow)
    }

    @Test func `hostile texts are compared without trouble`() {
        let long = String(repeating: "nine hundred billion hundred ", count: 2000)

        #expect(refusal(long, long) == nil)
        #expect(refusal(long, "⟦⟦⟦ 9999999999999999999999999999,999 ½") != nil)
        #expect(refusal("???", "…") == .empty)
    }
}
