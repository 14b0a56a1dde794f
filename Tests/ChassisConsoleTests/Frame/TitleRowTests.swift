import ChassisCore
import ChassisSurface
import Testing

@testable import ChassisConsole

struct TitleRowTests {
    private static func title(_ width: Int, screen: ScreenName = .jobs, isReadOnly: Bool = false) throws -> String {
        let console = try ConsoleHarness(
            SampleJobs.day(40), width: width, height: 24, screens: ScreenRegistry.screens(), screen: screen,
            isReadOnly: isReadOnly)
        return console.lines[0]
    }

    @Test func `seven screens and the state of the queue stand side by side`() throws {
        let title = try Self.title(120)

        #expect(title.contains(" 0 Overview   1 Jobs   2 Traces   3 Costs   4 Evals   5 Review   6 Prompts "))
        #expect(title.hasSuffix("engine working 2") && title.contains(" queued · "))
    }

    @Test func `at 80 columns the screens keep their names and the states their glyphs`() throws {
        let title = try Self.title(80)
        for name in ["0 Overview", "1 Jobs", "4 Evals", "6 Prompts", "○4", "✗4", "busy"] {
            #expect(title.contains(name), "\(name)")
        }
        #expect(SafeText(title).width <= 80)
    }

    @Test func `what failed of eval runs is no failure of traffic`() throws {
        var jobs = SampleJobs.day(40)
        let place = try #require(jobs.firstIndex { $0.state == .failed })
        jobs[place].tenant = InternalTenant.evals

        let console = try ConsoleHarness(
            jobs, width: 80, height: 24, screens: ScreenRegistry.screens(), screen: .jobs, isReadOnly: false)

        #expect(console.lines[0].contains("✗3"))
    }

    @Test func `what eval runs have queued and running is no traffic either, and the overview tells it apart`() throws {
        let traffic = SampleJobs.day(40)
        var jobs = traffic
        for (index, state) in [JobState.queued, .queued, .running].enumerated() {
            var job = try #require(traffic.first { $0.state == state })
            job.id = JobID(Int64(10_000 + index))
            job.tenant = InternalTenant.evals
            jobs.append(job)
        }
        func lines(_ jobs: [Job], _ screen: ScreenName) throws -> [String] {
            try ConsoleHarness(
                jobs, width: 120, height: 24, screens: ScreenRegistry.screens(), screen: screen, isReadOnly: false
            ).lines
        }

        #expect(try lines(jobs, .jobs)[0] == lines(traffic, .jobs)[0])
        #expect(try lines(jobs, .jobs)[0].contains("4 queued · "))
        let overview = try #require(try lines(jobs, .overview).first { $0.contains("queue ") })
        #expect(overview.contains("4 queued") && overview.contains("3 of evals"), "\(overview)")
        #expect(try lines(traffic, .overview).allSatisfy { !$0.contains("of evals") })
    }

    @Test(arguments: ScreenName.allCases)
    func `at 40 columns the screen that shows has its name, the others their digits`(
        screen: ScreenName
    ) throws {
        let title = try Self.title(40, screen: screen)
        #expect(title.contains("\(screen.digit) \(screen.title.string)"))
        #expect(ScreenName.allCases.allSatisfy { title.contains($0.digit) })
        #expect(SafeText(title).width <= 40)
    }

    @Test(arguments: [40, 60, 80, 100, 120, 160]) func `that nothing can be changed shows at every width`(width: Int)
        throws
    {
        #expect(try Self.title(width, isReadOnly: true).contains("read-only"))
    }
}
