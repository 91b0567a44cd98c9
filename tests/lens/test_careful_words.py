"""Words that promise more than they tell are quoted; the same words in another sense are not."""

from __future__ import annotations

import pytest

from carecompanion.domain.findings import Topic
from carecompanion.domain.lens_rules import LensRules
from tests.lens.quotes import valued

HYPE = [
    ("Doctors hail a breakthrough for a rare blood disease.", "breakthrough", "breakthrough"),
    ("It is a groundbreaking therapy, they say.", "groundbreaking", "breakthrough"),
    ("This ground-breaking work began in 2009.", "ground-breaking", "breakthrough"),
    ("The approach could revolutionise care.", "revolutionise", "breakthrough"),
    ("A revolutionary treatment reached Leeds.", "revolutionary", "breakthrough"),
    ("“It's a game changer,” said her mother.", "game changer", "breakthrough"),
    ("The data are game-changing.", "game-changing", "breakthrough"),
    ("For many it is the holy grail of medicine.", "holy grail", "breakthrough"),
    ("The pioneering surgery took six hours.", "pioneering", "breakthrough"),
    ("We think we hit a home run.", "home run", "breakthrough"),
    ("They speak of a new era in medicine.", "new era", "breakthrough"),
    ("New Gene Therapy May Cure Sickle Cell Disease", "Cure", "cure"),
    ("He calls his recovery a miracle.", "miracle", "cure"),
    ("The boy was cured, his doctors believe.", "cured", "cure"),
    ("A potentially curative option is here.", "curative", "cure"),
    ("Could this be the long-awaited cure?", "cure", "cure"),
    ("It is not just a treatment but a cure.", "cure", "cure"),
    ("A life-changing infusion is on its way.", "life-changing", "life_changing"),
    ("A potentially transformative medicine.", "transformative", "life_changing"),
    ("It has transformed the lives of three families.", "transformed the lives", "life_changing"),
    ("This drug is a life saver.", "life saver", "life_changing"),
    ("The lifesaving therapy was given in May.", "lifesaving", "life_changing"),
    ("It gave him his life back.", "gave him his life back", "life_changing"),
    ("A one-and-done infusion, the firm says.", "one-and-done", "one_time"),
    ("The world's first gene therapy for this illness.", "world's first", "first_ever"),
    ("The first-ever patient went home.", "first-ever", "first_ever"),
    ("The child made a stunning recovery.", "stunning recovery", "breakthrough"),
    ("A medical marvel, wrote one reader.", "marvel", "breakthrough"),
    ("Medicine is on the cusp of a revolution.", "revolution", "breakthrough"),
    ("They have found a cure.", "cure", "cure"),
    ("It could change Tom's life.", "change Tom's life", "life_changing"),
    ("An unprecedented therapy was tried.", "unprecedented therapy", "breakthrough"),
    ("It is nothing short of a miracle.", "miracle", "cure"),
    ("“It's mind-blowing,” they said.", "mind-blowing", "breakthrough"),
    ("This changes everything, they wrote.", "changes everything", "breakthrough"),
    ("Fixed for life, the headline said.", "Fixed for life", "cure"),
]


@pytest.mark.parametrize(("sentence", "words", "note"), HYPE)
def test_superlatives_are_quoted_with_the_note_that_goes_with_them(
    sentence: str, words: str, note: str, rules: LensRules
) -> None:
    assert valued(sentence, Topic.HYPE, rules) == [(words, note)]


NOT_HYPE = [
    "There is no cure for the disease.",
    "“This is not a cure,” she stressed.",
    "There is currently no approved treatment or cure.",
    "The drug does not cure the condition.",
    "It cannot be cured.",
    "The disease is incurable.",
    "A cure remains out of reach.",
    "It isn't a miracle.",
    "Scientists are searching for a cure.",
    "The charity raises money to find a cure.",
    "Cure SMA welcomes the news.",
    "She works for Cure Sanfilippo Foundation in Denver.",
    "CureDuchenne paid for the work.",
    "The 21st Century Cures Act became law.",
    "Breakthrough T1D gave a grant.",
    "The FDA granted Breakthrough Therapy designation.",
    "It holds breakthrough status in the US.",
    "He had breakthrough pain at night.",
    "Two women had breakthrough bleeding.",
    "A breakthrough infection was seen in March.",
    "The Miracle League plays on Sundays.",
    "Flagship Pioneering founded the company.",
    "Revolution Medicines is based in California.",
    "The data are secure and were procured lawfully, for obscure reasons.",
    "They eat cured ham and cured meat.",
    "The resin is cured for an hour.",
    "A bone marrow transplant can cure some children.",
    "We hope for promising results, and they are encouraging.",
    "We thank you for this incredible gesture.",
    "A historic control group was used.",
    "It was far from a breakthrough.",
    "She prayed for a cure.",
    "We are a long way from a cure.",
    "It was the first regulator in the world to act.",
    "It lacks any approved treatment, much less a cure.",
    "The hope of a cure kept them going.",
    "A pioneering researcher retired.",
    "The industrial revolution began in England.",
    "Surgery with curative intent was planned.",
    "No one thinks it is a cure.",
    "Nobody saw a profit in developing a cure.",
    "The runner hit a home run in the third inning.",
    "The word “cured” was misleading, the editor wrote.",
    "Calling it a miracle is premature, she said.",
    "She took a life-saving class at school.",
]


@pytest.mark.parametrize("sentence", NOT_HYPE)
def test_denials_names_and_other_senses_are_not_hype(sentence: str, rules: LensRules) -> None:
    assert valued(sentence, Topic.HYPE, rules) == []


NOTES = [
    ("It is a one-time infusion.", "one-time", "one_time"),
    ("A one-off treatment costs a lot.", "one-off", "one_time"),
    ("The therapy is given once.", "given once", "one_time"),
    ("The drug reverses hearing loss in toddlers.", "reverses hearing loss", "reverses"),
    ("A shot that fixes the faulty gene.", "fixes the faulty gene", "reverses"),
    ("A treatment that fixes her faulty DNA.", "fixes her faulty DNA", "reverses"),
    ("It stops the disease from getting worse.", "stops the disease", "reverses"),
    ("The treatment halted progression.", "halted progression", "reverses"),
    ("FDA approves Itvisma for older children.", "approves", "approved"),
    ("It was approved in Japan in May.", "approved", "approved"),
    ("The approval came after it was approved in Peru.", "approval", "approved"),
]


@pytest.mark.parametrize(("sentence", "words", "note"), NOTES)
def test_other_careful_words_have_a_note_of_their_own(
    sentence: str, words: str, note: str, rules: LensRules
) -> None:
    assert valued(sentence, Topic.NOTE, rules) == [(words, note)]


NO_NOTES = [
    "FDA reverses course on the application.",
    "The company stopped the trial in June.",
    "The agency halted the study of the disease.",
    "A fixed dose was used.",
    "They measured FIX levels.",
    "Funding approval was given in May.",
    "Reverse transcriptase copies RNA.",
    "The study was approved by the ethics committee.",
    "It is not approved in the UK.",
    "If approved, it would be sold next year.",
    "The FDA approved the trial to begin.",
    "At one time, children died early.",
    "Ask for a one-time code at the desk.",
    "A one-off donation helps.",
]


@pytest.mark.parametrize("sentence", NO_NOTES)
def test_other_things_that_stop_or_are_approved_have_no_note(
    sentence: str, rules: LensRules
) -> None:
    assert valued(sentence, Topic.NOTE, rules) == []


def test_every_careful_word_of_a_sentence_is_quoted_in_order(rules: LensRules) -> None:
    text = "A “miracle” cure?\n\nThey call it a breakthrough."
    assert valued(text, Topic.HYPE, rules) == [
        ("miracle", "cure"),
        ("cure", "cure"),
        ("breakthrough", "breakthrough"),
    ]
