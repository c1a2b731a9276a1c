"""Answer bank of section 6.2: correct answers, and wrong ones with the mistake their message must name."""

# %% make_loaders: wrong: not a random split
def make_loaders(X,y,batch_size,test_fraction,seed):
    p=np.arange(len(X))[::-1]; k=round(len(X)*test_fraction); te,tr=p[:k],p[k:]
    d=lambda i:TensorDataset(torch.as_tensor(X[i],dtype=torch.float32),torch.as_tensor(y[i],dtype=torch.int64))
    return DataLoader(d(tr),batch_size,shuffle=True,generator=torch.Generator().manual_seed(seed)),DataLoader(d(te),batch_size)

# %% make_loaders: wrong: no shuffling
def make_loaders(X,y,batch_size,test_fraction,seed):
    p=np.random.default_rng(seed).permutation(len(X)); k=round(len(X)*test_fraction); te,tr=p[:k],p[k:]
    d=lambda i:TensorDataset(torch.as_tensor(X[i],dtype=torch.float32),torch.as_tensor(y[i],dtype=torch.int64))
    return DataLoader(d(tr),batch_size,shuffle=False,generator=torch.Generator().manual_seed(seed)),DataLoader(d(te),batch_size)

# %% make_loaders: wrong: float labels
def make_loaders(X,y,batch_size,test_fraction,seed):
    p=np.random.default_rng(seed).permutation(len(X)); k=round(len(X)*test_fraction); te,tr=p[:k],p[k:]
    d=lambda i:TensorDataset(torch.as_tensor(X[i],dtype=torch.float32),torch.as_tensor(y[i],dtype=torch.float32))
    return DataLoader(d(tr),batch_size,shuffle=True,generator=torch.Generator().manual_seed(seed)),DataLoader(d(te),batch_size)

# %% make_loaders: wrong: throws data away
def make_loaders(X,y,batch_size,test_fraction,seed):
    p=np.random.default_rng(seed).permutation(len(X)); k=round(len(X)*test_fraction); te,tr=p[:k],p[k:]
    d=lambda i:TensorDataset(torch.as_tensor(X[i],dtype=torch.float32),torch.as_tensor(y[i],dtype=torch.int64))
    return DataLoader(d(tr),batch_size,shuffle=True,drop_last=True,generator=torch.Generator().manual_seed(seed)),DataLoader(d(te),batch_size)

# %% DigitClassifier: wrong: not flattened
class DigitClassifier(nn.Module):
    def __init__(self,in_features=64,hidden=128,num_classes=10):
        super().__init__(); self.network=nn.Sequential(nn.Linear(in_features,hidden),nn.ReLU(),nn.Linear(hidden,num_classes))
    def forward(self,x): return self.network(x)

# %% DigitClassifier: wrong: softmax inside
class DigitClassifier(nn.Module):
    def __init__(self,in_features=64,hidden=128,num_classes=10):
        super().__init__(); self.network=nn.Sequential(nn.Flatten(),nn.Linear(in_features,hidden),nn.ReLU(),nn.Linear(hidden,num_classes),nn.Softmax(1))
    def forward(self,x): return self.network(x)

# %% DigitClassifier: wrong: flattens the batch axis as well
class DigitClassifier(nn.Module):
    def __init__(self,in_features=64,hidden=128,num_classes=10):
        super().__init__(); self.network=nn.Sequential(nn.Flatten(0),nn.Linear(in_features,hidden),nn.ReLU(),nn.Linear(hidden,num_classes))
    def forward(self,x): return self.network(x)

# %% DigitClassifier: wrong: size hard-coded
class DigitClassifier(nn.Module):
    def __init__(self,in_features=64,hidden=128,num_classes=10):
        super().__init__(); self.network=nn.Sequential(nn.Flatten(),nn.Linear(64,hidden),nn.ReLU(),nn.Linear(hidden,num_classes))
    def forward(self,x): return self.network(x)

# %% train_epoch: wrong: mean of batch means
def train_epoch(model,loader,criterion,optimizer):
    model.train(); total=correct=n=0
    for x,y in loader:
        optimizer.zero_grad(); z=model(x); loss=criterion(z,y); loss.backward(); optimizer.step()
        total+=loss.item(); correct+=(z.argmax(1)==y).sum().item(); n+=len(y)
    return total/len(loader),correct/n

# %% train_epoch: wrong: training mode not set
def train_epoch(model,loader,criterion,optimizer):
    total=correct=n=0
    for x,y in loader:
        optimizer.zero_grad(); z=model(x); loss=criterion(z,y); loss.backward(); optimizer.step()
        total+=loss.item()*len(y); correct+=(z.argmax(1)==y).sum().item(); n+=len(y)
    return total/n,correct/n

# %% train_epoch: wrong: divides by the number of batches
def train_epoch(model,loader,criterion,optimizer):
    model.train(); total=correct=n=0
    for x,y in loader:
        optimizer.zero_grad(); z=model(x); loss=criterion(z,y); loss.backward(); optimizer.step()
        total+=loss.item()*len(y); correct+=(z.argmax(1)==y).sum().item(); n+=len(y)
    return total/n,correct/len(loader)

# %% train_epoch: wrong: argmax over the batch
def train_epoch(model,loader,criterion,optimizer):
    model.train(); total=correct=n=0
    for x,y in loader:
        optimizer.zero_grad(); z=model(x); loss=criterion(z,y); loss.backward(); optimizer.step()
        total+=loss.item()*len(y); correct+=(z.argmax(0)==y[:z.shape[1]]).sum().item(); n+=len(y)
    return total/n,correct/n

# %% evaluate: wrong: dropout active while testing
def evaluate(model,loader,criterion):
    was=model.training; total=correct=n=0
    with torch.no_grad():
        for x,y in loader:
            z=model(x); total+=criterion(z,y).item()*len(y); correct+=(z.argmax(1)==y).sum().item(); n+=len(y)
    model.train(was); return total/n,correct/n

# %% evaluate: wrong: left in evaluation mode
def evaluate(model,loader,criterion):
    was=model.training; model.eval(); total=correct=n=0
    with torch.no_grad():
        for x,y in loader:
            z=model(x); total+=criterion(z,y).item()*len(y); correct+=(z.argmax(1)==y).sum().item(); n+=len(y)
    return total/n,correct/n

# %% evaluate: wrong: mean of batch means
def evaluate(model,loader,criterion):
    was=model.training; model.eval(); total=correct=n=0
    with torch.no_grad():
        for x,y in loader:
            z=model(x); total+=criterion(z,y).item(); correct+=(z.argmax(1)==y).sum().item(); n+=len(y)
    model.train(was); return total/len(loader),correct/n

# %% evaluate: wrong: count instead of a share
def evaluate(model,loader,criterion):
    was=model.training; model.eval(); total=correct=n=0
    with torch.no_grad():
        for x,y in loader:
            z=model(x); total+=criterion(z,y).item()*len(y); correct+=(z.argmax(1)==y).sum().item(); n+=len(y)
    model.train(was); return total/n,correct

# %% make_loaders: correct
def make_loaders(X, y, batch_size, test_fraction, seed):
    data = TensorDataset(torch.tensor(X).float(), torch.tensor(y).long())
    g = torch.Generator().manual_seed(seed)
    n_test = int(len(X) * test_fraction)
    train, test = torch.utils.data.random_split(data, [len(X) - n_test, n_test], generator=g)
    return DataLoader(train, batch_size=batch_size, shuffle=True), DataLoader(test, batch_size=batch_size, shuffle=False)

# %% make_loaders: correct
def make_loaders(X, y, batch_size, test_fraction, seed):
    X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=test_fraction, random_state=seed)
    def wrap(a, b, mix):
        return DataLoader(TensorDataset(torch.from_numpy(a.astype("float32")), torch.from_numpy(b.astype("int64"))),
                          batch_size=batch_size, shuffle=mix)
    return wrap(X_train, y_train, True), wrap(X_test, y_test, False)

# %% make_loaders: correct
def make_loaders(X, y, batch_size, test_fraction, seed):
    parts = train_test_split(X, y, test_size=test_fraction, random_state=seed, stratify=y)
    a, b, c, d = [torch.as_tensor(part) for part in parts]
    return (DataLoader(TensorDataset(a.to(torch.float32), c.to(torch.int64)), batch_size, True),
            DataLoader(TensorDataset(b.to(torch.float32), d.to(torch.int64)), batch_size))

# %% make_loaders: correct
def make_loaders(X, y, batch_size, test_fraction, seed):
    torch.manual_seed(seed)
    p = torch.randperm(len(X))
    k = math.ceil(len(X) * test_fraction)
    Xt, yt = torch.tensor(X, dtype=torch.float), torch.tensor(y, dtype=torch.long)
    train = DataLoader(TensorDataset(Xt[p[k:]], yt[p[k:]]), batch_size=batch_size, shuffle=True)
    test = DataLoader(TensorDataset(Xt[p[:k]], yt[p[:k]]), batch_size=batch_size)
    return [train, test]

# %% make_loaders: correct
def make_loaders(X, y, batch_size, test_fraction, seed):
    rows = list(range(len(X)))
    random.Random(seed).shuffle(rows)
    k = len(X) - round(len(X) * test_fraction)
    pairs = [(torch.tensor(X[i], dtype=torch.float32), int(y[i])) for i in range(len(X))]
    train, test = [pairs[i] for i in rows[:k]], [pairs[i] for i in rows[k:]]
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% make_loaders: correct
def make_loaders(X, y, batch_size, test_fraction, seed):
    from torch.utils.data import Subset, SubsetRandomSampler
    data = TensorDataset(torch.Tensor(X.astype(np.float32)), torch.LongTensor(y.astype(np.int64)))
    np.random.seed(seed)
    mask = np.zeros(len(X), dtype=bool)
    mask[np.random.choice(len(X), size=round(test_fraction * len(X)), replace=False)] = True
    train = DataLoader(data, batch_size, sampler=SubsetRandomSampler(np.flatnonzero(~mask).tolist()))
    return train, DataLoader(Subset(data, np.flatnonzero(mask).tolist()), batch_size)

# %% make_loaders: correct
def make_loaders(X, y, batch_size, test_fraction, seed):
    class Digits(torch.utils.data.Dataset):
        def __init__(self, rows):
            self.rows = rows
        def __len__(self):
            return len(self.rows)
        def __getitem__(self, i):
            return np.float32(X[self.rows[i]]), np.int64(y[self.rows[i]])
    score = np.random.default_rng([seed, 1]).random(len(X))
    order = np.argsort(score)
    k = round(len(X) * test_fraction)
    return DataLoader(Digits(order[k:]), batch_size, shuffle=True), DataLoader(Digits(np.sort(order[:k])), batch_size)

# %% make_loaders: correct
def make_loaders(X, y, batch_size, test_fraction, seed):
    class Loader:
        def __init__(self, rows, mix):
            self.rows, self.rng = rows, np.random.default_rng(seed) if mix else None
        def __len__(self):
            return -(-len(self.rows) // batch_size)
        def __iter__(self):
            rows = self.rng.permutation(self.rows) if self.rng else self.rows
            for i in range(0, len(rows), batch_size):
                part = rows[i:i + batch_size]
                yield torch.tensor(X[part], dtype=torch.float32), torch.tensor(y[part], dtype=torch.int64)
    p = np.random.default_rng(seed + 10).permutation(len(X))
    k = round(len(X) * test_fraction)
    return Loader(p[k:], True), Loader(p[:k], False)

# %% make_loaders: wrong: not a random split
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.arange(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: seed ignored
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.arange(len(X)); te = p[::max(1, int(1 / test_fraction))][:k]; tr = np.setdiff1d(p, te)
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: not a random split
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.roll(np.arange(len(X)), np.random.default_rng(seed).integers(len(X))); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: not a random split
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(np.arange(min(len(X) // 2, len(X) - k), len(X))); te = p[:k]; tr = np.setdiff1d(np.arange(len(X)), te)
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: seed ignored
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(0).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: not drawn from the seed
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = torch.randperm(len(X)).numpy(); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: images repeated
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    r = np.random.default_rng(seed); te = r.integers(len(X), size=k); tr = np.setdiff1d(np.arange(len(X)), te)
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: the same image in both parts
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    r = np.random.default_rng(seed); te, tr = r.permutation(len(X))[:k], r.permutation(len(X))[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: the same image in both parts
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    te, tr = np.random.default_rng(seed).permutation(len(X))[:k], np.random.default_rng(seed).permutation(len(X))[:len(X) - k]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: labels of other images
def make_loaders(X, y, batch_size, test_fraction, seed):
    rng, k = np.random.default_rng(seed), round(len(X) * test_fraction)
    a, b = torch.tensor(rng.permutation(X), dtype=torch.float32), torch.tensor(rng.permutation(y), dtype=torch.int64)
    return DataLoader(TensorDataset(a[k:], b[k:]), batch_size, shuffle=True), DataLoader(TensorDataset(a[:k], b[:k]), batch_size)

# %% make_loaders: wrong: test order changes
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size, shuffle=True)

# %% make_loaders: wrong: parts exchanged
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(te), batch_size), DataLoader(d(tr), batch_size, shuffle=True)

# %% make_loaders: wrong: parts exchanged
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); tr, te = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: no pairs of tensors
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: list(zip(X[i], y[i]))
    return d(tr), d(te)

# %% make_loaders: wrong: labels have the wrong shape
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return d(tr), d(te)

# %% make_loaders: wrong: images are not float32
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i]), torch.tensor(y[i]))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: labels are not int64
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int32))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: wrong number types
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i]).to(torch.float32 if X.dtype == float else torch.float64), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: images changed
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i] / 16, dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: images have the wrong shape
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32).flatten(1), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: labels have the wrong shape
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64)[:, None])
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: batch size ignored
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te))

# %% make_loaders: wrong: batch size ignored
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), 16, shuffle=True), DataLoader(d(te), 16)

# %% make_loaders: wrong: throws data away
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size, drop_last=True)

# %% make_loaders: wrong: throws data away
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:max(k + 1, len(X) - 1) if len(X) != 50 else 50]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: gone after one epoch
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return iter(DataLoader(d(tr), batch_size, shuffle=True)), iter(DataLoader(d(te), batch_size))

# %% make_loaders: wrong: no shuffling
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return list(DataLoader(d(tr), batch_size, shuffle=True)), list(DataLoader(d(te), batch_size))

# %% make_loaders: wrong: same batches in another order
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    class Mixed(list):
        def __iter__(self):
            return iter([self[int(i)] for i in torch.randperm(len(self) - 1)] + [self[len(self) - 1]])
    return Mixed(DataLoader(d(tr), batch_size)), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: input overwritten
def make_loaders(X, y, batch_size, test_fraction, seed):
    np.random.default_rng(seed).shuffle(X)
    np.random.default_rng(seed).shuffle(y)
    k = round(len(X) * test_fraction)
    d = lambda a, b: TensorDataset(torch.tensor(a, dtype=torch.float32), torch.tensor(b, dtype=torch.int64))
    return DataLoader(d(X[k:], y[k:]), batch_size, shuffle=True), DataLoader(d(X[:k], y[:k]), batch_size)

# %% make_loaders: wrong: wrong share
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    k = len(X) // 3; p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: wrong share
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    k = 10; p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: not 2 results
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    return DataLoader(d(tr), batch_size, shuffle=True)

# %% make_loaders: wrong: nothing returned
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    print(DataLoader(d(tr), batch_size, shuffle=True), DataLoader(d(te), batch_size))

# %% make_loaders: wrong: images repeated
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X)); te, tr = p[:k], p[k:]
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    g = torch.Generator().manual_seed(seed)
    sampler = torch.utils.data.RandomSampler(d(tr), replacement=True, num_samples=len(tr), generator=g)
    return DataLoader(d(tr), batch_size, sampler=sampler), DataLoader(d(te), batch_size)

# %% make_loaders: wrong: not a loader
def make_loaders(X, y, batch_size, test_fraction, seed): return len(X) - round(len(X) * test_fraction), round(len(X) * test_fraction)

# %% DigitClassifier: correct
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden)
        self.fc2 = nn.Linear(hidden, num_classes)

    def forward(self, x):
        x = x.view(x.size(0), -1)
        x = F.relu(self.fc1(x))
        return self.fc2(x)

# %% DigitClassifier: correct
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden)
        self.fc2 = nn.Linear(hidden, num_classes)
        self.in_features = in_features

    def forward(self, x):
        return self.fc2(self.fc1(x.reshape(-1, self.in_features)).clamp(min=0))

# %% DigitClassifier: correct
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(in_features, hidden) * (2 / in_features) ** 0.5)
        self.b1 = nn.Parameter(torch.zeros(hidden))
        self.W2 = nn.Parameter(torch.randn(hidden, num_classes) * (2 / hidden) ** 0.5)
        self.b2 = nn.Parameter(torch.zeros(1, num_classes))

    def forward(self, x):
        h = torch.maximum(torch.flatten(x, start_dim=1) @ self.W1 + self.b1, torch.tensor(0.0))
        return h @ self.W2 + self.b2

# %% DigitClassifier: correct
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(in_features, hidden), nn.Linear(hidden, num_classes)])

    def forward(self, x):
        h = x.flatten(1)
        for i, layer in enumerate(self.layers):
            h = layer(h)
            if i == 0:
                h = h * (h > 0)
        return h

# %% DigitClassifier: correct
class DigitClassifier(nn.Sequential):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

# %% DigitClassifier: correct
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super(DigitClassifier, self).__init__()
        self.parts = nn.ModuleDict({"out": nn.Linear(hidden, num_classes), "mid": nn.Linear(in_features, hidden)})
        self.act = nn.ReLU(inplace=True)

    def forward(self, x):
        rows = torch.stack([image.flatten() for image in x])
        return self.parts["out"](self.act(self.parts["mid"](rows)))

# %% DigitClassifier: correct
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden)
        self.fc2 = nn.Linear(hidden, num_classes)

    def forward(self, x):
        rows = x.flatten(1)
        h = torch.relu(torch.einsum("nd,hd->nh", rows, self.fc1.weight) + self.fc1.bias)
        return torch.addmm(self.fc2.bias, h, self.fc2.weight.T)

# %% DigitClassifier: correct
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.head = nn.Conv1d(in_features, hidden, 1) if False else nn.Linear(in_features, hidden)
        self.tail = nn.Linear(hidden, num_classes)
        nn.init.kaiming_normal_(self.head.weight)
        nn.init.zeros_(self.head.bias)

    def forward(self, x):
        if x.ndim == 4:
            n, c, h, w = x.shape
            x = x.reshape(n, c * h * w)
        return self.tail(torch.where(self.head(x) > 0, self.head(x), torch.zeros(())))

# %% DigitClassifier: wrong: log-softmax inside
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes), nn.LogSoftmax(1))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: softmax inside
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden)
        self.fc2 = nn.Linear(hidden, num_classes)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x.flatten(1)))).softmax(dim=-1)

# %% DigitClassifier: wrong: activation after the last layer
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes), nn.ReLU())

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: activation after the last layer
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes), nn.Sigmoid())

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: hidden activation forgotten
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: another hidden activation
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.Sigmoid(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: another hidden activation
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.Tanh(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: another hidden activation
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.LeakyReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: wrong value
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.GELU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: activation applied to the inputs
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden)
        self.fc2 = nn.Linear(hidden, num_classes)

    def forward(self, x):
        return self.fc2(self.fc1(F.relu(x.flatten(1))))

# %% DigitClassifier: wrong: dropout added
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Dropout(0.3), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: wrong number of parameters
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.BatchNorm1d(hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: too many layers
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: one layer only
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, num_classes))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: biases missing
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden, bias=False), nn.ReLU(), nn.Linear(hidden, num_classes, bias=False))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: no parameters
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.layers = [nn.Linear(in_features, hidden), nn.Linear(hidden, num_classes)]

    def forward(self, x):
        return self.layers[1](F.relu(self.layers[0](x.flatten(1))))

# %% DigitClassifier: wrong: no parameters
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.sizes = in_features, hidden, num_classes

    def forward(self, x):
        a, b, c = self.sizes
        return nn.Linear(b, c)(F.relu(nn.Linear(a, b)(x.flatten(1))))

# %% DigitClassifier: wrong: size hard-coded
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, 128), nn.ReLU(), nn.Linear(128, num_classes))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: wrong shape for other sizes
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, 10))

    def forward(self, x):
        return self.network(x)

# %% DigitClassifier: wrong: size hard-coded
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden)
        self.fc2 = nn.Linear(hidden, num_classes)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x.view(-1, 64))))

# %% DigitClassifier: wrong: size hard-coded
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden)
        self.fc2 = nn.Linear(hidden, num_classes)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x.reshape(x.shape[0], 8 * 8))))

# %% DigitClassifier: wrong: only for images
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1 = nn.Linear(in_features, hidden)
        self.fc2 = nn.Linear(hidden, num_classes)

    def forward(self, x):
        n, c, h, w = x.shape
        return self.fc2(F.relu(self.fc1(x.reshape(n, c * h * w))))

# %% DigitClassifier: wrong: parent not initialised
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        self.fc1 = nn.Linear(in_features, hidden)
        self.fc2 = nn.Linear(hidden, num_classes)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x.flatten(1))))

# %% DigitClassifier: wrong: nothing returned
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        self.network(x)

# %% DigitClassifier: wrong: nothing returned
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        print(self.network(x).shape)

# %% DigitClassifier: wrong: wrong shape
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x).argmax(1)

# %% DigitClassifier: wrong: wrong shape for other sizes
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x).squeeze()

# %% DigitClassifier: wrong: wrong shape
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x).T

# %% DigitClassifier: wrong: no gradient
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        with torch.no_grad():
            return self.network(x)

# %% DigitClassifier: wrong: no gradient
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x).detach().requires_grad_()

# %% DigitClassifier: wrong: wrong value
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        return self.network(x / 16)

# %% DigitClassifier: wrong: input overwritten
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        y = self.network(x)
        x -= 1
        return y

# %% DigitClassifier: wrong: wrong value
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))

    def forward(self, x):
        z = self.network(x)
        return z - z.mean(0)

# %% DigitClassifier: wrong: not attempted
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.network = nn.Sequential(nn.Flatten(), nn.Linear(in_features, hidden), nn.ReLU(), nn.Linear(hidden, num_classes))
    def forward(self, x):
        raise NotImplementedError

# %% DigitClassifier: wrong: other layers
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        n = in_features * hidden + hidden + hidden * num_classes + num_classes
        self.w = nn.Parameter(torch.randn(n) / 8)
        self.k = num_classes

    def forward(self, x):
        return x.flatten(1)[:, :1] * self.w[:self.k]

# %% DigitClassifier: wrong: shared by all networks
class DigitClassifier(nn.Module):
    made = {}
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        key = in_features, hidden, num_classes
        if key not in DigitClassifier.made:
            DigitClassifier.made[key] = nn.Sequential(nn.Flatten(), nn.Linear(*key[:2]), nn.ReLU(), nn.Linear(*key[1:]))
        self.network = DigitClassifier.made[key]
    def forward(self, x):
        return self.network(x)

# %% train_epoch: correct
def train_epoch(model, loader, criterion, optimizer):
    losses, hits, sizes = [], [], []
    model.train(True)
    for x, y in loader:
        z = model(x)
        loss = criterion(z, y)
        for p in model.parameters():
            p.grad = None
        loss.backward()
        losses.append(float(loss))
        hits.append(float((z.max(dim=1).indices == y).float().mean()))
        sizes.append(len(y))
        optimizer.step()
    return float(np.average(losses, weights=sizes)), float(np.average(hits, weights=sizes))

# %% train_epoch: correct
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * x.size(0)
        _, predicted = torch.max(z.data, 1)
        correct += (predicted == y).sum().item()
    return total / len(loader.dataset), correct / len(loader.dataset)

# %% train_epoch: correct
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        out = model(x)
        loss = criterion(out, y)
        model.zero_grad(set_to_none=False)
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            total += loss * y.numel()
            correct += (out.softmax(1).argmax(-1) == y).sum()
            n += y.numel()
    return (total / n).item(), (correct / n).item()

# %% train_epoch: correct
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    scores, labels, costs = [], [], []
    for batch in loader:
        x, y = batch[0], batch[1]
        optimizer.zero_grad(set_to_none=True)
        z = model(x)
        cost = criterion(z, y)
        cost.backward()
        optimizer.step()
        scores.append(z.detach())
        labels.append(y)
        costs += [cost.item()] * len(y)
    right = torch.cat(scores).argmax(1) == torch.cat(labels)
    return sum(costs) / len(costs), right.double().mean().item()

# %% train_epoch: correct
def train_epoch(model, loader, criterion, optimizer):
    for module in model.modules():
        module.training = True
    n = hits = 0
    mean = 0.0
    for i, (x, y) in enumerate(loader):
        z = model(x)
        loss = criterion(z, y)
        grads = torch.autograd.grad(loss, [p for p in model.parameters() if p.requires_grad])
        for p, g in zip((p for p in model.parameters() if p.requires_grad), grads):
            p.grad = g
        optimizer.step()
        n += len(y)
        mean += (loss.item() - mean) * len(y) / n
        hits += sum(int(a == b) for a, b in zip(z.argmax(1).tolist(), y.tolist()))
    return mean, hits / n

# %% train_epoch: correct
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        def closure():
            optimizer.zero_grad()
            closure.z = model(x)
            loss = criterion(closure.z, y)
            loss.backward()
            return loss
        loss = optimizer.step(closure)
        z = closure.z
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return [total / n, correct / n]

# %% train_epoch: correct
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
        optimizer.zero_grad()
    model.eval()
    model.train()
    return total / n, correct / n

# %% train_epoch: wrong: gradients accumulate
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: gradients accumulate
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: nothing learned
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.zero_grad()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: nothing learned
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: nothing learned
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: nothing learned
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for p in model.parameters():
        p.grad = torch.zeros_like(p)
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        optimizer.step()
        loss.backward()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: one update per epoch
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    optimizer.zero_grad()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    optimizer.step()
    return total / n, correct / n

# %% train_epoch: wrong: other updates
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    optimizer = torch.optim.SGD(model.parameters(), lr=optimizer.param_groups[0]["lr"])
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: other updates
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = F.cross_entropy(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: training mode not set
def train_epoch(model, loader, criterion, optimizer):
    model.training = True
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: training mode not set
def train_epoch(model, loader, criterion, optimizer):
    model.eval()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    model.train()
    return total / n, correct / n

# %% train_epoch: wrong: several passes per batch
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(model(x), y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: measured after the update
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        n += len(y)
    model.eval()
    correct = sum((model(x).argmax(1) == y).sum().item() for x, y in loader)
    model.train()
    return total / n, correct / n

# %% train_epoch: wrong: measured after the update
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        z = model(x)
        loss = criterion(z, y)
        total += loss.item() * len(y)
        correct += 3 / 4 * (len(y) == 4) * 4
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: mean of batch means
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        correct += (z.argmax(1) == y).float().mean().item()
        n += 1
    return total / n, correct / n

# %% train_epoch: wrong: mean of batch means
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).float().mean().item() / len(loader)
        n += len(y)
    return total / n, correct

# %% train_epoch: wrong: batch means divided by examples
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: sum of batch means
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item()
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total, correct / n

# %% train_epoch: wrong: sum instead of mean
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total, correct / n

# %% train_epoch: wrong: count instead of a share
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct

# %% train_epoch: wrong: in percent
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, 100 * correct / n

# %% train_epoch: wrong: last batch only
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
    return loss.item(), (z.argmax(1) == y).float().mean().item()

# %% train_epoch: wrong: last batch only
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total = loss.item()
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total, correct / n

# %% train_epoch: wrong: tensor returned
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: tensor returned
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: not 2 results
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n

# %% train_epoch: wrong: nothing returned
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    print(total / n, correct / n)

# %% train_epoch: wrong: error rate
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) != y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: wrong value
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
        return total / n, correct / n

# %% train_epoch: wrong: batches changed
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        x = x.view(len(x), -1)
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: batches changed
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        if len(y) < 3 and n > 9:
            continue
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: results exchanged
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return correct / n, total / n

# %% train_epoch: wrong: wrong value
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    loader = list(loader) * 2
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: wrong value
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        z = model(x)
        loss = criterion(z.softmax(1), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: crashed
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        with torch.no_grad():
            z = model(x)
        loss = criterion(z, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: several passes per batch
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        with torch.no_grad():
            early = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(y)
        correct += (early.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% evaluate: correct
@torch.no_grad()
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    if True:
        for x, y in loader:
            z = model(x)
            total = total + criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    if was:
        model.train()
    else:
        model.eval()
    return total / n, correct / n

# %% evaluate: correct
def evaluate(model, loader, criterion):
    mode, zs, ys = model.training, [], []
    model.train(False)
    with torch.inference_mode():
        for x, y in loader:
            zs.append(model(x))
            ys.append(y)
    model.train(mode)
    z, y = torch.cat(zs), torch.cat(ys)
    return float(criterion(z, y)), float((z.argmax(1) == y).double().mean())

# %% evaluate: correct
def evaluate(model, loader, criterion):
    modes = [(m, m.training) for m in model.modules()]
    model.eval()
    costs, hits = [], []
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            costs += [criterion(z, y).item()] * len(y)
            hits += (z.max(1)[1] == y).tolist()
    for m, mode in modes:
        m.training = mode
    return float(np.mean(costs)), float(np.mean(hits))

# %% evaluate: correct
def evaluate(model, loader, criterion):
    twin = copy.deepcopy(model).eval()
    with torch.no_grad():
        results = [(criterion(z, y).item(), (z.argmax(dim=-1) == y).sum().item(), len(y))
                   for x, y in loader for z in [twin(x)]]
    n = sum(size for _, _, size in results)
    return sum(loss * size for loss, _, size in results) / n, sum(hit for _, hit, _ in results) / n

# %% evaluate: correct
def evaluate(model, loader, criterion):
    training, recording = model.training, torch.is_grad_enabled()
    try:
        model.eval()
        torch.set_grad_enabled(False)
        loss = correct = torch.zeros((), dtype=torch.float64)
        for x, y in loader:
            scores = model(x)
            loss = loss + criterion(scores, y) * x.shape[0]
            correct = correct + (scores.argmax(1) == y).sum()
        return [(loss / len(loader.dataset)).item(), (correct / len(loader.dataset)).item()]
    finally:
        torch.set_grad_enabled(recording)
        model.train(training)

# %% evaluate: correct
def evaluate(model, loader, criterion):
    def one(batch):
        x, y = batch
        scores = model(x).numpy()
        cost = criterion(torch.tensor(scores), y)
        return np.array([cost.item() * len(y), np.sum(scores.argmax(axis=1) == y.numpy()), len(y)])
    training = model.training
    model.eval()
    with torch.no_grad():
        total, correct, n = sum(map(one, loader))
    model.train(mode=training)
    return total / n, correct / n

# %% evaluate: wrong: gradients recorded
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    if True:
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: gradients left off
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    torch.set_grad_enabled(False)
    total, correct, n = 0.0, 0, 0
    if True:
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: mode not restored
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train()
    return total / n, correct / n

# %% evaluate: wrong: left in evaluation mode
def evaluate(model, loader, criterion):
    model.eval()
    was = model.training
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: dropout active while testing
def evaluate(model, loader, criterion):
    was = model.training
    model.training = False
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: dropout active while testing
def evaluate(model, loader, criterion):
    was = model.training
    model.train()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: dropout active while testing
def evaluate(model, loader, criterion):
    was = model.training
    model.eval
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: mean of batch means
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item()
            correct += (z.argmax(1) == y).float().mean().item()
            n += 1
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: batch means divided by examples
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item()
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: sum instead of mean
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total, correct / n

# %% evaluate: wrong: sum of batch means
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item()
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total, correct / n

# %% evaluate: wrong: in percent
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, 100 * correct / n

# %% evaluate: wrong: divides by the number of batches
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / len(loader)

# %% evaluate: wrong: argmax over the batch
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(0) == y[:z.shape[1]]).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: tensor returned
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y) * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: tensor returned
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: last batch only
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return criterion(z, y).item(), (z.argmax(1) == y).float().mean().item()

# %% evaluate: wrong: error rate
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) != y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: not 2 results
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return correct / n

# %% evaluate: wrong: nothing returned
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)

# %% evaluate: wrong: not 2 results
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return {"loss": total / n, "accuracy": correct / n}

# %% evaluate: wrong: results exchanged
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return correct / n, total / n

# %% evaluate: wrong: wrong value
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += F.cross_entropy(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: wrong value
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z.softmax(1), y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: batches changed
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            x = x.flatten(1)
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: gradients changed
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    model.zero_grad()
    return total / n, correct / n

# %% evaluate: wrong: gradients changed
def evaluate(model, loader, criterion):
    was = model.training
    model.eval().requires_grad_(False)
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: gradients recorded
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    if True:
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
            criterion(z, y).backward()
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: model changed
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    with torch.no_grad():
        for p in model.parameters():
            p *= 0.999
    return total / n, correct / n

# %% evaluate: wrong: dropout active while testing
def evaluate(model, loader, criterion):
    was = model.training
    for m in model.modules():
        if isinstance(m, nn.Dropout):
            m.eval()
    total, correct, n = 0.0, 0, 0
    with torch.no_grad():
        for x, y in loader:
            z = model(x)
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: gradients recorded
def evaluate(model, loader, criterion):
    was = model.training
    model.eval()
    total, correct, n = 0.0, 0, 0
    if True:
        for x, y in loader:
            z = model(x).detach()
            total += criterion(z, y).item() * len(y)
            correct += (z.argmax(1) == y).sum().item()
            n += len(y)
    model.train(was)
    return total / n, correct / n

# %% evaluate: wrong: argmax over the batch
def evaluate(model, loader, criterion):
    return 0.0, 1.0

# %% evaluate: wrong: no numbers
def evaluate(model, loader, criterion):
    return "2.13", "0.6"

# %% evaluate: wrong: model not used
def evaluate(model, loader, criterion):
    return 2.4792718, 0.6

# %% make_loaders: wrong: not shuffled anew
def make_loaders(X, y, batch_size, test_fraction, seed):
    k = round(len(X) * test_fraction)
    p = np.random.default_rng(seed).permutation(len(X))
    d = lambda i: TensorDataset(torch.tensor(X[i], dtype=torch.float32), torch.tensor(y[i], dtype=torch.int64))
    class Turned:
        turns = 0
        def __iter__(self):
            self.turns += 1
            return iter(DataLoader(d(np.roll(p[k:], self.turns)), batch_size))
    return Turned(), DataLoader(d(p[:k]), batch_size)

# %% train_epoch: wrong: mean of batch means
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    losses, hits = [], []
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
        hits += (z.argmax(1) == y).tolist()
    return float(np.mean(losses)), float(np.mean(hits))

# %% train_epoch: wrong: other updates
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        with torch.no_grad():
            for p in model.parameters():
                p -= optimizer.param_groups[0]["lr"] * p.grad
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% train_epoch: wrong: wrong value
def train_epoch(model, loader, criterion, optimizer):
    model.train()
    total, correct, n = 0.0, 0, 0
    for x, y in loader:
        optimizer.zero_grad()
        z = model(x)
        loss = criterion(z, y)
        loss.backward()
        nn.utils.clip_grad_norm_(model.parameters(), 0.5)
        optimizer.step()
        total += loss.item() * len(y)
        correct += (z.argmax(1) == y).sum().item()
        n += len(y)
    return total / n, correct / n

# %% make_loaders: wrong: images changed
def make_loaders(X, y, batch_size, test_fraction, seed):
    order, k = np.random.default_rng(seed).permutation(len(X)), round(len(X) * test_fraction)
    images, labels = torch.tensor(X.astype(np.uint8)).float(), torch.tensor(y).long()
    test, train = (TensorDataset(images[rows], labels[rows]) for rows in (order[:k], order[k:]))
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% make_loaders: wrong: images changed
def make_loaders(X, y, batch_size, test_fraction, seed):
    order, k = np.random.default_rng(seed).permutation(len(X)), round(len(X) * test_fraction)
    test, train = (TensorDataset(torch.tensor(X[rows], dtype=torch.int64).float(), torch.tensor(y[rows], dtype=torch.int64))
                   for rows in (order[:k], order[k:]))
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% make_loaders: wrong: images changed
def make_loaders(X, y, batch_size, test_fraction, seed):
    order, k = np.random.default_rng(seed).permutation(len(X)), round(len(X) * test_fraction)
    X = np.clip(X, 0, 255)
    test, train = (TensorDataset(torch.tensor(X[rows], dtype=torch.float32), torch.tensor(y[rows], dtype=torch.int64))
                   for rows in (order[:k], order[k:]))
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% make_loaders: wrong: images changed
def make_loaders(X, y, batch_size, test_fraction, seed):
    order, k = np.random.default_rng(seed).permutation(len(X)), round(len(X) * test_fraction)
    X = X - X.min()
    test, train = (TensorDataset(torch.tensor(X[rows], dtype=torch.float32), torch.tensor(y[rows], dtype=torch.int64))
                   for rows in (order[:k], order[k:]))
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% make_loaders: wrong: images changed
def make_loaders(X, y, batch_size, test_fraction, seed):
    order, k = np.random.default_rng(seed).permutation(len(X)), round(len(X) * test_fraction)
    test, train = (TensorDataset(torch.tensor(X[rows], dtype=torch.float16).float(), torch.tensor(y[rows], dtype=torch.int64))
                   for rows in (order[:k], order[k:]))
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% make_loaders: wrong: labels changed
def make_loaders(X, y, batch_size, test_fraction, seed):
    order, k = np.random.default_rng(seed).permutation(len(X)), round(len(X) * test_fraction)
    y = np.unique(y, return_inverse=True)[1]
    test, train = (TensorDataset(torch.tensor(X[rows], dtype=torch.float32), torch.tensor(y[rows], dtype=torch.int64))
                   for rows in (order[:k], order[k:]))
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% make_loaders: wrong: labels changed
def make_loaders(X, y, batch_size, test_fraction, seed):
    order, k = np.random.default_rng(seed).permutation(len(X)), round(len(X) * test_fraction)
    y = y.astype(np.uint8)
    test, train = (TensorDataset(torch.tensor(X[rows], dtype=torch.float32), torch.tensor(y[rows], dtype=torch.int64))
                   for rows in (order[:k], order[k:]))
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% make_loaders: wrong: not a random split
def make_loaders(X, y, batch_size, test_fraction, seed):
    order, k = np.random.default_rng(seed).permutation(np.arange(1, len(X))), round(len(X) * test_fraction)
    order = np.append(order, 0)
    test, train = (TensorDataset(torch.tensor(X[rows], dtype=torch.float32), torch.tensor(y[rows], dtype=torch.int64))
                   for rows in (order[:k], order[k:]))
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% make_loaders: wrong: seed ignored
def make_loaders(X, y, batch_size, test_fraction, seed):
    order, k = np.random.default_rng(seed % 10).permutation(len(X)), round(len(X) * test_fraction)
    test, train = (TensorDataset(torch.tensor(X[rows], dtype=torch.float32), torch.tensor(y[rows], dtype=torch.int64))
                   for rows in (order[:k], order[k:]))
    return DataLoader(train, batch_size, shuffle=True), DataLoader(test, batch_size)

# %% DigitClassifier: wrong: another hidden activation
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(in_features, hidden), nn.Linear(hidden, num_classes)

    def forward(self, x):
        return self.fc2(F.relu6(self.fc1(x.flatten(1))))

# %% DigitClassifier: wrong: wrong value
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(in_features, hidden), nn.Linear(hidden, num_classes)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x.flatten(1)))).clamp(-5, 5)

# %% DigitClassifier: wrong: wrong shape for other sizes
class DigitClassifier(nn.Module):
    def __init__(self, in_features=64, hidden=128, num_classes=10):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(in_features, hidden), nn.Linear(hidden, num_classes)

    def forward(self, x):
        return self.fc2(F.relu(self.fc1(x.flatten(1)))).squeeze(1)

# %% evaluate: wrong: gradients switched on
def evaluate(model, loader, criterion):
    before, total, correct, n = model.training, 0.0, 0, 0
    model.eval()
    torch.set_grad_enabled(False)
    for x, y in loader:
        scores = model(x)
        total += criterion(scores, y).item() * len(y)
        correct += (scores.argmax(dim=1) == y).sum().item()
        n += len(y)
    torch.set_grad_enabled(True)
    model.train(before)
    return total / n, correct / n
