import ChassisSurface

/// Where the parts of the frame stand: a title row, the screen, a line for states and typing, the footer.
struct FrameLayout {
    static let least = (width: 40, height: 10)

    let title: Rect
    let body: Rect
    let status: Rect
    let footer: Rect
    let isTooSmall: Bool

    init(width: Int, height: Int) {
        let all = Rect(x: 0, y: 0, width: width, height: height)
        let (title, rest) = all.split(top: 1)
        let (above, footer) = rest.split(bottom: 1)
        let (body, status) = above.split(bottom: 1)
        self.title = title
        self.body = body
        self.status = status
        self.footer = footer
        isTooSmall = width < Self.least.width || height < Self.least.height
    }
}

extension Rect {
    /// Grown upwards by so many rows.
    func raised(by rows: Int) -> Rect { Rect(x: x, y: y - rows, width: width, height: height + rows) }
}
