"""Answer bank of section 7.3: correct answers, and wrong ones with the mistake their message must name."""

# %% new_head: wrong: original changed
def new_head(model,num_classes):
    m=model
    for p in m.parameters(): p.requires_grad_(False)
    m[-1]=nn.Linear(m[-1].in_features,num_classes); return m

# %% new_head: wrong: head frozen too
def new_head(model,k):
    m=copy.deepcopy(model); m[-1]=nn.Linear(m[-1].in_features,k)
    for p in m.parameters(): p.requires_grad_(False)
    return m

# %% new_head: wrong: stacked on the old scores
def new_head(model,k):
    m=copy.deepcopy(model)
    for p in m.parameters(): p.requires_grad_(False)
    m.append(nn.Linear(m[-1].out_features,k)); return m

# %% new_head: wrong: pretrained weights lost
def new_head(model,num_classes):
    m=copy.deepcopy(model)
    for l in m:
        if hasattr(l,"reset_parameters"): l.reset_parameters()
    for p in m.parameters(): p.requires_grad_(False)
    m[-1]=nn.Linear(m[-1].in_features,num_classes); return m

# %% scaled_fp16_gradient: wrong: good step skipped
def scaled_fp16_gradient(g,s):
    h=np.float16(g)*np.float16(s); return float(h)/s if np.isfinite(h) else None

# %% scaled_fp16_gradient: wrong: overflow not skipped
def scaled_fp16_gradient(g,s):
    h=np.float16(g*s); return float(h)/s

# %% scaled_fp16_gradient: wrong: vanished in spite of the scale
def scaled_fp16_gradient(g,s):
    h=np.float16(g*s); return float(np.float16(h/np.float16(min(s,60000)))) if np.isfinite(h) else None

# %% pick_device: wrong: GPU that is not there
def pick_device(prefer=None): return torch.device("cuda")

# %% pick_device: wrong: text instead of a device
def pick_device(prefer=None): return "cuda" if torch.cuda.is_available() else "cpu"

# %% pick_device: wrong: request ignored
def pick_device(prefer=None): return torch.device("cpu")

# %% new_head: correct
def new_head(model, num_classes):
    """Built from copies of the old layers and a fresh one."""
    layers = [copy.deepcopy(layer) for layer in model]
    old = layers.pop()
    for layer in layers:
        layer.requires_grad_(False)
    return nn.Sequential(*layers, nn.Linear(old.in_features, num_classes))

# %% new_head: correct
def new_head(model, num_classes):
    body = copy.deepcopy(model[:-1]).requires_grad_(False)
    return nn.Sequential(body, nn.Linear(model[-1].in_features, num_classes))

# %% new_head: correct
def new_head(model, num_classes):
    twin = copy.deepcopy(model)
    twin[len(twin) - 1] = nn.Linear(model[-1].weight.shape[1], num_classes, bias=True)
    head = {id(p) for p in twin[-1].parameters()}
    for p in twin.parameters():
        p.requires_grad = id(p) in head
    return twin

# %% new_head: correct
def new_head(model, num_classes):
    import io
    import pickle
    twin = pickle.load(io.BytesIO(pickle.dumps(model)))
    del twin[-1]
    for name, p in twin.named_parameters():
        p.requires_grad = False
    twin.append(nn.Linear(model[-1].in_features, num_classes))
    twin.eval()
    return twin

# %% new_head: correct
def new_head(model, num_classes):
    layers = copy.deepcopy(list(model))
    layers[-1] = nn.LazyLinear(num_classes)
    for layer in layers[:-1]:
        for p in layer.parameters():
            p.requires_grad_(False)
    return nn.Sequential(*layers)

# %% new_head: correct
def new_head(model, num_classes):
    twin = copy.deepcopy(model)
    for p in twin.parameters():
        p.requires_grad = False
        p.grad = None
    head = nn.Linear(twin[-1].in_features, num_classes)
    nn.init.xavier_uniform_(head.weight)
    twin[-1] = head
    return twin

# %% new_head: wrong: nothing frozen
def new_head(model, num_classes):
    twin = copy.deepcopy(model)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    return twin

# %% new_head: wrong: wrong parameters frozen
def new_head(model, num_classes):
    twin = copy.deepcopy(model)
    for name, p in twin.named_parameters():
        if name.endswith("weight"):
            p.requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    return twin

# %% new_head: wrong: old head kept
def new_head(model, num_classes):
    twin = copy.deepcopy(model)
    for p in twin[:-1].parameters():
        p.requires_grad_(False)
    return twin

# %% new_head: wrong: original changed
def new_head(model, num_classes):
    for p in model.parameters():
        p.requires_grad_(False)
    return nn.Sequential(*model[:-1], nn.Linear(model[-1].in_features, num_classes))

# %% new_head: wrong: original changed
def new_head(model, num_classes):
    model.eval()
    twin = copy.deepcopy(model).requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    return twin

# %% new_head: wrong: original changed
def new_head(model, num_classes):
    twin = copy.copy(model)
    for p in twin.parameters():
        p.requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    return twin

# %% new_head: wrong: nothing returned
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)

# %% new_head: wrong: head of another model
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    twin.fc = nn.Linear(twin.fc.in_features, num_classes)
    return twin

# %% new_head: wrong: head of another size
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].out_features, num_classes)
    return twin

# %% new_head: wrong: old head kept
def new_head(model, num_classes):
    """Keeps the old rows where the number of classes allows it."""
    twin = copy.deepcopy(model).requires_grad_(False)
    head = nn.Linear(twin[-1].in_features, num_classes)
    rows = min(num_classes, model[-1].out_features)
    with torch.no_grad():
        head.weight[:rows] = model[-1].weight[:rows]
    twin[-1] = head
    return twin

# %% new_head: wrong: old head kept
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    if num_classes != twin[-1].out_features:
        twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    else:
        twin[-1].requires_grad_(True)
    return twin

# %% new_head: wrong: head not random
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    nn.init.zeros_(twin[-1].weight)
    nn.init.zeros_(twin[-1].bias)
    return twin

# %% new_head: wrong: head without bias
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes, bias=False)
    return twin

# %% new_head: wrong: features not frozen
def new_head(model, num_classes):
    """Freezes only layers that are directly Linear."""
    twin = copy.deepcopy(model)
    for layer in twin:
        if isinstance(layer, nn.Linear):
            layer.requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    return twin

# %% new_head: wrong: weights shared with the original
def new_head(model, num_classes):
    layers = []
    for layer in list(model)[:-1]:
        twin = copy.deepcopy(layer)
        for part, other in zip(twin.modules(), layer.modules()):
            for name, p in list(other._parameters.items()):
                if p is not None:
                    part._parameters[name] = nn.Parameter(p.data, requires_grad=False)
        layers.append(twin)
    return nn.Sequential(*layers, nn.Linear(model[-1].in_features, num_classes))

# %% new_head: wrong: pretrained weights lost
def new_head(model, num_classes):
    """The parameters are copied, the running averages of batch norm are not."""
    twin = copy.deepcopy(model)
    for part in twin.modules():
        if isinstance(part, nn.BatchNorm2d):
            part.reset_running_stats()
    for p in twin.parameters():
        p.requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    return twin

# %% new_head: wrong: last layer not Linear
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    twin.append(nn.Softmax(dim=1))
    return twin

# %% new_head: wrong: not an nn.Sequential
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    return list(twin[:-1]) + [nn.Linear(twin[-1].in_features, num_classes)]

# %% new_head: wrong: old head kept
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, 4)
    return twin

# %% scaled_fp16_gradient: correct
def scaled_fp16_gradient(grad, scale):
    stored = torch.tensor(grad * scale, dtype=torch.float64).to(torch.float16)
    if not torch.isfinite(stored):
        return None
    return (stored.float() / scale).item()

# %% scaled_fp16_gradient: correct
def scaled_fp16_gradient(grad, scale):
    import struct
    product = grad * scale
    if product != product or product in (float("inf"), float("-inf")):
        return None
    try:
        stored = struct.unpack("<e", struct.pack("<e", product))[0]
    except OverflowError:
        return None
    return stored / scale

# %% scaled_fp16_gradient: correct
def scaled_fp16_gradient(grad, scale):
    h = np.array([grad * scale]).astype(np.float16).astype(np.float32)[0]
    if np.isnan(h) or np.isinf(h):
        return None
    return h / np.float32(scale)

# %% scaled_fp16_gradient: correct
def scaled_fp16_gradient(grad, scale):
    h = np.float16(np.float32(grad) * np.float32(scale))
    if abs(float(h)) <= 65504:
        return float(h) / scale
    return None

# %% scaled_fp16_gradient: correct
def scaled_fp16_gradient(grad, scale):
    h = torch.tensor([grad], dtype=torch.float32).mul(scale).half()
    back = h.double().div(scale)
    return back.item() if h.isfinite().all() else None

# %% scaled_fp16_gradient: correct
# Right: Python's floats are float64.
def scaled_fp16_gradient(grad, scale):
    with np.errstate(all='ignore'):
        stored = np.float16(grad * scale)
    return float(np.float32(stored) / np.float32(scale)) if np.isfinite(stored) else None

# %% scaled_fp16_gradient: correct
# Right: a float32 number.
def scaled_fp16_gradient(grad, scale):
    with np.errstate(all='ignore'):
        stored = np.float16(np.float64(grad) * scale)
    return np.float32(stored) / np.float32(scale) if np.isfinite(stored) else None

# %% scaled_fp16_gradient: correct
# Right: the other one is a float32, and so is the quotient.
def scaled_fp16_gradient(grad, scale):
    with np.errstate(all='ignore'):
        stored = np.float16(np.float64(grad) * scale)
    return float(stored / np.float32(scale)) if np.isfinite(stored) else None

# %% scaled_fp16_gradient: correct
# Right: the other one is a float32, and so is the quotient.
def scaled_fp16_gradient(grad, scale):
    with np.errstate(all='ignore'):
        stored = np.float16(np.float64(grad) * scale)
    return float(np.float32(stored) / scale) if np.isfinite(stored) else None

# %% scaled_fp16_gradient: wrong: never stored in float16
def scaled_fp16_gradient(grad, scale):
    return grad * scale / scale if abs(grad * scale) < 65520 else None

# %% scaled_fp16_gradient: wrong: not divided by the scale
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    return float(h) if np.isfinite(h) else None

# %% scaled_fp16_gradient: wrong: vanished in spite of the scale
def scaled_fp16_gradient(grad, scale):
    h = float(np.float16(grad)) * scale
    return h / scale if abs(h) < 65520 else None

# %% scaled_fp16_gradient: wrong: good step skipped
def scaled_fp16_gradient(grad, scale):
    s = np.float16(scale)
    h = np.float16(grad * float(s))
    return float(h) / float(s) if np.isfinite(h) else None

# %% scaled_fp16_gradient: wrong: overflow not skipped
def scaled_fp16_gradient(grad, scale):
    h = np.clip(np.float16(grad * scale), -65504, 65504)
    return float(h) / scale

# %% scaled_fp16_gradient: wrong: overflow not skipped
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    return None if np.isinf(h) else float(h) / scale

# %% scaled_fp16_gradient: wrong: overflow not skipped
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    return None if h == np.inf else float(h) / scale if h == h else None

# %% scaled_fp16_gradient: wrong: good step skipped
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    return float(h) / scale if 0 < h < np.inf else None

# %% scaled_fp16_gradient: wrong: good step skipped
def scaled_fp16_gradient(grad, scale):
    """Forgets that values just above 65504 are rounded down."""
    product = grad * scale
    if not abs(product) <= 65504:
        return None
    return float(np.float16(product)) / scale

# %% scaled_fp16_gradient: wrong: divided in float16
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    if not np.isfinite(h):
        return None
    return float(np.float16(float(h) / scale)) if abs(grad) > 2**-20 else float(h) / scale

# %% scaled_fp16_gradient: wrong: wrong value
def scaled_fp16_gradient(grad, scale):
    """bfloat16 instead of float16, with the limits of float16."""
    h = torch.tensor(grad * scale, dtype=torch.float64).bfloat16().item()
    if abs(h) < 2**-25:
        h = 0.0
    return h / scale if abs(h) <= 65504 else None

# %% scaled_fp16_gradient: wrong: good step skipped
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    if h == 0:
        return 0.0 if scale == 1.0 else None
    return float(h) / scale if np.isfinite(h) else None

# %% scaled_fp16_gradient: wrong: nothing returned
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    print(float(h) / scale if np.isfinite(h) else None)

# %% scaled_fp16_gradient: wrong: good step skipped
def scaled_fp16_gradient(grad, scale):
    """Underflow is taken for a reason to skip: subnormal values are refused."""
    h = np.float16(grad * scale)
    if not np.isfinite(h) or 0 < abs(h) < 2**-14:
        return None
    return float(h) / scale

# %% scaled_fp16_gradient: wrong: sign lost
def scaled_fp16_gradient(grad, scale):
    h = np.float16(abs(grad) * scale)
    return float(h) / scale if np.isfinite(h) else None

# %% scaled_fp16_gradient: wrong: overflow not skipped
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    return float(h) / scale if np.isfinite(h) else 0.0

# %% scaled_fp16_gradient: wrong: overflow not skipped
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    return float(h) / scale if np.isfinite(h) else float("nan")

# %% scaled_fp16_gradient: wrong: vanished
def scaled_fp16_gradient(grad, scale):
    """Right for the visible examples only."""
    return {1.0: 0.0, 65536.0: None if grad > 1 else 2.0**-26, 2.0: 0.300048828125}.get(scale, grad)

# %% pick_device: correct
def pick_device(prefer=None):
    if prefer is not None:
        return torch.device(prefer)
    if torch.cuda.is_available():
        return torch.device("cuda")
    if torch.backends.mps.is_available():
        return torch.device("mps")
    return torch.device("cpu")

# %% pick_device: correct
def pick_device(prefer=None):
    if prefer:
        return torch.device(prefer)
    found = torch.accelerator.current_accelerator(check_available=True)
    return found if found is not None else torch.device("cpu")

# %% pick_device: correct
def pick_device(prefer=None):
    if prefer is None:
        prefer = torch.accelerator.current_accelerator().type if torch.accelerator.is_available() else "cpu"
    return torch.device(prefer)

# %% pick_device: correct
def pick_device(prefer=None):
    names = [prefer] if prefer else ["cuda"] * torch.cuda.device_count() + ["cpu"]
    return torch.device(names[0])

# %% pick_device: correct
from torch.cuda import is_available


def pick_device(prefer=None):
    return torch.device(prefer) if prefer else torch.device("cuda", 0) if is_available() else torch.device("cpu")

# %% pick_device: correct
from torch.accelerator import current_accelerator


def pick_device(prefer=None):
    return torch.device(prefer or current_accelerator(True) or "cpu")

# %% pick_device: correct
def pick_device(prefer=None):
    if not prefer and torch.cuda.is_available():
        print("GPU:", torch.cuda.get_device_name(0))
        return torch.device("cuda", torch.cuda.current_device())
    return torch.device(prefer or "cpu")

# %% pick_device: correct
def pick_device(prefer=None):
    match prefer:
        case None:
            return torch.device(("cpu", "cuda")[int(torch.cuda.is_available())])
        case _:
            return torch.device(prefer)

# %% pick_device: wrong: request ignored
def pick_device(prefer=None):
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")

# %% pick_device: wrong: GPU not used
def pick_device(prefer=None):
    return torch.device(prefer or "cpu")

# %% pick_device: wrong: GPU not used
pick_once = torch.device("cuda" if torch.cuda.is_available() else "cpu")


def pick_device(prefer=None):
    return torch.device(prefer) if prefer else pick_once

# %% pick_device: wrong: GPU not used
import functools


@functools.cache
def pick_device(prefer=None):
    return torch.device(prefer or ("cuda" if torch.cuda.is_available() else "cpu"))

# %% pick_device: wrong: GPU that is not there
def pick_device(prefer=None):
    return torch.device(prefer or ("cuda" if torch.backends.cuda.is_built() or torch.version.cuda else "cpu"))

# %% pick_device: wrong: GPU that is not there
def pick_device(prefer=None):
    return torch.device(prefer) if prefer else torch.accelerator.current_accelerator() or torch.device("cpu")

# %% pick_device: wrong: GPU that is not there
def pick_device(prefer=None):
    if prefer:
        return torch.device(prefer)
    return torch.device("cpu" if torch.cuda.is_available() else "cuda")

# %% pick_device: wrong: request ignored
def pick_device(prefer=None):
    if prefer == "cpu" or not torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device("cuda")

# %% pick_device: wrong: request ignored
def pick_device(prefer=None):
    if prefer:
        return torch.device(prefer.split(":")[0])
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")

# %% pick_device: wrong: request ignored
def pick_device(prefer=None):
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device(prefer or "cpu")

# %% pick_device: wrong: nothing returned
def pick_device(prefer=None):
    if prefer:
        return torch.device(prefer)
    if torch.cuda.is_available():
        return torch.device("cuda")

# %% pick_device: wrong: text instead of a device
def pick_device(prefer=None):
    return prefer or ("cuda" if torch.cuda.is_available() else "cpu")

# %% pick_device: wrong: text instead of a device
def pick_device(prefer=None):
    if prefer:
        return prefer
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")

# %% pick_device: wrong: not a torch.device
def pick_device(prefer=None):
    return torch.cuda.is_available()

# %% pick_device: wrong: setting changed
def pick_device(prefer=None):
    device = torch.device(prefer or ("cuda" if torch.cuda.is_available() else "cpu"))
    torch.set_default_device(device)
    return device

# %% pick_device: wrong: not a torch.device
def pick_device(prefer=None):
    return torch.device

# %% pick_device: wrong: unknown device
def pick_device(prefer=None):
    return torch.device(prefer or ("cuda" if torch.cuda.is_available() else "mps"))

# %% pick_device: wrong: touches the device
def pick_device(prefer=None):
    if prefer:
        return torch.device(prefer)
    return torch.zeros(1, device="cuda" if torch.cuda.is_available() else "cpu").device

# %% new_head: correct
def new_head(model, num_classes):
    twin = copy.deepcopy(model)
    twin[:-1].requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    return twin

# %% new_head: wrong: nothing frozen
def new_head(model, num_classes):
    with torch.no_grad():
        twin = copy.deepcopy(model).eval()
        twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    return twin

# %% new_head: wrong: old head kept
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    twin[-1].out_features = num_classes
    twin[-1].requires_grad_(True)
    return twin

# %% new_head: wrong: pretrained weights lost
def new_head(model, num_classes):
    """The frozen layers hold noise."""
    twin = copy.deepcopy(model)
    with torch.no_grad():
        for p in twin.parameters():
            p.normal_()
            p.requires_grad_(False)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    return twin

# %% pick_device: wrong: GPU not used
def pick_device(prefer=None):
    if prefer:
        return torch.device(prefer)
    try:
        return torch.zeros(1, device="cuda").device
    except (AssertionError, RuntimeError):
        return torch.device("cpu")

# %% pick_device: wrong: request ignored
def pick_device(prefer=None):
    if prefer and prefer.startswith("cuda") and not torch.cuda.is_available():
        return torch.device("cpu")
    return torch.device(prefer or ("cuda" if torch.cuda.is_available() else "cpu"))

# %% new_head: wrong: a layer is missing
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    layers = [l for l in twin if not isinstance(l, nn.Dropout)]
    layers[-1] = nn.Linear(twin[-1].in_features, num_classes)
    return nn.Sequential(*layers)

# %% new_head: wrong: same head in every call
SHARED_HEADS = {}
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    n = model[-1].in_features
    twin[-1] = SHARED_HEADS.setdefault((n, num_classes), nn.Linear(n, num_classes))
    return twin

# %% new_head: wrong: same head in every call
def new_head(model, num_classes):
    torch.manual_seed(0)
    twin = copy.deepcopy(model).requires_grad_(False)
    twin[-1] = nn.Linear(model[-1].in_features, num_classes)
    return twin

# %% new_head: wrong: head of another size
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    setattr(twin, str(len(twin) - 1), nn.Linear(twin[-1].in_features, num_classes))
    return twin

# %% new_head: wrong: head frozen too
def new_head(model, num_classes):
    twin = copy.deepcopy(model)
    twin[-1] = nn.Linear(twin[-1].in_features, num_classes)
    for name, p in twin.named_parameters():
        p.requires_grad = name.split(".")[0] == str(len(twin) - 1)
    return twin

# %% new_head: wrong: same head in every call
HEADS73 = {}
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    key = twin[-1].in_features, num_classes
    if key not in HEADS73:
        HEADS73[key] = nn.Linear(*key)
    twin[-1] = HEADS73[key]
    return twin

# %% new_head: wrong: old head kept
def new_head(model, num_classes):
    twin = copy.deepcopy(model).requires_grad_(False)
    head = nn.Linear(twin[-1].in_features, num_classes)
    if num_classes == twin[-1].out_features:
        head.bias = nn.Parameter(twin[-1].bias.detach().clone())
    twin[-1] = head
    return twin

# %% scaled_fp16_gradient: wrong: good step skipped
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    return float(h) / scale if np.isfinite(h) and (h != 0 or grad == 0 or scale == 1) else None

# %% scaled_fp16_gradient: wrong: good step skipped
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    if not np.isfinite(h) or (h == 0 and grad != 0 and scale > 1):
        return None
    return float(h) / scale

# %% scaled_fp16_gradient: wrong: wrong value
def scaled_fp16_gradient(grad, scale):
    h = np.float16(grad * scale)
    if not np.isfinite(h):
        return None
    if h == 0 and grad != 0 and scale > 1:
        h = math.copysign(2.0**-24, grad)
    return float(h) / scale

# %% pick_device: correct
def pick_device(prefer=None):
    if prefer is None and torch.cuda.is_available():
        print(torch.cuda.get_device_properties(0))
        prefer = "cuda"
    return torch.device(prefer or "cpu")

# %% pick_device: correct
def pick_device(prefer=None):
    if prefer is None and torch.cuda.is_available():
        print("capability", torch.cuda.get_device_capability(), "bf16", torch.cuda.is_bf16_supported())
        prefer = "cuda"
    return torch.device(prefer or "cpu")

# %% pick_device: wrong: setting changed
def pick_device(prefer=None):
    device = torch.device(prefer or ("cuda" if torch.cuda.is_available() else "cpu"))
    if device.type == "cuda":
        torch.set_default_dtype(torch.float16)
    return device

# %% pick_device: correct
def pick_device(prefer=None):
    if prefer is None and torch.cuda.is_available():
        print(torch.cuda.get_device_name(0), torch.cuda.get_device_properties(0).total_memory)
    return torch.device(prefer or ("cuda" if torch.cuda.is_available() else "cpu"))

# %% pick_device: wrong: unknown device
def pick_device(prefer=None):
    return torch.device(prefer or ("cuda" if torch.version.cuda and torch.cuda.device_count() else "mps" if torch.backends.mps.is_built() else "cpu"))
