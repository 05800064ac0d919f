// Words of citations: atlases write where a passage stands in English, readers read it in their language.

const TURKISH = [
  [/p\. (\d+) of the text/, 'metinde s. $1'], [/\bp\. /g, 's. '], [/\bn\. /g, 'dn. '], [/introduction/, 'giriş'], [/abstract/, 'özet'], [/conclusion/, 'sonuç'],
  [/section (\d+)/, '$1. bölüm'], [/between notes (\d+) and (\d+)/, '$1. ve $2. dipnotlar arası'], [/after note (\d+)/, '$1. dipnottan sonra'], [/before note (\d+)/, '$1. dipnottan önce'],
  [/notes? (\d+)/, 'dipnot $1'], [/the sentence runs on to/, 'cümlenin sonu'], [/statement of /, 'demeç: '],
];
const RUSSIAN = [
  [/p\. (\d+) of the text/, 'с. $1 текста'], [/\bp\. /g, 'с. '], [/\bn\. /g, 'прим. '], [/introduction/, 'введение'], [/abstract/, 'аннотация'], [/conclusion/, 'заключение'],
  [/section (\d+)/, 'раздел $1'], [/between notes (\d+) and (\d+)/, 'между прим. $1 и $2'], [/after note (\d+)/, 'после прим. $1'], [/before note (\d+)/, 'перед прим. $1'],
  [/notes? (\d+)/, 'прим. $1'], [/the sentence runs on to/, 'фраза кончается на'], [/statement of /, 'заявление '],
];

/** Patterns of English locators and what stands for them. */
export const LOCATORS = {en: [], tr: TURKISH, ru: RUSSIAN};
/** What follows the first of many authors. */
export const AND_OTHERS = {en: 'et al.', tr: 'vd.', ru: 'и др.'};
