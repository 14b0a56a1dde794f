/// Learns `PhraseWeights` from labelled texts: the same texts in the same order give the same weights.
///
/// Texts count in windows. Which windows of an attack hold it nobody has said: the first round takes all of them for
/// attacks, the second those that the first recognised. The third is left the phrases that weigh most.
package struct PhraseTraining {
    package struct Text: Sendable {
        package var text: String
        package var isAttack: Bool

        package init(text: String, isAttack: Bool) {
            self.text = text
            self.isAttack = isAttack
        }
    }

    /// A window's phrases.
    private struct Row {
        var places: [Int32]
        var text: Int
        var isAttack: Bool
    }

    /// How much a mistake costs, beside the square of the weights.
    private static let cost = 10.0
    /// A phrase of fewer texts, near duplicates taken for one, says nothing about others.
    private static let leastTexts = 3

    private static let lowest = -2.0

    private var names: [String] = []
    private var rows: [Row] = []
    private let texts: [Text]

    package init(_ texts: [Text]) {
        self.texts = texts
        let clusters = NearDuplicates.clusters(of: texts.map(\.text))
        let reader = PhraseReader()
        var numbers: [String: Int32] = [:]
        var clustersOf: [Set<Int>] = []
        for (number, text) in texts.enumerated() {
            let words = reader.words(of: ReadText(Array(text.text.unicodeScalars)))
            guard !words.isEmpty else { continue }
            var phrases: [[Int32]] = []
            for index in words.indices {
                phrases.append(
                    reader.phrases(at: index, of: words).map { name in
                        if let known = numbers[name] { return known }
                        numbers[name] = Int32(names.count)
                        names.append(name)
                        clustersOf.append([])
                        return Int32(names.count - 1)
                    })
                for place in phrases[index] where clustersOf[Int(place)].count < Self.leastTexts {
                    clustersOf[Int(place)].insert(clusters[number])
                }
            }
            // Sentences are left out: most of an attack's are harmless by themselves.
            for window in PhraseReader.windows(words.map(\.startsSentence)) where !window.isSentence {
                let places = Set(phrases[window.words].joined()).sorted()
                rows.append(Row(places: places, text: number, isAttack: text.isAttack))
            }
        }
        let isKnown = clustersOf.map { $0.count == Self.leastTexts }
        let all = names
        keepPhrases { isKnown[$0] && PhraseWeights.isWritable(all[$0]) }
    }

    /// - Parameter most: How many phrases are left.
    package mutating func weights(most: Int) -> PhraseWeights {
        let first = fit()
        keepRecognised(by: first)
        let second = fit()
        var importance = [Double](repeating: 0, count: names.count)
        for row in rows { for place in row.places { importance[Int(place)] += 1 } }
        for place in names.indices { importance[place] = abs(second[place]) * importance[place].squareRoot() }
        let order = names.indices.sorted { (importance[$0], names[$1]) > (importance[$1], names[$0]) }
        var isKept = [Bool](repeating: false, count: names.count)
        for place in order.prefix(most) { isKept[place] = true }
        keepPhrases { isKept[$0] }
        let last = fit()
        // As many digits as the table has. What speaks against an attack an attacker can add, so no phrase says much.
        let weights = names.indices.map { (names[$0], Float(max(last[$0], Self.lowest).rounded(to: 2))) }
        return PhraseWeights(
            weights.filter { $0.1 != 0 }.sorted { ($0.1, $1.0) > ($1.1, $0.0) },
            bias: Float(last[names.count].rounded(to: 2)))
    }

    private mutating func keepPhrases(where isKept: (Int) -> Bool) {
        var places = [Int32](repeating: -1, count: names.count)
        var left: [String] = []
        for place in names.indices where isKept(place) {
            places[place] = Int32(left.count)
            left.append(names[place])
        }
        names = left
        for row in rows.indices {
            rows[row].places = rows[row].places.compactMap { places[Int($0)] >= 0 ? places[Int($0)] : nil }
        }
    }

    /// Leaves of an attack's windows those that look like one, and the one that does most.
    private mutating func keepRecognised(by weights: [Double]) {
        let sums = rows.map { row in
            let scale = Double(PhraseWeights.scale(row.places.count))
            return row.places.reduce(0) { $0 + weights[Int($1)] } * scale + weights[names.count]
        }
        var worst = [Double](repeating: -.infinity, count: texts.count)
        for (row, sum) in zip(rows, sums) { worst[row.text] = max(worst[row.text], sum) }
        rows = zip(rows, sums).filter { !$0.isAttack || $1 > 0 || $1 == worst[$0.text] }.map(\.0)
    }

    /// The weights of the phrases, and the bias behind them.
    private func fit() -> [Double] {
        var windows = [Double](repeating: 0, count: texts.count)
        for row in rows { windows[row.text] += 1 }
        return LogisticRegression.fit(
            rows.map { row in
                // An attack counts once however long it is; a long page has more to be wrong about.
                let share = row.isAttack ? windows[row.text] : windows[row.text].squareRoot()
                return LogisticRegression.Row(
                    places: row.places, value: Double(PhraseWeights.scale(row.places.count)), isPositive: row.isAttack,
                    cost: Self.cost / share)
            }, dimensions: names.count)
    }
}
