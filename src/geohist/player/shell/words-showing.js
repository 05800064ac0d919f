// Words of what the map is asked to show, of the map told in words, and of the loop, in every language of the interface.

const en = {
  look: 'Look',
  inset: 'Where the picture lies',
  insetOf: 'Where the picture lies within the atlas',
  keys: [['P', 'period look, plain look']],
  moreRows: (n) => `${n} more`,
  fewerRows: 'fewer',
  claims: 'Land that is held and claimed',
  claimModes: {both: 'both', controlled: 'who holds it', claimed: 'whose it is by right'},
  accuracyBands: 'Accuracy of borders',
  graticule: 'Graticule',
  told: 'The map in words',
  toldDay: (day) => `The map on ${day}.`,
  toldAround: 'In the picture',
  toldHolds: (polity, areas) => `${polity}: ${areas === 1 ? '1 area' : `${areas} areas`}`,
  toldHeld: (polity, capacity, areas) => `${polity} (${capacity}): ${areas}`,
  toldSigns: 'Signs in the picture',
  toldNothing: 'Nothing that belongs to the story is in the picture.',
  toldCentre: (name) => `The middle of the picture lies near ${name}.`,
  loop: 'Loop the years in the window',
  loopOn: (span) => `Looping ${span}`,
  dataChanged: (old, now) => `This address was made with data ${old}; the atlas now holds data ${now}. What it shows may have changed.`,
};

const tr = {
  look: 'Görünüş',
  inset: 'Görüntünün yeri',
  insetOf: 'Görüntünün atlas içindeki yeri',
  keys: [['P', 'dönem görünüşü, sade görünüş']],
  moreRows: (n) => `${n} satır daha`,
  fewerRows: 'daha az',
  claims: 'Elde tutulan ve hak iddia edilen topraklar',
  claimModes: {both: 'ikisi', controlled: 'kimin elinde', claimed: 'hukuken kimin'},
  accuracyBands: 'Sınırların doğruluğu',
  graticule: 'Enlem ve boylam ağı',
  told: 'Sözle harita',
  toldDay: (day) => `${day} günü harita.`,
  toldAround: 'Görünenler',
  toldHolds: (polity, areas) => `${polity}: ${areas} alan`,
  toldHeld: (polity, capacity, areas) => `${polity} (${capacity}): ${areas}`,
  toldSigns: 'Görünen işaretler',
  toldNothing: 'Görünen yerde konuyla ilgili bir şey yok.',
  toldCentre: (name) => `Görüntünün ortası ${name} yakınında.`,
  loop: 'Penceredeki yılları yinele',
  loopOn: (span) => `${span} yineleniyor`,
  dataChanged: (old, now) => `Bu adres ${old} sürümlü veriyle yapıldı; atlasta şimdi ${now} sürümü var. Gösterdiği değişmiş olabilir.`,
};

const ru = {
  look: 'Вид',
  inset: 'Где это на карте атласа',
  insetOf: 'Где показанное лежит в пределах атласа',
  keys: [['P', 'старинный вид, простой вид']],
  moreRows: (n) => `ещё ${n}`,
  fewerRows: 'меньше',
  claims: 'Земли, которыми владеют и на которые притязают',
  claimModes: {both: 'и то и другое', controlled: 'кто владеет', claimed: 'чьи по праву'},
  accuracyBands: 'Точность границ',
  graticule: 'Сетка широт и долгот',
  told: 'Карта словами',
  toldDay: (day) => `Карта на ${day}.`,
  toldAround: 'На карте',
  toldHolds: (polity, areas) => `${polity}: областей — ${areas}`,
  toldHeld: (polity, capacity, areas) => `${polity} (${capacity}): ${areas}`,
  toldSigns: 'Знаки на карте',
  toldNothing: 'На карте нет ничего, что относилось бы к теме.',
  toldCentre: (name) => `Середина карты — близ места: ${name}.`,
  loop: 'Повторять годы в окне',
  loopOn: (span) => `Повторяется: ${span}`,
  dataChanged: (old, now) => `Этот адрес составлен по данным ${old}; теперь в атласе данные ${now}. Показанное могло измениться.`,
};

export const SHOWING = {en, tr, ru};

/** These words in a language; English where it is not known. */
export const showingWords = (lang) => SHOWING[lang] ?? en;
