"""What visitors may type, and a page has to show as text."""

TYPED = [
    "<b>bold</b>",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)' autofocus='",
    "</pre></main></body><script>alert(1)</script>",
    "&lt;b&gt; &amp; &quot;",
    "%s {} {0}",
    "🙂 👩‍👩‍👧 Zoë 李小龍",
]
