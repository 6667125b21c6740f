"""Starts Call Evaluator from a checkout: the same program as `call-evaluator`."""

import sys

from evaluator.app import main

if __name__ == "__main__":
    sys.exit(main())
