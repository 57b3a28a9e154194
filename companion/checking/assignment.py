"""The assignment, which the tutorial has behind a link, in our own words."""

# What to build, what a poem looks like, and the details.
ASSIGNMENT = (
    'Write one page with one form that sends its words with "get" to the same page. '
    "It has five text fields: nouns, verbs, adjectives, prepositions and adverbs. The "
    "visitor types several words into each, with commas between them. A button makes a "
    "poem, a different one each time: three different nouns, verbs and adjectives, two "
    "different prepositions and one adverb, picked at random.",
    "An amber owl\n\nAn amber owl hums beneath the icy river\nsoftly, the owl glows\n"
    "the river waits around a quiet teapot",
    '"A" becomes "An" before a, e, i, o and u. Repeat amber, owl and river as shown; '
    "all other words are different. If there are too few words, the page says so. A "
    "comma after the last word makes no difference. The page escapes everything that "
    "the visitor typed.",
)
