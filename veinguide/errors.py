"""Everything Vein Guide raises on purpose. Messages name the thing and the cure."""


class VeinGuideError(Exception):
    """The parent of every error below."""


class SettingsError(VeinGuideError):
    """A setting is missing or unusable."""


class ContentError(VeinGuideError):
    """A file of content/ or domain.yml breaks its own rules; all problems at once."""


class StorageError(VeinGuideError):
    """The database could not be reached or refused the change."""


class StaffError(VeinGuideError):
    """A staff account cannot be made or used as asked."""


class StartError(VeinGuideError):
    """A process cannot be started, or died; says which and what to do."""
