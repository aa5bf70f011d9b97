"""The web pages: server-rendered, usable without JavaScript."""
