import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ModelList, ModelPage } from '@luukku/contract'
import { openSmallCounty, smallCounty, type SmallCountyServer } from '@luukku/testkit/small-county-server'
import { proposeGuidance } from '@luukku/domain/guidance'
import { getModels, speakBy } from '../guidance/index.ts'
import { followModels } from './follow-models.ts'

const day = '2026-11-24'
const before = getModels()
let county: SmallCountyServer
beforeAll(async () => {
  county = await openSmallCounty({ days: [day], moment: `${day}T09:12:00+02:00` })
})
afterAll(async () => {
  await county.close()
  // What speaks is of the process: the files after this one share it.
  speakBy(before)
})

const follow = async (production = true) => {
  const { services } = county.app
  const follower = followModels({ ...services, config: { ...services.config, production } })
  await follower.start()
  await follower.stop()
  return follower
}
const ask = (text: string) =>
  proposeGuidance(getModels(), {
    text,
    lang: 'fi',
    person: {},
    channel: 'web_form',
    answers: {},
    contactTime: `${day}T09:12`,
  })
const speakers = () => [...new Set([...getModels().needs, ...getModels().rules].map(({ model }) => model))]
const event = (kind: string, versionId: string, o: { from?: string; demo?: boolean } = {}) =>
  county.owner.query(
    `insert into model_event (county_id, version_id, kind, staff_id, profession, at, from_day, statement, demo)
     values ('lapland', $1, $2, $3, 'sairaanhoitaja', now(), $4, 'Luettu.', $5)`,
    [versionId, kind, smallCounty.nurse, o.from ?? null, o.demo ?? false],
  )

describe('in production', () => {
  test('nothing but the red flags speaks until a licensed person has approved, and demo approvals count for nothing', async () => {
    const { model } = (await (await county.staff(smallCounty.nurse))('GET', '/api/models/home-care')).body as ModelPage
    const { versionId } = model.version
    await event('approved', versionId, { demo: true })
    await event('published', versionId, { from: day, demo: true })
    await follow()
    expect(speakers()).toEqual(['red-flags'])
    expect(ask('Rintaa puristaa kovasti ja henkeä ahdistaa').call112).toBe(true)
    const silent = ask('Tarvitsen kotihoitoa pesuihin')
    // Not understood is no reassurance: a person calls the same day.
    expect(silent.urgencyClass).toBe('C')
    expect(silent.needs.map(({ service }) => service)).toEqual(['HTA'])

    await event('approved', versionId)
    await event('published', versionId, { from: day })
    await follow()
    expect(speakers().sort()).toEqual(['home-care', 'red-flags'])
    const spoken = ask('Tarvitsen kotihoitoa pesuihin')
    expect(spoken.needs.map(({ service }) => service)).toEqual(['KOTIHOITO'])
    expect(spoken.models.find(({ name }) => name === 'home-care')?.status).toBe('approved')
  })
  test('a stored version with a mistake does not speak: what may stand in does, and the mistake is named', async () => {
    const { rows } = await county.owner.query<{ id: string }>(
      `insert into model_version (county_id, name, label, hash, content, origin, brought_at)
       select county_id, name, '2.0.0', repeat('0', 64), replace(content, '"home-care | care-missed"', '"home-care | gone"'), 'brought', now()
       from model_version where name = 'home-care' limit 1 returning id`,
    )
    const id = rows[0]?.id ?? ''
    await event('approved', id)
    await event('published', id, { from: day })
    const follower = await follow()
    expect(follower.faults()).toMatchObject([
      { name: 'home-care', file: 'models/home-care/model.jsonc', reason: 'the fact "gone" is in no model' },
    ])
    expect(ask('Tarvitsen kotihoitoa pesuihin').needs.map(({ service }) => service)).toEqual(['KOTIHOITO'])
  })
  test.each([false, true])(
    'a draft of the county’s own that no longer compiles stops neither the start nor what speaks (production %s)',
    async (production) => {
      for (const [name, fact] of [
        ['own-broken', '"home-care | gone-word"'],
        // A new version of the software has a fact that the county had named before: found in the software's own file.
        ['a-own-twin', '"home-care"'],
      ])
        await county.owner.query(
          `insert into model_version (county_id, name, label, hash, content, origin, brought_at)
           values ('lapland', $1, '1', $2, $3, 'brought', now()) on conflict do nothing`,
          [
            name,
            (name === 'a-own-twin' ? 'a' : 'b').repeat(64),
            `{ "name": "${name}", "version": "1", "status": "draft, not approved",
  "title": { "fi": "Oma", "sv": "Egen", "en": "Own" }, "who": { "fi": "kaikki", "sv": "alla", "en": "all" },
  "facts": {${name === 'a-own-twin' ? '"care-missed": { "label": { "fi": "x", "sv": "x", "en": "x" }, "words": { "fi": ["omasana"] }, "source": "from memory" }' : ''}},
  "rules": [{ "id": "own", "if": ${fact}, "class": "D", "source": "from memory" }] }`,
          ],
        )
      const follower = await follow(production)
      expect(follower.faults().filter(({ name }) => name.includes('own'))).toEqual([
        expect.objectContaining({ name: 'a-own-twin', reason: expect.stringContaining('is already in') as string }),
        {
          name: 'own-broken',
          file: 'models/own-broken/model.jsonc',
          line: 4,
          reason: 'the fact "gone-word" is in no model',
        },
      ])
      expect(ask('Tarvitsen kotihoitoa pesuihin').needs.map(({ service }) => service)).toEqual(['KOTIHOITO'])
      if (production) expect(speakers().sort()).toEqual(['home-care', 'red-flags'])
    },
  )
  test('what is broken is shown: in the list by model, and on its page with file, line and reason', async () => {
    await county.app.catchUp()
    const nurse = await county.staff(smallCounty.nurse)
    const list = (await nurse('GET', '/api/models')).body as ModelList
    expect(list.models.find(({ name }) => name === 'own-broken')?.fault?.reason).toContain('gone-word')
    const page = (await nurse('GET', '/api/models/own-broken')).body as ModelPage
    expect(page.faults).toMatchObject([{ file: 'models/own-broken/model.jsonc', line: 4 }])
    const approved = await nurse('POST', `/api/model-versions/${page.model.version.versionId}/approve`, {
      statement: 'Luettu.',
      decisions: [],
    })
    expect(approved.body).toMatchObject({ reason: 'model-does-not-compile' })
  })
  test('a mistake found while it runs leaves what speaks as it is', async () => {
    const { services } = county.app
    const follower = followModels({ ...services, config: { ...services.config, production: true } })
    await follower.start()
    const spoke = getModels()
    await county.owner.query(`update model_version set content = '{' where name = 'home-care'`)
    await event(
      'approved',
      (await county.owner.query<{ id: string }>(`select id from model_version where name = 'home-care' limit 1`))
        .rows[0]?.id ?? '',
    )
    await follower.look()
    expect(getModels()).toBe(spoke)
    expect(follower.faults()[0]).toMatchObject({ file: 'models/home-care/model.jsonc', line: 1 })
    await follower.stop()
  })
})
