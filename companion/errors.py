"""The exception for what runs for too long."""


class TimeLimitExceeded(BaseException):
    """A page or a script ran for more than so many seconds.

    Not an Exception, so that a handler's `except Exception` lets it through.
    """

    __module__ = "builtins"  # so that a traceback calls it by its name alone

    def __init__(self, seconds: float = 0.0) -> None:
        self.seconds = seconds
        super().__init__(seconds)

    def __str__(self) -> str:
        return f"took more than {self.seconds:g} seconds"
