"""A server for agents (extra ``mcp``, the official SDK, standard input and output): a skin over the library."""
