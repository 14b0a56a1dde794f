import ChassisCore
import ChassisEngine
import Foundation

/// What those are given who follow an answer while it grows, a letter at a time.
extension Audit {
    /// Answers that have to fit a schema come whole, so there nothing could fail.
    func holdBackHalves(_ feature: Feature, _ card: inout AuditCard) async throws {
        guard feature.schema == nil else { return }
        try await restoreWhole(feature, &card)
        try await hidePrompt(feature, &card)
        model.behave(.echo)
    }

    private func restoreWhole(_ feature: Feature, _ card: inout AuditCard) async throws {
        model.behave(.spell)
        let input = PersonalSamples.all.map { "\($0.before) \($0.text)." }.joined(separator: " ")
        let job = try await submit(Array(input.utf8), to: feature.name).get()
        let told = try await told(of: job)
        guard try await ended(.success(job)).state == .completed else { return }
        let whole = try await engine.output(of: job)
        var problem: String?
        if told.contains("⟦") || told.contains("⟧") {
            problem = "a client was given a placeholder or a part of one"
        } else if told != whole {
            problem = "the pieces are not the answer: \(told.count) characters of \(whole.count)"
        }
        card.add(
            feature.name, "a placeholder that comes letter by letter is given out as its value or not at all",
            tests: ["T17"], problem: problem)
    }

    /// Of models that read a prompt.
    private func hidePrompt(_ feature: Feature, _ card: inout AuditCard) async throws {
        guard readsPrompt(feature) else { return }
        let promise = "a model that says its prompt letter by letter is stopped before the prompt's mark"
        let remedy = "guard: {canary: true} in features/\(feature.name).yaml"
        model.behave(.leak)
        let job = try await submit(Array("How do I invite three colleagues of mine?".utf8), to: feature.name).get()
        let told = try await told(of: job)
        let code = try await ended(.success(job)).error?.code
        let marks = model.sent.compactMap(Self.mark)
        guard !marks.isEmpty else {
            card.add(
                feature.name, promise, tests: ["T17", "T19"],
                problem: model.requests.isEmpty
                    ? "no model was asked: \(code ?? "it was answered")" : "the prompt has no mark",
                remedy: remedy)
            return
        }
        var problem = code == "prompt_leaked" ? nil : "the job ended as \(code ?? "completed")"
        // Half of it is the mark, too.
        if marks.contains(where: { told.contains($0.prefix($0.count / 2)) }) { problem = "a client was given the mark" }
        card.add(feature.name, promise, tests: ["T17", "T19"], problem: problem, remedy: remedy)
    }

    /// Everything that a job's follower was given, what turned out void as well.
    private func told(of job: Job) async throws -> String {
        var text = ""
        for try await event in engine.follow(job.id) {
            if case .delta(let piece) = event.kind { text += piece }
        }
        return text
    }

    private func readsPrompt(_ feature: Feature) -> Bool {
        models(answering: feature, withStronger: true).contains { model in
            workspace.providers.contains { $0.name == model.provider && $0.kind != .extractive }
        }
    }

    /// As `Canary.line` writes it.
    private static func mark(in text: String) -> Substring? {
        guard let end = text.range(of: "] is a confidential mark"),
            let start = text[..<end.lowerBound].lastIndex(of: "[")
        else { return nil }
        return text[text.index(after: start)..<end.lowerBound]
    }
}
