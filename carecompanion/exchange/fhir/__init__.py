"""The notes as a FHIR R4 document, for the systems of a clinic (docs/fhir.md).

Plain dicts, made by hand: the words stay the family's own, and nothing is coded that they did not
say. What is not known is stated as that.
"""
