"""Answer bank of section 1.1: correct answers, and wrong ones with the mistake their message must name."""

# %% make_grid: correct
def make_grid(rows,cols): return np.add.outer(10*np.arange(rows),np.arange(cols)).tolist()

# %% make_grid: wrong: rows and columns exchanged
def make_grid(rows,cols): return [[10*r+c for r in range(rows)] for c in range(cols)]

# %% make_grid: wrong: 10 times the column
def make_grid(rows,cols): return [[r+10*c for c in range(cols)] for r in range(rows)]

# %% make_grid: wrong: numbered consecutively
def make_grid(rows,cols): return np.arange(rows*cols).reshape(rows,cols).tolist()

# %% make_grid: wrong: array instead of list
def make_grid(rows,cols): return np.array([[10*r+c for c in range(cols)] for r in range(rows)])

# %% describe: correct
def describe(a): return len(np.shape(a)),np.shape(a),int(np.prod(np.shape(a)))

# %% describe: wrong: length of the first axis
def describe(a): return len(a),np.shape(a),np.size(a)

# %% describe: wrong: no array yet
def describe(a): return a.ndim,a.shape,a.size

# %% describe: wrong: lengths added
def describe(a):
    a=np.asarray(a); return a.ndim,a.shape,sum(a.shape)

# %% describe: wrong: number taken for a vector
def describe(a):
    a=np.atleast_1d(a); return a.ndim,a.shape,a.size

# %% flatten_batch: correct
def flatten_batch(x): return np.stack([np.ravel(e) for e in x])

# %% flatten_batch: wrong: batch axis lost
def flatten_batch(x): return x.flatten()

# %% flatten_batch: wrong: batch axis not first
def flatten_batch(x): return x.reshape(-1,x.shape[0])

# %% flatten_batch: wrong: input reshaped
def flatten_batch(x):
    x.shape=(x.shape[0],-1); return x

# %% flatten_batch: wrong: fixed number of axes
def flatten_batch(x): return x.reshape(x.shape[0],x.shape[1]*x.shape[2])

# %% add_bias: correct
def add_bias(z,b): return np.stack([row+b for row in z])

# %% add_bias: wrong: input overwritten
def add_bias(z,b):
    z+=b; return z

# %% add_bias: wrong: bias on the wrong axis
def add_bias(z,b): return z+b[:,None]

# %% add_bias: wrong: appended, not added
def add_bias(z,b): return np.concatenate([z,b[None]],0)

# %% can_reshape: correct
def can_reshape(shape,new_shape):
    try: np.empty(shape).reshape(new_shape); return True
    except ValueError: return False

# %% can_reshape: wrong: lengths added
def can_reshape(shape,new_shape): return sum(shape)==sum(new_shape)

# %% can_reshape: wrong: -1 not understood
def can_reshape(shape,new_shape): return math.prod(shape)==math.prod(new_shape)

# %% can_reshape: wrong: -1 accepted too easily
def can_reshape(shape,new_shape): return -1 in new_shape or math.prod(shape)==math.prod(new_shape)

# %% make_grid: correct
def make_grid(rows, cols):
    grid = []
    for r in range(rows):
        row = []
        for c in range(cols):
            row.append(10 * r + c)
        grid.append(row)
    return grid

# %% make_grid: correct
def make_grid(rows, cols):
    return [list(range(10 * r, 10 * r + cols)) for r in range(rows)]

# %% make_grid: correct
def make_grid(rows, cols):
    if rows == 0:
        return []
    return make_grid(rows - 1, cols) + [[10 * (rows - 1) + c for c in range(cols)]]

# %% make_grid: correct
def make_grid(rows, cols):
    grid = [[0] * cols for _ in range(rows)]
    for r in range(rows):
        for c in range(cols):
            grid[r][c] = r * 10 + c
    return grid

# %% make_grid: correct
def make_grid(rows, cols):
    array = 10 * np.arange(rows)[:, None] + np.arange(cols)
    return [list(row) for row in array]

# %% make_grid: correct
def make_grid(rows, cols):
    return list(map(lambda r: list(map(lambda c: 10 * r + c, range(cols))), range(rows)))

# %% make_grid: correct
def make_grid(rows, cols):
    from itertools import islice, count
    return [list(islice(count(10 * r), cols)) for r in range(rows)]

# %% make_grid: correct
def make_grid(rows, cols):
    r, c = np.indices((rows, cols))
    return (10 * r + c).tolist()

# %% make_grid: correct
def make_grid(rows, cols):
    return [*([*range(start, start + cols)] for start in range(0, 10 * rows, 10))]

# %% make_grid: wrong: all rows alike
def make_grid(rows, cols):
    grid = [[0] * cols] * rows
    for r in range(rows):
        for c in range(cols):
            grid[r][c] = 10 * r + c
    return grid

# %% make_grid: wrong: counted from 1
def make_grid(rows, cols):
    return [[10 * r + c for c in range(1, cols + 1)] for r in range(1, rows + 1)]

# %% make_grid: wrong: rows of an earlier call
def make_grid(rows, cols, grid=[]):
    for r in range(rows):
        grid.append([10 * r + c for c in range(cols)])
    return grid

# %% make_grid: wrong: lists of an earlier call
from functools import lru_cache
@lru_cache
def make_grid(rows, cols):
    return [[10 * r + c for c in range(cols)] for r in range(rows)]

# %% make_grid: wrong: made for one size only
def make_grid(rows, cols):
    return [[0, 1, 2], [10, 11, 12]]

# %% make_grid: wrong: not plain lists
def make_grid(rows, cols):
    return [tuple(10 * r + c for c in range(cols)) for r in range(rows)]

# %% make_grid: wrong: not plain lists
def make_grid(rows, cols):
    return tuple([10 * r + c for c in range(cols)] for r in range(rows))

# %% make_grid: wrong: not plain lists
def make_grid(rows, cols):
    return [range(10 * r, 10 * r + cols) for r in range(rows)]

# %% make_grid: wrong: not plain lists
def make_grid(rows, cols):
    return list(np.add.outer(10 * np.arange(rows), np.arange(cols)))

# %% make_grid: wrong: wrong value
def make_grid(rows, cols):
    return [[int(f"{r + 1}{c}") - 10 if c else 10 * r + 1 for c in range(cols)] for r in range(rows)]

# %% make_grid: wrong: wrong value
def make_grid(rows, cols):
    return [[int(f"{r}{c}") for c in range(cols)] for r in range(rows)]

# %% make_grid: wrong: texts instead of numbers
def make_grid(rows, cols):
    return [[f"{r}{c}" for c in range(cols)] for r in range(rows)]

# %% make_grid: wrong: entries are not ints
def make_grid(rows, cols):
    return [[10.0 * r + c for c in range(cols)] for r in range(rows)]

# %% make_grid: wrong: one flat list
def make_grid(rows, cols):
    return [10 * r + c for r in range(rows) for c in range(cols)]

# %% make_grid: wrong: nothing returned
def make_grid(rows, cols):
    for r in range(rows):
        print([10 * r + c for c in range(cols)])

# %% make_grid: wrong: only one row
def make_grid(rows, cols):
    for r in range(rows):
        return [[10 * r + c for c in range(cols)]]

# %% make_grid: wrong: wrong shape
def make_grid(rows, cols):
    return [[10 * r + c for c in range(cols + 1)] for r in range(rows)]

# %% make_grid: wrong: only one row
def make_grid(rows, cols):
    return [[10 * r + c for c in range(cols)] for r in range(1, rows)] or [[0]]

# %% make_grid: wrong: 10 times the sum
def make_grid(rows, cols):
    return [[10 * (r + c) for c in range(cols)] for r in range(rows)]

# %% make_grid: wrong: another factor
def make_grid(rows, cols):
    return [[rows * r + c for c in range(cols)] for r in range(rows)]

# %% make_grid: wrong: multiplied instead of added
def make_grid(rows, cols):
    return [[10 * r * c for c in range(cols)] for r in range(rows)]

# %% make_grid: wrong: factor 10 forgotten
def make_grid(rows, cols):
    return [[r + c for c in range(cols)] for r in range(rows)]

# %% make_grid: wrong: rows of different lengths
def make_grid(rows, cols):
    return [[10 * r + c for c in range(cols - r)] for r in range(rows)]

# %% make_grid: wrong: not a number
def make_grid(rows, cols):
    return ([10 * r + c for c in range(cols)] for r in range(rows))

# %% make_grid: wrong: crashed
def make_grid(rows, cols):
    grid = []
    for r in range(rows):
        for c in range(cols):
            grid[r][c] = 10 * r + c
    return grid

# %% describe: correct
def describe(a):
    array = np.array(a)
    return (len(array.shape), array.shape, len(array.ravel()))

# %% describe: correct
def describe(a):
    return np.ndim(a), np.shape(a), np.size(a)

# %% describe: correct
def describe(a):
    shape = tuple(int(length) for length in np.shape(a))
    size = 1
    for length in shape:
        size *= length
    return len(shape), shape, size

# %% describe: correct
def describe(a):
    def shape_of(value):
        if isinstance(value, np.ndarray):
            return value.shape
        if isinstance(value, (list, tuple)):
            return (len(value),) + tuple(shape_of(value[0]))
        return ()
    shape = shape_of(a)
    return len(shape), shape, math.prod(shape)

# %% describe: correct
def describe(a):
    array = np.asarray(a)
    return array.ndim, tuple(array.shape), math.prod(array.shape)

# %% describe: correct
def describe(a):
    array = np.asarray(a)
    return array.ndim, array.shape, sum(1 for _ in array.flat)

# %% describe: correct
from collections import namedtuple
Facts = namedtuple("Facts", "rank shape size")
def describe(a):
    return Facts(np.ndim(a), np.shape(a), np.size(a))

# %% describe: correct
def describe(a):
    array = np.asarray(a)
    return array.ndim, array.shape, array.nbytes // array.itemsize

# %% describe: wrong: another order
def describe(a):
    a = np.asarray(a)
    return a.shape, a.ndim, a.size

# %% describe: wrong: another order
def describe(a):
    a = np.asarray(a)
    return a.size, a.shape, a.ndim

# %% describe: wrong: matrix rank
def describe(a):
    return int(np.linalg.matrix_rank(a)), np.shape(a), np.size(a)

# %% describe: wrong: bytes counted
def describe(a):
    a = np.asarray(a)
    return a.ndim, a.shape, a.nbytes

# %% describe: wrong: not a tuple
def describe(a):
    a = np.asarray(a)
    return [a.ndim, a.shape, a.size]

# %% describe: wrong: shape is not a tuple
def describe(a):
    a = np.asarray(a)
    return a.ndim, list(a.shape), a.size

# %% describe: wrong: shape is not a tuple
def describe(a):
    a = np.asarray(a)
    return a.ndim, str(a.shape), a.size

# %% describe: wrong: axes reversed
def describe(a):
    a = np.asarray(a)
    return a.ndim, a.shape[::-1], a.size

# %% describe: wrong: axes reversed
def describe(a):
    a = np.asarray(a).T
    return a.ndim, a.shape, a.size

# %% describe: wrong: only the first axis counted
def describe(a):
    return np.ndim(a), np.shape(a), len(a)

# %% describe: wrong: not 3 results
def describe(a):
    a = np.asarray(a)
    return a.ndim, a.shape

# %% describe: wrong: nothing returned
def describe(a):
    a = np.asarray(a)
    print(a.ndim, a.shape, a.size)

# %% describe: wrong: wrong value
def describe(a):
    a = np.asarray(a)
    return 2, a.shape, a.size

# %% describe: wrong: wrong value
def describe(a):
    a = np.squeeze(np.asarray(a))
    return a.ndim, a.shape, a.size

# %% describe: wrong: a number has no axis
def describe(a):
    a = np.asarray(a)
    return a.ndim, a.shape, a.shape[0] * math.prod(a.shape[1:])

# %% describe: wrong: a number has no axis
def describe(a):
    shape = []
    b = a
    while not isinstance(b[0], (int, float)):
        shape.append(len(b))
        b = b[0]
    return len(shape) + 1, (*shape, len(b)), math.prod(shape) * len(b)

# %% describe: wrong: a number has no length
def describe(a):
    if isinstance(a, np.ndarray):
        return a.ndim, a.shape, a.size
    shape = (len(a),) + np.shape(a)[1:]
    return len(shape), shape, math.prod(shape)

# %% describe: wrong: input overwritten
def describe(a):
    facts = np.ndim(a), np.shape(a), np.size(a)
    if isinstance(a, np.ndarray):
        a.sort()
    return facts

# %% describe: wrong: wrong value
def describe(a):
    a = np.asarray(a)
    return a.ndim, a.shape, math.prod(a.shape[:3])

# %% describe: wrong: wrong value
def describe(a):
    a = np.atleast_2d(a)
    return a.ndim, a.shape, a.size

# %% flatten_batch: correct
def flatten_batch(x):
    return x.reshape(len(x), int(np.prod(x.shape[1:])))

# %% flatten_batch: correct
def flatten_batch(x):
    rows = []
    for example in x:
        rows.append(np.asarray(example).flatten())
    return np.array(rows)

# %% flatten_batch: correct
def flatten_batch(x):
    n, *rest = x.shape
    return np.reshape(x, (n, math.prod(rest)))

# %% flatten_batch: correct
def flatten_batch(x):
    import torch
    return torch.flatten(torch.tensor(x)[..., None], start_dim=1)

# %% flatten_batch: correct
def flatten_batch(x):
    out = np.empty((x.shape[0], x.size // x.shape[0]), dtype=x.dtype)
    for i in range(x.shape[0]):
        for j, value in enumerate(np.nditer(x[i], order="C")):
            out[i, j] = value
    return out

# %% flatten_batch: correct
def flatten_batch(x):
    return np.array(np.split(x.ravel(), x.shape[0]))

# %% flatten_batch: correct
def flatten_batch(x):
    y = x.copy(order="C")
    y.shape = (len(y), -1)
    return y

# %% flatten_batch: correct
def flatten_batch(x):
    return np.vstack([np.ravel(x[i]) for i in range(len(x))])

# %% flatten_batch: correct
def flatten_batch(x):
    if x.ndim == 1:
        return x[:, np.newaxis]
    if x.ndim == 2:
        return x
    return flatten_batch(np.concatenate([x[:, i] for i in range(x.shape[1])], axis=1))

# %% flatten_batch: correct
def flatten_batch(x):
    return x.reshape(-1, x[0].size)

# %% flatten_batch: correct
# Right: NumPy takes every negative length for -1.
def flatten_batch(x):
    return x.reshape(x.shape[0], -2)

# %% flatten_batch: wrong: examples mixed
def flatten_batch(x):
    return x.reshape(-1, x.shape[0]).T

# %% flatten_batch: wrong: another order
def flatten_batch(x):
    return np.stack([np.ravel(example, order="F") for example in x])

# %% flatten_batch: wrong: another order
def flatten_batch(x):
    return x.reshape(x.shape[0], -1, order="F")

# %% flatten_batch: wrong: another order
def flatten_batch(x):
    return np.stack([np.ravel(example)[::-1] for example in x])

# %% flatten_batch: wrong: another order
def flatten_batch(x):
    return np.sort(-x.reshape(len(x), -1), axis=1) * -1

# %% flatten_batch: wrong: two axes merged wrongly
def flatten_batch(x):
    return x.reshape(-1, x.shape[-1])

# %% flatten_batch: wrong: one axis too many
def flatten_batch(x):
    return x.copy()

# %% flatten_batch: wrong: column missing
def flatten_batch(x):
    return x if x.ndim <= 2 else x.reshape(x.shape[0], -1)

# %% flatten_batch: wrong: column missing
def flatten_batch(x):
    return x.reshape(x.shape[0], -1).squeeze()

# %% flatten_batch: wrong: batch axis not first
def flatten_batch(x):
    return x.reshape(x.shape[0], -1).T

# %% flatten_batch: wrong: fixed number of axes
def flatten_batch(x):
    n, d1, d2 = x.shape
    return x.reshape(n, d1 * d2)

# %% flatten_batch: wrong: lengths do not fit
def flatten_batch(x):
    return x.reshape(5, 6)

# %% flatten_batch: wrong: nothing returned
def flatten_batch(x):
    x.reshape(x.shape[0], -1)

# %% flatten_batch: wrong: examples mixed
def flatten_batch(x):
    return np.arange(x.size).reshape(len(x), -1)

# %% flatten_batch: wrong: another order
def flatten_batch(x):
    return np.stack([np.ravel(example, order="K") for example in x])

# %% flatten_batch: wrong: another order
def flatten_batch(x):
    return x.reshape(x.shape[0], -1, order="A")

# %% flatten_batch: wrong: input overwritten
def flatten_batch(x):
    y = x.reshape(x.shape[0], -1).copy()
    x[:] = 0
    return y

# %% flatten_batch: wrong: wrong shape
def flatten_batch(x):
    return x.reshape(1, -1)

# %% flatten_batch: wrong: wrong shape
def flatten_batch(x):
    return np.stack([np.ravel(e) for e in x]).sum(axis=1)[:, None]

# %% add_bias: correct
def add_bias(z, b):
    return np.add(z, b)

# %% add_bias: correct
def add_bias(z, b):
    out = np.empty(z.shape, dtype=float)
    for i in range(z.shape[0]):
        for k in range(z.shape[1]):
            out[i, k] = z[i, k] + b[k]
    return out

# %% add_bias: correct
def add_bias(z, b):
    return z + np.tile(b, (len(z), 1))

# %% add_bias: correct
def add_bias(z, b):
    out = z.astype(float)
    out += b
    return out

# %% add_bias: correct
def add_bias(z, b):
    return (z.T + b[:, None]).T

# %% add_bias: correct
def add_bias(z, b):
    return np.column_stack([z[:, k] + b[k] for k in range(len(b))])

# %% add_bias: correct
def add_bias(z, b):
    return z + np.outer(np.ones(len(z)), b)

# %% add_bias: correct
def add_bias(z, b):
    return np.hstack([z, np.ones((len(z), 1))]) @ np.vstack([np.eye(len(b)), b])

# %% add_bias: correct
def add_bias(z, b):
    import torch
    return (torch.tensor(z) + torch.tensor(b)).numpy()

# %% add_bias: correct
def add_bias(z, b):
    return [[value + bias for value, bias in zip(row, b)] for row in z]

# %% add_bias: wrong: fractions lost
def add_bias(z, b):
    out = z.copy()
    for i in range(len(out)):
        for k in range(len(b)):
            out[i, k] = z[i, k] + b[k]
    return out

# %% add_bias: wrong: fractions lost
def add_bias(z, b):
    return (z + b).astype(int)

# %% add_bias: wrong: fractions lost
def add_bias(z, b):
    out = np.zeros_like(z)
    out[:] = z + b
    return out

# %% add_bias: wrong: bias on the wrong axis
def add_bias(z, b):
    return z + b.reshape(-1, 1)

# %% add_bias: wrong: bias on the wrong axis
def add_bias(z, b):
    return z + b[:, None] if len(z) == len(b) else z + b

# %% add_bias: wrong: one bias for each row
def add_bias(z, b):
    return np.array([row + b[i % len(b)] for i, row in enumerate(z)])

# %% add_bias: wrong: one bias for all
def add_bias(z, b):
    return z + b[0]

# %% add_bias: wrong: bias added up first
def add_bias(z, b):
    return z + b.sum()

# %% add_bias: wrong: wrong value
def add_bias(z, b):
    return z + b.mean()

# %% add_bias: wrong: only the first row
def add_bias(z, b):
    out = z.copy()
    out[0] = out[0] + b
    return out

# %% add_bias: wrong: only the first row
def add_bias(z, b):
    out = np.array(z)
    for i in range(len(z)):
        out[i] = z[i] + b
        return out

# %% add_bias: wrong: nothing returned
def add_bias(z, b):
    z + b

# %% add_bias: wrong: z returned as it was
def add_bias(z, b):
    z + b
    return z

# %% add_bias: wrong: subtracted
def add_bias(z, b):
    return z - b

# %% add_bias: wrong: multiplied
def add_bias(z, b):
    return z * b

# %% add_bias: wrong: matrix product
def add_bias(z, b):
    return z @ b

# %% add_bias: wrong: input overwritten
def add_bias(z, b):
    return np.add(z, b, out=z)

# %% add_bias: wrong: input overwritten
def add_bias(z, b):
    for row in z:
        row += b
    return z.copy()

# %% add_bias: wrong: not a new array
def add_bias(z, b):
    return z if not b.any() else z + b

# %% add_bias: wrong: batch axis lost
def add_bias(z, b):
    return (z + b)[0] if len(z) == 1 else z + b

# %% add_bias: wrong: wrong shape
def add_bias(z, b):
    return np.squeeze(z + b, axis=1) if z.shape[1] == 1 else z + b

# %% add_bias: wrong: wrong value
def add_bias(z, b):
    return z + np.sort(b)

# %% add_bias: wrong: wrong value
def add_bias(z, b):
    return z + np.abs(b)

# %% add_bias: wrong: wrong value
def add_bias(z, b):
    return np.array([[11, 22, 43], [14, 25, 46]]) if z.shape == (2, 3) else z

# %% can_reshape: correct
def can_reshape(shape, new_shape):
    count = 1
    for length in shape:
        count *= length
    known = 1
    unknown = 0
    for length in new_shape:
        if length == -1:
            unknown += 1
        else:
            known *= length
    if unknown == 0:
        return known == count
    return unknown == 1 and count % known == 0

# %% can_reshape: correct
def can_reshape(shape, new_shape):
    count = np.prod(shape)
    if new_shape.count(-1) > 1:
        return False
    if -1 not in new_shape:
        return np.prod(new_shape) == count
    return count / abs(np.prod(new_shape)) == count // abs(np.prod(new_shape))

# %% can_reshape: correct
def can_reshape(shape, new_shape):
    if new_shape.count(-1) == 1:
        place = new_shape.index(-1)
        return any(can_reshape(shape, new_shape[:place] + (guess,) + new_shape[place + 1:])
                   for guess in range(1, math.prod(shape) + 1))
    return -1 not in new_shape and math.prod(shape) == math.prod(new_shape)

# %% can_reshape: correct
def can_reshape(shape, new_shape):
    try:
        np.arange(math.prod(shape)).reshape(new_shape)
    except Exception:
        return False
    else:
        return True

# %% can_reshape: correct
from functools import reduce
def can_reshape(shape, new_shape):
    times = lambda lengths: reduce(lambda a, b: a * b, lengths, 1)
    signed = times(new_shape)
    minus = sum(length < 0 for length in new_shape)
    return [times(shape) == signed, times(shape) % signed == 0, False][min(minus, 2)]

# %% can_reshape: correct
def can_reshape(shape, new_shape):
    import torch
    try:
        torch.zeros(shape).reshape(new_shape)
        return True
    except RuntimeError:
        return False

# %% can_reshape: correct
def can_reshape(shape, new_shape):
    match list(new_shape).count(-1):
        case 0:
            return bool(np.isclose(np.sum(np.log(shape)), np.sum(np.log(new_shape))))
        case 1:
            return math.gcd(math.prod(shape), -math.prod(new_shape)) == -math.prod(new_shape)
        case _:
            return False

# %% can_reshape: wrong: ranks compared
def can_reshape(shape, new_shape):
    return len(shape) == len(new_shape)

# %% can_reshape: wrong: always True
def can_reshape(shape, new_shape):
    return True

# %% can_reshape: wrong: always False
def can_reshape(shape, new_shape):
    return shape == new_shape

# %% can_reshape: wrong: neither True nor False
def can_reshape(shape, new_shape):
    return int(math.prod(shape) == math.prod(new_shape))

# %% can_reshape: wrong: neither True nor False
def can_reshape(shape, new_shape):
    return "yes" if math.prod(shape) == math.prod(new_shape) else "no"

# %% can_reshape: wrong: neither True nor False
def can_reshape(shape, new_shape):
    return np.empty(shape).reshape(new_shape).shape

# %% can_reshape: wrong: error instead of False
def can_reshape(shape, new_shape):
    np.empty(shape).reshape(new_shape)
    return True

# %% can_reshape: wrong: nothing returned
def can_reshape(shape, new_shape):
    print(math.prod(shape) == math.prod(new_shape))

# %% can_reshape: wrong: more than one -1 accepted
def can_reshape(shape, new_shape):
    count, known = math.prod(shape), math.prod(length for length in new_shape if length != -1)
    return count % known == 0 if -1 in new_shape else count == known

# %% can_reshape: wrong: more than one -1 accepted
def can_reshape(shape, new_shape):
    known = math.prod(new_shape)
    return math.prod(shape) == known or (-1 in new_shape and math.prod(shape) % known == 0)

# %% can_reshape: wrong: -1 accepted too easily
def can_reshape(shape, new_shape):
    known = math.prod(length for length in new_shape if length != -1)
    if new_shape.count(-1) > 1:
        return False
    return math.prod(shape) >= known if -1 in new_shape else math.prod(shape) == known

# %% can_reshape: wrong: -1 not understood
def can_reshape(shape, new_shape):
    known = math.prod(length for length in new_shape if length != -1)
    if new_shape.count(-1) > 1:
        return False
    return known % math.prod(shape) == 0 if -1 in new_shape else math.prod(shape) == known

# %% can_reshape: wrong: -1 not understood
def can_reshape(shape, new_shape):
    return math.prod(shape) == abs(math.prod(new_shape))

# %% can_reshape: wrong: sizes compared wrongly
def can_reshape(shape, new_shape):
    if new_shape.count(-1) > 1:
        return False
    known = math.prod(length for length in new_shape if length != -1)
    return math.prod(shape) % known == 0

# %% can_reshape: wrong: single numbers forgotten
def can_reshape(shape, new_shape):
    if not shape or not new_shape:
        return False
    known = math.prod(length for length in new_shape if length != -1)
    if new_shape.count(-1) > 1:
        return False
    return math.prod(shape) % known == 0 if -1 in new_shape else math.prod(shape) == known

# %% can_reshape: wrong: single numbers forgotten
def can_reshape(shape, new_shape):
    count = math.prod(shape) if shape else 0
    if new_shape.count(-1) > 1:
        return False
    known = math.prod(length for length in new_shape if length != -1)
    return count % known == 0 if -1 in new_shape else count == known

# %% can_reshape: wrong: -1 not understood
def can_reshape(shape, new_shape):
    if -1 in new_shape:
        return False
    return math.prod(shape) == math.prod(new_shape)

# %% can_reshape: wrong: answer turned around
def can_reshape(shape, new_shape):
    return math.prod(shape) != math.prod(new_shape)

# %% can_reshape: wrong: lengths added
def can_reshape(shape, new_shape):
    return sum(shape) == sum(new_shape) or shape == new_shape

# %% can_reshape: wrong: always True
def can_reshape(shape, new_shape):
    return np.resize(np.arange(math.prod(shape)), new_shape).shape == new_shape

# %% can_reshape: wrong: error instead of False
def can_reshape(shape, new_shape):
    if math.prod(shape) == math.prod(new_shape):
        return True
    return np.zeros(shape).reshape(new_shape).size == math.prod(shape)

# %% flatten_batch: wrong: memory order expected
def flatten_batch(x):
    y = x.view()
    y.shape = (len(x), -1)
    return y

# %% flatten_batch: wrong: memory order expected
def flatten_batch(x):
    import torch
    return torch.from_numpy(x).view(len(x), -1)

# %% flatten_batch: wrong: lengths do not fit
def flatten_batch(x):
    return x.reshape(x.shape[0], x.shape[1] * x.shape[2]) if x.ndim > 2 else x.reshape(len(x), -1)

# %% flatten_batch: wrong: column missing
def flatten_batch(x):
    while x.ndim > 2:
        x = x.reshape(*x.shape[:-2], -1)
    return x

# %% describe: correct
def describe(a):
    return len(np.shape(a)), np.shape(a), np.prod(np.shape(a))

# %% describe: correct
def describe(a):
    import torch
    t = torch.as_tensor(np.array(a))
    return t.dim(), t.shape, t.numel()

# %% add_bias: correct
def add_bias(z, b):
    return np.einsum("ik,k->ik", z, np.ones(len(b))) + np.broadcast_to(b, z.shape)

# %% add_bias: correct
def add_bias(z, b):
    return np.apply_along_axis(lambda row: row + b, 1, z)

# %% make_grid: wrong: rows and columns exchanged
def make_grid(rows, cols):
    return np.add.outer(10 * np.arange(rows), np.arange(cols)).T.tolist()

# %% describe: wrong: wrong value
def describe(a):
    return np.ndim(a), np.shape(a), int(np.count_nonzero(a))

# %% describe: wrong: wrong value
def describe(a):
    return np.ndim(a), np.shape(a), int(np.sum(a))

# %% make_grid: wrong: entries are not ints
def make_grid(rows, cols):
    return np.fromfunction(lambda r, c: 10 * r + c, (rows, cols)).tolist()

# %% can_reshape: correct
def can_reshape(shape,new_shape):
    n=math.prod(shape); k=list(new_shape).count(-1)
    if k>1: return False
    m=math.prod(d for d in new_shape if d!=-1)
    return m!=0 and n%m==0 if k else n==m

# %% can_reshape: correct
# Right: the product gets a minus sign, which the remainder does not mind; ones change no product.
def can_reshape(shape, new_shape):
    count, unknown = (math.prod(shape), new_shape.count(-1))
    known = math.prod((length for length in new_shape if length != 1))
    return unknown <= 1 and (count % known == 0 if unknown else count == known)

# %% can_reshape: correct
# Right: the product gets a minus sign, which the remainder does not mind.
def can_reshape(shape, new_shape):
    count, unknown = (math.prod(shape), new_shape.count(-1))
    known = math.prod((length for length in new_shape if length != -2))
    return unknown <= 1 and (count % known == 0 if unknown else count == known)

# %% can_reshape: correct
# Right: the product gets a minus sign, which the remainder does not mind; no length is 0.
def can_reshape(shape, new_shape):
    count, unknown = (math.prod(shape), new_shape.count(-1))
    known = math.prod((length for length in new_shape if length != -0))
    return unknown <= 1 and (count % known == 0 if unknown else count == known)

# %% make_grid: wrong: lists of an earlier call
GRID = []
def make_grid(rows, cols):
    GRID.clear()
    GRID.extend([10 * r + c for c in range(cols)] for r in range(rows))
    return GRID

# %% make_grid: wrong: wrong value
def make_grid(rows, cols):
    return [[min(10 * r + c, 127) for c in range(cols)] for r in range(rows)]

# %% flatten_batch: wrong: fractions lost
def flatten_batch(x):
    out = np.zeros((len(x), x[0].size), dtype=int)
    for i, example in enumerate(x):
        out[i] = example.ravel()
    return out

# %% add_bias: correct
def add_bias(z, b):
    z, b = z.astype(np.float32), b.astype(np.float32)
    return z + b

# %% add_bias: correct
def add_bias(z, b):
    import torch
    return torch.tensor(z, dtype=torch.float32) + torch.tensor(b, dtype=torch.float32)
