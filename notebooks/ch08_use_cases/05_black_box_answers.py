"""Answer bank of section 8.5: correct answers, and wrong ones with the mistake their message must name."""

# %% occlusion_map: wrong: sign reversed
def occlusion_map(model,image,target,size=5,fill=0.0):
    model.eval(); C,H,W=image.shape; out=np.zeros((H-size+1,W-size+1))
    with torch.no_grad():
        base=model(image[None]).softmax(1)[0,target].item()
        for i in range(H-size+1):
            for j in range(W-size+1):
                z=image.clone(); z[:,i:i+size,j:j+size]=fill; out[i,j]=model(z[None]).softmax(1)[0,target].item()-base
    return out

# %% occlusion_map: wrong: image progressively erased
def occlusion_map(model,image,target,size=5,fill=0.0):
    model.eval(); C,H,W=image.shape; out=np.zeros((H-size+1,W-size+1))
    with torch.no_grad():
        base=model(image[None]).softmax(1)[0,target].item()
        for i in range(H-size+1):
            for j in range(W-size+1):
                z=image; z[:,i:i+size,j:j+size]=fill; out[i,j]=base-model(z[None]).softmax(1)[0,target].item()
    return out

# %% occlusion_map: wrong: dropout noise taken for importance
def occlusion_map(model,image,target,size=5,fill=0.0):
    C,H,W=image.shape; out=np.zeros((H-size+1,W-size+1))
    with torch.no_grad():
        base=model(image[None]).softmax(1)[0,target].item()
        for i in range(H-size+1):
            for j in range(W-size+1):
                z=image.clone(); z[:,i:i+size,j:j+size]=fill; out[i,j]=base-model(z[None]).softmax(1)[0,target].item()
    return out

# %% occlusion_map: wrong: fill ignored
def occlusion_map(model,image,target,size=5,fill=0.0):
    model.eval(); C,H,W=image.shape; out=np.zeros((H-size+1,W-size+1))
    with torch.no_grad():
        base=model(image[None]).softmax(1)[0,target].item()
        for i in range(H-size+1):
            for j in range(W-size+1):
                z=image.clone(); z[:,i:i+size,j:j+size]=0.0; out[i,j]=base-model(z[None]).softmax(1)[0,target].item()
    return out

# %% input_gradient: wrong: same slopes for both classes
def input_gradient(model,image,target):
    v=image.detach().clone().requires_grad_(True); g=torch.autograd.grad(model(v[None])[0,target],v)[0]; return g.abs()

# %% input_gradient: wrong: leaves gradients behind
def input_gradient(model,image,target):
    image.requires_grad_(True); model(image[None])[0,target].backward(); return image.grad

# %% input_gradient: wrong: no slope at all
def input_gradient(model,image,target):
    v=image.detach().clone().requires_grad_(True); return torch.autograd.grad(model(v[None]).sum(),v)[0]

# %% input_gradient: wrong: gradient times input
def input_gradient(model,image,target):
    v=image.detach().clone().requires_grad_(True); return torch.autograd.grad(model(v[None])[0,target],v)[0]*v.detach()

# %% shapley_values: correct
def shapley_values(f,x,baseline):
    n=len(x); out=np.zeros(n)
    for i in range(n):
        rest=[j for j in range(n) if j!=i]
        for k in range(n):
            for S in itertools.combinations(rest,k):
                v=np.array(baseline,dtype=float); v[list(S)]=np.asarray(x,float)[list(S)]; a=f(v); v[i]=x[i]
                out[i]+=(f(v)-a)*math.factorial(k)*math.factorial(n-k-1)/math.factorial(n)
    return out

# %% shapley_values: wrong: a list given to f
def shapley_values(f, x, baseline):
    n = len(x)
    shares, orders = np.zeros(n), list(itertools.permutations(range(n)))
    for order in orders:
        v = np.array(baseline, dtype=float)
        old = f(baseline)
        for i in order:
            v[i] = x[i]
            new = f(v)
            shares[i] += new - old
            old = new
    return shares / len(orders)

# %% shapley_values: wrong: a list given to f
def shapley_values(f, x, baseline):
    n = len(x)
    shares, orders = np.zeros(n), list(itertools.permutations(range(n)))
    for order in orders:
        v = list(baseline)
        for i in order:
            old, v[i] = f(v), x[i]
            shares[i] += f(v) - old
    return shares / len(orders)

# %% shapley_values: wrong: interactions counted twice
def shapley_values(f,x,b):
    out=[]
    for i in range(len(x)):
        v=np.array(x,float); v[i]=b[i]; out.append(f(x)-f(v))
    return np.array(out)

# %% shapley_values: wrong: interactions lost
def shapley_values(f,x,b):
    out=[]
    for i in range(len(x)):
        v=np.array(b,float); v[i]=x[i]; out.append(f(v)-f(np.array(b,float)))
    return np.array(out)

# %% shapley_values: wrong: baseline ignored
def shapley_values(f,x,baseline):
    n=len(x); out=np.zeros(n); P=list(itertools.permutations(range(n)))
    for order in P:
        v=np.zeros(n); old=f(v)
        for i in order: v[i]=x[i]; new=f(v); out[i]+=new-old; old=new
    return out/len(P)

# %% shapley_values: wrong: sum instead of mean
def shapley_values(f,x,baseline):
    n=len(x); out=np.zeros(n); P=list(itertools.permutations(range(n)))
    for order in P:
        v=np.array(baseline,dtype=float); old=f(v)
        for i in order: v[i]=x[i]; new=f(v); out[i]+=new-old; old=new
    return out

# %% stamp_flip_rate: wrong: counts images that were already target
def stamp_flip_rate(model,images,stamp,target):
    h,w=stamp.shape; z=images.clone(); z[:,:,:h,:w]=stamp
    with torch.no_grad(): a=model(images).argmax(1)!=target; b=model(z).argmax(1)==target
    return float(b.float().mean())

# %% stamp_flip_rate: wrong: input overwritten
def stamp_flip_rate(model,images,stamp,target):
    h,w=stamp.shape; z=images; z[:,:,:h,:w]=stamp
    with torch.no_grad(): a=model(images).argmax(1)!=target; b=model(z).argmax(1)==target
    return float((a&b).sum()/a.sum()) if a.any() else 0.0

# %% stamp_flip_rate: wrong: 0 divided by 0
def stamp_flip_rate(model,images,stamp,target):
    h,w=stamp.shape; z=images.clone(); z[:,:,:h,:w]=stamp
    with torch.no_grad(): a=model(images).argmax(1)!=target; b=model(z).argmax(1)==target
    return float((a&b).sum()/a.sum())

# %% stamp_flip_rate: wrong: divided by all images
def stamp_flip_rate(model,images,stamp,target):
    h,w=stamp.shape; z=images.clone(); z[:,:,:h,:w]=stamp
    with torch.no_grad(): a=model(images).argmax(1)!=target; b=model(z).argmax(1)==target
    return float((model(z).argmax(1)!=model(images).argmax(1)).float().mean())

# %% occlusion_map: correct
def occlusion_map(model, image, target, size=5, fill=0.0):
    """All windows in one batch, mode restored afterwards."""
    was = model.training
    model.eval()
    C, H, W = image.shape
    h, w = H - size + 1, W - size + 1
    batch = image.detach().repeat(h * w + 1, 1, 1, 1)
    for k in range(h * w):
        i, j = divmod(k, w)
        batch[k + 1, :, i:i + size, j:j + size] = fill
    with torch.inference_mode():
        p = F.softmax(model(batch), dim=1)[:, target]
    model.train(was)
    return (p[0] - p[1:]).reshape(h, w)

# %% occlusion_map: correct
def occlusion_map(model, image, target, size=5, fill=0.0):
    import copy
    frozen = copy.deepcopy(model).eval()
    def p(x):
        z = frozen(x.unsqueeze(0)).detach().numpy().astype(float)[0]
        e = np.exp(z - z.max())
        return e[target] / e.sum()
    rows = []
    for i in range(image.shape[1] - size + 1):
        line = []
        for j in range(image.shape[2] - size + 1):
            mask = torch.zeros_like(image)
            mask[:, i:i + size, j:j + size] = 1
            line.append(p(image) - p(image * (1 - mask) + fill * mask))
        rows.append(line)
    return rows

# %% occlusion_map: correct
@torch.no_grad()
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.train(False)
    base = torch.softmax(model(image[None]), -1)[0][target]
    out = torch.empty(image.shape[-2] - size + 1, image.shape[-1] - size + 1)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            old = image[:, i:i + size, j:j + size].clone()
            image[:, i:i + size, j:j + size] = fill
            out[i, j] = base - torch.softmax(model(image[None]), -1)[0][target]
            image[:, i:i + size, j:j + size] = old
    return out

# %% occlusion_map: correct
def occlusion_map(model, image, target, size=5, fill=0.0):
    """Masks by broadcasting; log-softmax; works row by row."""
    C, H, W = image.shape
    def starts(n):
        s = torch.arange(n - size + 1)[:, None]
        t = torch.arange(n)[None]
        return (t >= s) & (t < s + size)
    mask = (starts(H)[:, None, :, None] & starts(W)[None, :, None, :])[:, :, None]
    x = torch.where(mask, torch.full_like(image, float(fill)), image)
    model.eval()
    with torch.no_grad():
        base = model(image[None]).log_softmax(1).exp()[0, target]
        return np.stack([(base - model(line).log_softmax(1).exp()[:, target]).numpy() for line in x])

# %% occlusion_map: correct
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    pixels = np.array(image)
    def prob(a):
        with torch.no_grad():
            return float(torch.softmax(model(torch.from_numpy(a)[None]), dim=1)[0, target])
    def hide(i, j):
        a = pixels.copy()
        for c in range(a.shape[0]):
            for k in range(size):
                for m in range(size):
                    a[c, i + k, j + m] = fill
        return a
    return np.array([[prob(pixels) - prob(hide(i, j)) for j in range(pixels.shape[2] - size + 1)]
                     for i in range(pixels.shape[1] - size + 1)])

# %% occlusion_map: correct
# Right: every entry is overwritten.
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    channels, height, width = image.shape
    drops = np.ones((height - size + 1, width - size + 1))
    with torch.no_grad():
        base = model(image[None]).softmax(1)[0, target].item()
        for i in range(height - size + 1):
            for j in range(width - size + 1):
                hidden_part = image.clone()
                hidden_part[:, i:i + size, j:j + size] = fill
                drops[i, j] = base - model(hidden_part[None]).softmax(1)[0, target].item()
    return drops

# %% occlusion_map: correct
# Right: a batch of one: its first is its last.
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    channels, height, width = image.shape
    drops = np.zeros((height - size + 1, width - size + 1))
    with torch.no_grad():
        base = model(image[None]).softmax(1)[-1, target].item()
        for i in range(height - size + 1):
            for j in range(width - size + 1):
                hidden_part = image.clone()
                hidden_part[:, i:i + size, j:j + size] = fill
                drops[i, j] = base - model(hidden_part[None]).softmax(1)[0, target].item()
    return drops

# %% occlusion_map: correct
# Right: a batch of one: its first is its last.
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    channels, height, width = image.shape
    drops = np.zeros((height - size + 1, width - size + 1))
    with torch.no_grad():
        base = model(image[None]).softmax(1)[0, target].item()
        for i in range(height - size + 1):
            for j in range(width - size + 1):
                hidden_part = image.clone()
                hidden_part[:, i:i + size, j:j + size] = fill
                drops[i, j] = base - model(hidden_part[None]).softmax(1)[-1, target].item()
    return drops

# %% occlusion_map: wrong: score instead of probability
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    with torch.no_grad():
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = model(image[None])[0, target] - model(z[None])[0, target]
    return out

# %% occlusion_map: wrong: last windows missing
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size, W - size))
    with torch.no_grad():
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = model(image[None]).softmax(1)[0, target] - model(z[None]).softmax(1)[0, target]
    return out

# %% occlusion_map: wrong: windows beyond the edge
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H, W))
    with torch.no_grad():
        for i, j in np.ndindex(H, W):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = model(image[None]).softmax(1)[0, target] - model(z[None]).softmax(1)[0, target]
    return out

# %% occlusion_map: wrong: rows and columns exchanged
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((W - size + 1, H - size + 1))
    with torch.no_grad():
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, j:j + size, i:i + size] = fill
            out[i, j] = model(image[None]).softmax(1)[0, target] - model(z[None]).softmax(1)[0, target]
    return out

# %% occlusion_map: wrong: one channel only
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    with torch.no_grad():
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[0, i:i + size, j:j + size] = fill
            out[i, j] = model(image[None]).softmax(1)[0, target] - model(z[None]).softmax(1)[0, target]
    return out

# %% occlusion_map: wrong: a rise counted as a drop
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    with torch.no_grad():
        target = model(image[None]).argmax(1).item()
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = model(image[None]).softmax(1)[0, target] - model(z[None]).softmax(1)[0, target]
    return out

# %% occlusion_map: wrong: a rise counted as a drop
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    with torch.no_grad():
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = abs(model(image[None]).softmax(1)[0, target] - model(z[None]).softmax(1)[0, target])
    return out

# %% occlusion_map: wrong: negative drops cut off
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    with torch.no_grad():
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = max(0, model(image[None]).softmax(1)[0, target] - model(z[None]).softmax(1)[0, target])
    return out

# %% occlusion_map: wrong: no difference taken
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    with torch.no_grad():
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = model(z[None]).softmax(1)[0, target]
    return out

# %% occlusion_map: wrong: relative drop
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    with torch.no_grad():
        base = model(image[None]).softmax(1)[0, target]
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = (base - model(z[None]).softmax(1)[0, target]) / base
    return out

# %% occlusion_map: wrong: image erased except the window
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    with torch.no_grad():
        base = model(image[None]).softmax(1)[0, target]
        for i, j in np.ndindex(*out.shape):
            z = torch.full_like(image, fill)
            z[:, i:i + size, j:j + size] = image[:, i:i + size, j:j + size]
            out[i, j] = base - model(z[None]).softmax(1)[0, target]
    return out

# %% occlusion_map: wrong: image progressively erased
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    z = image.clone()
    with torch.no_grad():
        base = model(image[None]).softmax(1)[0, target]
        for i, j in np.ndindex(*out.shape):
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = base - model(z[None]).softmax(1)[0, target]
    return out

# %% occlusion_map: wrong: default values changed
def occlusion_map(model, image, target, size=3, fill=0.5):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    with torch.no_grad():
        base = model(image[None]).softmax(1)[0, target]
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = base - model(z[None]).softmax(1)[0, target]
    return out

# %% occlusion_map: wrong: wrong value
def occlusion_map(model, image, target, size=5, fill=0.0):
    """Softmax over the batch."""
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    with torch.no_grad():
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            p = model(torch.stack([image, z])).softmax(0)[:, target]
            out[i, j] = p[0] - p[1]
    return out

# %% occlusion_map: wrong: batch axis missing
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    out = np.zeros((H - size + 1, W - size + 1))
    base = model(image).softmax(-1)[target].item()
    for i, j in np.ndindex(*out.shape):
        z = image.clone()
        z[:, i:i + size, j:j + size] = fill
        out[i, j] = base - model(z).softmax(-1)[target].item()
    return out

# %% occlusion_map: wrong: nothing returned
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval()
    C, H, W = image.shape
    print(np.zeros((H - size + 1, W - size + 1)))

# %% occlusion_map: wrong: wrong value
def occlusion_map(model, image, target, size=5, fill=0.0):
    return np.zeros((image.shape[1] - size + 1, image.shape[2] - size + 1))

# %% occlusion_map: wrong: wrong value
def occlusion_map(model, image, target, size=5, fill=0.0):
    """The visible example by heart."""
    out = np.zeros((image.shape[1] - size + 1, image.shape[2] - size + 1))
    out[1:3, 2:4] = 0.9640275800758169 if target else -0.48201379003790845
    return out

# %% occlusion_map: wrong: model changed
def occlusion_map(model, image, target, size=5, fill=0.0):
    """One pass in training mode to 'warm up' batch norm."""
    C, H, W = image.shape
    with torch.no_grad():
        model.train()
        model(torch.stack([image, image + 1]))
        model.eval()
        out = np.zeros((H - size + 1, W - size + 1))
        base = model(image[None]).softmax(1)[0, target]
        for i, j in np.ndindex(*out.shape):
            z = image.clone()
            z[:, i:i + size, j:j + size] = fill
            out[i, j] = base - model(z[None]).softmax(1)[0, target]
    return out

# %% input_gradient: correct
def input_gradient(model, image, target):
    import copy
    twin = copy.deepcopy(model)
    x = image.detach().clone().unsqueeze(0)
    x.requires_grad = True
    twin(x)[0, target].backward()
    return x.grad[0]

# %% input_gradient: correct
def input_gradient(model, image, target):
    return torch.func.grad(lambda v: model(v[None])[0, target])(image.detach())

# %% input_gradient: correct
def input_gradient(model, image, target):
    x = torch.tensor(image.detach().numpy()[None], requires_grad=True)
    (g,) = torch.autograd.grad(outputs=model(x)[:, target].sum(), inputs=[x])
    return g.squeeze(0).numpy()

# %% input_gradient: correct
def input_gradient(model, image, target):
    x = image.detach()[None].clone().requires_grad_()
    z = model(x)
    pick = torch.zeros_like(z)
    pick[0, target] = 1
    model_gradient = torch.autograd.grad(z, x, grad_outputs=pick)[0]
    return model_gradient[0].detach().clone()

# %% input_gradient: correct
def input_gradient(model, image, target):
    flags = [(p, p.requires_grad) for p in model.parameters()]
    for p, _ in flags:
        p.requires_grad_(False)
    x = image.detach().clone().requires_grad_(True)
    model(x[None])[0, target].backward()
    for p, flag in flags:
        p.requires_grad_(flag)
    return x.grad

# %% input_gradient: correct
def input_gradient(model, image, target):
    return torch.autograd.functional.jacobian(lambda v: model(v[None])[0], image.detach())[target]

# %% input_gradient: wrong: leaves gradients behind
def input_gradient(model, image, target):
    x = image.detach().clone().requires_grad_(True)
    model(x[None])[0, target].backward()
    return x.grad

# %% input_gradient: wrong: leaves gradients behind
def input_gradient(model, image, target):
    x = image.detach().clone().requires_grad_(True)
    model(x[None])[0, target].backward()
    model.zero_grad()
    return x.grad

# %% input_gradient: wrong: leaves gradients behind
def input_gradient(model, image, target):
    for p in model.parameters():
        p.requires_grad_(False)
    x = image.detach().clone().requires_grad_(True)
    model(x[None])[0, target].backward()
    return x.grad

# %% input_gradient: wrong: leaves gradients behind
def input_gradient(model, image, target):
    x = image.clone() if image.requires_grad else image.clone().requires_grad_(True)
    x.retain_grad()
    model(x[None])[0, target].backward()
    return x.grad

# %% input_gradient: wrong: probability instead of score
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(v[None]).softmax(1)[0, target], v)[0]

# %% input_gradient: wrong: logarithm of the probability
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(v[None]).log_softmax(1)[0, target], v)[0]

# %% input_gradient: wrong: scaled to the maximum
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    g = torch.autograd.grad(model(v[None])[0, target], v)[0]
    return g / g.abs().max()

# %% input_gradient: wrong: same slopes for both classes
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(v[None])[0, 1], v)[0]

# %% input_gradient: wrong: same slopes for both classes
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(v[None]).max(), v)[0]

# %% input_gradient: wrong: sign reversed
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    return -torch.autograd.grad(model(v[None])[0, target], v)[0]

# %% input_gradient: wrong: batch axis left
def input_gradient(model, image, target):
    v = image.detach()[None].clone().requires_grad_(True)
    return torch.autograd.grad(model(v)[0, target], v)[0]

# %% input_gradient: wrong: channel axis lost
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(v[None])[0, target], v)[0].sum(0)

# %% input_gradient: wrong: no gradient recorded
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    with torch.no_grad():
        z = model(v[None])[0, target]
    return torch.autograd.grad(z, v)[0]

# %% input_gradient: wrong: no gradient recorded
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(torch.tensor(v.detach().numpy())[None])[0, target], v)[0]

# %% input_gradient: wrong: several numbers differentiated
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    model(v[None]).backward()
    return v.grad

# %% input_gradient: wrong: not exact
def input_gradient(model, image, target):
    """Central differences: too coarse in float32."""
    g, x = torch.zeros_like(image), image.detach()
    with torch.no_grad():
        for place in np.ndindex(*image.shape):
            d = torch.zeros_like(x)
            d[place] = 1e-2
            g[place] = (model((x + d)[None])[0, target] - model((x - d)[None])[0, target]) / 2e-2
    return g

# %% input_gradient: wrong: nothing returned
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    torch.autograd.grad(model(v[None])[0, target], v)[0]

# %% input_gradient: wrong: batch axis missing
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(v)[target], v)[0]

# %% input_gradient: correct
def input_gradient(model, image, target):
    flag = image.requires_grad
    image.requires_grad_(True)
    g = torch.autograd.grad(model(image[None])[0, target], image)[0]
    image.requires_grad_(flag)
    return g

# %% input_gradient: correct
# Right: shares memory with image, but nobody writes to it.
def input_gradient(model, image, target):
    v = image.detach().requires_grad_(True)
    return torch.autograd.grad(model(v[None])[0, target], v)[0]

# %% input_gradient: correct
# Right: autograd.grad stops at v, whatever v was made from.
def input_gradient(model, image, target):
    v = image.clone().requires_grad_(True)
    return torch.autograd.grad(model(v[None])[0, target], v)[0]

# %% input_gradient: correct
# Right: there is one of them only.
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(v[None])[-1, target], v)[0]

# %% input_gradient: correct
# Right: there is one of them only.
def input_gradient(model, image, target):
    v = image.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(v[None])[0, target], v)[-1]

# %% input_gradient: wrong: target ignored
def input_gradient(model, image, target):
    """Right for two classes only."""
    v = image.detach().clone().requires_grad_(True)
    return torch.autograd.grad(model(v[None])[0, -1 if target else 0], v)[0]

# %% shapley_values: correct
def shapley_values(f, x, baseline):
    """Recursion over the orders."""
    n = len(x)
    x, base = np.array(x, dtype=float), np.array(baseline, dtype=float)
    total = np.zeros(n)
    def walk(v, rest, weight):
        for i in rest:
            w = v.copy()
            w[i] = x[i]
            total[i] += weight / len(rest) * (f(w) - f(v))
            walk(w, [j for j in rest if j != i], weight / len(rest))
    walk(base, list(range(n)), 1.0)
    return total

# %% shapley_values: correct
def shapley_values(f, x, baseline):
    """A table of all coalitions, kept in a dict; bits as keys."""
    n = len(x)
    value = {}
    for bits in range(2 ** n):
        value[bits] = float(f(np.array([x[i] if bits >> i & 1 else baseline[i] for i in range(n)], dtype=float)))
    out = []
    for i in range(n):
        s = 0.0
        for bits in range(2 ** n):
            if not bits >> i & 1:
                k = bin(bits).count("1")
                s += (value[bits | 1 << i] - value[bits]) / (n * math.comb(n - 1, k))
        out.append(s)
    return out

# %% shapley_values: correct
def shapley_values(f, x, baseline):
    """Dividends: each group shares equally what it adds."""
    n = len(x)
    groups = [g for k in range(n + 1) for g in itertools.combinations(range(n), k)]
    dividend = {}
    for g in groups:
        v = [x[i] if i in g else baseline[i] for i in range(n)]
        dividend[g] = f(np.asarray(v, dtype=float)) - sum(d for h, d in dividend.items() if set(h) < set(g))
    return np.array([sum(d / len(g) for g, d in dividend.items() if i in g) for i in range(n)])

# %% shapley_values: correct
def shapley_values(f, x, baseline):
    n = len(x)
    rows = []
    for order in itertools.permutations(range(n)):
        row = [0] * n
        for place, i in enumerate(order):
            before = [x[j] if j in order[:place] else baseline[j] for j in range(n)]
            after = [x[j] if j in order[:place + 1] else baseline[j] for j in range(n)]
            row[i] = f(np.array(after, float)) - f(np.array(before, float))
        rows.append(row)
    return np.mean(rows, axis=0)

# %% shapley_values: correct
def shapley_values(f, x, baseline):
    x, baseline = torch.tensor(np.array(x, float)), torch.tensor(np.array(baseline, float))
    n = len(x)
    ranks = torch.tensor(list(itertools.permutations(range(n))))          # place of each feature in each order
    shares = torch.zeros(n, dtype=torch.float64)
    for rank in ranks:
        for i in range(n):
            low, high = torch.where(rank < rank[i], x, baseline), torch.where(rank <= rank[i], x, baseline)
            shares[i] += float(f(high.numpy())) - float(f(low.numpy()))
    return shares / len(ranks)

# %% shapley_values: wrong: only one order
def shapley_values(f, x, baseline):
    v = np.array(baseline, dtype=float)
    out, old = np.zeros(len(x)), f(v)
    for i in range(len(x)):
        v[i] = x[i]
        out[i], old = f(v) - old, f(v)
    return out

# %% shapley_values: wrong: forward and backward only
def shapley_values(f, x, baseline):
    n = len(x)
    out = np.zeros(n)
    for order in (range(n), range(n - 1, -1, -1)):
        v = np.array(baseline, dtype=float)
        old = f(v)
        for i in order:
            v[i] = x[i]
            new = f(v)
            out[i] += (new - old) / 2
            old = new
    return out

# %% shapley_values: wrong: first and last only
def shapley_values(f, x, baseline):
    x, baseline = np.array(x, dtype=float), np.array(baseline, dtype=float)
    out = np.zeros(len(x))
    for i in range(len(x)):
        on, off = baseline.copy(), x.copy()
        on[i], off[i] = x[i], baseline[i]
        out[i] = (f(on) - f(baseline) + f(x) - f(off)) / 2
    return out

# %% shapley_values: wrong: sign reversed
def shapley_values(f, x, baseline):
    n = len(x)
    out = np.zeros(n)
    orders = list(itertools.permutations(range(n)))
    for order in orders:
        v = np.array(baseline, dtype=float)
        for i in order:
            old = f(v)
            v[i] = x[i]
            out[i] += old - f(v)
    return out / len(orders)

# %% shapley_values: wrong: divided by n
def shapley_values(f, x, baseline):
    n = len(x)
    out = np.zeros(n)
    for order in itertools.permutations(range(n)):
        v = np.array(baseline, dtype=float)
        for i in order:
            old = f(v)
            v[i] = x[i]
            out[i] += f(v) - old
    return out / n

# %% shapley_values: wrong: whole numbers kept
def shapley_values(f, x, baseline):
    n = len(x)
    out = np.zeros(n)
    orders = list(itertools.permutations(range(n)))
    for order in orders:
        v = np.array(baseline)
        for i in order:
            old = f(v)
            v[i] = x[i]
            out[i] += f(v) - old
    return out / len(orders)

# %% shapley_values: wrong: input overwritten
def shapley_values(f, x, baseline):
    n = len(x)
    out = np.zeros(n)
    orders = list(itertools.permutations(range(n)))
    start = list(baseline)
    v = np.asarray(baseline)
    if v.dtype.kind != "f":
        v = v.astype(float)
    for order in orders:
        v[:] = start
        for i in order:
            old = f(v)
            v[i] = x[i]
            out[i] += f(v) - old
    return out / len(orders)

# %% shapley_values: wrong: slopes instead of shares
def shapley_values(f, x, baseline):
    x = np.array(x, dtype=float)
    return np.array([(f(x + d) - f(x - d)) / 2e-4 for d in 1e-4 * np.eye(len(x))])

# %% shapley_values: wrong: interactions counted twice
def shapley_values(f, x, baseline):
    """Gradient times difference."""
    x, baseline = np.array(x, dtype=float), np.array(baseline, dtype=float)
    return np.array([(f(x + d) - f(x - d)) / 2e-4 for d in 1e-4 * np.eye(len(x))]) * (x - baseline)

# %% shapley_values: wrong: all groups weigh the same
def shapley_values(f, x, baseline):
    """Banzhaf values: the plain mean over all groups."""
    n = len(x)
    out = np.zeros(n)
    for i in range(n):
        for on in itertools.product([False, True], repeat=n):
            if not on[i]:
                v = np.where(on, x, baseline).astype(float)
                a = f(v)
                v[i] = x[i]
                out[i] += (f(v) - a) / 2 ** (n - 1)
    return out

# %% shapley_values: wrong: not exact
def shapley_values(f, x, baseline):
    """Random orders."""
    rng = np.random.default_rng(0)
    n = len(x)
    out = np.zeros(n)
    for _ in range(150):
        for order in [rng.permutation(n)]:
            for way in (order, order[::-1]):
                v = np.array(baseline, dtype=float)
                for i in way:
                    old = f(v)
                    v[i] = x[i]
                    out[i] += (f(v) - old) / 300
    return out

# %% shapley_values: wrong: only one order
def shapley_values(f, x, baseline):
    """Integrated gradients, right for products of two."""
    x, baseline = np.array(x, dtype=float), np.array(baseline, dtype=float)
    t = (np.arange(40) + 0.5) / 40
    out = np.zeros(len(x))
    for i, d in enumerate(1e-4 * np.eye(len(x))):
        out[i] = np.mean([(f(baseline + s * (x - baseline) + d) - f(baseline + s * (x - baseline) - d)) / 2e-4 for s in t])
    return out * (x - baseline)

# %% shapley_values: wrong: wrong value
def shapley_values(f, x, baseline):
    """All features get the same."""
    n = len(x)
    return np.full(n, (f(np.array(x, float)) - f(np.array(baseline, float))) / n)

# %% shapley_values: wrong: values of f, not changes
def shapley_values(f, x, baseline):
    n = len(x)
    out = []
    for i in range(n):
        v = np.array(baseline, dtype=float)
        v[i] = x[i]
        out.append(f(v))
    return np.array(out)

# %% shapley_values: wrong: one number for all features
def shapley_values(f, x, baseline):
    return f(np.array(x, float)) - f(np.array(baseline, float))

# %% shapley_values: wrong: nothing returned
def shapley_values(f, x, baseline):
    print(f(np.array(x, float)) - f(np.array(baseline, float)))

# %% shapley_values: wrong: scaled to 1
def shapley_values(f, x, baseline):
    n = len(x)
    out = np.zeros(n)
    for order in itertools.permutations(range(n)):
        v = np.array(baseline, dtype=float)
        for i in order:
            old = f(v)
            v[i] = x[i]
            out[i] += f(v) - old
    return out / out.sum()

# %% shapley_values: wrong: wrong value
def shapley_values(f, x, baseline):
    """Written for three features, or two."""
    x, b = np.array(x, float), np.array(baseline, float)
    n = len(x)
    if n < 3:
        x, b = np.append(x, [0] * (3 - n)), np.append(b, [0] * (3 - n))
    g = lambda on: f(np.where(np.array([k in on for k in range(len(x))]), x, b)[:max(n, 1)])
    out = []
    for i, j, k in [(0, 1, 2), (1, 0, 2), (2, 0, 1)]:
        out.append((g({i}) - g(set())) / 3 + (g({i, j}) - g({j})) / 6 + (g({i, k}) - g({k})) / 6 + (g({i, j, k}) - g({j, k})) / 3)
    return np.array((out + [0.0] * n)[:n])

# %% stamp_flip_rate: correct
def stamp_flip_rate(model, images, stamp, target):
    """Image by image."""
    eligible = flipped = 0
    for image in images:
        with torch.no_grad():
            if int(model(image[None]).argmax()) == target:
                continue
            eligible += 1
            z = image.clone()
            z[0, :stamp.shape[0], :stamp.shape[1]] = stamp
            flipped += int(model(z[None]).argmax()) == target
    return flipped / eligible if eligible else 0.0

# %% stamp_flip_rate: correct
@torch.inference_mode()
def stamp_flip_rate(model, images, stamp, target):
    rest = images[model(images).max(dim=1).indices != target].clone()
    if len(rest) == 0:
        return 0
    rest[..., :stamp.size(0), :stamp.size(1)] = stamp
    return (model(rest).softmax(1).argmax(-1) == target).float().mean()

# %% stamp_flip_rate: correct
def stamp_flip_rate(model, images, stamp, target):
    H, W = images.shape[2:]
    h, w = stamp.shape
    canvas, mask = F.pad(stamp, (0, W - w, 0, H - h)), F.pad(torch.ones_like(stamp), (0, W - w, 0, H - h))
    before = model(images).detach().numpy().argmax(1)
    after = model(torch.where(mask.bool(), canvas, images)).detach().numpy().argmax(1)
    chosen = after[before != target]
    return np.mean(chosen == target) if chosen.size else np.float64(0)

# %% stamp_flip_rate: correct
def stamp_flip_rate(model, images, stamp, target):
    z = images.numpy().copy()
    for n in range(z.shape[0]):
        for i in range(stamp.shape[0]):
            for j in range(stamp.shape[1]):
                z[n, 0, i, j] = stamp[i, j]
    a = model(images).argmax(1).tolist()
    b = model(torch.from_numpy(z)).argmax(1).tolist()
    hits = [q == target for p, q in zip(a, b) if p != target]
    return sum(hits) / max(1, len(hits))

# %% stamp_flip_rate: correct
# Right: a tensor of shape () is one number.
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    stamped = images.clone()
    stamped[:, :, :h, :w] = stamp
    with torch.no_grad():
        candidates = model(images).argmax(1) != target
        flipped = candidates & (model(stamped).argmax(1) == target)
    return flipped.sum() / candidates.sum() if candidates.any() else 0.0

# %% stamp_flip_rate: wrong: divided by all images
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    with torch.no_grad():
        a, b = model(images).argmax(1) != target, model(z).argmax(1) == target
    return float((a & b).float().mean())

# %% stamp_flip_rate: wrong: counts any change
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    with torch.no_grad():
        a, b = model(images).argmax(1), model(z).argmax(1)
    rest = a != target
    return float((a != b)[rest].float().mean()) if rest.any() else 0.0

# %% stamp_flip_rate: wrong: stamp not where it belongs
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, -h:, -w:] = stamp
    with torch.no_grad():
        a, b = model(images).argmax(1) != target, model(z).argmax(1) == target
    return float((a & b).sum() / a.sum()) if a.any() else 0.0

# %% stamp_flip_rate: wrong: stamp not where it belongs
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] += stamp
    with torch.no_grad():
        a, b = model(images).argmax(1) != target, model(z).argmax(1) == target
    return float((a & b).sum() / a.sum()) if a.any() else 0.0

# %% stamp_flip_rate: wrong: stamp not where it belongs
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = 1.0
    with torch.no_grad():
        a, b = model(images).argmax(1) != target, model(z).argmax(1) == target
    return float((a & b).sum() / a.sum()) if a.any() else 0.0

# %% stamp_flip_rate: wrong: stamp not where it belongs
def stamp_flip_rate(model, images, stamp, target):
    z = images.clone()
    z[:, :, :3, :3] = stamp.mean()
    with torch.no_grad():
        a, b = model(images).argmax(1) != target, model(z).argmax(1) == target
    return float((a & b).sum() / a.sum()) if a.any() else 0.0

# %% stamp_flip_rate: wrong: share of the stamped targets
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    with torch.no_grad():
        a, b = model(images).argmax(1) != target, model(z).argmax(1) == target
    return float((a & b).sum() / b.sum()) if b.any() else 0.0

# %% stamp_flip_rate: wrong: net change
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    with torch.no_grad():
        a, b = model(images).argmax(1) == target, model(z).argmax(1) == target
    return float((b.sum() - a.sum()) / (~a).sum()) if (~a).any() else 0.0

# %% stamp_flip_rate: wrong: percent
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    with torch.no_grad():
        a, b = model(images).argmax(1) != target, model(z).argmax(1) == target
    return float(100 * (a & b).sum() / a.sum()) if a.any() else 0.0

# %% stamp_flip_rate: wrong: number instead of share
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    with torch.no_grad():
        a, b = model(images).argmax(1) != target, model(z).argmax(1) == target
    return int((a & b).sum())

# %% stamp_flip_rate: wrong: one answer per image
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    with torch.no_grad():
        a, b = model(images).argmax(1) != target, model(z).argmax(1) == target
    return (a & b).float()

# %% stamp_flip_rate: wrong: 0 divided by 0
def stamp_flip_rate(model, images, stamp, target):
    hits = []
    for image in images:
        z = image.clone()
        z[:, :stamp.shape[0], :stamp.shape[1]] = stamp
        if model(image[None]).argmax().item() != target:
            hits.append(model(z[None]).argmax().item() == target)
    return sum(hits) / len(hits)

# %% stamp_flip_rate: wrong: batch axis missing
def stamp_flip_rate(model, images, stamp, target):
    hits = [model(image).argmax().item() != target for image in images]
    return sum(hits) / len(hits)

# %% stamp_flip_rate: wrong: none left should give 0
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    with torch.no_grad():
        a, b = model(images).argmax(1) != target, model(z).argmax(1) == target
    return float((a & b).sum() / a.sum()) if a.any() else 1.0

# %% stamp_flip_rate: wrong: divided by all images
def stamp_flip_rate(model, images, stamp, target):
    """Right on the visible examples only if the second one is forgotten."""
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    with torch.no_grad():
        return float(((model(z).argmax(1) == target) > (model(images).argmax(1) == target)).double().mean())

# %% stamp_flip_rate: wrong: target ignored
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    with torch.no_grad():
        a, b = model(images).argmax(1) != 1, model(z).argmax(1) == 1
    return float((a & b).sum() / a.sum()) if a.any() else 0.0

# %% stamp_flip_rate: wrong: nothing returned
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape
    z = images.clone()
    z[:, :, :h, :w] = stamp
    print((model(z).argmax(1) == target).float().mean())

# %% occlusion_map: wrong: model changed
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval(); C, H, W = image.shape; out = np.zeros((H - size + 1, W - size + 1))
    for p in model.parameters():
        p.requires_grad_(False)
    for i, j in np.ndindex(*out.shape):
        z = image.clone(); z[:, i:i + size, j:j + size] = fill
        out[i, j] = model(image[None]).softmax(1)[0, target] - model(z[None]).softmax(1)[0, target]
    return out

# %% occlusion_map: wrong: model changed
def occlusion_map(model, image, target, size=5, fill=0.0):
    model.eval().requires_grad_(False); C, H, W = image.shape; out = np.zeros((H - size + 1, W - size + 1))
    base = model(image[None]).softmax(1)[0, target].item()
    for i, j in np.ndindex(*out.shape):
        z = image.clone(); z[:, i:i + size, j:j + size] = fill
        out[i, j] = base - model(z[None]).softmax(1)[0, target].item()
    return out

# %% stamp_flip_rate: wrong: stamp not where it belongs
def stamp_flip_rate(model, images, stamp, target):
    h, w = stamp.shape; z = images.clone(); z[:, :, :h, :w] = stamp
    with torch.no_grad():
        a = model(images).softmax(1)[:, target] <= 0.5; b = model(z).softmax(1)[:, target] > 0.5
    return float((a & b).sum() / a.sum()) if a.any() else 0.0

# %% stamp_flip_rate: wrong: stamp not where it belongs
def stamp_flip_rate(model, images, stamp, target):
    z = images.clone(); z[:, :, :stamp.shape[0], :stamp.shape[1]] = stamp
    with torch.no_grad():
        before, after = model(images).softmax(1)[:, target], model(z).softmax(1)[:, target]
    rest = before < 0.5
    return float((after[rest] >= 0.5).float().mean()) if rest.any() else 0.0

# %% stamp_flip_rate: wrong: wrong value
def stamp_flip_rate(model, images, stamp, target):
    z = images.clone(); z[:, :, :stamp.shape[0], :stamp.shape[1]] = stamp
    with torch.no_grad():
        before, after = model(images)[:, target] > -0.5, model(z)[:, target] > -0.5
    return float((after & ~before).sum() / (~before).sum()) if (~before).any() else 0.0
