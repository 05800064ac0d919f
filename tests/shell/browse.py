"""What the tests of the shell say often: where the player is, and waiting for its state."""

ROOT = ".geohist-player"
WIDE, PHONE = {"width": 1280, "height": 800}, {"width": 390, "height": 844}


def state(page, **wanted):
    """Wait until the player's attributes say so."""
    attributes = "".join(f'[data-{key.replace("_", "-")}="{value}"]' for key, value in wanted.items())
    page.wait_for_selector(f"{ROOT}{attributes}")


def text(page, selector):
    return " ".join(page.inner_text(f"{ROOT} {selector}").split())
