"""The compiled part of riskrule."""

import datetime
import os
from typing import Any, Callable, Dict, Iterable, List, Mapping, Optional, Sequence, Tuple, Union

from ._answers import DecisionExplanation, Explanation
from ._states import Error

__version__: str

_Date = Union[datetime.date, str]
_Pack = Union["Pack", str]
_External = Optional[Callable[[Dict[str, Any], List[Any]], Any]]
_Now = Optional[Callable[[], datetime.datetime]]
_Progress = Optional[Union[bool, Callable[[int, int], object]]]

class Record:
    """A read-only part of a matter, a pack or an answer. Its attributes are the members that the schema describes;
    `dir()` lists them. Numbers are Decimal, dates datetime.date, lists tuples, words str; not stated is None, stated to be
    unknown is UNKNOWN. Equal by content, hashable."""

    def __getattr__(self, name: str) -> Any: ...
    def __dir__(self) -> List[str]: ...
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def to_dict(self) -> Dict[str, Any]:
        """What is stated, as dicts and lists all the way down."""
    def to_json(self) -> str:
        """The same as JSON text."""

class Matter:
    """Everything that is stated about one major administrative decision. Its attributes are the members of the schema
    (docs/matter.md). Immutable; equal and hashed by content; pickles by content."""

    def __init__(self, json: str, *, file: str = "") -> None:
        """Reads a matter from JSON text; `file` names it in errors. Raises Error."""
    @property
    def warnings(self) -> List[Dict[str, Any]]:
        """What is doubtful in the text it was read from: diagnostics that are no errors."""
    def to_json(self) -> str:
        """The matter as JSON."""
    def to_dict(self) -> Dict[str, Any]:
        """What is stated, as dicts and lists all the way down."""
    def __getattr__(self, name: str) -> Any: ...
    def __dir__(self) -> List[str]: ...
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Any: ...
    def _repr_html_(self) -> str: ...

class Pack:
    """The rules of a place, compiled, with those of its parents. Immutable; equal, hashed and pickled by content."""

    def __init__(self, json: str, *, file: str = "") -> None:
        """Reads and compiles a pack from JSON text; what it extends is built in. Raises Error."""
    @staticmethod
    def builtin(id: str) -> Pack:
        """A pack that is built into the library, "cn.shanghai", or several together, "cn.shanghai+cn.land"."""
    @staticmethod
    def builtin_ids() -> List[str]:
        """The ids of the built-in packs."""
    @staticmethod
    def choose(matter: Matter, as_of: Optional[_Date] = None) -> Pack:
        """The built-in pack that follows from the matter's jurisdiction and the date (default: the latest it states)."""
    @property
    def id(self) -> str: ...
    @property
    def digest(self) -> str:
        """SHA-256 of the pack with its parents, in hexadecimal: the same content, the same digest."""
    @property
    def duty_count(self) -> int:
        """Duties of this pack and its parents."""
    @property
    def binding_count(self) -> int:
        """How many of them bind."""
    def write_dmn(self) -> str:
        """Its terms that are decision tables, those of parents included, and the terms that these need, as a model of DMN
        1.3. Raises Error where it has none."""
    @property
    def layers(self) -> Tuple[Record, ...]:
        """The packs as written, the country's first, this pack's own last."""
    @property
    def duties(self) -> Tuple[Record, ...]:
        """The duties of all layers, in their order, also those that a later layer replaces (`overrides`)."""
    @property
    def methods(self) -> Tuple[Record, ...]:
        """The methods of grading that are in force: `id`, `title`, and one kind, such as `index`."""
    @property
    def matrix(self) -> Optional[Dict[str, Any]]:
        """How likelihood and impact become a degree; None if the pack does not say.

        {"likelihood": [{"word": "very_low", "label": "很低", "score": Decimal("0.1")}, …], "impact": […],
        "degrees": [{"word": "微小风险", "value": Decimal("0.02")}, …] (lowest first),
        "cells": [["微小风险", …], …] (a row for each rank of likelihood, lowest first)}"""
    @property
    def warnings(self) -> List[Dict[str, Any]]:
        """What is doubtful in the pack: diagnostics that are no errors."""
    def tests(self) -> List[Dict[str, Any]]:
        """Runs the tests inside the pack: {"duty", "name", "passed", "message"} of each."""
    def to_json(self) -> str:
        """This pack as written (without its parents). Raises Error for several packs together."""
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Any: ...
    def _repr_html_(self) -> str: ...

class Assessment:
    """What the rules say of a matter, and why. Attributes as the schema describes (`grade`, `findings`, `counts`, …).
    Immutable; equal, hashed and pickled by content."""

    @property
    def assessed(self) -> Matter:
        """The matter that was assessed (`matter` is its id)."""
    @property
    def pack(self) -> Pack:
        """The pack that was applied."""
    def to_json(self) -> str:
        """The assessment as JSON; byte for byte the same from every door."""
    def to_dict(self) -> Dict[str, Any]:
        """The same as dicts and lists all the way down."""
    def to_text(self) -> str:
        """For a terminal."""
    def to_markdown(self) -> str:
        """The six-chapter report as Markdown."""
    def to_html(self) -> str:
        """The same as one self-contained page."""
    def explain(self, duty: str = "") -> str:
        """Why: the finding of one duty, or everything that is due. Chinese text."""
    def _repr_html_(self) -> str: ...
    def __getattr__(self, name: str) -> Any: ...
    def __dir__(self) -> List[str]: ...
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Any: ...

class Answer:
    """What compare, explore, similar, follow_up or survey found out. Attributes as docs and `dir()` list them."""

    @property
    def kind(self) -> str:
        """`Comparison`, `Exploration`, `SimilarCases`, `FollowUp` or `Survey`."""
    def to_json(self) -> str: ...
    def to_dict(self) -> Dict[str, Any]: ...
    def to_text(self) -> str: ...
    def to_markdown(self) -> str: ...
    def to_html(self) -> str: ...
    def _repr_html_(self) -> str: ...
    def __getattr__(self, name: str) -> Any: ...
    def __dir__(self) -> List[str]: ...
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...

class Expression:
    """A FEEL expression, compiled once. Immutable; equal, hashed and pickled by text, names, mode and callables; any number of threads
    may evaluate it at once."""

    def __init__(
        self,
        text: str,
        *,
        names: Union[Sequence[str], Mapping[str, str]] = ...,
        strict: bool = False,
        external: _External = None,
        now: _Now = None,
    ) -> None:
        """Compiles. `names`: the names that it may use, which may hold blanks, or a dict of their FEEL types (`number`,
        `string`, `date and time`, …). `strict`: unknown names and wrong types are errors. `external`: runs functions of
        other languages, `function(x) external {java: {class: "a.B", method signature: "c(double)"}}`; it is given what
        follows `external` as a dict and the arguments as a list, on the thread that evaluates, and its exceptions come out
        of `evaluate`. `now`: gives the datetime for now() and today(), once for each evaluation. Without them those are
        None. Raises Error."""
    @property
    def text(self) -> str: ...
    @property
    def names(self) -> Tuple[str, ...]: ...
    @property
    def strict(self) -> bool: ...
    @property
    def type(self) -> str:
        """What the checker found out: a FEEL type, `Any` where nothing is known."""
    def evaluate(self, context: Optional[Mapping[str, Any]] = None, /, **inputs: Any) -> Any:
        """The value. A name that is not given is null; one that the expression does not have is a TypeError. Takes
        Decimal, int, str, bool, None, UNKNOWN, date, time, datetime, timedelta, Months, lists, dicts, Records and Matter;
        floats are refused (TypeError), because which decimal a float stands for is not known. Gives Decimal, str, bool,
        None, date, time, datetime, timedelta, Months, Range, list, dict. Null is None: `explain` tells why. Raises Error
        only where a limit is passed."""
    def __call__(self, context: Optional[Mapping[str, Any]] = None, /, **inputs: Any) -> Any:
        """The same."""
    def explain(self, context: Optional[Mapping[str, Any]] = None, /, **inputs: Any) -> Explanation:
        """The value, why it is null if it is, and the steps that led to it."""
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Any: ...

class Model:
    """A DMN model. Immutable; equal, hashed and pickled by content."""

    def __init__(
        self,
        xml: str,
        *,
        file: str = "",
        strict: bool = False,
        imports: Sequence[Model] = ...,
        external: _External = None,
        now: _Now = None,
    ) -> None:
        """Loads a model from XML text (DMN 1.1 to 1.5). `imports`: the models that it may import, found by namespace.
        `strict`: expressions that do not compile are errors. `external` and `now`: as of Expression; `external` also runs
        functions of kind Java and PMML. Raises Error."""
    @property
    def name(self) -> str: ...
    @staticmethod
    def build(
        name: str, *, namespace: str, inputs: Mapping[str, str], decisions: Mapping[str, Mapping[str, Any]]
    ) -> Model:
        """A model from dicts; `write` gives its XML. `inputs`: FEEL types by name. `decisions`: by name, {"requires": names,
        "type": a FEEL type, "text": an expression} or with "table" in place of "text": {"hit_policy": "UNIQUE",
        "aggregator": "SUM", "inputs": expressions, "outputs": names, "rules": a list of cells for each, inputs first, and
        perhaps a note}. Raises Error."""
    @property
    def namespace(self) -> str: ...
    @property
    def decisions(self) -> Tuple[str, ...]: ...
    @property
    def inputs(self) -> Tuple[str, ...]: ...
    @property
    def services(self) -> Tuple[str, ...]: ...
    @property
    def warnings(self) -> List[Dict[str, Any]]:
        """What is doubtful in it: diagnostics that are no errors."""
    def inputs_of(self, decision: str) -> Tuple[str, ...]:
        """The inputs that a decision needs, directly or not."""
    def type_of(self, element: str) -> str:
        """The FEEL type of an input or decision."""
    def evaluate(self, decision: str, context: Optional[Mapping[str, Any]] = None, /, **inputs: Any) -> Any:
        """The value of a decision or a decision service. Values as in Expression.evaluate. Raises Error for a decision
        that the model does not have."""
    def explain(
        self, decision: str, context: Optional[Mapping[str, Any]] = None, /, **inputs: Any
    ) -> DecisionExplanation:
        """How it comes about: every input and decision on the way, the rules that matched, what went wrong."""
    def check(self) -> List[Dict[str, Any]]:
        """Gaps, overlaps, conflicts and idle rules of its tables: diagnostics, with `rules` and `witness`."""
    def write(self) -> str:
        """The XML text that it was loaded from."""
    def __eq__(self, other: object) -> bool: ...
    def __hash__(self) -> int: ...
    def __reduce__(self) -> Any: ...
    def _repr_html_(self) -> str: ...

class Columns:
    """Rows and columns that evaluate() made, as Apache Arrow arrays. Anything that reads the Arrow PyCapsule interface
    reads it without a copy: pyarrow.table(columns), polars.DataFrame(columns), pandas.DataFrame.from_arrow(columns)."""

    @property
    def names(self) -> Tuple[str, ...]: ...
    @property
    def formats(self) -> Dict[str, str]:
        """The Arrow format of each column, such as `l` or `d:38,2`."""
    @property
    def totals(self) -> Optional[Dict[str, Any]]:
        """For a pack: {"rows", "ungraded": rows without a rank, "degrees": {word: how many}, "weight": the sum, Decimal or
        None, "value": the index or greatest product, Decimal or None, "grade": that of all rows together or None, "why":
        why there is no value or no grade, or ""}. The grade is the method's voice alone."""
    def to_dicts(self) -> List[Dict[str, Any]]:
        """A dict for each row; Decimal, date, … as in Expression.evaluate, int for whole numbers."""
    def head(self, rows: int = 5) -> List[Dict[str, Any]]:
        """The first rows, as dicts."""
    def to_dict(self) -> Dict[str, List[Any]]:
        """A list for each column."""
    def to_arrow(self) -> Any:
        """A pyarrow.Table."""
    def to_pandas(self) -> Any:
        """A pandas.DataFrame."""
    def to_polars(self) -> Any:
        """A polars.DataFrame."""
    def __len__(self) -> int: ...
    def __getitem__(self, name: str) -> List[Any]: ...
    def __arrow_c_schema__(self) -> object: ...
    def __arrow_c_stream__(self, requested_schema: Optional[object] = None) -> object: ...
    def _repr_html_(self) -> str: ...

def assess(matter: Matter, pack: Optional[_Pack] = None, *, as_of: Optional[_Date] = None) -> Assessment:
    """Assesses a matter. `pack`: a Pack, the id of a built-in one, or None: the one that follows from the matter's
    jurisdiction and date. `as_of`: a date; None: the latest that the matter states. Raises Error."""

def assess_many(
    matters: Iterable[Union[Matter, str, "os.PathLike[str]"]],
    pack: Optional[_Pack] = None,
    *,
    as_of: Optional[_Date] = None,
    threads: Optional[int] = None,
    progress: _Progress = None,
) -> List[Union[Assessment, Error]]:
    """Assesses many matters on several threads: an Assessment for each, in order; a bad one is an Error in its place.
    `matters`: Matter objects, JSON texts, or paths of files. `progress`: True, or a callable of (done, total)."""

def check(
    what: Union[Matter, Pack, Model, str], *, against: Optional[_Pack] = None, file: str = ""
) -> List[Dict[str, Any]]:
    """What is doubtful: of a matter, what contradicts itself, looks fixed in advance, or does not go with the grades of a
    pack (`against`, or the one that follows from place and date); of a pack, what loading it warns of; of a model, the
    findings about its tables; of a text, that of whichever of the three it is, with the errors of reading it (`file` names it).
    Diagnostics as in Error."""

def compare(before: Assessment, after: Assessment, *more: Assessment) -> Answer:
    """Assessments side by side: one matter under several packs or dates, or, where two matters differ, two versions of
    one decision with what changed in the inputs. Raises Error."""

def explore(
    matter: Matter,
    pack: Optional[_Pack] = None,
    *,
    as_of: Optional[_Date] = None,
    seed: int = 0,
    draws: int = 0,
    pert: bool = False,
    spread: int = 1,
) -> Answer:
    """What would move the grade: distance to the next grade, smallest change, tornado, what the measures carry, and with
    `draws` how likely each grade is. Exact, but for the draws, which follow from `seed`. Raises Error."""

def follow_up(assessment: Assessment) -> Answer:
    """After the decision: measures overdue, triggers, duties of the time of execution, evaluators."""

def similar(assessment: Assessment, base: Iterable[Assessment], *, features: str = "", most: int = 3) -> Answer:
    """The assessed matters of `base` nearest to this one. `features`: JSON of the feature set, or the default one."""

def survey(csv: str, map: str, *, file: str = "") -> Answer:
    """Counts, shares and intervals from raw returns: CSV text and the JSON that says what its columns mean."""

def survey_into(matter: Matter, csv: str, map: str, *, file: str = "") -> Matter:
    """The matter with these returns in the consultation that the map names."""

def schema(type: str) -> str:
    """The JSON Schema of what is read ("matter", "pack", "features", "survey-map") or written ("assessment", "comparison",
    "exploration", "similar", "survey", "follow-up")."""

def utf8_from_gb18030(bytes: bytes, file: str = "") -> str:
    """The text of bytes in GB 18030. Raises Error, with line and column, for what is none."""

def evaluate_columns(
    stream: object,
    what: Union[Pack, Model, Expression, str],
    decision: Optional[str],
    method: str,
    decimals: Mapping[str, int],
    scale: Optional[int],
    threads: Optional[int],
    progress: _Progress,
) -> Columns:
    """evaluate() of a capsule that holds an Arrow stream."""

def table_stream(columns: Mapping[str, Any]) -> object:
    """A capsule with a dict of columns as an Arrow stream."""

def batch_stream(schema: object, array: object) -> object:
    """A capsule with a batch as an Arrow stream."""
