"""Words for the people around a visitor, to stand in patterns that ignore case."""

_PARENT = """
    mom momma mommy mum mummy mama mamma mother dad daddy papa father parent
    parents
"""
_CHILD = """
    son daughter child children kid kids nephew niece grandson granddaughter
    grandaughter grandchild grandchildren grandkid grandkids grandbaby
"""
_OTHERS = """
    wife wifey husband hubby spouse partner boyfriend girlfriend fiance fiancee fiancé
    fiancée sister brother sibling aunt auntie aunty uncle cousin gran granny nana
    grandma gramma grammy grandmom grandmother grandpa grampa gramps grandad granddad
    grandfather grandparent grandparents
"""
_NEAR = "friend neighbor neighbour roommate coworker co-worker"
_HELPERS = "caregiver carer caretaker aide guardian"


def _any_of(words: str, before: str = "", after: str = "") -> str:
    longest_first = sorted(words.split(), key=len, reverse=True)
    return rf"(?:{before}(?:{'|'.join(longest_first)}){after})"


_STEP = r"(?:(?:step|god|half|great)[ -]?)*"
_IN_LAW = r"(?:[ -]in[ -]law)?"
PARENT = _any_of(_PARENT, _STEP, _IN_LAW)
CHILD = _any_of(_CHILD, _STEP, _IN_LAW)
KIN = _any_of(_PARENT + _CHILD + _OTHERS, _STEP, _IN_LAW)
PEOPLE = rf"(?:{KIN}|{_any_of(_NEAR)})"
HELPERS = _any_of(_HELPERS)
KIN_WORDS = frozenset((_PARENT + _CHILD + _OTHERS).split())
