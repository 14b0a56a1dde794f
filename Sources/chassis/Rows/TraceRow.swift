import ChassisCore

extension Trace {
    var row: JSON {
        [
            "id": .string(job.id.trace), "job": .string(job.id.description),
            "question": .init(input), "cached_from": .init(origin), "prompt": .array(prompt.map(\.json)),
            "context": .array(context.map(\.row)), "raw": .init(raw), "final": .init(final),
            "spans": .array(spans.map(\.row)), "calls": .array(calls.map(\.row)), "usage": job.usage.row,
            "cost_nano_usd": .init(job.cost), "prompt_name": .string(job.promptName),
            "prompt_version": .integer(Int64(job.promptVersion)), "prompt_text_hash": .init(promptTextHash),
            "masked": .object(
                JSONObject(masked.sorted { $0.key < $1.key }.map { ($0.key, .integer(Int64($0.value))) })),
            "deleted": .bool(isPastRetention),
        ]
    }
}

extension Trace {
    /// Of the version's file as it was when the prompt was made; `nil` where none was (cached answers, clients' own).
    var promptTextHash: String? { spans.last { $0.attributes["prompt.text"] != nil }?.attributes["prompt.text"] }
}

extension RetrievedDocument {
    var row: JSON {
        [
            "id": .string(passage.id), "title": .string(passage.title), "score": .number(passage.score),
            "text": .string(passage.text), "used": .bool(used),
        ]
    }
}

extension Span {
    var row: JSON {
        [
            "name": .string(name), "attempt": .integer(Int64(attempt)), "start_ns": .integer(startNanoseconds),
            "duration_ns": .integer(durationNanoseconds), "status": .string(status.rawValue),
            "attributes": .object(JSONObject(attributes.map { ($0.key, .string($0.value)) })),
        ]
    }
}

extension CallRecord {
    var row: JSON {
        [
            "attempt": .integer(Int64(attempt)), "provider": .string(provider), "model": .string(model),
            "response_model": .init(responseModel), "purpose": .string(purpose.rawValue), "usage": usage.row,
            "cost_nano_usd": .init(cost),
            "time_to_first_chunk_ms": timeToFirstChunkMilliseconds.map { .integer($0) } ?? .null,
            "duration_ms": .integer(durationMilliseconds), "error": .init(error),
        ]
    }
}
