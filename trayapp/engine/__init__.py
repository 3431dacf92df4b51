"""Ask, remember, judge, publish: facts come in, one frozen Snapshot goes out; no Qt, no vendor's name."""
