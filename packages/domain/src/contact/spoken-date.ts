import { addDays, isLocalDate, type LocalDate } from '../time/index.ts'

/** Which date of the person's own life a text speaks of. */
export type SpokenDateKind = 'discharge' | 'eviction' | 'move' | 'school-start'

/**
 * Words by kind, in the languages that are read. A miss costs a question that is not asked; a false hit one optional field.
 * «Muuttaa» and "move" are also said of times and minds: they count only with where to, or as a noun.
 */
const patterns: Readonly<Record<SpokenDateKind, RegExp>> = {
  eviction: /(?<!\p{L})(häätö|häädö|häädet|häätä|vräk|avhys|evict)/iu,
  discharge:
    /(?<!\p{L})(kotiut(us|uks|et|u|an)|utskriv|discharg|(pääs\p{L}+|tul\p{L}+) (sairaalasta|osastolta)|(kommer|komma|kom) hem från sjukhus|home from (the )?hospital)/iu,
  move: /(?<!\p{L})(muutto(a|on|ni|päiv\p{L}*)?(?!\p{L})|muuton(?!\p{L})|muut(an|amme|avat|taa|tamassa|taisin|tava) (pois|uuteen|toiseen|toiselle|palvelu\p{L}*|hoiva\p{L}*|kotiin|asumaan)|flytten(?!\p{L})|flyttdag|flyttar (till|hem|ifrån|ut)|moving (house|home|out|to)|move (house|out|home|to a))/iu,
  'school-start':
    /(?<!\p{L})(koulu(n|nsa|nkäyn\p{L}*)? (alka\p{L}*|aloit\p{L}*|alkua?)|(aloitta|aloittaa|aloitan|aloittavat) (koulun|esikoulun|eskarin|lukion|opinnot)|eskari (alkaa|alkoi)|skolstart|skolan börjar|börjar? (i )?(skolan|förskolan)|school (starts|begins)|start(s|ing)? school)/iu,
}

/** The first kind that the text speaks of; undefined when none. The nearest harm first: an eviction is asked before a move. */
export function speaksOfDate(text: string): SpokenDateKind | undefined {
  return (Object.keys(patterns) as SpokenDateKind[]).find((kind) => patterns[kind].test(text))
}

/** Days told ahead at most: a date further away is more likely another number. */
const furthestDays = 730
const dayPattern = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4})?(?!\d)/gu

/**
 * The one coming day that a text names as Finns write it (`15.12.` or `15.12.2026`); without a year the next such day.
 * Undefined when it names none or several: a guess among several would be ours, not theirs.
 */
export function findComingDay(text: string, today: LocalDate): LocalDate | undefined {
  const days = new Set<LocalDate>()
  for (const [, date = '', month = '', year] of text.matchAll(dayPattern)) {
    const day = [...(year === undefined ? [thisYear(today), thisYear(today) + 1] : [Number(year)])]
      .map((one) => `${String(one)}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
      .find((one): one is LocalDate => isLocalDate(one) && one >= today)
    if (day !== undefined && day <= addDays(today, furthestDays)) days.add(day)
  }
  return days.size === 1 ? [...days][0] : undefined
}

const thisYear = (today: LocalDate) => Number(today.slice(0, 4))
