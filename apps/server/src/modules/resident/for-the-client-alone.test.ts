import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DeskCase } from '@luukku/contract'
import { createPeopleWorld, tuesday, type Call, type PeopleWorld } from '@luukku/testkit/people-world'
import { smallCounty } from '@luukku/testkit/small-county'

// A professional writes to a child in a matter that a parent opened: what is for the child alone leaves no trace with who told of
// the child, nor with another guardian (ADR 0208).
let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())

const secret = 'Hei, kerroit kotoa. Voit soittaa minulle suoraan koulusta.'

async function family() {
  world.at(tuesday)
  const [child, sibling, father, mother] = [
    await world.person('2011-03-01', { givenName: 'Lapsi' }),
    await world.person('2013-03-01', { givenName: 'Sisar' }),
    await world.person('1980-05-05', { givenName: 'Isä' }),
    await world.person('1981-05-05', { givenName: 'Äiti' }),
  ]
  for (const ward of [child, sibling])
    for (const parent of [father, mother])
      await world.owner.query(
        `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
        [ward.id, parent.id],
      )
  const minor = await world.resident(child.id)
  // Chosen by the child, in a matter that no guardian sees.
  await world.send(minor, {
    ...{ channel: 'web_form', lang: 'fi', text: 'Nuha on kestänyt viikon.' },
    contactWay: { ways: ['sms'], phone: '040 111 1111' },
  })
  const told = async (ward: { code: string }, text: string) =>
    world.send(await world.resident(father.id), {
      ...{ channel: 'web_form', lang: 'fi', text, concerning: { who: 'child', relation: 'lapsi' } },
      person: { identityCode: ward.code },
      contactWay: { ways: ['sms'], phone: '040 222 2222' },
    })
  const { contactId } = await told(child, 'Polvi on ollut kipeä kaksi viikkoa.')
  await told(sibling, 'Nilkka on ollut kipeä kaksi viikkoa.')
  await world.app.catchUp()
  const nurse = await world.staff(smallCounty.secondNurse)
  const path = `/api/desk/contacts/${contactId}`
  return {
    contactId,
    code: child.code,
    ids: { child: child.id, father: father.id, mother: mother.id },
    minor,
    parents: { father: await world.resident(father.id), mother: await world.resident(mother.id) },
    seen: async () => (await nurse('GET', path)).body as DeskCase,
    reply: async (by: Call, text: string) => {
      const answer = await by('POST', `/api/me/contacts/${contactId}/messages`, { text })
      expect(answer.status, answer.text).toBe(200)
    },
    ask: async (version: number, to?: 'client' | 'all') => {
      const asked = await nurse('POST', `${path}/messages`, { basedOn: version, text: secret, ...(to ? { to } : {}) })
      expect(asked.status, asked.text).toBe(200)
      return asked.body as DeskCase
    },
  }
}
type Family = Awaited<ReturnType<typeof family>>

/** All that a parent reads, but for the lines of the log that are of this very reading. */
async function pagesOf(call: Call): Promise<string[]> {
  const paths = [
    '/api/me',
    '/api/me/waiting',
    '/api/me/calendar?names=service&lang=fi',
    '/api/me/questionnaires',
    '/api/me/permissions',
    '/api/me/joint',
  ]
  const pages: string[] = []
  for (const path of paths) {
    const { status, text } = await call('GET', path)
    pages.push(`${path} ${String(status)} ${text}`)
  }
  const log = (await call('GET', '/api/me/log')).body as { entries: { by: string }[] }
  pages.push(JSON.stringify(log.entries.filter(({ by }) => by !== 'me' && by !== 'representative')))
  return pages
}
const noticesOf = async ({ contactId }: Family) =>
  (
    await world.owner.query<{ person_id: string; status: string }>(
      `select person_id, status from notification where contact_id = $1 and template = 'message'`,
      [contactId],
    )
  ).rows

describe.each(['father', 'mother'] as const)('what is written to the child alone is not there for the %s', (who) => {
  test.each(['before', 'after'] as const)(
    '%s the assessment: every page of theirs is the same, also when the notice has gone',
    async (when) => {
      const f = await family()
      if (when === 'after') await world.assess(f.contactId, ['FYSIO'])
      const { version } = await f.seen()
      const before = await pagesOf(f.parents[who])
      await f.ask(version, 'client')
      expect(await pagesOf(f.parents[who])).toEqual(before)
      expect((await noticesOf(f)).map(({ person_id }) => person_id)).toEqual([f.ids.child])
      await world.app.catchUp()
      expect((await noticesOf(f)).map(({ status }) => status)).toEqual(['sent'])
      expect(await pagesOf(f.parents[who])).toEqual(before)
      // The child answers: that is theirs too.
      await f.reply(f.minor, 'En uskalla soittaa.')
      expect(await pagesOf(f.parents[who])).toEqual(before)
    },
  )
})

test('the child reads it, sees that it is for them alone, and has it in their own file', async () => {
  const f = await family()
  const { version } = await f.seen()
  const asked = await f.ask(version, 'client')
  expect(asked.messages.at(-1)).toMatchObject({ text: secret, clientAlone: true })
  const mine = (await f.minor('GET', '/api/me')).body as {
    contacts: { contactId: string; status: string; messages: { text: string; forMeAlone?: true }[] }[]
  }
  const own = mine.contacts.find(({ contactId }) => contactId === f.contactId)
  expect(own).toMatchObject({ status: 'waiting-for-you', messages: [{ text: secret, forMeAlone: true }] })
  expect((await f.minor('GET', '/api/me/data/export')).text).toContain(secret)
})

test('a message to all is read by all, and says so by saying nothing', async () => {
  const f = await family()
  await f.ask((await f.seen()).version, 'all')
  for (const call of [f.minor, f.parents.father, f.parents.mother]) {
    const { text } = await call('GET', '/api/me')
    expect(text).toContain(secret)
    expect(text).not.toContain('forMeAlone')
  }
})

test('it is for the client alone by default once the client has written there, and not before', async () => {
  const f = await family()
  const first = await f.seen()
  expect(first.alsoReads).toEqual({ teller: true, careful: false })
  await f.ask(first.version)
  expect((await f.seen()).messages.at(-1)?.clientAlone).toBeUndefined()
  await f.reply(f.minor, 'Olisin halunnut jutella.')
  const { version, alsoReads } = await f.seen()
  expect(alsoReads).toEqual({ teller: true, careful: true })
  await f.ask(version)
  expect((await f.seen()).messages.at(-1)?.clientAlone).toBe(true)
})

test('a matter that nobody else reads asks nothing; to somebody who cannot sign in nothing is written alone', async () => {
  world.at(tuesday)
  const person = await world.person('1970-01-01')
  const nurse = await world.staff()
  const sent = { channel: 'web_form', lang: 'fi', text: 'Polvi on ollut kipeä kaksi viikkoa.' }
  const { contactId } = await world.send(await world.resident(person.id), sent)
  expect(((await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase).alsoReads).toBeUndefined()
  await world.owner.query(`update person set verified = false where id = $1`, [person.id])
  const { version } = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
  const asked = await nurse('POST', `/api/desk/contacts/${contactId}/messages`, {
    ...{ basedOn: version, text: secret, to: 'client' },
  })
  expect(asked.text).toContain('client-cannot-read')
})

test('what the child tells opens no closed matter to the parent, and starts no limit on the parent’s receipt', async () => {
  const f = await family()
  const { contactId } = await world.send(f.parents.father, {
    ...{ channel: 'web_form', lang: 'fi', text: 'Haen omaishoidon tukea lapsen hoitoon.' },
    ...{ concerning: { who: 'child', relation: 'lapsi' }, person: { identityCode: f.code } },
  })
  const danger = { text: 'Isä lyö minua kotona.' }
  const receipt = async () => (await f.parents.father('GET', '/api/receipt')).text
  const told = await receipt()
  expect((await f.minor('POST', `/api/me/contacts/${contactId}/messages`, danger)).status).toBe(200)
  const { rows } = await world.owner.query(`select 1 from clock where contact_id = $1 and need_id is null`, [contactId])
  expect(rows.length).toBeGreaterThan(0)
  expect(await receipt()).toBe(told)
  const nurse = await world.staff()
  const called = await nurse('POST', `/api/desk/contacts/${f.contactId}/calls`, {
    ...{ basedOn: (await f.seen()).version, outcome: 'answered' },
  })
  expect(called.status, called.text).toBe(200)
  const closed = await nurse('POST', `/api/desk/contacts/${f.contactId}/close`, {
    ...{ basedOn: (await f.seen()).version, reason: 'Sovittu puhelimessa.' },
  })
  expect(closed.status, closed.text).toBe(200)
  const stands = async () =>
    ((await f.parents.father('GET', '/api/me')).body as { contacts: { contactId: string }[] }).contacts.find(
      (one) => one.contactId === f.contactId,
    )
  const before = await stands()
  await f.reply(f.minor, 'Isä lyö minua kotona, nyt puristava rintakipu')
  expect((await f.seen()).status).not.toBe('closed')
  expect(await stands()).toEqual(before)
  expect(before).toMatchObject({ status: 'closed' })
})
