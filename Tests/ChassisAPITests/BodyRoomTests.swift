@testable import ChassisAPI
import ChassisCore
import ChassisTestSupport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct BodyRoomTests {
    @Test func `one tenant's bodies take half of the room at most, and give it back`() throws {
        let room = BodyRoom()
        var places: [BodyRoom.Place] = []
        func take(_ tenant: String) -> Bool {
            let place = room.place(tenant)
            guard (try? place.reach(10 << 20)) != nil else { return false }
            places.append(place)
            return true
        }

        let first = (0..<30).prefix { _ in take("acme") }.count
        let second = (0..<30).prefix { _ in take("beta") }.count
        let third = take("gamma")
        places.removeFirst(first)

        #expect((first, second, third) == (12, 12, true))
        #expect(take("acme"))
    }

    @Test func `one that is larger than a share is taken alone`() throws {
        let room = BodyRoom()
        let large = room.place("acme")

        try large.reach(BodyRoom.most / 2)
        try large.reach(BodyRoom.most - 1)

        #expect(throws: APIError.self) { try room.place("acme").reach(1 << 20) }
    }

    @Test func `a body that finds no room is refused before it is read`() async throws {
        let fixture = try await ServerFixture(serve: ServeSettings(maxBody: 100 << 20))
        var clients: [Client] = []
        var heads: [Int?] = []
        for _ in 0..<3 {
            let client = try fixture.client()
            await client.send(
                "POST /v1/jobs HTTP/1.1\r\nhost: a\r\nauthorization: Bearer \(fixture.key)\r\n"
                    + "content-length: \(90 << 20)\r\nexpect: 100-continue\r\n\r\n")
            heads.append(try await client.head().status)
            clients.append(client)
        }

        #expect(heads == [100, 503, 503])
    }
}
