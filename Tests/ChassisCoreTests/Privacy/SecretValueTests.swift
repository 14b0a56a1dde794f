import ChassisCore
import Testing

/// Codes, passwords on command lines and in tables, and what only speaks of them.
struct SecretValueTests {
    private let masker = Masker(Masker.coreRecognizers)

    private func secrets(in text: String) -> [String] {
        let utf8 = Array(text.utf8)
        var map = MaskMap()
        let masked = masker.mask(text, region: "US", map: &map)
        #expect(map.restore(masked) == text)
        return masker.matches(in: text, region: "US").map { match in
            #expect(match.kind == .secret)
            return String(decoding: utf8[match.range], as: UTF8.self)
        }
    }

    @Test(arguments: [
        ("pin: 4821", "4821"), ("My PIN is 4821.", "4821"), ("PIN 4821", "4821"), ("otp 482913", "482913"),
        ("Your one-time code is 482 913", "482 913"), ("verification code: 482-913", "482-913"),
        ("OTP: 4F9K2A", "4F9K2A"), ("CVV 123", "123"), ("{\"cvc\": \"1234\"}", "1234"), ("TAN: 482913", "482913"),
        ("Sicherheitscode: 4821", "4821"), ("El código de verificación es 482913", "482913"), ("passcode 4821", "4821"),
        ("PIN 560001", "560001"), ("Unlock it with PIN 560001", "560001"),
    ])
    func `a code that lets its holder in is a secret`(text: String, wanted: String) {
        #expect(secrets(in: text) == [wanted])
    }

    @Test(arguments: [
        ("Passwort: Müller123!", "Müller123!"), ("password: ä!öß", "ä!öß"), ("password: a'b'c9", "a'b'c9"),
        ("password is: tr0ub4dor&3", "tr0ub4dor&3"), ("password=tr0ub4dor&user=ada", "tr0ub4dor"),
        ("the password for the wifi is Sommer2024!", "Sommer2024!"), ("wifi pw Sommer2024!", "Sommer2024!"),
        ("pwd Sommer2024", "Sommer2024"), ("Passwort für das Gäste-WLAN ist x9-Tür-88", "x9-Tür-88"),
        ("pw=abc;user=x", "abc"), ("\u{1B}[32mpassword: hunter2\u{1B}[0m", "hunter2"),
    ])
    func `a password is found in any alphabet, and named in more ways`(text: String, wanted: String) {
        #expect(secrets(in: text) == [wanted])
    }

    @Test(arguments: [
        "password Argon2id hash", "the password policy changed in 2024", "pwd prints the folder",
        "password for the wifi was changed yesterday", "passwords of 12 signs", "password Base64-encoded",
        "the password for admin is required", "pwd /home/ada/2024",
    ])
    func `what only speaks of passwords has none`(text: String) {
        #expect(secrets(in: text).isEmpty)
    }

    @Test(arguments: [
        "The pin 13 of the chip", "GPIO pin: 13", "pin code 560001", "Delivery to Bengaluru, PIN 560001",
        "Bengaluru - PIN 560001",
        "PIN must be 4 digits", "Set a pin with 4 to 8 digits", "tan 45 is 1", "TAN = 1.7320",
        "OTP is valid for 10 min",
        "2FA is required since 2024", "Verification code: sent by mail", "The access code changed in 2023",
        "CVV: three digits", "OTP: 2024-05-01", "cvv 12", "otp 123456789",
    ])
    func `a number beside a code's name is none`(text: String) {
        #expect(secrets(in: text).isEmpty)
    }

    @Test(arguments: [
        ("curl -u ada:s3cr3t https://x.example", "s3cr3t"), ("curl --user ada:secret https://x.example", "secret"),
        ("$ curl -sS -uada:s3cr3t https://x.example", "s3cr3t"), ("mysql -u root -pSup3rS3cret db", "Sup3rS3cret"),
        ("sshpass -p 'Sup3r !' ssh x", "Sup3r !"), ("tool --password x7k", "x7k"),
        ("tool --password swordfish --verbose", "swordfish"), ("https://ada:swordfish@host.example/x", "swordfish"),
        ("http://ada:p4ss@mail.example.com:8080", "p4ss"), ("export PGPASSWORD=hunter2", "hunter2"),
        ("dbPassword: hunter2", "hunter2"), ("APP_SECRET=shortone1", "shortone1"),
        ("clientSecret=abc123de", "abc123de"),
        ("pwd: abc", "abc"), ("\"password\": \"xyz\"", "xyz"),
        (
            "I pasted chassis_abcdefghij23_" + String(repeating: "k7q2", count: 13) + " and got 401",
            "chassis_abcdefghij23_" + String(repeating: "k7q2", count: 13)
        ),
        (
            "NOTION=secret_" + String(repeating: "aB3", count: 14) + "z",
            "secret_" + String(repeating: "aB3", count: 14) + "z"
        ),
        (
            "the old key secret_" + String(repeating: "aB3", count: 14) + "z works",
            "secret_" + String(repeating: "aB3", count: 14) + "z"
        ),
        ("pass = hunter2", "hunter2"), ("user: ada, pass: Sommer2024", "Sommer2024"),
        ("passphrase: correct horse battery staple", "correct horse battery staple"),
        ("Recovery phrase: apple river stone lamp", "apple river stone lamp"),
    ])
    func `a credential of a command line, a setting or a phrase is a secret`(text: String, wanted: String) {
        #expect(secrets(in: text) == [wanted])
    }

    @Test(arguments: [
        "password: yes", "pass: SKI", "Password: not set", "secret_" + String(repeating: "long_name", count: 6),
        "mkdir -p /tmp/deep/dir", "docker run -u 1000:1000 -p 8080:80 image", "ssh -p 2222 host",
        "nmap -p 1-65535 host",
        "python -u script.py:main", "Use --password to set the password", "The --password option is required.",
        "curl -u $USER:$PASS https://x", "curl -u ada https://x.example", "mysql -u root -p db", "mysql -p",
        "password = os.environ[\"DB_PASSWORD\"]", "PASSWORD_MIN_LENGTH=8", "Boarding pass: LH1234A",
        "Tests pass: 482, fail: 3", "pass: true", "season pass: S2024x", "compass: north2", "$ pwd\n/home/ada",
        "max_tokens=4096", "A recovery phrase has twelve words.",
    ])
    func `options and settings of other kinds stay`(text: String) {
        #expect(secrets(in: text).isEmpty)
    }

    @Test(arguments: [
        "name,password\nada,hunter2\nbob,swordfish", "user;password;role\r\nada;hunter2;admin\r\nbob;swordfish;user",
        "\"user\",\"password\"\n\"ada\",\"hunter2\"\n\"bob\",\"swordfish\"",
        "| user | password |\n|------|----------|\n| ada | hunter2 |\n| bob | swordfish |",
        "user\tpassword\na\thunter2\nb\tswordfish",
    ])
    func `a column of passwords is secret in every row`(table: String) {
        #expect(secrets(in: "These are they:\n" + table + "\n\nBye, all, now") == ["hunter2", "swordfish"])
    }

    @Test(arguments: [
        "Enter your name, password, and age\nThen, if ok, go on", "user,role\nada,admin", "name,token count\nada,5",
        "| Feature | Password | SSO |", "password\n\nSee below, please",
    ])
    func `what is no table of passwords stays`(text: String) {
        #expect(secrets(in: text).isEmpty)
    }

    @Test(arguments: [
        "sk-", "nvapi-", "pplx-", "shpss_", "sbp_", "glsa_", "sntrys_", "ATATT3", "hvs.", "tskey-auth-", "GOCSPX-",
        "rubygems_", "xoxe-", "hooks.slack.com/services/T0/B0/", "figd_", "tfp_",
    ])
    func `a key is known by what its vendor begins it with`(prefix: String) {
        let key = prefix + "0a1B2c3D4e5F6g7H8i9J0a1B2c3D4e5F6g7H8i9J"

        #expect(secrets(in: "It fails with \(key), since today") == [key])
    }

    @Test func `a key of hexadecimal digits and a bot's token are known by their form`() {
        let digits = String(repeating: "0a1b2c3d", count: 4)
        let bot = "123456789:AA" + String(repeating: "aB3", count: 11)

        #expect(secrets(in: "SK\(digits) and key-\(digits)") == ["SK\(digits)", "key-\(digits)"])
        #expect(secrets(in: "bot \(bot).") == [bot])
        #expect(secrets(in: "SK\(digits)0, key-value pairs, dapi, task 123456789:AA, SKIING12").isEmpty)
    }
}
