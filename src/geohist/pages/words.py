"""What the pages say, in both languages."""

WORDS: dict[str, dict[str, str]] = {
    "atlas": {"en": "Atlas", "tr": "Atlas"},
    "sources": {"en": "Sources", "tr": "Kaynaklar"},
    "disagreements": {"en": "Disagreements", "tr": "Ayrılıklar"},
    "downloads": {"en": "Downloads", "tr": "İndir"},
    "help": {"en": "Help", "tr": "Yardım"},
    "author_unknown": {"en": "author not in the text", "tr": "yazarı metinde yok"},
    "year_unknown": {"en": "year not in the text", "tr": "yılı metinde yok"},
    "unknown": {"en": "Not in the text, and filled in by nobody yet: {what}.", "tr": "Metinde yok, henüz kimse doldurmadı: {what}."},
    "sources_lead": {
        "en": "Everything on the map rests on these works, or on a treaty or reference named beside it. Each passage is cut from the text by program and can be proved against your own copy with <code>geohist quotes</code>.",
        "tr": "Haritadaki her şey bu çalışmalara ya da yanında adı verilen bir antlaşma veya başvuru eserine dayanır. Her alıntı metinden programla kesilmiştir; <code>geohist quotes</code> ile kendi nüshanıza karşı sınanabilir.",
    },
    "share": {"en": "{excerpts} excerpts, {share:.1%} of the text", "tr": "{excerpts} alıntı, metnin %{percent:.1f}’i"},
    "disagreements_lead": {
        "en": "Where two passages cannot both be right, both stand here, with the value the map draws and the reason. The engine finds these from the claims; nobody types them in.",
        "tr": "İki pasajın birlikte doğru olamadığı yerlerde ikisi de burada durur; haritanın çizdiği değer ve gerekçesiyle. Bunları iddialardan motor bulur; elle yazılmaz.",
    },
    "disagreements_count": {"en": "{n} disagreements", "tr": "{n} ayrılık"},
    "about": {"en": "About", "tr": "Konu"},
    "about_date": {"en": "date", "tr": "tarih"},
    "about_place": {"en": "place", "tr": "yer"},
    "about_route": {"en": "route", "tr": "yol"},
    "about_extent": {"en": "extent", "tr": "kapsam"},
    "about_party": {"en": "party", "tr": "taraf"},
    "about_head": {"en": "head", "tr": "başkan"},
    "about_signatory": {"en": "signatory", "tr": "imzacı"},
    "about_sender": {"en": "sender", "tr": "gönderen"},
    "about_addressee": {"en": "addressee", "tr": "alan"},
    "about_received": {"en": "receipt", "tr": "alınış"},
    "about_departed": {"en": "departure", "tr": "hareket"},
    "about_arrived": {"en": "arrival", "tr": "varış"},
    "about_quantity": {"en": "quantity", "tr": "miktar"},
    "about_outcome": {"en": "outcome", "tr": "sonuç"},
    "about_text": {"en": "words", "tr": "sözler"},
    "drawn": {"en": "The map draws", "tr": "Harita şunu çizer"},
    "why": {"en": "Why", "tr": "Neden"},
    "slip": {"en": "A slip of the source: {words}", "tr": "Kaynağın yanılgısı: {words}"},
    "paraphrase": {"en": "editor’s paraphrase of", "tr": "editörün özeti, kaynak:"},
    "on_the_map": {"en": "See it on the map", "tr": "Haritada gör"},
    "downloads_lead": {
        "en": "The whole atlas as it stands, data version <code>{version}</code>. Code under MIT, data under CC BY 4.0, railways from OpenStreetMap under ODbL, quotations © their authors.",
        "tr": "Atlasın bugünkü hâli, veri sürümü <code>{version}</code>. Kod MIT, veri CC BY 4.0, demiryolları OpenStreetMap’ten ODbL, alıntılar © yazarları.",
    },
    "qgis": {"en": "For QGIS", "tr": "QGIS için"},
    "qgis_note": {
        "en": "A project and its GeoPackage: open it, press play in the Temporal Controller. Nothing to set.",
        "tr": "Bir proje ve GeoPackage’i: açın, Zaman Denetleyicisi’nde oynata basın. Ayarlanacak bir şey yok.",
    },
    "save_qgis": {"en": "Save the QGIS package", "tr": "QGIS paketini kaydet"},
    "formats": {"en": "Other formats", "tr": "Öteki biçimler"},
    "citations": {"en": "These records as BibTeX, RIS and CSL-JSON", "tr": "Bu künyeler BibTeX, RIS ve CSL-JSON olarak"},
    "gpkg": {"en": "GeoPackage", "tr": "GeoPackage"},
    "gpkg_note": {
        "en": "One file with every layer, styles and dates; opens in QGIS. In the layer’s temporal settings choose t_start and t_end.",
        "tr": "Bütün katmanlar, stiller ve tarihler tek dosyada; QGIS’te açılır. Katmanın zaman ayarında t_start ve t_end seçilir.",
    },
    "geojson": {"en": "GeoJSON", "tr": "GeoJSON"},
    "geojson_note": {
        "en": "Each layer as one file, with a README and the licences, zipped.",
        "tr": "Her katman bir dosya; README ve lisanslarla, zip içinde.",
    },
    "still": {"en": "A still of a day", "tr": "Bir günün resmi"},
    "still_note": {
        "en": "A picture for a slide, with date, legend, scale and sources.",
        "tr": "Slayt için bir resim: tarih, açıklama, ölçek ve kaynaklarla.",
    },
    "day": {"en": "Day", "tr": "Gün"},
    "draw": {"en": "Draw", "tr": "Çiz"},
    "save_png": {"en": "Save as PNG", "tr": "PNG olarak kaydet"},
    "save_gpkg": {"en": "Save the GeoPackage", "tr": "GeoPackage’i kaydet"},
    "save_geojson": {"en": "Save the GeoJSON files", "tr": "GeoJSON dosyalarını kaydet"},
    "broken_title": {"en": "This atlas cannot be opened yet", "tr": "Bu atlas henüz açılamıyor"},
    "broken_lead": {
        "en": "{folder} has {n} findings. Mend them and reload this page; <code>geohist check</code> prints the same list.",
        "tr": "{folder} içinde {n} bulgu var. Düzeltip sayfayı yenileyin; <code>geohist check</code> aynı listeyi yazar.",
    },
    "help_body": {
        "en": """
Press **play** and the clock goes from one dated change to the next, dwelling as long as its passage takes to read. Beside the map stands the sentence that says so.

| key | does |
| --- | --- |
| space | play, pause |
| ← → | previous, next beat |
| shift + ← → | one day back, on |
| home, end | first, last beat |
| L | legend and layers |
| / | search |
| C | compare two days |
| T | tours |
| ? | this help |
| Esc | close what is open |

**Colour says who** is in control on the day; stripes show whose land it is in law. **Lines** tell what kind of border: solid agreed, dashed de facto, short red dashes a front, dots disputed.
**Click anything** for its apparatus: each claim, its value and its passage. Where sources disagree both are shown, with the reading the map draws and why.

A dashed route is inferred between attested stops. A hollow sign belongs to an earlier day; a dashed ring says that its date or place is disputed.

The address in your browser holds day, view, language and selection: send it to a colleague.
""",
        "tr": """
**Oynat**’a basın: saat tarihli bir değişiklikten ötekine gider ve her birinde pasajın okunma süresi kadar durur. Haritanın yanında bunu söyleyen cümle vardır.

| tuş | ne yapar |
| --- | --- |
| boşluk | oynat, duraklat |
| ← → | önceki, sonraki değişiklik |
| shift + ← → | bir gün geri, ileri |
| home, end | ilk, son değişiklik |
| L | açıklama ve katmanlar |
| / | ara |
| C | iki günü karşılaştır |
| T | turlar |
| ? | bu yardım |
| Esc | açık olanı kapat |

**Renk kimin** denetiminde olduğunu söyler; çizgili tarama hukuken kimin olduğunu. **Sınırın türü** çizgisinden anlaşılır: düz çizgi kararlaştırılmış, kesikli fiilî, kısa kırmızı kesikler cephe, nokta tartışmalı.
**Her şeye tıklanabilir**: her iddia, değeri ve pasajı açılır. Kaynakların ayrıldığı yerde ikisi de, haritanın çizdiği ve gerekçesiyle gösterilir.

Kesikli güzergâh, belgelenmiş duraklar arasında çıkarsanmıştır. İçi boş işaret daha önceki bir güne aittir; kesik halka tarihinin ya da yerinin tartışmalı olduğunu söyler.

Tarayıcınızın adresi günü, görünümü, dili ve seçimi taşır: bir meslektaşınıza gönderin.
""",
    },
}
