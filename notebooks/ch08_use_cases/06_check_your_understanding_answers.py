"""Answer bank of section 8.6: correct answers, and wrong ones with the mistake their message must name."""

# %% trace: wrong: ReLU not applied
trace={"z1":[.01,-.22],"a1":[.01,-.22],"z2":-.45,"y_hat":.3894,"loss":.9432,"delta2":-.6106,"dW2":[-.0061,0],"dW1_unit1":[-1.5266,-2.4425,-.6106],"dW1_unit2":[0,0,0]}

# %% trace: wrong: negative score passed on
trace={"z1":[.01,-.22],"a1":[.01,0],"z2":-1.11,"y_hat":.2479,"loss":1.3948,"delta2":-.6106,"dW2":[-.0061,0],"dW1_unit1":[-1.5266,-2.4425,-.6106],"dW1_unit2":[0,0,0]}

# %% trace: wrong: ReLU mask forgotten
trace={"z1":[.01,-.22],"a1":[.01,0],"z2":-.45,"y_hat":.3894,"loss":.9432,"delta2":-.6106,"dW2":[-.0061,0],"dW1_unit1":[-1.5266,-2.4425,-.6106],"dW1_unit2":[-.9159,-1.4655,-.3664]}

# %% trace: wrong: output weight forgotten
trace={"z1":[.01,-.22],"a1":[.01,0],"z2":-.45,"y_hat":.3894,"loss":.9432,"delta2":-.6106,"dW2":[-.0061,0],"dW1_unit1":[-.3053,-.4885,-.1221],"dW1_unit2":[0,0,0]}

# %% choice: correct
choice={"balanced_binary":"binary_cross_entropy","rare_critical_class":"focal_loss","multi_class_unequal_cost":"weighted_cross_entropy","bounding_box":"ciou","small_mask":"cross_entropy_plus_dice","noisy_labels":"label_smoothing","regression_with_outliers":"smooth_l1","plain_regression":"mse","balanced_multi_class":"cross_entropy"}

# %% choice: wrong: pixel accuracy is enough
choice={"balanced_binary":"binary_cross_entropy","rare_critical_class":"weighted_cross_entropy","multi_class_unequal_cost":"weighted_cross_entropy","bounding_box":"giou","small_mask":"binary_cross_entropy","noisy_labels":"label_smoothing","regression_with_outliers":"smooth_l1","plain_regression":"mse","balanced_multi_class":"cross_entropy"}

# %% choice: wrong: box corners are not classes
choice={"balanced_binary":"binary_cross_entropy","rare_critical_class":"weighted_cross_entropy","multi_class_unequal_cost":"weighted_cross_entropy","bounding_box":"cross_entropy","small_mask":"dice_loss","noisy_labels":"label_smoothing","regression_with_outliers":"smooth_l1","plain_regression":"mse","balanced_multi_class":"cross_entropy"}

# %% choice: wrong: cost of errors ignored
choice={"balanced_binary":"binary_cross_entropy","rare_critical_class":"cross_entropy","multi_class_unequal_cost":"weighted_cross_entropy","bounding_box":"giou","small_mask":"dice_loss","noisy_labels":"label_smoothing","regression_with_outliers":"smooth_l1","plain_regression":"mse","balanced_multi_class":"cross_entropy"}

# %% output_layer: wrong: regression always has one unit
def output_layer(task,n):
    if task=="binary": return 1,"sigmoid"
    if task=="multi_class": return n,"softmax"
    if task=="multi_label": return n,"sigmoid"
    if task=="regression": return 1,"identity"
    raise ValueError(task)

# %% output_layer: wrong: softmax forces exactly one defect
def output_layer(task,n):
    if task=="binary": return 1,"sigmoid"
    if task=="multi_class": return n,"softmax"
    if task=="multi_label": return n,"softmax"
    if task=="regression": return n,"identity"
    raise ValueError(task)

# %% output_layer: wrong: no negative predictions possible
def output_layer(task,n):
    if task=="binary": return 1,"sigmoid"
    if task=="multi_class": return n,"softmax"
    if task=="multi_label": return n,"sigmoid"
    if task=="regression": return n,"relu"
    raise ValueError(task)

# %% output_layer: wrong: unknown task silently accepted
def output_layer(task,n):
    if task=="binary": return 1,"sigmoid"
    if task=="multi_class": return n,"softmax"
    if task=="multi_label": return n,"sigmoid"
    if task=="regression": return n,"identity"
    return n,"softmax"

# %% trace: correct
trace = dict(z1=(0.010, -0.220), a1=(0.010, 0.0), z2=-0.450, y_hat=0.389, loss=0.943, delta2=-0.611,
             dW2=(-0.006, 0.0), dW1_unit1=(-1.527, -2.443, -0.611), dW1_unit2=(0.0, -0.0, 0.0))

# %% trace: correct
x, W1, b1 = np.array([0.5, 0.8, 0.2]), np.array([[0.3, -0.5, 0.8], [-0.4, 0.2, 0.6]]), np.array([0.1, -0.3])
z1 = W1 @ x + b1
a1 = np.maximum(z1, 0)
z2 = a1 @ np.array([[5.0], [3.0]]) - 0.5
y_hat = 1 / (1 + np.exp(-z2))
delta2 = y_hat - 1
delta1 = delta2 * np.array([5.0, 3.0]) * (z1 > 0)
trace = {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat, "loss": -np.log(y_hat), "delta2": delta2,
         "dW2": delta2 * a1[:, None], "dW1_unit1": delta1[0] * x, "dW1_unit2": (delta1[1] * x)[None]}

# %% trace: correct
W1 = torch.tensor([[0.3, -0.5, 0.8], [-0.4, 0.2, 0.6]], requires_grad=True)
w2 = torch.tensor([5.0, 3.0], requires_grad=True)
z1 = W1 @ torch.tensor([0.5, 0.8, 0.2]) + torch.tensor([0.1, -0.3])
a1 = F.relu(z1)
z2 = a1 @ w2 - 0.5
z2.retain_grad()
y_hat = torch.sigmoid(z2)
loss = F.binary_cross_entropy(y_hat, torch.tensor(1.0))
loss.backward()
trace = {"z1": z1, "a1": list(a1), "z2": z2, "y_hat": y_hat, "loss": loss, "delta2": z2.grad, "dW2": w2.grad,
         "dW1_unit1": W1.grad[0], "dW1_unit2": [value for value in W1.grad[1]]}

# %% trace: correct
trace = {}
trace["dW1_unit2"] = np.zeros(3, dtype=int)
trace["dW1_unit1"] = [-0.6106 * 5 * 0.5, -0.6106 * 5 * 0.8, -0.6106 * 5 * 0.2]
trace["dW2"] = np.array([-0.6106 * 0.01, 0.0], dtype=np.float32)
trace["delta2"] = np.float64(0.3894 - 1)
trace["loss"] = -float(np.log(np.float32(0.38936)))
trace["y_hat"] = np.float32(0.38936)
trace["z2"] = 5 * 0.01 - 0.5
trace["a1"] = [max(0, 0.01), max(0, -0.22)]
trace["z1"] = np.array([0.01, -0.22])

# %% trace: correct
from collections import OrderedDict
from fractions import Fraction
trace = OrderedDict(z1=[Fraction(1, 100), Fraction(-22, 100)], a1=[Fraction(1, 100), 0], z2=Fraction(-45, 100),
                    y_hat=0.38936, loss=[0.94325], delta2=(-0.61064,), dW2=[-0.0061064, 0],
                    dW1_unit1=[-1.526597, -2.442556, -0.610639], dW1_unit2=3 * [0])

# %% trace: correct
def _forward_backward(x, y=1):
    import math
    z1 = [0.3 * x[0] - 0.5 * x[1] + 0.8 * x[2] + 0.1, -0.4 * x[0] + 0.2 * x[1] + 0.6 * x[2] - 0.3]
    a1 = [z if z > 0 else 0 for z in z1]
    z2 = 5 * a1[0] + 3 * a1[1] - 0.5
    p = 1 / (1 + math.exp(-z2))
    gate = [z > 0 for z in z1]
    return dict(z1=z1, a1=a1, z2=z2, y_hat=p, loss=-y * math.log(p) - (1 - y) * math.log(1 - p), delta2=p - y,
                dW2=[(p - y) * a for a in a1], dW1_unit1=[(p - y) * 5 * gate[0] * v for v in x],
                dW1_unit2=[(p - y) * 3 * gate[1] * v for v in x])
trace = _forward_backward([0.5, 0.8, 0.2])

# %% trace: correct
# Right: without the dots that it replaces.
trace = {"z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
         "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0]}

# %% trace: wrong: not a dictionary
trace = [0.01, -0.22]

# %% trace: wrong: not a dictionary
trace = lambda: None

# %% trace: wrong: entry missing
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
del trace["dW1_unit2"]

# %% trace: wrong: entry missing
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["loss"] = ...

# %% trace: wrong: entry missing
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW2"] = [-0.0061, ...]

# %% trace: wrong: entry missing
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["a1"] = None

# %% trace: wrong: unknown entry
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["yhat"] = trace.pop("y_hat")

# %% trace: wrong: unknown entry
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["delta1"] = [0, 0]

# %% trace: wrong: not a number
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["loss"] = "0.9432"

# %% trace: wrong: not a number
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z1"] = ["0.01", "-0.22"]

# %% trace: wrong: not a number
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit2"] = {"w1": 0, "w2": 0, "w3": 0}

# %% trace: wrong: not a number
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["a1"] = [True, False]

# %% trace: wrong: wrong number of values
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit2"] = 0

# %% trace: wrong: wrong number of values
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z1"] = 0, 1, -0, 22

# %% trace: wrong: wrong number of values
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW2"] = [-0.0061, 0, -0.6106]

# %% trace: wrong: wrong number of values
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["loss"] = []

# %% trace: wrong: ReLU applied to z1
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z1"] = [0.01, 0]

# %% trace: wrong: bias forgotten
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z1"] = [-0.09, 0.08]

# %% trace: wrong: wrong value
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z1"] = [0.01, 0.22]

# %% trace: wrong: not a number
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z1"] = [0.01, float("nan")]

# %% trace: wrong: not exactly 0
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["a1"] = [0.01, 0.0004]

# %% trace: wrong: not exactly 0
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit2"] = [0, 0, 1e-5]

# %% trace: wrong: not exactly 0
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW2"] = [-0.0061, -0.0001]

# %% trace: wrong: sigmoid in the hidden layer
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["a1"] = [0.5025, 0.4452]

# %% trace: wrong: bias forgotten
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z2"] = 0.05

# %% trace: wrong: sign of the bias
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z2"] = 0.55

# %% trace: wrong: weights exchanged
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z2"] = -0.47

# %% trace: wrong: sigmoid already applied
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z2"] = 0.3894

# %% trace: wrong: sigmoid forgotten
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["y_hat"] = -0.45

# %% trace: wrong: sign of the exponent
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["y_hat"] = 0.6106

# %% trace: wrong: another activation
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["y_hat"] = 0

# %% trace: wrong: rounded too early
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["y_hat"] = 0.39

# %% trace: wrong: rounded too early
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["z2"] = -0.451

# %% trace: wrong: rounded too early
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit1"] = [-1.525, -2.44, -0.61]

# %% trace: wrong: loss of the other class
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["loss"] = 0.4934

# %% trace: wrong: squared error
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["loss"] = 0.1864

# %% trace: wrong: sign of the loss
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["loss"] = -0.9432

# %% trace: wrong: another logarithm
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["loss"] = 1.3608

# %% trace: wrong: not a number
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["loss"] = float("inf")

# %% trace: wrong: sign of delta
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["delta2"] = 0.6106

# %% trace: wrong: delta of squared error
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["delta2"] = -0.1452

# %% trace: wrong: truth forgotten
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["delta2"] = 0.3894

# %% trace: wrong: weight instead of input
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW2"] = [-3.0532, -1.8319]

# %% trace: wrong: score instead of output
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW2"] = [-0.0061, 0.1343]

# %% trace: wrong: units exchanged
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW2"] = [0, -0.0061]

# %% trace: wrong: live unit left out
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW2"] = [0, 0]

# %% trace: wrong: sign of the gradient
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW2"] = [0.0061, 0]

# %% trace: wrong: wrong output weight
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit1"] = [-0.916, -1.4655, -0.3664]

# %% trace: wrong: input forgotten
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit1"] = [-3.0532, -3.0532, -3.0532]

# %% trace: wrong: weight instead of input
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit1"] = [-0.916, 1.5266, -2.4425]

# %% trace: wrong: value instead of slope
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit1"] = [-0.01527, -0.02443, -0.00611]

# %% trace: wrong: sign of the gradient
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit1"] = [1.5266, 2.4425, 0.6106]

# %% trace: wrong: wrong value
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit1"] = [-0.6106, -2.4425, -1.5266]

# %% trace: wrong: ReLU mask forgotten
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit2"] = [-0.3053, -0.4885, -0.1221]

# %% trace: wrong: wrong value
trace = {
    "z1": [0.01, -0.22], "a1": [0.01, 0], "z2": -0.45, "y_hat": 0.3894, "loss": 0.9432, "delta2": -0.6106,
    "dW2": [-0.0061, 0], "dW1_unit1": [-1.5266, -2.4425, -0.6106], "dW1_unit2": [0, 0, 0],
}
trace["dW1_unit2"] = [-0.9159, 0, 0]

# %% trace: wrong: entry missing
trace = {"z1": [0.01, -0.22], "a1": [0.01, 0]}

# %% trace: wrong: not attempted
trace = {}

# %% choice: correct
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice |= {"bounding_box": "diou", "noisy_labels": "robust_loss", "regression_with_outliers": "mae"}

# %% choice: correct
choice = dict(regression_with_outliers="MAE", plain_regression="MSE", noisy_labels="Label smoothing",
              small_mask="Dice-Loss", bounding_box="CIoU", multi_class_unequal_cost="weighted cross entropy",
              rare_critical_class=" focal_loss ", balanced_multi_class="Cross-Entropy",
              balanced_binary="Binary cross-entropy")

# %% choice: correct
_names = "binary_cross_entropy cross_entropy focal_loss weighted_cross_entropy giou cross_entropy_plus_dice".split()
_keys = "balanced_binary balanced_multi_class rare_critical_class multi_class_unequal_cost bounding_box small_mask".split()
choice = {**dict(zip(_keys, _names)), "noisy_labels": LOSSES[5], "plain_regression": LOSSES[6]}
choice.setdefault("regression_with_outliers", np.str_("smooth_l1"))

# %% choice: correct
from types import MappingProxyType
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice = MappingProxyType(choice)

# %% choice: correct
# Right: without the dots that it replaces.
choice = {"balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
          "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
          "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
          "plain_regression": "mse", "regression_with_outliers": "smooth_l1"}

# %% choice: wrong: not a dictionary
choice = "cross_entropy"

# %% choice: wrong: not a dictionary
choice = ["binary_cross_entropy", "cross_entropy"]

# %% choice: wrong: entry missing
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice.pop("bounding_box")

# %% choice: wrong: entry missing
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["noisy_labels"] = ...

# %% choice: wrong: unknown entry
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["boundingbox"] = choice.pop("bounding_box")

# %% choice: wrong: not one name
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["small_mask"] = ["dice_loss", "cross_entropy_plus_dice"]

# %% choice: wrong: not one name
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["small_mask"] = {"dice_loss"}

# %% choice: wrong: not one name
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["plain_regression"] = F.mse_loss

# %% choice: wrong: not from the list
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["balanced_binary"] = "bce"

# %% choice: wrong: not from the list
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["bounding_box"] = "iou"

# %% choice: wrong: not from the list
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["bounding_box"] = "giou, diou, ciou"

# %% choice: wrong: not from the list
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["bounding_box"] = ""

# %% choice: wrong: one unit is no distribution
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["balanced_binary"] = "cross_entropy"

# %% choice: wrong: squared or absolute error for probabilities
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["balanced_binary"] = "mse"

# %% choice: wrong: more than the task needs
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["balanced_binary"] = "focal_loss"

# %% choice: wrong: more than the task needs
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["balanced_multi_class"] = "label_smoothing"

# %% choice: wrong: class numbers are not quantities
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["balanced_multi_class"] = "mse"

# %% choice: wrong: yes or no for exclusive classes
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["balanced_multi_class"] = "binary_cross_entropy"

# %% choice: wrong: made for another kind of task
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["balanced_multi_class"] = "dice_loss"

# %% choice: wrong: cost of errors ignored
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["rare_critical_class"] = "label_smoothing"

# %% choice: wrong: difficulty is not cost
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["multi_class_unequal_cost"] = "focal_loss"

# %% choice: wrong: cost of errors ignored
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["multi_class_unequal_cost"] = "cross_entropy"

# %% choice: wrong: corners one by one
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["bounding_box"] = "smooth_l1"

# %% choice: wrong: corners one by one
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["bounding_box"] = "mse"

# %% choice: wrong: masks are not boxes
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["bounding_box"] = "dice_loss"

# %% choice: wrong: no overlap in this loss
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["small_mask"] = "focal_loss"

# %% choice: wrong: pixel accuracy is enough
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["small_mask"] = "cross_entropy"

# %% choice: wrong: boxes are not masks
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["small_mask"] = "giou"

# %% choice: wrong: wrong labels learned with confidence
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["noisy_labels"] = "cross_entropy"

# %% choice: wrong: weight on the doubtful labels
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["noisy_labels"] = "focal_loss"

# %% choice: wrong: large misses too cheap
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["plain_regression"] = "mae"

# %% choice: wrong: lengths are not classes
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["plain_regression"] = "cross_entropy"

# %% choice: wrong: outliers dominate
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["regression_with_outliers"] = "mse"

# %% choice: wrong: lengths are not classes
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice["regression_with_outliers"] = "robust_loss"

# %% choice: wrong: more than the task needs
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice = {key: "weighted_cross_entropy" for key in choice}

# %% choice: wrong: one unit is no distribution
choice = {
    "balanced_binary": "binary_cross_entropy", "balanced_multi_class": "cross_entropy",
    "rare_critical_class": "weighted_cross_entropy", "multi_class_unequal_cost": "weighted_cross_entropy",
    "bounding_box": "giou", "small_mask": "dice_loss", "noisy_labels": "label_smoothing",
    "plain_regression": "mse", "regression_with_outliers": "smooth_l1",
}
choice = dict.fromkeys(choice, "cross_entropy")

# %% output_layer: correct
def output_layer(task, n):
    try:
        return {"binary": (1, "sigmoid"), "multi_class": (n, "softmax"), "multi_label": (n, "sigmoid"),
                "regression": (n, "identity")}[task]
    except KeyError:
        raise ValueError("no such task") from None

# %% output_layer: correct
def output_layer(task, n):
    match task:
        case "binary":
            n, name = 1, "sigmoid"
        case "multi_class":
            name = "softmax"
        case "multi_label":
            name = "sigmoid"
        case "regression":
            name = "identity"
        case _:
            raise ValueError(task)
    return [np.int64(n), name]

# %% output_layer: correct
class UnknownTask(ValueError):
    pass


def output_layer(task, n):
    tasks = ["binary", "multi_class", "multi_label", "regression"]
    if tasks.count(task) == 0:
        raise UnknownTask(task)
    place = tasks.index(task)
    return (1 if place == 0 else n), ["sigmoid", "softmax", "sigmoid", "identity"][place]

# %% output_layer: correct
from typing import NamedTuple


class Output(NamedTuple):
    units: int
    activation: str


def output_layer(task, n):
    if task in ("binary", "multi_label"):
        return Output(n if task == "multi_label" else 1, "sigmoid")
    if task not in ("multi_class", "regression"):
        raise ValueError
    return Output(n, "softmax" if task == "multi_class" else "identity")

# %% output_layer: correct
output_layer = lambda task, n: ([1, n][task != "binary"], dict(
    zip(["binary", "multi_class", "multi_label", "regression"], "sigmoid softmax sigmoid identity".split()))[task]
    ) if task in ["binary", "multi_class", "multi_label", "regression"] else int("not a task")

# %% output_layer: wrong: nothing returned
def output_layer(task, n):
    if task not in ("binary", "multi_class", "multi_label", "regression"):
        raise ValueError
    print(n, "softmax")

# %% output_layer: wrong: results in another order
def output_layer(task, n):
    if task == "binary":
        return "sigmoid", 1
    if task == "multi_class":
        return "softmax", n
    if task == "multi_label":
        return "sigmoid", n
    if task == "regression":
        return "identity", n
    raise ValueError(task)

# %% output_layer: wrong: one unit is enough
def output_layer(task, n):
    names = {"binary": "softmax", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    if task not in names:
        raise ValueError(task)
    return 2 if task == "binary" else n, names[task]

# %% output_layer: wrong: one unit is enough
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    if task not in names:
        raise ValueError(task)
    return n, names[task]

# %% output_layer: wrong: another error than ValueError
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    return 1 if task == "binary" else n, names[task]

# %% output_layer: wrong: unknown task silently accepted
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    if task not in names:
        return None
    return 1 if task == "binary" else n, names[task]

# %% output_layer: wrong: unknown task silently accepted
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    if task == "ranking":
        raise ValueError
    return 1 if task == "binary" else n, names.get(task, "identity")

# %% output_layer: wrong: unknown task silently accepted
def output_layer(task, n):
    if task == "binary":
        return 1, "sigmoid"
    if task == "regression":
        return n, "identity"
    if "label" in task:
        return n, "sigmoid"
    if task == "multi_class":
        return n, "softmax"
    if task:
        raise ValueError(task)
    return 0, "identity"

# %% output_layer: wrong: number of units fixed
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    if task not in names:
        raise ValueError(task)
    return 1 if task == "binary" else 4, names[task]

# %% output_layer: wrong: one unit for several labels
def output_layer(task, n):
    if task == "multi_class":
        return n, "softmax"
    if task in ("binary", "multi_label"):
        return 1, "sigmoid"
    if task == "regression":
        return n, "identity"
    raise ValueError(task)

# %% output_layer: wrong: independent sigmoids for exclusive classes
def output_layer(task, n):
    if task in ("binary", "multi_label"):
        return 1 if task == "binary" else n, "sigmoid"
    if task == "multi_class":
        return n, "softmax" if n == 4 else "sigmoid"
    if task == "regression":
        return n, "identity"
    raise ValueError(task)

# %% output_layer: wrong: activation does not fit
def output_layer(task, n):
    if task not in ("binary", "multi_class", "multi_label", "regression"):
        raise ValueError(task)
    return (1, "sigmoid") if task == "binary" else (n, "identity")

# %% output_layer: wrong: activation does not fit
def output_layer(task, n):
    names = {"binary": "softmax", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    if task not in names:
        raise ValueError(task)
    return 1 if task == "binary" else n, names[task]

# %% output_layer: wrong: predictions squeezed
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "sigmoid"}
    if task not in names:
        raise ValueError(task)
    return 1 if task == "binary" else n, names[task]

# %% output_layer: wrong: one class left out
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    if task not in names:
        raise ValueError(task)
    return 1 if task == "binary" else n - (task == "multi_class"), names[task]

# %% output_layer: wrong: not one of the names
def output_layer(task, n):
    if task == "binary":
        return 1, torch.sigmoid
    if task == "multi_class":
        return n, torch.softmax
    if task == "multi_label":
        return n, torch.sigmoid
    if task == "regression":
        return n, None
    raise ValueError(task)

# %% output_layer: wrong: wrong value
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    if task not in names:
        raise ValueError(task)
    return 1j if task == "binary" else [n], names[task]

# %% output_layer: wrong: not 2 results
def output_layer(task, n):
    names = {"binary": "1 sigmoid", "multi_class": f"{n} softmax", "multi_label": f"{n} sigmoid", "regression": f"{n} identity"}
    if task not in names:
        raise ValueError(task)
    return names[task]

# %% output_layer: wrong: not 2 results
def output_layer(task, n):
    yield n
    yield "sigmoid"

# %% output_layer: wrong: activation does not fit
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "relu", "regression": "identity"}
    if task not in names:
        raise ValueError(task)
    return 1 if task == "binary" else n, names[task]

# %% output_layer: wrong: crashed when called
def output_layer(task):
    return 1, "sigmoid"

# %% output_layer: wrong: unknown task silently accepted
def output_layer(task, n):
    if "binary" in task: return 1, "sigmoid"
    if "class" in task: return n, "softmax"
    if "label" in task: return n, "sigmoid"
    if "regress" in task: return n, "identity"
    raise ValueError(task)

# %% output_layer: wrong: unknown task silently accepted
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    task = task.lower().strip()
    if task not in names: raise ValueError(task)
    return 1 if task == "binary" else n, names[task]

# %% output_layer: wrong: not a whole number
def output_layer(task, n):
    names = {"binary": "sigmoid", "multi_class": "softmax", "multi_label": "sigmoid", "regression": "identity"}
    if task not in names: raise ValueError(task)
    return 1.0 if task == "binary" else float(n), names[task]

# %% output_layer: wrong: unknown task silently accepted
def output_layer(task, n):
    key = task[:7]
    if key == "binary": return 1, "sigmoid"
    if key == "multi_c": return n, "softmax"
    if key == "multi_l": return n, "sigmoid"
    if key == "regress": return n, "identity"
    raise ValueError

# %% output_layer: wrong: unknown task silently accepted
def output_layer(task, n):
    if task.startswith("bin"): return 1, "sigmoid"
    if task.startswith("multi_c"): return n, "softmax"
    if task.startswith("multi"): return n, "sigmoid"
    if task.startswith("reg"): return n, "identity"
    raise ValueError(task)
