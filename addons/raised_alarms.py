"""Which alarms of a conversation stand over its newest message, and what they name."""

from __future__ import annotations

import re
from dataclasses import replace

from rasa.shared.core.trackers import DialogueStateTracker

from addons.intent_classifier import BOOKING
from addons.red_flag_detector import RED_FLAG
from addons.standing_alarm import (
    ACTING_OF_ANOTHER,
    COLLAPSED,
    CRISIS,
    EMERGENCY,
    FOLLOW_UPS,
    GOING_ON,
    LATER,
    OF_POISON_CONTROL,
    POISONING,
    SEVERITY,
    SUICIDE_OF_ANOTHER,
    UNNAMED,
    URGENT,
    StandingAlarm,
    is_chosen,
)
from addons.turns import (
    DENIED,
    LEVELS,
    Turn,
    asked_in,
    confidence_in,
    heard_in,
    turns_of,
    was_alarmed,
)
from addons.wording import plain
from veinguide.alarm_replies import alarm_replies
from veinguide.kin import PEOPLE
from veinguide.particular.aftercare import reading_with_the_last, readings_after
from veinguide.told_over_turns import Raised, told_over_turns
from veinguide.triage import RedFlag, load_triage, looked_for
from veinguide.triage.table import OTHER_SIGN

# An emergency that is talked of and nothing else stands so long.
LONGEST = 8
# Pills that are spoken of after talk of suicide.
ACTING = "suicide_acting"
# Who speaks of another is told how to help.
OF_WHOM = {"suicide": SUICIDE_OF_ANOTHER, ACTING: ACTING_OF_ANOTHER}
# After a poisoning these are signs of it, and not of a clot in the lungs.
COLLAPSES = {"fainting", "breathing"}
AFTER_TREATMENT, AIRWAY = "after_treatment", "airway_after_treatment"
STROKE, WITHDRAWAL, SEPSIS = "stroke", "withdrawal_severe", "sepsis"
# Groups of red_flags.yml: what makes confusion a stroke, and a throat one of the shots.
OF_A_STROKE = ("FACE", "ARM", "SPEECH", "ONE_SIDE", "DROOP", "SIGHT")
OF_AN_AIRWAY = ("THROAT", "BREATHLESS", "SWOLLEN")
OF_AN_INFECTION = {
    *("clot_leg", "skin_infection", "ulcer_infected", "surface_clot", SEPSIS),
    AFTER_TREATMENT,
}
QUININE_BLEEDING = "quinine_bleeding"
# So surely understood, a message says something of its own.
UNDERSTOOD = 0.5
SURE = 0.75
# Of who names no quinine, what is told to those who take it would be wrong.
WITHOUT_QUININE = {
    "quinine_bleeding": "bleeding_inside",
    "heavy_bleed_on_quinine": "heavy_bleed",
}
QUININE = re.compile(r"\b(?:qu?in+[aie]+n\w*|qualaquin|tonic)\b")
# "My sister said she wants to end it", and nothing of the visitor's own wishes.
OF_ANOTHER = re.compile(
    rf"\b(?:my|our|the) (?:\w+ ){{0,2}}?(?:{PEOPLE}|gran\w+|ex|boy|girl|buddy"
    r"|pal|student|tenant|boss|teen\w*)(?:s|'s)?(?: of (?:mine|ours))?"
    r"(?:,? \w+){0,3} (?:says?|said|saying|keeps?|kept|wants?|wanted|talks?|talking"
    r"|told|texts?|texted|threaten\w*|wishes|thinks|tried|plans?|wrote|writes|cuts?|cutting"
    r"|hurts?|hurting|harms?|harming|burns?|burning|(?:gave|giving) me"
    r"|(?:is|has been|was|might be) (?:\w+ )?(?:suicidal|threaten\w*|planning)"
    r"|has an? (?:plan|gun))\b"
    r"|\ban? (?:\w+ )?(?:friend|buddy|pal|coworker|neighbou?r|cousin) of mine\b"
    r"|\b988 for (?:him|her|them|my \w+|somebody|someone)\b"
)
OF_HIM = re.compile(r"\b(?:he|she|him|her|his|they|them|he's|hes|she's|shes)\b")
KILLS_ONESELF = re.compile(r"\bmyself\b|\bi (?:want|wanna|wish|would rather) .*\bdie\b")
JUST = re.compile(r"\b(?:just|minutes?|hours?|right after|today|tonight|morning)\b")
TREATED = re.compile(
    r"\btreat\w*|\bsurger\w*|\boperat\w*|\b(?:done|closed|fixed|stripped)\b"
    r"|\b(?:you|y'?all|they|clinic|doctor) (?:\w+ )?(?:did|put|gave|lasered|injected)\b"
)
OF_ONESELF = re.compile(r"\b(?:i|i'm|im|i'd|id|i'll|ill|i've|ive|myself|me)\b")
WORRIES = re.compile(
    r"\b(?:i'm|im|i am) (?:\w+ )?(?:worried|scared|afraid|concerned|frightened)\b"
    r"|\bi (?:think|heard|worry|found|saw|caught|noticed"
    r"|got (?:a|this) (?:text|call))\b"
    r"|\b(?:tells?|told|texted|gave|gives?|giving|sent|called|asked|shown?|showed) me\b"
    r"|\b(?:should|can|do|must|could) i (?:call|text|tell|do|say|ask|take|go|stay)\b"
    r"|\bi (?:do not|don't|dont) know (?:if|what|how)\b|\bidk\b"
)
OF_A_TREATED_LEG = {"clot_leg", "skin_infection", "surface_clot", *UNNAMED}


def standing_alarms(tracker: DialogueStateTracker) -> list[StandingAlarm]:
    """The alarms within reach, the most severe and then the newest first.

    None stands over a message that raised one itself.
    """
    turns = turns_of(tracker)
    if not turns or turns[-1].alarms:
        return []
    *before, now = turns
    ruled = {level for turn in before if turn.by_rule for level, _ in turn.alarms}
    denies = _only_denies(now)
    found: dict[str, StandingAlarm] = {}
    over: set[str] = set()
    for follow_ups, turn in enumerate(reversed(before[-LONGEST:]), 1):
        # One that is over may be told of with a new one, which stands.
        over |= turn.over
        since = [*before[-follow_ups:], now]
        for level, sign in turn.alarms:
            alarm = StandingAlarm(
                level=level,
                sign=sign,
                follow_ups=follow_ups,
                heard=now.heard.text or "",
                intent=now.intent,
                reminders=tuple(name for each in since[:-1] for name in each.reminders),
                unbroken=any(turn.reminders or turn.alarms for turn in before[-2:]),
                goes_on=any(_goes_on(turn, level) for turn in since[1:]),
                was_told_to_wait=any(turn.told_to_wait for turn in since[:-1]),
                spoken=tuple(now.spoken),
                by_rule=now.by_rule and not denies,
                by_net=level not in ruled,
                only_denies=denies,
                raised_by=turn.words,
                is_sure=confidence_in(tracker) >= SURE,
                stood_over_an_answer=any(map(_stands_over_an_answer, since[1:-1])),
            )
            if level not in over and (follow_ups <= FOLLOW_UPS or alarm.unbroken):
                newer = found.setdefault(level, alarm)
                if _is_untouched(alarm, newer):
                    found[level] = replace(alarm, holds=True)
    alarms = sorted(found.values(), key=lambda alarm: alarm.severity)
    poisoning = found.get(POISONING)
    if poisoning and alarms[0].level == EMERGENCY and alarms[0].sign in UNNAMED:
        # Of the two, Poison Control is what such words are about; it names 911 too.
        is_of_it = poisoning.fitting in {*OF_POISON_CONTROL, "calling"}
        return [poisoning] if is_of_it and "911" not in poisoning.heard else alarms
    return alarms


def told_worse(tracker: DialogueStateTracker) -> RedFlag | None:
    """A graver sign that the newest message makes with what was told before it.

    "I have a plan, tonight", after "I can't stop thinking of ending it".
    """
    *before, now = turns_of(tracker)
    if now.spoken or is_chosen(now.words):
        return None
    typed = [plain(turn.words) for turn in before if not is_chosen(turn.words)]
    raised: list[Raised] = []
    over: set[str] = set()
    for turn in reversed(before[-LONGEST:]):
        over |= turn.over
        raised += [
            Raised(level, sign or OTHER_SIGN, level not in over)
            for level, sign in turn.alarms
        ]
    found = told_over_turns().found(plain(now.words), typed, raised)
    if not found or now.intent not in LEVELS:
        return found
    return found if SEVERITY[now.intent] >= SEVERITY[found.intent] else None


def told_in_pieces(tracker: DialogueStateTracker) -> RedFlag | None:
    """A sign that the newest message tells only of who was treated of late.

    "And a hard lump behind the knee", after "I had the laser on Monday".
    """
    *before, now = turns_of(tracker)
    if now.intent in LEVELS or now.spoken or is_chosen(now.words):
        return None
    typed = [turn.words for turn in before if not is_chosen(turn.words)]
    readings = readings_after(now.words, typed)
    if not readings:
        return None
    joined = reading_with_the_last(now.words, typed[-1])
    # Of a sign that was told before, any more words would only be an echo.
    is_echo = joined and load_triage().find(f"since the laser {typed[-1]}") is not None
    if joined and (was_alarmed(tracker) or not is_echo):
        readings.append(joined)
    return next(filter(None, map(load_triage().find, readings)), None)


def sign_of(
    sign: str | None,
    level: str,
    alarms: list[StandingAlarm],
    tracker: DialogueStateTracker,
) -> str | None:
    """The sign of a new alarm: whoever collapses after a poisoning has that.

    A leg that was treated of late is for the clinic that treated it, as well, and
    nobody else is sent there. Who does not name quinine is told nothing of it, and who
    worries about another how to help. Confusion is of what was told before it.
    """
    poisoned = any(a.level == POISONING or a.sign == COLLAPSED for a in alarms)
    if poisoned and level == EMERGENCY and sign in COLLAPSES:
        return COLLAPSED
    words = plain(turns_of(tracker)[-1].words)
    if level == EMERGENCY and _is_only_confused(words, sign):
        return _cause_of_confusion(alarms, tracker) or sign
    if sign == AIRWAY and _is_a_stroke_long_after(words):
        return STROKE
    if level == URGENT and sign in OF_A_TREATED_LEG and _was_treated(tracker):
        return AFTER_TREATMENT
    if sign == AFTER_TREATMENT and not _tells_of_a_treatment(tracker):
        return next((a.sign for a in alarms if a.level == URGENT), None)
    if sign == "clot_leg" and _bleeds_under_the_skin(words):
        return QUININE_BLEEDING
    if sign in WITHOUT_QUININE and not _names_quinine(tracker):
        return WITHOUT_QUININE[sign]
    if sign in OF_WHOM and _is_of_another(words, alarms):
        return OF_WHOM[sign]
    return sign


def sign_looked_for(tracker: DialogueStateTracker) -> RedFlag | None:
    """What a message that says nothing else reports of what it was told to look for.

    None where a sign was heard anyway, and while a request is being written.
    """
    is_understood = confidence_in(tracker) >= UNDERSTOOD
    if is_understood or heard_in(tracker).get(RED_FLAG) or tracker.active_loop_name:
        return None
    lately = turns_of(tracker)[-1 - looked_for.TURNS : -1]
    replies = [text for turn in lately for text in turn.texts]
    return looked_for.sign_looked_for(asked_in(tracker), replies)


def is_of_a_crisis(level: str, sign: str | None, tracker: DialogueStateTracker) -> bool:
    """Whether a new alarm of no name is about pills after talk of suicide."""
    *before, now = turns_of(tracker)
    spoke_of_it = any(alarm == CRISIS for turn in before for alarm, _ in turn.alarms)
    of_no_name = level != CRISIS and sign in UNNAMED
    words = plain(now.words)
    return of_no_name and spoke_of_it and alarm_replies().speaks_of_means(words)


def _is_untouched(alarm: StandingAlarm, newer: StandingAlarm) -> bool:
    """Whether "I never coughed! My foot" denies the newer sign alone."""
    if newer is alarm or alarm.sign == newer.sign or newer.fitting != DENIED:
        return False
    replies, words = alarm_replies(), plain(newer.heard)
    return replies.denies(words, newer.sign) and not replies.denies(words, alarm.sign)


def _is_only_confused(words: str, sign: str | None) -> bool:
    """Whether no more is told; the net hears a stroke or a faint in that."""
    triage = load_triage()
    if sign not in {STROKE, "fainting", *UNNAMED}:
        return False
    found = {flag.sign for flag in triage.find_all(words)}
    is_more = any(triage.says(group, words) for group in OF_A_STROKE)
    return triage.says("CONFUSED", words) and not (is_more or "fainting" in found)


def _cause_of_confusion(
    alarms: list[StandingAlarm], tracker: DialogueStateTracker
) -> str | None:
    """A medicine for restless legs that was stopped, or an infected leg."""
    told = ". ".join(turn.words for turn in turns_of(tracker))
    triage = load_triage()
    was_stopped = {"withdrawal", WITHDRAWAL} & {f.sign for f in triage.find_all(told)}
    if triage.says("RLS_MEDICINE", told) and (
        was_stopped or triage.says("STOP_MED", told)
    ):
        return WITHDRAWAL
    is_hot = triage.says("TRUE_FEVER", told) and triage.says("LIMB", told)
    is_infected = any(alarm.sign in OF_AN_INFECTION for alarm in alarms)
    return SEPSIS if is_infected or is_hot else None


def _is_a_stroke_long_after(words: str) -> bool:
    """Whether "she talks like drunk" goes with a treatment that is weeks ago."""
    signs = {flag.sign for flag in load_triage().find_all(words)}
    of_the_shot = any(load_triage().says(group, words) for group in OF_AN_AIRWAY)
    of_late = alarm_replies().tells_of_a_treatment(words) or JUST.search(words)
    return STROKE in signs and not of_the_shot and not of_late


def _bleeds_under_the_skin(words: str) -> bool:
    """Whether dots or bruises, and no swelling, came with quinine."""
    triage = load_triage()
    signs = {flag.sign for flag in triage.find_all(words)}
    is_swollen = triage.says("SWOLLEN", words) or triage.says("HOT", words)
    return QUININE_BLEEDING in signs and not is_swollen


def _tells_of_a_treatment(tracker: DialogueStateTracker) -> bool:
    """Whether a vein treatment was spoken of at all, by any turn."""
    told = [plain(turn.words) for turn in turns_of(tracker)]
    return any(TREATED.search(t) or load_triage().says("TREATMENT", t) for t in told)


def _names_quinine(tracker: DialogueStateTracker) -> bool:
    return any(QUININE.search(plain(turn.words)) for turn in turns_of(tracker))


def _is_of_another(words: str, alarms: list[StandingAlarm]) -> bool:
    """Whether another is spoken of, now or in the alarm that stands."""
    own = OF_ONESELF.search(WORRIES.sub("", words))
    was = any(alarm.sign in OF_WHOM.values() for alarm in alarms)
    if was and OF_HIM.search(words):
        return not KILLS_ONESELF.search(words)
    return bool(OF_ANOTHER.search(words)) and not own


def _was_treated(tracker: DialogueStateTracker) -> bool:
    told = (plain(turn.words) for turn in turns_of(tracker))
    return any(map(alarm_replies().tells_of_a_treatment, told))


def _only_denies(turn: Turn) -> bool:
    """Whether "nobody is bleeding" is all that a rule hears in the message."""
    if turn.intent not in LEVELS or not turn.by_rule:
        return False
    words = plain(turn.words)
    rest = alarm_replies().without_denials(words)
    return rest != words and load_triage().find(rest) is None


def _stands_over_an_answer(turn: Turn) -> bool:
    """A reminder is one paragraph."""
    return bool(turn.reminders) and any("\n\n" in text for text in turn.texts)


def _goes_on(turn: Turn, level: str) -> bool:
    """Whether a button was chosen, or it was asked to go on with a request."""
    said = plain(turn.heard.text or "")
    if level == URGENT and turn.intent == BOOKING:
        return is_chosen(said) or alarm_replies().asks_for_a_visit(said)
    return is_chosen(said) or bool(GOING_ON.search(said) and not LATER.search(said))
