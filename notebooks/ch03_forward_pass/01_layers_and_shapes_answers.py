"""Answer bank of section 3.1: correct answers, and wrong ones with the mistake their message must name."""

# %% dense: correct
def dense(X,W,b): return np.einsum("ni,ik->nk",X,W)+b

# %% dense: correct
def dense(X,W,b): return np.stack([x@W+b for x in X])

# %% dense: wrong: order of the product
def dense(X,W,b): return (W@X+b) if W.shape[1]==X.shape[0] else X@W+b

# %% dense: wrong: transposed weights
def dense(X,W,b): return (X@W.T if W.shape[0]==W.shape[1] else X@W)+b

# %% dense: wrong: bias forgotten
def dense(X,W,b): return X@W

# %% dense: wrong: element-wise product
def dense(X,W,b): return X*W+b

# %% count_parameters: correct
def count_parameters(s): return sum((a+1)*b for a,b in zip(s,s[1:]))

# %% count_parameters: wrong: biases forgotten
def count_parameters(s): return sum(a*b for a,b in zip(s,s[1:]))

# %% count_parameters: wrong: input units counted as having biases
def count_parameters(s): return sum(a*b for a,b in zip(s,s[1:]))+sum(s)

# %% count_parameters: wrong: one bias per input instead of per output
def count_parameters(s): return sum(a*b+a for a,b in zip(s,s[1:]))

# %% count_parameters: wrong: counts units
def count_parameters(s): return sum(s)

# %% collapse_linear: wrong: biases added without passing through W2
def collapse_linear(W1,b1,W2,b2): return W1@W2,b1+b2 if len(b1)==len(b2) else b2

# %% collapse_linear: wrong: order of the product
def collapse_linear(W1,b1,W2,b2): return (W2@W1 if W1.shape==W2.shape else W1@W2),b1@W2+b2

# %% collapse_linear: wrong: second bias forgotten
def collapse_linear(W1,b1,W2,b2): return W1@W2,W1.T@b1@W2+b2 if W1.shape[0]==W1.shape[1] else b1@W2

# %% column_to_row: correct
def column_to_row(W,b): return np.transpose(W).copy(),b[:,0]

# %% column_to_row: wrong: reshape is not transpose
def column_to_row(W,b): return W.reshape(W.shape[1],W.shape[0]),b.ravel()

# %% column_to_row: wrong: bias left as a column
def column_to_row(W,b): return W.T,b

# %% column_to_row: wrong: reverses instead of transposing
def column_to_row(W,b): return W[::-1].T,b.ravel()[::-1]

# %% dense: correct
def dense(X, W, b):
    Z = np.zeros((len(X), len(b)))
    for n in range(len(X)):
        for k in range(len(b)):
            total = b[k]
            for i in range(len(W)):
                total += X[n, i] * W[i, k]
            Z[n, k] = total
    return Z

# %% dense: correct
def dense(X, W, b):
    return F.linear(torch.tensor(X).double(), torch.tensor(W).double().T, torch.tensor(b).double())

# %% dense: correct
def dense(X, W, b):
    with_one = np.hstack([X, np.ones((X.shape[0], 1))])
    return with_one @ np.vstack([W, b])

# %% dense: correct
def dense(X, W, b):
    return (X[:, :, None] * W[None]).sum(axis=1) + b[None, :]

# %% dense: correct
def dense(X, W, b):
    return np.column_stack([X @ W[:, k] + b[k] for k in range(W.shape[1])])

# %% dense: correct
def dense(X, W, b):
    return [[sum(x * w for x, w in zip(row, column)) + bias for column, bias in zip(W.T, b)] for row in X]

# %% dense: correct
def dense(X, W, b):
    return (W.T @ X.T + b[:, None]).T

# %% dense: correct
dense = lambda X, W, b: np.tensordot(X, W, axes=1) + np.broadcast_to(b, (X.shape[0], W.shape[1]))

# %% dense: correct
def dense(X, W, b):
    layer = nn.Linear(*W.shape).double()
    with torch.no_grad():
        layer.weight.copy_(torch.tensor(W.T))
        layer.bias.copy_(torch.tensor(b))
        return layer(torch.tensor(X, dtype=torch.float64)).numpy()

# %% dense: wrong: bias as a column
def dense(X, W, b):
    return X @ W + b[:, None]

# %% dense: wrong: bias as a column
def dense(X, W, b):
    return X @ W + (b[:, None] if X.shape[0] == W.shape[1] else b)

# %% dense: wrong: order of the product
def dense(X, W, b):
    return W @ X + b

# %% dense: wrong: order of the product
def dense(X, W, b):
    return np.dot(W, X) + b

# %% dense: wrong: order of the product
def dense(X, W, b):
    try:
        return W @ X + b
    except ValueError:
        return X @ W + b

# %% dense: wrong: transposed weights
def dense(X, W, b):
    return X @ W.T + b

# %% dense: wrong: transposed weights
def dense(X, W, b):
    return F.linear(torch.as_tensor(X), torch.as_tensor(W), torch.as_tensor(b))

# %% dense: wrong: transposed weights
def dense(X, W, b):
    return X @ (W.T if W.shape[0] == X.shape[1] == W.shape[1] else W) + b

# %% dense: wrong: examples in columns
def dense(X, W, b):
    return W.T @ X.T + b[:, None]

# %% dense: wrong: examples in columns
def dense(X, W, b):
    Z = X @ W + b
    return Z.T if Z.shape[0] == Z.shape[1] else Z

# %% dense: wrong: axis of length 1 lost
def dense(X, W, b):
    return np.squeeze(X @ W + b)

# %% dense: wrong: axis of length 1 lost
def dense(X, W, b):
    Z = X @ W + b
    return Z.ravel() if Z.shape[1] == 1 else Z

# %% dense: wrong: axis of length 1 lost
def dense(X, W, b):
    Z = X @ W + b
    return Z[0] if len(X) == 1 else Z

# %% dense: wrong: bias subtracted
def dense(X, W, b):
    return X @ W - b

# %% dense: wrong: bias added once per input
def dense(X, W, b):
    Z = np.zeros((X.shape[0], W.shape[1]))
    for i in range(W.shape[0]):
        Z += np.outer(X[:, i], W[i]) + b
    return Z

# %% dense: wrong: bias inside the product
def dense(X, W, b):
    return X @ (W + b)

# %% dense: wrong: bias summed up
def dense(X, W, b):
    return X @ W + b.sum()

# %% dense: wrong: activation already applied
def dense(X, W, b):
    return np.maximum(0, X @ W + b)

# %% dense: wrong: wrong value
def dense(X, W, b):
    return 1 / (1 + np.exp(-(X @ W + b)))

# %% dense: wrong: one row for the whole batch
def dense(X, W, b):
    return X[0] @ W + b

# %% dense: wrong: one row for the whole batch
def dense(X, W, b):
    return (X @ W).sum(axis=0) + b

# %% dense: wrong: nothing returned
def dense(X, W, b):
    print(X @ W + b)

# %% dense: wrong: input overwritten
def dense(X, W, b):
    b += 0 * b
    W[:] = W * 2
    return X @ W / 2 + b

# %% dense: wrong: input overwritten
def dense(X, W, b):
    Z = X @ W + b
    if X.shape == Z.shape and X.dtype == Z.dtype:
        X[...] = Z
        return X
    return Z

# %% dense: wrong: whole numbers kept
def dense(X, W, b):
    Z = np.zeros((X.shape[0], W.shape[1]), dtype=X.dtype)
    for n, x in enumerate(X):
        Z[n] = x @ W + b
    return Z

# %% dense: wrong: wrong value
def dense(X, W, b):
    return (X @ W + b).round(1)

# %% dense: wrong: two number types
def dense(X, W, b):
    return torch.from_numpy(X) @ torch.from_numpy(W) + torch.from_numpy(b)

# %% dense: wrong: wrong value
_seen = {}
def dense(X, W, b):
    key = X.shape, W.shape
    if key not in _seen:
        _seen[key] = X @ W + b
    return _seen[key]

# %% dense: wrong: wrong value
def dense(X, W, b):
    if len(X) == 2:
        return np.array([[6, -3, 3.5, -2], [-1, -6, 5.5, 2]])
    return np.tile(b, (len(X), 1))

# %% dense: wrong: element-wise product
def dense(X, W, b):
    return np.multiply(X, W) + b if X.shape == W.shape else np.dot(X, W) + b

# %% dense: wrong: a function returned
def dense(X, W, b):
    return lambda: X @ W + b

# %% count_parameters: correct
def count_parameters(layer_sizes):
    total = 0
    for i in range(1, len(layer_sizes)):
        total += layer_sizes[i - 1] * layer_sizes[i]
        total += layer_sizes[i]
    return total

# %% count_parameters: correct
def count_parameters(layer_sizes):
    if len(layer_sizes) < 2:
        return 0
    first, second, *_ = layer_sizes
    return (first + 1) * second + count_parameters(layer_sizes[1:])

# %% count_parameters: correct
def count_parameters(layer_sizes):
    model = nn.Sequential(*[nn.Linear(a, b) for a, b in zip(layer_sizes, layer_sizes[1:])])
    return sum(p.numel() for p in model.parameters())

# %% count_parameters: correct
def count_parameters(layer_sizes):
    s = np.array(layer_sizes)
    return s[:-1] @ s[1:] + s[1:].sum()

# %% count_parameters: correct
def count_parameters(layer_sizes):
    from itertools import pairwise
    return sum(np.zeros((a, b)).size + np.zeros(b).size for a, b in pairwise(layer_sizes))

# %% count_parameters: correct
def count_parameters(layer_sizes):
    sizes = list(layer_sizes)
    total, previous = 0, sizes.pop(0)
    while sizes:
        current = sizes.pop(0)
        total += (previous + 1) * current
        previous = current
    return int(total)

# %% count_parameters: correct
def count_parameters(layer_sizes):
    from functools import reduce
    return reduce(lambda state, n: (state[0] + state[1] * n + n, n), layer_sizes[1:], (0, layer_sizes[0]))[0]

# %% count_parameters: correct
# Right: zip ends with the shorter one.
def count_parameters(layer_sizes):
    return sum((n_in * n_out + n_out for n_in, n_out in zip(layer_sizes, layer_sizes[1:])))

# %% count_parameters: wrong: counts units
def count_parameters(layer_sizes):
    return sum(layer_sizes[1:])

# %% count_parameters: wrong: one bias per layer
def count_parameters(layer_sizes):
    return sum(a * b + 1 for a, b in zip(layer_sizes, layer_sizes[1:]))

# %% count_parameters: wrong: one bias per input instead of per output
def count_parameters(layer_sizes):
    return sum(a * (b + 1) for a, b in zip(layer_sizes, layer_sizes[1:]))

# %% count_parameters: wrong: one too many on both sides
def count_parameters(layer_sizes):
    return sum((a + 1) * (b + 1) for a, b in zip(layer_sizes, layer_sizes[1:]))

# %% count_parameters: wrong: all sizes multiplied
def count_parameters(layer_sizes):
    return int(np.prod(layer_sizes))

# %% count_parameters: wrong: first layer only
def count_parameters(layer_sizes):
    total = 0
    for a, b in zip(layer_sizes, layer_sizes[1:]):
        total += a * b + b
        return total

# %% count_parameters: wrong: last layer only
def count_parameters(layer_sizes):
    for a, b in zip(layer_sizes, layer_sizes[1:]):
        total = a * b + b
    return total

# %% count_parameters: wrong: last layer left out
def count_parameters(layer_sizes):
    total = 0
    for i in range(len(layer_sizes) - 2):
        total += layer_sizes[i] * layer_sizes[i + 1] + layer_sizes[i + 1]
    return total

# %% count_parameters: wrong: one step too far
def count_parameters(layer_sizes):
    total = 0
    for i in range(len(layer_sizes)):
        total += layer_sizes[i] * layer_sizes[i + 1] + layer_sizes[i + 1]
    return total

# %% count_parameters: wrong: layers not added
def count_parameters(layer_sizes):
    return [a * b + b for a, b in zip(layer_sizes, layer_sizes[1:])]

# %% count_parameters: wrong: input overwritten
def count_parameters(layer_sizes):
    layer_sizes = layer_sizes if isinstance(layer_sizes, list) else list(layer_sizes)
    total = 0
    while len(layer_sizes) > 1:
        n_in = layer_sizes.pop(0)
        total += (n_in + 1) * layer_sizes[0]
    return total

# %% count_parameters: wrong: not a whole number
def count_parameters(layer_sizes):
    s = np.array(layer_sizes, dtype=float)
    return float(s[:-1] @ s[1:] + s[1:].sum())

# %% count_parameters: wrong: equal sizes confused
def count_parameters(layer_sizes):
    return sum(n * layer_sizes[layer_sizes.index(n) + 1] + layer_sizes[layer_sizes.index(n) + 1] for n in layer_sizes[:-1])

# %% count_parameters: wrong: equal sizes confused
def count_parameters(layer_sizes):
    return sum({(a, b): a * b + b for a, b in zip(layer_sizes, layer_sizes[1:])}.values())

# %% count_parameters: wrong: equal sizes confused
def count_parameters(layer_sizes):
    last = layer_sizes[-1]
    total = 0
    for i, n in enumerate(layer_sizes):
        if n == last:
            break
        total += (n + 1) * layer_sizes[i + 1]
    return total

# %% count_parameters: wrong: wrong value
def count_parameters(layer_sizes):
    return 225

# %% count_parameters: wrong: wrong value
def count_parameters(layer_sizes):
    a, b, c, d = (list(layer_sizes) + [0, 0])[:4]
    return (a + 1) * b + (b + 1) * c + (c + 1) * d

# %% count_parameters: wrong: wrong value
def count_parameters(layer_sizes):
    n_in, n_out = layer_sizes[0], layer_sizes[-1]
    hidden = layer_sizes[1:-1]
    total = n_in * hidden[0] + hidden[-1] * n_out if hidden else n_in * n_out
    total += sum(hidden) + n_out
    for i in range(len(hidden) - 1):
        total += hidden[0] * hidden[1]
    return total

# %% count_parameters: wrong: nothing returned
def count_parameters(layer_sizes):
    print(sum((a + 1) * b for a, b in zip(layer_sizes, layer_sizes[1:])))

# %% count_parameters: wrong: not a number
def count_parameters(layer_sizes):
    return str(sum((a + 1) * b for a, b in zip(layer_sizes, layer_sizes[1:])))

# %% count_parameters: wrong: wrong value
_total = 0
def count_parameters(layer_sizes):
    global _total
    for a, b in zip(layer_sizes, layer_sizes[1:]):
        _total += a * b + b
    return _total

# %% count_parameters: wrong: a tuple not considered
def count_parameters(layer_sizes):
    sizes = layer_sizes + []
    return sum((a + 1) * b for a, b in zip(sizes, sizes[1:]))

# %% count_parameters: wrong: biases forgotten
def count_parameters(layer_sizes):
    model = nn.Sequential(*[nn.Linear(a, b, bias=False) for a, b in zip(layer_sizes, layer_sizes[1:])])
    return sum(p.numel() for p in model.parameters())

# %% collapse_linear: correct
def collapse_linear(W1, b1, W2, b2):
    return np.dot(W1, W2), np.dot(b1, W2) + b2

# %% collapse_linear: correct
def collapse_linear(W1, b1, W2, b2):
    def two(X):
        return (X @ W1 + b1) @ W2 + b2
    b = two(np.zeros(W1.shape[0]))
    return two(np.eye(W1.shape[0])) - b, b

# %% collapse_linear: correct
def collapse_linear(W1, b1, W2, b2):
    return [np.einsum("nh,hk->nk", W1, W2), (W2.T @ b1[:, None])[:, 0] + b2]

# %% collapse_linear: correct
def collapse_linear(W1, b1, W2, b2):
    n, k = W1.shape[0], W2.shape[1]
    W = [[sum(W1[i, j] * W2[j, m] for j in range(len(b1))) for m in range(k)] for i in range(n)]
    return W, [b2[m] + sum(b1[j] * W2[j, m] for j in range(len(b1))) for m in range(k)]

# %% collapse_linear: correct
def collapse_linear(W1, b1, W2, b2):
    W1, b1, W2, b2 = (torch.tensor(part, dtype=torch.float64) for part in (W1, b1, W2, b2))
    return W1 @ W2, b1 @ W2 + b2

# %% collapse_linear: correct
def collapse_linear(W1, b1, W2, b2):
    first = np.block([[W1, np.zeros((len(W1), 1))], [b1[None, :], np.ones((1, 1))]])
    both = first @ np.vstack([W2, b2])
    return both[:-1], both[-1]

# %% collapse_linear: correct
def collapse_linear(W1, b1, W2, b2):
    b = b2.copy()
    for j, bias in enumerate(b1):
        b = b + bias * W2[j]
    return (W2.T @ W1.T).T, b

# %% collapse_linear: wrong: first bias lost
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2, b2

# %% collapse_linear: wrong: second bias forgotten
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2

# %% collapse_linear: wrong: biases added without passing through W2
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2, b1 + b2

# %% collapse_linear: wrong: order of the product
def collapse_linear(W1, b1, W2, b2):
    return W2 @ W1, b1 @ W2 + b2

# %% collapse_linear: wrong: order of the product
def collapse_linear(W1, b1, W2, b2):
    return np.dot(W2, W1), np.dot(W2, b1) + b2

# %% collapse_linear: wrong: order of the product
def collapse_linear(W1, b1, W2, b2):
    return (W2 @ W1 if len(set(W1.shape + W2.shape)) == 1 else W1 @ W2), b1 @ W2 + b2

# %% collapse_linear: wrong: bias on the wrong side of W2
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2, W2 @ b1 + b2

# %% collapse_linear: wrong: bias on the wrong side of W2
def collapse_linear(W1, b1, W2, b2):
    b = W2 @ b1 + b2 if W2.shape[0] == W2.shape[1] else b1 @ W2 + b2
    return W1 @ W2, b

# %% collapse_linear: wrong: second bias multiplied, too
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2, (b1 + b2) @ W2

# %% collapse_linear: wrong: first bias multiplied by W1
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2, (b1 @ W1 if W1.shape[0] == W1.shape[1] else b1) @ W2 + b2

# %% collapse_linear: wrong: bias with two axes
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2, b1[None] @ W2 + b2

# %% collapse_linear: wrong: bias with two axes
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2, (b1 @ W2 + b2)[:, None]

# %% collapse_linear: wrong: bias mixed into W
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2 + b2, b1 @ W2 + b2

# %% collapse_linear: wrong: shapes that do not fit
def collapse_linear(W1, b1, W2, b2):
    return W1 + W2, b1 + b2

# %% collapse_linear: wrong: not 2 results
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2

# %% collapse_linear: wrong: W and b exchanged
def collapse_linear(W1, b1, W2, b2):
    return b1 @ W2 + b2, W1 @ W2

# %% collapse_linear: wrong: nothing returned
def collapse_linear(W1, b1, W2, b2):
    W, b = W1 @ W2, b1 @ W2 + b2

# %% collapse_linear: wrong: input overwritten
def collapse_linear(W1, b1, W2, b2):
    b2 += b1 @ W2
    return W1 @ W2, b2

# %% collapse_linear: wrong: result transposed
def collapse_linear(W1, b1, W2, b2):
    return (W1 @ W2).T, b1 @ W2 + b2

# %% collapse_linear: wrong: result transposed
def collapse_linear(W1, b1, W2, b2):
    W = W1 @ W2
    return (W.T if W.shape[0] == W.shape[1] else W), b1 @ W2 + b2

# %% collapse_linear: wrong: second weights transposed
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2.T, b1 @ W2.T + b2

# %% collapse_linear: wrong: axis of length 1 lost
def collapse_linear(W1, b1, W2, b2):
    return np.squeeze(W1 @ W2), np.squeeze(b1 @ W2 + b2)

# %% collapse_linear: wrong: axis of length 1 lost
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2, (b1 @ W2 + b2).squeeze()

# %% collapse_linear: wrong: wrong value
def collapse_linear(W1, b1, W2, b2):
    return np.maximum(0, W1) @ W2, np.maximum(0, b1) @ W2 + b2

# %% collapse_linear: wrong: wrong shape
def collapse_linear(W1, b1, W2, b2):
    return np.array([[4.0, -2], [-1, 1], [7, -1]]), np.array([0.5, 12])

# %% collapse_linear: wrong: element-wise product
def collapse_linear(W1, b1, W2, b2):
    return (W1 * W2 if W1.shape == W2.shape else W1 @ W2), b1 @ W2 + b2

# %% collapse_linear: wrong: wrong value
def collapse_linear(W1, b1, W2, b2):
    return W1 @ W2, b1 @ W2 - b2

# %% column_to_row: correct
def column_to_row(W, b):
    return np.swapaxes(W, 0, 1), b.flatten()

# %% column_to_row: correct
def column_to_row(W, b):
    n_out, n_in = W.shape
    turned = np.zeros((n_in, n_out))
    for k in range(n_out):
        for i in range(n_in):
            turned[i, k] = W[k, i]
    return turned, np.array([b[k, 0] for k in range(n_out)])

# %% column_to_row: correct
def column_to_row(W, b):
    return [list(column) for column in zip(*W)], [float(row[0]) for row in b]

# %% column_to_row: correct
def column_to_row(W, b):
    return torch.tensor(W).t(), torch.tensor(b).squeeze(1)

# %% column_to_row: correct
def column_to_row(W, b):
    return np.einsum("ki->ik", W), b.T[0]

# %% column_to_row: correct
def column_to_row(W, b):
    n_out, n_in = W.shape
    return W.ravel(order="F").reshape(n_in, n_out), b.reshape(-1)

# %% column_to_row: correct
def column_to_row(W, b):
    def score(x):
        return (W @ x + b)[:, 0]
    n_in = W.shape[1]
    return np.array([score(np.eye(n_in)[:, [i]]) - b[:, 0] for i in range(n_in)]), score(np.zeros((n_in, 1)))

# %% column_to_row: correct
def column_to_row(W, b):
    return np.stack(list(W), axis=1), np.concatenate(b)

# %% column_to_row: wrong: W left as it is
def column_to_row(W, b):
    return W, b.ravel()

# %% column_to_row: wrong: W left as it is
def column_to_row(W, b):
    return (W.T if W.shape[0] != W.shape[1] else W), b.ravel()

# %% column_to_row: wrong: reshape is not transpose
def column_to_row(W, b):
    return np.reshape(W, W.shape[::-1]), b.reshape(-1)

# %% column_to_row: wrong: reshape is not transpose
def column_to_row(W, b):
    W = W.copy()
    W.resize(W.shape[1], W.shape[0])
    return W, b[:, 0]

# %% column_to_row: wrong: bias left with two axes
def column_to_row(W, b):
    return W.T, b.T

# %% column_to_row: wrong: bias left with two axes
def column_to_row(W, b):
    return np.transpose(W), np.atleast_2d(b[:, 0])

# %% column_to_row: wrong: axis of length 1 lost
def column_to_row(W, b):
    return W.T, b.squeeze()

# %% column_to_row: wrong: axis of length 1 lost
def column_to_row(W, b):
    return np.squeeze(W.T), b[:, 0]

# %% column_to_row: wrong: first bias only
def column_to_row(W, b):
    return W.T, b[0]

# %% column_to_row: wrong: first bias only
def column_to_row(W, b):
    return W.T, b[0, 0]

# %% column_to_row: wrong: W and b exchanged
def column_to_row(W, b):
    return b.ravel(), W.T

# %% column_to_row: wrong: not 2 results
def column_to_row(W, b):
    return W.T

# %% column_to_row: wrong: nothing returned
def column_to_row(W, b):
    print(W.T, b.ravel())

# %% column_to_row: wrong: input overwritten
def column_to_row(W, b):
    if W.shape[0] == W.shape[1]:
        W[:] = W.T.copy()
        return W, b.ravel()
    return W.T, b.ravel()

# %% column_to_row: wrong: input overwritten
def column_to_row(W, b):
    flat = b.ravel()
    b *= 1.5
    return W.T.copy(), flat / 1.5

# %% column_to_row: wrong: reverses instead of transposing
def column_to_row(W, b):
    return np.rot90(W), b.ravel()

# %% column_to_row: wrong: reverses instead of transposing
def column_to_row(W, b):
    return np.rot90(W, -1), b.ravel()

# %% column_to_row: wrong: reverses instead of transposing
def column_to_row(W, b):
    return W.T, b[::-1, 0]

# %% column_to_row: wrong: sign of the bias
def column_to_row(W, b):
    return W.T, -b.ravel()

# %% column_to_row: wrong: wrong value
def column_to_row(W, b):
    return W.T.astype(int), b.ravel().astype(int)

# %% column_to_row: wrong: wrong value
def column_to_row(W, b):
    return W.T, np.sort(b.ravel())

# %% column_to_row: wrong: wrong shape
def column_to_row(W, b):
    return W.T[None], b.ravel()
