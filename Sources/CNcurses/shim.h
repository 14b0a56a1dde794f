#ifndef CHASSIS_CNCURSES_SHIM_H
#define CHASSIS_CNCURSES_SHIM_H
/* Must come before <curses.h>: system-library targets get no cSettings, and
   clang must see the wide API (cchar_t, wadd_wch, ...). */
#ifndef _XOPEN_SOURCE_EXTENDED
#define _XOPEN_SOURCE_EXTENDED 1
#endif
#ifndef NCURSES_WIDECHAR
#define NCURSES_WIDECHAR 1
#endif
#ifndef NCURSES_NOMACROS
#define NCURSES_NOMACROS 1      /* prefer the function forms over macros */
#endif
#include <errno.h>
#include <fcntl.h>
#include <locale.h>
#include <langinfo.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>
#include <curses.h>
/* <term.h> left out on purpose: it defines bare-word macros (lines, columns, ...). */

/* attribute bits: NCURSES_BITS() is a cast-and-shift macro, never imported */
static inline attr_t cz_A_NORMAL(void)    { return A_NORMAL; }
static inline attr_t cz_A_BOLD(void)      { return A_BOLD; }
static inline attr_t cz_A_DIM(void)       { return A_DIM; }
static inline attr_t cz_A_UNDERLINE(void) { return A_UNDERLINE; }
static inline attr_t cz_A_REVERSE(void)   { return A_REVERSE; }
static inline attr_t cz_A_BLINK(void)     { return A_BLINK; }
static inline attr_t cz_A_ITALIC(void)    { return A_ITALIC; }
static inline attr_t cz_A_STANDOUT(void)  { return A_STANDOUT; }
static inline attr_t cz_A_COLOR(void)     { return A_COLOR; }
/* geometry: getmaxyx & co. assign to their macro arguments */
static inline void cz_getmaxyx(WINDOW *w, int *y, int *x) { *y = getmaxy(w); *x = getmaxx(w); }
static inline void cz_getyx(WINDOW *w, int *y, int *x)    { *y = getcury(w); *x = getcurx(w); }
/* mouse: NCURSES_MOUSE_MASK macros */
static inline mmask_t cz_ALL_MOUSE_EVENTS(void)      { return ALL_MOUSE_EVENTS; }
static inline mmask_t cz_REPORT_MOUSE_POSITION(void) { return REPORT_MOUSE_POSITION; }
static inline mmask_t cz_BUTTON_PRESSED(int b)  { return NCURSES_MOUSE_MASK(b, NCURSES_BUTTON_PRESSED); }
static inline mmask_t cz_BUTTON_RELEASED(int b) { return NCURSES_MOUSE_MASK(b, NCURSES_BUTTON_RELEASED); }
static inline mmask_t cz_BUTTON_CLICKED(int b)  { return NCURSES_MOUSE_MASK(b, NCURSES_BUTTON_CLICKED); }
/* globals -> accessors (Swift 6: imported C `var`s are not concurrency-safe) */
static inline WINDOW *cz_stdscr(void) { return stdscr; }
static inline int cz_LINES(void) { return LINES; }
static inline int cz_COLS(void) { return COLS; }
static inline int cz_COLORS(void) { return COLORS; }
static inline int cz_COLOR_PAIRS(void) { return COLOR_PAIRS; }
static inline SCREEN *cz_newterm(const char *term, FILE *out, FILE *in) { return newterm(term, out, in); }
static inline FILE *cz_stdout(void) { return stdout; }
static inline FILE *cz_stdin(void) { return stdin; }
static inline FILE *cz_stderr(void) { return stderr; }
static inline WINDOW *cz_curscr(void) { return curscr; }
/* extended (int) colour pair needs the opts void* argument */
static inline int cz_wattr_set(WINDOW *w, attr_t a, int pair) { return wattr_set(w, a, (short)pair, &pair); }
static inline int cz_put(WINDOW *w, int y, int x, const wchar_t *cluster, attr_t a, int pair) {
    cchar_t cc;
    if (setcchar(&cc, cluster, a, (short)0, &pair) == ERR) return ERR;
    return mvwadd_wch(w, y, x, &cc);
}
static inline int cz_add_wcs(WINDOW *w, int y, int x, const wchar_t *s, int n) { return mvwaddnwstr(w, y, x, s, n); }
static inline int cz_ncurses_patch(void) { return NCURSES_VERSION_PATCH; }
#endif
