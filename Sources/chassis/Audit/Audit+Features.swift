import ChassisCore
import ChassisEngine
import ChassisStore
import Foundation

/// What each feature is put through.
extension Audit {
    func examine(_ feature: Feature, _ card: inout AuditCard) async throws {
        try await refuseBadInput(feature, &card)
        try await stopInjection(feature, &card)
        try await judgeAlike(feature, &card)
        try await quarantinePages(feature, &card)
        try await keepPersonalData(feature, &card)
        try await holdBackHalves(feature, &card)
        try await keepPairs(feature, &card)
        try await surviveOutage(feature, &card)
        try await surviveSilence(feature, &card)
        if feature.schema != nil { try await holdBackGarbage(feature, &card) }
        if feature.cache != nil { try await keepCachesApart(feature, &card) }
    }

    private func refuseBadInput(_ feature: Feature, _ card: inout AuditCard) async throws {
        let tooLong = Array(repeating: UInt8(ascii: "a"), count: feature.limits.inputCharacters + 1)
        let inputs: [(String, [UInt8], String)] = [
            ("an empty input is refused", [], "input_empty"),
            ("blanks are refused", Array(" \n\t".utf8), "input_empty"),
            ("an input that is no text is refused", [0x68, 0xFF, 0x00], "input_not_text"),
            ("an input over the limit is refused", tooLong, "input_too_long"),
        ]
        for (promise, input, code) in inputs {
            switch await submit(input, to: feature.name) {
            case .success: card.add(feature.name, promise, tests: ["T36"], problem: "it was taken")
            case .failure(let error):
                card.add(
                    feature.name, promise, tests: ["T36"],
                    problem: error.code == code ? nil : "refused as \(error.code)")
            }
        }
    }

    private func stopInjection(_ feature: Feature, _ card: inout AuditCard) async throws {
        let promise = "an instruction to ignore the instructions is stopped"
        model.behave(.echo)
        let job = try await ended(await submit(Array(Self.attack.utf8), to: feature.name))
        let isStopped = job.error?.code == "guard_blocked"
        card.add(
            feature.name, promise, tests: ["T19"],
            problem: isStopped ? nil : "it ended as \(job.error?.code ?? job.state.rawValue)",
            remedy: "guard: {block_at: 0.5} in features/\(feature.name).yaml")
    }

    private func keepPersonalData(_ feature: Feature, _ card: inout AuditCard) async throws {
        model.behave(.echo)
        var texts: [String] = []
        for value in PersonalSamples.all {
            let input = "\(value.before) \(value.text) for order \(texts.count + 1)."
            let job = try await ended(await submit(Array(input.utf8), to: feature.name))
            // An answer that has to fit a schema can't be an echo.
            if feature.schema == nil, job.state == .completed { texts.append(try await engine.output(of: job)) }
        }
        let sent = model.sent.joined(separator: "\n")
        let kept = written(PersonalSamples.all.map(\.text))
        for value in PersonalSamples.all {
            let leaks = [
                sent.contains(value.text) ? "a provider" : nil,
                kept.contains(value.text) ? "the store, in clear" : nil,
            ].compactMap(\.self)
            card.add(
                feature.name, "\(value.name) leaves for nobody", tests: ["T16"],
                problem: leaks.isEmpty ? nil : "it went to " + leaks.joined(separator: " and "),
                remedy: "privacy: {mask: [\(value.kind.rawValue), …]} in chassis.yaml")
        }
    }

    private func holdBackGarbage(_ feature: Feature, _ card: inout AuditCard) async throws {
        model.behave(.garbage)
        let job = try await ended(await submit(Array("Is what is broken given out?".utf8), to: feature.name))
        var problem: String?
        if job.state == .completed {
            let output = try await engine.output(of: job)
            let value = try? JSON(parsing: output)
            let violations = value.flatMap { engine.setup.schema(feature.schema)?.validate($0) }
            if violations.map({ !$0.isEmpty }) ?? true { problem = "a client was given what does not fit the schema" }
        }
        card.add(
            feature.name, "an answer that does not fit its schema is mended or refused, never given out",
            tests: ["T21"],
            problem: problem, remedy: "structured: {repairs: 1} in features/\(feature.name).yaml")
        model.behave(.echo)
    }
}

/// Made-up personal data that every check digit accepts.
enum PersonalSamples {
    struct Value {
        var kind: PersonalData
        var name: String
        var before: String
        var text: String
    }

    static let all: [Value] = [
        Value(kind: .email, name: "an e-mail address", before: "Write to", text: "audit.probe@example.org"),
        Value(kind: .phone, name: "a phone number", before: "Call me at", text: "+49 30 901820 15"),
        Value(kind: .creditCard, name: "a card number", before: "My card is", text: "4111 1111 1111 1111"),
        Value(kind: .iban, name: "an IBAN", before: "Pay to", text: "DE89 3704 0044 0532 0130 00"),
        Value(kind: .ipAddress, name: "an IP address", before: "I come from", text: "203.0.113.77"),
        Value(kind: .nationalID, name: "a social security number", before: "My SSN is", text: "536-22-8145"),
        Value(kind: .secret, name: "an API key", before: "api_key =", text: "sk-proj-4fT9xQ2LmZ8vB7nR5kWc3HdY6pJs1GaE"),
    ]
}
