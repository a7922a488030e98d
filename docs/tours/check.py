#!/usr/bin/env python3
"""Runs the tours and counts the orders that the journals of their games hold.

    docs/tours/check.py [--casus target/release/casus] [--tuishot tuishot.py] [--sizes 80x24,160x45] [--out DIR] [TOUR ..]

Every tour is played by tuishot in a real terminal at every size, with a folder of saves of its own; the saved game
is exported by `casus export`, verified by `casus replay --verify`, and its orders are counted by kind. The kinds are
the variants of `Order` in src/core/order/mod.rs. Exits 1 when a tour fails, ends fewer than ten turns, or a kind of order is
given in none of them at a size. The pictures stay in DIR/TOUR-SIZE for looking at.
"""
import argparse, collections, concurrent.futures, json, os, re, shutil, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
# Tour, seats, seed: the game is the same every time until a rule changes.
TOURS = [
    ("netherlands", "NLD", 14),
    ("soviet-union", "SUN", 1),
    ("three-seats", "USA,SUN,NLD", 1),
    ("war-seats", "SUN,FIN,SWE", 1),
]
TURNS = 10


def kinds():
    """The variants of Order, from the source itself."""
    text = open(os.path.join(ROOT, "src/core/order/mod.rs"), encoding="utf-8").read()
    body = text.split("pub enum Order {", 1)[1].split("\n}\n", 1)[0]
    return re.findall(r"^    ([A-Z]\w*) \{", body, re.M)


def run(args, tour, seats, seed, size):
    """Plays one tour; answers (what went wrong, turns ended, orders of the seats by kind)."""
    out = os.path.join(args.out, f"{tour}-{size}")
    shutil.rmtree(out, ignore_errors=True)
    saves = os.path.join(out, "saves")
    os.makedirs(saves)
    steps = os.path.join(HERE, tour + ".steps")
    play = [args.casus, "--saves", saves, "play", "europe-1949", "--as", seats, "--seed", str(seed)]
    shot = subprocess.run([args.tuishot, "--size", size, "--out", out, steps, "--", *play], capture_output=True, text=True)
    with open(os.path.join(out, "tuishot.log"), "w", encoding="utf-8") as log:
        log.write(shot.stdout + shot.stderr)
    faults = [] if shot.returncode == 0 else ["tuishot: " + (shot.stdout + shot.stderr).splitlines()[0]]
    if shot.returncode == 0 and not shot.stdout.rstrip().endswith("exit 0"):
        faults.append("the game did not end by itself: " + shot.stdout.splitlines()[-1])
    games = [name for name in os.listdir(saves) if name.endswith(".casus")]
    if len(games) != 1:
        return faults + [f"{len(games)} saved games"], 0, {}
    name = games[0].removesuffix(".casus")
    casus = lambda *a: subprocess.run([args.casus, "--saves", saves, *a], capture_output=True, text=True)
    exported, verified = casus("export", name), casus("replay", name, "--verify")
    for done in (exported, verified):
        if done.returncode != 0:
            faults.append(done.stderr.strip() or done.stdout.strip())
    turns = json.loads(exported.stdout)["turns"] if exported.returncode == 0 else []
    mine = [o["order"] for t in turns for o in t["orders"] if o["nation"] in seats.split(",")]
    count = collections.Counter(o if isinstance(o, str) else next(iter(o)) for o in mine)
    if len(turns) < TURNS:
        faults.append(f"{len(turns)} turns ended, {TURNS} wanted")
    return faults, len(turns), count


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--casus", default=os.path.join(ROOT, "target/release/casus"))
    p.add_argument("--tuishot", default=shutil.which("tuishot.py") or "tuishot.py")
    p.add_argument("--sizes", default="80x24,160x45")
    p.add_argument("--out", default="/tmp/casus-tours")
    p.add_argument("--jobs", type=int, default=3)
    p.add_argument("tours", nargs="*")
    args = p.parse_args()
    tours = [t for t in TOURS if not args.tours or t[0] in args.tours]
    wanted, failed = kinds(), False
    for size in args.sizes.split(","):
        with concurrent.futures.ThreadPoolExecutor(args.jobs) as pool:
            results = list(pool.map(lambda t: run(args, *t, size), tours))
        print(f"\n{size:<14}" + "".join(f"{t[0]:>15}" for t in tours))
        print(f"{'turns ended':<14}" + "".join(f"{r[1]:>15}" for r in results))
        for kind in wanted:
            counts = [r[2].get(kind, 0) for r in results]
            missing = not any(counts)
            failed |= missing
            print(f"{kind:<14}" + "".join(f"{c or '.':>15}" for c in counts) + ("   MISSING" if missing else ""))
        given = [sum(1 for k in wanted if r[2].get(k)) for r in results]
        print(f"{f'of {len(wanted)} kinds':<14}" + "".join(f"{g:>15}" for g in given))
        for tour, result in zip(tours, results):
            for fault in result[0]:
                failed = True
                print(f"{tour[0]}: {fault}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
