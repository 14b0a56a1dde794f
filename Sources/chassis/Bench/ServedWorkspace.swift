import ChassisCore
import Foundation

/// A workspace on disk as a real one is set up: masking, guard, prices, plans; what answers in a model's place is off.
enum ServedWorkspace {
    /// - Parameters:
    ///   - model: Where the model `instant` lives, which the feature `answer` asks.
    ///   - slow: Where the model `hanging` lives, which the feature `slow` asks.
    ///   - workers: Jobs run at once.
    static func write(to folder: String, model: String, slow: String? = nil, workers: Int) throws {
        var files = [
            "chassis.yaml": settings(model: model, slow: slow ?? model, workers: workers),
            "prompts/answer/1.md": """
            ---
            note: For measuring.
            ---
            # system
            You answer questions briefly and truthfully.

            # user
            Question: {{input}}

            """,
        ]
        for (feature, tier) in [("answer", "local"), ("slow", "complex")] {
            files["features/\(feature).yaml"] = """
                name: \(feature)
                summary: Answers a question.
                prompt: answer
                version: 1
                tier: \(tier)
                credits: 1
                guard: {block_at: 0.5}
                limits: {input_characters: 8000, deadline: 2m}

                """
        }
        for (path, text) in files {
            let url = URL(filePath: folder + "/" + path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
    }

    private static func settings(model: String, slow: String, workers: Int) -> String {
        """
        name: bench
        store: chassis.sqlite
        engine: {workers: \(workers), max_queued_jobs: 1000000}
        providers:
          loopback: {kind: openai, base_url: "\(model)/v1", max_concurrency: 256}
          elsewhere: {kind: openai, base_url: "\(slow)/v1", max_concurrency: 256}
        models:
          instant: {provider: loopback, prices: [{from: 2020-01-01, input: 0.10, output: 0.40}]}
          hanging: {provider: elsewhere, prices: [{from: 2020-01-01, input: 0.10, output: 0.40}]}
        tiers: {local: [instant], small: [instant], complex: [hanging]}
        plans:
          bench: {monthly_credits: 1000000000, monthly_price_usd: 29, max_queued_jobs: 1000000}
        tenants:
          bench: {name: Bench, plan: bench, region: DE}
          other: {name: Other, plan: bench, region: DE}
        privacy: {mask: [email, phone, credit_card, iban, ip_address, national_id, secret]}

        """
    }

    /// A new key of a tenant.
    static func key(of tenant: String, in folder: String) throws -> String {
        let text = try ServedProgram.output(["tenants", "key", tenant, "--json", "--workspace", folder])
        guard let key = try JSON(parsing: text)["key"]?.string else {
            throw CommandError.refused("No key was made.", remedy: "run: chassis tenants key \(tenant)")
        }
        return key
    }

    /// A chat completion as a client sends it, another question for each number.
    static func chat(_ number: Int, key: String, feature: String = "answer") -> [UInt8] {
        let question = BenchWorkspace.question(number)
        let body = #"{"model":"\#(feature)","messages":[{"role":"user","content":"\#(question)"}]}"#
        return Array(
            ("POST /v1/chat/completions HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer \(key)\r\n"
                + "content-type: application/json\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)").utf8)
    }
}
