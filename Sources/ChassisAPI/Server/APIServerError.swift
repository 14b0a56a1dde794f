import ChassisCore
import Glibc
import NIOCore

/// Why the server does not run.
package enum APIServerError: OperatorError, Equatable {
    case cannotListen(host: String, port: Int, ListenProblem)
    case badTLS(String)

    package var code: String {
        switch self {
        case .cannotListen: "cannot_listen"
        case .badTLS: "bad_tls"
        }
    }

    package var message: String {
        switch self {
        case .cannotListen(_, let port, .portTaken): "Port \(port) is taken: another process listens on it."
        case .cannotListen(let host, _, .foreignAddress): "\(host) is no address of this machine."
        case .cannotListen(let host, _, .unknownName): "No address is known for the name '\(host)'."
        case .cannotListen(_, let port, .notAllowed): "This user may not listen on port \(port)."
        case .cannotListen(let host, let port, .other(let why)):
            "The server can't listen on \(host), port \(port): \(why)."
        case .badTLS(let why): "The TLS files can't be used: \(why)."
        }
    }

    package var remedy: String? {
        switch self {
        case .cannotListen(_, _, .portTaken), .cannotListen(_, _, .other):
            "choose another port with --port, or end the process that has it"
        case .cannotListen(_, _, .foreignAddress), .cannotListen(_, _, .unknownName):
            "name one of its own with --host: 127.0.0.1 for this machine alone, 0.0.0.0 for all networks that it is in"
        case .cannotListen(_, _, .notAllowed): "choose a port of 1024 or more with --port"
        case .badTLS: "name a PEM certificate chain and its key under serve: tls: in chassis.yaml"
        }
    }
}

/// What keeps a server from an address, told from what the system said.
package enum ListenProblem: Sendable, Equatable {
    case portTaken, foreignAddress, unknownName, notAllowed
    case other(String)

    init(_ failure: any Error) {
        if failure is SocketAddressError || failure is SocketAddressError.UnknownHost {
            self = .unknownName
            return
        }
        let code = (failure as? IOError)?.errnoCode
        self =
            switch code {
            case EADDRINUSE: .portTaken
            case EADDRNOTAVAIL: .foreignAddress
            case EACCES: .notAllowed
            default: .other("\(failure)")
            }
    }
}
