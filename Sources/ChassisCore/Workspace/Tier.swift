/// Which class of model a call needs.
package enum Tier: String, CaseIterable, Sendable, Codable { case local, small, complex }
