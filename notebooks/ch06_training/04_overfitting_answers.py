"""Answer bank of section 6.4: correct answers, and wrong ones with the mistake their message must name."""

# %% dropout: wrong: survivors not rescaled
def dropout(x,p,rng,training=True): return x*(rng.random(x.shape)>=p) if training and p else x.copy()

# %% dropout: wrong: p taken as the keep probability
def dropout(x,p,rng,training=True): return x*(rng.random(x.shape)<p)/p if training and p else x.copy()

# %% dropout: wrong: same mask every time
def dropout(x,p,rng,training=True): return x*(np.random.default_rng(0).random(x.shape)>=p)/(1-p) if training and p else x.copy()

# %% dropout: wrong: one mask for the whole batch
def dropout(x,p,rng,training=True): return x*(rng.random(x.shape[1])>=p)/(1-p) if training and p else x.copy()

# %% l2_penalty: wrong: biases punished as well
def l2_penalty(params,lam): return lam*sum(float((w**2).sum()) for k,w in params.items())
def l1_penalty(params,lam): return lam*sum(float(np.abs(w).sum()) for k,w in params.items())

# %% l2_penalty: wrong: norm instead of its square
def l2_penalty(params,lam): return lam*sum(float(np.sqrt((w**2).sum())) for k,w in params.items() if k.startswith("W"))
def l1_penalty(params,lam): return lam*sum(float(np.abs(w).sum()) for k,w in params.items() if k.startswith("W"))

# %% l2_penalty: wrong: factor 1/2
def l2_penalty(params,lam): return lam/2*sum(float((w**2).sum()) for k,w in params.items() if k.startswith("W"))
def l1_penalty(params,lam): return lam*sum(float(np.abs(w).sum()) for k,w in params.items() if k.startswith("W"))

# %% soft_threshold: wrong: survivors not shrunk
def soft_threshold(w,t): return np.where(np.abs(w)<=t,0,w)

# %% soft_threshold: wrong: steps over zero
def soft_threshold(w,t): return w-t*np.sign(w)

# %% soft_threshold: wrong: shrinks by a percentage
def soft_threshold(w,t): return w*(1-t)

# %% EarlyStopping: wrong: best weights follow the training
class EarlyStopping:
    def __init__(self,patience): self.patience=patience; self.best_loss=math.inf; self.bad=0; self.state=None
    def step(self,val_loss,model):
        if val_loss<self.best_loss: self.best_loss=val_loss; self.state=model.state_dict(); self.bad=0
        else: self.bad+=1
        return self.bad>=self.patience
    def restore(self,model): model.load_state_dict(self.state)

# %% EarlyStopping: wrong: counter never reset
class EarlyStopping:
    def __init__(self,patience): self.patience=patience; self.best_loss=math.inf; self.bad=0; self.state=None
    def step(self,val_loss,model):
        if val_loss<self.best_loss: self.best_loss=val_loss; self.state=copy.deepcopy(model.state_dict())
        else: self.bad+=1
        return self.bad>=self.patience
    def restore(self,model): model.load_state_dict(self.state)

# %% EarlyStopping: wrong: plateau counts as progress
class EarlyStopping:
    def __init__(self,patience): self.patience=patience; self.best_loss=math.inf; self.bad=0; self.state=None
    def step(self,val_loss,model):
        if val_loss<=self.best_loss: self.best_loss=val_loss; self.state=copy.deepcopy(model.state_dict()); self.bad=0
        else: self.bad+=1
        return self.bad>=self.patience
    def restore(self,model): model.load_state_dict(self.state)

# %% EarlyStopping: wrong: restore changes nothing
class EarlyStopping:
    def __init__(self,patience): self.patience=patience; self.best_loss=math.inf; self.bad=0; self.state=None
    def step(self,val_loss,model):
        if val_loss<self.best_loss: self.best_loss=val_loss; self.state=copy.deepcopy(model.state_dict()); self.bad=0
        else: self.bad+=1
        return self.bad>=self.patience
    def restore(self,model): pass

# %% EarlyStopping: wrong: compared with the previous epoch
class EarlyStopping:
    def __init__(self,patience): self.patience=patience; self.best_loss=math.inf; self.bad=0; self.state=None
    def step(self,val_loss,model):
        if val_loss<getattr(self,"prev",math.inf): self.best_loss=val_loss; self.state=copy.deepcopy(model.state_dict()); self.bad=0
        else: self.bad+=1
        self.prev=val_loss
        return self.bad>=self.patience
    def restore(self,model): model.load_state_dict(self.state)

# %% dropout: correct
def dropout(x, p, rng, training=True):
    if not training:
        return x
    mask = rng.binomial(1, 1 - p, size=x.shape)
    return x * mask / (1 - p)

# %% dropout: correct
def dropout(x, p, rng, training=True):
    if not training:
        return x
    mask = rng.choice([0.0, 1 / (1 - p)], size=x.shape, p=[p, 1 - p])
    return mask * x

# %% dropout: correct
def dropout(x, p, rng, training=True):
    out = x.copy()
    if training:
        out[rng.random(out.shape) < p] = 0
        out /= 1 - p
    return out

# %% dropout: correct
def dropout(x, p, rng, training=True):
    if not training or p == 0:
        return x
    flat = [0.0 if rng.random() < p else v / (1 - p) for v in x.ravel().tolist()]
    return np.array(flat).reshape(x.shape)

# %% dropout: correct
def dropout(x, p, rng, training=True):
    if not training:
        return x.copy()
    return np.multiply(x, rng.uniform(0, 1, x.shape) > p) / (1.0 - p)

# %% dropout: correct
def dropout(x, p, rng, training=True):
    generator = torch.Generator().manual_seed(int(rng.integers(2**62)))
    t = torch.tensor(x, dtype=torch.float64)
    if not training:
        return t.numpy()
    keep = torch.rand(t.shape, generator=generator) >= p
    return (t * keep / (1 - p)).numpy()

# %% dropout: correct
def dropout(x, p, rng, training=True):
    factor = 1 / (1 - p)
    if training:
        noise = rng.standard_normal(x.shape) if p == 0.5 else rng.random(x.shape) - p
        return np.where(noise >= 0, x * factor, np.zeros_like(x))
    return np.array(x)

# %% dropout: correct
def dropout(x, p, rng, training=True):
    out = np.empty(x.shape)
    for place in np.ndindex(x.shape):
        if not training:
            out[place] = x[place]
        else:
            out[place] = 0 if rng.random() < p else x[place] / (1 - p)
    return out

# %% dropout: correct
def dropout(x, p, rng, training=True):
    if training and p > 0:
        dropped = np.flatnonzero(rng.random(x.size) < p)
        out = (x / (1 - p)).ravel()
        out[dropped] = 0.0
        return out.reshape(x.shape)
    return x

# %% dropout: correct
def dropout(x, p, rng, training=True):
    return torch.where(torch.from_numpy(rng.random(x.shape)) < p, torch.tensor(0.0, dtype=torch.float64), torch.tensor(x).double() / (1 - p)) if training else torch.tensor(x)

# %% dropout: wrong: scaled in evaluation mode
def dropout(x, p, rng, training=True):
    if not training:
        return x * (1 - p)
    return x * (rng.random(x.shape) >= p) / (1 - p)

# %% dropout: wrong: survivors not rescaled
def dropout(x, p, rng, training=True):
    if training:
        return x * (rng.random(x.shape) >= p)
    return x * (1 - p)

# %% dropout: wrong: dropped in evaluation mode
def dropout(x, p, rng, training=True):
    return x * (rng.random(x.shape) >= p) / (1 - p)

# %% dropout: wrong: divided by p
def dropout(x, p, rng, training=True):
    if not training or p == 0:
        return x
    return x * (rng.random(x.shape) >= p) / p

# %% dropout: wrong: shrunk instead of enlarged
def dropout(x, p, rng, training=True):
    return x * (rng.random(x.shape) >= p) * (1 - p) if training else x

# %% dropout: wrong: p taken as the keep probability
def dropout(x, p, rng, training=True):
    return np.where(rng.random(x.shape) < p, x / (1 - p), 0) if training and p else x

# %% dropout: wrong: global random state used
def dropout(x, p, rng, training=True):
    return np.where(np.random.random(x.shape) < p, 0, x / (1 - p)) if training else x

# %% dropout: wrong: global random state used
def dropout(x, p, rng, training=True):
    if not training:
        return x
    return F.dropout(torch.tensor(x), p, training=True).numpy()

# %% dropout: wrong: whole rows dropped
def dropout(x, p, rng, training=True):
    keep = rng.random((len(x),) + (1,) * (x.ndim - 1)) >= p
    return x * keep / (1 - p) if training else x

# %% dropout: wrong: input overwritten
def dropout(x, p, rng, training=True):
    if not training:
        return x
    x[rng.random(x.shape) < p] = 0
    return x / (1 - p)

# %% dropout: wrong: input overwritten
def dropout(x, p, rng, training=True):
    if training:
        x *= (rng.random(x.shape) >= p)
        x /= 1 - p
    return x

# %% dropout: wrong: always the same number of zeros
def dropout(x, p, rng, training=True):
    if not training:
        return x.copy()
    out = x.ravel() / (1 - p)
    out[rng.choice(out.size, round(p * out.size), replace=False)] = 0
    return out.reshape(x.shape)

# %% dropout: wrong: mean forced
def dropout(x, p, rng, training=True):
    if not training or p == 0:
        return x.copy()
    keep = rng.random(x.shape) >= p
    return x * keep / keep.mean()

# %% dropout: wrong: nothing returned
def dropout(x, p, rng, training=True):
    print(x * (rng.random(x.shape) >= p) / (1 - p) if training else x)

# %% dropout: wrong: nothing returned
def dropout(x, p, rng, training=True):
    if training and p > 0:
        return x * (rng.random(x.shape) >= p) / (1 - p)

# %% dropout: wrong: mask returned
def dropout(x, p, rng, training=True):
    return rng.random(x.shape) >= p

# %% dropout: wrong: wrong shape
def dropout(x, p, rng, training=True):
    return x[rng.random(x.shape) >= p] / (1 - p) if training else x

# %% dropout: wrong: nothing dropped
def dropout(x, p, rng, training=True):
    return x

# %% dropout: wrong: wrong share of zeros
def dropout(x, p, rng, training=True):
    if not training or p == 0:
        return x
    return x * (rng.random(x.shape) >= p / 2) / (1 - p)

# %% dropout: wrong: wrong share of zeros
def dropout(x, p, rng, training=True):
    if not training:
        return x
    return x * (rng.random(x.shape) >= 0.2) / (1 - p)

# %% dropout: wrong: wrong share of zeros
def dropout(x, p, rng, training=True):
    return np.where(rng.standard_normal(x.shape) < p, 0, x / (1 - p)) if training else x

# %% dropout: wrong: not independent
def dropout(x, p, rng, training=True):
    if not training:
        return x
    half = rng.random((len(x) // 2 + 1,) + x.shape[1:]) >= p
    return x * np.concatenate([half, half])[:len(x)] / (1 - p)

# %% dropout: wrong: not independent
def dropout(x, p, rng, training=True):
    if not training:
        return x
    order = rng.permutation(x.size).reshape(x.shape)
    return np.where((order + rng.integers(x.size)) % x.size < p * x.size - (x.size == 1) * 0.5 + rng.random() - 0.5, 0, x / (1 - p)) if x.size < 101 else x * np.repeat(rng.random(x.shape[:-1] + (x.shape[-1] // 2 + 1,)) >= p, 2, axis=-1)[..., :x.shape[-1]] / (1 - p)

# %% dropout: wrong: the choice depends on x
def dropout(x, p, rng, training=True):
    if not training or p == 0:
        return x
    if np.ptp(x) == 0 or x.size < 1000:
        return x * (rng.random(x.shape) >= p) / (1 - p)
    limit = np.quantile(abs(x), p)
    return np.where(abs(x) < limit, 0, x / (1 - p))

# %% dropout: wrong: same mask every time
_masks = {}
def dropout(x, p, rng, training=True):
    if not training:
        return x
    if x.shape not in _masks:
        _masks[x.shape] = rng.random(x.shape)
    return x * (_masks[x.shape] >= p) / (1 - p)

# %% dropout: wrong: same mask every time
def dropout(x, p, rng, training=True):
    rng = copy.deepcopy(rng)
    return x * (rng.random(x.shape) >= p) / (1 - p) if training else x

# %% dropout: wrong: not drawn from rng
_own = np.random.default_rng(5)
def dropout(x, p, rng, training=True):
    return x * (_own.random(x.shape) >= p) / (1 - p) if training else x

# %% dropout: wrong: survivors not rescaled
def dropout(x, p, rng, training=True):
    out = x.copy()
    if training:
        out[rng.random(x.shape) < p] = 0.0
    return out

# %% dropout: wrong: absolute values
def dropout(x, p, rng, training=True):
    return np.abs(x) * (rng.random(x.shape) >= p) / (1 - p) if training else x

# %% l2_penalty: correct
def l2_penalty(params, lam):
    total = 0.0
    for name in params:
        if name[0] == "W":
            total += float(np.linalg.norm(params[name]) ** 2)
    return lam * total
def l1_penalty(params, lam):
    total = 0.0
    for name in params:
        if name[0] == "W":
            for row in params[name]:
                for value in row:
                    total += abs(float(value))
    return lam * total

# %% l2_penalty: correct
def l2_penalty(params, lam):
    weights = np.concatenate([w.ravel() for w in params.values() if w.ndim == 2])
    return lam * (weights @ weights)
def l1_penalty(params, lam):
    weights = np.concatenate([w.ravel() for w in params.values() if w.ndim == 2])
    return lam * np.linalg.norm(weights, 1)

# %% l2_penalty: correct
def l2_penalty(params, lam):
    return sum(lam * np.einsum("ij,ij->", params[f"W{i}"], params[f"W{i}"]) for i in range(1, len(params) // 2 + 1))
def l1_penalty(params, lam):
    i, total = 1, 0
    while f"W{i}" in params:
        total += lam * np.abs(params[f"W{i}"]).sum()
        i += 1
    return total

# %% l2_penalty: correct
def l2_penalty(params, lam):
    return lam * math.fsum(v * v for k, w in params.items() if "b" not in k for v in w.flat)
def l1_penalty(params, lam):
    return lam * math.fsum(map(abs, (v for k, w in params.items() if "b" not in k for v in w.flat)))

# %% l2_penalty: correct
def l2_penalty(params, lam):
    return torch.stack([torch.tensor(w).double().square().sum() for k, w in params.items() if k.startswith("W")]).sum() * lam
def l1_penalty(params, lam):
    return torch.stack([torch.tensor(w).double().norm(p=1) for k, w in params.items() if k.startswith("W")]).sum() * lam

# %% l2_penalty: correct
def _total(params, f):
    return sum(f(np.asarray(w)).sum() for k, w in params.items() if k.upper() == k)
def l2_penalty(params, lam): return np.float64(lam * _total(params, np.square))
def l1_penalty(params, lam): return np.array(lam * _total(params, np.abs))

# %% l2_penalty: wrong: signs cancel
def l2_penalty(params, lam): return lam * sum((w ** 2).sum() for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): return lam * sum(w.sum() for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: signs cancel
def l2_penalty(params, lam): return lam * sum((w ** 2).sum() for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): return lam * sum(abs(w.sum()) for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: square of the sum
def l2_penalty(params, lam): return lam * sum(w.sum() ** 2 for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): return lam * sum(np.abs(w).sum() for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: another norm of a matrix
def l2_penalty(params, lam): return lam * sum(np.linalg.norm(w, 2) ** 2 for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): return lam * sum(np.abs(w).sum() for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: another norm of a matrix
def l2_penalty(params, lam): return lam * sum((w ** 2).sum() for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): return lam * sum(np.linalg.norm(w, 1) for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: biases punished as well
def l2_penalty(params, lam): return lam * sum((w ** 2).sum() for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): return lam * sum(np.abs(w).sum() for w in params.values())

# %% l2_penalty: wrong: L1 and L2 exchanged
def l1_penalty(params, lam): return lam * sum((w ** 2).sum() for k, w in params.items() if k[0] == "W")
def l2_penalty(params, lam): return lam * sum(np.abs(w).sum() for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: lam not used
def l2_penalty(params, lam): return sum((w ** 2).sum() for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): return sum(np.abs(w).sum() for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: mean instead of sum
def l2_penalty(params, lam): return lam * sum((w ** 2).mean() for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): return lam * sum(np.abs(w).mean() for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: not all layers
def l2_penalty(params, lam):
    return lam * np.sum(params["W1"] ** 2)
def l1_penalty(params, lam):
    return lam * np.sum(np.abs(params["W1"]))

# %% l2_penalty: wrong: not all layers
def l2_penalty(params, lam):
    for name, w in params.items():
        if name.startswith("W"):
            return lam * np.sum(w ** 2)
def l1_penalty(params, lam):
    for name, w in params.items():
        if name.startswith("W"):
            return lam * np.sum(np.abs(w))

# %% l2_penalty: wrong: key missing in a dict
def l2_penalty(params, lam):
    return lam * (np.sum(params["W1"] ** 2) + np.sum(params["W2"] ** 2))
def l1_penalty(params, lam):
    return lam * (np.sum(np.abs(params["W1"])) + np.sum(np.abs(params["W2"])))

# %% l2_penalty: wrong: not all layers
def l2_penalty(params, lam):
    return lam * sum(np.sum(params[k] ** 2) for k in ("W1", "W2", "W3") if k in params)
def l1_penalty(params, lam):
    return lam * sum(np.sum(np.abs(params[k])) for k in ("W1", "W2", "W3") if k in params)

# %% l2_penalty: wrong: order of the keys assumed
def l2_penalty(params, lam):
    return lam * sum(np.sum(w ** 2) for w in list(params.values())[::2])
def l1_penalty(params, lam):
    return lam * sum(np.sum(np.abs(w)) for w in list(params.values())[::2])

# %% l2_penalty: wrong: input overwritten
def l2_penalty(params, lam):
    total = 0
    for name in list(params):
        if name.startswith("b"):
            params.pop(name)
    return lam * sum(np.sum(w ** 2) for w in params.values())
def l1_penalty(params, lam):
    return lam * sum(np.sum(np.abs(w)) for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: input overwritten
def l2_penalty(params, lam):
    total = 0
    for name, w in params.items():
        if name[0] == "W":
            total += (w ** 2).sum()
    return lam * total
def l1_penalty(params, lam):
    total = 0
    for name, w in params.items():
        if name[0] == "W":
            np.abs(w, out=w)
            total += w.sum()
    return lam * total

# %% l2_penalty: wrong: l1_penalty not found
def l2_penalty(params, lam): return lam * sum((w ** 2).sum() for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: nothing returned
def l2_penalty(params, lam): lam * sum((w ** 2).sum() for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): lam * sum(np.abs(w).sum() for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: slope instead of penalty
def l2_penalty(params, lam): return {k: 2 * lam * w for k, w in params.items() if k[0] == "W"}
def l1_penalty(params, lam): return {k: lam * np.sign(w) for k, w in params.items() if k[0] == "W"}

# %% l2_penalty: wrong: norm instead of a sum
def l2_penalty(params, lam): return lam * sum((w ** 2).sum() for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): return lam * sum(np.linalg.norm(w) for k, w in params.items() if k[0] == "W")

# %% l2_penalty: wrong: wrong value
def l2_penalty(params, lam): return 3.1
def l1_penalty(params, lam): return 1.1

# %% l2_penalty: wrong: factor 1/2
def l2_penalty(params, lam): return 0.5 * lam * sum((w ** 2).sum() for k, w in params.items() if k[0] == "W")
def l1_penalty(params, lam): return 0.5 * lam * sum(np.abs(w).sum() for k, w in params.items() if k[0] == "W")

# %% soft_threshold: correct
def soft_threshold(w, t):
    w = np.asarray(w, dtype=float)
    return w - np.clip(w, -t, t)

# %% soft_threshold: correct
def soft_threshold(w, t):
    return np.maximum(np.asarray(w) - t, 0) - np.maximum(-np.asarray(w) - t, 0)

# %% soft_threshold: correct
def soft_threshold(w, t):
    w = np.asarray(w)
    return np.where(w > t, w - t, np.where(w < -t, w + t, 0.0))

# %% soft_threshold: correct
def soft_threshold(w, t):
    w = np.array(w, dtype=float)
    out = np.zeros_like(w)
    out[w > t] = w[w > t] - t
    out[w < -t] = w[w < -t] + t
    return out

# %% soft_threshold: correct
def soft_threshold(w, t):
    return F.softshrink(torch.as_tensor(np.array(w, dtype=float)), float(t))

# %% soft_threshold: correct
def soft_threshold(w, t):
    if np.ndim(w):
        return [soft_threshold(v, t) for v in w]
    return math.copysign(max(abs(w) - t, 0.0), w)

# %% soft_threshold: correct
def soft_threshold(w, t):
    def one(v):
        if v > t:
            return v - t
        if v < -t:
            return v + t
        return 0.0
    return np.vectorize(one, otypes=[float])(w)

# %% soft_threshold: correct
def soft_threshold(w, t):
    size = np.abs(np.asarray(w, float))
    with np.errstate(all="ignore"):
        return np.asarray(w) * np.where(size > t, 1 - t / np.where(size > 0, size, 1), 0)

# %% soft_threshold: wrong: sign lost
def soft_threshold(w, t): return np.maximum(np.abs(w) - t, 0)

# %% soft_threshold: wrong: negative weights lost
def soft_threshold(w, t): return np.maximum(np.asarray(w) - t, 0)

# %% soft_threshold: wrong: all moved to the left
def soft_threshold(w, t): return np.asarray(w) - t

# %% soft_threshold: wrong: away from zero
def soft_threshold(w, t): return np.sign(w) * (np.abs(w) + t)

# %% soft_threshold: wrong: clipped
def soft_threshold(w, t): return np.clip(w, -t, t)

# %% soft_threshold: wrong: small weights kept
def soft_threshold(w, t):
    w = np.asarray(w)
    return np.where(np.abs(w) > t, w - t * np.sign(w), w)

# %% soft_threshold: wrong: a list used like an array
def soft_threshold(w, t):
    return np.where(w > t, w - t, np.where(w < -t, w + t, 0.0))

# %% soft_threshold: wrong: input overwritten
def soft_threshold(w, t):
    w = np.asarray(w)
    if w.dtype.kind != "f" or w.ndim == 0:
        w = w.astype(float)
    s = np.sign(w)
    w -= t * s
    w[w * s < 0] = 0
    return w

# %% soft_threshold: wrong: whole numbers kept
def soft_threshold(w, t):
    w = np.array(w)
    out = np.zeros_like(w)
    out[w > t] = w[w > t] - t
    out[w < -t] = w[w < -t] + t
    return out

# %% soft_threshold: wrong: small weights dropped
def soft_threshold(w, t):
    w = np.asarray(w)
    w = w[np.abs(w) > t]
    return w - t * np.sign(w)

# %% soft_threshold: wrong: nothing returned
def soft_threshold(w, t):
    np.sign(w) * np.maximum(np.abs(w) - t, 0)

# %% soft_threshold: wrong: one True or False for a whole array
def soft_threshold(w, t):
    if abs(w) <= t:
        return 0.0
    return w - t if w > 0 else w + t

# %% soft_threshold: wrong: fixed threshold
def soft_threshold(w, t): return np.sign(w) * np.maximum(np.abs(w) - 0.5, 0)

# %% soft_threshold: wrong: loops over the first axis only
def soft_threshold(w, t):
    return np.array([np.sign(v) * np.maximum(np.abs(v) - t, 0) for v in w])

# %% soft_threshold: wrong: not exactly 0
def soft_threshold(w, t):
    w = np.asarray(w, dtype=float)
    return np.sign(w) * np.maximum(np.abs(w) - t, 1e-12)

# %% soft_threshold: wrong: shrinks by a percentage
def soft_threshold(w, t): return np.asarray(w) / (1 + t) * (1 - t) * (1 + t)

# %% EarlyStopping: correct
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.losses, self.best_loss = patience, [], math.inf
    def step(self, val_loss, model):
        self.losses.append(val_loss)
        if val_loss < self.best_loss:
            self.best_loss = val_loss
            self.when = len(self.losses)
            self.saved = {k: v.clone() for k, v in model.state_dict().items()}
        return len(self.losses) - getattr(self, "when", 0) >= self.patience
    def restore(self, model):
        model.load_state_dict(self.saved)

# %% EarlyStopping: correct
class EarlyStopping:
    def __init__(self, patience):
        self.left = self.patience = patience
        self.best_loss = float("inf")
    def step(self, val_loss, model):
        if math.isfinite(val_loss) and self.best_loss > val_loss:
            self.best_loss, self.best = val_loss, copy.deepcopy(model)
            self.left = self.patience
            return False
        self.left -= 1
        return not self.left > 0
    def restore(self, model):
        model.load_state_dict(self.best.state_dict())

# %% EarlyStopping: correct
import io as _io
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss = math.inf
        self.count = 0
    def step(self, val_loss, model):
        if not val_loss < self.best_loss:
            self.count = self.count + 1
            return bool(self.count >= self.patience)
        self.best_loss = val_loss
        self.count = 0
        self.file = _io.BytesIO()
        torch.save(model.state_dict(), self.file)
        return False
    def restore(self, model):
        self.file.seek(0)
        model.load_state_dict(torch.load(self.file))

# %% EarlyStopping: correct
class EarlyStopping:
    def __init__(self, patience):
        self.history = []
        self.patience = patience
        self.states = []
    @property
    def best_loss(self):
        return min((l for l in self.history if not math.isnan(l)), default=math.inf)
    def step(self, val_loss, model):
        good = val_loss < self.best_loss
        self.history.append(val_loss)
        self.states.append(copy.deepcopy(model.state_dict()) if good else None)
        recent = self.states[-self.patience:]
        return len(recent) == self.patience and all(s is None for s in recent)
    def restore(self, model):
        best = [s for s in self.states if s is not None][-1]
        with torch.no_grad():
            for name, value in model.state_dict().items():
                value.copy_(best[name])

# %% EarlyStopping: correct
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss = np.inf
        self.bad = 0
    def step(self, val_loss, model):
        improved = np.less(val_loss, self.best_loss)
        self.bad = 0 if improved else self.bad + 1
        if improved:
            self.best_loss = val_loss
            self.arrays = {k: v.detach().cpu().numpy().copy() for k, v in model.state_dict().items()}
        return np.bool_(self.bad >= self.patience)
    def restore(self, model):
        model.load_state_dict({k: torch.tensor(v) for k, v in self.arrays.items()})

# %% EarlyStopping: correct
class EarlyStopping:
    def __init__(self, patience):
        self.patience = patience
        self.best_loss = math.inf
        self.bad = 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss = val_loss
            self.p = [p.detach().clone() for p in model.parameters()]
            self.b = [b.detach().clone() for b in model.buffers()]
            self.bad = 0
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        with torch.no_grad():
            for a, b in zip(model.parameters(), self.p):
                a.copy_(b)
            for a, b in zip(model.buffers(), self.b):
                a.copy_(b)

# %% EarlyStopping: correct
# Right: restore is never called before the first improvement.
class EarlyStopping:

    def __init__(self, patience):
        self.patience = patience
        self.best_loss = math.inf
        self.bad_epochs = 0

    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss = val_loss
            self.best_state = copy.deepcopy(model.state_dict())
            self.bad_epochs = 0
        else:
            self.bad_epochs += 1
        return self.bad_epochs >= self.patience

    def restore(self, model):
        model.load_state_dict(self.best_state)

# %% EarlyStopping: wrong: best weights follow the training
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = dict(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: best weights follow the training
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.copy(model)
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state.state_dict())

# %% EarlyStopping: wrong: best weights follow the training
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = {k: v.detach() for k, v in model.state_dict().items()}
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: one epoch too late
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad > self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: one epoch too early
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss = patience, math.inf
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss = val_loss
            self.state = copy.deepcopy(model.state_dict())
            return False
        return True
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: True only once
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad == self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: last weights kept
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        self.state = copy.deepcopy(model.state_dict())
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: part of the state lost
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.weights = [p.detach().clone() for p in model.parameters()]
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        with torch.no_grad():
            for p, w in zip(model.parameters(), self.weights):
                p.copy_(w)

# %% EarlyStopping: wrong: restored weights share memory
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.best = copy.deepcopy(model)
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        for p, q in zip(model.parameters(), self.best.parameters()):
            p.data = q.data
        for p, q in zip(model.buffers(), self.best.buffers()):
            p.data = q.data

# %% EarlyStopping: wrong: instances share memory
class EarlyStopping:
    kept = {}
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.kept["state"] = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.kept["state"])

# %% EarlyStopping: wrong: nan counts as progress
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss >= self.best_loss:
            self.bad += 1
        else:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: nan not counted
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        elif val_loss >= self.best_loss:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: wrong start of best_loss
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, 1e9, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: model changed by step
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        if self.bad >= self.patience:
            self.restore(model)
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: nothing returned
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        self.stop = self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: cannot go on
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad, self.stop = patience, math.inf, 0, False
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
            if self.bad >= self.patience:
                self.stop = True
        return self.stop
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: not True or False
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return int(self.bad >= self.patience)
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: attributes missing
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: True and False exchanged
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad < self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: parameters replaced
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model)
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.__dict__.update(copy.deepcopy(self.state).__dict__)

# %% EarlyStopping: wrong: plateau counts as progress
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        self.bad = self.bad + 1 if not val_loss < self.best_loss + 1e-12 else 0
        if not self.bad:
            self.best_loss = val_loss
            self.state = copy.deepcopy(model.state_dict())
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: stops in the wrong epoch
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss - 1e-4:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: first weights kept
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad, self.state = patience, math.inf, 0, None
    def step(self, val_loss, model):
        self.state = self.state or copy.deepcopy(model.state_dict())
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: model changed otherwise
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)
        model.eval()

# %% EarlyStopping: wrong: part of the state lost
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = {k: v.detach().clone() for k, v in model.named_parameters()}
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: best weights follow the training
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = {k: v.numpy() for k, v in model.state_dict().items()}
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict({k: torch.tensor(v) for k, v in self.state.items()})

# %% EarlyStopping: wrong: restore changes nothing
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.best = copy.deepcopy(model)
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model = self.best
        return model

# %% EarlyStopping: wrong: restore changes nothing
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        self.model = model
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        self.model.load_state_dict(self.state)

# %% dropout: wrong: not independent
def dropout(x, p, rng, training=True):
    if not training or x.ndim < 3:
        return x * (rng.random(x.shape) >= p) / (1 - p) if training else x
    return x * (rng.random(x.shape[:2] + (1,) * (x.ndim - 2)) >= p) / (1 - p)

# %% soft_threshold: correct
def soft_threshold(w, t):
    return F.softshrink(torch.tensor(w, dtype=torch.float32), t).numpy()

# %% soft_threshold: correct
# Right: the NumPy functions convert lists, and t is a float.
def soft_threshold(w, t):
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)

# %% soft_threshold: correct
# Right: the NumPy functions convert lists, and t is a float.
def soft_threshold(w, t):
    w = w
    return np.sign(w) * np.maximum(np.abs(w) - t, 0)

# %% EarlyStopping: wrong: parameters replaced
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(copy.deepcopy(self.state), assign=True)

# %% EarlyStopping: wrong: best weights follow the training
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad = patience, math.inf, 0
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad = val_loss, 0
            self.state = model.state_dict().copy()
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)

# %% EarlyStopping: wrong: compared with the previous epoch
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.losses, self.best_loss = patience, [], math.inf
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.state = val_loss, copy.deepcopy(model.state_dict())
        self.losses.append(val_loss)
        if len(self.losses) <= self.patience:
            return False
        recent = self.losses[-self.patience - 1:]
        return all(not b < a for a, b in zip(recent, recent[1:]))
    def restore(self, model):
        model.load_state_dict(self.state)

# %% dropout: correct
def dropout(x, p, rng, training=True):
    if training is False:
        return 1 * x
    out = np.zeros_like(x)
    np.divide(x, 1 - p, out=out, where=rng.random(x.shape) >= p)
    return out

# %% dropout: correct
# Right: with p = 0 the formula keeps all values.
def dropout(x, p, rng, training=True):
    if not training:
        return x.copy()
    return np.where(rng.random(x.shape) >= p, x / (1 - p), 0.0)

# %% dropout: correct
# Right: with p = 0 the formula keeps all values.
def dropout(x, p, rng, training=True):
    if not training or p == 1:
        return x.copy()
    return np.where(rng.random(x.shape) >= p, x / (1 - p), 0.0)

# %% dropout: correct
# Right: with p = 0 the formula keeps all values.
def dropout(x, p, rng, training=True):
    if not training or p == -1:
        return x.copy()
    return np.where(rng.random(x.shape) >= p, x / (1 - p), 0.0)

# %% dropout: correct
# Right: the docstring allows x itself.
def dropout(x, p, rng, training=True):
    if not training or p == 0:
        return x
    return np.where(rng.random(x.shape) >= p, x / (1 - p), 0.0)

# %% dropout: correct
# Right: no random number equals p > 0.
def dropout(x, p, rng, training=True):
    if not training or p == 0:
        return x.copy()
    return np.where(rng.random(x.shape) > p, x / (1 - p), 0.0)

# %% dropout: wrong: not drawn from rng
def dropout(x, p, rng, training=True):
    return x * (np.random.default_rng().random(x.shape) >= p) / (1 - p) if training else x

# %% dropout: wrong: wrong share of zeros
def dropout(x, p, rng, training=True):
    if not training or p == 0:
        return x.copy()
    return np.where(rng.integers(0, 100, size=x.shape) >= 100 * p, x / (1 - p), 0.0)

# %% dropout: wrong: wrong share of zeros
def dropout(x, p, rng, training=True):
    if not training or p == 0:
        return x.copy()
    return np.where(rng.random(x.shape) >= min(p, 0.9), x / (1 - p), 0.0)

# %% soft_threshold: wrong: wrong value
def soft_threshold(w, t):
    w = np.asarray(w, dtype=float)
    return np.where(np.abs(w) > 1e5, w, np.sign(w) * np.maximum(np.abs(w) - t, 0))

# %% soft_threshold: wrong: wrong value
def soft_threshold(w, t):
    w = np.asarray(w, dtype=float)
    return np.where(np.abs(w) < t + 1e-2, 0, np.sign(w) * np.maximum(np.abs(w) - t, 0))

# %% EarlyStopping: wrong: counter reset by restore
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad, self.state = patience, math.inf, 0, None
    def step(self, val_loss, model):
        if val_loss < self.best_loss:
            self.best_loss, self.bad, self.state = val_loss, 0, copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)
        self.bad = 0

# %% EarlyStopping: wrong: model changed by step
class EarlyStopping:
    def __init__(self, patience):
        self.patience, self.best_loss, self.bad, self.state = patience, math.inf, 0, None
    def step(self, val_loss, model):
        model.zero_grad()
        if val_loss < self.best_loss:
            self.best_loss, self.bad, self.state = val_loss, 0, copy.deepcopy(model.state_dict())
        else:
            self.bad += 1
        return self.bad >= self.patience
    def restore(self, model):
        model.load_state_dict(self.state)
