package import ChassisCore
package import ChassisStore

/// What a job of an eval run is fixed to, whatever the workspace says by the time it runs.
package struct JobPin: Sendable, Hashable {
    package struct Judge: Sendable, Hashable {
        /// The workspace's name of it.
        package var model: String
        /// How often it is asked.
        package var runs: Int
    }

    /// Without its input, which rests in the job.
    package var sample: GoldenSample
    package var epoch: Int
    package var bundle: BundleReference
    /// `EvalRun.bundleHash` of its run; `nil` where it was not kept.
    package var bundleHash: String?
    /// The only model to be asked; `nil` for the bundle's own.
    package var model: String?
    package var usesCache: Bool
    package var judge: Judge?
    /// Whether the run has a cost cap, so that calls are paid for before they are made.
    package var isCapped: Bool
    /// Whether a comparison waits for the run's end.
    package var isCompared: Bool

    package init(
        sample: GoldenSample, epoch: Int = 1, bundle: BundleReference, bundleHash: String? = nil, model: String? = nil,
        usesCache: Bool = false, judge: Judge? = nil, isCapped: Bool = false, isCompared: Bool = false
    ) {
        self.sample = sample
        self.sample.input = ""
        self.epoch = epoch
        self.bundle = bundle
        self.bundleHash = bundleHash
        self.model = model
        self.usesCache = usesCache
        self.judge = judge
        self.isCapped = isCapped
        self.isCompared = isCompared
    }
}

/// As it rests in the store: an object of JSON, encrypted by the vault.
extension JobPin {
    package var json: JSON {
        var pin = JSONObject([
            ("sample", sample.json), ("epoch", .integer(Int64(epoch))), ("bundle", .string(bundle.description)),
            ("uses_cache", .bool(usesCache)), ("is_capped", .bool(isCapped)), ("is_compared", .bool(isCompared)),
        ])
        if let bundleHash { pin["bundle_hash"] = .string(bundleHash) }
        if let model { pin["model"] = .string(model) }
        if let judge { pin["judge"] = ["model": .string(judge.model), "runs": .integer(Int64(judge.runs))] }
        return .object(pin)
    }

    package init?(_ json: JSON) {
        guard let sample = json["sample"].flatMap(GoldenSample.init(pinned:)), let epoch = json["epoch"]?.integer,
            let bundle = json["bundle"]?.string.flatMap({ BundleReference($0) })
        else { return nil }
        self.init(
            sample: sample, epoch: Int(epoch), bundle: bundle, bundleHash: json["bundle_hash"]?.string,
            model: json["model"]?.string, usesCache: json["uses_cache"]?.bool ?? false,
            isCapped: json["is_capped"]?.bool ?? false, isCompared: json["is_compared"]?.bool ?? false)
        if let model = json["judge"]?["model"]?.string, let runs = json["judge"]?["runs"]?.integer {
            judge = Judge(model: model, runs: Int(runs))
        }
    }
}

extension GoldenSample {
    /// Reads back what `json` wrote; lines of files are read, with all their checks, in another room.
    fileprivate init?(pinned json: JSON) {
        guard var options = json.object, let id = options["id"]?.string, let category = options["category"]?.string,
            let scorer = options["scorer"]?.string.flatMap(ScorerName.init)
        else { return nil }
        let (input, expected) = (options["input"]?.string ?? "", options["expected"])
        for name in ["id", "category", "input", "expected", "scorer"] { options[name] = nil }
        self.init(
            id: id, category: category, input: input, expected: expected, scorer: scorer, options: options)
    }
}

/// An eval job's pin and lease, as the pipeline carries them.
package struct EvalCall: Sendable {
    package var pin: JobPin
    package var lease: Lease
}
