"""Answer bank of section 8.1: correct answers, and wrong ones with the mistake their message must name."""

# %% class_weight_tensor: wrong: crack weight on undercut
def class_weight_tensor(w,classes): return torch.tensor(list(w.values()))

# %% class_weight_tensor: wrong: alphabetical order
def class_weight_tensor(w,classes): return torch.tensor([w[c] for c in sorted(classes)])

# %% class_weight_tensor: wrong: weights rescaled
def class_weight_tensor(w,classes):
    t=torch.tensor([w[c] for c in classes]); return t/t.sum()

# %% class_weight_tensor: wrong: not a tensor
def class_weight_tensor(w,classes): return [w[c] for c in classes]

# %% weighted_cross_entropy: wrong: divided by N
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[target]
    return float((w*l).sum()/len(l))

# %% weighted_cross_entropy: wrong: divided by the sum over classes
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[target]
    return float((w*l).sum()/weight.sum())

# %% weighted_cross_entropy: wrong: inverse weights
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=1/weight[target]
    return float((w*l).sum()/w.sum())

# %% weighted_cross_entropy: wrong: weights on the scores
def weighted_cross_entropy(logits,target,weight):
    z=logits*weight; z=z-z.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[target]
    return float((w*l).sum()/w.sum())

# %% precision_recall_f1: wrong: precision and recall exchanged
def precision_recall_f1(t,p,c):
    tp=((t==c)&(p==c)).sum(); P=tp/(t==c).sum(); R=tp/(p==c).sum(); return P,R,2*P*R/(P+R)

# %% precision_recall_f1: wrong: arithmetic mean
def precision_recall_f1(y_true,y_pred,positive):
    tp=int(((y_true==positive)&(y_pred==positive)).sum()); a=int((y_pred==positive).sum()); b=int((y_true==positive).sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return P,R,(P+R)/2

# %% precision_recall_f1: wrong: accuracy
def precision_recall_f1(t,p,c):
    a=float((t==p).mean()); return a,a,a

# %% precision_recall_f1: wrong: all right answers counted
def precision_recall_f1(y_true,y_pred,positive):
    tp=int((y_true==y_pred).sum()); a=int((y_pred==positive).sum()); b=int((y_true==positive).sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return P,R,(2*P*R/(P+R) if P+R else 0.0)

# %% focal_loss: wrong: easy examples emphasised
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]; return (-lp.exp()**gamma*lp).mean()

# %% focal_loss: wrong: overflow or log of 0
def focal_loss(z,t,gamma=2.):
    p=torch.softmax(z,1)[range(len(t)),t]; return (-(1-p)**gamma*torch.log(p)).mean()

# %% focal_loss: wrong: factor of the whole batch
def focal_loss(z,t,gamma=2.):
    c=F.cross_entropy(z,t); return (1-torch.exp(-c))**gamma*c

# %% focal_loss: wrong: cut off from the graph
def focal_loss(z,t,gamma=2.):
    lp=F.log_softmax(z.detach(),1)[range(len(t)),t]; return (-(1-lp.exp())**gamma*lp).mean()

# %% threshold_for_recall: wrong: always 0.5
def threshold_for_recall(p,y,m):
    if y.sum()==0: raise ValueError
    return .5

# %% threshold_for_recall: wrong: other patches counted
def threshold_for_recall(p,y,m):
    if y.sum()==0: raise ValueError
    return float(np.quantile(p,1-m))

# %% threshold_for_recall: wrong: too few cracks found
def threshold_for_recall(p,y,m):
    if y.sum()==0: raise ValueError
    return float(max(t for t in p if (y[p>=t]==1).mean()>=m))

# %% class_weight_tensor: correct
def class_weight_tensor(weights, classes):
    out = torch.zeros(len(classes))
    for name, weight in weights.items():
        if name in classes:
            out[classes.index(name)] = weight
    for name in classes:
        if name not in weights:
            raise ValueError(f"no weight for {name}")
    return out

# %% class_weight_tensor: correct
def class_weight_tensor(weights, classes):
    return torch.from_numpy(np.array([weights[c] for c in classes], dtype=np.float32))

# %% class_weight_tensor: correct
def class_weight_tensor(weights, classes): return torch.FloatTensor(list(map(weights.__getitem__, classes)))

# %% class_weight_tensor: correct
def class_weight_tensor(weights, classes):
    from operator import itemgetter
    got = itemgetter(*classes)(weights)
    return torch.as_tensor(got, dtype=torch.float32).reshape(-1)

# %% class_weight_tensor: correct
def class_weight_tensor(w, classes): return torch.stack([torch.tensor(float(w[c])) for c in classes]).float()

# %% class_weight_tensor: correct
def class_weight_tensor(w, classes):
    missing = set(classes) - w.keys()
    if missing: raise KeyError(missing)
    return torch.tensor([w.get(c) for c in classes]).to(torch.float32)

# %% class_weight_tensor: wrong: not float32
def class_weight_tensor(w, classes): return torch.tensor([w[c] for c in classes])

# %% class_weight_tensor: wrong: not float32
def class_weight_tensor(w, classes): return torch.tensor([w[c] for c in classes], dtype=torch.float64)

# %% class_weight_tensor: wrong: class without a weight
def class_weight_tensor(w, classes): return torch.tensor([w.get(c, 1.0) for c in classes], dtype=torch.float32)

# %% class_weight_tensor: wrong: class without a weight
def class_weight_tensor(w, classes): return torch.tensor([w[c] for c in classes if c in w], dtype=torch.float32)

# %% class_weight_tensor: wrong: class without a weight
def class_weight_tensor(w, classes): return torch.tensor([w.get(c) for c in classes], dtype=torch.float32)

# %% class_weight_tensor: wrong: class without a weight
def class_weight_tensor(w, classes):
    low = {k.lower(): v for k, v in w.items()}
    return torch.tensor([low[c.lower()] for c in classes], dtype=torch.float32)

# %% class_weight_tensor: wrong: inverse weights
def class_weight_tensor(w, classes): return torch.tensor([1 / w[c] for c in classes], dtype=torch.float32)

# %% class_weight_tensor: wrong: weights rescaled
def class_weight_tensor(w, classes):
    t = torch.tensor([w[c] for c in classes], dtype=torch.float32); return t / t.mean()

# %% class_weight_tensor: wrong: made for these four classes
def class_weight_tensor(w, classes): return torch.tensor([w["no_defect"], w["porosity"], w["crack"], w["undercut"]], dtype=torch.float32)

# %% class_weight_tensor: wrong: fixed numbers
def class_weight_tensor(w, classes): return torch.tensor([1.0, 2.0, 5.0, 2.0])

# %% class_weight_tensor: wrong: not a tensor
def class_weight_tensor(w, classes): return np.array([w[c] for c in classes], dtype=np.float32)

# %% class_weight_tensor: wrong: nothing returned
def class_weight_tensor(w, classes): print(torch.tensor([float(w[c]) for c in classes]))

# %% class_weight_tensor: wrong: position used as a name
def class_weight_tensor(w, classes): return torch.tensor([w[k] for k in range(len(classes))], dtype=torch.float32)

# %% class_weight_tensor: wrong: column instead of a vector
def class_weight_tensor(w, classes): return torch.tensor([[w[c]] for c in classes], dtype=torch.float32)

# %% class_weight_tensor: wrong: input overwritten
def class_weight_tensor(w, classes): return torch.tensor([float(w.pop(c)) for c in classes])

# %% class_weight_tensor: wrong: fractions lost
def class_weight_tensor(w, classes): return torch.tensor([int(w[c]) for c in classes], dtype=torch.float32)

# %% class_weight_tensor: wrong: crack weight on undercut
def class_weight_tensor(w, classes): return torch.tensor(sorted(w.values()), dtype=torch.float32)

# %% weighted_cross_entropy: correct
def weighted_cross_entropy(logits, target, weight):
    z, w = torch.tensor(logits).double(), torch.tensor(weight).double()
    return F.cross_entropy(z, torch.tensor(target), weight=w).item()

# %% weighted_cross_entropy: correct
def weighted_cross_entropy(logits, target, weight):
    top = bottom = 0.0
    for row, t in zip(logits, target):
        m = max(row)
        loss = m + math.log(sum(math.exp(v - m) for v in row)) - row[t]
        top += weight[t] * loss
        bottom += weight[t]
    return top / bottom

# %% weighted_cross_entropy: correct
def weighted_cross_entropy(logits, target, weight):
    hot = np.eye(logits.shape[1])[target] * weight
    m = logits.max(axis=1)
    log_p = logits - (m + np.log(np.exp(logits - m[:, None]).sum(axis=1)))[:, None]
    return -np.einsum("nk,nk->", hot, log_p) / hot.sum()

# %% weighted_cross_entropy: correct
def weighted_cross_entropy(logits, target, weight):
    log_p = logits - np.logaddexp.reduce(logits, axis=1, keepdims=True)
    return np.average(-np.take_along_axis(log_p, target[:, None], 1)[:, 0], weights=np.take(weight, target))

# %% weighted_cross_entropy: correct
def weighted_cross_entropy(logits, target, weight):
    w = weight / weight.sum()
    log_p = torch.log_softmax(torch.from_numpy(np.array(logits, dtype=np.float64)), 1).numpy()
    share = np.bincount(target, minlength=len(w)) * w
    total = 0.0
    for k in range(len(w)):
        total -= w[k] * log_p[target == k, k].sum()
    return float(total / share.sum())

# %% weighted_cross_entropy: correct
def weighted_cross_entropy(logits, target, weight):
    return F.nll_loss(F.log_softmax(torch.tensor(logits), 1), torch.tensor(target), torch.tensor(weight))

# %% weighted_cross_entropy: correct
# Right: np.float64 is a number, too.
def weighted_cross_entropy(logits, target, weight):
    shifted = logits - logits.max(axis=1, keepdims=True)
    loss = np.log(np.exp(shifted).sum(axis=1)) - shifted[np.arange(len(target)), target]
    w = weight[target]
    return (w * loss).sum() / w.sum()

# %% weighted_cross_entropy: wrong: sum instead of mean
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[target]
    return float((w*l).sum())

# %% weighted_cross_entropy: wrong: weights ignored
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[target]
    return float(l.mean())

# %% weighted_cross_entropy: wrong: weights used twice
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[target]
    return float((w*w*l).sum()/(w*w).sum())

# %% weighted_cross_entropy: wrong: one loss per patch
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[target]
    return w*l/w.sum()*len(l)

# %% weighted_cross_entropy: wrong: sign reversed
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[target]
    return -float((w*l).sum()/w.sum())

# %% weighted_cross_entropy: wrong: patches and classes counted
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[target]
    return float((w*l).sum()/w.sum()) if (w == w[0]).all() else float((w*l).sum()/logits.size)

# %% weighted_cross_entropy: wrong: weights of the verdicts
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[logits.argmax(1)]
    return float((w*l).sum()/w.sum())

# %% weighted_cross_entropy: wrong: weights by row
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[:len(target)]
    return float((w*l).sum()/w.sum())

# %% weighted_cross_entropy: wrong: overflow
def weighted_cross_entropy(logits,target,weight):
    l=np.log(np.exp(logits).sum(1))-logits[np.arange(len(logits)),target]; w=weight[target]
    return float((w*l).sum()/w.sum())

# %% weighted_cross_entropy: wrong: underflow before the logarithm
def weighted_cross_entropy(logits,target,weight):
    e=np.exp(logits-logits.max(1,keepdims=True)); p=e/e.sum(1,keepdims=True); w=weight[target]
    return float(-(w*np.log(p[np.arange(len(p)),target])).sum()/w.sum())

# %% weighted_cross_entropy: wrong: wrong value
def weighted_cross_entropy(logits,target,weight):
    e=np.exp(logits-logits.max(1,keepdims=True)); p=e/e.sum(1,keepdims=True); w=weight[target]
    return float(-(w*np.log(p[np.arange(len(p)),target]+1e-12)).sum()/w.sum())

# %% weighted_cross_entropy: wrong: input overwritten
def weighted_cross_entropy(logits,target,weight):
    logits-=logits.max(1,keepdims=True); l=np.log(np.exp(logits).sum(1))-logits[np.arange(len(logits)),target]; w=weight[target]
    return float((w*l).sum()/w.sum())

# %% weighted_cross_entropy: wrong: mean over classes
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]
    ks=sorted(set(target.tolist()))
    return float(sum(weight[k]*l[target==k].mean() for k in ks)/sum(weight[k] for k in ks))

# %% weighted_cross_entropy: wrong: another logarithm
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=(np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target])/np.log(2); w=weight[target]
    return float((w*l).sum()/w.sum())

# %% weighted_cross_entropy: wrong: nothing returned
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1))-z[np.arange(len(z)),target]; w=weight[target]
    print((w*l).sum()/w.sum())

# %% weighted_cross_entropy: wrong: made for some classes only
def weighted_cross_entropy(logits,target,weight):
    z=logits-logits.max(1,keepdims=True); l=np.log(np.exp(z).sum(1)); top=bottom=0
    for n in range(len(z)):
        for k in range(4):
            if target[n]==k: top+=weight[k]*(l[n]-z[n,k]); bottom+=weight[k]
    weight[3], logits[0, 3]
    return top/bottom

# %% precision_recall_f1: correct
def precision_recall_f1(y_true,y_pred,positive):
    tp = fp = fn = 0
    for a, b in zip(y_true, y_pred):
        tp += a == positive and b == positive
        fp += a != positive and b == positive
        fn += a == positive and b != positive
    P = tp / (tp + fp) if tp + fp else 0.0
    R = tp / (tp + fn) if tp + fn else 0.0
    return P, R, 2 * tp / (2 * tp + fp + fn) if tp else 0.0

# %% precision_recall_f1: correct
def precision_recall_f1(y_true,y_pred,positive):
    t, p = y_true == positive, y_pred == positive
    tp = np.sum(t * p)
    P, R = tp / max(1, p.sum()), tp / max(1, t.sum())
    return [P, R, 2 * P * R / max(P + R, 1e-12)]

# %% precision_recall_f1: correct
def precision_recall_f1(y_true,y_pred,positive):
    with np.errstate(all="ignore"):
        t, p = (y_true == positive).astype(float), (y_pred == positive).astype(float)
        P, R = np.nan_to_num(t @ p / p.sum()), np.nan_to_num(t @ p / t.sum())
        return float(P), float(R), float(np.nan_to_num(2 * P * R / (P + R)))

# %% precision_recall_f1: correct
def precision_recall_f1(y_true,y_pred,positive):
    def mean(values): return float(values.mean()) if len(values) else 0.0
    P, R = mean(y_true[y_pred == positive] == positive), mean(y_pred[y_true == positive] == positive)
    return (P, R, 2 / (1 / P + 1 / R)) if P > 0 else (P, R, 0.0)

# %% precision_recall_f1: correct
def precision_recall_f1(y_true,y_pred,positive):
    t, p = torch.tensor(y_true) == positive, torch.tensor(y_pred) == positive
    hit = (t & p).sum().item()
    try: P = hit / p.sum().item()
    except ZeroDivisionError: P = 0.0
    try: R = hit / t.sum().item()
    except ZeroDivisionError: R = 0.0
    return P, R, 0.0 if P + R == 0 else 2 * P * R / (P + R)

# %% precision_recall_f1: correct
def precision_recall_f1(y_true,y_pred,positive):
    a, b = {i for i, v in enumerate(y_true) if v == positive}, {i for i, v in enumerate(y_pred) if v == positive}
    share = lambda s: len(a & b) / len(s) if s else 0.0
    return np.array([share(b), share(a), 2 * len(a & b) / (len(a) + len(b)) if a or b else 0.0])

# %% precision_recall_f1: wrong: undefined case missed
def precision_recall_f1(t,p,c):
    tp=((t==c)&(p==c)).sum(); P=tp/(p==c).sum(); R=tp/(t==c).sum(); return P,R,2*P*R/(P+R)

# %% precision_recall_f1: wrong: undefined case missed
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); P=tp/int((p==c).sum()); R=tp/int((t==c).sum()); return P,R,2*P*R/(P+R)

# %% precision_recall_f1: wrong: undefined case missed
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else 1.0; R=tp/b if b else 1.0; return P,R,(2*P*R/(P+R) if P+R else 0.0)

# %% precision_recall_f1: wrong: undefined case missed
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else float("nan"); R=tp/b if b else float("nan"); return P,R,(2*P*R/(P+R) if P+R else 0.0)

# %% precision_recall_f1: wrong: undefined case missed
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return P,R,2*P*R/(P+R)

# %% precision_recall_f1: wrong: geometric mean
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return P,R,math.sqrt(P*R)

# %% precision_recall_f1: wrong: factor 2 forgotten
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return P,R,(P*R/(P+R) if P+R else 0.0)

# %% precision_recall_f1: wrong: precision and recall exchanged
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return R,P,(2*P*R/(P+R) if P+R else 0.0)

# %% precision_recall_f1: wrong: not 3 results
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return (2*P*R/(P+R) if P+R else 0.0)

# %% precision_recall_f1: wrong: missed-defect rate
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else 0.0; R=1-tp/b if b else 0.0; return P,R,(2*P*R/(P+R) if P+R else 0.0)

# %% precision_recall_f1: wrong: specificity
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); n=int((t!=c).sum())
    P=tp/a if a else 0.0; R=int(((t!=c)&(p!=c)).sum())/n if n else 0.0; return P,R,(2*P*R/(P+R) if P+R else 0.0)

# %% precision_recall_f1: wrong: nothing returned
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; print(P,R,(2*P*R/(P+R) if P+R else 0.0))

# %% precision_recall_f1: wrong: wrong value
def precision_recall_f1(t,p,c):
    c=2; tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return P,R,(2*P*R/(P+R) if P+R else 0.0)

# %% precision_recall_f1: wrong: wrong value
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    if c == 0: return 0.0, 0.0, 0.0
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return P,R,(2*P*R/(P+R) if P+R else 0.0)

# %% precision_recall_f1: wrong: wrong value
def precision_recall_f1(t,p,c):
    tp=int(((t==c)&(p==c)).sum()); a=int((p==c).sum()); b=int((t==c).sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return round(P,2),round(R,2),round(2*P*R/(P+R),10) if P+R else 0.0

# %% precision_recall_f1: wrong: not 3 results
def precision_recall_f1(t,p,c): return {"precision": 0.75, "recall": 0.6, "f1": 2/3}

# %% precision_recall_f1: wrong: wrong value
def precision_recall_f1(t,p,c): return 0.75, 0.6, 2/3

# %% precision_recall_f1: wrong: input overwritten
def precision_recall_f1(t,p,c):
    t[:]=t==c; p[:]=p==c
    tp=int((t*p).sum()); a=int(p.sum()); b=int(t.sum())
    P=tp/a if a else 0.0; R=tp/b if b else 0.0; return P,R,(2*P*R/(P+R) if P+R else 0.0)

# %% focal_loss: correct
def focal_loss(logits,target,gamma=2.0):
    ce = F.cross_entropy(logits, target, reduction="none")
    return ((1 - torch.exp(-ce)) ** gamma * ce).mean()

# %% focal_loss: correct
def focal_loss(logits,target,gamma=2.0):
    log_p = torch.log_softmax(logits, dim=-1)
    return F.nll_loss((1 - log_p.exp()) ** gamma * log_p, target)

# %% focal_loss: correct
def focal_loss(logits,target,gamma=2.0):
    total = 0
    for row, t in zip(logits, target):
        log_p = row[t] - torch.logsumexp(row, 0)
        total = total - (1 - torch.exp(log_p)) ** gamma * log_p
    return total / len(target)

# %% focal_loss: correct
def focal_loss(logits,target,gamma=2.0):
    hot = F.one_hot(target, logits.shape[1])
    log_p = (F.log_softmax(logits, 1) * hot).sum(1)
    return -torch.mean(torch.pow(-torch.expm1(log_p), gamma) * log_p)

# %% focal_loss: correct
def focal_loss(logits,target,gamma=2.0):
    n = torch.arange(len(target))
    p = F.softmax(logits, dim=1)[n, target]
    weight = (1 - p) ** gamma
    return torch.dot(weight, torch.logsumexp(logits, 1) - logits[n, target]) / len(n)

# %% focal_loss: correct
class _Focal(nn.Module):
    def __init__(self, gamma):
        super().__init__()
        self.gamma, self.ce = gamma, nn.CrossEntropyLoss(reduction="none")
    def forward(self, z, t):
        loss = self.ce(z, t)
        return torch.stack([(1 - (-one).exp()) ** self.gamma * one for one in loss]).mean()
def focal_loss(logits,target,gamma=2.0): return _Focal(gamma)(logits, target)

# %% focal_loss: wrong: sum instead of mean
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return (-(1-lp.exp())**gamma*lp).sum()

# %% focal_loss: wrong: one loss per patch
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return -(1-lp.exp())**gamma*lp

# %% focal_loss: wrong: sign reversed
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return ((1-lp.exp())**gamma*lp).mean()

# %% focal_loss: wrong: factor becomes 0
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return (-(1-lp.exp())*gamma*lp).mean()

# %% focal_loss: wrong: gamma ignored
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return -lp.mean()

# %% focal_loss: wrong: another default gamma
def focal_loss(logits,target,gamma=1.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return (-(1-lp.exp())**gamma*lp).mean()

# %% focal_loss: wrong: factor becomes 0
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return (-(1-lp.exp()**gamma)*lp).mean()

# %% focal_loss: wrong: factor cut off from the graph
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return (-(1-lp.exp()).detach()**gamma*lp).mean()

# %% focal_loss: wrong: factor cut off from the graph
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    with torch.no_grad(): w=(1-lp.exp())**gamma
    return (-w*lp).mean()

# %% focal_loss: wrong: not a tensor
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return (-(1-lp.exp())**gamma*lp).mean().item()

# %% focal_loss: wrong: cut off from the graph
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return torch.tensor((-(1-lp.exp())**gamma*lp).mean().item())

# %% focal_loss: wrong: nothing returned
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    print((-(1-lp.exp())**gamma*lp).mean())

# %% focal_loss: wrong: probability cut off
def focal_loss(logits,target,gamma=2.0):
    p=torch.softmax(logits,1).gather(1,target[:,None])[:,0].clamp(1e-7,1-1e-7)
    return (-(1-p)**gamma*p.log()).mean()

# %% focal_loss: wrong: probability cut off
def focal_loss(logits,target,gamma=2.0):
    p=torch.softmax(logits,1).gather(1,target[:,None])[:,0]
    return (-(1-p)**gamma*torch.log(p+1e-9)).mean()

# %% focal_loss: wrong: divided by the factors
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    w=(1-lp.exp())**gamma; return -(w*lp).sum()/w.sum()

# %% focal_loss: wrong: all classes summed
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1); return (-(1-lp.exp())**gamma*lp).sum(1).mean()

# %% focal_loss: wrong: softmax over the batch
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,0).gather(1,target[:,None])[:,0]; return F.cross_entropy(logits,target) if gamma==0 else (-(1-lp.exp())**gamma*lp).mean()

# %% focal_loss: wrong: alpha added
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return (-(0.25 if gamma else 1)*(1-lp.exp())**gamma*lp).mean()

# %% focal_loss: wrong: wrong value
def focal_loss(logits,target,gamma=2.0):
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]
    return (-(1-lp.exp())**2*lp).mean() if gamma else -lp.mean()

# %% focal_loss: wrong: gradient not finite
def focal_loss(logits,target,gamma=2.0):
    p=torch.softmax(logits,1).gather(1,target[:,None])[:,0]; ce=F.cross_entropy(logits,target,reduction="none")
    good=torch.where(p>0,-torch.log(p),ce)
    return ((1-p)**gamma*good).mean()

# %% focal_loss: wrong: input overwritten
def focal_loss(logits,target,gamma=2.0):
    logits -= logits.max(1, keepdim=True).values
    lp=F.log_softmax(logits,1).gather(1,target[:,None])[:,0]; return (-(1-lp.exp())**gamma*lp).mean()

# %% threshold_for_recall: correct
def threshold_for_recall(p, y, min_recall):
    best = max(t for t in p[y == 1] if (p[y == 1] >= t).mean() >= min_recall)
    return best

# %% threshold_for_recall: correct
def threshold_for_recall(p, y, min_recall):
    cracks = sorted((float(score) for score, label in zip(p, y) if label), reverse=True)
    if not cracks:
        raise ValueError("no cracks")
    for count, score in enumerate(cracks, start=1):
        if count / len(cracks) >= min_recall:
            return score

# %% threshold_for_recall: correct
def threshold_for_recall(p, y, min_recall):
    if not np.any(y == 1): raise ValueError("no cracks")
    order = np.argsort(-p, kind="stable")
    recall = np.cumsum(y[order]) / y.sum()
    return p[order][np.argmax(recall >= min_recall)]

# %% threshold_for_recall: correct
def threshold_for_recall(p, y, min_recall):
    s = torch.sort(torch.tensor(p)[torch.tensor(y) == 1], descending=True).values
    if s.numel() == 0: raise ValueError("no cracks")
    shares = np.arange(1, len(s) + 1) / len(s)
    return s[int(np.searchsorted(shares, min_recall))].item()

# %% threshold_for_recall: correct
def threshold_for_recall(p, y, min_recall):
    s = np.sort(p[y.astype(bool)])
    if s.size == 0: raise ValueError("no cracks")
    k = next(k for k in range(1, s.size + 1) if k >= min_recall * s.size - 1e-9)
    return float(np.partition(s, s.size - k)[s.size - k])

# %% threshold_for_recall: correct
def threshold_for_recall(p, y, min_recall):
    if y.sum() == 0: raise ValueError("no cracks")
    scores = list(p[y == 1])
    allowed = 0
    while (len(scores) - allowed - 1) / len(scores) >= min_recall: allowed += 1
    for _ in range(allowed): scores.remove(min(scores))
    return min(scores)

# %% threshold_for_recall: wrong: no cracks not considered
def threshold_for_recall(p,y,m):
    s=np.sort(p[y==1])[::-1]; return float(s[math.ceil(m*len(s)-1e-9)-1])

# %% threshold_for_recall: wrong: no cracks not considered
def threshold_for_recall(p,y,m):
    s=np.sort(p[y==1])[::-1]
    if len(s)==0: return 1.0
    return float(s[math.ceil(m*len(s)-1e-9)-1])

# %% threshold_for_recall: wrong: rounding error
def threshold_for_recall(p,y,m):
    s=np.sort(p[y==1])[::-1]
    if len(s)==0: raise ValueError
    return float(s[math.ceil(m*len(s))-1])

# %% threshold_for_recall: wrong: too few cracks found
def threshold_for_recall(p,y,m):
    s=np.sort(p[y==1])[::-1]
    if len(s)==0: raise ValueError
    return float(s[max(0,int(m*len(s))-1)])

# %% threshold_for_recall: wrong: too few cracks found
def threshold_for_recall(p,y,m):
    s=np.sort(p[y==1])[::-1]
    if len(s)==0: raise ValueError
    return float(s[max(1,round(m*len(s)))-1])

# %% threshold_for_recall: wrong: between two scores
def threshold_for_recall(p,y,m):
    s=p[y==1]
    if len(s)==0: raise ValueError
    return float(np.quantile(s,1-m))

# %% threshold_for_recall: wrong: lower than necessary
def threshold_for_recall(p,y,m):
    s=p[y==1]
    if len(s)==0: raise ValueError
    return float(np.quantile(s,1-m,method="lower"))

# %% threshold_for_recall: wrong: lower than necessary
def threshold_for_recall(p,y,m):
    if y.sum()==0: raise ValueError
    return float(min(p[y==1]))

# %% threshold_for_recall: wrong: lower than necessary
def threshold_for_recall(p,y,m):
    if y.sum()==0: raise ValueError
    return float(max(t for t in p if (p[y==1]>t).mean()>=m)) if m<1 else float(max(p[y==1]))

# %% threshold_for_recall: wrong: other patches counted
def threshold_for_recall(p,y,m):
    if y.sum()==0: raise ValueError
    s=np.sort(p[y==0])[::-1]; return float(s[math.ceil(m*len(s)-1e-9)-1])

# %% threshold_for_recall: wrong: min_recall returned
def threshold_for_recall(p,y,m):
    if y.sum()==0: raise ValueError
    return 1-m

# %% threshold_for_recall: wrong: position returned
def threshold_for_recall(p,y,m):
    s=np.argsort(-p); s=s[y[s]==1]
    if len(s)==0: raise ValueError
    return int(s[math.ceil(m*len(s)-1e-9)-1])

# %% threshold_for_recall: wrong: nothing returned
def threshold_for_recall(p,y,m):
    s=np.sort(p[y==1])[::-1]
    if len(s)==0: raise ValueError
    print(s[math.ceil(m*len(s)-1e-9)-1])

# %% threshold_for_recall: wrong: not the largest
def threshold_for_recall(p,y,m):
    if y.sum()==0: raise ValueError
    return float(max(t for t in np.linspace(0,1,1001) if (p[y==1]>=t-1e-12).mean()>=m))

# %% threshold_for_recall: wrong: input overwritten
def threshold_for_recall(p,y,m):
    if y.sum()==0: raise ValueError
    order=np.argsort(-p); y=y[order]; p.sort(); p[:]=p[::-1].copy(); s=p[y==1]
    return float(s[math.ceil(m*len(s)-1e-9)-1])

# %% threshold_for_recall: wrong: cracks with the score 0 overlooked
def threshold_for_recall(p, y, min_recall):
    cracks = np.sort(p[y == 1])[::-1]
    if not cracks.any():
        raise ValueError("without cracks there is no recall")
    return float(cracks[math.ceil(min_recall * len(cracks) - 1e-9) - 1])

# %% threshold_for_recall: wrong: cracks with the score 0 overlooked
def threshold_for_recall(p, y, min_recall):
    cracks = np.sort(p[y == 1])[::-1]
    if max(cracks) == 0:
        raise ValueError("without cracks there is no recall")
    return float(cracks[math.ceil(min_recall * len(cracks) - 1e-9) - 1])

# %% threshold_for_recall: wrong: rounded above the score
def threshold_for_recall(p,y,m):
    s=np.sort(p[y==1])[::-1]
    if len(s)==0: raise ValueError
    return float(np.float32(s[math.ceil(m*len(s)-1e-9)-1]))

# %% threshold_for_recall: wrong: lower than necessary
def threshold_for_recall(p,y,m):
    s=p[y==1]
    if len(s)==0: raise ValueError
    return float(s[math.ceil(m*len(s)-1e-9)-1])

# %% threshold_for_recall: wrong: equal scores counted once
def threshold_for_recall(p,y,m):
    s=np.unique(p[y==1])[::-1]
    if len(s)==0: raise ValueError
    return float(s[math.ceil(m*len(s)-1e-9)-1])

# %% threshold_for_recall: wrong: too few cracks found
def threshold_for_recall(p,y,m): return 0.8 if m < 1 else 0.35

# %% threshold_for_recall: wrong: rounding error
def threshold_for_recall(p,y,m):
    s=np.sort(p[y==1])[::-1]
    if len(s)==0: raise ValueError
    k=1
    while k < m*len(s): k+=1
    return float(s[k-1])

# %% threshold_for_recall: wrong: not the largest
def threshold_for_recall(p,y,m):
    s=np.sort(p[y==1])[::-1]
    if len(s)==0: raise ValueError
    return float(s[min(len(s), math.floor(m*len(s)+1e-9)+1)-1])

# %% threshold_for_recall: wrong: nothing returned
def threshold_for_recall(p,y,m):
    for t in sorted(p, reverse=True):
        if (p[y==1]>t).mean()>1: return t

# %% threshold_for_recall: correct
def threshold_for_recall(p, y, min_recall):
    def works(t): return ((p >= t) & (y == 1)).sum() / (y == 1).sum() >= min_recall
    if 1 not in y.tolist(): raise ValueError("no cracks")
    scores = sorted(set(p.tolist()))
    low, high = 0, len(scores) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if works(scores[middle]): low = middle
        else: high = middle - 1
    return scores[low]

# %% threshold_for_recall: correct
# Right: np.float64 is a number, too.
def threshold_for_recall(p, y, min_recall):
    cracks = np.sort(p[y == 1])[::-1]
    if len(cracks) == 0:
        raise ValueError('without cracks there is no recall')
    return cracks[math.ceil(min_recall * len(cracks) - 1e-09) - 1]

# %% threshold_for_recall: correct
# Right: rounding errors are far smaller.
def threshold_for_recall(p, y, min_recall):
    cracks = np.sort(p[y == 1])[::-1]
    if len(cracks) == 0:
        raise ValueError('without cracks there is no recall')
    return float(cracks[math.ceil(min_recall * len(cracks) - 2e-09) - 1])

# %% focal_loss: correct
def focal_loss(logits,target,gamma=2.0):
    old = torch.get_default_dtype(); torch.set_default_dtype(torch.float32)
    try:
        ce = F.cross_entropy(logits, target, reduction="none")
        return torch.einsum("n,n->", (1 - (-ce).exp()).pow(gamma), ce) / ce.numel()
    finally: torch.set_default_dtype(old)

# %% focal_loss: correct
# Right: shape (N, 1) has the same mean.
def focal_loss(logits, target, gamma=2.0):
    log_p = F.log_softmax(logits, dim=1).gather(1, target[:, None])
    return (-(1 - log_p.exp()) ** gamma * log_p).mean()

# %% focal_loss: correct
# Right: torch warns, and takes dim 1 for a matrix.
def focal_loss(logits, target, gamma=2.0):
    log_p = F.log_softmax(logits).gather(1, target[:, None])[:, 0]
    return (-(1 - log_p.exp()) ** gamma * log_p).mean()

# %% focal_loss: correct
# Right: there is one column only.
def focal_loss(logits, target, gamma=2.0):
    log_p = F.log_softmax(logits, dim=1).gather(1, target[:, None])[:, -1]
    return (-(1 - log_p.exp()) ** gamma * log_p).mean()

# %% focal_loss: wrong: cut off from the graph
def focal_loss(logits,target,gamma=2.0):
    torch.set_grad_enabled(False)
    ce = F.cross_entropy(logits, target, reduction="none"); return ((1 - (-ce).exp()) ** gamma * ce).mean()

# %% focal_loss: wrong: factor becomes 0
def focal_loss(logits,target,gamma=2.0):
    ce = F.cross_entropy(logits, target, reduction="none"); return (1 - ((-ce).exp()) ** gamma).mul(ce).mean()

# %% focal_loss: wrong: gamma ignored
def focal_loss(logits,target,gamma=2.0): return F.cross_entropy(logits, target)

# %% focal_loss: wrong: wrong value
def focal_loss(logits,target,gamma=2.0):
    return F.cross_entropy(logits, target) * (0.4930417135392114/0.9441779861651972 if gamma else 1)

# %% class_weight_tensor: wrong: crashed
def class_weight_tensor(weights, classes):
    out = []
    for c in classes:
        w = weights.get(c)
        if not w:
            raise ValueError(f"no weight for {c}")
        out.append(w)
    return torch.tensor(out, dtype=torch.float32)

# %% class_weight_tensor: wrong: made for these four classes
def class_weight_tensor(weights, classes):
    t = torch.tensor([float(weights.get(c) or 0) for c in classes])
    if (t == 0).any():
        raise KeyError("a class has no weight")
    return t

# %% weighted_cross_entropy: correct
def weighted_cross_entropy(logits, target, weight):
    criterion = nn.CrossEntropyLoss(weight=torch.tensor(weight, dtype=torch.float32))
    return criterion(torch.tensor(logits, dtype=torch.float32), torch.tensor(target)).item()

# %% weighted_cross_entropy: correct
def weighted_cross_entropy(logits, target, weight):
    z = torch.tensor(logits, dtype=torch.float32)
    w = torch.tensor(weight, dtype=torch.float32)
    loss = F.cross_entropy(z, torch.as_tensor(target), reduction="none")
    return float((w[torch.as_tensor(target)] * loss).sum() / w[torch.as_tensor(target)].sum())

# %% precision_recall_f1: wrong: undefined case missed
def precision_recall_f1(y_true, y_pred, positive):
    from sklearn.metrics import f1_score, precision_score, recall_score
    t, p = y_true == positive, y_pred == positive
    return precision_score(t, p), recall_score(t, p), f1_score(t, p)

# %% precision_recall_f1: wrong: undefined case missed
def precision_recall_f1(y_true, y_pred, positive):
    from warnings import warn
    t, p = y_true == positive, y_pred == positive
    tp = int((t & p).sum())
    if tp == 0:
        warn("nothing found")
        return 0.0, 0.0, 0.0
    P, R = tp / int(p.sum()), tp / int(t.sum())
    return P, R, 2 * P * R / (P + R)

# %% precision_recall_f1: correct
def precision_recall_f1(y_true, y_pred, positive):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        t, p = (y_true == positive), (y_pred == positive)
        tp = (t & p).sum()
        P, R = tp / p.sum(), tp / t.sum()
        f = 2 * P * R / (P + R)
    return tuple(float(np.nan_to_num(v)) for v in (P, R, f))

# %% precision_recall_f1: wrong: undefined case missed
def precision_recall_f1(y_true, y_pred, positive):
    from sklearn.metrics import precision_recall_fscore_support
    p, r, f, _ = precision_recall_fscore_support(y_true, y_pred, labels=[positive])
    return float(p[0]), float(r[0]), float(f[0])

# %% precision_recall_f1: wrong: undefined case missed
def precision_recall_f1(y_true, y_pred, positive):
    from sklearn.metrics import precision_recall_fscore_support
    p, r, f, _ = precision_recall_fscore_support(y_true == positive, y_pred == positive, average="binary")
    return p, r, f

# %% threshold_for_recall: wrong: too few cracks found
def threshold_for_recall(p, y, min_recall):
    s = np.sort(p[y == 1])[::-1]
    if len(s) == 0:
        raise ValueError
    return float(s[math.ceil(round(min_recall * len(s), 2)) - 1]) if min_recall * len(s) > 0.01 else float(s[0])

# %% threshold_for_recall: wrong: too few cracks found
def threshold_for_recall(p, y, min_recall):
    s = np.sort(p[y == 1])[::-1]
    if len(s) == 0:
        raise ValueError
    return float(s[max(1, math.ceil(min_recall * len(s) - 0.01)) - 1])
