"""JupyterLab for newcomers: the README as start page, Markdown sources that open as notebooks."""

c = get_config()  # noqa: F821 (given by traitlets)

c.ServerApp.allow_root = True  # as in most containers
c.LabApp.default_url = "/lab/tree/README.md"
# The Markdown sources open as notebooks on request (Open With > Notebook), as text by default.
c.ServerApp.contents_manager_class = "jupytext.TextFileContentsManager"
