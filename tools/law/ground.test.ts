import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Rule } from '../../packages/domain/src/law/index.ts'
import { fromEpochDay } from '../../packages/domain/src/time/index.ts'
import { groundFolder, readLaw } from './law-files.ts'

const law = readLaw()

interface GroundRule {
  readonly id: string
  readonly area: string
  readonly law: string
  readonly section: string
  readonly amendingAct: string | null
  readonly title: { readonly fi: string; readonly en: string }
  readonly who: Readonly<Record<string, unknown>>
  readonly clockStart: string
  readonly clockStop: string
  readonly limit: GroundLimit & {
    readonly countFirstDay: boolean
    readonly rollForward: string
    readonly orLaterOf?: GroundLimit & { readonly from: string }
  }
  readonly effectiveFrom: string | null
  readonly effectiveTo: string | null
  readonly versionSelector: string
  readonly transition: string
  readonly exceptions: readonly string[]
  readonly source: { readonly url: string; readonly textSeenIn?: string; readonly also?: string }
  readonly confidence: string
  readonly notes: string
}
interface GroundLimit {
  readonly value: number | null
  readonly unit: string
}
interface GroundException {
  readonly id: string
  readonly fi: string
  readonly en: string
  readonly effect: string
  readonly confidence: string
  readonly source: string
}
const ground = JSON.parse(readFileSync(join(groundFolder, 'law/rules.json'), 'utf8')) as {
  rules: GroundRule[]
  exceptions: GroundException[]
}
const unnamedTransition = 'No transition provision on time limits in the amending act.'

/** What the ground leaves to its words, and we read into the data: each is an open question or a note of the rule. */
const selectedFirstBy: Readonly<Record<string, string>> = {
  'H-PHC-DOC-2025': 'professionalAppointment',
  'O-DENT-2025': 'needFound',
}

describe('the ground and the files of law/ say the same, field by field', () => {
  test('83 rules and 9 exceptions, none more and none less', () => {
    expect([...law.ruleById.keys()].sort()).toEqual(ground.rules.map(({ id }) => id).sort())
    expect([...law.exceptions.keys()].sort()).toEqual(ground.exceptions.map(({ id }) => id).sort())
    expect([ground.rules.length, ground.exceptions.length]).toEqual([83, 9])
  })
  test.each(ground.rules)('$id', (theirs) => {
    const ours = law.ruleById.get(theirs.id)
    if (ours === undefined) throw new Error('no such rule')
    expect(ours).toMatchObject({
      area: theirs.area,
      section: theirs.section,
      stops: theirs.clockStop,
      firstDayCounted: theirs.limit.countFirstDay,
      rollForward: theirs.limit.rollForward === 'forward',
      exceptions: theirs.exceptions,
      source: theirs.source.url,
      confidence: theirs.confidence,
    })
    // A title that goes on from the rule before it («... completed within three months») stands whole here.
    for (const one of ['fi', 'en'] as const)
      expect(ours.title[one].endsWith(theirs.title[one].replace(/^\.\.\. /, ''))).toBe(true)
    expect(`${ours.act.name.fi} ${ours.act.number}`).toBe(theirs.law)
    expect(ours.amendedBy ?? null).toBe(theirs.amendingAct)
    expect(ours.starts[0]?.event).toBe(theirs.clockStart)
    expect(ours.textSeenIn).toBe(theirs.source.textSeenIn)
    expect(ours.sourceAlso).toBe(theirs.source.also)
    expect(ours.note ?? '').toBe(theirs.notes)
    expect(limitOf(ours)).toEqual(theirs.limit.unit === 'firstWorkingDayOfMonthIfOver7WD' ? nextMonth : plain(theirs))
    const { orLaterOf } = theirs.limit
    expect(ours.orIfLater && { ...ours.orIfLater.limit, from: ours.orIfLater.from }).toEqual(orLaterOf)
    expect(ours.inForce && fromEpochDay(ours.inForce.from)).toBe(theirs.effectiveFrom)
    const lastDay = ours.inForce === null || ours.inForce.to > 900_000 ? null : fromEpochDay(ours.inForce.to)
    expect(lastDay).toBe(theirs.effectiveTo)
    const [first, second] = ours.versionBy
    expect(first === selectedFirstBy[theirs.id] ? second : first).toBe(theirs.versionSelector)
    expect(ours.transition).toBe(
      theirs.transition.startsWith(unnamedTransition) ? 'no provision on time limits' : theirs.transition,
    )
  })
  test.each(ground.rules)('$id: who it concerns', ({ id, who }) => {
    const words = (law.ruleById.get(id)?.who ?? []).map(({ text }) => text).join('; ')
    const { ageUnder, ageAtLeast, ageAt } = who as Readonly<Record<string, string | number | undefined>>
    if (ageUnder !== undefined) expect(words).toContain(`age under ${String(ageUnder)} at ${String(ageAt)}`)
    if (ageAtLeast !== undefined)
      expect(words).toMatch(new RegExp(`age (at least|over) ${String(ageAtLeast)} at ${String(ageAt)}`))
    if (ageUnder === undefined && ageAtLeast === undefined) expect(words).not.toMatch(/\bage /)
    for (const reason of (who['reasonIn'] ?? []) as string[]) expect(words).toContain(reason)
    for (const [key, fact] of Object.entries(factOfKey)) if (key in who) expect(words).toContain(fact)
  })
  test.each(ground.exceptions)('$id', ({ id, fi, en, effect, confidence, source }) => {
    expect(law.exceptions.get(id)).toMatchObject({ title: { fi, en }, effect: { en: effect }, confidence, source })
  })
})

/** How the ground's words for a group are asked in our conditions. */
const factOfKey = {
  specialty: 'specialty is general-medicine',
  not: 'planBased is not true',
  directedFirstTo: 'directedFirstTo is',
  planBased: 'planBased is true',
  setting: 'setting is',
  individualInterval: 'individualInterval is true',
  needsSpecialistOrTests: 'needsSpecialistOrTests is not false',
  highestCareAllowance: 'highestCareAllowance is true',
  disabled: 'disabled is true',
  specialSupportChild: 'specialSupportChild is true',
  olderPerson: 'olderPerson is true',
  urgent: 'urgent is',
  child: 'childProtection is true or area is child-protection',
  incomplete: 'incomplete is',
  payer: 'payer is not county',
  forMonth: 'forMonth is known',
  student: 'student is not false',
} as const

const nextMonth = { value: 7, unit: 'workingDaysOrFirstOfMonth' }
const limitOf = ({ limit }: Rule) => ({ value: limit.value, unit: limit.unit })
/** Units without a number carry null in the ground and 0 here. */
const plain = ({ limit }: GroundRule) => ({ value: limit.value ?? 0, unit: limit.unit })
