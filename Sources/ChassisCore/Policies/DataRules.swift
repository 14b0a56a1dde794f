/// What a tenant allows to become of its data, masked as it is. (`data:` of a tenant in `chassis.yaml`.)
///
/// Asked before every call that leaves the process: models, fallbacks and hedges, embeddings, judges, webhooks. A model on the
/// machine itself moves nothing anywhere, so nothing is asked of it.
package struct DataRules: Hashable, Sendable {
    /// Where it may be processed; `nil` for anywhere.
    package var regions: Set<String>?
    package var allowsTraining: Bool
    /// Whether others' machines may process it at all.
    package var allowsThirdParties: Bool
    /// The longest that it may be kept elsewhere; `nil` for any time.
    package var retention: Duration?

    package init(
        regions: Set<String>? = nil, allowsTraining: Bool = true, allowsThirdParties: Bool = true,
        retention: Duration? = nil
    ) {
        self.regions = regions
        self.allowsTraining = allowsTraining
        self.allowsThirdParties = allowsThirdParties
        self.retention = retention
    }

    package var isEmpty: Bool { self == DataRules() }

    /// The rules in words, for traces: `only EU · no training`.
    package var text: String {
        var parts: [String] = []
        if !allowsThirdParties { parts.append("no third party") }
        if let regions { parts.append("only " + regions.sorted().joined(separator: ", ")) }
        if !allowsTraining { parts.append("no training") }
        if let retention { parts.append(retention == .zero ? "nothing kept" : "kept \(Self.days(retention)) at most") }
        return parts.joined(separator: " · ")
    }

    /// Why a provider may not be sent the tenant's data; `nil` when it may.
    package func refusal(of provider: ProviderSettings) -> String? {
        isEmpty || provider.isOwnMachine ? nil : refusal(of: provider.terms)
    }

    /// Why a third party of these terms may not be sent the tenant's data; `nil` when it may.
    package func refusal(of terms: DataTerms) -> String? {
        if !allowsTraining, terms.trains != false {
            return terms.trains == nil ? "whether it trains on data is not said" : "it trains on data"
        }
        if !allowsThirdParties { return "it is a third party's" }
        if let regions {
            guard let theirs = terms.regions, !theirs.isEmpty else { return "its region is not said" }
            let allowed = Region.members(of: regions)
            let outside = theirs.filter { !Region.members(of: [$0]).isSubset(of: allowed) }
            if !outside.isEmpty { return "it is in " + outside.sorted().joined(separator: ", ") }
        }
        if let retention {
            guard let theirs = terms.retention else { return "how long it keeps data is not said" }
            if theirs > retention { return "it keeps data for \(Self.days(theirs))" }
        }
        return nil
    }
}

extension DataRules {
    private static func days(_ time: Duration) -> String {
        let hours = (time.components.seconds + 3599) / 3600
        return hours % 24 == 0 ? "\(hours / 24) d" : "\(hours) h"
    }
}

/// Names of regions: ISO 3166 codes, and two that stand for many.
package enum Region {
    /// Two capital letters of ISO 3166, or a name that stands for many. `UK` is another word for `GB`, and must not be another
    /// region beside it.
    package static func isName(_ text: String) -> Bool {
        if groups[text] != nil { return true }
        return text != "UK" && text.utf8.count == 2 && text.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }

    static func members(of names: Set<String>) -> Set<String> {
        names.reduce(into: []) { $0.formUnion(groups[$1] ?? [$1]) }
    }

    /// The members of the European Union, and with them those of the European Economic Area, as of 2026.
    private static let groups: [String: Set<String>] = {
        let union: Set<String> = [
            "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU",
            "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
        ]
        return ["EU": union, "EEA": union.union(["IS", "LI", "NO"])]
    }()
}
