// What recording and taking along say.

const WORDS = {
  en: {
    lecture: 'Picture, slide, embed …', record: 'Record a film', missing: 'This browser cannot record; a current Firefox or Chrome can, and `geohist animate` makes films anywhere.',
    noMap: 'There is no moving map to record here.', ready: 'Record', what: 'What is recorded', until: 'until I stop', tour: 'this tour', day: 'until this day', lastDay: 'Last day',
    start: 'Start', stop: 'Stop and save', cancel: 'Throw away', going: (time, size) => `Recording ${time}, ${size} MB`, saved: (name) => `Saved as ${name}`, thrown: 'Thrown away.',
    noDay: 'That is no later day of this atlas: year-month-day.', full: 'The recording has grown to its limit and was saved.', failed: 'The browser stopped recording; nothing was saved.', data: (version) => `data ${version}`,
  },
  tr: {
    lecture: 'Resim, slayt, gömme …', record: 'Film kaydet', missing: 'Bu tarayıcı kayıt yapamıyor; güncel Firefox ya da Chrome yapar, `geohist animate` her yerde film üretir.',
    noMap: 'Burada kaydedilecek hareketli harita yok.', ready: 'Kayıt', what: 'Ne kaydedilecek', until: 'ben durdurana dek', tour: 'bu tur', day: 'şu güne dek', lastDay: 'Son gün',
    start: 'Başlat', stop: 'Durdur ve sakla', cancel: 'Vazgeç', going: (time, size) => `Kayıt ${time}, ${size} MB`, saved: (name) => `${name} olarak kaydedildi`, thrown: 'Kayıt silindi.',
    noDay: 'Bu atlasta daha sonraki böyle bir gün yok: yıl-ay-gün.', full: 'Kayıt sınırına ulaştı ve saklandı.', failed: 'Tarayıcı kaydı durdurdu; hiçbir şey saklanmadı.', data: (version) => `veri ${version}`,
  },
  ru: {
    lecture: 'Картинка, слайд, вставка…', record: 'Записать фильм', missing: 'Этот браузер не умеет записывать; свежие Firefox и Chrome умеют, а `geohist animate` сделает фильм где угодно.',
    noMap: 'Здесь нет движущейся карты для записи.', ready: 'Запись', what: 'Что записывать', until: 'пока не остановлю', tour: 'этот обзор', day: 'до этого дня', lastDay: 'Последний день',
    start: 'Начать', stop: 'Остановить и сохранить', cancel: 'Выбросить', going: (time, size) => `Запись ${time}, ${size} МБ`, saved: (name) => `Сохранено как ${name}`, thrown: 'Выброшено.',
    noDay: 'В этом атласе нет такого более позднего дня: год-месяц-день.', full: 'Запись достигла предела и сохранена.', failed: 'Браузер прервал запись; ничего не сохранено.', data: (version) => `данные ${version}`,
  },
};

/** The words in a language. */
export const recordingWords = (lang) => WORDS[lang] ?? WORDS.en;
