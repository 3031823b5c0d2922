import numpy as np

from advisor.kept_vectors import encode_cached


class Lengths:
    """An encoder that gives a text's length."""

    def encode(self, texts):
        """(texts, 2)."""
        return np.array([[len(text), 1.0] for text in texts], dtype=np.float32)


def test_what_is_kept_is_mapped_and_not_read(tmp_path):
    """Vectors that are the file's own pages, in the order that was asked for."""
    cache = tmp_path / "vectors.npy"
    encode_cached(["one", "three"], Lengths(), cache)
    found = encode_cached(["one", "three"], Lengths(), cache)
    assert not found.flags.owndata
    assert not found.flags.writeable
    assert found.tolist() == [[3.0, 1.0], [5.0, 1.0]]


def test_who_has_the_old_file_keeps_it(tmp_path):
    """Another server with other knowledge may write it anew."""
    cache = tmp_path / "vectors.npy"
    encode_cached(["one", "three"], Lengths(), cache)
    found = encode_cached(["one", "three"], Lengths(), cache)
    encode_cached(["seventeen"], Lengths(), cache)
    assert found.tolist() == [[3.0, 1.0], [5.0, 1.0]]


def test_a_file_that_was_cut_off_is_made_anew(tmp_path):
    """Wherever it was cut: its head is read as Python, which fails in many ways."""
    cache = tmp_path / "vectors.npy"
    encode_cached(["one", "three"], Lengths(), cache)
    whole = cache.read_bytes()
    for length in range(len(whole)):
        cache.write_bytes(whole[:length])
        assert encode_cached(["one", "three"], Lengths(), cache).tolist() == [[3.0, 1.0], [5.0, 1.0]]
