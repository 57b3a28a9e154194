"""Spellings of paths that would lead out of a folder of static files."""

import itertools

# A step up, a slash, and what a careless decoder might take for them.
UP = [
    "..",
    "%2e%2e",
    ".%2e",
    "%2E.",
    "%252e%252e",  # encoded twice
    "%25252e%25252e",
    "%c0%ae%c0%ae",  # a dot in two bytes, which UTF-8 forbids
    "%e0%80%ae%e0%80%ae",  # and in three
    "%ef%bc%8e%ef%bc%8e",  # full-width dots
    "%e2%80%a5",  # one sign of two dots
    "..%00",
    "..;",
    "...",
    "....",
    "..%20",
    "..%0a",
    "%u002e%u002e",
]
SLASH = [
    "/",
    "%2f",
    "%2F",
    "//",
    "/./",
    "%252f",
    "\\",
    "%5c",
    "%255c",
    "%c0%af",
    "%e2%88%95",
    "/%2e/",
]
ROOTS = [
    *("/", "%2f", "//", "%2f%2f", "/%2f", "\\", "%5c"),
    *("C:/", "C%3a%5c", "~/", "file:///", "file:%2f%2f%2f"),
]


def climbing():
    """Steps up, in each spelling, to a file beside the folder and one at the root."""
    for up, slash in itertools.product(UP, SLASH):
        yield f"{up}{slash}secret.txt"
        yield f"{up}{slash}" * 2 + "secret.txt"
        yield f"{up}{slash}" * 12 + f"etc{slash}passwd"


# The rest of a path, behind /files/.
CORPUS = [
    *climbing(),
    *("", ".", "..", "%2e", "%2f", "../", "..%2f", "/", "//", "\\"),
    *(root + target for root in ROOTS for target in ("etc/passwd", "secret.txt")),
    *(
        "inside/../../secret.txt",
        "inside/%2e%2e/%2e%2e/secret.txt",
        "inside/..%2f..%2fsecret.txt",
    ),
    *(
        "public.txt/../../secret.txt",
        "public.txt%2f..%2f..%2fsecret.txt",
        "./../secret.txt",
    ),
    *(
        "../files/../secret.txt",
        "../files-too/secret.txt",
        "..%2ffiles-too%2fsecret.txt",
    ),
    *("link.txt", "linked/secret.txt", "linked/../secret.txt", "inside/link.txt"),
    *(
        "../secret.txt%00.txt",
        "../secret.txt%00",
        "%00/../secret.txt",
        "../secret.txt?.txt",
        "../secret.txt%23",
        "../secret.txt%20",
        "../secret.txt/",
        "../secret.txt/.",
    ),
    *(
        "../app.yaml",
        "..%2fapp.yaml",
        "..%5capp.yaml",
        "%252e%252e%252fapp.yaml",
        "public.txt/../../app.yaml",
        "../hello.py",
        "..%2fhello.py",
        "../hello.py%00.txt",
    ),
    *(
        "....//secret.txt",
        "....%2f%2fsecret.txt",
        "..././secret.txt",
        "...%2f.%2fsecret.txt",
    ),
    *("%%32%65%%32%65/secret.txt", "%2%65%2%65/secret.txt", "..%%32%66secret.txt"),
    *(
        "../" * 40 + "etc/passwd",
        "..%2f" * 40 + "etc%2fpasswd",
        "inside/" * 40 + "../" * 60 + "secret.txt",
    ),
]
SPELLINGS = list(dict.fromkeys(CORPUS))
