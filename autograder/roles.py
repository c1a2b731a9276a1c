"""What the two kernels of a judged notebook say to each other and to their client, in names."""

STUDENT, JUDGE = "student", "judge"
CALLS = "application/vnd.autograder.calls+json"  # a message of the judge's kernel: what a test has called
