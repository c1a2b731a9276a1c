"""Answer bank of section 5.2: correct answers, and wrong ones with the mistake their message must name."""

# %% neuron_gradients_mse: wrong: slope of the sigmoid forgotten
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: weight instead of input
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*w,d

# %% neuron_gradients_mse: wrong: sign
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(y-p)*p*(1-p); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: factor 1/2 forgotten
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return (p-y)**2,d*a,d

# %% neuron_gradients_bce: wrong: slope does not cancel
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=(p-y)*p*(1-p); return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: weight instead of input
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,z)-y*z),d*w,d

# %% neuron_gradients_bce: wrong: log of 0
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return -(y*math.log(p)+(1-y)*math.log(1-p)),d*a,d

# %% neuron_gradients_bce: wrong: bias gradient multiplied by the bias
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,z)-y*z),d*a,d*b

# %% dense_backward: correct
def dense_backward(dz,a,W): return np.einsum("ni,no->io",a,dz),np.einsum("no->o",dz),np.einsum("no,io->ni",dz,W)

# %% dense_backward: wrong: divided by N twice
def dense_backward(dz,a,W): return a.T@dz/len(dz),dz.mean(0),dz@W.T

# %% dense_backward: wrong: dW transposed
def dense_backward(dz,a,W): return (dz.T@a if a.shape[1]==dz.shape[1] else a.T@dz),dz.sum(0),dz@W.T

# %% dense_backward: wrong: bias gradient summed over units
def dense_backward(dz,a,W): return a.T@dz,dz.sum(),dz@W.T

# %% dense_backward: wrong: bias gradient summed over the wrong axis
def dense_backward(dz,a,W): return a.T@dz,dz.sum(1) if dz.shape[0]==dz.shape[1] else dz.sum(0),dz@W.T

# %% relative_error: wrong: absolute error
def relative_error(a,b): return float(np.linalg.norm(np.ravel(a)-np.ravel(b)))

# %% relative_error: wrong: 0 / 0
def relative_error(a,b):
    a,b=np.ravel(a),np.ravel(b); return float(np.linalg.norm(a-b)/(np.linalg.norm(a)+np.linalg.norm(b)))

# %% relative_error: wrong: sign of the gradient ignored
def relative_error(a,b):
    s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(np.abs(a)-np.abs(b))/s) if s else 0.

# %% neuron_gradients_mse: correct
def neuron_gradients_mse(a, w, b, y):
    z = b
    for a_i, w_i in zip(a, w):
        z += float(a_i) * float(w_i)
    y_hat = float(torch.sigmoid(torch.tensor(float(z), dtype=torch.float64)))
    first, second = y_hat - y, y_hat * (1 - y_hat)
    return [0.5 * first * first, [first * second * float(a_i) for a_i in a], first * second]

# %% neuron_gradients_mse: correct
def neuron_gradients_mse(a, w, b, y):
    w = torch.tensor(w, dtype=torch.float64, requires_grad=True)
    b = torch.tensor(float(b), dtype=torch.float64, requires_grad=True)
    loss = (torch.sigmoid(torch.tensor(a, dtype=torch.float64) @ w + b) - y).pow(2) / 2
    loss.backward()
    return loss, w.grad, b.grad

# %% neuron_gradients_mse: correct
def neuron_gradients_mse(a, w, b, y):
    def loss(w, b):
        return 0.5 * (_sigmoid(np.dot(a, w) + b) - y) ** 2
    h = 1e-5
    w = np.array(w, dtype=float)
    dw = np.array([(loss(w + h * e, b) - loss(w - h * e, b)) / (2 * h) for e in np.eye(len(w))])
    return loss(w, b), dw, (loss(w, b + h) - loss(w, b - h)) / (2 * h)

# %% neuron_gradients_mse: correct
def neuron_gradients_mse(a, w, b, y):
    z = np.sum(np.multiply(a, w)) + b
    half = np.tanh(z / 2) / 2
    p = half + 0.5
    delta = (p - y) * (0.25 - half ** 2)
    return np.square(y - p) / 2, np.outer(a, delta).ravel(), delta

# %% neuron_gradients_mse: correct
def neuron_gradients_mse(a, w, b, y):
    a1 = np.append(a, 1.0)
    p = _sigmoid(a1 @ np.append(w, b))
    g = (p - y) * p * _sigmoid(-(a1 @ np.append(w, b))) * a1
    return (p - y) ** 2 / 2, g[:-1], g[-1]

# %% neuron_gradients_mse: correct
# Right: np.float64 is a number, too.
def neuron_gradients_mse(a, w, b, y):
    y_hat = _sigmoid(a @ w + b)
    delta = (y_hat - y) * y_hat * (1 - y_hat)
    return ((y_hat - y) ** 2 / 2, delta * a, delta)

# %% neuron_gradients_mse: correct
# Right: both are vectors.
def neuron_gradients_mse(a, w, b, y):
    y_hat = float(_sigmoid(w @ a + b))
    delta = (y_hat - y) * y_hat * (1 - y_hat)
    return ((y_hat - y) ** 2 / 2, delta * a, delta)

# %% neuron_gradients_mse: wrong: sign
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(y-p)*p*(1-p); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: factor 2 too large
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=2*(p-y)*p*(1-p); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: factor 1/2 forgotten
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=2*(p-y)*p*(1-p); return (p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: score mistaken for output
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); z=a@w+b; d=(p-y)*z*(1-z); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: input forgotten
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*np.ones_like(a),d

# %% neuron_gradients_mse: wrong: input forgotten
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,d,d

# %% neuron_gradients_mse: wrong: products added
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,float(np.dot(d,a).sum()),d

# %% neuron_gradients_mse: wrong: results in another order
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return d*a,d,.5*(p-y)**2

# %% neuron_gradients_mse: wrong: results in another order
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,d,d*a

# %% neuron_gradients_mse: wrong: not 3 results
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return d*a,d

# %% neuron_gradients_mse: wrong: nothing returned
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); print(.5*(p-y)**2,d*a,d)

# %% neuron_gradients_mse: wrong: bias gradient multiplied by the bias
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*a,d*b

# %% neuron_gradients_mse: wrong: only the slope
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=p*(1-p); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: divided by the number of inputs
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*a/len(a),d

# %% neuron_gradients_mse: wrong: input overwritten
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); a*=d; return .5*(p-y)**2,a,d

# %% neuron_gradients_mse: wrong: another loss
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=p-y; return -math.log(p),d*a,d

# %% neuron_gradients_mse: wrong: error not squared
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return p-y,d*a,d

# %% neuron_gradients_mse: wrong: target forgotten
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=p*p*(1-p); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: wrong shape
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*a,np.array([d])

# %% neuron_gradients_mse: wrong: wrong shape
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,(d*a).reshape(1,-1),d

# %% neuron_gradients_mse: wrong: sign
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=abs(p-y)*p*(1-p)*-1; return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: bias forgotten
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w)); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: sigmoid forgotten
def neuron_gradients_mse(a,w,b,y):
    p=float(a@w+b); d=(p-y); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: overflow
def neuron_gradients_mse(a,w,b,y):
    p=1/(1+np.exp(-(a@w+b))); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: overflow
def neuron_gradients_mse(a,w,b,y):
    p=1/(1+math.exp(-(a@w+b))); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: whole numbers kept
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); dw=np.zeros_like(a)
    for i in range(len(a)): dw[i]=d*a[i]
    return .5*(p-y)**2,dw,d

# %% neuron_gradients_mse: wrong: wrong value
def neuron_gradients_mse(a,w,b,y): return 0.30876831,np.array([-0.06612737,-0.10580379]),-0.13225474

# %% neuron_gradients_mse: wrong: wrong value
def neuron_gradients_mse(a,w,b,y):
    y=1.0; p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: wrong value
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); y=round(y); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*a,d

# %% neuron_gradients_mse: wrong: wrong shape
def neuron_gradients_mse(a,w,b,y):
    p=float(_sigmoid(a@w+b)); d=(p-y)*p*(1-p); return .5*(p-y)**2,d*a[:2],d

# %% neuron_gradients_bce: correct
def neuron_gradients_bce(a, w, b, y):
    z = float(np.sum(a * w) + b)
    e = math.exp(-abs(z))
    y_hat = 1 / (1 + e) if z >= 0 else e / (1 + e)
    loss = max(z, 0) - y * z + math.log1p(e)
    return loss, [(y_hat - y) * value for value in a], y_hat - y

# %% neuron_gradients_bce: correct
def neuron_gradients_bce(a, w, b, y):
    a, w = torch.tensor(a, dtype=torch.float64), torch.tensor(w, dtype=torch.float64, requires_grad=True)
    b = torch.tensor(float(b), dtype=torch.float64, requires_grad=True)
    loss = F.binary_cross_entropy_with_logits(a @ w + b, torch.tensor(float(y), dtype=torch.float64))
    loss.backward()
    return loss.item(), w.grad, b.grad.item()

# %% neuron_gradients_bce: correct
def neuron_gradients_bce(a, w, b, y):
    z = np.einsum("i,i->", a, w) + b
    loss = y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z)
    delta = (1 - y) * _sigmoid(z) - y * _sigmoid(-z)
    return loss, np.multiply(delta, a), delta

# %% neuron_gradients_bce: correct
def neuron_gradients_bce(a, w, b, y):
    z = torch.tensor(float(np.dot(a, w) + b), dtype=torch.float64)
    log_p, log_q = F.logsigmoid(z), F.logsigmoid(-z)
    db = torch.exp(log_p) - y
    return -(y * log_p + (1 - y) * log_q), db * torch.tensor(a), db

# %% neuron_gradients_bce: correct
def neuron_gradients_bce(a, w, b, y):
    logits = torch.tensor([[0.0, float(np.vdot(a, w)) + b]], dtype=torch.float64)
    log_p = torch.log_softmax(logits, dim=1)[0]
    db = float(log_p[1].exp()) - y
    return float(-(1 - y) * log_p[0] - y * log_p[1]), db * np.asarray(a), db

# %% neuron_gradients_bce: correct
# Right: np.float64 is a number, too.
def neuron_gradients_bce(a, w, b, y):
    z = a @ w + b
    delta = float(_sigmoid(z)) - y
    return (float(np.logaddexp(0, z) - y * z), delta * a, delta)

# %% neuron_gradients_bce: correct
# Right: both are vectors.
def neuron_gradients_bce(a, w, b, y):
    z = float(w @ a + b)
    delta = float(_sigmoid(z)) - y
    return (float(np.logaddexp(0, z) - y * z), delta * a, delta)

# %% neuron_gradients_bce: correct
# Right: np.float64 is a number, too.
def neuron_gradients_bce(a, w, b, y):
    z = float(a @ w + b)
    delta = _sigmoid(z) - y
    return (float(np.logaddexp(0, z) - y * z), delta * a, delta)

# %% neuron_gradients_bce: correct
# Right: np.float64 is a number, too.
def neuron_gradients_bce(a, w, b, y):
    z = float(a @ w + b)
    delta = float(_sigmoid(z)) - y
    return (np.logaddexp(0, z) - y * z, delta * a, delta)

# %% neuron_gradients_bce: wrong: sign
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=y-p; return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: squared error
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return .5*(p-y)**2,d*a,d

# %% neuron_gradients_bce: wrong: input forgotten
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,z)-y*z),d*np.ones(len(a)),d

# %% neuron_gradients_bce: wrong: input forgotten
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,z)-y*z),d,d

# %% neuron_gradients_bce: wrong: minus forgotten
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return -float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: classes exchanged
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,z)-(1-y)*z),d*a,d

# %% neuron_gradients_bce: wrong: score instead of output
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=z-y; return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: results in another order
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return d*a,d,float(np.logaddexp(0,z)-y*z)

# %% neuron_gradients_bce: wrong: results in another order
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,z)-y*z),d,d*a

# %% neuron_gradients_bce: wrong: nothing returned
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; print(float(np.logaddexp(0,z)-y*z),d*a,d)

# %% neuron_gradients_bce: wrong: not 3 results
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,z)-y*z),np.append(d*a,d)

# %% neuron_gradients_bce: wrong: products added
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,z)-y*z),d*np.sum(a),d

# %% neuron_gradients_bce: wrong: divided by the number of inputs
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,z)-y*z),d*a/a.size,d

# %% neuron_gradients_bce: wrong: slope not applied
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=(p-y)/(p*(1-p)); return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: clipped too early
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); p=min(max(p,1e-12),1-1e-12); d=p-y; return -(y*math.log(p)+(1-y)*math.log(1-p)),d*a,d

# %% neuron_gradients_bce: wrong: clipped too early
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return -(y*math.log(p+1e-12)+(1-y)*math.log(1-p+1e-12)),d*a,d

# %% neuron_gradients_bce: wrong: clipped too early
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); z=float(np.clip(z,-500,500)); d=p-y; return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: clipped too early
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; t=lambda v: torch.tensor(float(v),dtype=torch.float64); return float(F.binary_cross_entropy(t(p),t(y))),d*a,d

# %% neuron_gradients_bce: wrong: log of 0
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(-(y*np.log(p)+(1-y)*np.log(1-p))),d*a,d

# %% neuron_gradients_bce: wrong: log of 0
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; q=torch.tensor(p,dtype=torch.float64); return float(-(y*torch.log(q)+(1-y)*torch.log(1-q))),d*a,d

# %% neuron_gradients_bce: wrong: log of 0
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return -math.log(p if y==1 else 1-p if y==0 else p**y*(1-p)**(1-y)),d*a,d

# %% neuron_gradients_bce: wrong: division by zero
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=(p-y)/(p*(1-p))*(p*(1-p)); return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: only one class
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(-y*math.log(max(p,1e-300))),d*a,d

# %% neuron_gradients_bce: wrong: only one class
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float((1-y)*np.logaddexp(0,z)),d*a,d

# %% neuron_gradients_bce: wrong: targets rounded
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,-z) if y==1 else np.logaddexp(0,z)),d*a,d

# %% neuron_gradients_bce: wrong: another logarithm
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(np.logaddexp(0,z)-y*z)/math.log(2),d*a,d

# %% neuron_gradients_bce: wrong: target forgotten
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p; return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: overflow
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return math.log(1+math.exp(z))-y*z,d*a,d

# %% neuron_gradients_bce: wrong: overflow
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; return float(y*np.log1p(np.exp(-z))+(1-y)*np.log1p(np.exp(z))),d*a,d

# %% neuron_gradients_bce: wrong: input overwritten
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; a*=d; return float(np.logaddexp(0,z)-y*z),a,d

# %% neuron_gradients_bce: wrong: input overwritten
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; w-=d*a; return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: gradient lost by clipping
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y if 1e-12<p<1-1e-12 else 0.0; return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: wrong shape
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=np.array([p-y]); return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: overflow
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=1/(1+math.exp(-z)); d=p-y; return float(np.logaddexp(0,z)-y*z),d*a,d

# %% neuron_gradients_bce: wrong: whole numbers kept
def neuron_gradients_bce(a,w,b,y):
    z=float(a@w+b); p=float(_sigmoid(z)); d=p-y; dw=np.empty_like(a); dw[:]=d*a; return float(np.logaddexp(0,z)-y*z),dw,d

# %% neuron_gradients_bce: wrong: wrong value
def neuron_gradients_bce(a,w,b,y): return 1.54100845,[-0.39291749,-0.62866799],-0.78583498

# %% dense_backward: correct
def dense_backward(dz, a_prev, W):
    count, units = dz.shape
    dW, db, da = np.zeros(W.shape), np.zeros(units), np.zeros(a_prev.shape)
    for n in range(count):
        for j in range(units):
            db[j] += dz[n, j]
            for i in range(W.shape[0]):
                dW[i, j] += a_prev[n, i] * dz[n, j]
                da[n, i] += dz[n, j] * W[i, j]
    return dW, db, da

# %% dense_backward: correct
def dense_backward(dz, a_prev, W):
    a = torch.tensor(a_prev.copy(), dtype=torch.float64, requires_grad=True)
    W = torch.tensor(W.copy(), dtype=torch.float64, requires_grad=True)
    b = torch.zeros(W.shape[1], dtype=torch.float64, requires_grad=True)
    return torch.autograd.grad(a @ W + b, [W, b, a], torch.tensor(dz.copy(), dtype=torch.float64))

# %% dense_backward: correct
def dense_backward(dz, a_prev, W):
    dW = (a_prev[:, :, None] * dz[:, None, :]).sum(0)
    return [dW.tolist(), np.ones(len(dz)) @ dz, np.dot(W, dz.T).T]

# %% dense_backward: correct
def dense_backward(dz, a_prev, W):
    dW = sum(np.outer(a, d) for a, d in zip(a_prev, dz))
    return dW, sum(dz), np.array([W @ d for d in dz])

# %% dense_backward: correct
def dense_backward(dz, a_prev, W):
    full = np.hstack([a_prev, np.ones((a_prev.shape[0], 1))])
    both = np.tensordot(full, dz, axes=(0, 0))
    return both[:-1], both[-1], np.tensordot(dz, W, axes=(1, 1))

# %% dense_backward: correct
def dense_backward(dz, a_prev, W):
    if len(dz) == 1:
        return np.outer(a_prev, dz), dz[0], dz @ W.T
    half = len(dz) // 2
    first, second = dense_backward(dz[:half], a_prev[:half], W), dense_backward(dz[half:], a_prev[half:], W)
    return first[0] + second[0], first[1] + second[1], np.vstack([first[2], second[2]])

# %% dense_backward: wrong: divided by N twice
def dense_backward(dz,a,W): return a.T@dz,dz.mean(0),dz@W.T

# %% dense_backward: wrong: divided by N twice
def dense_backward(dz,a,W): return a.T@dz/len(a),dz.sum(0),dz@W.T

# %% dense_backward: wrong: divided by N twice
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0),dz@W.T/len(a)

# %% dense_backward: wrong: bias gradient keeps an axis
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0,keepdims=True),dz@W.T

# %% dense_backward: wrong: bias gradient not summed
def dense_backward(dz,a,W): return a.T@dz,dz,dz@W.T

# %% dense_backward: wrong: results in another order
def dense_backward(dz,a,W): return dz@W.T,a.T@dz,dz.sum(0)

# %% dense_backward: wrong: results in another order
def dense_backward(dz,a,W): return a.T@dz,dz@W.T,dz.sum(0)

# %% dense_backward: wrong: sign
def dense_backward(dz,a,W): return -a.T@dz,dz.sum(0),dz@W.T

# %% dense_backward: wrong: dW transposed
def dense_backward(dz,a,W): return dz.T@a,dz.sum(0),dz@W.T

# %% dense_backward: wrong: da_prev transposed
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0),W@dz.T

# %% dense_backward: wrong: summed over the batch
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0),(dz@W.T).sum(0)

# %% dense_backward: wrong: multiplied by a_prev
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0),dz@W.T*a

# %% dense_backward: wrong: not 3 results
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0)

# %% dense_backward: wrong: W not transposed
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0),dz@W if W.shape[0]==W.shape[1] else dz@W.T

# %% dense_backward: wrong: batch not transposed
def dense_backward(dz,a,W): return a@dz if a.shape[0]==a.shape[1] else a.T@dz,dz.sum(0),dz@W.T

# %% dense_backward: wrong: elementwise product
def dense_backward(dz,a,W): return a*dz if a.shape==dz.shape==W.shape else a.T@dz,dz.sum(0),dz@W.T

# %% dense_backward: wrong: bias gradient squeezed
def dense_backward(dz,a,W): return a.T@dz,np.squeeze(dz.sum(0)),dz@W.T

# %% dense_backward: wrong: wrong shape
def dense_backward(dz,a,W): return np.squeeze(a.T@dz),dz.sum(0),dz@W.T

# %% dense_backward: wrong: slope of an activation included
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0),dz@W.T*np.where(a.shape[0]==4,1,a>0)

# %% dense_backward: wrong: wrong value
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0),dz@W.T+0*a+W.sum()

# %% dense_backward: wrong: matrices that do not fit
def dense_backward(dz,a,W): return a@dz,dz.sum(0),dz@W.T

# %% dense_backward: wrong: matrices that do not fit
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0),dz@W

# %% dense_backward: wrong: whole numbers kept
def dense_backward(dz,a,W): return (a.T@dz).astype(W.dtype),dz.sum(0),dz@W.T

# %% dense_backward: wrong: whole numbers kept
def dense_backward(dz,a,W): return a.T@dz,dz.sum(0),(dz@W.T).astype(a.dtype)

# %% dense_backward: wrong: wrong value
def dense_backward(dz,a,W): return a.T@dz,dz[:-1].sum(0),dz@W.T

# %% dense_backward: wrong: wrong value
def dense_backward(dz,a,W): return a.T@(dz-dz.mean(0)),dz.sum(0),dz@W.T

# %% dense_backward: wrong: input overwritten
def dense_backward(dz,a,W):
    dz/=len(dz); return a.T@dz*len(dz),dz.sum(0)*len(dz),dz@W.T*len(dz)

# %% dense_backward: wrong: input overwritten
def dense_backward(dz,a,W):
    dW=a.T@dz; da=dz@W.T; W-=0.1*dW; return dW,dz.sum(0),da

# %% dense_backward: wrong: nothing returned
def dense_backward(dz,a,W):
    print(a.T@dz,dz.sum(0),dz@W.T)

# %% dense_backward: wrong: wrong value
def dense_backward(dz,a,W,memory={}):
    if "r" not in memory: memory["r"]=(a.T@dz,dz.sum(0),dz@W.T)
    return memory["r"]

# %% dense_backward: wrong: not 3 results
def dense_backward(dz,a,W):
    return {"dW":a.T@dz,"db":dz.sum(0),"da":dz@W.T}

# %% relative_error: correct
def relative_error(g1, g2):
    g1, g2 = np.asarray(g1, dtype=float), np.asarray(g2, dtype=float)
    if not g1.any() and not g2.any():
        return 0
    return np.sqrt(((g1 - g2) ** 2).sum()) / (np.sqrt((g1 ** 2).sum()) + np.sqrt((g2 ** 2).sum()))

# %% relative_error: correct
def relative_error(g1, g2):
    p, q = np.array(g1, dtype=float).ravel().tolist(), np.array(g2, dtype=float).ravel().tolist()
    size = math.hypot(*p) + math.hypot(*q)
    return math.dist(p, q) / size if size > 0 else 0.0

# %% relative_error: correct
def relative_error(g1, g2):
    a, b = torch.tensor(np.array(g1), dtype=torch.float64), torch.tensor(np.array(g2), dtype=torch.float64)
    size = a.norm() + b.norm()
    return torch.zeros(()) if size == 0 else (a - b).norm() / size

# %% relative_error: correct
def relative_error(g1, g2):
    a, b = np.reshape(g1, -1) * 1.0, np.reshape(g2, -1) * 1.0
    top = max(np.abs(a).max(), np.abs(b).max())
    if top == 0:
        return 0.0
    a, b = a / top, b / top
    return math.sqrt(np.dot(a - b, a - b)) / (math.sqrt(np.dot(a, a)) + math.sqrt(np.dot(b, b)))

# %% relative_error: correct
def relative_error(g1, g2):
    def norm(values):
        if np.ndim(values) == 0:
            return abs(float(values))
        return math.sqrt(sum(norm(v) ** 2 for v in values))
    size = norm(g1) + norm(g2)
    return norm(np.subtract(g1, g2)) / size if size else 0.0

# %% relative_error: correct
def relative_error(g1, g2):
    difference = np.linalg.norm(np.subtract(g1, g2))
    return difference / max(np.linalg.norm(g1) + np.linalg.norm(g2), 1e-300)

# %% relative_error: correct
# Right: np.float64 is a number, too.
def relative_error(g1, g2):
    g1, g2 = (np.ravel(g1), np.ravel(g2))
    scale = np.linalg.norm(g1) + np.linalg.norm(g2)
    return np.linalg.norm(g1 - g2) / scale if scale else 0.0

# %% relative_error: correct
# Right: a norm does not mind the sign.
def relative_error(g1, g2):
    g1, g2 = (np.ravel(g1), np.ravel(g2))
    scale = np.linalg.norm(g1) + np.linalg.norm(g2)
    return float(np.linalg.norm(g2 - g1) / scale) if scale else 0.0

# %% relative_error: wrong: small gradients not exact
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/(s+1e-8))

# %% relative_error: wrong: small gradients not exact
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/max(s,1e-8))

# %% relative_error: wrong: small gradients not exact
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/(s+1e-15))

# %% relative_error: wrong: small gradients not exact
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/s) if s>1e-10 else 0.0

# %% relative_error: wrong: small gradients not exact
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return 0.0 if np.allclose(a,0) and np.allclose(b,0) else float(np.linalg.norm(a-b)/s)

# %% relative_error: wrong: only one gradient in the denominator
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/np.linalg.norm(a)) if np.linalg.norm(a) else 0.0

# %% relative_error: wrong: only one gradient in the denominator
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/max(np.linalg.norm(a),np.linalg.norm(b))) if s else 0.0

# %% relative_error: wrong: norm of the sum
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/np.linalg.norm(a+b)) if s else 0.0

# %% relative_error: wrong: sum of magnitudes as norm
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(abs(a-b).sum()/(abs(a).sum()+abs(b).sum())) if s else 0.0

# %% relative_error: wrong: root forgotten
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(((a-b)**2).sum()/((a**2).sum()+(b**2).sum())) if s else 0.0

# %% relative_error: wrong: largest element only
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); d=abs(a)+abs(b); return float(np.max(abs(a-b)/np.where(d>0,d,1)))

# %% relative_error: wrong: largest element only
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(abs(a-b).max()/(abs(a).max()+abs(b).max())) if s else 0.0

# %% relative_error: wrong: mean of elementwise errors
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); d=abs(a)+abs(b); return float(np.mean(abs(a-b)/np.where(d>0,d,1)))

# %% relative_error: wrong: one error per element
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); d=abs(a)+abs(b); return abs(a-b)/np.where(d>0,d,1)

# %% relative_error: wrong: numerator only of norms
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(abs(np.linalg.norm(a)-np.linalg.norm(b))/s) if s else 0.0

# %% relative_error: wrong: zero gradients called wrong
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/s) if s else 1.0

# %% relative_error: wrong: one zero gradient accepted
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/s) if np.linalg.norm(a)*np.linalg.norm(b)>0 else 0.0

# %% relative_error: wrong: 0 / 0
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float((torch.tensor(a)-torch.tensor(b)).norm()/(torch.tensor(a).norm()+torch.tensor(b).norm()))

# %% relative_error: wrong: rounded
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return round(float(np.linalg.norm(a-b)/s),6) if s else 0.0

# %% relative_error: wrong: nothing returned
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); print(np.linalg.norm(a-b)/s)

# %% relative_error: wrong: similarity instead of error
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return 1.0 if s==0 or (a==b).all() else float(np.linalg.norm(a-b)/s)

# %% relative_error: wrong: wrong value
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/s/2) if s else 0.0

# %% relative_error: wrong: wrong value
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return 0.62853936 if (a!=b).any() else 0.0

# %% relative_error: wrong: truth values
def relative_error(a,b):
    a,b=np.ravel(a).astype(float),np.ravel(b).astype(float); s=np.linalg.norm(a)+np.linalg.norm(b); return bool(np.linalg.norm(a-b)/s<1e-6) if s else True

# %% relative_error: wrong: a list used like an array
def relative_error(a,b):
    s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/s) if s else 0.0

# %% relative_error: wrong: another matrix norm
def relative_error(a,b):
    a,b=np.asarray(a),np.asarray(b); o=2 if a.ndim==2 else None; s=np.linalg.norm(a,o)+np.linalg.norm(b,o); return float(np.linalg.norm(a-b,o)/s) if s else 0.0

# %% relative_error: wrong: mean over rows
def relative_error(a,b):
    a,b=np.atleast_2d(np.asarray(a,float)),np.atleast_2d(np.asarray(b,float)); s=np.linalg.norm(a,axis=-1)+np.linalg.norm(b,axis=-1)
    return float(np.mean(np.linalg.norm(a-b,axis=-1)/np.where(s>0,s,1)))

# %% relative_error: wrong: shapes that do not fit
def relative_error(a,b):
    d=np.array(a,float); s=np.linalg.norm(a)+np.linalg.norm(b); d-=np.array(b,float).T; return float(np.linalg.norm(d)/s) if s else 0.0

# %% relative_error: wrong: input overwritten
def relative_error(a,b):
    s=np.linalg.norm(a)+np.linalg.norm(b); a-=b; return float(np.linalg.norm(a)/s) if s else 0.0

# %% relative_error: wrong: digits lost
def relative_error(a,b):
    a,b=np.asarray(a,np.float32),np.asarray(b,np.float32); s=np.linalg.norm(a)+np.linalg.norm(b); return float(np.linalg.norm(a-b)/s) if s else 0.0

# %% relative_error: wrong: sum instead of norm
def relative_error(a,b):
    a,b=np.asarray(a),np.asarray(b); s=a.sum()+b.sum(); return np.linalg.norm(a-b)/(np.linalg.norm(a)+np.linalg.norm(b)) if s else 0.0

# %% neuron_gradients_bce: wrong: clipped too early
def neuron_gradients_bce(a, w, b, y):
    z = float(np.clip(a @ w + b, -1000, 1000))
    delta = float(_sigmoid(z)) - y
    return float(np.logaddexp(0, z) - y * z), delta * a, delta

# %% neuron_gradients_bce: wrong: small part lost
def neuron_gradients_bce(a, w, b, y):
    z = float(a @ w + b)
    delta = float(_sigmoid(z)) - y
    rest = 0.0 if abs(z) > 10 else math.log1p(math.exp(-abs(z)))
    return max(z, 0.0) - y * z + rest, delta * a, delta

# %% neuron_gradients_bce: wrong: small delta lost
def neuron_gradients_bce(a, w, b, y):
    z = float(a @ w + b)
    delta = float(_sigmoid(z)) - y
    if abs(delta) < 0.05:
        delta = 0.0
    return float(np.logaddexp(0, z) - y * z), delta * a, delta

# %% neuron_gradients_bce: correct
def neuron_gradients_bce(a, w, b, y):
    w = torch.tensor(w, dtype=torch.float32, requires_grad=True)
    b = torch.tensor(float(b), requires_grad=True)
    loss = F.binary_cross_entropy_with_logits(torch.tensor(a, dtype=torch.float32) @ w + b, torch.tensor(float(y)))
    loss.backward()
    return loss.item(), w.grad.numpy(), b.grad.item()

# %% dense_backward: wrong: wrong value
def dense_backward(dz, a_prev, W):
    dW = a_prev.T @ dz
    if np.issubdtype(dW.dtype, np.integer):
        dW = np.clip(dW, -2, 2)
    return dW, dz.sum(axis=0), dz @ W.T
