import ChassisCore
@testable import ChassisEngine
import Testing

/// Documents full of values: each costs as much as the first. Where each is compared with all others, this takes hours.
@Suite(.timeLimit(.minutes(3)))
struct ManyValuesTests {
    private static let addresses = (0..<20_000).map { "10.\($0 / 62_500).\($0 / 250 % 250).\($0 % 250)" }
    private let masker = Masker.standard(Set(PersonalData.allCases))

    @Test(arguments: [
        JSON.array(addresses.map { .string($0) }), .array(addresses.map { ["host": .string($0)] }),
        .object(JSONObject(addresses.map { ($0, true) })),
    ])
    func `a document of many values is masked one value at a time`(document: JSON) {
        var map = MaskMap()

        let masked = JSONMask { masker.mask($0, region: "US", map: &$1) }.mask(text: document.text, &map)

        #expect(map.counts == ["IP_ADDRESS": Self.addresses.count])
        #expect(map.restore(json: masked) == document.text)
    }

    @Test func `a conversation of many values is masked one value at a time`() {
        var map = MaskMap()
        var chat = ChatRequest(model: "first", messages: Self.addresses.map { Message(.user, "from \($0)") })

        chat = ChatMask(masker, region: "US").masked(chat, &map)

        #expect(chat.messages.last?.content == "from ⟦IP_ADDRESS_20000⟧")
    }
}
