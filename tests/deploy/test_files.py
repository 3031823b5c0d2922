"""The files of an installation: they belong together, and are as closed as docs/security.md says."""

import re
from pathlib import Path

import pytest
import yaml

from channels import health
from deploy.cluster.layout import ROOT

KUBERNETES = ROOT / "deploy" / "kubernetes"
DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
COMPOSE = yaml.safe_load((ROOT / "compose.yml").read_text("utf-8"))
NGINX = (ROOT / "deploy" / "nginx" / "nginx.conf").read_text("utf-8")
KUSTOMIZATION = yaml.safe_load((KUBERNETES / "kustomization.yaml").read_text("utf-8"))
MANIFESTS = {
    (manifest["kind"], manifest["metadata"]["name"]): manifest
    for file in KUBERNETES.glob("*.yaml")
    if file.name != "kustomization.yaml"
    for manifest in yaml.safe_load_all(file.read_text("utf-8"))
}
POD = MANIFESTS["Deployment", "advisor"]["spec"]["template"]["spec"]
CONTAINERS = [*POD["initContainers"], *POD["containers"]]
OWN = {"advisor", "actions", "channels", "components", "patches", "stores", "watch"}


def test_all_manifests_are_applied_but_the_example_of_a_secret():
    """A file that is not named is never applied, and the example has no secrets in it."""
    files = {file.name for file in KUBERNETES.glob("*.yaml")} - {"kustomization.yaml", "secret.example.yaml"}
    assert files == set(KUSTOMIZATION["resources"])


@pytest.mark.parametrize("key", sorted(MANIFESTS), ids=" ".join)
def test_manifests_are_of_versions_that_there_are(key):
    """By kind."""
    versions = {
        **dict.fromkeys(["Namespace", "ConfigMap", "Secret", "Service"], "v1"),
        **dict.fromkeys(["Ingress", "NetworkPolicy"], "networking.k8s.io/v1"),
        "Deployment": "apps/v1",
        "HorizontalPodAutoscaler": "autoscaling/v2",
        "PodDisruptionBudget": "policy/v1",
    }
    assert MANIFESTS[key]["apiVersion"] == versions[key[0]]


def test_selectors_find_the_pods():
    """Of the service, the budget, the policy and the deployment itself."""
    labels = MANIFESTS["Deployment", "advisor"]["spec"]["template"]["metadata"]["labels"]
    assert MANIFESTS["Service", "advisor"]["spec"]["selector"] == labels
    assert MANIFESTS["Deployment", "advisor"]["spec"]["selector"]["matchLabels"] == labels
    assert MANIFESTS["PodDisruptionBudget", "advisor"]["spec"]["selector"]["matchLabels"] == labels
    assert MANIFESTS["NetworkPolicy", "advisor"]["spec"]["podSelector"]["matchLabels"] == labels


@pytest.mark.parametrize("container", CONTAINERS, ids=lambda container: container["name"])
def test_containers_are_locked_and_bounded(container):
    """Nobody gains rights in them, nothing is written but to their volumes, and memory is asked for and limited."""
    security = container["securityContext"]
    assert security["allowPrivilegeEscalation"] is False
    assert security["readOnlyRootFilesystem"] is True
    assert security["capabilities"] == {"drop": ["ALL"]}
    assert POD["securityContext"]["runAsNonRoot"] is True
    assert {"cpu", "memory"} <= set(container["resources"]["requests"])
    assert "memory" in container["resources"]["limits"]
    assert container["livenessProbe"]
    assert container["startupProbe"]


def test_probes_ask_what_they_mean():
    """Alive for restarting, ready for being sent people: a database that is down must not restart all advisors."""
    (advisor,) = POD["containers"]
    assert advisor["livenessProbe"]["httpGet"]["path"] == "/health"
    assert advisor["readinessProbe"]["httpGet"]["path"] == "/ready"
    seconds = advisor["startupProbe"]["periodSeconds"] * advisor["startupProbe"]["failureThreshold"]
    assert seconds >= 120


def test_there_is_time_to_end():
    """Longer than the advisor takes at the most."""
    drain = float(MANIFESTS["ConfigMap", "advisor"]["data"]["ADVISOR_DRAIN"])
    sanic = 15
    assert POD["terminationGracePeriodSeconds"] >= drain + health.PATIENCE + sanic
    assert float(COMPOSE["services"]["advisor"]["environment"]["ADVISOR_DRAIN"]) + health.PATIENCE + sanic <= 45


def test_no_advisor_is_out_while_others_are_replaced():
    """Neither by a new version, nor by work on a node."""
    rolling = MANIFESTS["Deployment", "advisor"]["spec"]["strategy"]["rollingUpdate"]
    scaler = MANIFESTS["HorizontalPodAutoscaler", "advisor"]["spec"]
    assert rolling["maxUnavailable"] == 0
    assert scaler["minReplicas"] > MANIFESTS["PodDisruptionBudget", "advisor"]["spec"]["minAvailable"]
    assert scaler["minReplicas"] <= MANIFESTS["Deployment", "advisor"]["spec"]["replicas"] <= scaler["maxReplicas"]


def test_the_action_server_is_not_reached_from_outside():
    """In a pod it listens on loopback; in compose its network leads nowhere else."""
    (actions,) = POD["initContainers"]
    assert {"name": "SANIC_HOST", "value": "127.0.0.1"} in actions["env"]
    assert "ports" not in actions
    assert COMPOSE["services"]["actions"]["networks"] == ["actions"]
    assert COMPOSE["networks"]["actions"]["internal"] is True
    assert [name for name, service in COMPOSE["services"].items() if "actions" in service.get("networks", [])] == [
        "advisor",
        "actions",
    ]


def test_only_nginx_is_published_and_on_loopback():
    """Unless somebody says otherwise."""
    published = {name: service["ports"] for name, service in COMPOSE["services"].items() if "ports" in service}
    assert published == {"nginx": ["${PUBLISH:-127.0.0.1}:8080:8080"]}


def test_no_secret_stands_in_a_file():
    """They come from the environment, and those that must be set are asked for."""
    environment = COMPOSE["services"]["advisor"]["environment"]
    for name in ("REST_TOKEN", "METRICS_TOKEN", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET", "ADVISOR_LOG_KEY"):
        assert environment[name].startswith("${")
    assert "${POSTGRES_PASSWORD:?" in environment["ADVISOR_DATABASE_URL"]
    assert not {"Secret"} & {kind for kind, name in MANIFESTS if name != "advisor"}
    assert all("secret" not in name for name in KUSTOMIZATION["resources"])


def test_the_image_is_made_in_two_stages_and_runs_without_rights():
    """With a health check of what there is."""
    assert DOCKERFILE.count("\nFROM ") == 2
    last = DOCKERFILE.rpartition("\nFROM ")[2]
    assert re.search(r"^USER (\d+)", last, re.MULTILINE)[1] == "10001"
    assert "/health" in last
    assert "--enable-api" not in last
    assert "STOPSIGNAL SIGTERM" in last


def test_the_image_holds_what_the_advisor_runs_on():
    """No package of ours is left out, and what is only for building and testing goes."""
    thrown = set(re.search(r"rm -rf (.* widget)", DOCKERFILE)[1].split())
    assert not OWN & thrown
    assert {"tests", ".tools"} <= thrown
    ignored = set((ROOT / ".dockerignore").read_text("utf-8").split())
    assert {".git", ".data", ".venv", ".env"} <= ignored
    assert not OWN & ignored
    assert {path.parent.name for path in ROOT.glob("*/__init__.py")} - OWN <= {
        "deploy",
        "tests",
        "benchmarks",
        "evaluation",
    }


def test_nginx_never_sends_a_message_twice():
    """Only what could not be sent at all goes to another advisor."""
    assert re.search(r"proxy_next_upstream error timeout;", NGINX)
    assert "non_idempotent" not in NGINX.replace("# non_idempotent", "")


def test_nginx_does_not_believe_clients_and_hides_the_inside():
    """Who they are is what nginx sees; machines of ours ask the advisors themselves."""
    assert "X-Forwarded-For $remote_addr;" in NGINX
    assert "$proxy_add_x_forwarded_for" not in NGINX
    assert re.search(r"location ~ \^/\(ready\|metrics\)\$ \{ return 404; \}", NGINX)
    assert "$remote_addr" not in re.search(r"log_format.*?;", NGINX, re.DOTALL)[0]


def test_what_nginx_takes_is_what_an_advisor_takes():
    """A little more, so that the advisor's own clear answer is the one that is seen."""
    from channels.body import LARGEST

    assert LARGEST <= 64 * 1024
    assert "client_max_body_size 64k;" in NGINX


def test_the_ingress_leads_to_all_that_is_for_people():
    """And not to readiness and metrics."""
    paths = {path["path"] for path in MANIFESTS["Ingress", "advisor"]["spec"]["rules"][0]["http"]["paths"]}
    assert {"/", "/webhooks", "/chat", "/api", "/records", "/charts", "/widget.js"} <= paths
    assert not {"/ready", "/metrics"} & paths


def read_variables():
    """The environment variables of ours that are read anywhere in the code."""
    name = re.compile(r'["\'`{]((?:ADVISOR|ACTIONS|SLACK|REST|METRICS|SANIC|CLUSTER)_[A-Z_]*[A-Z]|LOG_LEVEL)["\'`}]')
    files = [file for package in (*OWN, "scripts", "deploy") for file in Path(ROOT, package).rglob("*.py")]
    return {found for file in files for found in name.findall(file.read_text("utf-8"))} - {"CLUSTER_TEST"}


def test_all_variables_are_documented():
    """In the table of docs/operations.md, and no others."""
    text = (ROOT / "docs" / "operations.md").read_text("utf-8")
    table = text.partition("## Configuring")[2].partition("\n## ")[0]
    told = set(
        re.findall(r"`([A-Z_]+)`", "".join(line.split("|")[1] for line in table.splitlines() if line.startswith("|")))
    )
    assert told == read_variables()


def test_files_set_only_variables_that_there_are():
    """A misspelt one would be silently without effect."""
    known = read_variables()
    given = {*MANIFESTS["ConfigMap", "advisor"]["data"], *MANIFESTS["Secret", "advisor"]["stringData"]}
    given |= {*COMPOSE["services"]["advisor"]["environment"], *COMPOSE["services"]["actions"]["environment"]}
    given |= {entry["name"] for container in CONTAINERS for entry in container.get("env", [])}
    assert given <= known


def test_the_threat_model_names_tests_that_there_are():
    """A threat is held only where something fails when it is not."""
    named = re.findall(r"`(tests/[a-z_/.]+)`", (ROOT / "docs" / "security.md").read_text("utf-8"))
    assert len(named) > 20
    assert [name for name in named if not (ROOT / name).exists()] == []
