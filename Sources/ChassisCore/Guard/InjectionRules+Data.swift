/// Orders to whatever machine reads on, in data of any kind: a cell, a field, a comment, an entry of a calendar.
///
/// People who write to each other don't tell a machine that happens to read along what it has to do: to name it and to
/// say what it must, in any language, is what attacks have in common, whatever they want done.
extension InjectionRules {
    static let data: [(name: String, weight: Double, patterns: [String])] = [
        (
            "machine-must", 0.45,
            [
                "any|all|every|each|whichever|toda|todas|todos|cualquier|alle|jede|jeder|tout|toute|toutes|tous|ogni ~2 NAMED ~8 MUST ~3 ACT",
                "NAMED MUST ~3 ACT", "CALLED MUST ~3 ACT",
                "assistant|asistente|assistente|assistent MUST ~1 now|maintenant|ahora|jetzt|ora|next|first|immediately ~3 ACT",
                "agent|agente|assistant|asistente virtual|virtuel|automatico|automatique|conversacional|conversationnel|numerique ~1 MUST ~3 ACT",
                "ai|automated|language|coding|code|shopping|hiring|grading|chat tool|tools|helper|helpers|system|systems|model|models|agent|agents|reviewer|reviewers|grader|graders|evaluator*|screener* ~5 MUST ~3 ACT",
                "fur|pour|para|per|an|al ~2 CALLED ~6 ACT",
            ]
        ),
        (
            "override-user", 0.55,
            [
                "OVERRIDE ~1 what|whatever|lo|ce|quello|was ~6 user|usuario|utilisateur|lutilisateur|nutzer|benutzer|utente|client",
                "OVERRIDE ~2 demande|peticion|anfrage|richiesta|frage ~3 user|usuario|utilisateur|lutilisateur|nutzers|nutzer|utente|client",
            ]
        ),
        (
            "dictated-reply", 0.4,
            [
                "REPLY ~8 consist|consists|ausschliesslich|uniquement|unicamente",
                "finish|end|begin|start each|every ~2 your",
                "antworte*|reponds|repondez|responde|responda|rispondi|antwoord|ответ*|odpowiad* ~4 nur|uniquement|seulement|solo|soltanto|apenas|somente|alleen|только|tylko ~3 mit|par|con|com|met|oui|si|да|tak|словом",
            ]
        ),
        (
            "skips-checks", 0.45,
            [
                "sauter|saute|saltar|salta|omitir|omite|ubersprin*|skip|skips ~2 verification|verificacion|prufung|freigabe|identite|identidad|identity|hooks|controles|confirmation|confirmacion",
                "ohne|sans|sin|senza ~1 ruckfrage|ruckfragen|demander|preguntar|confirmation|confirmacion|confirmar|zustimmung|chiedere",
            ]
        ),
        (
            "works-on-user", 0.36,
            [
                "user|visitor|customer|reader|caller ~2 MUST ~2 told|informed ~8 CREDENTIAL|password|login|card|click|type|enter|pay",
                "customer|user|owner|client|caller|nutzer|usuario ~2 has|have|hat|ha ~1 consented|agreed|changed|zugestimmt|consentido",
            ]
        ),
    ]
}
