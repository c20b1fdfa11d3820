#!/usr/bin/env python3
"""Packs weights.txt into one C file.  usage: pack_weights.py WEIGHTS OUTPUT.c"""
import sys

ROWS = 1 << 17

rows = {}
with open(sys.argv[1], encoding='ascii') as source:
    for line in source:
        if not line.startswith('#'):
            number, *values = line.split()
            rows[int(number, 16)] = values
with open(sys.argv[2], 'w', encoding='ascii') as file:
    file.write('/* Made by data/pack_weights.py; do not edit. */\n'
               '#include "anonymizer/model.h"\n\n'
               'const int8_t anon_model_weights[][ANON_LABEL_COUNT - 1] = {\n')
    for row in sorted(rows):
        file.write('    [%d] = { %s },\n' % (row, ', '.join(rows[row])))
    if ROWS - 1 not in rows:
        file.write('    [%d] = { 0, 0, 0 },\n' % (ROWS - 1))
    file.write('};\n')
