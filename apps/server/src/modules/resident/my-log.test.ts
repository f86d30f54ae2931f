import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes, type OwnDataExport, type RouteResponse } from '@luukku/contract'
import { useLogTexts } from '@luukku/i18n/data/use-log'
import { createPeopleWorld, tuesday, type PeopleWorld } from '@luukku/testkit/people-world'

let world: PeopleWorld
beforeAll(async () => {
  world = await createPeopleWorld()
})
afterAll(() => world.close())
type Log = RouteResponse<typeof routes.readMyLog>

/** Routes that note nobody in the journal: they read and write what is about no person. */
const aboutNobody = new Set(
  `readCounty listServices listMunicipalities searchCatalogue listServiceClasses importCatalogue
  findUsers addUser changeUser coverUser endCover readSuspicious readPolicy setPolicy tryPolicies answerRetuning
  listTravel setTravel setHomeTravel listVisitSettings addInterpreter changeInterpreter addInterpreterTimes
  dropInterpreterTime setExtraMinutes listSharedVisits setSharedVisits setOverbooking addSessions setSessionPlaces
  cancelSession readDecrees recordDecree takeBackDecree reportInterpreterAway undoInterpreterAway listColleagues readPublications recordPublication
  takeBackPublication readManagerDay readFairness readBreaking listInstruments confirmRetention readLawRegister listModels readModel
  compareModel readModelQuality bringModel exportModel tryModel approveModel withdrawModelApproval publishModel
  withdrawModelPublication adoptModel readRoster changeRoster undoRosterChange listAtWork reportAbsence undoAbsence
  listResources listResourceVisits addResource changeResource closeResource openResource setUnitFeatures
  setServiceResources setServiceCompetences indexNames proposeRetention seed law-compare checkPlaces`.split(/\s+/u),
)

/** What the product's own work calls itself in the journal: written in the code beside its ground. */
function actionsOfWork(): string[] {
  const folder = join(import.meta.dirname, '../..')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file.startsWith('modules'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(
        /(?:\baction: |\bawait work\(|\basRetention\(services, )'([\w-]+)'/gu,
      ),
    ])
    .flatMap(([, action]) => action ?? [])
}

describe('the log of the use of my data', () => {
  test('has words of its own for every action that journals somebody', () => {
    const work = actionsOfWork()
    expect(work).toEqual(expect.arrayContaining(['sendNotification', 'offer-freed-time', 'endRetention']))
    const actions = [...Object.values(routes).map(({ id }) => id), ...work]
    expect(actions.filter((action) => !aboutNobody.has(action) && !useLogTexts.knows(action))).toEqual([])
    expect([...aboutNobody].filter((action) => useLogTexts.knows(action))).toEqual([])
  })

  test('says of a search that listed me that I was found in a search, and of my own card that it was looked at', async () => {
    world.at(tuesday)
    const person = await world.person('1971-05-05')
    const nurse = await world.staff()
    const found = await nurse('POST', '/api/persons/search', { words: person.code })
    expect(found.text).toContain(person.id)
    await nurse('GET', `/api/persons/${person.id}`)
    const log = (await (await world.resident(person.id))('GET', '/api/me/log')).body as Log
    expect(log.entries.filter(({ by }) => by === 'staff').map(({ what }) => what.en)).toEqual([
      'Looked at your personal details',
      'Found you in a search of persons',
    ])
  })

  test('says of a look at another’s matter, where my name stood as one alike, who told or who acts for them, just that', async () => {
    world.at(tuesday)
    const [child, mother, namesake] = [
      await world.person('2012-03-03', { givenName: 'Aili', phone: '040 777 1111' }),
      await world.person('1982-03-03'),
      await world.person('1950-03-03', { givenName: 'Eila', phone: '040 777 1111' }),
    ]
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
      [child.id, mother.id],
    )
    const knee = { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' }
    await world.send(await world.resident(namesake.id), knee)
    const { contactId } = await world.send(await world.resident(mother.id), {
      ...knee,
      concerning: { who: 'child', relation: 'lapsi' },
      person: { identityCode: child.code },
    })
    const nurse = await world.staff()
    const seen = await nurse('GET', `/api/desk/contacts/${contactId}`)
    expect(seen.body.maybeSame, seen.text).toHaveLength(1)
    await nurse('GET', `/api/desk/contacts/${contactId}/representatives`)
    await nurse('GET', `/api/persons/${child.id}`)
    const logOf = async (id: string) =>
      ((await (await world.resident(id))('GET', '/api/me/log')).body as Log).entries
        .filter(({ by }) => by === 'staff')
        .map(({ what }) => what.en)
    expect(new Set(await logOf(namesake.id))).toEqual(new Set(['Saw your name beside another person’s matter']))
    // Her own log has what was done with the child's data, too: she acts for the child.
    expect(await logOf(mother.id)).toContain('Read your matter')
    await world.owner.query(
      `update person_relation set valid_until = '2026-11-24 00:00+02' where actor_person_id = $1`,
      [mother.id],
    )
    const nameAlone = ['Saw your name beside another person’s matter']
    expect(new Set(await logOf(mother.id))).toEqual(new Set(nameAlone))
    // Who told the matter and left a number stands there with more than a name.
    await world.owner.query(`delete from person_relation where actor_person_id = $1`, [mother.id])
    const caller = await world.person('1983-03-03', { phone: '040 777 2222' })
    const told = await world.send(await world.resident(caller.id), {
      ...knee,
      concerning: { who: 'child', relation: 'lapsi' },
      person: { identityCode: child.code },
    })
    await nurse('GET', `/api/desk/contacts/${told.contactId}`)
    expect(new Set(await logOf(caller.id))).toEqual(new Set(['Read your matter']))
    expect(new Set(await logOf(child.id))).toEqual(
      new Set(['Read your matter', 'Looked at who acts for you', 'Looked at your personal details']),
    )
  })

  test('tells apart what who acts for me did, by name while they do, and not what I did myself', async () => {
    world.at(tuesday)
    const [wife, husband] = [await world.person('1975-05-05'), await world.person('1974-04-04', { givenName: 'Reijo' })]
    const { rows } = await world.owner.query<{ id: string }>(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'mandate', '2020-01-01') returning id`,
      [wife.id, husband.id],
    )
    const knee = { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.' }
    const own = await world.resident(wife.id)
    await world.send(own, knee)
    await own('GET', '/api/me')
    const his = await world.resident(husband.id)
    await his('GET', '/api/me')
    // What reads alike is one line, whichever of his commands it was.
    for (const path of ['/api/me/questionnaires', '/api/me/acting']) expect((await his('GET', path)).status).toBe(200)
    const linesOf = async (call: typeof own) => ((await call('GET', '/api/me/log')).body as Log).entries
    const lines = await linesOf(own)
    const looks = (by: string) =>
      lines.filter((one) => one.by === by).map(({ who, role, what }) => [who, role.en, what.en])
    expect(looks('representative')).toEqual([
      [expect.stringMatching(/^Reijo /), 'acts or has acted for you', 'Looked at your data'],
    ])
    expect(looks('me')).toContainEqual(['', 'you', 'Sent a contact'])
    // His own log tells him nothing of what she did.
    expect(new Set((await linesOf(his)).map(({ by }) => by))).toEqual(new Set(['me']))
    // In the file as well; of who acts no more, that they did.
    await world.owner.query(`update person_relation set valid_until = '2026-11-24 00:00+02' where id = $1`, [
      rows[0]?.id,
    ])
    expect((await linesOf(own)).find(({ by }) => by === 'representative')?.who).toBe('')
    const file = (await own('GET', '/api/me/data/export')).body as OwnDataExport
    expect(file.log.map(({ role }) => role.en)).toContain('acts or has acted for you')
  })

  test('tells a child which guardian looked, by name while they act; of a barred or a former one that they did', async () => {
    world.at(tuesday)
    const [child, mother] = [await world.person('2012-05-05'), await world.person('1984-04-04', { givenName: 'Helmi' })]
    await world.owner.query(
      `insert into person_relation (county_id, person_id, actor_person_id, kind, valid_from) values ('lapland', $1, $2, 'guardian', '2020-01-01')`,
      [child.id, mother.id],
    )
    const own = await world.resident(child.id)
    await world.send(own, { channel: 'web_form', lang: 'fi', text: 'Polvi on kipeä.', guardians: 'see' })
    await (
      await world.resident(mother.id)
    )('GET', '/api/me')
    const named = async () =>
      ((await own('GET', '/api/me/log')).body as Log).entries
        .filter(({ by }) => by === 'representative')
        .map(({ who }) => who)
    expect(await named()).toEqual([expect.stringMatching(/^Helmi /)])
    const relation = (change: string) =>
      world.owner.query(`update person_relation set ${change} where actor_person_id = $1`, [mother.id])
    await relation(`barred_at = '2026-11-24 00:00+02'`)
    expect(await named()).toEqual([''])
    await relation(`barred_at = null, valid_until = '2026-11-24 00:00+02'`)
    expect(await named()).toEqual([''])
  })

  test('goes on to its first day, a whole day at a time, and is whole in the file', async () => {
    world.at(tuesday)
    const person = await world.person('1972-05-05')
    // 130 days, ten actions on each: what two years of care leave.
    await world.owner.query(
      `select set_config('luukku.county', 'lapland', false), set_config('luukku.actor_kind', 'staff', false),
         set_config('luukku.actor_id', (select id::text from staff_member limit 1), false), set_config('luukku.actor_role', '', false),
         set_config('luukku.purpose', 'care', false)`,
    )
    await world.owner.query(
      `select journal_append(0, '2026-11-23T10:00:00+02:00'::timestamptz - d * interval '1 day', 'r' || d || '-' || a, 'tried' || a, 'test', 'both', '{}', array[$1]::uuid[])
       from generate_series(0, 129) d, generate_series(0, 9) a`,
      [person.id],
    )
    const own = await world.resident(person.id)
    const pages: Log[] = []
    let before: string | undefined
    do {
      const answer = await own('GET', `/api/me/log${before === undefined ? '' : `?before=${before}`}`)
      expect(answer.status, answer.text).toBe(200)
      pages.push(answer.body as Log)
      before = pages.at(-1)?.before
    } while (before !== undefined && pages.length < 9)
    const lines = pages.map(({ entries }) => entries.filter(({ by }) => by === 'staff'))
    const uses = lines.map((page) => page.reduce((sum, { times }) => sum + times, 0))
    expect(uses).toEqual([500, 500, 300])
    expect(new Set(lines.flat().map(({ at }) => at.slice(0, 10))).size).toBe(130)
    const file = (await own('GET', '/api/me/data/export')).body as OwnDataExport
    expect(file.log.filter(({ who }) => who !== '')).toHaveLength(1300)
  })
})
