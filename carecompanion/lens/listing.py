"""What the lens found as plain data, in the form that `carecompanion lens --json` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from carecompanion.domain.findings import Finding, Findings, Topic
from carecompanion.lens.registry_ids import normal_id

Data = Mapping[str, object]

_LISTS_AFTER_RECRUITING: Final = (Topic.LOCATION,)
_LISTS_AFTER_PUBLICATION: Final = (
    Topic.CONDITION,
    Topic.GENE,
    Topic.VARIANT,
    Topic.ELIGIBILITY,
    Topic.DELIVERY,
    Topic.RISK,
    Topic.FOLLOW_UP,
    Topic.ACCESS,
    Topic.HYPE,
    Topic.NOTE,
)


def as_data(findings: Findings) -> Data:
    """Every topic in its place; a topic of which the text says nothing is an empty list."""
    return {
        "language": findings.language,
        Topic.STAGE.value: _reading(findings, findings.stage.value, Topic.STAGE),
        **_lists(findings, (Topic.PHASE,)),
        Topic.TRIAL_ID.value: _trial_ids(findings.of(Topic.TRIAL_ID)),
        Topic.RECRUITING.value: _reading(findings, findings.recruiting.value, Topic.RECRUITING),
        **_lists(findings, _LISTS_AFTER_RECRUITING),
        Topic.PUBLICATION.value: _reading(findings, findings.publication.value, Topic.PUBLICATION),
        **_lists(findings, _LISTS_AFTER_PUBLICATION),
    }


def _reading(findings: Findings, value: str, topic: Topic) -> Data:
    return {"value": value, "spans": [_span(finding) for finding in findings.of(topic)]}


def _lists(findings: Findings, topics: Iterable[Topic]) -> Data:
    return {topic.value: [_item(finding) for finding in findings.of(topic)] for topic in topics}


def _trial_ids(found: Iterable[Finding]) -> list[Data]:
    """Each id once, with all its places."""
    places: dict[tuple[str, str], list[Data]] = {}
    for finding in found:
        key = normal_id(finding.text), finding.value
        places.setdefault(key, []).append(_span(finding))
    return [
        {"id": written, "registry": registry, "spans": spans}
        for (written, registry), spans in places.items()
    ]


def _item(finding: Finding) -> Data:
    value = {"value": finding.value} if finding.value else {}
    return {**_span(finding), **value}


def _span(finding: Finding) -> Data:
    return {"start": finding.start, "end": finding.end, "text": str(finding.text)}
