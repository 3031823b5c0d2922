import shutil
from pathlib import Path

import numpy as np
import pytest

from advisor.encoder import DEFAULT_DIRECTORY, DIMENSIONS, HANDED, MANY, Encoder, EncoderMissing

# First numbers of the vector that sentence-transformers' own all-MiniLM-L6-v2 gives for the sentence (float32).
REFERENCE_SENTENCE = "Which framework should I use for image classification on Android?"
REFERENCE = [-0.0026, -0.0573, -0.05, -0.1291, 0.0815, 0.0005, 0.0201, 0.0259, -0.0599, 0.0072, 0.0103, -0.0052]


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    """The built encoder; `make test` has made it."""
    return Encoder.load()


def test_agrees_with_the_published_model(encoder):
    """Our graph, int8 and all, computes what the published model computes."""
    reference = np.array(REFERENCE)
    ours = encoder.encode([REFERENCE_SENTENCE])[0][: len(reference)]
    assert ours @ reference / np.linalg.norm(ours) / np.linalg.norm(reference) > 0.97


def test_rows_are_unit_vectors_of_float32(encoder):
    """Each text gives 384 float32 numbers of length 1, so that a dot product is a cosine."""
    rows = encoder.encode(["on android", "no, I said Java"])
    assert rows.dtype == np.float32
    assert rows.shape == (2, DIMENSIONS)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(1, abs=1e-5)


def test_a_text_has_one_vector_whatever_stands_beside_it(encoder):
    """A text encoded in a batch gives the vector that it gives alone, and in its own place."""
    texts = [f"{start} {middle} {end}" for start in ("no", "we have") for middle in range(40) for end in ("", "GPUs?")]
    assert len(texts) > MANY
    alone = np.vstack([encoder.encode([text]) for text in texts])
    assert encoder.encode(texts) == pytest.approx(alone, abs=1e-6)


def test_likeness_in_meaning_beats_likeness_in_words(encoder):
    """A paraphrase without a shared word is nearer than another matter in nearly the same words."""
    asked, paraphrase, other = encoder.encode(
        ["is it free for companies?", "commercial licence cost", "is it cold for penguins?"]
    )
    assert asked @ paraphrase > asked @ other


@pytest.mark.parametrize("text", ["", "   ", "\n\t", "\u200b"], ids=["empty", "blanks", "line break", "invisible"])
def test_a_text_with_nothing_in_it_is_a_row_of_zeros(encoder, text):
    """Nothing to understand is near to nothing: its cosine with everything is 0."""
    assert not encoder.encode([text]).any()


def test_a_vector_that_came_along_is_taken(encoder):
    """Another process made it with the same files: to make it again would give the same."""
    row = encoder.encode(["for phones"])[0]
    before = HANDED.set({"on android": row})
    assert (encoder.encode(["on android"])[0] == row).all()
    HANDED.reset(before)
    assert (encoder.encode(["on android"])[0] != row).any()


def test_no_texts_give_no_rows(encoder):
    """The shape stays usable for a matrix product."""
    assert encoder.encode([]).shape == (0, DIMENSIONS)


def test_what_the_model_cannot_read_does_not_count(encoder):
    """A text of 10,000 characters gives the vector of its beginning."""
    long = "which framework runs on a phone? " * 303
    assert np.array_equal(encoder.encode([long]), encoder.encode([long[:4_000]]))


def test_a_missing_encoder_says_how_it_is_made(tmp_path):
    """The error names the place that was looked at and the command that mends it."""
    with pytest.raises(EncoderMissing, match=rf"{tmp_path}.*make encoder"):
        Encoder.load(tmp_path)


def test_the_environment_can_name_the_directory(tmp_path, monkeypatch):
    """ADVISOR_ENCODER is looked at when no directory is given."""
    monkeypatch.setenv("ADVISOR_ENCODER", str(tmp_path / "elsewhere"))
    shutil.copytree(DEFAULT_DIRECTORY, tmp_path / "elsewhere")
    Path(tmp_path / "elsewhere" / "tokenizer.json").unlink()
    with pytest.raises(EncoderMissing, match="elsewhere"):
        Encoder.load()


BEGUN = ["on my own board", "does it need a GPU?", "we are three"]


@pytest.mark.parametrize("asked", [BEGUN, BEGUN[::-1], BEGUN[:1], ["another text"]], ids=len)
def test_what_was_begun_has_the_vectors_that_it_has_anyway(encoder, asked):
    """Whether all of it is asked for, a part, or something else."""
    before = Encoder.load().encode(asked)
    encoder.begin(BEGUN)
    assert (encoder.encode(asked) == before).all()


def test_what_was_begun_in_vain_is_not_gone_on_with(encoder, monkeypatch):
    """Or it would take the time of what is answered meanwhile."""
    ran, run = [], Encoder._run
    monkeypatch.setattr(Encoder, "_run", lambda self, ids: ran.append(ids) or run(self, ids))
    encoder.begin([f"a sentence that nobody asks for, number {number}" for number in range(20)])
    encoder.encode(["what was asked for"])
    encoder._beside.submit(int).result()
    assert len(ran) < 10
