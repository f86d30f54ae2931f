import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { getModels } from '../../apps/server/src/modules/guidance/index.ts'
import { answerScenario } from '../../apps/server/src/cli/answer-scenario.ts'
import { law } from './clocks-of-contact.ts'

interface KindCase {
  readonly text: string
  readonly age: number
  readonly for?: string
  readonly answers?: Readonly<Record<string, unknown>>
  /** The classes that are right. */
  readonly class: string
  readonly has?: readonly string[]
  readonly lacks?: readonly string[]
  /** Whether a notice to child protection must be weighed, or must not. */
  readonly childProtection?: boolean
  /** Limits of the law that must run, and those that must not. */
  readonly clocks?: readonly string[]
  readonly noClocks?: readonly string[]
}

const kinds = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../testdata/guidance/kinds.json'), 'utf8'),
) as readonly { readonly kind: string; readonly cases: readonly KindCase[] }[]
const models = getModels()

/** In words, what is wrong with the proposal for one text; null where nothing is. */
function wrongOf(one: KindCase): string | null {
  const answer = answerScenario(models, law, {
    id: 'kind',
    contact_time: '2026-11-25T10:00',
    message: one.text,
    person: { age: one.age, on_behalf_of: one.for ?? null },
    structured_answers: one.answers ?? {},
  })
  const wrong = [
    ...(one.class.includes(answer.urgency_class) ? [] : [`class ${answer.urgency_class} for ${one.class}`]),
    ...(one.has ?? []).filter((code) => !answer.services.includes(code)).map((code) => `lacks ${code}`),
    ...(one.lacks ?? []).filter((code) => answer.services.includes(code)).map((code) => `extra ${code}`),
    ...(one.childProtection === undefined || one.childProtection === answer.child_protection_notice
      ? []
      : [`child protection ${answer.child_protection_notice}`]),
    ...(one.clocks ?? []).filter((rule) => !answer.clocks.includes(rule)).map((rule) => `lacks ${rule}`),
    ...(one.noClocks ?? []).filter((rule) => answer.clocks.includes(rule)).map((rule) => `extra ${rule}`),
  ]
  return wrong.length === 0 ? null : `${one.text}: ${wrong.join(', ')}`
}

describe('kinds of matters, told in words that no contact of ours has', () => {
  test.each(kinds.map((one) => [one.kind, one.cases] as const))('%s', (_kind, cases) => {
    expect(cases.map(wrongOf).filter((wrong) => wrong !== null)).toEqual([])
  })
})
