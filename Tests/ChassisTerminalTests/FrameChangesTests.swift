import ChassisSurface
import Testing

@testable import ChassisTerminal

struct FrameChangesTests {
    private func frame(_ rows: SafeText..., width: Int = 6) -> Surface {
        var surface = Surface(width: width, height: rows.count)
        for (y, row) in rows.enumerated() { surface.draw(row, x: 0, y: y) }
        return surface
    }

    @Test func `equal frames differ nowhere, also when drawn in another order`() {
        var other = Surface(width: 6, height: 2)
        other.draw("u\u{308}", x: 0, y: 1)
        other.draw("e\u{301}", x: 0, y: 0)

        #expect(FrameChanges.between(frame("e\u{301}", "u\u{308}"), other, width: 6, height: 2).isEmpty)
    }

    @Test func `only changed cells are told`() {
        let changes = FrameChanges.between(frame("abc", "def"), frame("abc", "dxf"), width: 6, height: 2)

        #expect(changes == [.init(row: 1, columns: [1])])
    }

    @Test func `a cell that only changed its marks or its role is told`() {
        var styled = frame("abc")
        styled.restyle(Rect(x: 2, y: 0, width: 1, height: 1), role: .danger)

        #expect(FrameChanges.between(frame("abc"), styled, width: 6, height: 1) == [.init(row: 0, columns: [2])])
        #expect(
            FrameChanges.between(frame("e\u{301}"), frame("e\u{302}"), width: 6, height: 1)
                == [.init(row: 0, columns: [0])])
    }

    @Test func `both columns of a wide cell are told`() {
        let changes = FrameChanges.between(frame("ab日"), frame("a日b"), width: 6, height: 1)

        #expect(changes == [.init(row: 0, columns: [1, 2, 3])])
    }

    @Test func `the first frame is told whole, and a frame of another size is cut or blank`() {
        #expect(FrameChanges.between(nil, frame("a"), width: 3, height: 2).map(\.columns) == [[0, 1, 2], [0, 1, 2]])
        #expect(
            FrameChanges.between(frame("abc"), frame("a", width: 2), width: 6, height: 1)
                == [.init(row: 0, columns: [1, 2])])
    }
}

struct TerminalErrorTests {
    @Test func `a console without a terminal says what to do instead`() {
        #expect(TerminalError.notATerminal.remedy?.contains("--snapshot") == true)
        #expect(!TerminalError.unknownType("x\u{1B}[2J").message.contains("\u{1B}"))
    }
}
