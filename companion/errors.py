"""The exceptions for what the user can fix; everything else is a bug of ours."""


class UserError(Exception):
    """Something wrong on the command line or in a file.

    message: what is wrong.
    file: the file as the user named it; empty for the command line.
    line: the line in the file, counted from 1; 0 for the whole file.
    hint: what to write instead.
    details: what a script of theirs wrote about it, any number of lines.
    """

    def __init__(
        self,
        message: str,
        file: str = "",
        line: int = 0,
        hint: str = "",
        details: str = "",
    ) -> None:
        self.message = message
        self.file = file
        self.line = line
        self.hint = hint
        self.details = details
        super().__init__(message, file, line, hint)

    def __str__(self) -> str:
        """Return the error in one line: `app.yaml:7: message; hint`."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        what = f"{self.message}; {self.hint}" if self.hint else self.message
        return f"{place}: {what}" if place else what
