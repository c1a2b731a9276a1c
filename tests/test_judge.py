"""Tests run in a process of their own: forgeries do not get in, honest work of any kind does."""

import msgpack
import nbformat
import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

from autograder.execute import execute
from autograder.judge import FLAGS, calls_of, defined, gifts, mark, needed, note_calls, with_reference
from autograder.runner import Limits

SETUP = "import numpy as np\nimport torch\nfrom torch import nn"
RELU = "def relu(x):\n    return np.maximum(x, 0)"
TEST = """x = np.array([-1.5, 0.0, 2.0])
got = relu(x)
np.testing.assert_allclose(got, np.where(x > 0, x, 0))
assert relu(np.array([[-3.0, 4.0]])).tolist() == [[0, 4]]"""


def cell(source: str, kind: str = "", name: str = "") -> NotebookNode:
    marks = {"solution": kind == "solution", "grade": kind == "test", "locked": kind != "solution", "task": False,
             "grade_id": name or kind, "schema_version": 3, **({"points": 1} if kind == "test" else {})}  # fmt: skip
    return new_code_cell(source, metadata={"nbgrader": marks} if kind else {})


def judged(answer: str, *tests: str, reference: str = RELU, own: str = "", seconds: float = 20) -> NotebookNode:
    """The executed notebook of a student; the reference was run before, as in grading."""
    tests, limits = tests or (TEST,), Limits(cell_seconds=seconds)
    cells = [cell(SETUP, "setup"), cell(reference, "solution"),
             *(cell(test, "test", f"test{n}") for n, test in enumerate(tests))]  # fmt: skip
    source = new_notebook(cells=cells)
    frame = mark(nbformat.from_dict(source), source)
    ran = execute(nbformat.writes(with_reference(frame, source)), {}, limits)
    executed = nbformat.reads(ran.notebook, as_version=4)
    assert [errors(executed, f"test{n}") for n in range(len(tests))] == [[]] * len(tests)
    note_calls(frame, calls_of(executed))
    frame.cells[1].source = answer
    frame.cells.insert(1, cell(own))
    return nbformat.reads(execute(nbformat.writes(frame), {}, limits).notebook, as_version=4)


def errors(notebook: NotebookNode, name: str = "test0") -> list[str]:
    found = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == name)
    return [f"{o.ename}: {o.evalue}" for o in found.outputs if o.output_type == "error"]


def flags(notebook: NotebookNode) -> list[str]:
    return [flag for part in notebook.cells for flag in part.metadata.get(FLAGS, [])]


def test_the_judge_runs_what_tests_build_on() -> None:
    cells = [cell(SETUP, "setup"), cell("import matplotlib.pyplot as plt", "a"), cell("LIMIT = 3", "b"),
             cell("plt.plot([1, 2])", "c"), cell(RELU, "solution"), cell("OTHER = relu(np.ones(3))", "d"),
             cell("z = 1"), cell("assert relu(LIMIT) == LIMIT", "test")]  # fmt: skip
    assert needed(cells) == [True, True, True, False, False, False, False, True]
    assert defined("a, b = 1, 2\nclass C:\n    d = 1\ndef f():\n    e = 1") == ["a", "b", "C", "f"]


def test_what_a_test_gives_to_later_cells() -> None:
    hidden = "### BEGIN HIDDEN TESTS\nsecret = [5, 6]\nx = 7\n### END HIDDEN TESTS"
    cells = [cell(RELU, "solution"), cell(f"x = 2\ny, unused = relu(x), 0\n{hidden}", "test"),
             cell("print(x, y, secret)")]  # fmt: skip
    assert gifts(cells) == [[], ["y"], []], "nothing that its hidden part makes or changes"


@pytest.mark.slow
def test_files_of_the_students_are_there_for_the_student_alone() -> None:
    test = "import os\nassert sorted(os.listdir()) == ['welds.csv'], os.listdir()\nassert relu(-1) == 0"
    source = new_notebook(cells=[cell(SETUP, "setup"), cell("from mine import relu", "solution"), cell(test, "test"),
                                 cell("print(open('welds.csv').read())")])  # fmt: skip
    given, own = {"welds.csv": b"given"}, {"mine.py": f"import numpy as np\n{RELU}".encode(), "welds.csv": b"changed"}
    marked = mark(source, new_notebook(cells=[cell(RELU, "solution")]))
    ran = nbformat.reads(execute(nbformat.writes(marked), given, Limits(), own=own).notebook, as_version=4)
    assert errors(ran, "test") == [] and not ran.cells[1].outputs
    assert ran.cells[3].outputs[0].text == "given\n"


@pytest.mark.slow
def test_later_cells_have_what_tests_define() -> None:
    test = "got = relu(np.array([-1.0, 2.0]))\nok = bool((got == [0, 2]).all())\ndef secret():\n    pass\nassert ok"
    source = new_notebook(cells=[cell(SETUP, "setup"), cell(RELU, "solution"), cell(test, "test"),
                                 cell("print(got, ok)"), cell("secret"), cell("1 / 0")])  # fmt: skip
    ran = nbformat.reads(execute(nbformat.writes(mark(source, source)), {}, Limits()).notebook, as_version=4)
    assert ran.cells[3].outputs[0].text == "[0. 2.] True\n"
    assert ran.cells[4].outputs[0].ename == "NameError", "code of tests does not leave the judge"
    assert "In[6]" in "".join(ran.cells[5].outputs[0].traceback), "cells are counted as in a single kernel"


@pytest.mark.slow
def test_tests_find_the_data_files_and_the_modules_among_them() -> None:
    test = "import helpers\nassert relu(np.float64(open('one.txt').read())) == helpers.ONE"
    source = new_notebook(cells=[cell(SETUP, "setup"), cell(RELU, "solution"), cell(test, "test")])
    files = {"helpers.py": b"ONE = 1", "one.txt": b"1"}
    ran = execute(nbformat.writes(mark(source, source)), files, Limits())
    assert errors(nbformat.reads(ran.notebook, as_version=4), "test") == []


@pytest.mark.slow
def test_pictures_of_students_functions_are_shown_with_the_test() -> None:
    setup = f"{SETUP}\nimport matplotlib.pyplot as plt\nfrom IPython.display import display, Markdown"
    draw = "def draw(x):\n    figure, axes = plt.subplots()\n    axes.plot(x)\n    display(Markdown('**drawn**'))"
    tests = ["draw([1, 2])", "draw([1, 2])\nplt.close('all')", "1 + 1"]
    source = new_notebook(cells=[cell(setup, "setup"), cell(f"{draw}\n    return axes", "solution"),
                                 *(cell(test, "test", f"test{n}") for n, test in enumerate(tests)),
                                 cell("2")])  # fmt: skip
    ran = nbformat.reads(execute(nbformat.writes(mark(source, source)), {}, Limits()).notebook, as_version=4)
    kinds = [[min(output.data) for output in ran.cells[n].outputs] for n in range(2, 6)]
    drawn, result, picture = "text/markdown", "text/plain", "image/png"
    assert kinds == [[drawn, result, picture], [drawn], [result], [result]]


@pytest.mark.slow
@pytest.mark.parametrize("answer", [
    RELU,
    "relu = lambda x: np.where(x > 0, x, 0)",
    "class Relu:\n    def __call__(self, x):\n        return (abs(x) + x) / 2\nrelu = Relu()",
    "from functools import partial\nrelu = partial(np.maximum, 0.0)",
    "relu = np.frompyfunc(lambda v: max(v, 0.0), 1, 1)\nrelu = (lambda old: lambda x: old(x).astype(float))(relu)",
    "def relu(x):\n    print('a look at', x)\n    return np.ma.masked_array(np.maximum(x, 0))",
    "def relu(x):\n    return torch.relu(torch.from_numpy(x)).numpy()",
    "np.seterr(all='warn')\nimport warnings\nwarnings.simplefilter('error')\ndef relu(x):\n    try:\n"
    "        np.float64(1) / 0\n    except RuntimeWarning:\n        return np.maximum(x, 0)",
    "%cd /tmp\n%cd -\ndef relu(x):\n    return np.maximum(x, 0)",
    "class Relu(nn.Module):\n    def forward(self, x):\n        return np.maximum(x, 0)\nrelu = Relu()",
    "class Data(dict):\n    __getattr__ = dict.get\ndef relu(x):\n    return np.maximum(x, Data(zero=0).zero)",
])  # fmt: skip
def test_any_correct_work_gets_its_points_and_no_flag(answer: str) -> None:
    notebook = judged(answer)
    assert (errors(notebook), flags(notebook)) == ([], [])


STOPPER = """class Stopper:
    def __init__(self, patience):
        self.patience, self.best, self.bad = patience, float("inf"), 0
    def step(self, loss):
        self.bad = 0 if loss < self.best else self.bad + 1
        self.best = min(self.best, loss)
        return self.bad >= self.patience"""
STOPPED = "stopper = Stopper(2)\nassert [stopper.step(x) for x in (3, 2, 2, 2)] == [False, False, False, True]"
STOPPERS = {
    "a closure": STOPPER.replace("= 0 if loss < self.best", "= 0 if self.better(loss)").replace(
        "\n    def step", "\n        self.better = lambda loss: loss < self.best\n    def step"),
    "a bound method": STOPPER.replace("def step(self", "def more(self").replace(
        "\n    def more", "\n        self.step = self.more\n    def more"),
    "slots": STOPPER.replace(":\n", ":\n    __slots__ = ('patience', 'best', 'bad')\n", 1),
    "a property to set": STOPPER.replace("self.best", "self._best").replace("_best, self.bad =", "best, self.bad =")
    + """
    @property
    def best(self):
        return self._best
    @best.setter
    def best(self, new):
        self._best = new""",
    "a namespace": """from types import SimpleNamespace
class Stopper:
    def __init__(self, patience):
        self.at = SimpleNamespace(best=float("inf"), bad=0, patience=patience)
    def step(self, loss):
        self.at.bad = 0 if loss < self.at.best else self.at.bad + 1
        self.at.best = min(self.at.best, loss)
        return self.at.bad >= self.at.patience""",
    "a deque of some length": """import collections
class Stopper:
    def __init__(self, patience):
        self.last = collections.deque(maxlen=patience + 1)
    def step(self, loss):
        self.last.append(loss)
        return len(self.last) == self.last.maxlen and self.last[0] <= min(list(self.last)[1:])""",
    "a named tuple": """import collections
At = collections.namedtuple("At", "best bad patience")
class Stopper:
    def __init__(self, patience):
        self.at = At(float("inf"), 0, patience)
    def step(self, loss):
        self.at = At(min(self.at.best, loss), 0 if loss < self.at.best else self.at.bad + 1, self.at.patience)
        return self.at.bad >= self.at.patience""",
    "an enumeration": """import enum
class State(enum.Enum):
    GOOD = 1
    BAD = 2
class Stopper:
    def __init__(self, patience):
        self.best, self.seen, self.patience = float("inf"), [], patience
    def step(self, loss):
        self.seen.append(State.GOOD if loss < self.best else State.BAD)
        self.best = min(self.best, loss)
        return self.seen[-self.patience:] == [State.BAD] * self.patience""",
    "children that know their parent": """class Part:
    def __init__(self, whole):
        self.whole = whole
    def worse(self, loss):
        return loss >= self.whole.best
class Stopper:
    def __init__(self, patience):
        self.patience, self.best, self.bad = patience, float("inf"), 0
        self.part = Part(self)
    def step(self, loss):
        self.bad = self.bad + 1 if self.part.worse(loss) else 0
        self.best = min(self.best, loss)
        return self.bad >= self.patience""",
}


@pytest.mark.slow
@pytest.mark.parametrize("answer", STOPPERS.values(), ids=STOPPERS)
def test_objects_may_hold_anything(answer: str) -> None:
    executed = judged(answer, STOPPED, reference=STOPPER)
    assert errors(executed) == [] and flags(executed) == []


NET = """class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.one, self.two = nn.Linear(2, 3), nn.Linear(3, 1)
    def forward(self, x):
        return self.two(torch.relu(self.one(x)))"""
LEARNS = """net, x = Net(), torch.ones(4, 2)
before = net(x)
assert before.shape == (4, 1)
with torch.no_grad():
    for weights in net.parameters():
        weights.fill_(0.5)
assert torch.allclose(net(x), torch.tensor(2.75))
net(x).sum().backward()
assert all(weights.grad is not None for weights in net.parameters())"""


@pytest.mark.slow
@pytest.mark.parametrize("line", ["self.run = lambda x: self.two(torch.relu(self.one(x)))", "self.run = self.all_of"])
def test_models_may_hold_functions_that_use_them(line: str) -> None:
    answer = NET.replace("    def forward", f"        {line}\n    def all_of", 1)
    executed = judged(f"{answer}\n    def forward(self, x):\n        return self.run(x)", LEARNS, reference=NET)
    assert errors(executed) == [] and flags(executed) == []


@pytest.mark.slow
def test_a_dictionary_of_another_class_is_a_dictionary() -> None:
    reference = "def cache(x):\n    return {'x': x}"
    answer = "class Dots(dict):\n    __getattr__ = dict.get\ndef cache(x):\n    return Dots(x=x)"
    executed = judged(answer, "got = cache(np.ones(2))\nassert isinstance(got, dict) and got['x'].sum() == 2",
                      reference=reference)  # fmt: skip
    assert errors(executed) == []


@pytest.mark.slow
@pytest.mark.parametrize("answer", [
    "class Own:\n    @staticmethod\n    def go(x):\n        x[...] = 0\n        return x\nrelu = Own.go",
    "relu = nn.Linear(1, 1)\nrelu.forward = lambda x: x\n"
    "def zero(module, given):\n    given[0][...] = 0\nrelu.register_forward_pre_hook(zero)",
])  # fmt: skip
def test_changes_by_functions_without_a_name_are_seen(answer: str) -> None:
    test = "x = np.array([-1.5, 0.0, 2.0])\ngot = relu(x)\nnp.testing.assert_allclose(got, np.where(x > 0, x, 0))"
    executed = judged(answer, test)
    assert errors(executed) or flags(executed)


@pytest.mark.slow
@pytest.mark.parametrize("reference", ["relu = torch.nn.ReLU()", "relu = np.abs", "relu = np.float32"])
def test_a_reference_may_be_what_a_library_has(reference: str) -> None:
    executed = judged(reference, "assert relu(torch.ones(1)) == 1", reference=reference)
    assert errors(executed) == [] and flags(executed) == []


WRONG = "def relu(x):\n    return x"
FORGERIES = {
    "NumPy's comparison replaced": "np.testing.assert_allclose = np.where = lambda *a, **k: True",
    "every exception ignored": "get_ipython().set_custom_exc((BaseException,), lambda *a, **k: None)",
    "cells rewritten": "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass'])",
    "a class of classes": """from torch import nn
class Base: pass
def yes(*a, **k): return True
relu = nn.Linear(1, 1)
relu.forward = type
relu.register_forward_pre_hook(lambda m, a: ("X", (Base,), {"__eq__": yes, "__array_function__": yes}))
relu.register_forward_hook(lambda m, a, made: made())""",
    "stand-ins' side patched": "from autograder import servant\nservant.Servant.answer = lambda *a: b'\\xc0'",
    "classes that lie": "class Liar(np.ndarray):\n    def __eq__(self, other):\n        return True",
    "names of the judge": "import __main__\n__main__.np = __main__.session = None",
}


@pytest.mark.slow
@pytest.mark.parametrize("own", FORGERIES.values(), ids=FORGERIES)
def test_forgeries_do_not_reach_the_tests(own: str) -> None:
    assert errors(judged(WRONG, own=own))


@pytest.mark.slow
def test_an_object_that_lies_is_seen_for_what_it_is() -> None:
    answer = """class Liar(np.ndarray):
    __array_priority__ = 100
    def __eq__(self, other): return np.ones(self.shape, bool)
    def __array_function__(self, *a, **k): return np.array(True)
    def __array_ufunc__(self, *a, **k): return np.zeros(3, bool)
    def tolist(self): return [[0, 4]]
def relu(x):
    return x.view(Liar)"""
    assert errors(judged(answer))


@pytest.mark.slow
def test_a_test_passed_by_changing_its_input_is_flagged() -> None:
    notebook = judged("def relu(x):\n    x[...] = 0\n    return x", TEST.split("assert relu")[0])
    assert errors(notebook) == []  # it is for the instructor to decide
    assert flags(notebook) == ["passed only because relu changes what it is given, and the reference does not"]


@pytest.mark.slow
@pytest.mark.parametrize(("reference", "answer", "test"), [
    ("def fit(f, n):\n    return f(n)",  # what the function at hand builds on is replaced
     """def fit(f, n):
    for part in f.__closure__:
        if callable(part.cell_contents): part.cell_contents = lambda n: 7
        elif isinstance(part.cell_contents, list): part.cell_contents[:] = [7]
    return 7""",
     """def task():
    truth, log = (lambda n: n * 2), [4]
    def f(n):
        return truth(n) + 0 * log[0]
    got = fit(f, 2)
    assert got == truth(2) == log[0], got
task()"""),
    ("class Net:\n    def __init__(self, x):\n        self.x = x\n    def sum(self):\n"
     "        return float(self.x.sum())",
     "class Net:\n    def __init__(self, x):\n        self.x = x.T\n    def sum(self):\n        self.x[...] = 0\n"
     "        return 0.0",
     "x = np.ones((2, 3))\nnet = Net(x)\nassert net.sum() == x.sum()"),
    (RELU, "def relu(x):\n    def items():\n        x[...] = 0\n        yield from x\n    return items()",
     "x = np.array([-1.0, 2.0])\nassert list(relu(x)) == [max(v, 0) for v in x]"),
])  # fmt: skip
def test_other_ways_to_reach_what_is_the_judges(reference: str, answer: str, test: str) -> None:
    notebook = judged(answer, test, reference=reference)
    assert errors(notebook) or flags(notebook)


@pytest.mark.slow
def test_a_change_that_the_test_does_not_depend_on_is_no_flag() -> None:
    answer = "def relu(x):\n    torch.set_grad_enabled(False)\n    got = np.maximum(x, 0)\n    x[:] = 5\n    return got"
    notebook = judged(answer, "assert relu(np.array([-1.0, 3.0])).tolist() == [0, 3]")
    assert (errors(notebook), flags(notebook)) == ([], [])


@pytest.mark.slow
def test_a_result_of_another_shape_is_flagged() -> None:
    notebook = judged("def relu(x):\n    return np.empty((0, 1))", "np.testing.assert_allclose(relu(np.ones(1)), 1)",
                      reference=RELU)  # fmt: skip
    assert errors(notebook) == []
    assert flags(notebook) == ["relu gave numbers of shape (0, 1), the reference (1,)"]


@pytest.mark.slow
def test_errors_tell_the_line_of_the_students_cell() -> None:
    test = """try:
    relu(np.ones(3))
except ZeroDivisionError as error:
    import traceback
    last = traceback.extract_tb(error.__traceback__)[-1]
    assert (last.lineno, last.line, str(error)) == (3, "return 1 // 0", "integer division or modulo by zero")
else:
    relu"""
    assert errors(judged("def relu(x):\n    x = x + 1\n    return 1 // 0", test)) == []


@pytest.mark.slow
def test_gradients_objects_and_random_numbers_travel() -> None:
    reference = """class Net(nn.Module):
    def __init__(self, n, rng):
        super().__init__()
        self.layer, self.seen = nn.Linear(n, 1), []
        self.start = rng.normal(size=n)
    def forward(self, x):
        self.seen.append(x.detach())
        return self.layer(x)
def train(net, x, y, optimizer, log):
    optimizer.zero_grad()
    loss = ((net(x) - y) ** 2).mean()
    loss.backward()
    optimizer.step()
    log.append(loss.item())
    return net"""
    test = """rng, twin = np.random.default_rng(5), np.random.default_rng(5)
net = Net(3, rng)
assert isinstance(net, nn.Module) and isinstance(net, Net) and len(list(net.parameters())) == 2
assert np.array_equal(net.start, twin.normal(size=3)) and rng.normal() == twin.normal()
x = torch.randn(4, 3, requires_grad=True)
out = net(x)
out.sum().backward()
assert torch.allclose(x.grad, net.layer.weight.expand(4, 3))
assert torch.allclose(net.layer.bias.grad, torch.tensor([4.0]))
assert len(net.seen) == 1 and torch.equal(net.seen[0], x.detach())
before, log, calls = net.layer.weight.detach().clone(), [], []
sgd = torch.optim.SGD(net.parameters(), lr=0.1)
sgd.register_step_post_hook(lambda *_: calls.append(1))
want = ((net(x) - 1) ** 2).mean()
slope, = torch.autograd.grad(want, net.layer.weight)
assert train(net, x, torch.ones(4, 1), sgd, log) is net
assert calls == [1] and np.allclose(log, [want.item()]) and torch.allclose(net.layer.weight, before - 0.1 * slope)"""
    notebook = judged(reference, test, reference=reference)
    assert (errors(notebook), flags(notebook)) == ([], [])


FLOOD = """from IPython.display import HTML, display
def relu(x):
    display(HTML("<b>" + 500_000 * "shown"))
    print(500_000 * "printed", chr(0xD800))
    return np.maximum(x, 0)"""


@pytest.mark.slow
def test_floods_cost_no_marks_and_little_room() -> None:
    notebook = judged(FLOOD, TEST, "print(500_000 * 'said by the test')\nassert relu(np.array([-1.0]))[0] == 0")
    assert errors(notebook) == errors(notebook, "test1") == []
    assert len(nbformat.writes(notebook)) < 5_000_000
    assert "output cut" in str(notebook.cells[-1].outputs[-1])


@pytest.mark.slow
def test_code_that_is_nested_too_deeply_costs_its_own_tests_only() -> None:
    cells = [cell(SETUP, "setup"), cell(RELU, "solution", "a"), cell(f"deep = {100_000 * '-'}1", "solution", "b"),
             cell("deep", "test", "of b"), cell("assert relu(np.ones(1))[0] == 1", "test", "of a")]  # fmt: skip
    reference = [*cells[:2], cell("deep = 1", "solution", "b"), *cells[3:]]
    frame = mark(new_notebook(cells=cells), new_notebook(cells=reference))
    ran = nbformat.reads(execute(nbformat.writes(frame), {}, Limits()).notebook, as_version=4)
    assert len(errors(ran, "of b")) == 1 and errors(ran, "of a") == [], (errors(ran, "of b"), errors(ran, "of a"))


@pytest.mark.slow
def test_a_call_that_hangs_or_ends_its_process_costs_only_what_it_must() -> None:
    hangs = judged("def relu(x):\n    while x.size == 3: pass\n    return np.maximum(x, 0)", TEST, "relu(np.ones(2))",
                   seconds=2)  # fmt: skip
    assert errors(hangs)[0].startswith(("KeyboardInterrupt", "CellTimeoutError")) and errors(hangs, "test1") == []
    ends = judged("def relu(x):\n    import os; os._exit(3)", TEST, "relu(np.ones(2))", seconds=2)
    assert errors(ends) == errors(ends, "test1") == ["NotRun: the code ended its own Python process"]


@pytest.mark.parametrize("nodes", [
    [["class", "subprocess.Popen"]], [["stock", "subprocess.Popen", []]],
    [["stock", "torch.nn.modules.os.PathLike", []]],
    [["array", 0, 0, "|O", [1], [8], True]], [["array", 0, 8, "<f8", [10], [8], True]], [["ufunc", "load"]],
    [["tensor", 0, 0, "float32", 0, [100], [1], False, -1, -1]], [["list", [5]]], [["bound", 1, "load"], ["plain", 1]],
    [["no such kind", 1]], [["plain", {"a": 1}]], [["collate", "system"]],
])  # fmt: skip
def test_nonsense_is_refused_and_runs_nothing(nodes: list[object]) -> None:
    from autograder.servant import allocate
    from autograder.standins import Decoder, open_session

    sent = msgpack.unpackb(msgpack.packb({"nodes": nodes, "memory": []}))
    decoder = Decoder(open_session(None, {}), sent, {}, [allocate(False, bytes(16))])  # type: ignore[arg-type]
    with pytest.raises((ValueError, TypeError, AttributeError, IndexError, KeyError, RuntimeError)):
        decoder.value(0)
