"""Sends spans with OpenTelemetry's own OTLP/HTTP exporter, as an app that was there before Chassis does."""

import os
import urllib.request

from opentelemetry.exporter.otlp.proto.http import Compression
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor, SpanExportResult

BASE, KEY = os.environ["CHASSIS_BASE_URL"], os.environ["CHASSIS_KEY"]


class Outcomes(OTLPSpanExporter):
    """The exporter as it is, its results kept: it only logs them."""

    results = []

    def export(self, spans):
        result = super().export(spans)
        self.results.append(result)
        return result


def record(compression):
    exporter = Outcomes(
        endpoint=BASE + "/v1/traces", headers={"Authorization": "Bearer " + KEY}, compression=compression, timeout=30
    )
    provider = TracerProvider(resource=Resource.create({"service.name": "older-app"}))
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    tracer = provider.get_tracer("test")
    with tracer.start_as_current_span("answer"):
        with tracer.start_as_current_span("chat small-model") as span:
            span.set_attributes({
                "gen_ai.operation.name": "chat",
                "gen_ai.request.model": "small-model",
                "gen_ai.usage.input_tokens": 40,
                "gen_ai.usage.output_tokens": 4,
                "gen_ai.input.messages": '[{"role":"user","parts":[{"type":"text","content":"I am ada@example.com"}]}]',
            })
    provider.shutdown()


def test_spans_are_taken_plain_and_compressed():
    Outcomes.results.clear()
    record(Compression.NoCompression)
    record(Compression.Gzip)
    assert len(Outcomes.results) == 4 and set(Outcomes.results) == {SpanExportResult.SUCCESS}


def test_a_wrong_key_is_told_to_the_exporter():
    exporter = OTLPSpanExporter(endpoint=BASE + "/v1/traces", headers={"Authorization": "Bearer none"}, timeout=5)
    provider = TracerProvider()
    with provider.get_tracer("test").start_as_current_span("answer") as span:
        pass
    assert exporter.export([span]) == SpanExportResult.FAILURE


def test_the_server_lives_on():
    with urllib.request.urlopen(BASE + "/readyz", timeout=30) as answer:
        assert answer.status == 200
