"""Answer bank of section 2.1: correct answers, and wrong ones with the mistake their message must name."""

# %% weighted_sum: correct
def weighted_sum(x,w,b): return sum(a*c for a,c in zip(x,w))+b

# %% weighted_sum: wrong: bias forgotten
def weighted_sum(x,w,b): return float(np.dot(x,w))

# %% weighted_sum: wrong: product of sums
def weighted_sum(x,w,b): return float(np.sum(x)*np.sum(w)+b)

# %% weighted_sum: wrong: bias added once per input
def weighted_sum(x,w,b): return float(np.sum(np.asarray(x)*np.asarray(w)+b))

# %% weighted_sum: wrong: activation already applied
def weighted_sum(x,w,b): return max(0.0,float(np.dot(x,w)+b))

# %% perceptron: correct
def perceptron(x,w,b): return np.where(np.dot(x,w)+b>=0,1,0)

# %% perceptron: wrong: strict inequality
def perceptron(x,w,b): return (np.asarray(x)@w+b>0).astype(int)

# %% perceptron: wrong: sign instead of threshold
def perceptron(x,w,b): return np.sign(np.asarray(x)@w+b)

# %% perceptron: wrong: truth values
def perceptron(x,w,b): return np.asarray(x)@w+b>=0

# %% perceptron: wrong: sign of the bias reversed
def perceptron(x,w,b): return (np.asarray(x)@w>=b).astype(int)

# %% Neuron: correct
class Neuron:
    def __init__(self,n_inputs,rng):
        self.weights=rng.normal(0,.01,size=n_inputs); self.bias=0.0
    def forward(self,inputs):
        z=np.dot(inputs,self.weights)+self.bias
        return np.where(z>0,z,0.0)

# %% Neuron: wrong: one True or False for a whole array
class Neuron:
    def __init__(self,n_inputs,rng): self.weights=0.01*rng.standard_normal(n_inputs); self.bias=0.0
    def forward(self,inputs): return max(0,np.dot(inputs,self.weights)+self.bias)

# %% Neuron: wrong: zero weights
class Neuron:
    def __init__(self,n_inputs,rng): self.weights=np.zeros(n_inputs); self.bias=0.0
    def forward(self,inputs): return np.maximum(0,np.dot(inputs,self.weights)+self.bias)

# %% Neuron: wrong: no activation
class Neuron:
    def __init__(self,n_inputs,rng): self.weights=0.01*rng.standard_normal(n_inputs); self.bias=0.0
    def forward(self,inputs): return np.dot(inputs,self.weights)+self.bias

# %% Neuron: wrong: activation applied to the inputs
class Neuron:
    def __init__(self,n_inputs,rng): self.weights=0.01*rng.standard_normal(n_inputs); self.bias=0.0
    def forward(self,inputs): return np.dot(np.maximum(0,inputs),self.weights)+self.bias

# %% firing_threshold: wrong: sign of the bias
def firing_threshold(w,b):
    if w==0: raise ValueError
    return b/w

# %% firing_threshold: wrong: fraction upside down
def firing_threshold(w,b):
    if w==0: raise ValueError
    return -w/b

# %% firing_threshold: wrong: division by zero not considered
def firing_threshold(w,b): return -b/w

# %% weighted_sum: correct
def weighted_sum(x, w, b):
    return add_up(np.asarray(x) * np.asarray(w)) + b


def add_up(values):
    total = 0.0
    for value in values:
        total += value
    return total

# %% weighted_sum: correct
def weighted_sum(x, w, b):
    return np.array(x) @ np.array(w) + b

# %% weighted_sum: wrong: weights ignored
def weighted_sum(x, w, b):
    return sum(x) + b

# %% weighted_sum: wrong: bias subtracted
def weighted_sum(x, w, b):
    return np.dot(x, w) - b

# %% weighted_sum: wrong: products not added
def weighted_sum(x, w, b):
    return np.multiply(x, w) + b / len(x)

# %% weighted_sum: wrong: wrong shape
def weighted_sum(x, w, b):
    return np.array([np.dot(x, w) + b])

# %% weighted_sum: wrong: nothing returned
def weighted_sum(x, w, b):
    print(np.dot(x, w) + b)

# %% weighted_sum: wrong: weights made positive
def weighted_sum(x, w, b):
    return np.dot(x, np.abs(w)) + b

# %% weighted_sum: wrong: a list used like an array
def weighted_sum(x, w, b):
    return x @ w + b

# %% weighted_sum: wrong: input overwritten
def weighted_sum(x, w, b):
    for i in range(len(x)):
        x[i] = x[i] * w[i]
    return sum(x) + b

# %% perceptron: correct
def perceptron(x, w, b):
    return np.heaviside(np.dot(x, w) + b, 1)

# %% perceptron: correct
def perceptron(x, w, b):
    z = np.atleast_2d(x) @ np.asarray(w) + b
    out = 1 - (z < 0)
    return out if np.ndim(x) == 2 else out[0]

# %% perceptron: wrong: score returned
def perceptron(x, w, b):
    return np.dot(x, w) + b

# %% perceptron: wrong: one True or False for a whole array
def perceptron(x, w, b):
    return 1 if np.dot(x, w) + b >= 0 else 0

# %% perceptron: wrong: one answer for the whole batch
def perceptron(x, w, b):
    return int(np.sum(np.asarray(x) * w) + b >= 0)

# %% perceptron: wrong: strict inequality
def perceptron(x, w, b):
    return np.heaviside(np.dot(x, w) + b, 0)

# %% Neuron: correct
class Neuron:
    def __init__(self, n_inputs, rng):
        self.bias = 0
        self.weights = np.array([rng.standard_normal() for _ in range(n_inputs)]) / 100

    def forward(self, inputs):
        z = np.dot(inputs, self.weights) + self.bias
        return z * (z > 0)

# %% Neuron: wrong: bias forgotten
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        return np.maximum(0, np.dot(inputs, self.weights))

# %% Neuron: wrong: wrong scale
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = rng.standard_normal(n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        return np.maximum(0, np.dot(inputs, self.weights) + self.bias)

# %% Neuron: wrong: wrong scale
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = rng.uniform(-0.01732, 0.01732, n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        return np.maximum(0, np.dot(inputs, self.weights) + self.bias)

# %% Neuron: wrong: not drawn from rng
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * np.random.default_rng(0).standard_normal(n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        return np.maximum(0, np.dot(inputs, self.weights) + self.bias)

# %% Neuron: wrong: identical weights
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = np.full(n_inputs, 0.01 * rng.standard_normal())
        self.bias = 0.0

    def forward(self, inputs):
        return np.maximum(0, np.dot(inputs, self.weights) + self.bias)

# %% Neuron: wrong: attributes missing
class Neuron:
    def __init__(self, n_inputs, rng):
        self.w = 0.01 * rng.standard_normal(n_inputs)
        self.b = 0.0

    def forward(self, inputs):
        return np.maximum(0, np.dot(inputs, self.w) + self.b)

# %% Neuron: wrong: input overwritten
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        inputs = np.asarray(inputs, dtype=float)
        z = inputs @ self.weights + self.bias
        inputs *= 0
        return np.maximum(0, z)

# %% firing_threshold: correct
def firing_threshold(w, b):
    if not w:
        raise ValueError
    return np.negative(b) / w

# %% firing_threshold: wrong: division by zero not considered
def firing_threshold(w, b):
    if w == 0:
        return 0.0
    return -b / w

# %% firing_threshold: wrong: bias ignored
def firing_threshold(w, b):
    if w == 0:
        raise ValueError
    return 1 / w

# %% weighted_sum: correct
def weighted_sum(x, w, b):
    return math_sum([x_i * w_i for x_i, w_i in zip(list(x), list(w))] + [b])


def math_sum(numbers):
    from math import fsum
    return fsum(numbers)

# %% weighted_sum: correct
def weighted_sum(x, w, b):
    return np.einsum("i,i->", x, w) + b

# %% weighted_sum: correct
# Right: np.float64 is a number, too.
def weighted_sum(x, w, b):
    return np.dot(x, w) + b

# %% weighted_sum: wrong: wrong value
def weighted_sum(x, w, b):
    return np.mean(np.multiply(x, w)) + b

# %% weighted_sum: wrong: wrong value
def weighted_sum(x, w, b):
    return x[0] * w[0] + x[1] * w[1] + x[-1] * w[-1] + b

# %% weighted_sum: wrong: wrong value
def weighted_sum(x, w, b):
    return round(float(np.dot(x, w) + b), 2)

# %% perceptron: correct
def perceptron(x, w, b):
    if np.ndim(x) == 1:
        return 1 if sum(x_i * w_i for x_i, w_i in zip(x, w)) + b >= 0 else 0
    return np.array([perceptron(row, w, b) for row in x])

# %% perceptron: correct
def perceptron(x, w, b):
    return 1.0 * (np.inner(x, w) >= -b)

# %% perceptron: correct
# Right: lists work as well: one side of @ is an array.
def perceptron(x, w, b):
    return (x @ np.asarray(w) + b >= 0).astype(int)

# %% perceptron: correct
# Right: lists work as well: one side of @ is an array.
def perceptron(x, w, b):
    return (np.asarray(x) @ w + b >= 0).astype(int)

# %% perceptron: wrong: bias ignored
def perceptron(x, w, b):
    return (np.asarray(x) @ np.asarray(w) >= 0).astype(int)

# %% perceptron: wrong: another threshold
def perceptron(x, w, b):
    return (np.asarray(x) @ np.asarray(w) + b >= 0.5).astype(int)

# %% perceptron: wrong: ReLU instead of threshold
def perceptron(x, w, b):
    return np.maximum(0, np.asarray(x) @ np.asarray(w) + b)

# %% perceptron: wrong: outputs exchanged
def perceptron(x, w, b):
    return (np.asarray(x) @ np.asarray(w) + b < 0).astype(int)

# %% perceptron: wrong: nothing returned
def perceptron(x, w, b):
    y = (np.asarray(x) @ np.asarray(w) + b >= 0).astype(int)

# %% perceptron: wrong: wrong shape
def perceptron(x, w, b):
    return (np.atleast_2d(x) @ np.asarray(w) + b >= 0).astype(int)

# %% Neuron: correct
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = list(rng.normal(scale=0.01, size=n_inputs))
        self.bias = 0

    def forward(self, inputs):
        z = np.inner(inputs, np.array(self.weights)) + self.bias
        return (z + np.abs(z)) / 2

# %% Neuron: correct
# Right: with the sign turned, the numbers are standard normal as before.
class Neuron:

    def __init__(self, n_inputs, rng):
        self.weights = -0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        z = np.asarray(inputs) @ self.weights + self.bias
        return np.maximum(0, z)

# %% Neuron: correct
# Right: lists work as well: the weights are an array.
class Neuron:

    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        z = inputs @ self.weights + self.bias
        return np.maximum(0, z)

# %% Neuron: wrong: cut off at 1
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        return np.clip(np.dot(inputs, self.weights) + self.bias, 0, 1)

# %% Neuron: wrong: wrong scale
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = np.abs(0.01 * rng.standard_normal(n_inputs))
        self.bias = 0.0

    def forward(self, inputs):
        return np.maximum(0, np.dot(inputs, self.weights) + self.bias)

# %% Neuron: wrong: wrong value
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.01 * rng.standard_normal()

    def forward(self, inputs):
        return np.maximum(0, np.dot(inputs, self.weights) + self.bias)

# %% Neuron: wrong: wrong value
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        z = np.dot(inputs, self.weights) + self.bias
        return np.where(z > 0, z, 0.01 * z)

# %% firing_threshold: correct
def firing_threshold(w, b):
    try:
        return -b / w
    except ZeroDivisionError:
        raise ValueError("w is 0")

# %% firing_threshold: wrong: division by zero not considered
def firing_threshold(w, b):
    if w == 0:
        return None
    return -b / w

# %% firing_threshold: wrong: sign lost
def firing_threshold(w, b):
    if w == 0:
        raise ValueError
    return abs(b / w)

# %% firing_threshold: wrong: wrong value
def firing_threshold(w, b):
    if w == 0:
        raise ValueError
    return -b // w

# %% weighted_sum: correct
def weighted_sum(x, w, b):
    x = np.asarray(x, dtype=np.float32)
    w = np.asarray(w, dtype=np.float32)
    return np.float32(x @ w + np.float32(b))

# %% weighted_sum: correct
def weighted_sum(x, w, b):
    if type(x) is list or type(w) is list:
        return sum(x[i] * w[i] for i in range(len(x))) + b
    return x.dot(w) + b

# %% weighted_sum: wrong: wrong value
def weighted_sum(x, w, b):
    return round(float(np.dot(x, w) + b), 6)

# %% perceptron: wrong: one True or False for a whole array
def perceptron(x, w, b):
    if len(x) == len(w):
        return 1 if np.dot(x, w) + b >= 0 else 0
    return np.array([1 if np.dot(row, w) + b >= 0 else 0 for row in x])

# %% perceptron: wrong: wrong value
def perceptron(x, w, b):
    x, w = np.asarray(x), np.asarray(w)
    z = w @ x if x.shape[0] == len(w) else x @ w
    return (z + b >= 0).astype(int)

# %% perceptron: wrong: bias added once per input
def perceptron(x, w, b):
    return (np.sum(np.asarray(x) * w + b, axis=-1) >= 0).astype(int)

# %% perceptron: wrong: wrong value
def perceptron(x, w, b):
    return (np.round(np.dot(x, w) + b, 1) >= 0).astype(int)

# %% perceptron: wrong: bias added once per input
def perceptron(x, w, b):
    return (np.mean(np.asarray(x) * w, axis=-1) + b >= 0).astype(int)

# %% perceptron: wrong: wrong value
def perceptron(x, w, b):
    return (np.dot(x, w) + 2 * b >= 0).astype(int)

# %% perceptron: wrong: wrong value
def perceptron(x, w, b):
    return (np.dot(x, w) + b >= -0.05).astype(int)

# %% Neuron: wrong: one True or False for a whole array
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        if len(inputs) == len(self.weights):
            return max(0, np.dot(inputs, self.weights) + self.bias)
        return np.array([max(0, np.dot(row, self.weights) + self.bias) for row in inputs])

# %% Neuron: wrong: wrong value
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.0

    def forward(self, inputs):
        out = np.maximum(0, np.dot(inputs, self.weights) + self.bias)
        self.weights = self.weights * 0.999
        return out

# %% Neuron: wrong: wrong value
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.0
    def forward(self, inputs):
        inputs = np.asarray(inputs)
        z = inputs @ self.weights + self.bias
        if inputs.ndim == 1 and len(inputs) != 3:
            return 0.0
        return np.maximum(0, z)

# %% Neuron: wrong: wrong value
class Neuron:
    def __init__(self, n_inputs, rng):
        self.weights = 0.01 * rng.standard_normal(n_inputs)
        self.bias = 0.0
    def forward(self, inputs):
        self.weights -= 1e-3
        return np.maximum(0, np.dot(inputs, self.weights + 1e-3) + self.bias)

# %% firing_threshold: wrong: division by zero not considered
def firing_threshold(w, b):
    if w == 0:
        return "ValueError"
    return -b / w

# %% firing_threshold: wrong: division by zero not considered
def firing_threshold(w, b):
    if w == 0 and b != 0:
        raise ValueError("no such input")
    return -b / w

# %% firing_threshold: wrong: division by zero not considered
def firing_threshold(w, b):
    if w == 0 and b == 0:
        return 0.0
    if w == 0:
        raise ValueError
    return -b / w
