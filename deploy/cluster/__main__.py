"""`make cluster`: everything, until Ctrl-C. SIGHUP to it restarts the advisors one after the other."""

from __future__ import annotations

import os
import signal
import sys
import threading

from deploy.cluster.cluster import Cluster
from deploy.cluster.layout import Layout
from deploy.cluster.programs import Missing


def main() -> int:
    """Exit code: 1 where something is missing."""
    try:
        layout = Layout.of()
        with Cluster(layout, lambda line: print(line, flush=True)) as cluster:
            (layout.folder / "pid").write_text(f"{os.getpid()}\n")
            print(f"\nThe advisor is ready: {layout.url}/ (logs in {layout.folder})", flush=True)
            print(f"A rolling restart: kill -HUP {os.getpid()}. Ctrl-C ends it.", flush=True)
            attend(cluster)
    except (Missing, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def attend(cluster: Cluster) -> None:
    """Rolls when asked to, and returns when asked to end."""
    asked, end = threading.Event(), threading.Event()

    def heed(number: int, _: object) -> None:
        if number != signal.SIGHUP:
            end.set()
        asked.set()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, heed)
    while not end.is_set():
        if asked.wait(0.5) and not end.is_set():
            asked.clear()
            cluster.roll()
            print("All advisors were restarted.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
