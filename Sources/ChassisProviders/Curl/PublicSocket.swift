import CCurl
import ChassisCore
import Glibc

/// Opens a socket for an address of the public internet, and none for any other.
func openPublicSocket(_ address: UnsafeMutablePointer<curl_sockaddr>?) -> curl_socket_t {
    guard let address, let bytes = networkAddress(of: address), PublicAddress.isPublic(bytes) else {
        errno = 0
        return cz_curl_bad_socket()
    }
    return socket(address.pointee.family, address.pointee.socktype, address.pointee.protocol)
}

/// The bytes of an IPv4 or IPv6 address, in network order.
private func networkAddress(of address: UnsafeMutablePointer<curl_sockaddr>) -> [UInt8]? {
    withUnsafePointer(to: &address.pointee.addr) { start in
        let start = UnsafeRawPointer(start)
        switch address.pointee.family {
        case AF_INET:
            return withUnsafeBytes(of: start.loadUnaligned(as: sockaddr_in.self).sin_addr) { Array($0) }
        case AF_INET6:
            let offset = MemoryLayout<sockaddr_in6>.offset(of: \.sin6_addr) ?? 8
            return Array(UnsafeRawBufferPointer(start: start + offset, count: 16))
        default: return nil
        }
    }
}
