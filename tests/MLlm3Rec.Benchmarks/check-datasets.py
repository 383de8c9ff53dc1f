#!/usr/bin/env python3
"""Imports every folder of a data directory and compares the counts with the table of its MANIFEST.md.

    dotnet build src/MLlm3Rec.Cli -c Release
    tests/MLlm3Rec.Benchmarks/check-datasets.py DIRECTORY [FOLDER ...]

The table's columns are folder, shape, users, items, interactions. Each number there must be that of the dataset or, where a cell
has several, of one of its files; "(N repeats)" must be the number of repeated pairs.
"""
import json, os, re, subprocess, sys, tempfile

root = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
cli = os.path.join(root, "src", "MLlm3Rec.Cli", "bin", "Release", "net10.0", "mllm3rec")


def numbers(text):
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]


def check(directory, work, cells):
    folder, _, users, items, interactions = cells[:5]
    folder = folder.split(" ")[0]
    process = subprocess.run(
        [cli, "import", os.path.join(directory, folder), "--name", folder, "--json", "--data-dir", work], capture_output=True, text=True)
    if process.returncode != 0:
        return folder, f"FAILED {process.stderr.strip().splitlines()[-1]}", False
    made = json.loads(process.stdout)
    files = made["files"]
    main, _, remarks = interactions.partition("(")
    expected = {
        "users": (numbers(users), [made["users"]] + [file["users"] for file in files]),
        "items": (numbers(items), [made["items"]] + [file["items"] for file in files]),
        "interactions": (numbers(main), [made["interactions"]] + [file["rows"] for file in files]),
        "repeats": (numbers(remarks) if "repeats" in remarks else [], [made["repeatedPairs"]]),
    }
    wrong = [f"{name}: {number:,} not in {found}" for name, (wanted, found) in expected.items() for number in wanted if number not in found]
    counts = f"{made['users']:,} users, {made['items']:,} items, {made['interactions']:,} interactions, {made['skippedRows']:,} skipped"
    return folder, counts + "".join(f"; {text}" for text in wrong), not wrong


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    directory, only = sys.argv[1], sys.argv[2:]
    good = True
    with tempfile.TemporaryDirectory(prefix="mllm3rec-check-") as work, open(os.path.join(directory, "MANIFEST.md"), encoding="utf-8") as manifest:
        for line in manifest:
            cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
            name = cells[0].split(" ")[0]
            if line.startswith("|") and os.path.isdir(os.path.join(directory, name)) and (not only or name in only):
                folder, text, right = check(directory, work, cells)
                good &= right
                print(f"{'ok   ' if right else 'WRONG'} {folder:26} {text}", flush=True)
    sys.exit(0 if good else 1)


main()
