/// Tenants of our own, for work that no customer asked for. No workspace can name one: `~` is not for names.
package enum InternalTenant {
    /// Who asks the questions of eval runs.
    package static let evals = "~evals"
    /// Whose articles are made vectors of that belong to no tenant.
    package static let knowledge = "~knowledge"
}
