"""The assignment, which the tutorial shows behind a link, in words of our own."""

# What to build, what a poem looks like, and what to take care of.
ASSIGNMENT = (
    'One page with one form, which sends its words by "get" to the page itself. '
    "It has five text fields: nouns, verbs, adjectives, prepositions and adverbs. The "
    "visitor types several words into each, with commas between them. A button makes a "
    "poem of them, another one each time: three different nouns, verbs and adjectives, "
    "two different prepositions and one adverb, picked at random.",
    "An amber owl\n\nAn amber owl hums beneath the icy river\nsoftly, the owl glows\n"
    "the river waits around a quiet teapot",
    '"A" becomes "An" before a, e, i, o and u. owl and river come again as you see, '
    "the other words are different ones. With too few words the page says so, and a "
    "comma after the last word does no harm. What was typed is escaped wherever it is "
    "shown.",
)
