"""Answer bank of section 5.3: correct answers, and wrong ones with the mistake their message must name."""

# %% make_circle: wrong: labels are not a column
def make_circle(n,rng):
    X=rng.standard_normal((n,2)); return X,((X**2).sum(1)<1).astype(float)

# %% make_circle: wrong: not the unit circle
def make_circle(n,rng):
    X=rng.standard_normal((n,2)); return X,(X.sum(1,keepdims=True)<1).astype(float)

# %% make_circle: wrong: uniform instead of normal
def make_circle(n,rng):
    X=rng.random((n,2)); return X,((X**2).sum(1,keepdims=True)<1).astype(float)

# %% make_circle: wrong: labels reversed
def make_circle(n,rng):
    X=rng.standard_normal((n,2)); return X,((X**2).sum(1,keepdims=True)>1).astype(float)

# %% backward: correct
def backward(X,y,P,C):
    n=len(X); dz2=(_sigmoid(C["z2"])-y)/n
    dz1=(dz2@P["W2"].T)*(C["a1"]>0)
    return dict(W1=X.T@dz1,b1=dz1.sum(0),W2=C["a1"].T@dz2,b2=dz2.sum(0))

# %% backward: wrong: mean forgotten
def backward(X,y,P,C):
    n=len(X); dz2=(_sigmoid(C["z2"])-y)
    dz1=(dz2@P["W2"].T)*(C["z1"]>0)
    return dict(W1=X.T@dz1,b1=dz1.sum(0),W2=C["a1"].T@dz2,b2=dz2.sum(0))

# %% backward: wrong: ReLU mask forgotten
def backward(X,y,P,C):
    n=len(X); dz2=(_sigmoid(C["z2"])-y)/n
    dz1=(dz2@P["W2"].T)
    return dict(W1=X.T@dz1,b1=dz1.sum(0),W2=C["a1"].T@dz2,b2=dz2.sum(0))

# %% backward: wrong: sigmoid slope kept
def backward(X,y,P,C):
    n=len(X); dz2=(_sigmoid(C["z2"])-y)*_sigmoid(C["z2"])*(1-_sigmoid(C["z2"]))/n
    dz1=(dz2@P["W2"].T)*(C["z1"]>0)
    return dict(W1=X.T@dz1,b1=dz1.sum(0),W2=C["a1"].T@dz2,b2=dz2.sum(0))

# %% backward: wrong: score instead of activation
def backward(X,y,P,C):
    n=len(X); dz2=(_sigmoid(C["z2"])-y)/n
    dz1=(dz2@P["W2"].T)*(C["z1"]>0)
    return dict(W1=X.T@dz1,b1=dz1.sum(0),W2=C["z1"].T@dz2,b2=dz2.sum(0))

# %% backward: wrong: sigmoid slope in a ReLU layer
def backward(X,y,P,C):
    n=len(X); dz2=(_sigmoid(C["z2"])-y)/n
    dz1=(dz2@P["W2"].T)*(C["a1"]*(1-C["a1"]))
    return dict(W1=X.T@dz1,b1=dz1.sum(0),W2=C["a1"].T@dz2,b2=dz2.sum(0))

# %% train: wrong: biases never updated
def train(X,y,params,lr,epochs):
    P={k:v.copy() for k,v in params.items()}; H=[]
    for _ in range(epochs):
        yh,C=forward(X,P); H.append(loss_of(X,y,P)); G=_backward(X,y,P,C)
        for k in ("W1","W2"): P[k]-=lr*G[k]
    return P,H

# %% train: wrong: trains the caller's parameters
def train(X,y,params,lr,epochs):
    P=params; H=[]
    for _ in range(epochs):
        yh,C=forward(X,P); H.append(loss_of(X,y,P)); G=_backward(X,y,P,C)
        for k in P: P[k]-=lr*G[k]
    return P,H

# %% train: wrong: loss recorded after the update
def train(X,y,params,lr,epochs):
    P={k:v.copy() for k,v in params.items()}; H=[]
    for _ in range(epochs):
        yh,C=forward(X,P); G=_backward(X,y,P,C)
        for k in P: P[k]-=lr*G[k]
        H.append(loss_of(X,y,P))
    return P,H

# %% train: wrong: one array after another
def train(X,y,params,lr,epochs):
    P={k:v.copy() for k,v in params.items()}; H=[]
    for _ in range(epochs):
        H.append(loss_of(X,y,P))
        for k in list(P):
            yh,C=forward(X,P); P[k]=P[k]-lr*_backward(X,y,P,C)[k]
    return P,H

# %% majority_baseline: wrong: share of ones
def majority_baseline(y): return float(np.mean(y))

# %% majority_baseline: wrong: random guessing
def majority_baseline(y): return 0.5

# %% majority_baseline: wrong: random guessing
def majority_baseline(y): return 1/len(np.unique(y))

# %% majority_baseline: wrong: binary only
def majority_baseline(y): return float(max(np.mean(np.ravel(y)),1-np.mean(np.ravel(y))))

# %% make_circle: correct
def make_circle(n, rng):
    X = rng.normal(0.0, 1.0, size=(2, n)).T
    return X, np.where(np.linalg.norm(X, axis=1) < 1, 1.0, 0.0)[:, None]

# %% make_circle: correct
def make_circle(n, rng):
    points, labels = [], []
    for _ in range(n):
        a, b = rng.normal(), rng.normal()
        points.append([a, b])
        labels.append([1.0 if a * a + b * b < 1 else 0.0])
    return np.array(points), np.array(labels)

# %% make_circle: correct
def make_circle(n, rng):
    x1 = rng.standard_normal(n)
    x2 = rng.standard_normal(n)
    inside = x1 ** 2 + x2 ** 2 < 1.0
    return np.column_stack((x1, x2)), inside.astype(np.float32).reshape(-1, 1)

# %% make_circle: correct
def make_circle(n, rng):
    radius, angle = np.sqrt(-2 * np.log1p(-rng.random(n))), 2 * np.pi * rng.random(n)
    X = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return [X, (radius < 1)[:, np.newaxis] * 1.0]

# %% make_circle: correct
def make_circle(n, rng):
    X = rng.multivariate_normal([0, 0], np.eye(2), size=n)
    y = np.einsum("ij,ij->i", X, X)
    return X, np.float64(y < 1).reshape(n, 1)

# %% make_circle: correct
def make_circle(n, rng):
    X = np.fromiter((rng.standard_normal() for _ in range(2 * n)), dtype=float).reshape(n, 2)
    return X, 1.0 - np.heaviside(np.hypot(X[:, :1], X[:, 1:]) - 1, 1.0)

# %% make_circle: wrong: labels are not floats
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return X, (X ** 2).sum(axis=1, keepdims=True) < 1

# %% make_circle: wrong: labels are not floats
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(int)

# %% make_circle: wrong: X has the wrong shape
def make_circle(n, rng):
    X = rng.standard_normal((2, n))
    return X, ((X ** 2).sum(axis=0)[:, None] < 1).astype(float)

# %% make_circle: wrong: not the unit circle
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return X, (np.abs(X).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not the unit circle
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return X, (np.abs(X).max(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not the unit circle
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return X, ((X ** 2).mean(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not the unit circle
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return X, (np.round((X ** 2).sum(axis=1, keepdims=True), 1) < 1).astype(float)

# %% make_circle: wrong: not the unit circle
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return X, (X[:, :1] < 1).astype(float)

# %% make_circle: wrong: not the unit circle
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return rng.standard_normal((n, 2)), ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: uniform instead of normal
def make_circle(n, rng):
    X = rng.uniform(-1, 1, (n, 2))
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not standard normal
def make_circle(n, rng):
    X = rng.uniform(-3, 3, (n, 2))
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not standard normal
def make_circle(n, rng):
    X = 2 * rng.standard_normal((n, 2))
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not standard normal
def make_circle(n, rng):
    X = np.clip(rng.standard_normal((n, 2)), -3, 3)
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not independent
def make_circle(n, rng):
    X = np.round(rng.standard_normal((n, 2)), 2)
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not independent
def make_circle(n, rng):
    X = np.repeat(rng.standard_normal((n, 1)), 2, axis=1)
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: global random state used
def make_circle(n, rng):
    X = np.random.randn(n, 2)
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: global random state used
def make_circle(n, rng):
    np.random.seed(int(rng.integers(2**31)))
    X = np.random.normal(size=(n, 2))
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: global random state used
def make_circle(n, rng):
    X = torch.randn(n, 2, dtype=torch.float64).numpy()
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not drawn from rng
def make_circle(n, rng):
    X = np.random.default_rng(42).standard_normal((n, 2))
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not drawn from rng
def make_circle(n, rng):
    X = np.random.default_rng().standard_normal((n, 2))
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: same points again
import copy
def make_circle(n, rng):
    X = copy.deepcopy(rng).standard_normal((n, 2))
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: wrong shapes for another n
def make_circle(n, rng):
    X = rng.standard_normal((200, 2))
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: wrong shapes for another n
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    y = ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)
    return X.squeeze(), y.squeeze().reshape(-1, 1)

# %% make_circle: wrong: not standard normal
def make_circle(n, rng):
    X = np.empty((0, 2))
    while len(X) < n:
        more = rng.standard_normal((n, 2))
        keep = rng.random(n) < np.where((more ** 2).sum(axis=1) < 1, 1.0, 0.65)
        X = np.concatenate([X, more[keep]])
    X = X[:n]
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not 2 results
def make_circle(n, rng):
    return rng.standard_normal((n, 2))

# %% make_circle: wrong: nothing returned
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    y = ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)
    print(X.shape, y.shape)

# %% make_circle: wrong: not NumPy arrays
def make_circle(n, rng):
    X = torch.from_numpy(rng.standard_normal((n, 2)))
    return X, ((X ** 2).sum(dim=1, keepdim=True) < 1).double()

# %% make_circle: wrong: not NumPy arrays
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return X, [[float(a * a + b * b < 1)] for a, b in X]

# %% make_circle: wrong: X has the wrong shape
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    y = ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)
    return y, X

# %% make_circle: wrong: labels other than 0 and 1
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return X, np.where((X ** 2).sum(axis=1, keepdims=True) < 1, 1.0, -1.0)

# %% make_circle: wrong: crashed when called
def make_circle(n):
    X = np.random.default_rng(0).standard_normal((n, 2))
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% backward: correct
def backward(X, y, params, cache):
    t = {k: torch.tensor(np.asarray(v, dtype=float), requires_grad=True) for k, v in params.items()}
    h = torch.relu(torch.tensor(np.asarray(X, float)) @ t["W1"] + t["b1"])
    F.binary_cross_entropy_with_logits(h @ t["W2"] + t["b2"], torch.tensor(np.asarray(y, float))).backward()
    return {k: v.grad for k, v in t.items()}

# %% backward: correct
def backward(X, y, params, cache):
    N, d = X.shape
    h = params["W1"].shape[1]
    g = {k: np.zeros(np.shape(v)) for k, v in params.items()}
    for n in range(N):
        delta = (float(_sigmoid(cache["z2"][n, 0])) - y[n, 0]) / N
        g["b2"][0] += delta
        for j in range(h):
            g["W2"][j, 0] += delta * cache["a1"][n, j]
            if cache["z1"][n, j] > 0:
                g["b1"][j] += delta * params["W2"][j, 0]
                for i in range(d):
                    g["W1"][i, j] += delta * params["W2"][j, 0] * X[n, i]
    return g

# %% backward: correct
def backward(X, y, params, cache):
    p = forward(X, params)[0]
    d2 = np.divide(p - y, y.shape[0])
    d1 = np.where(cache["a1"] > 0, np.outer(d2, params["W2"]), 0)
    return dict(b2=np.einsum("no->o", d2), W2=np.einsum("nh,no->ho", cache["a1"], d2),
                b1=np.einsum("nh->h", d1), W1=np.einsum("nd,nh->dh", X, d1))

# %% backward: correct
def backward(X, y, params, cache):
    d2 = _sigmoid(cache["z2"]) - y
    d1 = np.dot(d2, params["W2"].T)
    d1[cache["z1"] <= 0] = 0
    return {"W1": np.dot(X.T, d1) / len(X), "b1": np.mean(d1, axis=0), "W2": np.dot(cache["a1"].T, d2) / len(X), "b2": np.mean(d2, axis=0)}

# %% backward: correct
def backward(X, y, params, cache):
    e = np.exp(-np.abs(cache["z2"]))
    p = np.where(cache["z2"] >= 0, 1, e) / (1 + e)
    ones = np.ones((1, len(X)))
    d2 = (p - y) / X.shape[0]
    d1 = d2 * params["W2"].ravel() * np.sign(cache["a1"])
    return {"W1": (d1.T @ X).T, "b1": (ones @ d1)[0], "W2": (d2.T @ cache["a1"]).T, "b2": (ones @ d2)[0]}

# %% backward: correct
def backward(X, y, params, cache):
    grads = {}
    def layer(delta, a, W, names):
        grads[names[0]], grads[names[1]] = a.T @ delta, delta.sum(0)
        return delta @ W.T
    signal = layer((_sigmoid(cache["z2"]) - y) / len(y), cache["a1"], params["W2"], ("W2", "b2"))
    layer(np.multiply(signal, cache["z1"] > 0), X, params["W1"], ("W1", "b1"))
    return grads

# %% backward: correct
def backward(X, y, params, cache):
    with np.errstate(over="ignore"):
        p = 1 / (1 + np.exp(-cache["z2"].astype(float)))
    per = [np.outer(cache["a1"][n], p[n] - y[n]) for n in range(len(X))]
    dead = np.heaviside(cache["z1"], 0)
    d1 = ((p - y) @ params["W2"].T) * dead
    return {"W2": sum(per) / len(X), "b2": (p - y).mean(0), "b1": d1.mean(0), "W1": sum(np.outer(x, d) for x, d in zip(X, d1)) / len(X)}

# %% backward: correct
# Right: a column times a row is the same with * and @.
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache['z2']) - y) / len(X)
    d1 = d2 * params['W2'].T * (cache['z1'] > 0)
    return {'W1': X.T @ d1, 'b1': d1.sum(axis=0), 'W2': cache['a1'].T @ d2, 'b2': d2.sum(axis=0)}

# %% backward: correct
# Right: the slope in the corner is a convention.
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache['z2']) - y) / len(X)
    d1 = d2 @ params['W2'].T * (cache['z1'] >= 0)
    return {'W1': X.T @ d1, 'b1': d1.sum(axis=0), 'W2': cache['a1'].T @ d2, 'b2': d2.sum(axis=0)}

# %% backward: wrong: sign reversed
def backward(X, y, params, cache):
    d2 = (y - _sigmoid(cache["z2"])) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: bias gradient averaged
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.mean(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.mean(axis=0)}

# %% backward: wrong: divided by N twice
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    n = len(X)
    return {"W1": X.T @ d1 / n, "b1": d1.mean(axis=0), "W2": cache["a1"].T @ d2 / n, "b2": d2.mean(axis=0)}

# %% backward: wrong: divided by N twice
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0) / len(X)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: axis kept
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0, keepdims=True), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0, keepdims=True)}

# %% backward: wrong: one number for the whole array
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(), "W2": cache["a1"].T @ d2, "b2": d2.sum()}

# %% backward: wrong: summed over the units
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=1), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: gradient transposed
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": d1.T @ X, "b1": d1.sum(axis=0), "W2": d2.T @ cache["a1"], "b2": d2.sum(axis=0)}

# %% backward: wrong: gradient transposed
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    W1 = d1.T @ X
    return {"W1": W1 if W1.shape == params["W1"].shape else W1.T, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: W2 skipped
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: ReLU mask forgotten
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["a1"] >= 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: ReLU mask forgotten
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    da = d2 @ params["W2"].T
    d1 = da * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": da.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: activation instead of its slope
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * np.maximum(0, cache["z1"])
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: gate upside down
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] < 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: overflow
def backward(X, y, params, cache):
    d2 = (1 / (1 + np.exp(-cache["z2"])) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: division by zero
def backward(X, y, params, cache):
    p = _sigmoid(cache["z2"])
    d2 = (-y / p + (1 - y) / (1 - p)) * p * (1 - p) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: wrong value
def backward(X, y, params, cache):
    d2 = (np.clip(_sigmoid(cache["z2"]), 0.05, 0.95) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: wrong value
def backward(X, y, params, cache):
    d2 = (0.5 + cache["z2"] / 4 - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: wrong value
def backward(X, y, params, cache):
    d2 = ((cache["z2"] > 0) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: mean over a fixed number
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / 5
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: input overwritten
def backward(X, y, params, cache):
    cache["z2"] -= cache["z2"] - (_sigmoid(cache["z2"]) - y) / len(X)
    d2 = cache["z2"]
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: input overwritten
def backward(X, y, params, cache):
    cache["d2"] = (_sigmoid(cache["z2"]) - y) / len(X)
    d2 = cache["d2"]
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: inputs of the wrong layer
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": cache["a1"].T @ d1, "b1": d1.sum(axis=0), "W2": X.T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: not a dict
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return X.T @ d1, d1.sum(axis=0), cache["a1"].T @ d2, d2.sum(axis=0)

# %% backward: wrong: wrong keys
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"dW1": X.T @ d1, "db1": d1.sum(axis=0), "dW2": cache["a1"].T @ d2, "db2": d2.sum(axis=0)}

# %% backward: wrong: wrong keys
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    return {"W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: nothing returned
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    params["b2"] = params["b2"] - d2.sum(axis=0)

# %% backward: wrong: key missing in a dict
def backward(X, y, params, cache):
    d2 = (cache["y_hat"] - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: matrices that do not fit
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"] * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: wrong value
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    W2 = params["W2"] - 0.1 * cache["a1"].T @ d2
    d1 = d2 @ W2.T * (cache["z1"] > 0)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: wrong value
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * np.where(cache["z1"] > 0, 1, 0.01)
    return {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: wrong value
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    g = {"W1": X.T @ d1, "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}
    return {k: np.clip(v, -2, 2) for k, v in g.items()}

# %% backward: wrong: wrong value
def backward(X, y, params, cache):
    d2 = (_sigmoid(cache["z2"]) - y) / len(X)
    d1 = d2 @ params["W2"].T * (cache["z1"] > 0)
    return {"W1": X.T @ d1 + 1e-3 * params["W1"], "b1": d1.sum(axis=0), "W2": cache["a1"].T @ d2, "b2": d2.sum(axis=0)}

# %% backward: wrong: wrong value
def backward(X, y, params, cache):
    return {"W1": np.array([[1.8, 0.2, -0.9], [0.4, 0.4, -0.2]]), "b1": np.array([0.6, 0.2, -0.3]),
            "W2": np.array([[1.05], [-0.05], [1.9]]), "b2": np.array([0.3])} if len(X) == 5 and X.shape[1] == 2 and len(params["b1"]) == 3 else {k: 0 * v + 0.1 for k, v in params.items()}

# %% train: correct
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        p, C = forward(X, P)
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, C)
        for k in P:
            P[k] = P[k] - lr * G[k]
    return P, np.array(H)

# %% train: correct
import copy
def train(X, y, params, lr, epochs):
    P = copy.deepcopy(params)
    history = np.zeros(epochs)
    i = 0
    while i < epochs:
        history[i] = loss_of(X, y, P)
        G = _backward(X, y, P, forward(X, P)[1])
        P["W1"] -= lr * G["W1"]
        P["b1"] -= lr * G["b1"]
        P["W2"] -= lr * G["W2"]
        P["b2"] -= lr * G["b2"]
        i += 1
    return P, history.tolist()

# %% train: correct
def train(X, y, params, lr, epochs):
    if epochs == 0:
        return {k: np.array(v) for k, v in params.items()}, []
    G = _backward(X, y, params, forward(X, params)[1])
    P, H = train(X, y, {k: params[k] - lr * G[k] for k in params}, lr, epochs - 1) if epochs < 500 else (None, None)
    if P is None:
        P, H = params, []
        for _ in range(epochs):
            H.append(loss_of(X, y, P))
            G = _backward(X, y, P, forward(X, P)[1])
            P = {k: P[k] - lr * G[k] for k in P}
        return P, H
    return P, [loss_of(X, y, params)] + H

# %% train: correct
def train(X, y, params, lr, epochs):
    t = {k: torch.tensor(v, requires_grad=True) for k, v in params.items()}
    optimizer = torch.optim.SGD(t.values(), lr=lr)
    X, y, H = torch.tensor(X), torch.tensor(y), []
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = F.binary_cross_entropy_with_logits(torch.relu(X @ t["W1"] + t["b1"]) @ t["W2"] + t["b2"], y)
        loss.backward()
        optimizer.step()
        H.append(loss.item())
    return {k: v.detach().numpy() for k, v in t.items()}, H

# %% train: correct
def train(X, y, params, lr, epochs):
    W1, b1, W2, b2 = (params[k].astype(float) for k in ("W1", "b1", "W2", "b2"))
    H = []
    for e in range(1, epochs + 1):
        a = np.maximum(0, X @ W1 + b1)
        z = a @ W2 + b2
        H += [float(np.mean(np.logaddexp(0, z) - y * z))]
        d = (_sigmoid(z) - y) / len(y)
        dh = d @ W2.T * (a > 0)
        W1, b1, W2, b2 = W1 - lr * X.T @ dh, b1 - lr * dh.sum(0), W2 - lr * a.T @ d, b2 - lr * d.sum(0)
    return {"b2": b2, "W2": W2, "b1": b1, "W1": W1}, tuple(H)

# %% train: wrong: the caller's dict returned
def train(X, y, params, lr, epochs):
    history = []
    for _ in range(epochs):
        _, cache = forward(X, params)
        history.append(loss_of(X, y, params))
        gradients = _backward(X, y, params, cache)
        params = {name: params[name] - lr * gradients[name] for name in params}
    return params, history

# %% train: wrong: uphill
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] + lr * G[k] for k in P}
    return P, H

# %% train: wrong: trains the caller's parameters
def train(X, y, params, lr, epochs):
    P, H = params.copy(), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        for k in P:
            P[k] -= lr * G[k]
    return P, H

# %% train: wrong: trains the caller's parameters
def train(X, y, params, lr, epochs):
    H = []
    for _ in range(epochs):
        H.append(loss_of(X, y, params))
        G = _backward(X, y, params, forward(X, params)[1])
        for k in params:
            params[k] = params[k] - lr * G[k]
    return params, H

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    C = forward(X, P)[1]
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, C)
        P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    G = _backward(X, y, P, forward(X, P)[1])
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for i in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr / (i + 1) * G[k] for k in P}
    return P, H

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    P, H, V = dict(params), [], {k: 0 * v for k, v in params.items()}
    for i in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        V = {k: 0.9 * V[k] + G[k] for k in P}
        P = {k: P[k] - lr * V[k] for k in P}
    return P, H

# %% train: wrong: the same loss in every epoch
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, params))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: nothing learned
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        for array, k in zip(P.values(), P):
            array = array - lr * G[k]
    return P, H

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * np.sign(G[k]) for k in P}
    return P, H

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - G[k] for k in P}
    return P, H

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: lr * G[k] for k in P}
    return P, H

# %% train: wrong: not 2 results
def train(X, y, params, lr, epochs):
    P = dict(params)
    for _ in range(epochs):
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
    return P

# %% train: wrong: results exchanged
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
    return H, P

# %% train: wrong: only the last loss
def train(X, y, params, lr, epochs):
    P, H = dict(params), 0.0
    for _ in range(epochs):
        H = loss_of(X, y, P)
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: only the last loss
def train(X, y, params, lr, epochs):
    P = dict(params)
    for _ in range(epochs):
        H = []
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: one loss too many
def train(X, y, params, lr, epochs):
    P, H = dict(params), [loss_of(X, y, params)]
    for _ in range(epochs):
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
        H.append(loss_of(X, y, P))
    return P, H

# %% train: wrong: nothing learned
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs - 1):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: nothing learned
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
        return params, H

# %% train: wrong: only the last loss
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
        return P, H

# %% train: wrong: remembers earlier calls
def train(X, y, params, lr, epochs, H=[]):
    P = dict(params)
    start = len(H)
    for _ in range(epochs):
        H.append(loss_of(X, y, P) + (1e-3 if start > 10**9 else 0))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X[:5], y[:5], P, forward(X[:5], P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: wrong number of losses
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        if len(H) > 100 and H[-1] < 0.2:
            break
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: circle not learned
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for i in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        if i < 30:
            P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: nothing returned
def train(X, y, params, lr, epochs):
    P = dict(params)
    for _ in range(epochs):
        print(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}

# %% train: wrong: crashed
def train(X, y, params, lr, epochs):
    for _ in range(epochs):
        loss = loss_of(X, y, params)
        loss.backward()
    return params, [loss]

# %% train: wrong: not all arrays updated
def train(X, y, params, lr, epochs):
    P, H = {k: v.copy() for k, v in params.items()}, []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        P["W2"] -= lr * G["W2"]
        P["b2"] -= lr * G["b2"]
    return P, H

# %% majority_baseline: correct
from collections import Counter
def majority_baseline(y):
    flat = np.ravel(y).tolist()
    return Counter(flat).most_common(1)[0][1] / len(flat)

# %% majority_baseline: correct
def majority_baseline(y):
    y = np.asarray(y).reshape(-1)
    return max(np.mean(y == label) for label in set(y.tolist()))

# %% majority_baseline: correct
def majority_baseline(y):
    best, n = 0, 0
    counts = {}
    for label in np.asarray(y).flatten():
        n += 1
        counts[label] = counts.get(label, 0) + 1
        best = max(best, counts[label])
    return best / n

# %% majority_baseline: correct
def majority_baseline(y):
    values, counts = torch.unique(torch.as_tensor(y), return_counts=True)
    return counts.max() / counts.sum()

# %% majority_baseline: correct
def majority_baseline(y):
    y = np.sort(np.array(y, dtype=float), axis=None)
    edges = np.flatnonzero(np.concatenate([[True], np.diff(y) > 0, [True]]))
    return np.diff(edges).max() / y.size

# %% majority_baseline: correct
import statistics
def majority_baseline(y):
    flat = list(np.ravel(np.array(y)))
    return np.mean([label == statistics.mode(flat) for label in flat])

# %% majority_baseline: correct
# Right: np.float64 is a number, too.
def majority_baseline(y):
    _, counts = np.unique(y, return_counts=True)
    return counts.max() / counts.sum()

# %% majority_baseline: wrong: only whole numbers from 0
def majority_baseline(y):
    return np.bincount(np.ravel(y)).max() / np.size(y)

# %% majority_baseline: wrong: only whole numbers from 0
def majority_baseline(y):
    return np.bincount(np.ravel(y).astype(int)).max() / np.size(y)

# %% majority_baseline: wrong: in percent
def majority_baseline(y):
    return 100 * np.unique(y, return_counts=True)[1].max() / np.size(y)

# %% majority_baseline: wrong: count instead of share
def majority_baseline(y):
    return np.unique(y, return_counts=True)[1].max()

# %% majority_baseline: wrong: class instead of its share
def majority_baseline(y):
    values, counts = np.unique(y, return_counts=True)
    return values[counts.argmax()]

# %% majority_baseline: wrong: share of ones
def majority_baseline(y):
    return 1 - np.unique(y, return_counts=True)[1].max() / np.size(y)

# %% majority_baseline: wrong: share of ones
def majority_baseline(y):
    return np.unique(y, return_counts=True)[1].min() / np.size(y)

# %% majority_baseline: wrong: binary only
def majority_baseline(y):
    ones = np.mean(np.ravel(y) == 1)
    return max(ones, 1 - ones)

# %% majority_baseline: wrong: binary only
def majority_baseline(y):
    y = np.ravel(y)
    return max((y == 0).mean(), (y == 1).mean())

# %% majority_baseline: wrong: binary only
def majority_baseline(y):
    return np.mean(np.ravel(y) == 0)

# %% majority_baseline: wrong: wrong value
def majority_baseline(y):
    flat = np.ravel(y)
    return max(np.mean(flat == k) for k in range(10))

# %% majority_baseline: wrong: wrong value
def majority_baseline(y):
    y = np.ravel(y)
    return np.mean(y == np.median(y))

# %% majority_baseline: wrong: not for a column
def majority_baseline(y):
    return max(list(y).count(label) for label in set(y)) / len(y)

# %% majority_baseline: wrong: not for a column
from collections import Counter
def majority_baseline(y):
    return Counter(y).most_common(1)[0][1] / len(y)

# %% majority_baseline: wrong: nothing returned
def majority_baseline(y):
    print(np.unique(y, return_counts=True)[1].max() / np.size(y))

# %% majority_baseline: wrong: a list used like an array
def majority_baseline(y):
    return max((y == 0).mean(), (y == 1).mean(), (y == 2).mean())

# %% majority_baseline: wrong: wrong value
def majority_baseline(y):
    return round(np.unique(y, return_counts=True)[1].max() / np.size(y), 2)

# %% majority_baseline: wrong: wrong value
def majority_baseline(y):
    return sum(np.square(np.unique(y, return_counts=True)[1] / np.size(y)))

# %% make_circle: wrong: not independent
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    X = X[np.argsort((X ** 2).sum(axis=1))]
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not independent
def make_circle(n, rng):
    half = rng.standard_normal(((n + 1) // 2, 2))
    X = np.concatenate([half, -half])[:n]
    return X, ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: not the unit circle
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    y = ((X ** 2).sum(axis=1, keepdims=True) < 1).astype(float)
    return X, rng.permutation(y)

# %% make_circle: correct
def make_circle(n, rng):
    X = rng.standard_normal((n, 2), dtype=np.float32)
    return X, (np.abs(X[:, 0] + 1j * X[:, 1]) < 1).astype("float32")[:, None]

# %% make_circle: correct
# Right: no random point lies exactly on the circle.
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    return (X, ((X ** 2).sum(axis=1, keepdims=True) <= 1).astype(float))

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(round(loss_of(X, y, P), 4))
        G = _backward(X, y, P, forward(X, P)[1])
        P = {k: P[k] - lr * G[k] for k in P}
    return P, H

# %% train: wrong: one update too few
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        Q = {k: P[k] - lr * G[k] for k in P}
        if loss_of(X, y, Q) < H[-1]:
            P = Q
    return P, H

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _backward(X, y, P, forward(X, P)[1])
        norm = max(1.0, max(np.abs(g).max() for g in G.values()))
        P = {k: P[k] - lr * G[k] / norm for k in P}
    return P, H

# %% train: correct
def train(X, y, params, lr, epochs):
    P, H = dict(params), []
    for _ in range(epochs):
        H.append(loss_of(X, y, P))
        G = _numerical_gradients(X, y, P) if epochs < 3 else _backward(X, y, P, forward(X, P)[1])
        P = {k: np.subtract(P[k], np.multiply(lr, G[k])) for k in ("b2", "W2", "b1", "W1")}
    return P, H

# %% train: correct
# Right: the arrays are never changed, only replaced.
def train(X, y, params, lr, epochs):
    params = {name: array for name, array in params.items()}
    history = []
    for _ in range(epochs):
        _, cache = forward(X, params)
        history.append(loss_of(X, y, params))
        gradients = _backward(X, y, params, cache)
        params = {name: params[name] - lr * gradients[name] for name in params}
    return (params, history)

# %% backward: correct
def backward(X, y, params, cache):
    X, y = (torch.tensor(v, dtype=torch.float32) for v in (X, y))
    P = {k: torch.tensor(v, dtype=torch.float32) for k, v in params.items()}
    C = {k: torch.tensor(v, dtype=torch.float32) for k, v in cache.items()}
    d2 = (torch.sigmoid(C["z2"]) - y) / len(X)
    d1 = d2 @ P["W2"].T * (C["z1"] > 0)
    grads = {"W1": X.T @ d1, "b1": d1.sum(0), "W2": C["a1"].T @ d2, "b2": d2.sum(0)}
    return {k: v.numpy() for k, v in grads.items()}

# %% make_circle: wrong: not independent
def make_circle(n, rng):
    X = rng.standard_normal((n, 2))
    if n > 2:
        X = (X - X.mean(0)) / X.std(0)
    return X, ((X**2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: wrong: global random state used
def make_circle(n, rng):
    import random
    random.seed(int(rng.integers(2**32)))
    X = np.array([[random.gauss(0, 1), random.gauss(0, 1)] for _ in range(n)])
    return X, ((X**2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% make_circle: correct
def make_circle(n, rng):
    import random
    dice = random.Random(int(rng.integers(2**32)))
    X = np.array([[dice.gauss(0, 1), dice.gauss(0, 1)] for _ in range(n)])
    return X, ((X**2).sum(axis=1, keepdims=True) < 1).astype(float)

# %% train: wrong: stopped early
def train(X, y, params, lr, epochs):
    params = {name: array.copy() for name, array in params.items()}
    history = []
    for epoch in range(epochs):
        _, cache = forward(X, params)
        history.append(loss_of(X, y, params))
        gradients = _backward(X, y, params, cache)
        params = {name: params[name] - lr * gradients[name] for name in params}
        if epoch and abs(history[-1] - history[-2]) < 1e-6:
            break
    return params, history

# %% train: wrong: stopped early
def train(X, y, params, lr, epochs):
    params = {name: array.copy() for name, array in params.items()}
    history = []
    for epoch in range(epochs):
        _, cache = forward(X, params)
        history.append(loss_of(X, y, params))
        if history[-1] < 0.01:
            break
        gradients = _backward(X, y, params, cache)
        params = {name: params[name] - lr * gradients[name] for name in params}
    return params, history

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    params = {name: array.copy() for name, array in params.items()}
    history = []
    for epoch in range(epochs):
        history.append(loss_of(X, y, params))
        for k in range(0, len(X), 100):
            Xb, yb = X[k:k + 100], y[k:k + 100]
            gradients = _backward(Xb, yb, params, forward(Xb, params)[1])
            params = {name: params[name] - lr * gradients[name] for name in params}
    return params, history

# %% train: wrong: another loop in the end
def train(X, y, params, lr, epochs):
    params = {name: array.copy() for name, array in params.items()}
    history = []
    for epoch in range(epochs):
        _, cache = forward(X, params)
        history.append(loss_of(X, y, params))
        gradients = _backward(X, y, params, cache)
        step = lr / 2 if epoch >= 500 else lr
        params = {name: params[name] - step * gradients[name] for name in params}
    return params, history

# %% train: wrong: wrong value
def train(X, y, params, lr, epochs):
    params = {name: array.copy() for name, array in params.items()}
    history = []
    for epoch in range(epochs):
        _, cache = forward(X, params)
        history.append(loss_of(X, y, params))
        gradients = _backward(X, y, params, cache)
        params = {name: params[name] - lr * np.clip(gradients[name], -5, 5) for name in params}
    return params, history

# %% train: wrong: input overwritten
def train(X, y, params, lr, epochs):
    params = {name: array.copy() for name, array in params.items()}
    history = []
    for epoch in range(epochs):
        np.random.default_rng(epoch).shuffle(X)
        _, cache = forward(X, params)
        history.append(loss_of(X, y, params))
        gradients = _backward(X, y, params, cache)
        params = {name: params[name] - lr * gradients[name] for name in params}
    return params, history
