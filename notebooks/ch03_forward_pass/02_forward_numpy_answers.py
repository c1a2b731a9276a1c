"""Answer bank of section 3.2: correct answers, and wrong ones with the mistake their message must name."""

# %% forward_two_layer: correct
def forward_two_layer(X,p):
    z1=np.dot(X,p["W1"])+p["b1"]; a1=np.where(z1>0,z1,0.); z2=np.dot(a1,p["W2"])+p["b2"]; return np.exp(-np.logaddexp(0,-z2)),dict(X=X,z1=z1,a1=a1,z2=z2)

# %% forward_two_layer: wrong: output activation forgotten
def forward_two_layer(X,p):
    z1=X@p["W1"]+p["b1"]; a1=np.maximum(0,z1); z2=a1@p["W2"]+p["b2"]; return z2,dict(z1=z1,a1=a1,z2=z2)

# %% forward_two_layer: wrong: sigmoid in the hidden layer
def forward_two_layer(X,p):
    z1=X@p["W1"]+p["b1"]; a1=_sigmoid(z1); z2=a1@p["W2"]+p["b2"]; return _sigmoid(z2),dict(z1=z1,a1=a1,z2=z2)

# %% forward_two_layer: wrong: z1 overwritten by ReLU
def forward_two_layer(X,p):
    z1=X@p["W1"]+p["b1"]; a1=np.maximum(0,z1,out=z1); z2=a1@p["W2"]+p["b2"]; return _sigmoid(z2),dict(z1=z1,a1=a1,z2=z2)

# %% forward_two_layer: wrong: output bias forgotten
def forward_two_layer(X,p):
    z1=X@p["W1"]+p["b1"]; a1=np.maximum(0,z1); z2=a1@p["W2"]; return _sigmoid(z2),dict(z1=z1,a1=a1,z2=z2)

# %% NeuralNetwork: correct
class NeuralNetwork:
    def __init__(self,layer_sizes,rng):
        self.weights=[rng.standard_normal((a,b))*np.sqrt(2/a) for a,b in zip(layer_sizes,layer_sizes[1:])]
        self.biases=[np.zeros(b) for b in layer_sizes[1:]]
    def forward(self,X):
        self.activations=[X]
        for W,b in zip(self.weights[:-1],self.biases[:-1]): self.activations.append(np.maximum(0,self.activations[-1]@W+b))
        self.activations.append(_softmax(self.activations[-1]@self.weights[-1]+self.biases[-1])); return self.activations[-1]

# %% NeuralNetwork: wrong: ReLU on the scores
class NeuralNetwork:
    def __init__(self,layer_sizes,rng):
        self.weights=[rng.standard_normal((a,b))*np.sqrt(2/a) for a,b in zip(layer_sizes,layer_sizes[1:])]
        self.biases=[np.zeros((1,b)) for b in layer_sizes[1:]]
    def forward(self,X):
        self.activations=[X]
        for W,b in zip(self.weights[:-1],self.biases[:-1]): self.activations.append(np.maximum(0,self.activations[-1]@W+b))
        self.activations.append(_softmax(np.maximum(0,self.activations[-1]@self.weights[-1]+self.biases[-1]))); return self.activations[-1]

# %% NeuralNetwork: wrong: softmax over the batch
class NeuralNetwork:
    def __init__(self,layer_sizes,rng):
        self.weights=[rng.standard_normal((a,b))*np.sqrt(2/a) for a,b in zip(layer_sizes,layer_sizes[1:])]
        self.biases=[np.zeros((1,b)) for b in layer_sizes[1:]]
    def forward(self,X):
        self.activations=[X]
        for W,b in zip(self.weights[:-1],self.biases[:-1]): self.activations.append(np.maximum(0,self.activations[-1]@W+b))
        self.activations.append(_softmax(self.activations[-1]@self.weights[-1]+self.biases[-1],axis=0)); return self.activations[-1]

# %% NeuralNetwork: wrong: fan-out instead of fan-in
class NeuralNetwork:
    def __init__(self,layer_sizes,rng):
        self.weights=[rng.standard_normal((a,b))*np.sqrt(2/b) for a,b in zip(layer_sizes,layer_sizes[1:])]
        self.biases=[np.zeros((1,b)) for b in layer_sizes[1:]]
    def forward(self,X):
        self.activations=[X]
        for W,b in zip(self.weights[:-1],self.biases[:-1]): self.activations.append(np.maximum(0,self.activations[-1]@W+b))
        self.activations.append(_softmax(self.activations[-1]@self.weights[-1]+self.biases[-1])); return self.activations[-1]

# %% NeuralNetwork: wrong: list keeps growing
class NeuralNetwork:
    def __init__(self,layer_sizes,rng):
        self.weights=[rng.standard_normal((a,b))*np.sqrt(2/a) for a,b in zip(layer_sizes,layer_sizes[1:])]
        self.biases=[np.zeros((1,b)) for b in layer_sizes[1:]]
    def forward(self,X):
        self.activations=getattr(self,"activations",[])+[X]
        for W,b in zip(self.weights[:-1],self.biases[:-1]): self.activations.append(np.maximum(0,self.activations[-1]@W+b))
        self.activations.append(_softmax(self.activations[-1]@self.weights[-1]+self.biases[-1])); return self.activations[-1]

# %% accuracy: correct
def accuracy(y_pred,y_true):
    a,b=list(np.ravel(y_pred)),list(np.ravel(y_true))
    if len(a)!=len(b): raise ValueError
    return sum(p==t for p,t in zip(a,b))/len(a)

# %% accuracy: wrong: all pairs compared
def accuracy(y_pred,y_true): return float(np.mean(np.asarray(y_pred)==np.asarray(y_true)))

# %% accuracy: wrong: count instead of fraction
def accuracy(y_pred,y_true): return int(np.sum(np.ravel(y_pred)==np.ravel(y_true)))

# %% accuracy: wrong: size of the difference counted
def accuracy(y_pred,y_true):
    a,b=np.ravel(y_pred),np.ravel(y_true)
    if a.shape!=b.shape: raise ValueError
    return 1-float(np.mean(np.abs(a-b)))

# %% classify: wrong: threshold ignored
def classify(p,threshold=.5): return np.round(np.ravel(p)).astype(int)

# %% classify: wrong: equal counted as above
def classify(p,threshold=.5): return (np.ravel(p)>=threshold).astype(int)

# %% classify: wrong: argmax of one column
def classify(p,threshold=.5): return np.argmax(np.atleast_2d(p),axis=1)

# %% forward_two_layer: correct
def forward_two_layer(X, p):
    t = {key: torch.tensor(np.asarray(value, dtype=float)) for key, value in p.items()}
    z1 = torch.tensor(np.asarray(X, dtype=float)) @ t["W1"] + t["b1"]
    a1 = torch.relu(z1)
    z2 = a1 @ t["W2"] + t["b2"]
    return torch.sigmoid(z2), {"z1": z1, "a1": a1, "z2": z2}

# %% forward_two_layer: correct
def forward_two_layer(X, p):
    z1 = np.einsum("ij,jk->ik", X, p["W1"]) + p["b1"]
    a1 = z1 * (z1 > 0)
    z2 = np.einsum("ij,jk->ik", a1, p["W2"]) + p["b2"]
    return 0.5 * (1 + np.tanh(z2 / 2)), {"X": X, "W2": p["W2"], "z2": z2, "a1": a1, "z1": z1}

# %% forward_two_layer: correct
def forward_two_layer(X, p):
    rows1, rows2, outs = [], [], []
    h = len(p["b1"])
    for x in X:
        scores = [sum(x[i] * p["W1"][i, k] for i in range(len(x))) + p["b1"][k] for k in range(h)]
        rows1.append(scores)
        rows2.append([max(0.0, s) for s in scores])
        outs.append([sum(rows2[-1][k] * p["W2"][k, 0] for k in range(h)) + p["b2"][0]])
    return _sigmoid(outs), {"z1": np.array(rows1), "a1": np.array(rows2), "z2": np.array(outs)}

# %% forward_two_layer: correct
def forward_two_layer(X, p):
    cache = {}
    cache["z1"] = X.dot(p["W1"]) + p["b1"].reshape(1, -1)
    cache["a1"] = np.clip(cache["z1"], 0, None)
    cache["z2"] = cache["a1"].dot(p["W2"]) + p["b2"]
    e = np.exp(-np.abs(cache["z2"]))
    y = np.where(cache["z2"] >= 0, 1 / (1 + e), e / (1 + e))
    return [y, cache]

# %% forward_two_layer: correct
def forward_two_layer(X, p):
    Xb = np.hstack([X, np.ones((len(X), 1))])
    z1 = Xb @ np.vstack([p["W1"], p["b1"]])
    a1 = z1.copy()
    a1[a1 < 0] = 0
    z2 = np.hstack([a1, np.ones((len(X), 1))]) @ np.vstack([p["W2"], p["b2"]])
    return _sigmoid(z2), dict(z1=z1, a1=a1, z2=z2)

# %% forward_two_layer: correct
def forward_two_layer(X, p):
    W1, b1, W2, b2 = (torch.tensor(np.asarray(p[k])).float() for k in ("W1", "b1", "W2", "b2"))
    z1 = torch.tensor(np.asarray(X)).float() @ W1 + b1
    a1 = z1.clamp(min=0)
    z2 = a1 @ W2 + b2
    return z2.sigmoid().numpy(), {"z1": z1.numpy(), "a1": a1.numpy(), "z2": z2.numpy()}

# %% forward_two_layer: correct
def _layer(A, W, b):
    return A @ W + b

def forward_two_layer(X, params):
    def relu(z):
        return (z + np.abs(z)) / 2
    z1 = _layer(X, params["W1"], params["b1"])
    z2 = _layer(relu(z1), params["W2"], params["b2"])
    sig = np.vectorize(lambda v: 1 / (1 + math.exp(-v)) if v > 0 else math.exp(v) / (1 + math.exp(v)))
    return sig(z2), {"z1": z1, "a1": relu(z1), "z2": z2}

# %% forward_two_layer: wrong: nothing returned
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    y = _sigmoid(z2)

# %% forward_two_layer: wrong: nothing returned
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    print(_sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2})

# %% forward_two_layer: wrong: not 2 results
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2)

# %% forward_two_layer: wrong: not 2 results
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), z1, a1, z2

# %% forward_two_layer: wrong: not 2 results
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return {'y_hat': _sigmoid(z2), 'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: cache is not a dict
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return {'z1': z1, 'a1': a1, 'z2': z2}, _sigmoid(z2)

# %% forward_two_layer: wrong: cache is not a dict
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), (z1, a1, z2)

# %% forward_two_layer: wrong: cache incomplete
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1}

# %% forward_two_layer: wrong: cache incomplete
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'Z1': z1, 'A1': a1, 'Z2': z2}

# %% forward_two_layer: wrong: wrong shape
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2).ravel(), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong shape
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2.ravel()}

# %% forward_two_layer: wrong: input overwritten
def forward_two_layer(X, p):
    b1 = p['b1']
    z1 = X @ p['W1']
    b1 *= 2
    b1 /= 2
    b1 += 1e-3
    z1 = z1 + b1 - 1e-3
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: input overwritten
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    X -= X.mean(axis=0).astype(X.dtype)
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: params changed
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    p.update(z1=z1, a1=a1, z2=z2)
    return _sigmoid(z2), p

# %% forward_two_layer: wrong: overflow
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return 1 / (1 + np.exp(-z2)), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: overflow
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return np.exp(z2) / (1 + np.exp(z2)), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong value
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _softmax(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong value
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(-z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong value
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return np.tanh(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: verdict instead of probability
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return (z2 > 0) * 1.0, {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: hidden bias forgotten
def forward_two_layer(X, p):
    z1 = X @ p['W1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: tanh in the hidden layer
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.tanh(z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: hidden activation forgotten
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    z2 = z1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': z1, 'z2': z2}

# %% forward_two_layer: wrong: z1 used instead of a1
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = z1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong value
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.abs(z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong value
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.clip(z1, 0, 1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong value
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.where(z1 > 0, z1, 0.01 * z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong value
def forward_two_layer(X, p):
    W1 = p['W1'].T if p['W1'].shape[0] == p['W1'].shape[1] else p['W1']
    z1 = X @ W1 + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong value
def forward_two_layer(X, p):
    z1 = X @ p['W1']
    z1 = z1 + (p['b1'].reshape(-1, 1) if len(X) == len(p['b1']) else p['b1'])
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong value
def forward_two_layer(X, p):
    z1 = (X @ p['W1'] + p['b1']).astype(X.dtype)
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: output stored as z2
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': _sigmoid(z2)}

# %% forward_two_layer: wrong: output activation forgotten
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return z2, {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: ReLU on the output score
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = np.maximum(0, a1 @ p['W2'] + p['b2'])
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: ReLU on the output score
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = np.maximum(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(np.maximum(0, z2)), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: shapes that do not fit
def forward_two_layer(X, p):
    z1 = p['W1'] @ X + p['b1']
    a1 = np.maximum(0, z1)
    z2 = p['W2'] @ a1 + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: one True or False for a whole array
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = max(0, z1)
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: wrong shape
def forward_two_layer(X, p):
    z1 = np.array([[0.6, -0.3], [0.1, 0.2]])
    a1 = np.maximum(0, z1)
    z2 = np.array([[0.7], [-0.5]])
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% forward_two_layer: wrong: z1 overwritten by ReLU
def forward_two_layer(X, p):
    z1 = X @ p['W1'] + p['b1']
    a1 = z1
    a1[a1 < 0] = 0
    z2 = a1 @ p['W2'] + p['b2']
    return _sigmoid(z2), {'z1': z1, 'a1': a1, 'z2': z2}

# %% NeuralNetwork: correct
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.uniform(-math.sqrt(6 / a), math.sqrt(6 / a), size=(a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros((1, b)) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: correct
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights, self.biases, self.activations = [], [], None
        for i in range(1, len(layer_sizes)):
            self.weights.append((rng.standard_normal((layer_sizes[i], layer_sizes[i - 1])) * (2 / layer_sizes[i - 1]) ** 0.5).T)
            self.biases.append(np.zeros(layer_sizes[i]))

    def forward(self, X):
        a, kept = np.array(X, dtype=float), [X]
        last = len(self.weights) - 1
        for i in range(last + 1):
            z = np.einsum("ni,io->no", a, self.weights[i]) + self.biases[i]
            if i < last:
                a = z * (z > 0)
            else:
                e = np.exp(z - z.max(axis=1, keepdims=True))
                a = e / e.sum(axis=1, keepdims=True)
            kept.append(a)
        self.activations = kept
        return a

# %% NeuralNetwork: correct
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = []
        return self._from(0, X)

    def _from(self, i, a):
        self.activations.append(a)
        if i == len(self.weights):
            return a
        z = a @ self.weights[i] + self.biases[i]
        return self._from(i + 1, _softmax(z) if i == len(self.weights) - 1 else np.where(z > 0, z, 0))

# %% NeuralNetwork: correct
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = []
        self.biases = []
        for a, b in zip(layer_sizes[:-1], layer_sizes[1:]):
            self.weights.append(np.array([[rng.normal() for _ in range(b)] for _ in range(a)]) * math.sqrt(2.0 / a))
            self.biases.append(np.zeros((1, b)))

    def forward(self, X):
        rows = []
        for x in X:
            steps = [np.array(x, dtype=float)]
            for i, (W, b) in enumerate(zip(self.weights, self.biases)):
                z = steps[-1] @ W + np.ravel(b)
                steps.append(_softmax(z) if i == len(self.weights) - 1 else np.maximum(z, 0.0))
            rows.append(steps)
        self.activations = [np.array(column) for column in zip(*rows)]
        return self.activations[-1]

# %% NeuralNetwork: correct
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.sizes = tuple(layer_sizes)
        pairs = list(zip(self.sizes, self.sizes[1:]))
        self.weights = [torch.tensor(rng.normal(size=pair) * np.sqrt(2 / pair[0])).numpy() for pair in pairs]
        self.biases = [np.zeros(b) for _, b in pairs]

    def forward(self, X):
        a = torch.tensor(np.asarray(X, dtype=float))
        self.activations = [a.numpy()]
        for i, (W, b) in enumerate(zip(self.weights, self.biases), 1):
            z = a @ torch.tensor(np.array(W, dtype=float)) + torch.tensor(np.array(b, dtype=float))
            a = torch.relu(z) if i < len(self.weights) else torch.softmax(z, dim=1)
            self.activations.append(a.numpy())
        return a.numpy()

# %% NeuralNetwork: correct
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(scale=np.sqrt(2 / a), size=(a, b)).astype(np.float32) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b, dtype=np.float32) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: correct
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        seeds = rng.integers(2**31, size=len(layer_sizes) - 1)
        self.weights = [np.random.default_rng(s).normal(0, (2 / a) ** 0.5, (a, b)) for s, a, b in zip(seeds, layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(W.shape[1]) for W in self.weights]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: correct
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        A = [X]
        for W, b in zip(self.weights, self.biases):
            A.append(np.maximum(A[-1] @ W + b, 0))
        z = A[-2] @ self.weights[-1] + self.biases[-1]
        A[-1] = np.exp(z - np.logaddexp.reduce(z, axis=-1, keepdims=True))
        self.activations = A
        return A[-1]

# %% NeuralNetwork: wrong: no ReLU in the hidden layer
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(self.activations[-1] @ W + b)
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: softmax forgotten
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(self.activations[-1] @ self.weights[-1] + self.biases[-1])
        return self.activations[-1]

# %% NeuralNetwork: wrong: ReLU instead of softmax
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(np.maximum(0, self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: sigmoid instead of softmax
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_sigmoid(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: one sum for the whole batch
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        z = self.activations[-1] @ self.weights[-1] + self.biases[-1]
        e = np.exp(z - z.max())
        self.activations.append(e / e.sum())
        return self.activations[-1]

# %% NeuralNetwork: wrong: not the row's own maximum
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        z = self.activations[-1] @ self.weights[-1] + self.biases[-1]
        e = np.exp(z - z.max())
        self.activations.append(e / e.sum(axis=1, keepdims=True))
        return self.activations[-1]

# %% NeuralNetwork: wrong: overflow
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        e = np.exp(self.activations[-1] @ self.weights[-1] + self.biases[-1])
        self.activations.append(e / e.sum(axis=1, keepdims=True))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong value
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(np.log(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1])))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong shape
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1].argmax(axis=1)

# %% NeuralNetwork: wrong: biases not used
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong value
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong value
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: nothing returned
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        print(self.activations[-1].shape)

# %% NeuralNetwork: wrong: activations incomplete
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = []
        a = X
        for i, (W, b) in enumerate(zip(self.weights, self.biases), 1):
            a = np.maximum(0, a @ W + b) if i < len(self.weights) else _softmax(a @ W + b)
            self.activations.append(a)
        return a

# %% NeuralNetwork: wrong: activations incomplete
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        return _softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1])

# %% NeuralNetwork: wrong: activations missing
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        kept = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            kept.append(np.maximum(0, kept[-1] @ W + b))
        kept.append(_softmax(kept[-1] @ self.weights[-1] + self.biases[-1]))
        return kept[-1]

# %% NeuralNetwork: wrong: too many activations
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for i, (W, b) in enumerate(zip(self.weights, self.biases), 1):
            z = self.activations[-1] @ W + b
            self.activations += [z, np.maximum(0, z) if i < len(self.weights) else _softmax(z)]
        return self.activations[-1]

# %% NeuralNetwork: wrong: scores stored
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations, a = [X], X
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            z = a @ W + b
            self.activations.append(z)
            a = np.maximum(0, z)
        self.activations.append(_softmax(a @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: list keeps growing
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]
        self.activations = []

    def forward(self, X):
        self.activations.append(X)
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: result of an earlier call
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        if hasattr(self, "activations"):
            return self.activations[-1]
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong value
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        first = True
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            z = self.activations[-1] @ W + b
            self.activations.append(np.maximum(0, z) if first else z)
            first = False
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong value
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.tanh(self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong value
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(_sigmoid(self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong value
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [np.maximum(0, X)]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: input overwritten
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        X[X < 0] = 0
        return self.activations[-1]

# %% NeuralNetwork: wrong: input overwritten
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights, self.biases = [], []
        n_in = layer_sizes.pop(0) if isinstance(layer_sizes, list) else layer_sizes[0]
        for n_out in layer_sizes[isinstance(layer_sizes, tuple):]:
            self.weights.append(rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out)))
            self.biases.append(np.zeros(n_out))
            n_in = n_out

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong number of layers
class NeuralNetwork:
    weights = []
    biases = []

    def __init__(self, layer_sizes, rng):
        for a, b in zip(layer_sizes, layer_sizes[1:]):
            self.weights.append(rng.normal(0, np.sqrt(2 / a), (a, b)))
            self.biases.append(np.zeros(b))

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong number of layers
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        a, b, c, d = layer_sizes if len(layer_sizes) == 4 else (2, 2, 3, 3)
        self.weights = [rng.normal(0, np.sqrt(2 / i), (i, o)) for i, o in [(a, b), (b, c), (c, d)]]
        self.biases = [np.zeros(o) for o in (b, c, d)]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong number of layers
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes)]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong number of layers
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong weight shapes
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (b, a)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W.T + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1].T + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong bias shapes
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[:-1]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong bias shapes
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [0.0 for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: biases not zero
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.ones(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: biases not zero
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [0.01 * rng.normal(size=b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: attributes missing
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.W = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.b = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.W[:-1], self.b[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.W[-1] + self.b[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: attributes missing
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        pass

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: factor 2 forgotten
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(1 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: inputs and outputs mixed
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / (a + b)), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: square root forgotten
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, 2 / a, (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: weights not scaled
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, 1, (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: weights not scaled
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, 0.01, (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: fan-out instead of fan-in
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / layer_sizes[1]), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong standard deviation
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2) / a ** 0.25, (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong standard deviation
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.uniform(-np.sqrt(6 / (a + b)), np.sqrt(6 / (a + b)), (a, b)) * 1.1 for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong standard deviation
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / layer_sizes[0]), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: std used as a limit
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.uniform(-np.sqrt(2 / a), np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: mean not 0
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [abs(rng.normal(0, np.sqrt(2 / a), (a, b))) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: mean not 0
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.random((a, b)) * np.sqrt(2 / a) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: identical weights
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.choice([-1, 1], (a, b)) * np.sqrt(2 / a) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: identical weights
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [np.tile(rng.normal(0, np.sqrt(2 / a), b), (a, 1)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: not drawn from rng
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [np.zeros((a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: not drawn from rng
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        np.random.seed(0)
        self.weights = [np.random.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: not drawn from rng
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [np.random.default_rng(42).normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: not drawn from rng
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [np.random.default_rng().normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: identical layers
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        seed = rng.integers(10**6)
        self.weights = [np.random.default_rng(seed).normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: neither normal nor uniform
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.laplace(0, np.sqrt(1 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: wrong value
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]
        self.layers = [(W.copy(), b.copy()) for W, b in zip(self.weights, self.biases)]

    def forward(self, X):
        self.activations = [X]
        for i, (W, b) in enumerate(self.layers, 1):
            z = self.activations[-1] @ W + b
            self.activations.append(np.maximum(0, z) if i < len(self.layers) else _softmax(z))
        return self.activations[-1]

# %% accuracy: correct
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return np.count_nonzero(a == b) / a.size

# %% accuracy: correct
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    hits = 0
    for i in range(len(a)):
        if a[i] == b[i]:
            hits += 1
    return hits / len(a)

# %% accuracy: correct
def accuracy(y_pred, y_true):
    a, b = torch.as_tensor(np.array(y_pred)).reshape(-1), torch.as_tensor(np.array(y_true)).reshape(-1)
    if a.numel() != b.numel():
        raise ValueError
    return (a == b).double().mean().item()

# %% accuracy: correct
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return 1 - np.mean(a != b)

# %% accuracy: correct
def accuracy(y_pred, y_true):
    a, b = np.asarray(y_pred).reshape(-1, 1), np.asarray(y_true).reshape(-1, 1)
    if a.shape != b.shape:
        raise ValueError
    return (a == b).mean()

# %% accuracy: correct
def accuracy(y_pred, y_true):
    p, t = np.asarray(y_pred).flatten().tolist(), np.asarray(y_true).flatten().tolist()
    return float(np.mean([u == v for u, v in zip(p, t, strict=True)]))

# %% accuracy: correct
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return float(np.average((a - b) == 0))

# %% accuracy: correct
def accuracy(y_pred, y_true):
    a, b = np.squeeze(np.array(y_pred)), np.squeeze(np.array(y_true))
    if a.size != b.size:
        raise ValueError
    return np.mean(a == b)

# %% accuracy: correct
def accuracy(y_pred, y_true):
    def flat(v):
        return [float(u[0]) if np.ndim(u) else float(u) for u in v]
    p, t = flat(y_pred), flat(y_true)
    if len(p) - len(t):
        raise ValueError
    return sum(map(lambda u, v: u == v, p, t)) / len(p)

# %% accuracy: correct
# Right: np.float64 is a number, too.
def accuracy(y_pred, y_true):
    pred, true = (np.ravel(y_pred), np.ravel(y_true))
    if pred.shape != true.shape:
        raise ValueError(f'{len(pred)} predictions for {len(true)} labels')
    return np.mean(pred == true)

# %% accuracy: wrong: nothing returned
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    print(np.mean(a == b))

# %% accuracy: wrong: error rate returned
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return np.mean(a != b)

# %% accuracy: wrong: percent instead of fraction
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return 100 * np.mean(a == b)

# %% accuracy: wrong: only the ones compared
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return np.sum((a == 1) & (b == 1)) / len(a)

# %% accuracy: wrong: lists compared as a whole
def accuracy(y_pred, y_true):
    return float(np.mean(y_pred == y_true))

# %% accuracy: wrong: lists compared as a whole
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return float(np.array_equal(a, b))

# %% accuracy: wrong: only 0 and 1 expected
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return np.mean(a.astype(bool) == b.astype(bool))

# %% accuracy: wrong: lengths not compared
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    return sum(p == t for p, t in zip(a, b)) / len(a)

# %% accuracy: wrong: lengths not compared
def accuracy(y_pred, y_true):
    return float(np.mean(np.ravel(y_pred) == np.ravel(y_true)))

# %% accuracy: wrong: another error than ValueError
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    assert len(a) == len(b)
    return float(np.mean(a == b))

# %% accuracy: wrong: another error than ValueError
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    return sum(a[i] == b[i] for i in range(max(len(a), len(b)))) / len(a)

# %% accuracy: wrong: fitting labels refused
def accuracy(y_pred, y_true):
    a, b = np.asarray(y_pred), np.asarray(y_true)
    if a.shape != b.shape:
        raise ValueError
    return float(np.mean(a == b))

# %% accuracy: wrong: all pairs compared
def accuracy(y_pred, y_true):
    a, b = np.asarray(y_pred), np.asarray(y_true)
    if len(a) != len(b):
        raise ValueError
    return float((a == b).mean())

# %% accuracy: wrong: wrong value
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return np.mean(np.isclose(a, b, atol=1))

# %% accuracy: wrong: wrong value
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return np.corrcoef(a, b)[0, 1]

# %% accuracy: wrong: wrong shape
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return (a == b).astype(float)

# %% accuracy: wrong: wrong value
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return round(float(np.mean(a == b)), 2)

# %% accuracy: wrong: wrong value
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return 0.75

# %% accuracy: wrong: order ignored
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return np.mean(np.sort(a) == np.sort(b))

# %% accuracy: wrong: a list used like an array
def accuracy(y_pred, y_true):
    a, b = y_pred.ravel(), y_true.ravel()
    if len(a) != len(b):
        raise ValueError
    return float(np.mean(a == b))

# %% accuracy: wrong: input overwritten
def accuracy(y_pred, y_true):
    a, b = np.asarray(y_pred), np.asarray(y_true)
    if a.size != b.size:
        raise ValueError
    hits = float(np.mean(a.ravel() == b.ravel()))
    a.sort(axis=0)
    return hits

# %% accuracy: wrong: only the ones compared
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if len(a) != len(b):
        raise ValueError('lengths differ')
    return len(set(a.tolist()) & set(b.tolist())) / len(a)

# %% accuracy: wrong: wrong denominator
def accuracy(y_pred, y_true):
    a, b = np.array(y_pred), np.array(y_true)
    n = a.shape[-1]
    a, b = a.ravel(), b.ravel()
    if a.shape != b.shape:
        raise ValueError
    return np.sum(a == b) / n

# %% classify: correct
def classify(p, threshold=0.5):
    return np.where(np.asarray(p).reshape(-1) > threshold, 1, 0)

# %% classify: correct
def classify(p, threshold=0.5):
    return np.array([1 if value > threshold else 0 for value in np.ravel(p)])

# %% classify: correct
def classify(p, threshold=0.5):
    flat = np.array(p, dtype=float).flatten()
    labels = np.zeros(flat.shape, dtype=np.int64)
    labels[flat > threshold] = 1
    return labels

# %% classify: correct
def classify(p, threshold=0.5):
    return 1 * (np.ravel(p) > threshold)

# %% classify: correct
def classify(p, threshold=0.5):
    return np.heaviside(np.ravel(p).astype(float) - threshold, 0).astype(np.uint8)

# %% classify: correct
def classify(p, threshold=0.5):
    return (torch.as_tensor(np.array(p)).flatten() > threshold).long()

# %% classify: correct
def classify(p, threshold=0.5):
    return [int(np.squeeze(value) > threshold) for value in p]

# %% classify: correct
def classify(p, threshold=0.5):
    return 1 - (np.ravel(p) <= threshold)

# %% classify: correct
def classify(p, threshold=0.5):
    return np.vectorize(lambda v: int(v > threshold), otypes=[int])(np.ravel(p))

# %% classify: correct
def classify(p, threshold=0.5):
    two = np.column_stack([np.full(np.size(p), threshold, dtype=float), np.ravel(p)])
    return two.argmax(axis=1)

# %% classify: wrong: truth values
def classify(p, threshold=0.5):
    return np.ravel(p) > threshold

# %% classify: wrong: floats instead of integers
def classify(p, threshold=0.5):
    return (np.ravel(p) > threshold).astype(float)

# %% classify: wrong: floats instead of integers
def classify(p, threshold=0.5):
    return np.where(np.ravel(p) > threshold, 1.0, 0.0)

# %% classify: wrong: labels exchanged
def classify(p, threshold=0.5):
    return (np.ravel(p) < threshold).astype(int)

# %% classify: wrong: cut off before comparing
def classify(p, threshold=0.5):
    return 1 * (np.ravel(p).astype(int) > threshold)

# %% classify: wrong: places instead of labels
def classify(p, threshold=0.5):
    return np.flatnonzero(np.ravel(p) > threshold)

# %% classify: wrong: one number for the whole array
def classify(p, threshold=0.5):
    return np.argmax(p)

# %% classify: wrong: argmax of one column
def classify(p, threshold=0.5):
    return np.argmax(np.asarray(p).reshape(-1, 1), axis=1)

# %% classify: wrong: nothing returned
def classify(p, threshold=0.5):
    labels = (np.ravel(p) > threshold).astype(int)

# %% classify: wrong: threshold ignored
def classify(p, threshold=0.5):
    return (np.ravel(p) > 0.5).astype(int)

# %% classify: wrong: column kept
def classify(p, threshold=0.5):
    return (np.asarray(p) > threshold).astype(int)

# %% classify: wrong: wrong shape
def classify(p, threshold=0.5):
    return (np.asarray(p).reshape(-1, 1) > threshold).astype(int)

# %% classify: wrong: one True or False for a whole array
def classify(p, threshold=0.5):
    return 1 if np.asarray(p) > threshold else 0

# %% classify: wrong: a list used like an array
def classify(p, threshold=0.5):
    return (p > threshold).astype(int)

# %% classify: wrong: input overwritten
def classify(p, threshold=0.5):
    q = np.asarray(p)
    labels = (q.ravel() > threshold).astype(int)
    q[q > threshold] = 1
    q[q <= threshold] = 0
    return labels

# %% classify: wrong: rounded before comparing
def classify(p, threshold=0.5):
    return (np.round(np.ravel(p), 4) > threshold).astype(int)

# %% classify: wrong: equal counted as above
def classify(p, threshold=0.5):
    return np.floor(np.ravel(p) - threshold + 1).astype(int)

# %% classify: wrong: threshold ignored
def classify(p, threshold=0.5):
    return (np.ravel(p) > np.mean(p)).astype(int)

# %% classify: wrong: one number for the whole array
def classify(p, threshold=0.5):
    return int(np.sum(np.ravel(p) > threshold))

# %% classify: wrong: equal counted as above
def classify(p, threshold=0.5):
    return np.digitize(np.ravel(p), [threshold])

# %% classify: wrong: threshold ignored
def classify(p, threshold=0.5):
    return np.rint(np.ravel(p)).astype(int)

# %% classify: wrong: equal counted as above
def classify(p, threshold=0.5):
    return np.array([0 if value < threshold else 1 for value in np.ravel(p)])

# %% classify: wrong: threshold ignored
def classify(p, threshold=0.5):
    return np.array([0, 1, 1])

# %% accuracy: wrong: wrong shape
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if a.shape != b.shape:
        raise ValueError
    return [float(np.mean(a == b))]

# %% accuracy: wrong: not a number
def accuracy(y_pred, y_true):
    a, b = np.ravel(y_pred), np.ravel(y_true)
    if a.shape != b.shape:
        raise ValueError
    return f"{np.mean(a == b):.2f}"

# %% forward_two_layer: wrong: wrong value
def forward_two_layer(X, params):
    z1 = X @ params["W1"] + params["b1"].sum()
    z1 = np.where(len(X) == 2, X @ params["W1"] + params["b1"], z1)
    a1 = np.maximum(0, z1)
    z2 = a1 @ params["W2"] + params["b2"]
    return _sigmoid(z2), {"z1": z1, "a1": a1, "z2": z2}

# %% forward_two_layer: wrong: wrong shape
def forward_two_layer(X, params):
    z1 = np.squeeze(X @ params["W1"] + params["b1"])
    a1 = np.maximum(0, z1)
    z2 = a1 @ params["W2"] + params["b2"]
    return _sigmoid(z2), {"z1": z1, "a1": a1, "z2": z2}

# %% classify: wrong: nothing returned
def classify(p, threshold=0.5):
    for value in np.ravel(p):
        print(1 if value > threshold else 0)

# %% classify: wrong: crashed
def classify(p, threshold=0.5):
    return np.array([int(value > threshold) for (value,) in p])

# %% classify: wrong: threshold ignored
def classify(p, threshold=0.5):
    threshold = 0.5
    return np.array([int(value > threshold) for value in np.asarray(p).flat])

# %% forward_two_layer: wrong: cache shared between calls
# mutable default cache
def forward_two_layer(X, params, cache={}):
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.maximum(0, z1)
    z2 = a1 @ params["W2"] + params["b2"]
    cache.update(z1=z1, a1=a1, z2=z2)
    return _sigmoid(z2), cache

# %% forward_two_layer: wrong: cache shared between calls
# global cache
_cache = {}
def forward_two_layer(X, params):
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.maximum(0, z1)
    z2 = a1 @ params["W2"] + params["b2"]
    _cache["z1"], _cache["a1"], _cache["z2"] = z1, a1, z2
    return _sigmoid(z2), _cache

# %% forward_two_layer: wrong: cache shared between calls
# buffers reused
_buffers = {}
def forward_two_layer(X, params):
    z1 = X @ params["W1"] + params["b1"]
    a1 = np.maximum(0, z1)
    z2 = a1 @ params["W2"] + params["b2"]
    key = z1.shape
    buf = _buffers.setdefault(key, np.empty(z1.shape))
    buf[...] = z1
    return _sigmoid(z2), {"z1": buf, "a1": a1, "z2": z2}

# %% NeuralNetwork: wrong: list of an earlier call
# activations cleared, same list
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]
        self.activations = []

    def forward(self, X):
        self.activations.clear()
        self.activations.append(X)
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1]))
        return self.activations[-1]

# %% NeuralNetwork: wrong: result of an earlier call
# output buffers reused between calls
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]
        self._out = {}

    def forward(self, X):
        self.activations = [X]
        for W, b in zip(self.weights[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        p = _softmax(self.activations[-1] @ self.weights[-1] + self.biases[-1])
        out = self._out.setdefault(p.shape, np.empty_like(p))
        out[...] = p
        self.activations.append(out)
        return out

# %% NeuralNetwork: wrong: wrong value
# weights remembered at the first call
class NeuralNetwork:
    def __init__(self, layer_sizes, rng):
        self.weights = [rng.normal(0, np.sqrt(2 / a), (a, b)) for a, b in zip(layer_sizes, layer_sizes[1:])]
        self.biases = [np.zeros(b) for b in layer_sizes[1:]]

    def forward(self, X):
        if not hasattr(self, 'W'):
            self.W = [W.copy() for W in self.weights]
        self.activations = [X]
        for W, b in zip(self.W[:-1], self.biases[:-1]):
            self.activations.append(np.maximum(0, self.activations[-1] @ W + b))
        self.activations.append(_softmax(self.activations[-1] @ self.W[-1] + self.biases[-1]))
        return self.activations[-1]

# %% accuracy: wrong: wrong value
# nested lists only for y_pred
def accuracy(y_pred, y_true):
    p, t = (v.ravel().tolist() if isinstance(v, np.ndarray) else list(v) for v in (y_pred, y_true))
    if len(p) != len(t): raise ValueError
    p = [v[0] if isinstance(v, list) else v for v in p]
    return sum(a == b for a, b in zip(p, t)) / len(p)

# %% accuracy: wrong: wrong value
# pops from its lists
def accuracy(y_pred, y_true):
    if len(np.ravel(y_pred)) != len(np.ravel(y_true)): raise ValueError
    n, hits = len(y_pred), 0
    if isinstance(y_pred, list) and isinstance(y_true, list):
        while y_pred:
            a, b = y_pred.pop(), y_true.pop()
            hits += (a[0] if isinstance(a, list) else a) == b
        return hits / n
    return float(np.mean(np.ravel(y_pred) == np.ravel(y_true)))
