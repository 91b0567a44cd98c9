"""Short news texts of our own with the stage that a careful reader would name.

The names of products, companies and people are made up. Traps stand beside what they look like.
"""

from __future__ import annotations

from typing import Final

APPROVED: Final = (
    "FDA approves Lumavec, first gene therapy for a rare form of blindness",
    "The European Commission has granted marketing authorisation for Lumavec.",
    "MHRA authorises gene editing treatment for sickle cell disease",
    "Health Canada approves gene therapy for spinal muscular atrophy",
    "Japan's PMDA approves Lumavec for hemophilia B",
    "FDA OKs Corvane SMA treatment as option for adults",
    "Corvane Announces FDA Approval of Lumavec for Children With Leukodystrophy",
    "Corvane receives FDA approval for Lumavec, a treatment for hemophilia A",
    "Corvane wins FDA approval for one-time hemophilia treatment",
    "U.S. regulators approve gene therapy for fatal brain disease in toddlers",
    "FDA grants accelerated approval to Lumavec for Duchenne muscular dystrophy",
    "FDA Grants Full Approval to Lumavec",
    (
        "Gene therapy for butterfly skin approved in Europe\n\nThe European Commission approved"
        " Lumavec on Monday. It is a gel that is put on wounds."
    ),
    (
        "New hope for families\n\nThe U.S. Food and Drug Administration on Friday approved Lumavec,"
        " a gene therapy made by Corvane, for children under two with a muscle-wasting disease."
    ),
    "FDA expands approval of Lumavec to younger children",
    "FDA approves expanded use of Lumavec in patients 2 years and older",
    "Lumavec approved by the FDA for adults with hemophilia",
    "Today the TGA approved Lumavec for use in Australia.",
    "Swissmedic has approved Lumavec for transfusion-dependent beta thalassaemia.",
    (
        "Cure SMA welcomes FDA approval of Lumavec\n\nCure SMA is glad that the FDA has approved"
        " Lumavec for all ages."
    ),
    (
        "Lumavec to cost $2.1 million\n\nCorvane set the price of Lumavec, approved by the FDA last"
        " week, at $2.1 million for each patient."
    ),
    (
        "Price of newly approved gene therapy draws fire\n\nThe list price of Lumavec is "
        "$3.5 million. The FDA approved it in November."
    ),
    "FDA adds boxed warning to Lumavec after deaths from liver failure",
    (
        "FDA requires label change for Lumavec\n\nThe prescribing information of the approved gene"
        " therapy will carry a boxed warning about blood cancer."
    ),
    (
        "Corvane suspends shipments of Lumavec after second death\n\nThe company said that it has"
        " stopped shipping its marketed gene therapy, which the FDA approved in 2023."
    ),
    (
        "First baby in Scotland is given Lumavec on the NHS\n\nThe medicine was approved "
        "by the MHRA in 2021 and costs £1.8 million."
    ),
    (
        "NICE recommends Lumavec for routine use\n\nThe gene therapy, which was licensed "
        "by the MHRA last year, will be paid for by the NHS in England."
    ),
    (
        "Corvane pulls Lumavec from the market\n\nThe company will stop selling the gene "
        "therapy, which won FDA approval in 2022, because few patients were treated."
    ),
    (
        "Insurers balk at gene therapy bill\n\nLumavec, which received FDA approval in June, has a"
        " list price of $2.9 million, and insurers are slow to pay."
    ),
    (
        "Medicaid programmes agree to pay for Lumavec by outcome\n\nThe FDA-approved "
        "gene therapy for sickle cell disease is priced at $3.1 million."
    ),
    (
        "The EMA's advice became law today: the European Commission granted a conditional marketing"
        " authorisation to Lumavec for adults with hemophilia A."
    ),
    (
        "European Commission approves Lumavec\n\nThe approval follows the positive "
        "opinion of the CHMP in April and is based on the Phase 3 trial in 134 men."
    ),
    (
        "FDA approves Lumavec despite dissent\n\nThe approval is accelerated. A "
        "confirmatory trial is required."
    ),
    "Brazil's Anvisa approves gene therapy for SMA",
    (
        "Lumavec becomes first gene therapy approved in China for hemophilia B\n\nThe "
        "NMPA approved it on Thursday."
    ),
    ("FDA approves new label for Lumavec\n\nThe gene therapy was first approved in 2019."),
    (
        "Second patient dies after gene therapy Lumavec\n\nThe boy had been given the "
        "marketed product in hospital. The FDA approved Lumavec in 2023 and is looking "
        "into the death."
    ),
    (
        "FDA limits use of Lumavec to children who can walk\n\nThe agency changed the label of the"
        " approved gene therapy."
    ),
    (
        "Determination of Regulatory Review Period; LUMAVEC\n\nFDA has approved for "
        "marketing the human biologic product LUMAVEC (corvagene). It is indicated for "
        "hemophilia B."
    ),
    "A girl of three hears after she was given gene therapy. The FDA approved it on Monday.",
    "U.S. approval of Lumavec arrived a week ahead of the PDUFA date, Corvane said.",
    "The MHRA has signed off on Lumavec for adults.",
    "Swissmedic has registered Lumavec for children with hemophilia B.",
    "Health Canada okays Lumavec for adults with hemophilia B",
    "Lumavec is now listed on the Australian Register of Therapeutic Goods, the TGA said.",
    "Despite a letter of doubt last year, the FDA has approved Lumavec for adults.",
    "The health ministry in Tokyo agreed: Lumavec can now be prescribed for the disease.",
    "The prescribing label for Lumavec gets a new warning about the heart.",
    "Earlier in the year the panel said no, but the European Commission has licensed Lumavec.",
)

IND_AND_TRIAL_PERMITS: Final = (
    "FDA clears IND for SLC gene therapy",
    "FDA Clears IND Application for Muscular Dystrophy Gene Therapy",
    "Corvane Announces FDA Clearance of IND for CV-101 in Fabry Disease",
    "MHRA approves clinical trial application for CV-101",
    "Health Canada authorises trial of CV-101 to begin",
    "FDA accepts investigational new drug application for Rett gene therapy",
    "FDA gives green light to first human trial of gene therapy for Batten disease",
    (
        "FDA approval for gene therapy\n\nA university team has received FDA approval to start a"
        " clinical trial of its gene therapy in children."
    ),
    (
        "Our gene therapy is approved!\n\nThe FDA has approved our Investigational New Drug"
        " application, so the first trial can begin next year."
    ),
    (
        "Gene therapy gets FDA approval\n\nThe FDA approved the first human clinical trial of the"
        " therapy, the foundation said. Children will be treated next spring."
    ),
    (
        "The study was approved by the ethics committee\n\nAn ethics committee has approved a first"
        " trial of gene therapy in the Netherlands."
    ),
    "FDA allows trial of base editing in liver disease to proceed",
    "NIH panel approves gene therapy trial for haemophilia",
    "Researchers win approval to test gene therapy in people",
    "Corvane receives approval from the MHRA to begin a Phase 1 study of CV-101",
    "Regulators approve trial of CRISPR treatment for blindness",
    "CTA approved for CV-101 in the United Kingdom",
    "Approval to dose first patients granted by FDA\n\nCorvane may now treat three adults.",
    (
        "FDA approves single-patient use of a bespoke medicine for one girl\n\nThe "
        "compassionate use request was granted on Friday."
    ),
    (
        "FDA Approval of Expanded Access Program for CV-101\n\nPatients with retinitis "
        "pigmentosa may be treated under the programme."
    ),
    "France grants early access authorisation for CV-101",
    "FDA approves protocol amendment, so younger boys may join the study",
    "Regulators clear a small firm from Leeds to infuse its vector into two adults",
    "Family gets FDA permission to treat one boy with a therapy made for him",
)

HOLDS: Final = (
    "FDA puts clinical hold on hemophilia gene therapy trial",
    "FDA lifts clinical hold on CV-101",
    "Corvane says FDA has placed a partial clinical hold on its program after two deaths",
    (
        "U.S. regulator stops gene therapy study\n\nThe FDA has placed a hold on the "
        "trial of CV-101 after a patient developed leukemia."
    ),
)

DESIGNATIONS: Final = (
    "FDA grants Breakthrough Therapy designation to CV-101",
    "Corvane Receives Orphan Drug Designation for CV-101 for Krabbe Disease",
    "EMA grants PRIME status to gene therapy for hemophilia",
    "FDA grants RMAT designation for CV-101 after early results",
    "CV-101 granted Fast Track designation by the FDA",
    "FDA grants priority review to gene therapy for AADC deficiency",
    "MHRA awards Innovation Passport for CV-101",
    (
        "CV-101 gets rare pediatric disease designation\n\nThe FDA granted the "
        "designation to Corvane, which could earn a voucher if the therapy is approved."
    ),
)

UNDER_REVIEW: Final = (
    "FDA accepts BLA for review",
    "Corvane submits biologics license application for CV-101",
    "Corvane files for European approval of CV-101",
    "Resubmitted BLA accepted by FDA with PDUFA date of 19 September",
    "FDA shuns Corvane's immune disorder gene therapy",
    "FDA rejects gene therapy for MPS III over manufacturing",
    "Corvane receives complete response letter for CV-101",
    "FDA declines to approve gene therapy for blood disorder",
    "CHMP issues negative opinion on gene therapy for Duchenne",
    "CHMP recommends granting marketing authorisation for Lumavec",
    "Lumavec gets positive CHMP opinion for hemophilia B",
    "European panel backs approval of gene therapy for brain disease",
    "FDA panel votes in favor of gene therapy for blindness",
    (
        "FDA advisers to weigh gene therapy for blindness\n\nThe advisory committee will vote on"
        " Thursday whether to recommend approval."
    ),
    "First gene therapy nears approval in the United States\n\nA decision is due by January 12.",
    "On the brink of approval: a gene therapy for sight",
    "FDA delays decision on gene therapy\n\nThe FDA extended its review of CV-101 by three months.",
    "Corvane seeks approval for leukodystrophy gene therapy",
    "FDA reverses course, clearing path to possible accelerated approval",
    "FDA agrees phase 1/2 data can support a BLA for Huntington's gene therapy",
    "FDA refuses to review application for gene therapy",
    (
        "Cellular, Tissue, and Gene Therapies Advisory Committee; Notice of Meeting\n\n"
        "The committee will discuss biologics license application 125610 for voretigene."
    ),
    "Corvane withdraws its marketing application for CV-101 in Europe",
    "FDA clears hearing loss gene therapy",
    (
        "Could it be approved this year?\n\nThe FDA has set a goal date of May 30 for CV-101, the"
        " company's gene therapy for Fanconi anemia, and may grant approval before then."
    ),
    (
        "Priority review for gene therapy\n\nFollowing the initial FDA approval of "
        "Lumavec in 2019, the company's second drug, CV-101, is under FDA review."
    ),
    "The European Commission has until June to rule on Lumavec, and the agency must decide first.",
    "A decision on whether Lumavec may be sold is now due in the spring.",
    "Swissmedic has started to assess Lumavec.",
    "Health Canada okayed a first study of CV-101 in children.",
    "Corvane asks the EMA to extend the use of Lumavec to infants.",
    "Go-ahead from the MHRA for a gene therapy given into the ear",
)

REGULATORY_STEP: Final = (*IND_AND_TRIAL_PERMITS, *HOLDS, *DESIGNATIONS, *UNDER_REVIEW)

TRIAL: Final = (
    "Gene therapy helps 11 of 12 deaf children hear in early trial",
    "Corvane Announces First Patient Dosed in Phase 1/2 Trial of CV-101",
    "Corvane Reports Positive Topline Results From Phase 3 Study of CV-101",
    "Interim data from the Phase 1/2 trial show lasting factor VIII levels",
    "First child treated with gene therapy in UK trial",
    (
        "Trial of gene therapy for Sanfilippo opens at children's hospital\n\nThe study "
        "is recruiting children under two."
    ),
    "Corvane pauses dosing in Phase 1 trial after patient death",
    "Corvane ends development of CV-101 after disappointing Phase 2 results",
    (
        "Boy who could not walk takes first steps after experimental gene therapy\n\nHe "
        "was one of nine boys in a clinical trial at a hospital in Ohio."
    ),
    "Three men remain free of bleeding three years after gene therapy in a study",
    (
        "Patients treated with CV-101 needed 90 percent fewer infusions, the company said."
        " The trial enrolled 20 adults."
    ),
    "Gene therapy restores sight in clinical trial\n\nTwelve patients were treated in one eye.",
    (
        "Ten babies with bubble boy disease are well after gene therapy\n\nThe results "
        "were published in a medical journal. The infants were treated in Memphis."
    ),
    (
        "CRISPR treatment frees sickle cell patient from pain\n\nVictoria, 34, was the "
        "first person in the United States to be treated in the study."
    ),
    "Enrollment complete in Phase 3 trial of CV-101",
    "Company halts study of gene therapy for muscle disease after death of a boy",
    "Phase 2 trial misses its main goal",
    "Long-term follow-up of gene therapy trial shows stable vision at five years",
    "Volunteers needed for gene therapy study\n\nAdults with hemophilia B are invited to join.",
    "New data at ASH: CV-101 raised hemoglobin in all seven patients in the Phase 1/2 study",
    (
        "Experimental treatment slows Huntington's disease in trial\n\nThe company plans "
        "to ask the FDA for approval next year."
    ),
    (
        "Topline results of Phase 3 trial are positive\n\nCorvane will submit a BLA to "
        "the FDA in the first half of next year. CV-101 has orphan drug designation."
    ),
    (
        "Gene therapy cured his son, a father says\n\nThe boy was treated in a clinical "
        "trial in Milan and is well two years on."
    ),
    (
        "First patient gets gene therapy for Tay-Sachs disease\n\nThe trial, which the "
        "FDA cleared last year, will treat four children in all."
    ),
    (
        "A gene therapy for hemophilia worked in mice, and now it helps people\n\nFour "
        "men who took part in a clinical trial have fewer bleeds, doctors report."
    ),
    "Corvane doses first participant in the United Kingdom in its study of CV-101",
    "Gene therapy trial in Germany reports leukemia in one of ten children",
    (
        "Results from phase 1/2 trial of gene therapy for Crigler-Najjar are "
        "published\n\nThe protocol was approved by the ethics committees, and all "
        "patients gave consent."
    ),
    (
        "At-home ventilator no longer needed\n\nFive participants in the ASPIRO trial "
        "can breathe on their own a year after the infusion."
    ),
    (
        "Lumavec shows benefit in older children in Phase 3 STEER trial\n\nLumavec is approved for"
        " children under two. The trial tested an injection into the spine."
    ),
    "Bone marrow gene therapy helps girls with rare anemia, small study finds",
    "A boy was accepted into a clinical trial of gene therapy for blindness.",
    "The first test of the drug in people with the disease is under way.",
    "She volunteered to be the first patient with the disease to be treated with CRISPR.",
    "Doctors use CRISPR tool to treat patient with genetic disorder",
    "Dose of experimental gene therapy lowered after side effects in study participants",
    "The ethics committee approved the change, so older children can now join the trial.",
    "Building on good results in sheep, the vector was given to two women with hemophilia.",
    "What helped in mice did not help in people: the study of CV-101 was stopped.",
    "Decades of work on dogs came before. On Monday the first girl was treated in Leeds.",
    "The approved drug and the investigational one were given in turn to forty participants.",
    "Support dogs waited outside while the third participant in the phase 2 study was treated.",
    "A study of CV-101 in boys with a muscle disease has started in Leeds.",
    "Two of the five girls heard whispers after a dose that had before been tried in cats.",
    "The computer mouse fell as the second participant in the trial was dosed.",
    "Sheep were the first to get it. This month three toddlers have received the same infusion.",
    "Nine women have been treated, none with the drug that the FDA rejected in 2020.",
)

PRECLINICAL: Final = (
    "Gene therapy restores hearing in deaf mice",
    "Scientists cure muscular dystrophy in mice with CRISPR",
    "Single injection corrects bleeding disorder in dogs",
    "Gene therapy protects monkeys from Huntington's protein",
    "Gene editing repairs cystic fibrosis mutation in cells in the lab",
    (
        "Researchers fix faulty gene in human cells in a dish\n\nThe team hopes to start trials in"
        " people in three years."
    ),
    (
        "Breakthrough for Batten disease\n\nIn a study in sheep, the treatment slowed "
        "the disease, the researchers said. A clinical trial could start next year."
    ),
    (
        "New vector reaches the brain\n\nThe engineered capsid crossed the blood-brain barrier in"
        " macaques, scientists report in a journal."
    ),
    "Corvane Presents Preclinical Data on CV-101 for Pompe Disease",
    "Gene therapy for Rett syndrome shows promise in animal study",
    "Cure for blindness in sight?\n\nMice that were born blind could see after one injection.",
    (
        "FDA-approved drugs may help rare disease, lab study finds\n\nScientists "
        "screened thousands of approved drugs on cells grown from patients."
    ),
    (
        "Base editor corrects progeria gene\n\nTreated mice lived twice as long, the "
        "study found. No person has been treated yet."
    ),
    (
        "Stem cells from patients grown into mini organs\n\nThe organoids let researchers test gene"
        " therapies in vitro."
    ),
    "Zebrafish point to a new treatment for muscle disease",
    (
        "Corvane shares positive preclinical data\n\nIn non-human primates, one dose of "
        "CV-101 lowered the protein by 80 percent. The company plans an IND next year."
    ),
    "A virus carries a gene into heart cells of pigs, researchers report",
    (
        "Rat study offers hope for inherited ataxia\n\nThe animals walked normally six "
        "weeks after the injection."
    ),
    (
        "Gene therapy prevents vision loss in dogs\n\nThe dogs kept their sight for ten "
        "years. Lumavec, another gene therapy, was approved by the FDA in 2017."
    ),
    "Neurons derived from stem cells of two brothers made the missing protein again.",
    "Gene therapy slowed muscle loss in golden retrievers, the veterinary school said.",
    "Muscle cells cultured from a girl were corrected; an ethics committee approved it.",
)

OTHER: Final = (
    "Charity run raises $50,000 for gene therapy research",
    "Corvane raises $120 million in Series B financing",
    "Corvane Reports Third Quarter Financial Results and Provides Business Update",
    "Corvane to be acquired by Big Pharma for $4.8 billion",
    "Corvane Appoints Jane Example as Chief Medical Officer",
    "What is gene therapy? Your questions answered",
    "Opinion: Gene therapy needs a fairer price",
    "FDA issues draft guidance on gene therapy for neurodegenerative diseases",
    "Human Gene Therapy for Rare Diseases; Draft Guidance for Industry; Availability",
    "NIH awards $10 million grant to study rare diseases",
    "State adds spinal muscular atrophy to newborn screening panel",
    "New bill would speed access to gene therapies",
    "University opens center for gene therapy manufacturing",
    "Rare Disease Day: families share their stories",
    "Join us for a webinar on gene therapy for hemophilia",
    "Foundation hires scientific director",
    "Gene therapy stocks fall as investors fret",
    "Patients want clear words about gene therapy, survey finds",
    "Five things to know about CRISPR",
    "Our annual gala raised funds for Batten disease research",
    "Senate hearing looks at the cost of gene therapies",
    "Natural history study of Rett syndrome begins\n\nThe observational study gives no treatment.",
    "Registry tracks people with hemophilia",
    (
        "How CRISPR works: an explainer\n\nGene editing cuts DNA. The FDA approved the first such"
        " therapy in 2023, and many trials are under way."
    ),
    "Congress weighs payment models for cell and gene therapies",
    "Corvane and Big Pharma sign licensing deal for gene therapy vectors",
    "Podcast: Living with SMA\n\nIn this episode, a mother talks about daily life.",
    "Family raises money for trip to clinic",
    "Gene therapy market to reach $20 billion by 2030, report says",
    "Ethicists debate editing of embryos",
    "What every caregiver should know about clinical trial design",
    "Rare disease trials face distinct challenges",
    "Considerations for clinical trials in rare diseases",
    "Families speak about early enrollment in trials at a listening session",
    "FDA proposes a faster pathway for gene therapies",
    "University launches gene therapy initiative with a $5 million gift",
    "Parents turn to crowdfunding for research into gene therapies",
)

UNDECIDED: Final = (
    "",
    "Hello",
    "A walk in the park\n\nThe weather was fine.",
    "Living with a rare disease",
    "He was never in any trial, his mother writes.",
    "The jury in the trial of the former director will meet on Monday.",
)
"""Texts that say nothing about a stage; "other" would do as well."""

NEVER_APPROVED: Final = (
    "The approved protocol was followed at all sites.",
    "An FDA-approved test is used to find antibodies before treatment.",
    "The gene therapy cleared the disease, she said.",
    "SMA was approved for the newborn screening panel by the state.",
    "Lumavec has not been approved by the FDA.",
    "Lumavec did not receive approval in Europe.",
    "If approved, Lumavec would be the first gene therapy for the disease.",
    "The FDA could approve Lumavec by the end of the year.",
    "The treatment is not approved for use outside clinical trials.",
    "Lumavec was denied approval by the European Commission.",
    "The company hopes the FDA will approve Lumavec next year.",
    "The FDA approved the name Lumavec.",
    "The board approved the merger.",
    "Parents approve of the idea, the survey says.",
    "An approval by the FDA is still years away.",
    "No gene therapy has been approved for this disease.",
    "There is no FDA-approved treatment for Krabbe disease.",
    "It is one of thousands of diseases without an approved treatment.",
    "The insurer approved the family's appeal.",
    "The FDA is expected to approve it in June.",
    "The FDA approved an application to test CV-101 in ten people.",
    "Corvane will ask the FDA to approve CV-101.",
    "Waiting for approval\n\nHer parents wait for the FDA to approve the drug.",
    "Once approved by the EMA, it will be sold in Germany.",
    "The FDA's decision on whether to approve CV-101 is due in May.",
    "The FDA approved a Phase 1 clinical trial.",
    "The IRB approved the study in March.",
    "The FDA has approved the trial design.",
    "FDA approves orphan drug status for CV-101",
    "FDA approves fast track status for CV-101",
    "Approval rating of the health minister falls",
    "Experts urge FDA to approve gene therapy for dying children",
    "Petition asks FDA to approve CV-101 now",
    "Mother begs regulators to approve drug that keeps her son alive",
    "Why won't the FDA approve this gene therapy?",
    "FDA approval of gene therapy unlikely, analysts say",
    "FDA approval would be a milestone, Corvane says",
    "Analysts see 70% chance of FDA approval for CV-101",
    "Fight for FDA approval of CV-101 goes on",
    "FDA commissioner: more gene therapy approvals are coming",
    "CV-101 fails to win FDA approval",
    "CV-101 misses FDA approval",
    "FDA approval delayed for gene therapy",
    "FDA revokes approval of gene therapy",
    "Corvane's road to FDA approval",
    "The race for the first FDA-approved gene therapy",
    "CV-101 moves closer to FDA approval after positive data",
    (
        "About Lumavec\n\nCorvane Announces First Patient Dosed in Trial of CV-101\n\n"
        "About Corvane\nCorvane is a biotechnology company. Its product Lumavec is "
        "approved by the FDA."
    ),
    (
        "First patient dosed in trial of CV-101\n\nCorvane said a child was treated.\n\n"
        "Important Safety Information\n\nLumavec is approved by the FDA and has a boxed warning."
    ),
    "Six steps to approval: how the FDA reviews gene therapy",
    "Suppose the FDA approves it in May: who pays?",
    "In her film the FDA approves Lumavec overnight.",
    "The editors approved it, and the FDA was sent a copy.",
    "Swissmedic approved the German translation of the leaflet's draft.",
    "The EMA has licensed two more hospitals to give Lumavec.",
    "Health Canada authorised the new clinic in Calgary.",
    "Pharmacies licensed by the MHRA will store the vials.",
    "An institute licensed its capsid to a biotech that talks with the FDA.",
    "Researchers have licensed the method; the FDA was told.",
    "The FDA usually approves such drugs within ten months.",
    "Regulators rarely license a medicine after one study.",
    "FDA okays software that counts cells",
    "Nobody at the FDA has approved Lumavec, whatever the advert says.",
    "The rumor that the EMA had licensed Lumavec spread within hours.",
    "A post says wrongly that Health Canada approved Lumavec.",
    "Although the FDA approved Lumavec in 2019, children in the trial are given CV-101.",
    "The European Commission fell short of approving Lumavec for adults.",
    "Nothing on this page says that the FDA approved Lumavec.",
    "The FDA signed off on the plan for a first trial of CV-101.",
    "Swissmedic has registered the trial of CV-101.",
    "TGA registered a complaint about the company.",
    "U.S. approval of Lumavec would come ahead of the goal date, Corvane hopes.",
    "The European approval of Lumavec may come in spring.",
    "The board of Corvane signed off on the filing to the FDA.",
)
"""Texts that a naive reader would call approved."""

NEVER_MARKETED: Final = (
    "Corvane sets out prices for Lumavec ahead of the FDA decision",
    "Lumavec could carry a boxed warning if it is approved",
    "Insurers get ready for gene therapies. Lumavec is under FDA review.",
    "Shipments of the study drug to trial sites are paused after a death",
    "FDA limits the dose in a gene therapy trial",
    "Regulators restrict treatment in the study to one eye",
    "Corvane, whose drug Zolgensma is approved by the FDA, starts a trial of another therapy",
    "The price of hope: a family raises $2 million for an experimental therapy",
    "Roctavian price could reach $3 million if the FDA says yes",
    (
        "First patient treated in a trial of CV-101. A like drug, Zolgensma, costs $2.1 million"
        " and was approved in 2019."
    ),
    (
        "Gene therapy in mice may one day replace Spinraza, which the FDA approved and which costs"
        " $750,000 in the first year"
    ),
    "Corvane will launch sales of Lumavec once it is approved",
    "FDA approves a plant where CV-101 will be made for a trial",
    "FDA warns of clinics that sell unapproved stem cell treatments",
    "TGA approves clinical trial of gene therapy in Australia",
    "EU approves 10 million euros for research into gene therapy",
    "European Commission approves takeover of Corvane by a drug maker",
    "UK regulator approves merger of two makers of gene therapy",
    "What is gene therapy? The FDA approved the first one in 2017, and prices are high.",
    (
        "Since the FDA approved Lumavec, Corvane has turned to CV-101, which is now in a "
        "Phase 2 trial."
    ),
    "An FDA-approved clinical trial of gene therapy begins in Boston",
    "Corvane hires a head of sales before the launch of CV-101",
    "Corvane receives a complete response letter for Lumavec, priced at $2 million in Europe",
    "CHMP backs Lumavec, which could cost 2 million euros",
    "The committee voted that the FDA should approve Lumavec at any price",
    "Deaths in gene therapy trial: the FDA investigates",
    "Families want the NHS to pay for a trial abroad",
    "CV-101 for a rare disease: the drug is not on the market yet",
    "A commercial launch is planned for next year, and the FDA may decide in June",
    "The maker of CV-101 has withdrawn it from a trial",
    "Her insurer pays for an enzyme that the FDA approved; a gene therapy is being tested in dogs.",
    "Health ministry approves plan for rare diseases",
    "EMA approves new name for CV-101",
    "FDA approves waiver of fees for CV-101",
    "Regulators approved the import of CV-101 for one child.",
    "Four women were treated with CV-101 and are well. Zolgensma costs $2.1 million a dose.",
    "Nine boys have been given the vector.\n\nThe price of Hemgenix is $3.5 million in the US.",
    "The label of CV-101 would get a warning if the FDA says yes.",
    "First patient dosed in a trial of CV-101\n\nRelated: Lumavec approved by the FDA",
    (
        "A trial of CV-101 has begun in Leeds.\n\nAbout Corvane\n"
        "Corvane markets two approved gene therapies, Lumavec among them."
    ),
)
"""Texts about prices, warnings and sales, or about what else is approved."""
