"""Stand-ins, in the judge's process, for what students' cells define; tests use them like the real things.

Calling a stand-in sends its arguments over, has the student's function run in the student's process, servant.py, and
brings plain data back, decoded without pickle. State travels: an object of a student's class is a real object here,
whose attributes are plain data, and only its methods run over there. So truth, order and equality are decided here.
Changes that a function makes to its arguments are made here, too.
"""

import ast
import collections
import contextlib
import copy
import importlib
import io
import pickle
import re
import socket
import sys
import types
import warnings
from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from operator import itemgetter
from typing import Any
from unittest import mock

import cloudpickle
import msgpack
import numpy as np
from IPython.display import publish_display_data

from . import servant
from .link import receive, send
from .servant import (
    MAPPINGS,
    OWN_METHODS,
    PLAIN,
    READERS,
    SEQUENCES,
    STOCK,
    SWITCHES,
    TRUSTED,
    Memory,
    Piece,
    address_of,
    allocate,
    apply,
    as_bytes,
    flat,
    path_of,
    settings,
)

OURS = ("_number", "_label")  # attributes of stand-ins
ANSWER_BYTES = 300_000_000
NAME = re.compile(r"[A-Za-z_]\w{0,40}")  # of an error
NODES = 3_000_000
MOST_CHILDREN = 100_000
SHOWN = 100  # displays of one call
LENT = 300  # how much of what was given as an argument is looked for later
PYTHON_ERRORS = {name: kind for name, kind in vars(__import__("builtins")).items()
                 if isinstance(kind, type) and issubclass(kind, BaseException)}  # fmt: skip
WARNINGS = {name: kind for name, kind in PYTHON_ERRORS.items() if issubclass(kind, Warning)}
TORCH_DTYPES = ("float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool",
                "complex64", "complex128")  # fmt: skip


class Broken(RuntimeError):
    """The student's process did not answer, or not with what it should."""


# ---------------------------------------------------------------- the stand-ins
class Remote:
    """Something that stays in the student's process."""

    _origin: Any = ()  # the arguments of the call that it came from: a generator may still change them

    def __init__(self, number: int, name: str) -> None:
        self._number, self.__name__, self._label = number, name, ""


class function(Remote):  # its name is what students read in messages
    """A function of the student's."""

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Run it in the student's process."""
        return session().request(("call", self._number), args, options, self._label)

    def __getattr__(self, name: str) -> Any:
        if name == "__code__" and self.__name__ in session().codes:
            return session().codes[self.__name__]
        raise AttributeError(f"'function' object has no attribute {name!r}")


class StandIn:
    """What all classes that stand for a student's class have in common."""

    _number: int
    _label = ""  # the name it has in the notebook


def opaque(kind: str, callable_: bool, iterable: bool, sized: bool, indexed: bool) -> type[Remote]:
    """A class for objects that are no data, with those operations that the student's object has."""
    members: dict[str, Any] = {}
    if callable_:
        members["__call__"] = function.__call__
    if iterable:
        members["__iter__"] = each
    if sized:
        members["__len__"] = lambda self: session().request(("len", self._number))
    if indexed:
        members["__getitem__"] = lambda self, key: session().request(("item", self._number), (key,))
    if iterable and not sized:
        members["__next__"] = lambda self: advance(self)

    def get(self: Any, name: str) -> Any:
        if name.startswith("__") or name == "_number":
            raise AttributeError(name)
        return session().request(("attribute", self._number, name))

    return type(kind, (Remote,), {**members, "__getattr__": get})


def each(iterable: Any) -> Any:
    """Its items, one by one."""
    found = session().request(("iter", iterable._number))
    if isinstance(found, Remote):
        found._origin = iterable._origin or found._origin
    return iterate(found)


def advance(iterator: Any) -> Any:
    """The next item. Raises StopIteration."""
    args, options = iterator._origin or ((), {})
    found = session().request(("next", iterator._number), args, options, iterator._label)
    if not isinstance(found, list) or not found:
        raise StopIteration
    return found[0]


def iterate(iterator: Any) -> Any:
    """All items of an iterator of the student's."""
    if not isinstance(iterator, Remote):
        yield from iterator
        return
    while True:
        try:
            item = advance(iterator)
        except StopIteration:
            return
        yield item


def method(number: int, name: str) -> Callable[..., Any]:
    """A method that runs in the student's process."""
    suffix = "" if name == "__call__" else f".{name}"

    def call(self: Any, *args: Any, **options: Any) -> Any:
        return session().request(("method", number, name), (self, *args), options, self._label + suffix)

    call.__name__ = name
    return call


def construct(number: int) -> Callable[..., None]:
    """The __init__ of a stand-in class: the object is made over there, and its attributes come back."""

    def call(self: Any, *args: Any, **options: Any) -> None:
        session().building = self
        try:
            made = session().request(("call", number), args, options, self._label)
        finally:
            session().building = None
        if made is not self:
            self.__dict__.update(vars(made) if isinstance(made, type(self)) else {})

    return call


# ---------------------------------------------------------------- to the student's process
def imported_submodules(code: types.CodeType, globals_: Iterable[Any]) -> list[types.ModuleType]:
    """Submodules that a function uses, as cloudpickle looks for them, but without a look at each module there is."""
    found: list[types.ModuleType] = []
    packages = [value.__name__ for value in globals_ if isinstance(value, types.ModuleType) and value.__package__]
    while packages:
        package = packages.pop()
        names = [name for name in (f"{package}.{part}" for part in code.co_names) if name in sys.modules]
        packages += names
        found += [sys.modules[name] for name in names]
    return found


cloudpickle.cloudpickle._find_imported_submodules = imported_submodules


class Pickler(cloudpickle.Pickler):
    """Writes arguments; stand-ins become what they stand for, and tensors that share memory still do over there."""

    def __init__(self, file: io.BytesIO) -> None:
        super().__init__(file, protocol=5)
        self.memory = Memory()
        self.alive: list[Any] = []

    def persistent_id(self, value: Any) -> Any:
        """The number of a piece of memory."""
        return value.number if isinstance(value, Piece) else None

    def reducer_override(self, value: Any) -> Any:
        """How to write what pickle does not know, or would lose something of."""
        torch = sys.modules.get("torch")
        if isinstance(value, Remote):
            return servant.remembered, (value._number,)
        if isinstance(value, type):
            if issubclass(value, StandIn):
                return servant.remembered, (value._number,)
        elif isinstance(value, StandIn) or (torch and isinstance(value, torch.nn.Module)):
            number, _ = session().sent.look(id(value), value, None)
            session().sent.tidy()
            token = next((t for t, thing in session().given.items() if thing is value), -1)
            return servant.again, (number, type(value), token), dict(vars(value)), None, None, servant.fill
        elif isinstance(value, types.ModuleType) and type(value) is not types.ModuleType:
            return importlib.import_module, (value.__name__,)
        elif type(value) is np.ndarray and value.dtype.kind in PLAIN:
            number, offset, lies = self.memory.of_array(value)
            self.alive.append(lies)
            parts = offset, value.dtype.str, lies.shape, lies.strides, value.flags.writeable
            return servant.array, (Piece(number), *parts)
        elif torch and isinstance(value, torch.Tensor):
            return self.tensor(torch, value)
        elif torch and isinstance(value, torch.optim.Optimizer):
            return object.__new__, (type(value),), dict(vars(value)), None, None, servant.fill
        return super().reducer_override(value)

    def tensor(self, torch: Any, value: Any) -> Any:
        """A tensor of the CPU, with its gradient."""
        if isinstance(value, torch.nn.parameter.UninitializedTensorMixin):
            return value.__reduce_ex__(5)
        if value.layout != torch.strided or value.device.type != "cpu":
            return NotImplemented
        plain = value.detach()
        kind = torch.nn.Parameter if isinstance(value, torch.nn.Parameter) else torch.Tensor
        number, start = self.memory.of_storage(plain.untyped_storage())
        parts = (Piece(number), start, plain.dtype, plain.storage_offset(), tuple(plain.shape), plain.stride(),
                 value.requires_grad, kind)  # fmt: skip
        gradient = value.grad if value.is_leaf else None
        if gradient is None:
            return servant.tensor, parts
        return servant.tensor, parts, gradient, None, None, servant.set_gradient


# ---------------------------------------------------------------- from the student's process
class Decoder:
    """Turns nodes into values. Raises whatever Python raises for nonsense, but never runs anything."""

    def __init__(self, owner: "Session", reply: dict[str, Any], sent: dict[int, Any], memory: list[Any]) -> None:
        self.owner, self.sent, self.memory = owner, sent, memory
        self.nodes, self.root = reply["nodes"], reply.get("result")
        if len(self.nodes) > NODES:
            raise ValueError("more than can be looked at")
        self.memory += [owner.piece(*piece) for piece in reply["memory"]]
        self.done: dict[int, Any] = {}

    def value(self, number: int) -> Any:
        """The value of a node."""
        if number not in self.done:
            self.done[number] = None
            self.done[number] = self.make(number, *self.nodes[number])
        return self.done[number]

    def make(self, number: int, kind: str, *rest: Any) -> Any:
        """The value with such a description."""
        make = getattr(self, f"_make_{kind}", None)
        if make:
            return make(number, *rest)
        return (self._sequence if kind in SEQUENCES else self._mapping)(number, kind, rest[0])

    def _make_kept(self, number: int, token: int, changed: bool, content: list[Any]) -> Any:
        """Something that may have been given before; then it is the same thing."""
        made, old = self.make(number, *content), self.owner.given.get(token)
        if old is None or (changed and not renew(old, made)):
            self.owner.given[token] = old = made
        return old

    def _sequence(self, number: int, kind: str, parts: list[int]) -> Any:
        if kind != "list":
            return SEQUENCES[kind](map(self.value, parts))
        made: list[Any] = []
        self.done[number] = made
        made += map(self.value, parts)
        return made

    def _mapping(self, number: int, kind: str, pairs: list[list[int]]) -> Any:
        made = self.done[number] = MAPPINGS.get(kind, dict)()
        for key, value in pairs:
            made[self.value(key)] = self.value(value)
        return made

    def attributes(self, pairs: list[list[int]]) -> dict[str, Any]:
        """Names and values; not those that Python itself uses."""
        made = {self.value(key): self.value(value) for key, value in pairs}
        return {name: value for name, value in made.items()
                if isinstance(name, str) and not name.startswith("__") and name not in OURS}  # fmt: skip

    def _make_sent(self, _: int, place: int) -> Any:
        return self.sent[place]

    def _make_constant(self, _: int, name: str | None) -> Any:
        return None if name is None else ...

    def _make_scalar(self, _: int, dtype: str, data: bytes) -> Any:
        return np.frombuffer(bytes(data), plain_dtype(dtype))[0]

    def _make_plain(self, _: int, value: Any) -> Any:
        if not isinstance(value, bool | int | float | bytes):
            raise ValueError("no plain value")
        return value

    def _make_text(self, _: int, data: bytes) -> str:
        return data.decode("utf-8", "surrogatepass")

    def _make_integer(self, _: int, digits: str) -> int:
        return int(digits, 16)

    def _make_complex(self, _: int, real: float, imaginary: float) -> complex:
        return complex(real, imaginary)

    def _make_range(self, _: int, parts: list[int]) -> range:
        return range(*parts)

    def _make_ufunc(self, _: int, name: str) -> Any:
        found = getattr(np, name)
        if not isinstance(found, np.ufunc):
            raise ValueError("no such function")
        return found

    def _make_generator(self, _: int, state: int, __: int) -> np.random.Generator:
        return np.random.Generator(bit_generator(self.value(state)))

    def _make_fraction(self, _: int, numerator: int, denominator: int) -> Fraction:
        return Fraction(self.value(numerator), self.value(denominator))

    def _make_decimal(self, _: int, digits: str) -> Decimal:
        return Decimal(digits)

    def _make_mappingproxy(self, _: int, pairs: list[list[int]]) -> Any:
        return types.MappingProxyType({self.value(key): self.value(value) for key, value in pairs})

    def _make_array(self, _: int, piece: int, offset: int, dtype: str, shape: list[int], strides: list[int],
                   writeable: bool) -> np.ndarray:  # fmt: skip
        return servant.array(self.memory[piece], offset, plain_dtype(dtype), shape, strides, bool(writeable))

    def _make_objects(self, _: int, shape: list[int], parts: list[int]) -> np.ndarray:
        made = np.empty(len(parts), object)
        for place, part in enumerate(parts):
            made[place] = self.value(part)
        return made.reshape(shape)

    def _tensor(self, kind: type, number: int, piece: int, start: int, dtype: str, offset: int, shape: list[int],
                stride: list[int], requires_grad: bool, grad: int, *_: Any) -> Any:  # fmt: skip
        lies = self.memory[piece], start, torch_dtype(dtype), offset, shape, stride
        made = self.done[number] = servant.tensor(*lies, requires_grad is True, kind)
        if grad >= 0:
            made.grad = self.value(grad)
        return made

    def _make_tensor(self, *parts: Any) -> Any:
        import torch

        return self._tensor(torch.Tensor, *parts)

    def _make_parameter(self, *parts: Any) -> Any:
        import torch

        return self._tensor(torch.nn.Parameter, *parts)

    def _make_dtype(self, _: int, name: str) -> Any:
        return torch_dtype(name)

    def _make_device(self, _: int, name: str) -> Any:
        import torch

        return torch.device(name)

    def _make_torch_generator(self, _: int, state: bytes) -> Any:
        import torch

        made = torch.Generator()
        made.set_state(as_bytes(state))
        return made

    def _make_stock(self, number: int, path: str, pairs: list[list[int]]) -> Any:
        """An object of one of PyTorch's own classes, with its state."""
        kind = stock_class(path)
        if kind is None:
            raise ValueError("no such class")
        made = self.done[number] = kind.__new__(kind)  # type: ignore[call-overload]
        made.__dict__.update(self.attributes(pairs))
        return made

    def _make_uninitialized(self, _: int, name: str, requires_grad: bool) -> Any:
        from torch.nn.parameter import UninitializedBuffer, UninitializedParameter

        kind = UninitializedParameter if name == "UninitializedParameter" else UninitializedBuffer
        return kind(requires_grad=requires_grad is True)

    def _make_hook_handle(self, _: int, hooks: int, number: int) -> Any:
        from torch.utils.hooks import RemovableHandle

        made = RemovableHandle(self.value(hooks))
        made.id = number
        return made

    def _make_bound(self, _: int, owner: int, name: str) -> Any:
        if name.startswith("__"):
            raise ValueError("no such method")
        found = getattr(self.value(owner), name)
        if stock_class(path_of(type(found.__self__))) is None:
            raise ValueError("no such method")
        return found

    def _make_collate(self, _: int, name: str) -> Any:
        from torch.utils.data import default_collate

        if name != "default_collate":
            raise ValueError("no such function")
        return default_collate

    def _make_class(self, _: int, path: str) -> Any:
        """A class of Python's, NumPy's or PyTorch's own, by its name."""
        module, name = path.rpartition(".")[::2]
        kind = getattr(sys.modules.get(module), name, None)
        known = module in ("builtins", "numpy", "torch") or stock_class(path) is not None
        if not known or not isinstance(kind, type) or issubclass(kind, type):
            raise ValueError("no such class")
        return kind

    def _make_students_class(self, place: int, number: int, name: str, base: str, members: list[list[Any]]) -> type:
        """The stand-in for a class of the student's: the same one each time."""
        if number in self.owner.classes:
            return self.owner.classes[number]
        parent = stock_class(base)
        own = {"_number": number, "__module__": "__main__", "__init__": construct(number)}
        made = type(name, (StandIn, parent) if parent else (StandIn,), own)
        self.owner.classes[number] = self.done[place] = made
        if hasattr(made, "__abstractmethods__"):
            made.__abstractmethods__ = frozenset()  # of Dataset's relatives; what is missing fails over there
        for member, kind, value in members:
            if member in OURS or (member.startswith("__") and (member == "__init__" or member not in OWN_METHODS)):
                continue  # equality, truth, order and the like are Python's own
            if kind == "method":
                setattr(made, member, method(number, member))
            elif kind == "property":
                getter = lambda self, m=member: session().request(("property", number, m), (self,))  # noqa: E731
                setter = lambda self, new, m=member: session().request(("set", number, m), (self, new))  # noqa: E731
                setattr(made, member, property(getter, setter))
            elif kind == "static":
                call = lambda *a, m=member, **o: session().request(("method", number, m), a, o)  # noqa: E731
                setattr(made, member, staticmethod(call))
            elif not member.startswith("__"):
                setattr(made, member, self.value(value))
        return made

    def _make_instance(self, number: int, kind: int, pairs: list[list[int]]) -> Any:
        class_ = self.value(kind)
        if class_ not in self.owner.classes.values():
            raise ValueError("not a student's class")
        building = self.owner.building  # what the object holds may refer back to it
        made = building if number == self.root and type(building) is class_ else class_.__new__(class_)
        self.done[number] = made
        made.__dict__.update(self.attributes(pairs))
        return made

    def _make_handle(self, _: int, number: int, kind: str, name: str, *abilities: bool) -> Any:
        key = (number, kind, name, *abilities)
        if key not in self.owner.remotes:
            made = function if kind == "function" else opaque(str(kind), *abilities)
            self.owner.remotes[key] = made(number, str(name))
        return self.owner.remotes[key]


def stock_class(path: str) -> type | None:
    """One of PyTorch's own classes by its name."""
    module, _, name = path.rpartition(".")
    kind = getattr(sys.modules.get(module), name, None)
    known = module.startswith(STOCK) and not module.startswith(READERS)
    return kind if known and isinstance(kind, type) and kind.__module__ == module else None


def renew(old: Any, new: Any) -> bool:
    """Let a thing become like another one; False if it cannot."""
    if type(old) is not type(new):
        return False
    if isinstance(old, dict | set):
        old.clear()
        old.update(new)
    elif isinstance(old, list | collections.deque):
        old.clear()
        old.extend(new)
    elif isinstance(old, np.ndarray):
        return layout(old) == layout(new)
    elif hasattr(old, "data_ptr"):
        same = (old.data_ptr(), old.shape, old.stride()) == (new.data_ptr(), new.shape, new.stride())
        if not same:
            return False
        old.requires_grad_(new.requires_grad)
        old.grad = new.grad
    else:
        vars(old).clear()
        vars(old).update(vars(new))
    return True


def layout(array: np.ndarray) -> tuple[Any, ...]:
    """Where its elements lie."""
    return array.__array_interface__["data"], array.shape, array.strides, array.dtype


def plain_dtype(name: str) -> np.dtype:
    """A dtype without Python objects."""
    dtype = np.dtype(name)
    if dtype.kind not in PLAIN:
        raise ValueError("no plain numbers")
    return dtype


def torch_dtype(name: str) -> Any:
    """One of PyTorch's dtypes."""
    import torch

    if name not in TORCH_DTYPES:
        raise ValueError("no such dtype")
    return getattr(torch, name)


def bit_generator(state: dict[str, Any]) -> Any:
    """One of NumPy's, with its state."""
    kinds = {"PCG64": np.random.PCG64, "MT19937": np.random.MT19937, "Philox": np.random.Philox,
             "SFC64": np.random.SFC64, "PCG64DXSM": np.random.PCG64DXSM}  # fmt: skip
    made = kinds[state["bit_generator"]]()
    made.state = state
    return made


# ---------------------------------------------------------------- the session
class Session:
    """The judge's end of the link."""

    def __init__(self, link: socket.socket, names: dict[str, Any]) -> None:
        self.link, self.names = link, names
        self.number = 0
        self.bound: list[str] = []
        self.codes: dict[str, types.CodeType] = {}
        self.classes: dict[int, type] = {}
        self.remotes: dict[Any, Any] = {}
        self.given: dict[int, Any] = {}
        self.pieces: dict[int, Any] = {}
        self.sent = servant.Given(servant.MODELS, 1)
        self.calls: list[list[Any]] = []  # [function, size of its result, what it changed], since the cell began
        self.label, self.changes, self.plain = "", list[str](), dict[int, Any]()
        self.building: Any = None  # the object whose __init__ runs over there
        self.figures = False  # whether the student's process has some that nobody has shown yet
        self.lent: dict[int, Any] = {}  # plain data that the student's process was given as arguments
        self.undo: list[tuple[Any, Any]] = []  # memory of the judge's that was changed in this cell, and what it held
        self.reference: list[list[Any]] | None = None  # the calls with the reference, if only its changes are believed

    def piece(self, of_tensor: bool, number: int, data: bytes | None) -> Any:
        """A piece of memory, which may have been given before."""
        if data is None:
            return self.pieces[number]
        old = self.pieces.get(number)
        same_size = old is not None and flat(old).nbytes == len(data)
        if same_size and (flat(old).tobytes() == data or self.believes("memory of what it gave before")):
            flat(old)[:] = np.frombuffer(data, np.uint8)
            return old
        self.pieces[number] = allocate(of_tensor is True, data)
        return self.pieces[number]

    # ------------------------------------------------------------ names
    def bind(self, names: list[str], source: str) -> None:
        """From now on these names stand for what the student's cell, whose text is `source`, has defined."""
        self.bound += [name for name in names if name not in self.bound]
        try:
            code = compile(source, "<the student's cell>", "exec")
        except Exception:  # it may be nested too deeply, too
            return
        self.codes |= {part.co_name: part for part in code.co_consts if isinstance(part, types.CodeType)}

    def forget(self, names: list[str]) -> None:
        """The instructor's notebook defines these names itself."""
        self.bound = [name for name in self.bound if name not in names]

    def refresh(self, count: int) -> None:
        """Make the stand-ins, before a cell with that number runs."""
        self.calls = []
        if not self.bound:
            return
        for name in self.bound:
            self.names.pop(name, None)
        found = self.request(("names", self.bound, count))
        for name in (name for name in self.bound if name in found):
            value = self.names[name] = found[name]
            owner = type(value) if isinstance(value, StandIn) else value
            if isinstance(owner, Remote) or (isinstance(owner, type) and issubclass(owner, StandIn)):
                owner._label = name
            elif callable(value):
                self.calls.append([name, None, None])  # a function of NumPy's own: nobody sees it called
            else:
                self.calls.append([name, shape_of(value), []])

    def give(self, names: list[str]) -> None:
        """Let the student's process have what a test has defined and later cells ask for; no code of tests."""
        for name in names:
            with contextlib.suppress(Exception):
                pickler = Pickler(io.BytesIO())
                pickler.dump(self.names[name])
                parts = [part for _, part in pickler.memo.copy().values()]
                if not any(getattr(part, "__module__", "") == "__main__" for part in parts if not is_stand_in(part)):
                    self.request(("define", name), (self.names[name],))

    def show_figures(self) -> None:
        """At the end of a cell, show those that the student's functions have left open."""
        if self.figures:
            self.request(("show_figures",))

    def close_figures(self) -> None:
        """A test closes all figures."""
        if self.figures:
            self.request(("close_figures",))

    # ------------------------------------------------------------ calls
    def request(self, operation: tuple[Any, ...], args: tuple[Any, ...] = (), options: dict[str, Any] | None = None,
                label: str = "") -> Any:  # fmt: skip
        """Have something done in the student's process. Raises what it raised, or Broken."""
        now = settings()
        reply, pickler = self.exchange(operation, ((args, options or {}), patches()), now)
        objects = dict(sorted(pickler.memo.copy().values(), key=itemgetter(0)))
        self.label, self.changes, self.plain = label, [], self.plain_in(args, options or {}, objects)
        print(reply.get("printed", ""), end="")
        self.show(reply.get("shown") or [])
        try:
            result, error = self.take(reply, objects, [owner for *_, owner in pickler.memory.pieces], now)
            warned = [(WARNINGS.get(kind, UserWarning), str(text)) for kind, text in reply["warned"]]
        except Exception as problem:
            raise Broken(f"the student's process sent what nobody should: {problem}") from None
        for kind, text in warned:
            warnings.warn(text, kind, stacklevel=3)
        if isinstance(result, Remote) and not result._origin:
            result._origin = args, options or {}
            result._label = result._label or f"{label}.result"
        if label or self.changes:  # also of what has no name: a hook, a static method, a function in a list
            self.calls.append([label or "a function without a name", shape_of(result), self.changes])
        if error:
            raise error
        return result

    def show(self, shown: list[Any]) -> None:
        """Display here what was displayed over there, if it is that."""
        self.figures = bool(shown) and shown[-1] is None
        for data in shown[:SHOWN]:
            if isinstance(data, dict) and all(isinstance(text, str) for text in (*data, *data.values())):
                publish_display_data(data)

    def plain_in(self, args: tuple[Any, ...], options: dict[str, Any], objects: dict[int, Any]) -> dict[int, Any]:
        """The plain data of the judge's that a call can reach: its arguments, and what functions among them use."""
        own = isinstance(args[0], StandIn) if args else False
        functions = [value for value in objects.values() if isinstance(value, types.FunctionType)]
        plain = plain_data((args[own:], options, functions))
        self.lent = dict([*self.lent.items(), *plain.items()][-LENT:])
        kept = plain_data([vars(value) for value in args[:own]])  # an object may have kept what it was given
        return plain | {number: value for number, value in kept.items() if number in self.lent}

    def believes(self, change: str) -> bool:
        """Whether a change of plain data is made here, too: any, or in a second look only what the reference does."""
        self.changes.append(change)
        if self.reference is None:
            return True
        label, done = self.label, sum(call[0] == self.label for call in self.calls)
        known = [changes for name, _, changes in self.reference if name == label]
        return bool(known) and change in known[min(done, len(known) - 1)]

    def exchange(self, operation: tuple[Any, ...], arguments: Any,
                 context: dict[str, Any]) -> tuple[dict[str, Any], Pickler]:  # fmt: skip
        """Send a request; the answer to it, and what has written it. Raises Broken."""
        self.number += 1
        file = io.BytesIO()
        pickler = Pickler(file)
        pickler.dump(arguments)
        parts = self.number, operation, context, file.getvalue(), pickler.memory.contents()
        message = pickle.dumps(parts, protocol=5)
        try:
            send(self.link, message)
            while True:
                reply: Any = msgpack.unpackb(receive(self.link, ANSWER_BYTES), strict_map_key=False,
                                             unicode_errors="surrogatepass")
                if reply.get("number") == self.number:
                    return dict(reply), pickler
                if "broken" in reply:
                    raise Broken(str(reply["broken"]))
        except Broken:
            raise
        except Exception as error:
            raise Broken(f"the student's process did not answer: {error}") from None

    def take(self, reply: dict[str, Any], objects: dict[int, Any], owners: list[Any],
             now: dict[str, Any]) -> tuple[Any, BaseException | None]:  # fmt: skip
        """(result, error) of a call, its changes made. Raises whatever nonsense leads to."""
        # Known by their order among the arguments: other numbers depend on what kind of callable it is.
        ranks = {id(value): rank for rank, value in enumerate(self.plain.values())}
        plain = {place: ranks[id(value)] for place, value in objects.items() if id(value) in ranks}
        for number, data in reply["written"].items():
            old = flat(owners[number])
            lies = [(place, objects[place]) for place in plain if lies_in(objects[place], old)]
            ours = lies or any(lies_in(value, old) for value in self.lent.values())
            if not ours or self.believes(f"memory of {min((plain[place] for place, _ in lies), default='an object')}"):
                if ours:
                    self.undo.append((old, old.copy()))
                old[:] = np.frombuffer(data, np.uint8)
                continue
            owners[number] = allocate(not isinstance(owners[number], np.ndarray), data)
            for place, value in lies:
                objects[place] = moved(value, old, owners[number])
        decoder = Decoder(self, reply, objects, owners)
        changes = []
        for place, change in reply["changed"]:
            if place in plain and not self.believes(f"object {plain[place]}"):
                objects[place] = copy.copy(objects[place])
            changes.append((objects[place], change))
        lazy: list[Any] = []
        others: list[Any] = []
        for target, change in changes:
            (lazy if hasattr(target, "materialize") else others).append((target, change))
        for target, change in lazy:  # a parameter has a shape now
            self.change(decoder, target, *change)
        if reply.get("outputs"):
            self.join_graph(reply, decoder, objects)
        for target, change in others:
            self.change(decoder, target, *change)
        apply({name: value for name, value in reply["settings"].items()
               if name not in SWITCHES or self.believes(f"setting {name}")}, now)  # fmt: skip
        error = error_of(*reply["error"]) if "error" in reply else None
        result = None if error else decoder.value(reply["result"])
        for known, numbers in zip((self.given, self.pieces), reply["dropped"], strict=True):
            for number in numbers:
                known.pop(number, None)
        return result, error

    def change(self, decoder: Decoder, target: Any, kind: str, *rest: Any) -> None:
        """Make one of the changes that the student's function has made to what it was given."""
        torch = sys.modules.get("torch")
        if kind == "shape" and isinstance(target, np.ndarray):
            target.shape = tuple(rest[0])
        elif kind == "dict" and isinstance(target, dict):
            new = without_code({decoder.value(key): decoder.value(value) for key, value in rest[0]})
            target.clear()
            target.update(new)
        elif kind == "items" and isinstance(target, list | set | collections.deque):
            items = [item for item in map(decoder.value, rest[0]) if inert(item)]
            target.clear()
            (target.update if isinstance(target, set) else target.extend)(items)
        elif kind == "cell" and isinstance(target, types.CellType):
            made = decoder.value(rest[0])
            if inert(made):
                target.cell_contents = made
        elif kind == "generator" and isinstance(target, np.random.Generator):
            target.bit_generator.state = decoder.value(rest[0])
            if 0 < (spawned := rest[1] - servant.children(target)) < MOST_CHILDREN:
                seeds: Any = target.bit_generator.seed_seq
                seeds.spawn(spawned)
        elif torch and kind == "torch_generator" and isinstance(target, torch.Generator):
            target.set_state(as_bytes(rest[0]))
        elif torch and kind in ("tensor", "parameter") and isinstance(target, torch.Tensor):
            change_tensor(decoder, target, rest)
        elif kind == "attributes" and not isinstance(target, Remote):
            became = stock_class(rest[1])
            if became and stock_class(path_of(type(target))):
                target.__class__ = became  # a lazy layer knows its sizes now
            new = decoder.attributes(rest[0])
            new = new if isinstance(target, StandIn) else without_code(new)
            for name in set(vars(target)) - set(new):
                object.__delattr__(target, name)
            for name, value in new.items():
                object.__setattr__(target, name, value)

    def join_graph(self, reply: dict[str, Any], decoder: Decoder, objects: dict[int, Any]) -> None:
        """Let autograd go through the student's function: its gradients are computed over there."""
        import torch

        class Bridge(torch.autograd.Function):
            @staticmethod
            def forward(ctx: Any, *inputs: Any) -> Any:
                ctx.number, ctx.inputs = self.number, inputs
                return tuple(raw)

            @staticmethod
            def backward(ctx: Any, *gradients: Any) -> Any:
                return tuple(self.backward(ctx.number, gradients, ctx.inputs))

        nodes = {node[9]: place for place, node in enumerate(decoder.nodes)
                 if node[0] in ("tensor", "parameter") and node[9] >= 0}  # fmt: skip
        raw = [decoder.value(nodes[rank]).detach() for rank in range(reply["outputs"])]
        inputs = [objects[place] for place in reply["inputs"]]
        if not all(isinstance(value, torch.Tensor) for value in inputs):
            raise ValueError("no tensors")
        with torch.enable_grad():
            joined = Bridge.apply(*inputs) if inputs else raw
        for rank, tensor in enumerate(joined):
            decoder.done[nodes[rank]] = tensor if tensor.requires_grad else tensor.requires_grad_()

    def backward(self, call: int, gradients: Any, inputs: Any) -> list[Any]:
        """The gradients of a call's arguments."""
        import torch

        reply, _ = self.exchange(("backward", call), (list(gradients), []), {})
        if "error" in reply:
            raise error_of(*reply["error"])
        return [None if data is None else torch.frombuffer(bytearray(data), dtype=value.dtype).reshape(value.shape)
                for data, value in zip(reply["gradients"], inputs, strict=True)]  # fmt: skip


def is_stand_in(value: Any) -> bool:
    """Whether it is something of the student's."""
    return isinstance(value, Remote | StandIn) or (isinstance(value, type) and issubclass(value, StandIn))


def inert(value: Any) -> bool:
    """Whether an object of the judge's may take it over: nothing that could be called in place of something else."""
    return not callable(value) or stock_class(path_of(type(value))) is not None


def without_code(new: dict[Any, Any]) -> dict[Any, Any]:
    """Entries or attributes that an object of the judge's may take over."""
    return {key: value for key, value in new.items() if inert(value)}


def plain_data(value: Any) -> dict[int, Any]:
    """Arrays, tensors and containers among arguments, in containers, and in functions that tests pass on."""
    torch = sys.modules.get("torch")
    found: dict[int, Any] = {}
    waiting = [value]
    while waiting:
        value = waiting.pop()
        if id(value) in found:
            continue
        if isinstance(value, tuple | list | set | dict | types.CellType | types.FunctionType | types.MethodType):
            found[id(value)] = value
            waiting += inside(value)
        elif isinstance(value, np.ndarray) or (
            torch and isinstance(value, torch.Tensor) and not isinstance(value, torch.nn.Parameter)
        ):
            found[id(value)] = value
    return found


def lies_in(value: Any, memory: np.ndarray) -> bool:
    """Whether it is an array or a tensor in this memory."""
    return hasattr(value, "nbytes") and 0 <= address_of(value) - address_of(memory) < memory.nbytes


def moved(value: Any, old: np.ndarray, new: Any) -> Any:
    """The same array or tensor at the same place in other memory."""
    offset = address_of(value) - address_of(old)
    if isinstance(value, np.ndarray):
        return servant.array(new, offset, value.dtype, value.shape, value.strides, True)
    return servant.tensor(new, offset, value.dtype, 0, value.shape, value.stride(), False, type(value))


def inside(value: Any) -> list[Any]:
    """What a container holds, or what a function has at hand from the place of its definition."""
    if isinstance(value, dict):
        return list(value.values())
    if isinstance(value, types.CellType):
        try:
            return [value.cell_contents]
        except ValueError:
            return []
    if isinstance(value, types.MethodType):
        return [value.__func__]
    if isinstance(value, types.FunctionType):
        used = [value.__globals__[name] for name in value.__code__.co_names if name in value.__globals__]
        return [*(value.__closure__ or ()), *(value.__defaults__ or ()), *used]
    return list(value)


def change_tensor(decoder: Decoder, target: Any, parts: tuple[Any, ...]) -> None:
    """Other numbers in another place, another gradient, recorded or not."""
    decoder.nodes.append(["tensor", *parts[:8], -1])
    made = decoder.value(len(decoder.nodes) - 1)
    if hasattr(target, "materialize"):
        target.data, target.__class__ = made.detach(), target.cls_to_become
        return
    old = (target.data_ptr(), target.shape, target.stride(), target.dtype)
    if (made.data_ptr(), made.shape, made.stride(), made.dtype) != old:
        target.data = made.detach()
    if target.is_leaf:
        target.requires_grad_(made.requires_grad)
        gradient = decoder.value(parts[7]) if parts[7] >= 0 else None
        if target.grad is not gradient:
            target.grad = gradient


def patches() -> list[tuple[Any, str, Any]]:
    """What the test has replaced with unittest.mock's patch.start(), as pick_device's does with torch.cuda."""
    active = getattr(mock._patch, "_active_patches", [])
    return [(patch.target, patch.attribute, getattr(patch.target, patch.attribute)) for patch in active]


def error_of(kind: str, arguments: list[Any], said: str, name: str, frames: list[list[Any]]) -> BaseException:
    """What the student's function raised, as if it had been raised here, in the same line of the student's cell."""
    base = PYTHON_ERRORS.get(kind, Exception)
    # Neither one of ours, nor a text that tells what the function was given.
    own = isinstance(name, str) and NAME.fullmatch(name) and name not in TRUSTED
    made = type(name, (base,), {}) if own and name != kind else base
    try:
        error = made(*arguments)
    except Exception:
        error = PYTHON_ERRORS["RuntimeError"](*arguments)
    if isinstance(error, NameError) and isinstance(said, str) and said:
        error.name = said
    for number, line in frames[-1:]:
        error = in_line(error, int(number), str(line))
    return error


def in_line(error: BaseException, number: int, line: str) -> BaseException:
    """The error with a traceback that ends in a line of the student's cell."""
    import linecache

    file = f"<the student's cell, line {number}>"
    linecache.cache[file] = (len(line), None, [""] * (number - 1) + [line], file)
    code = compile(ast.Module([ast.Raise(ast.Name("error", ast.Load(), lineno=number, col_offset=0,
                                                  end_lineno=number, end_col_offset=0),
                                         None, lineno=number, col_offset=0, end_lineno=number, end_col_offset=0)], []),
                   file, "exec")  # fmt: skip
    try:
        exec(code, {"__name__": "__main__", "error": error})
    except BaseException as raised:
        return raised
    return error


def shape_of(value: Any) -> list[Any] | None:
    """The shape of numbers; for unlike ones the shape of each; None for all that is none."""
    if isinstance(value, bool | int | float | complex):
        return []
    if isinstance(value, list | tuple):
        parts: list[Any] = [shape_of(part) for part in value]
        if not parts:
            return [0]
        if any(part is None for part in parts):
            return None
        return [len(parts), *parts[0]] if all(part == parts[0] for part in parts) else [parts]
    torch = sys.modules.get("torch")
    numbers = isinstance(value, np.ndarray | np.generic) or (torch and isinstance(value, torch.Tensor))
    return list(value.shape) if numbers else None


_session: Session | None = None


def session() -> Session:
    """This process's session."""
    assert _session
    return _session


def open_session(link: socket.socket, names: dict[str, Any]) -> Session:
    """Become a judge."""
    global _session
    _session = Session(link, names)
    return _session
