/// A list in its own order, whose members are found by a key without going through it: a workspace may name thousands of
/// tenants, and each request asks for its own half a dozen times.
///
/// Of members with the same key the first is found. A copy is one reference; a change of the list costs going through it.
@propertyWrapper
package struct Keyed<Key: Hashable & Sendable, Element: Sendable>: Sendable {
    private final class Index: Sendable {
        let list: [Element]
        let places: [Key: Int]
        let key: @Sendable (Element) -> Key

        init(_ list: [Element], by key: @escaping @Sendable (Element) -> Key) {
            self.list = list
            self.key = key
            places = Dictionary(zip(list.lazy.map(key), list.indices), uniquingKeysWith: { first, _ in first })
        }
    }

    private var index: Index

    package init(_ list: [Element], by key: @escaping @Sendable (Element) -> Key) { index = Index(list, by: key) }

    package var wrappedValue: [Element] {
        get { index.list }
        set { index = Index(newValue, by: index.key) }
    }

    subscript(key: Key) -> Element? { index.places[key].map { index.list[$0] } }
}
