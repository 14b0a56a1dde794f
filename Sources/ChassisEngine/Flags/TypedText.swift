import ChassisCore
import ChassisStore

/// Makes what people type about one job fit to be stored: bounded, and masked with the placeholders of its trace.
///
/// A value of the input gets the number that it has in the trace. So `⟦EMAIL_1⟧` means one person wherever it stands,
/// and one that was copied from the trace stays as it is.
struct TypedText: Sendable {
    let masker: Masker
    let region: String
    /// The input's values, and a place for each number that the trace has beyond them.
    let masks: MaskMap
    /// The input as the trace has it; `nil` when it is no longer kept.
    let input: String?

    static let reasonLimit = 2000
    static let expectedLimit = 20_000
    static let notesLimit = 8000
    static let nameLimit = 80

    /// - Throws: `.empty` or `.tooLong`, which name the text by `what`.
    func text(_ typed: String, _ what: String, limit: Int) throws(ReviewError) -> String {
        let trimmed = typed.trimmed
        guard !trimmed.isEmpty else { throw .empty(what) }
        let count = trimmed.unicodeScalars.count
        guard count <= limit else { throw .tooLong(what, limit: limit, found: count) }
        return masked(trimmed)
    }

    /// The same for a text that may be left out: blank counts as none.
    func optional(_ typed: String?, _ what: String, limit: Int) throws(ReviewError) -> String? {
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

    func masked(_ text: String) -> String {
        var masks = self.masks
        return masker.maskedAgain(text, region: region, map: &masks)
    }

    /// Masks the texts inside a value, so that it stays JSON; a number that is personal data becomes a text.
    func masked(_ value: JSON) -> JSON {
        switch value {
        case .string(let text): .string(masked(text))
        case .array(let elements): .array(elements.map { masked($0) })
        case .object(let object): .object(JSONObject(object.members.map { (masked($0.name), masked($0.value)) }))
        case .integer, .large, .number: masked(value.text) == value.text ? value : .string(masked(value.text))
        case .bool, .null: value
        }
    }
}

extension Engine {
    /// - Throws: `.store`, and `.vault` when the input was sealed with another key.
    func typedText(about job: Job) async throws(EngineError) -> TypedText {
        let setup = self.setup
        let region = setup.workspace.tenant(job.tenant)?.region ?? "US"
        let kept: (input: [UInt8]?, trace: Trace?)
        do {
            kept = (try await store.sealedInput(job.id), try await store.trace(job.id))
        } catch { throw .store(error) }
        var masks = MaskMap()
        var input: String?
        if let sealed = kept.input {
            let bytes: [UInt8]
            do { bytes = try vault.open(sealed, for: job.tenant, as: .input) } catch { throw .vault(error) }
            if let chat = try? ChatRequest(stored: bytes) {
                // A person has one number in all turns of a conversation.
                var whole = chat
                if let memory = try? await remember(&whole, tenant: job.tenant, before: job.id) { masks = memory.masks }
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
