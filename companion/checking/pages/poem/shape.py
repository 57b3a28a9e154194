"""The assignment's poem: its words, its shape, and how to find one on a page."""

import re
from dataclasses import dataclass

# Exactly as many words as a poem needs, so that each poem uses all of them.
WORDS = {
    "noun": ("owl", "river", "teapot"),
    "verb": ("hums", "glows", "waits"),
    "adjective": ("amber", "quiet", "icy"),
    "preposition": ("beneath", "around"),
    "adverb": ("softly",),
}
# More words, for pages that refuse so few.
MORE_WORDS = {
    "noun": ("lantern", "island", "whale", "garden", "comet"),
    "verb": ("wanders", "dances", "laughs", "sings", "sways"),
    "adjective": ("orange", "gentle", "crooked", "empty", "pale"),
    "preposition": ("above", "beside", "across", "inside", "past"),
    "adverb": ("suddenly", "endlessly", "merrily", "quickly", "slowly"),
}
# Adjectives that need "an", for each vowel.
WITH_VOWEL = {
    "a": ("amber", "azure", "ample"),
    "e": ("eager", "early", "empty"),
    "i": ("icy", "idle", "inner"),
    "o": ("odd", "open", "orange"),
    "u": ("ugly", "unlit", "upset"),
}
KIND_OF = {
    word: kind
    for words in (WORDS, MORE_WORDS)
    for kind, alike in words.items()
    for word in alike
} | {word: "adjective" for alike in WITH_VOWEL.values() for word in alike}
SHAPE = (
    "the shape is: An amber owl / An amber owl hums beneath the icy river / "
    "softly, the owl glows / the river waits around a quiet teapot"
)

# The poem's lines: slots, and other words. A slot such as noun1_again has the word of
# noun1.
LINES = (
    "adj1 noun1",
    "adj1_again noun1_again verb1 prep1 the adj2 noun2",
    "adverb1 the noun1_third verb2",
    r"the noun2_again verb3 prep2 (?P<a3>\w+) adj3 noun3",
)
# Each slot, and the kind of word that belongs there.
SLOTS = {
    slot: kind
    for each in LINES
    for slot in each.split()
    for kind in WORDS
    if kind.startswith(re.sub(r"\d.*", "", slot))
}
NTH = ("", "first", "second", "third")
# The slots of each kind that need different words.
DIFFERENT = [
    [slot for slot in SLOTS if SLOTS[slot] == kind and "_" not in slot]
    for kind, words in WORDS.items()
    if len(words) > 1
]
# The words at the end of a line may have a comma, and the adverb has one.
MAY_HAVE_COMMA = ("noun1", "noun2", "adverb1", "verb2", "noun3")
ARTICLES = (("a1", "adj1", "noun1"), ("a2", "adj1", "noun1"), ("a3", "adj3", "noun3"))


def line(words: str, between: str = r"\W+") -> str:
    """Return the pattern for a line of the poem: its slots, and other words."""
    any_word = "|".join(KIND_OF)
    return between.join(
        rf"(?P<{word}>{any_word})" if word in SLOTS else word for word in words.split()
    )


# Any punctuation may be between the words, and a few more words such as "by Ann" after
# the title. `end0`, `end1` and `end2` are where a line may end.
POEM = (
    r"\b(?P<a1>\w+)[^\w\n]+"
    + line(LINES[0], between=r"[^\w\n]+")
    + r"(?P<end0>(?:\W+\w+){0,6}?\W+)(?P<a2>an?)[^\w\n]+"
    + line(LINES[1])
    + r"(?P<end1>\W+)"
    + line(LINES[2])
    + r"(?P<end2>\W+)"
    + line(LINES[3])
)


def word_of(slot: str) -> str:
    """Return "second noun" for "noun2_again"."""
    name, _, _ = slot.partition("_")
    return f"{NTH[int(name[-1])]} {SLOTS[slot]}"


@dataclass(frozen=True)
class Poem:
    """A poem: its text with line breaks, and its words by slot.

    words: in small letters. written: as they are on the page. following: the first
    character after each word, apart from spaces.
    """

    text: str
    words: dict[str, str]
    written: dict[str, str]
    following: dict[str, str]

    @property
    def in_lines(self) -> bool:
        return all("\n" in self.words[end] for end in ("end0", "end1", "end2"))

    @property
    def has_stray_commas(self) -> bool:
        """Whether the poem contains commas from the fields."""
        return any(
            self.following[slot] == "," for slot in SLOTS if slot not in MAY_HAVE_COMMA
        )


def find_poem(lines: list[str]) -> Poem | None:
    """Return the poem in a page's lines, or None."""
    match = re.search(POEM, "\n".join(lines), re.IGNORECASE)
    if not match:
        return None
    written = match.groupdict()
    words = {name: word.lower() for name, word in written.items()}
    rest = {name: match.string[match.end(name) :] for name in written}
    following = {name: text.lstrip()[:1] for name, text in rest.items()}
    return Poem(match[0], words, written, following)
