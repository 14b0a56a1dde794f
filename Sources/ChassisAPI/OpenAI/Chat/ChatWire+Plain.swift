import ChassisCore

extension ChatWire {
    /// `whole` of one answer, without the tree, as most are: a text; `nil` for any other.
    ///
    /// Making and writing the tree takes several times as long, and this stands between each answer and its client.
    func plain(_ answer: ChatAnswer, usage: Usage) -> [UInt8]? {
        guard answer.toolCalls.isEmpty, answer.logProbabilities.isEmpty, !answer.isRefusal,
            answer.reasoning.isEmpty
        else { return nil }
        var json = JSONBytes(capacity: answer.text.utf8.count + 768)
        json.plain(#"{"id":"#)
        json.text(id)
        json.plain(#","object":"chat.completion","created":"#)
        json.integer(created)
        json.plain(#","model":"#)
        json.text(model)
        json.plain(#","choices":[{"index":0,"message":{"role":"assistant","content":"#)
        json.text(answer.text)
        json.plain(#","refusal":null,"annotations":[]},"logprobs":null,"finish_reason":"#)
        json.text(answer.wireReason.wireName)
        json.plain(#"}],"usage":"#)
        if usage.state == .absent { json.plain("null") } else { usage.writeChat(to: &json) }
        json.plain(#","system_fingerprint":null}"#)
        return json.bytes
    }
}

extension Usage {
    /// `chatJSON` where there is any.
    fileprivate func writeChat(to json: inout JSONBytes) {
        json.plain(#"{"prompt_tokens":"#)
        json.integer(inputTokens)
        json.plain(#","completion_tokens":"#)
        json.integer(outputTokens)
        json.plain(#","total_tokens":"#)
        json.integer(inputTokens + outputTokens)
        json.plain(#","prompt_tokens_details":{"cached_tokens":"#)
        json.integer(cacheReadTokens)
        json.plain(#","cache_write_tokens":"#)
        json.integer(cacheCreationTokens)
        json.plain(#","audio_tokens":0},"completion_tokens_details":{"reasoning_tokens":"#)
        json.integer(reasoningTokens)
        json.plain(#","audio_tokens":0,"accepted_prediction_tokens":0,"rejected_prediction_tokens":0}}"#)
    }
}
