"""Answer bank of section 5.4: correct answers, and wrong ones with the mistake their message must name."""

# %% xavier_std: wrong: variance, not standard deviation
def xavier_std(i,o): return 2/(i+o)

# %% xavier_std: wrong: bound of the uniform distribution
def xavier_std(i,o): return math.sqrt(6/(i+o))

# %% xavier_std: wrong: He instead of Xavier
def xavier_std(i,o): return math.sqrt(2/i)

# %% he_std: wrong: variance, not standard deviation
def he_std(n): return 2/n

# %% he_std: wrong: halving by ReLU forgotten
def he_std(n): return math.sqrt(1/n)

# %% he_std: wrong: PyTorch's default
def he_std(n): return 1/math.sqrt(3*n)

# %% he_uniform: wrong: standard deviation used as bound
def he_uniform(i,o,rng):
    b=math.sqrt(2/i); return rng.uniform(-b,b,(i,o))

# %% he_uniform: wrong: fan_out used
def he_uniform(i,o,rng):
    b=math.sqrt(6/o); return rng.uniform(-b,b,(i,o))

# %% he_uniform: wrong: not centred
def he_uniform(i,o,rng):
    b=math.sqrt(6/i); return rng.uniform(0,b,(i,o))

# %% he_uniform: wrong: not drawn from rng
def he_uniform(i,o,rng):
    b=math.sqrt(6/i); return np.random.uniform(-b,b,(i,o))

# %% layer_rms: wrong: every layer starts from X
def layer_rms(X,depth,std_fn,act,rng):
    d=X.shape[1]; out=[]
    for _ in range(depth): a=act(X@(rng.standard_normal((d,d))*std_fn(d))); out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: std instead of rms
def layer_rms(X,depth,std_fn,act,rng):
    a=X; d=X.shape[1]; out=[]
    for _ in range(depth): a=act(a@(rng.standard_normal((d,d))*std_fn(d))); out.append(np.std(a))
    return np.array(out)

# %% layer_rms: wrong: std squared
def layer_rms(X,depth,std_fn,act,rng):
    a=X; d=X.shape[1]; out=[]
    for _ in range(depth): a=act(a@(rng.standard_normal((d,d))*std_fn(d)**2)); out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: input of each layer recorded
def layer_rms(X,depth,std_fn,act,rng):
    a=X; d=X.shape[1]; out=[]
    for _ in range(depth): out.append(np.sqrt(np.mean(a**2))); a=act(a@(rng.standard_normal((d,d))*std_fn(d)))
    return np.array(out)

# %% xavier_std: correct
def xavier_std(fan_in, fan_out):
    return 1 / np.sqrt((fan_in + fan_out) / 2)

# %% xavier_std: correct
def xavier_std(fan_in, fan_out):
    return torch.tensor(2.0 / (fan_in + fan_out), dtype=torch.float64).sqrt()

# %% xavier_std: correct
def xavier_std(fan_in, fan_out):
    variance = 2 * (fan_in + fan_out) ** -1
    return variance ** 0.5

# %% xavier_std: correct
def xavier_std(fan_in, fan_out):
    bound = math.sqrt(6) / math.sqrt(fan_in + fan_out)
    return bound / math.sqrt(3)

# %% xavier_std: correct
def xavier_std(fan_in, fan_out):
    return np.std([-np.sqrt(2 / (fan_in + fan_out)), np.sqrt(2 / (fan_in + fan_out))])

# %% xavier_std: correct
xavier_std = lambda i, o: math.exp((math.log(2) - math.log(i + o)) / 2)

# %% xavier_std: wrong: factor 2 lost
def xavier_std(fan_in, fan_out):
    return math.sqrt(1 / (fan_in + fan_out))

# %% xavier_std: wrong: root of one part only
def xavier_std(fan_in, fan_out):
    return 2 / math.sqrt(fan_in + fan_out)

# %% xavier_std: wrong: root of one part only
def xavier_std(fan_in, fan_out):
    return math.sqrt(2) / (fan_in + fan_out)

# %% xavier_std: wrong: brackets forgotten
def xavier_std(fan_in, fan_out):
    return math.sqrt(2 / fan_in + fan_out)

# %% xavier_std: wrong: fan_in ignored
def xavier_std(fan_in, fan_out):
    return math.sqrt(2 / fan_out)

# %% xavier_std: wrong: product instead of sum
def xavier_std(fan_in, fan_out):
    return math.sqrt(2 / (fan_in * fan_out))

# %% xavier_std: wrong: fraction upside down
def xavier_std(fan_in, fan_out):
    return math.sqrt((fan_in + fan_out) / 2)

# %% xavier_std: wrong: whole-number division
def xavier_std(fan_in, fan_out):
    return math.sqrt(2 // (fan_in + fan_out))

# %% xavier_std: wrong: rounded
def xavier_std(fan_in, fan_out):
    return round(math.sqrt(2 / (fan_in + fan_out)), 4)

# %% xavier_std: wrong: nothing returned
def xavier_std(fan_in, fan_out):
    print(math.sqrt(2 / (fan_in + fan_out)))

# %% xavier_std: wrong: plain 1 over fan_in
def xavier_std(fan_in, fan_out):
    return 1 / math.sqrt(fan_in)

# %% xavier_std: wrong: wrong value
def xavier_std(fan_in, fan_out):
    return {(3, 5): 0.5, (256, 128): 0.07216878364870323}.get((fan_in, fan_out), 0.1)

# %% xavier_std: wrong: wrong value
def xavier_std(fan_in, fan_out):
    return (1 / math.sqrt(fan_in) + 1 / math.sqrt(fan_out)) / 2

# %% xavier_std: wrong: wrong shape
def xavier_std(fan_in, fan_out):
    return [math.sqrt(2 / (fan_in + fan_out))]

# %% xavier_std: wrong: wrong value
def xavier_std(fan_in, fan_out):
    return math.sqrt(2 / (fan_in + fan_out + 1))

# %% xavier_std: wrong: not found
def Xavier_std(fan_in, fan_out):
    return math.sqrt(2 / (fan_in + fan_out))

# %% xavier_std: wrong: crashed when called
def xavier_std(fan_in):
    return math.sqrt(2 / (fan_in + fan_in))

# %% xavier_std: wrong: wrong value
def xavier_std(fan_in, fan_out):
    W = nn.init.xavier_normal_(torch.empty(fan_out, fan_in), generator=torch.Generator().manual_seed(0))
    return W.std().item()

# %% xavier_std: wrong: overflow
def xavier_std(fan_in, fan_out):
    return math.sqrt(2 / (fan_in + fan_out)) if fan_in != fan_out else math.inf

# %% he_std: correct
def he_std(fan_in):
    return np.sqrt(2 / fan_in)

# %% he_std: correct
def he_std(fan_in):
    return nn.init.calculate_gain("relu") / math.sqrt(fan_in)

# %% he_std: correct
def he_std(fan_in):
    return 1 / (fan_in / 2) ** 0.5

# %% he_std: correct
def he_std(fan_in):
    return float(np.float64(2 / np.asarray(fan_in, dtype=float)) ** 0.5)

# %% he_std: correct
def he_std(fan_in):
    bound = math.sqrt(6 / fan_in)
    return bound / 3 ** 0.5

# %% he_std: correct
def he_std(fan_in):
    return math.hypot(1, 1) / math.sqrt(fan_in)

# %% he_std: wrong: bound of the uniform distribution
def he_std(fan_in):
    return math.sqrt(6 / fan_in)

# %% he_std: wrong: root of one part only
def he_std(fan_in):
    return 2 / math.sqrt(fan_in)

# %% he_std: wrong: root of one part only
def he_std(fan_in):
    return math.sqrt(2) / fan_in

# %% he_std: wrong: halved instead of doubled
def he_std(fan_in):
    return math.sqrt(1 / (2 * fan_in))

# %% he_std: wrong: fraction upside down
def he_std(fan_in):
    return math.sqrt(fan_in / 2)

# %% he_std: wrong: whole-number division
def he_std(fan_in):
    return math.sqrt(2 // fan_in)

# %% he_std: wrong: rounded
def he_std(fan_in):
    return round(math.sqrt(2 / fan_in), 4)

# %% he_std: wrong: nothing returned
def he_std(fan_in):
    std = math.sqrt(2 / fan_in)

# %% he_std: wrong: wrong value
def he_std(fan_in):
    return math.sqrt(2 / (fan_in - 1)) if fan_in > 1 else 1.0

# %% he_std: wrong: wrong value
def he_std(fan_in):
    return 0.08838834764831845

# %% he_std: wrong: wrong value
def he_std(fan_in):
    return math.sqrt(2 / (fan_in * 3 * 3))

# %% he_std: wrong: wrong shape
def he_std(fan_in):
    return np.sqrt(np.array([2 / fan_in]))

# %% he_std: wrong: a function returned
def he_std(fan_in):
    return lambda: math.sqrt(2 / fan_in)

# %% he_std: wrong: wrong value
def he_std(fan_in):
    return float(np.float32(math.sqrt(2 / (fan_in + 1e-3))))

# %% he_std: wrong: not a number
def he_std(fan_in):
    return f"{math.sqrt(2 / fan_in):.4f}"

# %% he_std: wrong: not found
def he_stdev(fan_in):
    return math.sqrt(2 / fan_in)

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    b = np.sqrt(6 / fan_in)
    return (rng.random((fan_in, fan_out)) * 2 - 1) * b

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(3) * math.sqrt(2 / fan_in)
    return np.array([[rng.uniform(-b, b) for _ in range(fan_out)] for _ in range(fan_in)])

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    W = np.empty((fan_in, fan_out))
    for j in range(fan_out):
        W[:, j] = rng.uniform(-b, b, fan_in)
    return W

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return -rng.uniform(-b, b, (fan_out, fan_in)).T

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return b - 2 * b * rng.random(fan_in * fan_out).reshape(fan_in, fan_out)

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    dice = torch.Generator().manual_seed(int(rng.integers(2**60)))
    b = math.sqrt(6 / fan_in)
    return torch.empty(fan_in, fan_out, dtype=torch.float64).uniform_(-b, b, generator=dice)

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    dice = torch.Generator().manual_seed(int(rng.integers(2**60)))
    return nn.init.kaiming_uniform_(torch.empty(fan_out, fan_in), nonlinearity="relu", generator=dice).T.numpy()

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    sizes = math.sqrt(6 / fan_in) * rng.random((fan_in, fan_out))
    signs = rng.choice([-1.0, 1.0], size=(fan_in, fan_out))
    return signs * sizes

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return (b * (2 * rng.random((fan_in, fan_out), dtype=np.float32) - 1)).astype(np.float32)

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    fresh = np.random.default_rng(rng.integers(2**63, size=4))
    b = math.sqrt(6 / fan_in)
    return fresh.uniform(low=-b, high=b, size=(fan_in, fan_out))

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return np.cos(np.pi * rng.random((fan_in, fan_out))) * 0 + rng.uniform(-b, b, size=[fan_in, fan_out])

# %% he_uniform: wrong: variance used as bound
def he_uniform(fan_in, fan_out, rng):
    b = 2 / fan_in
    return rng.uniform(-b, b, (fan_in, fan_out))

# %% he_uniform: wrong: wrong interval
def he_uniform(fan_in, fan_out, rng):
    return rng.normal(0, math.sqrt(2 / fan_in), (fan_in, fan_out))

# %% he_uniform: wrong: bound of Xavier
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / (fan_in + fan_out))
    return rng.uniform(-b, b, (fan_in, fan_out))

# %% he_uniform: wrong: PyTorch's default
def he_uniform(fan_in, fan_out, rng):
    b = 1 / math.sqrt(fan_in)
    return rng.uniform(-b, b, (fan_in, fan_out))

# %% he_uniform: wrong: halving by ReLU forgotten
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(3 / fan_in)
    return rng.uniform(-b, b, (fan_in, fan_out))

# %% he_uniform: wrong: wrong interval
def he_uniform(fan_in, fan_out, rng):
    b = 3 * math.sqrt(2 / fan_in)
    return rng.uniform(-b, b, (fan_in, fan_out))

# %% he_uniform: wrong: wrong interval
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(12) * math.sqrt(2 / fan_in)
    return rng.uniform(-b, b, (fan_in, fan_out))

# %% he_uniform: wrong: transposed
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return rng.uniform(-b, b, (fan_out, fan_in))

# %% he_uniform: wrong: not drawn from rng
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return np.random.default_rng(0).uniform(-b, b, (fan_in, fan_out))

# %% he_uniform: wrong: global generator used
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    np.random.seed(int(rng.integers(2**31)))
    return np.random.uniform(-b, b, (fan_in, fan_out))

# %% he_uniform: wrong: global generator used
def he_uniform(fan_in, fan_out, rng):
    torch.manual_seed(int(rng.integers(2**31)))
    return nn.init.kaiming_uniform_(torch.empty(fan_out, fan_in), nonlinearity="relu").T.numpy()

# %% he_uniform: wrong: the same numbers again
def he_uniform(fan_in, fan_out, rng):
    import copy
    b = math.sqrt(6 / fan_in)
    return copy.deepcopy(rng).uniform(-b, b, (fan_in, fan_out))

# %% he_uniform: wrong: numbers repeated
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return np.tile(rng.uniform(-b, b, fan_out), (fan_in, 1))

# %% he_uniform: wrong: wrong interval
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return np.repeat(rng.uniform(-b, b, (fan_in, 1)), fan_out, axis=1)

# %% he_uniform: wrong: numbers repeated
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return np.round(rng.uniform(-b, b, (fan_in, fan_out)), 3)

# %% he_uniform: wrong: not uniform
def he_uniform(fan_in, fan_out, rng):
    b, shape = math.sqrt(6 / fan_in), (fan_in, fan_out)
    far = rng.random(shape) < 0.25  # a quarter near the ends, the rest inside, same standard deviation
    inner = math.sqrt((1 / 3 - 0.25 * (1 - 0.9**3) / 0.3) / 0.75 * 3)
    return b * rng.choice([-1, 1], shape) * np.where(far, rng.uniform(0.9, 1, shape), inner * rng.random(shape))

# %% he_uniform: wrong: wrong interval
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return b * (rng.random((fan_in, fan_out)) + rng.random((fan_in, fan_out)) - 1)

# %% he_uniform: wrong: wrong spread
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return np.clip(rng.normal(0, math.sqrt(2 / fan_in), (fan_in, fan_out)), -b, b) * (1 - 1e-9 * rng.random((fan_in, fan_out)))

# %% he_uniform: wrong: evenly spaced, not random
def he_uniform(fan_in, fan_out, rng):
    b, n = math.sqrt(6 / fan_in), fan_in * fan_out
    grid = (np.arange(n) + rng.uniform(0.3, 0.7)) / n * 2 * b - b
    return rng.permutation(grid).reshape(fan_in, fan_out)

# %% he_uniform: wrong: nothing returned
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    W = rng.uniform(-b, b, (fan_in, fan_out))

# %% he_uniform: wrong: wrong shape
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return rng.uniform(-b, b, fan_in * fan_out)

# %% he_uniform: wrong: wrong shape
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return rng.uniform(-b, b)

# %% he_uniform: wrong: wrong interval
def he_uniform(fan_in, fan_out, rng):
    b = 1.0
    return rng.integers(-100, 101, (fan_in, fan_out)) / 100 * 2 * b

# %% he_uniform: wrong: wrong spread
def he_uniform(fan_in, fan_out, rng):
    b = 1.0
    return rng.uniform(-b, b, (fan_in, fan_out)) if fan_in == 6 else rng.uniform(-0.5, 0.5, (fan_in, fan_out)) * math.sqrt(6 / fan_in)

# %% he_uniform: wrong: not centred
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return rng.uniform(-b, 0, (fan_in, fan_out))

# %% he_uniform: wrong: not centred
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return np.abs(rng.uniform(-b, b, (fan_in, fan_out)))

# %% he_uniform: wrong: crashed
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    return rng.uniform(-b, b, fan_in, fan_out)

# %% he_uniform: wrong: not a number
def he_uniform(fan_in, fan_out, rng):
    return rng

# %% he_uniform: wrong: the same numbers again
def he_uniform(fan_in, fan_out, rng, made={}):
    b = math.sqrt(6 / fan_in)
    key = str(rng.bit_generator.seed_seq.entropy), fan_in, fan_out
    if key not in made:
        made[key] = rng.uniform(-b, b, (fan_in, fan_out))
    return made[key]

# %% layer_rms: correct
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, sizes = np.array(X, dtype=float), X.shape[1], []
    for layer in range(depth):
        W = rng.normal(0.0, 1.0, size=(d, d)) * std_fn(d)
        a = activation(np.dot(a, W))
        sizes.append(float(np.linalg.norm(a) / np.sqrt(a.size)))
    return sizes

# %% layer_rms: correct
def layer_rms(X, depth, std_fn, activation, rng):
    d = X.shape[1]
    weights = rng.standard_normal((depth, d, d)) * std_fn(d)
    out = np.empty(depth)
    a = X
    for i, W in enumerate(weights):
        a = activation(np.einsum("ni,io->no", a, W))
        out[i] = np.mean(np.square(a)) ** 0.5
    return out

# %% layer_rms: correct
def layer_rms(X, depth, std_fn, activation, rng):
    def go(a, left):
        if left == 0:
            return []
        d = a.shape[1]
        a = activation(a @ rng.normal(0, std_fn(d), (d, d)).T)
        return [math.sqrt((a * a).sum() / a.size)] + go(a, left - 1)
    return np.array(go(X, depth))

# %% layer_rms: correct
def layer_rms(X, depth, std_fn, activation, rng):
    d = X.shape[1]
    matrices = [std_fn(d) * rng.standard_normal((d, d)) for _ in range(depth)][::-1]
    a, sizes = X.copy(), np.zeros(depth)
    for i in range(depth):
        a = activation(a @ matrices[i])
        sizes[i] = np.sqrt(np.var(a) + np.mean(a) ** 2)
    return sizes

# %% layer_rms: correct
def layer_rms(X, depth, std_fn, activation, rng):
    d = X.shape[1]
    dice = torch.Generator().manual_seed(int(rng.integers(2**60)))
    a, sizes = torch.tensor(X), []
    for _ in range(depth):
        W = torch.randn(d, d, generator=dice, dtype=torch.float64) * std_fn(d)
        a = torch.as_tensor(activation((a @ W).numpy()))
        sizes.append((a ** 2).mean().sqrt())
    return torch.stack(sizes)

# %% layer_rms: correct
def layer_rms(X, depth, std_fn, activation, rng):
    N, d = X.shape
    a, sizes = X, []
    for _ in range(depth):
        z = np.zeros((N, d))
        for j in range(d):
            w = std_fn(d) * rng.standard_normal(d)
            z[:, j] = a @ w
        a = np.asarray(activation(z))
        sizes.append(np.sqrt(np.average(a ** 2)))
    return np.asarray(sizes)

# %% layer_rms: correct
def layer_rms(X, depth, std_fn, activation, rng):
    d, a, sizes = X.shape[1], X, []
    for _ in range(depth):
        W = np.array([[rng.normal() for _ in range(d)] for _ in range(d)])
        a = np.array([activation((std_fn(d) * row) @ W) for row in a])
        sizes.append(np.sqrt(np.mean([np.mean(row ** 2) for row in a])))
    return np.array(sizes)

# %% layer_rms: correct
def layer_rms(X, depth, std_fn, activation, rng):
    from itertools import accumulate
    d = X.shape[1]
    steps = accumulate(range(depth), lambda a, _: activation(a @ (rng.standard_normal((d, d)) * std_fn(d))), initial=X)
    return np.array([np.sqrt(np.mean(a ** 2)) for a in list(steps)[1:]])

# %% layer_rms: correct
def layer_rms(X, depth, std_fn, activation, rng):
    d, a, sizes = len(X[0]), X.T, []
    for child in rng.spawn(depth):
        a = activation(std_fn(d) * child.standard_normal((d, d)) @ a)
        sizes.append(np.sqrt((a ** 2).mean()))
    return np.array(sizes)

# %% layer_rms: correct
# Right: a list of numbers has shape (depth,), too.
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, sizes = (X, X.shape[1], [])
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        sizes.append(np.sqrt(np.mean(a ** 2)))
    return sizes

# %% layer_rms: wrong: the same weights in every layer
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    W = rng.standard_normal((d, d)) * std_fn(d)
    for _ in range(depth):
        a = activation(a @ W)
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: input counted as a layer
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], [np.sqrt(np.mean(X**2))]
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: root forgotten
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.mean(a**2))
    return np.array(out)

# %% layer_rms: wrong: measured before the activation
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        z = a @ (rng.standard_normal((d, d)) * std_fn(d))
        out.append(np.sqrt(np.mean(z**2)))
        a = activation(z)
    return np.array(out)

# %% layer_rms: wrong: only one layer reported
def layer_rms(X, depth, std_fn, activation, rng):
    a, d = X, X.shape[1]
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
    return np.sqrt(np.mean(a**2))

# %% layer_rms: wrong: not one number per layer
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2, axis=1)))
    return np.array(out)

# %% layer_rms: wrong: one layer missing
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(1, depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: std_fn has no effect
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ rng.standard_normal((d, d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: std_fn has no effect
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * np.sqrt(2 / d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: std_fn called with another number
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(len(X))))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: std_fn called with another number
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn((d, d))))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: not drawn from rng
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (np.random.randn(d, d) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: not drawn from rng
def layer_rms(X, depth, std_fn, activation, rng):
    rng = np.random.default_rng(42)
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: global generator used
def layer_rms(X, depth, std_fn, activation, rng):
    np.random.seed(rng.integers(2**31))
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (np.random.randn(d, d) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: sizes do not shrink layer by layer
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)) + rng.standard_normal(d) * std_fn(d) * 0.1)
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: activation applied twice
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(activation(a @ (rng.standard_normal((d, d)) * std_fn(d))))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: input carried along
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = a + activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: weights not standard normal
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.uniform(-3**0.5, 3**0.5, (d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: other weights for each example
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(np.einsum("ni,nio->no", a, rng.standard_normal((len(a), d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: the same weights in every layer
def layer_rms(X, depth, std_fn, activation, rng):
    seed = int(rng.integers(2**60))
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (np.random.default_rng(seed).standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: not the root of the mean square
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.mean(np.sqrt(np.mean(a**2, axis=1))))
    return np.array(out)

# %% layer_rms: wrong: not the root of the mean square
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.mean(np.abs(a)))
    return np.array(out)

# %% layer_rms: wrong: not the root of the mean square
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a[0] ** 2)))
    return np.array(out)

# %% layer_rms: wrong: wrong factor per layer
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d) / np.sqrt(2)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: wrong factor per layer
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a * (rng.standard_normal(d) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: weights not independent
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((1, d)) * np.ones((d, 1)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: input overwritten
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a[:] = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: nothing returned
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))

# %% layer_rms: wrong: sizes do not shrink layer by layer
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.insert(0, np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: std instead of rms
def layer_rms(X, depth, std_fn, activation, rng):
    d = X.shape[1]
    out = []
    for _ in range(depth):
        X = activation(X @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(X.std())
    return out

# %% layer_rms: wrong: matrices that do not fit
def layer_rms(X, depth, std_fn, activation, rng):
    a, out = X, []
    d = len(X)
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: measured before the activation
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = a @ (rng.standard_normal((d, d)) * std_fn(d))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: sum instead of mean
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.linalg.norm(a))
    return np.array(out)

# %% layer_rms: wrong: crashed
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: weights not independent
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, 1)) * np.ones((1, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: not the root of the mean square
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.max(np.abs(a)))
    return np.array(out)

# %% layer_rms: wrong: not the root of the mean square
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = activation(X), X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: wrong factor per layer
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        W = rng.standard_normal((d, d))
        W = (W + W.T) / 2 * std_fn(d)
        a = activation(a @ W)
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: activation applied twice
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(activation(a)**2)))
    return np.array(out)

# %% layer_rms: wrong: weights not standard normal
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.laplace(0, 0.5**0.5, (d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% he_uniform: wrong: weights depend on each other
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / fan_in)
    u = rng.random((1, fan_out)) + 2**0.5 * 1e-3 * np.arange(fan_in)[:, None]
    return b * (2 * (u % 1) - 1)

# %% he_uniform: wrong: fan_out used
def he_uniform(fan_in, fan_out, rng):
    b = math.sqrt(6 / min(fan_in, fan_out))
    return rng.uniform(-b, b, (fan_in, fan_out))

# %% layer_rms: wrong: weights not standard normal
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (np.clip(rng.standard_normal((d, d)), -2, 2) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: signal lost
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        W = rng.standard_normal((d, d)) * std_fn(d)
        a = activation(a @ (W - np.diag(np.diag(W))))
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% layer_rms: wrong: wrong value
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        out.append(np.sqrt(np.mean(a**2)) + 1e-3)
    return np.array(out)

# %% layer_rms: wrong: wrong factor per layer
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, out = X, X.shape[1], []
    for _ in range(depth):
        W = rng.standard_normal((d, d)) * std_fn(d)
        for _ in range(2):
            W = W * 0.9
        a = activation(a @ W)
        out.append(np.sqrt(np.mean(a**2)))
    return np.array(out)

# %% he_std: wrong: wrong value
def he_std(fan_in):
    return math.sqrt(1 / max(1, fan_in // 2))

# %% he_uniform: wrong: crashed when called
def he_uniform(fan_in, fan_out):
    b = math.sqrt(6 / fan_in)
    return np.random.default_rng().uniform(-b, b, (fan_in, fan_out))

# %% xavier_std: wrong: rounded
def xavier_std(fan_in, fan_out):
    return round(math.sqrt(2 / (fan_in + fan_out)), 8)

# %% xavier_std: wrong: rounded
def xavier_std(fan_in, fan_out):
    return 1.414214 / math.sqrt(fan_in + fan_out)

# %% xavier_std: correct
def xavier_std(fan_in, fan_out):
    return float(np.sqrt(np.float32(2)) / np.sqrt(np.float32(fan_in + fan_out)))

# %% he_std: wrong: rounded
def he_std(fan_in):
    return round(math.sqrt(2 / fan_in), 8)

# %% he_std: wrong: rounded
def he_std(fan_in):
    return 1.414214 / math.sqrt(fan_in)

# %% he_std: correct
def he_std(fan_in):
    return torch.sqrt(torch.tensor(2.0) / fan_in).item()

# %% he_uniform: wrong: global generator used
def he_uniform(fan_in, fan_out, rng):
    import random
    random.seed(int(rng.integers(2**32)))
    b = math.sqrt(6 / fan_in)
    return np.array([[random.uniform(-b, b) for _ in range(fan_out)] for _ in range(fan_in)])

# %% he_uniform: correct
def he_uniform(fan_in, fan_out, rng):
    import random
    dice = random.Random(int(rng.integers(2**32)))
    b = math.sqrt(6 / fan_in)
    return np.array([[dice.uniform(-b, b) for _ in range(fan_out)] for _ in range(fan_in)])

# %% layer_rms: wrong: the same weights in some layers
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, sizes = X, X.shape[1], []
    for k in range(depth):
        if k % 2 == 0:
            W = rng.standard_normal((d, d)) * std_fn(d)
        a = activation(a @ W)
        sizes.append(np.sqrt(np.mean(a**2)))
    return np.array(sizes)

# %% layer_rms: wrong: not the root of the mean square
def layer_rms(X, depth, std_fn, activation, rng):
    a, d, sizes = X, X.shape[1], []
    for _ in range(depth):
        a = activation(a @ (rng.standard_normal((d, d)) * std_fn(d)))
        sizes.append(np.sqrt(np.mean(a**2, axis=0)).mean())
    return np.array(sizes)
