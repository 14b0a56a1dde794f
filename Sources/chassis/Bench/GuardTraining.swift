import ChassisCore
import ChassisEngine
import Foundation

/// Learns the weights of the guard's learned layer from files, and says what they reach.
struct GuardTraining {
    private let texts: [PhraseTraining.Text]

    /// Reads `{"text", "label": "attack" | "benign"}` a line of a `.jsonl` file; of a line without a label every text of
    /// three words and more is harmless, and so is any other file as a whole.
    init(_ paths: [String]) throws {
        texts = try paths.flatMap { path in
            let lines: String
            do { lines = try String(contentsOfFile: path, encoding: .utf8) } catch {
                throw CommandError.badFile(path, "it is not there or is no text")
            }
            guard path.hasSuffix(".jsonl") else {
                return [PhraseTraining.Text(text: String(lines.prefix(Self.longestPage)), isAttack: false)]
            }
            return try lines.split(separator: "\n").enumerated().flatMap { number, line in
                do { return try Self.texts(in: try JSON(parsing: String(line))) } catch {
                    throw CommandError.badFile(
                        path, "line \(number + 1): \((error as? any OperatorError)?.message ?? "no JSON")")
                }
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
        let source = Self.source(table, attacks: attacks, harmless: texts.count - attacks)
        do { try source.write(toFile: path, atomically: true, encoding: .utf8) } catch {
            throw CommandError.badFile(path, "it can't be written")
        }
        print("wrote \(path): learned from \(attacks) attacks and \(texts.count - attacks) harmless texts")
    }

    /// What weights that were learned from other texts say of each: near duplicates are in one fold.
    private func reportFolds(_ folds: Int, phrases: Int) {
        let clusters = NearDuplicates.clusters(of: texts.map(\.text))
        var foldOf: [Int: Int] = [:]
        for cluster in clusters where foldOf[cluster] == nil { foldOf[cluster] = foldOf.count % folds }
        var stopped = [true: 0, false: 0]
        for fold in 0..<folds {
            var training = PhraseTraining(texts.indices.filter { foldOf[clusters[$0]] != fold }.map { texts[$0] })
            let layer = LearnedGuard(training.weights(most: phrases))
            for (text, cluster) in zip(texts, clusters) where foldOf[cluster] == fold {
                if layer.evaluate(text.text).score >= Feature.Guard().blockAt {
                    stopped[text.isAttack, default: 0] += 1
                }
            }
        }
        for (name, isAttack) in [("attacks", true), ("harmless", false)] {
            let all = texts.filter { $0.isAttack == isAttack }.count
            let share = Figure.fixed(Double(stopped[isAttack] ?? 0) / Double(all), 3)
            print("of texts not learned from: \(name) stopped \(stopped[isAttack] ?? 0) of \(all) (\(share))")
        }
    }

    private static func source(_ table: String, attacks: Int, harmless: Int) -> String {
        """
        extension PhraseWeights {
            /// What `chassis bench guard --train` learned from \(attacks) attacks and \(harmless) harmless texts.
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
