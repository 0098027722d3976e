"""Print what an engine found, in the figures that peers are measured in as well."""

from collections.abc import Mapping

from coordination.demo.scoring import (
    DIRECT,
    EVERYTHING,
    PERSON_KINDS,
    PERSONS,
    Pair,
    Truth,
    scores_of,
)

QUESTIONS = {
    "persons only": (PERSONS, PERSON_KINDS),
    "all direct links": (DIRECT, None),
    "with third cases": (EVERYTHING, None),
}


def say(what: str, figure: str) -> None:
    print(f"{what:<44} {figure}", flush=True)


def say_scores(truth: Truth, overlaps: list[dict[str, object]]) -> None:
    """Print the figures at the default settings and those that the best threshold would give."""
    for question, (wanted, kinds) in QUESTIONS.items():
        scores = scores_of(overlaps, kinds)
        asked = truth.judge(scores, wanted)
        threshold, best = truth.best(scores, wanted)
        say(
            question,
            f"precision {asked.precision:.3f}, recall {asked.recall:.3f}, F1 {asked.f1:.3f};"
            f" best F1 {best.f1:.3f} from {threshold:.2f};"
            f" recall {truth.recall_at(0.95, scores, wanted):.3f} at precision .95",
        )
    exact = truth.exact_identifiers(scores_of(overlaps).keys())
    say("pairs found that share an identifier", f"{exact.recall:.4f} of {exact.wanted}")
    everything = scores_of(overlaps)
    respelt = truth.respelt_handles(everything.keys())
    say("decorated and leetspeak handles found", f"{respelt.recall:.3f} of {respelt.wanted}")
    through = truth.false_through_values(everything)
    say("false pairs by worthless or shared values", f"{through} of {len(everything)} shown")
    _say_parts(truth, everything)


def _say_parts(truth: Truth, scores: Mapping[Pair, float]) -> None:
    print("\nrecall under each disguise (a pair may wear several)")
    for name, figures in truth.by_disguise(scores.keys()).items():
        say(f"  {name}", f"{figures.recall:.2f} of {figures.wanted}")
    print("\nfalse pairs by reason")
    for why, count in truth.false_by_reason(scores).items():
        say(f"  {why[:40]}", str(count))
    print("\nreliability: share that is true, by tenth of the score")
    for tenth, (count, share) in truth.reliability(scores).items():
        say(f"  {tenth / 10:.1f} to {tenth / 10 + 0.1:.1f}", f"{share:.3f} of {count}")
