import ChassisCore
import ChassisEngine
import ChassisStore
import NIOHTTP1

/// `/v1/jobs`: submit, look, wait, cancel, flag, follow.
struct JobRoutes: Sendable {
    let service: APIService
    private let answers = SubmittedAnswers()
    private static let longestWait = 60
    private var view: JobView { service.view }

    init(service: APIService) { self.service = service }

    var all: [Route] {
        [
            Route(.POST, "/v1/jobs", scope: .submit) { try await submit($0) },
            Route(.GET, "/v1/jobs/{id}", scope: .read) { try await show($0) },
            Route(.DELETE, "/v1/jobs/{id}", scope: .submit) { try await cancel($0) },
            Route(.POST, "/v1/jobs/{id}/flag", scope: .submit) { try await flag($0) },
            Route(.GET, "/v1/jobs/{id}/events", scope: .read) { try await follow($0) },
            Route(.GET, "/v1/events", scope: .read, opensSocket: true) { try refuseSocket($0) },
        ]
    }

    /// The job is on disk, and paid for, before its id is given out.
    private func submit(_ request: APIRequest) async throws -> APIResponse {
        let wanted = try JobRequest(request)
        let outcome = try await service.submit(wanted.submission)
        let job = outcome.job
        var answer = JSONObject([
            ("id", .string(job.id.description)), ("object", "job"), ("status", .string(JobState.queued.rawValue)),
            ("feature", .string(job.feature)), ("created_at", .init(job.createdAt)),
        ])
        try await view.addPlace(of: job, to: &answer)
        answer["links"] = JobView.links(of: job.id)
        var response = APIResponse.json(
            answers.first(job.id, .object(answer)), status: .accepted, headers: await view.headers(job))
        response.set("location", "/v1/jobs/\(job.id)")
        if case .existing = outcome { response.set("idempotent-replayed", "true") }
        response.warn(ofIgnored: wanted.unknownFields)
        return response
    }

    /// With `?wait=30`, answers when the job has ended or the seconds are over.
    private func show(_ request: APIRequest) async throws -> APIResponse {
        var job = try await ownJob(request)
        if let text = request.query("wait") {
            guard let seconds = Int(text), (0...Self.longestWait).contains(seconds) else {
                throw APIError.badRequest("'wait' takes whole seconds from 0 to \(Self.longestWait).", param: "wait")
            }
            do {
                let (engine, id) = (service.engine, job.id)
                let ended = try await service.stopping.cancelling {
                    try await engine.finished(id, within: .seconds(seconds))
                }
                job = ended ?? job
            } catch is CancellationError where service.stopping.isOpen {
                // The client asks another server for the rest.
                job = try await service.store.job(job.id) ?? job
            }
        }
        return try await answer(job)
    }

    private func cancel(_ request: APIRequest) async throws -> APIResponse {
        let job = try await ownJob(request)
        switch try await service.engine.cancelJobs([JobTarget(id: job.id)])[job.id] {
        case .done?:
            // A worker that hears of it ends within a moment; one that can't, later; one that was about to end has ended.
            let ended = try await service.engine.finished(job.id, within: .seconds(3)) ?? job
            guard ended.state != .completed, ended.state != .failed else {
                throw APIError(StoreError.wrongState(job.id, ended.state, action: "cancelled"))
            }
            return try await answer(ended)
        case .refused(let error)?: throw APIError(error)
        case nil: throw Self.unknown
        }
    }

    private func flag(_ request: APIRequest) async throws -> APIResponse {
        let job = try await ownJob(request)
        let object = try request.json()
        guard let reason = object["reason"]?.string else {
            throw APIError.badRequest("The field 'reason' is needed: why the answer is wrong.", param: "reason")
        }
        let expected = object["expected"] ?? .null
        guard expected == .null || expected.string != nil else {
            throw APIError.badRequest("The field 'expected' must be a text.", param: "expected")
        }
        let flag = try await service.engine.flag(
            job.id, reason: reason, expected: expected.string, reporter: "api \(request.tenant)")
        return .json(
            [
                "id": .string(flag.id.description), "object": "flag", "job": .string(job.id.description),
                "state": .string(flag.isOpen ? "open" : "resolved"), "reason": .string(flag.reason),
                "created_at": .init(flag.at),
            ], status: .created)
    }

    private func follow(_ request: APIRequest) async throws -> APIResponse {
        let job = try await ownJob(request)
        var position = EventPosition.start
        if let text = request.headers.first(name: "last-event-id") ?? request.query("after"), !text.isEmpty {
            guard let given = EventPosition(text) else {
                throw APIError.badRequest("Last-Event-ID is not the id of an event.", param: "last-event-id")
            }
            guard given.version <= job.version else {
                throw APIError.badRequest("Last-Event-ID is of an event that has not been.", param: "last-event-id")
            }
            // Browsers come back to a stream that ends, until they are told this.
            if job.state.isFinal, given.version == job.version {
                return APIResponse(status: .noContent, headers: await view.headers(job))
            }
            position = given
        }
        let (service, authorization) = (service, request.headers.first(name: "authorization"))
        let follower = try service.followers.enter(job.tenant)
        let stream = EventStream(service: service, job: job.id, position: position, follower: follower) {
            _ = try await service.authenticate(authorization, for: .read)
        }
        return stream.response(headers: await view.headers(job))
    }

    /// To who asked without a handshake, or is one too many.
    private func refuseSocket(_ request: APIRequest) throws(APIError) -> APIResponse {
        _ = try service.followers.enter(request.tenant)
        throw Self.socketNeeded
    }

    private func answer(_ job: Job) async throws -> APIResponse {
        var response = try await view.response(job, headers: await view.headers(job))
        // Before then there will be nothing new.
        if let wait = view.secondsToRetry(of: job) { response.set("retry-after", String(wait)) }
        return response
    }

    /// The job of the address; for another tenant's as for one that is not there, 404.
    private func ownJob(_ request: APIRequest) async throws -> Job {
        guard let id = JobID(request.parameters["id"] ?? ""), let job = try await service.store.job(id),
            job.tenant == request.tenant
        else { throw Self.unknown }
        return job
    }

    private static let socketNeeded = APIError(
        status: .upgradeRequired, type: .invalidRequest, code: "websocket_needed",
        message: "This address opens a WebSocket.", retry: .never,
        headers: ["upgrade": "websocket", "sec-websocket-version": "13"])

    static let unknown = APIError.notFound("There is no such job.", code: "job_not_found")
}
