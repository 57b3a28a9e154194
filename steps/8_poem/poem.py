import html
import random

import webapp2


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
        nouns = self.request.get("nouns")
        verbs = self.request.get("verbs")
        adjectives = self.request.get("adjectives")
        prepositions = self.request.get("prepositions")
        adverbs = self.request.get("adverbs")
        poem = ""
        if self.request.query_string != "":  # the form was sent
            poem = make_poem(
                split_words(nouns),
                split_words(verbs),
                split_words(adjectives),
                split_words(prepositions),
                split_words(adverbs),
            )
        self.response.headers["Content-Type"] = "text/html"
        self.response.write("""<!DOCTYPE html>
          <html lang="en">
            <head>
              <meta charset="utf-8">
              <meta name="viewport" content="width=device-width, initial-scale=1">
              <title>Poem Generator</title>
            </head>
            <body>
              <main>
                <h1>Poem Generator</h1>
                <form action="/" method="get">
                  <p>Enter your words, with commas between them.</p>
                  <p>
                    <label for="nouns">Nouns:</label>
                    <input type="text" id="nouns" name="nouns" value="{}">
                  </p>
                  <p>
                    <label for="verbs">Verbs:</label>
                    <input type="text" id="verbs" name="verbs" value="{}">
                  </p>
                  <p>
                    <label for="adjectives">Adjectives:</label>
                    <input type="text" id="adjectives" name="adjectives" value="{}">
                  </p>
                  <p>
                    <label for="prepositions">Prepositions:</label>
                    <input type="text" id="prepositions" name="prepositions" value="{}">
                  </p>
                  <p>
                    <label for="adverbs">Adverbs:</label>
                    <input type="text" id="adverbs" name="adverbs" value="{}">
                  </p>
                  <input type="submit" value="Create">
                </form>
                <pre>{}</pre>
              </main>
            </body>
          </html>""".format(
            html.escape(nouns),
            html.escape(verbs),
            html.escape(adjectives),
            html.escape(prepositions),
            html.escape(adverbs),
            html.escape(poem),
        ))


routes = [("/", MainPage)]

my_app = webapp2.WSGIApplication(routes, debug=True)
