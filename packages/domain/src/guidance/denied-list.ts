import type { ReadText } from './match-words.ts'

type Hit = { readonly first: number; readonly last: number }

/** What ends the denial of a list: `ei ole ollut`, `ei esiinny`, `mikään ei viittaa`, `en mieti`. */
const isNotSo =
  /^(?:ole|oo|olis|esiinny|ilmene|nay|tapahdu|tunnu|tule|tuu|viittaa|mieti|ajattele|harkitse|kayteta|harrasteta|tunnista)$/
const notBeen =
  /^(?:ollut|ollu|olleet|esiintynyt|ilmennyt|nakynyt|tullut|tullu|havaittu|huomattu|todettu|tapahtunut|koettu|huomannut|havainnut|kokenut|tuntunut|lainkaan|ollenkaan|yhtaan|mitenkaan|koskaan|ikina|missaan|kummallakaan|meilla|minulla|mulla|hanella|lapsella|perheessa\w*|kotona|taustalla|mukana|tassa|kenellakaan|kummankaan|meidan|tiedossa|epailla|epailya)$/
/** Before or behind: it was so, is so now, or only of then, or not for some days: `ei ole ollut tällä viikolla`. */
const isSoYet =
  /^(?:kuin|ennen|aiemmin|aikaisemmin|ena{1,2}|vain|ainoastaan|pelkastaan|nain|nyt|varma\w*|tietoa|selvaa|helppo\w*|vaikea\w*|muuta|tarpeeksi|forr|forut|tidigare|bara|endast|langre|nu|sa|utan|talla|viikolla|viikkoon|aikaan|paivaan|tuntiin|minuuttiin|kuukauteen|hetkeen|tanaan|paitsi|lukuun|idag|veckan|tag|dagar)$/
/** Somebody has what stands behind it. */
const hasIt =
  /^(?:on|oli|ovat|olivat|olen|tuli|tulee|tulleet|alkoi|alkanut|sai|sain|saan|saa|tuntuu|tuntui|oireena|oireina|valittaa|pelkaa|pelkaan|kova|kovaa|lievaa|kovia|pahaa|jatkuvaa|taas|edelleen|yha|vielakin|har|hade|fick|far|kanner|ar|var|kommer|kom)$/
/** What it is measured by: `så svår andnöd har jag aldrig haft`, `pahempaa kipua ei ole ollut` tell that it is so now. */
const asBadAs =
  /^(?:sa|san|sant|sana|sadan|sadant|sadana|lika|likadan\w*|varre|svarare|starkare|kraftigare|sellais\w*|semmos\w*|tallais\w*|tammos\w*|moista|nain|noin|niin|yhta|kovempaa|pahempaa|voimakkaampaa)$/
const or = /^(?:tai|taikka|eika|eller)$/
/** A thing of a list in Finnish: the partitive, or the illative of what nothing points to; and what stands with it. */
const listed = /(?:a|an|in|en|on|un|ni|si|nsa)$/
/** A verb that ends so. */
const isVerb =
  /^(?:puristaa|sattuu|koskee|ahdistaa|painaa|oksentaa|huimaa|vuotaa|lyo|uhkaa|hakkaa|polttaa|pistaa|itken|haluan|pelkaan|olen|mietin|ajattelen|satuttaa|kun|sen|niin|kuin|sitten|auta|helpota)$/
const where =
  /^(?:minulla|mulla|meilla|hanella|lapsella|vauvalla|perheessa\w*|kotona|\w{3,}(?:lla|lta|ssa|ssamme|ssani|llamme|llani)|luona|suvussa|mikaan|kumpikaan|kukaan|koskaan)$/

const longest = 12

/**
 * Whether the denial of a list stands far behind what it denies: `väkivaltaa tai päihteitä meillä ei ole koskaan ollut`, `rintakipua,
 * pyörtymistä tai hengenahdistusta ei ole ollut`, `bröstsmärta eller andnöd har jag inte haft`. Doubt goes to the alarming side: an
 * «or» must join the list in Finnish, nothing before it may tell that it is so, and the denial must be of its being.
 */
export function isDeniedAsList(text: ReadText, hit: Hit): boolean {
  const { tokens } = text
  const sentence = tokens[hit.last]?.sentence
  const word = (at: number): string => (tokens[at]?.sentence === sentence ? (tokens[at]?.word ?? '') : '')
  const isSameClause = (one: number, other: number): boolean => tokens[one]?.clause === tokens[other]?.clause
  if (!endsInDenial(word, hit.last, isSameClause)) return false
  for (let at = hit.last; at >= 0 && hit.first - at <= longest && word(at) !== ''; at--) {
    if (tokens[at]?.clause !== tokens[hit.first]?.clause) break
    if (asBadAs.test(word(at)) || (at < hit.first && hasIt.test(word(at)))) return false
  }
  // Nothing but the list stands before it in its clause: `haluan kuolla, yskää tai nuhaa ei ole ollut` denies no wish.
  for (let at = hit.last - 1; at >= 0 && hit.last - at <= longest && isSameClause(at, hit.last); at--) {
    const own = word(at)
    if (
      own !== '' &&
      !or.test(own) &&
      !joins.test(own) &&
      !where.test(own) &&
      !thing.test(own) &&
      !swedishThing.test(own)
    )
      return false
  }
  return true
}

/** A thing in the partitive or the illative, never a verb that ends as one: `puristaa`, `oksettaa`, `kuolla`. */
const thing = /(?:ua|ya|ia|ja|oa|[mk]pea|sta|tta|rta|ita|haa|valtaa|umaa|yskaa|ntia|iin|een|valtaan)$|^(?:isa|aiti)$/
/** In Swedish they have no ending in common. */
const swedishThing =
  /(?:smarta|smartor|nod|yrsel|ningar|tankar|vald|missbruk|blod|kramper|feber|hosta|loshet|forvirring|svimning|hot|klappning|kanslor|planer|droger|alkohol)$/
const joins = /^(?:ja|seka|och|samt)$/
const ofTwoWords = /(?:isia|ista|llista|llisia)$/

function endsInDenial(
  word: (at: number) => string,
  from: number,
  isSameClause: (one: number, other: number) => boolean,
): boolean {
  if (!thing.test(word(from)) && !swedishThing.test(word(from))) return false
  let isJoined = false
  // A list goes on behind a comma or a joining word: what stands right behind a thing without one is said of something else.
  const isApart = (at: number): boolean =>
    !isSameClause(at, at - 1) ||
    or.test(word(at)) ||
    joins.test(word(at)) ||
    or.test(word(at - 1)) ||
    joins.test(word(at - 1)) ||
    where.test(word(at)) ||
    where.test(word(at - 1)) ||
    ofTwoWords.test(word(at - 1)) ||
    /^(?:muuta|sellaista|itseni|mitaan|muita)$/.test(word(at - 1))
  for (let at = from; at - from <= longest; at++) {
    const own = word(at)
    if (own === '') return false
    if (at > from && /^(?:ei|en|eivat|emme)$/.test(own)) return (isJoined || pointsTo(word, at)) && isDenial(word, at)
    if (at > from && /^(?:har|finns|forekommer|hade|syns|marks)$/.test(own))
      return isSwedishDenial(word, at, isSameClause)
    if (at > from && !isApart(at)) return false
    if (or.test(own)) isJoined ||= at > from
    else if (joins.test(own) || where.test(own)) continue
    else if (isVerb.test(own) || hasIt.test(own)) return false
    else if (!listed.test(own) && !isSwedish(word, from, at)) return false
  }
  return false
}

/** Of a Swedish list the words have no ending in common: it is as long as its verb is near. */
function isSwedish(word: (at: number) => string, from: number, at: number): boolean {
  for (let next = at; next <= from + 8; next++)
    if (/^(?:har|finns|forekommer|hade)$/.test(word(next)))
      return /^(?:inte|int|aldrig|ej)$/.test(word(next + 1)) || /^(?:inte|int|aldrig|ej)$/.test(word(next + 2))
  return false
}

/** `väkivaltaan mikään ei viittaa` */
const pointsTo = (word: (at: number) => string, at: number): boolean =>
  word(at - 1) === 'mikaan' && word(at + 1) === 'viittaa'

function isDenial(word: (at: number) => string, at: number): boolean {
  if (!isNotSo.test(word(at + 1))) return false
  for (let next = at + 2; next <= at + 6; next++) {
    if (isSoYet.test(word(next))) return false
    if (/(?:nut|nyt|tu|ty|neet)$/.test(word(next)) && !notBeen.test(word(next))) return false
  }
  return true
}

/** A verb of its own, not of having: `den värken har jag inte fått bort`. */
const isDone = (own: string): boolean =>
  /(?:it|at|tt)$/.test(own) && !/^(?:haft|varit|upplevt|markt|kant|sett|nagot|det)$/.test(own)

function isSwedishDenial(
  word: (at: number) => string,
  at: number,
  isSameClause: (one: number, other: number) => boolean,
): boolean {
  for (let next = at + 1; next <= at + 3 && isSameClause(at, next); next++) {
    if (!/^(?:inte|int|aldrig|ej)$/.test(word(next))) {
      if (!/^(?:jag|ja|hon|han|det|vi|man|de|hen|barnet|nan|nagon)$/.test(word(next))) return false
      continue
    }
    // `Febern har inte kommit tillbaka`: without who has it between, the denial is of the verb.
    const isInverted = next > at + 1 || !/^(?:har|hade)$/.test(word(at))
    return isInverted && !isDone(word(next + 1)) && [1, 2, 3, 4].every((far) => !isSoYet.test(word(next + far)))
  }
  return false
}
