import { addDays, fromEpochDay } from '../time/index.ts'
import type { LawException } from './exception.ts'
import type { ProblemSink } from './law-data-error.ts'
import type { Condition, Rule } from './rule.ts'
import { furtherNotice, headingOf } from './rule.ts'

/** Checks what holds between rules: ids, references, overlaps and gaps between the versions of an obligation. */
export function validateRules(
  rules: readonly Rule[],
  exceptions: ReadonlyMap<string, LawException>,
  problems: ProblemSink,
): void {
  const byId = new Map<string, Rule>()
  for (const rule of rules) {
    const problem = (reason: string) => problems.add(rule.file, rule.line, `${headingOf(rule)}: ${reason}`)
    const earlier = byId.get(rule.id)
    if (earlier !== undefined) problem(`the id is already used in ${earlier.file}:${earlier.line}`)
    byId.set(rule.id, rule)
    for (const id of rule.exceptions) if (!exceptions.has(id)) problem(`unknown exception "${id}"`)
    if (rule.starts.length === 0) problem('no start event')
    if (rule.versionBy.length === 0) problem('no event chooses the version')
    if (rule.starts.some(({ event }) => event === rule.stops || rule.metAlsoBy.includes(event)))
      problem('it starts and stops by the same event')
  }
  const obligations = new Map<string, Rule[]>()
  for (const rule of rules) obligations.set(rule.obligation, [...(obligations.get(rule.obligation) ?? []), rule])
  for (const rule of rules) {
    const problem = (reason: string) => problems.add(rule.file, rule.line, `${headingOf(rule)}: ${reason}`)
    for (const id of rule.givesWay) if (!byId.has(id)) problem(`gives way to the unknown rule "${id}"`)
    for (const { byRule } of rule.starts) {
      if (byRule !== undefined && !byId.has(byRule)) problem(`starts by the unknown rule "${byRule}"`)
    }
    for (const name of rule.lends) if (!obligations.has(name)) problem(`unknown obligation "${name}"`)
  }
  for (const versions of obligations.values()) validateVersions(versions, problems)
}

/** Versions of one obligation may overlap only where no case can meet both, and may leave no day between them. */
function validateVersions(versions: readonly Rule[], problems: ProblemSink): void {
  const inForce = versions
    .filter((rule) => rule.inForce !== null && rule.kind === 'law')
    .sort((a, b) => (a.inForce?.from ?? 0) - (b.inForce?.from ?? 0))
  for (const [index, rule] of inForce.entries()) {
    for (const later of inForce.slice(index + 1)) {
      if (overlap(rule, later) && !areDisjoint(rule, later)) {
        problems.add(
          later.file,
          later.line,
          `rule ${later.id}: overlaps ${rule.id}, another version of "${rule.obligation}", for the same people`,
        )
      }
    }
  }
  validateAges(inForce, problems)
  for (const band of ageBands(inForce)) validateDays(inForce, band, problems)
}

/** Whole years from and until which versions are for the same people: all, or those under a named age and those of it. */
interface AgeBand {
  readonly from: number
  /** First age of the next band; nothing for the oldest. */
  readonly until: number | undefined
}

function ageBands(versions: readonly Rule[]): readonly AgeBand[] {
  const named = versions.flatMap((rule) =>
    ['atLeast' as const, 'under' as const].flatMap((test) => ageOf(rule, test) ?? []),
  )
  const begins = [...new Set([0, ...named])].sort((a, b) => a - b)
  return begins.map((from, place) => ({ from, until: begins[place + 1] }))
}

const toNext = (age: number, next: number | undefined): string =>
  next === undefined ? '' : `${age === 0 ? '' : ' and '}under ${String(next)}`

/** No day may lie between two versions for the people of a band, whoever else has one on it. */
function validateDays(inForce: readonly Rule[], { from: age, until: next }: AgeBand, problems: ProblemSink): void {
  const theirs = inForce.filter(
    (rule) => (ageOf(rule, 'atLeast') ?? 0) <= age && age < (ageOf(rule, 'under') ?? Infinity),
  )
  const isForAll = age === 0 && next === undefined
  const whom = isForAll ? '' : ` for people ${age === 0 ? '' : `of at least ${String(age)}`}${toNext(age, next)}`
  let until = Number.NEGATIVE_INFINITY
  for (const rule of theirs) {
    const { from, to } = rule.inForce ?? { from: 0, to: 0 }
    if (until !== Number.NEGATIVE_INFINITY && from > until + 1) {
      const days = `from ${addDays(fromEpochDay(until), 1)} to ${fromEpochDay(from - 1)}`
      problems.add(
        rule.file,
        rule.line,
        `rule ${rule.id}: no version of "${rule.obligation}" is in force${whom} ${days}`,
      )
    }
    until = Math.max(until, to === furtherNotice ? Number.MAX_SAFE_INTEGER : to)
  }
}

/** Where a duty has a version for the young and one for the grown at a time, no year of age may lie between them. */
function validateAges(inForce: readonly Rule[], problems: ProblemSink): void {
  for (const grown of inForce) {
    const from = ageOf(grown, 'atLeast')
    if (from === undefined) continue
    const young = inForce.filter((rule) => overlap(rule, grown) && ageOf(rule, 'under') !== undefined)
    const until = Math.max(...young.map((rule) => ageOf(rule, 'under') ?? 0))
    if (young.length === 0 || until >= from) continue
    const years = until === from - 1 ? String(until) : `${String(until)}-${String(from - 1)}`
    problems.add(
      grown.file,
      grown.line,
      `rule ${grown.id}: no version of "${grown.obligation}" is for people of ${years} years: ` +
        `${young.map(({ id }) => id).join(', ')} ends before them`,
    )
  }
}

function ageOf({ who }: Rule, test: 'atLeast' | 'under'): number | undefined {
  const ages = who.flatMap(({ anyOf }) =>
    anyOf.flatMap((one) => (one.kind === 'age' && one.test === test ? [one.years] : [])),
  )
  return ages[0]
}

function overlap(a: Rule, b: Rule): boolean {
  if (a.inForce === null || b.inForce === null) return false
  return a.inForce.from <= b.inForce.to && b.inForce.from <= a.inForce.to
}

/** Whether no case can meet both: one gives way to the other, or they are for other people. */
function areDisjoint(a: Rule, b: Rule): boolean {
  return a.givesWay.includes(b.id) || b.givesWay.includes(a.id) || areForOthers(a, b)
}

/** Whether some line of `a` and some line of `b` cannot both hold. */
export function areForOthers(a: Rule, b: Rule): boolean {
  return a.who.some((mine) =>
    b.who.some((theirs) => mine.anyOf.every((one) => theirs.anyOf.every((other) => exclude(one, other)))),
  )
}

function exclude(one: Condition, other: Condition): boolean {
  if (one.kind === 'age' && other.kind === 'age') {
    if (one.test === other.test || one.at !== other.at) return false
    const [under, over] = one.test === 'under' ? [one, other] : [other, one]
    return under.test === 'under' && under.years <= over.years
  }
  if (one.kind !== 'fact' || other.kind !== 'fact' || one.fact !== other.fact) return false
  const [is, not] = one.test === 'is' ? [one, other] : [other, one]
  if (is.test !== 'is') return false
  if (not.test === 'is') return is.values.every((value) => !not.values.includes(value))
  return (not.test === 'isNot' || not.test === 'isOther') && is.values.every((value) => not.values.includes(value))
}
