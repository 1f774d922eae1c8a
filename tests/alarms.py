"""What tests of alarms call by name."""


def still(level: str, name: str) -> str:
    """The reminder `name` of an alarm, as it is called in domain.yml."""
    return f"utter_still_{level.removeprefix('utter_')}_{name}"
