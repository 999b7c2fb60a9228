"""A workspace beside the window: made, filled and looked into by the command line, which is a program of its own."""

import datetime
import json
import os
import pathlib
import shutil
import subprocess

from harness import PASSPHRASE


class Workspace:
    """A workspace in a folder of its own, with the passphrase file that the command line wants beside it."""

    def __init__(self, program, folder):
        self.program = program
        self.cli = os.path.join(os.path.dirname(program), "../cli/forskrivarstod-cli")
        self.scratch = pathlib.Path(folder)
        self.scratch.mkdir(exist_ok=True)
        self.folder = self.scratch / "workspace"
        self.passphrase_file = self.scratch / "passphrase"
        self.passphrase_file.write_text(PASSPHRASE + "\n", encoding="utf-8")

    def make(self):
        """Makes it, with the example articles."""
        self.run("init", "--region", "dalarna", "--name", "Testförskrivaren")
        self.run("catalogue", "import", "--examples")
        return self

    def copy(self, folder):
        """Another workspace with the same in it; this one must be closed."""
        copy = Workspace(self.program, folder)
        shutil.copytree(self.folder, copy.folder)
        return copy

    def run(self, *words):
        """Gives what a command prints; it must succeed without a word on standard error."""
        result = subprocess.run([self.cli, "--workspace", self.folder, "--passphrase-file", self.passphrase_file,
                                 *map(str, words)], capture_output=True, text=True)
        assert (result.returncode, result.stderr) == (0, ""), f"{words}: {result.returncode} {result.stderr}"
        return result.stdout.strip()

    def ask(self, *words):
        """The same, as what its JSON holds."""
        return json.loads(self.run("--json", *words))

    def sign(self, number, name, article, facts=None):
        """Signs a prescription and gives its number."""
        draft = self.scratch / "draft.json"
        draft.write_text(json.dumps({
            "region": "dalarna", "date": datetime.date.today().isoformat(), "person": {"number": number, "name": name},
            "device": {"article-number": article}, "facts": {"place-of-use": "compulsory-school", **(facts or {})},
            "goal": "Gå själv till matsalen.", "open-reason": "Skolan har inte svarat än."}), encoding="utf-8")
        return self.run("prescribe", draft)
