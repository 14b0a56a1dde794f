import ChassisCore

/// Words that make a sentence worth keeping, or a value of a well-known choice likely.
enum Cues {
    static func isQuestion(_ text: String) -> Bool { text.hasSuffix("?") || text.hasSuffix("？") }

    static func isDecision(_ text: String) -> Bool { holds(text, decisions) }

    static func isAction(_ text: String) -> Bool { holds(text, actions) }

    /// A share to add to a sentence's score, 0…0.6.
    static func weight(of text: String) -> Double {
        var weight = 0.0
        if isDecision(text) { weight += 0.3 }
        if isAction(text) { weight += 0.15 }
        if isQuestion(text) { weight += 0.15 }
        if text.utf8.contains(where: { (0x30...0x39).contains($0) }) { weight += 0.15 }
        return min(weight, 0.6)
    }

    /// How strongly a text suggests one of the usual values of a priority or mood, 0…1; 0 for other values.
    static func suggestion(of value: String, in words: Set<String>) -> Double {
        guard let cues = values[value.lowercased()] else { return 0 }
        let found = cues.split(separator: " ").count { words.contains(String($0)) }
        return min(1, Double(found) * 0.5)
    }

    private static func holds(_ text: String, _ cues: Set<String>) -> Bool {
        TextAnalysis.words(in: text).contains { cues.contains($0.folded) }
    }

    private static let decisions: Set<String> = [
        "decided", "decision", "agreed", "approved", "confirmed", "resolved", "settled", "conclusion", "declined",
        "rejected", "chosen", "beschlossen", "entschieden", "vereinbart", "genehmigt", "bestatigt", "decide", "accord",
        "approuve", "decidido", "acordado", "aprobado", "deciso", "concordato", "approvato",
    ]
    private static let actions: Set<String> = [
        "please", "must", "should", "need", "needs", "todo", "action", "deadline", "will", "send", "bitte", "muss",
        "soll",
        "veuillez", "doit", "favor", "debe", "deve",
    ]
    private static let urgent = """
        urgent urgently asap immediately critical emergency blocked down outage dringend sofort notfall urgence bloque \
        urgente inmediatamente subito cannot stopped losing deadline today
        """
    private static let angry = """
        angry unacceptable terrible worst awful ridiculous furious disappointed frustrated broken useless \
        horrible fail \
        failed wrong scam never again schlecht unverschamt enttauscht argerlich katastrophe inacceptable decu furieux \
        inaceptable decepcionado terribile deluso inaccettabile
        """
    private static let happy = """
        great love excellent perfect amazing wonderful awesome happy thanks thank pleased fantastic super \
        toll danke prima \
        dank bedankt dziekuje obrigado takk tack merci genial parfait excelente gracias perfecto ottimo grazie perfetto
        """
    private static let broken = """
        bug crash crashes crashed crashing freezes frozen hangs blank glitch absturz plante bloquea blocca
        """
    private static let wish = """
        would nice great wish love useful helpful suggestion idea ware schon wunsch serait bien sarebbe bello seria
        """
    private static let values: [String: String] = [
        "urgent": urgent, "critical": urgent, "high": urgent, "p1": urgent, "negative": angry, "angry": angry,
        "frustrated": angry, "upset": angry, "positive": happy, "happy": happy, "satisfied": happy,
        "bug": broken, "defect": broken, "feature_request": wish, "feature": wish, "suggestion": wish,
        "low": "wondering curious suggestion idea someday whenever minor small feature request nice",
    ]
}
