import ChassisCore
import ChassisEngine
import Foundation

/// Learns the weights of the guard's learned layer from files, and says what they reach.
///
/// The table that ships is learned so, `DATA` being where the collections lie that are no part of this repository:
///
///     chassis bench guard --train DATA/prompt-injection/visible.jsonl Tests/Guard/{texts,everyday,near}.jsonl \
///         DATA/{kb-banking,kb-python-faq}/documents.jsonl DATA/mt-bench/questions.jsonl \
///         DATA/{golden,paraphrase-pairs,pii}/visible.jsonl sample-data/golden/*.jsonl sample-data/knowledge/*/*.md \
///         --into Sources/ChassisCore/Guard/Learned/PhraseWeights+Standard.swift
struct GuardTraining {
    private let texts: [PhraseTraining.Text]
    /// For each text the file that it is from.
    private let files: [String]
    private let paths: [String]

    /// Reads `{"text", "label": "attack" | "benign"}` a line of a `.jsonl` file; of a line without a label every text of
    /// three words and more is harmless, and so is any other file as a whole.
    init(_ paths: [String]) throws {
        let read = try paths.map { path in (path: path, texts: try Self.texts(of: path)) }
        self.paths = paths
        texts = read.flatMap(\.texts)
        files = read.flatMap { file in file.texts.map { _ in file.path } }
    }

    private static func texts(of path: String) throws -> [PhraseTraining.Text] {
        let lines: String
        do { lines = try String(contentsOfFile: path, encoding: .utf8) } catch {
            throw CommandError.badFile(path, "it is not there or is no text")
        }
        guard path.hasSuffix(".jsonl") else {
            return [PhraseTraining.Text(text: String(lines.prefix(longestPage)), isAttack: false)]
        }
        return try lines.split(separator: "\n").enumerated().flatMap { number, line in
            do { return try texts(in: try JSON(parsing: String(line))) } catch {
                throw CommandError.badFile(
                    path, "line \(number + 1): \((error as? any OperatorError)?.message ?? "no JSON")")
            }
        }
    }

    private static let longestPage = 30_000

    private static func texts(in row: JSON) throws -> [PhraseTraining.Text] {
        guard let label = row["label"]?.string else {
            return strings(in: row).map { PhraseTraining.Text(text: $0, isAttack: false) }
        }
        guard let text = row["text"]?.string, label == "attack" || label == "benign" else {
            throw CommandError.badLine("the line has no 'text', or a 'label' that is neither attack nor benign")
        }
        return [PhraseTraining.Text(text: text, isAttack: label == "attack")]
    }

    private static func strings(in json: JSON) -> [String] {
        switch json {
        case .string(let text): text.split(separator: " ").count >= 3 ? [text] : []
        case .array(let elements): elements.flatMap(strings)
        case .object(let object): object.members.flatMap { strings(in: $0.value) }
        default: []
        }
    }

    func run(phrases: Int, folds: Int, into path: String?) throws {
        let attacks = texts.filter(\.isAttack).count
        guard attacks > 0, attacks < texts.count else {
            throw CommandError.badLine("there must be attacks and harmless texts to learn from")
        }
        if folds > 0 { reportFolds(folds, phrases: phrases) }
        var training = PhraseTraining(texts)
        let table = training.weights(most: phrases).table
        guard let path else { return print(table) }
        let source = source(table, attacks: attacks, harmless: texts.count - attacks)
        do { try source.write(toFile: path, atomically: true, encoding: .utf8) } catch {
            throw CommandError.badFile(path, "it can't be written")
        }
        print("wrote \(path): learned from \(attacks) attacks and \(texts.count - attacks) harmless texts")
    }

    /// What the layers say of each text with weights that were learned from the other folds: near duplicates are in one.
    ///
    /// Each file is told apart. The rules are those that there are: they were made with some of these texts in sight.
    private func reportFolds(_ folds: Int, phrases: Int) {
        let clusters = NearDuplicates.clusters(of: texts.map(\.text))
        var foldOf: [Int: Int] = [:]
        for cluster in clusters where foldOf[cluster] == nil { foldOf[cluster] = foldOf.count % folds }
        var outcomes: [String: [GuardAccuracy.Outcome]] = [:]
        for fold in 0..<folds {
            var training = PhraseTraining(texts.indices.filter { foldOf[clusters[$0]] != fold }.map { texts[$0] })
            let layers = InjectionGuard(rules: .standard, learned: LearnedGuard(training.weights(most: phrases)))
            for (number, text) in texts.enumerated() where foldOf[clusters[number]] == fold {
                let text = GuardAccuracy.Text(text: text.text, isAttack: text.isAttack, kind: "")
                outcomes[files[number], default: []].append(.init(text, by: layers))
            }
        }
        print("of texts that the table was not learned from, \(folds) folds")
        for path in paths where path.hasSuffix(".jsonl") {
            guard let outcomes = outcomes[path] else { continue }
            print(Self.name(of: path))
            for line in GuardAccuracy.report(outcomes) { print("  " + line) }
        }
    }

    /// `Guard/texts.jsonl`: the folder says what it is, and where that lies is nobody's business.
    private static func name(of path: String) -> String {
        path.split(separator: "/").suffix(2).joined(separator: "/")
    }

    /// What was learned from, in its order: files by name, and so many pages.
    private var sources: [String] {
        let named = paths.filter { $0.hasSuffix(".jsonl") }
        return named.map(Self.name) + (named.count < paths.count ? ["\(paths.count - named.count) pages"] : [])
    }

    private func source(_ table: String, attacks: Int, harmless: Int) -> String {
        """
        extension PhraseWeights {
            /// What `chassis bench guard --train` learned from \(attacks) attacks and \(harmless) harmless texts:
            ///
        \(sources.map { "    /// - \($0)" }.joined(separator: "\n"))
            ///
            /// Written by that command: change what it learns from, not this.
            package static let standard: PhraseWeights = {
                guard let weights = PhraseWeights(table: standardTable) else {
                    preconditionFailure("the table of the learned layer is damaged")
                }
                return weights
            }()

            private static let standardTable = \"""
                \(table.split(separator: "\n").joined(separator: "\n        "))
                \"""
        }

        """
    }
}
