"""Areas of the built cells against figures published before the cells were drawn, and towns on the right side of the drawn lines."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from shapely.geometry import Point, shape

from geohist.build.area import area_km2

ATLAS = Path(__file__).parents[1] / "geodata"
BROCKHAUS = "Brockhaus and Efron, Encyclopaedic Dictionary, by oblast and okrug"
TURKEY, AZERBAIJAN = "@turkey @turkey-1921 hatay little-ararat", "@azerbaijan-soviet"
ARMENIA = "lori karakilisa alexandropol talin ashtarak sardarabad etchmiadzin erivan vedibasar daralagez nor-bayazet dilijan zangezur"

# what, cells, published km², tolerance, source
FIGURES = [
    ("Kars oblast", "kars oltu ardahan-north ardahan-south", 18_646.6, 0.03, BROCKHAUS),
    ("Kars and Batum oblasts", "kars oltu ardahan-north ardahan-south artvin batum", 25_622, 0.03, BROCKHAUS),
    ("Surmalu", "surmalu", 3_588, 0.03, "handbooks give 3,582 to 3,688 km²"),
    ("Northern Transylvania", "@transylvania-north", 43_104, 0.03, "Hungarian census of 1941"),
    ("Akhaltsikhe and Akhalkalaki", "akhaltsikhe akhalkalaki", 2_654 + 2_739, 0.04, BROCKHAUS),
    ("Akhaltsikhe", "akhaltsikhe", 2_654, 0.15, BROCKHAUS),
    ("Akhalkalaki", "akhalkalaki", 2_739, 0.10, BROCKHAUS),
    ("Trentino and South Tyrol", "trentino", 13_606, 0.03, "ISTAT, area of Trentino-Alto Adige"),
    ("Cyprus", "cyprus", 9_251, 0.03, "Statistical Service of Cyprus"),
    ("Mosul vilayet", "mosul kirkuk sulaymaniyah", 87_890, 0.03, "League of Nations, report of the commission on Turkey and Iraq (1925)"),
    ("Iraq", "basra baghdad mosul kirkuk sulaymaniyah", 438_317, 0.01, "Central Statistical Organisation of Iraq"),
    ("Bessarabia", "bessarabia budjak", 44_422, 0.03, "Romanian census of 1930"),
    ("Turkey of 1939", TURKEY, 783_562, 0.01, "General Command of Mapping of Turkey"),
    ("Azerbaijan", AZERBAIJAN, 86_600, 0.01, "State Statistical Committee of Azerbaijan"),
    ("Abkhazia", "abkhazia", 8_660, 0.01, "Geostat"),
    ("Adjaria", "batum", 2_900, 0.03, "Geostat"),
    ("Syunik, for Zangezur", "zangezur", 4_506, 0.03, "Armstat"),
    ("Dagestan", "dagestan", 50_270, 0.01, "Rosstat"),
    ("Western Thrace", "western-thrace dimetoka", 8_578, 0.02, "Hellenic Statistical Authority"),
    ("Imbros", "imbros", 289, 0.03, "Turkish Statistical Institute"),
    ("Latvia", "latvia", 65_791, 0.03, "Latvian census of 1935"),
    ("Albania", "albania", 28_748, 0.03, "INSTAT"),
    ("Alsace-Lorraine", "alsace-lorraine", 14_522, 0.03, "Statistisches Jahrbuch für das Deutsche Reich, 1914"),
    ("Burgenland", "burgenland", 3_965, 0.03, "Statistik Austria"),
    ("Georgia", "tiflis gori kakheti borjomi akhaltsikhe akhalkalaki kutaisi abkhazia batum", 69_700, 0.01, "Geostat"),
    (
        "Armenia",
        ARMENIA,
        29_743,
        0.01,
        "Armstat",
    ),
]

# Known not to fit: what, cells, published km², least and most share of it that the cells may have, why.
EXCEPTIONS = [
    (
        "Batum oblast",
        "batum artvin",
        6_975.7,
        1.05,
        1.15,
        "Natural Earth draws the coast provinces large; the line west of Murgul is known to 4 km",
    ),
    ("Artvin okrug and Gonio", "artvin", 3_272 + 783, 1.10, 1.25, "present Borçka takes in Macahel, which belonged to the Batum okrug"),
    ("Nakhchivan", "nakhchivan sharur ordubad", 5_250, 0.88, 0.94, "Natural Earth's outline is too small"),
    ("Erivan government", "@erivan-government", 27_830, 1.0, 1.04, "Amasia, of Kars oblast, lies in it; composed of present provinces"),
    ("Zakatala okrug", "zakatala", 3_993, 0.92, 0.97, "the okrug reached a little further into the plain than the three present districts"),
    ("Lebanon", "lebanon", 10_452, 0.94, 0.97, "Natural Earth draws the eastern crest further west"),
    ("Dodecanese", "dodecanese", 2_663, 0.95, 0.98, "the smallest islands are not in Natural Earth"),
    (
        "Estonia before 1940",
        "estonia",
        47_549,
        0.94,
        0.97,
        "Petseri and the right bank of the Narva, Estonian 1920–40, lie outside",
    ),
    ("Petsamo", "petsamo", 10_480, 0.68, 0.75, "the line through the Murman province is known by its ends alone"),
    ("Memel", "memel", 2_657, 1.9, 2.1, "the present county stands for the territory"),
    ("Saar", "saar", 1_912, 1.3, 1.45, "the present land took in districts of the Palatinate and of Trier"),
    ("Free City of Danzig", "danzig", 1_966, 0.97, 1.12, "the line is drawn by towns on either side"),
    (
        "Land ceded to Bulgaria in 1915",
        "dimetoka karaagac maritsa-left-bank",
        2_588,
        0.62,
        0.72,
        "what was ceded north of the present Greek border lies in the cell of Bulgaria: its line is not known",
    ),
]

# Towns by GeoNames position: on which side of the line of the treaties of Moscow (Annex I) and Kars (Annex I) each lies.
LINE_OF_1921 = [
    ("Kemalpaşa", 41.528, 41.483, True),
    ("Borçka", 41.666, 41.358, True),
    ("Şavşat", 42.365, 41.243, True),
    ("Posof", 42.729, 41.512, True),
    ("Damal", 42.833, 41.333, True),
    ("Çıldır", 43.132, 41.128, True),
    ("Arpaçay", 43.329, 40.846, True),
    ("Akyaka (Kızılçakçak)", 43.625, 40.744, True),
    ("Digor", 43.413, 40.374, True),
    ("Tuzluca (Kulp)", 43.661, 40.049, True),
    ("Iğdır", 44.045, 39.920, True),
    ("Aralık", 44.519, 39.873, True),
    ("Batum", 41.642, 41.642, False),
    ("Khulo", 42.312, 41.646, False),
    ("Vale", 42.870, 41.617, False),
    ("Akhaltsikhe", 42.986, 41.640, False),
    ("Ninotsminda (Bogdanovka)", 43.591, 41.264, False),
    ("Ashotsk", 43.865, 41.040, False),
    ("Amasia", 43.783, 40.955, False),
    ("Leninakan", 43.847, 40.789, False),
    ("Talin", 43.875, 40.390, False),
    ("Sardarabad", 44.038, 40.154, False),
    ("Artashat", 44.550, 39.954, False),
    ("Sadarak", 44.882, 39.708, False),
]

# The territory of Nakhchivan: Moscow, Annex I (C); Kars, Annex III.
NAKHCHIVAN = [
    ("Nakhchivan", 45.412, 39.209, True),
    ("Bash-Norashen (Sharur)", 44.984, 39.553, True),
    ("Julfa", 45.630, 38.958, True),
    ("Ordubad", 46.023, 38.905, True),
    ("Shahbuz", 45.574, 39.407, True),
    ("Sadarak", 44.882, 39.708, True),
    ("Yeghegnadzor", 45.332, 39.764, False),
    ("Meghri", 46.245, 38.903, False),
    ("Goris", 46.341, 39.511, False),
    ("Kapan", 46.405, 39.207, False),
    ("Aralık", 44.519, 39.873, False),
]

RUSSIAN_1914 = "kars oltu ardahan-north ardahan-south artvin batum surmalu"
OTTOMAN_1914 = "erzurum hopa yusufeli bayezid"

# Towns by GeoNames position: name, longitude, latitude, side of the line of 1878 (Treaty of Berlin, Art. LVIII).
TOWNS = [
    ("Kars", 43.085, 40.598, RUSSIAN_1914),
    ("Ardahan", 42.702, 41.109, RUSSIAN_1914),
    ("Oltu", 41.987, 40.539, RUSSIAN_1914),
    ("Olur", 42.131, 40.822, RUSSIAN_1914),
    ("Şenkaya", 42.343, 40.557, RUSSIAN_1914),
    ("Bardız (Gaziler)", 42.348, 40.422, RUSSIAN_1914),
    ("Karaurgan", 42.273, 40.240, RUSSIAN_1914),
    ("Sarıkamış", 42.587, 40.328, RUSSIAN_1914),
    ("Kağızman", 43.134, 40.157, RUSSIAN_1914),
    ("Artvin", 41.822, 41.182, RUSSIAN_1914),
    ("Borçka", 41.666, 41.358, RUSSIAN_1914),
    ("Murgul", 41.564, 41.280, RUSSIAN_1914),
    ("Kemalpaşa (Makriali)", 41.528, 41.483, RUSSIAN_1914),
    ("Batum", 41.642, 41.642, RUSSIAN_1914),
    ("Yusufeli", 41.537, 40.820, OTTOMAN_1914),
    ("Öğdem", 41.636, 40.917, OTTOMAN_1914),
    ("Hopa", 41.420, 41.390, OTTOMAN_1914),
    ("Arhavi", 41.305, 41.351, OTTOMAN_1914),
    ("Erzurum", 41.277, 39.909, OTTOMAN_1914),
    ("Hasankale (Pasinler)", 41.670, 39.980, OTTOMAN_1914),
    ("Horasan", 42.164, 40.039, OTTOMAN_1914),
    ("Köprüköy", 41.868, 39.966, OTTOMAN_1914),
    ("Narman", 41.861, 40.344, OTTOMAN_1914),
    ("Tortum", 41.541, 40.289, OTTOMAN_1914),
    ("Eleşkirt", 42.676, 39.798, OTTOMAN_1914),
]
OTHER_TOWNS = [
    ("Dörtyol", 36.230, 36.839, "dortyol"),
    ("Erzin", 36.198, 36.953, "dortyol"),
    ("Payas", 36.214, 36.756, "dortyol"),
    ("Hassa", 36.518, 36.799, "hassa"),
    ("İskenderun", 36.173, 36.587, "hatay"),
    ("Kırıkhan", 36.358, 36.499, "hatay"),
    ("Akhaltsikhe", 42.986, 41.640, "akhaltsikhe"),
    ("Aspindza", 43.248, 41.573, "akhaltsikhe"),
    ("Akhalkalaki", 43.486, 41.405, "akhalkalaki"),
    ("Borjomi", 43.397, 41.847, "borjomi"),
    ("Stepanavan", 44.385, 41.010, "lori"),
    ("Vanadzor", 44.497, 40.807, "karakilisa"),
    ("Sochi", 39.725, 43.597, "sochi"),
    ("Tuapse", 39.083, 44.101, "kuban"),
    ("Didymoteicho", 26.494, 41.349, "dimetoka"),
    ("Soufli", 26.299, 41.192, "western-thrace"),
    ("Dzisna", 28.211, 55.568, "disna"),
    ("Polotsk", 28.786, 55.488, "vitebsk"),
    ("Stowbtsy", 26.735, 53.480, "vileyka"),
    ("Dzerzhinsk", 27.132, 53.685, "minsk"),
    ("Priozersk", 30.139, 61.040, "vyborg"),
    ("Pechenga", 31.170, 69.526, "petsamo"),
    ("Sortavala", 30.710, 61.712, "ladoga-karelia"),
    ("Brest-Litovsk", 23.70, 52.10, "brest-litovsk"),
    ("Lausanne", 6.63, 46.53, "switzerland"),
    ("Rapallo", 9.23, 44.36, "italy"),
    ("Genoa", 8.95, 44.42, "italy"),
    ("Locarno", 8.80, 46.18, "switzerland"),
    ("Montreux", 6.92, 46.44, "switzerland"),
    ("Simferopol", 34.10, 44.95, "crimea"),
    ("Etchmiadzin (Vagharshapat)", 44.292, 40.165, "etchmiadzin"),
    ("Sardarabad (Armavir)", 44.038, 40.154, "sardarabad"),
    ("Ashtarak", 44.362, 40.299, "ashtarak"),
    ("Talin", 43.875, 40.390, "talin"),
    ("Erivan", 44.514, 40.181, "erivan"),
    ("Kamarlu (Artashat)", 44.550, 39.954, "vedibasar"),
    ("Yeghegnadzor", 45.332, 39.764, "daralagez"),
    ("Ordubad", 46.023, 38.905, "ordubad"),
    ("Danzig", 18.65, 54.35, "danzig"),
    ("Zoppot", 18.56, 54.44, "danzig"),
    ("Tiegenhof", 19.12, 54.21, "danzig"),
    ("Gdynia", 18.53, 54.52, "corridor"),
    ("Dirschau (Tczew)", 18.78, 54.09, "corridor"),
    ("Konitz (Chojnice)", 17.56, 53.70, "corridor"),
    ("Lauenburg", 17.75, 54.54, "lauenburg"),
    ("Bütow", 17.49, 54.17, "lauenburg"),
    ("Marienburg", 19.04, 54.03, "marienburg"),
    ("Marienwerder", 18.93, 53.73, "marienburg"),
    ("Suluçem (Musun)", 43.815, 39.694, "bayezid"),
    ("Doğubayazıt", 44.084, 39.547, "bayezid"),
    ("Gülpınar", 44.013, 39.787, "surmalu"),
    ("Suveren", 44.062, 39.805, "surmalu"),
    ("Bazargan", 44.388, 39.392, "maku"),
    ("Maku", 44.460, 39.290, "maku"),
    ("Cluj", 23.600, 46.767, "transylvania-north"),
    ("Huedin", 23.050, 46.867, "transylvania-north"),
    ("Mociu", 24.033, 46.800, "transylvania-north"),
    ("Band", 24.383, 46.583, "transylvania-north"),
    ("Ungheni", 24.467, 46.483, "transylvania-north"),
    ("Sângeorgiu de Pădure", 24.843, 46.431, "transylvania-north"),
    ("Cristuru Secuiesc", 25.033, 46.283, "transylvania-north"),
    ("Baraolt", 25.600, 46.075, "transylvania-north"),
    ("Ilieni", 25.767, 45.800, "transylvania-north"),
    ("Ozun", 25.850, 45.800, "transylvania-north"),
    ("Covasna", 26.183, 45.850, "transylvania-north"),
    ("Oradea", 21.918, 47.046, "crisana-north"),
    ("Salonta", 21.650, 46.800, "crisana-north"),
    ("Turda", 23.783, 46.567, "transylvania"),
    ("Sărmaşu", 24.167, 46.750, "transylvania"),
    ("Iernut", 24.250, 46.450, "transylvania"),
    ("Târnăveni", 24.297, 46.332, "transylvania"),
    ("Sighişoara", 24.793, 46.221, "transylvania"),
    ("Rupea", 25.217, 46.033, "transylvania"),
    ("Feldioara", 25.600, 45.817, "transylvania"),
    ("Braşov", 25.600, 45.650, "transylvania"),
    ("Prejmer", 25.767, 45.717, "transylvania"),
    ("Întorsura Buzăului", 26.033, 45.683, "transylvania"),
    ("Tinca", 21.933, 46.775, "crisana"),
    ("Beiuş", 22.350, 46.667, "crisana"),
    ("Nusaybin", 41.215, 37.070, "mardin"),
    ("Cizre", 42.185, 37.330, "sirnak"),
    ("Al-Malikiyah", 42.140, 37.177, "duck-bill"),
    ("Al-Qahtaniyah", 41.546, 37.029, "duck-bill"),
    ("Söke", 27.406, 37.751, "soke"),
    ("Kuşadası", 27.259, 37.858, "soke"),
    ("Çine", 28.061, 37.612, "soke"),
    ("Aydın", 27.845, 37.845, "aydin"),
    ("Nazilli", 28.320, 37.913, "aydin"),
]


@pytest.fixture(scope="module")
def cells():
    layer = json.loads((ATLAS / "cells.geojson").read_text(encoding="utf-8"))
    return {feature["properties"]["id"]: shape(feature["geometry"]) for feature in layer["features"]}


@pytest.fixture(scope="module")
def groups():
    found = {}
    for one in json.loads((ATLAS / "cells.geojson").read_text(encoding="utf-8"))["features"]:
        for name in (one["properties"]["id"], *one["properties"]["groups"]):
            found.setdefault(name, set()).add(one["properties"]["id"])
    return found


def total(cells, groups, names):
    return sum(area_km2(cells[cell]) for cell in set().union(*(groups[name] for name in names.split())))


@pytest.mark.parametrize(("what", "names", "published", "tolerance", "source"), FIGURES, ids=[row[0] for row in FIGURES])
def test_cells_have_the_published_area(cells, groups, what, names, published, tolerance, source):
    assert total(cells, groups, names) == pytest.approx(published, rel=tolerance), f"{what}: {source}"


@pytest.mark.parametrize(("what", "names", "published", "least", "most", "why"), EXCEPTIONS, ids=[row[0] for row in EXCEPTIONS])
def test_what_does_not_fit_is_declared_and_gets_no_worse(cells, groups, what, names, published, least, most, why):
    assert least <= total(cells, groups, names) / published <= most, f"{what}: {why}"


@pytest.mark.parametrize(("town", "lon", "lat", "side"), TOWNS, ids=[row[0] for row in TOWNS])
def test_the_line_of_1878_leaves_each_town_on_its_side(cells, town, lon, lat, side):
    assert any(cells[cell].covers(Point(lon, lat)) for cell in side.split()), town


@pytest.mark.parametrize(("town", "lon", "lat", "turkish"), LINE_OF_1921, ids=[row[0] for row in LINE_OF_1921])
def test_the_line_of_moscow_and_kars_leaves_each_town_on_its_side(cells, groups, town, lon, lat, turkish):
    side = ["@turkey-1921"] if turkish else ["@georgia-soviet", "@armenia-soviet", "@azerbaijan-soviet"]
    assert any(cells[cell].covers(Point(lon, lat)) for name in side for cell in groups[name]), town


@pytest.mark.parametrize(("town", "lon", "lat", "inside"), NAKHCHIVAN, ids=[row[0] for row in NAKHCHIVAN])
def test_the_annexes_leave_each_town_in_nakhchivan_or_out_of_it(cells, groups, town, lon, lat, inside):
    assert any(cells[cell].covers(Point(lon, lat)) for cell in groups["@nakhchivan"]) == inside, town


@pytest.mark.parametrize(("town", "lon", "lat", "cell"), OTHER_TOWNS, ids=[row[0] for row in OTHER_TOWNS])
def test_towns_lie_in_their_cells(cells, town, lon, lat, cell):
    assert cells[cell].covers(Point(lon, lat)), town


def test_today_s_exclaves_are_not_on_the_map(cells):
    assert cells["dilijan"].covers(Point(45.0, 41.05))  # Yukhari Askipara
    assert cells["ganja"].covers(Point(45.52, 40.63))  # Artsvashen
