"""A request that no page of the folder answers."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from companion.app_yaml_router import routing
from companion.app_yaml_router.wsgi import Environ
from companion.config.app_yaml import AppYaml
from companion.config.handlers import Handler
from companion.problem import Place
from companion.source.file import read_yaml

ANY_PAGE = "write url: /.* to match any page"


@dataclass(frozen=True)
class Unanswered:
    """A request for a page of a folder that isn't there.

    is_typed: whether somebody typed its address, so that the address may be wrong.
    """

    folder: Path
    settings: AppYaml
    environ: Environ
    is_typed: bool

    @property
    def method(self) -> str:
        return str(self.environ["REQUEST_METHOD"]).lower()

    @property
    def path(self) -> str:
        return routing.read_path(self.environ)

    @property
    def written(self) -> str:
        """The path as it is written in routes, with %XX for what can't be shown."""
        return self.path if self.path.isprintable() else quote(self.path)

    def url(self, handler: Handler) -> Place:
        file = read_yaml(self.settings.path, self.settings.name)
        return file.place(handler.url_line)


def by_a_form(environ: Environ) -> bool:
    """Whether a form sent a request, rather than somebody who typed its address."""
    return environ["REQUEST_METHOD"] == "POST" or bool(environ.get("QUERY_STRING"))
