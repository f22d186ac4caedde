"""The spread tree: where it began at the left, and who got it from whom. A large one is folded, with counts."""

from collections import deque
from dataclasses import dataclass, field
from functools import cached_property

from django.utils import timezone

from sharehub.core.text import shorten

from ..adopters import Adopter
from ..models import Source

# So much is drawn; the table beneath the picture has everything.
MOST_LEVELS, MOST_CHILDREN, MOST_NODES = 5, 12, 60
WIDTH, ROW, TOP = 1120, 52, 30
NARROWEST, WIDEST = 180, 280
CHARACTER = 7.3  # units that a letter of a name takes, as the stylesheet sets it


@dataclass(eq=False)
class Node:
    """A place in the tree: an Adopter, or a root without one. `size` counts all that came from it, step by step."""

    name: str
    adopter: Adopter | None = None
    parent: "Node | None" = None
    children: list = field(default_factory=list)
    size: int = 0
    level: int = 0
    row: int = 0
    column_width: int = WIDEST
    drawn_children: list = field(default_factory=list)
    closes: tuple = ()

    @property
    def css(self):
        return self.adopter.stage if self.adopter else "origin"

    @property
    def says(self):
        """What stands beneath its name: the stage, and how many more came from here than are drawn."""
        folded = self.size - sum(child.size + 1 for child in self.drawn_children)
        stage = self.adopter.stage_label if self.adopter else ""
        return ", ".join(filter(None, [stage, f"and {folded} more from here" if folded else ""]))

    @property
    def short_name(self):
        return shorten(self.name, int((self.column_width - 36) / CHARACTER))

    @property
    def x(self):
        return 12 + self.level * self.column_width

    @property
    def y(self):
        return TOP + self.row * ROW

    @property
    def line(self):
        """The path from its parent, as SVG writes it."""
        up, bend = self.parent, self.x - 18
        return f"M{up.x} {up.y}H{bend}V{self.y}H{self.x}" if up.row != self.row else f"M{up.x} {up.y}H{self.x}"


@dataclass
class Tree:
    """`roots` are where it began, and elsewhere if somebody said so; `nodes` all that came from them, oldest first."""

    roots: list
    nodes: list

    def __bool__(self):
        return bool(self.nodes)

    @cached_property
    def drawn(self):
        """The Nodes to draw, each with its level, row and how many lists end after it, from top to bottom."""
        chosen = self._choose()
        width = WIDTH // (max(node.level for node in chosen) + 1)
        in_order, stack, row = [], list(reversed(self.roots)), 0
        while stack:
            node = stack.pop()
            node.row, node.column_width = row, max(NARROWEST, min(WIDEST, width))
            in_order.append(node)
            stack.extend(reversed(node.drawn_children))
            # The first child stands level with its parent, to its right.
            row += not node.drawn_children
        for node, after in zip(in_order, [*in_order[1:], None], strict=True):
            node.closes = range(max(0, node.level - (after.level if after else 0)))
        return in_order

    def _choose(self):
        """Which to draw: level by level, of each node's children the largest first."""
        queue, chosen = deque(self.roots), list(self.roots)
        while queue:
            node = queue.popleft()
            room = 0 if node.level == MOST_LEVELS else min(MOST_CHILDREN, MOST_NODES - len(chosen))
            node.drawn_children = node.children[:room]
            for child in node.drawn_children:
                child.level = node.level + 1
            chosen += node.drawn_children
            queue.extend(node.drawn_children)
        return chosen

    @property
    def lines(self):
        return [node for node in self.drawn if node.parent]

    head = ("Place", "Got it from", "Stage", "Took it up in")

    @property
    def rows(self):
        return [
            (
                node.name,
                node.parent.name,
                node.adopter.stage_label,
                f"{timezone.localtime(node.adopter.recorded_at):%B %Y}",
            )
            for node in self.nodes
        ]

    @property
    def width(self):
        return max(node.x + node.column_width for node in self.drawn)

    @property
    def height(self):
        return TOP + max(node.row for node in self.drawn) * ROW + 28

    @property
    def in_words(self):
        """What the picture shows, for those who do not see it."""
        depth, node_of = 0, self.roots[0]
        level = [node_of]
        while level := [child for node in level for child in node.children]:
            depth += 1
        straight = len(node_of.children)
        return f"{straight} of {len(self.nodes)} got it from {node_of.name}. The longest chain has {depth} after it."


def tree_of(adopters, *, origin):
    """The Tree of Adopters; `origin` is the name of where it began.

    Where a reader may not know of the place that somebody got it from, they got it elsewhere. A loop, which the models
    refuse, would stand there too, cut open.
    """
    oldest_first = sorted(adopters, key=lambda adopter: (adopter.recorded_at, adopter.pk))
    nodes = {adopter.pk: Node(adopter.name, adopter) for adopter in oldest_first}
    began, elsewhere = Node(origin), Node("Somewhere else")
    for node in nodes.values():
        is_straight = node.adopter.source == Source.ORIGIN
        node.parent = nodes.get(node.adopter.came_from_id) or (began if is_straight else elsewhere)
        node.parent.children.append(node)
    reached = _reach([began, elsewhere])
    for node in nodes.values():
        if node not in reached:
            node.parent.children.remove(node)
            node.parent = elsewhere
            elsewhere.children.append(node)
            reached |= _reach([node])
    _count([began, elsewhere])
    roots = [root for root in (began, elsewhere) if root.children or root is began]
    return Tree(roots, list(nodes.values()))


def _reach(roots):
    """All nodes that come from `roots`, them included; each once, in order, as a dict without values."""
    reached, queue = dict.fromkeys(roots), deque(roots)
    while queue:
        for child in queue.popleft().children:
            if child not in reached:
                reached[child] = None
                queue.append(child)
    return reached


def _count(roots):
    """Count what came from each node, and put the children with the most first."""
    for node in reversed(_reach(roots)):
        node.size = sum(child.size + 1 for child in node.children)
        node.children.sort(key=lambda child: -child.size)
