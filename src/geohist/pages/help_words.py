"""The page of help, in every language of the interface."""

from __future__ import annotations

from typing import Final

HELP_WORDS: Final[dict[str, dict[str, str]]] = {
    "help_reading": {
        "en": """
Press **play** and the clock goes from one dated change to the next, dwelling as long as its passage takes to read. Beside the map stands the sentence that says so.

**Colour says who** is in control on the day; stripes show whose land it is in law. **Lines** tell what kind of border: solid agreed, dashed de facto, short red dashes a front, dots disputed.

**Click anything** for its apparatus: each claim, its value and its passage. Where sources disagree both are shown, with the reading the map draws and why.

A dashed route is inferred between attested stops. A hollow sign belongs to an earlier day; a dashed ring says that its date or place is disputed.

The address in your browser holds day, view, language and selection: send it to a colleague.
""",
        "tr": """
**Oynat**’a basın: saat tarihli bir değişiklikten ötekine gider ve her birinde pasajın okunma süresi kadar durur. Haritanın yanında bunu söyleyen cümle vardır.

**Renk kimin** denetiminde olduğunu söyler; çizgili tarama hukuken kimin olduğunu. **Sınırın türü** çizgisinden anlaşılır: düz çizgi kararlaştırılmış, kesikli fiilî, kısa kırmızı kesikler cephe, nokta tartışmalı.

**Her şeye tıklanabilir**: her tanıklık, değeri ve pasajı açılır. Kaynakların uyuşmadığı yerde ikisi de, haritanın çizdiği ve gerekçesiyle gösterilir.

Kesikli güzergâh, belgelenmiş duraklar arasında çıkarsanmıştır. İçi boş işaret daha önceki bir güne aittir; kesik halka tarihinin ya da yerinin tartışmalı olduğunu söyler.

Tarayıcınızdaki adres günü, görünümü, dili ve seçimi taşır: bir meslektaşınıza gönderin.
""",
        "ru": """
Нажмите **Пуск**: часы идут от одного датированного изменения к другому и стоят на каждом столько, сколько читается его отрывок. Рядом с картой — фраза, которая об этом говорит.

**Цвет — кто** владеет в этот день; полосы — чья это земля по праву. **Линии** говорят, какая граница: сплошная — по договору, штриховая — фактическая, короткий красный штрих — фронт, точки — спорная.

**Нажмите на что угодно** — откроется аппарат: каждое свидетельство, его значение и отрывок. Где источники расходятся, показаны оба, с чтением карты и обоснованием.

Штриховой путь предположен между засвидетельствованными остановками. Пустой знак — о более раннем дне; штриховое кольцо — дата или место спорны.

Адрес в браузере хранит день, вид, язык и выбранное: отправьте его коллеге.
""",
    },
    "help_keys": {"en": "Keys on the map", "tr": "Haritada tuşlar", "ru": "Клавиши на карте"},
    "help_read": {"en": "How to read the map", "tr": "Harita nasıl okunur", "ru": "Как читать карту"},
}

KEYS: Final[tuple[tuple[dict[str, str], dict[str, str]], ...]] = (
    ({"en": "Space", "tr": "Boşluk", "ru": "Пробел"}, {"en": "play, pause", "tr": "oynat, durdur", "ru": "пуск, пауза"}),
    ({"en": "← →"}, {"en": "previous, next change", "tr": "önceki, sonraki değişiklik", "ru": "предыдущее, следующее изменение"}),
    ({"en": "Shift ← →"}, {"en": "a day back, a day on", "tr": "bir gün geri, bir gün ileri", "ru": "на день назад, вперёд"}),
    ({"en": "Home, End"}, {"en": "first, last change", "tr": "ilk, son değişiklik", "ru": "первое, последнее изменение"}),
    ({"en": "D"}, {"en": "type a date", "tr": "tarih yaz", "ru": "ввести дату"}),
    ({"en": "A"}, {"en": "apparatus of what is shown", "tr": "gösterilenin aparatı", "ru": "аппарат показанного"}),
    ({"en": "L"}, {"en": "legend and layers", "tr": "açıklama ve katmanlar", "ru": "легенда и слои"}),
    ({"en": "P"}, {"en": "period look, plain look", "tr": "dönem görünüşü, sade görünüş", "ru": "старинный вид, простой вид"}),
    ({"en": "/"}, {"en": "search", "tr": "ara", "ru": "поиск"}),
    ({"en": "C"}, {"en": "compare two dates", "tr": "iki tarihi karşılaştır", "ru": "сравнить два дня"}),
    ({"en": "T"}, {"en": "tours", "tr": "turlar", "ru": "обзоры"}),
    ({"en": "+ −"}, {"en": "nearer, further", "tr": "yakınlaş, uzaklaş", "ru": "ближе, дальше"}),
    (
        {"en": "Tab, then ← → ↑ ↓", "tr": "Tab, sonra ← → ↑ ↓", "ru": "Tab, затем ← → ↑ ↓"},
        {"en": "on the map: move the picture", "tr": "haritada: görüntüyü kaydır", "ru": "на карте: двигать изображение"},
    ),
    ({"en": "Esc"}, {"en": "close what is open", "tr": "açık olanı kapat", "ru": "закрыть открытое"}),
    ({"en": "?"}, {"en": "these keys", "tr": "bu tuşlar", "ru": "эти клавиши"}),
)
"""Keys and what they do; a key with one name has it in English."""
