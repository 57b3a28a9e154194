"""The tutorial's assignment: a poem made of the visitor's words."""

import html
import random
import urllib.parse

import webapp2

import errors
import page

# Each field of the form: its name, how many words the poem needs from it,
# and example words.
FIELDS = [
    ("nouns", 3, "lantern, owl, river, teapot, island, whale"),
    ("verbs", 3, "hums, wanders, glows, dances, waits, laughs"),
    ("adjectives", 3, "amber, quiet, enormous, crooked, icy, gentle"),
    ("prepositions", 2, "beneath, beside, around, across, above"),
    ("adverbs", 1, "softly, suddenly, endlessly, merrily"),
]

# {name} is filled by FIELD.format(name="nouns"), and so on.
FIELD = """        <p class="field">
          <label for="{name}">{label} <small>{needed} or more</small></label>
          <input type="text" id="{name}" name="{name}" value="{text}"
            autocomplete="off" autocapitalize="none"{attributes}>
          {problem}
        </p>"""

PROBLEM = '<span class="problem" id="{name}-problem">{problem}</span>'
ATTRIBUTES = ' aria-describedby="{name}-problem" aria-invalid="true"'

# The words are part of the page's address, which can have about 32,000 characters.
# A letter takes up to six of them, so each field can have 1,000 letters.
FORM = """{poem}
      <p>Type some words, with commas between them: up to 1,000 letters in each
      field.</p>
      <form method="get">
{fields}
        <input type="submit" value="Create">
      </form>"""

# {noun[0]} is the first item of the list that format() gets as noun=.
# autofocus moves the focus to the poem. The poem is its own label, so that a screen
# reader reads all of it.
POEM = """      <pre class="result poem" id="poem" role="group" aria-labelledby="poem"
        tabindex="-1" autofocus><strong>{A} {adj[0]} {noun[0]}</strong>

<span>{A} {adj[0]} {noun[0]} {verb[0]} {prep[0]} the {adj[1]} {noun[1]}
</span><span>{adverb[0]}, the {noun[0]} {verb[1]}
</span><span>the {noun[1]} {verb[2]} {prep[1]} {a} {adj[2]} {noun[2]}</span></pre>
"""

# With keep=yes in the address, the page uses the words in the order given there.
LINKS = """      <p class="links">
        <a href="?{typed}">Another one</a>
        <a href="?{in_order}&amp;keep=yes">A link to this poem, to keep or share</a>
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
    """say why these words can't make a poem, or return an empty string"""
    seen = set()  # like a list, but finds a word in it faster
    for word in words:
        if word.lower() in seen:
            # f"{word}" is short for "{}".format(word)
            return f"“{word}” appears twice; please change one of them."
        seen.add(word.lower())
    missing = needed - len(words)
    if missing > 0:
        return f"The poem needs {needed} and has {len(words)}; please add {missing}."
    return ""


def a_or_an(word):
    """choose the article by the word's first letter"""
    if word[0].lower() in "aeiouàáâäåæèéêëìíîïòóôöøùúûü":
        return "an"
    return "a"


def show_words(words):
    """write words as HTML"""
    shown = []
    for word in words:
        # With <bdi>, a word in a right-to-left script doesn't reorder the line.
        shown.append("<bdi>" + html.escape(word) + "</bdi>")
    return shown


def make_poem(nouns, verbs, adjectives, prepositions, adverbs):
    """write a poem as HTML, using the first words of each list"""
    return POEM.format(
        A=a_or_an(adjectives[0]).capitalize(),
        a=a_or_an(adjectives[2]),
        noun=show_words(nouns),
        verb=show_words(verbs),
        adj=show_words(adjectives),
        prep=show_words(prepositions),
        adverb=show_words(adverbs),
    )


def make_links(texts, words):
    """write the links to another poem and to this one"""
    in_order = {}
    for name in words:
        in_order[name] = ", ".join(words[name])
    # urlencode() turns {"nouns": "owl, old oak"} into nouns=owl,+old+oak
    return LINKS.format(
        typed=html.escape(urllib.parse.urlencode(texts, safe=",")),
        in_order=html.escape(urllib.parse.urlencode(in_order, safe=",")),
    )


def show_field(name, needed, text, problem, has_focus):
    """write one field of the form, with its problem if it has one"""
    attributes = ""
    if problem != "":
        attributes = ATTRIBUTES.format(name=name)
        problem = PROBLEM.format(name=name, problem=html.escape(problem))
    if has_focus:
        attributes += " autofocus"
    return FIELD.format(
        name=name,
        label=name.capitalize(),
        needed=needed,
        text=html.escape(text),
        attributes=attributes,
        problem=problem,
    )


def is_first_visit(request):
    """check whether the address has none of the form's fields"""
    for field in FIELDS:
        if field[0] in request.arguments():
            return False
    return True


class MainPage(webapp2.RequestHandler):
    def get(self):
        first_visit = is_first_visit(self.request)
        texts = {}
        words = {}
        fields = []
        found_problem = False
        for name, needed, examples in FIELDS:
            if first_visit:
                texts[name] = examples
            else:
                # like self.request.get(), but also reads a file as text
                texts[name] = page.typed(self.request, name)
            words[name] = split_words(texts[name])
            problem = find_problem(words[name], needed)
            # The first field with a problem gets the focus.
            has_focus = problem != "" and not found_problem
            if problem != "":
                found_problem = True
            fields.append(show_field(name, needed, texts[name], problem, has_focus))
            if self.request.get("keep") != "yes":
                random.shuffle(words[name])  # puts them in random order

        poem = ""
        if not first_visit and not found_problem:
            poem = make_poem(
                nouns=words["nouns"],
                verbs=words["verbs"],
                adjectives=words["adjectives"],
                prepositions=words["prepositions"],
                adverbs=words["adverbs"],
            )
            poem += make_links(texts, words)
        form = FORM.format(poem=poem, fields="\n".join(fields))
        page.write(self.response, "/poem", "Poem Generator", form)

    head = get  # answer HEAD (a request for the headers only) like GET


routes = [("/", MainPage), ("/poem", MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)
errors.add_error_pages(my_app)
