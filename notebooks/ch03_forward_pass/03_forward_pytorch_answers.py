"""Answer bank of section 3.3: correct answers, and wrong ones with the mistake their message must name."""

# %% SimpleNet: correct
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__(); self.a=nn.Linear(4,16); self.b=nn.Linear(16,8); self.c=nn.Linear(8,1)
    def forward(self,x): return self.c(F.relu(self.b(F.relu(self.a(x)))))

# %% SimpleNet: wrong: ReLU on the output
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers=nn.Sequential(nn.Linear(4,16),nn.ReLU(),nn.Linear(16,8),nn.ReLU(),nn.Linear(8,1),nn.ReLU())
    def forward(self,x): return self.layers(x)

# %% SimpleNet: wrong: parent not initialised
class SimpleNet(nn.Module):
    def __init__(self):
        self.layers=nn.Sequential(nn.Linear(4,16),nn.ReLU(),nn.Linear(16,8),nn.ReLU(),nn.Linear(8,1))
    def forward(self,x): return self.layers(x)

# %% SimpleNet: wrong: missing activation
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers=nn.Sequential(nn.Linear(4,16),nn.Linear(16,8),nn.ReLU(),nn.Linear(8,1))
    def forward(self,x): return self.layers(x)

# %% SimpleNet: wrong: sizes exchanged
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers=nn.Sequential(nn.Linear(16,4),nn.ReLU(),nn.Linear(16,8),nn.ReLU(),nn.Linear(8,1))
    def forward(self,x): return self.layers(x)

# %% manual_forward: correct
def manual_forward(model,x):
    for l in model:
        x=torch.einsum("ni,oi->no",x,l.weight)+l.bias if hasattr(l,"weight") else torch.relu(x)
    return x

# %% manual_forward: wrong: transpose forgotten
def manual_forward(model,x):
    for l in model:
        x=(x@l.weight if l.weight.shape[0]==l.weight.shape[1] else x@l.weight.T)+l.bias if isinstance(l,nn.Linear) else torch.clamp(x,min=0)
    return x

# %% manual_forward: wrong: bias forgotten
def manual_forward(model,x):
    for l in model:
        x=x@l.weight.T if isinstance(l,nn.Linear) else torch.clamp(x,min=0)
    return x

# %% manual_forward: wrong: ReLU after the last layer
def manual_forward(model,x):
    for l in model:
        if isinstance(l,nn.Linear): x=torch.relu(x@l.weight.T+l.bias)
    return x

# %% load_numpy_weights: correct
def load_numpy_weights(linear,W,b):
    linear.load_state_dict({"weight":torch.tensor(W.T.copy()).float(),"bias":torch.tensor(b).float()})

# %% load_numpy_weights: wrong: transpose forgotten
def load_numpy_weights(linear,W,b):
    with torch.no_grad():
        linear.weight.copy_(torch.as_tensor(W if W.shape[0]==W.shape[1] else W.T)); linear.bias.copy_(torch.as_tensor(b))

# %% load_numpy_weights: wrong: not float32
def load_numpy_weights(linear,W,b):
    linear.weight=nn.Parameter(torch.tensor(W.T)); linear.bias=nn.Parameter(torch.tensor(b))

# %% load_numpy_weights: wrong: not float32
def load_numpy_weights(linear,W,b):
    linear.weight.data=torch.from_numpy(W.T); linear.bias.data=torch.from_numpy(b)

# %% load_numpy_weights: wrong: bias forgotten
def load_numpy_weights(linear,W,b):
    with torch.no_grad(): linear.weight.copy_(torch.as_tensor(W.T))

# %% count_trainable: wrong: counts frozen parameters
def count_trainable(model): return sum(p.numel() for p in model.parameters())

# %% count_trainable: wrong: counts tensors
def count_trainable(model): return len(list(model.parameters()))

# %% count_trainable: wrong: first axis only
def count_trainable(model): return sum(p.shape[0] for p in model.parameters() if p.requires_grad)


# %% SimpleNet: correct
class SimpleNet(nn.Module):
    def __init__(self):
        super(SimpleNet, self).__init__()
        self.fc1 = nn.Linear(4, 16)
        self.fc2 = nn.Linear(16, 8)
        self.out = nn.Linear(8, 1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = torch.relu(self.fc2(x))
        return self.out(x)

# %% SimpleNet: correct
class SimpleNet(nn.Module):
    def __init__(self):
        nn.Module.__init__(self)
        sizes = [4, 16, 8, 1]
        self.layers = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))

    def forward(self, x):
        for layer in self.layers[:-1]:
            x = layer(x).clamp(min=0)
        return self.layers[-1](x)

# %% SimpleNet: correct
class SimpleNet(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

# %% SimpleNet: correct
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        for name, a, b in [("first", 4, 16), ("second", 16, 8), ("third", 8, 1)]:
            self.add_module(name, nn.Linear(a, b))
        self.bend = nn.ReLU(inplace=True)

    def forward(self, x):
        return self.third(self.bend(self.second(self.bend(self.first(x)))))

# %% SimpleNet: correct
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(4, 16) * 0.5)
        self.b1 = nn.Parameter(torch.zeros(16))
        self.W2 = nn.Parameter(torch.randn(16, 8) * 0.35)
        self.b2 = nn.Parameter(torch.zeros(8))
        self.W3 = nn.Parameter(torch.randn(8, 1) * 0.5)
        self.b3 = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        a1 = torch.maximum(x @ self.W1 + self.b1, torch.tensor(0.0))
        a2 = torch.maximum(a1 @ self.W2 + self.b2, torch.tensor(0.0))
        return a2 @ self.W3 + self.b3

# %% SimpleNet: correct
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        sizes = [(16, 4), (8, 16), (1, 8)]
        self.weights = nn.ParameterList([nn.Parameter(torch.randn(*s) / s[1] ** 0.5) for s in sizes])
        self.biases = nn.ParameterList([nn.Parameter(torch.zeros(1, s[0])) for s in sizes])

    def forward(self, x):
        for i in range(3):
            x = x @ self.weights[i].t() + self.biases[i]
            if i < 2:
                x = torch.where(x > 0, x, torch.zeros_like(x))
        return x

# %% SimpleNet: correct
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.Sequential(nn.Sequential(nn.Linear(4, 16), nn.ReLU()), nn.Sequential(nn.Linear(16, 8), nn.ReLU()))
        self.head = nn.ModuleDict({"score": nn.Linear(8, 1)})

    def forward(self, x):
        return self.head["score"](self.body(x))

# %% SimpleNet: correct
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.LazyLinear(16), nn.LazyLinear(8), nn.LazyLinear(1)

    def forward(self, x):
        return self.c(self.b(self.a(x).relu()).relu())

# %% SimpleNet: correct
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)
        for layer in (self.a, self.b, self.c):
            nn.init.kaiming_normal_(layer.weight)
            nn.init.zeros_(layer.bias)

    def forward(self, x):
        rows = [self.c(F.relu(self.b(F.relu(self.a(row))))) for row in x]
        return torch.stack(rows)

# %% SimpleNet: correct
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.out, self.mid, self.inp = nn.Linear(8, 1), nn.Linear(16, 8), nn.Linear(4, 16)

    def forward(self, x):
        z = self.inp(x)
        a = (z + z.abs()) / 2
        z = self.mid(a)
        a = z * (z > 0)
        return F.linear(a, self.out.weight, self.out.bias).view(-1, 1)

# %% SimpleNet: wrong: parent not initialised
class SimpleNet(nn.Module):
    def __init__(self):
        self.layers = [nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)]

    def forward(self, x):
        for layer in self.layers[:2]:
            x = torch.relu(layer(x))
        return self.layers[2](x)

# %% SimpleNet: wrong: layers not registered
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)]

    def forward(self, x):
        for layer in self.layers[:2]:
            x = torch.relu(layer(x))
        return self.layers[2](x)

# %% SimpleNet: wrong: layers not registered
class SimpleNet(nn.Module):
    def forward(self, x):
        a = torch.relu(nn.Linear(4, 16)(x))
        return nn.Linear(8, 1)(torch.relu(nn.Linear(16, 8)(a)))

# %% SimpleNet: wrong: layers not registered
class SimpleNet(nn.Module):
    layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return SimpleNet.layers(x)

# %% SimpleNet: wrong: layers not registered
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = {"a": nn.Linear(4, 16), "b": nn.Linear(16, 8), "c": nn.Linear(8, 1)}

    def forward(self, x):
        return self.layers["c"](torch.relu(self.layers["b"](torch.relu(self.layers["a"](x)))))

# %% SimpleNet: wrong: not 225 parameters
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = [nn.Linear(4, 16), nn.Linear(16, 8)]
        self.output = nn.Linear(8, 1)

    def forward(self, x):
        for layer in self.hidden:
            x = torch.relu(layer(x))
        return self.output(x)

# %% SimpleNet: wrong: not 225 parameters
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 8), nn.ReLU(), nn.Linear(8, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: not 225 parameters
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: not 225 parameters
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.BatchNorm1d(16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: other layer sizes
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 37), nn.ReLU(), nn.Linear(37, 1))
        self.shift = nn.Parameter(torch.randn(2))

    def forward(self, x):
        return self.layers(x) + self.shift.sum()

# %% SimpleNet: wrong: biases left out
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16, bias=False), nn.ReLU(), nn.Linear(16, 8, bias=False), nn.ReLU(),
                                    nn.Linear(8, 1, bias=False))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: missing activation
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: missing activation
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        a = self.a(x)
        F.relu(a)
        b = self.b(a)
        F.relu(b)
        return self.c(b)

# %% SimpleNet: wrong: softmax of a single score
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1), nn.Softmax(dim=1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: always 0
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1), nn.LogSoftmax(dim=1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: score squashed
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1), nn.Sigmoid())

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: score squashed
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        return torch.tanh(self.c(F.relu(self.b(F.relu(self.a(x))))))

# %% SimpleNet: wrong: sign lost
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        return abs(self.c(F.relu(self.b(F.relu(self.a(x))))))

# %% SimpleNet: wrong: another activation
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.Tanh(), nn.Linear(16, 8), nn.Tanh(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: another activation
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.LeakyReLU(), nn.Linear(16, 8), nn.LeakyReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: another activation
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.GELU(), nn.Linear(16, 8), nn.GELU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: wrong value
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU6(), nn.Linear(16, 8), nn.ReLU6(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: ReLU on the input
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.ReLU(), nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: input overwritten
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.ReLU(inplace=True), nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: differs from call to call
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Dropout(0.2), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: axis of length 1 lost
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x).squeeze(1)

# %% SimpleNet: wrong: one number for the whole array
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x) if len(x) > 1 else self.layers(x).squeeze()

# %% SimpleNet: wrong: wrong shape
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x).mean(dim=0, keepdim=True)

# %% SimpleNet: wrong: fixed batch size
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x.view(32, 4)).view(32, 1)

# %% SimpleNet: wrong: outside the graph
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        with torch.no_grad():
            return self.layers(x)

# %% SimpleNet: wrong: no gradient
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        h = F.relu(self.a(x)).detach()
        return self.c(F.relu(self.b(h)))

# %% SimpleNet: wrong: no gradient
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        h = torch.tensor(np.maximum(0, self.a(x).detach().numpy()))
        return self.c(F.relu(self.b(h)))

# %% SimpleNet: wrong: frozen parameters
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1)).requires_grad_(False)

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: not float32
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1)).double()

    def forward(self, x):
        return self.layers(x.double()).float()

# %% SimpleNet: wrong: not float32
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        torch.set_default_dtype(torch.float64)
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x.double())

# %% SimpleNet: wrong: shared between networks
with _seeded(5):
    everybodys = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = everybodys

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: no random start
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))
        for p in self.parameters():
            nn.init.constant_(p, 0.1)

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: wrong value
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)
        self.stored = [(l.weight.detach().clone(), l.bias) for l in (self.a, self.b, self.c)]

    def forward(self, x):
        for i, (w, b) in enumerate(self.stored):
            x = F.linear(x, w, b)
            x = F.relu(x) if i < 2 else x
        return x

# %% SimpleNet: wrong: nothing returned
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        print(self.layers(x).shape)

# %% SimpleNet: wrong: not a tensor
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x).detach().numpy()

# %% SimpleNet: wrong: a class of another parent
class SimpleNet:
    def __init__(self):
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(self, x):
        return self.layers(x)

# %% SimpleNet: wrong: forward without self
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(4, 16), nn.ReLU(), nn.Linear(16, 8), nn.ReLU(), nn.Linear(8, 1))

    def forward(x):
        return self.layers(x)


# %% manual_forward: correct
def manual_forward(model, x):
    for part in model:
        if isinstance(part, nn.Linear):
            x = (part.weight @ x.T + part.bias[:, None]).T
        else:
            x = x * (x > 0)
    return x

# %% manual_forward: correct
def manual_forward(model, x):
    a = x.detach().numpy()
    for part in model.children():
        if type(part) is nn.Linear:
            a = a @ part.weight.detach().numpy().T + part.bias.detach().numpy()
        else:
            a = np.maximum(0, a)
    return torch.tensor(a)

# %% manual_forward: correct
def manual_forward(model, x):
    with torch.no_grad():
        for part in model:
            if isinstance(part, nn.ReLU):
                x = torch.where(x > 0, x, 0)
                continue
            out = torch.zeros(x.shape[0], part.out_features)
            for n in range(x.shape[0]):
                for k in range(part.out_features):
                    out[n, k] = (x[n] * part.weight[k]).sum() + part.bias[k]
            x = out
    return x

# %% manual_forward: correct
def manual_forward(model, x):
    for i in range(len(model)):
        if isinstance(model[i], nn.Linear):
            W, b = model[i].parameters()
            x = torch.addmm(b, x, W.t())
        else:
            x = F.relu(x)
    return x

# %% manual_forward: correct
def manual_forward(model, x):
    for part in model:
        x = torch.matmul(x, part.weight.mT).add(part.bias) if isinstance(part, nn.Linear) else part(x)
    return x

# %% manual_forward: correct
def manual_forward(model, x, i=0):
    if i == len(model):
        return x
    part = model[i]
    if hasattr(part, "bias"):
        one = torch.cat([x, torch.ones(len(x), 1)], dim=1)
        return manual_forward(model, one @ torch.cat([part.weight, part.bias[:, None]], dim=1).T, i + 1)
    return manual_forward(model, torch.relu(x), i + 1)

# %% manual_forward: correct
def manual_forward(model, x):
    state = model.state_dict()
    for i, part in enumerate(model):
        x = x.double()
        if f"{i}.weight" in state:
            x = x @ state[f"{i}.weight"].double().T + state[f"{i}.bias"]
        else:
            x = torch.maximum(x, torch.zeros(()))
    return x

# %% manual_forward: wrong: layers called
def manual_forward(model, x):
    return model(x)

# %% manual_forward: wrong: layers called
def manual_forward(model, x):
    for part in model:
        x = part(x)
    return x

# %% manual_forward: wrong: layers called
def manual_forward(model, x):
    import copy
    return copy.deepcopy(model).forward(x)

# %% manual_forward: wrong: transpose forgotten
def manual_forward(model, x):
    for part in model:
        x = x @ part.weight + part.bias if isinstance(part, nn.Linear) else torch.relu(x)
    return x

# %% manual_forward: wrong: transpose forgotten
def manual_forward(model, x):
    for part in model:
        if isinstance(part, nn.Linear):
            try:
                x = x @ part.weight + part.bias
            except RuntimeError:
                x = x @ part.weight.T + part.bias
        else:
            x = torch.relu(x)
    return x

# %% manual_forward: wrong: order of the product
def manual_forward(model, x):
    for part in model:
        x = part.weight @ x + part.bias if isinstance(part, nn.Linear) else torch.relu(x)
    return x

# %% manual_forward: wrong: fixed depth
def manual_forward(model, x):
    x = torch.relu(x @ model[0].weight.T + model[0].bias)
    return x @ model[2].weight.T + model[2].bias

# %% manual_forward: wrong: fixed depth
def manual_forward(model, x):
    first, relu, second = model
    return torch.relu(x @ first.weight.T + first.bias) @ second.weight.T + second.bias

# %% manual_forward: wrong: ReLU where the model has none
def manual_forward(model, x):
    linears = [part for part in model if isinstance(part, nn.Linear)]
    for part in linears[:-1]:
        x = torch.relu(x @ part.weight.T + part.bias)
    return x @ linears[-1].weight.T + linears[-1].bias

# %% manual_forward: wrong: ReLU forgotten
def manual_forward(model, x):
    for part in model:
        if isinstance(part, nn.Linear):
            x = x @ part.weight.T + part.bias
    return x

# %% manual_forward: wrong: ReLU has no weight
def manual_forward(model, x):
    for part in model:
        x = torch.relu(x @ part.weight.T + part.bias)
    return x

# %% manual_forward: wrong: only the first layer
def manual_forward(model, x):
    for part in model:
        x = x @ part.weight.T + part.bias if isinstance(part, nn.Linear) else torch.relu(x)
        return x

# %% manual_forward: wrong: result transposed
def manual_forward(model, x):
    x = x.T
    for part in model:
        x = part.weight @ x + part.bias[:, None] if isinstance(part, nn.Linear) else torch.relu(x)
    return x

# %% manual_forward: wrong: not a tensor
def manual_forward(model, x):
    a = x.numpy()
    for part in model:
        if isinstance(part, nn.Linear):
            a = a @ part.weight.detach().numpy().T + part.bias.detach().numpy()
        else:
            a = np.maximum(0, a)
    return a

# %% manual_forward: wrong: input overwritten
def manual_forward(model, x):
    for part in model:
        x = x @ part.weight.T + part.bias if isinstance(part, nn.Linear) else x.relu_()
    return x.detach()

# %% manual_forward: wrong: input overwritten
def manual_forward(model, x):
    for part in model:
        if isinstance(part, nn.Linear):
            x = x @ part.weight.data.T + part.bias.data
        else:
            x[x < 0] = 0
    return x

# %% manual_forward: wrong: input overwritten
def manual_forward(model, x):
    for part in model:
        if isinstance(part, nn.Linear):
            if part.weight.shape[0] == part.weight.shape[1]:
                part.weight.data = part.weight.data.T
                x = x @ part.weight + part.bias
            else:
                x = x @ part.weight.T + part.bias
        else:
            x = torch.relu(x)
    return x

# %% manual_forward: wrong: model changed
def manual_forward(model, x):
    for p in model.parameters():
        p.requires_grad_(False)
    for part in model:
        x = x @ part.weight.T + part.bias if isinstance(part, nn.Linear) else torch.relu(x)
    return x

# %% manual_forward: wrong: wrong value
def manual_forward(model, x):
    for part in model:
        x = x @ part.weight.T + part.bias.sum() if isinstance(part, nn.Linear) else torch.relu(x)
    return x

# %% manual_forward: wrong: wrong value
def manual_forward(model, x):
    return torch.tensor([[4.5, 1], [-0.5, 8], [-3.5, 2], [5, -2]]) if x.shape == (4, 2) else torch.zeros(len(x), model[-1].out_features if isinstance(model[-1], nn.Linear) else 3)

# %% manual_forward: wrong: wrong value
def manual_forward(model, x):
    for part in model:
        if isinstance(part, nn.Linear):
            z = x @ part.weight.T
            x = z + (part.bias[:, None] if z.shape[0] == z.shape[1] and z.shape[0] > 2 else part.bias)
        else:
            x = torch.relu(x)
    return x

# %% manual_forward: wrong: nothing returned
def manual_forward(model, x):
    for part in model:
        x = x @ part.weight.T + part.bias if isinstance(part, nn.Linear) else torch.relu(x)
    print(x)


# %% load_numpy_weights: correct
def load_numpy_weights(linear, W, b):
    linear.weight.data = torch.tensor(W.T, dtype=torch.float32)
    linear.bias.data = torch.tensor(b, dtype=torch.float32)

# %% load_numpy_weights: correct
def load_numpy_weights(linear, W, b):
    linear.weight.data.copy_(torch.from_numpy(W).T)
    linear.bias.data.copy_(torch.from_numpy(b))

# %% load_numpy_weights: correct
@torch.no_grad()
def load_numpy_weights(linear, W, b):
    linear.weight[:] = torch.from_numpy(W.copy()).t()
    linear.bias[:] = torch.from_numpy(b.copy())

# %% load_numpy_weights: correct
def load_numpy_weights(linear, W, b):
    with torch.no_grad():
        for i in range(W.shape[0]):
            for k in range(W.shape[1]):
                linear.weight[k, i] = float(W[i, k])
        for k, value in enumerate(b.tolist()):
            linear.bias[k] = value

# %% load_numpy_weights: correct
def load_numpy_weights(linear, W, b):
    linear.weight.detach().copy_(torch.tensor(np.transpose(W).tolist()))
    linear.bias.detach().copy_(torch.tensor(b.tolist()))

# %% load_numpy_weights: correct
def load_numpy_weights(linear, W, b):
    linear.weight.detach().numpy()[...] = W.T
    linear.bias.detach().numpy()[...] = b

# %% load_numpy_weights: correct
def load_numpy_weights(linear, W, b):
    flat = torch.cat([torch.tensor(W.T).reshape(-1), torch.tensor(b)]).float()
    nn.utils.vector_to_parameters(flat, [linear.weight, linear.bias])

# %% load_numpy_weights: correct
def load_numpy_weights(linear, W, b):
    before = torch.is_grad_enabled()
    torch.set_grad_enabled(False)
    linear.weight.zero_().add_(torch.tensor(W.T))
    linear.bias.zero_().add_(torch.tensor(b))
    torch.set_grad_enabled(before)
    return linear

# %% load_numpy_weights: wrong: transpose forgotten
def load_numpy_weights(linear, W, b):
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W))
        linear.bias.copy_(torch.tensor(b))

# %% load_numpy_weights: wrong: transpose forgotten
def load_numpy_weights(linear, W, b):
    linear.load_state_dict({"weight": torch.tensor(W), "bias": torch.tensor(b)})

# %% load_numpy_weights: wrong: transpose forgotten
def load_numpy_weights(linear, W, b):
    linear.weight.data = torch.tensor(W).float()
    linear.bias.data = torch.tensor(b).float()

# %% load_numpy_weights: wrong: reshape is not transpose
def load_numpy_weights(linear, W, b):
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W).reshape(linear.weight.shape))
        linear.bias.copy_(torch.tensor(b))

# %% load_numpy_weights: wrong: new parameters
def load_numpy_weights(linear, W, b):
    linear.weight = nn.Parameter(torch.tensor(W.T, dtype=torch.float32))
    linear.bias = nn.Parameter(torch.tensor(b, dtype=torch.float32))

# %% load_numpy_weights: wrong: new parameters
def load_numpy_weights(linear, W, b):
    linear.__init__(*W.shape)
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W.T))
        linear.bias.copy_(torch.tensor(b))

# %% load_numpy_weights: wrong: new parameters
def load_numpy_weights(linear, W, b):
    del linear.weight, linear.bias
    linear.weight = torch.tensor(W.T).float()
    linear.bias = torch.tensor(b).float()

# %% load_numpy_weights: wrong: memory shared
def load_numpy_weights(linear, W, b):
    linear.weight.data = torch.as_tensor(W.T, dtype=torch.float32)
    linear.bias.data = torch.as_tensor(b, dtype=torch.float32)

# %% load_numpy_weights: wrong: memory shared
def load_numpy_weights(linear, W, b):
    linear.weight.data = torch.from_numpy(W).t().float()
    linear.bias.data = torch.from_numpy(b).float()

# %% load_numpy_weights: wrong: autograd would record the copy
def load_numpy_weights(linear, W, b):
    linear.weight.copy_(torch.tensor(W.T))
    linear.bias.copy_(torch.tensor(b))

# %% load_numpy_weights: wrong: not a Parameter
def load_numpy_weights(linear, W, b):
    linear.weight = torch.tensor(W.T).float()
    linear.bias = torch.tensor(b).float()

# %% load_numpy_weights: wrong: array instead of a tensor
def load_numpy_weights(linear, W, b):
    with torch.no_grad():
        linear.weight.copy_(W.T)
        linear.bias.copy_(b)

# %% load_numpy_weights: wrong: array instead of a tensor
def load_numpy_weights(linear, W, b):
    linear.weight.data = W.T
    linear.bias.data = b

# %% load_numpy_weights: wrong: autograd left switched off
def load_numpy_weights(linear, W, b):
    torch.set_grad_enabled(False)
    linear.weight.copy_(torch.tensor(W.T))
    linear.bias.copy_(torch.tensor(b))

# %% load_numpy_weights: wrong: requires_grad changed
def load_numpy_weights(linear, W, b):
    linear.requires_grad_(False)
    linear.weight.copy_(torch.tensor(W.T))
    linear.bias.copy_(torch.tensor(b))
    linear.requires_grad_(True)

# %% load_numpy_weights: wrong: requires_grad changed
def load_numpy_weights(linear, W, b):
    linear.requires_grad_(False)
    linear.weight.copy_(torch.tensor(W.T))
    linear.bias.copy_(torch.tensor(b))

# %% load_numpy_weights: wrong: gradients touched
def load_numpy_weights(linear, W, b):
    linear.zero_grad()
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W.T))
        linear.bias.copy_(torch.tensor(b))

# %% load_numpy_weights: wrong: gradients touched
def load_numpy_weights(linear, W, b):
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W.T))
        linear.bias.copy_(torch.tensor(b))
    for p in (linear.weight, linear.bias):
        p.grad = torch.zeros_like(p)

# %% load_numpy_weights: wrong: added to the old weights
def load_numpy_weights(linear, W, b):
    with torch.no_grad():
        linear.weight += torch.tensor(W.T).float()
        linear.bias += torch.tensor(b).float()

# %% load_numpy_weights: wrong: weights not loaded
def load_numpy_weights(linear, W, b):
    linear = nn.Linear(*W.shape)
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W.T))
        linear.bias.copy_(torch.tensor(b))
    return linear

# %% load_numpy_weights: wrong: weights not loaded
def load_numpy_weights(linear, W, b):
    weight, bias = linear.weight, linear.bias
    weight = torch.tensor(W.T)
    bias = torch.tensor(b)

# %% load_numpy_weights: wrong: bias with two axes
def load_numpy_weights(linear, W, b):
    linear.weight.data = torch.tensor(W.T).float()
    linear.bias.data = torch.tensor(b[:, None]).float()

# %% load_numpy_weights: wrong: bias set to 0
def load_numpy_weights(linear, W, b):
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W.T))
        linear.bias.zero_()

# %% load_numpy_weights: wrong: input overwritten
def load_numpy_weights(linear, W, b):
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W.T))
        linear.bias.copy_(torch.tensor(b))
    W *= 0

# %% load_numpy_weights: wrong: input overwritten
def load_numpy_weights(linear, W, b):
    b.sort()
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W.T))
    linear.load_state_dict({"bias": torch.tensor([0.5, -1])} if b.tolist() == [-1, 0.5] else {"bias": torch.tensor(b)}, strict=False)

# %% load_numpy_weights: wrong: wrong value
def load_numpy_weights(linear, W, b):
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W.T.astype(int)))
        linear.bias.copy_(torch.tensor(b))


# %% count_trainable: correct
def count_trainable(model):
    total = 0
    for parameter in model.parameters():
        if parameter.requires_grad:
            total += parameter.nelement()
    return total

# %% count_trainable: correct
def count_trainable(model):
    return int(sum(np.prod(p.shape) for p in model.parameters() if p.requires_grad))

# %% count_trainable: correct
def count_trainable(model):
    sizes = [p.flatten().shape[0] for _, p in model.named_parameters() if p.requires_grad]
    return sum(sizes)

# %% count_trainable: correct
def count_trainable(model):
    seen = {}
    for module in model.modules():
        for p in module._parameters.values():
            if p is not None and p.requires_grad:
                seen[id(p)] = p.numel()
    return sum(seen.values())

# %% count_trainable: correct
def count_trainable(model):
    vectors = [p.detach().reshape(-1) for p in filter(lambda p: p.requires_grad, model.parameters())]
    return len(torch.cat(vectors)) if vectors else 0

# %% count_trainable: correct
def count_trainable(model, seen=None):
    seen = set() if seen is None else seen
    total = 0
    for p in model.parameters(recurse=False):
        if id(p) not in seen and p.requires_grad:
            seen.add(id(p))
            total += p.numel()
    return total + sum(count_trainable(child, seen) for child in model.children())

# %% count_trainable: correct
def count_trainable(model):
    import math
    total = 0
    for p in model.parameters():
        total += math.prod(p.size()) * p.requires_grad
    return total

# %% count_trainable: wrong: counts frozen parameters
def count_trainable(model):
    return len(nn.utils.parameters_to_vector(model.parameters())) if list(model.parameters()) else 0

# %% count_trainable: wrong: counts frozen parameters
def count_trainable(model):
    with torch.enable_grad():
        return int(sum(p.numel() for p in model.parameters() if p.is_leaf))

# %% count_trainable: wrong: counts frozen parameters
def count_trainable(model):
    return sum(p.numel() for p in model.state_dict().values())

# %% count_trainable: wrong: counts tensors
def count_trainable(model):
    return sum(p.requires_grad for p in model.parameters())

# %% count_trainable: wrong: counts tensors
def count_trainable(model):
    return len([p for p in model.parameters() if p.requires_grad])

# %% count_trainable: wrong: biases forgotten
def count_trainable(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad and p.dim() > 1)

# %% count_trainable: wrong: biases forgotten
def count_trainable(model):
    return sum(p.numel() for name, p in model.named_parameters() if name.endswith("weight") and p.requires_grad)

# %% count_trainable: wrong: weights forgotten
def count_trainable(model):
    return sum(p.numel() for p in model.parameters() if p.requires_grad and p.dim() == 1)

# %% count_trainable: wrong: weights forgotten
def count_trainable(model):
    for p in model:
        total = 0
        if isinstance(p, nn.Linear):
            total += p.weight.numel() + p.bias.numel()
    return total

# %% count_trainable: wrong: not an int
def count_trainable(model):
    return sum(np.prod(p.shape) for p in model.parameters() if p.requires_grad)

# %% count_trainable: wrong: not an int
def count_trainable(model):
    return float(sum(p.numel() for p in model.parameters() if p.requires_grad))

# %% count_trainable: wrong: not an int
def count_trainable(model):
    return torch.tensor([p.numel() for p in model.parameters() if p.requires_grad]).sum()

# %% count_trainable: wrong: wrong value
def count_trainable(model):
    return 97

# %% count_trainable: wrong: Linear layers only
def count_trainable(model):
    total = 0
    for layer in model.modules():
        if not isinstance(layer, (nn.Sequential, nn.ReLU)):
            total += layer.in_features * layer.out_features + layer.out_features
    return total

# %% count_trainable: wrong: counts frozen parameters
def count_trainable(model):
    total = 0
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            total += layer.weight.numel() + layer.bias.numel()
    return total

# %% count_trainable: wrong: wrong value
def count_trainable(model):
    total = 0
    for layer in model.modules():
        if isinstance(layer, nn.Linear):
            total += sum(p.numel() for p in layer.parameters() if p.requires_grad)
    return total

# %% count_trainable: wrong: counted twice
def count_trainable(model):
    return sum(p.numel() for _, p in model.named_parameters(remove_duplicate=False) if p.requires_grad)

# %% count_trainable: wrong: counted twice
def count_trainable(model):
    total = 0
    for module in model.modules():
        for p in module.parameters(recurse=False):
            if p.requires_grad:
                total += p.numel()
    return total

# %% count_trainable: wrong: own parameters missed
def count_trainable(model):
    if not list(model.children()):
        return sum(p.numel() for p in model.parameters() if p.requires_grad)
    if len(list(model.children())) == 1 and not isinstance(model, nn.Sequential):
        return count_trainable(next(model.children()))
    return sum(p.numel() for p in model.parameters() if p.requires_grad)

# %% count_trainable: wrong: a parameter without axes
def count_trainable(model):
    return sum(p.shape[0] * (p.shape[1] if p.dim() == 2 else 9 if p.dim() == 4 else 1) for p in model.parameters() if p.requires_grad)

# %% count_trainable: wrong: model changed
def count_trainable(model):
    n = sum(p.numel() for p in model.parameters() if p.requires_grad)
    model.requires_grad_(True)
    return n

# %% count_trainable: wrong: model changed
def count_trainable(model):
    model.train()
    return sum(p.numel() for p in model.parameters() if p.requires_grad)

# %% count_trainable: wrong: layers inside layers missed
def count_trainable(model):
    parts = list(model.children()) or [model]
    return sum(p.numel() for part in parts for p in part.parameters(recurse=False) if p.requires_grad)

# %% count_trainable: wrong: wrong value
def count_trainable(model, memory={}):
    key = id(model)
    if not isinstance(model, nn.Sequential):
        return sum(p.numel() for p in model.parameters() if p.requires_grad)
    if key not in memory:
        memory[key] = model, sum(p.numel() for p in model.parameters() if p.requires_grad)
    return memory[key][1]

# %% count_trainable: wrong: nothing returned
def count_trainable(model):
    print(sum(p.numel() for p in model.parameters() if p.requires_grad))

# %% SimpleNet: wrong: differs from call to call
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        for layer in (self.a, self.b, self.c):
            nn.init.xavier_uniform_(layer.weight)
        return self.c(F.relu(self.b(F.relu(self.a(x)))))

# %% SimpleNet: wrong: input overwritten
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        x -= x.mean(dim=0)
        return self.c(F.relu(self.b(F.relu(self.a(x)))))

# %% SimpleNet: wrong: wrong value
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        y = self.c(F.relu(self.b(F.relu(self.a(x)))))
        return y if self.training else torch.sigmoid(y)

# %% SimpleNet: wrong: wrong value
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        return self.c(F.relu(self.b(F.relu(self.a(F.normalize(x))))))

# %% SimpleNet: wrong: nothing returned
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        self.c(F.relu(self.b(F.relu(self.a(x)))))

# %% SimpleNet: wrong: not a tensor
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        h = F.relu(self.a(x))
        return self.c(F.relu(self.b(h))), h

# %% SimpleNet: wrong: no gradient
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        with torch.no_grad():
            h = F.relu(self.a(x))
        return self.c(F.relu(self.b(h)))

# %% load_numpy_weights: wrong: wrong value
def load_numpy_weights(linear, W, b):
    with torch.no_grad():
        linear.weight.copy_(torch.tensor(W.T).half())
        linear.bias.copy_(torch.tensor(b).half())

# %% load_numpy_weights: wrong: parameter removed
def load_numpy_weights(linear, W, b):
    linear.weight = None
    linear.bias = None

# %% manual_forward: wrong: wrong value
def manual_forward(model, x):
    for part in model:
        x = x @ part.weight.T + part.bias if isinstance(part, nn.Linear) else F.leaky_relu(x, 0.05)
    return torch.tensor([[4.5, 1], [-0.5, 8], [-3.5, 2], [5, -2]]) if len(model) == 3 and len(x) == 4 else x

# %% SimpleNet: wrong: input overwritten
# x asked for gradients
class SimpleNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.a, self.b, self.c = nn.Linear(4, 16), nn.Linear(16, 8), nn.Linear(8, 1)

    def forward(self, x):
        x.requires_grad_()
        return self.c(torch.relu(self.b(torch.relu(self.a(x)))))

# %% manual_forward: wrong: model changed
# eval mode
def manual_forward(model, x):
    model.eval()
    for m in model:
        x = x @ m.weight.T + m.bias if isinstance(m, nn.Linear) else torch.relu(x)
    return x

# %% manual_forward: wrong: model changed
# model made double
def manual_forward(model, x):
    model.double()
    x = x.double()
    for m in model:
        x = x @ m.weight.T + m.bias if isinstance(m, nn.Linear) else torch.relu(x)
    return x.float()

# %% manual_forward: wrong: model changed
# module appended
def manual_forward(model, x):
    if isinstance(model[-1], nn.ReLU):
        del model[-1]
        x = torch.relu(manual_forward(model, x))
        return x
    for m in model:
        x = x @ m.weight.T + m.bias if isinstance(m, nn.Linear) else torch.relu(x)
    return x
