const foldedLetter: Readonly<Record<string, string>> = {
  ø: 'o',
  æ: 'a',
  đ: 'd',
  ŋ: 'n',
  ŧ: 't',
  ß: 's',
  ð: 'd',
  þ: 't',
  ł: 'l',
  ʒ: 'z',
  ǥ: 'g',
  '’': "'",
  '´': "'",
  '‘': "'",
}

/**
 * Lower case without diacritics, letter for letter where it can be, so that `Nakkalajarvi` finds `Nakkalajärvi`.
 * Only for comparing: spans are taken from the untouched text.
 */
export function foldText(text: string): string {
  const small = text.toLowerCase()
  // Nearly every word is of these letters, and the whole way costs ten times as much.
  if (!/[^\0-\x7fäöå]/.test(small)) return small.replace(/[äöå]/g, (c) => (c === 'ö' ? 'o' : 'a'))
  const plain = small
    .normalize('NFD')
    .replace(/[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, '')
  return /[^\0-\x7f]/.test(plain) ? plain.replace(/[øæđŋŧßðþłʒǥ’´‘]/g, (c) => foldedLetter[c] ?? c) : plain
}

/**
 * Like `foldText`, letter for letter, but `ä`, `ö` and `å` stay: they are letters of their own, which some keyboards lack.
 *
 * @param folded the same text folded; returned where nothing is to be kept, or where the letters do not correspond
 */
export function foldButDots(text: string, folded: string): string {
  if (!/[^\0-\x7f]/.test(text)) return folded
  const small = text.toLowerCase()
  if (!/[^\0-\x7fäöå]/.test(small)) return small.length === folded.length ? small : folded
  if (!/[äöåÄÖÅ]/.test(text.normalize('NFC'))) return folded
  const kept = [...small.normalize('NFC')].map((c) => ('äöå'.includes(c) ? c : foldText(c))).join('')
  return kept.length === folded.length ? kept : folded
}

/** Three or more of one letter are two, a habit of people in distress: `auttakaaaa` reads as `auttakaa`. */
export function calmRepeats(word: string): string {
  return word.length < 3 ? word : word.replace(/([a-z])\1{2,}/g, '$1$1')
}
