"""Keep two people in one name: whom the visit is for, and whom the staff ask for."""

import re

TWO = re.compile(r"^(?P<patient>.+?) \(ask for (?P<contact>[^()]+)\)$")


def together(patient: str, contact: str | None) -> str:
    """`Marge Kowalczyk (ask for Denise)`; one name where both are the same."""
    if not contact or contact.lower() == patient.lower():
        return patient
    return f"{patient} (ask for {contact})"


def apart(name: str) -> tuple[str, str | None]:
    """Whom the visit is for, and whom to ask for if that is somebody else."""
    two = TWO.match(name)
    return (two["patient"], two["contact"]) if two else (name, None)


def who_writes(name: str) -> str:
    patient, contact = apart(name)
    return contact or patient
