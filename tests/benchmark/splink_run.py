"""Run Splink over exported subjects; works in the environment of the peers, without this project.

    .venv-peers/bin/python tests/benchmark/splink_run.py SUBJECTS OUT hand|em

Names are read as an analyst would who has a spreadsheet and an afternoon: Latin letters by
anyascii, the surname before the comma or else the last word with its particles. Every name of a
subject is a record of its own; the best record counts. The m probabilities are set by hand, by
judgement and with the generator known, and u is estimated from pairs drawn at random; `em`
lets expectation maximisation find m instead. OUT gets pairs of cases with their best match weight.
"""

import json
import resource
import sys
import time
from pathlib import Path

import duckdb
import pandas as pd
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from anyascii import anyascii
from splink import Linker, SettingsCreator, block_on
from splink.backends.duckdb import DuckDBAPI

PARTICLES = {"van", "von", "der", "den", "de", "da", "dos", "do", "di", "del", "della", "la", "le"}
PARTICLES |= {"el", "al", "bin", "ben", "abu", "ter", "zu"}
LOWEST_WEIGHT = -6.0


def main() -> None:
    source, target, way = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    started = time.perf_counter()
    records = pd.DataFrame([row for line in source.open() for row in _records(json.loads(line))])
    database = DuckDBAPI(duckdb.connect())
    linker = Linker(database.register(records), _settings(), log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    if way == "em":
        _learn(linker)
    found = linker.inference.predict(threshold_match_weight=LOWEST_WEIGHT)
    pairs = database.duckdb_con.sql(
        f"""select least(case_l, case_r) a, greatest(case_l, case_r) b, max(match_weight) weight
        from {found.physical_name} where case_l <> case_r group by all"""
    ).fetchall()
    taken = time.perf_counter() - started
    with target.open("w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(pair) + "\n" for pair in pairs)
    gigabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(json.dumps({"seconds": round(taken, 1), "gigabytes": round(gigabytes, 2)}))


def _records(subject: dict) -> list[dict]:
    dob = subject["dob"] or ""
    year, _, rest = dob.partition("-")
    month, _, day = rest.partition("-")
    fixed = {
        "case": subject["case"],
        "dob": dob if len(dob) == 10 else None,
        "year": year or None,
        "month": month or None,
        "day": day or None,
        "swapped": f"{year}-{day}-{month}" if day else None,
        "sex": subject["sex"] or None,
        "nationality": subject["nationality"] or None,
    }
    return [
        {"unique_id": f"{subject['key']}/{number}", **fixed, **_split(name)}
        for number, name in enumerate(subject["names"])
    ]


def _split(name: str) -> dict:
    if "," in name:
        surname, _, given = (_letters(part) for part in name.partition(","))
    else:
        words = _letters(name).split(" ")
        at = len(words) - 1
        while at > 1 and words[at - 1] in PARTICLES:
            at -= 1
        given, surname = " ".join(words[:at]), " ".join(words[at:])
    first = given.split(" ")[0]
    return {"given": first or None, "surname": surname or None, "whole": f"{given} {surname}"}


def _letters(text: str) -> str:
    plain = anyascii(text).lower().replace("'", "")
    return " ".join("".join(sign if sign.isalpha() else " " for sign in plain).split())


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="unique_id",
        additional_columns_to_retain=["case"],
        probability_two_random_records_match=1e-6,
        blocking_rules_to_generate_predictions=[
            block_on("dob"),
            block_on("surname", "given"),
            block_on("surname", "year"),
            block_on("given", "year", "month"),
            block_on("substr(surname, 1, 4)", "year"),
            block_on("substr(surname, 1, 3)", "substr(given, 1, 3)"),
            "l.swapped = r.dob and substr(l.surname, 1, 2) = substr(r.surname, 1, 2)",
            "l.whole = r.whole",
            "l.surname = r.given and l.given = r.surname",
        ],
        comparisons=[_surname(), _given(), _birth(), _sex(), _nationality()],
        retain_matching_columns=False,
    )


def _surname() -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name="surname",
        comparison_levels=[
            levels.NullLevel("surname"),
            levels.ExactMatchLevel("surname", term_frequency_adjustments=True).configure(
                m_probability=0.66
            ),
            levels.CustomLevel("surname_l = given_r and given_l = surname_r").configure(
                m_probability=0.03
            ),
            levels.JaroWinklerLevel("surname", 0.92).configure(m_probability=0.11),
            levels.CustomLevel(
                "list_has_any(string_split(surname_l, ' '), string_split(whole_r, ' '))"
                " or list_has_any(string_split(surname_r, ' '), string_split(whole_l, ' '))"
            ).configure(m_probability=0.06),
            levels.JaroWinklerLevel("surname", 0.82).configure(m_probability=0.05),
            levels.ElseLevel().configure(m_probability=0.09),
        ],
    )


def _given() -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name="given",
        comparison_levels=[
            levels.NullLevel("given"),
            levels.ExactMatchLevel("given", term_frequency_adjustments=True).configure(
                m_probability=0.66
            ),
            levels.JaroWinklerLevel("given", 0.92).configure(m_probability=0.08),
            levels.CustomLevel(
                "(length(given_l) = 1 or length(given_r) = 1)"
                " and substr(given_l, 1, 1) = substr(given_r, 1, 1)"
            ).configure(m_probability=0.07),
            levels.JaroWinklerLevel("given", 0.8).configure(m_probability=0.07),
            levels.ElseLevel().configure(m_probability=0.12),
        ],
    )


def _birth() -> comparisons.CustomComparison:
    same = ("year", "month", "day")
    two_of_three = " or ".join(
        " and ".join(f"{part}_l = {part}_r" for part in same if part != left) for left in same
    )
    return comparisons.CustomComparison(
        output_column_name="birth",
        comparison_levels=[
            levels.NullLevel("year"),
            levels.ExactMatchLevel("dob").configure(m_probability=0.62),
            levels.CustomLevel("swapped_l = dob_r").configure(m_probability=0.03),
            levels.CustomLevel(
                "(dob_l is null or dob_r is null) and year_l = year_r"
                " and coalesce(month_l = month_r, true)"
            ).configure(m_probability=0.14),
            levels.CustomLevel(two_of_three).configure(m_probability=0.14),
            levels.CustomLevel("year_l = year_r").configure(m_probability=0.04),
            levels.ElseLevel().configure(m_probability=0.03),
        ],
    )


def _sex() -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name="sex",
        comparison_levels=[
            levels.NullLevel("sex"),
            levels.ExactMatchLevel("sex").configure(m_probability=0.98),
            levels.ElseLevel().configure(m_probability=0.02),
        ],
    )


def _nationality() -> comparisons.CustomComparison:
    return comparisons.CustomComparison(
        output_column_name="nationality",
        comparison_levels=[
            levels.NullLevel("nationality"),
            levels.ExactMatchLevel("nationality", term_frequency_adjustments=True).configure(
                m_probability=0.94
            ),
            levels.ElseLevel().configure(m_probability=0.06),
        ],
    )


def _learn(linker: Linker) -> None:
    """Find m by expectation maximisation, in the two passes that Splink's guide suggests."""
    for rule in (block_on("dob"), block_on("surname", "given")):
        linker.training.estimate_parameters_using_expectation_maximisation(
            rule, record_sample_proportion=1.0
        )


if __name__ == "__main__":
    main()
