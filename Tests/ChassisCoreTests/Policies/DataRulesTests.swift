import ChassisCore
import Testing

struct DataRulesTests {
    private static func provider(_ url: String = "https://llm.example.com/v1", _ terms: DataTerms = .init())
        -> ProviderSettings
    {
        ProviderSettings(name: "p", kind: .openai, baseURL: url, terms: terms)
    }

    private static let cases: [(DataRules, DataTerms, String?)] = [
        (DataRules(), DataTerms(), nil),
        (DataRules(), DataTerms(regions: ["US"], trains: true, retention: .seconds(86_400)), nil),
        (DataRules(regions: ["EU"]), DataTerms(regions: ["EU"]), nil),
        (DataRules(regions: ["EU"]), DataTerms(regions: ["DE", "IE"]), nil),
        (DataRules(regions: ["EEA"]), DataTerms(regions: ["EU"]), nil),
        (DataRules(regions: ["DE"]), DataTerms(regions: ["EU"]), "it is in EU"),
        (DataRules(regions: ["EU"]), DataTerms(regions: ["NO"]), "it is in NO"),
        (DataRules(regions: ["EU"]), DataTerms(regions: ["DE", "US"]), "it is in US"),
        (DataRules(regions: ["EU"]), DataTerms(), "its region is not said"),
        (DataRules(allowsTraining: false), DataTerms(trains: false), nil),
        (DataRules(allowsTraining: false), DataTerms(trains: true), "it trains on data"),
        (DataRules(allowsTraining: false), DataTerms(), "whether it trains on data is not said"),
        (DataRules(allowsThirdParties: false), DataTerms(regions: ["DE"]), "it is a third party's"),
        (DataRules(retention: .zero), DataTerms(retention: .zero), nil),
        (DataRules(retention: .zero), DataTerms(retention: .seconds(30 * 86_400)), "it keeps data for 30 d"),
        (DataRules(retention: .zero), DataTerms(), "how long it keeps data is not said"),
    ]

    @Test(arguments: cases) func `unknown terms meet no rule, and known ones are compared`(
        rules: DataRules, terms: DataTerms, refusal: String?
    ) {
        #expect(rules.refusal(of: Self.provider(terms)) == refusal)
    }

    private static func provider(_ terms: DataTerms) -> ProviderSettings {
        provider("https://llm.example.com/v1", terms)
    }

    @Test(arguments: [
        ("http://127.0.0.1:11434/v1", true), ("http://localhost/v1", true), ("http://[::1]:8080/v1", true),
        ("http://127.0.0.1.example.com/v1", false), ("https://localhost.example.com/v1", false),
        ("https://127.example.com", false), ("https://10.0.0.1/v1", false),
    ]) func `what stays on this machine goes nowhere`(url: String, isOwn: Bool) {
        let strict = DataRules(regions: ["EU"], allowsTraining: false, allowsThirdParties: false, retention: .zero)
        #expect((strict.refusal(of: Self.provider(url)) == nil) == isOwn)
        #expect(strict.refusal(of: ProviderSettings(name: "e", kind: .extractive)) == nil)
    }

    @Test func `a tunnel on this machine is what it is said to lead to`() {
        let tunnel = Self.provider("http://127.0.0.1:4000/v1", DataTerms(regions: ["US"]))
        #expect(DataRules(regions: ["EU"]).refusal(of: tunnel) == "it is in US")
    }
}
