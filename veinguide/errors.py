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


class VaultError(VeinGuideError):
    """Something sealed cannot be opened with the secrets that are set."""


class BookingError(VeinGuideError):
    """A booking request cannot be changed as asked."""


class DeliveryError(VeinGuideError):
    """A booking request did not reach the clinic's system; it is tried again."""
