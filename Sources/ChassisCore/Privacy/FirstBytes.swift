extension Sequence {
    /// The elements by the first byte of their texts: 256 lists, each in the order of the sequence, nil where it is empty.
    ///
    /// - Parameter text: Not empty.
    func byFirstByte(_ text: (Element) -> [UInt8]) -> [[Element]?] {
        var lists = [[Element]?](repeating: nil, count: 256)
        for element in self { lists[Int(text(element)[0])] = (lists[Int(text(element)[0])] ?? []) + [element] }
        return lists
    }
}
