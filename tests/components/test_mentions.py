"""What is found in a message, and how it was meant."""

import pytest

from advisor.in_words import titled


@pytest.fixture
def named(mentions):
    """Gives the values of an entity that a text names, in order."""

    def find(text: str, entity: str = "framework") -> list[str]:
        return [mention.value for mention in mentions.find(text) if mention.entity == entity]

    return find


@pytest.fixture
def only(mentions):
    """Gives the one mention of a value."""

    def find(text: str, value: str):
        (found,) = [mention for mention in mentions.find(text) if mention.value == value]
        return found

    return find


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("is PyTorch any good", "pytorch"),
        ("PYTORCH", "pytorch"),
        ("scikit learn", "scikit-learn"),
        ("scikit-learn", "scikit-learn"),
        ("tf.js in the browser", "tensorflow-js"),
        ("onnxruntime", "onnx-runtime"),
        ("Hugging Face Transformers", "transformers"),
    ],
)
def test_names_are_found_however_they_are_written(named, text, value):
    """In any case, with and without a hyphen, by an alias."""
    assert named(text) == [value]


@pytest.mark.parametrize("id_", ["pytorch", "tensorflow", "mxnet", "jax", "keras", "litert", "vllm"])
def test_every_name_and_alias_means_its_framework(named, catalogue, id_):
    """Those that are shared with another framework would be a mistake in the knowledge."""
    framework = catalogue.frameworks[id_]
    for name in (framework.name, *framework.aliases):
        assert named(name) == [id_], name


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("pytroch", "pytorch"),
        ("tenserflow", "tensorflow"),
        ("tensorflw", "tensorflow"),
        ("kears", "keras"),
        ("kreas", "keras"),
        ("chianer", "chainer"),
    ],
)
def test_one_slip_of_the_fingers_is_understood(named, text, value):
    """A letter too many, too few, or in the wrong place."""
    assert named(f"I would use {text} for it") == [value]


@pytest.mark.parametrize("text", ["a tensor", "the flow", "my cafe", "transform it", "a chain of them", "jack"])
def test_words_that_only_look_alike_are_no_names(named, text):
    """A tensor is not TensorRT."""
    assert named(f"what is {text}") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("PyTorch Lightning", ["pytorch-lightning"]),
        ("TensorFlow.js", ["tensorflow-js"]),
        ("TensorFlow Lite", ["litert"]),
        ("TensorFlow or TensorFlow Lite", ["tensorflow", "litert"]),
        ("ONNX Runtime", ["onnx-runtime"]),
    ],
)
def test_the_longest_name_wins(named, text, values):
    """The shorter one inside of it is not meant."""
    assert named(text) == values


@pytest.mark.parametrize("text", ["image", "images", "image classification", "Images"])
def test_plurals_and_case_do_not_matter(named, text):
    """For words of needs."""
    assert named(f"it is about {text}", "task") == ["vision"]


def test_a_word_may_mean_several_values(named):
    """A phone of no stated make is either."""
    assert sorted(named("it runs on the phone", "target")) == ["android", "ios"]


@pytest.mark.parametrize("text", ["our Android phone app", "in a Kotlin app on Android, on the phone itself"])
def test_a_stated_value_narrows_what_a_word_may_mean(named, text):
    """Whoever says Android does not mean the iPhone by "phone"."""
    assert set(named(text, "target")) == {"android"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("we write Go", ["go"]),
        ("in golang", ["go"]),
        ("where do I go from here", []),
        ("how do I go on", []),
        ("analysis in R", ["r"]),
        ("how r u", []),
    ],
)
def test_words_with_a_capital_are_only_meant_with_it(named, text, values):
    """Go and R are languages, go and r are not."""
    assert named(text, "language") == values


@pytest.mark.parametrize(
    "text",
    [
        "no TensorFlow",
        "not TensorFlow",
        "without TensorFlow",
        "anything but TensorFlow",
        "I don't want TensorFlow",
        "we cannot use TensorFlow",
        "TensorFlow is not an option",
        "I'd like to avoid TensorFlow",
        "never again TensorFlow",
    ],
)
def test_a_negation_refuses(only, text):
    """Before the name or after it."""
    assert only(text, "tensorflow").wanted is False


@pytest.mark.parametrize(
    "text",
    [
        "TensorFlow",
        "not only TensorFlow",
        "I don't mind TensorFlow",
        "no problem with TensorFlow",
        "I am not sure about TensorFlow",
        "we have no GPU, but TensorFlow works",
        "I have no idea of TensorFlow",
        "why not TensorFlow?",
        "not without TensorFlow",
    ],
)
def test_what_only_sounds_like_a_negation_refuses_nothing(only, text):
    """Nor does one in another clause, nor two that cancel out."""
    assert only(text, "tensorflow").wanted is True


def test_a_negation_ends_with_its_clause(only):
    """Only the first of the two is refused."""
    text = "no Keras, but PyTorch is fine"
    assert only(text, "keras").wanted is False
    assert only(text, "pytorch").wanted is True


@pytest.mark.parametrize("text", ["nothing by Google", "anything but Google", "we must not use Google products"])
def test_a_maker_is_refused(only, text):
    """With all that it makes."""
    assert only(text, "google").wanted is False


def test_nothing_by_a_maker_of_hardware_is_no_hardware(only):
    """The CPU is what is left where there is no GPU."""
    assert only("we have no GPU", "cpu").wanted is True


@pytest.mark.parametrize(
    ("text", "must"),
    [
        ("it must run on Android", True),
        ("it has to run on Android", True),
        ("only Android", True),
        ("ideally Android", False),
        ("Android would be nice", False),
        ("Android is not a must", False),
        ("Android", None),
    ],
)
def test_firmness_is_what_was_said(only, text, must):
    """None where nothing was."""
    assert only(text, "android").must is must


def test_firmness_ends_with_its_clause(only):
    """One is a must, the other a wish."""
    text = "it must be Java, ideally on Windows"
    assert only(text, "java").must is True
    assert only(text, "windows").must is False


@pytest.mark.parametrize(
    "text",
    [
        "We use MXNet",
        "our code is written in MXNet",
        "we are stuck on MXNet",
        "our MXNet codebase",
        "we want to migrate from MXNet",
        "a model trained with MXNet",
        "MXNet so far",
        "it's an MXNet net",
        "80k lines of MXNet",
        "we moved from Theano to MXNet",
        "unser Projekt von MXNet umziehen",
        "我们有训练好的MXNet模型",
    ],
)
def test_what_there_is_has_the_role_current(only, text):
    """By the words before or after it."""
    assert only(text, "mxnet").role == "current"


@pytest.mark.parametrize("text", ["move from MXNet to PyTorch", "we use MXNet and want to switch to PyTorch"])
def test_where_to_go_has_the_role_to(only, text):
    """Beside the one where it comes from."""
    assert only(text, "mxnet").role == "current"
    assert only(text, "pytorch").role == "to"


def test_what_was_moved_from_is_gone(only):
    """Who switched has only what they switched to."""
    assert only("we switched from TensorFlow to PyTorch", "tensorflow").role is None


def test_a_file_in_a_format_is_no_code_in_it(only):
    """Who got a model "as ONNX" has the model."""
    assert only("we got it from a partner as ONNX", "onnx-runtime").role is None


def test_a_name_alone_has_no_role(only):
    """A question about it is neither having it nor going there."""
    assert only("is MXNet dead?", "mxnet").role is None


@pytest.mark.parametrize(
    ("text", "value", "role"),
    [
        ("we train in Python", "python", "train"),
        ("it has to run in Java", "java", "run"),
        ("no Python anywhere", "python", "both"),
        ("Python", "python", None),
    ],
)
def test_a_language_has_the_side_that_it_is_for(only, text, value, role):
    """Training, running, both, or not said."""
    assert only(text, value).role == role


@pytest.mark.parametrize(
    ("text", "role"),
    [("train a classifier for Android", None), ("train on Android", "train"), ("run it on Android", "run")],
)
def test_a_place_that_something_is_made_for_is_not_where_it_is_trained(only, text, role):
    """What is trained "for" a phone runs there."""
    assert only(text, "android").role == role


def test_two_sides_in_one_sentence(only):
    """Each language has its own."""
    text = "train in Python, run it from C#"
    assert only(text, "python").role == "train"
    assert only(text, "csharp").role == "run"


@pytest.mark.parametrize("text", ["actually Android", "I meant Android", "scratch that, Android"])
def test_a_correction_is_a_cue(named, text):
    """It says that something earlier is wrong."""
    assert "correction" in named(text, "cue")


def test_the_place_in_the_text_is_right(mentions):
    """Sentence features replace just these characters."""
    text = "is caffe dead?"
    (found,) = [m for m in mentions.find(text) if m.entity == "framework"]
    assert text[found.start : found.end] == "caffe"


@pytest.mark.parametrize("text", ["", " ", "\n", "😀", "?!", "\x00", "a" * 100_000])
def test_nothing_is_found_in_nothing(mentions, text):
    """Nor does it fail."""
    assert mentions.find(text) == []


def buttons(catalogue) -> list[tuple[str, str, str]]:
    """(need, value, what the button says) of every answer that is offered."""
    return [
        (need.id, value.id, titled(value.label))
        for need in catalogue.needs.values()
        for value in need.values.values()
        if value.button
    ]


def test_what_a_button_says_means_its_value_and_nothing_else(mentions, catalogue):
    """Pressing "a small board (Raspberry Pi, Jetson)" must not bring an NVIDIA GPU in."""
    needs = set(catalogue.needs) - {"exclude", "current"}
    wrong = {}
    for need, value, text in buttons(catalogue):
        found = {(m.entity, m.value) for m in mentions.find(text) if m.entity in needs}
        if found != {(need, value)}:
            wrong[text] = found
    assert wrong == {}


def test_giving_up_means_its_value_as_a_wish(mentions, catalogue):
    """The buttons under "nothing fits" are understood as what they offer."""
    needs = set(catalogue.needs) - {"exclude", "current"}
    wrong = {}
    for need in catalogue.needs.values():
        for value in need.values.values() if need.firmness == "must" and need.id in needs else ():
            text = catalogue.wording["button_give_up"].format(value=value.label)
            found = {(m.entity, m.value, m.wanted, m.must) for m in mentions.find(text) if m.entity in needs}
            if found != {(need.id, value.id, True, False)}:
                wrong[text] = found
    assert wrong == {}


def test_no_preference_names_no_value(mentions, catalogue):
    """It is an answer to whatever was asked."""
    assert mentions.find(catalogue.wording["button_no_preference"]) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("not quick enough for us", "performance"),  # there should be more of it
        ("we can't load the weights from C++", "cpp"),  # what fails is what is wanted
        ("why is there no support for the browser", "browser"),
        ("my script sees no GPU", "nvidia-gpu"),
    ],
)
def test_what_is_missing_is_not_refused(only, text, value):
    """A complaint about too little of something asks for it."""
    assert only(text, value).wanted


@pytest.mark.parametrize("text", ["nothing by Google and nothing by Meta", "nothing made by Google or Meta"])
def test_a_second_refusal_does_not_undo_the_first(mentions, text):
    """Each is of what follows it."""
    refused = {m.value for m in mentions.find(text) if m.entity == "exclude" and not m.wanted}
    assert refused == {"google", "meta"}


def test_two_refusals_of_one_thing_are_none(only):
    """They turn each other round."""
    assert only("not without a browser", "browser").wanted


def test_a_word_of_a_turn_of_phrase_is_no_need(named):
    """The table of "off the table" has no rows."""
    assert named("Java is off the table", "task") == []
    assert named("a table with customers", "task") == ["tabular"]


@pytest.mark.parametrize(
    ("text", "need"),
    [
        ("that is an edge case", "target"),
        ("can I have this on paper", "purpose"),
        ("I'm comfortable with Python", "priority"),
        ("cluster our customers into groups", "target"),
        ("yo robot", "target"),
        ("I don't need a gym membership", "task"),
        ("sem internet, qual placa de vídeo", "task"),
    ],
)
def test_an_idiom_names_no_need(named, text, need):
    """Its words mean something else together."""
    assert named(text, need) == []


@pytest.mark.parametrize("text", ["A robot arm has to learn to stack", "it looks hard to learn", "easier to learn"])
def test_what_is_to_be_learned_by_others_is_no_purpose(named, text):
    """As an answer, or said of a person, "to learn" is the purpose."""
    assert "learning" not in named(text, "purpose")
    assert named("To learn", "purpose") == named("I want to learn it", "purpose") == ["learning"]


def test_a_language_that_is_fine_is_wanted(only):
    """What is fine and was not wanted, as slowness, is taken back."""
    assert not only("C++ is fine", "cpp").withdrawn
    assert only("slow is fine", "performance").withdrawn


def test_too_much_of_a_company_refuses_it(only):
    """By whatever it is too much of it."""
    assert not only("too Google-ish for my taste", "google").wanted


def test_in_another_language_a_short_word_is_not_put_right(named):
    """Servus is a greeting and does not serve."""
    assert named("Servus, bin neu hier und schau mal rein", "purpose") == []


def test_without_a_connection_nothing_else_is_refused(only):
    """The negation is spent on a thing that has no name in the knowledge."""
    assert only("without internet, recognise plates", "vision").wanted
    assert only("sem internet para reconhecer fotos", "vision").wanted


def test_a_task_is_for_training_and_running(only):
    """To "predict which customers leave" has to be trained first."""
    assert only("predict which customers leave", "tabular").role is None


def test_letters_of_other_alphabets_move_no_place(named):
    """A capital I with a dot is two signs in lower case, after which nothing was where it had been."""
    assert named("İstanbul: RTX 3060", "hardware") == ["nvidia-gpu"]
    assert named("lıghtgbm on wındows") == ["lightgbm"]


def test_no_word_of_a_message_is_kept(mentions):
    """Whoever writes ever new words would fill the memory."""
    known = len(mentions._reader.nlp.vocab.strings)
    for number in range(20):
        mentions.find(f"qzx{number}w and bvn{number}k")
    assert len(mentions._reader.nlp.vocab.strings) == known


@pytest.mark.parametrize(
    "text", ["a Windows server, no cloud", "nothing goes into the cloud", "what do people use instead of flask"]
)
def test_the_refusal_of_an_example_is_none_of_what_it_is_an_example_of(mentions, text):
    """The cloud is one kind of server, and Flask one way of using Python."""
    assert [m.value for m in mentions.find(text) if not m.wanted and m.entity in {"target", "language"}] == []


def test_a_refused_version_refuses_nothing_else(mentions):
    """Python 3.7 may be out, Python is not."""
    assert [m for m in mentions.find("we are not allowed to keep Python 3.7") if m.entity == "language"] == []


@pytest.mark.parametrize(
    "text",
    ["our competitor runs it on TPUs", "at my last job it was all on Android", "if it were up to me it would be Julia"],
)
def test_what_is_said_of_somebody_else_is_no_need(mentions, text):
    """Neither are former times, nor what would have been."""
    assert [m for m in mentions.find(text) if m.entity not in {"framework", "term", "cue"}] == []


@pytest.mark.parametrize("text", ["a box w/o any graphics card", "the GPU was refused", "it must not use a GPU"])
def test_who_refuses_any_gpu_has_the_processor(mentions, text):
    """A refused GPU of no maker is not only one by NVIDIA."""
    assert [(m.value, m.wanted) for m in mentions.find(text) if m.entity == "hardware"] == [("cpu", True)]


def test_what_is_refused_after_another_name_is_not_the_name_before(mentions):
    """It is the GPUs that are out, not the thesis."""
    found = mentions.find("my thesis advisor says GPUs are out")
    assert [m.wanted for m in found if m.entity == "purpose"] == [True]


@pytest.mark.parametrize(
    "text", ["TensorFlow Serving is there already", "we already have PyTorch", "our devs know PyTorch well"]
)
def test_what_is_there_already_is_what_the_team_has(mentions, text):
    """However it is said."""
    assert [m.role for m in mentions.find(text) if m.entity == "framework"] == ["current"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("I want a neural network for my table", "networks"),
        ("gradient boosted trees", "trees"),
        ("hierarchical Bayesian models", "bayesian"),
        ("I like a functional style", "functional"),
    ],
)
def test_a_kind_of_model_or_of_code_is_a_priority(named, text, value):
    """So that trees do not come first where somebody asked for a network."""
    assert value in named(text, "priority")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("does Keras make sense instead of JAX?", True),
        ("Keras instead of JAX, please", False),
        ("is there anything instead of JAX?", False),
    ],
)
def test_what_is_weighed_in_a_question_is_not_refused(only, text, wanted):
    """It is, where nothing is weighed against it or nothing is asked."""
    assert only(text, "jax").wanted is wanted


@pytest.mark.parametrize(("text", "role"), [("an ONNX detector", None), ("a Keras detector", "current")])
def test_a_file_format_is_not_what_a_model_was_made_with(mentions, text, role):
    """Models of all makers come as ONNX."""
    assert [mention.role for mention in mentions.find(text) if mention.entity == "framework"] == [role]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("isn't CatBoost better than LightGBM?", [True, True]),
        ("ok, doesn't Keras run on JAX?", [True, True]),
        ("don't use PyTorch", [False]),
        ("not PyTorch, isn't JAX better?", [False, True]),
    ],
)
def test_a_question_that_sounds_like_a_refusal_is_none(mentions, text, wanted):
    """A name has to follow at once, where a clause begins."""
    assert [found.wanted for found in mentions.find(text) if found.entity == "framework"] == wanted


def test_a_letter_in_a_method_is_no_language(mentions):
    """The R of Mask R-CNN."""
    assert not [found for found in mentions.find("Mask R-CNN is dead, what now") if found.entity == "language"]


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("vLLMとllama.cppの違いは？社内サーバで", ["vllm", "llama-cpp"]),
        ("有没有对比过TensorRT-LLM和vLLM", ["tensorrt-llm", "vllm"]),
    ],
)
def test_names_between_other_letters_are_wanted(mentions, text, ids):
    """What looks like an address, and what asks whether, in Japanese and Chinese."""
    assert [found.value for found in mentions.find(text) if found.entity == "framework" and found.wanted] == ids


def test_a_need_for_something_is_no_time_series(named):
    """The Japanese word for demand is the Chinese one for need."""
    assert named("我需要一个框架", "task") == []


@pytest.mark.parametrize(
    ("text", "chip"),
    [
        ("keyword spotting on an STM32 in C++", "stm32"),
        ("a forest on an ESP32-S3", "other-mcu"),
        ("sensor node with an nRF52840", "other-mcu"),
    ],
)
def test_whose_chip_a_microcontroller_is(named, text, chip):
    """The name of a chip tells the target, and the maker's tools that may be used."""
    assert (named(text, "hardware"), set(named(text, "target"))) == ([chip], {"microcontroller"})


@pytest.mark.parametrize("text", ["one inference server for forty models", "several models behind a single API"])
def test_a_server_for_models_is_asked_for(named, text):
    """However it is called."""
    assert "serving" in named(text, "priority")


def test_a_language_in_the_name_of_an_app_is_one(named):
    """A Kotlin app is an app on Android in Kotlin, while R-CNN is no R."""
    assert (named("our kotlin app", "language"), named("our kotlin app", "target")) == (["kotlin"], ["android"])
    assert named("a mask r-cnn", "language") == []
