from evaluation.benchmark import config_pipeline, first_of_each, score
from evaluation.sets import Line
from evaluation.understanding import Understood


def test_the_benchmark_leaves_out_what_belongs_to_this_clinic_alone() -> None:
    names = [component["name"].split(".")[-1] for component in config_pipeline()]
    assert not {"RedFlagDetector", "RedFlagNet"} & set(names)
    assert not any("cache" in component for component in config_pipeline())
    assert names[-2:] == ["VeinIntentClassifier", "FallbackClassifier"]


def test_the_first_examples_of_each_label_are_taken() -> None:
    lines = [Line("1", "a"), Line("2", "a"), Line("3", "b"), Line("4", "a")]
    assert [line.text for line in first_of_each(lines, 2)] == ["1", "2", "3"]
    assert first_of_each(lines, None) == lines


def test_figures_are_right_for_a_test_of_four() -> None:
    test = [Line("1", "a"), Line("2", "b"), Line("3", "a"), Line("4", "oos")]
    answers = [
        Understood("a", "a", 0.9, 0.0, 0.001),
        Understood("b", "b", 0.8, 0.0, 0.002),
        Understood("nlu_fallback", "b", 0.3, 0.2, 0.003),
        Understood("nlu_fallback", "a", 0.2, 0.1, 0.002),
    ]
    found = score(test, answers, "oos", seconds_to_train=5)
    assert round(found.accuracy, 3) == 0.667
    assert round(found.accuracy_after_fallback, 3) == 0.667
    assert found.auroc == 1.0
    assert found.milliseconds_a_message == 2.0
    assert found.best_mcc >= found.mcc_at_our_threshold > 0.6


def test_a_trained_out_of_scope_class_counts_as_outside() -> None:
    test = [Line("1", "a"), Line("2", "oos")]
    answers = [
        Understood("a", "a", 0.5, 0.0, 0.001),
        Understood("oos", "oos", 0.9, 0.0, 0.001),
    ]
    assert score(test, answers, "oos", seconds_to_train=1).auroc == 1.0


def test_without_out_of_scope_lines_there_is_no_auroc() -> None:
    answers = [Understood("a", "a", 0.5, 0.0, 0.001)] * 2
    found = score([Line("1", "a"), Line("2", "a")], answers, "oos", 1)
    assert found.auroc is None
    assert "no out-of-scope lines" in "\n".join(found.lines())
