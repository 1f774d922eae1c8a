"""After an alarm, the way to get help stands over the next answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from addons.intent_classifier import BOOKING
from addons.other_language import INTENT_NAME as OTHER_LANGUAGE
from addons.turns import DENIED, LEVELS, OVER, SEEN, SETTLED, STOPPED
from addons.wording import plain
from veinguide.alarm_replies import alarm_replies
from veinguide.booking.progress import goes_on, keeps
from veinguide.languages import is_spanish
from veinguide.triage.table import INTENTS, OTHER_SIGN

FOLLOW_UPS = 3
# After so many, a question of its own is answered without it.
QUESTIONS = 2
# "Ok please continue with my request now".
LONGEST_CONTINUE = 9
SEVERITY = {level: place for place, level in enumerate(INTENTS.values())}
EMERGENCY, URGENT = INTENTS["emergency"], INTENTS["urgent"]
CRISIS, POISONING = INTENTS["crisis"], INTENTS["poisoning"]
ALL_CLEAR = "utter_all_clear"
UNNAMED = (None, OTHER_SIGN)
COLLAPSED = "overdose_collapsed"
# A message that raises the same alarm again is answered so; any other gets the alarm.
AGAIN = {
    EMERGENCY: {
        *("unstopped", "steps", "tie", "yes", "cause", "going", "calling", "here"),
        *("waiting", "tell"),
    },
    CRISIS: {"serious", "taken_back", "safer", "upset", "police", "private"},
}
# Of these the net hears "abuse" or "pills taken", where nobody spoke of them.
ONLY_OF_A_CRISIS = {"police", "safer", "private"}
# What is asked of Poison Control may sound like an emergency of no name.
OF_POISON_CONTROL = {"vomiting", "number"}
# These reminders name 911 as what has been reached, so Poison Control is not added.
WITH_911 = {"calling", "here", "waiting", "tell", "over"}
# Who has called or is on the road is not asked again whether they have called.
UNDER_WAY = {"calling", "going"}
# Who goes to a doctor, or thanked, needs no more of an urgent alarm than is asked.
AGREED = {"going", "thanks"}
# Who is with a crew, or home again, is not sent to call.
HERE, HELPED, ADMITTED = "here", "helped", "admitted"
IN_CARE = {HERE, HELPED, ADMITTED}
VISIT, AGAIN_NAMED = "visit", "again"
# What is asked so is about the warning, even where it sounds like asking for a visit.
NO_VISIT = {"soon", "tomorrow"}
# "I said PERSON. Phone number for the clinic" is answered, over a line of the alarm.
STAFF_MAY_ANSWER = {URGENT, POISONING}
OF_THE_STAFF = {"ask_human", "ask_contact"}
FOR_THE_STAFF = re.compile(
    r"\b(?:human|person|people|somebody|someone|staff|receptionist|clinic|office"
    r"|front desk|representative|agent)\b"
)
# What is worried about in another, in words of its own.
SUICIDE_OF_ANOTHER = "suicide_of_another"
ACTING_OF_ANOTHER = "suicide_acting_of_another"
# Of another's thoughts of suicide, those and their plans.
OF_ANOTHER = {SUICIDE_OF_ANOTHER, ACTING_OF_ANOTHER}
# These signs have a reminder of their own, which is always said until it is settled.
ABUSE = "abuse"
OWN_REMINDER = {
    ABUSE: {"private"},
    "pregnant_leg": {"private", "cost", "going", "care", "thanks", "again"},
}
# A plain "no" to the sign itself is heard, even where a rule heard the sign.
DENIED_BY_NAME = {
    *("fainting", "breathing", "coughing_blood", "chest_pain"),
    *("head_injury", "broken_hip"),
}
DENIED_TODAY = {"surface_clot"}
# "He's not sick, he's asleep" is what is said of these.
NEVER_DENIED = {COLLAPSED, "withdrawal_severe", ABUSE}
TALKED_AWAY = {"fainting", "bleeding_vein", "breathing", "cold_leg", *UNNAMED}
# Of these, the clinic's own answer is given.
OF_THE_CHAT = {"ask_privacy"}
BLEEDING = {"bleeding_vein", "bleeding_stopped"}
# "How do I stop it if it bleeds again", to the net, is bleeding now.
IF_IT_BLEEDS = {STOPPED, "signs"}
# What the visitor asked for or did is not answered with "no visit here".
NAMED_FIRST = {"number", "clinic", *IN_CARE, *UNDER_WAY}

# What people say to a warning rather than ask: the way to help is the whole answer.
SAID_TO_AN_ALARM = {
    *("affirm", "deny", "thank", "greet", "goodbye", "give_feedback", "insult"),
    *("ask_diagnosis", "ask_capabilities", "ask_when_to_see_doctor", "ask_more"),
    *("out_of_scope", "out_of_scope_medical", "nlu_fallback", "inform"),
}
# "OK, calling" is not answered with the clinic's number while 911 is what to call.
SAID_TO_AN_EMERGENCY = {
    *("ask_human", "ask_contact", "ask_consultation", "all_clear", "ask_sources"),
    *("ask_other_causes", "ask_vein_symptoms", "ask_treatment_downtime"),
}
# Of these, questions that are answered where the alarm itself is settled.
ASKED = {
    *("ask_diagnosis", "ask_capabilities", "ask_when_to_see_doctor", "ask_more"),
    "out_of_scope_medical",
}
HOLDS_ON = {"affirm", "deny", "thank", "all_clear", "goodbye"}
# Of these reminders after talk of suicide, none answers new despair.
NOT_DESPAIR = {None, "thanks", "taken_back", "safer", "upset"}
FORM_ANSWERS = {"inform", "affirm", "deny"}
ABOUT_BOOKING = {BOOKING, "change_booking", "cancel_booking", "ask_booking_status"}
GOING_ON = re.compile(r"\b(?:continue|resume|go on|carry on|back to|finish|pick up)\b")
# A question beside what settles the alarm is answered.
ASKS = re.compile(
    r"\?|(?:^|[.!,;] |\b(?:and|but|so|ok|okay|now|anyway|btw|then|also|just|mean) )"
    r"(?:what|how|why|when|where|which|who|can|could|do|does|is|are|will|would|should"
    r"|may|tell|explain)"
    r"(?:s|'s|re|'re)?\b"
    r"|\b(?:(?:want(?:ed)?|meant|like|need(?:ed)?) to|wanna) (?:ask|know)\b"
    r"|\b(?:only|just) ask(?:ing)?\b|\bi (?:only |just )?(?:asked|(?:was|am) asking)\b"
)
CRAMP = re.compile(r"\b(?:cramp\w*|charl\w+ horse\w*|knot)\b")
# "It feels warm", and not "parking" or "tell me of the doctor".
STATES = re.compile(r"^(?!tell me)(?=.*\b(?:it|its|it's|i|i'm|im|s?he|s?he's|they)\b)")
A_REQUEST = re.compile(r"\b(?:book|request|schedul\w*|sign me up|free)\b")
LATER = re.compile(
    r"\b(?:later|tomorrow|after(?:wards?)?|another (?:day|time)|not now|can wait)\b"
)


@dataclass(frozen=True)
class StandingAlarm:
    """What an earlier alarm means for the message that is to be answered.

    `level` is the alarm's intent; `follow_ups` counts the messages since, this one too.
    `heard` and `intent` are what the visitor says now. `reminders` are those given
    since the alarm, in order. `unbroken`, there was one in the last two answers.
    `goes_on`, the visitor asked to go on with a request. `was_told_to_wait`, that it
    can wait was said. `spoken` names what was already said to the message. `by_rule`, a
    rule hears one in the message itself; `by_net`, no rule ever heard the alarm;
    `only_denies`, what a rule hears in the message is what the message denies.
    `stood_over_an_answer`, it was already said over what was asked of something else.
    `holds`, what is denied is a newer sign, and not this one. `raised_by` is what the
    visitor said then. `is_sure`, what is said now is surely understood.
    """

    level: str
    sign: str | None
    follow_ups: int
    heard: str
    intent: str
    reminders: tuple[str, ...] = ()
    unbroken: bool = True
    goes_on: bool = False
    was_told_to_wait: bool = False
    spoken: tuple[str, ...] = ()
    by_rule: bool = True
    by_net: bool = False
    only_denies: bool = False
    stood_over_an_answer: bool = False
    holds: bool = False
    raised_by: str = ""
    is_sure: bool = False

    @property
    def severity(self) -> int:
        """0 is the most severe."""
        return SEVERITY[self.level]

    @property
    def is_severe(self) -> bool:
        return self.level != URGENT

    @property
    def reminder_in_full(self) -> str:
        return f"utter_still_{self.level}"

    @cached_property
    def fitting(self) -> str | None:
        """What the reminder to the message is called; None for the plain one.

        Where several fit, one that was not just given. Nothing is over while the
        message itself raises an alarm.
        """
        if self.intent in OF_THE_CHAT:
            return None
        sign = OTHER_SIGN if self.sign in UNNAMED else self.sign
        fit = alarm_replies().fitting(
            self.level,
            plain(self.heard),
            self.intent,
            sign,
            self._given,
            self._is_doubted,
        )
        if self.sign in OWN_REMINDER:
            own = OWN_REMINDER[self.sign] | self._settling_own
            fit = [name for name in fit if name in own]
        if self.holds or (self.intent in LEVELS and self.by_rule):
            fit = [name for name in fit if name not in self._settling]
        if self._is_denied_plainly and self._settling.isdisjoint(fit):
            return DENIED
        last = self.reminders[-1:]
        unsaid = [name for name in fit if f"{self.reminder_in_full}_{name}" not in last]
        return next(iter([*unsaid, *fit]), None)

    @property
    def _is_doubted(self) -> bool:
        """Whether only the net heard it, or who denies it plainly was reminded before.

        A pain in the chest, say, is not talked away.
        """
        may_insist = self.level == URGENT or (
            self.level == EMERGENCY and self.sign in TALKED_AWAY
        )
        insists = may_insist and self.sign != ABUSE and bool(self.reminders)
        if self._is_a_cramp_that_lasts and not self.by_net:
            return False
        return self.by_net or (insists and alarm_replies().insists(plain(self.heard)))

    @property
    def _is_a_cramp_that_lasts(self) -> bool:
        """Whether no swelling was told that a "no" could deny."""
        told = plain(self.raised_by)
        is_cramp = CRAMP.search(told) and self.sign == "clot_leg"
        return bool(is_cramp) and not alarm_replies().is_told(told, self.sign)

    @property
    def _is_denied_plainly(self) -> bool:
        """Whether the very sign is denied or explained, of an alarm that may be.

        What a rule heard is believed over a mere reason, but where it may fall asleep.
        """
        if self.holds or self.sign in NEVER_DENIED:
            return False
        if self.intent in LEVELS and self.by_rule:
            return False
        replies, words = alarm_replies(), plain(self.heard)
        if self.level == CRISIS:
            of_thoughts = self.sign in {"suicide", SUICIDE_OF_ANOTHER}
            return of_thoughts and replies.is_a_figure(words)
        by_name = DENIED_BY_NAME if self.level == EMERGENCY else DENIED_TODAY
        if self.by_net and self.reminders and replies.protests(words, self.sign):
            return True
        if self.by_net and replies.denies(words, self.sign):
            return True
        if self.sign in by_name and replies.denies_by_name(words, self.sign):
            return True
        if self.level == URGENT and replies.tells_a_story(words, self.sign):
            return True
        return self.by_net and replies.explains(words, self.sign)

    @property
    def _settling(self) -> set[str]:
        return SETTLED.get(self.level, set())

    @property
    def _settling_own(self) -> set[str]:
        """Of violence, only the rows of content/alarm_replies.yml end the alarm."""
        return {DENIED} if self.sign == ABUSE else self._settling

    @property
    def is_settled(self) -> bool:
        """Whether the message itself ends the alarm."""
        return self.fitting in self._settling

    @property
    def names_first(self) -> bool:
        """Whether what it says of the alarm goes before a wish to come."""
        return self.is_settled or self.asks_no_visit or self.fitting in NAMED_FIRST

    @property
    def told_to_wait(self) -> bool:
        """Whether no request need be spoken of; "I call them, they come" is none."""
        is_of_help = self.fitting in {*IN_CARE, *UNDER_WAY}
        asks = alarm_replies().asks_for_a_visit(plain(self.heard))
        return self.was_told_to_wait or (
            self.intent == BOOKING and is_of_help and not asks
        )

    @property
    def _given(self) -> set[str]:
        return {
            name.removeprefix(f"{self.reminder_in_full}_") for name in self.reminders
        }

    def reminder(self, fitting: str | None) -> str:
        """Not the same twice in a row, as long as there is another."""
        full = self.reminder_in_full
        named = f"{full}_{fitting}"
        if fitting and named not in self.reminders[-1:]:
            return named
        plain_ones = [full, f"{full}_again", f"{full}_later"]
        if self._is_in_care:
            plain_ones = [f"{full}_{HELPED}", f"{full}_{HERE}"]
        elif fitting or not UNDER_WAY.isdisjoint(self._given):
            del plain_ones[0]
        unsaid = [name for name in plain_ones if name not in self.reminders]
        others = [name for name in plain_ones if name not in self.reminders[-1:]]
        return (unsaid or others)[0]

    def stands_over(self, utter_action: str) -> bool:
        if self._is_agreed and not self.fitting:
            return False
        if utter_action == ALL_CLEAR and self.level != EMERGENCY and not self.fitting:
            return False
        if self.is_settled:
            return True
        if self._is_in_care and self._asks_of_something_else:
            return False
        if not self.stands_alone:
            is_enough = not self.is_severe and self.stood_over_an_answer
            return self.follow_ups <= QUESTIONS and not is_enough
        holds_on = self.is_severe and self.intent in HOLDS_ON
        return self.follow_ups <= FOLLOW_UPS or (
            self.unbroken and (holds_on or bool(self.fitting))
        )

    @cached_property
    def stands_alone(self) -> bool:
        """Whether nothing else is said."""
        if self.is_settled:
            return self._only_settles
        if self._asks_the_clinic or self.intent in OF_THE_CHAT or self._resumes:
            return False
        if self._asks_for_the_staff or self._asks_of_a_visit:
            return False
        if self._asks_after_a_crisis:
            return False
        if self._asks_after_a_joke:
            return False
        goes_on = self.goes_on and self.fitting in {None, VISIT, *NO_VISIT}
        if goes_on and self.intent in FORM_ANSWERS | ABOUT_BOOKING:
            return False
        if self.fitting and (self.intent != BOOKING or self.asks_no_visit):
            return True
        if self.intent in ABOUT_BOOKING:
            return self.is_severe
        if self.intent in SAID_TO_AN_ALARM:
            return True
        if self.intent == OTHER_LANGUAGE:
            return is_spanish(self.heard)
        if not self.is_severe:
            return self._is_stated
        asks = self.by_net and self.intent.startswith("ask_") and self._asks
        return self.intent in SAID_TO_AN_EMERGENCY or not (
            asks or self._names_a_subject
        )

    @property
    def _is_stated(self) -> bool:
        """Whether "it feels warm" was taken for a question of another subject."""
        is_other = self.intent.startswith("ask_") and self.intent not in OF_THE_STAFF
        asks = self._asks or self._names_a_subject
        return is_other and not asks and bool(STATES.search(plain(self.heard)))

    @property
    def _resumes(self) -> bool:
        """Whether the words it told the visitor to write are all that was written."""
        said = plain(self.heard)
        if self.intent in LEVELS or self.fitting not in {None, VISIT, AGAIN_NAMED}:
            return False
        is_short = len(said.split()) <= LONGEST_CONTINUE
        asks = keeps(said) or (goes_on(said) and not LATER.search(said))
        return is_short and asks

    @property
    def asks_no_visit(self) -> bool:
        """Whether it is about the warning, though it was taken for a wish to come."""
        return self.fitting in NO_VISIT and not self.goes_on

    @property
    def _asks_for_the_staff(self) -> bool:
        is_open = self.level in STAFF_MAY_ANSWER and self.fitting not in UNDER_WAY
        asks = self.intent in OF_THE_STAFF and FOR_THE_STAFF.search(plain(self.heard))
        return bool(is_open and asks)

    @property
    def _asks_of_a_visit(self) -> bool:
        """Whether what it costs, say, is asked under a line of 988."""
        asks = self._asks and self._names_a_subject and self.intent not in LEVELS
        # Whoever sent a request may still end it, or ask what became of it.
        asks = asks or (self.by_net and self.intent in ABOUT_BOOKING - {BOOKING})
        return self.level == CRISIS and self.fitting == VISIT and asks

    @property
    def _asks_after_a_joke(self) -> bool:
        """Whether who took words of despair back asks about something else."""
        was_a_joke = self.level == CRISIS and "taken_back" in self._given
        asks = self._asks or self.intent.startswith("ask_")
        return was_a_joke and asks and not self.fitting and self.intent not in LEVELS

    @property
    def _asks_after_a_crisis(self) -> bool:
        """Whether "thanks. What helps restless legs" is asked under a line of 988."""
        is_of_legs = self.intent.startswith("ask_") and self._names_a_subject
        speaks_of_it = alarm_replies().speaks_of_means(plain(self.heard))
        is_own = self.intent not in SAID_TO_AN_ALARM and self.fitting in NOT_DESPAIR
        asks = self._asks or self.fitting is None
        return (
            self.level == CRISIS and is_own and is_of_legs and asks and not speaks_of_it
        )

    @property
    def _asks(self) -> bool:
        return bool(ASKS.search(plain(self.heard)))

    @property
    def _is_agreed(self) -> bool:
        """Whether who was to see a doctor, or call Poison Control, said that before."""
        agreed = {URGENT: AGREED, POISONING: UNDER_WAY}.get(self.level, set())
        return not agreed.isdisjoint(self._given)

    @property
    def _is_in_care(self) -> bool:
        """Whether help was reached by an earlier message."""
        return not IN_CARE.isdisjoint(self._given)

    @property
    def _asks_of_something_else(self) -> bool:
        """Whether who is with those who help asks for something of the clinic."""
        if self.fitting not in {None, VISIT} or self.intent in LEVELS:
            return False
        said_to_it = SAID_TO_AN_ALARM | SAID_TO_AN_EMERGENCY
        return self.intent not in said_to_it or self._names_a_subject

    @property
    def _only_settles(self) -> bool:
        said = plain(self.heard)
        if self.intent in ABOUT_BOOKING:
            asks_here = A_REQUEST.search(said) or GOING_ON.search(said)
            return self.fitting == SEEN and not asks_here
        return self.intent in LEVELS | SAID_TO_AN_ALARM - ASKED or not self._asks

    @property
    def _asks_the_clinic(self) -> bool:
        """Whether a question of its own came with what was said to an urgent alarm.

        Or with the news that help is there.
        """
        of_its_own = self.intent not in SAID_TO_AN_ALARM | ABOUT_BOOKING | LEVELS
        asks = self._asks and self._names_a_subject
        is_helped = self.fitting in IN_CARE
        return (not self.is_severe or is_helped) and of_its_own and asks

    @property
    def _names_a_subject(self) -> bool:
        named = alarm_replies().names_a_subject(plain(self.heard))
        return named or is_chosen(self.heard)

    def has_heard(self, level: str, sign: str | None) -> bool:
        """Whether a new alarm only tells again what this one was about."""
        fits = self.fitting is not None
        if self.intent not in LEVELS:
            # An action says the last alarm again; first aid bears that.
            return level == self.level and (
                fits or level != EMERGENCY or self.intent in HOLDS_ON
            )
        if not self.by_rule and (
            self._takes_back(level, sign) or self._was_just_said(level, sign)
        ):
            return True
        if self._takes_first_aid and level == POISONING:
            return True
        if not self.by_rule and (self._tells_of_care or self._bled_nowhere(sign)):
            return True
        is_lower = self.level == CRISIS and SEVERITY[level] > self.severity
        if is_lower and not self.by_rule and self.fitting in ONLY_OF_A_CRISIS:
            return True
        if sign != self.sign and (sign not in UNNAMED or self.sign in OWN_REMINDER):
            return False
        if (level, self.level) == (EMERGENCY, POISONING):
            return self.fitting in OF_POISON_CONTROL
        if (level, self.level) == (URGENT, EMERGENCY):
            return sign in UNNAMED
        if level in AGAIN:
            return level == self.level and self.fitting in AGAIN[level]
        return level == self.level and (fits or self.follow_ups == 1)

    @property
    def _tells_of_care(self) -> bool:
        """Whether who is in the hospital only tells that, which sounds like danger."""
        return self.level != CRISIS and self.fitting in {HELPED, ADMITTED}

    def _bled_nowhere(self, sign: str | None) -> bool:
        """Whether "it stopped" was taken for a bleeding that nobody told of."""
        told = f"{plain(self.raised_by)} {plain(self.heard)}"
        is_new = sign in BLEEDING and self.sign not in BLEEDING
        return is_new and not re.search(r"\b(?:bl[eo]+d\w*|nosebleed\w*)\b", told)

    @property
    def _takes_first_aid(self) -> bool:
        """Whether one pill was taken against it, and not too many."""
        is_of_the_net = self.level in {EMERGENCY, URGENT} and not self.by_rule
        return is_of_the_net and alarm_replies().takes_first_aid(plain(self.heard))

    def _takes_back(self, level: str, sign: str | None) -> bool:
        """Whether the words settle the alarm that the net heard in them."""
        if self.only_denies and self.is_settled:
            return True
        if sign in BLEEDING and self.sign in BLEEDING:
            return self.fitting in IF_IT_BLEEDS
        if self.fitting == OVER and SEVERITY[level] > self.severity:
            return True
        is_the_same = level == self.level and sign in {self.sign, *UNNAMED}
        # "Nobody took any pills" may sound like another danger to the net.
        is_denied_too = self.fitting == DENIED and alarm_replies().denies(
            plain(self.heard), sign
        )
        return self.is_settled and (is_the_same or is_denied_too)

    def _was_just_said(self, level: str, sign: str | None) -> bool:
        """Whether the net only hears again what the last message raised."""
        is_the_same = level == self.level and sign in {self.sign, *UNNAMED}
        if level == CRISIS and self.is_sure:
            # Despair that is told in clearer words is answered in full once more.
            return False
        return is_the_same and self.follow_ups == 1


def is_chosen(heard: str) -> bool:
    """A button; the gateway takes the slash from what is typed."""
    return heard.startswith("/")
