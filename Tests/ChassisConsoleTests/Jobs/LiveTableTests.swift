import ChassisCore
import ChassisStore
import ChassisSurface
import ChassisTestSupport
import Testing

@testable import ChassisConsole

struct LiveTableTests {
    /// Jobs come, go, end and change while someone moves, marks, filters and acts; answers come late.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `what is acted on is what stood at the cursor when the key was pressed`(seed: UInt64) throws {
        var noise = Noise(state: seed)
        var console = try ConsoleHarness(SampleJobs.day(60), width: 100, height: 20)
        console.answersAtOnce = false
        var next: Int64 = 61
        var acted = 0
        for _ in 0..<200 {
            disturb(&console, &next, &noise)
            switch Int.random(in: 0..<12, using: &noise) {
            case 0..<4: try console.press("j")
            case 4, 5: try console.press("k")
            case 6: try console.press("ctrl-d")
            case 7: try console.press(Bool.random(using: &noise) ? "s k k enter" : "I")
            case 8: console.wait(.milliseconds(Int.random(in: 100...2_500, using: &noise)))
            default:
                acted += try actAndCheck(&console, &noise)
            }
            if Bool.random(using: &noise) { console.answer() }
            let state = console.state.draw()
            #expect(state.height == 20)
        }
        #expect(acted > 5)
    }

    private func disturb(_ console: inout ConsoleHarness, _ next: inout Int64, _ noise: inout Noise) {
        console.change { jobs in
            switch Int.random(in: 0..<5, using: &noise) {
            case 0:
                jobs.append(SampleJobs.job(next, .queued))
                next += 1
            case 1 where jobs.count > 20: jobs.remove(at: Int.random(in: jobs.indices, using: &noise))
            default:
                guard let place = jobs.indices.randomElement(using: &noise) else { return }
                jobs[place].state = JobState.allCases.randomElement(using: &noise) ?? .queued
                jobs[place].version += 1
                jobs[place].cost = Money(nanoUSD: Int64.random(in: 0...9_000_000, using: &noise))
            }
        }
    }

    private func actAndCheck(_ console: inout ConsoleHarness, _ noise: inout Noise) throws -> Int {
        guard let seen = console.table.cursorRow, !console.table.isCursorGhost else { return 0 }
        let line = console.table.cursorLine.map { console.lines[$0 + 2] } ?? ""
        try #require(line.contains(seen.id.description))
        let before = console.acts.count
        try console.press(seen.state == .failed || seen.state == .cancelled ? "r" : "C")
        for _ in 0..<3 {
            console.change { $0.shuffle(using: &noise) }
            console.change { jobs in jobs.removeAll { $0.id == seen.id && $0.version % 2 == 0 } }
        }
        console.wait(.seconds(3))
        guard case .confirm = console.state.overlay else { return 0 }
        #expect(console.text.contains(seen.id.description))
        try console.press("y")
        console.answer()
        try console.press("esc")
        guard console.acts.count > before, let act = console.acts.last else { return 0 }
        #expect(act.targets == [JobTarget(id: seen.id, version: seen.version)])
        return 1
    }
}
