"""Why an installer is not made."""


class InstallerError(Exception):
    """Something that would ship is not as it must be; the message says what."""
