import ChassisCore
import ChassisTestSupport
import Testing

@testable import ChassisProviders

@Suite(.timeLimit(.minutes(4)))
struct ProviderConcurrencyTests {
    @Test func `cancelling before the answer closes the connection`() async throws {
        let call = try CallFixture { _ in .hang }
        let task = Task { await call.failure() }
        await call.server.wait { $0.requests == 1 }

        task.cancel()

        #expect(await task.value?.kind == .cancelled)
        await call.server.wait { $0.hangUps == 1 }
    }

    @Test func `cancelling in the middle of a stream closes the connection`() async throws {
        let call = try CallFixture { _ in .eventStreamHead + .events([Wire.delta("Hel")]) + .hang }
        let (pieces, arrived) = AsyncStream.makeStream(of: String.self)
        let task = Task { await call.failure { arrived.yield($0) } }
        for await _ in pieces { break }

        task.cancel()

        let error = await task.value
        #expect(error?.kind == .cancelled)
        #expect(error?.partialText == "Hel")
        await call.server.wait { $0.hangUps == 1 }
    }

    @Test func `a task cancelled beforehand makes no connection`() async throws {
        let call = try CallFixture { _ in .hang }
        let latch = Latch()
        let task = Task {
            while !latch.isOpen { await Task.yield() }
            return await call.failure()
        }
        task.cancel()
        latch.open()

        #expect(await task.value?.kind == .cancelled)
        #expect(call.server.counts.connections == 0)
    }

    @Test func `fifty calls at once each get their own answer`() async throws {
        let latch = Latch()
        let call = try CallFixture { request in
            let asked = request.body.split(separator: "#").dropFirst().first.map(String.init) ?? "?"
            return Script([.hold(latch)]) + .eventStream(Wire.openAI(["answer ", asked]))
        }

        let texts = try await withThrowingTaskGroup(of: (Int, String).self) { group in
            for number in 0..<50 {
                group.addTask {
                    let request = InferenceRequest(model: "m", messages: [Message(.user, "#\(number)#")])
                    return (number, try await call.generate(request).text)
                }
            }
            await call.server.wait { $0.busy == 50 }
            latch.open()
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }

        #expect(texts == Dictionary(uniqueKeysWithValues: (0..<50).map { ($0, "answer \($0)") }))
        #expect(call.server.counts.peakBusy == 50)
    }

    @Test func `more calls than slots wait, and all are answered`() async throws {
        let latch = Latch()
        let call = try CallFixture(maxConcurrency: 3) { _ in
            Script([.hold(latch)]) + .eventStream(Wire.openAI())
        }

        let answers = try await withThrowingTaskGroup(of: InferenceResponse.self) { group in
            for _ in 0..<20 { group.addTask { try await call.generate() } }
            await call.server.wait { $0.busy == 3 }
            latch.open()
            return try await group.reduce(into: []) { $0.append($1) }
        }

        #expect(answers.allSatisfy { $0.text == "Hello" })
        #expect(answers.count { $0.waited == .zero } >= 3)

        #expect(call.server.counts.requests == 20)
        #expect(call.server.counts.peakBusy == 3)
    }

    @Test func `a call that waits for a slot can be cancelled`() async throws {
        let latch = Latch()
        let call = try CallFixture(maxConcurrency: 1) { _ in Script([.hold(latch)]) + .eventStream(Wire.openAI()) }
        let first = Task { try await call.generate().text }
        await call.server.wait { $0.busy == 1 }
        let second = Task { await call.failure() }

        second.cancel()

        #expect(await second.value?.kind == .cancelled)
        latch.open()
        #expect(try await first.value == "Hello")
        #expect(try await call.generate().text == "Hello")
        #expect(call.server.counts.requests == 2)
    }

    @Test func `cancelled waiters neither take nor lose a slot`() async throws {
        let slots = Slots(2)
        #expect(await slots.acquire())
        #expect(await slots.acquire())

        // Who has had its slot gives it back at once: they come to wait in any order.
        let waiters = (0..<100).map { _ in
            Task {
                let isGranted = await slots.acquire()
                if isGranted { slots.release() }
                return isGranted
            }
        }
        for waiter in waiters[..<50] { waiter.cancel() }
        for waiter in waiters[..<50] { #expect(await waiter.value == false) }
        slots.release()
        slots.release()
        var granted = 0
        for waiter in waiters[50...] {
            if await waiter.value { granted += 1 }
        }

        #expect(granted == 50)
    }

    @Test func `a hanging service does not hold up another`() async throws {
        let hanging = try ScriptedServer { _ in .hang }
        defer { hanging.stop() }
        let answering = try ScriptedServer { _ in .eventStream(Wire.openAI()) }
        defer { answering.stop() }
        let providers = makeProviders(
            [hanging, answering].map { ProviderSettings(name: $0.url, kind: .openai, baseURL: $0.url) },
            client: HTTPClient(), environment: { _ in nil })
        let stuck = (0..<30).map { _ in Task { try? await providers[0].generate(.sample(), onDelta: nil) } }
        await hanging.wait { $0.busy == 30 }

        for _ in 0..<20 { #expect(try await providers[1].generate(.sample(), onDelta: nil).text == "Hello") }

        for task in stuck { task.cancel() }
        await hanging.wait { $0.hangUps == 30 }
    }
}
