import ChassisCore

/// Every key that the files of a workspace may have.
package enum ConfigurationReference {
    /// In the order of the page: by file, outer blocks before inner ones.
    package static let blocks: [ConfigurationBlock] =
        ConfigurationBlock.workspace + ConfigurationBlock.providers + ConfigurationBlock.models
        + ConfigurationBlock.tenants + ConfigurationBlock.data + ConfigurationBlock.policies
        + ConfigurationBlock.service + ConfigurationBlock.features + ConfigurationBlock.answering
        + ConfigurationBlock.prompts + ConfigurationBlock.samples

    /// What there is to say of a key, a block or a file, by whole blocks or single keys.
    ///
    ///     entries(of: "hedge")                         // the block routing.hedge
    ///     entries(of: "models.gpt-6.1.prices[0].from") // the key `from` of models.NAME.prices[], as errors write it
    ///     entries(of: "features")                      // all blocks of features/NAME.yaml
    ///
    /// - Returns: Blocks with the keys that were asked for, whose paths end in the words; empty when there is none.
    package static func entries(of words: String) -> [ConfigurationBlock] {
        if let file = ConfigurationBlock.File.allCases.first(where: { isName(words, of: $0) }) {
            return blocks.filter { $0.places.contains { $0.file == file } }
        }
        let asked = words.split(separator: ".").map { part in String(part.prefix { $0 != "[" }) }
        let found = blocks.map { Match($0, asked) }
        // `models.x.warm` is no model's name where it can be a model's `warm`.
        guard let best = found.map(\.best).max(), best > 0 else { return [] }
        return found.compactMap { $0.part(best) }
    }

    /// The name most like one that is not there.
    package static func suggestion(for words: String) -> String? {
        let names = blocks.flatMap { block in
            block.keys.map(\.name) + block.keys.flatMap { key in block.places.map { $0.path(of: key.name) } }
        }
        return Nearest.name(to: words, among: Set(names).sorted())
    }

    /// `features/answer.yaml`, `features/NAME.yaml` and `features`.
    private static func isName(_ words: String, of file: ConfigurationBlock.File) -> Bool {
        guard let end = file.rawValue.firstIndex(of: "/") else { return words == file.rawValue }
        let folder = file.rawValue[..<end]
        return words == folder || words.hasPrefix(folder + "/")
    }
}

extension ConfigurationReference {
    /// How well a block's path, and those of its keys, end in what was asked for: by how many words that are no NAMEs.
    private struct Match {
        private let block: ConfigurationBlock
        private let whole: Int
        private let keys: [Int]

        init(_ block: ConfigurationBlock, _ asked: [String]) {
            let paths = block.places.map(\.steps)
            func best(_ paths: [[String]]) -> Int { paths.map { Self.score(of: asked, in: $0) }.max() ?? 0 }
            self.block = block
            whole = best(paths + paths.filter { $0.last == "NAME" }.map { $0.dropLast() })
            // A key that opens a block of its own is left to that block.
            keys = block.keys.map { key in
                ConfigurationReference.opensBlock(key.name, of: block) ? 0 : best(paths.map { $0 + [key.name] })
            }
        }

        var best: Int { max(whole, keys.max() ?? 0) }

        func part(_ score: Int) -> ConfigurationBlock? {
            if whole == score { return block }
            var part = block
            part.keys = zip(block.keys, keys).filter { $0.1 == score }.map(\.0)
            return part.keys.isEmpty ? nil : part
        }

        private static func score(of asked: [String], in path: [String]) -> Int {
            path.indices.map { path[$0] == asked.first ? score(of: asked[...], along: path[$0...]) ?? 0 : 0 }.max() ?? 0
        }

        /// `nil` when the words don't lead along the path to its end; `NAME` takes one part or more, for names with dots.
        private static func score(of asked: ArraySlice<String>, along path: ArraySlice<String>) -> Int? {
            guard let step = path.first else { return asked.isEmpty ? 0 : nil }
            guard let part = asked.first else { return nil }
            if step != "NAME" {
                return part == step ? score(of: asked.dropFirst(), along: path.dropFirst()).map { $0 + 1 } : nil
            }
            return asked.indices.compactMap { score(of: asked[($0 + 1)...], along: path.dropFirst()) }.max()
        }
    }

    private static func opensBlock(_ key: String, of block: ConfigurationBlock) -> Bool {
        block.places.contains { place in
            let path = place.path(of: key)
            return blocks.contains { other in
                other.places.contains {
                    $0.file == place.file && [path, path + ".NAME", path + "[]"].contains($0.path)
                }
            }
        }
    }
}

extension ConfigurationBlock.Place {
    /// `routing.hedge` and `after` make `routing.hedge.after`.
    package func path(of key: String) -> String { path.isEmpty ? key : path + "." + key }

    fileprivate var steps: [String] { path.split(separator: ".").map { part in String(part.prefix { $0 != "[" }) } }
}

extension WorkspaceProblem {
    /// What there is instead of a key that is not known.
    package var remedy: String? {
        guard what.hasPrefix("unknown key") else { return nil }
        let path = what.firstRange(of: " in ").map { what[$0.upperBound...].prefix { $0 != " " } }
        let file = file.split(separator: "/").first.map(String.init) ?? file
        // Not the names of somebody's own: they may be anything.
        let known = path.flatMap {
            ConfigurationReference.entries(of: String($0)).first?.title.replacing("[]", with: "")
        }
        return "see what there is: chassis check --explain \(known ?? file)"
    }
}
