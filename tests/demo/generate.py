"""Write the demo clients: ``python -m tests.demo.generate client_data [--client demo] [--scale 1]``."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.demo import folders, truth


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the folders asked for and say where."""
    parser = argparse.ArgumentParser(
        description="Write the demo clients, the same bytes for the same options."
    )
    parser.add_argument("root", type=Path, help="folder of the clients, for example client_data")
    parser.add_argument(
        "--client", action="append", choices=truth.CLIENTS, help="one client; all three when absent"
    )
    parser.add_argument(
        "--scale", type=float, default=1.0, help="2 makes twice as many visits, orders and leads"
    )
    parser.add_argument("--seed", type=int, default=truth.SEED)
    options = parser.parse_args(arguments)
    for client in options.client or truth.CLIENTS:
        folder = folders.write(client, options.root, seed=options.seed, scale=options.scale)
        sys.stdout.write(f"{folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
