import ChassisCore
import Foundation
import Testing

/// A text of labels that lead to nothing costs no more than its length: one tenant's would hold up the others'.
@Suite(.timeLimit(.minutes(3)))
struct RepeatedLabelTests {
    private let masker = Masker(Masker.coreRecognizers)

    /// Nanoseconds of this thread's processor, so that others who are busy don't count.
    private func cost(of unit: String, times count: Int) -> Int {
        let text = String(repeating: unit, count: count)
        let costs = (0..<3).map { _ in
            let start = Self.processorTime()
            _ = masker.matches(in: text, region: "DE")
            return Self.processorTime() - start
        }
        return costs.min() ?? 0
    }

    private static func processorTime() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    @Test(arguments: [
        "a,password\n", "password,", "pwd|", "\"password\",", "user\tpassword\t", "pwd|x|\n", "password:", "api_key=",
        "password,a;pwd|secret\t", "password?\n", "password: |\n  ", "<password>", "{\"name\":\"password\",",
        "(password,",
        "(password) values (", "('password', ", "a  password\n", "wifi:", "cookie: a=b; ", "recovery codes:\n",
        "seed words\n1. ",
        "security question ", "echo a | ", "$6$a", "a:5432:b:", "auth=('a',", "as password ", "-p a ",
    ])
    func `ten times as many labels cost ten times as much, and not a hundred times`(unit: String) {
        let (few, many) = (cost(of: unit, times: 200), cost(of: unit, times: 2_000))

        #expect(many < few * 40)
    }

    @Test func `the rows below two heads are each read once`() {
        let table = "user,password\nada,hunter2\n\nname;pwd\nbob;swordfish\n"

        let found = masker.matches(in: table, region: "DE").map {
            String(decoding: Array(table.utf8)[$0.range], as: UTF8.self)
        }

        #expect(found == ["hunter2", "swordfish"])
    }

    @Test func `two columns of passwords in one table are both secret`() {
        let table = "user,password,pin,passwd\nada,hunter2,x,swordfish\nbob,tr0ub4dor,y,apples77\n"

        let found = masker.matches(in: table, region: "DE").map {
            String(decoding: Array(table.utf8)[$0.range], as: UTF8.self)
        }

        #expect(found == ["hunter2", "swordfish", "tr0ub4dor", "apples77"])
    }
}
