"""Follows jobs over a WebSocket with the `websockets` package."""

import json
import os
import urllib.request

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

BASE, KEY = os.environ["CHASSIS_BASE_URL"], os.environ["CHASSIS_KEY"]
EVENTS = BASE.replace("http://", "ws://") + "/v1/events"
HEADERS = {"Authorization": "Bearer " + KEY}


def submit(text):
    request = urllib.request.Request(
        BASE + "/v1/jobs",
        json.dumps({"feature": "scripted-answer", "input": text}).encode(),
        {**HEADERS, "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as answer:
        assert answer.status == 202
        return json.load(answer)["id"]


def test_many_jobs_are_followed_to_their_ends_on_one_socket():
    jobs = [submit(f"Where do I void invoice {number}?") for number in range(5)]
    ends, texts = {}, {}
    with connect(EVENTS, additional_headers=HEADERS) as socket:
        socket.send(json.dumps({"subscribe": jobs}))
        while len(ends) < len(jobs):
            event = json.loads(socket.recv(timeout=60))
            if event["event"] == "delta":
                texts[event["job"]] = texts.get(event["job"], "") + event["data"]["text"]
            elif event["data"].get("status") in ("completed", "failed"):
                ends[event["job"]] = event["data"]["status"]
    assert ends == {job: "completed" for job in jobs}
    assert all(texts[job].startswith("It is under Settings") for job in jobs), texts


def test_a_client_goes_on_behind_the_last_event_that_it_has():
    job = submit("Where do I find my receipts?")

    def follow(message):
        events = []
        with connect(EVENTS, additional_headers=HEADERS) as socket:
            socket.send(json.dumps({"subscribe": [message]}))
            while not events or events[-1]["data"].get("status") != "completed":
                events.append(json.loads(socket.recv(timeout=60)))
        return events

    whole = follow(job)
    rest = follow({"id": job, "after": whole[0]["id"]})
    assert [event["id"] for event in rest] == [event["id"] for event in whole[1:]]


def test_a_job_that_is_not_ones_own_is_refused_and_the_socket_stays():
    with connect(EVENTS, additional_headers=HEADERS) as socket:
        socket.send(json.dumps({"subscribe": ["job_999999"]}))
        assert json.loads(socket.recv(timeout=30))["error"]["code"] == "job_not_found"
        socket.send("no JSON")
        assert "error" in json.loads(socket.recv(timeout=30))
        socket.ping().wait(30)


def test_without_a_key_there_is_no_socket():
    with pytest.raises((InvalidStatus, ConnectionClosed)) as refused:
        connect(EVENTS)
    assert refused.value.response.status_code == 401
