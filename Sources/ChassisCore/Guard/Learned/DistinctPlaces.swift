/// Numbers the different places of a list in the order in which they first come.
///
/// What is noted for each of them is then as short as the list, and not as long as the table that they are places of.
struct DistinctPlaces {
    /// For each of the list its number, from 0 on.
    private(set) var ids: [Int32] = []
    private(set) var count = 0

    /// - Parameter places: Each 0 or more.
    init(_ places: [Int32]) {
        let size = tableSize(for: places.count)
        // A place and its number in each slot; -1 is an empty one.
        var slots = [(place: Int32, id: Int32)](repeating: (-1, 0), count: size)
        ids.reserveCapacity(places.count)
        for place in places {
            var slot = Int(UInt32(place) &* 0x9E37_79B1 >> 8) & (size - 1)
            while slots[slot].place >= 0, slots[slot].place != place { slot = (slot + 1) & (size - 1) }
            if slots[slot].place < 0 {
                slots[slot] = (place, Int32(count))
                count += 1
            }
            ids.append(slots[slot].id)
        }
    }
}
