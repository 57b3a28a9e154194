"""The one exception for what a person can mend."""


class UserError(Exception):
    """Something wrong on the command line or in a file, said in one line.

    message: what is wrong and what to write instead.
    file: the file as the person named it; empty where the command line is meant.
    line: the line in the file, counted from 1; 0 where the whole file is meant.
    details: what a script of theirs wrote about it, any number of lines.
    """

    def __init__(
        self, message: str, file: str = "", line: int = 0, details: str = ""
    ) -> None:
        self.message = message
        self.file = file
        self.line = line
        self.details = details
        place = f"{file}:{line}" if line else file
        super().__init__(f"{place}: {message}" if place else message)
