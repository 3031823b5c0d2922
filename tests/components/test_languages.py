import pytest
from rasa.shared.nlu.training_data.loading import load_data

from components import words as lists
from components.languages import WORD, language
from tests.components.conftest import ROOT

FOREIGN = [
    ("de", "Welches Framework soll ich für Bilderkennung auf Android nehmen?"),
    ("de", "ich suche ein framework für bilder"),
    ("de", "was ist besser, keras oder jax"),
    ("de", "Ich bin Anfänger und möchte lernen"),
    ("de", "hilfe bitte"),
    ("fr", "Quel framework pour la classification d'images sur Android ?"),
    ("fr", "nous avons du code en MXNet et on veut migrer"),
    ("fr", "lequel est le meilleur, keras ou jax"),
    ("fr", "reconnaissance vocale sur mobile"),
    ("es", "¿Qué framework para clasificar imágenes en Android?"),
    ("es", "tenemos código en MXNet y queremos migrar a PyTorch"),
    ("es", "¿Está muerto Theano?"),
    ("es", "hola, necesito ayuda"),
    ("pt", "Qual framework para classificar imagens no Android?"),
    ("pt", "o modelo tem que rodar no celular sem GPU"),
    ("pt", "olá, preciso de ajuda"),
    ("zh", "用pytorch做图像分类"),
    ("zh", "哪个框架最好?"),
    ("ja", "画像認識にはどのフレームワークがいいですか"),
    ("ja", "PyTorchとTensorFlowの違いは?"),
    ("ko", "안드로이드에서 이미지 분류를 하고 싶어요"),
    ("ru", "какой фреймворк лучше для телефона"),
]

ENGLISH = [
    "hi",
    "no",
    "me too",
    "no idea",
    "both",
    "keras or jax",
    "python, linux, nvidia",
    "AI agent",
    "die young",
    "use es modules",
    "tiny model for esp32",
    "plz help me choose framework",
    "CUDA error",
    "I come from Paris and use R",
    "an app in kotlin",
    "Mistral on vllm",
    "segmentation",
    "",
    "😀",
    "1234",
]


@pytest.mark.parametrize(("code", "text"), FOREIGN)
def test_another_language_is_recognised(code, text):
    """By its words, or by its letters."""
    assert language(text) == code


@pytest.mark.parametrize("text", ENGLISH)
def test_english_is_no_other_language(text):
    """Nor is what is too short to tell."""
    assert language(text) is None


def test_names_have_no_language():
    """A Spanish name of a framework makes no message Spanish."""
    text = "la casa de papel or jax"
    assert language(text) == "es"
    assert language(text, [(0, 16)]) is None


def test_hardly_any_english_message_is_taken_for_foreign(mentions):
    """Of the training messages in English words, short ones among them: at most one in a thousand."""
    texts = [message.get("text") for message in load_data(str(ROOT / "data/nlu")).intent_examples]
    english = [text for text in texts if lists.words().english.issuperset(WORD.findall(text.lower()))]
    foreign = [text for text in english for m in mentions.find(text) if m.value.startswith("language_")]
    assert len(foreign) <= len(english) / 1_000


@pytest.mark.parametrize(
    ("code", "text"), [("de", "danke"), ("fr", "Merci!"), ("es", "hola"), ("pt", "obrigado"), ("fr", "bonjour")]
)
def test_one_word_that_only_one_language_has_tells_it(code, text):
    """Where it is used much there."""
    assert language(text) == code


@pytest.mark.parametrize("text", ["hallo", "non", "texto", "kotlin", "pytroch", "tschüss"])
def test_one_word_that_tells_no_language(text):
    """English has it too, or another language, or hardly anybody uses it."""
    assert language(text) is None


def test_what_is_named_by_one_word_tells_no_language(mentions):
    """A list may know "lidar" from Portuguese alone."""
    assert {mention.entity for mention in mentions.find("lidar")} == {"task"}


def test_the_lists_are_kept(tmp_path, monkeypatch):
    """Unpacking them takes long: the second time they are read as they were the first time."""
    monkeypatch.setattr(lists, "KEPT", tmp_path / "kept" / "words.json")
    first = lists.words.__wrapped__()
    monkeypatch.setattr(lists, "_unpacked", lambda: pytest.fail("unpacked again"))
    assert lists.words.__wrapped__() == first


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path, monkeypatch):
    """The lists are unpacked each time."""
    (tmp_path / "file").write_text("")
    monkeypatch.setattr(lists, "KEPT", tmp_path / "file" / "words.json")
    assert "the" in lists.words.__wrapped__().english
