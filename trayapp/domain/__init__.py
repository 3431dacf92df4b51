"""What is true about allowances, spend and time; pure: no Qt, no I/O, no clock, no vendor's name."""
