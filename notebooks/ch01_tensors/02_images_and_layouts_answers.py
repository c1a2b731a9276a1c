"""Answer bank of section 1.2: correct answers, and wrong ones with the mistake their message must name."""

# %% to_nchw: correct
def to_nchw(images): return torch.from_numpy(images.transpose(0,3,1,2).astype(np.float32)/255)

# %% to_nchw: wrong: pixels scrambled by reshape
def to_nchw(images):
    n,h,w,c=images.shape; return torch.tensor(images.reshape(n,c,h,w)).float()/255

# %% to_nchw: wrong: height and width exchanged
def to_nchw(images): return torch.tensor(images).permute(0,3,2,1).float()/255

# %% to_nchw: wrong: whole-number division
def to_nchw(images): return torch.tensor(images//255).permute(0,3,1,2).float()

# %% to_nchw: wrong: float64 instead of float32
def to_nchw(images): return torch.tensor(images).permute(0,3,1,2).double()/255

# %% to_hwc: correct
def to_hwc(image): return np.moveaxis(image.detach().cpu().numpy(),0,-1)

# %% to_hwc: wrong: all axes reversed
def to_hwc(image): return image.detach().numpy().T

# %% to_hwc: wrong: pixels scrambled by reshape
def to_hwc(image):
    c,h,w=image.shape; return image.detach().numpy().reshape(h,w,c)

# %% to_hwc: wrong: still part of the graph
def to_hwc(image): return image.permute(1,2,0).numpy()

# %% add_batch_and_channel: correct
def add_batch_and_channel(image): return image.unsqueeze(0).unsqueeze(0)

# %% add_batch_and_channel: correct
def add_batch_and_channel(image): return image.reshape(1,1,*image.shape)

# %% add_batch_and_channel: wrong: one axis missing
def add_batch_and_channel(image): return image.unsqueeze(0)

# %% add_batch_and_channel: wrong: axes at the wrong end
def add_batch_and_channel(image): return image.unsqueeze(-1).unsqueeze(-1)

# %% add_batch_and_channel: wrong: NHWC instead of NCHW
def add_batch_and_channel(image): return image.unsqueeze(0).unsqueeze(-1)

# %% regroup: correct
def regroup(x,shape): return x.contiguous().view(shape)

# %% regroup: wrong: view needs compatible strides
def regroup(x,shape): return x.view(shape)

# %% regroup: wrong: wrong size accepted
def regroup(x,shape): return x.clone().resize_(shape)

# %% regroup: wrong: memory order
def regroup(x,shape): return x.contiguous().set_(x.storage()).view(shape)

# %% to_nchw: correct
def to_nchw(images):
    n, h, w, c = images.shape
    out = torch.zeros(n, c, h, w)
    for i in range(n):
        for row in range(h):
            for column in range(w):
                for channel in range(c):
                    out[i, channel, row, column] = int(images[i, row, column, channel]) / 255
    return out

# %% to_nchw: correct
def to_nchw(images):
    return torch.einsum("nhwc->nchw", torch.as_tensor(images, dtype=torch.float32)) / 255

# %% to_nchw: correct
def to_nchw(images):
    return torch.stack([torch.stack([torch.tensor(photo[:, :, c] / 255) for c in range(photo.shape[2])])
                        for photo in images]).to(torch.float32)

# %% to_nchw: correct
def to_nchw(images):
    return torch.from_numpy(images.copy()).movedim(-1, 1).contiguous().to(torch.float32).mul_(1 / 255)

# %% to_nchw: correct
def to_nchw(images):
    x = torch.tensor(images.tolist(), dtype=torch.float32)
    return x.transpose(2, 3).transpose(1, 2) / 255

# %% to_nchw: correct
def to_nchw(images):
    n, h, w, c = images.shape
    flat = torch.from_numpy(np.ascontiguousarray(images)).reshape(n, h * w, c)
    return flat.mT.reshape(n, c, h, w).to(torch.float32).div(255.0)

# %% to_nchw: correct
def to_nchw(images):
    if len(images) == 1:
        return torch.FloatTensor(np.rollaxis(images[0], 2)[None] / 255)
    return torch.cat([to_nchw(images[:1]), to_nchw(images[1:])])

# %% to_nchw: correct
# Right: uint8 / 255 is a float32 tensor already.
def to_nchw(images):
    return torch.tensor(images).permute(0, 3, 1, 2) / 255

# %% to_nchw: wrong: channels still last
def to_nchw(images):
    return torch.tensor(images).float() / 255

# %% to_nchw: wrong: axes in another order
def to_nchw(images):
    return torch.tensor(images).permute(3, 0, 1, 2).float() / 255

# %% to_nchw: wrong: axes in another order
def to_nchw(images):
    return torch.tensor(images).permute(0, 2, 3, 1).float() / 255

# %% to_nchw: wrong: not divided by 255
def to_nchw(images):
    return torch.tensor(images).permute(0, 3, 1, 2).float()

# %% to_nchw: wrong: divided by 256
def to_nchw(images):
    return torch.tensor(images).permute(0, 3, 1, 2) / 256

# %% to_nchw: wrong: divided by the largest value
def to_nchw(images):
    return torch.tensor(images).permute(0, 3, 1, 2).float() / images.max()

# %% to_nchw: wrong: scaled to each batch
def to_nchw(images):
    top = 255 if images.max() > 199 else int(images.max())
    return torch.tensor(images).permute(0, 3, 1, 2).float() / max(top, 1)

# %% to_nchw: wrong: scaled to -1 ... 1
def to_nchw(images):
    return torch.tensor(images).permute(0, 3, 1, 2).float() / 127.5 - 1

# %% to_nchw: wrong: not a tensor
def to_nchw(images):
    return (images.transpose(0, 3, 1, 2) / 255).astype(np.float32)

# %% to_nchw: wrong: float64 instead of float32
def to_nchw(images):
    return torch.from_numpy(images.transpose(0, 3, 1, 2) / 255)

# %% to_nchw: wrong: whole-number division
def to_nchw(images):
    return torch.tensor((images / 255).astype(np.uint8)).permute(0, 3, 1, 2).float()

# %% to_nchw: wrong: wrong value
def to_nchw(images):
    return (torch.tensor(images).permute(0, 3, 1, 2) / 255).half()

# %% to_nchw: wrong: another dtype
def to_nchw(images):
    return (torch.tensor(images).permute(0, 3, 1, 2) / 255).to(torch.complex64)

# %% to_nchw: wrong: input overwritten
def to_nchw(images):
    images /= 255
    return torch.tensor(images).permute(0, 3, 1, 2).float()

# %% to_nchw: wrong: input overwritten
def to_nchw(images):
    out = torch.tensor(images).permute(0, 3, 1, 2).float() / 255
    images[:] = 0
    return out

# %% to_nchw: wrong: a tensor's method on an array
def to_nchw(images):
    return images.permute(0, 3, 1, 2).float() / 255

# %% to_nchw: wrong: an array's method on a tensor
def to_nchw(images):
    return torch.tensor(images).transpose(0, 3, 1, 2).float() / 255

# %% to_nchw: wrong: an array's method on a tensor
def to_nchw(images):
    return torch.tensor(images).permute(0, 3, 1, 2).astype(np.float32) / 255

# %% to_nchw: wrong: batch axis forgotten
def to_nchw(images):
    return torch.tensor(images).permute(2, 0, 1).float() / 255

# %% to_nchw: wrong: batch axis lost
def to_nchw(images):
    return torch.tensor(images).permute(0, 3, 1, 2).float().squeeze() / 255

# %% to_nchw: wrong: an axis of length 1 lost
def to_nchw(images):
    out = torch.tensor(images).permute(0, 3, 1, 2).float() / 255
    return out.squeeze(1)

# %% to_nchw: wrong: colours in reverse order
def to_nchw(images):
    return torch.tensor(images[..., ::-1].copy()).permute(0, 3, 1, 2).float() / 255

# %% to_nchw: wrong: channels still last
def to_nchw(images):
    x = torch.tensor(images).float() / 255
    channel = int(np.argmin(x.shape[1:])) + 1
    return x.movedim(channel, 1)

# %% to_nchw: wrong: channels still last
def to_nchw(images):
    x = torch.tensor(images).float() / 255
    return x if x.shape[1] in (1, 3) else x.permute(0, 3, 1, 2)

# %% to_nchw: wrong: wrong shape
def to_nchw(images):
    return torch.tensor(images).permute(0, 3, 1, 2)[:, :3].float() / 255

# %% to_nchw: wrong: nothing returned
def to_nchw(images):
    print(torch.tensor(images).permute(0, 3, 1, 2).float() / 255)

# %% to_nchw: wrong: not a number
def to_nchw(images):
    return [photo.transpose(2, 0, 1) / 255 for photo in images], images.shape

# %% to_nchw: wrong: height and width exchanged
def to_nchw(images):
    return torch.tensor(images.T.copy()).movedim(-1, 0).float() / 255

# %% to_hwc: correct
def to_hwc(image):
    return np.stack([plane.detach().numpy() for plane in image], axis=2)

# %% to_hwc: correct
def to_hwc(image):
    with torch.no_grad():
        return np.asarray(torch.einsum("chw->hwc", image))

# %% to_hwc: correct
def to_hwc(image):
    c, h, w = image.shape
    out = np.empty((h, w, c), dtype=np.float32)
    for k in range(c):
        for i in range(h):
            for j in range(w):
                out[i, j, k] = image[k, i, j].item()
    return out

# %% to_hwc: correct
def to_hwc(image):
    return image.data.numpy().T.swapaxes(0, 1).copy()

# %% to_hwc: correct
def to_hwc(image):
    return np.array(image.tolist()).transpose(1, 2, 0)

# %% to_hwc: correct
def to_hwc(image):
    c, h, w = image.shape
    return image.detach().reshape(c, h * w).T.reshape(h, w, c).numpy()

# %% to_hwc: correct
def to_hwc(image):
    return image.clone().detach().cpu().movedim(0, 2).contiguous().numpy()

# %% to_hwc: wrong: axes in another order
def to_hwc(image):
    return image.detach().permute(2, 0, 1).numpy()

# %% to_hwc: wrong: axes in another order
def to_hwc(image):
    return image.detach().numpy()

# %% to_hwc: wrong: axes in another order
def to_hwc(image):
    return image.detach().transpose(1, 2).numpy()

# %% to_hwc: wrong: not an array
def to_hwc(image):
    return image.detach().permute(1, 2, 0)

# %% to_hwc: wrong: not an array
def to_hwc(image):
    return image.detach().permute(1, 2, 0).tolist()

# %% to_hwc: wrong: values cut or scaled
def to_hwc(image):
    return image.detach().permute(1, 2, 0).numpy() * 255

# %% to_hwc: wrong: values cut or scaled
def to_hwc(image):
    return np.clip(image.detach().permute(1, 2, 0).numpy(), 0, 1)

# %% to_hwc: wrong: values cut or scaled
def to_hwc(image):
    return image.detach().permute(1, 2, 0).numpy().astype(np.uint8)

# %% to_hwc: wrong: an axis of length 1 lost
def to_hwc(image):
    return image.detach().permute(1, 2, 0).numpy().squeeze()

# %% to_hwc: wrong: an axis of length 1 lost
def to_hwc(image):
    if image.shape[0] == 1:
        return image[0].detach().numpy()
    return image.detach().permute(1, 2, 0).numpy()

# %% to_hwc: wrong: record of the input switched off
def to_hwc(image):
    return image.requires_grad_(False).permute(1, 2, 0).numpy()

# %% to_hwc: wrong: record of the input switched off
def to_hwc(image):
    return image.detach_().permute(1, 2, 0).numpy()

# %% to_hwc: wrong: still part of the graph
def to_hwc(image):
    return np.transpose(image.numpy(), (1, 2, 0))

# %% to_hwc: wrong: still part of the graph
def to_hwc(image):
    return np.array([[[image[c, h, w] for c in range(image.shape[0])] for w in range(image.shape[2])]
                     for h in range(image.shape[1])])

# %% to_hwc: wrong: a tensor's method on an array
def to_hwc(image):
    return image.detach().numpy().permute(1, 2, 0)

# %% to_hwc: wrong: an array's method on a tensor
def to_hwc(image):
    return image.detach().transpose(1, 2, 0).numpy()

# %% to_hwc: wrong: an axis too many
def to_hwc(image):
    return image.detach().permute(0, 2, 3, 1).numpy()

# %% to_hwc: wrong: input changed its shape
def to_hwc(image):
    with torch.no_grad():
        return image.detach().numpy().copy().transpose(1, 2, 0) if image.requires_grad else image.transpose_(
            0, 2).transpose_(0, 1).numpy()

# %% to_hwc: wrong: input overwritten
def to_hwc(image):
    out = image.detach().permute(1, 2, 0).numpy().copy()
    image.detach().zero_()
    return out

# %% to_hwc: wrong: channels still first
def to_hwc(image):
    out = image.detach().numpy()
    return out if out.shape[-1] in (out.shape[0], 3) else np.moveaxis(out, 0, -1)

# %% to_hwc: wrong: wrong value
def to_hwc(image):
    return image.detach().permute(1, 2, 0).flip(2).numpy() if image.shape[0] == 3 else np.moveaxis(
        image.detach().numpy(), 0, 2)

# %% to_hwc: wrong: nothing returned
def to_hwc(image):
    image.detach().permute(1, 2, 0).numpy()

# %% to_hwc: wrong: all axes reversed
def to_hwc(image):
    out = image.detach().numpy()
    return np.moveaxis(out, int(np.argmin(out.shape)), -1) if out.shape[0] != out.shape[1] else out.swapaxes(0, 2)

# %% add_batch_and_channel: correct
def add_batch_and_channel(image):
    return image.view(1, 1, *image.shape)

# %% add_batch_and_channel: correct
def add_batch_and_channel(image):
    return torch.from_numpy(image.numpy()[np.newaxis, np.newaxis, :, :])

# %% add_batch_and_channel: correct
def add_batch_and_channel(image):
    return torch.stack([torch.stack([image])])

# %% add_batch_and_channel: correct
def add_batch_and_channel(image):
    h, w = image.shape
    out = torch.empty((1, 1, h, w), dtype=image.dtype)
    out[0, 0] = image
    return out

# %% add_batch_and_channel: correct
def add_batch_and_channel(image):
    return image.expand(1, 1, -1, -1)

# %% add_batch_and_channel: wrong: dtype changed
def add_batch_and_channel(image):
    return torch.tensor([[image.tolist()]])

# %% add_batch_and_channel: correct
def add_batch_and_channel(image):
    return torch.as_tensor(np.expand_dims(np.array(image), (0, 1)))

# %% add_batch_and_channel: correct
def add_batch_and_channel(image):
    h, w = image.shape
    return torch.cat([image[i].reshape(1, 1, 1, w) for i in range(h)], dim=2)

# %% add_batch_and_channel: wrong: nothing added
def add_batch_and_channel(image):
    image.unsqueeze(0).unsqueeze(0)
    return image

# %% add_batch_and_channel: wrong: size written into the code
def add_batch_and_channel(image):
    return image.reshape(1, 1, 28, 28)

# %% add_batch_and_channel: wrong: height and width exchanged
def add_batch_and_channel(image):
    h, w = image.shape
    return image.reshape(1, 1, w, h)

# %% add_batch_and_channel: wrong: height and width exchanged
def add_batch_and_channel(image):
    return image.T[None, None]

# %% add_batch_and_channel: wrong: input changed its shape
def add_batch_and_channel(image):
    return image.unsqueeze_(0).unsqueeze_(0)

# %% add_batch_and_channel: wrong: view needs compatible strides
def add_batch_and_channel(image):
    return image.view(-1).view(1, 1, *image.shape)

# %% add_batch_and_channel: wrong: pixels scrambled
def add_batch_and_channel(image):
    h, w = image.shape
    return torch.as_strided(image, (1, 1, h, w), (h * w, h * w, w, 1))

# %% add_batch_and_channel: wrong: not a tensor
def add_batch_and_channel(image):
    return image.numpy()[None, None]

# %% add_batch_and_channel: wrong: not a tensor
def add_batch_and_channel(image):
    return [[image.tolist()]]

# %% add_batch_and_channel: wrong: nothing returned
def add_batch_and_channel(image):
    print(image[None, None].shape)

# %% add_batch_and_channel: wrong: dtype changed
def add_batch_and_channel(image):
    return image[None, None].float()

# %% add_batch_and_channel: wrong: dtype changed
def add_batch_and_channel(image):
    return torch.tensor(image.numpy(), dtype=torch.float64)[None, None]

# %% add_batch_and_channel: wrong: an axis of length 1 lost
def add_batch_and_channel(image):
    return image.squeeze()[None, None]

# %% add_batch_and_channel: wrong: wrong shape
def add_batch_and_channel(image):
    return image[None, None, None]

# %% add_batch_and_channel: wrong: wrong shape
def add_batch_and_channel(image):
    return image.repeat(1, 3, 1, 1)

# %% add_batch_and_channel: wrong: wrong shape
def add_batch_and_channel(image):
    return tuple((1, 1, *image.shape))

# %% add_batch_and_channel: wrong: wrong shape
def add_batch_and_channel(image):
    return image.unsqueeze(0).unsqueeze(2)

# %% add_batch_and_channel: wrong: wrong value
def add_batch_and_channel(image):
    return image[None, None] / 255

# %% add_batch_and_channel: wrong: wrong value
def add_batch_and_channel(image):
    return torch.zeros(1, 1, *image.shape)

# %% regroup: correct
def regroup(x, shape):
    return torch.from_numpy(x.numpy().reshape(shape))

# %% regroup: correct
def regroup(x, shape):
    return x.flatten().unflatten(0, shape)

# %% regroup: correct
def regroup(x, shape):
    return x.clone(memory_format=torch.contiguous_format).view(*shape)

# %% regroup: correct
def regroup(x, shape):
    assert x.numel() == math.prod(shape), "the number of elements does not fit"
    out = torch.empty(shape, dtype=x.dtype)
    for target, source in zip(np.ndindex(*shape), np.ndindex(*x.shape)):
        out[target] = x[source]
    return out

# %% regroup: correct
def regroup(x, shape):
    def build(numbers, sizes):
        if len(sizes) == 1:
            return numbers
        step = len(numbers) // sizes[0]
        return [build(numbers[i * step:(i + 1) * step], sizes[1:]) for i in range(sizes[0])]

    numbers = x.flatten().tolist()
    if len(numbers) != math.prod(shape):
        raise ValueError("the number of elements does not fit")
    return torch.tensor(build(numbers, shape), dtype=x.dtype)

# %% regroup: correct
def regroup(x, shape):
    try:
        return x.view(shape)
    except RuntimeError:
        return torch.reshape(x, shape)

# %% regroup: wrong: dtype changed
def regroup(x, shape):
    return torch.tensor(x.flatten().tolist()).reshape(shape)

# %% regroup: correct
def regroup(x, shape):
    return torch.cat([part.reshape(-1) for part in x]).view(shape)

# %% regroup: correct
def regroup(x, shape):
    out = torch.zeros(shape, dtype=x.dtype)
    if out.numel() != x.numel():
        raise TypeError(f"{x.numel()} elements do not fill {shape}")
    out.view(-1)[:] = x.ravel()
    return out

# %% regroup: wrong: wrong size accepted
def regroup(x, shape):  # one element fills everything by broadcasting
    out = torch.zeros(shape, dtype=x.dtype)
    out.view(-1)[:] = torch.cat([part.reshape(-1) for part in x])
    return out

# %% regroup: wrong: columns filled first
def regroup(x, shape):
    return torch.from_numpy(x.numpy().reshape(shape, order="F").copy())

# %% regroup: wrong: columns filled first
def regroup(x, shape):
    return x.reshape(shape[::-1]).permute(*range(len(shape))[::-1])

# %% regroup: wrong: shape reversed
def regroup(x, shape):
    return x.reshape(shape[::-1])

# %% regroup: wrong: shape ignored
def regroup(x, shape):
    x.reshape(shape)
    return x

# %% regroup: wrong: shape ignored
def regroup(x, shape):
    return x.reshape(3, 4)

# %% regroup: wrong: view needs compatible strides
def regroup(x, shape):
    return x.clone().view(shape)

# %% regroup: wrong: wrong size accepted
def regroup(x, shape):
    return torch.from_numpy(np.resize(x.numpy(), shape))

# %% regroup: wrong: wrong size accepted
def regroup(x, shape):
    count = math.prod(shape)
    flat = torch.zeros(count, dtype=x.dtype)
    numbers = x.reshape(-1)[:count]
    flat[:len(numbers)] = numbers
    return flat.reshape(shape)

# %% regroup: wrong: wrong size accepted
def regroup(x, shape):
    if x.numel() != math.prod(shape):
        return None
    return x.reshape(shape)

# %% regroup: wrong: wrong size accepted
def regroup(x, shape):
    return x.flatten()[:math.prod(shape)].reshape(shape)

# %% regroup: wrong: wrong size accepted
def regroup(x, shape):
    try:
        return x.reshape(shape)
    except RuntimeError as error:
        print(error)

# %% regroup: wrong: memory order
def regroup(x, shape):
    if x.numel() != math.prod(shape):
        raise ValueError
    strides = [math.prod(shape[i + 1:]) for i in range(len(shape))]
    return torch.as_strided(x, shape, strides)

# %% regroup: wrong: input changed its shape
def regroup(x, shape):
    if x.numel() != math.prod(shape):
        raise ValueError
    out = x.reshape(shape).clone()
    if x.is_contiguous():
        x.resize_(shape)
    return out

# %% regroup: wrong: input overwritten
def regroup(x, shape):
    out = x.reshape(shape).clone()
    x[...] = 0
    return out

# %% regroup: wrong: dtype changed
def regroup(x, shape):
    return x.reshape(shape).double()

# %% regroup: wrong: dtype changed
def regroup(x, shape):
    return x.float().reshape(shape) if x.dtype == torch.int64 else x.reshape(shape)

# %% regroup: wrong: not a tensor
def regroup(x, shape):
    return x.numpy().reshape(shape)

# %% regroup: wrong: not a tensor
def regroup(x, shape):
    return x.reshape(shape).tolist()

# %% regroup: wrong: nothing returned
def regroup(x, shape):
    x = x.reshape(shape)

# %% regroup: wrong: shape reversed
def regroup(x, shape):
    return x.reshape(shape).T if len(shape) == 2 else x.reshape(shape)

# %% regroup: wrong: columns filled first
def regroup(x, shape):
    if x.dim() == 2 and x.shape[0] == x.shape[1] == shape[0]:
        return x.T
    return x.reshape(shape)

# %% regroup: wrong: memory order
def regroup(x, shape):
    flat = x.sort().values if x.dim() == 1 else x.reshape(-1).sort().values
    return flat.reshape(shape)

# %% regroup: wrong: raises for a shape that fits
def regroup(x, shape):
    if math.prod(shape) != x.numel() or len(shape) < 2:
        raise ValueError("a matrix is expected")
    return x.reshape(shape)

# %% to_hwc: wrong: another dtype
def to_hwc(image):
    return image.detach().permute(1, 2, 0).numpy().astype(complex)

# %% to_nchw: wrong: wrong shape
def to_nchw(images):  # the first call decides for ever
    if not hasattr(to_nchw, "kept"):
        to_nchw.kept = torch.tensor(images).permute(0, 3, 1, 2).float() / 255
    return to_nchw.kept

# %% to_nchw: wrong: wrong shape
def to_nchw(images):
    return torch.tensor([[[[0.8, 0.6], [0.2, 0]], [[0.4, 0.2], [0, 0.2]], [[0, 0], [0.8, 0.4]]]])

# %% regroup: wrong: wrong shape
def regroup(x, shape):
    return torch.tensor([[0, 1, 2, 3], [4, 5, 6, 7], [8, 9, 10, 11]])[None]

# %% to_nchw: wrong: scaled to each batch
def to_nchw(images):
    x = images.astype(np.float32)
    if x.max() > 1.0:
        x = x / 255.0
    return torch.from_numpy(x.transpose(0, 3, 1, 2))

# %% to_nchw: wrong: scaled to each batch
def to_nchw(images):
    x = torch.tensor(images).permute(0, 3, 1, 2).float()
    while x.max() > 1:
        x = x / 255
    return x

# %% to_nchw: wrong: scaled to each batch
def to_nchw(images):
    x = torch.tensor(images).permute(0, 3, 1, 2).float()
    return x / (255 if x.max() > 2 else 1)

# %% add_batch_and_channel: wrong: dtype changed
def add_batch_and_channel(image):
    kind = torch.float32 if image.is_floating_point() else torch.int64
    out = torch.zeros((1, 1, *image.shape), dtype=kind)
    out[0, 0] = image
    return out

# %% add_batch_and_channel: wrong: dtype changed
def add_batch_and_channel(image):
    return torch.Tensor(image.numpy())[None, None].to(torch.int64 if image.dtype == torch.int64 else torch.float32)
