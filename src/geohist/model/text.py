"""Words by language."""

from __future__ import annotations

from typing import NoReturn


class Text(dict[str, str]):
    """Words by language code, such as ``{"tr": "Kars", "en": "Kars"}``; a mapping that cannot be changed once made."""

    def say(self, language: str) -> str:
        """Return the words in a language, or in English, or in whatever there is."""
        return self.get(language) or self.get("en") or next(iter(self.values()), "")

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise TypeError("a text cannot be changed")

    __setitem__ = __delitem__ = __ior__ = _refuse
    clear = pop = popitem = setdefault = update = _refuse

    def __reduce__(self) -> tuple[type[Text], tuple[dict[str, str]]]:
        return Text, (dict(self),)  # copying and pickling would otherwise fill an empty text word by word

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))
