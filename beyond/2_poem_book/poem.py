import os
import random

import jinja2
import webapp2
from google.appengine.api import users
from google.appengine.ext import ndb

# Jinja2 finds templates in this folder, and escapes all that it puts into one.
folder = os.path.join(os.path.dirname(__file__), "templates")
templates = jinja2.Environment(loader=jinja2.FileSystemLoader(folder), autoescape=True)

FIELDS = ["nouns", "verbs", "adjectives", "prepositions", "adverbs"]


class Poem(ndb.Model):
    """a poem that somebody keeps"""

    text = ndb.TextProperty()
    owner = ndb.StringProperty()
    kept = ndb.DateTimeProperty(auto_now_add=True)  # when it was put


def split_words(text):
    """turn "owl, oak" into the list ["owl", "oak"]"""
    words = []
    for word in text.split(","):
        word = word.strip()
        if word != "" and word not in words:
            words.append(word)
    return words


def a_or_an(word):
    """choose the article that goes with a word"""
    if word[0] in "aeiouAEIOU":
        return "an"
    return "a"


def make_poem(nouns, verbs, adjectives, prepositions, adverbs):
    """create a random poem, or say which words are missing"""
    if len(nouns) < 3 or len(verbs) < 3 or len(adjectives) < 3:
        return "Please give at least three nouns,\nthree verbs and three adjectives."
    if len(prepositions) < 2 or len(adverbs) < 1:
        return "Please give at least two prepositions\nand one adverb."

    # sample() never picks the same word twice
    noun1, noun2, noun3 = random.sample(nouns, 3)
    verb1, verb2, verb3 = random.sample(verbs, 3)
    adj1, adj2, adj3 = random.sample(adjectives, 3)
    prep1, prep2 = random.sample(prepositions, 2)
    adverb1 = random.choice(adverbs)

    article = a_or_an(adj1).capitalize()
    poem = "{} {} {}\n\n".format(article, adj1, noun1)
    poem += "{} {} {} {} {} the {} {}\n".format(
        article, adj1, noun1, verb1, prep1, adj2, noun2
    )
    poem += "{}, the {} {}\n".format(adverb1, noun1, verb2)
    poem += "the {} {} {} {} {} {}".format(
        noun2, verb3, prep2, a_or_an(adj3), adj3, noun3
    )
    return poem


class MainPage(webapp2.RequestHandler):
    def get(self):
        words = {}
        for name in FIELDS:
            words[name] = self.request.get(name)
        poem = ""
        if self.request.query_string != "":  # the form was sent
            poem = make_poem(
                split_words(words["nouns"]),
                split_words(words["verbs"]),
                split_words(words["adjectives"]),
                split_words(words["prepositions"]),
                split_words(words["adverbs"]),
            )
        template = templates.get_template("poem.html")
        self.response.write(
            template.render(
                words=words,
                poem=poem,
                user=users.get_current_user(),  # None for who isn't signed in
                sign_in=users.create_login_url(self.request.url),
            )
        )


class Keep(webapp2.RequestHandler):
    def post(self):
        user = users.get_current_user()
        if user is None:
            self.redirect(users.create_login_url("/"))
            return
        Poem(text=self.request.get("poem"), owner=user.user_id()).put()
        self.redirect("/book")


class Book(webapp2.RequestHandler):
    def get(self):
        user = users.get_current_user()
        if user is None:
            self.redirect(users.create_login_url("/book"))
            return
        theirs = Poem.query(Poem.owner == user.user_id())
        template = templates.get_template("book.html")
        self.response.write(
            template.render(
                user=user,
                poems=theirs.order(-Poem.kept).fetch(10),  # the latest ten
                sign_out=users.create_logout_url("/"),
            )
        )


routes = [("/", MainPage), ("/keep", Keep), ("/book", Book)]

my_app = webapp2.WSGIApplication(routes, debug=True)
