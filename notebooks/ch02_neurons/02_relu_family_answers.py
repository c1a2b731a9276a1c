"""Answer bank of section 2.2: correct answers, and wrong ones with the mistake their message must name."""

# %% relu: correct
def relu(x): return np.maximum(0,x)

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

# %% relu: wrong: Python max does not work on arrays
def relu(x): return max(0,x)

# %% relu: wrong: overwrites the caller's array
def relu(x):
    x=np.asarray(x)
    x[x<0]=0
    return x

# %% relu: wrong: np.max reduces to one number
def relu(x): return np.max([0,np.max(x)])

# %% relu: wrong: confused with a saturating unit
def relu(x): return np.clip(x,0,1)

# %% relu: wrong: returns the derivative
def relu(x): return (np.asarray(x)>0).astype(float)

# %% relu: wrong: loops over the first axis only
def relu(x):
    x=np.asarray(x,dtype=float); return np.array([max(0,v) for v in x])

# %% leaky_relu: correct
def leaky_relu(x,negative_slope=0.01):
    x=np.asarray(x); return np.where(x>0,x,negative_slope*x)

# %% leaky_relu: correct
def leaky_relu(x,negative_slope=.01):
    x=np.asarray(x); return np.maximum(x,negative_slope*x)

# %% leaky_relu: wrong: constant instead of a slope
def leaky_relu(x,negative_slope=.01): return np.where(np.asarray(x)>0,x,negative_slope)

# %% leaky_relu: wrong: parameter ignored
def leaky_relu(x,negative_slope=.01):
    x=np.asarray(x); return np.where(x>0,x,0.01*x)

# %% leaky_relu: wrong: result truncated in an int array
def leaky_relu(x,negative_slope=.01):
    x=np.array(x); x[x<0]=negative_slope*x[x<0]; return x

# %% leaky_relu: wrong: branches exchanged
def leaky_relu(x,negative_slope=.01):
    x=np.asarray(x); return np.where(x>0,negative_slope*x,x)

# %% softplus: correct
def softplus(x): return np.logaddexp(0,x)

# %% softplus: correct
def softplus(x):
    x=np.asarray(x,dtype=float); return np.maximum(x,0)+np.log1p(np.exp(-np.abs(x)))

# %% softplus: correct
def softplus(x):
    x=np.asarray(x,dtype=float); return np.where(x>0,x+np.log1p(np.exp(-np.maximum(x,0))),np.log1p(np.exp(np.minimum(x,0))))

# %% softplus: wrong: overflows for large x and loses small x
def softplus(x): return np.log(1+np.exp(x))

# %% softplus: wrong: log1p alone does not stop exp from overflowing
def softplus(x): return np.log1p(np.exp(x))

# %% softplus: wrong: cuts the tail to exactly 0
def softplus(x):
    x=np.asarray(x,dtype=float); return np.where(x>20,x,np.where(x<-20,0.0,np.log1p(np.exp(np.clip(x,-20,20)))))

# %% softplus: wrong: that is its derivative, the sigmoid
def softplus(x):
    x=np.asarray(x,dtype=float); return 1/(1+np.exp(-x))

# %% softplus: wrong: ReLU, not smooth
def softplus(x): return np.maximum(0,x)

# %% hard_threshold: correct
def hard_threshold(x): return np.where(np.asarray(x)>=0,1.0,0.0)

# %% hard_threshold: correct
def hard_threshold(x): return (np.asarray(x)>=0).astype(int)

# %% hard_threshold: wrong: value at 0
def hard_threshold(x): return np.where(np.asarray(x)>0,1,0)

# %% hard_threshold: wrong: three-valued
def hard_threshold(x): return np.sign(x)

# %% hard_threshold: wrong: boolean
def hard_threshold(x): return np.asarray(x)>=0

# %% hard_threshold: wrong: rounds first
def hard_threshold(x): return np.where(np.round(x)>=0,1,0)

# %% relu_derivative: correct
def relu_derivative(z): return np.where(np.asarray(z)>0,1.0,0.0)

# %% relu_derivative: correct
def relu_derivative(z): return (np.asarray(z)>0).astype(float)

# %% relu_derivative: wrong: returns the function
def relu_derivative(z): return np.maximum(0,z)

# %% relu_derivative: wrong: convention at 0
def relu_derivative(z): return np.where(np.asarray(z)>=0,1.0,0.0)

# %% relu_derivative: wrong: -1 for negative inputs
def relu_derivative(z): return np.sign(z)

# %% relu_derivative: wrong: copies the sigmoid rule
def relu_derivative(z): return np.asarray(z)*(1-np.asarray(z))
