"""Says what is in a frozen program, under which licences, and whether it may be passed on."""
