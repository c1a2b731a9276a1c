"""Students' functions and classes, called from the judge's process; runs in the student's process.

A request is a pickle: it comes from the instructor's side. An answer is plain data in msgpack: nodes in a list, which
refer to each other by number, and the bytes of all arrays. Nothing in here is trusted by the judge, standins.py.
"""

import builtins
import collections
import contextlib
import enum
import io
import itertools
import linecache
import pickle
import random
import signal
import socket
import sys
import traceback
import types
import warnings
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple
from unittest import mock

import msgpack
import numpy as np
from IPython.core.displaypub import CapturingDisplayPublisher
from matplotlib_inline.backend_inline import flush_figures

from .link import receive, send

MODELS = 100  # objects of the judge's that are known again when they come back
GRAPHS = 64  # calls whose results can still be differentiated
PRINTED = 20_000  # characters of a call's output that are passed on
MESSAGE = 20_000  # characters of an error's text
LINE = 200  # characters of a line of code in an error message
SCALARS = (bool, int, float, complex, str, bytes)
MAPPINGS = {"OrderedDict": collections.OrderedDict, "Counter": collections.Counter}
SEQUENCES: dict[str, Any] = {"list": list, "tuple": tuple, "set": set, "frozenset": frozenset,
                             "deque": collections.deque}  # fmt: skip
LASTING = (*MAPPINGS, "dict", "list", "set", "deque", "array", "tensor", "parameter", "stock", "instance")
PLAIN = "biufcSUmM"  # kinds of dtypes without Python objects
SMALL = 2**20  # bytes of memory that are sent whole although little of it is used
STOCK = ("torch.nn.modules.", "torch.utils.data.")  # packages whose objects are known by class and state ...
READERS = "torch.utils.data.datapipes"  # ... but for these, which open files
OWN_METHODS = ("__call__", "__len__", "__getitem__", "__iter__", "__next__", "__contains__", "__init__")
SWITCHES = ("errors", "gradients", "dtype", "device")  # as tests set them; the student's later cells want their own
TRUSTED = ("CheckFailed", "NotRun")  # names of errors whose text feedback shows; no error of a student's has them
UNFELT = ("_abc_impl", "__dict__", "__weakref__", "__module__", "__doc__", "__slots__")


def path_of(kind: type) -> str:
    """The full name of a class."""
    return f"{kind.__module__}.{kind.__qualname__}"


# ---------------------------------------------------------------- the settings of a process that results depend on
def settings() -> dict[str, Any]:
    """Random states and switches, as plain data."""
    version, numbers, gauss = random.getstate()
    now: dict[str, Any] = {"errors": np.geterr(), "random": [version, list(numbers), gauss]}
    state: Any = np.random.get_state(legacy=True)
    now["numpy"] = [state[0], state[1].tobytes(), *state[2:]]
    if torch := sys.modules.get("torch"):
        now["torch"] = torch.get_rng_state().numpy().tobytes()
        now["gradients"] = torch.is_grad_enabled()
        now["dtype"] = str(torch.get_default_dtype()).removeprefix("torch.")
        now["device"] = default_device(torch)
    return now


def as_bytes(data: bytes) -> Any:
    """A tensor of bytes, which is what PyTorch keeps a random state in."""
    import torch

    return torch.frombuffer(bytearray(data), dtype=torch.uint8)


def default_device(torch: Any) -> str:
    """Where new tensors are made; PyTorch's own question fails for a device that is not there."""
    context = getattr(torch._GLOBAL_DEVICE_CONTEXT, "device_context", None)
    return str(context.device) if context else "cpu"


def apply(new: dict[str, Any], old: dict[str, Any]) -> None:
    """Make this process's settings, which are `old`, the new ones. Raises TypeError or ValueError for nonsense."""
    changed = {name: value for name, value in new.items() if value != old.get(name)}
    if "errors" in changed:
        np.seterr(**changed["errors"])
    if "random" in changed:
        version, numbers, gauss = changed["random"]
        random.setstate((version, tuple(numbers), gauss))
    if "numpy" in changed:
        kind, keys, *rest = changed["numpy"]
        np.random.set_state((kind, np.frombuffer(keys, np.uint32), *rest))
    torch = sys.modules.get("torch")
    if torch and "torch" in changed:
        torch.set_rng_state(as_bytes(changed["torch"]))
    if torch and "gradients" in changed:
        torch.set_grad_enabled(changed["gradients"] is True)
    if torch and "dtype" in changed:
        torch.set_default_dtype({"float64": torch.float64, "float16": torch.float16}.get(changed["dtype"],
                                                                                       torch.float32))  # fmt: skip
    if torch and "device" in changed:
        torch.set_default_device(None if changed["device"] == "cpu" else changed["device"])


# ---------------------------------------------------------------- values as nodes
class Memory:
    """Where arrays and tensors lie: pieces of memory by number, so that those that share memory still do."""

    def __init__(self) -> None:
        self.pieces: list[tuple[int, int, Any]] = []  # address, bytes, the array or storage that owns it

    def add(self, owner: Any) -> int:
        """The number of a new piece."""
        size = owner.nbytes if isinstance(owner, np.ndarray) else owner.nbytes()
        self.pieces.append((address_of(owner), size, owner))
        return len(self.pieces) - 1

    def find(self, address: int, size: int) -> tuple[int, int] | None:
        """(number, offset) of the piece that these bytes lie in."""
        for number, (start, length, _) in enumerate(self.pieces):
            if length and start <= address and address + size <= start + length:
                return number, address - start
        return None

    def of_array(self, array: np.ndarray) -> tuple[int, int, np.ndarray]:
        """(number, offset of the first element, the array or a copy of it that lies there)"""
        if not array.size:
            return self.add(np.zeros(0, np.uint8)), 0, array
        reach = [(n - 1) * step for n, step in zip(array.shape, array.strides, strict=True)]
        first, size = address_of(array), array.itemsize + sum(map(abs, reach))
        low = first + sum(step for step in reach if step < 0)
        place = self.find(low, size)
        if place is None:
            owner = root(array)
            whole = owner.flags.c_contiguous or owner.flags.f_contiguous
            if not whole or owner.dtype.kind not in PLAIN or owner.nbytes > max(4 * size, SMALL):
                owner = array.copy()
                return self.add(owner), 0, owner
            number = self.add(owner)
            place = number, low - self.pieces[number][0]
        return place[0], place[1] + first - low, array

    def of_storage(self, storage: Any) -> tuple[int, int]:
        """(number, offset) of a tensor's storage."""
        place = self.find(storage.data_ptr(), storage.nbytes()) if storage.nbytes() else None
        return place or (self.add(storage), 0)

    def contents(self) -> list[tuple[bool, bytes]]:
        """[(whether it is a tensor's, its bytes), ...]"""
        return [(not isinstance(owner, np.ndarray), flat(owner).tobytes()) for _, _, owner in self.pieces]


class Piece(NamedTuple):
    """A piece of memory in a pickle."""

    number: int


def root(array: np.ndarray) -> np.ndarray:
    """The array that owns the memory, as far as NumPy tells."""
    while isinstance(array.base, np.ndarray):
        array = array.base
    return array


def address_of(value: Any) -> int:
    """Where the first number of an array or a tensor lies, or the first byte of a storage."""
    return int(value.__array_interface__["data"][0]) if isinstance(value, np.ndarray) else int(value.data_ptr())


def flat(owner: Any) -> np.ndarray:
    """The bytes of a contiguous array or of a tensor's storage, as an array that shares its memory."""
    if isinstance(owner, np.ndarray):
        return owner.reshape(-1, order="A").view(np.uint8)
    import torch

    return torch.empty(0, dtype=torch.uint8, device="cpu").set_(owner).numpy()


def allocate(of_tensor: bool, data: bytes) -> Any:
    """Memory with these bytes, as NumPy or PyTorch would have it."""
    if not of_tensor:
        return np.frombuffer(bytearray(data), np.uint8) if data else np.zeros(0, np.uint8)
    import torch

    made = torch.empty(len(data), dtype=torch.uint8, device="cpu")
    if data:
        made.numpy()[:] = np.frombuffer(data, np.uint8)
    return made.untyped_storage()


def storage_at(owner: Any, offset: int) -> Any:
    """The storage of a tensor that lies in a piece of memory."""
    import torch

    if not isinstance(owner, np.ndarray) and not offset:
        return owner
    memory = flat(owner)[offset:]
    return torch.from_numpy(memory).untyped_storage() if memory.size else torch.UntypedStorage(0)


class Given:
    """What the judge was given: where it gets the same thing again, it knows that, and whether it has changed."""

    def __init__(self, most: int, most_bytes: int) -> None:
        self.most, self.most_bytes, self.bytes, self.next = most, most_bytes, 0, 0
        self.things: collections.OrderedDict[int, tuple[int, Any, Any, int]] = collections.OrderedDict()

    def look(self, place: int, thing: Any, state: Any, size: int = 0) -> tuple[int, bool]:
        """(the number of the thing at an address, which is new if the thing is; whether its state is new)"""
        number, _, before, old_size = self.things.pop(place, (-1, None, None, 0))
        if number < 0:
            number, self.next = self.next, self.next + 1
        self.things[place] = number, thing, state, size
        self.bytes += size - old_size
        return number, differs(before, state)

    def tidy(self) -> list[int]:
        """Forget what was not looked at for long, and tell the numbers."""
        dropped = []
        while len(self.things) > self.most or self.bytes > self.most_bytes:
            number, _, _, size = self.things.popitem(last=False)[1]
            self.bytes -= size
            dropped.append(number)
        return dropped


class Whole:
    """A value that must not be taken apart, as the parts would not be the same as the whole."""

    def __init__(self, value: Any) -> None:
        self.value = value


def wholes(state: dict[str, Any]) -> dict[str, Any]:
    """An object's attributes; those that are more than plain data stay where they are."""
    return {name: Whole(value) if is_more(value) else value for name, value in state.items()}


def is_more(value: Any) -> bool:
    """Whether plain data would have lost something of it."""
    if isinstance(value, collections.deque):
        return value.maxlen is not None
    if isinstance(value, tuple):
        return hasattr(type(value), "_fields")
    return isinstance(value, collections.defaultdict | types.SimpleNamespace)


class Encoder:
    """Turns Python objects into nodes; objects that the judge sent are referred to by their number in its pickle."""

    def __init__(self, servant: "Servant", sent: dict[int, int], memory: Memory) -> None:
        self.servant, self.sent, self.memory = servant, sent, memory
        self.nodes: list[Any] = []
        self.known: dict[int, int] = {}
        self.alive: list[Any] = []
        self.outputs: list[Any] = []  # tensors that can be differentiated
        self.received = len(memory.pieces)

    def value(self, value: Any) -> int:
        """The number of a value's node."""
        if id(value) in self.sent:
            return self.node(["sent", self.sent[id(value)]])
        if id(value) in self.known:
            return self.known[id(value)]
        self.alive.append(value)
        number = self.known[id(value)] = self.node(None)
        content = self.describe(value)
        if content[0] in LASTING and not self.passes(content):
            size = value.nbytes if content[0] in ("array", "tensor", "parameter") else 0
            content = ["kept", *self.servant.given.look(id(value), value, snapshot(value), size), content]
        self.nodes[number] = content
        return number

    def passes(self, content: list[Any]) -> bool:
        """Whether it need not be remembered: a new result of autograd's, or a view of what the judge has sent."""
        if content[0] == "tensor" and content[-1] >= 0:
            return True
        return content[0] in ("array", "tensor", "parameter") and content[1] < self.received

    def node(self, content: Any) -> int:
        """The number of a new node."""
        self.nodes.append(content)
        return len(self.nodes) - 1

    def values(self, items: Iterable[Any]) -> list[int]:
        """The numbers of several values."""
        return [self.value(item) for item in items]

    def pairs(self, mapping: dict[Any, Any]) -> list[list[int]]:
        """The numbers of keys and values."""
        return [[self.value(key), self.value(value)] for key, value in dict.items(mapping)]

    def describe(self, value: Any) -> list[Any]:
        """What is known of a value, by its kind."""
        torch = sys.modules.get("torch")
        if value is None or value is Ellipsis:
            return ["constant", None if value is None else "..."]
        if isinstance(value, Whole):
            return self.handle(value.value)
        if isinstance(value, enum.Enum) and not isinstance(value, SCALARS):
            return self.handle(value)
        if isinstance(value, list | tuple | dict | set) and overrides(type(value)):
            return self.handle(value)
        if isinstance(value, np.generic) and value.dtype.kind in PLAIN:
            return ["scalar", value.dtype.str, value.tobytes()]
        for kind in SCALARS:
            if isinstance(value, kind):
                return self.scalar(kind, value)
        if torch and isinstance(value, torch.Size):
            return ["tuple", self.values(value)]
        for name, kind in SEQUENCES.items():
            if isinstance(value, kind):
                return [name, self.values(kind.__iter__(value))]
        if isinstance(value, dict):
            name = next((name for name, kind in MAPPINGS.items() if isinstance(value, kind)), "dict")
            return [name, self.pairs(value)]
        if isinstance(value, range):
            return ["range", [value.start, value.stop, value.step]]
        if isinstance(value, np.ndarray):
            return self.array(value)
        if isinstance(value, np.ufunc) and getattr(np, name := str(getattr(value, "__name__", "")), None) is value:
            return ["ufunc", name]
        if isinstance(value, np.random.Generator):
            return ["generator", self.value(value.bit_generator.state), children(value)]
        if isinstance(value, Fraction):
            return ["fraction", self.value(value.numerator), self.value(value.denominator)]
        if isinstance(value, Decimal):
            return ["decimal", str(value)]
        if isinstance(value, types.MappingProxyType):
            return ["mappingproxy", self.pairs(dict(value))]
        if torch and (found := self.of_torch(torch, value)):
            return found
        if isinstance(value, type):
            return self.class_(value)
        if type(value).__module__ == "__main__" and not isinstance(value, BaseException):
            return ["instance", self.value(type(value)), self.pairs(wholes(state_of(value)))]
        return self.handle(value)

    def scalar(self, kind: type, value: Any) -> list[Any]:
        """A plain number or text, also of a class that only looks like one."""
        plain: Any = getattr(kind, "__add__")(value, kind()) if kind in (int, str, float) else kind(value)  # noqa: B009
        if kind is complex:
            return ["complex", plain.real, plain.imag]
        if kind is int and not -(2**63) <= plain < 2**63:
            return ["integer", hex(plain)]
        if kind is str:
            return ["text", plain.encode("utf-8", "surrogatepass")]
        return ["plain", plain]

    def array(self, array: np.ndarray) -> list[Any]:
        """Where an array's numbers lie; an array of objects is a list of them."""
        if np.ma.isMaskedArray(array):
            array = np.ma.getdata(array) if not np.ma.is_masked(array) else np.ma.filled(array.astype(float), np.nan)
        array = np.asarray(array)
        if array.dtype.kind == "O":
            return ["objects", list(array.shape), self.values(array.reshape(-1))]
        if array.dtype.kind not in PLAIN:
            return self.handle(array)
        number, offset, array = self.memory.of_array(array)
        self.alive.append(array)
        return ["array", number, offset, array.dtype.str, list(array.shape), list(array.strides),
                array.flags.writeable]  # fmt: skip

    def of_torch(self, torch: Any, value: Any) -> list[Any] | None:
        """The node of something that PyTorch makes."""
        if isinstance(value, torch.nn.parameter.UninitializedTensorMixin):
            return ["uninitialized", type(value).__name__, value.requires_grad]
        if isinstance(value, torch.Tensor):
            if value.layout == torch.strided and value.device.type == "cpu" and not value.is_quantized:
                return self.tensor(torch, value)
            return self.handle(value)
        if isinstance(value, torch.dtype | torch.device):
            return [type(value).__name__, str(value).removeprefix("torch.")]
        if isinstance(value, torch.Generator):
            return ["torch_generator", value.get_state().numpy().tobytes()]
        if type(value).__module__.startswith(STOCK) and hasattr(value, "__dict__"):
            kind = type(value)
            return ["stock", path_of(kind), self.pairs(vars(value))]
        if isinstance(value, torch.utils.hooks.RemovableHandle):
            return ["hook_handle", self.value(value.hooks_dict_ref()), value.id]
        if isinstance(value, types.MethodType) and type(value.__self__).__module__.startswith(STOCK):
            return ["bound", self.value(value.__self__), value.__name__]
        if getattr(value, "__module__", None) == "torch.utils.data._utils.collate":
            return ["collate", value.__name__]
        return None

    def tensor(self, torch: Any, tensor: Any) -> list[Any]:
        """Where a tensor's numbers lie, and what autograd knows of it."""
        plain = tensor.detach()
        if plain.is_conj() or plain.is_neg():
            plain = plain.resolve_conj().resolve_neg()
        place = self.memory.of_storage(plain.untyped_storage())
        if tensor.requires_grad and not tensor.is_leaf:
            self.outputs.append(tensor)
            rank = len(self.outputs) - 1
        else:
            rank = -1
        grad = self.value(tensor.grad) if tensor.is_leaf and tensor.grad is not None else -1
        kind = "parameter" if isinstance(tensor, torch.nn.Parameter) else "tensor"
        return [kind, place[0], place[1], str(plain.dtype).removeprefix("torch."), plain.storage_offset(),
                list(plain.shape), list(plain.stride()), tensor.requires_grad, grad, rank]  # fmt: skip

    def class_(self, kind: type) -> list[Any]:
        """A class of the student's, with the names of what its objects can do; another class by its name."""
        if kind.__module__ in ("builtins", "numpy", "torch") or kind.__module__.startswith(STOCK):
            return ["class", path_of(kind)]
        if kind.__module__ != "__main__":
            return self.handle(kind)
        number = self.servant.keep(kind)
        base, members = "", dict[str, Any]()
        for part in kind.__mro__:
            if part.__module__ != "__main__":
                base = path_of(part)
                break
            members = {**vars(part), **members}
        told = []
        for name, member in members.items():
            if name in UNFELT or (name.startswith("__") and name not in OWN_METHODS):
                continue
            if isinstance(member, types.FunctionType):
                told.append([name, "method", -1])
            elif isinstance(member, property):
                told.append([name, "property", -1])
            elif isinstance(member, staticmethod | classmethod):
                told.append([name, "static", -1])
            elif not isinstance(member, types.MemberDescriptorType):
                told.append([name, "value", self.value(member)])
        return ["students_class", number, kind.__name__, base, told]

    def handle(self, value: Any) -> list[Any]:
        """Something that stays here."""
        kind = type(value)
        return ["handle", self.servant.keep(value), kind.__name__, getattr(value, "__name__", ""), callable(value),
                hasattr(kind, "__iter__"), hasattr(kind, "__len__"), hasattr(kind, "__getitem__")]  # fmt: skip


def overrides(kind: type) -> bool:
    """Whether a student's container does not simply hold what it holds."""
    parts = [part for part in kind.__mro__ if part.__module__ == "__main__"]
    return any(name in vars(part) for part in parts for name in ("__iter__", "__getitem__", "__len__"))


def children(generator: np.random.Generator) -> int:
    """How many generators were spawned from it."""
    return int(getattr(generator.bit_generator.seed_seq, "n_children_spawned", 0))


def state_of(value: Any) -> dict[str, Any]:
    """The attributes of an object."""
    state = dict(getattr(value, "__dict__", {}))
    for kind in type(value).__mro__:
        names = kind.__dict__.get("__slots__", ())
        for name in (names,) if isinstance(names, str) else names:
            if name not in ("__dict__", "__weakref__") and hasattr(value, name):
                state[name] = getattr(value, name)
    return state


# ---------------------------------------------------------------- what the judge sent, and what became of it
def snapshot(value: Any) -> Any:
    """What to compare with later: has somebody changed it?"""
    torch = sys.modules.get("torch")
    if isinstance(value, list | set | dict | collections.deque):
        return (dict(value) if isinstance(value, dict) else list(value),)
    if isinstance(value, types.CellType):
        try:
            return (value.cell_contents,)
        except ValueError:
            return ()
    if isinstance(value, np.ndarray):
        return value.shape, value.strides
    if isinstance(value, np.random.Generator):
        return repr(value.bit_generator.state), children(value)
    if torch and isinstance(value, torch.nn.parameter.UninitializedTensorMixin):
        return ()
    if torch and isinstance(value, torch.Tensor):
        return (value.data_ptr(), value.shape, value.stride(), value.requires_grad), value.grad
    if torch and isinstance(value, torch.Generator):
        return value.get_state().numpy().tobytes()
    if isinstance(value, type | types.ModuleType | types.BuiltinFunctionType):
        return None
    if hasattr(value, "__dict__") or type(value).__module__ == "__main__":
        return state_of(value), type(value)
    return None


def differs(old: Any, new: Any) -> bool:
    """Whether two snapshots differ: other objects, or other bytes."""
    if type(old) is not type(new):
        return True
    if isinstance(old, tuple):
        return len(old) != len(new) or any(differs(a, b) for a, b in zip(old, new, strict=True))
    if isinstance(old, list):
        return len(old) != len(new) or any(a is not b for a, b in zip(old, new, strict=True))
    if isinstance(old, dict):
        return list(old) != list(new) or any(old[key] is not new[key] for key in old)
    if isinstance(old, str | bytes):
        return old != new
    return old is not new and not (isinstance(old, SCALARS) and old == new)


class Unpickler(pickle.Unpickler):
    """Reads what the judge sends; arrays and tensors lie in the memory that comes with it."""

    def __init__(self, data: bytes, owners: list[Any]) -> None:
        super().__init__(io.BytesIO(data))
        self.owners = owners

    def persistent_load(self, number: Any) -> Any:
        """A piece of memory."""
        return self.owners[number]


def again(number: int, kind: Any, token: int = -1) -> Any:
    """The object that the judge has sent with this number before, else a new one of that class, empty."""
    known = serving().received
    found = known.pop(number, None)
    if found is None and token >= 0:
        found = next((thing for n, thing, *_ in serving().given.things.values() if n == token), None)
    known[number] = found if type(found) is kind else kind.__new__(kind)
    while len(known) > MODELS:
        known.pop(next(iter(known)))
    return known[number]


def remembered(handle: int) -> Any:
    """Something that stayed here."""
    return serving().objects[handle]


def fill(value: Any, state: dict[str, Any]) -> None:
    """Set an object's attributes, whatever its class thinks of it; it may have others from before."""
    for name in set(getattr(value, "__dict__", ())) - set(state):
        object.__delattr__(value, name)
    for name, part in state.items():
        object.__setattr__(value, name, part)
    if hasattr(value, "_patch_step_function"):
        value._patch_step_function()


def array(owner: Any, offset: int, dtype: Any, shape: Any, strides: Any, writeable: bool) -> np.ndarray:
    """An array in a piece of memory."""
    made = np.ndarray(tuple(shape), dtype, flat(owner), offset, tuple(strides))
    made.flags.writeable = writeable and made.flags.writeable
    return made


def tensor(owner: Any, start: int, dtype: Any, offset: int, shape: Any, stride: Any, requires_grad: bool,
           kind: type) -> Any:  # fmt: skip
    """A tensor in a piece of memory."""
    import torch

    made = torch.empty(0, dtype=dtype, device="cpu").set_(storage_at(owner, start), offset, shape, stride)
    if kind is torch.nn.Parameter:
        return torch.nn.Parameter(made, requires_grad)
    return made.requires_grad_(requires_grad)


def set_gradient(tensor: Any, gradient: Any) -> None:
    """As it was."""
    tensor.grad = gradient


# ---------------------------------------------------------------- serving
_serving: "Servant | None" = None


def serving() -> "Servant":
    """This process's servant."""
    assert _serving
    return _serving


class Servant:
    """Answers the judge's requests, one after the other."""

    def __init__(self, link: socket.socket, shell: Any) -> None:
        global _serving
        self.link, self.shell, self.names = link, shell, shell.user_ns
        self.display = CapturingDisplayPublisher()
        self.objects: dict[int, Any] = {}
        self.numbers: dict[int, int] = {}
        self.graphs: dict[int, tuple[list[Any], list[Any]]] = {}
        self.received: dict[int, Any] = {}
        self.given, self.pieces = Given(1000, 50_000_000), Given(1000, 50_000_000)
        _serving = self

    def keep(self, value: Any) -> int:
        """The number under which something stays here."""
        if id(value) not in self.numbers:
            self.numbers[id(value)] = len(self.objects)
            self.objects[len(self.objects)] = value
        return self.numbers[id(value)]

    def piece(self, address: int, owner: Any) -> list[Any]:
        """[whether a piece of memory is a tensor's, its number, its bytes or None if the judge has them]"""
        now = flat(owner).tobytes()
        number, new = self.pieces.look(address or -id(owner), owner, now, len(now))
        return [not isinstance(owner, np.ndarray), number, now if new else None]

    def serve(self) -> None:
        """Answer one request; Ctrl-C ends what it does, not this process."""
        request = receive(self.link)
        usual = signal.signal(signal.SIGINT, signal.default_int_handler)
        try:
            answer = self.answer(request)
        except BaseException as error:
            answer = msgpack.packb({"broken": f"{type(error).__name__}: {error}"[:500]})
        finally:
            signal.signal(signal.SIGINT, usual)
        send(self.link, answer)

    def answer(self, request: bytearray) -> bytes:
        """The answer to a request: (number, operation, settings, pickled arguments, pieces of memory)."""
        number, operation, context, text, contents = pickle.loads(request)
        memory = Memory()
        owners = [allocate(*content) for content in contents]
        for owner in owners:
            memory.add(owner)
        unpickler = Unpickler(text, owners)
        args, patches = unpickler.load()
        objects = dict(unpickler.memo.copy())
        if operation[0] == "backward":
            return self.backward(number, operation[1], args)
        sent = {id(value): place for place, value in objects.items()}
        before = {place: snapshot(value) for place, value in objects.items()}
        result, failed, printed, warned, after = self.run(operation, args, context, patches)
        encoder = Encoder(self, sent, memory)
        reply: dict[str, Any] = {"number": number, "printed": printed, "warned": warned, "shown": self.shown()}
        if failed is None:
            reply["result"] = encoder.value(result)
        else:
            reply["error"] = failed
        reply["changed"] = [
            [place, self.change(encoder, value)] for place, value in objects.items()
            if before[place] is not None and differs(before[place], snapshot(value))
        ]  # fmt: skip
        reply["written"] = {
            n: now.tobytes() for n, (owner, (_, data)) in enumerate(zip(owners, contents, strict=True))
            if (now := flat(owner).data) != data
        }  # fmt: skip
        if encoder.outputs:
            inputs = [(place, v) for place, v in sorted(objects.items()) if getattr(v, "requires_grad", False) is True]
            self.graphs[number] = encoder.outputs, [value for _, value in inputs]
            if len(self.graphs) > GRAPHS:
                self.graphs.pop(next(iter(self.graphs)))
            reply["inputs"] = [place for place, _ in inputs]
            reply["outputs"] = len(encoder.outputs)
        reply |= {"nodes": encoder.nodes, "settings": after}
        reply["dropped"] = [self.given.tidy(), self.pieces.tidy()]
        reply["memory"] = [self.piece(address, owner) for address, _, owner in memory.pieces[len(owners) :]]
        return msgpack.packb(reply, unicode_errors="surrogatepass")

    def run(self, operation: tuple[Any, ...], args: tuple[Any, Any], context: dict[str, Any],
            patches: list[tuple[Any, str, Any]]) -> tuple[Any, Any, str, list[list[str]], dict[str, Any]]:  # fmt: skip
        """(result, error or None, what was printed, warnings, settings) of an operation."""
        printed, failed, result = io.StringIO(), None, None
        usual = settings()
        with contextlib.ExitStack() as stack:
            for target, name, new in patches:
                stack.enter_context(mock.patch.object(target, name, new, create=True))
            stack.enter_context(mock.patch.object(self.shell, "display_pub", self.display))
            warned = stack.enter_context(warnings.catch_warnings(record=True))
            stack.enter_context(contextlib.redirect_stdout(printed))
            stack.enter_context(contextlib.redirect_stderr(printed))
            warnings.simplefilter("always", append=True)
            try:
                apply(context, usual)
                result = self.perform(operation, *args)
            except BaseException as error:
                failed = tell(error)
            after = settings()
            apply({name: usual[name] for name in SWITCHES if name in usual}, after)
        after = {name: value for name, value in after.items() if value != context.get(name)}
        told = [[type_name(w.category), str(w.message)[:1000]] for w in warned[:20]]
        return result, failed, printed.getvalue()[:PRINTED], told, after

    def shown(self) -> list[Any]:
        """What was displayed meanwhile; a last entry None if there are figures that nobody has shown yet."""
        shown: list[Any] = [output["data"] for output in self.display.outputs]
        self.display.outputs.clear()
        pyplot = sys.modules.get("matplotlib.pyplot")
        return [*shown, None] if pyplot and pyplot.get_fignums() else shown

    def perform(self, operation: tuple[Any, ...], args: tuple[Any, ...], options: dict[str, Any]) -> Any:
        """Do what the judge asks for."""
        kind, *rest = operation
        if kind == "names":
            self.shell.execution_count = rest[1] + 1  # as if the cell ran here
            return {name: self.names[name] for name in rest[0] if name in self.names}
        if kind == "call":
            return self.objects[rest[0]](*args, **options)
        if kind == "method":
            return getattr(self.objects[rest[0]], rest[1])(*args, **options)
        if kind == "property":
            return getattr(args[0], rest[1])
        if kind == "set":
            return setattr(args[0], rest[1], args[1])
        if kind == "next":
            return list(itertools.islice(self.objects[rest[0]], 1))
        if kind == "iter":
            return iter(self.objects[rest[0]])
        if kind == "len":
            return len(self.objects[rest[0]])
        if kind == "item":
            return self.objects[rest[0]][args[0]]
        if kind == "define":
            self.names[rest[0]] = args[0]
            return None
        if kind == "show_figures":
            return flush_figures()
        if kind == "close_figures":
            return sys.modules["matplotlib.pyplot"].close("all")
        return getattr(self.objects[rest[0]], rest[1])  # "attribute"

    def change(self, encoder: Encoder, value: Any) -> list[Any]:
        """What a changed object now holds."""
        torch = sys.modules.get("torch")
        if isinstance(value, dict):
            return ["dict", encoder.pairs(value)]
        if isinstance(value, list | set | collections.deque):
            return ["items", encoder.values(value)]
        if isinstance(value, types.CellType):
            return ["cell", encoder.value(value.cell_contents)]
        if isinstance(value, np.ndarray):
            return ["shape", list(value.shape)]
        if isinstance(value, np.random.Generator):
            return ["generator", encoder.value(value.bit_generator.state), children(value)]
        if torch and isinstance(value, torch.Generator):
            return ["torch_generator", value.get_state().numpy().tobytes()]
        if torch and isinstance(value, torch.Tensor):
            return encoder.tensor(torch, value)
        return ["attributes", encoder.pairs(wholes(state_of(value))), path_of(type(value))]

    def backward(self, number: int, call: int, gradients: Any) -> bytes:
        """Gradients of an earlier call's results by its arguments."""
        import torch

        if call not in self.graphs:
            return msgpack.packb({"number": number, "error": ["RuntimeError", [], "the graph is gone", "", []]})
        outputs, inputs = self.graphs[call]
        pairs = [(o, g) for o, g in zip(outputs, gradients, strict=True) if g is not None]
        reply: dict[str, Any] = {"number": number}
        try:
            found = torch.autograd.grad([o for o, _ in pairs], inputs, [g for _, g in pairs], retain_graph=True,
                                        allow_unused=True)  # fmt: skip
            reply["gradients"] = [None if g is None else g.contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()
                                  for g in found]  # fmt: skip
        except Exception as error:
            reply["error"] = tell(error)
        return msgpack.packb(reply, unicode_errors="surrogatepass")


def type_name(kind: type) -> str:
    """The first class above it that Python itself has."""
    return next(part.__name__ for part in kind.__mro__ if part.__module__ == "builtins")


def tell(error: BaseException) -> list[Any]:
    """[Python's own class, plain arguments, text, name of its class, [[line number, line], ...]]"""
    frames = [[frame.lineno or 0, linecache.getline(frame.filename, frame.lineno or 0).strip()[:LINE]]
              for frame in traceback.extract_tb(error.__traceback__) if frame.filename in linecache.cache
              and "ipykernel_" in frame.filename]  # fmt: skip
    kind = type_name(type(error))
    arguments = [arg for arg in error.args if isinstance(arg, str | int | float | None)]
    try:
        same = str(getattr(builtins, kind)(*arguments)) == str(error)
    except Exception:
        same = False
    if not same or len(str(error)) > MESSAGE:
        arguments = [str(error)[:MESSAGE]]
    return [kind, arguments, getattr(error, "name", None) or "", type(error).__name__, frames[-20:]]
