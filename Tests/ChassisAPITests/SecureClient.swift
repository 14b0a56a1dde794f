import NIOCore
import NIOPosix
import NIOSSL

/// A client that trusts one certificate alone.
enum SecureClient {
    static func get(
        _ path: String, port: Int, trusting trusted: TestCertificate = .first
    ) async throws -> String {
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates(
            try NIOSSLCertificate.fromPEMBytes(Array(trusted.certificate.utf8)))
        let context = try NIOSSLContext(configuration: configuration)
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        NIOSSLClientHandler(context: context, serverHostname: "localhost"))
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(
                ByteBuffer(string: "GET \(path) HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n"))
            var text = ""
            for try await buffer in inbound { text += String(buffer: buffer) }
            return text
        }
    }
}

/// Made for these tests with openssl, for `localhost`; they guard nothing.
struct TestCertificate {
    let certificate: String
    let key: String

    static let first = TestCertificate(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBmzCCAUGgAwIBAgIUMOSoIz5lULGBfwIb7mI7lUMVBkowCgYIKoZIzj0EAwIw
            FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNTIwNTMwNFoYDzIxMjYxMTAx
            MjA1MzA0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAAQP4YKmGiJlO3x75pHMyY27E/rM1aeeNPeDQZVAIbZZgmHk0N65GTI6
            IujW3MBnGvmgLzzahdyKZnt1KaSlIwvpo28wbTAdBgNVHQ4EFgQUGaS7gLZTCElU
            IgJqrfRmRxSJgQcwHwYDVR0jBBgwFoAUGaS7gLZTCElUIgJqrfRmRxSJgQcwDwYD
            VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
            zj0EAwIDSAAwRQIhAMCYiPuMpsWRrSBcNSFgF1DkXF/5JEUzHuWM9uTR50/FAiB5
            Dsj4E+JgpJCwWXREo6In/wIW3pW1TDskYRyIg2cc7Q==
            -----END CERTIFICATE-----

            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgTXU+9RBFpG5G5o6D
            Y32WDPKmArWmRphVfAMz6wZuG5WhRANCAAQP4YKmGiJlO3x75pHMyY27E/rM1aee
            NPeDQZVAIbZZgmHk0N65GTI6IujW3MBnGvmgLzzahdyKZnt1KaSlIwvp
            -----END PRIVATE KEY-----

            """)

    static let renewed = TestCertificate(
        certificate: """
            -----BEGIN CERTIFICATE-----
            MIIBnDCCAUGgAwIBAgIUKcrfGcdD7leXNLNdEpyYWFW1eREwCgYIKoZIzj0EAwIw
            FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyNjIxNTg0MFoYDzIxMjYxMTAy
            MjE1ODQwWjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAAT/NRU5d1IjEbE8oddiuL6+4vB5yZYXweZ0qRjtgiqxbrnhXGysVSBH
            36tWdRyouFoAvUYKigl+HXoLefPP4aOGo28wbTAdBgNVHQ4EFgQUiiNEH4KHZJMi
            /Q9xR59/Hpok1IswHwYDVR0jBBgwFoAUiiNEH4KHZJMi/Q9xR59/Hpok1IswDwYD
            VR0TAQH/BAUwAwEB/zAaBgNVHREEEzARgglsb2NhbGhvc3SHBH8AAAEwCgYIKoZI
            zj0EAwIDSQAwRgIhANM9n0Dg3JsHZhJ6D9Sk7JfM2p8AjQtZGekahjx6KXdhAiEA
            isSk1JY0rMLH0f1fATRJU9HldRNXK5iQS1LBnvmuYiA=
            -----END CERTIFICATE-----

            """,
        key: """
            -----BEGIN PRIVATE KEY-----
            MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgFKP5B3VLoyPchlYe
            7dv3b5i8mt7IDNDw9ENsBsF8gF6hRANCAAT/NRU5d1IjEbE8oddiuL6+4vB5yZYX
            weZ0qRjtgiqxbrnhXGysVSBH36tWdRyouFoAvUYKigl+HXoLefPP4aOG
            -----END PRIVATE KEY-----

            """)
}
