import ChassisCore
import ChassisStore

/// Makes what people type about one job fit to be stored: bounded, and masked with the placeholders of its trace.
///
/// A value of the input gets the number that it has in the trace. So `⟦EMAIL_1⟧` means one person wherever it stands,
/// and one that was copied from the trace stays as it is.
package struct TypedText: Sendable {
    let masker: Masker
    let region: String
    /// The trace's values as far as they are known, and a place for each number that it has beyond them; then those of
    /// the texts that were masked here.
    private(set) var masks: MaskMap
    /// The input as the trace has it; `nil` when it is no longer kept.
    let input: String?

    /// In Unicode scalars, without the blanks around.
    package static let reasonLimit = 2000
    package static let expectedLimit = 20_000
    package static let notesLimit = 8000
    static let nameLimit = 80

    /// - Throws: `.empty` or `.tooLong`, which name the text by `what`.
    mutating func text(_ typed: String, _ what: String, limit: Int) throws(ReviewError) -> String {
        masked(try bounded(typed, what, limit: limit))
    }

    /// A text that was masked before, or is masked by whoever asks.
    func bounded(_ text: String, _ what: String, limit: Int) throws(ReviewError) -> String {
        let trimmed = text.trimmed
        guard !trimmed.isEmpty else { throw .empty(what) }
        let count = trimmed.unicodeScalars.count
        guard count <= limit else { throw .tooLong(what, limit: limit, found: count) }
        return trimmed
    }

    /// The same for a text that may be left out: blank counts as none.
    mutating func optional(_ typed: String?, _ what: String, limit: Int) throws(ReviewError) -> String? {
        guard let typed, !typed.trimmed.isEmpty else { return nil }
        return try text(typed, what, limit: limit)
    }

    /// Who reports or reviews: a name, kept as it is.
    func name(_ typed: String, _ what: String) throws(ReviewError) -> String {
        let trimmed = typed.trimmed
        guard !trimmed.isEmpty else { throw .empty(what) }
        let count = trimmed.unicodeScalars.count
        guard count <= Self.nameLimit else { throw .tooLong(what, limit: Self.nameLimit, found: count) }
        guard !trimmed.contains(where: \.isNewline) else { throw .notOneLine(what) }
        guard masker.matches(in: trimmed, region: region).isEmpty else { throw .personal(what) }
        return trimmed
    }

    /// Masks a text, or the texts inside of JSON, so that it stays JSON; a number that is personal data becomes a text.
    mutating func masked(_ text: String) -> String {
        let (masker, region) = (masker, region)
        return JSONMask { masker.maskedAgain($0, by: .user, region: region, map: &$1) }.mask(text: text, &masks)
    }
}

extension Engine {
    /// - Throws: `.store`, and `.vault` when the input was sealed with another key.
    func typedText(about job: Job) async throws(EngineError) -> TypedText {
        let setup = self.setup
        let region = setup.workspace.tenant(job.tenant)?.region ?? "US"
        let kept: (input: [UInt8]?, trace: Trace?, masks: [UInt8]?)
        do {
            kept = (
                try await store.sealedInput(job.id), try await store.trace(job.id), try await store.sealedMasks(job.id)
            )
        } catch { throw .store(error) }
        var masks = MaskMap()
        if let sealed = kept.masks, let bytes = try? vault.open(sealed, for: job.tenant, as: .masks) {
            masks = MaskMap(stored: bytes) ?? masks
        }
        var input: String?
        if let sealed = kept.input {
            let bytes: [UInt8]
            do { bytes = try vault.open(sealed, for: job.tenant, as: .input) } catch { throw .vault(error) }
            if let chat = try? ChatRequest(stored: bytes) {
                var remembered = chat
                // The numbers of a turn go on from those that its conversation had issued before.
                if masks.isEmpty, let memory = try? await remember(&remembered, tenant: job.tenant, before: job.id) {
                    masks = memory.masks
                }
                input = ChatMask(setup.masker, region: region).masked(chat, &masks).input
            } else {
                input = setup.masker.mask(String(decoding: bytes, as: UTF8.self), region: region, map: &masks)
            }
        }
        masks.reserve(kept.trace?.masked ?? [:])
        return TypedText(masker: setup.masker, region: region, masks: masks, input: input)
    }

    func knownJob(_ id: JobID) async throws(EngineError) -> Job {
        let job: Job?
        do { job = try await store.job(id) } catch { throw .store(error) }
        guard let job else { throw .store(.jobNotFound(id)) }
        return job
    }
}
