"""Finds the smallest change that makes a failed check pass."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from keyword import iskeyword

from companion.checking.events import FAILED, PASSED, WAITING, Result
from companion.checking.files import Files, Folder
from companion.checking.repair import changes, listings
from companion.checking.repair.advice import drops_calls, touched
from companion.checking.repair.changes import START, Change, Changes
from companion.checking.repair.slips import slips, sure
from companion.checking.repair.trials import Trials
from companion.problem import Edit

NEAR = 2  # lines
FEW = 8  # changes to a file that are tried one by one, before all of them
FEW_LETTERS = 12  # that a change may take away
ATTRIBUTE = re.compile(r'\s*[\w-]+="[^"]*"\s*')
ENOUGH = 2  # changes that pass, to choose from


@dataclass
class Search:
    """The changes that mend the failed check; some after which all checks pass."""

    folder: Folder
    texts: Files
    failed: Result
    trials: Trials
    passing: list[Changes] = field(default_factory=list)
    mending: list[Changes] = field(default_factory=list)

    def passes(self, chosen: Changes) -> bool:
        """Try some changes, and return whether all checks pass with them."""
        if drops_calls(self.edits(chosen), self.texts):
            return False
        changed = self.changed(chosen)
        if any(unpairs(self.folder[name], changed[name]) for name in by_file(chosen)):
            return False
        outcome = self.trials.outcome(changed)
        if outcome == PASSED:
            self.passing.append(chosen)
        elif outcome == FAILED:
            self.mending.append(chosen)
        return outcome == PASSED

    def runs(self, chosen: Changes) -> bool:
        """Whether the reader's code, which failed, runs after some changes."""
        if not self.failed.is_of_code:
            return False
        return self.trials.outcome(self.changed(chosen)) == WAITING

    def changed(self, chosen: Changes) -> Folder:
        changed = {
            name: changes.apply(self.texts[name], some).encode()
            for name, some in by_file(chosen).items()
        }
        return {**self.folder, **changed}

    def far(self, group: Changes) -> int:
        """Return how many lines a change is from the place of the failure."""
        lines = [each.line for each in group if each.file == self.failed.file]
        return min((abs(line - self.failed.line) for line in lines), default=99)

    def cost(self, group: Changes) -> tuple[int, bool, int, int]:
        """Order changes: few lines, nothing deleted, near the failure, few letters."""
        edits = self.edits(group)
        size = sum(each.size for each in group)
        return touched(edits), deletes(group), min(self.far(group), NEAR + 1), size

    def edits(self, group: Changes) -> list[Edit]:
        return [
            edit
            for name, some in by_file(group).items()
            for edit in changes.edits(self.texts[name], some)
        ]


def unpairs(before: bytes, after: bytes) -> bool:
    """Whether a change leaves more start or end tags without the other than before."""
    old, new = (Counter(re.findall(rb"<(/?\w+)", code)) for code in (before, after))
    names = [name[1:] for name in old | new if name.startswith(b"/")]
    return any(
        abs(new[name] - new[b"/" + name]) > abs(old[name] - old[b"/" + name])
        for name in names
    )


def by_file(group: Changes) -> dict[str, list[Change]]:
    found: dict[str, list[Change]] = {}
    for each in group:
        found.setdefault(each.file, []).append(each)
    return found


def deletes(group: Changes) -> bool:
    """Whether a change mostly takes away what the reader has typed."""
    lost = (len("".join(one.old)) - len("".join(one.new)) for one in group)
    return any(letters > FEW_LETTERS for letters in lost)


def mistyped(search: Search) -> Changes | None:
    """Return what puts right something that people often mistype, or None.

    All checks pass then, or else the code that failed runs: there is a second mistake.
    """
    failed, texts = search.failed, search.texts
    for name in [failed.file] if failed.file else sorted(texts):
        for group in slips(texts.get(name, ""), replace(failed, file=name)):
            if search.passes(group):
                return smaller(search, group)
    text = texts.get(failed.file, "")
    return next(filter(search.runs, sure(text, failed)), None)


def compare(search: Search, listing: Files) -> Changes | None:
    """Return the best change that brings a folder nearer to a listing, or None."""
    everywhere = changes.groups(differences(search.texts, listing))
    own = [group for group in everywhere if group[0].file == search.failed.file]
    for some in (like_the_lines(search, listing), own, everywhere):
        look(search, some)
        if search.passing:
            break
    return min(search.passing or search.mending, key=search.cost, default=None)


def differences(texts: Files, listing: Files) -> list[Change]:
    paired = listings.pairs(texts, listing)
    names = listings.own_names(texts, listing, paired)
    for mine, theirs in paired.items():  # what the modules are called
        names.setdefault(theirs.removesuffix(".py"), mine.removesuffix(".py"))
    found: list[Change] = []
    for mine, theirs in sorted(paired.items()):
        wanted = listings.in_own_words(listing[theirs], theirs, names, texts[mine])
        found += changes.differences(mine, texts[mine], wanted)
    return [each for each in found if not is_own(each, texts[each.file])]


def is_own(change: Change, text: str) -> bool:
    """Whether a change is to a line of app.yaml that only the reader can know."""
    lines = text.split("\n")[change.line - 1 : change.line]
    is_name = "".join(lines).startswith(("application:", "version:"))
    return change.file == "app.yaml" and bool(change.old) and is_name


def like_the_lines(search: Search, listing: Files) -> list[Changes]:
    """Return how the failing line, and those beside it, differ from the listing's."""
    name, number = search.failed.file, search.failed.line
    lines = search.texts.get(name, "").split("\n") if number else []
    near = (at for at in (number, number - 1, number + 1) if 0 < at <= len(lines))
    found = []
    for at in near:
        line = lines[at - 1].strip()
        offset = sum(len(each) + 1 for each in lines[: at - 1])
        offset += lines[at - 1].index(line)
        found += [
            tuple(
                replace(one, line=at, start=one.start + offset, end=one.end + offset)
                for one in changes.differences(name, line, other)
            )
            for other in listings.most_like(line, name, listing, lines)
        ]
    return found


def look(search: Search, groups: list[Changes]) -> None:
    """Try single changes, the likely ones first; then all, and fewer and fewer."""

    def order(group: Changes) -> tuple[int, int]:
        return min(search.far(group), NEAR), sum(each.size for each in group)

    groups = sorted(groups, key=order)
    for each in groups[:FEW]:
        if search.passes(each):
            search.passes(smaller(search, each))
        if len(search.passing) >= ENOUGH and not deletes(search.passing[-1]):
            return
    if search.passing:
        return
    together = tuple(change for group in groups for change in group)
    if len(groups) > 1 and search.passes(together):
        smaller(search, together)
        return
    next(filter(search.passes, groups[FEW:]), None)


def smaller(search: Search, group: Changes) -> Changes:
    """Leave out what isn't needed: the reader's own sentences, and whole lines."""
    for each in group if 1 < len(group) <= FEW else ():
        same = tuple(one for one in group if (one.old, one.new) == (each.old, each.new))
        if stands_alone(each, search.texts[each.file]) and search.passes(same):
            return same
    parts: dict[object, Changes] = {}
    for each in sorted(group, key=lambda one: -one.size):
        key: object = (each.file, each.line, each.text.startswith("\n"))
        if each.is_prose and len(each.old) > 1:
            key = each.old, each.new
        elif any((each.new, each.old) == (one.old, one.new) for one in group):
            key = frozenset((each.old, each.new))  # a line that moves
        parts[key] = (*parts.get(key, ()), each)
    for part in parts.values():
        less = tuple(each for each in group if each not in part)
        if less and search.passes(less):
            group = less
    return group


def stands_alone(change: Change, text: str) -> bool:
    """Whether a change puts one word for another, but no tag, or adds an attribute."""
    before = (START + text)[: change.start].rstrip()[-1:]
    words = [*change.old, *change.new]
    names = [word for word in words if word.isidentifier() and not iskeyword(word)]
    is_word = len(change.old) == len(change.new) and names == words
    is_attribute = not change.old and ATTRIBUTE.fullmatch(change.text)
    return bool(is_attribute) or (is_word and before not in "</")
