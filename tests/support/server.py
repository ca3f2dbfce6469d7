"""The real server, as the product's own play starts it."""

from drafting.demo.throwaway import ROOT, Server, free_port

__all__ = ["ROOT", "Server", "free_port"]
