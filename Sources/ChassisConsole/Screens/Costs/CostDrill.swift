import ChassisCore
import ChassisStore
import ChassisSurface

/// From a figure to the jobs that made it, in the filter grammar.
enum CostDrill {
    enum Target: Equatable {
        case filter(String)
        /// Why there is no such list.
        case nowhere(SafeText)
    }

    /// - Parameter tenants: Whose jobs the figures of a plan are of: jobs themselves carry the tenant alone, so that all of
    ///   theirs are shown, also those on another plan.
    static func target(
        _ dimension: CostDimension, _ name: String, tenants: Set<String> = [], since: Timestamp, now: Timestamp
    ) -> Target {
        let names: String
        switch dimension {
        case .tenant, .model: names = "\(dimension.rawValue):\(quoted(name))"
        case .feature, .prompt:
            // Figures tell the jobs of eval runs apart by this; the jobs themselves belong to a tenant of their own.
            let isEvals = name.hasPrefix(InternalTenant.evalsInFigures)
            let own = isEvals ? String(name.dropFirst(InternalTenant.evalsInFigures.count)) : name
            names = "\(dimension.rawValue):\(quoted(own)) \(isEvals ? "" : "-")tenant:\(quoted(InternalTenant.evals))"
        case .plan:
            guard !tenants.isEmpty else { return .nowhere("nobody's job was on this plan") }
            names = "tenant:" + tenants.sorted().map(quoted).joined(separator: ",")
        case .day: return .nowhere("a day's jobs can't be told by a filter yet")
        }
        // Figures are of the jobs that ended in their time, whenever those were submitted.
        let filter = names + " ended:<" + age(now - since)
        guard (try? JobFilter(parsing: filter)) != nil else {
            return .nowhere("too many tenants for one filter")
        }
        return .filter(filter)
    }

    /// The jobs of tenants that ended since a moment, to the second.
    static func ended(since: Timestamp, now: Timestamp) -> String {
        let seconds = max(1, ((now - since).milliseconds + 999) / 1_000)
        let span = seconds % 60 == 0 ? age(.seconds(seconds)) : "\(seconds)s"
        return "ended:<\(span) -tenant:\(quoted(InternalTenant.evals))"
    }

    /// Whole days or hours where it comes out even, else minutes, rounded up.
    private static func age(_ duration: Duration) -> String {
        let minutes = max(1, (duration.milliseconds + 59_999) / 60_000)
        if minutes % 1_440 == 0 { return "\(minutes / 1_440)d" }
        return minutes % 60 == 0 ? "\(minutes / 60)h" : "\(minutes)m"
    }

    /// The name as it is, in quotes where the grammar would read something into it.
    static func quoted(_ name: String) -> String {
        let isPlain =
            !name.isEmpty
            && name.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x2E || byte == 0x5F
            }
        guard !isPlain else { return name }
        let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped)\""
    }
}
