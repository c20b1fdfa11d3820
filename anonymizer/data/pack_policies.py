#!/usr/bin/env python3
"""Compiles the policies in: pack_policies.py TABLE.inc TEXT.inc POLICY.ini...

Each policy twice: its text, which `policy show` prints, and the numbers, so
that nothing is parsed at start.  A test reads the text with the parser of the
program and compares.
"""
import configparser
import os
import sys

TYPES = ["PERSON", "LOCATION", "ORG", "DATE", "AGE", "PHONE", "EMAIL", "URL",
         "HANDLE", "ID", "ADDRESS", "IP"]


# What no detector finds needs no section: it is removed when a person says so.
UNNAMED = ["DETAIL"]


def quoted(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def identifier(word):
    return word.upper().replace("-", "_")


def rules_of(policy):
    for kind in TYPES:
        rule = policy[kind]
        yield (f"        [ANON_{kind}] = {{ ANON_ACTION_"
               f"{identifier(rule['action'])}, {int(rule['threshold'])},\n"
               f"            {quoted(rule.get('because', ''))} }},\n")
    for kind in UNNAMED:
        yield f"        [ANON_{kind}] = {{ ANON_ACTION_REMOVE, 20, \"\" }},\n"


def table_of(policy):
    name = policy["policy"]["name"]
    flag = str(policy["policy"]["quasi"] == "flag").lower()
    return (f"[ANON_PROFILE_{identifier(name)}] = {{\n"
            f"    .name = {quoted(name)},\n    .flag_quasi = {flag},\n"
            "    .rules = {\n" + "".join(rules_of(policy)) + "    },\n},\n")


def main():
    with (open(sys.argv[1], "w", encoding="ascii") as table,
          open(sys.argv[2], "w", encoding="ascii") as texts):
        for path in sys.argv[3:]:
            with open(path, encoding="ascii") as lines:
                text = lines.read()
            policy = configparser.ConfigParser(interpolation=None)
            policy.read_string(text)
            name = policy["policy"]["name"]
            if os.path.basename(path) != name + ".ini":
                sys.exit(f"{path}: the name inside is {name}")
            if sorted(policy.sections()) != sorted(["policy"] + TYPES):
                sys.exit(f"{path}: one section for each type, please")
            table.write(table_of(policy))
            texts.write(f"[ANON_PROFILE_{identifier(name)}] =\n")
            for line in text.splitlines():
                texts.write(f'    {quoted(line)[:-1]}\\n"\n')
            texts.write(",\n")


if __name__ == "__main__":
    main()
