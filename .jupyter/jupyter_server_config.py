"""JupyterLab for newcomers: no token on this computer's own address, the README as start page."""

c = get_config()  # noqa: F821 (given by traitlets)

c.LabApp.default_url = "/lab/tree/README.md"
# The Markdown sources open as notebooks on request (Open With > Notebook), as text by default.
c.ServerApp.contents_manager_class = "jupytext.TextFileContentsManager"
