import { expect, test } from 'vitest'
import { carriedBy, type CarriedRow } from './carried-by.ts'

const at = new Date('2026-11-24T10:00:00+02:00')
/** A line of Thursday that one nurse wrote; its case is another one's, from Friday. */
const line: CarriedRow = {
  owner_kind: 'staff',
  owner_id: 'writer',
  next_date: '2026-11-26',
  need_status: 'open',
  in_own_list: false,
  case_status: 'assessed',
  step_at: new Date('2026-11-27T10:00:00+02:00'),
  step_owner_kind: 'duty',
  step_owner_id: 'role',
}
const read = (more: Partial<CarriedRow>, hasTime = false) => {
  const { owner, nextDate, isOver } = carriedBy({ ...line, ...more }, { hasTime, at })
  return [owner.kind, owner.id, nextDate, isOver]
}
const written = ['staff', 'writer', '2026-11-26', false]

test.each<[string, Partial<CarriedRow>, unknown[]]>([
  ['goes with the step of its case, to its owner and its day', {}, ['duty', 'role', '2026-11-27', false]],
  [
    'is never earlier than it says',
    { step_at: new Date('2026-11-24T12:00:00+02:00') },
    ['duty', 'role', '2026-11-26', false],
  ],
  [
    'is never of a day that has passed',
    { next_date: '2026-11-20', step_at: new Date('2026-11-21T12:00:00+02:00') },
    ['duty', 'role', '2026-11-24', false],
  ],
  ['in somebody’s own list keeps its owner and its day', { in_own_list: true }, written],
  [
    'in somebody’s own list keeps its owner when its day is past',
    { in_own_list: true, next_date: '2026-11-23' },
    ['staff', 'writer', '2026-11-27', false],
  ],
  ['whose case the wall hides stands as written', { case_status: null, step_at: null, step_owner_id: null }, written],
  ['whose need is met is over', { need_status: 'done' }, ['staff', 'writer', '2026-11-24', true]],
  ['whose need is closed is over', { need_status: 'closed' }, ['staff', 'writer', '2026-11-24', true]],
  [
    'whose case is closed is over, on its own day when that has passed',
    { case_status: 'closed', next_date: '2026-11-23' },
    ['staff', 'writer', '2026-11-23', true],
  ],
])('a line %s', (_name, more, expected) => {
  expect(read(more)).toEqual(expected)
})
test('a line with a booked time stands as written, whatever its case says', () => {
  for (const more of [{}, { next_date: '2026-11-20' }, { case_status: 'closed' }] as Partial<CarriedRow>[])
    expect(read(more, true)).toEqual(['staff', 'writer', more.next_date ?? '2026-11-26', false])
})
