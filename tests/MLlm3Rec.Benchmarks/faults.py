#!/usr/bin/env python3
"""Does to a running server what happens to servers, and checks that it lives and tells the truth.

usage: faults.py [--only NAME …] [--seed 1] [--lock-seconds 90] [--kills 30] [--copies 20] [--web DLL] [--cli PROGRAM]

Needs Release builds of Web and Cli, Linux, and root for what mounts a small disk, changes the account or nails a file down; without, those
are skipped and said to be. Takes about ten minutes, most of it waiting. Nothing outside of a folder of its own is touched.

Per fault: GET /alive is asked five times a second from start to end and must answer 204 within five seconds each time; GET /ready must
answer 503 with a reason while the fault lasts and 200 when it is over; the server must be the same process all the while. Faults at the
start must end it with exit code 1 and sentences that hold neither a stack trace nor an exception's name. Exit code 1 if anything else.
"""
import argparse, json, os, pathlib, random, re, shutil, signal, sqlite3, subprocess, sys, tempfile, threading, time, urllib.error, urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[2]
WEB = ROOT / "src/MLlm3Rec.Web/bin/Release/net10.0/MLlm3Rec.Web.dll"
CLI = ROOT / "src/MLlm3Rec.Cli/bin/Release/net10.0/mllm3rec"
SAMPLE = ROOT / "data/sample"
BRING = ("import", str(SAMPLE), "--name", "sample", "--synthetic")
PATIENCE = 40
# The files of others are closed to a root that has given up what makes it root.
AS_ANYBODY = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search,-fowner,-chown")


class Wrong(Exception):
    """Something is not as it should be."""


class Skipped(Exception):
    """It cannot be tried here."""


def hold(condition, words):
    if not condition:
        raise Wrong(words)


def eventually(look, words, seconds=PATIENCE):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if look():
            return
        time.sleep(0.1)
    raise Wrong(words)


class Cli:
    def __init__(self, data, under=()):
        self.data, self.under = data, under

    def start(self, *verb):
        return subprocess.Popen([*self.under, CLI, *verb, "--data-dir", self.data], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def run(self, *verb, expected=0):
        process = self.start(*verb)
        output, error = process.communicate()
        hold(process.returncode == expected, f"{' '.join(verb)} ended with {process.returncode}: {error[-300:]}")
        return output if expected == 0 else error

    def json(self, *verb):
        return json.loads(self.run(*verb, "--json"))

    def datasets(self):
        return [one["name"] for one in self.json("datasets")]


class Server:
    """A server, and somebody who asks all the time whether it lives."""

    def __init__(self, data, *settings, bring=False, under=(), fails=False):
        command = [*under, "dotnet", WEB, "--urls", "http://127.0.0.1:0", "--data-dir", data, f"--Sample:Bring={bring}", *settings]
        self.data, self.cli = pathlib.Path(data), Cli(data)
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=tempfile.gettempdir())
        self.said, self.address, self.asked, self.slowest, self.missed = [], None, 0, 0.0, []
        self.ended = threading.Event()
        threading.Thread(target=self.listen, daemon=True).start()
        eventually(lambda: self.address or self.process.poll() is not None, "the server does not come up", seconds=120)
        if self.address:
            threading.Thread(target=self.watch, daemon=True).start()
        elif not fails:
            raise Wrong(f"the server does not start: {' '.join(self.said)[-300:]}")

    def listen(self):
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if found := re.search(r"Now listening on: (\S+)", line):
                self.address = found.group(1)

    def watch(self):
        while not self.ended.is_set():
            begun = time.monotonic()
            try:
                with urllib.request.urlopen(self.address + "/alive", timeout=5) as answer:
                    if answer.status != 204:
                        self.missed.append(f"/alive said {answer.status}")
            except Exception as failure:
                if not self.ended.is_set():
                    self.missed.append(f"/alive: {failure}")
            self.asked += 1
            self.slowest = max(self.slowest, time.monotonic() - begun)
            self.ended.wait(0.2)

    def ready(self):
        try:
            with urllib.request.urlopen(self.address + "/ready", timeout=15) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as refused:
            return refused.code, json.load(refused)

    def reasons(self):
        _, report = self.ready()
        return [why for why in [report["database"], *(loop["failure"] for loop in report["loops"])] if why]

    def becomes_ready(self):
        eventually(lambda: self.ready()[0] == 200, f"never ready again: {self.reasons()}", seconds=90)

    def becomes_unready(self, words):
        eventually(lambda: self.ready()[0] == 503, "still says that it is ready")
        reasons = " ".join(self.reasons())
        hold(words in reasons, f"“{words}” is not in: {reasons}")

    def is_as_it_was(self):
        hold(self.process.poll() is None, f"the server has ended with {self.process.poll()}: {' '.join(self.said[-5:])}")
        hold(not self.missed, f"{len(self.missed)} of {self.asked} times: {self.missed[:2]}")

    def stop(self, expected=0):
        self.ended.set()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            code = self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Wrong("it does not stop when it is asked to")
        hold(code == expected, f"it stopped with {code}")

    def kill(self):
        self.ended.set()
        self.process.kill()
        self.process.wait()


def words_of_a_start_that_fails(data, under=()):
    server = Server(data, under=under, fails=True)
    try:
        code = server.process.wait(60)
    except subprocess.TimeoutExpired:
        server.kill()
        raise Wrong("it started all the same")
    time.sleep(0.2)
    words = " ".join(server.said)
    hold(code == 1, f"exit code {code}: {words[-300:]}")
    hold("   at " not in words and "Exception" not in words, f"a trace: {words[-300:]}")
    return words


def both_refuse(data, words, under=()):
    """Server and command line, at the start."""
    said = words_of_a_start_that_fails(data, under)
    hold(words in said, f"“{words}” is not in: {said}")
    error = Cli(data, under).run("datasets", expected=1)
    hold(words in error and "   at " not in error, f"command line: {error}")


class Disk:
    """A small one of its own."""

    def __init__(self, path, megabytes):
        if os.geteuid() != 0:
            raise Skipped("mounting a disk needs root")
        self.path = pathlib.Path(path)
        self.path.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", self.path], stderr=subprocess.DEVNULL).returncode:
            raise Skipped("mounting a disk is not allowed here")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        subprocess.run(["umount", "-l", self.path], check=False)

    def leave(self, bytes):
        """Fills it up but for so much."""
        free = os.statvfs(self.path)
        with open(self.path / "filler", "ab") as filler:
            filler.write(b"x" * max(0, free.f_bavail * free.f_frsize - bytes))

    def clear(self):
        (self.path / "filler").unlink()

    def remount(self, how):
        subprocess.run(["mount", "-o", f"remount,{how}", self.path], check=True)


def prepared(scratch, name):
    """A folder with the sample in it, made once and copied."""
    source = scratch / "prepared"
    if not source.exists():
        Cli(source).run(*BRING)
        Cli(source).run("prepare", "--dataset", "sample")
    return pathlib.Path(shutil.copytree(source, scratch / name, ignore=shutil.ignore_patterns("*.writer")))


def queue(database, kind):
    """Asks for what an earlier run asked for, as the button “Run again with these” does."""
    with sqlite3.connect(database, timeout=30) as connection:
        connection.row_factory = sqlite3.Row
        run = dict(connection.execute("SELECT * FROM Runs WHERE Kind = ? ORDER BY Id LIMIT 1", (kind,)).fetchone())
        done = run["State"]
        fresh = {key: None for key in ("After", "Step", "Message", "StartedAt", "EndedAt", "Worker", "Result")}
        run.update(fresh, State="Queued" if isinstance(done, str) else 0, Done=0, Total=0, CancelRequested=0)
        del run["Id"]
        names = ", ".join(f'"{name}"' for name in run)
        return connection.execute(f"INSERT INTO Runs ({names}) VALUES ({', '.join('?' * len(run))})", list(run.values())).lastrowid


def run_state(cli, run):
    return next((one for one in cli.json("runs") if one["id"] == run), None)


def lock(scratch, options, chance):
    server = Server(prepared(scratch, "lock"))
    try:
        server.becomes_ready()
        stranger = sqlite3.connect(server.data / "workbench.db", isolation_level=None, timeout=30)
        run = queue(server.data / "workbench.db", "extract")
        stranger.execute("BEGIN IMMEDIATE")
        hold(not ended(server.data, run), "the run was done before the lock was there")
        held = time.monotonic()
        server.becomes_unready("Writes wait")
        time.sleep(max(0, options.lock_seconds - (time.monotonic() - held)))
        hold(server.ready()[0] == 503, "ready although nobody can write")
        stranger.execute("ROLLBACK")
        server.becomes_ready()
        eventually(lambda: run_state(server.cli, run)["state"].lower() == "done", "the run that had to wait does not end")
        server.is_as_it_was()
        failures = sum("fail:" in line or "LoopFailed" in line for line in server.said)
        hold(failures == 0, f"{failures} errors in the log")
        server.stop()
        return f"a stranger wrote for {options.lock_seconds} s; a run waited and is done; {server.asked} × alive, slowest {server.slowest * 1000:.0f} ms"
    finally:
        server.kill()


def full_idle(scratch, options, chance):
    with Disk(scratch / "full-idle", 64) as disk:
        data = disk.path / "data"
        shutil.copytree(prepared(scratch, "full-idle-source"), data)
        server = Server(data)
        try:
            server.becomes_ready()
            disk.leave(0)
            server.becomes_unready("is full")
            error = server.cli.run("connections", "add", "local", "--kind", "ollama", "--model", "m", expected=1)
            hold("is full" in error and "   at " not in error, f"command line: {error}")
            status, words = upload(server, b"x" * 3_000_000)
            hold(status == 507 and "is full" in words, f"upload: {status} {words}")
            hold(not any((data / "uploads").glob("*/*")), "part of an upload is left")
            disk.clear()
            server.becomes_ready()
            server.is_as_it_was()
            server.stop()
            return f"refused in words by page, upload (507) and command line; ready again; {server.asked} × alive"
        finally:
            server.kill()


def upload(server, content):
    """As the page does: with its cookie and token."""
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    page = opener.open(server.address + "/datasets?add=new", timeout=15).read().decode()
    token = re.search(r'name="__RequestVerificationToken"[^>]*value="([^"]+)"', page).group(1)
    request = urllib.request.Request(server.address + "/uploads?name=a.csv", content, {"RequestVerificationToken": token}, method="POST")
    try:
        with opener.open(request, timeout=60) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


def full_running(scratch, options, chance):
    with Disk(scratch / "full-running", 96) as disk:
        data = disk.path / "data"
        shutil.copytree(prepared(scratch, "full-running-source"), data)
        server = Server(data)
        try:
            server.becomes_ready()
            disk.leave(6_000_000)
            run = queue(data / "workbench.db", "extract")
            eventually(lambda: ended(data, run), "the run does not end")
            state, message = ended(data, run)
            hold("is full" in (message or ""), f"the run ended as {state}: {message}")
            server.becomes_unready("is full")
            server.is_as_it_was()
            disk.clear()
            server.becomes_ready()
            server.cli.run("runs", "resume", str(run))
            hold(run_state(server.cli, run)["state"].lower() == "done", "it cannot be resumed")
            server.is_as_it_was()
            server.stop()
            return f"the run failed with the sentence, was resumed and is done; {server.asked} × alive"
        finally:
            server.kill()


def ended(data, run):
    with sqlite3.connect(data / "workbench.db", timeout=30) as connection:
        state, message, end = connection.execute("SELECT State, Message, EndedAt FROM Runs WHERE Id = ?", (run,)).fetchone()
        return (state, message) if end else None


def gone(scratch, options, chance):
    server = Server(prepared(scratch, "gone"))
    try:
        server.becomes_ready()
        away = server.data.with_name("gone-away")
        away.mkdir()
        for file in server.data.glob("workbench.db*"):
            file.rename(away / file.name)
        server.becomes_unready("is gone")
        status, words = upload(server, b"a,b\n1,2\n")
        hold(not (server.data / "workbench.db").exists(), "an empty database was made in its place")
        for file in away.iterdir():
            file.rename(server.data / file.name)
        server.becomes_ready()
        server.is_as_it_was()
        server.stop()
        for file in server.data.glob("workbench.db"):
            file.rename(away / file.name)
        (server.data / "workbench.db-wal").write_bytes(b"what was written last")
        both_refuse(server.data, "is gone")
        return f"said while running, ready when it was back; a log without its database refuses the start; {server.asked} × alive"
    finally:
        server.kill()


def truncated(scratch, options, chance):
    server = Server(prepared(scratch, "truncated"))
    try:
        server.becomes_ready()
        database = server.data / "workbench.db"
        os.truncate(database, database.stat().st_size // 2)
        server.becomes_unready("The database")
        for page in ("/", "/datasets", "/profiles", "/runs", "/settings"):
            urllib.request.urlopen(server.address + page, timeout=15).read()
        server.is_as_it_was()
        server.kill()
        both_refuse(server.data, "is damaged")
        error = server.cli.run("check", expected=1)
        hold("is damaged" in error, f"check: {error}")
        return f"said while running and at the start; {server.asked} × alive"
    finally:
        server.kill()


def damaged_at_start(scratch, options, chance):
    tried = []
    for name, content, words in (("0 bytes", b"", "is empty (0 bytes)"), ("20 bytes", b"x" * 20, "is no database"),
                                 ("garbage", random.Random(options.seed).randbytes(200_000), "is no database")):
        data = scratch / f"damaged-{len(tried)}"
        data.mkdir()
        (data / "workbench.db").write_bytes(content)
        both_refuse(data, words)
        hold((data / "workbench.db").read_bytes() == content, f"{name}: the file was changed")
        tried.append(name)
    data = scratch / "damaged-strange"
    data.mkdir()
    with sqlite3.connect(data / "workbench.db") as connection:
        connection.execute("CREATE TABLE Songs (Id INTEGER)")
    both_refuse(data, "is a database of something else")
    return f"{', '.join(tried)} and a database of something else: exit code 1 and one sentence, web and command line"


def read_only(scratch, options, chance):
    with Disk(scratch / "read-only", 64) as disk:
        data = disk.path / "data"
        shutil.copytree(prepared(scratch, "read-only-source"), data)
        server = Server(data)
        try:
            server.becomes_ready()
            server.stop()
            disk.remount("ro")
            both_refuse(data, "cannot be")
            disk.remount("rw")
            (data / "workbench.db").chmod(0o444)
            os.chown(data / "workbench.db", 65534, 65534)
            both_refuse(data, "cannot", AS_ANYBODY)
            return "a disk and a file that may only be read: exit code 1 and one sentence, web and command line"
        finally:
            server.kill()


def not_ours(scratch, options, chance):
    if os.geteuid() != 0:
        raise Skipped("being without root's powers needs root")
    data = prepared(scratch, "not-ours")
    subprocess.run(["chown", "-R", "65534:65534", data], check=True)
    data.chmod(0o700)
    both_refuse(data, "cannot be used by", AS_ANYBODY)
    data.chmod(0o777)
    both_refuse(data, "cannot", AS_ANYBODY)
    return "a folder, and files, of another account: exit code 1 and one sentence, web and command line"


def nailed_upload(scratch, options, chance):
    if os.geteuid() != 0:
        raise Skipped("nailing a file down needs root")
    data = prepared(scratch, "nailed")
    stuck = data / "uploads" / ("0" * 32)
    stuck.mkdir(parents=True)
    (stuck / "a.csv").write_text("a,b\n")
    os.utime(stuck, (0, 0))
    if subprocess.run(["chattr", "+i", stuck / "a.csv", stuck], stderr=subprocess.DEVNULL).returncode:
        raise Skipped("this file system nails nothing down")
    server = None
    try:
        server = Server(data)
        server.becomes_ready()
        eventually(lambda: any("cannot be removed" in why for why in server.reasons()), "nothing is said of it")
        server.is_as_it_was()
        server.stop()
        return "the server starts, is ready, and says which upload cannot be removed"
    finally:
        if server:
            server.kill()
        subprocess.run(["chattr", "-i", stuck, stuck / "a.csv"], check=False)


def two_servers(scratch, options, chance):
    server = Server(prepared(scratch, "two"))
    try:
        server.becomes_ready()
        words = words_of_a_start_that_fails(server.data)
        hold(f"belongs to another server: process {server.process.pid}" in words, words)
        server.cli.run("datasets")
        copy = scratch / "two.db"
        server.cli.run("backup", str(copy))
        error = server.cli.run("restore", str(copy), expected=1)
        hold("is in use" in error, error)
        server.is_as_it_was()
        server.stop()
        return "the second says whose folder it is; the command line works beside the first; restore is refused"
    finally:
        server.kill()


def kills(scratch, options, chance):
    data = prepared(scratch, "kills")
    cli = Cli(data)
    publishing(cli, scratch)
    server = Server(data)
    try:
        server.becomes_ready()
        verbs = [
            ("import", lambda number: ("import", str(SAMPLE), "--name", f"copy{number}", "--synthetic")),
            ("extract", lambda _: ("extract", "--dataset", "sample")),
            ("train", lambda _: ("train", "--dataset", "sample")),
            ("evaluate", lambda _: ("evaluate", "--dataset", "sample", "--methods", "mar,popularity", "--protocol", "sampled")),
            ("publish", lambda number: ("prompts", "rollback", str(number % 2))),
        ]
        lengths = {}
        for kind, verb in verbs:
            begun = time.monotonic()
            cli.run(*verb(1000))
            lengths[kind] = time.monotonic() - begun
        found = {}
        for number in range(options.kills):
            kind, verb = verbs[number % len(verbs)]
            known = {run["id"] for run in cli.json("runs")}
            process = cli.start(*verb(number))
            time.sleep(chance.uniform(0.05, lengths[kind]))
            process.kill()
            process.communicate()
            server.becomes_ready()
            runs = lambda: [run for run in cli.json("runs") if run["id"] not in known]
            eventually(lambda: all(run["state"].lower() in ("interrupted", "done") for run in runs()), f"{kind}: {runs()}")
            for run in runs():
                found[run["state"].lower()] = found.get(run["state"].lower(), 0) + 1
                if run["state"].lower() == "interrupted":
                    cli.run("runs", "resume", str(run["id"]))
            hold("sample" in cli.datasets(), f"{kind}: the sample is gone")
        cli.run("check")
        server.is_as_it_was()
        server.stop()
        took = ", ".join(f"{kind} {seconds:.1f} s" for kind, seconds in lengths.items())
        counts = ", ".join(f"{count} {state}" for state, count in sorted(found.items()))
        return f"{options.kills} × kill -9 ({took}): runs {counts}, all resumed; {server.asked} × alive, slowest {server.slowest * 1000:.0f} ms"
    finally:
        server.kill()


def publishing(cli, scratch):
    """A version 1 beside version 0, so that one can go back and forth."""
    files = scratch / "prompt"
    cli.run("prompts", "export", "live", str(files))
    knobs = files / "knobs.yaml"
    text = knobs.read_text()
    changed = re.sub(r"(?m)^(most_?motives:\s*)(\d+)", lambda found: f"{found.group(1)}{int(found.group(2)) - 1}", text, flags=re.I)
    hold(changed != text, f"no knob to turn in: {text}")
    knobs.write_text(changed)
    draft = cli.json("prompts", "import", str(files), "--name", "faults")["draft"]
    cli.start("prompts", "test", str(draft), "--dataset", "sample", "--people", "20").communicate()
    process = cli.start("prompts", "publish", f"draft:{draft}", "--reason", "fault test")
    _, error = process.communicate()
    hold(process.returncode == 0, f"publishing: {error}")


def killed_server(scratch, options, chance):
    data = prepared(scratch, "killed-server")
    states = {}
    for _ in range(max(1, options.kills // 5)):
        server = Server(data)
        try:
            server.becomes_ready()
            run = queue(data / "workbench.db", "extract")
            time.sleep(chance.uniform(0.1, 2.5))
            server.kill()
            server = Server(data)
            server.becomes_ready()
            state = lambda: run_state(server.cli, run)["state"].lower()
            eventually(lambda: state() in ("interrupted", "done", "running", "queued"), f"found as {state()}")
            eventually(lambda: state() in ("interrupted", "done"), f"stays {state()}", seconds=90)
            states[state()] = states.get(state(), 0) + 1
            if state() == "interrupted":
                server.cli.run("runs", "resume", str(run))
            server.is_as_it_was()
            server.stop()
        finally:
            server.kill()
    Cli(data).run("check")
    return f"{sum(states.values())} × kill -9 of the server in a run: {states}; all resumed or done"


def copies(scratch, options, chance):
    data = prepared(scratch, "copies")
    cli, copy = Cli(data), scratch / "copy.db"
    server = Server(data)
    try:
        server.becomes_ready()
        begun = time.monotonic()
        cli.run("backup", str(copy))
        length = time.monotonic() - begun
        whole = 0
        for number in range(options.copies // 2):
            target = scratch / f"copy{number}.db"
            process = cli.start("backup", str(target))
            time.sleep(chance.uniform(0.05, length))
            process.kill()
            process.communicate()
            if target.exists():
                whole += 1
                with sqlite3.connect(target) as connection:
                    hold(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "a copy under its own name is damaged")
            cli.run("check")
        server.is_as_it_was()
        server.stop()
    finally:
        server.kill()
    cli.run("delete", "--dataset", "sample", "--yes")
    before = scratch / "before.db"
    cli.run("backup", str(before))
    begun = time.monotonic()
    cli.run("restore", str(copy))
    length = time.monotonic() - begun
    counts = {"old": 0, "new": 0}
    for number in range(options.copies - options.copies // 2):
        wanted, other = (before, []) if cli.datasets() else (copy, ["sample"])
        process = cli.start("restore", str(wanted))
        time.sleep(chance.uniform(0.05, length))
        process.kill()
        process.communicate()
        cli.run("check")
        counts["new" if cli.datasets() == other else "old"] += 1
    return f"kill -9 of {options.copies // 2} backups ({whole} whole, none half) and of {sum(counts.values())} restores ({counts['new']} new, {counts['old']} old, all sound)"


FAULTS = {
    "lock": lock, "disk full, idle": full_idle, "disk full, running": full_running, "database gone": gone, "truncated": truncated,
    "damaged at start": damaged_at_start, "read-only": read_only, "not ours": not_ours, "undeletable upload": nailed_upload,
    "two servers": two_servers, "kill -9 of verbs": kills, "kill -9 of the server": killed_server, "kill -9 of copies": copies,
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", nargs="*", default=list(FAULTS), choices=list(FAULTS), metavar="NAME")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--lock-seconds", type=int, default=90)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--copies", type=int, default=20)
    parser.add_argument("--web", type=pathlib.Path, default=WEB)
    parser.add_argument("--cli", type=pathlib.Path, default=CLI)
    options = parser.parse_args()
    globals().update(WEB=options.web, CLI=options.cli)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="mllm3rec-faults-"))
    scratch.chmod(0o755)
    counts = {"ok": 0, "WRONG": 0, "skipped": 0}
    try:
        for name in options.only:
            begun = time.monotonic()
            try:
                outcome, words = "ok", FAULTS[name](scratch, options, random.Random(f"{options.seed} {name}"))
            except Skipped as skipped:
                outcome, words = "skipped", str(skipped)
            except Exception as wrong:
                outcome, words = "WRONG", str(wrong) if isinstance(wrong, Wrong) else repr(wrong)
            counts[outcome] += 1
            print(f"{outcome:8} {name:22} {time.monotonic() - begun:6.1f} s  {words}", flush=True)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    print(", ".join(f"{count} {outcome}" for outcome, count in counts.items() if count))
    return 1 if counts["WRONG"] else 0


if __name__ == "__main__":
    sys.exit(main())
