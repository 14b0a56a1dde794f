import ChassisCore
import Foundation

extension ChassisFile {
    private static let providerKeys = ["kind", "base_url", "key_env", "timeouts", "max_concurrency", "data"]

    static func provider(
        _ entry: NamedNode, environment: (String) -> String?, log: ProblemLog
    ) -> ProviderSettings? {
        let path = "providers.\(entry.name)"
        guard let fields = Fields(entry.node, path: path, keys: providerKeys, log: log) else { return nil }
        guard let kind: ProviderSettings.Kind = fields.word("kind", or: nil) else { return nil }
        var settings = ProviderSettings(name: entry.name, kind: kind)
        settings.maxConcurrency = fields.integer("max_concurrency", 1...10_000, or: settings.maxConcurrency)
        if kind == .extractive {
            for key in ["base_url", "key_env", "timeouts", "data"] where fields.has(key) {
                fields.wrong(
                    key, "makes no sense here", expected: "only kind and max_concurrency for an extractive provider",
                    found: "'\(key)'")
            }
            return settings
        }
        settings.baseURL = baseURL(fields, environment: environment)
        settings.keyVariable = keyVariable(fields)
        settings.timeouts = timeouts(fields)
        settings.terms = dataTerms(fields)
        return settings
    }

    private static func baseURL(_ fields: Fields, environment: (String) -> String?) -> String {
        let expected = "a URL such as https://api.openai.com/v1"
        let raw = fields.text("base_url", expected: expected)
        guard !raw.isEmpty else { return "" }
        var url: String
        switch EnvironmentText.expand(raw, environment: environment) {
        case .success(let text): url = text
        case .failure(let problem):
            fields.wrong("base_url", problem.what, expected: problem.expected, found: quoted(raw))
            return ""
        }
        while url.hasSuffix("/") { url.removeLast() }
        let parts = URLComponents(string: url)
        if parts?.user != nil || parts?.password != nil {
            fields.wrong(
                "base_url", "holds a user or password: put the key into the environment", expected: expected,
                found: "a URL with an @")
            return ""
        }
        guard let parts, ["http", "https"].contains(parts.scheme ?? ""), parts.host?.isEmpty == false,
            parts.query == nil, parts.fragment == nil, (1...65_535).contains(parts.port ?? 80)
        else {
            fields.wrong("base_url", "is not a web address", expected: expected, found: quoted(raw))
            return ""
        }
        return url
    }

    private static func keyVariable(_ fields: Fields) -> String? {
        guard let node = fields.optional("key_env") else { return nil }
        if let name = node.text, EnvironmentText.isVariable(name) { return name }
        // Not shown: it may well be the key itself.
        fields.wrong(
            "key_env", "is not the name of an environment variable: put the key into the environment",
            expected: "a name such as OPENAI_API_KEY", found: "something else")
        return nil
    }

    private static func timeouts(_ fields: Fields) -> InferenceTimeouts {
        var timeouts = InferenceTimeouts()
        guard let fields = fields.section("timeouts", keys: ["connect", "first_byte", "total"]) else { return timeouts }
        let range = Duration.milliseconds(1)...day
        timeouts.total = fields.duration("total", range, or: timeouts.total)
        timeouts.connect = fields.duration("connect", range, or: min(timeouts.connect, timeouts.total))
        timeouts.firstByte = fields.duration("first_byte", range, or: min(timeouts.firstByte, timeouts.total))
        for (key, value) in [("connect", timeouts.connect), ("first_byte", timeouts.firstByte)]
        where value > timeouts.total {
            fields.wrong(key, "is longer than total", expected: "at most \(timeouts.total.short)", found: value.short)
        }
        return timeouts
    }
}

extension ChassisFile {
    private static let modelKeys = [
        "provider", "id", "context_window", "max_output_tokens", "supports_schema", "prices", "warm",
        "vocabulary", "max_concurrent", "logprobs",
    ]

    static func model(_ entry: NamedNode, providers: [String], log: ProblemLog) -> Model? {
        let path = "models.\(entry.name)"
        guard let fields = Fields(entry.node, path: path, keys: modelKeys, log: log) else { return nil }
        let provider = fields.reference("provider", to: "provider", among: providers)
        var model = Model(name: entry.name, provider: provider, id: entry.name)
        model.id = fields.text("id", or: entry.name, expected: "the provider's name of the model", atMost: 200)
        if fields.optional("context_window") != nil {
            model.contextWindow = fields.integer("context_window", 16...100_000_000, or: 100_000_000)
        }
        let window = model.contextWindow ?? .max
        model.maxOutputTokens = fields.integer(
            "max_output_tokens", 1...100_000_000, or: min(model.maxOutputTokens, window))
        if model.maxOutputTokens > window {
            fields.wrong(
                "max_output_tokens", "is more than context_window", expected: "at most \(window)",
                found: "\(model.maxOutputTokens)")
        }
        model.supportsSchema = fields.boolean("supports_schema", or: false)
        model.reportsLogProbabilities = fields.boolean("logprobs", or: false)
        model.prices = prices(fields)
        model.warm = warm(fields)
        model.vocabulary = vocabulary(fields)
        if fields.optional("max_concurrent") != nil {
            model.maxConcurrent = fields.integer("max_concurrent", 1...10_000, or: 1)
        }
        return model
    }

    /// `vocabulary: PATH`, or `vocabulary: {file: PATH, split: cl100k}` for a file that doesn't say how it splits.
    private static func vocabulary(_ fields: Fields) -> VocabularySource? {
        let expected = "the path of a .tiktoken file, a tokenizer.json or a .gguf model"
        guard let node = fields.optional("vocabulary") else { return nil }
        if node.text != nil { return VocabularySource(path: fields.text("vocabulary", expected: expected)) }
        guard let fields = fields.section("vocabulary", keys: ["file", "split"]) else { return nil }
        var source = VocabularySource(path: fields.text("file", expected: expected))
        if let node = fields.optional("split") {
            source.split = node.text
            if !VocabularySource.splits.contains(node.text ?? "") {
                fields.wrong(
                    "split", "is no way to split texts", expected: choice(VocabularySource.splits), found: node.found)
            }
        }
        return source.path.isEmpty ? nil : source
    }

    private static func prices(_ fields: Fields) -> [Price] {
        var prices: [Price] = []
        let keys = ["from", "above"] + rateKeys
        for (index, node) in fields.elements("prices", expected: "a list of {from, input, output}").enumerated() {
            let path = "\(fields.label("prices"))[\(index)]"
            guard let price = Fields(node, path: path, keys: keys, log: fields.log) else { continue }
            guard let from = day(price) else { continue }
            if prices.contains(where: { $0.effectiveFrom == from }) {
                price.wrong(
                    "from", "is there twice", expected: "one price a day", found: price.node("from")?.found ?? "")
            }
            prices.append(
                Price(effectiveFrom: from, rates: rates(price), steps: steps(price)))
        }
        return prices.sorted { $0.effectiveFrom < $1.effectiveFrom }
    }

    private static let rateKeys = ["input", "output", "cache_read", "cache_creation"]
    private static let priceUnit = "USD per million tokens"
    /// A million dollars for a million tokens, in pico-dollars a token: a slip of the units shows.
    private static let mostExpensive: Int64 = 1_000_000_000_000
    /// One is a million of the other.
    private static let priceDigits = 6

    private static func rates(_ fields: Fields) -> Price.Rates {
        func needed(_ key: String) -> Int64 {
            fields.decimal(key, digits: priceDigits, upTo: mostExpensive, unit: priceUnit, or: nil)
        }
        func optional(_ key: String) -> Int64? {
            fields.optionalDecimal(key, digits: priceDigits, upTo: mostExpensive, unit: priceUnit)
        }
        return Price.Rates(
            input: needed("input"), output: needed("output"), cacheRead: optional("cache_read"),
            cacheCreation: optional("cache_creation"))
    }

    /// `above: {200000: {input: …, output: …}}`: what prompts of more tokens cost.
    private static func steps(_ fields: Fields) -> [Price.Step] {
        let naming = "a number of tokens such as 200000"
        func isCount(_ name: String) -> Bool { Int64(name).map { (1...1_000_000_000).contains($0) } ?? false }
        return fields.entries("above", isRequired: false, naming: naming, isName: isCount).compactMap { entry in
            let path = "\(fields.label("above")).\(entry.name)"
            guard let above = Int64(entry.name), isCount(entry.name),
                let step = Fields(entry.node, path: path, keys: rateKeys, log: fields.log)
            else { return nil }
            return Price.Step(above: above, rates: rates(step))
        }
    }

    private static func day(_ fields: Fields) -> Timestamp? {
        let expected = "a day such as 2026-01-31, or a moment such as 2026-01-31T00:00:00Z"
        guard let node = fields.required("from", expected: expected) else { return nil }
        let text = node.text ?? ""
        let isDay = text.utf8.count == 10
        let moment = Timestamp(rfc3339: isDay ? text + "T00:00:00Z" : text)
        // The parser takes 31 February for 3 March; a day that comes back as another one is none.
        guard let moment, !isDay || moment.rfc3339.hasPrefix(text) else {
            fields.wrong("from", "is not a day", expected: expected, found: node.found)
            return nil
        }
        return moment
    }
}
