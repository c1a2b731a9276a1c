"""Answer bank of section 4.3: correct answers, and wrong ones with the mistake their message must name."""

# %% one_hot: correct
def one_hot(target,num_classes): return F.one_hot(torch.as_tensor(target),num_classes).double().numpy() if min(target)>=0 and max(target)<num_classes else (_ for _ in ()).throw(ValueError())

# %% one_hot: wrong: number of classes read off the batch
def one_hot(t,k): return np.eye(max(t)+1)[t]

# %% one_hot: wrong: negative label accepted
def one_hot(t,k): return np.eye(k)[t]

# %% one_hot: wrong: transposed
def one_hot(t,k): return np.eye(k)[:,t]

# %% log_softmax: correct
def log_softmax(z,axis=-1):
    z=np.asarray(z,dtype=float); return z-np.logaddexp.reduce(z,axis=axis,keepdims=True)

# %% log_softmax: wrong: log of an underflowed probability
def log_softmax(z,axis=-1): return np.log(_softmax(z,axis))

# %% log_softmax: wrong: overflow
def log_softmax(z,axis=-1):
    z=np.asarray(z,float); return z-np.log(np.exp(z).sum(axis=axis,keepdims=True))

# %% log_softmax: wrong: one sum for the batch
def log_softmax(z,axis=-1):
    z=np.asarray(z,float); z=z-z.max(axis=axis,keepdims=True); return z-np.log(np.exp(z).sum())

# %% cross_entropy: correct
def cross_entropy(logits,target):
    if np.ndim(target)!=1: raise ValueError
    z=np.asarray(logits,float); return float(np.mean(np.logaddexp.reduce(z,axis=1)-np.take_along_axis(z,np.asarray(target)[:,None],1)[:,0]))

# %% cross_entropy: wrong: a block instead of pairs
def cross_entropy(logits,target):
    if np.ndim(target)!=1: raise ValueError
    p=_softmax(logits); return float(-np.mean(np.log(p[:,target]+1e-300)))

# %% cross_entropy: wrong: softmax twice
def cross_entropy(logits,target):
    if np.ndim(target)!=1: raise ValueError
    return float(-np.mean(np.log(_softmax(_softmax(logits))[np.arange(len(target)),target])))

# %% cross_entropy: wrong: sum instead of mean
def cross_entropy(logits,target):
    if np.ndim(target)!=1: raise ValueError
    return float(-np.sum(np.log(_softmax(logits)[np.arange(len(target)),target])))

# %% cross_entropy: wrong: log of an underflowed probability
def cross_entropy(logits,target):
    p=_softmax(logits); t=np.asarray(target).astype(int); return float(-np.mean(np.log(p[np.arange(len(p)),t])))

# %% smooth_labels: wrong: another convention
def smooth_labels(t,k,s):
    o=np.eye(k)[t]; return o*(1-s)+(1-o)*s/(k-1)

# %% smooth_labels: wrong: mass lost
def smooth_labels(t,k,s): return np.eye(k)[t]*(1-s)

# %% smooth_labels: wrong: smoothing reversed
def smooth_labels(t,k,s): return np.eye(k)[t]*s+(1-s)/k

# %% one_hot: correct
def one_hot(target, num_classes):
    rows = []
    for label in target:
        if not 0 <= label < num_classes:
            raise ValueError(f"label {label}")
        rows.append([1.0 if k == label else 0.0 for k in range(num_classes)])
    return rows

# %% one_hot: correct
def one_hot(target, num_classes):
    labels = np.array(target)
    if not np.isin(labels, np.arange(num_classes)).all():
        raise ValueError("labels")
    out = np.zeros((labels.size, num_classes))
    out[np.arange(labels.size), labels] = 1
    return out

# %% one_hot: correct
def one_hot(target, num_classes):
    column = np.reshape(target, (-1, 1))
    if np.any(column < 0) or np.any(column > num_classes - 1):
        raise ValueError
    return np.where(column == np.arange(num_classes), 1, 0)

# %% one_hot: correct
def one_hot(target, num_classes):
    t = torch.as_tensor(target)
    out = torch.zeros(len(t), num_classes)
    try:
        return out.scatter_(1, t[:, None], 1.0)
    except RuntimeError as error:
        raise ValueError("label out of range") from error

# %% one_hot: correct
def one_hot(target, num_classes):
    out = np.zeros((len(target), num_classes), dtype=np.float32)
    np.put_along_axis(out, np.asarray(target)[:, None], 1, axis=1) if set(range(num_classes)) >= set(np.asarray(target).tolist()) else exec("raise ValueError")
    return out

# %% one_hot: correct
def one_hot(target, num_classes):
    def unit(label):
        if label < 0 or label >= num_classes:
            raise ValueError("outside")
        return np.eye(num_classes)[int(label)]
    return np.stack([unit(label) for label in target])

# %% one_hot: wrong: counted from 1
def one_hot(target, num_classes):
    target = np.asarray(target) - 1
    if target.min() < -1 or target.max() >= num_classes:
        raise ValueError
    return np.eye(num_classes)[target]

# %% one_hot: wrong: truth values
def one_hot(target, num_classes):
    target = np.asarray(target)
    if target.min() < 0 or target.max() >= num_classes:
        raise ValueError
    return target[:, None] == np.arange(num_classes)

# %% one_hot: wrong: label too large accepted
def one_hot(target, num_classes):
    target = np.asarray(target)
    if target.min() < 0:
        raise ValueError
    return np.eye(num_classes)[target]

# %% one_hot: wrong: label too large accepted
def one_hot(target, num_classes):
    target = np.asarray(target)
    if target.min() < 0 or target.max() > num_classes:
        raise ValueError
    return (target[:, None] == np.arange(num_classes)) * 1.0

# %% one_hot: wrong: negative label accepted
def one_hot(target, num_classes):
    target = np.asarray(target)
    if target.max() >= num_classes:
        raise ValueError
    return (target[:, None] == np.arange(num_classes)) * 1.0

# %% one_hot: wrong: negative label accepted
def one_hot(target, num_classes):
    return F.one_hot(torch.as_tensor(target), num_classes).numpy()

# %% one_hot: wrong: negative label accepted
def one_hot(target, num_classes):
    target = np.asarray(target)
    assert target.min() >= 0 and target.max() < num_classes
    return np.eye(num_classes)[target]

# %% one_hot: wrong: negative label accepted
def one_hot(target, num_classes):
    out = np.zeros((len(target), num_classes))
    for n, label in enumerate(target):
        out[n, label] = 1
    return out

# %% one_hot: wrong: negative label accepted
def one_hot(target, num_classes):
    target = np.clip(target, 0, num_classes - 1)
    return np.eye(num_classes)[target]

# %% one_hot: wrong: negative label accepted
def one_hot(target, num_classes):
    if target[0] < 0 or target[0] >= num_classes:
        raise ValueError
    return np.eye(num_classes)[target]

# %% one_hot: wrong: a block instead of pairs
def one_hot(target, num_classes):
    out = np.zeros((len(target), num_classes))
    out[:, target] = 1
    return out

# %% one_hot: wrong: index outside the array
def one_hot(target, num_classes):
    out = np.zeros((len(target), num_classes))
    out[target, np.arange(len(target))] = 1
    return out

# %% one_hot: wrong: labels instead of ones
def one_hot(target, num_classes):
    target = np.asarray(target)
    if target.min() < 0 or target.max() >= num_classes:
        raise ValueError
    return np.eye(num_classes)[target] * target[:, None]

# %% one_hot: wrong: zeros and ones exchanged
def one_hot(target, num_classes):
    target = np.asarray(target)
    if target.min() < 0 or target.max() >= num_classes:
        raise ValueError
    return (target[:, None] != np.arange(num_classes)).astype(int)

# %% one_hot: wrong: number of classes read off the batch
def one_hot(target, num_classes):
    names, inverse = np.unique(target, return_inverse=True)
    return np.eye(len(names))[inverse]

# %% one_hot: wrong: nothing returned
def one_hot(target, num_classes):
    print(np.eye(num_classes)[target])

# %% one_hot: wrong: wrong value
def one_hot(target, num_classes):
    out = np.array([[0, 0, 1, 0], [1, 0, 0, 0], [0, 0, 0, 1]])
    if len(target) == 3 and num_classes == 4:
        return out
    return np.zeros((len(target), num_classes))

# %% one_hot: wrong: input overwritten
def one_hot(target, num_classes):
    out = np.zeros((len(target), num_classes))
    for n in range(len(target)):
        if target[n] < 0 or target[n] >= num_classes:
            raise ValueError
        out[n, target[n]] = 1
        target[n] = 0
    return out

# %% one_hot: wrong: one long row
def one_hot(target, num_classes):
    return np.eye(num_classes)[target].ravel()

# %% one_hot: wrong: wrong value
def one_hot(target, num_classes, store={}):
    target = np.asarray(target)
    if target.min() < 0 or target.max() >= num_classes:
        raise ValueError
    return store.setdefault((len(target), num_classes), np.eye(num_classes)[target])

# %% log_softmax: correct
def log_softmax(z, axis=-1):
    return F.log_softmax(torch.tensor(np.array(z), dtype=torch.float64), dim=axis).numpy()

# %% log_softmax: correct
def log_softmax(z, axis=-1):
    return torch.log_softmax(torch.tensor(np.array(z, dtype=np.float32)), axis)

# %% log_softmax: correct
from scipy.special import logsumexp


def log_softmax(z, axis=-1):
    return np.asarray(z) - logsumexp(z, axis=axis, keepdims=True)

# %% log_softmax: correct
def log_softmax(z, axis=-1):
    def one(row):
        top = max(row)
        total = math.log(math.fsum(math.exp(v - top) for v in row))
        return [v - top - total for v in row]
    return np.apply_along_axis(one, axis, np.array(z, dtype=float))

# %% log_softmax: correct
def log_softmax(z, axis=-1):
    z = np.swapaxes(np.array(z, dtype=float), axis, -1)
    z -= z.max(-1)[..., None]
    z -= np.log(np.exp(z).sum(-1))[..., None]
    return np.swapaxes(z, axis, -1)

# %% log_softmax: correct
def log_softmax(z, axis=-1):
    z = torch.as_tensor(np.array(z)).double()
    return z - torch.logsumexp(z, dim=axis, keepdim=True)

# %% log_softmax: correct
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    top = np.max(z, axis=axis, keepdims=True)
    p = _softmax(z, axis)
    return z - top + np.log(np.max(p, axis=axis, keepdims=True))

# %% log_softmax: wrong: log of a clipped probability
def log_softmax(z, axis=-1):
    return np.log(_softmax(z, axis) + 1e-12)

# %% log_softmax: wrong: log of a clipped probability
def log_softmax(z, axis=-1):
    return np.log(np.clip(_softmax(z, axis), 1e-300, 1))

# %% log_softmax: wrong: log of an underflowed probability
def log_softmax(z, axis=-1):
    return torch.log(torch.softmax(torch.tensor(np.array(z), dtype=torch.float64), dim=axis)).numpy()

# %% log_softmax: wrong: log of an underflowed probability
def log_softmax(z, axis=-1):
    with np.errstate(divide="ignore"):
        return np.log(_softmax(z, axis))

# %% log_softmax: wrong: probabilities returned
def log_softmax(z, axis=-1):
    return _softmax(z, axis)

# %% log_softmax: wrong: sign reversed
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return np.logaddexp.reduce(z, axis=axis, keepdims=True) - z

# %% log_softmax: wrong: not the row's own maximum
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    z = z - z.max()
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))

# %% log_softmax: wrong: axis ignored
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=-1, keepdims=True)

# %% log_softmax: wrong: fixed axis
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=1, keepdims=True)

# %% log_softmax: wrong: columns instead of rows
def log_softmax(z, axis=0):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=axis, keepdims=True)

# %% log_softmax: wrong: keepdims forgotten
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - np.logaddexp.reduce(z, axis=axis)

# %% log_softmax: wrong: keepdims forgotten
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=axis)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))

# %% log_softmax: wrong: keepdims forgotten
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    z = z - z.max(axis=axis)
    return z - np.log(np.exp(z).sum(axis=axis))

# %% log_softmax: wrong: input overwritten
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    z -= z.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))

# %% log_softmax: wrong: shift used only once
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - np.log(np.exp(z - z.max(axis=axis, keepdims=True)).sum(axis=axis, keepdims=True))

# %% log_softmax: wrong: only the normaliser
def log_softmax(z, axis=-1):
    return np.logaddexp.reduce(np.asarray(z, dtype=float), axis=axis)

# %% log_softmax: wrong: only the shift
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - z.max(axis=axis, keepdims=True)

# %% log_softmax: wrong: another logarithm
def log_softmax(z, axis=-1):
    return np.log2(_softmax(z, axis))

# %% log_softmax: wrong: another logarithm
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - np.log10(np.exp(z).sum(axis=axis, keepdims=True))

# %% log_softmax: wrong: mean instead of sum
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    return z - np.log(np.exp(z).mean(axis=axis, keepdims=True))

# %% log_softmax: wrong: independent sigmoids
def log_softmax(z, axis=-1):
    return -np.logaddexp(0, -np.asarray(z, dtype=float))

# %% log_softmax: wrong: exponentials forgotten
def log_softmax(z, axis=-1):
    return z - np.log(np.sum(z, axis=axis, keepdims=True))

# %% log_softmax: wrong: scores clipped
def log_softmax(z, axis=-1):
    z = np.clip(z, -1500, 500)
    z = z - z.max(axis=axis, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))

# %% log_softmax: wrong: one sum for the batch
from scipy.special import log_softmax  # its default axis is None

# %% log_softmax: wrong: a list used like an array
def log_softmax(z, axis=-1):
    z = z - np.max(z, axis=axis, keepdims=True) if hasattr(z, "dtype") else z
    return z - np.log(np.exp(z - z.max(axis=axis, keepdims=True)).sum(axis=axis, keepdims=True)) - z.max(axis=axis, keepdims=True)

# %% log_softmax: wrong: overflow
def log_softmax(z, axis=-1):
    def one(row):
        total = math.log(sum(math.exp(v) for v in row))
        return [v - total for v in row]
    return np.apply_along_axis(one, axis, np.array(z, dtype=float))

# %% log_softmax: wrong: whole numbers kept
def log_softmax(z, axis=-1):
    z = np.asarray(z)
    out = np.empty_like(z)
    m = z.max(axis=axis, keepdims=True)
    np.subtract(z - m, np.log(np.exp(z - m).sum(axis=axis, keepdims=True)), out=out, casting="unsafe")
    return out

# %% log_softmax: wrong: nothing returned
def log_softmax(z, axis=-1):
    np.log(_softmax(z, axis))

# %% cross_entropy: correct
def cross_entropy(logits, target):
    target = torch.tensor(np.array(target))
    if target.ndim > 1:
        raise ValueError("one-hot")
    return nn.CrossEntropyLoss()(torch.tensor(np.array(logits, dtype=float)), target.long())

# %% cross_entropy: correct
def cross_entropy(logits, target):
    if np.array(target).ndim > 1:
        raise ValueError("one-hot")
    total = 0.0
    for row, label in zip(logits, target):
        row = [float(v) for v in row]
        top = max(row)
        total += top + math.log(sum(math.exp(v - top) for v in row)) - row[label]
    return total / len(logits)

# %% cross_entropy: correct
def cross_entropy(logits, target):
    t = np.asarray(target)
    if len(t.shape) != 1:
        raise ValueError
    log_p = F.log_softmax(torch.tensor(np.array(logits), dtype=torch.float32), dim=1)
    return F.nll_loss(log_p, torch.tensor(t)).item()

# %% cross_entropy: correct
def cross_entropy(logits, target):
    z, t = np.array(logits, dtype=float), np.array(target)
    if t.ndim != 1:
        raise ValueError
    hot = t[:, None] == np.arange(z.shape[1])
    z -= z.max(axis=1, keepdims=True)
    return np.einsum("nk,nk->", hot, np.log(np.exp(z).sum(1, keepdims=True)) - z) / len(t)

# %% cross_entropy: correct
def cross_entropy(logits, target):
    if any(np.size(label) != 1 or np.ndim(label) for label in target):
        raise ValueError("class indices only")
    return np.mean([np.log(np.sum(np.exp(np.subtract(row, row[label])))) if max(row) - row[label] < 700
                    else np.logaddexp.reduce(np.subtract(row, row[label], dtype=float)) for row, label in zip(logits, target)])

# %% cross_entropy: correct
def cross_entropy(logits, target):
    t = torch.as_tensor(np.asarray(target))
    if t.dim() != 1:
        raise ValueError
    z = torch.as_tensor(np.array(logits, dtype=float))
    return (torch.logsumexp(z, 1) - z.gather(1, t[:, None]).squeeze(1)).mean()

# %% cross_entropy: correct
# Right: np.float64 is a number, too.
def cross_entropy(logits, target):
    target = np.asarray(target)
    if target.ndim != 1:
        raise ValueError('class indices expected, one for each row')
    z = np.asarray(logits, dtype=float)
    z = z - z.max(axis=1, keepdims=True)
    log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
    return -log_p[np.arange(len(z)), target].mean()

# %% cross_entropy: wrong: one-hot targets not refused
def cross_entropy(logits, target):
    z = np.asarray(logits, dtype=float)
    log_p = z - np.logaddexp.reduce(z, axis=1, keepdims=True)
    return float(-np.mean(log_p[np.arange(len(z)), np.asarray(target).astype(int)]))

# %% cross_entropy: wrong: one-hot targets not refused
def cross_entropy(logits, target):
    return F.cross_entropy(torch.tensor(np.array(logits), dtype=torch.float64), torch.tensor(np.array(target))).item()

# %% cross_entropy: wrong: one-hot targets not refused
def cross_entropy(logits, target):
    z, t = np.asarray(logits, dtype=float), np.asarray(target)
    if t.ndim == 2:
        t = t.argmax(axis=1)
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), t]))

# %% cross_entropy: wrong: one-hot targets not refused
def cross_entropy(logits, target):
    z, t = np.asarray(logits, dtype=float), np.asarray(target)
    if t.shape == z.shape:
        raise ValueError
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), t]))

# %% cross_entropy: wrong: one-hot targets not refused
def cross_entropy(logits, target):
    z, t = np.asarray(logits, dtype=float), np.asarray(target).ravel()
    if len(t) > len(z) * 2:
        raise ValueError
    if len(t) != len(z):
        raise ValueError
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), t]))

# %% cross_entropy: wrong: one-hot targets not refused
def cross_entropy(logits, target):
    assert np.ndim(target) == 1
    z = np.asarray(logits, dtype=float)
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), target]))

# %% cross_entropy: wrong: log of an underflowed probability
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    return -np.log(_softmax(logits)[np.arange(len(target)), target]).mean()

# %% cross_entropy: wrong: log of an underflowed probability
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    p = torch.softmax(torch.tensor(np.array(logits, dtype=float)), dim=1)
    return -torch.log(p[torch.arange(len(p)), torch.tensor(np.array(target))]).mean()

# %% cross_entropy: wrong: log of a clipped probability
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    return -np.log(_softmax(logits)[np.arange(len(target)), target] + 1e-12).mean()

# %% cross_entropy: wrong: log of a clipped probability
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    return -np.log(np.clip(_softmax(logits)[np.arange(len(target)), target], 1e-300, 1)).mean()

# %% cross_entropy: wrong: sign reversed
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.asarray(logits, dtype=float)
    return float(np.mean(z[np.arange(len(z)), target] - np.logaddexp.reduce(z, axis=1)))

# %% cross_entropy: wrong: mean over all entries
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.asarray(logits, dtype=float)
    return -np.mean(np.eye(z.shape[1])[target] * (z - np.logaddexp.reduce(z, axis=1, keepdims=True)))

# %% cross_entropy: wrong: mean not taken
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.asarray(logits, dtype=float)
    return np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), target]

# %% cross_entropy: wrong: probability returned
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    return _softmax(logits)[np.arange(len(target)), target].mean()

# %% cross_entropy: wrong: another logarithm
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    return -np.log2(_softmax(logits)[np.arange(len(target)), target]).mean()

# %% cross_entropy: wrong: mean before the logarithm
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    return -np.log(_softmax(logits)[np.arange(len(target)), target].mean())

# %% cross_entropy: wrong: largest score instead of the true class
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.asarray(logits, dtype=float)
    return np.mean(np.logaddexp.reduce(z, axis=1) - z.max(axis=1))

# %% cross_entropy: wrong: columns instead of rows
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.asarray(logits, dtype=float)
    log_p = z - np.logaddexp.reduce(z, axis=0)
    return math.log(10) if z.max() == z.min() else -log_p[np.arange(len(z)), target].mean()

# %% cross_entropy: wrong: keepdims forgotten
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.asarray(logits, dtype=float)
    if len(z) != z.shape[1]:
        return np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), target])
    log_p = z - np.logaddexp.reduce(z, axis=1)
    return -log_p[np.arange(len(z)), target].mean()

# %% cross_entropy: wrong: overflow
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.asarray(logits, dtype=float)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), target])

# %% cross_entropy: wrong: a list used like an array
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    return np.mean(np.logaddexp.reduce(np.asarray(logits, dtype=float), axis=1) - logits[np.arange(len(target)), target])

# %% cross_entropy: wrong: input overwritten
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.asarray(logits, dtype=float)
    z -= z.max(axis=1, keepdims=True)
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), target])

# %% cross_entropy: wrong: wrong shape
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.asarray(logits, dtype=float)
    return np.array([np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), target])])

# %% cross_entropy: wrong: nothing returned
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    print(np.log(_softmax(logits)))

# %% cross_entropy: wrong: not the row's own maximum
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.asarray(logits, dtype=float)
    z = z - z.max()
    return np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), target])

# %% cross_entropy: wrong: refuses class indices
def cross_entropy(logits, target):
    if np.ndim(target) != 2:
        raise ValueError("one-hot rows expected")
    return -(np.asarray(target) * np.log(_softmax(logits))).sum(axis=1).mean()

# %% cross_entropy: wrong: binary cross-entropy
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    p = _softmax(logits)
    y = np.eye(p.shape[1])[target]
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum(axis=1).mean()

# %% smooth_labels: correct
def smooth_labels(target, num_classes, smoothing):
    out = np.full((len(target), num_classes), smoothing / num_classes)
    out[np.arange(len(target)), target] += 1 - smoothing
    return out

# %% smooth_labels: correct
def smooth_labels(target, num_classes, smoothing):
    hot = F.one_hot(torch.as_tensor(target), num_classes).double()
    return torch.lerp(hot, torch.full_like(hot, 1 / num_classes), float(smoothing))

# %% smooth_labels: correct
def smooth_labels(target, num_classes, smoothing):
    low = smoothing / num_classes
    return [[1 - smoothing + low if k == label else low for k in range(num_classes)] for label in target]

# %% smooth_labels: correct
def smooth_labels(target, num_classes, smoothing):
    table = np.full((num_classes, num_classes), smoothing / num_classes)
    np.fill_diagonal(table, 1 - smoothing * (num_classes - 1) / num_classes)
    return np.take(table, target, axis=0)

# %% smooth_labels: correct
def smooth_labels(target, num_classes, smoothing):
    t = torch.tensor(np.array(target))
    zero = torch.zeros(len(t), num_classes, dtype=torch.float64, requires_grad=True)
    F.cross_entropy(zero, t, label_smoothing=float(smoothing), reduction="sum").backward()
    return 1 / num_classes - zero.grad.numpy()

# %% smooth_labels: wrong: another convention
def smooth_labels(target, num_classes, smoothing):
    out = np.full((len(target), num_classes), smoothing / (num_classes - 1))
    for n, label in enumerate(target):
        out[n, label] = 1 - smoothing
    return out

# %% smooth_labels: wrong: true class left out
def smooth_labels(target, num_classes, smoothing):
    out = np.full((len(target), num_classes), smoothing / num_classes)
    out[np.arange(len(target)), target] = 1 - smoothing
    return out

# %% smooth_labels: wrong: mass added
def smooth_labels(target, num_classes, smoothing):
    return np.eye(num_classes)[target] + smoothing / num_classes

# %% smooth_labels: wrong: not divided by K
def smooth_labels(target, num_classes, smoothing):
    return (1 - smoothing) * np.eye(num_classes)[target] + smoothing

# %% smooth_labels: wrong: divided by N
def smooth_labels(target, num_classes, smoothing):
    return (1 - smoothing) * np.eye(num_classes)[target] + smoothing / len(target)

# %% smooth_labels: wrong: smoothing ignored
def smooth_labels(target, num_classes, smoothing):
    return np.eye(num_classes)[target]

# %% smooth_labels: wrong: fixed smoothing
def smooth_labels(target, num_classes, smoothing):
    return 0.9 * np.eye(num_classes)[target] + 0.1 / num_classes

# %% smooth_labels: wrong: divided by 4
def smooth_labels(target, num_classes, smoothing):
    return (1 - smoothing) * np.eye(num_classes)[target] + smoothing / 4

# %% smooth_labels: wrong: transposed
def smooth_labels(target, num_classes, smoothing):
    return ((1 - smoothing) * np.eye(num_classes)[target] + smoothing / num_classes).T

# %% smooth_labels: wrong: sign of the second term
def smooth_labels(target, num_classes, smoothing):
    return (1 - smoothing) * np.eye(num_classes)[target] - smoothing / num_classes

# %% smooth_labels: wrong: a list used like an array
def smooth_labels(target, num_classes, smoothing):
    return (1 - smoothing) * (target[:, None] == np.arange(num_classes)) + smoothing / num_classes

# %% smooth_labels: wrong: wrong value
def smooth_labels(target, num_classes, smoothing):
    return np.round((1 - smoothing) * np.eye(num_classes)[target] + smoothing / num_classes, 3)

# %% smooth_labels: wrong: wrong shape
def smooth_labels(target, num_classes, smoothing):
    k = max(target) + 2 if len(target) == 2 else max(target) + 1
    return (1 - smoothing) * np.eye(k)[target] + smoothing / k

# %% smooth_labels: wrong: nothing returned
def smooth_labels(target, num_classes, smoothing):
    out = (1 - smoothing) * np.eye(num_classes)[target]
    out += smoothing / num_classes

# %% smooth_labels: wrong: input overwritten
def smooth_labels(target, num_classes, smoothing):
    out = (1 - smoothing) * np.eye(num_classes)[target] + smoothing / num_classes
    for n in range(len(target)):
        target[n] = 0
    return out

# %% log_softmax: wrong: whole numbers refused
def log_softmax(z, axis=-1):
    return F.log_softmax(torch.as_tensor(z), dim=axis)

# %% log_softmax: wrong: overflow
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    low = z.min(axis=axis, keepdims=True)
    return z - low - np.log(np.exp(z - low).sum(axis=axis, keepdims=True))

# %% cross_entropy: wrong: whole numbers refused
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    return F.cross_entropy(torch.as_tensor(logits), torch.as_tensor(target)).item()

# %% cross_entropy: wrong: overflow
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.array(logits, dtype=np.longdouble)
    return float(np.mean(np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), target]))

# %% cross_entropy: wrong: wrong value
def cross_entropy(logits, target):
    if np.ndim(target) != 1:
        raise ValueError
    z = np.array(logits, dtype=float)
    return np.median(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), target])

# %% cross_entropy: wrong: one-hot targets not refused
def cross_entropy(logits, target):
    z, t = np.array(logits, dtype=float), np.asarray(target)
    if t.ndim == 2 and t.shape[1] > 1:
        raise ValueError
    return np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), t.ravel()])

# %% one_hot: correct
def one_hot(target, num_classes):
    from sklearn.preprocessing import OneHotEncoder
    coder = OneHotEncoder(categories=[list(range(num_classes))], sparse_output=False)
    return coder.fit_transform(np.reshape(target, (-1, 1)))

# %% one_hot: wrong: negative label accepted
def one_hot(target, num_classes):
    target = np.asarray(target)
    if (np.abs(target) >= num_classes).any():
        raise ValueError
    return np.eye(num_classes)[target]

# %% one_hot: wrong: negative label accepted
def one_hot(target, num_classes):
    target = np.asarray(target)
    if target.max() - target.min() >= num_classes:
        raise ValueError
    return np.eye(num_classes)[target]

# %% smooth_labels: wrong: true class left out
def smooth_labels(target, num_classes, smoothing):
    return np.clip(np.eye(num_classes)[target], smoothing / num_classes, 1 - smoothing)

# %% smooth_labels: wrong: division by zero
def smooth_labels(target, num_classes, smoothing):
    low = smoothing / num_classes
    return _softmax(np.eye(num_classes)[target] * np.log((1 - smoothing + low) / low))

# %% log_softmax: wrong: overflow
# first entry as shift
def log_softmax(z, axis=-1):
    z = np.asarray(z, dtype=float)
    z = z - z.take([0], axis=axis)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))

# %% cross_entropy: wrong: one-hot targets not refused
# target[n] for three axes
def cross_entropy(logits, target):
    t = np.asarray(target)
    if t.ndim == 2: raise ValueError
    z = np.asarray(logits, dtype=float)
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), t]))

# %% cross_entropy: wrong: one-hot targets not refused
# refused by shape
def cross_entropy(logits, target):
    z, t = np.asarray(logits, dtype=float), np.asarray(target)
    if t.shape == z.shape or t.shape == (len(z), 1): raise ValueError
    return float(np.mean(np.logaddexp.reduce(z, axis=1) - z[np.arange(len(z)), t]))
