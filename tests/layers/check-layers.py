#!/usr/bin/env python3
"""check-layers.py BUILD SOURCE: dependencies point down only (docs/design.md, "The house"). Prints TAP.

Compiles one-line files with exactly the flags that the build uses for each layer: a header from above or a library that
belongs higher up must not be found, the layer's own headers and those below must. Then links each library with what
stands below it alone, which also catches what an include path can't tell: GIO's headers lie beside GLib's.
"""
import json
import os
import pathlib
import shlex
import subprocess
import sys
import tempfile

# What each layer may see of the others, as docs/design.md has it. cli and app see nothing of the store.
SEES = {
    "core": [],
    "store": ["core"],
    "sheets": [],
    "exchange": ["core", "sheets"],
    "service": ["core", "store", "exchange"],
    "cli": ["core", "exchange", "service"],
    "app": ["core", "exchange", "service"],
}
# What is no library but a program: who starts it sees its protocol, and links nothing of it.
PROGRAMS = {"sheets"}
# A header that stands for each layer; nothing stands above app.
FACES = {
    "core": "fst-assessor.h",
    "store": "fst-store.h",
    "sheets": "fst-sheet-protocol.h",
    "exchange": "fst-policy-reader.h",
    "service": "fst-workspace.h",
    "cli": "fst-command.h",
}
# A header each of the libraries that do not belong everywhere.
FORBIDDEN = {
    "core": ["gtk/gtk.h", "adwaita.h", "json-glib/json-glib.h", "sqlite3.h", "pango/pangocairo.h", "cairo.h"],
    "store": ["gtk/gtk.h", "adwaita.h", "json-glib/json-glib.h", "pango/pangocairo.h", "cairo.h"],
    "sheets": ["gtk/gtk.h", "adwaita.h", "json-glib/json-glib.h", "sqlite3.h", "pango/pangocairo.h", "cairo.h"],
    "exchange": ["gtk/gtk.h", "adwaita.h", "sqlite3.h", "unzip.h"],
    "service": ["gtk/gtk.h", "adwaita.h", "sqlite3.h"],
    "cli": ["gtk/gtk.h", "adwaita.h", "sqlite3.h"],
    "app": ["sqlite3.h"],
}
ALLOWED = {
    "core": ["glib-object.h"],
    "store": ["gio/gio.h", "sqlite3.h"],
    "sheets": ["glib.h", "freexl.h", "unzip.h"],
    "exchange": ["json-glib/json-glib.h", "pango/pangocairo.h"],
    "app": ["gtk/gtk.h", "adwaita.h"],
}
GIO = ["-lgio-2.0", "-lgobject-2.0", "-lglib-2.0"]
LIBRARIES = {
    "core": ["-lgobject-2.0", "-lglib-2.0"],
    "store": ["-lsqlcipher", "-lcsv", *GIO],
    "exchange": ["-ljson-glib-1.0", "-lpangocairo-1.0", "-lpango-1.0", "-lcairo", "-lcsv", *GIO],
    "service": ["-ljson-glib-1.0", "-lpangocairo-1.0", "-lpango-1.0", "-lcairo", "-lsqlcipher", "-lcsv", *GIO],
}
FILE_ARGUMENTS = {"-o", "-MQ", "-MF"}

n_tests = n_failed = 0


def report(ok, title, detail=""):
    global n_tests, n_failed
    n_tests += 1
    n_failed += not ok
    print(f"{'ok' if ok else 'not ok'} {n_tests} - {title}", flush=True)
    if not ok:
        print(f"{title}: {detail}", file=sys.stderr)


def read_flags(build, source):
    """The compiler and its flags for each layer, without what belongs to one file."""
    flags = {}
    for entry in json.loads((build / "compile_commands.json").read_text(encoding="utf-8")):
        file = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        layer = file.parent.name
        if file.parent.parent != source / "src" or layer in flags:
            continue
        words = iter(shlex.split(entry["command"]))
        kept = []
        for word in words:
            if word in FILE_ARGUMENTS:
                next(words)
            elif word not in {"-c", "-MD", entry["file"]}:
                kept.append(word)
        flags[layer] = kept
    return flags


def compile_include(build, flags, header):
    environment = dict(os.environ, LC_ALL="C")
    return subprocess.run([*flags, "-fsyntax-only", "-x", "c", "-"], cwd=build, env=environment,
                          input=f'#include "{header}"\nint unused;\n', capture_output=True, text=True)


def check_refused(build, layer, flags, header):
    result = compile_include(build, flags, header)
    missing = result.returncode != 0 and f"{header}: No such file or directory" in result.stderr
    report(missing, f"{layer} does not see {header}", result.stderr or "it compiles")


def check_compiles(build, layer, flags, header):
    result = compile_include(build, flags, header)
    report(result.returncode == 0, f"{layer} sees {header}", result.stderr)


def headers_of(source, layer):
    return sorted(path.name for path in (source / "src" / layer).glob("*.h"))


def check_unseen(build, source, layer, flags, other):
    """All headers of a layer in one go: none may be found."""
    names = headers_of(source, other)
    text = "".join(f'#if __has_include ("{name}")\n#error {name}\n#endif\n' for name in names) + "int unused;\n"
    result = subprocess.run([*flags, "-fsyntax-only", "-x", "c", "-"], cwd=build, input=text, capture_output=True,
                            text=True)
    report(result.returncode == 0, f"{layer} sees no header of {other}", result.stderr)


def check_includes(build, source, flags):
    for layer in flags:
        for other, header in FACES.items():
            if other == layer or other in SEES[layer]:
                check_compiles(build, layer, flags[layer], header)
            else:
                check_refused(build, layer, flags[layer], header)
                check_unseen(build, source, layer, flags[layer], other)
        for header in FORBIDDEN[layer]:
            check_refused(build, layer, flags[layer], header)
        for header in ALLOWED.get(layer, []):
            check_compiles(build, layer, flags[layer], header)


def link(build, flags, layer, libraries):
    archives = [str(build / "src" / name / f"libfst-{name}.a") for name in reversed(SEES[layer])
                if name not in PROGRAMS]
    own = str(build / "src" / layer / f"libfst-{layer}.a")
    sanitize = [flag for flag in flags[layer] if flag.startswith("-fsanitize")]
    with tempfile.TemporaryDirectory() as folder:
        # A program, since the sanitizers' own symbols are only in programs; main is the one thing that is added.
        program = pathlib.Path(folder) / "main.c"
        program.write_text("int main (void) { return 0; }\n", encoding="utf-8")
        return subprocess.run([flags[layer][0], *sanitize, "-o", f"{folder}/program", str(program),
                               "-Wl,--whole-archive", own, "-Wl,--no-whole-archive", *archives, *libraries],
                              cwd=build, capture_output=True, text=True)


def check_links(build, flags):
    for layer, libraries in LIBRARIES.items():
        result = link(build, flags, layer, libraries)
        report(result.returncode == 0, f"{layer} links with what stands below it", result.stderr[-2000:])
    # The link would notice: with less than it needs a layer does not link.
    report(link(build, flags, "store", LIBRARIES["core"]).returncode != 0, "store does not link without its libraries")


def main():
    build, source = (pathlib.Path(argument).resolve() for argument in sys.argv[1:3])
    flags = read_flags(build, source)
    print("TAP version 14")
    report({"core", "store", "sheets", "exchange", "service", "cli"} <= set(flags), "the build has every layer", str(list(flags)))
    check_includes(build, source, flags)
    check_links(build, flags)
    print(f"1..{n_tests}")
    return 1 if n_failed else 0


if __name__ == "__main__":
    sys.exit(main())
