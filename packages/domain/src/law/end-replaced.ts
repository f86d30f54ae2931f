import type { ProblemSink } from './law-data-error.ts'
import { furtherNotice, headingOf, type Rule } from './rule.ts'

/**
 * The rules with those that a later one `replaces` ended on the day before it begins: a coming change of law is one file that is
 * added, and the files of the law in force stay as they are. What gives way to the old one gives way to the new one too.
 */
export function endReplaced(rules: readonly Rule[], problems: ProblemSink): readonly Rule[] {
  const endOf = new Map<string, number>()
  for (const rule of rules) {
    const problem = (reason: string) => problems.add(rule.file, rule.line, `${headingOf(rule)}: ${reason}`)
    for (const id of rule.replaces) {
      const old = rules.find((one) => one.id === id)
      if (old === undefined) problem(`replaces the unknown rule "${id}"`)
      else if (old.obligation !== rule.obligation || old.kind !== rule.kind)
        problem(`replaces ${id}, which is of another duty ("${old.obligation}")`)
      else if (rule.inForce !== null && old.inForce !== null && rule.inForce.from <= old.inForce.from)
        problem(`replaces ${id}, which begins no earlier`)
      else if (leavesDays(rule, rules)) problem(`replaces ${id} for a time, and nothing is in force after its last day`)
      else if (leavesPeople(rule, old, rules))
        problem(`replaces ${id} for some of its people, and nothing does for the others`)
      else if (rule.inForce !== null) endOf.set(id, Math.min(endOf.get(id) ?? Infinity, rule.inForce.from - 1))
    }
  }
  return rules.map((rule) => {
    const end = endOf.get(rule.id)
    const followers = rules.filter(
      ({ id, replaces }) => id !== rule.id && replaces.some((old) => rule.givesWay.includes(old)),
    )
    const givesWay = [...new Set([...rule.givesWay, ...followers.map(({ id }) => id)])]
    const inForce =
      end === undefined || rule.inForce === null
        ? rule.inForce
        : { ...rule.inForce, to: Math.min(rule.inForce.to, end) }
    return followers.length === 0 && inForce === rule.inForce ? rule : { ...rule, givesWay, inForce }
  })
}

/** A law for a time: what it replaced has ended for good, so another version must follow. */
const leavesDays = ({ obligation, kind, inForce }: Rule, rules: readonly Rule[]): boolean =>
  inForce !== null &&
  inForce.to < furtherNotice &&
  !rules.some(
    (one) =>
      one.obligation === obligation &&
      one.kind === kind &&
      one.inForce !== null &&
      one.inForce.from <= inForce.to + 1 &&
      one.inForce.from > inForce.from &&
      one.inForce.to > inForce.to,
  )

/** Whether two rules ask the same of the same people, wherever and in whichever order their lines stand. */
export const areForSamePeople = (one: Rule, other: Rule): boolean => whom(one) === whom(other)

const whom = ({ who }: Rule): string => JSON.stringify(who.map(({ anyOf }) => JSON.stringify(anyOf)).sort())

/** Whom the old one concerned is not whom the new one does; several new ones may share its people out. */
const leavesPeople = (rule: Rule, old: Rule, rules: readonly Rule[]): boolean =>
  !areForSamePeople(rule, old) &&
  rule.who.length > 0 &&
  !rules.some(({ id, replaces }) => id !== rule.id && replaces.includes(old.id))
