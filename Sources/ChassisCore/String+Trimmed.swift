extension String {
    /// Without white space of any script at either end: for what people type and models say. Lines of markup are taken
    /// apart by `trimmingSpaces`, which knows spaces, tabs and line ends only.
    package var trimmed: String {
        var scalars = unicodeScalars[...]
        while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
        while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
        return String(scalars)
    }
}
