"""Answer bank of section 6.1: correct answers, and wrong ones with the mistake their message must name."""

# %% gradient_of: correct
def gradient_of(f,x):
    v=x.detach().clone().requires_grad_(True); f(v).backward(); return v.grad

# %% gradient_of: wrong: gradients accumulate
def gradient_of(f,x):
    x.requires_grad_(True); f(x).backward(); return x.grad

# %% gradient_of: wrong: value returned
def gradient_of(f,x):
    v=x.detach().clone().requires_grad_(True); return f(v)

# %% gradient_of: wrong: not exact
def gradient_of(f,x):
    h=1e-3; return torch.stack([(f(x+h*e)-f(x-h*e))/(2*h) for e in torch.eye(len(x))])

# %% train_step: correct
def train_step(model,x,y,criterion,optimizer):
    model.train(True); out=model(x); loss=criterion(out,y)
    for p in model.parameters(): p.grad=None
    loss.backward(); optimizer.step(); return float(loss.detach())

# %% train_step: wrong: gradients accumulate
def train_step(model,x,y,criterion,optimizer):
    model.train(); loss=criterion(model(x),y); loss.backward(); optimizer.step(); return loss.item()

# %% train_step: wrong: step before backward
def train_step(model,x,y,criterion,optimizer):
    model.train(); optimizer.zero_grad(); loss=criterion(model(x),y); optimizer.step(); loss.backward(); return loss.item()

# %% train_step: wrong: tensor returned
def train_step(model,x,y,criterion,optimizer):
    model.train(); optimizer.zero_grad(); loss=criterion(model(x),y); loss.backward(); optimizer.step(); return loss

# %% train_step: wrong: not in training mode
def train_step(model,x,y,criterion,optimizer):
    optimizer.zero_grad(); loss=criterion(model(x),y); loss.backward(); optimizer.step(); return loss.item()

# %% train_step: wrong: loss after the update
def train_step(model,x,y,criterion,optimizer):
    model.train(); optimizer.zero_grad(); loss=criterion(model(x),y); loss.backward(); optimizer.step(); return criterion(model(x),y).item()

# %% BinaryClassifier: wrong: sigmoid in forward
class BinaryClassifier(nn.Module):
    def __init__(self,input_dim,hidden_dim,output_dim=1):
        super().__init__(); self.fc1=nn.Linear(input_dim,hidden_dim); self.relu=nn.ReLU(); self.fc2=nn.Linear(hidden_dim,output_dim)
    def forward(self,x): return torch.sigmoid(self.fc2(self.relu(self.fc1(x))))
    @torch.no_grad()
    def predict_proba(self,x): return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: hidden activation forgotten
class BinaryClassifier(nn.Module):
    def __init__(self,input_dim,hidden_dim,output_dim=1):
        super().__init__(); self.fc1=nn.Linear(input_dim,hidden_dim); self.relu=nn.ReLU(); self.fc2=nn.Linear(hidden_dim,output_dim)
    def forward(self,x): return self.fc2(self.fc1(x))
    @torch.no_grad()
    def predict_proba(self,x): return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: graph kept when predicting
class BinaryClassifier(nn.Module):
    def __init__(self,input_dim,hidden_dim,output_dim=1):
        super().__init__(); self.fc1=nn.Linear(input_dim,hidden_dim); self.relu=nn.ReLU(); self.fc2=nn.Linear(hidden_dim,output_dim)
    def forward(self,x): return self.fc2(self.relu(self.fc1(x)))
    def predict_proba(self,x): return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: softmax of one column
class BinaryClassifier(nn.Module):
    def __init__(self,input_dim,hidden_dim,output_dim=1):
        super().__init__(); self.fc1=nn.Linear(input_dim,hidden_dim); self.relu=nn.ReLU(); self.fc2=nn.Linear(hidden_dim,output_dim)
    def forward(self,x): return self.fc2(self.relu(self.fc1(x)))
    @torch.no_grad()
    def predict_proba(self,x): return torch.softmax(self(x),1)

# %% fit: wrong: broadcast to (N, N)
def fit(model,X,y,epochs,lr):
    opt=torch.optim.Adam(model.parameters(),lr=lr); crit=nn.MSELoss(); H=[]
    for _ in range(epochs):
        model.train(); opt.zero_grad(); loss=crit(model(X),y); loss.backward(); opt.step(); H.append(loss.item())
    return H

# %% fit: wrong: new optimizer in every step
def fit(model,X,y,epochs,lr):
    y=y.reshape(len(X),1); crit=nn.MSELoss(); H=[]
    for _ in range(epochs):
        model.train(); opt=torch.optim.Adam(model.parameters(),lr=lr); opt.zero_grad(); loss=crit(model(X),y); loss.backward(); opt.step(); H.append(loss.item())
    return H

# %% fit: wrong: other optimizer
def fit(model,X,y,epochs,lr):
    y=y.reshape(len(X),1); opt=torch.optim.SGD(model.parameters(),lr=lr); crit=nn.MSELoss(); H=[]
    for _ in range(epochs):
        model.train(); opt.zero_grad(); loss=crit(model(X),y); loss.backward(); opt.step(); H.append(loss.item())
    return H

# %% fit: wrong: learning rate ignored
def fit(model,X,y,epochs,lr):
    y=y.reshape(len(X),1); opt=torch.optim.Adam(model.parameters(),lr=1e-3); crit=nn.MSELoss(); H=[]
    for _ in range(epochs):
        model.train(); opt.zero_grad(); loss=crit(model(X),y); loss.backward(); opt.step(); H.append(loss.item())
    return H

# %% gradient_of: correct
def gradient_of(f, x):
    return torch.func.grad(f)(x.detach())

# %% gradient_of: correct
def gradient_of(f, x):
    return torch.autograd.functional.jacobian(f, x.detach()).detach()

# %% gradient_of: correct
def gradient_of(f, x):
    v = torch.tensor(x.detach().numpy(), requires_grad=True)
    value = f(v)
    value.backward()
    return v.grad.detach().clone()

# %% gradient_of: correct
def gradient_of(f, x):
    with torch.enable_grad():
        v = nn.Parameter(x.detach().clone())
        (g,) = torch.autograd.grad(outputs=f(v), inputs=[v])
    return g

# %% gradient_of: correct
def gradient_of(f, x):
    copy_of_x = x.detach()
    copy_of_x.requires_grad = True
    f(copy_of_x).backward()
    return copy_of_x.grad

# %% gradient_of: correct
def gradient_of(f, x):
    v = x.clone().detach().requires_grad_()
    return torch.autograd.grad(f(v), v, create_graph=True)[0].detach()

# %% gradient_of: correct
def gradient_of(f, x):
    g, _ = torch.func.grad_and_value(f)(x.detach())
    return g

# %% gradient_of: wrong: caller's tensor changed
def gradient_of(f, x):
    x.requires_grad_(True)
    return torch.autograd.grad(f(x), x)[0]

# %% gradient_of: wrong: caller's tensor changed
def gradient_of(f, x):
    x.requires_grad_(True)
    x.grad = None
    f(x).backward()
    return x.grad.clone()

# %% gradient_of: wrong: caller's tensor changed
def gradient_of(f, x):
    flag = x.requires_grad
    x.grad = None
    x.requires_grad_(True)
    f(x).backward()
    g = x.grad
    x.grad = None
    if x.is_leaf:
        x.requires_grad_(flag)
    return g

# %% gradient_of: wrong: no gradient recorded
def gradient_of(f, x):
    v = x.clone().requires_grad_(True)
    return torch.autograd.grad(f(v.detach()), v)[0]

# %% gradient_of: wrong: no gradient recorded
def gradient_of(f, x):
    v = x.detach().clone()
    f(v).backward()
    return v.grad

# %% gradient_of: wrong: caller's tensor changed
def gradient_of(f, x):
    v = x.clone().requires_grad_(True)
    f(v).backward()
    return v.grad if v.grad is not None else x.grad

# %% gradient_of: wrong: result still in the graph
def gradient_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    return torch.autograd.grad(f(v), v, create_graph=True)[0]

# %% gradient_of: wrong: nothing returned
def gradient_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    f(v).backward()
    print(v.grad)

# %% gradient_of: wrong: nothing returned
def gradient_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    return f(v).backward()

# %% gradient_of: wrong: slopes added up
def gradient_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    return torch.autograd.grad(f(v), v)[0].sum()

# %% gradient_of: wrong: not a tensor
def gradient_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    return torch.autograd.grad(f(v), v)[0].numpy()

# %% gradient_of: wrong: wrong shape
def gradient_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    return torch.autograd.grad(f(v), v)

# %% gradient_of: wrong: another dtype
def gradient_of(f, x):
    v = x.detach().clone().float().requires_grad_(True)
    return torch.autograd.grad(f(v), v)[0]

# %% gradient_of: wrong: f not called once
def gradient_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    if f(v).dim() == 0:
        return torch.autograd.grad(f(v), v)[0]

# %% gradient_of: wrong: another dtype
def gradient_of(f, x):
    z = x.detach().double()
    out = torch.zeros_like(z)
    for i in np.ndindex(tuple(z.shape)):
        e = torch.zeros_like(z)
        e[i] = 1e-5
        out[i] = (f(z + e) - f(z - e)) / 2e-5
    return out

# %% gradient_of: wrong: f not called once
def gradient_of(f, x):
    z = x.detach().double()
    out = torch.zeros_like(z)
    for i in np.ndindex(tuple(z.shape)):
        e = torch.zeros_like(z)
        e[i] = 1e-5
        out[i] = (f(z + e) - f(z - e)) / 2e-5
    return out.to(x.dtype)

# %% gradient_of: wrong: wrong shape
def gradient_of(f, x):
    return torch.tensor([3.0, 12.0, 0.75])

# %% gradient_of: wrong: f not called once
def gradient_of(f, x, known={}):
    key = tuple(x.reshape(-1).tolist())
    if key not in known:
        v = x.detach().clone().requires_grad_(True)
        known[key] = torch.autograd.grad(f(v), v)[0]
    return known[key]

# %% gradient_of: wrong: sign
def gradient_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    return -torch.autograd.grad(f(v), v)[0]

# %% gradient_of: wrong: second derivative
def gradient_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    g = torch.autograd.grad(f(v), v, create_graph=True)[0]
    return torch.autograd.grad(g.sum(), v)[0]

# %% gradient_of: wrong: gradients accumulate
store = {}
def gradient_of(f, x):
    v = store.setdefault(tuple(x.shape), x.detach().clone().requires_grad_(True))
    f(v).backward()
    return v.grad

# %% train_step: correct
def train_step(model, x, y, criterion, optimizer):
    model.train()
    loss = criterion(model(x), y)
    optimizer.zero_grad(set_to_none=False)
    loss.backward()
    optimizer.step()
    return float(loss)

# %% train_step: correct
def train_step(model, x, y, criterion, optimizer):
    model.train()
    model.zero_grad()
    prediction = model(x)
    loss = criterion(prediction, y)
    value = loss.detach().numpy().item()
    loss.backward()
    optimizer.step()
    return value

# %% train_step: correct
def train_step(model, x, y, criterion, optimizer):
    for part in model.modules():
        part.train()
    loss = criterion(model(x), y)
    weights = [p for p in model.parameters() if p.requires_grad]
    for p, g in zip(weights, torch.autograd.grad(loss, weights)):
        p.grad = g
    optimizer.step()
    return loss.item()

# %% train_step: correct
def train_step(model, x, y, criterion, optimizer):
    model.train()
    def closure():
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        loss.backward()
        return loss
    return optimizer.step(closure).item()

# %% train_step: correct
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    with torch.enable_grad():
        loss = criterion(model(x), y)
        loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return float(loss.detach().cpu())

# %% train_step: wrong: gradients accumulate
def train_step(model, x, y, criterion, optimizer):
    model.train()
    model.zero_grad
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()

# %% train_step: wrong: gradients accumulate
def train_step(model, x, y, criterion, optimizer):
    model.train()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    optimizer.zero_grad()
    return loss.item()

# %% train_step: wrong: step before backward
def train_step(model, x, y, criterion, optimizer):
    model.train()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.zero_grad()
    optimizer.step()
    return loss.item()

# %% train_step: wrong: cleared before the step
def train_step(model, x, y, criterion, optimizer):
    model.train()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.zero_grad(set_to_none=False)
    optimizer.step()
    return loss.item()

# %% train_step: wrong: step forgotten
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    return loss.item()

# %% train_step: wrong: step before backward
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    optimizer.step()
    return loss.item()

# %% train_step: wrong: step forgotten
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()

# %% train_step: wrong: step forgotten
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    with torch.no_grad():
        for p in model.parameters():
            p -= optimizer.param_groups[0]["lr"] * p.grad
    return loss.item()

# %% train_step: wrong: not in training mode
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    model.eval()
    return loss.item()

# %% train_step: wrong: not in training mode
def train_step(model, x, y, criterion, optimizer):
    model.training = True
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()

# %% train_step: wrong: not in training mode
def train_step(model, x, y, criterion, optimizer):
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    model.train()
    return loss.item()

# %% train_step: wrong: more than one step
def train_step(model, x, y, criterion, optimizer):
    model.train()
    for _ in range(2):
        optimizer.zero_grad()
        loss = criterion(model(x), y)
        if _ == 0:
            first = loss.item()
        loss.backward()
        optimizer.step()
    return first

# %% train_step: wrong: nothing returned
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()

# %% train_step: wrong: tensor returned
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.detach()

# %% train_step: wrong: not a float
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.detach().numpy()

# %% train_step: wrong: nothing to go back through
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    with torch.no_grad():
        loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()

# %% train_step: wrong: same graph twice
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    loss.backward()
    optimizer.step()
    return loss.item()

# %% train_step: wrong: wrong value
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = nn.MSELoss()(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()

# %% train_step: wrong: targets converted
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y.float())
    loss.backward()
    optimizer.step()
    return loss.item()

# %% train_step: wrong: model called more than once
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    with torch.random.fork_rng(devices=[]):
        before = criterion(model(x), y).item()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return before

# %% train_step: wrong: wrong value
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(y, model(x))
    loss.backward()
    optimizer.step()
    return loss.item()

# %% train_step: wrong: rounded
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return round(loss.item(), 3)

# %% train_step: wrong: wrong value
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 0.1)
    optimizer.step()
    return loss.item()

# %% train_step: wrong: more than one step
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    optimizer.step()
    return loss.item()

# %% BinaryClassifier: correct
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    def predict_proba(self, x):
        return torch.sigmoid(self.forward(x)).detach()

# %% BinaryClassifier: correct
class BinaryClassifier(nn.Module):
    def __init__(self, d, h, k=1):
        super(BinaryClassifier, self).__init__()
        self.a = nn.Linear(d, h)
        self.b = nn.Linear(h, k)

    def forward(self, x):
        return self.b(F.relu(self.a(x)))

    @torch.inference_mode()
    def predict_proba(self, x):
        return self.forward(x).sigmoid()

# %% BinaryClassifier: correct
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(input_dim, hidden_dim) / math.sqrt(input_dim))
        self.b1 = nn.Parameter(torch.zeros(hidden_dim))
        self.W2 = nn.Parameter(torch.randn(hidden_dim, output_dim) / math.sqrt(hidden_dim))
        self.b2 = nn.Parameter(torch.zeros(output_dim))

    def forward(self, x):
        return (x @ self.W1 + self.b1).clamp(min=0) @ self.W2 + self.b2

    def predict_proba(self, x):
        with torch.no_grad():
            return 1 / (1 + torch.exp(-self(x)))

# %% BinaryClassifier: correct
class BinaryClassifier(nn.Sequential):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def predict_proba(self, x):
        was_on = torch.is_grad_enabled()
        torch.set_grad_enabled(False)
        try:
            return torch.special.expit(self(x))
        finally:
            torch.set_grad_enabled(was_on)

# %% BinaryClassifier: correct
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(input_dim, hidden_dim), nn.Linear(hidden_dim, output_dim)])

    def forward(self, x):
        for i, layer in enumerate(self.layers):
            x = layer(x if i == 0 else torch.maximum(x, torch.zeros_like(x)))
        return x

    @torch.no_grad()
    def predict_proba(self, x):
        mode = self.training
        self.eval()
        p = torch.sigmoid(self(x))
        self.train(mode)
        return p

# %% BinaryClassifier: wrong: parent not initialised
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        self.fc1 = nn.Linear(input_dim, hidden_dim)
        self.fc2 = nn.Linear(hidden_dim, output_dim)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: layers not registered
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.layers = [nn.Linear(input_dim, hidden_dim), nn.Linear(hidden_dim, output_dim)]

    def forward(self, x):
        return self.layers[1](torch.relu(self.layers[0](x)))

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: bias forgotten
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.fc1 = nn.Linear(input_dim, hidden_dim, bias=False)
        self.fc2 = nn.Linear(hidden_dim, output_dim, bias=False)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: other layers
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.fc1 = nn.Linear(2, 4)
        self.fc2 = nn.Linear(4, 1)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: other layers
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.fc1 = nn.Linear(input_dim, hidden_dim)
        self.fc2 = nn.Linear(hidden_dim, 1)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: other layers
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.fc1 = nn.Linear(input_dim, hidden_dim)
        self.mid = nn.Linear(hidden_dim, hidden_dim)
        self.fc2 = nn.Linear(hidden_dim, output_dim)

    def forward(self, x):
        return self.fc2(torch.relu(self.mid(torch.relu(self.fc1(x)))))

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: ReLU on the output
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim), nn.ReLU())

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: another activation
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.Sigmoid(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: axis lost
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x).squeeze()

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self.net(x))

# %% BinaryClassifier: wrong: logits returned
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        return self(x)

# %% BinaryClassifier: wrong: autograd left switched off
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    def predict_proba(self, x):
        torch.set_grad_enabled(False)
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: mode changed
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        self.eval()
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: logits without a graph
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    @torch.no_grad()
    def forward(self, x):
        return self.net(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: weights without gradient
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.fc1 = nn.Linear(input_dim, hidden_dim)
        self.fc2 = nn.Linear(hidden_dim, output_dim)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)).detach())

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: instances share weights
class BinaryClassifier(nn.Module):
    shared = {}

    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        sizes = input_dim, hidden_dim, output_dim
        if sizes not in self.shared:
            self.shared[sizes] = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))
        self.net = self.shared[sizes]

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: equal start weights
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        torch.manual_seed(0)
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: equal start weights
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))
        for p in self.parameters():
            nn.init.constant_(p, 0.1)

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% BinaryClassifier: wrong: verdicts returned
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x)).round()

# %% BinaryClassifier: wrong: not a number (nan)
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        e = torch.exp(self(x))
        return e / (1 + e)

# %% BinaryClassifier: wrong: not a tensor
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    def predict_proba(self, x):
        return torch.sigmoid(self(x)).detach().numpy()

# %% BinaryClassifier: wrong: softmax over the classes
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        z = self(x)
        return torch.sigmoid(z) if z.shape[1] == 1 else torch.softmax(z, dim=1)

# %% BinaryClassifier: wrong: nothing returned
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self.net(x))

# %% BinaryClassifier: wrong: random answers
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.fc1 = nn.Linear(input_dim, hidden_dim)
        self.fc2 = nn.Linear(hidden_dim, output_dim)

    def forward(self, x):
        return self.fc2(F.dropout(torch.relu(self.fc1(x)), 1e-9, self.training))

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self(x))

# %% fit: correct
def fit(model, X, y, epochs, lr):
    y = y.view(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr)
    losses = []
    for _ in range(epochs):
        model.train()
        error = model(X) - y
        loss = (error**2).mean()
        adam.zero_grad()
        loss.backward()
        adam.step()
        losses.append(float(loss))
    return losses

# %% fit: correct
def fit(model, X, y, epochs, lr):
    model.train()
    y = y if y.dim() == 2 else y[:, None]
    adam = torch.optim.Adam(model.parameters(), lr=lr)

    def one():
        loss = nn.MSELoss()(model(X), y)
        adam.zero_grad(set_to_none=False)
        loss.backward()
        adam.step()
        return loss.item()

    return [one() for _ in range(epochs)]

# %% fit: correct
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.flatten()
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    while len(out) < epochs:
        model.zero_grad()
        loss = F.mse_loss(model(X).flatten(), y)
        loss.backward()
        adam.step()
        out.append(loss.detach().item())
    return out

# %% fit: correct
def fit(model, X, y, epochs, lr):
    model.train()
    p = list(model.parameters())
    m = [torch.zeros_like(q) for q in p]
    v = [torch.zeros_like(q) for q in p]
    out = []
    for t in range(1, epochs + 1):
        loss = (model(X) - y.reshape(-1, 1)).square().mean()
        grads = torch.autograd.grad(loss, p)
        with torch.no_grad():
            for i, (q, g) in enumerate(zip(p, grads)):
                m[i] = 0.9 * m[i] + 0.1 * g
                v[i] = 0.999 * v[i] + 0.001 * g * g
                q -= lr * (m[i] / (1 - 0.9**t)) / ((v[i] / (1 - 0.999**t)).sqrt() + 1e-8)
        out.append(loss.item())
    return out

# %% fit: correct
def fit(model, X, y, epochs, lr):
    target = torch.stack([value.reshape(1) for value in y.reshape(-1)])
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    history = [0.0] * epochs
    for epoch in range(epochs):
        model.train()
        optimizer.zero_grad()
        loss = torch.mean(torch.pow(target - model(X), 2))
        loss.backward()
        history[epoch] = loss.item()
        optimizer.step()
    return history

# %% fit: wrong: broadcast to (N, N)
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.unsqueeze(1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: broadcast to (N, N)
def fit(model, X, y, epochs, lr):
    model.train()
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X).squeeze(), y)
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: gradients accumulate
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: gradients accumulate
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        adam.zero_grad()
        out.append(loss.item())
    return out

# %% fit: wrong: other optimizer
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.AdamW(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: sum instead of mean
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y, reduction="sum")
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: losses after the updates
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(F.mse_loss(model(X), y).item())
    return out

# %% fit: wrong: one epoch too many
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs + 1):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: tensors in the history
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(loss)
    return out

# %% fit: wrong: last loss only
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
    return loss.item()

# %% fit: wrong: nothing returned
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        print(loss.item())

# %% fit: wrong: weights did not move
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.zero_grad()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: weights did not move
def fit(model, X, y, epochs, lr):
    model = copy.deepcopy(model).train()
    y = y.reshape(-1, 1)
    return [F.mse_loss(model(X), y).item() for _ in range(epochs)]

# %% fit: wrong: input overwritten
def fit(model, X, y, epochs, lr):
    model.train()
    if y.dim() == 1:
        y.unsqueeze_(1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: not in training mode
def fit(model, X, y, epochs, lr):
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: several updates per epoch
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        total = 0
        for i in range(len(X)):
            adam.zero_grad()
            loss = F.mse_loss(model(X[i:i + 1]), y[i:i + 1])
            loss.backward()
            adam.step()
            total += loss.item()
        out.append(total / len(X))
    return out

# %% fit: wrong: another model trained
def fit(model, X, y, epochs, lr):
    model = copy.deepcopy(model).train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: wrong value
def fit(model, X, y, epochs, lr):
    model.train()
    for part in model.modules():
        if hasattr(part, "reset_parameters"):
            part.reset_parameters()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: another loss
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.l1_loss(model(X), y)
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out

# %% fit: wrong: number of epochs
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    adam = torch.optim.Adam(model.parameters(), lr=lr)
    out = []
    for _ in range(epochs):
        adam.zero_grad()
        loss = F.mse_loss(model(X), y)
        if out and loss.item() > out[-1]:
            break
        loss.backward()
        adam.step()
        out.append(loss.item())
    return out
# %% gradient_of: correct
def gradient_of(f, x):
    return torch.autograd.functional.jacobian(f, x)

# %% gradient_of: correct
class Slope:
    def __call__(self, f, x):
        v = x.data.clone()
        v.requires_grad = True
        f(v).backward()
        return v.grad.data
gradient_of = Slope()

# %% gradient_of: correct
# Right: shares memory with x, but nobody writes to it.
def gradient_of(f, x):
    v = x.detach().requires_grad_(True)
    return torch.autograd.grad(f(v), v)[0]

# %% gradient_of: correct
# Right: autograd.grad stops at v, whatever v was made from.
def gradient_of(f, x):
    v = x.clone().requires_grad_(True)
    return torch.autograd.grad(f(v), v)[0]

# %% gradient_of: correct
# Right: there is one gradient only.
def gradient_of(f, x):
    v = x.detach().clone().requires_grad_(True)
    return torch.autograd.grad(f(v), v)[-1]

# %% gradient_of: wrong: a function returned
def gradient_of(f, x):
    return lambda: torch.func.grad(f)(x)

# %% train_step: wrong: targets converted
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y.reshape(-1, 1))
    loss.backward()
    optimizer.step()
    return loss.item()

# %% train_step: wrong: wrong value
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    optimizer.step()
    return loss.item()

# %% train_step: wrong: not in training mode
def train_step(model, x, y, criterion, optimizer):
    mode = model.training
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    model.train(mode)
    return loss.item()

# %% train_step: wrong: wrong value
def train_step(model, x, y, criterion, optimizer):
    torch.manual_seed(0)
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()

# %% BinaryClassifier: wrong: sigmoid in forward
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x) if self.training else torch.sigmoid(self.net(x))

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(self.net(x))

# %% BinaryClassifier: wrong: sigmoid twice
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.net = nn.Sequential(nn.Linear(input_dim, hidden_dim), nn.ReLU(), nn.Linear(hidden_dim, output_dim))

    def forward(self, x):
        return self.net(x)

    @torch.no_grad()
    def predict_proba(self, x):
        return torch.sigmoid(torch.sigmoid(self(x)))

# %% fit: correct
def fit(model, X, y, epochs, lr):
    opt = torch.optim.Adam(model.parameters(), lr=lr, foreach=False)
    targets = y.clone().reshape(model(X).shape) if not any(isinstance(m, nn.Dropout) for m in model.modules()) else y.reshape(-1, 1)
    history = []
    model.train()
    for _ in range(epochs):
        opt.zero_grad()
        loss = ((model(X) - targets) ** 2).sum() / len(X)
        loss.backward()
        opt.step()
        history += [loss.item()]
    model.eval()
    return history

# %% fit: correct
# Right: a square does not mind the sign.
def fit(model, X, y, epochs, lr):
    y = y.reshape(len(X), 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    history = []
    model.train()
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = F.mse_loss(y, model(X))
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return history

# %% fit: wrong: wrong value
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    opt = torch.optim.Adam(model.parameters(), lr=lr, betas=(0.9, 0.99))
    out = []
    for _ in range(epochs):
        opt.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        opt.step()
        out.append(loss.item())
    return out

# %% fit: wrong: wrong value
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    decay = torch.optim.lr_scheduler.ExponentialLR(opt, 0.95)
    out = []
    for _ in range(epochs):
        opt.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        opt.step()
        decay.step()
        out.append(loss.item())
    return out

# %% fit: wrong: not a list
def fit(model, X, y, epochs, lr):
    model.train()
    y = y.reshape(-1, 1)
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    out = np.zeros(epochs)
    for i in range(epochs):
        opt.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        opt.step()
        out[i] = loss.item()
    return out

# %% gradient_of: wrong: autograd left switched off
def gradient_of(f, x):
    torch.set_grad_enabled(True)
    v = x.detach().clone().requires_grad_(True)
    g = torch.autograd.grad(f(v), v)[0]
    torch.set_grad_enabled(False)
    return g

# %% train_step: wrong: wrong value
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 10)
    optimizer.step()
    return loss.item()

# %% train_step: wrong: weights did not move
def train_step(model, x, y, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    loss = criterion(model(x), y)
    loss.backward()
    if loss.item() > 1e-2:
        optimizer.step()
    else:
        optimizer.zero_grad()
        optimizer.step()
    return loss.item()

# %% BinaryClassifier: wrong: autograd switched on
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.fc1 = nn.Linear(input_dim, hidden_dim)
        self.fc2 = nn.Linear(hidden_dim, output_dim)

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))

    def predict_proba(self, x):
        torch.set_grad_enabled(False)
        p = torch.sigmoid(self(x))
        torch.set_grad_enabled(True)
        return p

# %% BinaryClassifier: wrong: equal start weights
class BinaryClassifier(nn.Module):
    def __init__(self, input_dim, hidden_dim, output_dim=1):
        super().__init__()
        self.fc1 = nn.Linear(input_dim, hidden_dim)
        self.fc2 = nn.Linear(hidden_dim, output_dim)
        with torch.no_grad():
            self.fc1.weight[1:] = self.fc1.weight[0]

    def forward(self, x):
        return self.fc2(torch.relu(self.fc1(x)))

    def predict_proba(self, x):
        with torch.no_grad():
            return torch.sigmoid(self(x))

# %% fit: correct
def fit(model, X, y, epochs, lr):
    loader = torch.utils.data.DataLoader(torch.utils.data.TensorDataset(X, y.reshape(-1, 1)), batch_size=len(X))
    optimizer, history = torch.optim.Adam(model.parameters(), lr=lr), []
    model.train()
    for _ in range(epochs):
        for rows, targets in loader:
            optimizer.zero_grad()
            loss = F.mse_loss(model(rows), targets)
            loss.backward()
            optimizer.step()
            history.append(loss.item())
    return history

# %% fit: wrong: number of epochs
def fit(model, X, y, epochs, lr):
    y, history = y.reshape(-1, 1), []
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for _ in range(epochs):
        for xb, yb in zip(X.split(32), y.split(32)):
            optimizer.zero_grad()
            loss = F.mse_loss(model(xb), yb)
            loss.backward()
            optimizer.step()
            history.append(loss.item())
    return history

# %% fit: wrong: number of epochs
def fit(model, X, y, epochs, lr):
    y, history = y.reshape(-1, 1), []
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    model.train()
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        optimizer.step()
        history.append(loss.item())
        if loss.item() < 1e-3:
            break
    return history

# %% fit: wrong: wrong value
def fit(model, X, y, epochs, lr):
    y, history = y.reshape(-1, 1), []
    optimizer = torch.optim.Adam(model.parameters(), lr=lr)
    halve = torch.optim.lr_scheduler.StepLR(optimizer, 10, 0.5)
    model.train()
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        optimizer.step()
        history.append(loss.item())
        halve.step()
    return history

# %% fit: wrong: wrong value
def fit(model, X, y, epochs, lr):
    y, history = y.reshape(-1, 1), []
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, amsgrad=True)
    model.train()
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return history

# %% fit: wrong: wrong value
def fit(model, X, y, epochs, lr):
    y, history = y.reshape(-1, 1), []
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, eps=1e-6)
    model.train()
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return history

# %% fit: wrong: wrong value
def fit(model, X, y, epochs, lr):
    y, history = y.reshape(-1, 1), []
    optimizer = torch.optim.Adam(model.parameters(), lr=lr, weight_decay=1e-5)
    model.train()
    for _ in range(epochs):
        optimizer.zero_grad()
        loss = F.mse_loss(model(X), y)
        loss.backward()
        optimizer.step()
        history.append(loss.item())
    return history
