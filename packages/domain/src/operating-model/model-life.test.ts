import { describe, expect, test } from 'vitest'
import { toLocalDate } from '../time/index.ts'
import { foldModelLife, isApproved, type LifeRules, type ModelEvent, type ModelVersion } from './model-life.ts'

const day = toLocalDate
const version = (id: string, origin: ModelVersion['origin'] = 'brought'): ModelVersion => ({
  id,
  label: '1.0.0',
  hash: id,
  origin,
  broughtAt: '2026-11-01T08:00:00Z',
})
const said = (kind: ModelEvent['kind'], versionId: string, more: Partial<ModelEvent> = {}): ModelEvent => ({
  kind,
  versionId,
  at: '2026-11-02T08:00:00Z',
  demo: false,
  ...more,
})
const rules: LifeRules = { today: day('2026-11-24'), production: true, alwaysSpeaks: false }
const versions = [version('file', 'installed'), version('a'), version('b')]
const approvedAnd = (...events: ModelEvent[]) => [said('approved', 'a'), said('approved', 'b'), ...events]
const life = (events: ModelEvent[], more: Partial<LifeRules> = {}) =>
  foldModelLife(versions, events, { ...rules, installed: 'file', ...more })

describe('what speaks at the front door', () => {
  test('in production an unapproved model is silent, and the red-flag set speaks', () => {
    expect(life([]).running).toBeUndefined()
    expect(life([], { alwaysSpeaks: true }).running).toBe('file')
  })
  test('in production an approval alone does not publish, and a demo approval publishes nothing', () => {
    expect(life([said('approved', 'a')]).running).toBeUndefined()
    const demo = [
      said('approved', 'a', { demo: true }),
      said('published', 'a', { from: day('2026-11-01'), demo: true }),
    ]
    expect(life(demo).running).toBeUndefined()
    expect(life(demo, { production: false }).running).toBe('a')
  })
  test('a publication holds from its first day and not the day before', () => {
    const events = approvedAnd(
      said('published', 'a', { from: day('2026-11-01') }),
      said('published', 'b', { from: day('2026-11-24') }),
    )
    expect(life(events).running).toBe('b')
    const before = life(events, { today: day('2026-11-23') })
    expect(before.running).toBe('a')
    expect(before.stateOf.get('b')).toBe('coming')
    expect(life(events).stateOf.get('a')).toBe('past')
  })
  test('of two published for one day the later decision stands', () => {
    const from = day('2026-11-20')
    expect(life(approvedAnd(said('published', 'b', { from }), said('published', 'a', { from }))).running).toBe('a')
  })
  test('a withdrawn approval or publication brings back what ran before it', () => {
    const events = approvedAnd(
      said('published', 'a', { from: day('2026-11-01') }),
      said('published', 'b', { from: day('2026-11-10') }),
    )
    expect(life([...events, said('approval-withdrawn', 'b')]).running).toBe('a')
    expect(life([...events, said('publication-withdrawn', 'b')]).running).toBe('a')
    expect(life([...events, said('publication-withdrawn', 'b')]).stateOf.get('b')).toBe('approved')
  })
  test('a new file of the software does not take the place of an approved version in production, and does in development', () => {
    const old = version('old', 'installed')
    const events = [said('approved', 'old'), said('published', 'old', { from: day('2026-11-01') })]
    const two = [old, version('file', 'installed')]
    const at = (production: boolean) => foldModelLife(two, events, { ...rules, production, installed: 'file' }).running
    expect(at(true)).toBe('old')
    expect(at(false)).toBe('file')
  })
})

describe('approval', () => {
  test('the last word stands', () => {
    const events = [said('approved', 'a'), said('approval-withdrawn', 'a')]
    expect(isApproved('a', events, true)).toBe(false)
    expect(isApproved('a', [...events, said('approved', 'a')], true)).toBe(true)
    expect(isApproved('b', events, true)).toBe(false)
  })
})

describe('adoption by units', () => {
  const adopted = (unitId: string, versionId: string, from: string) =>
    said('adopted', versionId, { unitId, from: day(from) })
  test('each unit follows its own version, and one decided for later waits for its day', () => {
    const { units } = life([
      adopted('u1', 'a', '2026-11-01'),
      adopted('u2', 'a', '2026-11-01'),
      adopted('u2', 'b', '2026-11-24'),
      adopted('u1', 'b', '2026-11-25'),
    ])
    expect(units.get('u1')).toEqual({
      now: { versionId: 'a', from: '2026-11-01' },
      later: { versionId: 'b', from: '2026-11-25' },
    })
    expect(units.get('u2')).toEqual({ now: { versionId: 'b', from: '2026-11-24' } })
    expect(units.has('u3')).toBe(false)
  })
  test.each(['approval-withdrawn', 'publication-withdrawn'] as const)(
    'what was withdrawn is followed by nobody: the unit works by what it had before, or by nothing (%s)',
    (kind) => {
      const events = [
        adopted('u1', 'a', '2026-11-01'),
        adopted('u1', 'b', '2026-11-10'),
        adopted('u2', 'b', '2026-11-10'),
        adopted('u1', 'b', '2026-12-01'),
      ]
      const { units } = life([said('approved', 'b'), ...events, said(kind, 'b')])
      expect(units.get('u1')).toEqual({ now: { versionId: 'a', from: '2026-11-01' } })
      expect(units.has('u2')).toBe(false)
    },
  )
  test('approved again it is followed as before; published again it is adopted anew', () => {
    const events = [said('approved', 'b'), adopted('u1', 'b', '2026-11-10')]
    const again = (...more: ModelEvent[]) => life([...events, ...more]).units.get('u1')?.now?.versionId
    expect(again(said('approval-withdrawn', 'b'), said('approved', 'b'))).toBe('b')
    const published = said('published', 'b', { from: day('2026-11-20') })
    expect(again(said('publication-withdrawn', 'b'), published)).toBeUndefined()
    expect(again(said('publication-withdrawn', 'b'), published, adopted('u1', 'b', '2026-11-20'))).toBe('b')
  })
  test('a plan for later takes effect when its day comes', () => {
    const events = [adopted('u1', 'a', '2026-11-01'), adopted('u1', 'b', '2026-11-25')]
    expect(life(events, { today: day('2026-11-25') }).units.get('u1')?.now?.versionId).toBe('b')
  })
})
