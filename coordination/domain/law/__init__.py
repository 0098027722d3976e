"""Rules over law that is kept as data: conditions in three values, periods, retention.

Nothing here knows a treaty. The pack says which instruments exist and under which conditions;
these modules read such a condition, evaluate it for States and facts, and say what an answer
rests on, what is missing and what nobody has confirmed. docs/law.md describes the grammar.
"""
