enum PlaceholderChassisSurface {}
