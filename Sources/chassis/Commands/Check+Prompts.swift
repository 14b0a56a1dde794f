import ChassisCore
import ChassisEngine
import Foundation

/// Personal data in prompts, which go out as they are written: an example may be a real customer's question.
extension CheckCommand {
    /// Lines told of one file; the rest are counted.
    private static let most = 5

    /// Looks for what the workspace's own rules would mask, of every region that a tenant lives in.
    func checkPrompts(_ workspace: Workspace, _ findings: inout Findings) {
        let masker = Masker.standard(workspace.privacy.mask, patterns: workspace.privacy.patterns)
        let regions = workspace.tenants.isEmpty ? [Tenant.usualRegion] : Set(workspace.tenants.map(\.region)).sorted()
        for prompt in workspace.prompts {
            var values: [String: PersonalData] = [:]
            for text in prompt.sentTexts {
                for match in regions.flatMap({ masker.matches(in: text, region: $0) }) {
                    values[String(decoding: Array(text.utf8)[match.range], as: UTF8.self)] = match.kind
                }
            }
            guard !values.isEmpty else { continue }
            let file = "prompts/\(prompt.name)/\(prompt.version).md"
            let lines = Self.lines(of: values, in: "\(workspace.root)/\(file)")
            for (line, kinds) in lines.prefix(Self.most) {
                findings.add(
                    .warning, "prompts",
                    "\(file):\(line): personal data (\(kinds.joined(separator: ", "))) goes out and is traced as it is "
                        + "written, because prompts are not masked",
                    remedy: "put a made-up value or a placeholder such as ⟦EMAIL_1⟧ there, unless all may see it")
            }
            if lines.count > Self.most {
                findings.add(.warning, "prompts", "\(file): and \((lines.count - Self.most).of("more line"))")
            }
        }
    }

    /// Where values stand in a file, and of which kinds; on line 1 what is spelled otherwise there.
    private static func lines(
        of values: [String: PersonalData], in path: String
    ) -> [(line: Int, kinds: [String])] {
        let text = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
        var kinds: [Int: Set<String>] = [:]
        var lost = values
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for (value, kind) in values where line.contains(value.prefix { !$0.isNewline }) {
                kinds[index + 1, default: []].insert(kind.rawValue)
                lost[value] = nil
            }
        }
        for kind in lost.values { kinds[1, default: []].insert(kind.rawValue) }
        return kinds.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }
}

extension Prompt {
    /// Everything of it that models are sent.
    fileprivate var sentTexts: [String] { [system, user] + examples.flatMap { [$0.input, $0.output] } }
}
