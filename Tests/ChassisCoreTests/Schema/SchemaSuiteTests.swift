@testable import ChassisCore
import ChassisTestSupport
import Foundation
import Testing

/// The official test suite of JSON Schema, read in place.
enum SchemaSuite {
    static let name = "json-schema-test-suite"

    struct Case {
        let name: String
        let schema: JSON
        let instance: JSON
        let isValid: Bool
    }

    static func files(in part: String) -> [URL] {
        let place = SharedData.url("\(name)/tests/draft2020-12/\(part)")
        let all = (try? FileManager.default.contentsOfDirectory(at: place, includingPropertiesForKeys: nil)) ?? []
        return all.filter { $0.pathExtension == "json" }.sorted { $0.path < $1.path }
    }

    static func cases(in file: URL) throws -> [Case] {
        let groups = try JSON(parsing: [UInt8](Data(contentsOf: file))).array ?? []
        return groups.flatMap { group in
            (group["tests"]?.array ?? []).map { test in
                Case(
                    name: "\(group["description"]?.string ?? "") / \(test["description"]?.string ?? "")",
                    schema: group["schema"] ?? true, instance: test["data"] ?? .null,
                    isValid: test["valid"]?.bool ?? false)
            }
        }
    }

    static func remote(_ uri: String) -> JSON? {
        let prefix = "http://localhost:1234/"
        guard uri.hasPrefix(prefix) else { return nil }
        let file = SharedData.url("\(name)/remotes/" + uri.dropFirst(prefix.count))
        return (try? Data(contentsOf: file)).flatMap { try? JSON(parsing: [UInt8]($0)) }
    }

    /// The names of the cases that come out wrong, and how many there are.
    static func failures(in file: URL, _ options: JSONSchema.Options) throws -> (failed: [String], total: Int) {
        let cases = try cases(in: file)
        let failed = cases.filter { test in
            guard let schema = try? JSONSchema(test.schema, options: options, resolving: remote) else { return true }
            let violations = schema.validate(test.instance)
            // The quick walk and the one that explains say the same.
            return violations.isEmpty != test.isValid || schema.isValid(test.instance) != test.isValid
                || schema.isValidByWalking(test.instance) != test.isValid
        }
        return (failed.map(\.name), cases.count)
    }
}

@Suite(.enabled(if: SharedData.holds(SchemaSuite.name), "the shared data are not here"))
struct SchemaSuiteTests {
    @Test(arguments: SchemaSuite.files(in: ""))
    func `every required case of draft 2020-12 comes out right`(file: URL) throws {
        let (failed, total) = try SchemaSuite.failures(in: file, .specification)

        #expect(total > 0)
        #expect(failed == [], "\(file.lastPathComponent)")
    }

    @Test func `the optional cases come out right but for the ones known`() throws {
        var failed: [String] = []
        var totals = (passed: 0, all: 0)
        for (part, asserts) in [("optional", false), ("optional/format", true)] {
            for file in SchemaSuite.files(in: part) {
                let options = JSONSchema.Options(isStrict: false, assertsFormats: asserts)
                let (wrong, total) = try SchemaSuite.failures(in: file, options)
                print("\(part)/\(file.lastPathComponent): \(total - wrong.count)/\(total)")
                failed += wrong.map { "\(file.lastPathComponent): \($0)" }
                totals = (totals.passed + total - wrong.count, totals.all + total)
            }
        }
        print("optional cases: \(totals.passed)/\(totals.all)")

        // Older drafts are not ours to read, and joining types are not in the standard library.
        #expect(
            failed == [
                "cross-draft.json: refs to historic drafts are processed as historic drafts"
                    + " / first item not a string is valid",
                "idn-hostname.json: validation of internationalized host names"
                    + " / ZERO WIDTH NON-JOINER not preceded by Virama but matches regexp",
            ])
        #expect(totals.all - totals.passed <= 2)
    }
}
