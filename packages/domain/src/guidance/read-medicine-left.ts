const medicine =
  /laak(?!ar|int)|reseptin?\b|resepti|tablet|pilleri|kapsel|insuli|medicin|recept|piller|medicine|medication|prescription|\bpills?\b|\bmeds\b/
/** It lasts still, or comes to its end: never what has run out. */
const ends =
  /\b(?:loppuu|loppuvat|loppuis(?:i|ivat)?|lop(?:puma|pumai)\w*|riitta(?:a|vat|nee)|jaljella|tar slut|racker|kvar|runs? out|running out|will run out|finish(?:es)?|ends?|left|lasts?|enough)\b/
/** Said of much else too: only of a medicine that stands beside it. */
const runsOut =
  /\b(?:loppuu|loppuvat|loppuis(?:i|ivat)?|lop(?:puma|pumai)\w*|tar slut|runs? out|running out|will run out)\b/
/** What else comes to its end: a course that was ordered so, a leave, a job. */
const endsOther =
  /kurss?i\w*|\bkurs\w*|koulu\w*|opin(?:not|toj)|kuntoutu\w*|terapia\w*|terapi\w*|\btherapy|\bschool|skola|hoito\w*|kuuri\w*|\bkur(?:en)?\b|\bcourse\b|antibio|sairausl|sairasl|\blomau?\w*|sjukskriv|sjukled|semester|sick leave|\bleave\b|\bholiday|vuokra|hyra|\brent\b|raha|pengar|money|tyot? |tyosuh|jobb|\bjob\b|contract/

const weekdays: readonly (readonly string[])[] = [
  ['sunnuntai', 'sondag', 'sunday'],
  ['maanantai', 'mandag', 'monday'],
  ['tiistai', 'tisdag', 'tuesday'],
  ['keskiviikko', 'onsdag', 'wednesday'],
  ['torstai', 'torsdag', 'thursday'],
  ['perjantai', 'fredag', 'friday'],
  ['lauantai', 'lordag', 'saturday'],
]
const dayNamed = weekdays.map(
  ([fi = '', sv = '', en = '']) =>
    new RegExp(
      `\\b${fi}(?:na|hin|hun|on|iin)\\b|\\b(?:pa|till|tills|t\\.o\\.m\\.?) ${sv}\\b|\\b(?:on|by|until|till|to) ${en}\\b`,
    ),
)
const soon: readonly (readonly [RegExp, number])[] = [
  [/\b(?:ylihuomenna|ylihuomiseen|overmorgon|day after tomorrow)\b/, 2],
  [/\b(?:huomenna|huomiseen|huomisaamu\w*|i ?morgon|tomorrow)\b/, 1],
  [/\b(?:tanaan|tana iltana|idag|i dag|i kvall|ikvall|today|tonight)\b/, 0],
  [/\b(?:pari|parin|pariksi|kahdeksi|par|couple of) (?:paiva\w*|dagar|days)\b/, 2],
  [/\b(?:viikon (?:paasta|kuluttua)|viikoksi|ensi viikolla|om en vecka|nasta vecka|in a week|next week|week's)\b/, 7],
]
const counted =
  /\b(\d{1,2})[- ]?(?:paivan (?:paasta|kuluttua)|paivaa|paivaksi|paivan|pv|vrk|vuorokau\w*|dagar(?:s)?|days?)\b|\b(kolme|nelja|viide|kuude|viiko)ksi(?: paivaksi)?\b/
const translative: Readonly<Record<string, number>> = { kolme: 3, nelja: 4, viide: 5, kuude: 6, viiko: 7 }
/** Until Saturday. */
const weekend = /\b(?:viikonlop\w*|helgen|weekend)\b/

/**
 * For how many days a medicine lasts still, as it is written: «Sepram loppuu lauantaina», «tabletterna räcker till fredag», «my pills
 * run out in two days». The least that is told, from the day of the contact; nothing where the text tells of no medicine.
 *
 * @param plain the folded text, numbers written as figures
 * @param contactTime local, of the contact; without it no day of the week is reckoned
 * @returns days, 0 for today; undefined where nothing is told of it
 */
export function readMedicineLeft(plain: string, contactTime: string): number | undefined {
  if (!medicine.test(plain) || !ends.test(plain)) return undefined
  const today = new Date(`${contactTime.slice(0, 10)}T00:00:00Z`).getUTCDay()
  const until = (day: number): number | undefined => (Number.isNaN(today) ? undefined : (day - today + 7) % 7 || 7)
  const told: (number | undefined)[] = []
  const sentences = plain.split(/[!?;\n]+|\.(?!\d)/)
  for (const [at, sentence] of sentences.entries()) {
    const isOfMedicine = [sentence, sentences[at - 1] ?? '', sentences[at + 1] ?? ''].some((one) => medicine.test(one))
    if (!isOfMedicine || endsOther.test(sentence)) continue
    for (const part of sentence.split(/,/)) {
      if (!ends.test(part) || !(runsOut.test(part) || medicine.test(part))) continue
      for (const [pattern, days] of soon) if (pattern.test(part)) told.push(days)
      for (const [day, pattern] of dayNamed.entries()) if (pattern.test(part)) told.push(until(day))
      if (weekend.test(part)) told.push(until(6))
      const [, days, word] = counted.exec(part) ?? []
      if (days !== undefined) told.push(Number(days))
      if (word !== undefined) told.push(translative[word])
    }
  }
  const days = told.filter((one) => one !== undefined)
  return days.length === 0 ? undefined : Math.min(...days)
}
