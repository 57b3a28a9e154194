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

FIELD = """        <p class="field">
          <label for="{name}">{label} <small>{needed} or more</small></label>
          <input type="text" id="{name}" name="{name}" value="{text}"
            autocomplete="off" autocapitalize="none"{attributes}>
          {problem}
        </p>"""

PROBLEM = '<span class="problem" id="{name}-problem">{problem}</span>'
ATTRIBUTES = ' aria-describedby="{name}-problem" aria-invalid="true"'

# The words are part of the page's address, so there can't be too many of them.
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
    """turn "owl, old oak" into the list ["owl", "old oak"]"""
    words = [word.strip() for word in text.split(",")]
    # the keys of a dictionary are all different
    return [word for word in dict.fromkeys(words) if word != ""]


def find_problem(words, needed):
    """say what is missing to make a poem, or return an empty string"""
    if sum(len(word) for word in words) > 1000:
        return "These words have more than 1,000 letters; please remove some."
    missing = needed - len(words)
    if missing <= 0:
        return ""
    # f"{needed}" is short for "{}".format(needed)
    return f"The poem needs {needed} and has {len(words)}; please add {missing}."


def a_or_an(word):
    """choose the article by the word's first letter"""
    if word[0] in "aeiouAEIOU":
        return "an"
    return "a"


def make_poem(nouns, verbs, adjectives, prepositions, adverbs):
    """write a poem as HTML, using the first words of each list"""
    return POEM.format(
        A=a_or_an(adjectives[0]).capitalize(),
        a=a_or_an(adjectives[2]),
        noun=[html.escape(word) for word in nouns],
        verb=[html.escape(word) for word in verbs],
        adj=[html.escape(word) for word in adjectives],
        prep=[html.escape(word) for word in prepositions],
        adverb=[html.escape(word) for word in adverbs],
    )


def make_links(texts, words):
    """write the links to another poem and to this one"""
    in_order = {name: ", ".join(words[name]) for name in words}
    # urlencode() turns {"nouns": "owl, old oak"} into nouns=owl,+old+oak
    return LINKS.format(
        typed=html.escape(urllib.parse.urlencode(texts, safe=",")),
        in_order=html.escape(urllib.parse.urlencode(in_order, safe=",")),
    )


def show_field(name, needed, text, problem, is_first):
    """write one field of the form; the first one with a problem gets the focus"""
    attributes = ""
    if problem != "":
        attributes = ATTRIBUTES.format(name=name)
        problem = PROBLEM.format(name=name, problem=problem)
        if is_first:
            attributes += " autofocus"
    return FIELD.format(
        name=name,
        label=name.capitalize(),
        needed=needed,
        text=html.escape(text),
        attributes=attributes,
        problem=problem,
    )


class MainPage(webapp2.RequestHandler):
    def get(self):
        first_visit = self.request.query_string == ""
        texts = {}
        words = {}
        fields = []
        found_problem = False
        for name, needed, examples in FIELDS:
            texts[name] = examples if first_visit else self.request.get(name)
            words[name] = split_words(texts[name])
            problem = find_problem(words[name], needed)
            is_first = not found_problem
            fields.append(show_field(name, needed, texts[name], problem, is_first))
            if problem != "":
                found_problem = True
            if self.request.get("keep") != "yes":
                random.shuffle(words[name])  # puts them in random order

        poem = ""
        if not first_visit and not found_problem:
            # **words passes nouns=words["nouns"], verbs=words["verbs"], and so on.
            poem = make_poem(**words) + make_links(texts, words)
        form = FORM.format(poem=poem, fields="\n".join(fields))
        page.write(self.response, "/poem", "Poem Generator", form)

    head = get  # answer HEAD (a request for the headers only) like GET


routes = [("/", MainPage), ("/poem", MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)
errors.add_error_pages(my_app)
