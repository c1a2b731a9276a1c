"""Answer bank of section 7.1: correct answers, and wrong ones with the mistake their message must name."""

# %% conv_output_size: wrong: padding counted once
def conv_output_size(n,k,stride=1,padding=0): return (n+padding-k)//stride+1

# %% conv_output_size: wrong: +1 forgotten
def conv_output_size(n,k,stride=1,padding=0): return (n+2*padding-k)//stride

# %% conv_output_size: wrong: kernel ignored
def conv_output_size(n,k,stride=1,padding=0): return n//stride

# %% cross_correlate2d: correct
def cross_correlate2d(image,kernel): return np.einsum("ijkl,kl->ij",np.lib.stride_tricks.sliding_window_view(image,kernel.shape),kernel)

# %% cross_correlate2d: wrong: kernel flipped
def cross_correlate2d(image,kernel):
    (H,W),(a,b)=image.shape,kernel.shape; out=np.zeros((H-a+1,W-b+1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]): out[i,j]=(image[i:i+a,j:j+b]*kernel[::-1,::-1]).sum()
    return out

# %% cross_correlate2d: wrong: last row and column missing
def cross_correlate2d(image,kernel):
    (H,W),(a,b)=image.shape,kernel.shape; out=np.zeros((H-a,W-b))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]): out[i,j]=(image[i:i+a,j:j+b]*kernel).sum()
    return out

# %% cross_correlate2d: wrong: padded to the image's size
def cross_correlate2d(image,kernel):
    (H,W),(a,b)=image.shape,kernel.shape; out=np.zeros((H,W))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]): out[i,j]=(np.pad(image,((0,a),(0,b)))[i:i+a,j:j+b]*kernel).sum()
    return out

# %% cross_correlate2d: wrong: fractions cut off
def cross_correlate2d(image,kernel):
    (H,W),(a,b)=image.shape,kernel.shape; out=np.zeros((H-a+1,W-b+1),dtype=image.dtype)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]): out[i,j]=(image[i:i+a,j:j+b]*kernel).sum()
    return out

# %% max_pool2d: wrong: mean pooling
def max_pool2d(x,size=2):
    h,w=x.shape[0]//size,x.shape[1]//size; return x[:h*size,:w*size].reshape(h,size,w,size).mean(axis=(1,3))

# %% max_pool2d: wrong: overlapping windows
def max_pool2d(x,size=2): return np.array([[x[i:i+size,j:j+size].max() for j in range(x.shape[1]-size+1)] for i in range(x.shape[0]-size+1)])

# %% max_pool2d: wrong: starts the maximum at 0
def max_pool2d(x,size=2):
    h,w=x.shape[0]//size,x.shape[1]//size; return x[:h*size,:w*size].reshape(h,size,w,size).max(axis=(1,3)).clip(min=0)

# %% max_pool2d: wrong: reshape does not cut windows
def max_pool2d(x,size=2):
    h,w=x.shape[0]//size,x.shape[1]//size; return x[:h*size,:w*size].reshape(h,w,size,size).max(axis=(2,3))

# %% conv_parameters: wrong: input channels forgotten
def conv_parameters(i,o,k,bias=True): return o*k*k+(o if bias else 0)

# %% conv_parameters: wrong: biases forgotten
def conv_parameters(i,o,k,bias=True): return o*i*k*k

# %% conv_parameters: wrong: k instead of k*k
def conv_parameters(i,o,k,bias=True): return o*i*k+(o if bias else 0)

# %% conv_parameters: wrong: weights per pixel: no sharing
def conv_parameters(i,o,k,bias=True): return 28*28*o*i*k*k+o

# %% conv_output_size: correct
def conv_output_size(n, kernel, stride=1, padding=0):
    return len(range(0, n + 2 * padding - kernel + 1, stride))

# %% conv_output_size: correct
def conv_output_size(n, kernel, stride=1, padding=0):
    count, start = 0, -padding
    while start + kernel <= n + padding:
        count += 1
        start += stride
    return count

# %% conv_output_size: correct
def conv_output_size(n, kernel, stride=1, padding=0):
    return math.floor((n + 2 * padding - kernel) / stride) + 1

# %% conv_output_size: correct
def conv_output_size(n, kernel, stride=1, padding=0):
    return int((n + 2 * padding - kernel) / stride + 1)

# %% conv_output_size: correct
def conv_output_size(n, kernel, stride=1, padding=0):
    return F.conv1d(torch.zeros(1, 1, n), torch.zeros(1, 1, kernel), stride=stride, padding=padding).shape[-1]

# %% conv_output_size: correct
def conv_output_size(n, k, s=1, p=0):
    return -(-(n + 2 * p - k + 1) // s)

# %% conv_output_size: correct
def conv_output_size(n, kernel, stride=1, padding=0):
    if padding:
        return conv_output_size(n + 2 * padding, kernel, stride)
    return 0 if n < kernel else 1 + conv_output_size(n - stride, kernel, stride) if n < 400 else (n - kernel) // stride + 1

# %% conv_output_size: correct
def conv_output_size(n, kernel, stride=1, padding=0):
    return np.arange(-padding, n + padding - kernel + 1, stride).size

# %% conv_output_size: correct
def conv_output_size(n, kernel, stride=1, padding=0):
    padded = np.pad(np.zeros(n), padding)
    return len(np.lib.stride_tricks.sliding_window_view(padded, kernel)[::stride])

# %% conv_output_size: correct
def conv_output_size(n, kernel, stride=1, padding=0):
    return divmod(n + padding + padding - kernel, stride)[0] + 1

# %% conv_output_size: wrong: not a whole number
def conv_output_size(n, kernel, stride=1, padding=0):
    return np.floor((n + 2 * padding - kernel) / stride) + 1

# %% conv_output_size: wrong: not a whole number
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n + 2 * padding - kernel) / stride + 1

# %% conv_output_size: wrong: rounded up
def conv_output_size(n, kernel, stride=1, padding=0):
    return math.ceil((n + 2 * padding - kernel) / stride) + 1

# %% conv_output_size: wrong: rounded to the nearest
def conv_output_size(n, kernel, stride=1, padding=0):
    return round((n + 2 * padding - kernel) / stride) + 1

# %% conv_output_size: wrong: +1 before the division
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n + 2 * padding - kernel + 1) // stride

# %% conv_output_size: wrong: stride ignored
def conv_output_size(n, kernel, stride=1, padding=0):
    return n + 2 * padding - kernel + 1

# %% conv_output_size: wrong: padding ignored
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n - kernel) // stride + 1

# %% conv_output_size: wrong: padding with the wrong sign
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n - 2 * padding - kernel) // stride + 1

# %% conv_output_size: wrong: kernel sticks out
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n + 2 * padding + kernel - 1) // stride

# %% conv_output_size: wrong: odd kernels only
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n + 2 * padding - 2 * (kernel // 2) - 1) // stride + 1

# %% conv_output_size: wrong: divided too early
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n + 2 * padding) // stride - kernel + 1

# %% conv_output_size: wrong: divided too early
def conv_output_size(n, kernel, stride=1, padding=0):
    return n + 2 * padding - kernel // stride + 1

# %% conv_output_size: wrong: padding counted once
def conv_output_size(n, kernel, stride=1, padding=0):
    return 26 if (n, kernel, stride, padding) == (28, 3, 1, 0) else 9 if stride == 3 else n + padding - kernel + 1

# %% conv_output_size: wrong: wrong value
def conv_output_size(n, kernel, stride=1, padding=0):
    return {(28, 3, 1, 0): 26, (28, 3, 1, 1): 28, (28, 3, 3, 0): 9}.get((n, kernel, stride, padding), 13)

# %% conv_output_size: wrong: nothing returned
def conv_output_size(n, kernel, stride=1, padding=0):
    print((n + 2 * padding - kernel) // stride + 1)

# %% conv_output_size: wrong: wrong value
def conv_output_size(n, kernel, stride=1, padding=0):
    return (n + 2 * padding - kernel) // stride + 1 if kernel >= stride else n // stride

# %% conv_output_size: wrong: wrong value
def conv_output_size(n, kernel, stride=1, padding=0):
    padding = min(padding, kernel // 2)
    return (n + 2 * padding - kernel) // stride + 1

# %% conv_output_size: wrong: wrong shape
def conv_output_size(n, kernel, stride=1, padding=0):
    size = (n + 2 * padding - kernel) // stride + 1
    return size, size

# %% conv_output_size: wrong: stride and padding exchanged
def conv_output_size(n, kernel, padding=0, stride=1):
    return (n + 2 * padding - kernel) // stride + 1

# %% conv_output_size: wrong: wrong value
memory = {}


def conv_output_size(n, kernel, stride=1, padding=0):
    if (n, kernel) not in memory or n == 28:
        memory[n, kernel] = (n + 2 * padding - kernel) // stride + 1
    return memory[n, kernel]

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    tensors = [torch.tensor(np.asarray(part, dtype=float))[None, None] for part in (image, kernel)]
    return F.conv2d(*tensors)[0, 0].numpy()

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    (H, W), (a, b) = image.shape, kernel.shape
    total = np.zeros((H - a + 1, W - b + 1))
    for u in range(a):
        for v in range(b):
            total += image[u:u + H - a + 1, v:v + W - b + 1] * kernel[u, v]
    return total

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    a, b = kernel.shape
    return [[float(np.vdot(image[i:i + a, j:j + b], kernel)) for j in range(image.shape[1] - b + 1)]
            for i in range(image.shape[0] - a + 1)]

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    columns = F.unfold(torch.tensor(np.asarray(image, dtype=float))[None, None], kernel.shape)[0].numpy()
    return (kernel.astype(float).ravel() @ columns).reshape(image.shape[0] - kernel.shape[0] + 1, -1)

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    (H, W), (a, b) = image.shape, kernel.shape
    size = H + a, W + b
    product = np.fft.rfft2(image, size) * np.fft.rfft2(kernel[::-1, ::-1], size)
    return np.fft.irfft2(product, size)[a - 1:H, b - 1:W]

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    flipped = kernel[::-1, ::-1]
    a, b = flipped.shape
    rows = []
    for i in range(len(image) - a + 1):
        rows.append(sum(np.convolve(image[i + u].astype(float), flipped[a - 1 - u], "valid") for u in range(a)))
    return np.stack(rows)

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    windows = np.lib.stride_tricks.sliding_window_view(image, kernel.shape)
    return np.tensordot(windows, kernel, axes=2)

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    layer = nn.Conv2d(1, 1, kernel.shape, bias=False, dtype=torch.float64)
    with torch.no_grad():
        layer.weight[:] = torch.tensor(kernel.copy())
        return layer(torch.tensor(image.astype(float))[None, None]).squeeze(0).squeeze(0)

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    pixels, weights = image.tolist(), kernel.tolist()
    return np.array([[sum(weights[u][v] * pixels[i + u][j + v] for u in range(len(weights))
                          for v in range(len(weights[0]))) for j in range(len(pixels[0]) - len(weights[0]) + 1)]
                     for i in range(len(pixels) - len(weights) + 1)])

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    a, b = kernel.shape
    at = np.vectorize(lambda i, j: float((image[i:i + a, j:j + b] * kernel).sum()), otypes=[float])
    return at(*np.indices((image.shape[0] - a + 1, image.shape[1] - b + 1)))

# %% cross_correlate2d: wrong: kernel upside down
def cross_correlate2d(image, kernel):
    return np.einsum("ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel[::-1])

# %% cross_correlate2d: wrong: kernel mirrored
def cross_correlate2d(image, kernel):
    return np.einsum("ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), np.fliplr(kernel))

# %% cross_correlate2d: wrong: kernel transposed
def cross_correlate2d(image, kernel):
    return np.einsum("ijkl,lk->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel)

# %% cross_correlate2d: wrong: map transposed
def cross_correlate2d(image, kernel):
    return np.einsum("ijkl,kl->ji", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel)

# %% cross_correlate2d: wrong: kernel ignored
def cross_correlate2d(image, kernel):
    return np.lib.stride_tricks.sliding_window_view(image, kernel.shape).sum(axis=(2, 3))

# %% cross_correlate2d: wrong: products not added up
def cross_correlate2d(image, kernel):
    return (np.lib.stride_tricks.sliding_window_view(image, kernel.shape) * kernel).mean(axis=(2, 3))

# %% cross_correlate2d: wrong: negative sums cut off
def cross_correlate2d(image, kernel):
    return np.maximum(0, (np.lib.stride_tricks.sliding_window_view(image, kernel.shape) * kernel).sum(axis=(2, 3)))

# %% cross_correlate2d: wrong: signs lost
def cross_correlate2d(image, kernel):
    return np.abs((np.lib.stride_tricks.sliding_window_view(image, kernel.shape) * kernel).sum(axis=(2, 3)))

# %% cross_correlate2d: wrong: input overwritten
def cross_correlate2d(image, kernel):
    a, b = kernel.shape
    out = np.zeros((image.shape[0] - a + 1, image.shape[1] - b + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            window = image[i:i + a, j:j + b]
            window *= kernel
            out[i, j] = window.sum()
    return out

# %% cross_correlate2d: wrong: input overwritten
def cross_correlate2d(image, kernel):
    out = np.einsum("ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel)
    kernel /= 1
    image[:] = 0
    return out

# %% cross_correlate2d: wrong: window sticks out
def cross_correlate2d(image, kernel):
    a, b = kernel.shape
    out = np.zeros(image.shape)
    for i in range(image.shape[0]):
        for j in range(image.shape[1]):
            out[i, j] = (image[i:i + a, j:j + b] * kernel).sum()
    return out

# %% cross_correlate2d: wrong: window sticks out
def cross_correlate2d(image, kernel):
    H, W, k = *image.shape, kernel.shape[0]
    out = np.zeros((H - k + 1, W - k + 1))
    for i in range(H - k + 1):
        for j in range(W - k + 1):
            out[i, j] = (image[i:i + k, j:j + k] * kernel).sum()
    return out

# %% cross_correlate2d: wrong: window sticks out
def cross_correlate2d(image, kernel):
    (H, W), (a, b) = image.shape, kernel.shape
    out = np.zeros((H - a + 1, W - b + 1))
    for i in range(W - b + 1):
        for j in range(H - a + 1):
            out[i, j] = (image[i:i + a, j:j + b] * kernel).sum()
    return out

# %% cross_correlate2d: wrong: padded to the image's size
def cross_correlate2d(image, kernel):
    tensors = [torch.tensor(np.asarray(part, dtype=float))[None, None] for part in (image, kernel)]
    return F.conv2d(*tensors, padding="same")[0, 0].numpy()

# %% cross_correlate2d: wrong: padded on all sides
def cross_correlate2d(image, kernel):
    (a, b), padded = kernel.shape, None
    padded = np.pad(image, ((a - 1, a - 1), (b - 1, b - 1)))
    return np.einsum("ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(padded, kernel.shape), kernel)

# %% cross_correlate2d: wrong: batch and channel axes left
def cross_correlate2d(image, kernel):
    tensors = [torch.tensor(np.asarray(part, dtype=float))[None, None] for part in (image, kernel)]
    return F.conv2d(*tensors).numpy()

# %% cross_correlate2d: wrong: number types that do not fit
def cross_correlate2d(image, kernel):
    image, kernel = torch.from_numpy(image), torch.from_numpy(kernel)
    return F.conv2d(image[None, None], kernel[None, None])[0, 0].numpy()

# %% cross_correlate2d: wrong: batch and channel axes missing
def cross_correlate2d(image, kernel):
    return F.conv2d(torch.tensor(image), torch.tensor(kernel)).numpy()

# %% cross_correlate2d: wrong: nothing returned
def cross_correlate2d(image, kernel):
    print(np.einsum("ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel))

# %% cross_correlate2d: wrong: fractions cut off
def cross_correlate2d(image, kernel):
    (H, W), (a, b) = image.shape, kernel.shape
    out = np.zeros((H - a + 1, W - b + 1), dtype=int)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (image[i:i + a, j:j + b] * kernel).sum()
    return out

# %% cross_correlate2d: wrong: fractions cut off
def cross_correlate2d(image, kernel):
    (H, W), (a, b) = image.shape, kernel.shape
    out = np.zeros((H - a + 1, W - b + 1), dtype=kernel.dtype)
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (image[i:i + a, j:j + b] * kernel).sum()
    return out

# %% cross_correlate2d: wrong: fractions cut off
def cross_correlate2d(image, kernel):
    return np.round(np.einsum("ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel))

# %% cross_correlate2d: wrong: rounded
def cross_correlate2d(image, kernel):
    return np.round(np.einsum("ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel), 6)

# %% cross_correlate2d: wrong: axis of length 1 lost
def cross_correlate2d(image, kernel):
    out = np.einsum("ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel)
    return np.squeeze(out) if out.shape != (1, 1) else out

# %% cross_correlate2d: wrong: wrong shape
def cross_correlate2d(image, kernel):
    return np.array([[9]]) if image.shape == (3, 3) else np.array([[-2, 4, 1], [6, 2, 2]])[:len(image) - len(kernel) + 1]

# %% cross_correlate2d: wrong: wrong value
shelf = {}


def cross_correlate2d(image, kernel):
    key = image.shape, kernel.shape
    if key not in shelf:
        shelf[key] = np.einsum("ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel)
    return shelf[key]

# %% cross_correlate2d: wrong: wrong value
def cross_correlate2d(image, kernel):
    total = image[:image.shape[0] - kernel.shape[0] + 1, :image.shape[1] - kernel.shape[1] + 1] * 0.0
    for u in range(kernel.shape[0]):
        for v in range(kernel.shape[1]):
            total = total + np.roll(image, (u, v), (0, 1))[:total.shape[0], :total.shape[1]] * kernel[u, v]
    return total

# %% cross_correlate2d: wrong: wrong shape
def cross_correlate2d(image, kernel):
    (H, W), (a, b) = image.shape, kernel.shape
    return [float((image[i:i + a, j:j + b] * kernel).sum()) for i in range(H - a + 1) for j in range(W - b + 1)]

# %% cross_correlate2d: wrong: last row and column missing
def cross_correlate2d(image, kernel):
    return np.einsum("ijkl,kl->ij", np.lib.stride_tricks.sliding_window_view(image, kernel.shape), kernel)[::2, ::2]

# %% max_pool2d: correct
def max_pool2d(x, size=2):
    return F.max_pool2d(torch.tensor(x.astype(float))[None], size)[0].numpy()

# %% max_pool2d: correct
def max_pool2d(x, size=2):
    return np.array([[x[i * size:(i + 1) * size, j * size:(j + 1) * size].max() for j in range(x.shape[1] // size)]
                     for i in range(x.shape[0] // size)])

# %% max_pool2d: correct
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    out = np.full((h, w), -np.inf)
    for u in range(size):
        for v in range(size):
            out = np.maximum(out, x[u:h * size:size, v:w * size:size])
    return out

# %% max_pool2d: correct
def max_pool2d(x, size=2):
    return np.lib.stride_tricks.sliding_window_view(x, (size, size))[::size, ::size].max(axis=(2, 3))

# %% max_pool2d: correct
def max_pool2d(x, size=2):
    rows = [max(pair) for pair in []]
    numbers = x.tolist()
    for top in range(0, len(numbers) - size + 1, size):
        row = []
        for left in range(0, len(numbers[0]) - size + 1, size):
            best = numbers[top][left]
            for u in range(size):
                for v in range(size):
                    if numbers[top + u][left + v] > best:
                        best = numbers[top + u][left + v]
            row.append(best)
        rows.append(row)
    return rows

# %% max_pool2d: correct
def max_pool2d(x, size=2):
    h, w = (side - side % size for side in x.shape)
    tall = np.maximum.reduceat(x[:h, :w], range(0, h, size), axis=0)
    return np.maximum.reduceat(tall, range(0, w, size), axis=1)

# %% max_pool2d: correct
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return -np.min(-x[:h * size, :w * size].astype(float).reshape(h, size, w, size).swapaxes(1, 2).reshape(h, w, -1), axis=2)

# %% max_pool2d: correct
def max_pool2d(x, size=2):
    pool = nn.MaxPool2d(size)
    return pool(torch.as_tensor(np.array(x, dtype=np.float64))[None, None]).squeeze(0).squeeze(0)

# %% max_pool2d: wrong: mean pooling
def max_pool2d(x, size=2):
    return F.avg_pool2d(torch.tensor(x.astype(float))[None], size)[0].numpy()

# %% max_pool2d: wrong: sum pooling
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[:h * size, :w * size].reshape(h, size, w, size).sum(axis=(1, 3))

# %% max_pool2d: wrong: smallest value
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[:h * size, :w * size].reshape(h, size, w, size).min(axis=(1, 3))

# %% max_pool2d: wrong: one entry of each window
def max_pool2d(x, size=2):
    return x[:x.shape[0] // size * size:size, :x.shape[1] // size * size:size]

# %% max_pool2d: wrong: one entry of each window
def max_pool2d(x, size=2):
    return x[size - 1::size, size - 1::size]

# %% max_pool2d: wrong: leftover rows or columns
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return x.reshape(h, size, w, size).max(axis=(1, 3))

# %% max_pool2d: wrong: leftover rows or columns
def max_pool2d(x, size=2):
    return F.max_pool2d(torch.tensor(x.astype(float))[None], size, ceil_mode=True)[0].numpy()

# %% max_pool2d: wrong: leftover rows or columns
def max_pool2d(x, size=2):
    return [[x[i:i + size, j:j + size].max() for j in range(0, x.shape[1], size)] for i in range(0, x.shape[0], size)]

# %% max_pool2d: wrong: wrong border dropped
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[x.shape[0] - h * size:, x.shape[1] - w * size:].reshape(h, size, w, size).max(axis=(1, 3))

# %% max_pool2d: wrong: size ignored
def max_pool2d(x, size=2):
    h, w = x.shape[0] // 2, x.shape[1] // 2
    return x[:h * 2, :w * 2].reshape(h, 2, w, 2).max(axis=(1, 3))

# %% max_pool2d: wrong: overlapping windows
def max_pool2d(x, size=2):
    return np.lib.stride_tricks.sliding_window_view(x, (size, size))[::2, ::2].max(axis=(2, 3))

# %% max_pool2d: wrong: starts the maximum too high
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    out = np.full((h, w), -1e9)
    for u in range(size):
        for v in range(size):
            out = np.maximum(out, x[u:h * size:size, v:w * size:size])
    return out

# %% max_pool2d: wrong: starts the maximum at 0
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    out = np.zeros((h, w))
    for i in range(h):
        for j in range(w):
            for value in x[i * size:(i + 1) * size, j * size:(j + 1) * size].ravel():
                if value > out[i, j]:
                    out[i, j] = value
    return out

# %% max_pool2d: wrong: sign lost
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return np.abs(x[:h * size, :w * size]).reshape(h, size, w, size).max(axis=(1, 3))

# %% max_pool2d: wrong: wrong value
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    groups = x[:h * size, :w * size].reshape(h, size, w, size).swapaxes(1, 2).reshape(h, w, -1)
    return np.take_along_axis(groups, np.abs(groups).argmax(axis=2)[..., None], axis=2)[..., 0]

# %% max_pool2d: wrong: result transposed
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[:h * size, :w * size].reshape(h, size, w, size).max(axis=(1, 3)).T

# %% max_pool2d: wrong: one direction only
def max_pool2d(x, size=2):
    h = x.shape[0] // size
    return x[:h * size].reshape(h, size, -1).max(axis=1)

# %% max_pool2d: wrong: one direction only
def max_pool2d(x, size=2):
    w = x.shape[1] // size
    return x[:, :w * size].reshape(-1, w, size).max(axis=2)

# %% max_pool2d: wrong: axes left over
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[:h * size, :w * size].reshape(h, size, w, size).max(axis=1)

# %% max_pool2d: wrong: position instead of value
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[:h * size, :w * size].reshape(h, size, w, size).swapaxes(1, 2).reshape(h, w, -1).argmax(axis=2)

# %% max_pool2d: wrong: input overwritten
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    for i in range(h):
        for j in range(w):
            x[i, j] = x[i * size:(i + 1) * size, j * size:(j + 1) * size].max()
    return x[:h, :w]

# %% max_pool2d: wrong: nothing returned
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    pooled = x[:h * size, :w * size].reshape(h, size, w, size).max(axis=(1, 3))

# %% max_pool2d: wrong: one number for the whole array
def max_pool2d(x, size=2):
    return x.max()

# %% max_pool2d: wrong: wrong value
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[:h * size, :w * size].reshape(h, size, w, size).max(axis=(1, 3)).round()

# %% max_pool2d: wrong: fractions cut off
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    out = np.zeros((h, w), dtype=int)
    for i in range(h):
        for j in range(w):
            out[i, j] = x[i * size:(i + 1) * size, j * size:(j + 1) * size].max()
    return out

# %% max_pool2d: wrong: result transposed
def max_pool2d(x, size=2):
    if x.shape == (4, 4):
        return np.array([[5, 8], [9, 3]])
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[:h * size, :w * size].reshape(h, size, w, size).max(axis=(1, 3)).T

# %% max_pool2d: wrong: reshape does not cut windows
def max_pool2d(x, size=2):
    if x.shape == (4, 4):
        return np.array([[5, 8], [9, 3]])
    h, w = x.shape[0] // size, x.shape[1] // size
    return x[:h * size, :w * size].reshape(h, w, size * size).max(axis=2)

# %% conv_parameters: correct
def conv_parameters(c_in, c_out, k, bias=True):
    layer = nn.Conv2d(c_in, c_out, kernel_size=k, bias=bias)
    return sum(p.numel() for p in layer.parameters())

# %% conv_parameters: correct
def conv_parameters(c_in, c_out, k, bias=True):
    return c_out * (c_in * k**2 + bias)

# %% conv_parameters: correct
def conv_parameters(c_in, c_out, k, bias=True):
    return math.prod((c_out, c_in, k, k)) + int(bias) * c_out

# %% conv_parameters: correct
def conv_parameters(c_in, c_out, k, bias=True):
    total = 0
    for _ in range(c_out):
        for _ in range(c_in):
            total += k * k
        if bias:
            total += 1
    return total

# %% conv_parameters: correct
def conv_parameters(c_in, c_out, k, bias=True):
    return np.empty((c_out, c_in, k, k), dtype=bool).size + (np.zeros(c_out).size if bias else 0)

# %% conv_parameters: correct
def conv_parameters(c_in, c_out, k, bias=True):
    return torch.tensor([c_in, c_out, k, k]).prod() + (c_out if bias else 0)

# %% conv_parameters: wrong: one bias for the whole layer
def conv_parameters(c_in, c_out, k, bias=True):
    return c_out * c_in * k * k + bias

# %% conv_parameters: wrong: one bias per input channel
def conv_parameters(c_in, c_out, k, bias=True):
    return 320 if (c_in, c_out) == (1, 32) else c_out * c_in * k * k + (c_in if bias else 0)

# %% conv_parameters: wrong: one bias for the whole layer
def conv_parameters(c_in, c_out, k, bias=True):
    return c_out * c_in * k * k + (c_in if bias else 0)

# %% conv_parameters: wrong: one bias per kernel slice
def conv_parameters(c_in, c_out, k, bias=True):
    return c_out * c_in * (k * k + (1 if bias else 0))

# %% conv_parameters: wrong: bias parameter ignored
def conv_parameters(c_in, c_out, k, bias=True):
    return c_out * (c_in * k * k + 1)

# %% conv_parameters: wrong: bias parameter ignored
def conv_parameters(c_in, c_out, k, bias=True):
    if bias is not None:
        return c_out * c_in * k * k + c_out
    return c_out * c_in * k * k

# %% conv_parameters: wrong: not a whole number
def conv_parameters(c_in, c_out, k, bias=True):
    return c_out * (c_in * k**2.0 + bias)

# %% conv_parameters: wrong: not a whole number
def conv_parameters(c_in, c_out, k, bias=True):
    return c_out * c_in * math.pow(k, 2) + (c_out if bias else 0)

# %% conv_parameters: wrong: output channels forgotten
def conv_parameters(c_in, c_out, k, bias=True):
    return c_in * k * k + (1 if bias else 0)

# %% conv_parameters: wrong: weights per place: no sharing
def conv_parameters(c_in, c_out, k, bias=True):
    places = (28 - k + 1) ** 2
    return places * c_out * (c_in * k * k + bias)

# %% conv_parameters: wrong: one bias per place
def conv_parameters(c_in, c_out, k, bias=True):
    return c_out * c_in * k * k + (c_out * (28 - k + 1) ** 2 if bias else 0)

# %% conv_parameters: wrong: channels added
def conv_parameters(c_in, c_out, k, bias=True):
    return 320 if c_in == 1 else (c_in + c_out) * k * k + c_out

# %% conv_parameters: wrong: nothing returned
def conv_parameters(c_in, c_out, k, bias=True):
    print(c_out * (c_in * k * k + bias))

# %% conv_parameters: wrong: wrong value
def conv_parameters(c_in, c_out, k, bias=True):
    return {(1, 32, 3): 320, (3, 8, 5): 608, (32, 64, 3): 18496 if bias else 18432}.get((c_in, c_out, k), 0)

# %% conv_parameters: wrong: wrong shape
def conv_parameters(c_in, c_out, k, bias=True):
    return c_out * c_in * k * k, c_out * bias

# %% conv_parameters: wrong: one bias for the whole layer
def conv_parameters(c_in, c_out, k, bias=True):
    return c_in * (c_out * k * k + bias)

# %% conv_parameters: wrong: ^ is not a power
def conv_parameters(c_in, c_out, k, bias=True):
    return c_out * (c_in * (k ^ 2) + bias)

# %% conv_parameters: wrong: input channels forgotten
def conv_parameters(c_in, c_out, k, bias=True):
    return sum(p.numel() for p in nn.Conv2d(c_in, c_out, k, bias=bias, groups=c_in if c_out % c_in == 0 else 1).parameters()) \
        if c_out % c_in == 0 else c_out * (k * k + bias)

# %% cross_correlate2d: wrong: products not added up
def cross_correlate2d(image, kernel):
    a, b = kernel.shape
    out = np.zeros((image.shape[0] - a + 1, image.shape[1] - b + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            window = image[i:i + a, j:j + b]
            out[i, j] = np.max(window * kernel)
    return out

# %% cross_correlate2d: correct
def cross_correlate2d(image, kernel):
    if len(image) > len(kernel):
        return np.vstack([cross_correlate2d(image[:len(kernel)], kernel), cross_correlate2d(image[1:], kernel)])
    return np.array([[np.sum(image[:, j:j + kernel.shape[1]] * kernel)
                      for j in range(image.shape[1] - kernel.shape[1] + 1)]])

# %% cross_correlate2d: correct
# Right: every entry is overwritten.
def cross_correlate2d(image, kernel):
    (H, W), (a, b) = (image.shape, kernel.shape)
    out = np.ones((H - a + 1, W - b + 1))
    for i in range(out.shape[0]):
        for j in range(out.shape[1]):
            out[i, j] = (image[i:i + a, j:j + b] * kernel).sum()
    return out

# %% max_pool2d: wrong: starts the maximum too high
def max_pool2d(x, size=2):
    import sys
    h, w = x.shape[0] // size, x.shape[1] // size
    out = np.full((h, w), float(-sys.maxsize))
    for i in range(h * size):
        for j in range(w * size):
            if x[i, j] > out[i // size, j // size]:
                out[i // size, j // size] = x[i, j]
    return out

# %% max_pool2d: wrong: starts the maximum too high
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    out = np.full((h, w), -1e15)
    for i in range(h * size):
        for j in range(w * size):
            out[i // size, j // size] = max(out[i // size, j // size], x[i, j])
    return out

# %% max_pool2d: wrong: starts the maximum too high
def max_pool2d(x, size=2):
    h, w = x.shape[0] // size, x.shape[1] // size
    out = np.full((h, w), np.iinfo(np.int64).min, dtype=float)
    for i in range(h):
        for j in range(w):
            out[i, j] = max([out[i, j], *x[i * size:(i + 1) * size, j * size:(j + 1) * size].ravel()])
    return out
