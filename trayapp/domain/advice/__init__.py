"""Advice before costly work: what it will probably cost, whether that fits, and what would be cheaper.

Pure and quick: a Task and what is known of the person go in, an Advice comes out. No text of a prompt
outlives the call, and none is in what comes out.
"""
