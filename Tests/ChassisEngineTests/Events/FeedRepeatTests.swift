import ChassisCore
@testable import ChassisEngine
import ChassisTestSupport
import Testing

/// What followers hear of a text that takes the place of one that broke off.
struct FeedRepeatTests {
    private static let said = "It is under"

    private func feed(mayBeginAnew: Bool = true) -> OutputFeed {
        let feed = OutputFeed(job: .sample(), mayBeginAnew: { mayBeginAnew }) { _ in }
        feed.begin(MaskMap())
        feed.push(Self.said + " ")
        feed.begin(MaskMap())
        return feed
    }

    @Test(arguments: [true, false], 1...15)
    func `one that says the same goes on, however it is cut`(mayBeginAnew: Bool, size: Int) throws {
        let feed = feed(mayBeginAnew: mayBeginAnew)
        let text = Array("It is under Settings, on the left.")

        for start in stride(from: 0, to: text.count, by: size) {
            feed.push(String(text[start..<min(start + size, text.count)]))
        }

        let news = try #require(feed.news(after: Int64(Self.said.utf8.count)))
        #expect(!news.isReset && !feed.isForfeit && !feed.repeats)
        #expect(String(decoding: news.text, as: UTF8.self) == " Settings, on the left.")
        #expect(feed.admits(String(text), isRefusal: false))
    }

    @Test(arguments: ["It was", "Elsewhere", "It is underneath"])
    func `one that says otherwise begins anew where it may, and is forfeit where not`(text: String) throws {
        let (free, bound) = (feed(), feed(mayBeginAnew: false))
        let isOther = !text.hasPrefix(Self.said)

        for feed in [free, bound] { for character in text { feed.push(String(character)) } }

        #expect(try #require(free.news(after: 0)).text == Array(text.utf8))
        #expect(try #require(free.news(after: 3)).isReset == isOther)
        #expect(bound.isForfeit == isOther)
        #expect(bound.admits(text, isRefusal: false) == !isOther)
        #expect(bound.news(after: 0)?.text == (isOther ? Array(Self.said.utf8) : Array(text.utf8)))
    }

    @Test func `one that ends before it has said the same is admitted nowhere but where it may begin anew`() {
        #expect(feed().admits("It is", isRefusal: false))
        #expect(!feed(mayBeginAnew: false).admits("It is", isRefusal: false))
    }

    @Test func `what is void is written down before what takes its place, with how many pieces it had`() {
        let feed = feed()
        feed.push("Elsewhere, I think.")

        let pieces = feed.unflushed()

        #expect(pieces.map(\.start) == [0, 11, 12])
        #expect(pieces.map(\.voided) == [nil, 2, nil])
        #expect(pieces.map { String(decoding: $0.text, as: UTF8.self) } == [Self.said, "", "Elsewhere, I think."])
        #expect(feed.unflushed().isEmpty)
    }

    @Test func `a later attempt has to say what an earlier one told`() {
        for (text, isForfeit) in [("It is under Settings.", false), ("It is in", true)] {
            let feed = OutputFeed(job: .sample(), told: Array(Self.said.utf8), mayBeginAnew: { false }) { _ in }
            feed.begin(MaskMap())
            feed.push(text)
            #expect(feed.isForfeit == isForfeit)
            #expect(feed.news(after: 0).map { String(decoding: $0.text, as: UTF8.self) } == (isForfeit ? nil : text))
        }
    }
}
