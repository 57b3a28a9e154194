"""The tutorial's assignment: a poem made of words that the visitor gives."""

import html
import random
import urllib.parse

import webapp2

import page

# Each field of the form: its name, how many words the poem takes from it,
# and words to start from.
FIELDS = [
    ("nouns", 3, "lantern, owl, river, teapot, island, whale"),
    ("verbs", 3, "hums, wanders, glows, dances, waits, laughs"),
    ("adjectives", 3, "amber, quiet, enormous, crooked, icy, gentle"),
    ("prepositions", 2, "beneath, beside, around, across, above"),
    ("adverbs", 1, "softly, suddenly, endlessly, merrily"),
]

FIELD = """        <p class="field">
          <label for="{name}">{label} <small>{needed} or more</small></label>
          <input type="text" id="{name}" name="{name}" value="{words}"
            autocomplete="off" autocapitalize="none"{described}>
{problem}
        </p>"""

PROBLEM = """          <span class="problem" id="{name}-problem">{problem}</span>"""

# The words travel in the page's address. It may have about 8,000 characters online,
# which is enough for 250 letters a field, where a letter takes up to six of them.
FORM = """{poem}
      <p>Give some words, with commas between them: up to 250 letters in each field.</p>
      <form method="get" id="words">
{fields}
        <input type="submit" value="Create">
      </form>"""

# autofocus takes the visitor to the poem, and its label is what a screen reader reads
# there: all of it. The button belongs to the form with the words, which stands below.
# The link carries the words as the form does: ?nouns=owl%2C+oak&verbs=hums and so on.
POEM = """      <pre class="result poem" id="poem" role="group" aria-labelledby="poem"
        tabindex="-1" autofocus><strong>{title}</strong>
{verses}</pre>
      <p class="links">
        <input type="submit" form="words" value="Another one">
        <a href="?{words}">A link to these words, to share</a>
      </p>"""


def split_words(text):
    """turn "owl, old  oak" into the words ["owl", "old oak"]"""
    for other_comma in "，、،":  # Chinese, Japanese, Arabic
        text = text.replace(other_comma, ",")
    words = []
    for word in text.split(","):
        word = " ".join(word.split())
        if word != "":
            words.append(word)
    return words


def find_problem(words, needed):
    """say what keeps these words from making a poem, or return an empty string"""
    seen = set()
    for word in words:
        if word.lower() in seen:
            return f"“{word}” stands twice; please change one of them."
        seen.add(word.lower())
    missing = needed - len(words)
    if missing > 0:
        return f"The poem needs {needed} and has {len(words)}; please add {missing}."
    return ""


def a_or_an(word):
    """choose the article by the word's first letter"""
    return "an" if word[0].lower() in "aeiouàáâäåæèéêëìíîïòóôöøùúûü" else "a"


def make_poem(nouns, verbs, adjectives, prepositions, adverbs):
    """write a poem with words picked from each list, none of them twice"""
    noun1, noun2, noun3 = random.sample(nouns, 3)
    verb1, verb2, verb3 = random.sample(verbs, 3)
    adj1, adj2, adj3 = random.sample(adjectives, 3)
    prep1, prep2 = random.sample(prepositions, 2)
    adverb = random.choice(adverbs)
    first = a_or_an(adj1).capitalize()
    return "\n".join(
        [
            f"{first} {adj1} {noun1}",
            "",
            f"{first} {adj1} {noun1} {verb1} {prep1} the {adj2} {noun2}",
            f"{adverb}, the {noun1} {verb2}",
            f"the {noun2} {verb3} {prep2} {a_or_an(adj3)} {adj3} {noun3}",
        ]
    )


def show_fields(texts, problems):
    """write the form's fields, each with its text and its problem if it has one"""
    fields = []
    for name, needed, _ in FIELDS:
        described = problem = ""
        if name in problems:
            described = f' aria-describedby="{name}-problem" aria-invalid="true"'
            if name == list(problems)[0]:
                described += " autofocus"
            problem = PROBLEM.format(name=name, problem=html.escape(problems[name]))
        fields.append(
            FIELD.format(
                name=name,
                label=name.capitalize(),
                needed=needed,
                words=html.escape(texts[name]),
                described=described,
                problem=problem,
            )
        )
    return "\n".join(fields)


def show_poem(texts):
    """write a poem, and what leads to another one"""
    word_lists = [split_words(text) for text in texts.values()]
    title, _, verses = make_poem(*word_lists).partition("\n")
    return POEM.format(
        title=html.escape(title),
        verses=html.escape(verses),
        words=html.escape(urllib.parse.urlencode(texts)),
    )


class MainPage(webapp2.RequestHandler):
    def get(self):
        asked_for = self.request.arguments()
        first_visit = not any(name in asked_for for name, _, _ in FIELDS)
        texts = {}
        problems = {}
        for name, needed, examples in FIELDS:
            text = examples if first_visit else page.typed(self.request, name)
            problem = find_problem(split_words(text), needed)
            texts[name] = text
            if problem != "":
                problems[name] = problem
        poem = ""
        if not first_visit and not problems:
            poem = show_poem(texts)
        page.write(
            self.response,
            "/poem",
            "Poem Generator",
            FORM.format(fields=show_fields(texts, problems), poem=poem),
        )

    head = get


routes = [("/", MainPage), ("/poem", MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)
page.add_error_pages(my_app)
