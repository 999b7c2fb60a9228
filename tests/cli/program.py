"""The real program, run as a user runs it, in a folder and with a home of its own."""
import atexit
import hashlib
import json
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

import tap  # noqa: E402

PASSPHRASE = "sju sjösjuka sjömän"
DONE, REFUSED, UNUSABLE = 0, 1, 2

program = pathlib.Path(sys.argv[1]).resolve()
scratch = pathlib.Path(tempfile.mkdtemp(prefix="fst-cli-"))
atexit.register(shutil.rmtree, scratch, ignore_errors=True)
workspace = scratch / "arbetsyta"
passphrase_file = scratch / "lösenfras"
passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")

environment = {
    **os.environ,
    "HOME": str(scratch / "home"),
    "XDG_DATA_HOME": str(scratch / "home" / "data"),
    "LC_ALL": "C.UTF-8",
    "LANGUAGE": "",
    "GIO_USE_VFS": "local",
    # A warning of any library ends the program by a signal, which no test takes for an exit status.
    "G_DEBUG": "fatal-warnings",
}


def command(*arguments, folder=workspace, passphrase=passphrase_file):
    options = ["--workspace", str(folder), "--passphrase-file", str(passphrase)] if folder else []
    return [str(program), *options, *map(str, arguments)]


def run(*arguments, folder=workspace, passphrase=passphrase_file, locale="C.UTF-8", text=None, largest_file=None):
    """Runs the program; folder=None leaves the workspace out. No file may grow beyond largest_file bytes: a full disk."""
    def limit_files():
        if largest_file is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest_file, largest_file))

    # The signal of the limit stays ignored, so that writing fails as it does on a full disk.
    return subprocess.run(command(*arguments, folder=folder, passphrase=passphrase), cwd=scratch, input=text,
                          env={**environment, "LC_ALL": locale}, capture_output=True, encoding="utf-8",
                          restore_signals=False, preexec_fn=limit_files)


def succeed(*arguments, **options):
    """Runs it and expects success without a word on standard error; returns what it prints."""
    result = run(*arguments, **options)
    tap.equal((result.returncode, result.stderr), (DONE, ""), " ".join(map(str, arguments)))
    return result.stdout


def succeed_json(*arguments, **options):
    return json.loads(succeed("--json", *arguments, **options))


def refuse(status, *arguments, **options):
    """Runs it and expects a refusal: the status, nothing on standard output, one line on standard error."""
    result = run(*arguments, **options)
    what = f"{' '.join(map(str, arguments))}: {result.stderr}"
    tap.equal(result.returncode, status, what)
    tap.equal(result.stdout, "", what)
    tap.true(result.stderr.startswith("forskrivarstod-cli: "), f"no line of the program's: {what}")
    tap.equal((result.stderr.count("\n"), result.stderr[-1]), (1, "\n"), what)
    tap.true(len(result.stderr) > len("forskrivarstod-cli: \n"), "an empty sentence")
    return result.stderr.removeprefix("forskrivarstod-cli: ").strip()


def write(name, content):
    path = scratch / name
    if isinstance(content, bytes):
        path.write_bytes(content)
    elif isinstance(content, str):
        path.write_text(content, encoding="utf-8")
    else:
        path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return path


def snapshot(folder=workspace):
    """Every file of a folder, with what is in it and who may read it."""
    return {str(path.relative_to(folder)): (hashlib.sha256(path.read_bytes()).hexdigest(), path.stat().st_mode)
            for path in sorted(folder.rglob("*")) if path.is_file()}


def make_workspace(folder=workspace, region="dalarna"):
    succeed("init", "--region", region, "--name", "Prov Förskrivare", "--profession", "occupational-therapist",
            "--organisation", "primary-care-listed", "--unit", "Provenheten", folder=folder)


def make_draft(article, **changes):
    draft = {
        "region": "dalarna",
        "person": {"number": "20170110-2384", "name": "Testa Testsdotter"},
        "device": {"article-number": article},
        "facts": {"place-of-use": "home", "need": ["transfer"], "need-area": "mobility"},
        "asked": ["housing"],
        "goal": "Gå till affären",
        "open-reason": "Boendet är inte känt än",
    }
    draft.update(changes)
    return {member: value for member, value in draft.items() if value is not None}
