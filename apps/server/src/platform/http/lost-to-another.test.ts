import { afterAll, beforeAll, expect, test } from 'vitest'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'

// A deadlock as PostgreSQL tells it to the one of two that it undoes: here by a trigger, so that who loses is no chance.
let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
  await world.owner.query(`create sequence lost`)
  await world.owner.query(`create sequence lose`)
  await world.owner.query(`grant usage, select on lost, lose to public`)
  await world.owner.query(`
    create function lose_to_another() returns trigger language plpgsql as $$
    begin
      if nextval('lost') <= (select last_value from lose) then
        raise exception 'deadlock detected' using errcode = '40P01';
      end if;
      return new;
    end $$`)
  await world.owner.query(
    `create trigger lose_to_another before insert on data_request for each row execute function lose_to_another()`,
  )
})
afterAll(() => world.close())

/** Asks once, losing so many times. @returns the status, and what there is of it afterwards */
async function askLosing(times: number) {
  world.at(tuesday)
  await world.owner.query(`select setval('lost', 1, false)`)
  await world.owner.query(`select setval('lose', $1, true)`, [Math.max(times, 1)])
  if (times === 0) await world.owner.query(`select setval('lost', 100)`)
  const person = await world.person('1985-05-05')
  const own = await world.resident(person.id)
  const { status } = await own('POST', '/api/me/data/requests', { kind: 'other', text: 'Mitä minusta on kirjattu?' })
  const count = async (text: string) =>
    (await world.owner.query<{ n: number }>(`select count(*)::int as n from ${text}`, [person.id])).rows[0]?.n
  return [
    status,
    await count('data_request where person_id = $1'),
    await count(
      `journal_entry e join journal_subject s on s.chain = e.chain and s.seq = e.seq where s.person_id = $1 and e.action = 'askAboutMyData' and e.detail ? 'kind'`,
    ),
  ]
}

test('what was undone because of another is done once more, once: one row, one entry', async () => {
  expect(await askLosing(0)).toEqual([200, 1, 1])
  expect(await askLosing(1)).toEqual([200, 1, 1])
})
test('a second time its sender is told to try again, and nothing is done', async () => {
  expect(await askLosing(2)).toEqual([503, 0, 0])
})
