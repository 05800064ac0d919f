"""A lecture kit: one folder with all of it for a tour."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from geohist.errors import GeohistError
from geohist.lecture.apparatus import reference
from geohist.lecture.film import film, shots_of_tour
from geohist.lecture.page import page
from geohist.lecture.slides import slides
from geohist.render import picture, still_of
from geohist.render.options import Options
from geohist.when import day_iso

if TYPE_CHECKING:
    from collections.abc import Callable

    from geohist.atlas import Atlas
    from geohist.lecture.tour import Tour

_WORDS = {
    "en": {
        "lead": "Everything for a lecture on “{title}”, made by geohist from data version {version}.",
        "slides": "slides, one a scene: native shapes, notes with excerpts, citations and links",
        "stills": "each scene as PNG, SVG and PDF",
        "film": "the tour as a film",
        "page": "the whole map in one file: open it in a browser, no network needed",
        "works": "the works cited, as CSL-JSON for reference managers",
        "licence": "Licences",
        "terms": "Text and data: {licence}. Base map: Natural Earth, public domain. Railways: © OpenStreetMap contributors, ODbL 1.0. "
        "Excerpts: quotations of a few words from the works below, which keep their own rights. "
        "Faces: Gentium Plus and Noto Sans (renamed subsets), SIL Open Font License.",
        "cited": "Works cited",
    },
    "tr": {
        "lead": "“{title}” dersi için her şey; geohist, veri sürümü {version}.",
        "slides": "slaytlar, her sahneye bir tane: düzenlenebilir şekiller, notlarda alıntı, kaynak ve bağlantı",
        "stills": "her sahne PNG, SVG ve PDF olarak",
        "film": "turun filmi",
        "page": "haritanın tamamı tek dosyada: tarayıcıda açın, ağ gerekmez",
        "works": "anılan eserler, CSL-JSON olarak",
        "licence": "Lisanslar",
        "terms": "Metin ve veri: {licence}. Altlık: Natural Earth, kamu malı. Demiryolları: © OpenStreetMap, ODbL 1.0. "
        "Alıntılar: aşağıdaki eserlerden birkaç kelimelik alıntılar; hakları kendilerindedir. "
        "Yazı: Gentium Plus ve Noto Sans (yeniden adlandırılmış alt kümeler), SIL Open Font License.",
        "cited": "Kaynakça",
    },
    "ru": {
        "lead": "Всё для лекции «{title}»; сделано geohist из данных версии {version}.",
        "slides": "слайды, по одному на сцену: редактируемые фигуры, в заметках цитаты, источники и ссылки",
        "stills": "каждая сцена в PNG, SVG и PDF",
        "film": "фильм тура",
        "page": "вся карта в одном файле: откройте в браузере, сеть не нужна",
        "works": "цитированные работы в CSL-JSON для библиографических программ",
        "licence": "Лицензии",
        "terms": "Текст и данные: {licence}. Основа: Natural Earth, общественное достояние. Железные дороги: © OpenStreetMap, ODbL 1.0. "
        "Выдержки: цитаты в несколько слов из названных ниже работ; права остаются за ними. "
        "Шрифты: Gentium Plus и Noto Sans (переименованные подмножества), SIL Open Font License.",
        "cited": "Источники",
    },
}


def kit(
    atlas: Atlas,
    tour: Tour,
    out: Path,
    *,
    lang: str = "en",
    address: str = "",
    look: str = "",
    with_film: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> list[Path]:
    """Make a folder with slides, stills, film, page, citations, licences and a README; give its files. It appears whole or not at all.

    Raises:
        GeohistError: if there is something of that name, or it cannot be written.
    """
    if out.exists():
        raise GeohistError("there is something of that name already", given=str(out))
    shots = shots_of_tour(atlas, tour, lang) if with_film else []
    scenes = len(tour.scenes)
    steps = 2 * scenes + 1 + len(shots)
    report = progress or (lambda _done, _all: None)
    try:
        aside = Path(tempfile.mkdtemp(prefix=".geohist-", dir=out.parent))
    except OSError as error:
        raise GeohistError(f"nothing can be written there: {error.strerror}", given=str(out)) from None
    try:
        (aside / "stills").mkdir()
        for number, scene in enumerate(tour.scenes):
            report(number, steps)
            heading = scene.title.say(lang) if scene.title else ""
            still = still_of(
                atlas,
                day_iso(scene.day),
                view=scene.view,
                lang=lang,
                options=Options(heading=heading, text=scene.text.say(lang), look=look),
            )
            for ending in ("png", "svg", "pdf"):
                (aside / "stills" / f"{number + 1:02}-{day_iso(scene.day)}.{ending}").write_bytes(picture(still, ending))
        slides(
            atlas, tour, aside / f"{tour.id}.pptx", lang=lang, address=address, look=look, progress=lambda n, _: report(scenes + n, steps)
        )
        report(2 * scenes, steps)
        page(atlas, aside / f"{tour.id}.html", lang=lang, span=tour.span, day=tour.scenes[0].day)
        if with_film:
            film(atlas, shots, aside / f"{tour.id}.mp4", lang=lang, look=look, progress=lambda n, _: report(2 * scenes + 1 + n, steps))
        report(steps, steps)
        _citations(atlas, tour, aside, lang, with_film=with_film)
        aside.chmod(0o755)
        aside.rename(out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    return sorted(path for path in out.rglob("*") if path.is_file())


def _citations(atlas: Atlas, tour: Tour, folder: Path, lang: str, *, with_film: bool) -> None:
    words = _WORDS.get(lang, _WORDS["en"])
    used = sorted({key.split("#")[0] for scene in tour.scenes for key in scene.excerpts}) or sorted(atlas.sources)
    works = [{"id": key, **atlas.sources[key].record} for key in used]
    (folder / "works.json").write_text(json.dumps(works, ensure_ascii=False, indent=1) + "\n", "utf-8")
    rows = [
        (f"{tour.id}.pptx", words["slides"]),
        ("stills/", words["stills"]),
        *([(f"{tour.id}.mp4", words["film"])] if with_film else []),
        (f"{tour.id}.html", words["page"]),
        ("works.json", words["works"]),
    ]
    lines = [
        f"# {tour.title.say(lang)}",
        "",
        words["lead"].format(title=tour.title.say(lang), version=atlas.version),
        "",
        *(f"- `{name}`: {what}" for name, what in rows),
        "",
        f"## {words['licence']}",
        "",
        words["terms"].format(licence=atlas.heading.get("licence", "–")),
        "",
        f"## {words['cited']}",
        "",
        *(f"- {reference(atlas, key, lang)}" for key in used),
    ]
    (folder / "README.md").write_text("\n".join(lines) + "\n", "utf-8")
