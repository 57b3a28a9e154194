"""The exceptions for what the user can fix; everything else is a bug of ours."""


class UserError(Exception):
    """Something wrong on the command line or in a file.

    message: what is wrong.
    file: the file as the user named it; empty for the command line.
    line: the line in the file, counted from 1; 0 for the whole file.
    hint: what to write instead.
    """

    def __init__(
        self, message: str, file: str = "", line: int = 0, hint: str = ""
    ) -> None:
        self.message = message
        self.file = file
        self.line = line
        self.hint = hint
        super().__init__(message, file, line, hint)

    def __str__(self) -> str:
        """Return the error in one line: `app.yaml:7: message; hint`."""
        return f"{self.headline}; {self.hint}" if self.hint else self.headline

    @property
    def headline(self) -> str:
        """The error without its hint: `app.yaml:7: message`."""
        return f"{self.place}: {self.message}" if self.place else self.message

    @property
    def place(self) -> str:
        """Where it is wrong: `app.yaml:7`, `app.yaml`, or empty."""
        return f"{self.file}:{self.line}" if self.line else self.file


class TimeLimitExceeded(BaseException):
    """A page or a script ran for too long.

    Not an Exception, so that a handler's `except Exception` lets it through.
    seconds: the limit.
    """

    __module__ = "builtins"  # so that a traceback calls it by its name alone

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        super().__init__(seconds)

    def __str__(self) -> str:
        return f"took more than {self.seconds:g} seconds"
