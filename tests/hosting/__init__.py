"""The tests of planspegeln.hosting that need no server; tests/built/test_server.py has one."""
