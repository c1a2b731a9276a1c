"""The five questions of the review (section 8.6), in the form of quiz.py: the right choice first."""

REVIEW = [
    ("Your CNN is fed a PyTorch tensor of the shape (16, 3, 224, 224). Which quantity is the 16?", [
        ("the number of images in the batch",
         "Right: the order is N, C, H, W, and N counts the images."),
        ("the number of colour channels",
         "Channels are the second entry, here 3: red, green, blue."),
        ("the number of weld classes to tell apart",
         "Classes appear only in the output of the model, never in the shape of its input."),
        ("the width of the convolution kernel",
         "Kernels belong to the model; the shape of the input describes the data only.")]),
    ("What would be lost if hidden layers passed on their weighted sums without ReLU or another activation?", [
        ("the benefit of depth: all layers together equal one linear layer",
         "Right: a product of matrices is one matrix. The bend is what depth can build on."),
        ("the positive sign of all the weights, which the activation preserves",
         "Activations act on scores, not on weights; weights may always be negative."),
        ("the conversion of the scores into probabilities between 0 and 1",
         "That is the job of sigmoid or softmax at the output; ReLU values can be any size."),
        ("the possibility to do without biases in every one of the layers",
         "The bias is needed either way: it decides where a unit switches.")]),
    ("Each weld image belongs to exactly one of 4 types. Which output activation fits?", [
        ("softmax over 4 scores",
         "Right: one distribution over exclusive classes, adding up to 1. (In PyTorch the loss applies it.)"),
        ("one sigmoid for all types",
         "One number between 0 and 1 separates two classes only."),
        ("four independent sigmoids",
         "They fit patches that may carry several defects at once; their values need not add up to 1."),
        ("ReLU on each of 4 scores",
         "ReLU outputs have no upper limit and do not add up to 1: they are no probabilities.")]),
    ("What is the job of gradient descent in training?", [
        ("it moves every weight a little so that the loss falls",
         "Right: w becomes w - lr * gradient."),
        ("it works out how the loss depends on every weight",
         "That is backpropagation; gradient descent uses its result."),
        ("it tries random weights and keeps the best of them",
         "Random search knows no direction; with thousands of weights it would hardly ever improve."),
        ("it picks the best learning rate for each epoch",
         "The learning rate is chosen by you, or by a schedule.")]),
    ("Dangerous weld defects are rare, and overlooking one is expensive. What do you change?", [
        ("weight the rare class more, and judge by its recall on validation data",
         "Right, or lower its decision threshold; and watch the false alarms, which usually rise as well."),
        ("nothing, as long as the accuracy on the validation data remains high",
         "With 5 % cracks, a model that never reports a crack still reaches 95 % accuracy."),
        ("leave the rare class out, so that the training becomes more stable",
         "Then it can never be found."),
        ("keep loss and threshold, and train for many more epochs on the same data",
         "The average is still dominated by the common class; learning the few cracks by heart is more likely.")]),
]  # fmt: skip
