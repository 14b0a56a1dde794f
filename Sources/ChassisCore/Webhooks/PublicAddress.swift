import Glibc

/// Tells addresses of the public internet from those that lead back to this machine or its network.
///
/// - SeeAlso: IANA's IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates).
package enum PublicAddress {
    /// The address that a host is, when it is one and no name: in whatever way resolvers read it (`127.1`, `0x7f000001`,
    /// `2130706433`).
    package static func bytes(ofHost host: String) -> [UInt8]? {
        var ipv4 = in_addr()
        if inet_aton(host, &ipv4) != 0 { return withUnsafeBytes(of: &ipv4) { Array($0) } }
        var ipv6 = in6_addr()
        return inet_pton(AF_INET6, host, &ipv6) == 1 ? withUnsafeBytes(of: &ipv6) { Array($0) } : nil
    }

    /// - Parameter bytes: An IPv4 (4) or IPv6 (16) address in network order; any other number of bytes is not public.
    package static func isPublic(_ bytes: [UInt8]) -> Bool {
        switch bytes.count {
        case 4: !specialIPv4.contains { $0.contains(bytes) }
        case 16: isPublicIPv6(bytes)
        default: false
        }
    }

    private static func isPublicIPv6(_ bytes: [UInt8]) -> Bool {
        // Addresses that carry an IPv4 one lead where that leads: mapped, NAT64, 6to4.
        if bytes.starts(with: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]) { return isPublic(Array(bytes[12...])) }
        if bytes.starts(with: [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]) { return isPublic(Array(bytes[12...])) }
        if bytes.starts(with: [0x20, 0x02]) { return isPublic(Array(bytes[2..<6])) }
        return !specialIPv6.contains { $0.contains(bytes) } && bytes[0] & 0xE0 == 0x20
    }

    /// The first bits of addresses that belong together.
    private struct Block: Sendable {
        let start: [UInt8]
        let bits: Int

        init(_ start: [UInt8], _ bits: Int) {
            self.start = start
            self.bits = bits
        }

        func contains(_ address: [UInt8]) -> Bool {
            for index in 0..<start.count {
                let bits = min(8, bits - index * 8)
                guard bits > 0 else { return true }
                let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
                if address[index] & mask != start[index] & mask { return false }
            }
            return true
        }
    }

    private static let specialIPv4 = [
        Block([0, 0, 0, 0], 8), Block([10, 0, 0, 0], 8), Block([100, 64, 0, 0], 10), Block([127, 0, 0, 0], 8),
        Block([169, 254, 0, 0], 16), Block([172, 16, 0, 0], 12), Block([192, 0, 0, 0], 24), Block([192, 0, 2, 0], 24),
        Block([192, 88, 99, 0], 24), Block([192, 168, 0, 0], 16), Block([198, 18, 0, 0], 15),
        Block([198, 51, 100, 0], 24), Block([203, 0, 113, 0], 24), Block([224, 0, 0, 0], 4), Block([240, 0, 0, 0], 4),
    ]

    /// Of 2000::/3, the only part that is handed out: Teredo, benchmarking, ORCHID, documentation.
    private static let specialIPv6 = [
        Block([0x20, 0x01, 0, 0], 23), Block([0x20, 0x01, 0x0D, 0xB8], 32), Block([0x3F, 0xFF, 0, 0], 20),
    ]
}
