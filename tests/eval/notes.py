#!/usr/bin/env python3
"""Turns our notes with inline gold spans into JSON lines for an evaluation.

usage: notes.py [NOTES]

Reads notes.txt beside this file, or NOTES, and writes a line for each note:
{"id", "source", "lang", "text", "known", "spans": [{"start", "end", "type",
"text", "kind", "known", "variant"}]}.  Offsets are Unicode code points.
"""
import json
import os
import re
import sys

RECORD = {'names', 'relatives', 'phones', 'emails', 'handles', 'urls',
          'addresses', 'cities', 'dates', 'ids', 'orgs'}
QUASI = {'LOCATION', 'ORG', 'DATE', 'AGE', 'DEMOGRAPHIC'}
TYPES = QUASI | {'PERSON', 'PHONE', 'EMAIL', 'URL', 'HANDLE', 'ID', 'ADDRESS',
                 'IP'}
SPAN = re.compile(r'\{([A-Z]+)((?: [a-z]+)*)\|([^{}|]+)\}')


def variant(type_, text, words):
    """The last word of the head that says how the text is written."""
    for word in reversed(words):
        if word not in ('known', 'none'):
            return word
    if type_ != 'PERSON':
        return 'exact'
    if text.islower():
        return 'lower'
    return 'full' if ' ' in text else 'first'


def read_body(marked):
    """(text, spans) of a note with its marks."""
    text, spans, at = '', [], 0
    for mark in SPAN.finditer(marked):
        type_, words, surface = mark[1], mark[2].split(), mark[3]
        if type_ not in TYPES:
            sys.exit(f'notes.py: no such type: {mark[0]}')
        text += marked[at:mark.start()]
        kind = 'quasi' if type_ in QUASI else 'direct'
        spans.append({
            'start': len(text), 'end': len(text) + len(surface),
            'type': type_, 'text': surface,
            'kind': 'none' if 'none' in words else kind,
            'known': 'known' in words,
            'variant': variant(type_, surface, words)})
        text += surface
        at = mark.end()
    text += marked[at:]
    if '{' in text or '}' in text:
        sys.exit(f'notes.py: a mark that is none near: {text[:60]!r}')
    return text, spans


def read_record(lines):
    known = {}
    for line in lines:
        key, values = line.split(': ', 1)
        if key not in RECORD:
            sys.exit(f'notes.py: no such key: {line}')
        known[key] = values.split(', ')
    return known


def read_note(part):
    head, body = part.split('\n\n', 1)
    name, *record = head.split('\n')
    text, spans = read_body(body.strip('\n'))
    return {'id': name, 'source': 'own_notes', 'lang': name.split('-')[0],
            'text': text, 'known': read_record(record), 'spans': spans}


def main():
    default = os.path.join(os.path.dirname(__file__), 'notes.txt')
    path = sys.argv[1] if len(sys.argv) > 1 else default
    with open(path, encoding='utf-8') as file:
        parts = ('\n' + file.read()).split('\n== ')[1:]
    for part in parts:
        print(json.dumps(read_note(part), ensure_ascii=False))


if __name__ == '__main__':
    main()
