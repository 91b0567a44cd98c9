"""A few hundred notes as a family writes them: those that are looked for, and many others."""

from __future__ import annotations

import random
from collections.abc import Iterator

WANTED = {
    "neuropathy": "Dr Lindqvist: the nerve tests show peripheral neuropathy in both feet.",
    "seizure": "Second seizure this week, four minutes, at breakfast. Blue lips.",
    "haemophilia": "Cousin on my father's side has haemophilia A, told by aunt Ruth.",
    "physiotherapy": "Physiotherapy on Tuesdays, Mrs Okafor, stretching and the parallel bars.",
    "paediatrician": "Our paediatrician wants the growth curve before the holidays.",
    "anaesthetic": "Woke up badly from the anaesthetic, shivering for an hour.",
    "oesophagus": "Tight place in the oesophagus seen on the barium swallow.",
    "tumour": "They looked for a tumour and there was none.",
    "diarrhoea": "Diarrhoea for six days after the antibiotics.",
    "leukodystrophy": "Metachromatic leukodystrophy was named for the first time today.",
    "echocardiogram": "Echocardiogram: the left side of the heart squeezes a little less.",
    "enzyme replacement": "Enzyme replacement every second Thursday, five hours in the chair.",
    "scoliosis": "Scoliosis measured at 34 degrees, brace by day.",
    "gastrostomy": "Gastrostomy button changed by the nurse, size 14.",
    "pneumonia": "Pneumonia on the right, three nights of oxygen.",
    "wheelchair": "New wheelchair fitted, the footplates are too long still.",
    "allergic": "Allergic to amoxicillin, hives within an hour.",
    "biopsy": "Muscle biopsy from the left thigh, stitches out on Friday.",
    "hearing": "Hearing test: needs louder voices on the left.",
    "tiredness": "Tiredness after lunch, falls asleep in the car.",
    "schedule": "The schedule of visits for the study hangs on the fridge.",
    "appointment": "Appointment moved to the ninth, ask for an interpreter.",
    "swallowing": "Swallowing thin drinks makes him cough, thickener helps.",
    "medicine": "Medicine cupboard: the blue box is for mornings.",
    "levetiracetam": "Levetiracetam up to 250 in the evening, moody since.",
    "immunosuppression": "Before gene therapy comes immunosuppression, nine weeks of tablets.",
    "Señora Gutiérrez": "Señora Gutiérrez from the parents' group has the same deletion.",
    "naïve": "The doctor was kind and said a naïve question is a good question.",
    "Ångström": "Professor Ångström runs the clinic in Uppsala.",
    "sleepwalking": "Sleepwalking again, found her by the front door.",
    "birthday": "Birthday party: danced for ten minutes, legs fine.",
    "receipt": "The receipt for the taxi is in the yellow folder.",
    "definitely": "He will definitely need new splints before summer.",
    "rhythm": "Heart rhythm was steady on the overnight recording.",
    "vaccine": "Flu vaccine given in the left arm, no fever.",
    "ophthalmologist": "Ophthalmologist sees pale discs, drops for the dry eyes.",
    "ketogenic": "Ketogenic diet started, ratio three to one.",
    "tracheostomy": "Tracheostomy care shown to both grandparents.",
    "newborn screening": "Newborn screening in our county does not include it.",
    "speech": "Speech therapist counts forty words and twelve signs.",
}
"""By the word somebody remembers, the note that holds it."""

_WHO = ("Mum", "Dad", "the nurse", "Dr Patel", "her teacher", "Grandma", "the helper", "Dr Weiss")
_DID = (
    "said the walk to school took longer",
    "wrote that the week was calm",
    "asked about the summer camp",
    "called back about the blood results",
    "noticed more energy after the nap",
    "thinks the new shoes rub at the heel",
    "brought the letter from the insurance",
    "counted the steps up to our door",
    "heard of a trial in another country",
    "wants to see the pictures of the spine",
    "showed how to fold the walker",
    "measured the weight before dinner",
)
_THEN = (
    "We wait until after the weekend.",
    "Temperature was normal.",
    "Nothing to change for now.",
    "To be asked at the next visit.",
    "Slept well that night.",
    "Ate half of the soup.",
    "The team will write to us.",
    "A little pain in the knee.",
    "She laughed about it.",
    "Copies are in the folder.",
)


def others(count: int = 360) -> Iterator[str]:
    """Everyday notes, none of them among `WANTED`."""
    chance = random.Random(11)
    for number in range(count):
        who, did, then = chance.choice(_WHO), chance.choice(_DID), chance.choice(_THEN)
        yield f"Note {number + 1}: {who} {did}. {then}"
