"""What a person sees: widgets, one file per screen; no rules and no storage in here."""
