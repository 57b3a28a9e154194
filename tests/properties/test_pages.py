"""Whatever a page looks like, check.py answers, and has no error of its own."""

import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from companion.checking import run, site
from companion.checking.events import Result, Task
from tests.support.project import FIRST_APP, STEPS

BITS = st.one_of(
    st.sampled_from("<>/\"'=&;!-? \n\t\0\x0b\x0c\x1b\x85\u2028"),
    st.sampled_from(
        """<b> </b> <p> <div> </div> <form> </form> <table> <tr> <td> </table> <select>
        <option> <textarea> </textarea> <template> <svg> <math> <style> <script> <title>
        <pre> <!-- --> <![CDATA[ ]]> <?x ?> <br/> <input> <button> <a> <base> <link> <frameset>
        &lt; &#0; &#x110000; &amp &nbsp; {{ }} %s {0} None""".split()
    ),
    st.sampled_from(
        [
            '<form action="http://[" method="post">',
            '<form method="dialog" action=" //x ">',
            '<link rel="stylesheet" href="http://[/">',
            '<link rel=stylesheet href="static/%zz">',
            '<input form="" name="" type=" SUBMIT " value>',
            "<input name=cel_temp readonly value=1e999>",
            "<input name=my_name type=radio><label for=x>",
            "<select name=cel_temp><option selected disabled>",
            "<style>@import url(http://[)</style>",
            "<div hidden>",
            '<a href="javascript:">',
        ]
    ),
    st.text(max_size=4),
)
# Where a slip begins, as a share of the page; how much it deletes; what it writes.
SLIPS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0, 0, 0, 1, 5, 40, 10**6]), BITS),
    min_size=1,
    max_size=4,
)


def slip(text, slips):
    for share, deleted, new in slips:
        start = int(share * len(text))
        text = text[:start] + new + text[start + deleted :]
    return text


# The finished app has the pages of these, with the same checks.
PARTS = ("welcome_escaped", "temperature", "poem")


@pytest.mark.parametrize("step", [step for step in STEPS if step not in PARTS])
@settings(max_examples=settings.default.max_examples // 10)
@given(slips=SLIPS)
@example(slips=[(0, 10**6, "")])
@example(slips=[(0.7, 0, '<form action="/grü\ud800ße%">')])
def test_check_py_reads_every_page(step, slips, monkeypatch):
    monkeypatch.chdir(STEPS[step])
    decode = site.decode
    results = []
    with monkeypatch.context() as patched:
        patched.setattr(site, "decode", lambda *page: slip(decode(*page), slips))
        for path in [*FIRST_APP.glob("*.py"), *STEPS[step].glob("*.py")]:
            patched.delitem(sys.modules, path.stem, raising=False)
        task = Task(STEPS[step] / "app.yaml", "app.yaml", step)
        run.run(task, results.append)
    assert any(isinstance(one, Result) for one in results)
