// libedit for Swift. `el_set`, `el_get` and `history` are C variadics, which Swift cannot call, so each use of them that
// the prompt needs has one inline function here with a type of its own.
#ifndef FRAZIL_CEDITLINE_H
#define FRAZIL_CEDITLINE_H

#include <histedit.h>
#include <locale.h>
#include <stdio.h>
#include <unistd.h>
#include <wchar.h>

/// POSIX has it, behind a macro that Swift does not set.
int wcwidth(wchar_t character);

/// Columns that a character takes on a terminal; below 0 for a control character.
static inline int frazil_columns(wchar_t character) { return wcwidth(character); }

/// A key's function, as libedit calls it; it answers with one of the `CC_` codes.
typedef unsigned char (*frazil_key_function)(EditLine *, int);

/// Gives the prompt's text; libedit does not keep the pointer.
typedef char *(*frazil_prompt_function)(EditLine *);

/// An editor on two descriptors, which stay the caller's: it works on duplicates. NULL where they cannot be opened.
static inline EditLine *frazil_editor_open(const char *program, int input, int output) {
    int reading = dup(input);
    int writing = dup(output);
    FILE *in = reading < 0 ? NULL : fdopen(reading, "r");
    FILE *out = writing < 0 ? NULL : fdopen(writing, "w");
    EditLine *editor = in && out ? el_init(program, in, out, out) : NULL;
    if (editor) return editor;
    if (in) fclose(in); else if (reading >= 0) close(reading);
    if (out) fclose(out); else if (writing >= 0) close(writing);
    return NULL;
}

/// Gives the terminal back as it was and closes the duplicates.
static inline void frazil_editor_close(EditLine *editor) {
    FILE *in = NULL;
    FILE *out = NULL;
    el_get(editor, EL_GETFP, 0, &in);
    el_get(editor, EL_GETFP, 1, &out);
    el_end(editor);
    if (in) fclose(in);
    if (out) fclose(out);
}

static inline void frazil_editor_set_owner(EditLine *editor, void *owner) { el_set(editor, EL_CLIENTDATA, owner); }

static inline void *frazil_editor_owner(EditLine *editor) {
    void *owner = NULL;
    el_get(editor, EL_CLIENTDATA, &owner);
    return owner;
}

/// A kind of terminal by its name in the terminal data base, in place of `TERM`.
static inline int frazil_editor_set_kind(EditLine *editor, const char *kind) { return el_set(editor, EL_TERMINAL, kind); }

/// The editing style where `.editrc` asks for no other: "emacs" or "vi".
static inline int frazil_editor_set_style(EditLine *editor, const char *style) { return el_set(editor, EL_EDITOR, style); }

/// Text between two `escape` characters is sent as it is and takes no room (colours).
static inline int frazil_editor_set_prompt(EditLine *editor, frazil_prompt_function prompt, char escape) {
    return el_set(editor, EL_PROMPT_ESC, prompt, (int)escape);
}

/// Gives one character: 1 where there is one, 0 at the end of the input.
typedef int (*frazil_read_function)(EditLine *, wchar_t *);

/// Characters come from this function in place of libedit's own reading.
static inline int frazil_editor_set_reader(EditLine *editor, frazil_read_function reader) { return el_set(editor, EL_GETCFN, reader); }

/// "emacs" or "vi".
static inline const char *frazil_editor_style(EditLine *editor) {
    const char *style = NULL;
    el_get(editor, EL_EDITOR, &style);
    return style;
}

static inline int frazil_editor_add_function(EditLine *editor, const char *name, const char *help, frazil_key_function function) {
    return el_set(editor, EL_ADDFN, name, help, function);
}

/// Binds a key in the map that text is typed by: that of emacs, or of vi's insert mode.
static inline int frazil_editor_bind(EditLine *editor, const char *key, const char *function) {
    return el_set(editor, EL_BIND, key, function, NULL);
}

/// Binds a key in the map of vi's command mode.
static inline int frazil_editor_bind_command(EditLine *editor, const char *key, const char *function) {
    return el_set(editor, EL_BIND, "-a", key, function, NULL);
}

/// While a line is read the interrupt and suspend characters are keys like any other, and Return is not a line feed.
static inline int frazil_editor_signals_are_keys(EditLine *editor) { return el_set(editor, EL_SETTY, "-d", "-isig", "-icrnl", "-inlcr", NULL); }

/// Keys are taken one by one from now on; libedit alone would only do so after the prompt stands on the screen.
static inline int frazil_editor_take_terminal(EditLine *editor) { return el_set(editor, EL_PREP_TERM, 1); }

/// The terminal as it was before; it is taken again at the next key.
static inline int frazil_editor_give_terminal_back(EditLine *editor) { return el_set(editor, EL_PREP_TERM, 0); }

/// Draws prompt and entry anew from the place at which the terminal's cursor stands.
static inline int frazil_editor_draw(EditLine *editor) { return el_set(editor, EL_REFRESH); }

/// Writes to the editor's own stream, in order with what it draws.
static inline void frazil_editor_write(EditLine *editor, const char *text) {
    FILE *out = NULL;
    el_get(editor, EL_GETFP, 1, &out);
    if (!out) return;
    fputs(text, out);
    fflush(out);
}

static inline int frazil_editor_set_history(EditLine *editor, History *past) { return el_set(editor, EL_HIST, history, past); }

static inline int frazil_history_set_size(History *past, int size) {
    HistEvent event;
    return history(past, &event, H_SETSIZE, size);
}

static inline int frazil_history_clear(History *past) {
    HistEvent event;
    return history(past, &event, H_CLEAR);
}

static inline int frazil_history_enter(History *past, const char *entry) {
    HistEvent event;
    return history(past, &event, H_ENTER, entry);
}

#endif
