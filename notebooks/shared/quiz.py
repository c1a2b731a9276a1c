"""A quiz to click through: a check button and a reply for each question, one counter; not graded."""
import base64
import html
import io
import random
import textwrap
from typing import Any

from IPython.display import display
from matplotlib.figure import Figure

Questions = list[tuple[str, list[tuple[str, str]]]]  # (question, [(choice, feedback), ...]), the right choice first


class Score:
    """Which choices have been checked; knows nothing of buttons and pages."""

    def __init__(self, questions: Questions, seed: int = 0) -> None:
        self.questions: Questions = []
        self.right: list[int] = []
        self.checked: list[int | None] = [None] * len(questions)
        for text, choices in questions:
            mixed = random.Random(f"{seed} {text}").sample(choices, len(choices))  # the same order in every run
            self.questions.append((text, mixed))
            self.right.append(mixed.index(choices[0]))

    def mark(self, number: int, choice: int | None) -> None:
        """A choice was marked. One that differs from the checked one has to be checked again before it counts."""
        if choice != self.checked[number]:
            self.checked[number] = None

    def check(self, number: int, choice: int | None) -> str:
        """The feedback for this choice; from now on it is the answer to the question."""
        self.checked[number] = choice
        if choice is None:
            return "First choose one of the answers."
        return f"{'✓' if choice == self.right[number] else '✗'} {self.questions[number][1][choice][1]}"

    def counter(self) -> str:
        """For example 2 / 5 correct; each question counts at most once."""
        correct = sum(choice == right for choice, right in zip(self.checked, self.right, strict=True))
        return f"{correct} / {len(self.right)} correct"

    def labels(self, number: int) -> list[str]:
        """The choices of a question with their letters."""
        choices = self.questions[number][1]
        return [f"{letter}  {text}" for letter, (text, _) in zip("ABCDEFGH", choices, strict=False)]

    def text(self) -> str:
        """The whole quiz as text, for pages where nothing can be clicked."""
        lines = [f"A quiz of {len(self.right)} questions, as text: its buttons need a live page. Run this cell in"]
        lines += ["JupyterLab or Colab, and each answer gets a reply."]
        for number, (question, _) in enumerate(self.questions):
            lines += ["", *textwrap.wrap(f"{number + 1}. {question}", 96)]
            lines += [f"     {label}" for label in self.labels(number)]
        return "\n".join(lines)


def text_png(text: str) -> bytes:
    """Lines of text as a PNG picture, 100 pixels per inch."""
    lines = text.split("\n")
    figure = Figure(figsize=(7, 0.19 * len(lines) + 0.2))
    figure.text(0.02, 0.5, text, va="center", fontsize=8.5, linespacing=1.45, parse_math=False)
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=100)
    return buffer.getvalue()


def quiz(questions: Questions, seed: int = 0) -> None:
    """Show questions with a check button each and one counter; without widgets, show them as text."""
    score = Score(questions, seed)
    text = score.text()
    try:
        import ipywidgets as widgets
    except ImportError:
        print(text)
        return
    counters = [widgets.HTML(), widgets.HTML()]  # above and below the questions

    def count() -> None:
        for counter in counters:
            counter.value = f"<b>{score.counter()}</b>"

    def item(number: int, question: str) -> Any:
        options = [(label, index) for index, label in enumerate(score.labels(number))]
        # max-content: neither ipywidgets 7 nor 8 wraps a choice, and their own width would cut it off
        radio = widgets.RadioButtons(options=options, value=None, layout=widgets.Layout(width="max-content"))
        button, reply = widgets.Button(description="Check", tooltip=f"Check question {number + 1}"), widgets.HTML()

        def mark(change: Any) -> None:
            score.mark(number, change["new"])
            reply.value = ""
            count()

        def check_it(_: Any) -> None:
            told = html.escape(score.check(number, radio.value))
            colour = {"✓": "#009E73", "✗": "#D55E00"}.get(told[0], "inherit")
            reply.value = f'<span style="color: {colour}; line-height: 1.4">{told}</span>'
            count()

        radio.observe(mark, "value")
        button.on_click(check_it)
        heading = widgets.HTML(f"<b>{number + 1}. {html.escape(question)}</b>")
        return widgets.VBox([heading, radio, button, reply], layout=widgets.Layout(margin="0 0 14px 0"))

    count()
    items = [item(number, question) for number, (question, _) in enumerate(score.questions)]
    box = widgets.VBox([counters[0], *items, counters[1]])
    # One output, two forms, as in explore(): a page that cannot show widgets takes the picture or the text.
    view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
    bundle = {"text/plain": text, "image/png": base64.b64encode(text_png(text)).decode()}
    display({**bundle, "application/vnd.jupyter.widget-view+json": view}, raw=True)
