import ChassisCore

extension ChassisFile {
    /// `receivers: {hooks.example.com: {own: true}, other.example: {data: {regions: [EU], trains: false}}}`.
    static func receivers(_ fields: Fields) -> [String: WebhookReceiver] {
        let entries = fields.entries("receivers", isRequired: false, naming: hosts, isName: isHost)
        var receivers: [String: WebhookReceiver] = [:]
        for entry in entries {
            let path = fields.label("receivers") + "." + entry.name
            guard let receiver = Fields(entry.node, path: path, keys: ["own", "data"], log: fields.log) else {
                continue
            }
            receivers[entry.name] = WebhookReceiver(
                isOwn: receiver.boolean("own", or: false), terms: dataTerms(receiver))
        }
        return receivers
    }

    private static let hosts = "a host in small letters, such as hooks.example.com"

    private static func isHost(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 253
            && name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x2D, 0x2E, 0x3A].contains(byte)
            }
    }
}
