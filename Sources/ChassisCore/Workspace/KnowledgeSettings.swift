/// `knowledge:` in `chassis.yaml`: how the knowledge base is searched.
package struct KnowledgeSettings: Hashable, Sendable {
    package var weights: Weights
    /// A model that makes vectors of articles and questions; `nil` for the embedded ones.
    package var vectors: Vectors?

    /// How many words of the text one word of an article's title, or of the headings above a passage, counts for.
    package struct Weights: Hashable, Sendable {
        package var title: Double
        package var headings: Double

        package init(title: Double = 2.5, headings: Double = 2.5) {
            self.title = title
            self.headings = headings
        }
    }

    package struct Vectors: Hashable, Sendable {
        /// The model that questions go to, and passages unless they have one of their own.
        package var model: String
        /// Many models tell questions from passages by their name or by what stands before the text.
        package var passageModel: String?
        package var questionPrefix: String
        package var passagePrefix: String

        package init(
            model: String, passageModel: String? = nil, questionPrefix: String = "", passagePrefix: String = ""
        ) {
            self.model = model
            self.passageModel = passageModel
            self.questionPrefix = questionPrefix
            self.passagePrefix = passagePrefix
        }
    }

    package init(weights: Weights = .init(), vectors: Vectors? = nil) {
        self.weights = weights
        self.vectors = vectors
    }
}
