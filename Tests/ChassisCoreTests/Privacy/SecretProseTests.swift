import ChassisCore
import Testing

/// Passwords among what only speaks of them: programs, forms, rules and translations.
struct SecretProseTests {
    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "DE") }

    @Test(arguments: [
        "const password = req.body.password;", "password=self.password,", "passwd = args.passwd", "self.pwd = pwd",
        "let password = value", "password = getpass_later (prompt)", "client.auth(password=user_password)",
        "smtp.password: config.smtp.pass,", "apiKey = settings.apiKey", "let key = call.cache.key",
        "Key: storepb.InstanceSettingKey_GENERAL,", "privateKey: P256.Signing.PrivateKey", "key: ASN1BitString {",
        ".unusableKey: \"provider_key_invalid\"", "labelKey: \"editor.format.heading-2\"",
        "TOKEN_KEY = 'AWS_XRAY_MISSING'",
        "token: \"missing-share-token\"", "case .pass: break", "def f(): pass\na/module1.py", "key is pressed.\n\nThe",
        "password: string;", "PWD: '/home/ada/project'", "cat /etc/passwd > /dev/null", "api-key: $GITHUB_API_TOKEN",
        "user_pass = '%s:%s' % x", "getpass(prompt='Password: ', stream=None):", "http://user:pass@host.example",
        "https://me:<password>@host.example", "mysql --password --all-databases", "npm_install_g_and_run_it",
        "https://x.example/?api_key=YOUR_API_KEY&token=string", "?key=value", "protobuf_key:\"bytes,1,opt,name=key\"",
        "'and',\n'key',\n'pass',\n'raise',\n'return',\n", "(user, password,\n host, port,\n",
    ])
    func `a name, a call, a file or a type of a program is no secret`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        "Passwort: mindestens 12 Zeichen", "hasło: zapomniane", "password: put the key in the safe",
        "password: Change your password", "new_password: Nouveau mot de passe", "new_password: Nytt lösenord",
        "password: Contraseña", "\"password\": \"Пароль\"", "\"new-password\": \"新密碼\"", "password: 'Neues Passwort'",
        "contraseña: olvidada", "wachtwoord: zie bijlage", "hasło: takie samo jak do poczty", "пароль: смотри в письме",
        "mot de passe : oublié", "senha: esqueci a minha", "wachtwoord: vergeten",
        "пароль: забыли?", "lösenord: glömt", "Password: must be changed", "Passwort: bitte eingeben",
        "password: Enter it here",
        "forgot_password: Hai dimenticato la password?", "\"api-key\": \"Leave blank to keep the existing key\"",
        "\"client-secret\": \"Gizli anahtarınız\"", "confirmation_token: Bekræftelsesnøgle",
    ])
    func `what is said of a password is none`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        ("Password: Swordfish and my name is Ada", "Swordfish"), ("password: correct", "correct"),
        ("password: iloveyou", "iloveyou"), ("Passwort: Sonnenschein", "Sonnenschein"), ("senha: girassol", "girassol"),
        ("пароль: Солнце", "Солнце"), ("mot de passe : tournesol", "tournesol"), ("contraseña: girasol", "girasol"),
        ("wachtwoord: zonnebloem", "zonnebloem"), ("hasło: słonecznik", "słonecznik"), ("lösenord: solros", "solros"),
        ("password: hunter2 please help", "hunter2"), ("DB_PASSWORD=swordfish", "swordfish"),
        ("password: my-secret-pw", "my-secret-pw"), ("password: ada.quill", "ada.quill"),
        ("password: Passw0rd.2024", "Passw0rd.2024"),
        ("let password = \"swordfish\"", "swordfish"), ("self.password = 'swordfish'", "swordfish"),
        ("secret_key: a1b2c3d4e5f6_77", "a1b2c3d4e5f6_77"),
        ("token = 550e8400-e29b-41d4-a716-446655440000", "550e8400-e29b-41d4-a716-446655440000"),
        ("user: ada, pass: swordfish", "swordfish"), ("pass = 'swordfish'", "swordfish"),
    ])
    func `a password that is a word is one still`(text: String, wanted: String) {
        #expect(masked(text) == text.replacing(wanted, with: "⟦SECRET_1⟧"))
    }

    @Test(arguments: [
        ("password: correct horse battery staple", "correct horse battery staple"),
        ("Passwort: apfel fluss stein lampe, danke", "apfel fluss stein lampe"),
        ("mot de passe : pomme rivière pierre\nMerci", "pomme rivière pierre"),
        ("password: correct.horse.battery.staple", "correct.horse.battery.staple"),
        ("passphrase: correct horse battery staple.", "correct horse battery staple"),
        ("Passwort: Sommer im Garten", "Sommer"), ("password: swordfish for the wifi", "swordfish"),
    ])
    func `a passphrase is masked whole, and the sentence behind a password stays`(text: String, wanted: String) {
        #expect(masked(text) == text.replacing(wanted, with: "⟦SECRET_1⟧"))
    }

    @Test(arguments: [
        ("credentials ada:Sommer2024!", "Sommer2024!"), ("login: ada / Sommer2024!", "Sommer2024!"),
        ("Zugangsdaten: ada.quill@x / Winter-24", "Winter-24"), ("identifiants : ada | été2024", "été2024"),
        ("credenciales ada:Verano24", "Verano24"), ("My login is ada, S3cret!x", "S3cret!x"),
        ("login ada Sommer2024!", "Sommer2024!"), ("change my password to Sommer2024!", "Sommer2024!"),
        ("Логин: ada / Лето2024!", "Лето2024!"),
    ])
    func `the password of a pair is masked`(text: String, wanted: String) {
        #expect(
            masked(text).hasSuffix("⟦SECRET_1⟧") && masked(text).count == text.count - wanted.count + "⟦SECRET_1⟧".count
        )
    }

    @Test(arguments: [
        "login: https://x.example/a1b2c3", "login: git@host.example:team/code1.git", "Login 08:00 - 17:30 Uhr",
        "credentials are in vault/prod1", "login page / version 2.1", "Credentials: see page 12", "login: ada",
        "login failed: 401",
        "The login of 2024, May 12th", "login with your e-mail address",
    ])
    func `what is no pair of a name and a password stays`(text: String) {
        #expect(masked(text) == text)
    }

    @Test func `a key is one that has letters alone behind its vendor's prefix, and a name is none`() {
        #expect(masked("token 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") == "token ⟦SECRET_1⟧")
        #expect(
            masked("npm_install_g_and_run_it, whsec_existing-secret-of-tests")
                == "npm_install_g_and_run_it, whsec_existing-secret-of-tests")
    }

    @Test(arguments: [
        ("https://x.example/?api_key=abcdef", "abcdef"), ("GET /a?access_token=abcdefgh&x=1", "abcdefgh"),
        ("https://b.example/c?sv=2022&sig=abcDEF123x", "abcDEF123x"),
        ("/?X-Amz-Signature=0a1b2c3d4e5f#top", "0a1b2c3d4e5f"),
        ("Cookie: session=abcdef0123456789abcdef", "abcdef0123456789abcdef"),
        ("Set-Cookie: PHPSESSID=0a1b2c3d4e5f60718293a4b5; Path=/", "0a1b2c3d4e5f60718293a4b5"),
    ])
    func `a key in an address and a session in a cookie are masked`(text: String, wanted: String) {
        #expect(masked(text) == text.replacing(wanted, with: "⟦SECRET_1⟧"))
    }
}
