import ChassisCore
import ChassisSurface

extension TraceDetail {
    /// What the trace is of, how it went, and what an operator must not overlook.
    func headerLines(width: Int, isLow: Bool, _ context: ScreenContext) -> [StyledLine] {
        let job = trace.job
        let room = width - 2
        let names: [Table.Content] = [
            Table.Content(SafeText(job.id.trace), .title),
            Shown.state(job),
            Table.Content(SafeText(job.tenant, upTo: 32), .accent),
            Table.Content(SafeText(job.feature, upTo: 32), .text),
            Table.Content(prompt, .muted),
        ]
        // The place in the list stands at the right end of the first line.
        let first = StyledLine(segments: names, width: room - (place == nil || width < 60 ? 0 : 16))
        var lines = [first]
        if !isLow || width >= 60 { lines.append(StyledLine(segments: figures(context), width: room)) }
        let warnings = warnings
        lines += (isLow ? Array(warnings.prefix(1)) : warnings).map { StyledLine([$0.truncated(to: room)]) }
        if let error = job.error {
            lines.append(
                StyledLine([
                    Table.Content("✗ ", .danger), Table.Content(SafeText(error.code, upTo: 40) + "  ", .danger),
                    Table.Content(SafeText(error.message, breaks: .spaces, upTo: max(8, room - error.code.count - 4))),
                ]))
            if let remedy = error.remedy, !isLow {
                lines.append(
                    StyledLine([Table.Content("→ " + SafeText(remedy, breaks: .spaces, upTo: room - 2), .key)]))
            }
        }
        return lines
    }

    private var prompt: SafeText {
        guard !trace.job.promptName.isEmpty else { return "" }
        let version: SafeText = "\(SafeText(trace.job.promptName, upTo: 32))@\(trace.job.promptVersion)"
        // Of an edited file the version's number alone would name another text.
        guard let text = trace.spans.last(where: { $0.attributes["prompt.edited"] != nil })?.attributes["prompt.text"]
        else { return version }
        return version + " edited, text " + SafeText(text, upTo: 16)
    }

    private func figures(_ context: ScreenContext) -> [Table.Content] {
        let job = trace.job
        let model = job.model.map { model -> SafeText in
            SafeText(model, upTo: 32) + (job.provider.map { " at " + SafeText($0, upTo: 24) } ?? "")
        }
        let masked = trace.masked.sorted { $0.key < $1.key }
            .map { "\($0.value) \(SafeText($0.key.replacing("_", with: " "), upTo: 20))" as SafeText }
        return [
            Table.Content(model ?? "no model", model == nil ? .muted : .text),
            Table.Content(job.latency == nil ? "" : Shown.duration(job.latency), .text),
            costContent, Table.Content(Shown.credits(job.credits), .text),
            Table.Content(job.attempts > 1 ? "\(job.attempts) attempts" : "", .warning),
            Table.Content(job.confidence.map { "confidence \(Shown.share($0))" } ?? "", confidenceRole),
            Table.Content(job.cache == .exact || job.cache == .semantic ? "cache \(job.cache.rawValue)" : "", .info),
            Table.Content(masked.isEmpty ? "" : "masked " + masked.joined(separator: ", "), .masked),
            Table.Content(Shown.clock(job.createdAt, context), .muted),
        ]
    }

    /// Spelled out as a cost where the figure alone wouldn't say what it is.
    private var costContent: Table.Content {
        let content = Shown.cost(trace.job)
        return trace.job.cost == nil ? Table.Content("cost " + content.text, .warning) : content
    }

    private var confidenceRole: Role {
        guard let confidence = trace.job.confidence else { return .muted }
        return confidence < 0.4 ? .danger : confidence < 0.7 ? .warning : .ok
    }

    private var warnings: [Table.Content] {
        let job = trace.job
        var lines: [Table.Content] = []
        if let unmasked {
            lines.append(
                Table.Content(
                    "▲ UNMASKED  written down as \(SafeText(unmasked.act.id.description)) · values in ⟦ ⟧ until you leave",
                    .warning))
        }
        if job.cache == .stale {
            lines.append(
                Table.Content("▲ STALE  the last good answer, given because no usable one could be had", .warning))
        }
        if job.isCutForLength {
            lines.append(
                Table.Content(
                    "▲ CUT FOR LENGTH  the answer reached the most tokens it may have; its end is missing", .warning))
        }
        if job.isCancelRequested, !job.state.isFinal {
            lines.append(Table.Content("▲ CANCELLING  the worker was told to stop", .warning))
        }
        return lines
    }
}

extension Table.Content {
    func truncated(to width: Int) -> Table.Content { Table.Content(text.truncated(to: width), role) }
}

extension Shown {
    /// `1 credit`, `0.5 credits`.
    static func credits(_ credits: Credits) -> SafeText {
        "\(credits.text) \(credits.milli == 1_000 ? "credit" : "credits")"
    }
}
