#!/usr/bin/env python3
"""How long an import of ml-1m takes beside sqlite3's own .import of the same rows.

    dotnet build src/MLlm3Rec.Cli -c Release
    tests/MLlm3Rec.Benchmarks/import-ml1m.py FOLDER [RUNS]

FOLDER holds interactions.tsv.gz and items.jsonl. Ours: the whole command, from a new database: start, unpack, check, items,
rows, index by item, statistics, hash. Theirs: rows already unpacked, one table clustered by user and place, one index by item,
once as sqlite3 comes and once with the settings of our database. Runs take turns; medians of wall and processor seconds are shown,
processor seconds because they do not depend on what else the machine does.
"""
import gzip, os, shutil, statistics, subprocess, sys, tempfile, time

SCHEMA = """CREATE TABLE interactions(user_id INTEGER, item_id INTEGER, seq INTEGER, timestamp INTEGER, PRIMARY KEY(user_id, seq)) WITHOUT ROWID;
CREATE INDEX by_item ON interactions(item_id);"""
OURS = "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536; PRAGMA mmap_size = 1073741824;"


def measure(command, text=""):
    with tempfile.TemporaryFile("w+") as stdin:
        stdin.write(text)
        stdin.seek(0)
        start = time.monotonic()
        process = subprocess.Popen(command, stdin=stdin, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        error = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"{command[0]} failed: {error.decode()}")
        return time.monotonic() - start, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    folder, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    root = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))
    cli = os.path.join(root, "src", "MLlm3Rec.Cli", "bin", "Release", "net10.0", "mllm3rec")
    work = tempfile.mkdtemp(prefix="mllm3rec-import-")
    try:
        rows = os.path.join(work, "rows.tsv")
        with gzip.open(os.path.join(folder, "interactions.tsv.gz")) as packed, open(rows, "wb") as unpacked:
            packed.readline()
            shutil.copyfileobj(packed, unpacked)
        # A dataset of its own: the folder may hold other shapes of the same data.
        paths = [os.path.join(folder, name) for name in ("interactions.tsv.gz", "items.jsonl")]
        results = {"MLlm3Rec import": [], "sqlite3 .import": [], "sqlite3 .import, our settings": []}
        for run in range(runs):
            data = os.path.join(work, f"data{run}")
            results["MLlm3Rec import"].append(measure([cli, "import", *paths, "--name", "ml-1m", "--data-dir", data]))
            for name, pragmas in (("sqlite3 .import", ""), ("sqlite3 .import, our settings", OURS)):
                database = os.path.join(work, f"sqlite{run}.db")
                results[name].append(measure(["sqlite3", database], f"{pragmas}\n{SCHEMA}\n.mode tabs\n.import {rows} interactions\n"))
                for ending in ("", "-wal", "-shm"):
                    if os.path.exists(database + ending):
                        os.remove(database + ending)
            shutil.rmtree(data)
    finally:
        shutil.rmtree(work)

    medians = {name: [statistics.median(column) for column in zip(*runs)] for name, runs in results.items()}
    wall, cpu, _ = medians["MLlm3Rec import"]
    print(f"{'':32}{'wall s':>8}{'cpu s':>8}{'MB':>6}{'ours/wall':>11}{'ours/cpu':>10}")
    for name, (seconds, processor, memory) in medians.items():
        print(f"{name:32}{seconds:8.2f}{processor:8.2f}{memory:6.0f}{wall / seconds:11.2f}{cpu / processor:10.2f}")


main()
