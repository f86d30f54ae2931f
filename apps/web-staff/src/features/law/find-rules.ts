import type { LawRegister, LawRuleView } from '@luukku/contract'
import { compareSections } from '@luukku/domain/law'

export interface FoundRule {
  readonly act: LawRegister['acts'][number]
  readonly rule: LawRuleView
}

/**
 * Rules in which every word is found: in act, section, id, titles, notes. A section with its letter («51 a») is one word.
 * Those in force come before those that were, and of them the section itself before its neighbours with a letter.
 */
export function findRules(register: LawRegister, words: string, lang: 'fi' | 'sv' | 'en'): readonly FoundRule[] {
  const wanted = wordsOf(words)
  const all = register.acts.flatMap((act) => act.rules.map((rule) => ({ act, rule })))
  const isSection = ({ section }: LawRuleView) => wanted.some((word) => section.toLowerCase().startsWith(`${word} §`))
  return all
    .filter(({ act, rule }) => {
      const text = textOf(act, rule).toLocaleLowerCase('fi')
      return wanted.every((word) => (withLetter.test(word) ? names(text, word) : text.includes(word)))
    })
    .sort(
      (a, b) =>
        Number(isOld(a.rule)) - Number(isOld(b.rule)) ||
        Number(isSection(b.rule)) - Number(isSection(a.rule)) ||
        a.rule.title[lang].localeCompare(b.rule.title[lang], lang),
    )
}

const withLetter = /^\d+ [a-zåäö]$/

/** Lower-case words; the sign of a section says nothing, and a lone letter after a number belongs to it. */
function wordsOf(text: string): readonly string[] {
  const plain = text.toLocaleLowerCase('fi').replaceAll('§', ' ').replace(/\s+/g, ' ')
  return plain.match(/\d+ [a-zåäö](?= |$)|\S+/g) ?? []
}

/** Whether the section stands in the text as itself: «51 a» is neither «151 a» nor the beginning of «51 alku». */
const names = (text: string, section: string) => new RegExp(`(?<!\\d)${section}(?![a-zåäö\\d])`).test(text)

/** Rules by section, the sections in the order of the act. */
export function sectionsOf(rules: readonly LawRuleView[]): ReadonlyMap<string, readonly LawRuleView[]> {
  // What is in force comes first; what was, and what never was, after it.
  const inOrder = [...rules].sort((a, b) => Number(isOld(a)) - Number(isOld(b)))
  const sections = Map.groupBy(inOrder, ({ section }) => section)
  return new Map([...sections].sort(([a], [b]) => compareSections(a, b)))
}

const isOld = ({ inForce }: LawRuleView) => inForce === undefined || inForce.to !== undefined

function textOf(act: LawRegister['acts'][number], rule: LawRuleView): string {
  const { fi, sv, en } = rule.title
  return [act.name.fi, act.name.sv, act.name.en, act.number, rule.section, rule.id, fi, sv, en, rule.note ?? ''].join(
    ' ',
  )
}
