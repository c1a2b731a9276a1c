"""Wrong answers derived from a reference: each differs from it in one place, the way a slip of the hand would.

Tools such as mutmut and cosmic-ray change files of a package and run its test suite for each change. Here an answer is
a cell, many are tried in one kernel, and the slips that matter are those of numerical code: a lost axis, a missing
clip, a dropped term. So the changes are made with Python's own `ast`.
"""

import ast
import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div)
OPPOSITE: dict[Any, Any] = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.Pow: ast.Mult,
            ast.FloorDiv: ast.Div, ast.Mod: ast.Mult, ast.MatMult: ast.Mult,
            ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
            ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
            ast.And: ast.Or, ast.Or: ast.And, ast.BitAnd: ast.BitOr, ast.BitOr: ast.BitAnd}  # fmt: skip
TURNED: dict[Any, Any] = {ast.Lt: ast.Gt, ast.LtE: ast.GtE, ast.Gt: ast.Lt, ast.GtE: ast.LtE}
SWAPPED = {"min": "max", "max": "min", "minimum": "maximum", "maximum": "minimum", "argmin": "argmax",
           "argmax": "argmin", "mean": "sum", "sum": "mean", "zeros": "ones", "ones": "zeros", "any": "all",
           "all": "any", "exp": "log", "log": "exp", "sqrt": "abs", "zeros_like": "ones_like",
           "ones_like": "zeros_like"}  # fmt: skip
GUARDS = ("clip", "clamp", "copy", "clone", "detach", "abs", "sqrt", "astype", "float")  # calls that are forgotten
SYMMETRIC = ("maximum", "minimum", "max", "min", "dot", "logaddexp", "hypot", "add", "multiply", "isclose", "allclose",
             "array_equal")  # fmt: skip
OPTIONS = ("axis", "dim", "keepdims", "keepdim")

Change = tuple[str, ast.AST]  # what is different, and the new node
Place = tuple[tuple[str, int | None], ...]  # fields, and places in them, that lead from the tree to a node


@dataclass(frozen=True)
class Mutant:
    """A changed answer, and in which line what was changed."""

    change: str
    code: str


def mutants(code: str) -> list[Mutant]:
    """All changed versions of an answer, none the `same` as it or as another. Code: valid Python."""
    tree = ast.parse(code)
    seen = {same(code)}
    found = []
    for path, node in walk(tree, ()):
        for change, new in changes(node):
            changed = copy.deepcopy(tree)
            replace(changed, path, new)
            text = ast.unparse(ast.fix_missing_locations(changed))
            if same(text) not in seen:
                seen.add(same(text))
                found.append(Mutant(f"line {getattr(node, 'lineno', 1)}: {change}", text))
    return found


def walk(node: ast.AST, path: Place) -> Iterator[tuple[Place, ast.AST]]:
    """All nodes that run, with the way to them: no docstrings, annotations and decorators."""
    for field, value in ast.iter_fields(node):
        if field in ("annotation", "returns", "decorator_list", "ctx"):
            continue
        children = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        for place, child in children:
            if isinstance(child, ast.AST) and not is_docstring(child):
                way = (*path, (field, place))
                yield way, child
                yield from walk(child, way)


def same(code: str) -> str:
    """What two answers have in common that differ only in what never matters: see Plain; comments; layout."""
    return ast.dump(Plain().visit(ast.parse(code)))


class Plain(ast.NodeTransformer):
    """Takes out of an answer what never matters: texts, `pass` beside other statements, the words of an error, None
    after `return`, and the order of a difference that is squared or loses its sign.
    """

    def generic_visit(self, node: ast.AST) -> ast.AST:
        """The node without what never matters in it."""
        super().generic_visit(node)
        match node:
            case ast.Module(body) | ast.FunctionDef(body=body) | ast.ClassDef(body=body) | ast.If(body=body):
                node.body = [part for part in body if not (isinstance(part, ast.Pass) or is_docstring(part))]
                node.body = node.body or [ast.Pass()]
            case ast.Raise(ast.Call(error)):
                node.exc = error
            case ast.Return(ast.Constant(None)):
                node.value = None
            case ast.BinOp(base, ast.Pow(), ast.Constant(2)):
                node.left = unsigned(base)
            case ast.Call(ast.Name("abs") | ast.Attribute(ast.Name("np"), "abs"), [argument]):
                node.args = [unsigned(argument)]
        return node


def unsigned(node: ast.expr) -> ast.expr:
    """An expression whose sign does not matter: the sides of a difference in it get a fixed order."""
    match node:
        case ast.BinOp(left, ast.Sub(), right):
            first, second = sorted((left, right), key=ast.dump)
            return ast.BinOp(first, ast.Sub(), second)
        case ast.BinOp(left, ast.Mult() | ast.Div() as operator, right):
            return ast.BinOp(unsigned(left), operator, unsigned(right))
    return node


def is_docstring(node: ast.AST) -> bool:
    """Whether a statement is just a text."""
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def replace(tree: ast.AST, path: Place, new: ast.AST) -> None:
    """Put a node in the place that a path leads to."""
    for field, place in path[:-1]:
        tree = getattr(tree, field) if place is None else getattr(tree, field)[place]
    field, place = path[-1]
    if place is None:
        setattr(tree, field, new)
    else:
        getattr(tree, field)[place] = new


def changes(node: ast.AST) -> Iterator[Change]:
    """What can go wrong at one node."""
    match node:
        case ast.BinOp(left, operator, right):
            yield from operators(node)
            if isinstance(operator, (*ARITHMETIC, ast.Pow, ast.MatMult)):
                yield f"only {ast.unparse(left)}", left
            if isinstance(operator, ARITHMETIC):
                yield f"only {ast.unparse(right)}", right
            if isinstance(operator, ast.Sub | ast.Div | ast.MatMult | ast.Pow):
                yield "sides exchanged", ast.BinOp(right, operator, left)
        case ast.AugAssign():
            yield from operators(node)
        case ast.BoolOp(values=[first, *_]):
            yield from operators(node)
            yield f"only {ast.unparse(first)}", first
        case ast.Compare(left, [operator], [right]):
            for table in (OPPOSITE, TURNED):
                if new := table.get(type(operator)):
                    turned = ast.Compare(left, [new()], [right])
                    yield ast.unparse(turned), turned
        case ast.UnaryOp(ast.USub() | ast.Not() | ast.Invert(), operand):
            yield f"without the sign of {ast.unparse(node)}", operand
        case ast.Constant(constant):
            for other in constants(constant):
                yield f"{other} for {constant!r}", ast.parse(f"({other})", mode="eval").body
        case ast.Call():
            yield from calls(node)
        case ast.IfExp(_, body, orelse):
            yield f"always {ast.unparse(body)}", body
            yield f"always {ast.unparse(orelse)}", orelse
        case ast.If():
            yield "never this branch", ast.If(ast.Constant(False), node.body, node.orelse)
        case ast.Subscript(value):
            yield f"{ast.unparse(value)} without the index", value
        case ast.Return(ast.expr()):
            yield "returns nothing", ast.Return(None)
        case ast.Assign([ast.Name(name) as target], ast.BinOp(ast.Name(left), operator, right)) if name == left:
            yield f"changes {name} in place", ast.AugAssign(target, operator, right)
        case ast.Assign() | ast.Expr() | ast.Raise() | ast.Assert() | ast.Delete():
            yield f"without {ast.unparse(node).splitlines()[0]}", ast.Pass()


def constants(value: object) -> list[object]:
    """Other values."""
    match value:
        case bool():
            return [not value]
        case int():
            return [value + 1, value - 1]
        case float():
            return [value * 2, -value] if value else [1.0, -1.0]
    return []


def operators(node: Any) -> Iterator[Change]:
    """Another operator; for an addition into a variable also none, and a plain assignment."""
    if new := OPPOSITE.get(type(node.op)):
        other = copy.copy(node)
        other.op = new()
        yield ast.unparse(other), other
    if isinstance(node, ast.AugAssign):
        yield f"without {ast.unparse(node)}", ast.Pass()
        yield f"= for {ast.unparse(node)}", ast.Assign([node.target], node.value, lineno=node.lineno)


def calls(node: ast.Call) -> Iterator[Change]:
    """Another function, no function, other arguments."""
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    inner: ast.expr | None = node.args[0] if node.args else None
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    library = isinstance(owner, ast.Name) and owner.id in ("np", "torch", "F", "math")
    if name in SWAPPED:
        other = copy.deepcopy(node)
        if isinstance(other.func, ast.Attribute):
            other.func.attr = SWAPPED[name]
        elif isinstance(other.func, ast.Name):
            other.func.id = SWAPPED[name]
        yield ast.unparse(other), other
    if name in GUARDS or (library and inner is not None):
        rest = inner if library or owner is None else owner
        if isinstance(rest, ast.expr):
            yield f"without {name}", rest
    for place, option in enumerate(node.keywords):
        if option.arg in OPTIONS:
            fewer = copy.copy(node)
            fewer.keywords = [*node.keywords[:place], *node.keywords[place + 1 :]]
            yield f"{name} without {option.arg}", fewer
    if len(node.args) == 2 and name not in SYMMETRIC:
        turned = copy.copy(node)
        turned.args = node.args[::-1]
        yield f"{name}: arguments exchanged", turned
