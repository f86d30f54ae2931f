import type { RosterEntryView } from '@luukku/contract'
import { expect, test } from 'vitest'
import { commandOf, draftOf, holidaysOf, newDraft } from './entry-draft.ts'

const entry: RosterEntryView = {
  entryId: '00000000-0000-4000-8000-000000000001',
  kind: 'reception',
  unitId: '00000000-0000-4000-8000-000000000002',
  start: '2026-11-25T08:00:00+02:00',
  end: '2026-11-25T16:00:00+02:00',
  modes: ['onsite'],
  services: [],
  isRepeated: false,
}

test('a shift opened and saved untouched is the same shift', () => {
  expect(commandOf(draftOf(entry), entry.entryId)).toEqual({
    does: 'alter',
    entryId: entry.entryId,
    following: false,
    day: '2026-11-25',
    lastDay: '2026-11-25',
    hours: { from: '08:00', to: '16:00' },
    modes: ['onsite'],
  })
})
test('an absence of whole days keeps its last day, and of some hours its hours', () => {
  const away = { ...entry, kind: 'absence' as const, absence: 'holiday' as const, modes: [] }
  const days = { ...away, start: '2026-11-25T00:00:00+02:00', end: '2026-11-28T00:00:00+02:00' }
  expect(commandOf(draftOf(days), 'x')).toMatchObject({ day: '2026-11-25', lastDay: '2026-11-27', absence: 'holiday' })
  expect(commandOf(draftOf(days), 'x')).not.toHaveProperty('hours')
  expect(commandOf(draftOf(away), 'x')).toMatchObject({ hours: { from: '08:00', to: '16:00' } })
})
test('a night ends on the next day', () => {
  const night = {
    ...entry,
    kind: 'duty' as const,
    start: '2026-11-25T20:45:00+02:00',
    end: '2026-11-26T08:15:00+02:00',
  }
  expect(commandOf(draftOf(night), 'x')).toMatchObject({ lastDay: '2026-11-26', hours: { from: '20:45', to: '08:15' } })
})
test('a new entry is an absence of that day; the last day is never before the first', () => {
  expect(commandOf(newDraft('2026-11-25'), undefined)).toEqual({
    does: 'add',
    kind: 'absence',
    absence: 'sick',
    day: '2026-11-25',
    lastDay: '2026-11-25',
  })
  expect(commandOf({ ...newDraft('2026-11-25'), day: '2026-12-01' }, undefined)).toMatchObject({
    lastDay: '2026-12-01',
  })
})
test('the form tells the holidays that a weekly reception leaves out, and none of an absence or a half-typed date', () => {
  const fridays = { ...newDraft('2026-12-18'), kind: 'reception' as const, repeatsUntil: '2027-01-08' }
  expect(holidaysOf(fridays)).toEqual(['2026-12-25', '2027-01-01'])
  expect(holidaysOf({ ...fridays, kind: 'absence' })).toEqual([])
  expect(holidaysOf({ ...fridays, repeatsUntil: '' })).toEqual([])
  expect(holidaysOf({ ...fridays, day: '0202-12-18', lastDay: '0202-12-18' })).toEqual([])
})
