"""What our pages tell a browser, so that it protects whoever visits them.

If a page ever shows what somebody typed without escaping it, that text can hold a
<script>, and the visitor's browser would run it: cross-site scripting (XSS), the hole
that the tutorial closes by escaping. A Content-Security-Policy is a second lock on the
same door. It is a response header that lists where a page may load each kind of thing
from, and a browser refuses everything else, however it got into the page.
"""

CONTENT_SECURITY_POLICY = [
    "default-src 'none'",  # nothing at all, and so no script, but for ...
    "style-src 'self'",  # ... our own style sheet,
    "img-src 'self'",  # our own pictures,
    "form-action 'self'",  # and forms that are sent to us.
    "base-uri 'none'",  # No <base> tag may turn our links elsewhere.
    "frame-ancestors 'none'",  # No other site may show our pages inside its own.
]

HEADERS = {
    "Content-Security-Policy": "; ".join(CONTENT_SECURITY_POLICY),
    "Referrer-Policy": "same-origin",  # don't tell other sites what was typed here
}
