"""What stops an evaluation, said so that it can be cured."""

from veinguide.errors import VeinGuideError


class EvaluationError(VeinGuideError):
    """A set or a model cannot be used as asked."""
