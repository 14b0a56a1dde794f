/// Keeps a value of many parts beside what it is a member of, which is then small to move and to copy: one reference.
/// It stays a value: what is changed through one copy, others don't see.
///
/// Inlinable, because what is generic and in another module is else looked up by its type at each use; and public, where
/// all else is `package`, because the compiler (6.3) inlines nothing across modules that is not.
@propertyWrapper
public struct Boxed<Value: Sendable>: Sendable {
    /// Changed by whoever holds it alone.
    @usableFromInline
    final class Box: @unchecked Sendable {
        // Whoever holds a `Boxed` has its value to himself already.
        @exclusivity(unchecked) @usableFromInline var value: Value
        @inlinable init(_ value: Value) { self.value = value }
    }

    @usableFromInline var box: Box

    @inlinable public init(wrappedValue: Value) { box = Box(wrappedValue) }

    @inlinable public var wrappedValue: Value {
        _read { yield box.value }
        _modify {
            if !isKnownUniquelyReferenced(&box) { box = Box(box.value) }
            yield &box.value
        }
    }
}

extension Boxed: Equatable where Value: Equatable {
    @inlinable public static func == (one: Self, other: Self) -> Bool {
        one.box === other.box || one.box.value == other.box.value
    }
}

extension Boxed: Hashable where Value: Hashable {
    @inlinable public func hash(into hasher: inout Hasher) { hasher.combine(box.value) }
}
