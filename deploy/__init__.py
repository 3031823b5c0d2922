"""How the advisor is run on more than one laptop: a cluster on loopback, and files for nginx, Docker and Kubernetes."""
