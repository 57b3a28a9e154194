"""Response headers that tell the browser how to protect the visitor.

If a page shows what somebody typed without escaping it, that text can contain a
<script>, and the visitor's browser would run it. This is cross-site scripting (XSS),
and the tutorial prevents it by escaping. A Content-Security-Policy is a second
protection. It is a response header that lists what a page may load and from where, and
the browser blocks everything else.
"""

CONTENT_SECURITY_POLICY = [
    "default-src 'none'",  # Block everything, including scripts, except:
    "style-src 'self'",  # our own style sheet,
    "img-src 'self'",  # our own pictures,
    "form-action 'self'",  # and forms that go to our own site.
    "base-uri 'none'",  # A <base> tag can't point our links to another site.
    "frame-ancestors 'none'",  # Other sites can't show our pages inside theirs.
]

HEADERS = {
    "Content-Security-Policy": "; ".join(CONTENT_SECURITY_POLICY),
    "Referrer-Policy": "same-origin",  # don't send other sites what somebody typed
}
