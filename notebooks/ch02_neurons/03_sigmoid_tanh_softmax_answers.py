"""Answer bank of section 2.3: correct answers, and wrong ones with the mistake their message must name."""

# %% sigmoid: correct
def sigmoid(x):
    x=np.asarray(x,dtype=float); out=np.empty_like(x); p=x>=0
    out[p]=1/(1+np.exp(-x[p])); e=np.exp(x[~p]); out[~p]=e/(1+e); return out

# %% sigmoid: correct
def sigmoid(x): return np.exp(-np.logaddexp(0,-np.asarray(x,dtype=float)))

# %% sigmoid: wrong: overflow for large negative x
def sigmoid(x): return 1/(1+np.exp(-x))

# %% sigmoid: wrong: tail set to 0
def sigmoid(x): return 1/(1+np.exp(-np.clip(x,-500,500)))*np.where(np.asarray(x)<-36,0,1)

# %% sigmoid: wrong: overflow for large positive x
def sigmoid(x): return np.exp(x)/(1+np.exp(x))

# %% sigmoid: wrong: sign of the exponent
def sigmoid(x): return 1/(1+np.exp(np.clip(x,-500,500)))

# %% sigmoid: wrong: cancellation
def sigmoid(x): return (1+np.tanh(np.asarray(x,dtype=float)/2))/2

# %% sigmoid_derivative: correct
def sigmoid_derivative(z):
    e=np.exp(-np.abs(np.asarray(z,dtype=float))); return e/(1+e)**2

# %% sigmoid_derivative: wrong: score mistaken for output
def sigmoid_derivative(z): return np.asarray(z)*(1-np.asarray(z))

# %% sigmoid_derivative: wrong: sigmoid returned
def sigmoid_derivative(z): return _sigmoid(z)

# %% sigmoid_derivative: wrong: cancellation at large z
def sigmoid_derivative(z): return _sigmoid(z)*(1-_sigmoid(z))

# %% sigmoid_derivative: wrong: rule of tanh
def sigmoid_derivative(z): return 1-_sigmoid(z)**2

# %% tanh: correct
def tanh(x):
    x=np.asarray(x,dtype=float); e=np.exp(-2*np.abs(x)); return np.sign(x)*(1-e)/(1+e)

# %% tanh: wrong: inf / inf
def tanh(x):
    x=np.asarray(x,dtype=float); return (np.exp(x)-np.exp(-x))/(np.exp(x)+np.exp(-x))

# %% tanh: wrong: factor 2 inside forgotten
def tanh(x): return 2*_sigmoid(x)-1

# %% tanh: wrong: mirror image
def tanh(x): return 1-2*_sigmoid(2*np.asarray(x))

# %% softmax: correct
def softmax(z,axis=-1):
    z=np.asarray(z,dtype=float); return np.exp(z-np.logaddexp.reduce(z,axis=axis,keepdims=True))

# %% softmax: wrong: maximum not subtracted
def softmax(z,axis=-1):
    e=np.exp(z); return e/e.sum(axis=axis,keepdims=True)

# %% softmax: wrong: one sum for the whole batch
def softmax(z,axis=-1):
    e=np.exp(z-np.max(z)); return e/e.sum()

# %% softmax: wrong: not the row's own maximum
def softmax(z,axis=-1):
    z=np.asarray(z,dtype=float); e=np.exp(z-z.max()); return e/e.sum(axis=axis,keepdims=True)

# %% softmax: wrong: linear normalisation
def softmax(z,axis=-1):
    z=np.asarray(z,dtype=float); return z/z.sum(axis=axis,keepdims=True)

# %% softmax: wrong: independent sigmoids
def softmax(z,axis=-1): return _sigmoid(z)

# %% predict_class: correct
def predict_class(logits,classes): return [classes[int(i)] for i in _softmax(logits).argmax(axis=-1)]

# %% predict_class: wrong: argmax over the batch
def predict_class(logits,classes): return [classes[i] for i in np.argmax(logits,axis=0)]

# %% predict_class: wrong: flattened argmax
def predict_class(logits,classes): return [classes[np.argmax(logits)]]

# %% predict_class: wrong: not names
def predict_class(logits,classes): return np.argmax(logits,axis=1).tolist()

# %% predict_class: wrong: smallest score
def predict_class(logits,classes): return [classes[int(np.argmin(r))] for r in logits]

# %% sigmoid: correct
def sigmoid(x):
    return torch.sigmoid(torch.as_tensor(x))

# %% sigmoid: correct
def sigmoid(x):
    def one(v):
        if v >= 0:
            return 1 / (1 + math.exp(-v))
        return math.exp(v) / (1 + math.exp(v))
    return np.vectorize(one)(np.asarray(x, dtype=float))

# %% sigmoid: correct
def sigmoid(x):
    if np.ndim(x) > 0:
        return [sigmoid(v) for v in x]
    return 1 / (1 + math.exp(-x)) if x > 0 else 1 - 1 / (1 + math.exp(x)) if x > -1 else math.exp(x) / (1 + math.exp(x))

# %% sigmoid: correct
def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return np.exp(np.minimum(x, 0)) / (1 + np.exp(-np.abs(x)))

# %% sigmoid: correct
def sigmoid(x):
    with np.errstate(over="ignore"):
        return 1 / (1 + np.exp(-np.array(x)))

# %% sigmoid: correct
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(np.asarray(x, dtype=float), -709, 709)))

# %% sigmoid: correct
def sigmoid(x):
    x = torch.tensor(x, dtype=torch.float32)
    return 1 / (1 + torch.exp(-x))

# %% sigmoid: correct
from scipy.special import expit
def sigmoid(x):
    return expit(x)

# %% sigmoid: correct
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    shape = x.shape
    answers = []
    for value in x.ravel():
        e = np.exp(-abs(value))
        answers.append(1 / (1 + e) if value > 0 else e / (1 + e))
    return np.array(answers).reshape(shape)

# %% sigmoid: wrong: overflow on both sides
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))

# %% sigmoid: wrong: overflow in float32
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(x, -500, 500)))

# %% sigmoid: wrong: overflow for large negative x
def sigmoid(x):
    return np.vectorize(lambda v: 1 / (1 + math.exp(-v)))(x)

# %% sigmoid: wrong: a function for single numbers
def sigmoid(x):
    return 1 / (1 + math.exp(-x))

# %% sigmoid: wrong: one True or False for a whole array
def sigmoid(x):
    if x >= 0:
        return 1 / (1 + np.exp(-x))
    return np.exp(x) / (1 + np.exp(x))

# %% sigmoid: wrong: whole numbers kept
def sigmoid(x):
    x = np.asarray(x)
    out, p = np.empty_like(x), x >= 0
    out[p] = 1 / (1 + np.exp(-x[p].astype(float)))
    e = np.exp(x[~p].astype(float))
    out[~p] = e / (1 + e)
    return out

# %% sigmoid: wrong: cancellation
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    s = 1 / (1 + np.exp(-np.abs(x)))
    return np.where(x >= 0, s, 1 - s)

# %% sigmoid: wrong: brackets forgotten
def sigmoid(x):
    return 1 / 1 + np.exp(-x)

# %% sigmoid: wrong: limits too narrow
def sigmoid(x):
    return 1 / (1 + np.exp(-np.clip(np.asarray(x, dtype=float), -36, 36)))

# %% sigmoid: wrong: input overwritten
def sigmoid(x):
    x = np.asarray(x)
    out = np.exp(-np.logaddexp(0, -x))
    if x.ndim:
        x[...] = out
    return out

# %% sigmoid: wrong: a list used like an array
def sigmoid(x):
    return np.exp(-np.logaddexp(0, -x))

# %% sigmoid: wrong: slope returned
def sigmoid(x):
    s = 1 / (1 + np.exp(-x))
    return s * (1 - s)

# %% sigmoid: wrong: tanh computed
def sigmoid(x):
    return np.tanh(x)

# %% sigmoid: wrong: nothing returned
def sigmoid(x):
    print(1 / (1 + np.exp(-x)))

# %% sigmoid: wrong: tail set to 0
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e)).round(12)

# %% sigmoid: wrong: only the exponential
def sigmoid(x):
    return np.exp(-x)

# %% sigmoid: wrong: only the denominator
def sigmoid(x):
    return 1 + np.exp(x)

# %% sigmoid: wrong: tail set to 0
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return np.where(x < -36, 0.0, 1 / (1 + np.exp(-np.maximum(x, -36))))

# %% sigmoid_derivative: correct
def sigmoid_derivative(z):
    z = np.asarray(z, dtype=float)
    return np.exp(-np.logaddexp(0, z) - np.logaddexp(0, -z))

# %% sigmoid_derivative: correct
def sigmoid_derivative(z):
    s = _sigmoid(-np.abs(z))
    return s * (1 - s)

# %% sigmoid_derivative: correct
def sigmoid_derivative(z):
    z = torch.as_tensor(z)
    return torch.sigmoid(z) * torch.sigmoid(-z)

# %% sigmoid_derivative: correct
def sigmoid_derivative(z):
    def one(v):
        e = math.exp(-abs(v))
        return e / (1 + e) ** 2
    return np.vectorize(one, otypes=[float])(z)

# %% sigmoid_derivative: correct
def sigmoid_derivative(z):
    return (0.5 / np.cosh(np.clip(np.asarray(z, dtype=float) / 2, -700, 700))) ** 2

# %% sigmoid_derivative: correct
def sigmoid_derivative(z):
    if np.ndim(z):
        return [sigmoid_derivative(v) for v in z]
    return float(_sigmoid(z) * _sigmoid(-z))

# %% sigmoid_derivative: wrong: overflow
def sigmoid_derivative(z):
    e = np.exp(-np.asarray(z, dtype=float))
    return e / (1 + e) ** 2

# %% sigmoid_derivative: wrong: cancellation at large z
def sigmoid_derivative(z):
    z = np.asarray(z, dtype=float)
    return (_sigmoid(z + 1e-4) - _sigmoid(z - 1e-4)) / 2e-4

# %% sigmoid_derivative: wrong: cancellation at large z
def sigmoid_derivative(z):
    t = torch.tensor(z, dtype=torch.float64, requires_grad=True)
    torch.sigmoid(t).sum().backward()
    return t.grad

# %% sigmoid_derivative: wrong: cancellation at large z
def sigmoid_derivative(z):
    s = _sigmoid(np.abs(z))
    return s - s ** 2

# %% sigmoid_derivative: wrong: a list used like an array
def sigmoid_derivative(z):
    return _sigmoid(z) * _sigmoid(-z)

# %% sigmoid_derivative: wrong: slope with the wrong sign
def sigmoid_derivative(z):
    return _sigmoid(z) * (_sigmoid(z) - 1)

# %% sigmoid_derivative: wrong: sigmoid squared
def sigmoid_derivative(z):
    return _sigmoid(z) * (1 - _sigmoid(-np.asarray(z)))

# %% sigmoid_derivative: wrong: slope of tanh
def sigmoid_derivative(z):
    return 1 - np.tanh(z) ** 2

# %% sigmoid_derivative: wrong: input overwritten
def sigmoid_derivative(z):
    s = _sigmoid(z)
    z *= -1
    return s * _sigmoid(z)

# %% sigmoid_derivative: wrong: one True or False for a whole array
def sigmoid_derivative(z):
    if z > 0:
        z = -z
    return _sigmoid(z) * (1 - _sigmoid(z))

# %% tanh: correct
def tanh(x):
    x = torch.as_tensor(x)
    return 2 * torch.sigmoid(2 * x) - 1

# %% tanh: correct
def tanh(x):
    if np.ndim(x):
        return np.array([tanh(v) for v in x])
    return (1 - math.exp(-2 * x)) / (1 + math.exp(-2 * x)) if x > 0 else (math.exp(2 * x) - 1) / (math.exp(2 * x) + 1)

# %% tanh: correct
def tanh(x):
    e = np.exp(2 * np.clip(np.asarray(x, dtype=float), -30, 30))
    return (e - 1) / (e + 1)

# %% tanh: correct
def tanh(x):
    return 1 - 2 * _sigmoid(-2.0 * np.array(x))

# %% tanh: correct
def tanh(x):
    return _sigmoid(np.multiply(2, x)) - _sigmoid(np.multiply(-2, x))

# %% tanh: wrong: np.tanh used
def tanh(x):
    return np.tanh(x)

# %% tanh: wrong: np.tanh used
def tanh(x):
    return torch.as_tensor(x).tanh()

# %% tanh: wrong: np.tanh used
tanh = np.tanh

# %% tanh: wrong: a list used like an array
def tanh(x):
    return 2 * _sigmoid(2 * x) - 1

# %% tanh: wrong: not moved down
def tanh(x):
    return 2 * _sigmoid(2 * np.asarray(x))

# %% tanh: wrong: not stretched
def tanh(x):
    return _sigmoid(2 * np.asarray(x)) - 1

# %% tanh: wrong: inf / inf
def tanh(x):
    e = np.exp(2 * np.asarray(x, dtype=float))
    return (e - 1) / (e + 1)

# %% tanh: wrong: inf / inf
def tanh(x):
    return np.sinh(x) / np.cosh(x)

# %% tanh: wrong: inf / inf
def tanh(x):
    return np.vectorize(lambda v: math.sinh(v) / math.cosh(v), otypes=[float])(x)

# %% tanh: wrong: input overwritten
def tanh(x):
    x = np.asarray(x)
    if x.dtype == float:
        x *= 2
        return 2 * _sigmoid(x) - 1
    return 2 * _sigmoid(2 * x) - 1

# %% tanh: wrong: whole numbers kept
def tanh(x):
    x = np.asarray(x)
    out = np.zeros_like(x) if x.ndim else np.zeros(())
    out[...] = 2 * _sigmoid(2 * x) - 1
    return out

# %% tanh: wrong: wrong value
def tanh(x):
    return np.clip(2 * _sigmoid(2 * np.asarray(x)) - 1, -0.97, 0.97)

# %% tanh: wrong: sigmoid of 2x returned
def tanh(x):
    return _sigmoid(2 * np.asarray(x))

# %% tanh: wrong: a function for single numbers
def tanh(x):
    return 2 / (1 + math.exp(-2 * x)) - 1

# %% softmax: correct
def softmax(z, axis=-1):
    return torch.softmax(torch.tensor(z, dtype=torch.float64), dim=axis).numpy()

# %% softmax: correct
def softmax(z, axis=-1):
    return torch.softmax(torch.tensor(np.array(z), dtype=torch.float32), axis)

# %% softmax: correct
def softmax(z, axis=-1):
    def one(row):
        highest = max(row)
        powers = [math.exp(value - highest) for value in row]
        return [power / sum(powers) for power in powers]
    return np.apply_along_axis(one, axis, np.asarray(z, dtype=float))

# %% softmax: correct
def softmax(z, axis=-1):
    z = np.moveaxis(np.array(z, dtype=float), axis, 0)
    e = np.exp(z - z.max(0))
    return np.moveaxis(e / e.sum(0), 0, axis)

# %% softmax: correct
def softmax(z, axis=-1):
    z = np.array(z, dtype=float)
    z -= np.amax(z, axis, keepdims=True)
    np.exp(z, out=z)
    z /= z.sum(axis, keepdims=True)
    return z

# %% softmax: correct
def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    position = axis % z.ndim
    with np.errstate(over="ignore"):
        return 1 / np.exp(np.expand_dims(z, position + 1) - np.expand_dims(z, position)).sum(axis=position)

# %% softmax: wrong: not divided by the sum
def softmax(z, axis=-1):
    return np.exp(z)

# %% softmax: wrong: not divided by the sum
def softmax(z, axis=-1):
    return np.exp(z - np.max(z, axis=axis, keepdims=True))

# %% softmax: wrong: columns instead of rows
def softmax(z, axis=0):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: keepdims forgotten
def softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis, keepdims=True))
    return e / e.sum(axis=axis)

# %% softmax: wrong: keepdims forgotten
def softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis))
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: keepdims forgotten
def softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=axis))
    return e / e.sum(axis=axis)

# %% softmax: wrong: fixed axis
def softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)

# %% softmax: wrong: axis ignored
def softmax(z, axis=-1):
    e = np.exp(z - np.max(z, axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

# %% softmax: wrong: maximum not subtracted
def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.mean(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: scores clipped
def softmax(z, axis=-1):
    e = np.exp(np.clip(z, -500, 500))
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: not the row's own maximum
def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - np.abs(z).max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: not the row's own maximum
def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    e = np.exp(z - z.max())
    return e / (e.sum(axis=axis, keepdims=True) + 1e-300)

# %% softmax: wrong: input overwritten
def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    z -= z.max(axis=axis, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: sign of the exponent
def softmax(z, axis=-1):
    e = np.exp(np.max(z, axis=axis, keepdims=True) - z)
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: winner takes all
def softmax(z, axis=-1):
    return (z == np.max(z, axis=axis, keepdims=True)).astype(float)

# %% softmax: wrong: logarithm returned
def softmax(z, axis=-1):
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))

# %% softmax: wrong: _softmax used
def softmax(z, axis=-1):
    return _softmax(z, axis)

# %% softmax: wrong: whole numbers kept
def softmax(z, axis=-1):
    z = np.asarray(z)
    out = np.empty_like(z)
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    np.divide(e, e.sum(axis=axis, keepdims=True), out=out, casting="unsafe")
    return out

# %% softmax: wrong: a list used like an array
def softmax(z, axis=-1):
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: maximum not subtracted
def softmax(z, axis=-1):
    def one(row):
        powers = [math.exp(value) for value in row]
        return [power / sum(powers) for power in powers]
    return np.apply_along_axis(one, axis, z)

# %% predict_class: correct
def predict_class(logits, classes):
    return np.array(classes)[np.argmax(logits, axis=1)].tolist()

# %% predict_class: correct
def predict_class(logits, classes):
    return list(np.array(classes)[np.asarray(logits).argmax(-1)])

# %% predict_class: correct
def predict_class(logits, classes):
    return [max(zip(row, classes), key=lambda pair: pair[0])[1] for row in logits]

# %% predict_class: correct
def predict_class(logits, classes):
    names = []
    for row in logits:
        best = 0
        for i in range(1, len(row)):
            if row[i] > row[best]:
                best = i
        names.append(classes[best])
    return names

# %% predict_class: correct
def predict_class(logits, classes):
    return [classes[list(row).index(max(row))] for row in logits]

# %% predict_class: correct
def predict_class(logits, classes):
    return [classes[i] for i in torch.as_tensor(logits).argmax(dim=1).tolist()]

# %% predict_class: wrong: one name instead of a list
def predict_class(logits, classes):
    return classes[np.argmax(logits)]

# %% predict_class: wrong: not a list
def predict_class(logits, classes):
    return np.array(classes)[np.argmax(logits, axis=1)]

# %% predict_class: wrong: a list indexed by an array
def predict_class(logits, classes):
    return classes[np.argmax(logits, axis=1)]

# %% predict_class: wrong: last of equal scores
def predict_class(logits, classes):
    return [classes[i] for i in np.argsort(logits, axis=1, kind="stable")[:, -1]]

# %% predict_class: wrong: last of equal scores
def predict_class(logits, classes):
    return [classes[max(zip(row, range(len(row))))[1]] for row in logits]

# %% predict_class: wrong: saturated before argmax
def predict_class(logits, classes):
    return [classes[i] for i in _sigmoid(logits).argmax(axis=1)]

# %% predict_class: wrong: overflow
def predict_class(logits, classes):
    e = np.exp(logits)
    return [classes[i] for i in (e / e.sum(axis=1, keepdims=True)).argmax(axis=1)]

# %% predict_class: wrong: negative scores
def predict_class(logits, classes):
    return [classes[i] for i in np.maximum(0, logits).argmax(axis=1)]

# %% predict_class: wrong: negative scores
def predict_class(logits, classes):
    return [classes[i] for i in np.abs(logits).argmax(axis=1)]

# %% predict_class: wrong: only the first row
def predict_class(logits, classes):
    return [classes[np.argmax(logits[0])] for row in logits]

# %% predict_class: wrong: flattened argmax
def predict_class(logits, classes):
    return [classes[np.argmax(logits) % len(classes)]]

# %% predict_class: wrong: negative scores
def predict_class(logits, classes):
    names = []
    for row in logits:
        best, highest = 0, 0
        for i, score in enumerate(row):
            if score > highest:
                best, highest = i, score
        names.append(classes[best])
    return names

# %% predict_class: wrong: nothing returned
def predict_class(logits, classes):
    print([classes[i] for i in np.argmax(logits, axis=1)])

# %% predict_class: wrong: not names
def predict_class(logits, classes):
    return [[classes[i]] for i in np.argmax(logits, axis=1)]

# %% predict_class: correct
def predict_class(logits, classes):
    return [str(classes[i]) for i in logits.argmax(1)]

# %% predict_class: correct
def predict_class(logits, classes):
    return list(map(classes.__getitem__, logits.argmax(axis=-1)))

# %% predict_class: wrong: not a list
def predict_class(logits, classes):
    return tuple(classes[i] for i in logits.argmax(1))

# %% predict_class: wrong: smallest score
def predict_class(logits, classes):
    return [classes[i] for i in np.argsort(logits, axis=1)[:, 0]]

# %% softmax: wrong: one sum for the whole batch
def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return np.exp(z - np.logaddexp.reduce(z.ravel()))

# %% softmax: wrong: linear normalisation
def softmax(z, axis=-1):
    z = np.abs(z)
    return z / z.sum(axis=axis, keepdims=True)

# %% softmax: wrong: maximum not subtracted
def softmax(z, axis=-1):
    e = np.exp(z) / 1e3
    return e / np.sum(e, axis, keepdims=True)

# %% softmax: correct
def softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    p = np.exp(z - np.nanmax(z, axis=axis, keepdims=True))
    p /= np.sum(p, axis=axis, keepdims=True)
    return p

# %% softmax: wrong: one sum for the whole batch
from scipy.special import softmax  # its default axis is None

# %% sigmoid: correct
class Sigmoid:
    def __call__(self, x):
        return np.array(torch.nn.functional.sigmoid(torch.tensor(x, dtype=torch.float64)))
sigmoid = Sigmoid()

# %% sigmoid: correct
sigmoid = lambda x: np.frompyfunc(lambda v: 1 / (1 + math.exp(-v)) if v > -700 else 0.0, 1, 1)(x) * 1.0 if np.ndim(x) == 0 else np.frompyfunc(
    lambda v: 1 / (1 + math.exp(-v)) if v > -700 else 0.0, 1, 1)(x).astype(float)

# %% sigmoid: correct
# Right: both branches give 0.5 at 0.
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    e = np.exp(-np.abs(x))
    return np.where(x > 0, 1 / (1 + e), e / (1 + e))

# %% sigmoid: wrong: overflow for large negative x
def sigmoid(x):
    return np.reciprocal(1 + np.exp(np.multiply(x, -1.0)))

# %% sigmoid: wrong: limits too narrow
def sigmoid(x):
    x = np.clip(np.asarray(x, dtype=float), -50, 50)
    return 1 / (1 + np.exp(-x))

# %% sigmoid: wrong: limits too narrow
def sigmoid(x):
    x = np.asarray(x, dtype=float)
    return np.where(x < -45, 0.0, 1 / (1 + np.exp(-np.maximum(x, -45))))

# %% sigmoid_derivative: wrong: cancellation at large z
def sigmoid_derivative(z):
    z = np.clip(np.asarray(z, dtype=float), -50, 50)
    return _sigmoid(z) * _sigmoid(-z)

# %% sigmoid_derivative: wrong: cancellation at large z
def sigmoid_derivative(z):
    return np.maximum(_sigmoid(z) * _sigmoid(-np.asarray(z)), 1e-30)

# %% sigmoid_derivative: wrong: overflow
def sigmoid_derivative(z):
    e = np.exp(np.asarray(z, dtype=np.longdouble))
    return (e / (1 + e) ** 2).astype(float)

# %% sigmoid_derivative: wrong: cancellation at large z
def sigmoid_derivative(z):
    z = np.clip(np.asarray(z, dtype=float), -45, 45)
    return 1 / (2 + np.exp(z) + np.exp(-z))

# %% tanh: wrong: np.tanh used
def tanh(x):
    if np.ndim(x):
        return np.array([tanh(v) for v in x])
    return [math.tanh(v) for v in [x]][0]

# %% tanh: wrong: np.tanh used
def tanh(x):
    return np.vectorize(lambda v: math.tanh(v), otypes=[float])(x)

# %% tanh: wrong: np.tanh used
def tanh(x):
    return torch.nn.Tanh()(torch.as_tensor(np.asarray(x, dtype=float)))

# %% tanh: wrong: inf / inf
def tanh(x):
    x = np.asarray(x, dtype=np.longdouble)
    return ((np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))).astype(float)

# %% softmax: wrong: maximum not subtracted
def softmax(z, axis=-1):
    e = np.exp(np.asarray(z, dtype=np.longdouble))
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: maximum not subtracted
def softmax(z, axis=-1):
    z = np.asarray(z, float)
    e = np.exp(z - np.take(z, [0], axis=axis))
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: wrong value
def softmax(z, axis=-1):
    z = np.asarray(z, float)
    e = np.exp(np.clip(z - z.mean(axis=axis, keepdims=True), -700, 700))
    return e / e.sum(axis=axis, keepdims=True)

# %% softmax: wrong: wrong value
def softmax(z, axis=-1):
    z = np.asarray(z, float)
    e = np.exp(np.minimum(z - z.mean(axis=axis, keepdims=True), 700))
    return e / e.sum(axis=axis, keepdims=True)

# %% predict_class: wrong: crashed
def predict_class(logits, classes):
    names = []
    for row in logits:
        highest = -999
        for score, name in zip(row, classes):
            if score > highest:
                highest, winner = score, name
        names.append(winner)
    return names

# %% predict_class: wrong: wrong names
def predict_class(logits, classes):
    return [classes[i] for i in np.round(logits).argmax(axis=1)]

# %% predict_class: wrong: wrong names
def predict_class(logits, classes):
    return [classes[i] for i in np.argsort(-logits, axis=1)[:, 0]]

# %% predict_class: wrong: crashed
def predict_class(logits, classes):
    names = []
    for row in logits:
        highest = -10000
        for score, name in zip(row, classes):
            if score > highest:
                highest, winner = score, name
        names.append(winner)
    return names
