import { renderToString } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { fixedNow, freshCase } from '../../testing/fixtures.ts'
import { CaseHeader } from './case-header.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

const byPhone = { ways: ['sms' as const], phone: '040 000 0000', onlySafe: false }

test.each([
  ['a call, where any way will do', byPhone, /kerro soittamalla/],
  ['a call, where calls are a safe way', { ...byPhone, ways: ['call' as const], onlySafe: true }, /kerro soittamalla/],
  ['no call, where only messages are safe', { ...byPhone, onlySafe: true }, /Ei soittoa/],
  ['no call, where there is no number', { ...byPhone, phone: undefined }, /Ei soittoa/],
  ['no call, where nothing is known of how to reach', undefined, /Ei soittoa/],
] as const)('a message that did not get through asks for %s', (_, way, expected) => {
  const fresh = freshCase(1)
  const { contactWay: _own, ...person } = fresh.person
  const found = {
    ...fresh,
    person: { ...person, ...(way && { contactWay: way as never }) },
    unsent: { state: 'given-up' as const, channel: 'sms' as const, since: new Date(fixedNow).toISOString() },
  }
  const drawn = renderToString(
    <LanguageProvider initial="fi">
      <MemoryRouter>
        <CaseHeader found={found} now={fixedNow} />
      </MemoryRouter>
    </LanguageProvider>,
  )
  const told = /data-test="unsent">([^<]*)/.exec(drawn)?.[1]
  expect(told).toMatch(expected)
  expect(/soittamalla/.test(told ?? '') && /Ei soittoa/.test(told ?? '')).toBe(false)
})
