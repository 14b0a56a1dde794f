import ChassisCore

extension ChassisFile {
    private static let serveKeys = [
        "max_body", "max_connections", "max_header", "header_timeout", "body_timeout", "idle_timeout", "tls",
    ]

    static func serve(_ fields: Fields) -> ServeSettings {
        var serve = ServeSettings()
        guard let fields = fields.section("serve", keys: serveKeys) else { return serve }
        serve.maxBody = fields.size("max_body", 1000...1_000_000_000, or: serve.maxBody)
        serve.maxHeader = fields.size("max_header", 1000...1_000_000, or: serve.maxHeader)
        serve.maxConnections = fields.integer("max_connections", 1...1_000_000, or: serve.maxConnections)
        let range = Duration.milliseconds(100)...hour
        serve.headerTimeout = fields.duration("header_timeout", range, or: serve.headerTimeout)
        serve.bodyTimeout = fields.duration("body_timeout", range, or: serve.bodyTimeout)
        serve.idleTimeout = fields.duration("idle_timeout", range, or: serve.idleTimeout)
        if let tls = fields.section("tls", keys: ["cert", "key"]) {
            serve.tls = ServeSettings.TLS(
                certificate: tls.text("cert", expected: "the path of a PEM certificate chain", atMost: 1000),
                key: tls.text("key", expected: "the path of a PEM private key", atMost: 1000))
        }
        return serve
    }
}

extension Fields {
    /// Bytes: `10MB`, `64kB`, `5000` (of a thousand each, as disks are sold); the key may be missing.
    fileprivate func size(_ key: String, _ range: ClosedRange<Int>, or fallback: Int) -> Int {
        guard let node = node(key) else { return fallback }
        let expected = "a size from \(range.lowerBound) to \(range.upperBound) bytes, such as 500kB or 10MB"
        let units: [(name: String, bytes: Int)] = [("kb", 1000), ("mb", 1_000_000), ("gb", 1_000_000_000), ("b", 1)]
        let text = (node.text ?? "").lowercased()
        let unit = units.first { text.hasSuffix($0.name) } ?? ("", 1)
        let digits = text.dropLast(unit.name.count).trimmingSpace()
        guard let number = Int(digits), !digits.hasPrefix("+"), number < 1 << 40 else {
            wrong(key, "is not a size", expected: expected, found: node.found)
            return fallback
        }
        guard range.contains(number * unit.bytes) else {
            wrong(key, "is out of range", expected: expected, found: node.found)
            return fallback
        }
        return number * unit.bytes
    }
}

extension ServeSettings {
    /// With the paths of the TLS files made absolute.
    func absolute(in root: String) -> ServeSettings {
        var settings = self
        settings.tls = tls.map { tls in
            func path(_ path: String) -> String { path.hasPrefix("/") ? path : root + "/" + path }
            return TLS(certificate: path(tls.certificate), key: path(tls.key))
        }
        return settings
    }
}
