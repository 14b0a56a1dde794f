import ChassisCore

extension PromptVersionStatus {
    var row: JSON {
        [
            "prompt": .string(prompt), "version": .integer(Int64(version)), "share": .number(share),
            "note": .string(note), "labels": .array(labels.map { .string($0) }), "jobs": .integer(jobs),
            "completed": .integer(completed), "failed": .integer(failed), "flagged": .integer(flagged),
            "cost_nano_usd": .integer(cost.nanoUSD), "unknown_cost_count": .integer(unknownCostCount),
            "cost_per_job_nano_usd": .init(costPerJob), "mean_confidence": meanConfidence.map { .number($0) } ?? .null,
            "mean_latency_ms": meanLatency.map { .integer($0.milliseconds) } ?? .null,
            "last_run": .init(lastRun?.id.description), "last_verdict": .init(lastRun?.verdict?.rawValue),
            "last_run_outdated": lastRun.map { .bool(isOutdated($0)) } ?? .null, "activated_at": .init(activatedAt),
            "text_hash": .init(textHash), "edited_since_activation": .bool(editedSince != nil),
        ]
    }
}

extension Activation {
    var row: JSON {
        [
            "id": .integer(id), "prompt": .string(prompt), "version": .integer(Int64(version)),
            "canary_version": canary.map { .integer(Int64($0.version)) } ?? .null,
            "canary_share": canary.map { .number($0.share) } ?? .null, "at": .init(at), "actor": .string(actor),
            "reason": .string(reason), "eval_run": .init(evalRun?.description), "forced": .bool(isForced),
            "rollback": .bool(isRollback), "configured_version": .integer(Int64(configuredVersion)),
            "text_hash": .init(textHash), "canary_text_hash": .init(canary?.textHash),
        ]
    }
}

extension Prompt {
    var row: JSON {
        [
            "system": .string(system), "user": .string(user),
            "examples": .array(examples.map { ["input": .string($0.input), "output": .string($0.output)] }),
            "bundle": bundle.row,
        ]
    }
}

extension PromptBundle {
    /// Only what the version fixes; `off` is false.
    var row: JSON {
        var members = JSONObject()
        if let schema { members["schema"] = schema.value.map { .string($0) } ?? false }
        if let tier { members["tier"] = .string(tier.rawValue) }
        if !models.isEmpty { members["models"] = .array(models.map { .string($0) }) }
        if let temperature { members["temperature"] = temperature.value.map { .number($0) } ?? .null }
        if let maxOutputTokens { members["max_output_tokens"] = .integer(Int64(maxOutputTokens)) }
        if let guardPolicy { members["guard"] = guardPolicy.value?.json ?? false }
        return .object(members)
    }
}

extension JSON {
    /// The object with the members of another behind its own.
    func merging(_ other: JSON) -> JSON {
        (other.object?.members ?? []).reduce(self) { $0.with($1.name, $1.value) }
    }
}
