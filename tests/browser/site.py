"""Another site, with a page that holds the chat and allows nothing that it does not need."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

POLICY = (
    "default-src 'none'; script-src {0}; connect-src {0}; img-src {0}; base-uri 'none'; form-action 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""A strict content security policy, with what docs/channels.md says that the chat needs."""

PAGE = """<!doctype html><html lang="en"><head><title>Elsewhere</title>
<meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body><main><h1>Elsewhere</h1><p>A page of another site.</p></main><script src="{}" defer {}></script></body></html>"""


class Site:
    """Serves the page at every address, with the script and the attributes of its tag that were set last."""

    def __init__(self) -> None:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self.port = self._server.server_port
        self.url, self.other_url = f"http://127.0.0.1:{self.port}", f"http://localhost:{self.port}"
        self.advisor, self.attributes = "", ""

    @contextmanager
    def running(self) -> Iterator["Site"]:
        """While the block runs it is served."""
        thread = threading.Thread(target=self._server.serve_forever, daemon=True)
        thread.start()
        yield self
        self._server.shutdown()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        site = self

        class Page(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "text/html; charset=utf-8")
                self.send_header("Content-Security-Policy", POLICY.format(site.advisor))
                self.end_headers()
                self.wfile.write(PAGE.format(f"{site.advisor}/widget.js", site.attributes).encode())

            def log_message(self, *_: object) -> None:
                """Nothing."""

        return Page
