import type { LawRegister, LawRuleView } from '@luukku/contract'

export interface FoundRule {
  readonly act: LawRegister['acts'][number]
  readonly rule: LawRuleView
}

/** Rules in which every word is found: in act, section, id, titles, notes. Those in force come before those that were. */
export function findRules(register: LawRegister, words: string, lang: 'fi' | 'sv' | 'en'): readonly FoundRule[] {
  const wanted = words.toLocaleLowerCase('fi').split(/\s+/).filter(Boolean)
  const all = register.acts.flatMap((act) => act.rules.map((rule) => ({ act, rule })))
  return all
    .filter(({ act, rule }) => {
      const text = textOf(act, rule).toLocaleLowerCase('fi')
      return wanted.every((word) => text.includes(word))
    })
    .sort(
      (a, b) =>
        Number(isOld(a.rule)) - Number(isOld(b.rule)) || a.rule.title[lang].localeCompare(b.rule.title[lang], lang),
    )
}

/** Rules by section, the sections in the order of the act. */
export function sectionsOf(rules: readonly LawRuleView[]): ReadonlyMap<string, readonly LawRuleView[]> {
  // What is in force comes first; what was, and what never was, after it.
  const inOrder = [...rules].sort((a, b) => Number(isOld(a)) - Number(isOld(b)))
  const sections = Map.groupBy(inOrder, ({ section }) => section)
  return new Map([...sections].sort(([a], [b]) => Number.parseInt(a) - Number.parseInt(b) || a.localeCompare(b, 'fi')))
}

const isOld = ({ inForce }: LawRuleView) => inForce === undefined || inForce.to !== undefined

function textOf(act: LawRegister['acts'][number], rule: LawRuleView): string {
  const { fi, sv, en } = rule.title
  return [act.name.fi, act.name.sv, act.name.en, act.number, rule.section, rule.id, fi, sv, en, rule.note ?? ''].join(
    ' ',
  )
}
