"""`python -m evaluation`: measure understanding and triage; see --help."""

import argparse
import logging
import sys
import warnings
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import structlog

from veinguide import PROJECT_ROOT
from veinguide.errors import VeinGuideError

if TYPE_CHECKING:
    from evaluation.bookings import BookingScores
    from evaluation.faults import Outcome

SETS = PROJECT_ROOT / "evaluation" / "sets"
PUBLIC_SETS = PROJECT_ROOT.parent / "shared" / "data"
BOOKINGS = 100
FIGURES = PROJECT_ROOT / "var" / "evaluation"


def main(arguments: list[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    warnings.simplefilter("ignore")
    _quieten_rasa()
    try:
        if options.command == "benchmark":
            _benchmark(options)
        elif options.command == "bookings":
            _play(options.count)
        else:
            _report(options)
    except VeinGuideError as error:
        print(f"evaluation: {error}", file=sys.stderr)
        return 1
    return 0


def _report(options: argparse.Namespace) -> None:
    from evaluation.document import document
    from evaluation.measure import measure
    from evaluation.picture import draw_confusions
    from evaluation.report import AS_FACT, summary, write
    from evaluation.understanding import newest_model

    model = options.model or newest_model(PROJECT_ROOT / "models")
    found = measure(model, options.sets, options.public, options.list_heldout)
    bookings, faults = _play(options.bookings)
    found = replace(found, bookings=bookings, faults=faults)
    print("\n".join(summary(found)))
    print(AS_FACT)
    write(found, options.out)
    for name, scores in found.intents.items():
        if found.lists(name):
            draw_confusions(scores, name, options.out / f"confusions-{name}.png")
    if options.document:
        document(found, options.document)
        print(f"document: {options.document}")
    print(f"report, figures and pictures: {options.out}")


def _play(count: int) -> "tuple[BookingScores, list[Outcome]]":
    """Against the running product, on ports and a database of its own."""
    from evaluation.bookings import draw_scripts, play_bookings
    from evaluation.faults import play_faults, stage
    from evaluation.report import booking_summary

    print(f"playing {count} bookings, then the faults", flush=True)
    with TemporaryDirectory() as folder, stage(Path(folder)) as at:
        product = at.product
        scores = play_bookings(draw_scripts(count), product.url, product.sessions())
        print("\n".join(booking_summary(scores)), flush=True)
        faults = play_faults(at)
    print("\n".join(f"fault: {outcome}" for outcome in faults), flush=True)
    return scores, faults


def _benchmark(options: argparse.Namespace) -> None:
    from evaluation.benchmark import (
        CLINIC_ONLY,
        STOCK_PIPELINE,
        config_pipeline,
        first_of_each,
        run_benchmark,
    )
    from evaluation.sets import read_lines

    train = first_of_each(read_lines(options.train), options.examples_per_intent)
    test = read_lines(options.test)
    print(f"{len(train)} lines to train, {len(test)} to test")
    print(f"config.yml without {' and '.join(CLINIC_ONLY)}:", flush=True)
    ours = run_benchmark(config_pipeline(), train, test, options.oos_label)
    print("\n".join(ours.lines()), flush=True)
    if options.against == "stock":
        print("Rasa's default pipeline (DIET):", flush=True)
        stock = run_benchmark(STOCK_PIPELINE, train, test, options.oos_label)
        print("\n".join(stock.lines()))


def _quieten_rasa() -> None:
    # Its structured log prints every message that it parses.
    logging.getLogger("rasa").setLevel(logging.ERROR)
    structlog.configure(
        wrapper_class=structlog.make_filtering_bound_logger(logging.ERROR)
    )


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m evaluation", description=__doc__)
    parser.add_argument("--model", type=Path, help="default: the newest in models/")
    parser.add_argument("--sets", type=Path, default=SETS)
    parser.add_argument(
        "--public", type=Path, default=PUBLIC_SETS, help="the public sets, if present"
    )
    parser.add_argument("--out", type=Path, default=FIGURES)
    parser.add_argument(
        "--document", type=Path, help="a folder for evaluation.md and its picture"
    )
    parser.add_argument(
        "--list-heldout",
        action="store_true",
        help="list the misses of the held-out sets too, which spends them",
    )
    parser.add_argument(
        "--bookings", type=int, default=BOOKINGS, help="how many are played"
    )
    commands = parser.add_subparsers(dest="command")
    bookings = commands.add_parser(
        "bookings", help="play bookings and faults against the running product"
    )
    bookings.add_argument("--count", type=int, default=BOOKINGS)
    benchmark = commands.add_parser(
        "benchmark", help="train config.yml's pipeline on other data and measure it"
    )
    benchmark.add_argument("--train", type=Path, required=True, help="CSV or JSONL")
    benchmark.add_argument("--test", type=Path, required=True, help="CSV or JSONL")
    benchmark.add_argument("--examples-per-intent", type=int)
    benchmark.add_argument("--oos-label", default="oos")
    benchmark.add_argument("--against", choices=["stock"])
    return parser


if __name__ == "__main__":
    sys.exit(main())
