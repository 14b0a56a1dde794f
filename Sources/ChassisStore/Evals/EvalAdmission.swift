package import ChassisCore

/// An eval run that is to be, with a job for each answer wanted.
package struct EvalAdmission: Sendable {
    package struct Sample: Sendable {
        package var id: String
        package var category: String
        /// As `EvalResult.question`.
        package var question: String?
        /// From 1.
        package var epoch: Int
        /// For the queue `evals`, of the tenant `~evals`.
        package var job: Admission
        /// What the job is fixed to, encrypted; comes back with the claim.
        package var sealedPin: [UInt8]

        package init(
            id: String, category: String, question: String? = nil, epoch: Int, job: Admission, sealedPin: [UInt8]
        ) {
            self.id = id
            self.category = category
            self.question = question
            self.epoch = epoch
            self.job = job
            self.sealedPin = sealedPin
        }
    }

    /// Its id, figures and times are made here.
    package var run: EvalRun
    /// In the suite's order, the epochs of a sample behind each other.
    package var samples: [Sample]
    package var now: Timestamp

    package init(run: EvalRun, samples: [Sample], now: Timestamp) {
        self.run = run
        self.samples = samples
        self.now = now
    }
}
