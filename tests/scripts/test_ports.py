import socket

import pytest
from ports import HOST, PortError, ensure_free, ports


def test_ports_have_defaults():
    """Nothing has to be set."""
    assert ports({}) == {"ADVISOR_PORT": 5005, "ACTIONS_PORT": 5055}


def test_the_environment_chooses_ports():
    """Each variable changes its own port."""
    assert ports({"ADVISOR_PORT": "7000", "ACTIONS_PORT": "7001"}) == {"ADVISOR_PORT": 7000, "ACTIONS_PORT": 7001}


@pytest.mark.parametrize("value", ["http", "0", "65536", "-1", "5005.0"])
def test_what_is_no_port_is_refused_by_name(value):
    """The error names the variable and what it held."""
    with pytest.raises(PortError, match=rf"ADVISOR_PORT is '{value}'"):
        ports({"ADVISOR_PORT": value})


def test_the_two_servers_cannot_share_a_port():
    """The second would fail much later, and less clearly."""
    with pytest.raises(PortError, match="the same, 5055"):
        ports({"ADVISOR_PORT": "5055"})


def test_a_taken_port_is_named_with_the_variable_that_changes_it():
    """The error is a command that can be pasted."""
    with socket.create_server((HOST, 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(PortError, match=rf"Port {port} is taken.*`ACTIONS_PORT=\d+ make run`"):
            ensure_free("ACTIONS_PORT", port)


def test_a_port_is_free_again_once_its_server_is_gone():
    """Looking does not keep the port, nor does a connection that lingers."""
    with socket.create_server((HOST, 0)) as server:
        port = server.getsockname()[1]
        with socket.create_connection((HOST, port)):
            server.accept()[0].close()
    ensure_free("ADVISOR_PORT", port)
    ensure_free("ADVISOR_PORT", port)
