import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { DeskCase, Receipt } from '@luukku/contract'
import { openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { developmentSecret } from '../../platform/development-secret.ts'
import { createSealer } from '../../platform/seal.ts'
import { lawFolder } from './load-law.ts'

let county: SmallCountyServer
const folder = mkdtempSync(join(tmpdir(), 'law-compare-'))
beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24'], moment: '2026-11-24T09:00:00+02:00' })
})
afterAll(async () => {
  rmSync(folder, { recursive: true })
  await county.close()
})

test('a changed law on the open needs of a county: need ids and days moved, no name and no word', async () => {
  const sent = await county.browser()('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti',
    person: { givenName: 'Testi', familyName: 'Salainen', age: 40, municipality: '698' },
    contactWay: { ways: ['call'], phone: '040 000 0000' },
  })
  const path = `/api/desk/contacts/${(sent.body as Receipt).contactId}`
  const nurse = await county.staff(smallCounty.nurse)
  const { version } = (await nurse('GET', path)).body as DeskCase
  const assessed = await nurse('POST', `${path}/assessment`, {
    basedOn: version,
    decision: 'override',
    overrideReason: 'Arvio',
    urgencyClass: 'D',
    needs: [{ service: 'FYSIO', extract: 'Polvi' }],
    note: 'Arvioitu',
  })
  const needId = (assessed.body as DeskCase).needs[0]?.needId
  const file = join(folder, 'health-care-act-1326-2010.law')
  const text = readFileSync(join(lawFolder, 'health-care-act-1326-2010.law'), 'utf8')
  writeFileSync(file, text.replace(/(rule H-PHC-3M-2025[\s\S]*?limit: )3 months/, '$12 months'))
  const command = join(import.meta.dirname, '../../cli/law.ts')
  const compare = (...args: string[]) =>
    spawnSync(process.execPath, [command, 'compare', ...args], {
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: county.database.ownerUrl, DATABASE_APP_URL: county.database.appUrl },
    })
  const { status, stdout, stderr } = compare('--county', 'lapland', file)
  expect({ status, stderr }).toMatchObject({
    status: 0,
    stderr: expect.stringMatching(/^A past version is changed: H-PHC-3M-2025 .*\n1 open needs\. 1 differences/),
  })
  expect(JSON.parse(stdout)).toMatchObject([
    {
      id: needId,
      stopEvent: 'firstCareEvent',
      now: { dueDate: '2027-02-24' },
      then: { dueDate: '2027-01-24' },
      movesDays: -31,
    },
  ])
  expect(stdout + stderr).not.toMatch(/Salainen|Testi|Polvi/)
  // The other spelling, and no file: the coming rules of law/ itself, of which there are none today.
  expect(compare('--county=lapland', file).stdout).toBe(stdout)
  expect(compare('--county=lapland')).toMatchObject({ status: 0, stdout: '[]\n' })
  // An edited reading is seen too: a Saturday is rolled to the Monday, unless the county has chosen itself.
  await county.owner.query(
    `update need_in_law set facts = facts || '{"contactAt": "2026-11-27T07:00:00.000Z", "assessedAt": "2026-11-27T07:00:00.000Z"}'`,
  )
  const readings = join(folder, 'interpretations.law')
  const asRead = readFileSync(join(lawFolder, 'interpretations.law'), 'utf8')
  writeFileSync(readings, asRead.replace('default: marked', 'default: all'))
  const rolled = compare('--county', 'lapland', readings)
  expect(JSON.parse(rolled.stdout)).toMatchObject([
    { id: needId, now: { dueDate: '2027-02-27' }, then: { dueDate: '2027-03-01' }, movesDays: 2 },
  ])
  await county.owner.query(`update county set settings = jsonb_set(settings, '{law}', '{"rollForward": "marked"}')`)
  expect(compare('--county', 'lapland', readings)).toMatchObject({ status: 0, stdout: '[]\n' })
  // Somebody who told an age of 22 and was 23 that day has no limit of the young: the day of birth is read, and not told.
  await county.owner.query(`update county set settings = settings - 'law'`)
  const sealer = createSealer(`dev:${developmentSecret('seal')}`, developmentSecret('index'))
  const days = { contactAt: '2026-11-24T07:00:00.000Z', assessedAt: '2026-11-24T08:00:00.000Z', ageAtContact: 22 }
  await county.owner.query(`update need_in_law set facts = facts || $1`, [JSON.stringify(days)])
  writeFileSync(file, text.replace(/(rule H-GP-14D-U23-2025[\s\S]*?limit: )14 calendar days/, '$13 calendar days'))
  const born = async (day: string) => {
    const { rows } = await county.owner.query<{ person_id: string }>(`select person_id from need_in_law`)
    const id = rows[0]?.person_id ?? ''
    const sealed = sealer.seal(day, { table: 'person_identity', column: 'birth_date', row: id })
    await county.owner.query(`update person_identity set birth_date_sealed = $2 where person_id = $1`, [id, sealed])
    return JSON.parse(compare('--county', 'lapland', file).stdout) as { now: { ruleId: string } | null }[]
  }
  expect(await born('2003-11-24')).toEqual([])
  expect(await born('2003-11-25')).toMatchObject([{ now: { ruleId: 'H-GP-14D-U23-2025' } }])
  // A need of a day that no table holds is named, and does not end the comparison of the others.
  await county.owner.query(
    `update need_in_law set facts = facts || '{"contactAt": "2111-01-05T07:00:00.000Z", "assessedAt": "2111-01-05T07:00:00.000Z"}'`,
  )
  expect(compare('--county', 'lapland', file)).toMatchObject({
    status: 2,
    stdout: '[]\n',
    stderr: expect.stringContaining(`need ${String(needId)}: `),
  })
})
