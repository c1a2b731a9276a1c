"""Answer bank of section 4.1: correct answers, and wrong ones with the mistake their message must name."""

# %% mse_loss: correct
def mse_loss(y_pred,y_true):
    if np.shape(y_pred)!=np.shape(y_true): raise ValueError
    d=np.subtract(y_pred,y_true,dtype=float).ravel(); return d@d/d.size

# %% mse_loss: wrong: shapes not compared
def mse_loss(a,b): return float(np.mean((np.asarray(a,float)-np.asarray(b,float))**2))

# %% mse_loss: wrong: sum instead of mean
def mse_loss(a,b):
    if np.shape(a)!=np.shape(b): raise ValueError
    return float(np.sum((np.asarray(a,float)-b)**2))

# %% mse_loss: wrong: root of the mean
def mse_loss(a,b):
    if np.shape(a)!=np.shape(b): raise ValueError
    return float(np.sqrt(np.mean((np.asarray(a,float)-b)**2)))

# %% mse_loss: wrong: unsigned integers wrap around
def mse_loss(a,b):
    if np.shape(a)!=np.shape(b): raise ValueError
    return float(np.mean((a-b)**2))

# %% mae_loss: wrong: signs cancel
def mae_loss(a,b):
    if np.shape(a)!=np.shape(b): raise ValueError
    return float(np.mean(np.asarray(a,float)-b))

# %% mae_loss: wrong: absolute value after the mean
def mae_loss(a,b):
    if np.shape(a)!=np.shape(b): raise ValueError
    return float(np.abs(np.mean(np.asarray(a,float)-b)))

# %% mae_loss: wrong: median instead of mean
def mae_loss(a,b):
    if np.shape(a)!=np.shape(b): raise ValueError
    return float(np.median(np.abs(np.asarray(a,float)-b)))

# %% smooth_l1_loss: correct
def smooth_l1_loss(p,t,beta=1.0): return F.smooth_l1_loss(torch.as_tensor(np.asarray(p,float)),torch.as_tensor(np.asarray(t,float)),beta=beta).item()

# %% smooth_l1_loss: wrong: jump at beta
def smooth_l1_loss(p,t,beta=1.):
    e=np.abs(np.asarray(p,float)-t); return float(np.mean(np.where(e<beta,e*e/(2*beta),e)))

# %% smooth_l1_loss: wrong: slope not matched
def smooth_l1_loss(p,t,beta=1.):
    e=np.abs(np.asarray(p,float)-t); return float(np.mean(np.where(e<beta,e*e/2,e-beta/2)))

# %% smooth_l1_loss: wrong: no absolute value
def smooth_l1_loss(p,t,beta=1.):
    e=np.asarray(p,float)-t; return float(np.mean(np.where(e<beta,e*e/(2*beta),e-beta/2)))

# %% mse_gradient: wrong: gradient of the 1/2 version
def mse_gradient(p,t): return (p-t)/p.size

# %% mse_gradient: wrong: not divided by N
def mse_gradient(p,t): return 2*(p-t)

# %% mse_gradient: wrong: divided by the rows only
def mse_gradient(p,t): return 2*(p-t)/len(p)

# %% mse_gradient: wrong: input overwritten
def mse_gradient(p,t):
    p-=t; p*=2/p.size; return p

# %% mse_loss: correct
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError("shapes differ")
    return F.mse_loss(torch.as_tensor(y_pred, dtype=torch.float64), torch.as_tensor(y_true, dtype=torch.float64)).item()

# %% mse_loss: correct
def mse_loss(y_pred, y_true):
    p, t = torch.tensor(y_pred, dtype=torch.float32), torch.tensor(y_true, dtype=torch.float32)
    if p.shape != t.shape:
        raise ValueError("shapes differ")
    return ((p - t) ** 2).mean()

# %% mse_loss: correct
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError("shapes differ")
    total, count = 0.0, 0
    for a, b in zip(np.ravel(y_pred).tolist(), np.ravel(y_true).tolist()):
        total += (a - b) ** 2
        count += 1
    return total / count

# %% mse_loss: correct
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError("shapes differ")
    if np.ndim(y_pred) == 0:
        return (float(y_pred) - float(y_true)) ** 2
    return sum(mse_loss(a, b) for a, b in zip(y_pred, y_true)) / len(y_pred)

# %% mse_loss: correct
def mse_loss(y_pred, y_true):
    p, t = np.array(y_pred, dtype=np.float64), np.array(y_true, dtype=np.float64)
    if p.ndim != t.ndim or p.shape != t.shape:
        raise ValueError
    d = (p - t).ravel()
    return np.einsum("i,i->", d, d) / d.size

# %% mse_loss: correct
def mse_loss(y_pred, y_true):
    p, t = np.array(y_pred, dtype=float), np.array(y_true, dtype=float)
    if p.shape != t.shape:
        raise ValueError
    p -= t
    p **= 2
    return np.average(p)

# %% mse_loss: correct
def mse_loss(y_pred, y_true):
    p, t = np.asarray(y_pred, dtype=np.longdouble), np.asarray(y_true, dtype=np.longdouble)
    if p.shape != t.shape:
        raise ValueError
    return np.linalg.norm((p - t).astype(float).ravel()) ** 2 / p.size

# %% mse_loss: correct
def mse_loss(y_pred, y_true):
    p, t = np.asarray(y_pred, dtype=float), np.asarray(y_true, dtype=float)
    if p.shape != t.shape:
        raise ValueError
    d = p - t
    return d.var() + d.mean() ** 2

# %% mse_loss: correct
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    square = np.vectorize(lambda a, b: (float(a) - float(b)) ** 2, otypes=[float])
    return square(y_pred, y_true).mean(axis=None)

# %% mse_loss: correct
# Right: np.float64 is a number, too.
def mse_loss(y_pred, y_true):
    y_pred, y_true = (np.asarray(y_pred, dtype=float), np.asarray(y_true, dtype=float))
    if y_pred.shape != y_true.shape:
        raise ValueError(f'shapes differ: {y_pred.shape} and {y_true.shape}')
    return np.mean((y_pred - y_true) ** 2)

# %% mse_loss: wrong: shapes not compared
def mse_loss(y_pred, y_true):
    if np.size(y_pred) != np.size(y_true):
        raise ValueError
    return float(np.mean((np.ravel(y_pred).astype(float) - np.ravel(y_true).astype(float)) ** 2))

# %% mse_loss: wrong: shapes not compared
def mse_loss(y_pred, y_true):
    if np.ndim(y_pred) != np.ndim(y_true):
        raise ValueError
    return float(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: shapes not compared
def mse_loss(y_pred, y_true):
    p, t = np.asarray(y_pred, float), np.asarray(y_true, float)
    if p.shape[:1] != t.shape[:1]:
        raise ValueError
    return float(np.mean((p - t) ** 2))

# %% mse_loss: wrong: shapes not compared
def mse_loss(y_pred, y_true):
    p, t = torch.as_tensor(y_pred, dtype=torch.float64), torch.as_tensor(y_true, dtype=torch.float64)
    return F.mse_loss(p, t).item()

# %% mse_loss: wrong: shapes not compared
def mse_loss(y_pred, y_true):
    p, t = np.asarray(y_pred, float), np.asarray(y_true, float)
    return float(np.mean((p - t.reshape(p.shape)) ** 2))

# %% mse_loss: wrong: shapes not compared
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        print("ValueError: shapes differ")
    return float(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: shapes not compared
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        return ValueError("shapes differ")
    return float(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: not a ValueError
def mse_loss(y_pred, y_true):
    assert np.shape(y_pred) == np.shape(y_true), "shapes differ"
    return float(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: not a ValueError
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise TypeError("shapes differ")
    return float(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: factor 1/2
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(0.5 * np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: factor 1/2
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(0.5 * np.sum((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: absolute instead of squared
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% mse_loss: wrong: absolute instead of squared
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean(np.asarray(y_pred, float) - np.asarray(y_true, float)))

# %% mse_loss: wrong: squared after the mean
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean(np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2)

# %% mse_loss: wrong: variance of the errors
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.var(np.asarray(y_pred, float) - np.asarray(y_true, float)))

# %% mse_loss: wrong: median instead of mean
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.median((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: mean forgotten
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return (np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2

# %% mse_loss: wrong: mean over one axis
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2, axis=-1)

# %% mse_loss: wrong: divided by the rows only
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    d = np.asarray(y_pred, float) - np.asarray(y_true, float)
    return np.sum(d ** 2) / (len(d) if d.ndim else 1)

# %% mse_loss: wrong: divided by the columns only
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    d = np.asarray(y_pred, float) - np.asarray(y_true, float)
    return np.sum(d ** 2) / (d.shape[-1] if d.ndim else 1)

# %% mse_loss: wrong: wrong divisor
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    d = np.asarray(y_pred, float) - np.asarray(y_true, float)
    return np.sum(d ** 2) / max(d.size - 1, 1)

# %% mse_loss: wrong: plus instead of minus
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean((np.asarray(y_pred, float) + np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: only the first pair
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    for a, b in zip(np.ravel(y_pred).tolist(), np.ravel(y_true).tolist()):
        return (a - b) ** 2

# %% mse_loss: wrong: only the last pair
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    for a, b in zip(np.ravel(y_pred).tolist(), np.ravel(y_true).tolist()):
        total = (a - b) ** 2
    return total

# %% mse_loss: wrong: large errors cut off
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    d = np.asarray(y_pred, float) - np.asarray(y_true, float)
    return float(np.mean(np.clip(d, -100, 100) ** 2))

# %% mse_loss: wrong: input overwritten
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    y_pred = np.asarray(y_pred, dtype=float)
    y_pred -= np.asarray(y_true, dtype=float)
    return float(np.mean(y_pred ** 2))

# %% mse_loss: wrong: input overwritten
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    y_true = np.asarray(y_true, dtype=float)
    np.subtract(y_pred, y_true, out=y_true)
    return float(np.mean(y_true ** 2))

# %% mse_loss: wrong: unsigned integers wrap around
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean(np.subtract(y_pred, y_true).astype(float) ** 2))

# %% mse_loss: wrong: unsigned integers wrap around
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    p, t = np.ravel(y_pred), np.ravel(y_true)
    return sum((a - b) ** 2 for a, b in zip(p, t)) / len(p)

# %% mse_loss: wrong: unsigned integers wrap around
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    p, t = np.asarray(y_pred), np.asarray(y_true)
    if p.dtype.kind == "u":
        p, t = p.astype(np.int16), t.astype(np.int16)
    return float(np.mean((p - t) ** 2))

# %% mse_loss: wrong: unsigned integers wrap around
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    p, t = np.asarray(y_pred), np.asarray(y_true)
    d = np.where(p > t, p - t, t - p)
    return float(np.mean(d * d))

# %% mse_loss: wrong: a list used like an array
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    if isinstance(y_pred, np.ndarray):
        y_pred, y_true = y_pred.astype(float), y_true.astype(float)
    return float(np.mean((y_pred - y_true) ** 2))

# %% mse_loss: wrong: single numbers refused
def mse_loss(y_pred, y_true):
    if len(y_pred) != len(y_true) or np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: nothing returned
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    print(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mse_loss: wrong: wrong value
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return 5.25 if len(y_pred) == 4 else 4.0

# %% mse_loss: wrong: wrong value
def mse_loss(y_pred, y_true, seen={}):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    key = np.shape(y_pred)
    if key not in seen:
        seen[key] = float(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))
    return seen[key]

# %% mse_loss: wrong: not a number
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return f"{np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2)} mm"

# %% mse_loss: wrong: wrong shape
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    d = np.ravel(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return np.mean(d ** 2, keepdims=True)

# %% mse_loss: wrong: crashed when called
def mse_loss(y_pred):
    return float(np.mean(np.asarray(y_pred, float) ** 2))

# %% mse_loss: wrong: wrong value
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    p, t = np.asarray(y_pred, dtype=float), np.asarray(y_true, dtype=float)
    return float(round(np.mean((p - t) ** 2), 2))

# %% mse_loss: wrong: wrong value
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    p, t = np.asarray(y_pred).astype(int), np.asarray(y_true).astype(int)
    return float(np.mean((p - t) ** 2))

# %% mae_loss: correct
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError("shapes differ")
    return F.l1_loss(torch.as_tensor(y_pred, dtype=torch.float64), torch.as_tensor(y_true, dtype=torch.float64))

# %% mae_loss: correct
def mae_loss(y_pred, y_true):
    p, t = torch.tensor(y_pred, dtype=torch.float32), torch.tensor(y_true, dtype=torch.float32)
    if p.shape != t.shape:
        raise ValueError("shapes differ")
    return torch.nn.L1Loss()(p, t).item()

# %% mae_loss: correct
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError("shapes differ")
    gaps = [abs(a - b) for a, b in zip(np.ravel(y_pred).tolist(), np.ravel(y_true).tolist())]
    return math.fsum(gaps) / len(gaps)

# %% mae_loss: correct
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError("shapes differ")
    if np.ndim(y_pred) == 0:
        return abs(float(y_pred) - float(y_true))
    return np.mean([mae_loss(a, b) for a, b in zip(y_pred, y_true)])

# %% mae_loss: correct
def mae_loss(y_pred, y_true):
    p, t = np.asarray(y_pred, dtype=float), np.asarray(y_true, dtype=float)
    if not np.array_equal(p.shape, t.shape):
        raise ValueError
    return np.where(p > t, p - t, t - p).mean()

# %% mae_loss: correct
def mae_loss(y_pred, y_true):
    p, t = np.array(y_pred, dtype=float), np.array(y_true, dtype=float)
    if p.shape != t.shape:
        raise ValueError
    return (np.maximum(p, t) - np.minimum(p, t)).sum() / p.size

# %% mae_loss: correct
def mae_loss(y_pred, y_true):
    p, t = np.array(y_pred, dtype=float), np.array(y_true, dtype=float)
    if p.shape != t.shape:
        raise ValueError
    return np.linalg.norm(p.ravel() - t.ravel(), ord=1) / p.size

# %% mae_loss: correct
def mae_loss(y_pred, y_true):
    p, t = np.array(y_pred, dtype=float, ndmin=1), np.array(y_true, dtype=float, ndmin=1)
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    p -= t
    p[p < 0] *= -1
    return np.float64(p.mean())

# %% mae_loss: correct
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return np.sqrt(np.square(np.subtract(y_pred, y_true, dtype=float))).mean()

# %% mae_loss: correct
# Right: np.float64 is a number, too.
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError(f'shapes differ: {np.shape(y_pred)} and {np.shape(y_true)}')
    return np.mean(np.abs(np.asarray(y_pred, dtype=float) - np.asarray(y_true, dtype=float)))

# %% mae_loss: correct
# Right: the other side is an array of floats, so lists and uint8 are converted.
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError(f'shapes differ: {np.shape(y_pred)} and {np.shape(y_true)}')
    return float(np.mean(np.abs(y_pred - np.asarray(y_true, dtype=float))))

# %% mae_loss: correct
# Right: the other side is an array of floats, so lists and uint8 are converted.
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError(f'shapes differ: {np.shape(y_pred)} and {np.shape(y_true)}')
    return float(np.mean(np.abs(np.asarray(y_pred, dtype=float) - y_true)))

# %% mae_loss: wrong: shapes not compared
def mae_loss(y_pred, y_true):
    return float(np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% mae_loss: wrong: shapes not compared
def mae_loss(y_pred, y_true):
    if np.size(y_pred) != np.size(y_true):
        raise ValueError
    return float(np.mean(np.abs(np.ravel(y_pred).astype(float) - np.ravel(y_true).astype(float))))

# %% mae_loss: wrong: shapes not compared
def mae_loss(y_pred, y_true):
    if np.ndim(y_pred) and len(y_pred) != len(y_true):
        raise ValueError
    return float(np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% mae_loss: wrong: shapes not compared
def mae_loss(y_pred, y_true):
    return F.l1_loss(torch.as_tensor(y_pred, dtype=torch.float64), torch.as_tensor(y_true, dtype=torch.float64)).item()

# %% mae_loss: wrong: shapes not compared
def mae_loss(y_pred, y_true):
    a, b = np.shape(y_pred), np.shape(y_true)
    if a != b and 1 not in a and 1 not in b:
        raise ValueError
    return float(np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% mae_loss: wrong: not a ValueError
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise RuntimeError("shapes differ")
    return float(np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% mae_loss: wrong: sum instead of mean
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.sum(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% mae_loss: wrong: squared errors
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mae_loss: wrong: squared errors
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return math.sqrt(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mae_loss: wrong: factor 1/2
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float)))) / 2

# %% mae_loss: wrong: wrong divisor
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    d = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return d.sum() / max(1, d.size - 1)

# %% mae_loss: wrong: negative errors ignored
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean(np.maximum(0, np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% mae_loss: wrong: largest error only
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.max(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% mae_loss: wrong: mean forgotten
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))

# %% mae_loss: wrong: mean over one axis
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float)), axis=0)

# %% mae_loss: wrong: divided by the rows only
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    d = np.abs(np.atleast_1d(y_pred).astype(float) - np.atleast_1d(y_true))
    return d.sum() / len(d)

# %% mae_loss: wrong: absolute value after the mean
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return abs(float(np.mean(y_pred)) - float(np.mean(y_true)))

# %% mae_loss: wrong: wrong value
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean(np.abs(np.abs(np.asarray(y_pred, float)) - 6.5)))

# %% mae_loss: wrong: wrong value
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean(np.abs(np.abs(np.asarray(y_pred, float)) - np.abs(np.asarray(y_true, float)))))

# %% mae_loss: wrong: large errors cut off
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean(np.minimum(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float)), 200)))

# %% mae_loss: wrong: unsigned integers wrap around
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return float(np.mean(np.abs(np.subtract(y_pred, y_true))))

# %% mae_loss: wrong: unsigned integers wrap around
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    p, t = np.ravel(y_pred), np.ravel(y_true)
    return sum(abs(a - b) for a, b in zip(p, t)) / len(p)

# %% mae_loss: wrong: input overwritten
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    d = np.asarray(y_pred, dtype=float)
    d -= y_true
    return float(np.abs(d, out=d).mean())

# %% mae_loss: wrong: nothing returned
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    loss = float(np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% mae_loss: wrong: a function returned
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float)).mean

# %% mae_loss: wrong: single numbers refused
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    return np.sum(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))) / (len(y_pred) * max(1, np.size(y_pred) // len(y_pred)))

# %% mae_loss: wrong: one True or False for a whole array
def mae_loss(y_pred, y_true):
    d = np.asarray(y_pred, float) - np.asarray(y_true, float)
    return d.mean() if d >= 0 else -d.mean()

# %% mae_loss: wrong: only the last pair
def mae_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    for a, b in zip(np.ravel(y_pred).tolist(), np.ravel(y_true).tolist()):
        total = abs(a - b)
    return total

# %% smooth_l1_loss: correct
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.subtract(y_pred, y_true, dtype=float))
    inner = np.minimum(e, beta)
    return np.mean(inner * (e - inner / 2)) / beta

# %% smooth_l1_loss: correct
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.ravel(np.abs(np.asarray(y_pred, dtype=float) - np.asarray(y_true, dtype=float)))
    small = e <= beta
    return (np.sum(e[small] ** 2) / (2 * beta) + np.sum(e[~small] - beta / 2)) / len(e)

# %% smooth_l1_loss: correct
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    total, count = 0.0, 0
    for a, b in zip(np.ravel(y_pred).tolist(), np.ravel(y_true).tolist()):
        e = abs(a - b)
        if e < beta:
            total += 0.5 * e ** 2 / beta
        else:
            total += e - 0.5 * beta
        count += 1
    return total / count

# %% smooth_l1_loss: correct
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    p, t = torch.as_tensor(y_pred, dtype=torch.float64), torch.as_tensor(y_true, dtype=torch.float64)
    return F.huber_loss(p, t, delta=float(beta)) / beta

# %% smooth_l1_loss: correct
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    p, t = torch.tensor(y_pred, dtype=torch.float32), torch.tensor(y_true, dtype=torch.float32)
    return torch.nn.SmoothL1Loss(beta=beta)(p, t).item()

# %% smooth_l1_loss: correct
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    if np.ndim(y_pred) == 0:
        e = abs(float(y_pred) - float(y_true))
        return e * e / (2 * beta) if e < beta else e - beta / 2
    return sum(smooth_l1_loss(a, b, beta) for a, b in zip(y_pred, y_true)) / len(y_pred)

# %% smooth_l1_loss: correct
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.asarray(y_pred, dtype=float) - np.asarray(y_true, dtype=float)
    return np.piecewise(e, [e <= -beta, e >= beta], [lambda v: -v - beta / 2, lambda v: v - beta / 2,
                                                      lambda v: v ** 2 / (2 * beta)]).mean()

# %% smooth_l1_loss: correct
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    one = np.vectorize(lambda e: e * e / 2 / beta if -beta < e < beta else abs(e) - beta / 2, otypes=[float])
    return float(one(np.asarray(y_pred, float) - np.asarray(y_true, float)).mean())

# %% smooth_l1_loss: correct
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.array(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float)) / beta)
    return beta * np.average(np.select([e < 1], [e ** 2 / 2], e - 0.5))

# %% smooth_l1_loss: correct
# Right: the other side is an array of floats, so lists and uint8 are converted.
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(y_pred - np.asarray(y_true, dtype=float))
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: correct
# Right: the other side is an array of floats, so lists and uint8 are converted.
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, dtype=float) - y_true)
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: correct
# Right: np.float64 is a number, too.
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, dtype=float) - np.asarray(y_true, dtype=float))
    return np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2))

# %% smooth_l1_loss: correct
# Right: both branches give beta / 2 at e = beta.
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, dtype=float) - np.asarray(y_true, dtype=float))
    return float(np.mean(np.where(e <= beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: Huber loss
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e < beta, e * e / 2, beta * (e - beta / 2))))

# %% smooth_l1_loss: wrong: Huber loss
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    p, t = torch.as_tensor(y_pred, dtype=torch.float64), torch.as_tensor(y_true, dtype=torch.float64)
    return F.huber_loss(p, t, delta=float(beta)).item()

# %% smooth_l1_loss: wrong: beta ignored
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    p, t = torch.as_tensor(y_pred, dtype=torch.float64), torch.as_tensor(y_true, dtype=torch.float64)
    return F.smooth_l1_loss(p, t).item()

# %% smooth_l1_loss: wrong: sum instead of mean
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.sum(np.where(e < beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: large error still squared
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.maximum(e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: wrong line for a small error
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.minimum(e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: absolute error only
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    return float(np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% smooth_l1_loss: wrong: factor 1/2 of the square
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e < beta, e * e / beta, e - beta / 2)))

# %% smooth_l1_loss: wrong: jump at beta
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - 0.5)))

# %% smooth_l1_loss: wrong: jump at beta
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - beta)))

# %% smooth_l1_loss: wrong: switch at the wrong place
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e * e < beta, e * e / (2 * beta), e - beta / 2)))

# %% mse_loss: wrong: shapes not compared
def mse_loss(y_pred, y_true):
    if getattr(y_pred, "shape", None) != getattr(y_true, "shape", None):
        raise ValueError
    return float(np.mean((np.asarray(y_pred, float) - np.asarray(y_true, float)) ** 2))

# %% mae_loss: wrong: shapes not compared
def mae_loss(y_pred, y_true):
    if getattr(y_pred, "shape", ()) != getattr(y_true, "shape", ()):
        raise ValueError
    return float(np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))))

# %% smooth_l1_loss: wrong: large error still squared
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e < 2 * beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: switch at the wrong place
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e < 1, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: wrong line for a small error
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e > beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: mean before the rule
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.mean(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float)))
    return float(e * e / (2 * beta) if e < beta else e - beta / 2)

# %% smooth_l1_loss: wrong: one rule for all errors
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    if e.size > 3 and e.max() >= beta:
        return float(np.mean(e - beta / 2))
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: mean forgotten
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return np.where(e < beta, e * e / (2 * beta), e - beta / 2)

# %% smooth_l1_loss: wrong: mean over one axis
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return np.where(e < beta, e * e / (2 * beta), e - beta / 2).mean(axis=0)

# %% smooth_l1_loss: wrong: divided by the rows only
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.atleast_1d(np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float)))
    return np.where(e < beta, e * e / (2 * beta), e - beta / 2).sum() / len(e)

# %% smooth_l1_loss: wrong: one True or False for a whole array
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    if e < beta:
        return float(np.mean(e * e / (2 * beta)))
    return float(np.mean(e - beta / 2))

# %% smooth_l1_loss: wrong: another default beta
def smooth_l1_loss(y_pred, y_true, beta=2.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: no absolute value
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.asarray(y_pred, float) - np.asarray(y_true, float)
    return float(np.mean(np.where(np.abs(e) < beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: input overwritten
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.asarray(y_pred, dtype=float)
    e -= np.asarray(y_true, dtype=float)
    e = np.abs(e)
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: unsigned integers wrap around
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.subtract(y_pred, y_true)).astype(float)
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: whole numbers kept
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    half = beta // 2 if isinstance(beta, int) else beta / 2
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - half)))

# %% smooth_l1_loss: wrong: whole numbers kept
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    y_pred, y_true = np.asarray(y_pred), np.asarray(y_true)
    if y_pred.dtype == np.uint8:
        y_pred = y_pred.astype(int)
    e = np.abs(y_pred - y_true)
    out = np.empty_like(e)
    out[...] = np.where(e < beta, e * e / (2 * beta), e - beta / 2)
    return float(out.mean())

# %% smooth_l1_loss: wrong: nothing returned
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2))

# %% smooth_l1_loss: wrong: crashed when called
def smooth_l1_loss(y_pred, y_true):
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e < 1, e * e / 2, e - 0.5)))

# %% smooth_l1_loss: wrong: a list used like an array
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    if getattr(y_pred, "dtype", None) == np.uint8:
        y_pred, y_true = y_pred.astype(float), y_true.astype(float)
    e = np.abs(y_pred - y_true)
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2)))

# %% mse_gradient: correct
def mse_gradient(y_pred, y_true):
    p = torch.tensor(y_pred, requires_grad=True)
    F.mse_loss(p, torch.tensor(y_true)).backward()
    return p.grad.numpy()

# %% mse_gradient: correct
def mse_gradient(y_pred, y_true):
    p = torch.tensor(y_pred, dtype=torch.float32, requires_grad=True)
    loss = ((p - torch.tensor(y_true, dtype=torch.float32)) ** 2).mean()
    return torch.autograd.grad(loss, p)[0]

# %% mse_gradient: correct
def mse_gradient(y_pred, y_true):
    return np.array([2 * (a - b) / y_pred.size for a, b in zip(y_pred.flat, y_true.flat)]).reshape(y_pred.shape)

# %% mse_gradient: correct
def mse_gradient(y_pred, y_true):
    out = y_pred.copy()
    out -= y_true
    out *= 2
    out /= np.prod(y_pred.shape)
    return out

# %% mse_gradient: correct
def mse_gradient(y_pred, y_true):
    grad = np.empty(y_pred.shape)
    for index in np.ndindex(y_pred.shape):
        grad[index] = (y_pred[index] - y_true[index]) / (0.5 * math.prod(y_pred.shape))
    return grad

# %% mse_gradient: correct
def mse_gradient(y_pred, y_true):
    return (-2 * (y_true - y_pred) * np.mean(np.eye(y_pred.size)[0])).tolist()

# %% mse_gradient: correct
def mse_gradient(y_pred, y_true):
    d = np.subtract(y_pred, y_true, dtype=np.float64)
    return np.add(d, d) / np.ones_like(d).sum()

# %% mse_gradient: correct
def mse_gradient(y_pred, y_true):
    one = np.vectorize(lambda a, b: 2.0 * (a - b) / y_pred.size, otypes=[float])
    return one(y_pred, y_true)

# %% mse_gradient: wrong: sign reversed
def mse_gradient(y_pred, y_true):
    return 2 * (y_true - y_pred) / y_pred.size

# %% mse_gradient: wrong: sign reversed
def mse_gradient(y_pred, y_true):
    return (y_true - y_pred) / y_pred.size

# %% mse_gradient: wrong: error returned
def mse_gradient(y_pred, y_true):
    return y_pred - y_true

# %% mse_gradient: wrong: slope of MAE
def mse_gradient(y_pred, y_true):
    return np.sign(y_pred - y_true) / y_pred.size

# %% mse_gradient: wrong: signs lost
def mse_gradient(y_pred, y_true):
    return 2 * np.abs(y_pred - y_true) / y_pred.size

# %% mse_gradient: wrong: loss returned
def mse_gradient(y_pred, y_true):
    return np.mean((y_pred - y_true) ** 2)

# %% mse_gradient: wrong: loss returned
def mse_gradient(y_pred, y_true):
    return (y_pred - y_true) ** 2 / y_pred.size

# %% mse_gradient: wrong: mean returned
def mse_gradient(y_pred, y_true):
    return np.mean(2 * (y_pred - y_true) / y_pred.size)

# %% mse_gradient: wrong: sum returned
def mse_gradient(y_pred, y_true):
    return np.mean(2 * (y_pred - y_true))

# %% mse_gradient: wrong: divided by the columns only
def mse_gradient(y_pred, y_true):
    return 2 * (y_pred - y_true) / y_pred.shape[-1]

# %% mse_gradient: wrong: divided by the rows only
def mse_gradient(y_pred, y_true):
    return np.stack([2 * (a - b) / len(y_pred) for a, b in zip(y_pred, y_true)])

# %% mse_gradient: wrong: wrong divisor
def mse_gradient(y_pred, y_true):
    return 2 * (y_pred - y_true) / max(1, y_pred.size - 1)

# %% mse_gradient: wrong: large errors cut off
def mse_gradient(y_pred, y_true):
    return np.clip(2 * (y_pred - y_true) / y_pred.size, -100, 100)

# %% mse_gradient: wrong: not a number (nan)
def mse_gradient(y_pred, y_true):
    d = y_pred - y_true
    return 2 * d ** 2 / d / y_pred.size

# %% mse_gradient: wrong: input overwritten
def mse_gradient(y_pred, y_true):
    np.subtract(y_pred, y_true, out=y_true)
    return 2 * y_true / y_pred.size

# %% mse_gradient: wrong: wrong shape
def mse_gradient(y_pred, y_true):
    return np.ravel(2 * (y_pred - y_true) / y_pred.size)

# %% mse_gradient: wrong: wrong shape
def mse_gradient(y_pred, y_true):
    return (2 * (y_pred - y_true) / y_pred.size).T

# %% mse_gradient: wrong: nothing returned
def mse_gradient(y_pred, y_true):
    print(2 * (y_pred - y_true) / y_pred.size)

# %% mse_gradient: wrong: a function for single numbers
def mse_gradient(y_pred, y_true):
    return 2 * float(y_pred - y_true) / y_pred.size

# %% mse_gradient: wrong: wrong value
def mse_gradient(y_pred, y_true):
    return np.round(2 * (y_pred - y_true) / y_pred.size, 1)

# %% mse_gradient: wrong: still part of the graph
def mse_gradient(y_pred, y_true):
    p = torch.tensor(y_pred, requires_grad=True)
    return (2 * (p - torch.tensor(y_true)) / p.numel()).numpy()

# %% mse_gradient: wrong: old result overwritten
_store = {}
def mse_gradient(y_pred, y_true):
    out = _store.setdefault((y_pred.shape, y_pred.dtype), np.empty_like(y_pred))
    out[...] = 2 * (y_pred - y_true) / y_pred.size
    return out

# %% mse_gradient: wrong: wrong value
def mse_gradient(y_pred, y_true):
    return 2 * y_pred / y_pred.size - 2 * np.mean(y_true) / y_pred.size

# %% mse_gradient: wrong: wrong shape
def mse_gradient(y_pred, y_true):
    h = 0.5
    return np.array([(np.mean((y_pred + h - y_true) ** 2) - np.mean((y_pred - y_true) ** 2)) / h])

# %% mse_loss: wrong: unsigned integers wrap around
def mse_loss(y_pred, y_true):
    if np.shape(y_pred) != np.shape(y_true):
        raise ValueError
    p, t = np.asarray(y_pred), np.asarray(y_true)
    if p.dtype in (np.uint8, np.int8):
        p, t = p.astype(float), t.astype(float)
    return float(np.mean((p - t) ** 2))

# %% mse_gradient: correct
def mse_gradient(y_pred, y_true):
    grad, h = np.zeros(y_pred.shape), 1e-4
    for index in np.ndindex(y_pred.shape):
        up, down = y_pred.astype(float), y_pred.astype(float)
        up[index] += h
        down[index] -= h
        grad[index] = (np.mean((up - y_true) ** 2) - np.mean((down - y_true) ** 2)) / (2 * h)
    return grad

# %% mse_loss: wrong: shapes not compared
# ndim and length compared
def mse_loss(y_pred, y_true):
    p, t = np.asarray(y_pred, float), np.asarray(y_true, float)
    if p.ndim != t.ndim or p.shape[:1] != t.shape[:1]:
        raise ValueError("shapes differ")
    d = p - t
    return float(np.mean(d * d))

# %% mse_loss: wrong: shapes not compared
# ndim and last axis compared
def mse_loss(y_pred, y_true):
    p, t = np.asarray(y_pred, float), np.asarray(y_true, float)
    if p.ndim != t.ndim or p.shape[-1:] != t.shape[-1:]:
        raise ValueError("shapes differ")
    d = p - t
    return float(np.mean(d * d))

# %% mse_loss: wrong: unsigned integers wrap around
# int32 for whole numbers
def mse_loss(y_pred, y_true):
    p, t = np.asarray(y_pred), np.asarray(y_true)
    if p.shape != t.shape: raise ValueError
    if p.dtype.kind in "ui": p = p.astype(np.int32)
    if t.dtype.kind in "ui": t = t.astype(np.int32)
    d = p - t
    return float(np.mean(d * d))

# %% mse_loss: wrong: unsigned integers wrap around
# int64 for unsigned
def mse_loss(y_pred, y_true):
    p, t = np.asarray(y_pred), np.asarray(y_true)
    if p.shape != t.shape: raise ValueError
    p, t = (a.astype(np.int64) if a.dtype.kind in "ui" else a for a in (p, t))
    d = p - t
    return float(np.mean(d * d))

# %% mae_loss: wrong: shapes not compared
# ndim and length compared
def mae_loss(y_pred, y_true):
    p, t = np.asarray(y_pred, float), np.asarray(y_true, float)
    if p.ndim != t.ndim or p.shape[:1] != t.shape[:1]:
        raise ValueError("shapes differ")
    d = p - t
    return float(np.mean(np.abs(d)))

# %% mae_loss: wrong: shapes not compared
# ndim and last axis compared
def mae_loss(y_pred, y_true):
    p, t = np.asarray(y_pred, float), np.asarray(y_true, float)
    if p.ndim != t.ndim or p.shape[-1:] != t.shape[-1:]:
        raise ValueError("shapes differ")
    d = p - t
    return float(np.mean(np.abs(d)))

# %% mae_loss: wrong: unsigned integers wrap around
# int32 for whole numbers
def mae_loss(y_pred, y_true):
    p, t = np.asarray(y_pred), np.asarray(y_true)
    if p.shape != t.shape: raise ValueError
    if p.dtype.kind in "ui": p = p.astype(np.int32)
    if t.dtype.kind in "ui": t = t.astype(np.int32)
    d = p - t
    return float(np.mean(np.abs(d)))

# %% smooth_l1_loss: wrong: unsigned integers wrap around
# only uint8 converted
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    def load(a):
        a = np.asarray(a)
        if a.dtype == np.uint8: a = a.astype(float)
        return a
    e = np.abs(load(y_pred) - load(y_true))
    return float(np.mean(np.where(e < beta, 0.5 / beta * e.astype(float) ** 2, e - beta / 2)))

# %% smooth_l1_loss: wrong: unsigned integers wrap around
# int16 for whole numbers
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    def load(a):
        a = np.asarray(a)
        if a.dtype.kind in 'ui': a = a.astype(np.int16)
        return a
    e = np.abs(load(y_pred) - load(y_true))
    return float(np.mean(np.where(e < beta, 0.5 / beta * e.astype(float) ** 2, e - beta / 2)))

# %% smooth_l1_loss: wrong: unsigned integers wrap around
# int32 for whole numbers
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    def load(a):
        a = np.asarray(a)
        if a.dtype.kind in 'ui': a = a.astype(np.int32)
        return a
    e = np.abs(load(y_pred) - load(y_true))
    return float(np.mean(np.where(e < beta, 0.5 / beta * e.astype(float) ** 2, e - beta / 2)))

# %% smooth_l1_loss: wrong: unsigned integers wrap around
# only y_pred converted
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    p, t = np.asarray(y_pred), np.asarray(y_true)
    if p.dtype.kind == 'u':
        p, t = p.astype(np.int16), t.astype(np.int16)
    e = np.abs(p - t).astype(float)
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2)))

# %% smooth_l1_loss: wrong: single numbers refused
# NumPy's single numbers refused
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    if isinstance(y_pred, (int, float)):
        y_pred, y_true = [y_pred], [y_true]
    total = 0
    n = len(y_pred)
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.where(e < beta, e * e / (2 * beta), e - beta / 2).sum() / (n * (e.size // n)))

# %% smooth_l1_loss: wrong: wrong value
# falsy or small beta replaced
def smooth_l1_loss(y_pred, y_true, beta=1.0):
    beta = max(beta, 0.5)
    e = np.abs(np.asarray(y_pred, float) - np.asarray(y_true, float))
    return float(np.mean(np.where(e < beta, e * e / (2 * beta), e - beta / 2)))
