/// How many slots a table has in which a key that finds its slot taken goes on to the next: a power of two, and at most
/// half of them full with `count` keys.
func tableSize(for count: Int) -> Int {
    var size = 16
    while size < count * 2 { size *= 2 }
    return size
}
