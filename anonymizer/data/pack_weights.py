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
               'const uint32_t anon_model_weights[] = {\n')
    for row in range(ROWS):
        person, location, org = (int(v) + 128 for v in rows.get(row, '000'))
        file.write('    0x%06X,\n' % (person | location << 8 | org << 16))
    file.write('};\n')
