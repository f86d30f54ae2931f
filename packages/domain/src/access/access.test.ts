import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toInstant } from '../time/index.ts'
import { decideActing, type ActingFacts } from './decide-acting.ts'
import { faultOfMinorDecision, isHiddenAtFirst } from './decide-minor.ts'

const at = toInstant('2026-11-24T09:12:00+02:00')
const facts: ActingFacts = {
  personId: 'p',
  kind: 'guardian',
  validFrom: toInstant('2020-01-01T00:00:00Z'),
  validUntil: undefined,
  barred: false,
  wardNonDisclosure: false,
  ownNonDisclosure: false,
  otherGuardianNonDisclosure: false,
}

describe('acting for another', () => {
  test('begins with its first moment and ends with its last: half-open', () => {
    const span = { ...facts, validFrom: at, validUntil: toInstant('2026-11-25T00:00:00+02:00') }
    expect(decideActing(span, at)).toBe('act')
    expect(decideActing(span, toInstant('2026-11-24T09:11:59.999+02:00'))).toBe('none')
    expect(decideActing(span, toInstant('2026-11-24T23:59:59.999+02:00'))).toBe('act')
    expect(decideActing(span, toInstant('2026-11-25T00:00:00+02:00'))).toBe('none')
  })
  test('R21: a child’s order of non-disclosure keeps every guardian out, a guardian’s own keeps the other out', () => {
    expect(decideActing({ ...facts, wardNonDisclosure: true }, at)).toBe('none')
    expect(decideActing({ ...facts, otherGuardianNonDisclosure: true }, at)).toBe('none')
    expect(decideActing({ ...facts, otherGuardianNonDisclosure: true, ownNonDisclosure: true }, at)).toBe('act')
    expect(decideActing({ ...facts, ownNonDisclosure: true }, at)).toBe('act')
  })
  test('an adult’s own mandate is not a guardian’s: the order is theirs to live with; a person of trust only sees', () => {
    expect(decideActing({ ...facts, kind: 'mandate', wardNonDisclosure: true }, at)).toBe('act')
    expect(decideActing({ ...facts, kind: 'trusted' }, at)).toBe('read-only')
  })
  test('no fact that speaks against acting ever opens it', () => {
    const order = { none: 0, 'read-only': 1, act: 2 } as const
    const flag = fc.boolean()
    fc.assert(
      fc.property(
        fc.record({
          kind: fc.constantFrom('guardian', 'mandate', 'trusted'),
          barred: flag,
          wardNonDisclosure: flag,
          ownNonDisclosure: flag,
          otherGuardianNonDisclosure: flag,
        }),
        fc.constantFrom('barred', 'wardNonDisclosure', 'otherGuardianNonDisclosure'),
        (some, worse) => {
          const before = decideActing({ ...facts, ...some } as ActingFacts, at)
          const after = decideActing({ ...facts, ...some, [worse]: true } as ActingFacts, at)
          expect(order[after]).toBeLessThanOrEqual(order[before])
        },
      ),
    )
  })
})

describe('a minor’s own say', () => {
  test('17 is heard first and 18 is of age; only «see» opens it; what a guardian sent is not hidden', () => {
    expect(isHiddenAtFirst(17, true, 'not-asked')).toBe(true)
    expect(isHiddenAtFirst(18, true, 'not-asked')).toBe(false)
    expect(isHiddenAtFirst(12, true, 'do-not-see')).toBe(true)
    expect(isHiddenAtFirst(9, true, 'see')).toBe(false)
    expect(isHiddenAtFirst(9, false, 'not-asked')).toBe(false)
    expect(isHiddenAtFirst(undefined, true, 'not-asked')).toBe(false)
  })
  test.each([
    ['785/1992 § 9 (2): capable and denies', 'capable', 'do-not-see', 'capable-and-denies', false, undefined],
    ['a denial needs capacity', 'not-capable', 'do-not-see', 'capable-and-denies', false, 'basis-does-not-fit'],
    ['703/2023 § 51 (2): a weighty reason, written', 'not-assessed', 'do-not-see', 'weighty-reason', true, undefined],
    ['the weighty reason unwritten', 'not-assessed', 'do-not-see', 'weighty-reason', false, 'reason-needed'],
    ['overridden, with the grounds', 'capable', 'see', 'against-own-interest', true, undefined],
    ['overridden without grounds', 'capable', 'see', 'against-own-interest', false, 'reason-needed'],
    ['not capable: guardians see', 'not-capable', 'see', 'not-capable', false, undefined],
    ['capable cannot be «not capable»', 'capable', 'see', 'not-capable', false, 'basis-does-not-fit'],
    ['the minor agrees', 'capable', 'see', 'agrees', false, undefined],
    ['agreeing hides nothing', 'capable', 'do-not-see', 'agrees', false, 'basis-does-not-fit'],
  ] as const)('%s', (_name, capacity, guardians, basis, hasReason, fault) => {
    expect(faultOfMinorDecision(15, { capacity, guardians, basis, hasReason })).toBe(fault)
    expect(faultOfMinorDecision(18, { capacity, guardians, basis, hasReason })).toBe('not-a-minor')
  })
})
