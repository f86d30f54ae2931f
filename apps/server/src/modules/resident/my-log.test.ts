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
  findUsers addUser changeUser coverUser readSuspicious readPolicy setPolicy tryPolicies answerRetuning
  listTravel setTravel setHomeTravel listVisitSettings addInterpreter changeInterpreter addInterpreterTimes
  dropInterpreterTime setExtraMinutes listSharedVisits setSharedVisits setOverbooking addSessions setSessionPlaces
  cancelSession reportInterpreterAway undoInterpreterAway listColleagues readPublications recordPublication
  takeBackPublication readManagerDay readBreaking listInstruments confirmRetention readLawRegister listModels readModel
  compareModel readModelQuality bringModel exportModel tryModel approveModel withdrawModelApproval publishModel
  withdrawModelPublication adoptModel readRoster changeRoster undoRosterChange listAtWork reportAbsence undoAbsence
  listResources listResourceVisits addResource changeResource closeResource openResource setUnitFeatures
  setServiceResources setServiceCompetences indexNames proposeRetention seed law-compare`.split(/\s+/u),
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
    expect(lines.map(({ length }) => length)).toEqual([500, 500, 300])
    expect(new Set(lines.flat().map(({ at }) => at.slice(0, 10))).size).toBe(130)
    const file = (await own('GET', '/api/me/data/export')).body as OwnDataExport
    expect(file.log.filter(({ who }) => who !== '')).toHaveLength(1300)
  })
})
