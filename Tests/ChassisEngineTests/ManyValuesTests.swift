import ChassisCore
@testable import ChassisEngine
import Testing

/// Documents full of values: each costs as much as the first. Where each is compared with all others, this takes hours.
@Suite(.timeLimit(.minutes(3)))
struct ManyValuesTests {
    private static let addresses = (0..<20_000).map { "10.\($0 / 62_500).\($0 / 250 % 250).\($0 % 250)" }
    private let masker = Masker.standard(Set(PersonalData.allCases))

    enum Form: CaseIterable, Sendable { case array, objects, names }

    @Test(arguments: Form.allCases)
    func `a document of many values is masked one value at a time`(form: Form) {
        let document: JSON =
            switch form {
            case .array: .array(Self.addresses.map { .string($0) })
            case .objects: .array(Self.addresses.map { ["host": .string($0)] })
            case .names: .object(JSONObject(Self.addresses.map { ($0, true) }))
            }
        var map = MaskMap()

        let masked = JSONMask { masker.mask($0, region: "US", map: &$1) }.mask(text: document.text, &map)

        #expect(map.counts == ["IP_ADDRESS": Self.addresses.count])
        let isRestored = map.restore(json: masked) == document.text
        #expect(isRestored)
    }

    @Test func `a conversation of many values is masked one value at a time`() {
        var map = MaskMap()
        var chat = ChatRequest(model: "first", messages: Self.addresses.map { Message(.user, "from \($0)") })

        chat = ChatMask(masker, region: "US").masked(chat, &map)

        #expect(chat.messages.last?.content == "from ⟦IP_ADDRESS_20000⟧")
    }
}
