import type { WaitingDesk } from '@luukku/contract'
import { renderToString } from 'react-dom/server'
import { beforeAll, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../shared/language.tsx'
import { FairnessLog } from './fairness-log.tsx'

beforeAll(() => {
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => undefined })
})

type Line = WaitingDesk['log'][number]
const at = '2026-11-24T09:12:00+02:00'
const line: Line = {
  ...{ freedId: 'f', start: at, decidedAt: at, place: 1, needId: 'n', service: 'FYSIO', urgencyClass: 'D' },
  title: { fi: 'Fysioterapia', sv: 'Fysioterapi', en: 'Physiotherapy' },
  ...{ samePlace: false, known: true, since: at, outcome: 'offered' },
}
/** The cell between the days left and whether they are known. */
const wayOf = (way: Partial<Line>, language = 'fi') =>
  /<td>–<\/td><td>([^<]*)<\/td><td>(?:kyllä|ja|yes)<\/td>/.exec(
    renderToString(
      <LanguageProvider initial={language}>
        <FairnessLog log={[{ ...line, ...way }]} />
      </LanguageProvider>,
    ),
  )?.[1]

test('the log tells how far each has to come, in minutes', () => {
  expect(wayOf({ journeyMinutes: 95 })).toBe('95 min')
  expect(['fi', 'sv', 'en'].map((one) => wayOf({ journeyMinutes: 0, samePlace: true }, one))).toEqual([
    ...['ei matkaa', 'ingen resa', 'none'],
  ])
})
test('a row from before the minutes says what it said; of who hides, and where nobody knows, there is a dash', () => {
  expect(wayOf({ samePlace: true })).toBe('oma kunta')
  expect(wayOf({})).toBe('–')
})
