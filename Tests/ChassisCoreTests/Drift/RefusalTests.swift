import ChassisCore
import Testing

struct RefusalTests {
    @Test(arguments: [
        "I'm sorry, but I can't help with that.", "I cannot provide medical advice.",
        "I am unable to access your account.",
        "Unfortunately, I don't have enough information to answer this question.",
        "We were not able to find an answer.",
        "As an AI language model, I have no opinion.", "The help pages do not cover this question.",
        "The provided context doesn't mention a refund period.", "I’m sorry. I couldn’t find anything about that.",
        "Das kann ich Ihnen leider nicht sagen.", "Leider kann ich diese Frage nicht beantworten.",
        "Ich habe dazu keine Informationen gefunden.", "Die Hilfeseiten beantworten diese Frage nicht.",
        "Je ne peux pas répondre à cette question.", "Les pages d'aide ne répondent pas à cette question.",
        "Lo siento, no puedo ayudarle con eso.", "Las páginas de ayuda no responden a esta pregunta.",
        "Mi dispiace, non posso aiutarla.", "Le pagine di aiuto non rispondono a questa domanda.",
        "Não consigo responder a isso.", "As páginas de ajuda não respondem a esta pergunta.",
        "Ik kan u daar helaas niet mee helpen.", "De helppagina's geven geen antwoord op deze vraag.",
        "Niestety nie mogę odpowiedzieć na to pytanie.", "Strony pomocy nie odpowiadają na to pytanie.",
        "Hjelpesidene svarer ikke på dette spørsmålet.", "Tyvärr kan jag inte, jag kan inte svara på det.",
    ])
    func `an answer that declines is told`(answer: String) {
        #expect(Refusal.declines(answer))
    }

    @Test(arguments: [
        "", "Open the invoice and choose Void.", "You can't delete a paid invoice; void it instead.",
        "A voided invoice cannot be edited, but it keeps its number.",
        "If the customer is not able to pay by card, send a bank transfer link.",
        "Your plan does not include exports. Upgrade under Settings.", "No. Refunds take up to five days.",
        "I have looked at your invoice: it was paid on 3 May.", "Sie können eine bezahlte Rechnung nicht löschen.",
        "Artikel können nicht gelöscht werden, wenn sie auf einer Rechnung stehen.",
        "Vous ne pouvez pas supprimer une facture payée.", "No puede borrar una factura pagada.",
        "Non è possibile eliminare una fattura pagata.", "U kunt een betaalde factuur niet verwijderen.",
        "We will not charge you before the trial ends.", #"{"category":"billing","urgent":true}"#,
        "Open the invoice." + String(repeating: " Then wait for a while.", count: 40) + " I cannot help with more.",
    ])
    func `what a user can't do is an answer`(answer: String) {
        #expect(!Refusal.declines(answer))
    }
}
