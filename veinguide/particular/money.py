"""What is asked in particular about bills and what a plan pays."""

from veinguide.particular.asked import ASSISTANT, Within, words

_MONEY = ASSISTANT | {"cost", "coverage", "consultation", "contact"}
_BILL = r"(?:bills?|invoices?|charges?|statement)"
# A bill from elsewhere, told by who asks what the plan pays.
_NOT_OF_THE_PLAN = (
    r"^(?!.*\b(?:is|will|does|would|if) (?:my |the |our )?(?:insurance|plan|medicare"
    r"|medicaid)(?: \w+){0,2} (?:pay|cover)).*"
)
_APPROVAL = r"(?:prior auth\w*|authori[sz]ations?|pre-?auth\w*|approv\w+|pre-?cert\w*)"

_STATES = r"(?:kansas|missouri|ks|mo)"

# Of these there is more to tell than of plain Medicare.
_PLAIN_MEDICARE = (
    r"^(?!.*\b(?:advantage|humana|aetna|cigna|united|uhc|u\.?h\.?c|bcbs|blue cross"
    r"|tricare|anthem|part [abcd]|suppl\w+|medigap|kansas|missouri|kancare)\b).*"
)

WITHIN: list[Within] = [
    (
        "utter_ask_medicare_medicaid",
        _MONEY,
        words(
            rf"{_PLAIN_MEDICARE}\b(?:takes?|taking|accepts?|accepting|honou?rs?)\b"
            r"(?: \w+){0,3} (?:medicare|medicaid)\b",
            rf"{_PLAIN_MEDICARE}\b(?:medicare|medicaid) (?:(?:taken|accepted)\b"
            r"|patients?\b)",
        ),
    ),
    (
        "utter_about_medicare_parts",
        _MONEY | {"supplements"},
        words(
            r"\bpart [abcd]\b[^.?!]{0,40}\bsuppl\w+",
            r"\bsuppl\w+[^.?!]{0,30}\bpart [abcd]\b",
        ),
    ),
    (
        "utter_about_supplement_plan",
        _MONEY | {"supplements"},
        words(
            r"\bmedi-?gap\b",
            r"\bsupplement(?:al|ary)?(?: \w+)? (?:plan|policy|insurance|coverage)\b",
        ),
    ),
    (
        "utter_about_which_states_medicaid",
        _MONEY,
        words(
            rf"\b{_STATES}(?: \w+)? or (?:the |a )?{_STATES}\b[^.?!]*\bmedicaid\b",
            rf"\bmedicaid\b[^.?!]*\b{_STATES}(?: \w+)? or (?:the |a )?{_STATES}\b",
            rf"\b{_STATES}(?:'s)? medicaid or (?:the |a )?{_STATES}\b",
        ),
    ),
    (
        "utter_about_which_states_medicaid",
        frozenset({"coverage"}),
        words(
            r"\b(?:missouri|kansas)\b(?! city).*\b(?:kansas|missouri)\b(?! city)"
            r".*\b(?:matter|differ\w*|same|count)",
        ),
    ),
    (
        "utter_about_bill_call_back",
        _MONEY,
        words(
            rf"\b(?:call|phone|ring) (?:me|us)\b[^?!]{{0,30}}\babout\b[^?!]{{0,12}}"
            rf"\b{_BILL}\b(?!\W*(?:it|that) is)",
            rf"\bcall ?back\b[^.?!]{{0,20}}\b{_BILL}\b",
        ),
    ),
    (
        "utter_about_bill_dispute",
        _MONEY,
        words(
            rf"{_NOT_OF_THE_PLAN}"
            r"\b(?:got|received|sent me) (?:a|an|my|this|another) (?:\$?\d+ )?"
            rf"{_BILL}\b",
            r"\b(?:dispute|contest|fight)"
            rf" (?:it|this|that|(?:a|the|my|this) {_BILL})\b",
            r"\bsend a dispute\b",
            r"\bi was (?:charged|billed|overcharged)\b",
            r"\bbilling (?:department|dept|office)\b",
        ),
    ),
    (
        "utter_about_prior_approval_time",
        ASSISTANT | {"coverage", "cost", "booking"},
        words(
            rf"\bhow (?:long|soon|fast|many (?:days|weeks|months))\b[^.?!]{{0,40}}"
            rf"\b{_APPROVAL}\b"
        ),
    ),
    (
        "utter_about_scan_paid",
        _MONEY | {"checkup"},
        words(
            r"\b(?:medicare|medicaid|insurance|plan|humana|aetna|tricare|blue cross)\b"
            r"[^.?!]{0,15}\b(?:pays?|covers?)\b[^.?!]{0,20}"
            r"\b(?:scans?|ultra ?sounds?)\b",
        ),
    ),
]
