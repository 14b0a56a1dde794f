import ChassisCore
import ChassisEngine
import Foundation

/// Whether answers are kept for those alone who may have them.
extension Audit {
    /// Looks only where a cache gives answers at all: else nothing could fail.
    func keepCachesApart(_ feature: Feature, _ card: inout AuditCard) async throws {
        model.behave(.echo)
        let question = Array("Which colour has the door of the audit?".utf8)
        _ = try await ended(await submit(question, to: feature.name))
        let again = try await ended(await submit(question, to: feature.name))
        guard again.state == .completed, again.cache != .miss else { return }
        let other = try await ended(await submit(question, to: feature.name, tenant: Self.neighbour))
        card.add(
            feature.name, "a cached answer of one tenant is never another's", tests: ["T14"],
            problem: other.cache == .miss ? nil : "the other tenant got it from the cache",
            remedy: "cache: off in features/\(feature.name).yaml")
        // The vectors of an endpoint are not made in an audit.
        guard let semantic = feature.cache?.semantic, semantic.model == nil else { return }
        for (one, opposite) in OppositeQuestions.all {
            _ = try await ended(await submit(Array(one.utf8), to: feature.name))
            let job = try await ended(await submit(Array(opposite.utf8), to: feature.name))
            card.add(
                feature.name, "“\(opposite)” is not answered as “\(one)”", tests: ["T13"],
                problem: job.cache == .semantic ? "it was, from the semantic cache" : nil,
                remedy: "cache: {semantic: {threshold: 0.98}} in features/\(feature.name).yaml")
        }
    }
}

/// Questions that are near each other and have other answers.
enum OppositeQuestions {
    static let all = [
        ("How do I turn the reminders on?", "How do I turn the reminders off?"),
        ("Can I export my invoices?", "Can't I export my invoices?"),
        ("What does a plan of 10 seats cost?", "What does a plan of 100 seats cost?"),
        ("Is it free until 3 May?", "Is it free until 3 June?"),
        ("Does Amsterdam have an office?", "Does Rotterdam have an office?"),
    ]
}
