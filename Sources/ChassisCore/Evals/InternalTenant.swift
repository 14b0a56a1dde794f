/// Tenants of our own, for work that no customer asked for. No workspace can name one: `~` is not for names.
package enum InternalTenant {
    /// Who asks the questions of eval runs.
    package static let evals = "~evals"
    /// What figures have before the features and prompts of eval runs, to tell them from tenants' traffic.
    package static let evalsInFigures = "evals/"
    /// Whose articles are made vectors of that belong to no tenant.
    package static let knowledge = "~knowledge"
}
