#include "cli/export/docx.h"

#include <stddef.h>

#include "cli/export/page.h"

#define XML "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define W "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/"
#define WORD "application/vnd.openxmlformats-officedocument.wordprocessingml."

/* The other members, in their order; the types must come first. */
static const struct {
    const char *name;
    const char *xml;
} members[] = {
    { "[Content_Types].xml",
        XML "<Types xmlns=\"" PACKAGE "content-types\">\n"
            "<Default Extension=\"rels\" ContentType=\"application/vnd."
            "openxmlformats-package.relationships+xml\"/>\n"
            "<Default Extension=\"xml\" ContentType=\"application/xml\"/>\n"
            "<Override PartName=\"/word/document.xml\" ContentType=\"" WORD
            "document.main+xml\"/>\n"
            "<Override PartName=\"/word/styles.xml\" ContentType=\"" WORD
            "styles+xml\"/>\n"
            "<Override PartName=\"/word/numbering.xml\" ContentType=\"" WORD
            "numbering+xml\"/>\n"
            "<Override PartName=\"/docProps/custom.xml\" ContentType=\""
            "application/vnd.openxmlformats-officedocument."
            "custom-properties+xml\"/>\n"
            "</Types>\n" },
    { "_rels/.rels",
        XML "<Relationships xmlns=\"" PACKAGE "relationships\">\n"
            "<Relationship Id=\"rId1\" Type=\"" OFFICE
            "relationships/officeDocument\" Target=\"word/document.xml\"/>\n"
            "<Relationship Id=\"rId2\" Type=\"" OFFICE
            "relationships/custom-properties\" Target=\"docProps/custom.xml\""
            "/>\n"
            "</Relationships>\n" },
    { "word/_rels/document.xml.rels",
        XML "<Relationships xmlns=\"" PACKAGE "relationships\">\n"
            "<Relationship Id=\"rId1\" Type=\"" OFFICE
            "relationships/styles\" Target=\"styles.xml\"/>\n"
            "<Relationship Id=\"rId2\" Type=\"" OFFICE
            "relationships/numbering\" Target=\"numbering.xml\"/>\n"
            "</Relationships>\n" },
    { "word/numbering.xml",
        XML "<w:numbering xmlns:w=\"" W "\">\n"
            "<w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\">"
            "<w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"\xe2\x80\xa2\"/>"
            "<w:pPr><w:ind w:left=\"360\" w:hanging=\"260\"/></w:pPr>"
            "</w:lvl></w:abstractNum>\n"
            "<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\n"
            "</w:numbering>\n" },
};

#define STYLE(id, name, next, paragraph, run)                                  \
    "<w:style w:type=\"paragraph\" w:styleId=\"" id "\"><w:name w:val=\"" name \
    "\"/><w:basedOn w:val=\"Normal\"/><w:next w:val=\"" next                   \
    "\"/><w:qFormat/><w:pPr>" paragraph "</w:pPr><w:rPr>" run                  \
    "</w:rPr></w:style>\n"

static const char styles_head[] =
    XML "<w:styles xmlns:w=\"" W "\">\n"
        "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Georgia\" "
        "w:hAnsi=\"Georgia\" w:cs=\"Georgia\"/><w:sz w:val=\"22\"/>"
        "<w:lang w:val=\"";

static const char styles_tail[] =
    "\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing "
    "w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/></w:pPr>"
    "</w:pPrDefault></w:docDefaults>\n"
    "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">"
    "<w:name w:val=\"Normal\"/><w:qFormat/></w:style>\n" STYLE("Title", "Title",
        "Normal", "<w:keepNext/>",
        "<w:b/><w:sz w:val=\"34\"/>") STYLE("Heading1", "heading 1", "Normal",
        "<w:keepNext/><w:spacing w:before=\"320\" w:after=\"100\"/>"
        "<w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:sz w:val=\"26\"/>") STYLE("Heading2", "heading 2", "Normal",
        "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/>"
        "<w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:sz w:val=\"22\"/>") STYLE("Question", "Question", "Normal",
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" "
        "w:color=\"808080\"/></w:pBdr><w:ind w:left=\"200\"/>",
        "<w:sz w:val=\"24\"/>") STYLE("Warning", "Warning", "Normal",
        "<w:keepLines/>", "<w:b/>") STYLE("Fine", "Fine print", "Normal", "",
        "<w:sz w:val=\"18\"/>") STYLE("Caption", "caption", "Normal",
        "<w:keepNext/>", "<w:i/><w:sz w:val=\"18\"/>") STYLE("ListBullet",
        "List Bullet", "ListBullet",
        "<w:numPr><w:numId w:val=\"1\"/></w:numPr><w:contextualSpacing/>", "")
        STYLE("Cell", "Cell", "Cell", "<w:spacing w:after=\"20\"/>",
            "<w:sz w:val=\"20\"/>") "</w:styles>\n";

#define OPEN(style)                                                            \
    "<w:p><w:pPr><w:pStyle w:val=\"" style "\"/></w:pPr><w:r>"                 \
    "<w:t xml:space=\"preserve\">"
#define CLOSE "</w:t></w:r></w:p>\n"
#define CELL(paragraph, run)                                                   \
    "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr><w:p><w:pPr>"    \
    "<w:pStyle w:val=\"Cell\"/>" paragraph "</w:pPr><w:r>" run                 \
    "<w:t xml:space=\"preserve\">"
#define RIGHT "<w:jc w:val=\"right\"/>"
#define BORDER(side)                                                           \
    "<w:" side " w:val=\"single\" w:sz=\"4\" w:space=\"0\" "                   \
    "w:color=\"A0A0A0\"/>"

/* The caption stands before the table, which opens with its first row. */
static const struct {
    const char *open;
    const char *close;
} tags[EXPORT_BLOCK_COUNT] = {
    [EXPORT_BLOCK_TITLE] = { OPEN("Title"), CLOSE },
    [EXPORT_BLOCK_HEADING] = { OPEN("Heading1"), CLOSE },
    [EXPORT_BLOCK_SUBHEADING] = { OPEN("Heading2"), CLOSE },
    [EXPORT_BLOCK_PARAGRAPH] = { OPEN("Normal"), CLOSE },
    [EXPORT_BLOCK_TEXT] = { OPEN("Normal"), CLOSE },
    [EXPORT_BLOCK_QUESTION] = { OPEN("Question"), CLOSE },
    [EXPORT_BLOCK_WARNING] = { OPEN("Warning"), CLOSE },
    [EXPORT_BLOCK_FINE] = { OPEN("Fine"), CLOSE },
    [EXPORT_BLOCK_LIST] = { "", "" },
    [EXPORT_BLOCK_ITEM] = { OPEN("ListBullet"), CLOSE },
    [EXPORT_BLOCK_TABLE] = { "", "</w:tbl>\n<w:p/>\n" },
    [EXPORT_BLOCK_CAPTION] = { OPEN("Caption"), CLOSE },
    [EXPORT_BLOCK_HEAD_ROW] = { "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/>"
                                "</w:trPr>",
        "</w:tr>\n" },
    [EXPORT_BLOCK_ROW] = { "<w:tr><w:trPr><w:cantSplit/></w:trPr>",
        "</w:tr>\n" },
    [EXPORT_BLOCK_HEAD] = { CELL("<w:keepNext/>", "<w:rPr><w:b/></w:rPr>"),
        CLOSE "</w:tc>" },
    [EXPORT_BLOCK_HEAD_NUMBER] = { CELL("<w:keepNext/>" RIGHT,
                                       "<w:rPr><w:b/></w:rPr>"),
        CLOSE "</w:tc>" },
    [EXPORT_BLOCK_CELL] = { CELL("", ""), CLOSE "</w:tc>" },
    [EXPORT_BLOCK_CELL_NUMBER] = { CELL(RIGHT, ""), CLOSE "</w:tc>" },
    [EXPORT_BLOCK_HINT] = { OPEN("Fine"), CLOSE },
};

static const char table_open[] =
    "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/><w:tblBorders>" BORDER(
        "top") BORDER("bottom")
        BORDER("insideH") "</w:tblBorders><w:tblCellMar><w:right w:w=\"240\" "
                          "w:type=\"dxa\"/>"
                          "</w:tblCellMar></w:tblPr><w:tblGrid>";

static void
docx_begin(struct export_page *page, enum export_phrase title)
{
    (void)title;
    export_page_constant(page,
        XML "<w:document xmlns:w=\"" W "\">\n<w:body>\n");
}

/* Widths of the text and of all columns but the last, as the page below. */
enum {
    TEXT = 9072,
    COLUMN = 1900,
};

/* A4 with margins of 2.5 cm, in twentieths of a point. */
static void
docx_end(struct export_page *page)
{
    export_page_constant(page,
        "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar "
        "w:top=\"1417\" w:right=\"1417\" w:bottom=\"1417\" w:left=\"1417\" "
        "w:header=\"708\" w:footer=\"708\" w:gutter=\"0\"/></w:sectPr>\n"
        "</w:body>\n</w:document>\n");
}

static void
docx_open(struct export_page *page, enum export_block block)
{
    if (block == EXPORT_BLOCK_HEAD_ROW) {
        export_page_constant(page, table_open);
        for (unsigned i = 1; i <= page->columns; i++) {
            export_page_constant(page, "<w:gridCol w:w=\"");
            export_page_number(page,
                i < page->columns ? COLUMN : TEXT - (int64_t)(i - 1) * COLUMN);
            export_page_constant(page, "\"/>");
        }
        export_page_constant(page, "</w:tblGrid>\n");
    }
    export_page_constant(page, tags[block].open);
}

static void
docx_close(struct export_page *page, enum export_block block)
{
    export_page_constant(page, tags[block].close);
}

const struct export_format export_docx = {
    .name = "docx",
    .file = "brief.docx",
    .form = EXPORT_FORM_DOCX,
    .begin = docx_begin,
    .end = docx_end,
    .open = docx_open,
    .close = docx_close,
};

bool
export_docx_begin(struct export_zip *zip, enum export_language language)
{
    struct export_out *out;

    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        out = export_zip_add(zip, members[i].name);
        if (out == NULL) {
            return false;
        }
        export_out_constant(out, members[i].xml);
    }
    out = export_zip_add(zip, "word/styles.xml");
    if (out != NULL) {
        export_out_constant(out, styles_head);
        export_out_constant(out,
            language == EXPORT_INDONESIAN ? "id-ID" : "en-GB");
        export_out_constant(out, styles_tail);
    }
    return out != NULL;
}

struct export_out *
export_docx_text(struct export_zip *zip)
{
    return export_zip_add(zip, "word/document.xml");
}

bool
export_docx_stamp(struct export_zip *zip, const struct export_stamp *stamp)
{
    struct export_out *out = export_zip_add(zip, EXPORT_DOCX_STAMP);

    if (out == NULL) {
        return false;
    }
    export_out_constant(out,
        XML "<Properties xmlns=\"" OFFICE
            "custom-properties\" xmlns:vt=\"" OFFICE
            "docPropsVTypes\">\n<property fmtid=\"{D5CDD505-2E9C-101B-"
            "9397-08002B2CF9AE}\" pid=\"2\" name=\"casevault\"><vt:lpwstr>");
    export_stamp_put(out, stamp);
    export_out_constant(out, "</vt:lpwstr></property>\n</Properties>\n");
    return true;
}
