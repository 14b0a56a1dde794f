import ChassisCore
import Crypto
import Synchronization

/// Marks the system prompt, so that an answer that gives it away is known, whatever code it is in.
///
/// A recital in clear is known by the prompt's own words, before the mark at its end comes.
/// Stands behind `Compose`. A client's own messages go out as they are; the embedded model that picks sentences reads
/// no prompt.
package struct PlantCanary: Stage {
    package static let name = "canary"
    package static let isSkippedOnceAnswered = true

    package func isNeeded(by call: Call) -> Bool {
        let isRead = (call.route.candidates + call.route.stronger).contains {
            call.setup.settings(of: $0.provider)?.kind != .extractive
        }
        return call.feature.guardPolicy?.hasCanary == true && !call.feature.isChat && isRead
    }

    package func run(_ call: inout Call) async throws(StageError) {
        let canary = call.mark.canary ?? call.mark.numbers.map { Canary($0.0, $0.1) } ?? Canary()
        call.mark.canary = canary
        if let prompt = call.setup.prompt(of: call.feature) {
            let passages = call.usedPassages.flatMap { [$0.title, $0.text] }
            let examples = prompt.examples.flatMap { [$0.input, $0.output] }
            let said = call.messages.filter { $0.role != .system }.map(\.content)
            call.mark.echo = EchoWatch(
                call.setup.promptWords.of(prompt.system),
                others: [call.input, call.shape?.text ?? ""] + said + passages + examples)
        } else {
            call.mark.echo = nil
        }
        call.feed?.guardAgainst(canary, call.mark.echo)
        if let place = call.messages.firstIndex(where: { $0.role == .system }) {
            // At its end: what stands before it may be in the provider's cache for all tenants.
            call.messages[place].content += "\n\n" + canary.line
        } else {
            call.messages.insert(Message(.system, canary.line), at: 0)
        }
    }
}

/// Ends the job where the answer holds the canary of its prompt, or recites the prompt. Thoughts that do are left out:
/// a model goes over its instructions while it thinks, and the answer may be good.
///
/// Stands behind `Unmask`, because a mark may hide as the value of a placeholder. What followers of the stream were
/// given was held to the same piece by piece.
package struct GuardOutput: Stage {
    package static let name = "guard.output"

    package func isNeeded(by call: Call) -> Bool { call.mark.canary != nil && call.cache.result == .miss }

    package func run(_ call: inout Call) async throws(StageError) {
        guard let canary = call.mark.canary, let output = call.output else { return }
        let calls = call.chatAnswer?.toolCalls ?? []
        func leaks(_ text: String) -> Bool { canary.isIn(text) || call.mark.echo?.isIn(text) == true }
        if let reasoning = call.chatAnswer?.reasoning, !reasoning.isEmpty, leaks(reasoning) {
            call.chatAnswer?.reasoning = ""
            call.notes["reasoning"] = "left out, because it gives the system prompt away"
        }
        // JSON may spell its letters as escapes.
        let texts = [output] + calls.flatMap { [$0.name, $0.arguments] }
        let spelled = texts.compactMap { $0.utf8.contains(UInt8(ascii: "\\")) ? (try? JSON(parsing: $0))?.text : nil }
        guard (texts + spelled).contains(where: leaks) else { return }
        call.output = nil
        call.chatAnswer = nil
        call.answer.text = nil
        throw .promptLeaked(model: call.answer.model?.name ?? "unknown")
    }
}

extension Vault {
    /// What the mark in a system prompt is made of: the same for each turn of a conversation.
    func canaryNumbers(for call: Call) -> (UInt64, UInt64) {
        let conversation = call.chat?.conversation ?? ""
        let parts = [call.tenant.id, call.feature.prompt, String(call.feature.promptVersion), conversation]
        let words = "canary \(parts.joined(separator: "\0"))"
        return conversation.isEmpty ? knownNumbers.of(words) { numbers(words) } : numbers(words)
    }

    private func numbers(_ words: String) -> (UInt64, UInt64) {
        var code = authentication
        code.update(data: Array(words.utf8))
        return code.finalize().withUnsafeBytes { bytes in
            (bytes.loadUnaligned(as: UInt64.self), bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        }
    }
}

/// Numbers that the same words gave before: outside of conversations a prompt has the same for each job of a tenant.
final class KnownNumbers: Sendable {
    private let numbers = Mutex<[String: (UInt64, UInt64)]>([:])
    private static let mostKept = 1024

    func of(_ words: String, _ make: () -> (UInt64, UInt64)) -> (UInt64, UInt64) {
        numbers.withLock { numbers in
            if let known = numbers[words] { return known }
            if numbers.count >= Self.mostKept { numbers = [:] }
            let made = make()
            numbers[words] = made
            return made
        }
    }
}
