#include <stdlib.h>

#include "cli/export/export.h"

/*
 * Notes over the weeks.  Kinds differ by shape, not by colour, so that the
 * picture can be read in black and white; the sentence below it says the same
 * in words.
 */
enum {
    WIDTH = 640,
    HEIGHT = 120,
    LEFT = 14,
    RIGHT = 626,
    BASE = 84, /* of the axis */
    SLOT = 12, /* width of a column of marks */
    STACK = 6, /* marks in a column; more are one "+" */
    COLUMNS = (RIGHT - LEFT) / SLOT + 1,
};

static void
attribute(struct export_out *out, const char *name, int64_t value)
{
    export_out_constant(out, " ");
    export_out_constant(out, name);
    export_out_constant(out, "=\"");
    export_out_number(out, value);
    export_out_constant(out, "\"");
}

static void
polygon(struct export_out *out, const int (*points)[2], int x, int y)
{
    export_out_constant(out, "<polygon points=\"");
    for (int i = 0; i < 4; i++) {
        export_out_number(out, x + points[i][0]);
        export_out_constant(out, ",");
        export_out_number(out, y + points[i][1]);
        export_out_constant(out, i < 3 ? " " : "\"/>");
    }
}

/* Filled square: a beginning or an end; diamond: risk; ring: the rest. */
static void
mark(struct export_out *out, enum export_word kind, int x, int y)
{
    static const int square[4][2] = { { -4, -4 }, { 4, -4 }, { 4, 4 },
        { -4, 4 } };
    static const int diamond[4][2] = { { 0, -6 }, { 6, 0 }, { 0, 6 },
        { -6, 0 } };

    if (kind == EXPORT_WORD_INTAKE || kind == EXPORT_WORD_CLOSING) {
        polygon(out, square, x, y);
    } else if (kind == EXPORT_WORD_RISK || kind == EXPORT_WORD_SAFETY_PLAN) {
        polygon(out, diamond, x, y);
    } else {
        export_out_constant(out, "<circle class=\"ring\"");
        attribute(out, "cx", x);
        attribute(out, "cy", y);
        export_out_constant(out, " r=\"4\"/>");
    }
}

static void
label(struct export_out *out, int x, int y, const char *anchor)
{
    export_out_constant(out, "<text");
    attribute(out, "x", x);
    attribute(out, "y", y);
    export_out_constant(out, " text-anchor=\"");
    export_out_constant(out, anchor);
    export_out_constant(out, "\">");
}

static void
marks(struct export_out *out, const struct export_brief *brief, int32_t last)
{
    int stacks[COLUMNS] = { 0 };

    for (size_t i = 0; i < brief->mark_count; i++) {
        const struct export_mark *note = &brief->marks[i];
        int64_t column = 0;
        int x;

        if (note->day == EXPORT_NO_DAY || note->day < 0) {
            continue;
        }
        if (last > 0) {
            column = (int64_t)note->day * (COLUMNS - 1) / last;
        }
        x = LEFT + (int)column * SLOT;
        if (stacks[column] < STACK) {
            mark(out, note->kind, x, BASE - 10 - SLOT * stacks[column]);
        } else if (stacks[column] == STACK) {
            label(out, x, 10, "middle");
            export_out_constant(out, "+</text>");
        }
        stacks[column]++;
    }
}

static void
axis(struct export_out *out, const struct export_brief *brief, int32_t last)
{
    export_out_constant(out, "<line x1=\"8\" x2=\"632\" y1=\"84\" y2=\"84\"/>");
    label(out, LEFT, BASE + 16, "start");
    export_out_constant(out, "1</text>");
    if (last > 0) {
        label(out, RIGHT, BASE + 16, "end");
        export_out_number(out, export_week(last));
        export_out_constant(out, "</text>");
    }
    label(out, WIDTH / 2, BASE + 16, "middle");
    export_out_constant(out,
        export_phrase(EXPORT_PHRASE_AXIS, brief->language));
    export_out_constant(out, "</text>");
    label(out, LEFT, HEIGHT - 4, "start");
    export_out_constant(out, "\xe2\x97\xbe ");
    export_out_constant(out,
        export_word_label(EXPORT_WORD_INTAKE, brief->language));
    export_out_constant(out, ", ");
    export_out_constant(out,
        export_word_label(EXPORT_WORD_CLOSING, brief->language));
    export_out_constant(out, "   \xe2\x97\x86 ");
    export_out_constant(out,
        export_word_label(EXPORT_WORD_RISK, brief->language));
    export_out_constant(out, ", ");
    export_out_constant(out,
        export_word_label(EXPORT_WORD_SAFETY_PLAN, brief->language));
    export_out_constant(out, "</text>");
}

void
export_plot(struct export_out *out, const struct export_brief *brief)
{
    int32_t last = export_extent(brief->marks, brief->mark_count).last;

    export_out_constant(out,
        "<svg viewBox=\"0 0 640 120\" role=\"img\" aria-labelledby=\"plot\">\n"
        "<title id=\"plot\">");
    export_out_constant(out,
        export_phrase(EXPORT_PHRASE_COURSE_PLOT, brief->language));
    export_out_constant(out, "</title>\n");
    axis(out, brief, last);
    export_out_constant(out, "\n");
    marks(out, brief, last);
    export_out_constant(out, "\n</svg>\n");
}
