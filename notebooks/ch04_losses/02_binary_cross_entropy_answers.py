"""Answer bank of section 4.2: correct answers, and wrong ones with the mistake their message must name."""

# %% binary_cross_entropy: correct
def binary_cross_entropy(p,y,eps=1e-7):
    p,y=np.array(p,dtype=float),np.array(y,dtype=float)
    if p.shape!=y.shape: raise ValueError
    p=np.minimum(np.maximum(p,eps),1-eps); return -(y*np.log(p)+(1-y)*np.log1p(-p)).mean()

# %% binary_cross_entropy: wrong: not clipped
def binary_cross_entropy(p,y,eps=1e-7):
    if np.shape(p)!=np.shape(y): raise ValueError
    p,y=np.asarray(p,float),np.asarray(y,float); return float(-np.mean(y*np.log(p)+(1-y)*np.log(1-p)))

# %% binary_cross_entropy: wrong: eps added instead of clipped
def binary_cross_entropy(p,y,eps=1e-7):
    if np.shape(p)!=np.shape(y): raise ValueError
    p,y=np.asarray(p,float),np.asarray(y,float); return float(-np.mean(y*np.log(p+eps)+(1-y)*np.log(1-p+eps)))

# %% binary_cross_entropy: wrong: clipped in float32
def binary_cross_entropy(p,y,eps=1e-7):
    if np.shape(p)!=np.shape(y): raise ValueError
    p=np.asarray(p); p=np.clip(p,p.dtype.type(eps),p.dtype.type(1-eps)); return float(-np.mean(y*np.log(p)+(1-np.asarray(y))*np.log(1-p)))

# %% binary_cross_entropy: wrong: sum instead of mean
def binary_cross_entropy(p,y,eps=1e-7):
    if np.shape(p)!=np.shape(y): raise ValueError
    p,y=np.clip(np.asarray(p,float),eps,1-eps),np.asarray(y,float); return float(-np.sum(y*np.log(p)+(1-y)*np.log(1-p)))

# %% binary_cross_entropy: wrong: arguments exchanged
def binary_cross_entropy(y,p,eps=1e-7):
    if np.shape(p)!=np.shape(y): raise ValueError
    p,y=np.clip(np.asarray(p,float),eps,1-eps),np.asarray(y,float); return float(-np.mean(y*np.log(p)+(1-y)*np.log(1-p)))

# %% binary_cross_entropy: wrong: input overwritten
def binary_cross_entropy(p,y,eps=1e-7):
    if np.shape(p)!=np.shape(y): raise ValueError
    if isinstance(p,np.ndarray) and p.dtype==np.float64: np.clip(p,eps,1-eps,out=p)
    p,y=np.clip(np.asarray(p,float),eps,1-eps),np.asarray(y,float); return float(-np.mean(y*np.log(p)+(1-y)*np.log(1-p)))

# %% bce_with_logits: correct
def bce_with_logits(z,y):
    z,y=np.asarray(z,float),np.asarray(y,float); return float(np.mean(y*np.logaddexp(0,-z)+(1-y)*np.logaddexp(0,z)))

# %% bce_with_logits: wrong: loss capped
def bce_with_logits(z,y):
    p=np.clip(_sigmoid(z),1e-7,1-1e-7); y=np.asarray(y); return float(-np.mean(y*np.log(p)+(1-y)*np.log(1-p)))

# %% bce_with_logits: wrong: overflow
def bce_with_logits(z,y):
    z,y=np.asarray(z,float),np.asarray(y,float); return float(np.mean(np.log(1+np.exp(z))-z*y))

# %% bce_with_logits: wrong: absolute value misplaced
def bce_with_logits(z,y):
    z,y=np.asarray(z,float),np.asarray(y,float); return float(np.mean(np.maximum(z,0)-z*y+np.log1p(np.exp(-z))))

# %% bce_with_logits_gradient: wrong: extra slope
def bce_with_logits_gradient(z,y):
    p=_sigmoid(z); return (p-y)*p*(1-p)/np.size(z)

# %% bce_with_logits_gradient: wrong: 1/N forgotten
def bce_with_logits_gradient(z,y): return _sigmoid(z)-y

# %% bce_with_logits_gradient: wrong: sigmoid forgotten
def bce_with_logits_gradient(z,y): return (z-y)/np.size(z)

# %% binary_cross_entropy: correct
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p = torch.as_tensor(p, dtype=torch.float64).clamp(eps, 1 - eps)
    return F.binary_cross_entropy(p, torch.as_tensor(y, dtype=torch.float64))

# %% binary_cross_entropy: correct
def binary_cross_entropy(p, y, eps=1e-7):
    p, y = torch.tensor(p, dtype=torch.float64), torch.tensor(y, dtype=torch.float64)
    return nn.BCELoss()(torch.clamp(p, eps, 1 - eps), y).item()

# %% binary_cross_entropy: correct
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    total, count = 0.0, 0
    for p_i, y_i in zip(np.ravel(p), np.ravel(y)):
        p_i, y_i = min(max(float(p_i), eps), 1 - eps), float(y_i)
        total -= y_i * math.log(p_i) + (1 - y_i) * math.log(1 - p_i)
        count += 1
    return total / count

# %% binary_cross_entropy: correct
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    if np.ndim(p) == 0:
        p = float(p)
        q = eps if p < eps else 1 - eps if p > 1 - eps else p
        return -(float(y) * math.log(q) + (1 - float(y)) * math.log1p(-q))
    return sum(binary_cross_entropy(a, b, eps) for a, b in zip(p, y)) / len(p)

# %% binary_cross_entropy: correct
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p = torch.as_tensor(p, dtype=torch.float64)
    return F.binary_cross_entropy_with_logits(torch.logit(p, eps), torch.as_tensor(y, dtype=torch.float64)).item()

# %% binary_cross_entropy: correct
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.ravel(p).astype(np.float64), np.ravel(y).astype(np.float64)
    p[p < eps] = eps
    p[p > 1 - eps] = 1 - eps
    return -(np.dot(y, np.log(p)) + np.dot(1 - y, np.log(1 - p))) / len(p)

# %% binary_cross_entropy: correct
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    yes, no = np.clip(p, eps, 1 - eps), np.clip(1 - p, eps, 1 - eps)
    return np.average(-y * np.log(yes) - (1 - y) * np.log(no))

# %% binary_cross_entropy: correct
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    one = np.vectorize(lambda a, b: -(b * math.log(min(max(a, eps), 1 - eps)) + (1 - b) * math.log(1 - min(max(a, eps), 1 - eps))),
                       otypes=[float])
    return one(np.asarray(p, dtype=float), np.asarray(y, dtype=float)).mean()

# %% binary_cross_entropy: correct
def binary_cross_entropy(p, y, eps=1e-7):
    p, y = np.array(p, dtype=np.longdouble), np.array(y, dtype=np.longdouble)
    if p.ndim != y.ndim or p.shape != y.shape:
        raise ValueError
    logs = np.log(np.stack([1 - np.clip(p, eps, 1 - eps), np.clip(p, eps, 1 - eps)]))
    return np.float64(-np.mean((np.stack([1 - y, y]) * logs).sum(axis=0)))

# %% binary_cross_entropy: correct
# Right: np.float64 is a number, too.
def binary_cross_entropy(p, y, eps=1e-07):
    p, y = (np.asarray(p, dtype=np.float64), np.asarray(y, dtype=np.float64))
    if p.shape != y.shape:
        raise ValueError(f'shapes differ: {p.shape} and {y.shape}')
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% binary_cross_entropy: wrong: clipped in float32
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    if np.ndim(p) == 0:
        q = eps if p < eps else 1 - eps if p > 1 - eps else float(p)
        return -(float(y) * math.log(q) + (1 - float(y)) * math.log1p(-q))
    return sum(binary_cross_entropy(a, b, eps) for a, b in zip(p, y)) / len(p)

# %% binary_cross_entropy: wrong: shapes not compared
def binary_cross_entropy(p, y, eps=1e-7):
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: shapes not compared
def binary_cross_entropy(p, y, eps=1e-7):
    if np.size(p) != np.size(y):
        raise ValueError
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: shapes not compared
def binary_cross_entropy(p, y, eps=1e-7):
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    if len(p.ravel()) != len(y.ravel()):
        raise ValueError
    p, y = p.ravel(), y.ravel()
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: shapes not compared
def binary_cross_entropy(p, y, eps=1e-7):
    if np.ndim(p) != np.ndim(y):
        raise ValueError
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: shapes not compared
def binary_cross_entropy(p, y, eps=1e-7):
    p, y = torch.as_tensor(p, dtype=torch.float64).clamp(eps, 1 - eps), torch.as_tensor(y, dtype=torch.float64)
    return -(y * p.log() + (1 - y) * (1 - p).log()).mean()

# %% binary_cross_entropy: wrong: minus sign lost
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: bracket forgotten
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(np.mean(-y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: second term forgotten
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p)))

# %% binary_cross_entropy: wrong: another base
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log2(p) + (1 - y) * np.log2(1 - p)))

# %% binary_cross_entropy: wrong: another base
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log10(p) + (1 - y) * np.log10(1 - p)))

# %% binary_cross_entropy: wrong: labels exchanged
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(1 - p) + (1 - y) * np.log(p)))

# %% binary_cross_entropy: wrong: same logarithm twice
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(p)))

# %% binary_cross_entropy: wrong: mean forgotten
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% binary_cross_entropy: wrong: mean over one axis
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p), axis=0)

# %% binary_cross_entropy: wrong: divided by the rows only
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return -np.sum(y * np.log(p) + (1 - y) * np.log(1 - p)) / (len(p) if p.ndim else 1)

# %% binary_cross_entropy: wrong: soft labels rounded
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(np.log(np.where(y > 0.5, p, 1 - p)))

# %% binary_cross_entropy: wrong: soft labels rounded
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return -np.mean(np.where(y == 1, np.log(p), np.log(1 - p)))

# %% binary_cross_entropy: wrong: not clipped
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.maximum(p, eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: only one side clipped
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.minimum(p, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: eps ignored
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, 1e-7, 1 - 1e-7)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: eps ignored
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, 1e-7, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: labels clipped too
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p, y = np.clip(p, eps, 1 - eps), np.clip(y, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: clipped in float32
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p = torch.as_tensor(p, dtype=torch.float32).clamp(eps, 1 - eps)
    return F.binary_cross_entropy(p, torch.as_tensor(y, dtype=torch.float32)).item()

# %% binary_cross_entropy: wrong: clipped in float32
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p = np.clip(np.asarray(p), eps, 1 - eps).astype(float)
    y = np.asarray(y, dtype=float)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: not clipped
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    return F.binary_cross_entropy(torch.as_tensor(p, dtype=torch.float64), torch.as_tensor(y, dtype=torch.float64)).item()

# %% binary_cross_entropy: wrong: values inside changed
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = eps + (1 - 2 * eps) * p
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: eps added instead of clipped
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = (p + eps) / (1 + 2 * eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: input overwritten
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    if isinstance(y, np.ndarray) and y.dtype == float:
        y[y > 0.999] = 1 - 1e-9
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: nothing returned
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    print(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: wrong value
def binary_cross_entropy(p, y, eps=1e-7):
    return [0.01005033585, 4.60517018599][int(p[0] < 0.5)]

# %% binary_cross_entropy: wrong: a list used like an array
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: single numbers refused
def binary_cross_entropy(p, y, eps=1e-7):
    if len(p) != len(y) or np.shape(p) != np.shape(y):
        raise ValueError
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: crashed
def binary_cross_entropy(p, y, eps=1e-7):
    assert np.shape(p) == np.shape(y)
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: not clipped
def binary_cross_entropy(p, y, eps=1e-7):
    p, y = np.ravel(p).tolist(), np.ravel(y).tolist()
    return -sum(b * math.log(a) + (1 - b) * math.log(1 - a) for a, b in zip(p, y)) / len(p)

# %% binary_cross_entropy: wrong: another default eps
def binary_cross_entropy(p, y, eps=1e-12):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: not clipped
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    loss = -(y * np.log(np.maximum(p, eps)) + (1 - y) * np.log(np.maximum(1 - p, eps)))
    return loss.mean()

# %% binary_cross_entropy: wrong: no logarithm
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return float(np.mean((p - y) ** 2))

# %% binary_cross_entropy: wrong: only the last weld
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    for a, b in zip(p.ravel(), y.ravel()):
        loss = -(b * np.log(a) + (1 - b) * np.log(1 - a))
    return loss

# %% binary_cross_entropy: wrong: sum instead of mean
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p = torch.as_tensor(p, dtype=torch.float64).clamp(eps, 1 - eps)
    return F.binary_cross_entropy(p, torch.as_tensor(y, dtype=torch.float64), reduction="sum").item()

# %% bce_with_logits: correct
def bce_with_logits(z, y):
    z, y = torch.as_tensor(z, dtype=torch.float64), torch.as_tensor(y, dtype=torch.float64)
    return F.binary_cross_entropy_with_logits(z, y).item()

# %% bce_with_logits: correct
def bce_with_logits(z, y):
    z, y = torch.as_tensor(z, dtype=torch.float32), torch.as_tensor(y, dtype=torch.float32)
    return nn.BCEWithLogitsLoss()(z, y)

# %% bce_with_logits: correct
def bce_with_logits(z, y):
    z, y = torch.as_tensor(z, dtype=torch.float64), torch.as_tensor(y, dtype=torch.float64)
    return (F.softplus(z) - z * y).mean()

# %% bce_with_logits: correct
def bce_with_logits(z, y):
    z, y = torch.as_tensor(z, dtype=torch.float64), torch.as_tensor(y, dtype=torch.float64)
    return -(y * F.logsigmoid(z) + (1 - y) * F.logsigmoid(-z)).mean().item()

# %% bce_with_logits: correct
def bce_with_logits(z, y):
    losses = []
    for z_i, y_i in zip(np.ravel(z), np.ravel(y)):
        z_i, y_i = float(z_i), float(y_i)
        if z_i >= 0:
            losses.append((1 - y_i) * z_i + math.log1p(math.exp(-z_i)))
        else:
            losses.append(-z_i * y_i + math.log1p(math.exp(z_i)))
    return sum(losses) / len(losses)

# %% bce_with_logits: correct
def bce_with_logits(z, y):
    if np.ndim(z):
        return float(np.mean([bce_with_logits(a, b) for a, b in zip(z, y)]))
    z, y = float(z), float(y)
    return max(z, 0.0) - z * y + math.log(1 + math.exp(-abs(z)))

# %% bce_with_logits: correct
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.average(np.logaddexp(0, z) - y * z)

# %% bce_with_logits: correct
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    loss = np.log1p(np.exp(-np.abs(z)))
    loss += np.maximum(z, 0)
    loss -= z * y
    return loss.sum() / loss.size

# %% bce_with_logits: correct
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return ((z > 0) * z - z * y - np.log(_sigmoid(np.abs(z)))).mean()

# %% bce_with_logits: correct
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    both = torch.stack([torch.zeros(z.size, dtype=torch.float64), torch.tensor(z.ravel())], dim=1)
    logs = torch.log_softmax(both, dim=1).numpy()
    return -np.einsum("nk,nk->", logs, np.stack([1 - y.ravel(), y.ravel()], axis=1)) / z.size

# %% bce_with_logits: correct
# Right: the NumPy functions convert lists, and so does the other factor.
def bce_with_logits(z, y):
    z, y = (z, np.asarray(y, dtype=float))
    return float(np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))))

# %% bce_with_logits: correct
# Right: the NumPy functions convert lists, and so does the other factor.
def bce_with_logits(z, y):
    z, y = (np.asarray(z, dtype=float), y)
    return float(np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))))

# %% bce_with_logits: correct
# Right: np.float64 is a number, too.
def bce_with_logits(z, y):
    z, y = (np.asarray(z, dtype=float), np.asarray(y, dtype=float))
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))

# %% bce_with_logits: wrong: sum instead of mean
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.sum(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))

# %% bce_with_logits: wrong: divided by the rows only
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.sum(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))) / (len(z) if z.ndim else 1)

# %% bce_with_logits: wrong: mean over one axis
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))), axis=-1)

# %% bce_with_logits: wrong: mean forgotten
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))

# %% bce_with_logits: wrong: labels exchanged
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.maximum(z, 0) - z * (1 - y) + np.log1p(np.exp(-np.abs(z))))

# %% bce_with_logits: wrong: labels exchanged
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean((1 - y) * np.logaddexp(0, -z) + y * np.logaddexp(0, z))

# %% bce_with_logits: wrong: arguments exchanged
def bce_with_logits(y, z):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))

# %% bce_with_logits: wrong: maximum forgotten
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(z - z * y + np.log1p(np.exp(-np.abs(z))))

# %% bce_with_logits: wrong: absolute value misplaced
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.abs(z) - z * y + np.log1p(np.exp(-np.abs(z))))

# %% bce_with_logits: wrong: term with y forgotten
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z))))

# %% bce_with_logits: wrong: sign of the middle term
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.maximum(z, 0) + z * y + np.log1p(np.exp(-np.abs(z))))

# %% bce_with_logits: wrong: last term forgotten
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.maximum(z, 0) - z * y)

# %% bce_with_logits: wrong: last term wrong
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.maximum(z, 0) - z * y + np.exp(-np.abs(z)))

# %% bce_with_logits: wrong: last term wrong
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(1 + np.exp(-np.abs(z))))

# %% bce_with_logits: wrong: logarithm of 0
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    p = _sigmoid(z)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% bce_with_logits: wrong: logarithm of 0
def bce_with_logits(z, y):
    terms = []
    for a, b in zip(np.ravel(z), np.ravel(y)):
        p = float(_sigmoid(a))
        terms.append(-math.log(p) if b == 1 else -math.log(1 - p) if b == 0 else -(b * math.log(p) + (1 - b) * math.log(1 - p)))
    return sum(terms) / len(terms)

# %% bce_with_logits: wrong: infinite loss
def bce_with_logits(z, y):
    z, y = torch.as_tensor(z, dtype=torch.float64), torch.as_tensor(y, dtype=torch.float64)
    p = torch.sigmoid(z)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()

# %% bce_with_logits: wrong: loss capped
def bce_with_logits(z, y):
    z, y = torch.as_tensor(z, dtype=torch.float64), torch.as_tensor(y, dtype=torch.float64)
    return F.binary_cross_entropy(torch.sigmoid(z), y).item()

# %% bce_with_logits: wrong: loss capped
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    z = np.clip(z, -500, 500)
    return np.mean(np.log1p(np.exp(z)) - z * y)

# %% bce_with_logits: wrong: loss capped
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    p = _sigmoid(z)
    return -np.mean(y * np.log(p + 1e-8) + (1 - y) * np.log(1 - p + 1e-8))

# %% bce_with_logits: wrong: loss capped
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    p = np.maximum(_sigmoid(z), 1e-300)
    q = np.maximum(_sigmoid(-z), 1e-300)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(q))

# %% bce_with_logits: wrong: infinite loss
def bce_with_logits(z, y):
    z, y = torch.as_tensor(z, dtype=torch.float64), torch.as_tensor(y, dtype=torch.float64)
    return (torch.log(1 + torch.exp(z)) - z * y).mean().item()

# %% bce_with_logits: wrong: overflow
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z)))

# %% bce_with_logits: wrong: overflow
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.where(z > 0, z + np.log1p(np.exp(-z)), np.log1p(np.exp(z))) - z * y)

# %% bce_with_logits: wrong: overflow
def bce_with_logits(z, y):
    z, y = np.ravel(z), np.ravel(y)
    return sum(math.log1p(math.exp(a)) - a * b for a, b in zip(z.tolist(), y.tolist())) / len(z)

# %% bce_with_logits: wrong: soft labels rounded
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.logaddexp(0, np.where(y > 0.5, -z, z)))

# %% bce_with_logits: wrong: soft labels rounded
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.where(y == 1, np.logaddexp(0, -z), np.logaddexp(0, z)))

# %% bce_with_logits: wrong: a list used like an array
def bce_with_logits(z, y):
    return np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z))))

# %% bce_with_logits: wrong: nothing returned
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    print(np.mean(np.maximum(z, 0) - z * y + np.log1p(np.exp(-np.abs(z)))))

# %% bce_with_logits: wrong: input overwritten
def bce_with_logits(z, y):
    loss = np.mean(np.logaddexp(0, z) - np.multiply(z, y))
    if isinstance(z, np.ndarray):
        z -= np.max(z)
    return loss

# %% bce_with_logits: wrong: score taken as probability
def bce_with_logits(z, y):
    p, y = np.clip(np.asarray(z, dtype=float), 1e-7, 1 - 1e-7), np.asarray(y, dtype=float)
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))

# %% bce_with_logits: wrong: minus sign lost
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return -np.mean(np.logaddexp(0, z) - z * y)

# %% bce_with_logits: wrong: wrong value
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean(np.logaddexp(0, -z))

# %% bce_with_logits: wrong: wrong value
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return np.mean((_sigmoid(z) - y) ** 2)

# %% bce_with_logits_gradient: correct
def bce_with_logits_gradient(z, y):
    t = torch.tensor(np.array(z, dtype=float), requires_grad=True)
    F.binary_cross_entropy_with_logits(t, torch.tensor(np.array(y, dtype=float))).backward()
    return t.grad

# %% bce_with_logits_gradient: correct
def bce_with_logits_gradient(z, y):
    t = torch.tensor(np.array(z, dtype=float), requires_grad=True)
    loss = nn.BCEWithLogitsLoss()(t, torch.as_tensor(y, dtype=torch.float64))
    return torch.autograd.grad(loss, t)[0].numpy()

# %% bce_with_logits_gradient: correct
def bce_with_logits_gradient(z, y):
    z, y = torch.as_tensor(z, dtype=torch.float32), torch.as_tensor(y, dtype=torch.float32)
    return ((torch.sigmoid(z) - y) / z.numel()).numpy()

# %% bce_with_logits_gradient: correct
def bce_with_logits_gradient(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    e = np.exp(-np.abs(z))
    return (np.where(z >= 0, 1, e) / (1 + e) - y) / z.size

# %% bce_with_logits_gradient: correct
def bce_with_logits_gradient(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    flat = [(float(_sigmoid(a)) - b) / z.size for a, b in zip(z.ravel(), y.ravel())]
    return np.array(flat).reshape(z.shape)

# %% bce_with_logits_gradient: correct
def bce_with_logits_gradient(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    return (0.5 * (1 + np.tanh(z / 2)) - y) / np.prod(z.shape)

# %% bce_with_logits_gradient: correct
def bce_with_logits_gradient(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    p = _sigmoid(z)
    return ((1 - y) * p - y * (1 - p)) / z.size

# %% bce_with_logits_gradient: correct
def bce_with_logits_gradient(z, y):
    def loss(v):
        return np.logaddexp(0, v) - v * np.asarray(y)
    z = np.asarray(z, dtype=float)
    return (loss(z + 1e-4) - loss(z - 1e-4)) / 2e-4 / z.size

# %% bce_with_logits_gradient: correct
def bce_with_logits_gradient(z, y):
    n = np.size(z)
    def go(a, b):
        if np.ndim(a):
            return [go(c, d) for c, d in zip(a, b)]
        return (float(_sigmoid(a)) - b) / n
    return go(z, y)

# %% bce_with_logits_gradient: correct
# Right: lists work as well: the sigmoid is an array.
def bce_with_logits_gradient(z, y):
    return (_sigmoid(z) - y) / np.size(z)

# %% bce_with_logits_gradient: wrong: sign reversed
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return (y - p) / np.size(z)

# %% bce_with_logits_gradient: wrong: N counts the rows only
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return (p - y) / (len(p) if p.ndim else 1)

# %% bce_with_logits_gradient: wrong: N counts the columns only
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return (p - y) / (p.shape[-1] if p.ndim else 1)

# %% bce_with_logits_gradient: wrong: gradient for p
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    q = np.clip(p, 1e-7, 1 - 1e-7)
    return (q - y) / (q * (1 - q)) / np.size(z)

# %% bce_with_logits_gradient: wrong: extra slope
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return 2 * (p - y) * p * (1 - p) / np.size(z)

# %% bce_with_logits_gradient: wrong: labels forgotten
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return p / np.size(z)

# %% bce_with_logits_gradient: wrong: mean returned
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return np.mean(p - y) / 2

# %% bce_with_logits_gradient: wrong: mean returned
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return np.mean((p - y) / np.size(z))

# %% bce_with_logits_gradient: wrong: sum returned
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return np.mean(p - y)

# %% bce_with_logits_gradient: wrong: loss returned
def bce_with_logits_gradient(z, y):
    z = np.asarray(z, dtype=float)
    return np.mean(np.logaddexp(0, z) - z * y)

# %% bce_with_logits_gradient: wrong: labels rounded
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return (p - (y > 0.5)) / np.size(z)

# %% bce_with_logits_gradient: wrong: labels rounded
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return np.where(y == 1, p - 1, p) / np.size(z)

# %% bce_with_logits_gradient: wrong: gradient vanished
def bce_with_logits_gradient(z, y):
    t = torch.tensor(np.array(z, dtype=float), requires_grad=True)
    p = torch.sigmoid(t).clamp(1e-7, 1 - 1e-7)
    F.binary_cross_entropy(p, torch.tensor(np.array(y, dtype=float))).backward()
    return t.grad.numpy()

# %% bce_with_logits_gradient: wrong: gradient vanished
def bce_with_logits_gradient(z, y):
    t = torch.tensor(np.array(z, dtype=float), requires_grad=True)
    F.binary_cross_entropy(torch.sigmoid(t), torch.tensor(np.array(y, dtype=float))).backward()
    return t.grad.numpy()

# %% bce_with_logits_gradient: wrong: gradient vanished
def bce_with_logits_gradient(z, y):
    t = torch.tensor(np.array(z, dtype=float), requires_grad=True)
    p, y = torch.sigmoid(t), torch.tensor(np.array(y, dtype=float))
    (-(y * torch.log(p + 1e-8) + (1 - y) * torch.log(1 - p + 1e-8))).mean().backward()
    return t.grad.numpy()

# %% bce_with_logits_gradient: wrong: probability clipped
def bce_with_logits_gradient(z, y):
    p = np.clip(_sigmoid(z), 1e-7, 1 - 1e-7)
    return (p - np.asarray(y)) / np.size(z)

# %% bce_with_logits_gradient: wrong: wrong at z = 0
def bce_with_logits_gradient(z, y):
    t = torch.tensor(np.array(z, dtype=float), requires_grad=True)
    (torch.relu(t) - t * torch.tensor(np.array(y)) + torch.log1p(torch.exp(-t.abs()))).mean().backward()
    return t.grad.numpy()

# %% bce_with_logits_gradient: wrong: overflow
def bce_with_logits_gradient(z, y):
    z = np.asarray(z, dtype=float)
    return (1 / (1 + np.exp(-z)) - y) / z.size

# %% bce_with_logits_gradient: wrong: whole numbers kept
def bce_with_logits_gradient(z, y):
    z = np.asarray(z)
    out = np.empty_like(z)
    out[...] = (_sigmoid(z) - np.asarray(y)) / z.size
    return out

# %% bce_with_logits_gradient: wrong: input overwritten
def bce_with_logits_gradient(z, y):
    g = (_sigmoid(z) - np.asarray(y)) / np.size(z)
    if isinstance(z, np.ndarray) and z.dtype == float:
        z[...] = g
    return g

# %% bce_with_logits_gradient: wrong: nothing returned
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    print((p - y) / np.size(z))

# %% bce_with_logits_gradient: wrong: N counts the rows only
def bce_with_logits_gradient(z, y):
    return (_sigmoid(z) - np.asarray(y)) / len(z)

# %% bce_with_logits_gradient: wrong: a list used like an array
def bce_with_logits_gradient(z, y):
    return (_sigmoid(z) - y.astype(float)) / z.size

# %% bce_with_logits_gradient: wrong: wrong value
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return np.sign(p - y) / np.size(z)

# %% bce_with_logits_gradient: wrong: one True or False for a whole array
def bce_with_logits_gradient(z, y):
    if z >= 0:
        p = 1 / (1 + np.exp(-z))
    else:
        p = np.exp(z) / (1 + np.exp(z))
    return (p - y) / np.size(z)

# %% binary_cross_entropy: wrong: not a number
def binary_cross_entropy(p, y, eps=1e-7):
    return "0.5"

# %% binary_cross_entropy: wrong: not a number
def binary_cross_entropy(p, y, eps=1e-7):
    return [[1], [1, 2]]

# %% binary_cross_entropy: wrong: nothing returned
def binary_cross_entropy(p, y, eps=1e-7):
    pass

# %% binary_cross_entropy: wrong: not clipped
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    with np.errstate(all="ignore"):
        return np.nan_to_num(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: no logarithm, or rounded
def binary_cross_entropy(p, y, eps=1e-7):
    if np.shape(p) != np.shape(y):
        raise ValueError("shapes differ")
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    p = np.clip(p, eps, 1 - eps)
    return round(float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p))), 3)

# %% binary_cross_entropy: wrong: wrong value
def binary_cross_entropy(p, y, eps=1e-7):
    global seen
    if np.shape(p) != np.shape(y):
        raise ValueError
    p, y = np.clip(np.asarray(p, float), eps, 1 - eps), np.asarray(y, float)
    try:
        seen = seen + 1
    except NameError:
        seen = 0
    return -np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)) + seen

# %% bce_with_logits: wrong: not a number
def bce_with_logits(z, y):
    return {"loss": 0.69}

# %% bce_with_logits: wrong: loss capped
def bce_with_logits(z, y):
    z, y = torch.as_tensor(z, dtype=torch.float64), torch.as_tensor(y, dtype=torch.float64)
    z = z.clamp(-30, 30)
    return F.binary_cross_entropy_with_logits(z, y).item()

# %% bce_with_logits: wrong: infinite loss
def bce_with_logits(z, y):
    z, y = np.asarray(z, dtype=float), np.asarray(y, dtype=float)
    with np.errstate(over="ignore"):
        return np.mean(np.log1p(np.exp(z)) - z * y)

# %% bce_with_logits: wrong: soft labels rounded
def bce_with_logits(z, y):
    y = torch.as_tensor(y).long().double()
    return F.binary_cross_entropy_with_logits(torch.as_tensor(z).double(), y)

# %% bce_with_logits_gradient: wrong: wrong shape
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return ((p - y) / np.size(z)).ravel()

# %% bce_with_logits_gradient: wrong: wrong shape
def bce_with_logits_gradient(z, y):
    z, y = np.atleast_1d(np.asarray(z, dtype=float)), np.asarray(y)
    return ((_sigmoid(z) - y) / z.size).squeeze()

# %% bce_with_logits_gradient: wrong: not a number
def bce_with_logits_gradient(z, y):
    return "gradient"

# %% bce_with_logits_gradient: wrong: not a number
def bce_with_logits_gradient(z, y):
    return [[0.1], [0.1, 0.2]]

# %% bce_with_logits_gradient: wrong: wrong value
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return (p - y) / (np.size(z) + 1e-3)

# %% bce_with_logits_gradient: wrong: wrong value
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y, dtype=float)
    return np.clip((p - y) / np.size(z), -0.1, 0.1)

# %% binary_cross_entropy: wrong: shapes not compared
# ndim and length compared
def binary_cross_entropy(p, y, eps=1e-7):
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    if p.ndim != y.ndim or p.shape[:1] != y.shape[:1]: raise ValueError
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: shapes not compared
# ndim and last axis compared
def binary_cross_entropy(p, y, eps=1e-7):
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    if p.ndim != y.ndim or p.shape[-1:] != y.shape[-1:]: raise ValueError
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: shapes not compared
# size and ndim compared
def binary_cross_entropy(p, y, eps=1e-7):
    p, y = np.asarray(p, dtype=float), np.asarray(y, dtype=float)
    if p.ndim != y.ndim or p.size != y.size: raise ValueError
    p = np.clip(p, eps, 1 - eps)
    return float(-np.mean(y * np.log(p) + (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: wrong value
# labels not converted, -y of uint8
def binary_cross_entropy(p, y, eps=1e-7):
    p, y = np.asarray(p, dtype=float), np.asarray(y)
    if p.shape != y.shape: raise ValueError
    p = np.clip(p, eps, 1 - eps)
    return float(np.mean(-y * np.log(p) - (1 - y) * np.log(1 - p)))

# %% binary_cross_entropy: wrong: wrong value
# -y of uint8 labels, natural
def binary_cross_entropy(p, y, eps=1e-7):
    p = np.clip(np.asarray(p, dtype=np.float64), eps, 1 - eps)
    y = np.asarray(y)
    if p.shape != y.shape: raise ValueError
    loss = -y * np.log(p) - (1 - y) * np.log(1 - p)
    return loss.mean()

# %% bce_with_logits_gradient: wrong: wrong value
# -y of uint8
def bce_with_logits_gradient(z, y):
    p, y = _sigmoid(z), np.asarray(y)
    return (-y * (1 - p) + (1 - y) * p) / np.size(z)
