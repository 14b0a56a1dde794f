package import ChassisCore
import ChassisStore

extension Engine {
    /// Takes spans that an application recorded itself, masked, as traces of a tenant. They cost no credits; what the
    /// model calls cost is reckoned with the workspace's prices, and unknown for models that it doesn't price.
    ///
    /// Spans without ids are left out. A call is a request of its tenant's limit.
    ///
    /// - Returns: How many spans were left out.
    package func importSpans(_ spans: [ForeignSpan], tenant id: String) async throws(EngineError) -> Int {
        let setup = self.setup
        guard let tenant = setup.workspace.tenant(id) else {
            throw .unknownTenant(id, known: setup.workspace.tenants.map(\.id))
        }
        try await countRequest(of: id)
        let usable = spans.filter { span in
            span.traceID.utf8.count == 32 && span.spanID.utf8.count == 16 && span.end >= span.start && span.start > 0
                && !span.traceID.utf8.allSatisfy { $0 == UInt8(ascii: "0") }
        }
        var fresh: [[ForeignSpan]] = []
        do {
            for (trace, spans) in Dictionary(grouping: usable, by: \.traceID) {
                // An exporter that heard no answer sends the same again; once is enough to count and to bill.
                var known = try await store.knownSpans(spans.map(\.spanID), ofTrace: trace, tenant: id)
                let unknown = spans.filter { known.insert($0.spanID).inserted }
                if !unknown.isEmpty { fresh.append(unknown) }
            }
        } catch { throw .store(error) }
        let traces = fresh.map { spans in
            ForeignTrace(spans) { name, moment in
                let model = setup.workspace.model(name) ?? setup.workspace.models.first { $0.id == name }
                return model?.price(at: moment)
            }
        }
        let masking = TraceMasking(masker: setup.masker, region: tenant.region, workspace: setup.workspace)
        let now = clock.now()
        let masked = traces.sorted { ($0.start, $0.id) < ($1.start, $1.id) }.map { trace in
            var trace = masking.masked(trace, tenant: id)
            // A sender's clock may be wrong; what lies in the future would never be past its retention.
            (trace.start, trace.end) = (min(trace.start, now), min(trace.end, now))
            return trace
        }
        do { _ = try await store.importTraces(masked) } catch { throw .store(error) }
        return spans.count - usable.count
    }
}

/// Takes personal data out of a foreign trace; equal values get equal placeholders all over the trace.
struct TraceMasking {
    let masker: Masker
    let region: String
    let workspace: Workspace

    func masked(_ trace: ForeignTrace, tenant: String) -> ImportedTrace {
        var imported = ImportedTrace(trace, tenant: tenant, terms: workspace.plan(ofTenant: tenant).map(Terms.init))
        var map = MaskMap()
        func mask(_ text: String) -> String { masker.mask(text, region: region, map: &map) }
        func mask(_ text: String, atMost limit: Int) -> String { Self.cut(mask(text), to: limit) }
        imported.prompt = trace.prompt.map { Message($0.role, mask($0.content)) }
        imported.context = trace.context.map { document in
            var passage = document.passage
            passage.text = mask(passage.text)
            passage.title = mask(passage.title)
            passage.id = mask(passage.id, atMost: 200)
            return RetrievedDocument(passage, used: document.used)
        }
        imported.output = trace.output.map { mask($0) }
        imported.feature = mask(trace.feature, atMost: 100)
        // Its money is not this workspace's feature's, whatever the program calls itself.
        if workspace.feature(imported.feature) != nil || Feature.builtInNames.contains(imported.feature) {
            imported.feature = "otlp/" + imported.feature
        }
        imported.model = trace.model.map { name(of: $0, mask) }
        imported.provider = trace.provider.map { name(of: $0, mask) }
        imported.promptName = mask(trace.promptName, atMost: 100)
        imported.error = trace.error.map {
            JobError(code: mask($0.code, atMost: 100), message: mask($0.message, atMost: 500), remedy: nil)
        }
        imported.spans = trace.spans.map { span in
            var span = span
            span.name = mask(span.name, atMost: 100)
            let masked = span.attributes.map { (mask($0.key, atMost: 100), mask($0.value, atMost: 300)) }
            // Of names that are one when they are cut, the first stands.
            span.attributes = SpanAttributes(masked.reversed())
            return span
        }
        imported.calls = trace.calls.map { call in
            var call = call
            call.error = call.error.map { mask($0, atMost: 500) }
            call.model = name(of: call.model, mask)
            call.provider = name(of: call.provider, mask)
            call.responseModel = call.responseModel.map { name(of: $0, mask) }
            return call
        }
        imported.masked = map.counts
        return imported
    }

    /// The beginning of a masked text, with no half of a placeholder at its end.
    private static func cut(_ text: String, to limit: Int) -> String {
        let head = text.prefix(limit)
        guard head.endIndex < text.endIndex else { return text }
        guard let opening = head.lastIndex(of: "⟦"), !head[opening...].contains("⟧") else {
            return String(head)
        }
        return String(head[..<opening])
    }

    /// Of a model or a provider; ours are known to be names, others may be anything.
    private func name(of text: String, _ mask: (String) -> String) -> String {
        let isKnown = workspace.models.contains { $0.name == text || $0.id == text || $0.provider == text }
        return isKnown ? text : Self.cut(mask(text), to: 100)
    }
}
