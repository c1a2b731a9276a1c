"""Answer bank of section 5.1: correct answers, and wrong ones with the mistake their message must name."""

# %% gradient_descent_step: correct
def gradient_descent_step(w,grad,lr): return np.subtract(w,np.multiply(lr,grad))

# %% gradient_descent_step: wrong: uphill
def gradient_descent_step(w,grad,lr): return w+lr*grad

# %% gradient_descent_step: wrong: input overwritten
def gradient_descent_step(w,grad,lr):
    w-=lr*grad; return w

# %% gradient_descent_step: wrong: multiplicative update
def gradient_descent_step(w,grad,lr): return w*(1-lr*grad)

# %% gradient_descent_step: wrong: only the direction
def gradient_descent_step(w,grad,lr): return w-lr*np.sign(grad)

# %% minimize: wrong: start missing
def minimize(g,w0,lr,steps):
    t=[]; w=np.array(w0,float)
    for _ in range(steps): w=w-lr*g(w); t.append(w)
    return np.array(t)

# %% minimize: wrong: gradient evaluated once
def minimize(g,w0,lr,steps):
    t=[np.array(w0,float)]; d=g(t[0])
    for _ in range(steps): t.append(t[-1]-lr*d)
    return np.array(t)

# %% minimize: wrong: final value only
def minimize(g,w0,lr,steps):
    w=np.array(w0,float)
    for _ in range(steps): w=w-lr*g(w)
    return w

# %% max_stable_lr: wrong: fastest, not largest
def max_stable_lr(c):
    if c<=0: raise ValueError
    return 1/c

# %% max_stable_lr: wrong: inverted
def max_stable_lr(c):
    if c<=0: raise ValueError
    return c/2

# %% max_stable_lr: wrong: no minimum not noticed
def max_stable_lr(c): return 2/c if c else float("inf")

# %% numerical_gradient: wrong: one-sided difference
def numerical_gradient(f,w,h=1e-5):
    w=np.array(w,float); g=np.zeros_like(w)
    for i in np.ndindex(w.shape):
        u=w.copy(); u[i]+=h; g[i]=(f(u)-f(w))/h
    return g

# %% numerical_gradient: wrong: all weights moved together
def numerical_gradient(f,w,h=1e-5): return (f(np.asarray(w,float)+h)-f(np.asarray(w,float)-h))/(2*h)

# %% numerical_gradient: wrong: half or double
def numerical_gradient(f,w,h=1e-5):
    w=np.array(w,float); g=np.zeros_like(w)
    for i in np.ndindex(w.shape):
        u,d=w.copy(),w.copy(); u[i]+=h; d[i]-=h; g[i]=(f(u)-f(d))/h
    return g

# %% numerical_gradient: wrong: rounding took the digits
def numerical_gradient(f,w,h=1e-5):
    w=np.array(w,float); g=np.zeros_like(w); h=1e-13
    for i in np.ndindex(w.shape):
        u,d=w.copy(),w.copy(); u[i]+=h; d[i]-=h; g[i]=(f(u)-f(d))/(2*h)
    return g

# %% gradient_descent_step: correct
def gradient_descent_step(w, grad, lr):
    new = np.array(w, dtype=float)
    new -= lr * np.asarray(grad)
    return new

# %% gradient_descent_step: correct
def gradient_descent_step(w, grad, lr):
    if np.ndim(w) == 0:
        return float(w) - lr * float(grad)
    return np.array([gradient_descent_step(w_i, g_i, lr) for w_i, g_i in zip(w, grad)])

# %% gradient_descent_step: correct
def gradient_descent_step(w, grad, lr):
    weight = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    weight.grad = torch.tensor(grad, dtype=torch.float64)
    torch.optim.SGD([weight], lr=lr).step()
    return weight.detach()

# %% gradient_descent_step: correct
def gradient_descent_step(w, grad, lr):
    return -(lr * grad - w)

# %% gradient_descent_step: correct
def gradient_descent_step(w, grad, lr):
    return np.vectorize(lambda a, b: a - lr * b, otypes=[float])(w, grad)

# %% gradient_descent_step: correct
def gradient_descent_step(w, grad, lr):
    return np.einsum("k,k...->...", np.array([1.0, -lr]), np.stack([np.asarray(w), np.asarray(grad)]))

# %% gradient_descent_step: wrong: input overwritten
def gradient_descent_step(w, grad, lr):
    grad *= lr
    return w - grad

# %% gradient_descent_step: wrong: input overwritten
def gradient_descent_step(w, grad, lr):
    for i in range(len(w)):
        w[i] = w[i] - lr * grad[i]
    return w

# %% gradient_descent_step: wrong: learning rate forgotten
def gradient_descent_step(w, grad, lr):
    return w - grad

# %% gradient_descent_step: wrong: divided by the learning rate
def gradient_descent_step(w, grad, lr):
    return w - grad / lr

# %% gradient_descent_step: wrong: learning rate misplaced
def gradient_descent_step(w, grad, lr):
    return lr * (w - grad)

# %% gradient_descent_step: wrong: learning rate misplaced
def gradient_descent_step(w, grad, lr):
    return lr * w - grad

# %% gradient_descent_step: wrong: step returned
def gradient_descent_step(w, grad, lr):
    return -lr * grad

# %% gradient_descent_step: wrong: wrong order
def gradient_descent_step(w, grad, lr):
    return lr * grad - w

# %% gradient_descent_step: wrong: only the direction
def gradient_descent_step(w, grad, lr):
    return w - lr * grad / np.linalg.norm(grad)

# %% gradient_descent_step: wrong: one slope for all weights
def gradient_descent_step(w, grad, lr):
    return w - lr * np.sum(grad)

# %% gradient_descent_step: wrong: one slope for all weights
def gradient_descent_step(w, grad, lr):
    return w - lr * np.mean(grad)

# %% gradient_descent_step: wrong: nothing returned
def gradient_descent_step(w, grad, lr):
    print(w - lr * grad)

# %% gradient_descent_step: wrong: negative weights cut off
def gradient_descent_step(w, grad, lr):
    return np.maximum(0, w - lr * grad)

# %% gradient_descent_step: wrong: large slopes cut off
def gradient_descent_step(w, grad, lr):
    return w - lr * np.clip(grad, -100, 100)

# %% gradient_descent_step: wrong: same array returned
def gradient_descent_step(w, grad, lr):
    if lr == 0:
        return w
    return w - lr * grad

# %% gradient_descent_step: wrong: small slopes ignored
def gradient_descent_step(w, grad, lr):
    return w - lr * np.where(np.abs(grad) < 1e-6, 0, grad)

# %% gradient_descent_step: wrong: whole numbers kept
def gradient_descent_step(w, grad, lr):
    new = np.array(w)
    new[...] = w - lr * grad
    return new

# %% gradient_descent_step: wrong: one number for the whole array
def gradient_descent_step(w, grad, lr):
    return w[0] - lr * grad[0]

# %% gradient_descent_step: wrong: wrong value
def gradient_descent_step(w, grad, lr):
    return np.round(w - lr * grad, 2)

# %% gradient_descent_step: wrong: wrong shape
def gradient_descent_step(w, grad, lr):
    return np.array([0.44, 1.8]) if np.ndim(w) else -0.5

# %% gradient_descent_step: wrong: wrong value
def gradient_descent_step(w, grad, lr=0.1):
    return w - 0.1 * grad

# %% gradient_descent_step: wrong: crashed
def gradient_descent_step(w, grad, lr):
    return w - lr * grad(w)

# %% gradient_descent_step: wrong: wrong shape
def gradient_descent_step(w, grad, lr):
    return np.atleast_2d(w) - lr * grad

# %% minimize: correct
def minimize(grad_fn, w0, lr, steps):
    trail = np.zeros((steps + 1, *np.shape(w0)))
    trail[0] = w0
    for k in range(steps):
        trail[k + 1] = trail[k] - lr * grad_fn(trail[k])
    return trail

# %% minimize: correct
def minimize(grad_fn, w0, lr, steps):
    if steps == 0:
        return np.array([w0], dtype=float)
    before = minimize(grad_fn, w0, lr, steps - 1)
    return np.concatenate([before, [before[-1] - lr * grad_fn(before[-1])]])

# %% minimize: correct
def minimize(grad_fn, w0, lr, steps):
    w, trail = np.array(w0, dtype=float), []
    for _ in range(steps):
        trail.append(w.copy())
        w -= lr * grad_fn(w)
    trail.append(w)
    return np.stack(trail)

# %% minimize: correct
def minimize(grad_fn, w0, lr, steps):
    w, trail = w0, [w0]
    while len(trail) <= steps:
        w = w - lr * grad_fn(w)
        trail.append(w)
    return trail

# %% minimize: correct
from itertools import accumulate
def minimize(grad_fn, w0, lr, steps):
    return np.array(list(accumulate(range(steps), lambda w, _: w - lr * np.asarray(grad_fn(w)), initial=np.array(w0, dtype=float))))

# %% minimize: correct
def minimize(grad_fn, w0, lr, steps):
    def walk():
        w = np.asarray(w0, dtype=np.float64).copy()
        yield w
        for _ in range(steps):
            w = np.subtract(w, np.multiply(lr, grad_fn(w)))
            yield w
    return torch.tensor(np.array(list(walk())))

# %% minimize: correct
# Right: every step makes a new array of floats.
def minimize(grad_fn, w0, lr, steps):
    trail = [w0]
    for _ in range(steps):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    return np.array(trail)

# %% minimize: correct
# Right: a list of weights has the same numbers along its first axis.
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    return trail

# %% minimize: wrong: one step missing
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(1, steps):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    return np.array(trail)

# %% minimize: wrong: one step too many
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps + 1):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    return np.array(trail)

# %% minimize: wrong: same object stored again and again
def minimize(grad_fn, w0, lr, steps):
    w = np.array(w0, dtype=float)
    trail = [w]
    for _ in range(steps):
        w -= lr * grad_fn(w)
        trail.append(w)
    return np.array(trail)

# %% minimize: wrong: uphill
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        trail.append(trail[-1] + lr * grad_fn(trail[-1]))
    return np.array(trail)

# %% minimize: wrong: learning rate forgotten
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        trail.append(trail[-1] - grad_fn(trail[-1]))
    return np.array(trail)

# %% minimize: wrong: every step from the start
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        trail.append(w0 - lr * grad_fn(w0))
    return np.array(trail)

# %% minimize: wrong: room for numbers only
def minimize(grad_fn, w0, lr, steps):
    trail = np.zeros(steps + 1)
    trail[0] = w0
    for k in range(steps):
        trail[k + 1] = trail[k] - lr * grad_fn(trail[k])
    return trail

# %% minimize: wrong: room for numbers only
def minimize(grad_fn, w0, lr, steps):
    w, trail = float(w0), [float(w0)]
    for _ in range(steps):
        w = w - lr * float(grad_fn(w))
        trail.append(w)
    return np.array(trail)

# %% minimize: wrong: input overwritten
def minimize(grad_fn, w0, lr, steps):
    w = np.asarray(w0, dtype=float)
    trail = [w.copy()]
    for _ in range(steps):
        w -= lr * grad_fn(w)
        trail.append(w.copy())
    return np.array(trail)

# %% minimize: wrong: whole numbers kept
def minimize(grad_fn, w0, lr, steps):
    trail = np.array([w0] * (steps + 1))
    for k in range(steps):
        trail[k + 1] = trail[k] - lr * grad_fn(trail[k])
    return trail

# %% minimize: wrong: stopped early
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        slope = grad_fn(trail[-1])
        if np.all(np.abs(slope) < 1e-12):
            break
        trail.append(trail[-1] - lr * slope)
    return np.array(trail)

# %% minimize: wrong: wrong shape
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    return np.stack(trail, axis=-1)

# %% minimize: wrong: wrong shape
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    return np.array(trail).ravel()

# %% minimize: wrong: slopes collected
def minimize(grad_fn, w0, lr, steps):
    w, trail = np.array(w0, dtype=float), []
    for _ in range(steps + 1):
        slope = grad_fn(w)
        trail.append(slope)
        w = w - lr * slope
    return np.array(trail)

# %% minimize: wrong: nothing returned
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))

# %% minimize: wrong: wrong value
def minimize(grad_fn, w0, lr, steps):
    k = np.arange(steps + 1).reshape(-1, *[1] * np.ndim(w0))
    return 1 + (np.asarray(w0) - 1.0) * (1 - 2 * lr) ** k

# %% minimize: wrong: wrong value
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for k in range(steps):
        trail.append(trail[-1] - lr / (k + 1) * grad_fn(trail[-1]))
    return np.array(trail)

# %% minimize: wrong: wrong value
def minimize(grad_fn, w0, lr, steps):
    w, v, trail = np.array(w0, dtype=float), 0.0, [np.array(w0, dtype=float)]
    for _ in range(steps):
        v = 0.9 * v + grad_fn(w)
        w = w - lr * v
        trail.append(w)
    return np.array(trail)

# %% minimize: wrong: wrong value
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        trail.append(np.clip(trail[-1] - lr * grad_fn(trail[-1]), -100, 100))
    return np.array(trail)

# %% minimize: wrong: wrong value
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    return np.array(trail)[::-1]

# %% minimize: wrong: does not know zero steps
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    for _ in range(steps - 1):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    return np.array(trail)

# %% minimize: wrong: wrong value
TRAIL = []
def minimize(grad_fn, w0, lr, steps, trail=[]):
    trail.append(np.array(w0, dtype=float))
    for _ in range(steps):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    return np.array(trail[: steps + 1]) if np.ndim(w0) == 0 else np.array(trail[-steps - 1:])

# %% max_stable_lr: correct
def max_stable_lr(curvature):
    if not curvature > 0:
        raise ValueError("a hill or a plain")
    return 2.0 * float(curvature) ** -1

# %% max_stable_lr: correct
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    low, high = 0.0, 1.0
    while abs(1 - high * curvature) <= 1:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if abs(1 - middle * curvature) <= 1 else (low, middle)
    return low

# %% max_stable_lr: correct
def max_stable_lr(curvature):
    try:
        rate = np.divide(2, curvature) if curvature else None
        if rate < 0:
            raise ValueError
        return rate
    except TypeError:
        raise ValueError("no curvature")

# %% max_stable_lr: correct
def max_stable_lr(curvature):
    if curvature > 0:
        return math.exp(math.log(2) - math.log(curvature))
    raise ValueError("curvature must be positive")

# %% max_stable_lr: correct
def max_stable_lr(curvature):
    return 2 / (curvature if curvature > 0 else int("no minimum"))

# %% max_stable_lr: wrong: no minimum not noticed
def max_stable_lr(curvature):
    return 2 / curvature

# %% max_stable_lr: wrong: no minimum not noticed
def max_stable_lr(curvature):
    if curvature < 0:
        raise ValueError
    return 2 / curvature

# %% max_stable_lr: wrong: no minimum not noticed
def max_stable_lr(curvature):
    if curvature == 0:
        raise ValueError
    return 2 / abs(curvature)

# %% max_stable_lr: wrong: no minimum not noticed
def max_stable_lr(curvature):
    if curvature <= 0:
        return None
    return 2 / curvature

# %% max_stable_lr: wrong: no minimum not noticed
def max_stable_lr(curvature):
    if curvature <= 0:
        return ValueError("no minimum")
    return 2 / curvature

# %% max_stable_lr: wrong: another error
def max_stable_lr(curvature):
    assert curvature > 0
    return 2 / curvature

# %% max_stable_lr: wrong: product instead of quotient
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    return 2 * curvature

# %% max_stable_lr: wrong: curvature returned
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    return curvature

# %% max_stable_lr: wrong: wrong sign
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    return -2 / curvature

# %% max_stable_lr: wrong: same answer for every curvature
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    return 1.0

# %% max_stable_lr: wrong: wrong value
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    return 0.125 * curvature

# %% max_stable_lr: wrong: wrong value
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    return 2 // curvature

# %% max_stable_lr: wrong: rounded
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    return round(2 / curvature, 2)

# %% max_stable_lr: wrong: wrong value
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    return min(1.0, 2 / curvature)

# %% max_stable_lr: wrong: wrong value
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    return 0.999 * 2 / curvature

# %% max_stable_lr: wrong: wrong value
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    lr = 0.0
    while abs(1 - (lr + 0.01) * curvature) <= 1:
        lr += 0.01
    return lr

# %% max_stable_lr: wrong: nothing returned
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError
    print(2 / curvature)

# %% numerical_gradient: correct
def numerical_gradient(f, w, h=1e-5):
    w = np.asarray(w, dtype=float)
    slopes = []
    for unit in np.eye(w.size):
        step = h * unit.reshape(w.shape)
        slopes.append((f(w + step) - f(w - step)) / (2 * h))
    return np.array(slopes).reshape(w.shape)

# %% numerical_gradient: correct
def numerical_gradient(f, w, h=1e-5):
    moved = w.astype(np.float64)
    gradient = np.empty(w.shape)
    it = np.nditer(moved, flags=["multi_index"])
    while not it.finished:
        i = it.multi_index
        old = moved[i]
        moved[i] = old + h
        up = f(moved)
        moved[i] = old - h
        down = f(moved)
        moved[i] = old
        gradient[i] = (up - down) / (2 * h)
        it.iternext()
    return gradient

# %% numerical_gradient: correct
def numerical_gradient(f, w, h=1e-5):
    if w.dtype != float:
        w = w.astype(float)
    gradient = np.zeros(w.shape)
    for i in np.ndindex(*w.shape):
        old = w[i]
        w[i] = old + h
        up = f(w)
        w[i] = old - h
        down = f(w)
        w[i] = old
        gradient[i] = (up - down) / h / 2
    return gradient

# %% numerical_gradient: correct
def numerical_gradient(f, w, h=1e-5):
    base = np.array(w, dtype=float, order="C")
    flat = base.reshape(-1)
    def f_at(k, change):
        moved = flat.copy()
        moved[k] += change
        return f(moved.reshape(base.shape))
    return np.array([(f_at(k, h) - f_at(k, -h)) * 0.5 / h for k in range(flat.size)]).reshape(base.shape)

# %% numerical_gradient: correct
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    def one(*index):
        e = np.zeros_like(w)
        e[tuple(int(k) for k in index)] = h
        return 0.5 * ((f(w + e) - f(w)) / h + (f(w) - f(w - e)) / h)
    return np.array([one(*index) for index in np.ndindex(w.shape)]).reshape(w.shape)

# %% numerical_gradient: correct
def numerical_gradient(f, w, h=1e-5):
    w = torch.tensor(w, dtype=torch.float64)
    gradient = torch.zeros_like(w)
    for i in np.ndindex(tuple(w.shape)):
        up, down = w.clone(), w.clone()
        up[i] += h
        down[i] -= h
        gradient[i] = float(f(up.numpy())) - float(f(down.numpy()))
    return gradient / (2 * h)

# %% numerical_gradient: correct
# Right: central differences give the same digits with a slightly different h.
def numerical_gradient(f, w, h=2e-05):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = (w.copy(), w.copy())
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient

# %% numerical_gradient: correct
# Right: central differences are the same for h and -h.
def numerical_gradient(f, w, h=-1e-05):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = (w.copy(), w.copy())
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient

# %% numerical_gradient: correct
# Right: every entry is overwritten.
def numerical_gradient(f, w, h=1e-05):
    w = np.array(w, dtype=float)
    gradient = np.ones_like(w)
    for i in np.ndindex(w.shape):
        up, down = (w.copy(), w.copy())
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient

# %% numerical_gradient: wrong: one-sided difference
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        down = w.copy()
        down[i] -= h
        gradient[i] = (f(w) - f(down)) / h
    return gradient

# %% numerical_gradient: wrong: w not restored exactly
def numerical_gradient(f, w, h=1e-5):
    if w.dtype != float:
        w = w.astype(float)
    gradient = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        w[i] += h
        up = f(w)
        w[i] -= 2 * h
        down = f(w)
        w[i] += h
        gradient[i] = (up - down) / (2 * h)
    return gradient

# %% numerical_gradient: wrong: w not restored exactly
def numerical_gradient(f, w, h=1e-5):
    gradient = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        w[i] += h
        up = f(w)
        w[i] -= 2 * h
        gradient[i] = (up - f(w)) / (2 * h)
    return gradient

# %% numerical_gradient: wrong: other weights moved too
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        w[i] += h
        up = f(w)
        w[i] -= 2 * h
        gradient[i] = (up - f(w)) / (2 * h)
    return gradient

# %% numerical_gradient: wrong: h ignored
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += 1e-5
        down[i] -= 1e-5
        gradient[i] = (f(up) - f(down)) / 2e-5
    return gradient

# %% numerical_gradient: wrong: denominator without brackets
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / 2 * h
    return gradient

# %% numerical_gradient: wrong: not divided by the distance
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = f(up) - f(down)
    return gradient

# %% numerical_gradient: wrong: wrong sign
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(down) - f(up)) / (2 * h)
    return gradient

# %% numerical_gradient: wrong: half or double
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up = w.copy()
        up[i] += h
        gradient[i] = (f(up) - f(w)) / (2 * h)
    return gradient

# %% numerical_gradient: wrong: rounding took the digits
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=np.float32)
    gradient = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient

# %% numerical_gradient: wrong: crashed
def numerical_gradient(f, w, h=1e-5):
    gradient = np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.astype(float), w.astype(float)
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient.reshape(w.shape)

# %% numerical_gradient: wrong: whole numbers kept
def numerical_gradient(f, w, h=1e-5):
    gradient = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] = up[i] + h
        down[i] = down[i] - h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient

# %% numerical_gradient: wrong: float32 kept
def numerical_gradient(f, w, h=1e-5):
    if w.dtype.kind != "f":
        w = w.astype(float)
    gradient = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient

# %% numerical_gradient: wrong: wrong shape
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    slopes = []
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        slopes.append((f(up) - f(down)) / (2 * h))
    return np.array(slopes)

# %% numerical_gradient: wrong: f got another shape
def numerical_gradient(f, w, h=1e-5):
    shape, w = w.shape, np.array(w, dtype=float).ravel()
    gradient = np.zeros_like(w)
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient.reshape(shape)

# %% numerical_gradient: wrong: h ignored
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        def at(k):
            moved = w.copy()
            moved[i] += k * h
            return f(moved)
        gradient[i] = (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h)
    return gradient

# %% numerical_gradient: wrong: wrong value
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        step = h * max(1.0, abs(w[i]))
        up, down = w.copy(), w.copy()
        up[i] += step
        down[i] -= step
        gradient[i] = (f(up) - f(down)) / (2 * step)
    return gradient

# %% numerical_gradient: wrong: inaccurate
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return np.round(gradient, 4)

# %% numerical_gradient: wrong: h ignored
def numerical_gradient(f, w, h=1e-5):
    return 3 * np.asarray(w, dtype=float) ** 2

# %% numerical_gradient: wrong: nothing returned
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    print(gradient)

# %% gradient_descent_step: wrong: sign of the slope lost
def gradient_descent_step(w, grad, lr):
    return w - lr * np.abs(grad)

# %% gradient_descent_step: wrong: wrong value
def gradient_descent_step(w, grad, lr):
    return (np.asarray(w) - lr * np.asarray(grad)).astype(np.float32)

# %% minimize: wrong: input overwritten
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        step = grad_fn(trail[-1])
        step *= lr
        trail.append(trail[-1] - step)
    return np.array(trail)

# %% minimize: wrong: wrong value
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=np.float32)]
    for _ in range(steps):
        trail.append((trail[-1] - lr * grad_fn(trail[-1])).astype(np.float32))
    return np.array(trail)

# %% numerical_gradient: wrong: wrong value
def numerical_gradient(f, w, h=1e-5):
    gradient = np.zeros(w.shape)
    for i in np.ndindex(w.shape):
        moved = w.astype(complex)
        moved[i] += 1j * h
        gradient[i] = np.imag(f(moved.real)) / h
    return gradient

# %% numerical_gradient: wrong: f got no array
def numerical_gradient(f, w, h=1e-5):
    w = np.array(w, dtype=float)
    gradient = np.zeros_like(w)
    for i in np.ndindex(w.shape):
        up, down = w.copy(), w.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up.tolist()) - f(down.tolist())) / (2 * h)
    return gradient

# %% minimize: wrong: stopped early
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(min(steps, 100)):
        trail.append(trail[-1] - lr * grad_fn(trail[-1]))
    return np.array(trail)

# %% minimize: wrong: large weights cut off
def minimize(grad_fn, w0, lr, steps):
    trail = [np.array(w0, dtype=float)]
    for _ in range(steps):
        trail.append(np.clip(trail[-1] - lr * grad_fn(trail[-1]), -1e10, 1e10))
    return np.array(trail)

# %% max_stable_lr: wrong: small curvature refused
def max_stable_lr(curvature):
    if curvature <= 1e-5:
        raise ValueError("no minimum")
    return 2 / curvature

# %% max_stable_lr: wrong: large rates cut off
def max_stable_lr(curvature):
    if curvature <= 0:
        raise ValueError("no minimum")
    return min(2 / curvature, 1e5)

# %% max_stable_lr: correct
def max_stable_lr(curvature):
    if not curvature > 0:
        raise ValueError("no valley")
    return float(np.float32(2) / np.float32(curvature))

# %% numerical_gradient: wrong: a copy was moved
def numerical_gradient(f, w, h=1e-5):
    w = w.astype(float)
    flat, g = w.ravel(), np.zeros(w.size)
    for i in range(w.size):
        old = flat[i]
        flat[i] = old + h
        up = f(w)
        flat[i] = old - h
        down = f(w)
        flat[i] = old
        g[i] = (up - down) / (2 * h)
    return g.reshape(w.shape)
