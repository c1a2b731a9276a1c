"""Synthetic weld patches (no camera took them): 28 x 28 grey images of four classes, with the defect's mask."""
import numpy as np

CLASSES = ("no_defect", "porosity", "crack", "undercut")
EVEN, PLANT = (0.25, 0.25, 0.25, 0.25), (0.70, 0.13, 0.05, 0.12)  # shares of the classes; in the plant, cracks are rare
SIZE = 28
ROW, COLUMN = np.mgrid[0:SIZE, 0:SIZE].astype(float)


def plate(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """A plate with its weld bead; each pixel's height above the bead's axis; the bead's centre line and half width."""
    centre = SIZE / 2 + rng.normal() + 0.06 * rng.normal() * (COLUMN - SIZE / 2)
    half_width = rng.uniform(5.5, 8.0)
    height = ROW - centre
    bead = np.clip((half_width - abs(height)) / 1.2, 0, 1)  # 1 on the bead, soft edges
    ripples = np.sin(2 * np.pi * ((COLUMN + rng.uniform(0.02, 0.05) * height**2) / rng.uniform(3, 5) + rng.random()))
    image = 0.45 + 0.03 * rng.normal() + bead * (0.18 * (1 - (height / (half_width + 1)) ** 2) + 0.05 * ripples)
    image += 0.04 * (rng.normal() * (COLUMN / SIZE - 0.5) + rng.normal() * (ROW / SIZE - 0.5))  # uneven light
    for _ in range(rng.poisson(1.0)):  # bright, harmless spatter
        image += 0.3 * np.exp(-distance(*rng.uniform(0, SIZE, 2)) ** 2 / 0.72)
    return image, height, centre[0], half_width


def distance(row: float, column: float) -> np.ndarray:
    """Distance of every pixel from a point."""
    return np.hypot(ROW - row, COLUMN - column)


def pores(
    rng: np.random.Generator, centre: np.ndarray, half_width: float, count: int, radius: tuple[float, float]
) -> np.ndarray:
    """Darkness (0 to 1) of some round pores in the bead, their radius between two bounds."""
    dark = np.zeros((SIZE, SIZE))
    for _ in range(count):
        column = rng.uniform(3, SIZE - 4)
        row = centre[int(column)] + rng.uniform(-0.7, 0.7) * half_width
        dark = np.maximum(dark, np.clip(rng.uniform(*radius) + 0.5 - distance(row, column), 0, 1))
    return dark


def crack(rng: np.random.Generator, centre: np.ndarray, half_width: float) -> np.ndarray:
    """Darkness of a thin, jagged line through the bead."""
    length, angle = rng.uniform(7, 16), rng.uniform(0, np.pi)
    column = rng.uniform(6, SIZE - 7)
    row = centre[int(column)] + rng.uniform(-0.5, 0.5) * half_width - np.sin(angle) * length / 2
    column -= np.cos(angle) * length / 2
    dark = np.zeros((SIZE, SIZE))
    for _ in range(int(2 * length)):  # a walk in steps of half a pixel
        dark = np.maximum(dark, 0.95 * np.clip(1.1 - distance(row, column), 0, 1))
        row, column = row + 0.5 * np.sin(angle), column + 0.5 * np.cos(angle)
        angle += 0.22 * rng.normal()
    return dark


def undercut(rng: np.random.Generator, height: np.ndarray, half_width: float) -> np.ndarray:
    """Darkness of a groove along one edge of the bead."""
    length = rng.uniform(9, 22)
    start = rng.uniform(0, SIZE - length)
    groove = np.clip(1.3 - abs(height - rng.choice([-1, 1]) * (half_width + 0.4)), 0, 1)
    return groove * ((start <= COLUMN) & (start + length >= COLUMN))


def weld_patch(
    rng: np.random.Generator, kind: str, contrast: float = 0.35, noise: float = 0.08
) -> tuple[np.ndarray, np.ndarray]:
    """One image (28, 28) of a class (or of "single_pore"), values 0 to 1, and its mask (28, 28): True on the defect."""
    image, height, centre, half_width = plate(rng)
    if kind == "porosity":
        dark = pores(rng, centre, half_width, int(rng.integers(2, 6)), radius=(0.8, 1.6))
    elif kind == "single_pore":
        dark = pores(rng, centre, half_width, 1, radius=(0.7, 1.3))
    elif kind == "crack":
        dark = crack(rng, centre, half_width)
    else:
        dark = undercut(rng, height, half_width) if kind == "undercut" else np.zeros((SIZE, SIZE))
    image = image - contrast * rng.uniform(0.6, 1.2) * dark + noise * rng.normal(size=(SIZE, SIZE))
    return np.clip(image, 0, 1), dark > 0.35


def make_welds(
    n: int, rng: np.random.Generator, shares: tuple[float, ...] = EVEN, contrast: float = 0.35, noise: float = 0.08
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """n patches: images (n, 1, 28, 28) float32, labels (n,) int64 into CLASSES, masks (n, 28, 28) bool."""
    labels = rng.choice(len(CLASSES), size=n, p=shares).astype(np.int64)
    patches = [weld_patch(rng, CLASSES[label], contrast, noise) for label in labels]
    images, masks = zip(*patches, strict=True)
    return np.array(images, np.float32)[:, None], labels, np.array(masks)
