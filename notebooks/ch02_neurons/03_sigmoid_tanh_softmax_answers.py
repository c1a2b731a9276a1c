"""Answer bank of section 2.3: correct answers, and wrong ones with the mistake their message must name."""

# %% sigmoid: correct
def sigmoid(x):
    x=np.asarray(x,dtype=float); e=np.exp(-np.abs(x)); return np.where(x>=0,1/(1+e),e/(1+e))

# %% sigmoid: correct
def sigmoid(x):
    x=np.asarray(x,dtype=float); out=np.empty_like(x); p=x>=0
    out[p]=1/(1+np.exp(-x[p])); e=np.exp(x[~p]); out[~p]=e/(1+e); return out

# %% sigmoid: correct
def sigmoid(x): return np.exp(-np.logaddexp(0,-np.asarray(x,dtype=float)))

# %% sigmoid: wrong: overflow for large negative x
def sigmoid(x): return 1/(1+np.exp(-x))

# %% sigmoid: wrong: tail set to 0
def sigmoid(x): return 1/(1+np.exp(-np.clip(x,-500,500)))*np.where(np.asarray(x)<-36,0,1)

# %% sigmoid: wrong: overflow on the other side: nan
def sigmoid(x): return np.exp(x)/(1+np.exp(x))

# %% sigmoid: wrong: sign of the exponent
def sigmoid(x): return 1/(1+np.exp(np.clip(x,-500,500)))

# %% sigmoid: wrong: cancellation: 0 instead of 4.2e-18 at -40
def sigmoid(x): return (1+np.tanh(np.asarray(x,dtype=float)/2))/2

# %% sigmoid_derivative: correct
def sigmoid_derivative(z): return _sigmoid(z)*_sigmoid(-np.asarray(z))

# %% sigmoid_derivative: correct
def sigmoid_derivative(z):
    e=np.exp(-np.abs(np.asarray(z,dtype=float))); return e/(1+e)**2

# %% sigmoid_derivative: wrong: formula for the OUTPUT used on the pre-activation
def sigmoid_derivative(z): return np.asarray(z)*(1-np.asarray(z))

# %% sigmoid_derivative: wrong: returns the function
def sigmoid_derivative(z): return _sigmoid(z)

# %% sigmoid_derivative: wrong: right formula, cancels to exactly 0 at z = 40
def sigmoid_derivative(z): return _sigmoid(z)*(1-_sigmoid(z))

# %% sigmoid_derivative: wrong: rule of tanh
def sigmoid_derivative(z): return 1-_sigmoid(z)**2

# %% tanh: correct
def tanh(x): return 2*_sigmoid(2*np.asarray(x,dtype=float))-1

# %% tanh: correct
def tanh(x):
    x=np.asarray(x,dtype=float); e=np.exp(-2*np.abs(x)); return np.sign(x)*(1-e)/(1+e)

# %% tanh: wrong: inf/inf = nan for |x| > 710
def tanh(x):
    x=np.asarray(x,dtype=float); return (np.exp(x)-np.exp(-x))/(np.exp(x)+np.exp(-x))

# %% tanh: wrong: factor 2 inside forgotten
def tanh(x): return 2*_sigmoid(x)-1

# %% tanh: wrong: mirror image
def tanh(x): return 1-2*_sigmoid(2*np.asarray(x))

# %% softmax: correct
def softmax(z,axis=-1):
    z=np.asarray(z,dtype=float); e=np.exp(z-z.max(axis=axis,keepdims=True)); return e/e.sum(axis=axis,keepdims=True)

# %% softmax: correct
def softmax(z,axis=-1):
    z=np.asarray(z,dtype=float); return np.exp(z-np.logaddexp.reduce(z,axis=axis,keepdims=True))

# %% softmax: wrong: no shift: nan at 1000
def softmax(z,axis=-1):
    e=np.exp(z); return e/e.sum(axis=axis,keepdims=True)

# %% softmax: wrong: one sum for the whole batch
def softmax(z,axis=-1):
    e=np.exp(z-np.max(z)); return e/e.sum()

# %% softmax: wrong: one maximum for the batch: rows far below it become 0/0
def softmax(z,axis=-1):
    z=np.asarray(z,dtype=float); e=np.exp(z-z.max()); return e/e.sum(axis=axis,keepdims=True)

# %% softmax: wrong: linear normalisation
def softmax(z,axis=-1):
    z=np.asarray(z,dtype=float); return z/z.sum(axis=axis,keepdims=True)

# %% softmax: wrong: independent sigmoids do not sum to 1
def softmax(z,axis=-1): return _sigmoid(z)

# %% predict_class: correct
def predict_class(logits,classes): return [classes[i] for i in np.argmax(logits,axis=1)]

# %% predict_class: correct
def predict_class(logits,classes): return [classes[int(i)] for i in _softmax(logits).argmax(axis=-1)]

# %% predict_class: wrong: argmax over the batch
def predict_class(logits,classes): return [classes[i] for i in np.argmax(logits,axis=0)]

# %% predict_class: wrong: flattened argmax
def predict_class(logits,classes): return [classes[np.argmax(logits)]]

# %% predict_class: wrong: returns indices
def predict_class(logits,classes): return np.argmax(logits,axis=1).tolist()

# %% predict_class: wrong: smallest score
def predict_class(logits,classes): return [classes[int(np.argmin(r))] for r in logits]
