import type { Expression, FactView } from './expression.ts'
import type { FactTable } from './fact-table.ts'
import type { GuidanceModels } from './guidance-models.ts'
import { halfOf } from './last-time.ts'
import type { TextLanguage } from './local-text.ts'
import type { Hit, ReadText } from './match-words.ts'

/** Whose a sign is: of the writer's own body, or of somebody else whom the words name. */
export type Whose = 'writer' | 'other'

type Forms = Readonly<Partial<Record<TextLanguage, RegExp>>>

/** The writer as who has something, `minulla`, `my`: right before it. */
const ownHas: Forms = {
  fi: /^(?:minulla|minullakin|mulla|mullakin|itsellani|minun|mun)$/,
  sv: /^(?:min|mitt|mina)$/,
  en: /^my$/,
}
const ownSubject: Forms = { fi: /^(?:mina|ma|mie)$/, sv: /^jag$/, en: /^(?:i|i'm|i've)$/ }
/** Kin and neighbours as who has something, and as the subject of a verb of having or being. */
const kinHas: Forms = {
  fi: /^(?:aidi|isa|miehe|vaimo|tyttare|poja|lapse|sisko|velje|mummo|mummi|uki|papa|anopi|ape|naapuri|kaveri|ystava|vauva)(?:n|ni|lla|llani)$/,
  sv: /^(?:mammas|pappas|mannens|fruns|dotterns|sonens|barnets|systers|brors|mormors|morfars|farmors|farfars|grannens|babyns)$/,
  en: /^(?:mother|father|mum|mom|dad|husband|wife|daughter|son|sister|brother|grandmother|grandfather|grandma|grandpa|neighbou?r|friend|colleague|coworker|uncle|aunt|cousin|baby|child)'s$/,
}
const kinSubject: Forms = {
  fi: /^(?:aiti|isa|mies|vaimo|tytar|poika|lapsi|sisko|veli|mummo|mummi|ukki|pappa|anoppi|appi|naapuri|kaveri|ystava|vauva)(?:ni|mme)?$/,
  sv: /^(?:mamma|pappa|mannen|man|frun|fru|hustrun|dottern|dotter|sonen|son|barnet|syster|bror|mormor|morfar|farmor|farfar|svarmor|svarfar|grannen|babyn)$/,
  en: /^(?:mother|father|mum|mom|dad|husband|wife|daughter|son|sister|brother|grandmother|grandfather|grandma|grandpa|neighbou?r|friend|colleague|coworker|uncle|aunt|cousin|baby|child)$/,
}
const having = /^(?:on|oli|olen|oon|har|hade|ar|var|far|fick|kanner|has|have|had|is|am|was|gets?|got|feels?|felt)$/
/** What one has done with it or to somebody is not what one has: `I have measured the fever`, `jag har kollat`, `olen mitannut`. */
const doneToIt =
  /(?:ed|[nlr][uy]t)$|^(?:to|been|given|taken|seen|told|kollat|matt|matat|sett|gett|givit|tagit|ringt|marke|markt|tagit|hort|lagt|med|vid|hos|with|next|beside)$/
/** Another person stands beside, or somebody tells of it: it may then be of either. */
const ofEither =
  /^(?:hanen|hanella|hanta|hanet|hanelta|han|hon|hans|hennes|honom|henne|he|she|his|her|hers|him|their|they|heidan|meilla|meidan|oss|vara?|our|us|we|mielest\w*|mening|enligt|opinion|view|sano\w*|kerto\w*|kertoi|huoma\w*|nakee|naki|naen|kuuli|kuulee|luul\w*|soitti|soittaa|sager|sade|sa|berattar|berattade|markt\w*|marker|ser|sag|hor|horde|tror|tycker|ringde|ringer|says|said|tells|told|notic\w*|sees?|saw|hears?|heard|thinks?|called|calls|kuin|som|than|both|kaikilla|molemmilla|bada|alla|all|also|too|myos|ocksa)$/

/**
 * Whose a hit is, where the words right before it say who has it: `minulla on käsi kipeä`, `my mother's speech`, `Mamma har feber`.
 * Undefined where nobody or more than one stands in its half of the sentence, or somebody tells of it: it may then be anybody's.
 */
export function whoseHit(text: ReadText, hit: Hit, lang: TextLanguage): Whose | undefined {
  const [own, kin] = [ownSubject[lang], kinSubject[lang]]
  if (own === undefined || kin === undefined) return undefined
  const half = halfOf(text, hit.first)
  if (half.length > longest || !hit.words.every((at) => half.includes(at))) return undefined
  const word = (at: number): string => (half.includes(at) ? (text.tokens[at]?.word ?? '') : '')
  if (half.some((at) => ofEither.test(word(at)))) return undefined
  const isBefore = (at: number, far: number): boolean => hit.words.some((one) => one > at && one - at <= far)
  /** `minulla on`, `I have`, `Mamma har` with the sign behind it. */
  const has = (at: number, by: RegExp | undefined, subject: RegExp): boolean =>
    (by?.test(word(at)) === true && isBefore(at, /lla(?:ni|kin)?$/.test(word(at)) ? 5 : 2)) ||
    (subject.test(word(at)) && having.test(word(at + 1)) && !doneToIt.test(word(at + 2)) && isBefore(at + 1, 4)) ||
    (/^i'm$/.test(word(at)) && isBefore(at, 3))
  const isKin = half.some((at) => has(at, kinHas[lang], kin))
  // `my mother`, `min man`, `minun äitini` name somebody else.
  const isNamed = half.some((at) => kin.test(word(at)) || kinHas[lang]?.test(word(at)) === true)
  const isOwn = !isNamed && half.some((at) => has(at, ownHas[lang], own))
  if (isOwn) return 'writer'
  const speaksToo = half.some((at) => own.test(word(at)) || /^(?:minulla|mulla|itsellani)$/.test(word(at)))
  return isKin && !speaksToo ? 'other' : undefined
}

/** A sentence without stops tells of everybody. */
const longest = 16

/**
 * Whether the signs that a rule joins can be one person's. Not where one is said of the writer alone and another of somebody else alone:
 * `my mother's speech is slurred since her stroke; my arm is sore`. What nobody's name stands beside, and every answer, may be anybody's.
 */
export function canBeOnes(models: GuidanceModels, view: FactView, table: FactTable, condition: Expression): boolean {
  return personsOf(models, view, table, condition)?.size !== 0
}

/** Whose an expression can be; undefined for anybody's, and empty where no one has all of it. */
function personsOf(
  models: GuidanceModels,
  view: FactView,
  table: FactTable,
  expression: Expression,
): ReadonlySet<Whose> | undefined {
  if (expression.kind === 'fact') {
    const fact = models.facts.get(expression.id)
    // What is made of other facts may be so by these.
    if (fact === undefined || fact.from !== null || view.truthOf(expression.id) !== 2) return undefined
    const found = table.evidence.get(fact.number) ?? []
    if (found.length === 0 || found.length >= mostKept) return undefined
    const whose = found.map((one) => one.whose)
    return whose.includes(undefined) ? undefined : new Set(whose.flatMap((one) => one ?? []))
  }
  if (expression.kind === 'all') {
    let persons: ReadonlySet<Whose> | undefined
    for (const part of expression.parts) {
      const more = personsOf(models, view, table, part)
      if (more === undefined) continue
      persons = persons === undefined ? more : new Set([...persons].filter((one) => more.has(one)))
    }
    return persons
  }
  if (expression.kind === 'any') {
    const persons = new Set<Whose>()
    for (const part of expression.parts) {
      if (part.kind === 'fact' && view.truthOf(part.id) !== 2) continue
      const more = personsOf(models, view, table, part)
      if (more === undefined) return undefined
      for (const one of more) persons.add(one)
    }
    return persons
  }
  return undefined
}

/** So many places of a fact are kept; of what was told more often, the rest may be of anybody. */
const mostKept = 4
