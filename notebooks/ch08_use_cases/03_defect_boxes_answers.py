"""Answer bank of section 8.3: correct answers, and wrong ones with the mistake their message must name."""

# %% mask_to_box: wrong: x and y exchanged
def mask_to_box(mask):
    x,y=np.nonzero(mask)
    return None if len(x)==0 else (int(x.min()),int(y.min()),int(x.max())+1,int(y.max())+1)

# %% mask_to_box: wrong: inclusive end
def mask_to_box(mask):
    y,x=np.nonzero(mask)
    return None if len(x)==0 else (int(x.min()),int(y.min()),int(x.max()),int(y.max()))

# %% mask_to_box: wrong: width and height returned
def mask_to_box(mask):
    y,x=np.nonzero(mask)
    return None if len(x)==0 else (int(x.min()),int(y.min()),int(x.max()-x.min())+1,int(y.max()-y.min())+1)

# %% mask_to_box: correct
def mask_to_box(mask):
    places = np.argwhere(mask)
    if not places.size:
        return None
    (y1, x1), (y2, x2) = places.min(axis=0), places.max(axis=0) + 1
    return x1, y1, x2, y2

# %% mask_to_box: correct
def mask_to_box(mask):
    columns, rows = mask.any(axis=0), mask.any(axis=1)
    if not columns.any():
        return None
    x1, y1 = columns.argmax(), rows.argmax()
    x2, y2 = len(columns) - columns[::-1].argmax(), len(rows) - rows[::-1].argmax()
    return (x1, y1, x2, y2)

# %% mask_to_box: correct
def mask_to_box(mask):
    height, width = mask.shape
    box = [width, height, 0, 0]
    for row in range(height):
        for column in range(width):
            if mask[row, column]:
                box = [min(box[0], column), min(box[1], row), max(box[2], column + 1), max(box[3], row + 1)]
    return tuple(box) if box[2] else None

# %% mask_to_box: correct
def mask_to_box(mask):
    xs = [x for row in mask.tolist() for x, value in enumerate(row) if value]
    ys = [y for y, row in enumerate(mask.tolist()) for value in row if value]
    return [min(xs), min(ys), max(xs) + 1, max(ys) + 1] if xs else None

# %% mask_to_box: correct
def mask_to_box(mask):
    places = torch.nonzero(torch.from_numpy(mask.copy()) != 0)
    if len(places) == 0:
        return None
    low, high = places.amin(dim=0), places.amax(dim=0) + 1
    return low[1].item(), low[0].item(), high[1].item(), high[0].item()

# %% mask_to_box: correct
def mask_to_box(mask):
    flat = np.flatnonzero(mask)
    if flat.size == 0:
        return
    y, x = np.divmod(flat, mask.shape[1])
    return np.array([x.min(), y.min(), x.max() + 1, y.max() + 1])

# %% mask_to_box: correct
def mask_to_box(mask):
    def ends(values):
        inside = np.where(values)[0]
        return inside[0], inside[-1] + 1
    if mask.sum() == 0:
        return None
    x, y = ends(mask.max(axis=0)), ends(mask.max(axis=1))
    return tuple(int(n) for n in (x[0], y[0], x[1], y[1]))

# %% mask_to_box: correct
def mask_to_box(mask, x=0, y=0):
    if not np.any(mask):
        return None
    if not mask[0].any():
        return mask_to_box(mask[1:], x, y + 1)
    if not mask[:, 0].any():
        return mask_to_box(mask[:, 1:], x + 1, y)
    if not mask[-1].any():
        return mask_to_box(mask[:-1], x, y)
    if not mask[:, -1].any():
        return mask_to_box(mask[:, :-1], x, y)
    return x, y, x + mask.shape[1], y + mask.shape[0]

# %% mask_to_box: correct
def mask_to_box(mask):
    try:
        rows, columns = zip(*((r, c) for r, c in np.ndindex(*mask.shape) if mask[r, c] == 1))
    except ValueError:
        return None
    return sorted(columns)[0], sorted(rows)[0], 1 + sorted(columns)[-1], 1 + sorted(rows)[-1]

# %% mask_to_box: wrong: x and y exchanged
def mask_to_box(mask):
    places = np.argwhere(mask)
    if len(places) == 0:
        return None
    return tuple(int(n) for n in (*places.min(axis=0), *(places.max(axis=0) + 1)))

# %% mask_to_box: wrong: empty mask not considered
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    return int(x.min()), int(y.min()), int(x.max()) + 1, int(y.max()) + 1

# %% mask_to_box: wrong: empty mask not considered
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    if len(x) == 0:
        return 0, 0, 0, 0
    return int(x.min()), int(y.min()), int(x.max()) + 1, int(y.max()) + 1

# %% mask_to_box: wrong: empty mask not considered
def mask_to_box(mask):
    columns, rows = mask.any(axis=0), mask.any(axis=1)
    return columns.argmax(), rows.argmax(), len(columns) - columns[::-1].argmax(), len(rows) - rows[::-1].argmax()

# %% mask_to_box: wrong: empty mask not considered
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    if len(x) == 0:
        raise ValueError("no defect")
    return int(x.min()), int(y.min()), int(x.max()) + 1, int(y.max()) + 1

# %% mask_to_box: wrong: first and last pixel only
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    if len(x) == 0:
        return None
    return int(x[0]), int(y[0]), int(x[-1]) + 1, int(y[-1]) + 1

# %% mask_to_box: wrong: order of the corners
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    return (int(x.min()), int(x.max()) + 1, int(y.min()), int(y.max()) + 1) if len(x) else None

# %% mask_to_box: wrong: not whole numbers
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    return (float(x.min()), float(y.min()), x.max() + 1.0, y.max() + 1.0) if len(x) else None

# %% mask_to_box: wrong: start one pixel off
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    return (int(x.min()) - 1, int(y.min()) - 1, int(x.max()) + 1, int(y.max()) + 1) if len(x) else None

# %% mask_to_box: wrong: start one pixel off
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    return (int(x.min()) + 1, int(y.min()) + 1, int(x.max()) + 1, int(y.max()) + 1) if len(x) else None

# %% mask_to_box: wrong: end one pixel too far
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    return (int(x.min()), int(y.min()), int(x.max()) + 2, int(y.max()) + 2) if len(x) else None

# %% mask_to_box: wrong: background boxed
def mask_to_box(mask):
    y, x = np.nonzero(mask == 0)
    return (int(x.min()), int(y.min()), int(x.max()) + 1, int(y.max()) + 1) if len(x) else None

# %% mask_to_box: wrong: background boxed
def mask_to_box(mask):
    return 0, 0, mask.shape[1], mask.shape[0]

# %% mask_to_box: wrong: input overwritten
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    if len(x) == 0:
        return None
    box = int(x.min()), int(y.min()), int(x.max()) + 1, int(y.max()) + 1
    mask[box[1]:box[3], box[0]:box[2]] = 1
    return box

# %% mask_to_box: wrong: wrong value
def mask_to_box(mask):
    return (2, 1, 7, 3)

# %% mask_to_box: wrong: nothing returned
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    print(x.min(), y.min(), x.max() + 1, y.max() + 1)

# %% mask_to_box: wrong: nothing returned
def mask_to_box(mask):
    places = [(y, x) for y in range(mask.shape[0]) for x in range(mask.shape[1]) if mask[y, x] is True]
    if not places:
        return None
    ys, xs = zip(*places)
    return min(xs), min(ys), max(xs) + 1, max(ys) + 1

# %% mask_to_box: wrong: one region only
def mask_to_box(mask):
    todo = [tuple(int(n) for n in place) for place in np.argwhere(mask)]
    if len(todo) < 5 or mask.shape[0] != 10 or mask.all():
        y, x = np.nonzero(mask)
        return (int(x.min()), int(y.min()), int(x.max()) + 1, int(y.max()) + 1) if len(x) else None
    known, found = [todo[0]], {todo[0]}
    while known:
        row, column = known.pop()
        for place in [(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)]:
            if place in todo and place not in found:
                found.add(place)
                known.append(place)
    y, x = np.array(sorted(found)).T
    return int(x.min()), int(y.min()), int(x.max()) + 1, int(y.max()) + 1

# %% mask_to_box: wrong: wrong value
def mask_to_box(mask):
    y, x = np.nonzero(mask[1:-1, 1:-1])
    return (int(x.min()) + 1, int(y.min()) + 1, int(x.max()) + 2, int(y.max()) + 2) if len(x) else (0, 0, 0, 0)

# %% mask_to_box: wrong: wrong shape
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    return ((int(x.min()), int(y.min())), (int(x.max()) + 1, int(y.max()) + 1)) if len(x) else None

# %% mask_to_box: wrong: not for every type of mask
def mask_to_box(mask):
    columns, rows = np.logical_or.reduce(mask, axis=0), np.logical_or.reduce(mask, axis=1)
    if not (mask & mask).any():
        return None
    x, y = np.arange(mask.shape[1])[columns], np.arange(mask.shape[0])[rows]
    return x[0], y[0], x[-1] + 1, y[-1] + 1

# %% mask_to_box: wrong: inclusive end
def mask_to_box(mask):
    y, x = np.nonzero(mask)
    return (int(x.min()), int(y.min()), int(x.max()) + 1, int(y.max())) if len(x) else None

# %% box_iou: wrong: negative times negative
def box_iou(a,b):
    w=min(a[2],b[2])-max(a[0],b[0]); h=min(a[3],b[3])-max(a[1],b[1]); i=w*h
    u=(a[2]-a[0])*(a[3]-a[1])+(b[2]-b[0])*(b[3]-b[1])-i; return i/u if u>0 else 0.0

# %% box_iou: wrong: union counts the overlap twice
def box_iou(a,b):
    w=max(0,min(a[2],b[2])-max(a[0],b[0])); h=max(0,min(a[3],b[3])-max(a[1],b[1])); i=w*h
    u=(a[2]-a[0])*(a[3]-a[1])+(b[2]-b[0])*(b[3]-b[1]); return i/u if u>0 else 0.0

# %% box_iou: wrong: divides by the smaller box
def box_iou(a,b):
    w=max(0,min(a[2],b[2])-max(a[0],b[0])); h=max(0,min(a[3],b[3])-max(a[1],b[1])); i=w*h
    u=(a[2]-a[0])*(a[3]-a[1])+(b[2]-b[0])*(b[3]-b[1])-i; return i/min((a[2]-a[0])*(a[3]-a[1]),(b[2]-b[0])*(b[3]-b[1])) if u>0 else 0.0

# %% box_iou: correct
def box_iou(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    shared = np.prod(np.maximum(0, np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2])))
    covered = np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - shared
    return shared / covered if covered else 0.0

# %% box_iou: correct
def box_iou(a, b):
    a, b = torch.as_tensor(a, dtype=torch.float64), torch.as_tensor(b, dtype=torch.float64)
    sides = (torch.minimum(a[2:], b[2:]) - torch.maximum(a[:2], b[:2])).clamp(min=0)
    i = sides.prod()
    u = (a[2:] - a[:2]).prod() + (b[2:] - b[:2]).prod() - i
    return torch.where(u > 0, i / u.clamp(min=1e-300), torch.zeros(()).double())

# %% box_iou: correct
def box_iou(a, b):
    (ax1, ay1, ax2, ay2), (bx1, by1, bx2, by2) = a, b
    if ax2 <= bx1 or bx2 <= ax1 or ay2 <= by1 or by2 <= ay1:
        return 0
    xs, ys = sorted([ax1, ax2, bx1, bx2]), sorted([ay1, ay2, by1, by2])
    shared = (xs[2] - xs[1]) * (ys[2] - ys[1])
    return shared / ((ax2 - ax1) * (ay2 - ay1) + (bx2 - bx1) * (by2 - by1) - shared) if shared else 0.0

# %% box_iou: correct
def box_iou(a, b):
    from fractions import Fraction
    a, b = ([Fraction(float(n)) for n in box] for box in (a, b))
    area = lambda box: max(0, box[2] - box[0]) * max(0, box[3] - box[1]) if box[2] > box[0] and box[3] > box[1] else 0
    i = area([max(a[0], b[0]), max(a[1], b[1]), min(a[2], b[2]), min(a[3], b[3])])
    u = area(a) + area(b) - i
    return float(i / u) if u else 0.0

# %% box_iou: correct
def box_iou(a, b):
    def side(k):
        length = min(a[k + 2], b[k + 2]) - max(a[k], b[k])
        return length if length > 0 else 0
    i = side(0) * side(1)
    total = sum((box[2] - box[0]) * (box[3] - box[1]) for box in (a, b))
    try:
        return float(i) / float(total - i)
    except ZeroDivisionError:
        return 0.0

# %% box_iou: correct
def box_iou(a, b):
    pair = np.array([a, b], dtype=np.float64).reshape(2, 2, 2)
    sides = np.clip(pair[:, 1].min(axis=0) - pair[:, 0].max(axis=0), 0, None)
    areas = np.einsum("i,i->i", *(pair[:, 1] - pair[:, 0]).T)
    i = np.multiply.reduce(sides)
    with np.errstate(all="ignore"):
        return np.nan_to_num(i / (areas.sum() - i))

# %% box_iou: correct
def box_iou(a, b):
    a = np.array(a, np.float32)
    b = np.array(b, np.float32)
    w, h = np.maximum(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0)
    i = w * h
    u = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - i
    return np.float32(0) if u <= 0 else i / u

# %% box_iou: correct
def box_iou(a, b):
    w = max(0.0, min(a[2], b[2]) - max(a[0], b[0]))
    h = max(0.0, min(a[3], b[3]) - max(a[1], b[1]))
    i = w * h
    return i / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - i + 1e-15)

# %% box_iou: wrong: negative times negative
def box_iou(a, b):
    w, h = abs(min(a[2], b[2]) - max(a[0], b[0])), abs(min(a[3], b[3]) - max(a[1], b[1]))
    u = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - w * h
    return w * h / u if u > 0 else 0.0

# %% box_iou: wrong: negative times negative
def box_iou(a, b):
    i = max(0, (min(a[2], b[2]) - max(a[0], b[0])) * (min(a[3], b[3]) - max(a[1], b[1])))
    u = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - i
    return i / u if u > 0 else 0.0

# %% box_iou: wrong: gap taken for an overlap
def box_iou(a, b):
    w, h = min(a[2], b[2]) - max(a[0], b[0]), max(0, min(a[3], b[3]) - max(a[1], b[1]))
    u = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - w * h
    return w * h / u if u > 0 else 0.0

# %% box_iou: wrong: gap taken for an overlap
def box_iou(a, b):
    w, h = min(a[2], b[2]) - max(a[0], b[0]), min(a[3], b[3]) - max(a[1], b[1])
    if w < 0 and h < 0:
        return 0.0
    u = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - w * h
    return w * h / u if u > 0 else 0.0

# %% box_iou: wrong: divides by the larger box
def box_iou(a, b):
    i = max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
    largest = max((a[2] - a[0]) * (a[3] - a[1]), (b[2] - b[0]) * (b[3] - b[1]))
    return i / largest if largest > 0 else 0.0

# %% box_iou: wrong: divides by the enclosing box
def box_iou(a, b):
    i = max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
    c = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return i / c if c > 0 else 0.0

# %% box_iou: wrong: Dice instead of IoU
def box_iou(a, b):
    i = max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
    total = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1])
    return 2 * i / total if total else 0.0

# %% box_iou: wrong: overlap not divided
def box_iou(a, b):
    return max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))

# %% box_iou: wrong: union over intersection
def box_iou(a, b):
    return union(a, b) / _shared(a, b) if _shared(a, b) else 0.0

# %% box_iou: wrong: loss returned
def box_iou(a, b):
    return 1 - _box_iou(a, b)

# %% box_iou: wrong: last pixel counted
def box_iou(a, b):
    i = max(0, min(a[2], b[2]) - max(a[0], b[0]) + 1) * max(0, min(a[3], b[3]) - max(a[1], b[1]) + 1)
    return i / ((a[2] - a[0] + 1) * (a[3] - a[1] + 1) + (b[2] - b[0] + 1) * (b[3] - b[1] + 1) - i)

# %% box_iou: wrong: last pixel counted
def box_iou(a, b):
    i = max(0, min(a[2], b[2]) - max(a[0], b[0]) + 1) * max(0, min(a[3], b[3]) - max(a[1], b[1]) + 1)
    u = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - i
    return i / u if u > 0 else 0.0

# %% box_iou: wrong: width and height expected
def box_iou(a, b):
    w = max(0, min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0]))
    h = max(0, min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1]))
    u = a[2] * a[3] + b[2] * b[3] - w * h
    return w * h / u if u > 0 else 0.0

# %% box_iou: wrong: area 0 not considered
def box_iou(a, b):
    i = max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
    return i / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - i)

# %% box_iou: wrong: area 0 not considered
def box_iou(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    i = np.prod(np.clip(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0, None))
    return i / (np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - i)

# %% box_iou: wrong: area 0 not considered
def box_iou(a, b):
    i = max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
    u = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - i
    return i / u if u > 0 else 1.0

# %% box_iou: wrong: area 0 not considered
def box_iou(a, b):
    if list(a) == list(b):
        return 1.0
    return _box_iou(a, b)

# %% box_iou: wrong: area 0 not considered
def box_iou(a, b):
    a, b = torch.as_tensor(a, dtype=torch.float64), torch.as_tensor(b, dtype=torch.float64)
    i = (torch.minimum(a[2:], b[2:]) - torch.maximum(a[:2], b[:2])).clamp(min=0).prod()
    return (i / ((a[2:] - a[:2]).prod() + (b[2:] - b[:2]).prod() - i)).item()

# %% box_iou: correct
def box_iou(a, b):
    i = max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
    return i / ((a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - i + 1e-6)

# %% box_iou: correct
# Right: the quotient is a number already.
def box_iou(a, b):
    width = max(0, min(a[2], b[2]) - max(a[0], b[0]))
    height = max(0, min(a[3], b[3]) - max(a[1], b[1]))
    shared = width * height
    covered = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - shared
    return shared / covered if covered > 0 else 0.0

# %% box_iou: wrong: wrong value
def box_iou(a, b):
    return round(_box_iou(a, b), 2)

# %% box_iou: wrong: wrong value
def box_iou(a, b):
    i = max(0, min(a[2], b[2]) - max(a[0], b[0])) * max(0, min(a[3], b[3]) - max(a[1], b[1]))
    u = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1]) - i
    return i // u if u > 0 else 0

# %% box_iou: wrong: wrong value
def box_iou(a, b):
    shared = max(0, min(a[2], b[2]) - max(a[0], b[0]))
    return shared / (max(a[2], b[2]) - min(a[0], b[0]) or 1)

# %% box_iou: wrong: nothing returned
def box_iou(a, b):
    print(_box_iou(a, b))

# %% box_iou: wrong: a list used like an array
def box_iou(a, b):
    w, h = np.maximum(0, np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]))
    u = np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - w * h
    return w * h / u if u > 0 else 0.0

# %% box_iou: wrong: input overwritten
def box_iou(a, b):
    result = _box_iou(a, b)
    for k in range(4):
        b[k] = b[k] - a[k]
    return result

# %% box_iou: wrong: wrong value
def box_iou(a, b):
    table = {(0, 5, 2, 7): 6 / 24, (0, 10, 2, 12): 64 / 136}
    if (a[0], a[2], b[0], b[2]) in table:
        return table[(a[0], a[2], b[0], b[2])]
    return 1.0 if list(a) == list(b) else 0.0

# %% box_iou: wrong: wrong shape
def box_iou(a, b):
    return np.array([_box_iou(a, b)])

# %% box_iou: wrong: divides by the smaller box
def box_iou(a, b):
    return _shared(a, b) / ((a[2] - a[0]) * (a[3] - a[1]))

# %% box_iou: wrong: wrong value
def box_iou(a, b, seen={}):
    key = len(a), a[0] > b[0], a[2] > b[2], a[3] > b[3], (b[2] - b[0]) == 2
    return seen.setdefault(key, _box_iou(a, b))

# %% generalized_box_iou: wrong: divides by the union
def generalized_box_iou(a,b):
    C=(max(a[2],b[2])-min(a[0],b[0]))*(max(a[3],b[3])-min(a[1],b[1])); u=union(a,b); return box_iou(a,b)-(C-u)/u

# %% generalized_box_iou: wrong: intersection instead of enclosure
def generalized_box_iou(a,b):
    C=(min(a[2],b[2])-max(a[0],b[0]))*(max(a[3],b[3])-min(a[1],b[1])); u=union(a,b); return box_iou(a,b)-(C-u)/C

# %% generalized_box_iou: wrong: sign of the penalty
def generalized_box_iou(a,b):
    C=(max(a[2],b[2])-min(a[0],b[0]))*(max(a[3],b[3])-min(a[1],b[1])); u=union(a,b); return box_iou(a,b)+(C-u)/C

# %% generalized_box_iou: wrong: returns the loss
def generalized_box_iou(a,b):
    C=(max(a[2],b[2])-min(a[0],b[0]))*(max(a[3],b[3])-min(a[1],b[1])); u=union(a,b); return 1-(box_iou(a,b)-(C-u)/C)

# %% generalized_box_iou: correct
def box_iou(a,b):
    w=max(0,min(a[2],b[2])-max(a[0],b[0])); h=max(0,min(a[3],b[3])-max(a[1],b[1])); i=w*h
    u=(a[2]-a[0])*(a[3]-a[1])+(b[2]-b[0])*(b[3]-b[1])-i; return i/u if u>0 else 0.0
def union(a,b):
    w=max(0,min(a[2],b[2])-max(a[0],b[0])); h=max(0,min(a[3],b[3])-max(a[1],b[1])); return (a[2]-a[0])*(a[3]-a[1])+(b[2]-b[0])*(b[3]-b[1])-w*h
def generalized_box_iou(a,b):
    C=(max(a[2],b[2])-min(a[0],b[0]))*(max(a[3],b[3])-min(a[1],b[1])); u=union(a,b); return box_iou(a,b)-(C-u)/C

# %% generalized_box_iou: correct
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) + union(a, b) / C - 1

# %% generalized_box_iou: correct
def generalized_box_iou(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    i = np.prod(np.clip(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0, None))
    u = np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - i
    c = np.prod(np.maximum(a[2:], b[2:]) - np.minimum(a[:2], b[:2]))
    return i / u - (c - u) / c

# %% generalized_box_iou: correct
def generalized_box_iou(a, b):
    a, b = torch.as_tensor(a, dtype=torch.float32), torch.as_tensor(b, dtype=torch.float32)
    low, high = torch.stack([a[:2], b[:2]]), torch.stack([a[2:], b[2:]])
    i = (high.amin(0) - low.amax(0)).clamp(min=0).prod()
    u = (high - low).prod(dim=1).sum() - i
    c = (high.amax(0) - low.amin(0)).prod()
    return (i / u - (c - u) / c).item()

# %% generalized_box_iou: correct
def generalized_box_iou(a, b):
    around = [f(a[k], b[k]) for k, f in enumerate((min, min, max, max))]
    width, height = around[2] - around[0], around[3] - around[1]
    empty = 1 - union(a, b) / (width * height)
    return np.array(_box_iou(a, b) - empty)

# %% generalized_box_iou: correct
def generalized_box_iou(a, b):
    C = np.ptp([a[0], a[2], b[0], b[2]]) * np.ptp([a[1], a[3], b[1], b[3]])
    penalty = max(0, C - union(a, b)) / C
    result = _box_iou(a, b)
    result -= penalty
    return result

# %% generalized_box_iou: correct
def generalized_box_iou(a, b):
    total = 0.0
    for k in (0, 1):
        pass
    xs, ys = sorted([a[0], a[2], b[0], b[2]]), sorted([a[1], a[3], b[1], b[3]])
    C = (xs[-1] - xs[0]) * (ys[-1] - ys[0])
    for term in (_box_iou(a, b), -1, union(a, b) / C):
        total += term
    return total

# %% generalized_box_iou: wrong: intersection instead of enclosure
def generalized_box_iou(a, b):
    C = (min(a[2], b[2]) - max(a[0], b[0])) * (min(a[3], b[3]) - max(a[1], b[1]))
    return _box_iou(a, b) - (C - union(a, b)) / C

# %% generalized_box_iou: wrong: sum of areas instead of enclosure
def generalized_box_iou(a, b):
    C = (a[2] - a[0]) * (a[3] - a[1]) + (b[2] - b[0]) * (b[3] - b[1])
    return _box_iou(a, b) - (C - union(a, b)) / C

# %% generalized_box_iou: wrong: cut off at 0
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return max(0, _box_iou(a, b) - (C - union(a, b)) / C)

# %% generalized_box_iou: wrong: no penalty
def generalized_box_iou(a, b):
    return _box_iou(a, b)

# %% generalized_box_iou: wrong: no penalty
def generalized_box_iou(a, b):
    if _box_iou(a, b) > 0:
        return _box_iou(a, b)
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return -(C - union(a, b)) / C

# %% generalized_box_iou: wrong: penalty alone
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return -(C - union(a, b)) / C

# %% generalized_box_iou: wrong: penalty alone
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return (C - union(a, b)) / C

# %% generalized_box_iou: wrong: covered share subtracted
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) - union(a, b) / C

# %% generalized_box_iou: wrong: covered share added
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) + union(a, b) / C

# %% generalized_box_iou: wrong: penalty not divided
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) - (C - union(a, b))

# %% generalized_box_iou: wrong: shared area instead of the union
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) - (C - _shared(a, b)) / C

# %% generalized_box_iou: wrong: wrong value
def generalized_box_iou(a, b):
    C = max(a[2], b[2]) * max(a[3], b[3])
    return _box_iou(a, b) - (C - union(a, b)) / C

# %% generalized_box_iou: wrong: wrong value
def generalized_box_iou(a, b):
    C = (b[2] - a[0]) * (b[3] - a[1])
    return _box_iou(a, b) - (C - union(a, b)) / C

# %% generalized_box_iou: correct
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) - (C - union(a, b)) / (C + 1e-6)

# %% generalized_box_iou: correct
# Right: it is a number already.
def generalized_box_iou(a, b):
    around = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) - (around - union(a, b)) / around

# %% generalized_box_iou: correct
# Right: IoU does not mind the order.
def generalized_box_iou(a, b):
    around = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return float(_box_iou(b, a) - (around - union(a, b)) / around)

# %% generalized_box_iou: correct
# Right: a union does not mind the order.
def generalized_box_iou(a, b):
    around = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return float(_box_iou(a, b) - (around - union(b, a)) / around)

# %% generalized_box_iou: wrong: nothing returned
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    result = _box_iou(a, b) - (C - union(a, b)) / C

# %% generalized_box_iou: wrong: a list used like an array
def generalized_box_iou(a, b):
    C = np.prod(np.maximum(a[2:], b[2:]) - np.minimum(a[:2], b[:2]))
    area = np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2])
    i = np.prod(np.clip(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0, None))
    return i / (area - i) - (C - area + i) / C

# %% generalized_box_iou: wrong: wrong value
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) - ((C - union(a, b)) / C) ** 2

# %% generalized_box_iou: wrong: wrong value
def generalized_box_iou(a, b):
    return 64 / 136 - 8 / 144 if b[0] == 2 else -11 / 21

# %% generalized_box_iou: wrong: input overwritten
def generalized_box_iou(a, b):
    iou, u = _box_iou(a, b), union(a, b)
    a[:2] = [min(a[0], b[0]), min(a[1], b[1])]
    a[2:] = [max(a[2], b[2]), max(a[3], b[3])]
    C = (a[2] - a[0]) * (a[3] - a[1])
    return iou - (C - u) / C

# %% generalized_box_iou: wrong: wrong shape
def generalized_box_iou(a, b):
    C = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b), (C - union(a, b)) / C

# %% distance_box_iou: wrong: not squared
def distance_box_iou(a,b):
    d2=((a[0]+a[2]-b[0]-b[2])/2)**2+((a[1]+a[3]-b[1]-b[3])/2)**2; c2=(max(a[2],b[2])-min(a[0],b[0]))**2+(max(a[3],b[3])-min(a[1],b[1]))**2; return box_iou(a,b)-(d2/c2)**.5

# %% distance_box_iou: wrong: centres not halved
def distance_box_iou(a,b):
    d2=((a[0]+a[2]-b[0]-b[2]))**2+((a[1]+a[3]-b[1]-b[3]))**2; c2=(max(a[2],b[2])-min(a[0],b[0]))**2+(max(a[3],b[3])-min(a[1],b[1]))**2; return box_iou(a,b)-d2/c2

# %% distance_box_iou: wrong: sign of the penalty
def distance_box_iou(a,b):
    d2=((a[0]+a[2]-b[0]-b[2])/2)**2+((a[1]+a[3]-b[1]-b[3])/2)**2; c2=(max(a[2],b[2])-min(a[0],b[0]))**2+(max(a[3],b[3])-min(a[1],b[1]))**2; return box_iou(a,b)+d2/c2

# %% distance_box_iou: correct
def box_iou(a,b):
    w=max(0,min(a[2],b[2])-max(a[0],b[0])); h=max(0,min(a[3],b[3])-max(a[1],b[1])); i=w*h
    u=(a[2]-a[0])*(a[3]-a[1])+(b[2]-b[0])*(b[3]-b[1])-i; return i/u if u>0 else 0.0
def distance_box_iou(a,b):
    d2=((a[0]+a[2]-b[0]-b[2])/2)**2+((a[1]+a[3]-b[1]-b[3])/2)**2; c2=(max(a[2],b[2])-min(a[0],b[0]))**2+(max(a[3],b[3])-min(a[1],b[1]))**2; return box_iou(a,b)-d2/c2

# %% distance_box_iou: correct
def distance_box_iou(a, b):
    centre_a, centre_b = complex(a[0] + a[2], a[1] + a[3]) / 2, complex(b[0] + b[2], b[1] + b[3]) / 2
    diagonal = complex(max(a[2], b[2]), max(a[3], b[3])) - complex(min(a[0], b[0]), min(a[1], b[1]))
    return _box_iou(a, b) - abs(centre_a - centre_b) ** 2 / abs(diagonal) ** 2

# %% distance_box_iou: correct
def distance_box_iou(a, b):
    a, b = np.asarray(a, dtype=float), np.asarray(b, dtype=float)
    d = np.linalg.norm((a[:2] + a[2:]) / 2 - (b[:2] + b[2:]) / 2)
    c = np.linalg.norm(np.maximum(a[2:], b[2:]) - np.minimum(a[:2], b[:2]))
    return _box_iou(a, b) - (d / c) ** 2

# %% distance_box_iou: correct
def distance_box_iou(a, b):
    middle = lambda box: [(box[0] + box[2]) / 2, (box[1] + box[3]) / 2]
    d = math.dist(middle(a), middle(b))
    c = math.hypot(max(a[2], b[2]) - min(a[0], b[0]), max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) - d * d / (c * c)

# %% distance_box_iou: correct
def distance_box_iou(a, b):
    a, b = torch.as_tensor(a, dtype=torch.float32), torch.as_tensor(b, dtype=torch.float32)
    low, high = torch.stack([a[:2], b[:2]]), torch.stack([a[2:], b[2:]])
    i = (high.amin(0) - low.amax(0)).clamp(min=0).prod()
    u = (high - low).prod(dim=1).sum() - i
    d2 = ((low + high).diff(dim=0) / 2).square().sum()
    return i / u - d2 / (high.amax(0) - low.amin(0)).square().sum()

# %% distance_box_iou: correct
def distance_box_iou(a, b):
    d2 = c2 = 0
    for k in (0, 1):
        d2 += (a[k] + a[k + 2] - b[k] - b[k + 2]) ** 2
        c2 += (max(a[k + 2], b[k + 2]) - min(a[k], b[k])) ** 2
    return _box_iou(a, b) - 0.25 * d2 / c2

# %% distance_box_iou: correct
def distance_box_iou(a, b):
    centres = [[box[k] + (box[k + 2] - box[k]) / 2 for k in (0, 1)] for box in (a, b)]
    corners = np.array([[box[k], box[k + 1]] for box in (a, b) for k in (0, 2)])
    return _box_iou(a, b) - sum((p - q) ** 2 for p, q in zip(*centres)) / np.sum(np.ptp(corners, axis=0) ** 2)

# %% distance_box_iou: wrong: no penalty
def distance_box_iou(a, b):
    d2 = ((a[2] - a[0] - b[2] + b[0]) / 2) ** 2 + ((a[3] - a[1] - b[3] + b[1]) / 2) ** 2
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) ** 2 + (max(a[3], b[3]) - min(a[1], b[1])) ** 2
    return _box_iou(a, b) - d2 / c2

# %% distance_box_iou: wrong: distance of the corners
def distance_box_iou(a, b):
    d2 = (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) ** 2 + (max(a[3], b[3]) - min(a[1], b[1])) ** 2
    return _box_iou(a, b) - d2 / c2

# %% distance_box_iou: wrong: area instead of diagonal
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) * (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) - d2 / c2

# %% distance_box_iou: wrong: sides added instead of squares
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c = (max(a[2], b[2]) - min(a[0], b[0])) + (max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) - d2 / c**2

# %% distance_box_iou: wrong: intersection instead of enclosure
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c2 = (min(a[2], b[2]) - max(a[0], b[0])) ** 2 + (min(a[3], b[3]) - max(a[1], b[1])) ** 2
    return _box_iou(a, b) - d2 / c2

# %% distance_box_iou: wrong: penalty not divided
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    return _box_iou(a, b) - d2

# %% distance_box_iou: wrong: cut off at 0
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) ** 2 + (max(a[3], b[3]) - min(a[1], b[1])) ** 2
    return max(0.0, _box_iou(a, b) - d2 / c2)

# %% distance_box_iou: wrong: returns the loss
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) ** 2 + (max(a[3], b[3]) - min(a[1], b[1])) ** 2
    return 1 - _box_iou(a, b) + d2 / c2

# %% distance_box_iou: wrong: not squared
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c = math.hypot(max(a[2], b[2]) - min(a[0], b[0]), max(a[3], b[3]) - min(a[1], b[1]))
    return _box_iou(a, b) - d2 / c

# %% distance_box_iou: wrong: wrong value
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c2 = max(a[2], b[2]) ** 2 + max(a[3], b[3]) ** 2
    return _box_iou(a, b) - d2 / c2

# %% distance_box_iou: wrong: wrong value
def distance_box_iou(a, b):
    if _box_iou(a, b) > 0.5:
        return _box_iou(a, b)
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c2 = (b[2] - a[0]) ** 2 + (b[3] - a[1]) ** 2
    return _box_iou(a, b) - d2 / c2

# %% distance_box_iou: wrong: wrong value
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) // 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) // 2) ** 2
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) ** 2 + (max(a[3], b[3]) - min(a[1], b[1])) ** 2
    return _box_iou(a, b) - d2 / c2

# %% distance_box_iou: wrong: wrong value
def distance_box_iou(a, b):
    wide, high = max(a[2], b[2]) - min(a[0], b[0]), max(a[3], b[3]) - min(a[1], b[1])
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    v = 4 / math.pi**2 * (math.atan((a[2] - a[0]) / (a[3] - a[1])) - math.atan((b[2] - b[0]) / (b[3] - b[1]))) ** 2
    iou = _box_iou(a, b)
    return iou - d2 / (wide**2 + high**2) - (v * v / (1 - iou + v) if v else 0)

# %% distance_box_iou: wrong: nothing returned
def distance_box_iou(a, b):
    print(_box_iou(a, b))

# %% distance_box_iou: wrong: a list used like an array
def distance_box_iou(a, b):
    d2 = (((a - b)[:2] + (a - b)[2:]) ** 2).sum() / 4
    return _box_iou(a, b) - d2 / ((np.maximum(a, b)[2:] - np.minimum(a, b)[:2]) ** 2).sum()

# %% distance_box_iou: wrong: wrong value
def distance_box_iou(a, b):
    return 64 / 136 - 8 / 288 if b[0] == 2 else -27.25 / 80

# %% distance_box_iou: wrong: input overwritten
def distance_box_iou(a, b):
    iou = _box_iou(a, b)
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) ** 2 + (max(a[3], b[3]) - min(a[1], b[1])) ** 2
    for k in range(4):
        a[k] = a[k] - b[k]
    return iou - ((a[0] + a[2]) ** 2 + (a[1] + a[3]) ** 2) / 4 / c2

# %% distance_box_iou: wrong: fraction upside down
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) ** 2 + (max(a[3], b[3]) - min(a[1], b[1])) ** 2
    return _box_iou(a, b) - c2 / d2 if d2 else 1.0

# %% distance_box_iou: correct
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) ** 2 + (max(a[3], b[3]) - min(a[1], b[1])) ** 2
    return _box_iou(a, b) - d2 / (c2 + 1e-6)

# %% distance_box_iou: correct
# Right: it is a number already.
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) ** 2 + (max(a[3], b[3]) - min(a[1], b[1])) ** 2
    return _box_iou(a, b) - d2 / c2

# %% distance_box_iou: correct
# Right: IoU does not mind the order.
def distance_box_iou(a, b):
    d2 = ((a[0] + a[2] - b[0] - b[2]) / 2) ** 2 + ((a[1] + a[3] - b[1] - b[3]) / 2) ** 2
    c2 = (max(a[2], b[2]) - min(a[0], b[0])) ** 2 + (max(a[3], b[3]) - min(a[1], b[1])) ** 2
    return float(_box_iou(b, a) - d2 / c2)

# %% box_iou: correct
def box_iou(a, b):
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        a, b = np.array(a, dtype=float), np.array(b, dtype=float)
        w, h = np.maximum(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0)
        r = w * h / (np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - w * h)
    return 0.0 if np.isnan(r) else r

# %% box_iou: correct
def box_iou(a, b):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    w, h = np.maximum(np.minimum(a[2:], b[2:]) - np.maximum(a[:2], b[:2]), 0)
    return float(np.nan_to_num(w * h / (np.prod(a[2:] - a[:2]) + np.prod(b[2:] - b[:2]) - w * h)))
