import ChassisCore

extension FlaggedAnswer {
    var row: JSON {
        [
            "id": .string(id.description), "job": .string(job.description), "trace": .string(job.trace),
            "state": .string(isOpen ? "open" : "resolved"), "tenant": .string(tenant), "feature": .string(feature),
            "prompt_name": .string(promptName), "prompt_version": .integer(Int64(promptVersion)),
            "created_at": .init(at), "reporter": .string(reporter), "reason": .string(reason),
            "expected": .init(expected), "owner": .init(owner), "notes": .string(notes),
            "verdict": .init(verdict?.rawValue), "resolved_at": .init(resolvedAt), "sample": .init(sample),
            "version": .integer(version),
        ]
    }
}
