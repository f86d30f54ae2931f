import { expect, test } from 'vitest'
import type { ContactRow } from '../contact/index.ts'
import type { Identity } from '../person/index.ts'
import type { EventRow } from './case-queries.ts'
import { whoWrote } from './who-wrote.ts'

const identities = new Map([
  ['child', { givenName: 'Lapsi', familyName: 'E' } as Identity],
  ['father', { givenName: 'Isä', familyName: 'E' } as Identity],
])
const row = (id: string, toldBy: 'self' | 'other', reporter: string | null = null) =>
  ({ id, person_id: 'child', reporter_person_id: reporter, summary: { toldBy } }) as ContactRow
const rows = [
  row('own', 'self'),
  row('of-father', 'other', 'father'),
  row('of-neighbour', 'other'),
  row('of-aunt', 'other'),
]
const tellers: Record<string, string> = { 'of-neighbour': 'Naapuri', 'of-aunt': 'Täti' }
const who = (actor_kind: string, actor_id: string, contact_id: string) =>
  whoWrote({ rows, identities, staffName: () => 'Henna Mäki', tellerOf: (id) => tellers[id] ?? '' }, {
    actor_kind,
    actor_id,
    contact_id,
  } as EventRow)

test.each([
  ['the client', who('resident', 'child', 'of-father'), { by: 'Lapsi E' }],
  ['who told of them', who('resident', 'father', 'of-father'), { by: 'Isä E', notClient: true }],
  ['who acts for them and did not tell', who('resident', 'mother', 'own'), { by: '', notClient: true }],
  ['who sent it of themself without signing in', who('visitor', 'joined-since', 'own'), { by: 'Lapsi E' }],
  ['who told of another without', who('visitor', 'child', 'of-neighbour'), { by: 'Naapuri', notClient: true }],
  ['who told of another in a joined contact', who('visitor', 'child', 'of-aunt'), { by: 'Täti', notClient: true }],
  ['a professional', who('staff', 's1', 'own'), { by: 'Henna Mäki' }],
  ['planned work', who('system', 'watch', 'own'), { by: 'Luukku' }],
])('the case names as who did it: %s', (_, found, expected) => {
  expect(found).toEqual(expected)
})
