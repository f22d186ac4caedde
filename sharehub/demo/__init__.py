"""The demonstration: fictional places, people and case studies, kept as TOML files beside this one."""
