# syntax=docker/dockerfile:1
# One image for both programs: the advisor (the usual command) and the action server (compose.yml, deploy/kubernetes).

FROM python:3.10-slim-bookworm AS build
RUN apt-get update && apt-get install -y --no-install-recommends make && rm -rf /var/lib/apt/lists/*
WORKDIR /srv/advisor
ENV UV_PYTHON=/usr/local/bin/python3.10 UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy
# The packages change less often than the rest: a layer of their own.
COPY Makefile pyproject.toml uv.lock .python-version ./
COPY scripts/step.py scripts/
RUN make setup
COPY . .
# As on a laptop: encoder, widget, model and index. Then what only the building and the tests need goes.
RUN make setup encoder widget train .build/encoder/claims.npy \
    && .tools/bin/uv sync --frozen --no-dev \
    && .venv/bin/python -m compileall -q advisor actions channels components patches stores watch \
    && mkdir -p /srv/kept/.build && mv .build/encoder .build/widget /srv/kept/.build/ \
    && rm -rf .build .tools .rasa tests benchmarks evaluation widget && mv /srv/kept/.build .build

FROM python:3.10-slim-bookworm
RUN useradd --system --uid 10001 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin advisor \
    && install -d -o 10001 -g 10001 -m 700 /var/lib/advisor
WORKDIR /srv/advisor
COPY --from=build /srv/advisor .
ENV PATH=/srv/advisor/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONWARNINGS=ignore \
    RASA_TELEMETRY_ENABLED=false TF_CPP_MIN_LOG_LEVEL=3 SQLALCHEMY_SILENCE_UBER_WARNING=1 \
    OPENBLAS_NUM_THREADS=1 FORCE_JSON_LOGGING=1 \
    HOME=/tmp MPLCONFIGDIR=/tmp/matplotlib ADVISOR_DATA=/var/lib/advisor
USER 10001:10001
EXPOSE 5005
VOLUME /var/lib/advisor
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=5s --start-period=120s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:5005/health', timeout=4)"]
# A container has a network of its own, so this listens on all of it: what is published is said where it is run.
CMD ["python", "-m", "patches", "run", "-i", "0.0.0.0", "-p", "5005", "--model", "models/advisor.tar.gz", \
     "--endpoints", "endpoints.yml", "--credentials", "credentials.yml"]
