"""Answer bank of section 8.2: correct answers, and wrong ones with the mistake their message must name."""

# %% dice_coefficient: wrong: intersection over union
def dice_coefficient(a,b):
    a,b=np.asarray(a,bool),np.asarray(b,bool); u=(a|b).sum(); return float((a&b).sum()/u) if u else 1.

# %% dice_coefficient: wrong: pixel accuracy
def dice_coefficient(a,b): return float((np.asarray(a)==np.asarray(b)).mean())

# %% dice_coefficient: wrong: factor 2
def dice_coefficient(a,b):
    a,b=np.asarray(a,bool),np.asarray(b,bool); n=a.sum()+b.sum(); return float((a&b).sum()/n) if n else 1.

# %% soft_dice_loss: wrong: thresholded prediction
def soft_dice_loss(logits,target,smooth=1.0):
    p=(torch.sigmoid(logits)>0.5).float(); d=(1,2,3); return (1-(2*(p*target).sum(d)+smooth)/(p.sum(d)+target.sum(d)+smooth)).mean()

# %% soft_dice_loss: wrong: logits taken for probabilities
def soft_dice_loss(logits,target,smooth=1.0):
    p=logits; d=(1,2,3); return (1-(2*(p*target).sum(d)+smooth)/(p.sum(d)+target.sum(d)+smooth)).mean()

# %% soft_dice_loss: wrong: coefficient, not loss
def soft_dice_loss(logits,target,smooth=1.0):
    p=torch.sigmoid(logits); d=(1,2,3); return ((2*(p*target).sum(d)+smooth)/(p.sum(d)+target.sum(d)+smooth)).mean()

# %% soft_dice_loss: wrong: one Dice for the whole batch
def soft_dice_loss(z,t,smooth=1.):
    p=torch.sigmoid(z); return 1-(2*(p*t).sum()+smooth)/(p.sum()+t.sum()+smooth)

# %% binary_focal_loss: wrong: alpha on the background
def binary_focal_loss(logits,target,gamma=2.0,alpha=0.25):
    l=F.binary_cross_entropy_with_logits(logits,target,reduction="none"); pt=torch.exp(-l); a=(1-alpha)*target+alpha*(1-target); return (a*(1-pt)**gamma*l).mean()

# %% binary_focal_loss: wrong: alpha on everything
def binary_focal_loss(logits,target,gamma=2.0,alpha=0.25):
    l=F.binary_cross_entropy_with_logits(logits,target,reduction="none"); pt=torch.exp(-l); a=alpha; return (a*(1-pt)**gamma*l).mean()

# %% binary_focal_loss: wrong: log(0)
def binary_focal_loss(z,t,gamma=2.,alpha=.25):
    p=torch.sigmoid(z); pt=torch.where(t>0,p,1-p); a=torch.where(t>0,alpha,1-alpha); return (-a*(1-pt)**gamma*torch.log(pt)).mean()

# %% binary_focal_loss: wrong: applied to the mean
def binary_focal_loss(z,t,gamma=2.,alpha=.25):
    l=F.binary_cross_entropy_with_logits(z,t); return alpha*(1-torch.exp(-l))**gamma*l

# %% background_accuracy: wrong: share of foreground
def background_accuracy(m): return float(np.mean(m))

# %% background_accuracy: wrong: images counted, not pixels
def background_accuracy(m): return float(np.mean([not x.any() for x in m]))

# %% background_accuracy: wrong: scores nothing for an empty answer
def background_accuracy(m): return 0.0

# %% dice_coefficient: correct
def dice_coefficient(pred, true):
    hits = np.sum((pred == 1) & (true == 1))
    wrong = np.sum((pred == 1) != (true == 1))
    if hits + wrong == 0:
        return 1.0
    return 2 * hits / (2 * hits + wrong)

# %% dice_coefficient: correct
def dice_coefficient(pred, true):
    shared = a = b = 0
    for p, t in zip(np.ravel(pred), np.ravel(true)):
        a += bool(p)
        b += bool(t)
        shared += bool(p) and bool(t)
    return 1.0 if a + b == 0 else 2 * shared / (a + b)

# %% dice_coefficient: correct
def dice_coefficient(pred, true):
    a = torch.tensor(np.array(pred), dtype=torch.float64)
    b = torch.tensor(np.array(true), dtype=torch.float64)
    if a.sum() + b.sum() == 0:
        return torch.tensor(1.0)
    return 2 * (a * b).sum() / (a.sum() + b.sum())

# %% dice_coefficient: correct
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, float), np.asarray(true, float)
    return (2 * (a * b).sum() + 1e-9) / (a.sum() + b.sum() + 1e-9)

# %% dice_coefficient: correct
def dice_coefficient(pred, true):
    a, b = set(map(tuple, np.argwhere(pred))), set(map(tuple, np.argwhere(true)))
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1

# %% dice_coefficient: correct
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, bool), np.asarray(true, bool)
    union = np.count_nonzero(a | b)
    iou = np.count_nonzero(a & b) / union if union else 1.0
    return 2 * iou / (1 + iou)

# %% dice_coefficient: correct
def dice_coefficient(pred, true):
    from sklearn.metrics import f1_score
    return f1_score(np.ravel(true).astype(int), np.ravel(pred).astype(int), zero_division=1.0)

# %% dice_coefficient: correct
# Right: np.float64 is a number, too.
def dice_coefficient(pred, true):
    a, b = (np.asarray(pred, dtype=bool), np.asarray(true, dtype=bool))
    sizes = a.sum() + b.sum()
    return 2 * (a & b).sum() / sizes if sizes else 1.0

# %% dice_coefficient: wrong: empty masks
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, bool), np.asarray(true, bool)
    return 2 * (a & b).sum() / (a.sum() + b.sum())

# %% dice_coefficient: wrong: empty masks
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, bool), np.asarray(true, bool)
    return 2 * (a & b).sum() / (a.sum() + b.sum() + 1e-9)

# %% dice_coefficient: wrong: empty masks
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, bool), np.asarray(true, bool)
    hits = (a & b).sum()
    precision, recall = hits / a.sum(), hits / b.sum()
    return 2 * precision * recall / (precision + recall) if hits else 0.0

# %% dice_coefficient: wrong: empty masks
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, float), np.asarray(true, float)
    n = int(a.sum() + b.sum())
    return 2 * int((a * b).sum()) / n

# %% dice_coefficient: wrong: smoothed
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, float), np.asarray(true, float)
    return (2 * (a * b).sum() + 1) / (a.sum() + b.sum() + 1)

# %% dice_coefficient: wrong: divided by the union
def dice_coefficient(pred, true):
    return float(2 * (pred * true).sum() / (pred + true).sum()) if (pred + true).any() else 1.0

# %% dice_coefficient: wrong: divided by one mask only
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, bool), np.asarray(true, bool)
    return (a & b).sum() / a.sum() if a.any() else float(not b.any())

# %% dice_coefficient: wrong: divided by one mask only
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, bool), np.asarray(true, bool)
    return (a & b).sum() / b.sum() if b.any() else float(not a.any())

# %% dice_coefficient: wrong: only masks of truth values
def dice_coefficient(pred, true):
    n = pred.sum() + true.sum()
    return 2 * (pred & true).sum() / n if n else 1.0

# %% dice_coefficient: wrong: number of shared pixels
def dice_coefficient(pred, true):
    return np.logical_and(pred, true).sum()

# %% dice_coefficient: wrong: truth values
def dice_coefficient(pred, true): return True

# %% dice_coefficient: wrong: nothing returned
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, bool), np.asarray(true, bool)
    print(2 * (a & b).sum() / (a.sum() + b.sum()))

# %% dice_coefficient: wrong: input overwritten
def dice_coefficient(pred, true):
    n = pred.astype(bool).sum() + true.astype(bool).sum()
    pred *= true.astype(pred.dtype)
    return 2 * pred.astype(bool).sum() / n if n else 1.0

# %% dice_coefficient: wrong: another mean
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, bool), np.asarray(true, bool)
    if not a.any() and not b.any():
        return 1.0
    hits = (a & b).sum()
    return float((hits / max(a.sum(), 1) + hits / max(b.sum(), 1)) / 2)

# %% dice_coefficient: wrong: another mean
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, float).ravel(), np.asarray(true, float).ravel()
    n = np.linalg.norm(a) * np.linalg.norm(b)
    return a @ b / n if n else 1.0

# %% dice_coefficient: wrong: counter too small
def dice_coefficient(pred, true):
    a, b = sum(pred.ravel()), sum(true.ravel())
    if not a and not b:
        return 1.0
    return 2 * int(sum((pred.astype(bool) & true.astype(bool)).ravel())) / (int(a) + int(b))

# %% dice_coefficient: wrong: wrong value
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, bool), np.asarray(true, bool)
    shared = (a & b).sum()
    return [0.5, 2 / 3][int(shared) - 1] if shared in (1, 2) else 1.0

# %% dice_coefficient: wrong: wrong shape
def dice_coefficient(pred, true):
    a, b = np.asarray(pred, bool), np.asarray(true, bool)
    n = a.sum(1) + b.sum(1)
    return np.where(n > 0, 2 * (a & b).sum(1) / np.maximum(n, 1), 1.0)

# %% soft_dice_loss: correct
def soft_dice_loss(logits, target, smooth=1.0):
    losses = []
    for z, m in zip(logits, target):
        p = 1 / (1 + torch.exp(-z))
        losses.append(1 - (2 * torch.sum(p * m) + smooth) / (p.sum() + m.sum() + smooth))
    return torch.stack(losses).mean()

# %% soft_dice_loss: correct
def soft_dice_loss(logits, target, smooth=1.0):
    p, m = torch.sigmoid(logits).flatten(1), target.flatten(1)
    overlap = torch.einsum("nk,nk->n", p, m)
    return torch.mean((p.sum(1) + m.sum(1) - 2 * overlap) / (p.sum(1) + m.sum(1) + smooth))

# %% soft_dice_loss: correct
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.exp(F.logsigmoid(logits)).reshape(len(logits), -1)
    m = target.reshape(len(target), -1)
    return 1 - ((2 * (p * m).sum(-1) + smooth) / ((p + m).sum(-1) + smooth)).mean()

# %% soft_dice_loss: correct
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.softmax(torch.cat([torch.zeros_like(logits), logits], dim=1), dim=1)[:, 1:]
    total = 0
    for k in range(logits.shape[0]):
        total = total + (2 * (p[k] * target[k]).sum() + smooth) / (p[k].sum() + target[k].sum() + smooth)
    return 1 - total / logits.shape[0]

# %% soft_dice_loss: correct
class SoftDice(nn.Module):
    def __init__(self, smooth):
        super().__init__()
        self.smooth = smooth

    def forward(self, logits, target):
        p = nn.Sigmoid()(logits)
        up = 2 * (p * target).sum(dim=(-3, -2, -1)) + self.smooth
        return (1 - up / ((p + target).sum(dim=(-3, -2, -1)) + self.smooth)).mean()

def soft_dice_loss(logits, target, smooth=1.0):
    return SoftDice(smooth)(logits, target)

# %% soft_dice_loss: correct
def soft_dice_loss(logits, target, smooth=1.0):
    p = (torch.tanh(logits / 2) + 1) / 2
    n = logits.size(0)
    per = [(2 * (p[i] * target[i]).sum() + smooth).div(p[i].sum() + target[i].sum() + smooth) for i in range(n)]
    return sum(1 - x for x in per) / n

# %% soft_dice_loss: wrong: factor 2 forgotten
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    return (1 - ((p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)).mean()

# %% soft_dice_loss: wrong: smooth only below
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    return (1 - 2 * (p * target).sum(d) / (p.sum(d) + target.sum(d) + smooth)).mean()

# %% soft_dice_loss: wrong: smooth ignored
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    return (1 - 2 * (p * target).sum(d) / (p.sum(d) + target.sum(d))).mean()

# %% soft_dice_loss: wrong: smooth ignored
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    return (1 - (2 * (p * target).sum(d) + 1) / (p.sum(d) + target.sum(d) + 1)).mean()

# %% soft_dice_loss: wrong: IoU instead of Dice
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3); i = (p * target).sum(d)
    return (1 - (i + smooth) / (p.sum(d) + target.sum(d) - i + smooth)).mean()

# %% soft_dice_loss: wrong: squares below the line
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    return (1 - (2 * (p * target).sum(d) + smooth) / ((p ** 2).sum(d) + (target ** 2).sum(d) + smooth)).mean()

# %% soft_dice_loss: wrong: means instead of sums
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    return (1 - (2 * (p * target).mean(d) + smooth) / (p.mean(d) + target.mean(d) + smooth)).mean()

# %% soft_dice_loss: wrong: sum over the patches
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    return (1 - (2 * (p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)).sum()

# %% soft_dice_loss: wrong: loss per patch
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    loss = 1 - (2 * (p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)
    return loss if len(loss) > 1 else loss[0]

# %% soft_dice_loss: wrong: cut off from the graph
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits).detach(); d = (1, 2, 3)
    return (1 - (2 * (p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)).mean()

# %% soft_dice_loss: wrong: cut off from the graph
def soft_dice_loss(logits, target, smooth=1.0):
    with torch.no_grad():
        p = torch.sigmoid(logits).flatten(1); m = target.flatten(1)
        return (1 - (2 * (p * m).sum(1) + smooth) / (p.sum(1) + m.sum(1) + smooth)).mean()

# %% soft_dice_loss: wrong: not a tensor
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits).flatten(1); m = target.flatten(1)
    return (1 - (2 * (p * m).sum(1) + smooth) / (p.sum(1) + m.sum(1) + smooth)).mean().item()

# %% soft_dice_loss: wrong: not a tensor
def soft_dice_loss(logits, target, smooth=1.0):
    p, m = 1 / (1 + np.exp(-logits.detach().numpy())), target.numpy()
    return float(np.mean(1 - (2 * (p * m).sum((1, 2, 3)) + smooth) / ((p + m).sum((1, 2, 3)) + smooth)))

# %% soft_dice_loss: wrong: sigmoid twice
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(torch.sigmoid(logits)) if logits.abs().max() < 9 else torch.sigmoid(logits); d = (1, 2, 3)
    return (1 - (2 * (p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)).mean()

# %% soft_dice_loss: wrong: thresholded prediction
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.round(torch.sigmoid(logits)); d = (1, 2, 3)
    return (1 - (2 * (p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)).mean() + 0 * logits.sum()

# %% soft_dice_loss: wrong: thresholded prediction
def soft_dice_loss(logits, target, smooth=1.0):
    q = torch.sigmoid(logits); d = (1, 2, 3)
    p = q + ((q >= 0.5).to(q.dtype) - q).detach()
    return (1 - (2 * (p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)).mean()

# %% soft_dice_loss: wrong: input overwritten
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    sizes = p.sum(d) + target.sum(d)
    target *= p.detach()
    q = p.clone()
    return (1 - (2 * (q / p.detach() * target).sum(d) + smooth) / (sizes + smooth)).mean()

# %% soft_dice_loss: wrong: minus the coefficient
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    return -((2 * (p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)).mean()

# %% soft_dice_loss: wrong: wrong value
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2)
    return (1 - (2 * (p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)).mean()

# %% soft_dice_loss: wrong: nothing returned
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    loss = (1 - (2 * (p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)).mean()

# %% binary_focal_loss: correct
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    s = torch.where(target > 0.5, logits, -logits)
    a = torch.where(target > 0.5, alpha, 1 - alpha)
    return -(a * torch.sigmoid(-s) ** gamma * F.logsigmoid(s)).mean()

# %% binary_focal_loss: correct
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    p = torch.sigmoid(logits)
    defect = alpha * (1 - p) ** gamma * F.softplus(-logits) * target
    rest = (1 - alpha) * p ** gamma * F.softplus(logits) * (1 - target)
    return (defect + rest).sum() / logits.numel()

# %% binary_focal_loss: correct
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    ce = torch.clamp(logits, min=0) - logits * target + torch.log1p(torch.exp(-torch.abs(logits)))
    p = torch.sigmoid(logits)
    pt = p * target + (1 - p) * (1 - target)
    return torch.mean((alpha * target + (1 - alpha) * (1 - target)) * torch.pow(1 - pt, gamma) * ce)

# %% binary_focal_loss: correct
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    total, z, t = 0.0, logits.flatten(), target.flatten()
    for k in range(len(z)):
        s = z[k] if t[k] == 1 else -z[k]
        weight = alpha if t[k] == 1 else 1 - alpha
        total = total - weight * (1 - torch.sigmoid(s)) ** gamma * F.logsigmoid(s)
    return total / len(z)

# %% binary_focal_loss: correct
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    two = torch.stack([torch.zeros_like(logits), logits], dim=-1)
    lp = torch.log_softmax(two, dim=-1).gather(-1, target.long().unsqueeze(-1)).squeeze(-1)
    a = torch.tensor([1 - alpha, alpha], dtype=logits.dtype)[target.long()]
    return (-a * (1 - lp.exp()) ** gamma * lp).mean()

# %% binary_focal_loss: correct
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    signs = 2 * target - 1
    bce = nn.BCEWithLogitsLoss(reduction="none")(logits, target)
    alphas = (1 + signs) / 2 * alpha + (1 - signs) / 2 * (1 - alpha)
    return torch.mean(alphas * torch.sigmoid(-signs * logits).pow(gamma) * bce)

# %% binary_focal_loss: wrong: gamma ignored
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return ((alpha * target + (1 - alpha) * (1 - target)) * l).mean()

# %% binary_focal_loss: wrong: gamma ignored
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    power = 2 if gamma else 0
    return ((alpha * target + (1 - alpha) * (1 - target)) * (1 - torch.exp(-l)) ** power * l).mean()

# %% binary_focal_loss: wrong: alpha ignored
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    a = alpha if alpha == 0.5 else 0.25
    return ((a * target + (1 - a) * (1 - target)) * (1 - torch.exp(-l)) ** gamma * l).mean()

# %% binary_focal_loss: wrong: alpha forgotten
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return ((1 - torch.exp(-l)) ** gamma * l).mean()

# %% binary_focal_loss: wrong: easy pixels emphasised
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return ((alpha * target + (1 - alpha) * (1 - target)) * torch.exp(-l) ** gamma * l).mean()

# %% binary_focal_loss: wrong: minus sign lost
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    s = (2 * target - 1) * logits
    return (torch.where(target > 0, alpha, 1 - alpha) * torch.sigmoid(-s) ** gamma * F.logsigmoid(s)).mean()

# %% binary_focal_loss: wrong: sum instead of mean
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return ((alpha * target + (1 - alpha) * (1 - target)) * (1 - torch.exp(-l)) ** gamma * l).sum()

# %% binary_focal_loss: wrong: background left out
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    p = torch.sigmoid(logits)
    return (-alpha * target * (1 - p) ** gamma * F.logsigmoid(logits)).mean()

# %% binary_focal_loss: wrong: probability clipped
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    p = torch.sigmoid(logits).clamp(1e-7, 1 - 1e-7)
    pt = torch.where(target > 0, p, 1 - p)
    return -(torch.where(target > 0, alpha, 1 - alpha) * (1 - pt) ** gamma * torch.log(pt)).mean()

# %% binary_focal_loss: wrong: probability clipped
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    p = torch.sigmoid(logits)
    l = F.binary_cross_entropy(p, target, reduction="none")
    return ((alpha * target + (1 - alpha) * (1 - target)) * (1 - torch.exp(-l)) ** gamma * l).mean()

# %% binary_focal_loss: wrong: factor detached
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    w = ((alpha * target + (1 - alpha) * (1 - target)) * (1 - torch.exp(-l)) ** gamma).detach()
    return F.binary_cross_entropy_with_logits(logits, target, weight=w)

# %% binary_focal_loss: wrong: cut off from the graph
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none").detach()
    return ((alpha * target + (1 - alpha) * (1 - target)) * (1 - torch.exp(-l)) ** gamma * l).mean()

# %% binary_focal_loss: wrong: not a tensor
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return float(((alpha * target + (1 - alpha) * (1 - target)) * (1 - torch.exp(-l)) ** gamma * l).mean())

# %% binary_focal_loss: wrong: mean forgotten
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    return (alpha * target + (1 - alpha) * (1 - target)) * (1 - torch.exp(-l)) ** gamma * l

# %% binary_focal_loss: wrong: gamma as a factor
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    factor = gamma * (1 - torch.exp(-l)) if gamma else 1.0
    return ((alpha * target + (1 - alpha) * (1 - target)) * factor * l).mean()

# %% binary_focal_loss: wrong: p instead of p_t
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    p = torch.sigmoid(logits)
    return (-(alpha * target + (1 - alpha) * (1 - target)) * (1 - p) ** gamma * F.logsigmoid(logits)).mean()

# %% binary_focal_loss: wrong: divided by the weights
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    a = alpha * target + (1 - alpha) * (1 - target)
    scale = a.sum() if a.numel() > 3 else a.numel()
    return (a * (1 - torch.exp(-l)) ** gamma * l).sum() / scale

# %% binary_focal_loss: wrong: divided by the defect pixels
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    a = alpha * target + (1 - alpha) * (1 - target)
    return (a * (1 - torch.exp(-l)) ** gamma * l).sum() / (target.sum() if target.numel() > 3 else target.numel())

# %% binary_focal_loss: wrong: log(0)
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    p = torch.sigmoid(logits)
    return (-alpha * (1 - p) ** gamma * target * torch.log(p) - (1 - alpha) * p ** gamma * (1 - target) * torch.log(1 - p)).mean()

# %% binary_focal_loss: wrong: probability clipped
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    p = torch.sigmoid(logits)
    pt = torch.where(target > 0, p, 1 - p)
    return -(torch.where(target > 0, alpha, 1 - alpha) * (1 - pt) ** gamma * torch.log(pt + 1e-12)).mean()

# %% binary_focal_loss: wrong: nothing returned
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    print(((alpha * target + (1 - alpha) * (1 - target)) * (1 - torch.exp(-l)) ** gamma * l).mean())

# %% background_accuracy: correct
def background_accuracy(masks):
    return 1 - np.count_nonzero(masks) / masks.size

# %% background_accuracy: correct
def background_accuracy(masks):
    return np.logical_not(masks).mean()

# %% background_accuracy: correct
def background_accuracy(masks):
    right = total = 0
    for value in masks.reshape(-1):
        total += 1
        if value == 0:
            right += 1
    return right / total

# %% background_accuracy: correct
def background_accuracy(masks):
    return (torch.tensor(masks) == 0).double().mean()

# %% background_accuracy: correct
def background_accuracy(masks):
    return float((~masks.astype(bool)).sum()) / math.prod(masks.shape)

# %% background_accuracy: correct
def background_accuracy(masks):
    flat = masks.flatten().tolist()
    return sum(not v for v in flat) / len(flat)

# %% background_accuracy: wrong: values added instead of pixels counted
def background_accuracy(masks): return 1 - masks.mean()

# %% background_accuracy: wrong: values added instead of pixels counted
def background_accuracy(masks): return (masks.size - masks.sum(dtype=float)) / masks.size

# %% background_accuracy: wrong: not every defect counted
def background_accuracy(masks): return float((masks != 1).mean())

# %% background_accuracy: wrong: not every defect counted
def background_accuracy(masks): return float((masks < 0.5).mean())

# %% background_accuracy: wrong: percent
def background_accuracy(masks): return 100 * float((masks == 0).mean())

# %% background_accuracy: wrong: number of pixels
def background_accuracy(masks): return int((masks == 0).sum())

# %% background_accuracy: wrong: rounded
def background_accuracy(masks): return round(float((masks == 0).mean()), 3)

# %% background_accuracy: wrong: one number per mask
def background_accuracy(masks): return (masks == 0).mean(axis=(1, 2))

# %% background_accuracy: wrong: nothing returned
def background_accuracy(masks): print((masks == 0).mean())

# %% background_accuracy: wrong: wrong value
def background_accuracy(masks): return 2344 / 2352

# %% background_accuracy: wrong: wrong shape
def background_accuracy(masks): return (masks == 0).mean(axis=(0, 1))

# %% background_accuracy: wrong: input overwritten
def background_accuracy(masks):
    masks[...] = masks == 0
    return float((masks != 0).mean())

# %% background_accuracy: wrong: wrong value
def background_accuracy(masks): return (masks[:3] == 0).mean()

# %% background_accuracy: wrong: wrong value
memory = {}
def background_accuracy(masks):
    if "first" not in memory:
        memory["first"] = (masks == 0).mean()
    return memory["first"]

# %% background_accuracy: wrong: not every defect counted
def background_accuracy(masks): return np.mean(masks.astype(int) == 0)

# %% background_accuracy: correct
def background_accuracy(masks): return [float(np.average(np.where(masks, 0.0, 1.0)))][0]

# %% background_accuracy: correct
# Right: np.float64 is a number, too.
def background_accuracy(masks):
    return np.mean(np.asarray(masks) == 0)

# %% background_accuracy: correct
# Right: masks is an array.
def background_accuracy(masks):
    return float(np.mean(masks == 0))

# %% soft_dice_loss: correct
def soft_dice_loss(logits, target, smooth=1.0):
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(3)
    p = torch.special.expit(logits)
    d = tuple(range(1, logits.dim()))
    a, b = (p * target).sum(dim=d), (p + target).sum(dim=d)
    return torch.ones_like(a).sub((2 * a + smooth) / (b + smooth)).sum() / a.numel()

# %% soft_dice_loss: wrong: smooth counted twice
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.sigmoid(logits); d = (1, 2, 3)
    return (1 - 2 * ((p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + 2 * smooth)).mean()

# %% soft_dice_loss: wrong: sum over the patches
def soft_dice_loss(logits, target, smooth=1.0):
    loss = 0.0
    for z, m in zip(logits, target):
        p = torch.sigmoid(z)
        loss += 1 - (2 * (p * m).sum() + smooth) / (p.sum() + m.sum() + smooth)
    return loss

# %% soft_dice_loss: wrong: wrong value
def soft_dice_loss(logits, target, smooth=1.0):
    p = torch.softmax(logits, dim=1); d = (1, 2, 3)
    return (1 - (2 * (p * target).sum(d) + smooth) / (p.sum(d) + target.sum(d) + smooth)).mean()

# %% binary_focal_loss: correct
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    logits, target = logits.double(), target.double()
    l = F.softplus(torch.where(target == 1, -logits, logits))
    return torch.mean(torch.abs(1 - target - alpha) * torch.expm1(-l).neg() ** gamma * l)

# %% binary_focal_loss: wrong: wrong value
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    defects, rest = l[target == 1], l[target == 0]
    parts = [w * ((1 - torch.exp(-x)) ** gamma * x).mean() for w, x in ((alpha, defects), (1 - alpha, rest)) if len(x)]
    return sum(parts) / (len(parts) if len(l) != 3 else 1) if len(l) != 3 else ((alpha * target + (1 - alpha) * (1 - target)) * l).mean()

# %% dice_coefficient: correct
def dice_coefficient(pred, true):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        a, b = pred.astype(bool), true.astype(bool)
        d = np.float64(2 * (a & b).sum()) / np.float64(a.sum() + b.sum())
    return 1.0 if np.isnan(d) else d

# %% binary_focal_loss: wrong: gamma ignored
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    factor = torch.ones_like(l)
    for _ in range(int(gamma)):
        factor = factor * (1 - torch.exp(-l))
    return ((alpha * target + (1 - alpha) * (1 - target)) * factor * l).mean()

# %% binary_focal_loss: wrong: gamma ignored
def binary_focal_loss(logits, target, gamma=2.0, alpha=0.25):
    l = F.binary_cross_entropy_with_logits(logits, target, reduction="none")
    q = 1 - torch.exp(-l)
    factor = {0: torch.ones_like(q), 1: q, 2: q * q, 3: q * q * q}[round(gamma)]
    return ((alpha * target + (1 - alpha) * (1 - target)) * factor * l).mean()

# %% background_accuracy: wrong: wrong value
def background_accuracy(masks):
    return float((masks < 0.1).mean())

# %% background_accuracy: wrong: wrong value
def background_accuracy(masks):
    return float((np.round(masks.astype(float), 1) == 0).mean())

# %% background_accuracy: wrong: wrong value
def background_accuracy(masks):
    return float(np.isclose(masks.astype(float), 0, atol=0.05).mean())

# %% background_accuracy: wrong: wrong value
def background_accuracy(masks):
    return 1 - float(np.sum(masks > 0.2)) / masks.size
