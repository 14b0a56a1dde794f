import ChassisCore
import Testing

/// Credentials as people and programs write them every day, and what looks like them and is none.
struct EverydaySecretTests {
    private func masked(_ text: String) -> String { maskedAndRestored(text, region: "DE") }

    private func expectMasked(_ wanted: String, in text: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(masked(text) == text.replacing(wanted, with: "⟦SECRET_1⟧"), sourceLocation: sourceLocation)
    }

    @Test(arguments: [
        ("Your new password is:\n\n    Xy7kLm2q\n\nPlease change it.", "Xy7kLm2q"), ("Password?\nhunter2x", "hunter2x"),
        ("Q: What is the wifi password?\nA: hunter2x", "hunter2x"), ("password\n--------\nhunter2x", "hunter2x"),
        ("Password ..... : hunter2x", "hunter2x"), ("PASSWORD ➡ hunter2x", "hunter2x"),
        ("password 👉 hunter2x", "hunter2x"),
        ("**Password:** `hunter2x`", "hunter2x"), ("<td>Password:</td><td><b>hunter2x</b></td>", "hunter2x"),
        ("Das Passwort „Rosen 2023“ geht nicht", "Rosen 2023"), ("my password «hunter2x» is rejected", "hunter2x"),
        ("my password [hunter2x] is rejected", "hunter2x"), ("The password is now: hunter2x", "hunter2x"),
        ("password: |\n  swordfish\nuser: ada", "swordfish"), ("password: >-\n  two words\n", "two words"),
        ("password:\n  - hunter2x", "hunter2x"), ("\"password\" : [ \"hunter2x\" ]", "hunter2x"),
    ])
    func `marks, markup and lines may stand between a password and its name`(text: String, wanted: String) {
        expectMasked(wanted, in: text)
    }

    @Test(arguments: [
        ("Twoje hasło to roza2023", "roza2023"), ("Ditt lösenord är ros2023x", "ros2023x"),
        ("Mật khẩu là hoahong23", "hoahong23"),
        ("Tu contraseña temporal es: rosal2023", "rosal2023"), ("mdp de ann = rosier23", "rosier23"),
        ("Пароль от почты: розы2023", "розы2023"), ("初始密码为：meigui2023", "meigui2023"),
        ("Şifreniz: gul2023ab", "gul2023ab"),
        ("Parola dvs. este trandafir23", "trandafir23"), ("the password that you asked for: hunter2x", "hunter2x"),
        ("I typed hunter2x as my password", "hunter2x"), ("Login mit ada / hunter2x", "hunter2x"),
        ("My login details are ada and hunter2x", "hunter2x"),
    ])
    func `a password is found in the sentences of many languages`(text: String, wanted: String) {
        expectMasked(wanted, in: text)
    }

    @Test(arguments: [
        ("CREATE USER ada IDENTIFIED BY 'swordfish'", "swordfish"),
        ("ALTER USER ada WITH PASSWORD 'swordfish';", "swordfish"),
        ("ALTER LOGIN sa WITH PASSWORD = N'Q2w!e3rT';", "Q2w!e3rT"),
        ("INSERT INTO users (name, password) VALUES ('ada', 'swordfish');", "swordfish"),
        ("<input type=\"password\" name=\"pw\" value=\"swordfish\">", "swordfish"),
        ("<input value='swordfish' type='password'>", "swordfish"),
        ("<add key=\"DbPassword\" value=\"swordfish\"/>", "swordfish"),
        ("<name>db.password</name>\n<value>swordfish</value>", "swordfish"),
        ("<password>swordfish</password>", "swordfish"),
        ("env:\n  - name: DB_PASSWORD\n    value: swordfish\n", "swordfish"),
        ("[{\"name\": \"ADMIN_PASSWORD\", \"value\": \"swordfish\"}]", "swordfish"),
        ("define('DB_PASSWORD', 'hunter2x');", "hunter2x"), ("os.environ['DB_PASSWORD'] = 'swordfish'", "swordfish"),
        ("find(By.id(\"password\")).sendKeys(\"hunter2x\");", "hunter2x"), ("auth=('ada', 'hunter2x')", "hunter2x"),
    ])
    func `a password is found in statements, forms, settings and calls`(text: String, wanted: String) {
        expectMasked(wanted, in: text)
    }

    @Test(arguments: [
        ("redis-cli -h cache -a hunter2x ping", "hunter2x"), ("mongosh -u ada -p hunter2x", "hunter2x"),
        ("smbclient //srv/share -U ada%hunter2x", "hunter2x"), ("openssl rsa -passin pass:hunter2x", "hunter2x"),
        ("keytool -genkey -storepass hunter2x -v", "hunter2x"), ("htpasswd -bc /etc/users ada hunter2x", "hunter2x"),
        ("net user ada hunter2x /add", "hunter2x"), ("echo 'hunter 2x' | sudo -S ls", "hunter 2x"),
        ("echo 'root:hunter2x' | chpasswd", "hunter2x"), ("vault kv put secret/x value=hunter2x", "hunter2x"),
        ("machine api.example login ada password swordfish", "swordfish"),
        ("db.internal:5432:shop:ada:hunter2x", "hunter2x"),
        ("requirepass hunter2x", "hunter2x"), ("WIFI:T:WPA;S:My Net;P:swordfish;;", "swordfish"),
        ("SSID: guests, key: hunter2x", "hunter2x"),
        (
            "ada:$2y$10$abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ12345",
            "$2y$10$abcdefghijklmnopqrstuvABCDEFGHIJKLMNOPQRSTUVWXYZ12345"
        ),
    ])
    func `a password is found on command lines and in the files of programs`(text: String, wanted: String) {
        expectMasked(wanted, in: text)
    }

    @Test(arguments: [
        ("G-739114 is your Example verification code", "739114"), ("Use 739114 to sign in", "739114"),
        ("Die PIN der Karte lautet 7291", "7291"), ("验证码：739114", "739114"), ("Safe combination: 12-34-07", "12-34-07"),
        ("Security question: First pet? Answer: Fluffy", "Fluffy"),
        ("Sicherheitsfrage: Haustier? Antwort: Moritz", "Moritz"),
        ("my wallet seed is ocean lamp river tiger mango bread", "ocean lamp river tiger mango bread"),
        (
            "Seed words:\n1. ocean\n2. lamp\n3. river\n4. tiger\n5. mango\n6. bread",
            "ocean\n2. lamp\n3. river\n4. tiger\n5. mango\n6. bread"
        ),
        ("TOTP secret JBSWY3DPEHPK3PXP", "JBSWY3DPEHPK3PXP"),
        ("WPA2-Schlüssel: 5812 3390 1177 6024", "5812 3390 1177 6024"),
    ])
    func `codes, answers and phrases that let somebody in are secrets`(text: String, wanted: String) {
        expectMasked(wanted, in: text)
    }

    @Test func `all codes of a list and all cells below a head are masked`() {
        #expect(
            masked("Recovery codes:\n1a2b-3c4d\n5e6f-7a8b\n\nKeep them")
                == "Recovery codes:\n⟦SECRET_1⟧\n⟦SECRET_2⟧\n\nKeep them")
        #expect(
            masked("Name   User   Password\nsrv1   root   hunter2x\nsrv2   adm    tr0ub4dor")
                == "Name   User   Password\nsrv1   root   ⟦SECRET_1⟧\nsrv2   adm    ⟦SECRET_2⟧")
    }

    @Test(arguments: [
        "password = getPassword()", "password: string", "password: !vault |", "Password: ********",
        "IDENTIFIED BY clause",
        "The speaker was identified by 'name' and role", "CREATE USER ada IDENTIFIED BY '<password>'",
        "INSERT INTO users (name, password) VALUES (?, :password)",
        "<input type=\"password\" value=\"{{ user.password }}\">",
        "<input type=\"text\" name=\"city\" value=\"Berlin2024\">",
        "- name: DB_PASSWORD\n  valueFrom:\n    secretKeyRef:",
        "- name: A\n  value: Berlin24\n- name: DB_PASSWORD\n  valueFrom: x", "fill('#city', 'Berlin22');",
        "login(user, pw)",
        "login('ada', password)", "redis-cli -h cache -p 6379 ping", "mongosh -u USER -p PASS", "grep -a pattern1 file",
        "net user ada /delete", "htpasswd -c file ada", "echo hello2 | grep x", "db.internal:5432:open",
        "chr1:12345:A:T:0.5",
        "WIFI:S:Guests;T:nopass;;", "root:x:0:0:root:/root:/bin/bash", "s/(a)(b)/$1$2/", "Wi-Fi: Guests / 5 GHz",
    ])
    func `what is written like a password's place stays`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        "Your password is case sensitive", "my password is always rejected after update 2.1",
        "password policy: minimum12chars",
        "uses sha256 as password hash", "use 12 characters as password minimum", "what is the password?\nThanks, Ada",
        "If that's your intention, pass `allow_module_level=True`.", "pass 'asn1Spec' on", "The seed\nsekere\nselect",
        "Q: Can I change the password?\nA: Yes, in the settings.", "739114 is your order number",
        "Use 739114 steps to walk",
        "Security question: choose one", "A recovery phrase: write it down and keep it safe",
        "Recovery codes are shown once",
        "The combination of 12-34-07 is rare", "password\n\nForgot your password?",
        "password: >\n  The password of the user.",
    ])
    func `what is said about passwords stays`(text: String) {
        #expect(masked(text) == text)
    }

    @Test(arguments: [
        ("alice=40example.com", "⟦EMAIL_1⟧"), ("M=C3=BCller: m=2Ealice=40example.com", "M=C3=BCller: ⟦EMAIL_1⟧"),
        ("IBAN DE89=203704=200044=200532=200130=2000", "IBAN ⟦IBAN_1⟧"),
        ("limit=40 and offset=20151234", "limit=40 and offset=20151234"),
        ("width=40px", "width=40px"),
    ])
    func `what a mail encodes in quoted-printable is found, and a setting is none`(text: String, expected: String) {
        #expect(masked(text) == expected)
    }
}
