import { renderToString } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { fixedNow, freshCase } from '../../testing/fixtures.ts'
import { CaseHeader } from './case-header.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

function draw(way: object | undefined, more: object = {}, ofCase: object = {}): string {
  const fresh = freshCase(1)
  const { contactWay: _own, ...person } = fresh.person
  const found = {
    ...fresh,
    person: { ...person, ...(way && { contactWay: way as never }), ...more },
    unsent: { state: 'given-up' as const, channel: 'sms' as const, since: new Date(fixedNow).toISOString() },
    ...ofCase,
  }
  return renderToString(
    <LanguageProvider initial="fi">
      <MemoryRouter>
        <CaseHeader found={found} now={fixedNow} />
      </MemoryRouter>
    </LanguageProvider>,
  )
}

const byPhone = { ways: ['sms' as const], phone: '040 000 0000', onlySafe: false }

test.each([
  ['a call, where any way will do', byPhone, /kerro soittamalla/],
  ['a call, where calls are a safe way', { ...byPhone, ways: ['call' as const], onlySafe: true }, /kerro soittamalla/],
  ['no call, where only messages are safe', { ...byPhone, onlySafe: true }, /Ei soittoa/],
  ['no call, where there is no number', { ...byPhone, phone: undefined }, /Ei soittoa/],
  ['no call, where nothing is known of how to reach', undefined, /Ei soittoa/],
] as const)('a message that did not get through asks for %s', (_, way, expected) => {
  const drawn = draw(way)
  const told = /data-test="unsent">([^<]*)/.exec(drawn)?.[1]
  expect(told).toMatch(expected)
  expect(/soittamalla/.test(told ?? '') && /Ei soittoa/.test(told ?? '')).toBe(false)
})

test('the tag names the ways that are safe, and what was only said is in words, with no link', () => {
  const drawn = draw({ ...byPhone, onlySafe: true }, { safeContactOnly: true, saidNow: { phone: '040 000 0001' } })
  expect(/data-test="safe-only">([^<]*)/.exec(drawn)?.[1]).toBe(
    'vain turvallinen yhteys: tekstiviesti. Ei ääniviestiä.',
  )
  expect(/data-test="said-now">([^<]*)/.exec(drawn)?.[1]).toContain('040 000 0001')
  expect(drawn).not.toContain('href="tel:')
  expect(draw(undefined, { safeContactOnly: true })).toContain('tapaa ei ole kysytty')
})

test('the number left at the stop is a link, also where only messages are safe', () => {
  const drawn = draw({ ...byPhone, onlySafe: true }, { leftAtStop: '040 000 0002' })
  expect(/data-test="left-at-stop">.*?href="([^"]*)/.exec(drawn)?.[1]).toBe('tel:0400000002')
})

test.each([
  ['a link to call by, where any way will do', byPhone, {}, false, true],
  ['no link, where a rule heard danger and calls were not chosen', byPhone, { safeContactOnly: true }, true, false],
  [
    'a link, where the call is the safe way',
    { ...byPhone, ways: ['call' as const] },
    { safeContactOnly: true },
    true,
    true,
  ],
  ['the tag also where there is no way at all', undefined, { safeContactOnly: true }, true, false],
] as const)('who may be reached by safe ways only: %s', (_, way, more, isTagged, isLinked) => {
  const drawn = draw(way, more)
  expect(drawn.includes('data-test="safe-only"')).toBe(isTagged)
  expect(drawn.includes('href="tel:')).toBe(isLinked)
  expect(drawn.includes('data-test="not-to-be-called"')).toBe(way !== undefined && !isLinked)
})

test('what only the teller is reached by stands in words with the teller, with the ways that are safe to them', () => {
  const reporter = {
    who: 'child',
    name: 'Kirsi',
    phone: '040 000 0003',
    reachedBy: ['k@example.fi'],
    safeWays: ['sms'],
  }
  const drawn = draw(undefined, { safeContactOnly: true }, { reporter }).replaceAll('<!-- -->', '')
  const told = /data-test="reporter">([^<]*)/.exec(drawn)?.[1]
  expect(told).toContain('Kirsi 040 000 0003, k@example.fi (vain turvallinen yhteys: tekstiviesti. Ei ääniviestiä.)')
  expect(drawn).not.toContain('href="tel:')
})

const timeAt = (start: string) => ({
  plan: { ...somePlan, lines: [{ ...somePlan.lines[0], appointment: { start, status: 'booked' } }] },
})
const somePlan = { planId: 'p', lines: [{ lineId: 'l' }] }
const today = new Date(fixedNow + 60 * 60_000).toISOString()
const tomorrow = new Date(fixedNow + 24 * 60 * 60_000).toISOString()
test.each([
  ['C', 'booked', 'call', tomorrow, true],
  ['B', 'booked', 'emergency-call', tomorrow, true],
  ['C', 'booked', 'appointment', tomorrow, false],
  ['C', 'waiting', 'call', tomorrow, false],
  // The unit moved a time and tells it by a call: the booked time is as it should be.
  ['C', 'booked', 'call', today, false],
  ['D', 'booked', 'call', tomorrow, false],
  ['E', 'booked', 'call', today, false],
] as const)(
  'a call beside a time that is too late says why it is made: %s, %s, %s, %s',
  (urgency, status, kind, start, isTold) => {
    const { nextStep } = freshCase(1)
    const drawn = draw(
      byPhone,
      {},
      { status, nextStep: { ...nextStep, kind }, urgency: { class: urgency, source: 'assessed' }, ...timeAt(start) },
    )
    expect(drawn.includes('data-test="call-first"')).toBe(isTold)
  },
)
