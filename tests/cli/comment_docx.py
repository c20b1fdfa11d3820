"""Comments on a brief as a supervisor does in Word: python3 FROM TO."""

import re
import sys
import zipfile

COMMENTS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/\
2006/main"><w:comment w:id="0" w:author="dr. Sekar" \
w:date="2026-02-03T10:11:12Z" w:initials="S"><w:p><w:r><w:t>Ask \
[Client&#39;s mother] first.</w:t></w:r></w:p></w:comment></w:comments>"""
TYPE = ('<Override PartName="/word/comments.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/>'
        "</Types>")
RELATION = ('<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/'
            'officeDocument/2006/relationships/comments" '
            'Target="comments.xml"/></Relationships>')


def edited(name, text):
    if name == "[Content_Types].xml":
        return text.replace("</Types>", TYPE)
    if name == "word/_rels/document.xml.rels":
        return text.replace("</Relationships>", RELATION)
    if name == "word/document.xml":
        # Around the run that holds the client's question.
        return re.sub(
            r"(<w:r>(?:(?!</w:r>).)*How do I end(?:(?!</w:r>).)*</w:r>)",
            r'<w:commentRangeStart w:id="0"/>\1<w:commentRangeEnd w:id="0"/>'
            r'<w:r><w:commentReference w:id="0"/></w:r>', text, count=1)
    return text


with zipfile.ZipFile(sys.argv[1]) as source, \
        zipfile.ZipFile(sys.argv[2], "w", zipfile.ZIP_DEFLATED) as target:
    for name in source.namelist():
        target.writestr(name, edited(name, source.read(name).decode()))
    target.writestr("word/comments.xml", COMMENTS)
