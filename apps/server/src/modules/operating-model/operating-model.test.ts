import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ContactTrial, DeskCase, ModelCopy, ModelList, ModelPage, ModelTrial } from '@luukku/contract'
import { openSmallCounty, smallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { getModels, speakBy } from '../guidance/index.ts'

const day = '2026-11-24'
const spokeBefore = getModels()
let county: SmallCountyServer
let nurse: Browser
let counsellor: Browser
let manager: Browser
let managerId: string

/** A session left alone overnight has ended: whoever moves the clock signs everybody in anew. */
async function moveClock(moment: string): Promise<void> {
  county.at(moment)
  nurse = await county.staff(smallCounty.nurse)
  counsellor = await county.staff(smallCounty.counsellor)
  manager = await county.staff(managerId)
}

beforeAll(async () => {
  county = await openSmallCounty({ days: [day], moment: `${day}T09:12:00+02:00` })
  const { rows } = await county.owner.query<{ id: string }>(
    `insert into staff_member (county_id, subject, given_name, family_name, professions, languages, roles, registers, unit_id)
     values ('lapland', 'maija', 'Maija', 'Esimerkki', '{johtaja}', '{fi}', '{manager}', '{both}', $1) returning id`,
    [smallCounty.guidanceUnit],
  )
  managerId = rows[0]?.id ?? ''
  await moveClock(`${day}T09:12:00+02:00`)
})
afterAll(async () => {
  await county.close()
  // What speaks is of the process: the files after this one share it.
  speakBy(spokeBefore)
})

const page = async (name = 'home-care', version?: string) => {
  const answer = await nurse('GET', `/api/models/${name}${version === undefined ? '' : `?version=${version}`}`)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as ModelPage
}
/** The running home-care model with its text changed, as somebody in the county would bring it. */
async function changed(change: (content: string) => string, by: Browser = nurse, more: object = {}) {
  const { model } = await page()
  const copy = (await nurse('GET', `/api/model-versions/${model.version.versionId}/copy`)).body as ModelCopy
  const body = { copy: { ...copy, content: change(copy.content) }, dryRun: false, ...more }
  const answer = await by('POST', '/api/model-versions', body)
  expect(answer.status, answer.text).toBe(200)
  return answer.body as { versionId?: string; alreadyHere: boolean; fault?: object; changes: object[] }
}
const label = (name: string) => (content: string) => content.replace('"version": "1.0.0"', `"version": "${name}"`)
const urgent = (name: string) => (content: string) => {
  const made = label(name)(content).replace(/("when": "home-care \| care-missed",[^}]*?"class": )"D"/, '$1"C"')
  expect(made).not.toBe(label(name)(content))
  return made
}
const approval = async (versionId: string) => {
  const { model } = await page('home-care', versionId)
  return { statement: 'Luettu ja kokeiltu.', decisions: model.openQuestions.map(() => 'Päätetty.') }
}
const step = (by: Browser, id: string, what: string, body: object) =>
  by('POST', `/api/model-versions/${id}/${what}`, body)

describe('the county’s list of models', () => {
  test('every installed model is there as a draft that nobody has approved, and speaks in development', async () => {
    const list = (await nurse('GET', '/api/models')).body as ModelList
    expect(list.models.length).toBeGreaterThan(25)
    expect(list.models.find(({ name }) => name === 'home-care')?.running).toMatchObject({ approved: false })
    expect(list.faults).toEqual([])
  })
  test('a model is shown with its codes in words', async () => {
    const { model } = await page()
    expect(model.needs[0]?.services[0]?.name.fi).not.toBe('KOTIHOITO')
    expect(model.needs[0]?.when.fi).toBe('kotihoito tai sovittu käynti jäi tulematta')
    expect(model.needs[0]?.limits[0]?.title?.fi).toBeTruthy()
  })
  test('a model that does not exist is not found', async () => {
    expect((await nurse('GET', '/api/models/no-such-model')).status).toBe(404)
  })
})

describe('from draft to the front door', () => {
  test('a dry run tells what changes and keeps nothing', async () => {
    const before = (await page()).versions.length
    const told = await changed(urgent('1.1.0'), nurse, { dryRun: true })
    expect(told.changes).toMatchObject([
      { part: 'need', touchesUrgency: true, fields: [{ field: 'class', before: 'D', after: 'C' }] },
      { part: 'model', fields: [{ field: 'version', before: '1.0.0', after: '1.1.0' }] },
    ])
    expect(told.versionId).toBeUndefined()
    expect((await page()).versions).toHaveLength(before)
  })
  test('a mistake is told with file, line and reason, and what spoke before goes on', async () => {
    const spoke = getModels()
    const told = await changed((content) => content.replace('"home-care | care-missed"', '"home-care | no-such-fact"'))
    expect(told).toMatchObject({
      alreadyHere: false,
      fault: {
        file: 'models/home-care/model.jsonc',
        line: expect.any(Number) as number,
        reason: 'the fact "no-such-fact" is in no model',
      },
    })
    expect((told.fault as { line: number }).line).toBeGreaterThan(50)
    await county.app.catchUp()
    expect(getModels()).toBe(spoke)
  })
  test('the same content under another layout is the same version', async () => {
    const told = await changed((content) => `// another comment\n${content}`)
    expect(told).toMatchObject({ alreadyHere: true, changes: [] })
  })
  test('brought by one, approved by another who is licensed, published by a manager from a day, adopted by units', async () => {
    const { versionId = '' } = await changed(urgent('1.2.0'))
    const says = await approval(versionId)
    const refused = async (answer: ReturnType<Browser>, reason: string) => {
      const { status, body, text } = await answer
      expect(status, text).toBe(422)
      expect((body as { reason: string }).reason).toBe(reason)
    }
    await refused(step(manager, versionId, 'publish', { from: day }), 'model-not-approved')
    await refused(step(nurse, versionId, 'approve', says), 'own-model-version')
    await refused(step(counsellor, versionId, 'approve', { ...says, decisions: [] }), 'open-questions-left')
    expect((await step(manager, versionId, 'approve', says)).status).toBe(403)
    expect((await step(counsellor, versionId, 'approve', says)).status).toBe(200)
    await refused(step(counsellor, versionId, 'approve', says), 'already-approved')
    await refused(step(manager, versionId, 'publish', { from: day }), 'model-not-tried')
    expect((await step(manager, versionId, 'trial', {})).status).toBe(200)
    await refused(step(manager, versionId, 'publish', { from: day }), 'model-not-tried-on-received')
    expect((await step(nurse, versionId, 'contact-trial', {})).status).toBe(200)
    expect((await page('home-care', versionId)).tried).toMatchObject([
      { kind: 'made-up', by: 'Maija Esimerkki', looked: expect.any(Number) as number },
      { kind: 'received', looked: 0, changed: 0 },
    ])
    await refused(step(manager, versionId, 'publish', { from: '2026-11-23' }), 'day-has-passed')
    const adoption = { unitIds: [smallCounty.healthUnit], from: '2026-11-25' }
    await refused(step(manager, versionId, 'adopt', adoption), 'model-not-published')
    expect((await step(nurse, versionId, 'publish', { from: day })).status).toBe(403)
    expect((await step(manager, versionId, 'publish', { from: '2026-11-25' })).status).toBe(200)
    await refused(step(manager, versionId, 'adopt', { ...adoption, from: day }), 'before-publication')
    expect((await step(manager, versionId, 'adopt', adoption)).status).toBe(200)

    const classNow = () => getModels().needs.find(({ id }) => id === 'home-care')?.raw.class
    await county.app.catchUp()
    expect(classNow()).toBe('D')
    expect((await page()).versions.find((one) => one.versionId === versionId)?.state).toBe('coming')
    await moveClock('2026-11-25T00:00:01+02:00')
    await county.app.catchUp()
    expect(classNow()).toBe('C')
    const shown = await page()
    expect(shown.model.version).toMatchObject({ versionId, state: 'running', label: '1.2.0' })
    expect(shown.model.version.approval).toMatchObject({
      by: 'Outi Esimerkki',
      profession: 'sosiaaliohjaaja',
      demo: false,
    })
    expect(shown.units.find(({ unitId }) => unitId === smallCounty.healthUnit)?.now).toMatchObject({ versionId })
    expect(shown.units.find(({ unitId }) => unitId === smallCounty.socialUnit)?.now).toBeUndefined()

    expect((await step(counsellor, versionId, 'withdraw-approval', { statement: 'Virhe luokassa.' })).status).toBe(200)
    await county.app.catchUp()
    expect(classNow()).toBe('D')
    const entries = await county.owner.query<{ step: string | null }>(
      `select detail ->> 'step' as step from journal_entry where detail ->> 'version' = $1 order by at, seq`,
      [versionId],
    )
    expect(entries.rows.flatMap((row) => row.step ?? [])).toEqual([
      'approved',
      'published',
      'adopted',
      'approval-withdrawn',
    ])
    await moveClock(`${day}T09:12:00+02:00`)
  })
  test('a model that does not say who needs it is not whole: kept as a draft, neither approved nor published', async () => {
    const { versionId = '' } = await changed((content) => label('1.3.0')(content).replace(/"says": \{[^}]*\},/, ''))
    const says = await approval(versionId)
    const approved = await step(counsellor, versionId, 'approve', says)
    expect([approved.status, (approved.body as { reason: string }).reason]).toEqual([422, 'model-not-whole'])
    // One that was approved before this was asked.
    await county.owner.query(
      `insert into model_event (county_id, version_id, kind, staff_id, profession, at, statement)
       values ('lapland', $1, 'approved', $2, 'sairaanhoitaja', now(), 'Luettu.')`,
      [versionId, smallCounty.nurse],
    )
    expect((await step(manager, versionId, 'trial', {})).status).toBe(200)
    expect((await step(nurse, versionId, 'contact-trial', {})).status).toBe(200)
    const published = await step(manager, versionId, 'publish', { from: day })
    expect([published.status, (published.body as { reason: string }).reason]).toEqual([422, 'model-not-whole'])
  })
  test('rows of a model’s life cannot be changed or taken away by the server', async () => {
    const { db, clock } = county.app.services
    const { sql } = await import('kysely')
    for (const statement of [
      sql`update model_event set demo = false`,
      sql`delete from model_event`,
      sql`update model_version set content = ''`,
    ])
      await expect(db.technical('lapland', (tx) => tx.run(statement), clock)).rejects.toThrow('permission denied')
  })
})

describe('trying a version', () => {
  test('against the made-up contacts of every model: what would change, and whether it is better', async () => {
    const { versionId = '' } = await changed(urgent('1.3.0'))
    const { status, body, text } = await step(nurse, versionId, 'trial', {})
    expect(status, text).toBe(200)
    const trial = body as ModelTrial
    expect(trial.contacts).toBeGreaterThan(500)
    expect(trial.kinds.map(({ kind }) => kind)).toContain('more-urgent')
    expect(trial.changes.every(({ before, after }) => after.urgencyClass <= before.urgencyClass)).toBe(true)
    expect(trial.changes.some(({ model }) => model === 'home-care')).toBe(true)
  })
  test('the running version changes nothing', async () => {
    const { model } = await page()
    const trial = (await step(nurse, model.version.versionId, 'trial', {})).body as ModelTrial
    expect(trial.changes).toEqual([])
    expect(trial.before).toEqual(trial.after)
  })
  test('against received contacts: for how many, for guidance only, and everybody looked at stands in the journal', async () => {
    for (const text of ['Tarvitsen kotihoitoa pesuihin ja lääkkeisiin', 'Polvi on kipeä portaissa'])
      expect((await county.browser()('POST', '/api/contacts', { channel: 'web_form', lang: 'fi', text })).status).toBe(
        200,
      )
    const { versionId = '' } = await changed(urgent('1.4.0'))
    expect((await step(counsellor, versionId, 'contact-trial', {})).status).toBe(403)
    expect((await step(manager, versionId, 'contact-trial', {})).status).toBe(403)
    const trial = (await step(nurse, versionId, 'contact-trial', {})).body as ContactTrial
    expect(trial).toMatchObject({ looked: 2, changed: 1, kinds: [{ kind: 'more-urgent', count: 1 }] })
    expect(JSON.stringify(trial)).not.toContain('pesuihin')
    const { rows } = await county.owner.query<{ persons: number }>(
      `select count(*)::int as persons from journal_subject s join journal_entry e on e.chain = s.chain and e.seq = s.seq
       where e.detail ->> 'version' = $1`,
      [versionId],
    )
    expect(rows).toEqual([{ persons: 2 }])
  })
})

describe('quality', () => {
  test('an assessment is counted without the person, and few are hidden', async () => {
    const sent = await county.browser()('POST', '/api/contacts', {
      channel: 'web_form',
      lang: 'fi',
      text: 'Tarvitsen kotihoitoa pesuihin ja lääkkeisiin',
    })
    const { contactId } = sent.body as { contactId: string }
    const one = (await nurse('GET', `/api/desk/contacts/${contactId}`)).body as DeskCase
    const assessed = await nurse('POST', `/api/desk/contacts/${contactId}/assessment`, {
      basedOn: one.version,
      decision: 'override',
      overrideReason: 'Tilanne on kiireellisempi',
      overrideKind: 'class-too-low',
      urgencyClass: 'C',
      needs: [{ service: 'KOTIHOITO', extract: 'kotihoitoa' }],
      note: 'x',
    })
    expect(assessed.status, assessed.text).toBe(200)
    const { rows } = await county.owner.query<Record<string, unknown>>(
      `select proposed, decided, override_kind, row_to_json(g)::text as whole from guidance_outcome g where model = 'home-care'`,
    )
    expect(rows).toMatchObject([{ proposed: 'D', decided: 'C', override_kind: 'class-too-low' }])
    expect(String(rows[0]?.whole)).not.toContain(contactId)
    const quality = (await nurse('GET', '/api/models/home-care/quality')).body as { all: object }
    expect(quality.all).toEqual({ assessed: { hidden: true } })
  })
  test('a contact that is assessed again is counted once, by the last decision against the first proposal', async () => {
    const told = {
      channel: 'web_form',
      lang: 'fi',
      text: 'Muisti pätkii ja unohtelen asioita koko ajan',
      person: { age: 78 },
    }
    const { contactId } = (await county.browser()('POST', '/api/contacts', told)).body as { contactId: string }
    const path = `/api/desk/contacts/${contactId}`
    const assess = async (decided: object) => {
      const { version, proposal } = (await nurse('GET', path)).body as DeskCase
      const needs = proposal?.needs.map(({ service }) => ({ service, extract: 'muisti' })) ?? []
      const body = {
        basedOn: version,
        decision: 'accept',
        urgencyClass: proposal?.urgencyClass,
        needs,
        note: 'x',
        ...decided,
      }
      const answer = await nurse('POST', `${path}/assessment`, body)
      expect(answer.status, answer.text).toBe(200)
      return proposal?.urgencyClass
    }
    const standing = async () =>
      (
        await county.owner.query<object>(
          `select proposed, decided, override_kind, sum(weight)::int as n from guidance_outcome where model = 'memory'
             group by 1, 2, 3 having sum(weight) <> 0`,
        )
      ).rows
    const proposed = await assess({})
    expect(await standing()).toEqual([{ proposed, decided: proposed, override_kind: null, n: 1 }])
    await assess({ urgencyClass: 'B', decision: 'override', overrideReason: 'Pahempi', overrideKind: 'told-later' })
    expect(await standing()).toEqual([{ proposed, decided: 'B', override_kind: 'told-later', n: 1 }])
    await assess({})
    expect(await standing()).toEqual([{ proposed, decided: proposed, override_kind: null, n: 1 }])
    await county.owner.query(`delete from guidance_outcome where model = 'memory'`)
  })
  test('one counted before it was kept what was counted is not counted twice', async () => {
    const told = {
      channel: 'web_form',
      lang: 'fi',
      text: 'Muisti pätkii ja unohtelen asioita koko ajan',
      person: { age: 79 },
    }
    const { contactId } = (await county.browser()('POST', '/api/contacts', told)).body as { contactId: string }
    const path = `/api/desk/contacts/${contactId}`
    for (const counted of ['null', 'counted']) {
      const { version, proposal } = (await nurse('GET', path)).body as DeskCase
      const needs = proposal?.needs.map(({ service }) => ({ service, extract: 'muisti' }))
      const answer = await nurse('POST', `${path}/assessment`, {
        ...{ basedOn: version, decision: 'accept', urgencyClass: proposal?.urgencyClass, needs, note: 'x' },
      })
      expect(answer.status, answer.text).toBe(200)
      await county.owner.query(`update contact set counted = ${counted} where id = $1`, [contactId])
    }
    const { rows } = await county.owner.query(`select weight from guidance_outcome where model = 'memory'`)
    expect(rows).toEqual([{ weight: 1 }])
    await county.owner.query(`delete from guidance_outcome where model = 'memory'`)
  })
  test('five are told: agreement, and under-triage by the worse error', async () => {
    await county.owner.query(
      `insert into guidance_outcome (county_id, day, model, hash, proposed, decided, same_services)
       select 'lapland', $1, 'memory', '', p, 'C', true from (values ('C'), ('C'), ('C'), ('C'), ('C'), ('D'), ('D'), ('D'), ('D'), ('D')) v(p)`,
      [day],
    )
    const quality = (await nurse('GET', '/api/models/memory/quality')).body as { all: object }
    expect(quality.all).toMatchObject({
      assessed: { count: 10 },
      figures: { sameClass: { count: 5 }, underTriage: { count: 5 }, overTriage: { count: 0 } },
    })
  })
})
