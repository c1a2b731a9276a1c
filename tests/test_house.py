"""Promises of the house that no single module keeps: imports, prose, coverage, one list of versions."""

import ast
import re
import sys
from pathlib import Path

import nbformat
import pytest
import yaml

from autograder.course import load_course

from .conftest import ROOT

COURSE = load_course(ROOT)
SECTIONS = pytest.mark.parametrize("section", COURSE.sections, ids=lambda section: section.name)
COLAB = {"numpy", "torch", "matplotlib", "ipywidgets", "sklearn", "IPython"}
COVERS = {  # section -> ids of the coverage checklist it must teach
    "1.1": "A01 A02 A03 A05 A06 A08 A52 A53",
    "1.2": "A03 A04 A07 A09 A10",
    "2.1": "A12 A13 A14 B02 B03 B32 C02 D02 D03",
    "2.2": "A17 A18 A19 A20 A21 A22 A23 B06 C04 D04 D07",
    "2.3": "A18 A24 A25 A26 B05 B07 B08 C04 D05 D06 D07",
    "3.1": "A11 A15 A16 A17 B01 B04 B09 B11 B32 C01 C05 D01",
    "3.2": "A01 B11 C03 C06 D08",
    "3.3": "C07 A07 B09",
    "4.1": "A35 A40 B12 D10",
    "4.2": "A37 A38 B13 D09",
    "4.3": "A35 A39 A46 B29 D09",
    "5.1": "A42 A49 A50 B16 C08",
    "5.2": "A41 B14 B15 B35 D12",
    "5.3": "B19 D11 A41 A27",
    "5.4": "A28 A29 A30 A31 A32 A34 B05 B06 B28 C12",
    "6.1": "A27 B10 B20 C08 C09",
    "6.2": "A27 B18 B21 C13 D13 D14 D15 D20",
    "6.3": "B22 B23 B27 C08 C10 C11 D19 D22",
    "6.4": "B24 B25 B26 D19 D13",
    "7.1": "D16 D17 D18",
    "7.2": "A16 D17 D18 D21 A53",
    "7.3": "A33 B30",
    "8.1": "A36 A43 A44 A46",
    "8.2": "A35 A45 A46",
    "8.3": "A35 A46",
    "8.4": "B17",
    "8.5": "B31",
    "8.6": "A47 A48 A51 A52 B33 D24",
}
ERRORS = {  # section -> entries of the list of common errors that a cell there must show
    "1.1": "E75",
    "1.2": "E18 E19",
    "2.1": "E17 E27 E28 E29 E71",
    "2.2": "E01 E04 E05 E06 E26 E61 E62 E73",
    "2.3": "E07 E08 E09 E10 E11 E30 E33 E35 E02 E74",
    "3.1": "E34 E47 E56 E57",
    "3.2": "E11 E68 E69",
    "3.3": "E35 E75",
    "4.1": "E31 E69",
    "4.2": "E03 E12 E13 E14 E15",
    "4.3": "E35 E51 E67",
    "5.1": "E36 E37",
    "5.2": "E32 E33 E60",
    "5.3": "E25 E38 E57 E66 E72",
    "5.4": "E20 E21 E22 E23 E24 E25 E26 E30 E59",
    "6.1": "E35 E37 E69",
    "6.2": "E38 E44 E58 E63 E65 E76",
    "6.3": "E39 E40 E53 E70 E79",
    "6.4": "E41 E42 E43 E64 E77",
    "7.1": "E45 E46",
    "7.2": "E45 E47",
    "7.3": "E16 E52 E78",
    "8.1": "E48 E49",
    "8.2": "E50",
    "8.4": "E54",
    "8.5": "E55",
    "8.6": "E56",
}
EXERCISES = {  # section -> its exercises, in order
    "1.1": "make_grid describe flatten_batch add_bias can_reshape",
    "1.2": "to_nchw to_hwc add_batch_and_channel regroup",
    "2.1": "weighted_sum perceptron Neuron firing_threshold",
    "2.2": "relu leaky_relu softplus hard_threshold relu_derivative",
    "2.3": "sigmoid sigmoid_derivative tanh softmax predict_class",
    "3.1": "dense count_parameters collapse_linear column_to_row",
    "3.2": "forward_two_layer NeuralNetwork accuracy classify",
    "3.3": "SimpleNet manual_forward load_numpy_weights count_trainable",
    "4.1": "mse_loss mae_loss smooth_l1_loss mse_gradient",
    "4.2": "binary_cross_entropy bce_with_logits bce_with_logits_gradient",
    "4.3": "one_hot log_softmax cross_entropy smooth_labels",
    "5.1": "gradient_descent_step minimize max_stable_lr numerical_gradient",
    "5.2": "neuron_gradients_mse neuron_gradients_bce dense_backward relative_error",
    "5.3": "make_circle backward train majority_baseline",
    "5.4": "xavier_std he_std he_uniform layer_rms",
    "6.1": "gradient_of train_step BinaryClassifier fit",
    "6.2": "make_loaders DigitClassifier train_epoch evaluate",
    "6.3": "standardize updates_per_epoch inverse_time_decay select_best",
    "6.4": "dropout l2_penalty soft_threshold EarlyStopping",
    "7.1": "conv_output_size cross_correlate2d max_pool2d conv_parameters",
    "7.2": "SimpleCNN random_shift confusion_matrix conv_block",
    "7.3": "new_head scaled_fp16_gradient pick_device",
    "8.1": "class_weight_tensor weighted_cross_entropy precision_recall_f1 focal_loss threshold_for_recall",
    "8.2": "dice_coefficient soft_dice_loss binary_focal_loss background_accuracy",
    "8.3": "mask_to_box box_iou generalized_box_iou distance_box_iou",
    "8.4": "tokenize build_vocab bag_of_words threshold_for_false_alarms",
    "8.5": "occlusion_map input_gradient shapley_values stamp_flip_rate",
    "8.6": "trace choice output_layer",
}
QUESTIONS = {"8.6": 11}  # the practice questions; elsewhere three


def release(section) -> nbformat.NotebookNode:  # type: ignore[no-untyped-def]
    return nbformat.read(ROOT / "release" / section.chapter / f"{section.name}.ipynb", as_version=4)


def number(section) -> str:  # type: ignore[no-untyped-def]
    return str(section.heading.split()[0])


@SECTIONS
def test_student_notebooks_import_only_what_colab_has(section) -> None:  # type: ignore[no-untyped-def]
    for cell in release(section).cells:
        if cell.cell_type == "code":
            assert not re.search(r"^[!%]", cell.source, re.MULTILINE), "no magics, no pip"
            for node in ast.walk(ast.parse(cell.source)):
                names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
                names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
                assert {name.split(".")[0] for name in names} <= COLAB | sys.stdlib_module_names, cell.id


@SECTIONS
def test_anatomy(section) -> None:  # type: ignore[no-untyped-def]
    notebook = release(section)
    text = "\n".join(cell.source for cell in notebook.cells)
    first, last = notebook.cells[0].source, notebook.cells[-1].source
    assert first.startswith(f"# {section.heading}\n") and "minutes" in first and "Open in Colab" in first
    for wanted in ("reveal(", "explore(", "Quick quiz", "In your own words", "What to take along", "Key terms"):
        assert wanted in text, wanted
    if section is not COURSE.sections[-1]:
        assert "Next: " in last
    assert len(re.findall(r"^quiz_\w+ = ", text, re.MULTILINE)) == QUESTIONS.get(number(section), 3)
    marks = [cell.metadata.nbgrader for cell in notebook.cells if "nbgrader" in cell.metadata]
    for exercise in [m.grade_id for m in marks if m.solution and not m.grade and not m.grade_id.startswith("quiz_")]:
        points = [m.points for m in marks if m.grade_id in (f"{exercise}_check", f"{exercise}_hidden")]
        assert points[0] == 1 and 2 <= sum(points) <= 4, exercise


@SECTIONS
def test_prose_is_short(section) -> None:  # type: ignore[no-untyped-def]
    prose = section.path.read_text(encoding="utf-8").split("---", 2)[2]
    prose = re.sub(r"```.*?```|<!--.*?-->.*?<!--.*?-->|\$\$.*?\$\$", " ", prose, flags=re.DOTALL)
    prose = re.sub(r"^\|.*\|$", " ", prose, flags=re.MULTILINE)  # tables
    words = len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\$.*?\$|`.*?`", " ", prose)))
    print(f"{section.heading}: {words} words")
    assert 250 <= words <= 700


@SECTIONS
def test_coverage_ids_are_tagged(section) -> None:  # type: ignore[no-untyped-def]
    assert set(COVERS[number(section)].split()) <= set(section.covers.split())
    shown = set(" ".join(re.findall(r'shows="([^"]+)"', section.path.read_text(encoding="utf-8"))).split())
    assert set(ERRORS.get(number(section), "").split()) <= shown


def test_the_course_is_complete() -> None:
    """Every section is there, and teaches every id of the checklist; three ids have no content to teach."""
    assert {number(section) for section in COURSE.sections} == set(COVERS)
    groups = {"A": 53, "B": 35, "C": 14, "D": 24}
    wanted = {f"{group}{index:02}" for group, last in groups.items() for index in range(1, last + 1)}
    taught = set(" ".join(section.covers for section in COURSE.sections).split())
    assert wanted - {"B34", "C14", "D23"} == taught


@SECTIONS
def test_the_exercises_are_those_of_the_curriculum(section) -> None:  # type: ignore[no-untyped-def]
    text = section.path.read_text(encoding="utf-8")
    assert re.findall(r'^```python exercise="(\w+)"', text, re.MULTILINE) == EXERCISES[number(section)].split()


def test_conda_and_make_install_the_same_list() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    pip = next(entry for entry in environment["dependencies"] if isinstance(entry, dict))["pip"]
    assert pip == ["-r requirements.txt", "-e ."]
    assert "-r requirements.txt" in (ROOT / "Makefile").read_text()
    pins = [line for line in (ROOT / "requirements.txt").read_text().split("\n") if line and line[0] != "#"]
    assert all(re.fullmatch(r"[\w.-]+==[\w.]+", pin) for pin in pins), "full pins, no hashes, no local versions"
    assert "torch==2.13.0" in pins and not [pin for pin in pins if re.match(r"nvidia|cuda|triton", pin)]


def test_documents_name_only_files_that_exist() -> None:
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_no_path_of_somebodys_machine() -> None:
    for folder in ("autograder", "notebooks", "docs", "release", "source", "tests", "examples"):
        for path in Path(ROOT / folder).rglob("*"):
            if path.is_file() and path.suffix in {".py", ".md", ".ipynb", ".toml", ".txt", ".sh", ".csv"}:
                text = path.read_text(encoding="utf-8")
                assert not re.search(r"/(home|Users|root|work)/\w+", text), path
