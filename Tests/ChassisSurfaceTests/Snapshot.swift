import ChassisSurface

/// A widget as people see it, then a role letter per cell.
func snapshot(_ widget: some Widget, width: Int, height: Int = 1) -> String {
    let surface = draw(widget, width: width, height: height)
    return height == 1
        ? surface.text + "\n" + surface.roles
        : zip(
            surface.text.split(separator: "\n", omittingEmptySubsequences: false),
            surface.roles.split(separator: "\n", omittingEmptySubsequences: false)
        ).map { "\($0)\n\($1)" }.joined(separator: "\n")
}

func draw(_ widget: some Widget, width: Int, height: Int) -> Surface {
    var surface = Surface(width: width, height: height)
    surface.draw(widget, in: surface.bounds)
    return surface
}
