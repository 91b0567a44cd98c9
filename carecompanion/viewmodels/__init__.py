"""What views look at: a list model and a few QObjects, fed by the session (DESIGN.md section 1)."""
