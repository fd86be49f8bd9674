"""What web servers are told: headers, permanent redirects and what is gone.

`rules` is the one place that decides. Each other module writes it for one kind of server.
"""
