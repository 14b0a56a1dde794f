import ChassisCore
import Testing

struct SpanAttributesTests {
    @Test func `names stand in their order, whatever order they came in`() {
        var attributes: SpanAttributes = ["tier": "local", "models": "small-1", "reason": "asked"]
        attributes["difficulty"] = "0.10"
        attributes["tier"] = "small"
        attributes["models"] = nil
        attributes["nobody"] = nil

        #expect(attributes.map { $0.key } == ["difficulty", "reason", "tier"])
        #expect(attributes["tier"] == "small" && attributes["models"] == nil && attributes["zzz"] == nil)
        #expect(attributes == ["reason": "asked", "tier": "small", "difficulty": "0.10"])
    }

    @Test func `many are what a dictionary of them would be`() {
        var (attributes, dictionary) = (SpanAttributes(), [String: String]())
        for number in 0..<2000 {
            let name = "n\(number * 7919 % 613)"
            attributes[name] = number % 5 == 0 ? nil : "\(number)"
            dictionary[name] = number % 5 == 0 ? nil : "\(number)"
        }

        #expect(attributes.map { $0.key } == dictionary.keys.sorted())
        #expect(attributes.allSatisfy { dictionary[$0.key] == $0.value })
    }

    @Test func `of a name that comes twice the last text stands`() {
        #expect(SpanAttributes([("a", "1"), ("b", "2"), ("a", "3")]) == ["a": "3", "b": "2"])
    }
}
