import ChassisTestSupport
import ChassisWorkspace
import Foundation
import Glibc
import Testing

struct HostileFolderTests {
    @Test func `mistakes in several files are told at once, by file and line`() throws {
        let sample = try SampleWorkspace()
        try sample.folder.write(
            SampleWorkspace.chassis.replacing("weight: 2", with: "weight: 0")
                .replacing("region: NO", with: "region: no"), to: "chassis.yaml")
        try sample.folder.write(SampleWorkspace.answer + "credit: 2\n", to: "features/answer.yaml")
        try sample.folder.write("{", to: "schemas/ticket.json")
        try sample.folder.write("no title", to: "knowledge/a.md")

        let error = #expect(throws: WorkspaceError.self) { try sample.load() }

        #expect(
            error?.problems.map { "\($0.file):\($0.line)" } == [
                "chassis.yaml:24", "chassis.yaml:26", "features/answer.yaml:6", "knowledge/a.md:1",
                "schemas/ticket.json:1",
            ])
        #expect(error?.message.hasSuffix("(and 4 more)") == true)
    }

    @Test func `an error is not hidden by a warning, and a warning is no error`() throws {
        let sample = try SampleWorkspace()
        try sample.folder.write("x", to: "features/notes.txt")

        let loaded = try sample.load()
        try sample.folder.write("x: 1", to: "chassis.yaml")
        let error = #expect(throws: WorkspaceError.self) { try sample.load() }

        #expect(loaded.warnings.map(\.severity) == [.warning])
        #expect(error?.problems.contains { $0.severity == .warning } == true)
        #expect(error?.errors.allSatisfy { $0.severity == .error } == true)
    }

    @Test func `a secret in a file is refused and not repeated`() throws {
        let sample = try SampleWorkspace()
        let places = ["api_key: sk-12345", "key_env: sk-12345", "token: \"sk-12345", "base_url: https://a:sk-12345@b"]

        for text in places {
            let file = SampleWorkspace.chassis.replacing("max_concurrency: 4", with: text)
            try sample.folder.write(file, to: "chassis.yaml")

            let problems = sample.problems()

            #expect(problems.isEmpty == false)
            #expect(!problems.contains { $0.contains("12345") })
        }
    }

    @Test func `bytes that are not UTF-8 are refused with their line`() throws {
        let sample = try SampleWorkspace()
        let bytes = Data("# Title\n\ngood\nbad \u{E9}".utf8.dropLast())
        try bytes.write(to: URL(filePath: sample.path + "/knowledge/latin.md"))

        #expect(
            sample.problems() == ["knowledge/latin.md:4: not UTF-8 text, expected UTF-8, found bytes that are none"])
    }

    @Test func `a file of more than 5 MB is refused`() throws {
        let sample = try SampleWorkspace()
        try sample.folder.write("# Huge\n" + String(repeating: "x", count: 5_000_001), to: "knowledge/huge.md")

        #expect(
            sample.problems() == [
                "knowledge/huge.md:1: the file is too large, expected at most 5 MB, found 5000008 bytes"
            ])
    }

    @Test func `links that go round in circles are refused`() throws {
        let sample = try SampleWorkspace()
        let path = sample.path + "/knowledge"
        try FileManager.default.createSymbolicLink(atPath: path + "/round", withDestinationPath: path)
        try FileManager.default.createSymbolicLink(atPath: path + "/self.md", withDestinationPath: path + "/self.md")
        try FileManager.default.createSymbolicLink(atPath: path + "/gone.md", withDestinationPath: path + "/nothing")

        #expect(
            sample.problems() == [
                "knowledge/gone.md:1: the file can't be read, expected a file or folder, found a link to nothing",
                "knowledge/round:1: a link leads back to a folder above it, expected no loops, found a loop",
                "knowledge/self.md:1: the file can't be read, expected a file or folder, "
                    + "found too many levels of symbolic links",
            ])
    }

    @Test func `a pipe or a folder in the place of a file is refused without waiting`() throws {
        let sample = try SampleWorkspace()
        #expect(mkfifo(sample.path + "/knowledge/pipe.md", 0o600) == 0)
        try FileManager.default.removeItem(atPath: sample.path + "/features/triage.yaml")
        try sample.folder.write("x", to: "features/triage.yaml/inner")

        #expect(
            sample.problems() == [
                "warning features/triage.yaml:1: not read, expected features/NAME.yaml, found 'triage.yaml'",
                "knowledge/pipe.md:1: not a file, expected a plain file, found something else",
            ])
    }

    @Test func `names with control characters are shown as visible marks`() throws {
        let sample = try SampleWorkspace()
        try sample.folder.write("name: x\n", to: "features/a\u{1B}[2J.yaml")

        let problems = sample.problems()

        #expect(problems.count == 1)
        #expect(problems.first?.hasPrefix(#"features/a\u{1B}[2J.yaml:1: the name can't be used"#) == true)
    }

    @Test(arguments: ["[", "{a: ", "- ", "? ", "&a [", "a:\n  "])
    func `endless nesting is refused`(_ text: String) throws {
        let sample = try SampleWorkspace()
        try sample.folder.write(String(repeating: text, count: 5000), to: "features/deep.yaml")

        let problems = sample.problems()

        #expect(problems.contains { $0.hasPrefix("features/deep.yaml:") })
    }

    @Test func `the last of a hundred thousand lines is still the right line`() throws {
        let sample = try SampleWorkspace()
        let comments = String(repeating: "# a comment\n", count: 100_000)
        try sample.folder.write(SampleWorkspace.answer + comments + "credits: x\n", to: "features/answer.yaml")

        #expect(
            sample.problems() == [
                "features/answer.yaml:100006: credits is not a number, expected credits from 0 to 1000000, found 'x'"
            ])
    }
}
