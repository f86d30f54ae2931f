/**
 * How a dialect word would be written in the standard language, for Finnish as people of Savo, Ostrobothnia and the north
 * write it: `selekä` = selkä, `polovi` = polvi, `kippee` = kipeä, `koskoo` = koskee, `immeinen` = ihminen, `piätä` = päätä,
 * `mettä` = metsä, `kipiä` = kipeä, `päevän` = päivän, `tulehus` = tulehdus, `kahtoo` = katsoo, `pöyvällä` = pöydällä, `poijan` = pojan; the
 * south-west and the south-east drop the end: `ikenist`, `pöyväl`, `puuroksis`. Tried only for words that are
 * not of every day; beside what a word says as it stands such a form counts where it says no less (`word-index.ts`).
 *
 * @param word a folded word (`ä` is `a`, `ö` is `o`)
 * @returns other spellings to try, the word itself left out
 */
export function dialectForms(word: string): readonly string[] {
  if (word.length < 4 || word.length > 16 || /[\d'-]/.test(word)) return []
  const forms = new Set<string>()
  const bases = [word, unslip(word), single(word), single(unslip(word))]
  for (const base of bases) {
    forms.add(base)
    forms.add(base.replace(/ee$/, 'ea'))
    forms.add(base.replace(/oo$/, 'aa'))
    forms.add(base.replace(/oo$/, 'ee'))
    forms.add(base.replace(/oo(?=[a-z])/, 'ee'))
    forms.add(base.replace(/uu$/, 'oa'))
    forms.add(base.replace(/ia/, 'aa'))
    forms.add(base.replace(/ua/, 'aa'))
    forms.add(base.replace(/oa(?=.)/, 'aa'))
    forms.add(base.replace(/tt/, 'ts'))
    forms.add(base.replace(/([aeiouy])r(?=[aeiou])/, '$1d'))
    forms.add(base.replace(/([aeiou])l(?=[aeiou])/, '$1d'))
    forms.add(base.replace(/ia$/, 'ea'))
    forms.add(base.replace(/([ao])e(?=[a-z])/, '$1i'))
    forms.add(base.replace(/h(?=[ue][a-z])/, 'hd'))
    forms.add(base.replace(/([aeiouy][lrnh])[aeiouy](?=[kpvmjgf])/, '$1'))
    forms.add(base.replace(/([uy])v(?=[aeiou])/, '$1d'))
    forms.add(base.replace(/([aeiou])(?=e[a-z])/, '$1d'))
    forms.add(base.replace(/i(?=[ao]$)/, 'id'))
    forms.add(base.replace(/ht/, 'ts'))
    forms.add(base.replace(/ij(?=[aeiou])/, 'j'))
  }
  for (const form of [...forms]) {
    if (/(?:st|ss|ll|lt|nn)$/.test(form)) forms.add(`${form}a`)
    else if (/[aeiouy][ls]$/.test(form)) forms.add(`${form}${form.at(-1) ?? ''}a`)
  }
  forms.delete(word)
  return [...forms]
}

/** The vowel that eastern and western speech slips between two consonants: `jalaka`, `kylymä`, `vanaha`. */
function unslip(word: string): string {
  return word.replace(/([aeiouy])([lrnh])\1(?=[kpvmjhgf])/g, '$1$2')
}

/** General gemination: `kippee`, `tulloo`. */
function single(word: string): string {
  return word.replace(/(?<=[a-z])([kptslmnrvjh])\1(?=([aeiouy])\2)/, '$1')
}
