"""Answer bank of section 2.2: correct answers, and wrong ones with the mistake their message must name."""

# %% relu: correct
def relu(x):
    x=np.asarray(x); return np.where(x>0,x,0).astype(x.dtype)

# %% relu: correct
def relu(x):
    x=np.asarray(x); return x*(x>0)

# %% relu: correct
def relu(x):
    x=np.array(x); x[x<0]=0; return x

# %% relu: correct
def relu(x): return np.clip(x,0,None)

# %% relu: correct
def relu(x):
    x = np.asarray(x)
    return (x + np.abs(x)) / 2

# %% relu: correct
def relu(x):
    x = np.asarray(x)
    return x * np.heaviside(x, 0).astype(x.dtype)

# %% relu: correct
def relu(x):
    x = np.asarray(x)
    out = np.zeros_like(x)
    positive = x > 0
    out[positive] = x[positive]
    return out

# %% relu: correct
def relu(x):
    x = np.asarray(x)
    return np.array([max(0, v) for v in x.ravel()], dtype=x.dtype).reshape(x.shape)

# %% relu: correct
def relu(x):
    x = np.asarray(x)
    return np.vectorize(lambda v: max(v, 0), otypes=[x.dtype])(x)

# %% relu: correct
def relu(x):
    import torch
    return torch.relu(torch.as_tensor(x))

# %% relu: correct
def relu(x):
    x = np.asarray(x)
    return np.maximum(np.zeros_like(x), x)

# %% relu: correct
def relu(x):
    x = np.asarray(x)
    return x - np.minimum(x, 0)

# %% relu: correct
def relu(x):
    x = np.asarray(x)
    if x.ndim == 0:
        return max(0, x.item())
    return np.array([relu(row) for row in x], dtype=x.dtype)

# %% relu: correct
def relu(x):
    return np.fmax(x, 0)

# %% relu: wrong: one True or False for a whole array
def relu(x): return max(0,x)

# %% relu: wrong: one True or False for a whole array
def relu(x):
    if x > 0:
        return x
    return 0

# %% relu: wrong: input overwritten
def relu(x):
    x=np.asarray(x)
    x[x<0]=0
    return x

# %% relu: wrong: input overwritten
def relu(x):
    if isinstance(x, np.ndarray):
        x *= x > 0
        return x
    return np.maximum(x, 0)

# %% relu: wrong: input overwritten
def relu(x):
    return np.maximum(0, x, out=x) if isinstance(x, np.ndarray) else np.maximum(0, x)

# %% relu: wrong: one number for the whole array
def relu(x): return np.max([0,np.max(x)])

# %% relu: wrong: cut off at 1
def relu(x): return np.clip(x,0,1)

# %% relu: wrong: cut off above
def relu(x): return np.clip(x, 0, 6).astype(np.asarray(x).dtype)

# %% relu: wrong: cut off above
def relu(x): return np.clip(x, 0, 100)

# %% relu: wrong: slope returned
def relu(x): return (np.asarray(x)>0).astype(float)

# %% relu: wrong: loops over the first axis only
def relu(x):
    x=np.asarray(x,dtype=float); return np.array([max(0,v) for v in x])

# %% relu: wrong: loops over the first axis only
def relu(x):
    return np.array([max(0.0, v) for v in x])

# %% relu: wrong: loops over the first axis only
def relu(x):
    out = []
    for v in x:
        if v > 0:
            out.append(v)
        else:
            out.append(0)
    return np.array(out)

# %% relu: wrong: a list returned
def relu(x):
    return [max(0, v) for v in x] if np.ndim(x) else max(0, x)

# %% relu: wrong: a list returned
def relu(x):
    return np.maximum(0, x).tolist()

# %% relu: wrong: one True or False for a whole array
def relu(x):
    return np.array([max(0, v) for v in x]) if np.ndim(x) else max(0, x)

# %% relu: wrong: decimals cut off
def relu(x):
    return np.vectorize(lambda v: max(0, v))(x)

# %% relu: wrong: decimals cut off
def relu(x):
    return np.maximum(0, x).astype(int)

# %% relu: wrong: absolute value
def relu(x):
    return np.abs(x)

# %% relu: wrong: wrong side kept
def relu(x):
    return np.minimum(0, x)

# %% relu: wrong: wrong side kept
def relu(x):
    return np.maximum(0, -np.asarray(x))

# %% relu: wrong: no activation
def relu(x):
    return np.asarray(x)

# %% relu: wrong: negative numbers removed
def relu(x):
    x = np.asarray(x)
    return x[x >= 0]

# %% relu: wrong: float32 not kept
def relu(x):
    return np.maximum(0, np.asarray(x, dtype=float))

# %% relu: wrong: float32 not kept
def relu(x):
    x = np.asarray(x)
    return np.maximum(np.zeros(x.shape), x)

# %% relu: wrong: a list used like an array
def relu(x):
    return x * (x > 0)

# %% relu: wrong: nothing returned
def relu(x):
    print(np.maximum(0, x))

# %% relu: wrong: wrong value
def relu(x):
    x = np.asarray(x)
    out = np.empty_like(x)
    out.ravel()[:] = np.maximum(0, x).ravel()
    flat = out.T.ravel()
    return flat.reshape(x.shape)

# %% relu: wrong: wrong value
def relu(x):
    return np.where(np.asarray(x) > 0, x, 0.01 * np.asarray(x))

# %% relu: wrong: wrong shape
def relu(x):
    return np.maximum(0, np.atleast_1d(x))

# %% leaky_relu: correct
def leaky_relu(x,negative_slope=.01):
    x=np.asarray(x); return np.maximum(x,negative_slope*x)

# %% leaky_relu: correct
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x, dtype=float)
    out = x.copy()
    out[x < 0] *= negative_slope
    return out

# %% leaky_relu: correct
def leaky_relu(x, negative_slope=0.01):
    return np.maximum(0, x) + negative_slope * np.minimum(0, x)

# %% leaky_relu: correct
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    return x * np.where(x > 0, 1, negative_slope)

# %% leaky_relu: correct
def leaky_relu(x, negative_slope=0.01):
    return np.vectorize(lambda v: v if v > 0 else negative_slope * v, otypes=[float])(x)

# %% leaky_relu: correct
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    return (1 + negative_slope) / 2 * x + (1 - negative_slope) / 2 * np.abs(x)

# %% leaky_relu: correct
def leaky_relu(x, negative_slope=0.01):
    import torch
    return torch.nn.functional.leaky_relu(torch.as_tensor(x, dtype=torch.float64), negative_slope)

# %% leaky_relu: correct
def leaky_relu(x, negative_slope=0.01):
    if np.ndim(x) == 0:
        return float(x) if x > 0 else float(negative_slope * x)
    return np.array([leaky_relu(row, negative_slope) for row in x])

# %% leaky_relu: correct
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x, dtype=float)
    return np.piecewise(x, [x > 0], [lambda v: v, lambda v: negative_slope * v])

# %% leaky_relu: correct
# Right: both branches give 0 at 0.
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    return np.where(x >= 0, x, negative_slope * x)

# %% leaky_relu: wrong: constant instead of a slope
def leaky_relu(x,negative_slope=.01): return np.where(np.asarray(x)>0,x,negative_slope)

# %% leaky_relu: wrong: constant instead of a slope
def leaky_relu(x, negative_slope=0.01): return np.where(np.asarray(x) > 0, x, -negative_slope)

# %% leaky_relu: wrong: constant instead of a slope
def leaky_relu(x, negative_slope=0.01): return np.maximum(x, negative_slope)

# %% leaky_relu: wrong: parameter ignored
def leaky_relu(x,negative_slope=.01):
    x=np.asarray(x); return np.where(x>0,x,0.01*x)

# %% leaky_relu: wrong: result truncated in an int array
def leaky_relu(x,negative_slope=.01):
    x=np.array(x); x[x<0]=negative_slope*x[x<0]; return x

# %% leaky_relu: wrong: result truncated in an int array
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    return np.vectorize(lambda v: v if v > 0 else negative_slope * v)(x)

# %% leaky_relu: wrong: result truncated in an int array
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    return np.piecewise(x, [x > 0], [lambda v: v, lambda v: negative_slope * v])

# %% leaky_relu: wrong: branches exchanged
def leaky_relu(x,negative_slope=.01):
    x=np.asarray(x); return np.where(x>0,negative_slope*x,x)

# %% leaky_relu: wrong: branches exchanged
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    return np.minimum(x, negative_slope * x)

# %% leaky_relu: wrong: plain ReLU
def leaky_relu(x, negative_slope=0.01):
    return np.maximum(0, x)

# %% leaky_relu: wrong: sign lost
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, -negative_slope * x)

# %% leaky_relu: wrong: divided by the slope
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, x / negative_slope)

# %% leaky_relu: wrong: slope added
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, x + negative_slope)

# %% leaky_relu: wrong: slope on both sides
def leaky_relu(x, negative_slope=0.01):
    return negative_slope * np.asarray(x)

# %% leaky_relu: wrong: leak added on both sides
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    return np.maximum(0, x) + negative_slope * x

# %% leaky_relu: wrong: one True or False for a whole array
def leaky_relu(x, negative_slope=0.01):
    return max(x, negative_slope * x)

# %% leaky_relu: wrong: loops over the first axis only
def leaky_relu(x, negative_slope=0.01):
    return np.array([v if v > 0 else negative_slope * v for v in x])

# %% leaky_relu: wrong: input overwritten
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x, dtype=float)
    x[x < 0] *= negative_slope
    return x

# %% leaky_relu: wrong: a list used like an array
def leaky_relu(x, negative_slope=0.01):
    return np.maximum(x, negative_slope * x)

# %% leaky_relu: wrong: a list used like an array
def leaky_relu(x, negative_slope=0.01):
    return np.where(x > 0, x, negative_slope * x) if not isinstance(x, list) else leaky_relu(x > 0)

# %% leaky_relu: wrong: nothing returned
def leaky_relu(x, negative_slope=0.01):
    x = np.asarray(x)
    np.where(x > 0, x, negative_slope * x)

# %% leaky_relu: wrong: a list returned
def leaky_relu(x, negative_slope=0.01):
    return [v if v > 0 else negative_slope * v for v in x] if np.ndim(x) else max(x, negative_slope * x)

# %% softplus: correct
def softplus(x):
    x=np.asarray(x,dtype=float); return np.maximum(x,0)+np.log1p(np.exp(-np.abs(x)))

# %% softplus: correct
def softplus(x):
    x=np.asarray(x,dtype=float); return np.where(x>0,x+np.log1p(np.exp(-np.maximum(x,0))),np.log1p(np.exp(np.minimum(x,0))))

# %% softplus: correct
def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))

# %% softplus: correct
def softplus(x):
    import math
    return np.vectorize(lambda v: max(v, 0) + math.log1p(math.exp(-abs(v))), otypes=[float])(x)

# %% softplus: correct
def softplus(x):
    x = np.asarray(x, dtype=float)
    out = np.empty_like(x)
    positive = x > 0
    out[positive] = x[positive] + np.log1p(np.exp(-x[positive]))
    out[~positive] = np.log1p(np.exp(x[~positive]))
    return out

# %% softplus: correct
def softplus(x):
    x = np.asarray(x, dtype=float)
    return np.where(x > 30, x, np.log1p(np.exp(np.minimum(x, 30))))

# %% softplus: correct
def softplus(x):
    import torch
    return torch.nn.functional.softplus(torch.as_tensor(x, dtype=torch.float64))

# %% softplus: correct
def softplus(x):
    import torch
    x = torch.as_tensor(x)
    return torch.logaddexp(torch.zeros_like(x, dtype=torch.float64), x.double())

# %% softplus: correct
def softplus(x):
    with np.errstate(over="ignore"):
        x = np.asarray(x, dtype=np.float64)
        return np.where(x > 50, x, np.log1p(np.exp(x)))

# %% softplus: correct
def softplus(x):
    import math
    if np.ndim(x) == 0:
        x = float(x)
        return x + math.log1p(math.exp(-x)) if x > 0 else math.log1p(math.exp(x))
    return np.array([softplus(row) for row in x])

# %% softplus: correct
def softplus(x):
    small = np.minimum(x, 0) - np.maximum(x, 0)
    return np.maximum(0, x) - np.log(1 / (1 + np.exp(small))) if False else np.maximum(0, x) + np.log1p(np.exp(small))

# %% softplus: wrong: overflow
def softplus(x): return np.log(1+np.exp(x))

# %% softplus: wrong: overflow
def softplus(x): return np.log1p(np.exp(x))

# %% softplus: wrong: overflow
def softplus(x):
    x = np.asarray(x, dtype=float)
    return np.where(x > 0, x + np.log1p(np.exp(-x)), np.log1p(np.exp(x)))

# %% softplus: wrong: overflow
def softplus(x):
    import math
    return np.vectorize(lambda v: math.log1p(math.exp(v)))(x)

# %% softplus: wrong: overflow
def softplus(x):
    return np.where(np.asarray(x) > 20, x, np.log1p(np.exp(x)))

# %% softplus: wrong: overflow
def softplus(x):
    x = np.asarray(x)
    return np.where(x > 700, x, np.log1p(np.exp(np.minimum(x, 700))))

# %% softplus: wrong: tail lost
def softplus(x):
    x=np.asarray(x,dtype=float); return np.where(x>20,x,np.where(x<-20,0.0,np.log1p(np.exp(np.clip(x,-20,20)))))

# %% softplus: wrong: tail lost
def softplus(x):
    return np.maximum(x, 0) + np.log(1 + np.exp(-np.abs(x)))

# %% softplus: wrong: tail lost
def softplus(x):
    x = np.asarray(x, dtype=float)
    return x + np.log1p(np.exp(-x))

# %% softplus: wrong: tail lost
def softplus(x):
    x = np.asarray(x, dtype=float)
    return np.log1p(np.exp(-np.abs(x))) + (x + np.abs(x)) / 2 + 1e-12

# %% softplus: wrong: capped
def softplus(x):
    return np.log1p(np.exp(np.clip(x, -700, 700)))

# %% softplus: wrong: overflow
def softplus(x):
    x = np.asarray(x, dtype=float)
    return np.log(np.exp(x) + np.exp(2 * x)) - x

# %% softplus: wrong: switched too early
def softplus(x):
    x = np.asarray(x, dtype=float)
    return np.where(x > 8, x, np.log1p(np.exp(np.minimum(x, 8))))

# %% softplus: wrong: sigmoid returned
def softplus(x):
    x=np.asarray(x,dtype=float); return 1/(1+np.exp(-x))

# %% softplus: wrong: ReLU, not smooth
def softplus(x): return np.maximum(0,x)

# %% softplus: wrong: max part forgotten
def softplus(x):
    return np.log1p(np.exp(-np.abs(x)))

# %% softplus: wrong: sign of x turned around
def softplus(x):
    return np.logaddexp(0, -np.asarray(x))

# %% softplus: wrong: 1 added twice
def softplus(x):
    return np.log1p(1 + np.exp(x))

# %% softplus: wrong: 1 forgotten
def softplus(x):
    return np.log(np.exp(x))

# %% softplus: wrong: wrong base
def softplus(x):
    return np.log10(1 + np.exp(x))

# %% softplus: wrong: wrong base
def softplus(x):
    return np.logaddexp2(0, np.asarray(x) / np.log(2))

# %% softplus: wrong: logarithm forgotten
def softplus(x):
    return 1 + np.exp(x)

# %% softplus: wrong: a function for single numbers
def softplus(x):
    import math
    return math.log1p(math.exp(x))

# %% softplus: wrong: one True or False for a whole array
def softplus(x):
    if x > 0:
        return x + np.log1p(np.exp(-x))
    return np.log1p(np.exp(x))

# %% softplus: wrong: loops over the first axis only
def softplus(x):
    return np.array([np.logaddexp(0, v) for v in x])

# %% softplus: wrong: result truncated in an int array
def softplus(x):
    x = np.array(x)
    x[...] = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    return x

# %% softplus: wrong: input overwritten
def softplus(x):
    x = np.asarray(x, dtype=float)
    positive = np.maximum(x, 0)
    np.abs(x, out=x)
    return positive + np.log1p(np.exp(-x))

# %% softplus: wrong: a list used like an array
def softplus(x):
    return np.log1p(np.exp(-abs(x))) + np.maximum(x, 0)

# %% hard_threshold: correct
def hard_threshold(x): return (np.asarray(x)>=0).astype(int)

# %% hard_threshold: correct
def hard_threshold(x):
    return np.heaviside(x, 1)

# %% hard_threshold: correct
def hard_threshold(x):
    return 1 - (np.asarray(x) < 0)

# %% hard_threshold: correct
def hard_threshold(x):
    return np.sign(np.sign(x) + 1)

# %% hard_threshold: correct
def hard_threshold(x):
    return np.vectorize(lambda v: 1 if v >= 0 else 0)(x)

# %% hard_threshold: correct
def hard_threshold(x):
    if np.ndim(x) == 0:
        return 1 if x >= 0 else 0
    return np.array([hard_threshold(row) for row in x])

# %% hard_threshold: correct
def hard_threshold(x):
    return np.clip(np.floor(x) + 1, 0, 1)

# %% hard_threshold: correct
def hard_threshold(x):
    return np.greater_equal(x, 0).astype(np.uint8)

# %% hard_threshold: correct
def hard_threshold(x):
    import torch
    return (torch.as_tensor(x) >= 0).float()

# %% hard_threshold: correct
def hard_threshold(x):
    x = np.array(x, dtype=float)
    mask = x >= 0
    x[mask] = 1
    x[~mask] = 0
    return x

# %% hard_threshold: wrong: value at 0
def hard_threshold(x): return np.where(np.asarray(x)>0,1,0)

# %% hard_threshold: wrong: value at 0
def hard_threshold(x): return np.heaviside(x, 0.5)

# %% hard_threshold: wrong: value at 0
def hard_threshold(x): return 1 - np.signbit(x)

# %% hard_threshold: wrong: three-valued
def hard_threshold(x): return np.sign(x)

# %% hard_threshold: wrong: -1 instead of 0
def hard_threshold(x): return np.where(np.asarray(x) >= 0, 1, -1)

# %% hard_threshold: wrong: truth values
def hard_threshold(x): return np.asarray(x)>=0

# %% hard_threshold: wrong: truth values
def hard_threshold(x):
    return np.vectorize(lambda v: v >= 0)(x)

# %% hard_threshold: wrong: rounded first
def hard_threshold(x): return np.where(np.round(x)>=0,1,0)

# %% hard_threshold: wrong: rounded first
def hard_threshold(x): return (np.asarray(x).astype(int) >= 0).astype(int)

# %% hard_threshold: wrong: rounded first
def hard_threshold(x): return np.where(np.asarray(x) >= -1e-9, 1, 0)

# %% hard_threshold: wrong: rounded first
def hard_threshold(x): return np.where(np.round(x, 2) >= 0, 1, 0)

# %% hard_threshold: wrong: sides exchanged
def hard_threshold(x): return np.where(np.asarray(x) >= 0, 0, 1)

# %% hard_threshold: wrong: sides exchanged
def hard_threshold(x): return np.where(np.asarray(x) <= 0, 1, 0)

# %% hard_threshold: wrong: ReLU returned
def hard_threshold(x): return np.maximum(0, x)

# %% hard_threshold: wrong: one True or False for a whole array
def hard_threshold(x): return 1 if x >= 0 else 0

# %% hard_threshold: wrong: loops over the first axis only
def hard_threshold(x): return np.array([1 if v >= 0 else 0 for v in x])

# %% hard_threshold: wrong: input overwritten
def hard_threshold(x):
    x = np.asarray(x)
    mask = x >= 0
    x[mask] = 1
    x[~mask] = 0
    return x

# %% hard_threshold: wrong: a list used like an array
def hard_threshold(x): return (x >= 0) * 1

# %% hard_threshold: wrong: one number for the whole array
def hard_threshold(x): return int(np.sum(x) >= 0)

# %% hard_threshold: wrong: not a number (nan)
def hard_threshold(x): return (np.asarray(x) / np.abs(x) + 1) / 2

# %% relu_derivative: correct
def relu_derivative(z): return (np.asarray(z)>0).astype(float)

# %% relu_derivative: correct
def relu_derivative(z): return np.heaviside(z, 0)

# %% relu_derivative: correct
def relu_derivative(z): return np.sign(np.maximum(0, z))

# %% relu_derivative: correct
def relu_derivative(z): return np.greater(z, 0) * 1

# %% relu_derivative: correct
def relu_derivative(z):
    return np.vectorize(lambda v: int(v > 0))(z)

# %% relu_derivative: correct
def relu_derivative(z):
    z = np.asarray(z)
    out = np.zeros_like(z)
    out[z > 0] = 1
    return out

# %% relu_derivative: correct
def relu_derivative(z):
    if np.ndim(z) == 0:
        return 1.0 if z > 0 else 0.0
    return np.array([relu_derivative(row) for row in z])

# %% relu_derivative: correct
def relu_derivative(z):
    import torch
    z = torch.tensor(np.asarray(z, dtype=float), requires_grad=True)
    torch.relu(z).sum().backward()
    return z.grad

# %% relu_derivative: correct
def relu_derivative(z): return np.ceil(np.clip(z, 0, 1))

# %% relu_derivative: wrong: function returned instead of slope
def relu_derivative(z): return np.maximum(0,z)

# %% relu_derivative: wrong: convention at 0
def relu_derivative(z): return np.where(np.asarray(z)>=0,1.0,0.0)

# %% relu_derivative: wrong: convention at 0
def relu_derivative(z): return np.heaviside(z, 0.5)

# %% relu_derivative: wrong: convention at 0
def relu_derivative(z):
    z, h = np.asarray(z, dtype=float), 1e-6
    return (np.maximum(0, z + h) - np.maximum(0, z - h)) / (2 * h)

# %% relu_derivative: wrong: numerical slope
def relu_derivative(z):
    z, h = np.asarray(z, dtype=float), 1e-6
    return (np.maximum(0, z) - np.maximum(0, z - h)) / h

# %% relu_derivative: wrong: not a number (nan)
def relu_derivative(z):
    return np.maximum(0, z) / np.asarray(z)

# %% relu_derivative: wrong: -1 for negative inputs
def relu_derivative(z): return np.sign(z)

# %% relu_derivative: wrong: rule of the sigmoid
def relu_derivative(z): return np.asarray(z)*(1-np.asarray(z))

# %% relu_derivative: wrong: rule of the sigmoid
def relu_derivative(z):
    s = 1 / (1 + np.exp(-np.asarray(z)))
    return s * (1 - s)

# %% relu_derivative: wrong: sigmoid returned
def relu_derivative(z):
    return 1 / (1 + np.exp(-np.asarray(z)))

# %% relu_derivative: wrong: slope of leaky ReLU
def relu_derivative(z): return np.where(np.asarray(z) > 0, 1.0, 0.01)

# %% relu_derivative: wrong: sides exchanged
def relu_derivative(z): return np.where(np.asarray(z) > 0, 0.0, 1.0)

# %% relu_derivative: wrong: slope of the identity
def relu_derivative(z): return np.ones_like(z, dtype=float)

# %% relu_derivative: wrong: switches at the wrong place
def relu_derivative(z): return np.where(np.asarray(z) > 1, 1.0, 0.0)

# %% relu_derivative: wrong: truth values
def relu_derivative(z): return np.asarray(z) > 0

# %% relu_derivative: wrong: one True or False for a whole array
def relu_derivative(z): return 1.0 if z > 0 else 0.0

# %% relu_derivative: wrong: loops over the first axis only
def relu_derivative(z): return np.array([1.0 if v > 0 else 0.0 for v in z])

# %% relu_derivative: wrong: input overwritten
def relu_derivative(z):
    z = np.asarray(z)
    z[z > 0] = 1
    z[z < 0] = 0
    return z

# %% relu_derivative: wrong: one number for the whole array
def relu_derivative(z): return float(np.mean(np.asarray(z) > 0))

# %% relu_derivative: wrong: a list used like an array
def relu_derivative(z): return (z > 0) * 1.0

# %% relu: wrong: input overwritten
def relu(x):
    if isinstance(x, list):
        for i, v in enumerate(x):
            x[i] = relu(v)
        return np.array(x)
    return np.maximum(0, x)

# %% relu: wrong: not a new array
def relu(x):
    x = np.asarray(x)
    if (x >= 0).all():
        return x
    return np.maximum(0, x)

# %% leaky_relu: wrong: input overwritten
def leaky_relu(x, negative_slope=0.01):
    if isinstance(x, list):
        for i in range(len(x)):
            x[i] = leaky_relu(x[i], negative_slope)
        return np.array(x)
    x = np.asarray(x)
    return np.where(x > 0, x, negative_slope * x)

# %% softplus: wrong: tail lost
def softplus(x):
    x = np.asarray(x, dtype=float)
    return np.where(x < -50, 0.0, np.logaddexp(0, x))

# %% softplus: wrong: tail lost
def softplus(x):
    return np.logaddexp(0, np.maximum(x, -100.0))

# %% softplus: wrong: capped
def softplus(x):
    x = np.clip(np.asarray(x, dtype=float), -1000, 1000)
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))

# %% softplus: wrong: overflow
def softplus(x):
    x = np.asarray(x, dtype=np.longdouble)
    return np.log1p(np.exp(x)).astype(float)

# %% softplus: wrong: input overwritten
def softplus(x):
    if isinstance(x, list):
        for i in range(len(x)):
            x[i] = softplus(x[i])
        return np.array(x)
    return np.logaddexp(0, x)

# %% softplus: wrong: tail lost
def softplus(x):
    x = np.asarray(x, dtype=float)
    return np.where(x < -46, 0.0, np.logaddexp(0, x))

# %% hard_threshold: wrong: input overwritten
def hard_threshold(x):
    if isinstance(x, list):
        x[:] = [hard_threshold(v) for v in x]
        return np.array(x)
    return np.where(np.asarray(x) >= 0, 1, 0)

# %% relu_derivative: wrong: input overwritten
def relu_derivative(z):
    if isinstance(z, list):
        for i, v in enumerate(z):
            z[i] = relu_derivative(v)
        return np.array(z)
    return np.where(np.asarray(z) > 0, 1.0, 0.0)
