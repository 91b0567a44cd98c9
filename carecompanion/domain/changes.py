"""What one user action changed: the one mechanism under undo, history and restore."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Action(StrEnum):
    """What a person did, for the history and for the words of the Edit menu ("Undo ...")."""

    START_NOTES = "start_notes"
    WRITE_HEADLINE = "write_headline"
    WRITE_STORY = "write_story"
    WRITE_ANSWER = "write_answer"
    MARK_ROW = "mark_row"
    ADD_FACT = "add_fact"
    WRITE_FACT = "write_fact"
    CHECK_FACT = "check_fact"
    DELETE_FACT = "delete_fact"
    ADD_PERSON = "add_person"
    WRITE_PERSON = "write_person"
    DELETE_PERSON = "delete_person"
    BRING_IN = "bring_in"
    CHOOSE_QUESTIONS = "choose_questions"
    MAKE_PAGE = "make_page"
    SET_ASIDE = "set_aside"
    DELETE_HEADLINE = "delete_headline"
    ADD_ATTACHMENT = "add_attachment"
    WRITE_ATTACHMENT = "write_attachment"
    DELETE_ATTACHMENT = "delete_attachment"
    LOOK_AGAIN = "look_again"
    CLOSE_HEADLINE = "close_headline"
    REOPEN_HEADLINE = "reopen_headline"
    ADD_SOURCE = "add_source"
    WRITE_SOURCE = "write_source"
    DELETE_SOURCE = "delete_source"
    ORDER_QUESTIONS = "order_questions"
    PLAN_VISIT = "plan_visit"
    WRITE_VISIT = "write_visit"
    VISIT_QUESTIONS = "visit_questions"
    MARK_QUESTION = "mark_question"
    SAVE_VISIT = "save_visit"
    DELETE_VISIT = "delete_visit"
    KEEP_ANSWERS = "keep_answers"
    SALVAGE = "salvage"
    UNDO = "undo"
    RESTORE = "restore"
    ERASE = "erase"


@dataclass(frozen=True, slots=True)
class Change:
    """One record's step from revision `before` (None for a new record) to revision `after`."""

    record_id: UUID
    before: int | None
    after: int


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one action changed, in the order it was written.

    `erased` names records that were to go back to a state that has been erased for good meanwhile;
    they stay as they are.
    """

    action: Action
    changes: tuple[Change, ...]
    erased: tuple[UUID, ...] = ()

    def followed_by(self, later: ChangeSet) -> ChangeSet:
        """This action and `later` as one step, so that undo takes both back at once.

        A record changed by both goes from the first `before` to the last `after`.
        """
        joined = {change.record_id: change for change in self.changes}
        for change in later.changes:
            first = joined.get(change.record_id)
            before = first.before if first else change.before
            joined[change.record_id] = Change(change.record_id, before, change.after)
        return ChangeSet(self.action, tuple(joined.values()))
