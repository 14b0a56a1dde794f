import ChassisCore

/// What is said when the passages hold no answer, in the language of the question where that is known.
enum NotCovered {
    static func text(for question: String) -> String {
        LanguageGuess.code(of: question).flatMap { texts[$0] } ?? english
    }

    static let english = "The help pages do not cover this question. Please ask the support team."

    private static let texts: [String: String] = [
        "de": "Die Hilfeseiten beantworten diese Frage nicht. Bitte wenden Sie sich an das Support-Team.",
        "fr": "Les pages d'aide ne répondent pas à cette question. Veuillez vous adresser à l'équipe d'assistance.",
        "es": "Las páginas de ayuda no responden a esta pregunta. Diríjase al equipo de soporte, por favor.",
        "it": "Le pagine di aiuto non rispondono a questa domanda. Si rivolga al team di assistenza.",
        "pt": "As páginas de ajuda não respondem a esta pergunta. Contacte a equipa de suporte, por favor.",
        "nl": "De helppagina's geven geen antwoord op deze vraag. Neem contact op met het supportteam.",
        "pl": "Strony pomocy nie odpowiadają na to pytanie. Prosimy o kontakt z zespołem wsparcia.",
        "no": "Hjelpesidene svarer ikke på dette spørsmålet. Ta kontakt med kundestøtten.",
    ]
}
