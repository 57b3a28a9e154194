"""Every page in every state on screens small and large, and enlarged."""

LARGER_TEXT = "document.documentElement.style.fontSize = '200%'"

# overflow: how many pixels it scrolls sideways. out_of_reach: what can't be scrolled to and
# clicked, because it is nowhere or something lies over it. width: of a line of text.
LAYOUT = """() => ({
    overflow:
        document.documentElement.scrollWidth - document.documentElement.clientWidth,
    out_of_reach: [...document.querySelectorAll("a, input, summary")].filter(element => {
        element.scrollIntoView({block: "center"});
        const box = element.getClientRects()[0];
        if (!box) return true;
        const x = box.x + box.width / 2, y = box.y + box.height / 2;
        return !element.contains(document.elementFromPoint(x, y));
    }).map(element => element.outerHTML),
    width: document.querySelector("main").getBoundingClientRect().width,
})"""

# Width and height in CSS pixels. A browser that zooms to 200 % makes two pixels of each,
# so that half as many fit.
SCREENS = {
    "small phone": (320, 568),
    "laptop, zoomed to 200 %": (1280 // 2, 800 // 2),
    "laptop": (1280, 800),
    "wide screen": (2560, 1440),
}


def test_nothing_scrolls_sideways_and_all_can_be_used(visitor, show, state):
    page = visitor()
    show(page, state)
    for larger_text in (False, True):
        if larger_text:
            page.evaluate(LARGER_TEXT)
        for screen, (width, height) in SCREENS.items():
            page.set_viewport_size({"width": width, "height": height})
            layout = page.evaluate(LAYOUT)
            assert layout["overflow"] == 0, screen
            assert larger_text or layout["width"] <= 900, screen  # can still be read
            assert layout["out_of_reach"] == [], screen


def test_a_result_is_in_sight_on_a_small_phone(visitor, site):
    page = visitor(width=320, height=568)
    page.goto(site + "/poem")
    page.get_by_role("button", name="Create").click()
    title = page.locator(".poem").bounding_box()
    assert 0 <= title["y"] < 568 / 2


def test_the_ring_round_a_field_leaves_its_label_alone(visitor, site):
    page = visitor()
    for path in ("/greeting", "/temperature", "/poem"):
        page.goto(site + path)
        for field in page.locator("input[type=text]").all():
            label = page.locator(f"label[for={field.get_attribute('id')}]")
            box = label.bounding_box()
            ring = 3 + 2  # its width and its distance from the field
            assert box["y"] + box["height"] <= field.bounding_box()["y"] - ring
