"""The exception for faults in the files that analysts edit."""


class CatalogueError(Exception):
    """A catalogue file cannot be used. The message names the file, field, value and remedy."""

    def __init__(self, file: str, field: str, value: object, remedy: str) -> None:
        super().__init__(f"{file}: {field}: {value!r}: {remedy}")
        self.file, self.field, self.value, self.remedy = file, field, value, remedy


class FolderProblem(Exception):
    """HET_STATE or HET_DATA names a folder that cannot be used. The message names the folder and the remedy."""
