"""Labels never cover one another, a sign, or the edge."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from geohist.scene.placement import ANCHORS, Wish, overlap, place

BOUNDS = (0.0, 0.0, 800.0, 500.0)

points = st.tuples(st.floats(0, 800), st.floats(0, 500))
wishes = st.lists(st.tuples(points, st.floats(10, 160), st.floats(8, 30), st.booleans(), st.integers(0, 6)), min_size=1, max_size=40).map(
    lambda rows: [
        Wish(str(number), rank, x, y, width, height, radius=4, sides=ANCHORS if beside else ())
        for number, ((x, y), width, height, beside, rank) in enumerate(rows)
    ]
)
signs = st.lists(points.map(lambda p: (p[0] - 8, p[1] - 8, p[0] + 8, p[1] + 8)), max_size=12)


@given(wishes, signs)
def test_no_label_covers_another_a_sign_or_the_edge(wished, obstacles):
    placed = place(wished, obstacles, BOUNDS)
    assert not any(overlap(one, two) for one, two in combinations(placed.values(), 2))
    assert not any(overlap(box, sign) for box in placed.values() for sign in obstacles)
    assert all(box[0] >= 0 and box[1] >= 0 and box[2] <= 800 and box[3] <= 500 for box in placed.values())


@given(wishes)
def test_the_first_in_rank_is_placed_whenever_it_fits_the_frame(wished):
    first = min(wished, key=lambda wish: (wish.rank, wish.key))
    alone = place([first], [], BOUNDS)
    assert (first.key in place(wished, [], BOUNDS)) == (first.key in alone)


def test_a_label_moves_to_the_other_side_of_its_dot_when_the_first_is_taken():
    wish = Wish("kars", 0, 100, 100, 40, 12, radius=4, sides=("E", "W"))
    box = place([wish], [(104, 90, 160, 110)], BOUNDS)["kars"]
    assert box[2] < 100
