import os

import jinja2
import webapp2
from google.appengine.api import memcache
from google.appengine.ext import db

template_dir = os.path.join(os.path.dirname(__file__), "templates")
jinja_env = jinja2.Environment(
    loader=jinja2.FileSystemLoader(template_dir),
    extensions=["jinja2.ext.autoescape"],
    autoescape=True,
)


class Post(db.Model):
    subject = db.StringProperty(required=True)
    content = db.TextProperty(required=True)
    created = db.DateTimeProperty(auto_now_add=True)


class Handler(webapp2.RequestHandler):
    def render(self, template, **params):
        self.response.out.write(jinja_env.get_template(template).render(params))


def top_posts(update=False):
    posts = memcache.get("top")
    if posts is None or update:
        posts = list(db.GqlQuery("SELECT * FROM Post ORDER BY created DESC LIMIT 10"))
        memcache.set("top", posts)
    return posts


class Front(Handler):
    def get(self):
        self.render("posts.html", posts=top_posts())


class Permalink(Handler):
    def get(self, post_id):
        post = db.get(db.Key.from_path("Post", int(post_id)))
        if not post:
            self.error(404)
            return
        self.render("posts.html", posts=[post])


class NewPost(Handler):
    def get(self):
        self.render("newpost.html")

    def post(self):
        subject = self.request.get("subject")
        content = self.request.get("content")
        if not (subject and content):
            error = "we need both a subject and some content!"
            self.render("newpost.html", subject=subject, content=content, error=error)
            return
        post = Post(subject=subject, content=content)
        post.put()
        top_posts(update=True)
        self.redirect("/blog/%d" % post.key().id())


app = webapp2.WSGIApplication(
    [("/blog/?", Front), (r"/blog/(\d+)", Permalink), ("/blog/newpost", NewPost)],
    debug=True,
)
