/// One cell's worth of text: a spacing scalar and up to 4 combining marks.
package struct Glyph: Hashable, Sendable {
    package let base: Unicode.Scalar
    package let marks: [Unicode.Scalar]
    /// 1 or 2.
    package let width: Int
}

/// The cells of a `SafeText`, in order.
package struct Glyphs: Sequence, IteratorProtocol {
    private var rest: String.UnicodeScalarView.Iterator
    private var ahead: Unicode.Scalar?

    init(scalars: String.UnicodeScalarView) {
        rest = scalars.makeIterator()
        ahead = rest.next()
    }

    package mutating func next() -> Glyph? {
        guard let base = ahead else { return nil }
        let width = Swift.max(1, ScalarClass(base).columns)
        var marks: [Unicode.Scalar] = []
        ahead = rest.next()
        while let scalar = ahead, scalar.value > 0x2FF, ScalarClass(scalar) == .zeroWidth {
            marks.append(scalar)
            ahead = rest.next()
        }
        return Glyph(base: base, marks: marks, width: width)
    }
}

extension SafeText {
    /// For glyphs that came from a `SafeText`.
    init(_ glyphs: some Sequence<Glyph>) {
        var scalars = String.UnicodeScalarView()
        var width = 0
        for glyph in glyphs {
            scalars.append(glyph.base)
            scalars.append(contentsOf: glyph.marks)
            width += glyph.width
        }
        self.init(trusted: String(scalars), width: width)
    }
}
