import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Testing

/// One change to a good workspace, and everything that must then be said about it.
struct Breakage: Sendable, CustomTestStringConvertible {
    let file: String
    let old: String
    let new: String
    let problems: [String]

    init(_ file: String, _ old: String, _ new: String, _ problems: String...) {
        self.file = file
        self.old = old
        self.new = new
        self.problems = problems
    }

    var testDescription: String { "\(file): \(new.prefix(50).replacing("\n", with: "⏎"))" }
}

struct BrokenFileTests {
    @Test(arguments: chassisBreakages) func `a mistake in chassis yaml is named with its line`(_ breakage: Breakage)
        throws
    {
        try check(breakage)
    }

    @Test(arguments: featureBreakages) func `a mistake in a feature is named with its line`(_ breakage: Breakage) throws
    {
        try check(breakage)
    }

    @Test(arguments: promptBreakages) func `a mistake in a prompt is named with its line`(_ breakage: Breakage) throws {
        try check(breakage)
    }

    @Test(arguments: otherBreakages) func `a mistake in a schema or article is named with its line`(
        _ breakage: Breakage
    ) throws {
        try check(breakage)
    }

    private func check(_ breakage: Breakage) throws {
        let sample = try SampleWorkspace()
        let text = SampleWorkspace.files[breakage.file] ?? ""
        try #require(breakage.old.isEmpty || text.contains(breakage.old))
        let broken =
            breakage.old.isEmpty ? breakage.new : text.replacing(breakage.old, with: breakage.new, maxReplacements: 1)
        try sample.folder.write(broken, to: breakage.file)

        #expect(sample.problems() == breakage.problems)
    }
}
