import ChassisCore

/// `knowledge:`, how the knowledge base is searched.
extension ChassisFile {
    static func search(_ fields: Fields, models: [String]) -> KnowledgeSettings {
        var settings = KnowledgeSettings()
        guard let fields = fields.section("knowledge", keys: ["weights", "vectors"]) else { return settings }
        if let weights = fields.section("weights", keys: ["title", "headings"]) {
            settings.weights.title = weights.fraction("title", upTo: 100, or: settings.weights.title)
            settings.weights.headings = weights.fraction("headings", upTo: 100, or: settings.weights.headings)
        }
        let keys = ["model", "passage_model", "question_prefix", "passage_prefix"]
        guard let vectors = fields.section("vectors", keys: keys) else { return settings }
        var made = KnowledgeSettings.Vectors(model: vectors.reference("model", to: "model", among: models))
        if vectors.optional("passage_model") != nil {
            made.passageModel = vectors.reference("passage_model", to: "model", among: models)
        }
        made.questionPrefix = prefix("question_prefix", vectors)
        made.passagePrefix = prefix("passage_prefix", vectors)
        settings.vectors = made
        return settings
    }

    /// With the space at its end, which is part of it.
    private static func prefix(_ key: String, _ fields: Fields) -> String {
        guard let node = fields.optional(key) else { return "" }
        guard let text = node.text, text.unicodeScalars.count <= 200 else {
            fields.wrong(key, "is no prefix", expected: "a text of at most 200 characters", found: node.found)
            return ""
        }
        return text
    }
}
