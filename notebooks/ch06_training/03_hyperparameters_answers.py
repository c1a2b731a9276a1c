"""Answer bank of section 6.3: correct answers, and wrong ones with the mistake their message must name."""

# %% standardize: wrong: test set's own statistics
def standardize(a,b):
    f=lambda v:(v-v.mean(0))/np.where(v.std(0)>0,v.std(0),1); return f(a),f(b)

# %% standardize: wrong: test data leak into the statistics
def standardize(a,b):
    c=np.concatenate([a,b]); m,s=c.mean(0),c.std(0); s=np.where(s>0,s,1); return (a-m)/s,(b-m)/s

# %% standardize: wrong: constant column
def standardize(a,b):
    m,s=a.mean(0),a.std(0); return (a-m)/s,(b-m)/s

# %% standardize: wrong: input overwritten
def standardize(a,b):
    m,s=a.mean(0),a.std(0); s=np.where(s>0,s,1.); a-=m; a/=s; return a,(b-m)/s

# %% updates_per_epoch: correct
def updates_per_epoch(n,batch_size,drop_last=False): return math.floor(n/batch_size) if drop_last else math.ceil(n/batch_size)

# %% updates_per_epoch: wrong: last partial batch forgotten
def updates_per_epoch(n,b,drop_last=False): return n//b

# %% updates_per_epoch: wrong: not an integer
def updates_per_epoch(n,b,drop_last=False): return n/b

# %% updates_per_epoch: wrong: wrong for exact division
def updates_per_epoch(n,b,drop_last=False): return n//b+(0 if drop_last else 1)

# %% updates_per_epoch: wrong: one update per example
def updates_per_epoch(n,b,drop_last=False): return n

# %% inverse_time_decay: wrong: exponential decay
def inverse_time_decay(lr0,epoch,decay): return lr0*decay**epoch

# %% inverse_time_decay: wrong: compound decay
def inverse_time_decay(lr0,epoch,decay): return lr0/(1+decay)**epoch

# %% inverse_time_decay: wrong: 1 forgotten
def inverse_time_decay(lr0,epoch,decay): return lr0/(decay*epoch) if epoch else lr0

# %% select_best: wrong: chosen by the test set
def select_best(R,key="val_acc",maximize=True): return max([r for r in R if not math.isnan(r[key])],key=lambda r:r.get("test_acc",r[key])) if maximize else min(R,key=lambda r:r[key])

# %% select_best: wrong: chosen by the training set
def select_best(R,key="val_acc",maximize=True): return max([r for r in R if not math.isnan(r[key])],key=lambda r:r.get("train_acc",r[key])) if maximize else min(R,key=lambda r:r[key])

# %% select_best: wrong: nan not handled
def select_best(R,key="val_acc",maximize=True): return (max if maximize else min)(R,key=lambda r:r[key])

# %% select_best: wrong: list changed
def select_best(R,key="val_acc",maximize=True):
    R.sort(key=lambda r:-r[key] if maximize else r[key]); return R[0]


# %% standardize: correct
def standardize(X_train, X_test):
    scaler = StandardScaler().fit(X_train)
    return scaler.transform(X_train), scaler.transform(X_test)

# %% standardize: correct
def standardize(X_train, X_test):
    Z_train, Z_test = np.empty(X_train.shape), np.empty(X_test.shape)
    for j in range(X_train.shape[1]):
        m, s = np.mean(X_train[:, j]), np.std(X_train[:, j])
        if s == 0:
            s = 1
        for i in range(len(X_train)):
            Z_train[i, j] = (X_train[i, j] - m) / s
        for i in range(len(X_test)):
            Z_test[i, j] = (X_test[i, j] - m) / s
    return Z_train, Z_test

# %% standardize: correct
def standardize(X_train, X_test):
    a = torch.tensor(np.asarray(X_train, dtype=np.float64))
    b = torch.tensor(np.asarray(X_test, dtype=np.float64))
    std, mean = torch.std_mean(a, dim=0, correction=0)
    std[std == 0] = 1
    return [(a - mean) / std, (b - mean) / std]

# %% standardize: correct
def standardize(X_train, X_test):
    a, b = np.array(X_train, dtype=float), np.array(X_test, dtype=float)
    m, s = a.mean(0), a.std(0)
    s[s < 1e-12] = 1.0
    a -= m
    a /= s
    b -= m
    b /= s
    return a, b

# %% standardize: correct
def standardize(X_train, X_test):
    n = len(X_train)
    ones = np.ones((n, 1))
    mean = (ones.T @ X_train) / n
    centred = X_train - mean
    std = np.sqrt(np.einsum("nd,nd->d", centred, centred) / n)
    std = std + (std == 0)
    return centred / std, (X_test - mean) / std

# %% standardize: correct
def standardize(X_train, X_test):
    def column(train, other):
        train = [float(v) for v in train]
        m = sum(train) / len(train)
        s = (sum((v - m) ** 2 for v in train) / len(train)) ** 0.5
        return [(float(v) - m) / (s or 1.0) for v in other]
    return tuple(np.array([column(t, o) for t, o in zip(X_train.T, part.T)]).T for part in (X_train, X_test))

# %% standardize: correct
def standardize(X_train, X_test):
    m, s = X_train.mean(0, keepdims=True), X_train.std(0, keepdims=True)
    one = np.ones_like(s)
    return tuple(np.divide(x - m, s, where=s != 0, out=(x - m) / one) for x in (X_train, X_test))

# %% standardize: correct
def standardize(X_train, X_test):
    both = np.vstack([X_train, X_test]).astype(float)
    n = len(X_train)
    both = both - both[:n].mean(axis=0)
    with np.errstate(all="ignore"):
        scale = both[:n].std(axis=0)
        scaled = np.where(scale == 0, both, both / scale)
    return scaled[:n], scaled[n:]

# %% standardize: correct
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    with np.errstate(all="ignore"):
        return np.nan_to_num((X_train - m) / s), np.nan_to_num((X_test - m) / s)

# %% standardize: wrong: constant column
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    with np.errstate(all="ignore"):
        return (X_train - m) / s, (X_test - m) / s

# %% standardize: correct
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), np.maximum(X_train.std(axis=0), 1e-12)
    return (X_train - m) / s, (X_test - m) / s

# %% standardize: correct
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0) + 1e-8
    return (X_train - m) / s, (X_test - m) / s

# %% standardize: correct
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    keep = s > 0
    a, b = np.zeros(X_train.shape), np.zeros(X_test.shape)
    a[:, keep] = (X_train[:, keep] - m[keep]) / s[keep]
    b[:, keep] = (X_test[:, keep] - m[keep]) / s[keep]
    return a, b

# %% standardize: wrong: wrong shape
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    keep = s > 0
    return (X_train[:, keep] - m[keep]) / s[keep], (X_test[:, keep] - m[keep]) / s[keep]

# %% standardize: wrong: divided by N - 1
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0, ddof=1)
    s = np.where(s > 0, s, 1)
    return (X_train - m) / s, (X_test - m) / s

# %% standardize: wrong: divided by N - 1
def standardize(X_train, X_test):
    a, b = torch.tensor(X_train), torch.tensor(X_test)
    s = a.std(dim=0)
    s[s == 0] = 1
    return ((a - a.mean(dim=0)) / s).numpy(), ((b - a.mean(dim=0)) / s).numpy()

# %% standardize: wrong: variance instead of std
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.var(axis=0)
    s = np.where(s > 0, s, 1)
    return (X_train - m) / s, (X_test - m) / s

# %% standardize: wrong: rows instead of columns
def standardize(X_train, X_test):
    f = lambda v: (v - v.mean(axis=1, keepdims=True)) / v.std(axis=1, keepdims=True)
    return f(X_train), f(X_test)

# %% standardize: wrong: shapes that do not fit
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=1), X_train.std(axis=1)
    return (X_train - m) / s, (X_test - m) / s

# %% standardize: wrong: one mean for all columns
def standardize(X_train, X_test):
    m, s = X_train.mean(), X_train.std()
    return (X_train - m) / s, (X_test - m) / s

# %% standardize: wrong: scaled to 0 ... 1
def standardize(X_train, X_test):
    low, high = X_train.min(axis=0), X_train.max(axis=0)
    span = np.where(high > low, high - low, 1)
    return (X_train - low) / span, (X_test - low) / span

# %% standardize: wrong: mean not subtracted
def standardize(X_train, X_test):
    s = X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    return X_train / s, X_test / s

# %% standardize: wrong: not divided
def standardize(X_train, X_test):
    return X_train - X_train.mean(axis=0), X_test - X_train.mean(axis=0)

# %% standardize: wrong: bracket forgotten
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    return X_train - m / s, X_test - m / s

# %% standardize: wrong: test set left as it was
def standardize(X_train, X_test):
    s = X_train.std(axis=0)
    return (X_train - X_train.mean(axis=0)) / np.where(s > 0, s, 1), X_test

# %% standardize: wrong: results exchanged
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    return (X_test - m) / s, (X_train - m) / s

# %% standardize: wrong: not 2 results
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    return np.vstack([(X_train - m) / s, (X_test - m) / s])

# %% standardize: wrong: nothing returned
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    print((X_train - m) / s, (X_test - m) / s)

# %% standardize: wrong: wrong value
def standardize(X_train, X_test):
    m = np.median(X_train, axis=0)
    s = X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    return (X_train - m) / s, (X_test - m) / s

# %% standardize: wrong: wrong value
def standardize(X_train, X_test):
    m = X_train.mean(axis=0)
    s = np.abs(X_train - m).mean(axis=0)
    s = np.where(s > 0, s, 1)
    return (X_train - m) / s, (X_test - m) / s

# %% standardize: wrong: wrong value
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    return np.clip((X_train - m) / s, -3, 3), np.clip((X_test - m) / s, -3, 3)

# %% standardize: wrong: wrong shape
def standardize(X_train, X_test):
    return [[-1, -1], [1, -1], [-1, 1], [1, 1]], [[2, 0], [0, 4]]

# %% standardize: wrong: whole numbers kept
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    a, b = np.empty_like(X_train), np.empty_like(X_test)
    a[:], b[:] = (X_train - m) / s, (X_test - m) / s
    return a, b

# %% standardize: wrong: input overwritten
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    X_train[:], X_test[:] = (X_train - m) / s, (X_test - m) / s
    return X_train.copy(), X_test.copy()

# %% standardize: wrong: crashed
def standardize(X_train, X_test):
    m, s = X_train.mean(dim=0), X_train.std(dim=0)
    return (X_train - m) / s, (X_test - m) / s

# %% standardize: wrong: wrong value
_statistics = []


def standardize(X_train, X_test):
    if not _statistics or len(_statistics[0]) != X_train.shape[1]:
        _statistics[:] = [X_train.mean(axis=0), X_train.std(axis=0)]
    return (X_train - _statistics[0]) / _statistics[1], (X_test - _statistics[0]) / _statistics[1]

# %% standardize: wrong: constant column
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    t = X_test.std(axis=0)
    s = np.where((s > 0) & (t > 0), s, 1)
    return (X_train - m) / s, (X_test - m) / s

# %% standardize: wrong: test set's own statistics
def standardize(X_train, X_test):
    s = X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    return (X_train - X_train.mean(axis=0)) / s, StandardScaler().fit_transform(X_test)

# %% updates_per_epoch: correct
def updates_per_epoch(n, batch_size, drop_last=False):
    return len([start for start in range(0, n, batch_size) if start + batch_size <= n or not drop_last])

# %% updates_per_epoch: correct
def updates_per_epoch(n, batch_size, drop_last=False):
    full, left = divmod(n, batch_size)
    if left and not drop_last:
        full += 1
    return full

# %% updates_per_epoch: correct
def updates_per_epoch(n, batch_size, drop_last=False):
    updates = 0
    while n >= batch_size:
        n -= batch_size
        updates += 1
    return updates + (n > 0 and not drop_last)

# %% updates_per_epoch: correct
def updates_per_epoch(n, batch_size, drop_last=False):
    return int(np.floor(n / batch_size)) if drop_last else int(np.ceil(n / batch_size))

# %% updates_per_epoch: correct
def updates_per_epoch(n, batch_size, drop_last=False):
    return (n + (0 if drop_last else batch_size - 1)) // batch_size

# %% updates_per_epoch: correct
def updates_per_epoch(n, batch_size, drop_last=False):
    sizes = [len(part) for part in torch.arange(n).split(batch_size)]
    return sum(size == batch_size for size in sizes) if drop_last else len(sizes)

# %% updates_per_epoch: correct
def updates_per_epoch(n, batch_size, drop_last=False):
    sampler = torch.utils.data.BatchSampler(range(n), batch_size, drop_last)
    return len(sampler)

# %% updates_per_epoch: wrong: not an integer
def updates_per_epoch(n, batch_size, drop_last=False):
    return np.floor(n / batch_size) if drop_last else np.ceil(n / batch_size)

# %% updates_per_epoch: wrong: drop_last ignored
def updates_per_epoch(n, batch_size, drop_last=False):
    return math.ceil(n / batch_size)

# %% updates_per_epoch: wrong: last partial batch forgotten
def updates_per_epoch(n, batch_size, drop_last=False):
    return math.ceil(n / batch_size) if drop_last else n // batch_size

# %% updates_per_epoch: wrong: last partial batch forgotten
def updates_per_epoch(n, batch_size, drop_last=False):
    return n // batch_size if drop_last else round(n / batch_size)

# %% updates_per_epoch: wrong: batch larger than the data
def updates_per_epoch(n, batch_size, drop_last=False):
    if batch_size >= n:
        return 1
    return n // batch_size if drop_last else -(-n // batch_size)

# %% updates_per_epoch: wrong: batch larger than the data
def updates_per_epoch(n, batch_size, drop_last=False):
    full = max(1, n // batch_size)
    return full if drop_last or n % batch_size == 0 or n < batch_size else full + 1

# %% updates_per_epoch: wrong: batch larger than the data
def updates_per_epoch(n, batch_size, drop_last=False):
    if batch_size > n:
        return 0
    return n // batch_size if drop_last else -(-n // batch_size)

# %% updates_per_epoch: wrong: one too few
def updates_per_epoch(n, batch_size, drop_last=False):
    return n // batch_size - 1 if drop_last else math.ceil(n / batch_size)

# %% updates_per_epoch: wrong: wrong for exact division
def updates_per_epoch(n, batch_size, drop_last=False):
    return math.ceil(n / batch_size) - 1 if drop_last else math.ceil(n / batch_size)

# %% updates_per_epoch: wrong: batch size returned
def updates_per_epoch(n, batch_size, drop_last=False):
    return batch_size

# %% updates_per_epoch: wrong: upside down
def updates_per_epoch(n, batch_size, drop_last=False):
    return -(-batch_size // n)

# %% updates_per_epoch: wrong: multiplied
def updates_per_epoch(n, batch_size, drop_last=False):
    return n * batch_size

# %% updates_per_epoch: wrong: size of the last batch
def updates_per_epoch(n, batch_size, drop_last=False):
    return n % batch_size

# %% updates_per_epoch: wrong: one too many
def updates_per_epoch(n, batch_size, drop_last=False):
    return math.ceil(n / batch_size) + 1

# %% updates_per_epoch: wrong: nothing returned
def updates_per_epoch(n, batch_size, drop_last=False):
    print(math.ceil(n / batch_size))

# %% updates_per_epoch: wrong: not a number
def updates_per_epoch(n, batch_size, drop_last=False):
    return str(n // batch_size if drop_last else -(-n // batch_size))

# %% updates_per_epoch: wrong: wrong shape
def updates_per_epoch(n, batch_size, drop_last=False):
    return divmod(n, batch_size)

# %% updates_per_epoch: wrong: wrong value
def updates_per_epoch(n, batch_size, drop_last=False):
    return {(60000, 64, False): 938, (10, 3, False): 4, (10, 3, True): 3}.get((n, batch_size, drop_last), 1)

# %% inverse_time_decay: correct
def inverse_time_decay(lr0, epoch, decay): return lr0 * (1 + decay * epoch) ** -1

# %% inverse_time_decay: correct
def inverse_time_decay(lr0, epoch, decay):
    lr = lr0
    for e in range(epoch):
        lr = lr * (1 + decay * e) / (1 + decay * (e + 1))
    return lr

# %% inverse_time_decay: correct
def inverse_time_decay(lr0, epoch, decay):
    return 1 / (1 / lr0 + sum(decay / lr0 for _ in range(epoch)))

# %% inverse_time_decay: correct
def inverse_time_decay(lr0, epoch, decay):
    return torch.tensor(lr0, dtype=torch.float64) / (1 + decay * epoch)

# %% inverse_time_decay: correct
def inverse_time_decay(lr0, epoch, decay):
    return np.divide(lr0, np.add(1, np.multiply(decay, epoch)))

# %% inverse_time_decay: correct
def inverse_time_decay(lr0, epoch, decay):
    return math.exp(math.log(lr0) - math.log1p(decay * epoch))

# %% inverse_time_decay: correct
def inverse_time_decay(lr0, epoch, decay):
    if epoch == 0:
        return lr0
    before = inverse_time_decay(lr0, epoch - 1, decay)
    return before / (1 + decay * before / lr0)

# %% inverse_time_decay: wrong: exponential decay
def inverse_time_decay(lr0, epoch, decay): return lr0 * math.exp(-decay * epoch)

# %% inverse_time_decay: wrong: brackets forgotten
def inverse_time_decay(lr0, epoch, decay): return lr0 / 1 + decay * epoch

# %% inverse_time_decay: wrong: epoch outside the denominator
def inverse_time_decay(lr0, epoch, decay): return lr0 / (1 + decay) * epoch

# %% inverse_time_decay: wrong: rate grows
def inverse_time_decay(lr0, epoch, decay): return lr0 * (1 + decay * epoch)

# %% inverse_time_decay: wrong: linear decay
def inverse_time_decay(lr0, epoch, decay): return lr0 - decay * epoch

# %% inverse_time_decay: wrong: linear decay
def inverse_time_decay(lr0, epoch, decay): return max(0, lr0 * (1 - decay * epoch))

# %% inverse_time_decay: wrong: root of the denominator
def inverse_time_decay(lr0, epoch, decay): return lr0 / math.sqrt(1 + decay * epoch)

# %% inverse_time_decay: wrong: sum instead of product
def inverse_time_decay(lr0, epoch, decay): return lr0 / (1 + decay + epoch) if epoch else lr0

# %% inverse_time_decay: wrong: epochs counted from 1
def inverse_time_decay(lr0, epoch, decay): return lr0 / (1 + decay * (epoch + 1))

# %% inverse_time_decay: wrong: one epoch behind
def inverse_time_decay(lr0, epoch, decay): return lr0 / (1 + decay * max(0, epoch - 1))

# %% inverse_time_decay: wrong: rounded
def inverse_time_decay(lr0, epoch, decay): return round(lr0 / (1 + decay * epoch), 4)

# %% inverse_time_decay: wrong: lower limit
def inverse_time_decay(lr0, epoch, decay): return max(1e-6, lr0 / (1 + decay * epoch))

# %% inverse_time_decay: wrong: rate not used
def inverse_time_decay(lr0, epoch, decay): return 1 / (1 + decay * epoch) if epoch else lr0

# %% inverse_time_decay: wrong: no decay
def inverse_time_decay(lr0, epoch, decay): return lr0 / (1 + decay * (epoch // 10))

# %% inverse_time_decay: wrong: denominator returned
def inverse_time_decay(lr0, epoch, decay): return 1 + decay * epoch if epoch else lr0

# %% inverse_time_decay: wrong: nothing returned
def inverse_time_decay(lr0, epoch, decay): print(lr0 / (1 + decay * epoch))

# %% inverse_time_decay: wrong: depends on earlier calls
_rate = [None, 0]


def inverse_time_decay(lr0, epoch, decay):
    if epoch == 0:
        _rate[:] = [lr0, 0]
    _rate[1] = max(_rate[1], epoch)
    return lr0 / (1 + decay * _rate[1])

# %% inverse_time_decay: wrong: decay 0 changes the rate
def inverse_time_decay(lr0, epoch, decay): return lr0 / (1 + 0.5 * epoch)

# %% inverse_time_decay: wrong: decay 0 changes the rate
def inverse_time_decay(lr0, epoch, decay=0.5): return lr0 / (1 + (decay or 0.5) * epoch)

# %% inverse_time_decay: wrong: wrong shape
def inverse_time_decay(lr0, epoch, decay): return [lr0 / (1 + decay * e) for e in range(epoch + 1)]

# %% inverse_time_decay: wrong: wrong value
def inverse_time_decay(lr0, epoch, decay): return lr0 / (1 + min(decay, 1) * epoch)

# %% inverse_time_decay: wrong: wrong value
def inverse_time_decay(lr0, epoch, decay): return lr0 / (1 + decay * epoch**2 / 6) if epoch != 7 else lr0

# %% select_best: correct
def select_best(results, key="val_acc", maximize=True):
    best = None
    for run in results:
        if math.isnan(run[key]):
            continue
        if best is None or (run[key] > best[key]) == maximize and run[key] != best[key]:
            best = run
    return best

# %% select_best: correct
def select_best(results, key="val_acc", maximize=True):
    values = np.array([run[key] for run in results], dtype=float)
    return results[np.nanargmax(values) if maximize else np.nanargmin(values)]

# %% select_best: correct
def select_best(results, key="val_acc", maximize=True):
    return sorted((r for r in results if r[key] == r[key]), key=lambda r: r[key], reverse=maximize)[0]

# %% select_best: correct
def select_best(results, key="val_acc", maximize=True):
    worst = -math.inf if maximize else math.inf
    score = lambda run: worst if math.isnan(run[key]) else run[key]
    return (max if maximize else min)(results, key=score)

# %% select_best: correct
def select_best(results, key="val_acc", maximize=True):
    sign = 1 if maximize else -1
    best = functools.reduce(lambda a, b: b if math.isnan(a[key]) or sign * b[key] > sign * a[key] else a, results)
    return dict(best)

# %% select_best: correct
def select_best(results, key="val_acc", maximize=True):
    values = torch.tensor([float(run[key]) for run in results], dtype=torch.float64)
    values = values if maximize else -values
    return results[int(torch.nan_to_num(values, nan=-math.inf).argmax())]

# %% select_best: correct
def select_best(results, key="val_acc", maximize=True):
    copies = list(results)
    copies = [run for run in copies if not np.isnan(run[key])]
    copies.sort(key=lambda run: run[key])
    return copies[-1] if maximize else copies[0]

# %% select_best: wrong: nan not handled
def select_best(results, key="val_acc", maximize=True):
    values = [run[key] for run in results]
    return results[int(np.argmax(values) if maximize else np.argmin(values))]

# %% select_best: wrong: nan not handled
def select_best(results, key="val_acc", maximize=True):
    best = results[0]
    for run in results:
        if (run[key] > best[key]) if maximize else (run[key] < best[key]):
            best = run
    return best

# %% select_best: wrong: nan not handled
def select_best(results, key="val_acc", maximize=True):
    ok = [run for run in results if run[key] != float("nan")]
    return (max if maximize else min)(ok, key=lambda run: run[key])

# %% select_best: wrong: nan not handled
def select_best(results, key="val_acc", maximize=True):
    ok = [run for run in results if run[key] is not math.nan]
    return sorted(ok, key=lambda run: run[key])[-1 if maximize else 0]

# %% select_best: wrong: nan not handled
def select_best(results, key="val_acc", maximize=True):
    return (max if maximize else min)(results, key=lambda run: np.nan_to_num(run[key]))

# %% select_best: wrong: nan not handled
def select_best(results, key="val_acc", maximize=True):
    score = lambda run: -math.inf if math.isnan(run[key]) else run[key]
    return (max if maximize else min)(results, key=score)

# %% select_best: wrong: chosen by the test set
def select_best(results, key="test_acc", maximize=True):
    return (max if maximize else min)((r for r in results if not math.isnan(r[key])), key=lambda r: r[key])

# %% select_best: wrong: needs other entries
def select_best(results, key="val_acc", maximize=True):
    sign = 1 if maximize else -1
    ok = [r for r in results if not math.isnan(r[key])]
    return max(ok, key=lambda r: (sign * r[key], r["test_acc"]))

# %% select_best: wrong: key ignored
def select_best(results, key="val_acc", maximize=True):
    return max((r for r in results if not math.isnan(r["val_acc"])), key=lambda r: r["val_acc"])

# %% select_best: wrong: maximize ignored
def select_best(results, key="val_acc", maximize=True):
    return max((r for r in results if not math.isnan(r[key])), key=lambda r: r[key])

# %% select_best: wrong: maximize ignored
def select_best(results, key="val_acc", maximize=True):
    return (min if "loss" in key else max)((r for r in results if not math.isnan(r[key])), key=lambda r: r[key])

# %% select_best: wrong: worst run
def select_best(results, key="val_acc", maximize=True):
    return (min if maximize else max)((r for r in results if not math.isnan(r[key])), key=lambda r: r[key])

# %% select_best: wrong: score returned
def select_best(results, key="val_acc", maximize=True):
    return (max if maximize else min)(r[key] for r in results if not math.isnan(r[key]))

# %% select_best: wrong: index returned
def select_best(results, key="val_acc", maximize=True):
    values = [r[key] for r in results]
    return int(np.nanargmax(values) if maximize else np.nanargmin(values))

# %% select_best: wrong: several runs returned
def select_best(results, key="val_acc", maximize=True):
    return sorted((r for r in results if not math.isnan(r[key])), key=lambda r: r[key], reverse=maximize)

# %% select_best: wrong: dictionaries compared
def select_best(results, key="val_acc", maximize=True):
    return max(results) if maximize else min(results)

# %% select_best: wrong: negative values
def select_best(results, key="val_acc", maximize=True):
    best, value = results[0], 0 if maximize else 1e9
    for run in results:
        if (run[key] > value) if maximize else (run[key] < value):
            best, value = run, run[key]
    return best

# %% select_best: wrong: nothing returned
def select_best(results, key="val_acc", maximize=True):
    best, value = None, -1.0 if maximize else 1e3
    for run in results:
        if (run[key] > value) if maximize else (run[key] < value):
            best, value = run, run[key]
    return best

# %% select_best: wrong: nothing returned
def select_best(results, key="val_acc", maximize=True):
    print((max if maximize else min)((r for r in results if not math.isnan(r[key])), key=lambda r: r[key]))

# %% select_best: wrong: list changed
def select_best(results, key="val_acc", maximize=True):
    for run in list(results):
        if math.isnan(run[key]):
            results.remove(run)
    return (max if maximize else min)(results, key=lambda r: r[key])

# %% select_best: wrong: list changed
def select_best(results, key="val_acc", maximize=True):
    for run in results:
        if math.isnan(run[key]):
            run[key] = -math.inf if maximize else math.inf
    return (max if maximize else min)(results, key=lambda r: r[key])

# %% select_best: wrong: list changed
def select_best(results, key="val_acc", maximize=True):
    best = (max if maximize else min)((r for r in results if not math.isnan(r[key])), key=lambda r: r[key])
    best["best"] = True
    return best

# %% select_best: wrong: not a run of the list
def select_best(results, key="val_acc", maximize=True):
    ok = [r for r in results if not math.isnan(r[key])]
    best = (max if maximize else min)(ok, key=lambda r: r[key])
    return {key: best[key]}

# %% select_best: wrong: wrong run
def select_best(results, key="val_acc", maximize=True):
    ok = [r for r in results if not math.isnan(r[key])]
    return (max if maximize else min)(ok, key=lambda r: round(r[key], 3))

# %% select_best: wrong: other entries looked at
def select_best(results, key="val_acc", maximize=True):
    ok = [r for r in results if not math.isnan(r[key])]
    honest = [r for r in ok if not math.isnan(r.get("test_acc", 0.0))]
    return (max if maximize else min)(honest, key=lambda r: r[key])

# %% select_best: wrong: fixed start value
def select_best(results, key="val_acc", maximize=True):
    best, value = results[0], -math.inf if maximize else 1000
    for run in results:
        if (run[key] > value) if maximize else (run[key] < value):
            best, value = run, run[key]
    return best

# %% select_best: wrong: negative values
def select_best(results, key="val_acc", maximize=True):
    ok = [r for r in results if not math.isnan(r[key])]
    return (max if maximize else min)(ok, key=lambda r: abs(r[key]))

# %% select_best: wrong: negative values
def select_best(results, key="val_acc", maximize=True):
    ok = [r for r in results if not math.isnan(r[key])]
    return (max if maximize else min)(ok, key=lambda r: str(r[key]))

# %% standardize: wrong: test set's own statistics
def standardize(X_train, X_test):
    s = X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    return (X_train - X_train.mean(axis=0)) / s, (X_test - X_test.mean(axis=0)) / s

# %% standardize: wrong: wrong value
def standardize(X_train, X_test):
    pooled = np.concatenate([X_train, X_test])
    s = X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    return (X_train - X_train.mean(axis=0)) / s, (X_test - pooled.mean(axis=0)) / s

# %% standardize: correct
def standardize(X_train, X_test):
    a, b = (torch.tensor(x.astype(np.float32)) for x in (X_train, X_test))
    mean, std = a.mean(dim=0), a.std(dim=0, unbiased=False)
    std = torch.where(std > 0, std, torch.ones_like(std))
    return (a - mean) / std, (b - mean) / std

# %% standardize: correct
# Right: 0 divided by anything is 0.
def standardize(X_train, X_test):
    mean, std = (X_train.mean(axis=0), X_train.std(axis=0))
    std = np.where(std > 0, std, 2.0)
    return ((X_train - mean) / std, (X_test - mean) / std)

# %% standardize: correct
# Right: 0 divided by anything is 0.
def standardize(X_train, X_test):
    mean, std = (X_train.mean(axis=0), X_train.std(axis=0))
    std = np.where(std > 0, std, -1.0)
    return ((X_train - mean) / std, (X_test - mean) / std)

# %% standardize: wrong: wrong value
def standardize(X_train, X_test):
    m, s = X_train.mean(axis=0), X_train.std(axis=0)
    s = np.where(s > 0, s, 1)
    return np.round((X_train - m) / s, 2), np.round((X_test - m) / s, 2)

# %% standardize: wrong: wrong value
def standardize(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std > 5e-3, std, 1.0)
    return (X_train - mean) / std, (X_test - mean) / std

# %% standardize: wrong: wrong value
def standardize(X_train, X_test):
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    std = np.where(std > 0, std, 1.0)
    return (X_train - mean) / std, np.clip((X_test - mean) / std, -1000, 1000)

# %% updates_per_epoch: wrong: drop_last ignored
def updates_per_epoch(n, batch_size, drop_last=False):
    return n // batch_size if drop_last else int(n / batch_size + 0.99)

# %% updates_per_epoch: wrong: drop_last ignored
def updates_per_epoch(n, batch_size, drop_last=False):
    return n // batch_size if drop_last else round(n / batch_size + 0.49)

# %% select_best: wrong: nothing returned
def select_best(results, key="val_acc", maximize=True):
    best, value = None, -1000 if maximize else 1e9
    for run in results:
        if (run[key] > value) if maximize else (run[key] < value):
            best, value = run, run[key]
    return best

# %% select_best: wrong: fixed start value
def select_best(results, key="val_acc", maximize=True):
    best, value = results[0], -1000 if maximize else 1e6
    for run in results:
        if math.isnan(value) or ((run[key] > value) if maximize else (run[key] < value)):
            best, value = run, run[key]
    return best

# %% select_best: wrong: fixed start value
def select_best(results, key="val_acc", maximize=True):
    values = np.array([run[key] for run in results], dtype=float)
    values = np.nan_to_num(values, nan=-1e9 if maximize else 1e9)
    return results[int(values.argmax() if maximize else values.argmin())]
