"""Writes the sentences that the speech fixture is taught, and says how each word is spoken."""

import random
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from string import ascii_uppercase

GUIDE = Path(__file__).parents[3] / "docs" / "guide"
GRAMMAR = Path(__file__).with_name("grammar.toml")
WORDS_SEEN_APART = 0.10  # share of bare words and random sequences of them

_LETTER_NAMES = (
    "ay bee see dee ee eff gee aitch eye jay kay ell em en oh pee cue are ess tee you vee "
    "double-you ex why zed"
)
_LETTERS = dict(zip(ascii_uppercase, _LETTER_NAMES.split(), strict=True))
_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_READ_AS_WORDS = {"JSON": "jason", "ZIM": "zim", "Sotto": "sotto", "Mr": "mister"}
_NAME_STARTS = re.findall(r"[A-Z][a-z]?", "BBrCChDDrFGHJKKrLMNPRSShStTTrVWZ")
_NAME_ENDS = re.findall(r"[a-z]+", "n l r s k m x nd th rn lla ra na no vik son ton dor mar sen")


def read_guide() -> list[str]:
    """Runs of plain words in the guide, each at least four words long."""
    runs: list[str] = []
    for page in sorted(GUIDE.glob("*.md")):
        text = re.sub(
            r"```.*?```|`[^`]*`|\]\([^)]*\)|<[^>]*>", " . ", page.read_text(), flags=re.DOTALL
        )
        for run in re.split(r"[^A-Za-z' \n-]+|\n\n|--|'s?\B", text.replace("\n", " ")):
            words = [w for w in run.split() if re.fullmatch(r"[A-Za-z]+", w)]
            if len(words) >= 4 and words == run.split():
                runs.append(
                    " ".join(w if w == "Sotto" or w.isupper() else w.lower() for w in words)
                )
    return runs


def number_words(number: int) -> str:
    """A number below 10,000 as it is spoken."""
    units, tens = _UNITS.split(), _TENS.split()
    if number < 20:
        return units[number]
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = f" {number_words(number % size)}" if number % size else ""
            return f"{number_words(number // size)} {name}{rest}"
    return tens[number // 10 - 2] + (f" {units[number % 10]}" if number % 10 else "")


def spoken_words(text: str) -> list[str]:
    """How each word of a sentence is read aloud, one entry for each word of the text."""
    words = text.split()
    return [word if (n, word) == (0, "A") else spoken(word) for n, word in enumerate(words)]


def spoken(word: str) -> str:
    """How a written word is read aloud: letters of codes by name, digits singly, years in pairs."""
    core = word.strip(".,?")
    if re.fullmatch(r"(19|20)\d\d", core):
        first, second = int(core[:2]), int(core[2:])
        if 2000 <= int(core) < 2010:
            return number_words(int(core))
        return f"{number_words(first)} {number_words(second)}"
    if core in _READ_AS_WORDS:
        return _READ_AS_WORDS[core]
    if re.search(r"\d", core) or (core.isupper() and core != "I"):
        names = (number_words(int(c)) if c.isdigit() else _LETTERS.get(c, "") for c in core.upper())
        return " ".join(name for name in names if name)
    return core


class Writer:
    """Draws sentences; the same seed draws the same ones."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        grammar = tomllib.loads(GRAMMAR.read_text())
        self._slots: dict[str, list[str]] = {
            name: words if isinstance(words, list) else words.split()
            for name, words in grammar["slots"].items()
        }
        self._questions = grammar["questions"].strip().splitlines()
        self._statements = grammar["statements"].strip().splitlines()
        self._guide = read_guide()
        self._plain = sorted(self.vocabulary())
        self._plain += sorted(set(grammar["apart"].split()) - set(self._plain)) * 2

    def vocabulary(self) -> set[str]:
        """Every plain word that can occur, but for rare names."""
        texts = [*self._questions, *self._statements, *self._guide]
        texts += [" ".join(words) for words in self._slots.values()]
        numbers = [number_words(n) for n in (*range(20), *range(20, 100, 10), 100, 1000)]
        words = re.findall(r"[A-Za-z]+", re.sub(r"\{\w+\}", "", " ".join(texts + numbers)))
        names = set(self._slots["first"] + self._slots["last"] + self._slots["place"])
        proper = names | set(self._slots["month"] + self._slots["day"])
        return {w if w in proper or w == "Sotto" or w.isupper() else w.lower() for w in words}

    def sentence(self) -> str:
        """One sentence, with its capital and its full stop or question mark."""
        draw = self._chance.random()
        if draw < 0.46:
            text = self._fill(self._chance.choice(self._questions))
        elif draw < 0.72:
            text = self._fill(self._chance.choice(self._statements))
        elif draw < 0.86:
            text = self._passage()
        elif draw < 1 - WORDS_SEEN_APART:
            text = f"{self._phrase()}."
        else:
            words = self._chance.choices(self._plain, k=self._chance.choice((1, 1, 2, 3, 4, 6)))
            text = f"{' '.join(words)}."
        return text[0].upper() + text[1:]

    def rare_name(self) -> str:
        """A name that nobody has, of two or three syllables."""
        pick = self._chance.choice
        middle = pick("aeiouao") + pick("lrnmvdtkb") if pick((0, 1)) else ""
        return "".join((pick(_NAME_STARTS), middle, pick("aeiouao"), pick(_NAME_ENDS)))

    def code(self) -> str:
        """A product code such as XR-4711."""
        letters = "".join(
            self._chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ", k=self._chance.choice((1, 2, 2)))
        )
        digits = "".join(self._chance.choices("0123456789", k=self._chance.choice((2, 3, 3, 4))))
        return f"{letters}-{digits}"

    def _passage(self) -> str:
        words = self._chance.choice(self._guide).split()
        length = self._chance.randint(3, 11)
        start = self._chance.randint(0, max(0, len(words) - length))
        return " ".join(words[start : start + length]) + "."

    def _phrase(self) -> str:
        shapes: tuple[str, ...] = (
            "{adjective} {thing}",
            "the {adjective} {paper}",
            "{fact} of the {part}",
            "{date}",
        )
        shapes += ("{full}", "{number} {unit}", "{code}", "{verb} the {thing}", "in {place}")
        return self._fill(self._chance.choice(shapes))

    def _fill(self, template: str) -> str:
        return re.sub(r"\{(\w+)\}", lambda found: self._slot(found.group(1)), template)

    def _slot(self, name: str) -> str:
        pick = self._chance.choice
        match name:
            case "number":
                return number_words(
                    pick(
                        (
                            pick(range(2, 13)),
                            pick(range(13, 100)),
                            pick(range(100, 1000, 50)),
                            pick(range(1000, 9001, 1000)),
                        )
                    )
                )
            case "year":
                return str(pick(range(1990, 2031)))
            case "date":
                return f"the {pick(self._slots['ordinal'])} of {pick(self._slots['month'])}"
            case "letter":
                return pick("ABCDEF")
            case "code":
                return self.code()
            case "full":
                if self._chance.random() < 0.25:
                    return self.rare_name()
                first, last = pick(self._slots["first"]), pick(self._slots["last"])
                return pick((first, f"{first} {last}", f"{first} {last}"))
            case _:
                return pick(self._slots[name])


def distinct(writer: Writer, count: int, *, without: set[str]) -> Iterator[str]:
    """`count` different sentences, none of them in `without`."""
    seen = {text.lower() for text in without}
    while count:
        text = writer.sentence()
        if text.lower() not in seen:
            seen.add(text.lower())
            count -= 1
            yield text
