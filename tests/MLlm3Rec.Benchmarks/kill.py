#!/usr/bin/env python3
"""Kills an import and an extraction ten times each, at random moments, and checks that nothing is half there and nothing is lost.

usage: kill.py FOLDER [--times 10] [--seed 1] [--program PATH]

FOLDER is anything that the verb "import" reads. Needs a Release build of the command line (or --program).
Undisturbed first: import, prepare what extraction needs, extract, export. Then, per round, the same with kill -9 at a random moment of
the verb; afterwards the program starts again, the run must be "Interrupted" (or have been done already), the dataset or its profiles
must be absent or complete, "runs resume" must finish, and the export must equal the undisturbed one, byte for byte. Exit code 1 if not.
"""
import argparse, hashlib, json, pathlib, random, shutil, signal, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILT = ROOT / "src/MLlm3Rec.Cli/bin/Release/net10.0/mllm3rec"


class Cli:
    def __init__(self, program, data):
        self.program, self.data = program, data

    def start(self, *verb):
        return subprocess.Popen([self.program, *verb, "--data-dir", str(self.data)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def json(self, *verb):
        process = self.start(*verb, "--json")
        output, error = process.communicate()
        if process.returncode != 0:
            raise SystemExit(f"{' '.join(verb)} ended with {process.returncode}: {error.decode()[-500:]}")
        return json.loads(output)

    def digest(self, *verb):
        """Of what a verb writes to stdout."""
        process = subprocess.run([self.program, *verb, "--data-dir", str(self.data)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, check=True)
        return hashlib.sha256(process.stdout).hexdigest()[:16]

    def dataset(self):
        """Counts and content, without what differs from import to import."""
        found = [{key: one[key] for key in ("users", "items", "interactions", "contentHash")} for one in self.json("datasets")]
        return found[0] if found else None


def killed(process, moment):
    time.sleep(moment)
    if process.poll() is None:
        process.send_signal(signal.SIGKILL)
    process.communicate()


def whole(cli, verb):
    started = time.monotonic()
    cli.json(*verb)
    return time.monotonic() - started


def round_of(kind, cli, verb, moment, seen, expected):
    """One kill; returns a row of the table and whether all was as it should be."""
    known = {run["id"] for run in cli.json("runs")}
    killed(cli.start(*verb), moment)
    runs = [run for run in cli.json("runs") if run["request"]["kind"] == kind and run["id"] not in known]
    state = runs[0]["state"] if runs else "not begun"
    visible = seen(cli)
    ok = visible in (None, expected) and state.lower() in ("interrupted", "done", "not begun")
    where = (runs[0].get("message") or "") if runs else ""
    if state.lower() == "interrupted":
        cli.json("runs", "resume", str(runs[0]["id"]))
    elif state == "not begun":
        cli.json(*verb)
    after = seen(cli)
    ok = ok and after == expected
    return (kind, f"{moment:.2f}", state, where, "nothing" if visible is None else "all" if visible == expected else "HALF", "equal" if after == expected else "DIFFERENT"), ok


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder")
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--program", default=str(BUILT))
    options = parser.parse_args()
    chance = random.Random(options.seed)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="mllm3rec-kill-"))
    bring = ("import", options.folder, "--name", "killed")
    extract = ("extract", "--dataset", "killed")
    profiles = lambda cli: cli.digest("export", "profiles", "--dataset", "killed", "--format", "json")
    nothing = hashlib.sha256(b"[]\n").hexdigest()[:16]
    seen_profiles = lambda cli: None if profiles(cli) == nothing else profiles(cli)

    undisturbed = Cli(options.program, scratch / "undisturbed")
    import_seconds = whole(undisturbed, bring)
    dataset = undisturbed.dataset()
    undisturbed.json("extract", "--dataset", "killed", "--users", "1")
    shutil.copytree(scratch / "undisturbed", scratch / "encoded")
    extract_seconds = whole(undisturbed, extract)
    expected = profiles(undisturbed)
    one = profiles(Cli(options.program, scratch / "encoded"))
    print(f"undisturbed: import {import_seconds:.1f} s, extract {extract_seconds:.1f} s, {dataset['interactions']:,} interactions, profiles {expected}")

    rows, fine = [], True
    for number in range(options.times):
        cli = Cli(options.program, scratch / f"import{number}")
        row, ok = round_of("import", cli, bring, chance.uniform(0.1, import_seconds), Cli.dataset, dataset)
        rows.append(row)
        fine &= ok
        shutil.rmtree(cli.data)
    for number in range(options.times):
        data = scratch / f"extract{number}"
        shutil.copytree(scratch / "encoded", data)
        cli = Cli(options.program, data)
        # The prepared copy holds one user's profile; seeing just that is seeing nothing of the killed extraction.
        seen = lambda cli: None if (found := seen_profiles(cli)) == one else found
        row, ok = round_of("extract", cli, extract, chance.uniform(0.1, extract_seconds), seen, expected)
        rows.append(row)
        fine &= ok
        shutil.rmtree(data)
    for row in [("run", "killed at s", "found as", "where", "visible then", "after resume"), *rows]:
        print("{:8} {:>11}  {:12} {:36} {:12} {}".format(*row))
    print("all as it should be" if fine else "SOMETHING IS WRONG")
    shutil.rmtree(scratch)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
