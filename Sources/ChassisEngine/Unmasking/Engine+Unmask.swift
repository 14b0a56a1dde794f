package import ChassisCore
import ChassisStore
import Logging

/// A trace with its values in clear, for the eyes of one operator: it is never stored, logged or exported.
package struct UnmaskedTrace: Sendable {
    package var act: Unmasking
    package var trace: Trace

    package init(act: Unmasking, trace: Trace) {
        self.act = act
        self.trace = trace
    }
}

extension Engine {
    /// Puts the values of a trace back for an operator who has the role, once the act is on disk.
    ///
    /// Who was refused is written down as well, with the reason that was given.
    ///
    /// - Parameter name: The operator's account on this machine.
    /// - Parameter reason: Why; not blank. Masked before it is stored.
    /// - Parameter isBracketed: Whether values stand between `⟦` and `⟧`, for a screen that lets them stand out.
    /// - Throws: `.unmask`; `.review` for a reason that can't be taken; `.store`, `.vault`: then nothing was shown.
    package func unmask(
        _ id: JobID, reason: String, by name: String, isBracketed: Bool = false
    ) async throws(EngineError) -> UnmaskedTrace {
        let job = try await knownJob(id)
        var typed = try await typedText(about: job)
        let text: String
        do { text = try typed.text(reason, "reason", limit: TypedText.reasonLimit) } catch { throw .review(error) }
        let kept: (trace: Trace?, masks: [UInt8]?)
        do {
            kept = (try await store.trace(id), try await store.sealedMasks(id))
        } catch { throw .store(error) }
        let workspace = setup.workspace
        guard let trace = kept.trace, !trace.masked.isEmpty else { throw .unmask(.nothingMasked(id)) }
        var act = Unmasking(
            id: UnmaskingID(0), at: clock.now(), by: String(name.prefix(TypedText.nameLimit)), job: id,
            tenant: job.tenant, reason: text, kinds: trace.maskedKinds, isGranted: workspace.mayUnmask(name))
        if act.isGranted {
            // Nothing is shown, so there is no act to be written.
            guard let sealed = kept.masks else { throw .unmask(.notKept(id, since: workspace.keepsMasked)) }
            let masks: MaskMap?
            do { masks = MaskMap(stored: try vault.open(sealed, for: job.tenant, as: .masks)) } catch {
                throw .vault(error)
            }
            guard let masks else { throw .vault(.cannotOpen) }
            act = try await written(act)
            return UnmaskedTrace(act: act, trace: trace.restored(by: isBracketed ? masks.bracketed : masks))
        }
        _ = try await written(act)
        throw .unmask(.noRole(name))
    }

    private func written(_ act: Unmasking) async throws(EngineError) -> Unmasking {
        let written: Unmasking
        do { written = try await store.addUnmasking(act) } catch { throw .store(error) }
        logger.notice(
            "\(act.isGranted ? "unmasked" : "refused to unmask")",
            metadata: ["trace": "\(act.job.trace)", "operator": "\(act.by)", "act": "\(written.id)"])
        return written
    }
}

extension Trace {
    /// `["email": 2]`, whatever the labels of the placeholders.
    package var maskedKinds: [String: Int] {
        Dictionary(masked.map { ($0.key.lowercased(), $0.value) }, uniquingKeysWith: +)
    }

    /// The texts with their values put back. Steps and bills hold none and stay as they are.
    fileprivate func restored(by masks: MaskMap) -> Trace {
        var trace = self
        for index in trace.prompt.indices {
            trace.prompt[index].content = masks.restore(json: prompt[index].content)
            trace.prompt[index].reasoning = prompt[index].reasoning.map { masks.restore($0) }
            for call in trace.prompt[index].toolCalls.indices {
                let arguments = prompt[index].toolCalls[call].arguments
                trace.prompt[index].toolCalls[call].arguments = masks.restore(json: arguments)
            }
        }
        for index in trace.context.indices {
            trace.context[index].passage.title = masks.restore(context[index].passage.title)
            trace.context[index].passage.text = masks.restore(context[index].passage.text)
        }
        trace.input = input.map { masks.restore(json: $0) }
        trace.raw = raw.map { raw in
            let parts = ThoughtText(raw)
            return ThoughtText(
                reasoning: masks.restore(parts.reasoning), answer: masks.restore(json: parts.answer)
            ).joined
        }
        trace.final = final.map { masks.restore(json: $0) }
        return trace
    }
}
