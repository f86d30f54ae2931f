import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance, type GuidanceInput } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const models = compileModels(readModelFiles())
const propose = (text: string, age: number | null, answers: Record<string, unknown> = {}, on?: string) =>
  proposeGuidance(models, {
    text,
    lang: 'fi',
    person: { age, ...(on === undefined ? {} : { onBehalfOf: on }) },
    channel: 'web_form',
    answers,
    contactTime: '2026-11-24T09:12',
  } satisfies GuidanceInput)
const asked = (...of: Parameters<typeof propose>) => propose(...of).questions.map(({ id }) => id)
const pill = 'Haluaisin aloittaa e-pillerit'
const doctor = 'lääkäri (konsultaatio)'

describe('before a product', () => {
  test('blood pressure, migraine with aura and the risk of a clot are asked, whatever the age', () => {
    expect(asked(pill, 23)).toEqual(expect.arrayContaining(['bp-unknown', 'aura', 'clot-risk']))
    expect(asked(pill, 38)).toEqual(expect.arrayContaining(['bp-unknown', 'aura', 'clot-risk']))
  })
  test('what is known is not asked', () => {
    expect(asked(pill, 23, { bp_known: 'yes', migraine_aura: 'no' })).not.toContain('bp-unknown')
    expect(asked(pill, 23, { bp_known: 'yes', migraine_aura: 'no' })).not.toContain('aura')
  })
  test('a doctor is consulted where something limits the choice, and only there', () => {
    expect(propose(pill, 23).professionals).not.toContain(doctor)
    for (const answer of ['aura', 'clot-risk'])
      expect(propose(pill, 23, { [answer]: 'yes' }).professionals).toContain(doctor)
    expect(propose(pill, 23, { bp: '139/89' }).professionals).not.toContain(doctor)
    expect(propose(pill, 23, { bp: '140/85' }).professionals).toContain(doctor)
  })
  test('where the blood pressure is not known a nurse who measures it is another way', () => {
    expect(propose(pill, 23).alternatives).not.toContain('VO_HOITAJA')
    expect(propose(pill, 23, { 'bp-unknown': 'yes' }).alternatives).toContain('VO_HOITAJA')
  })
})

describe('somebody under age', () => {
  test.each([pill, 'Kondomi meni rikki eilen', 'En halua jatkaa raskautta'])(
    'is asked whether the guardians may know: %s',
    (text) => {
      expect(asked(text, 17)).toContain('minor-privacy')
      expect(asked(text, 18)).not.toContain('minor-privacy')
    },
  )
  test('who wants it kept is contacted safely', () => {
    expect(propose(pill, 17, { 'minor-privacy': 'yes' }).safeContact.needed).toBe(true)
    expect(propose(pill, 17, { 'minor-privacy': 'no' }).safeContact.needed).toBe(false)
  })
})

describe('a partner of age of somebody under sixteen brings the notice', () => {
  test.each([
    'Haluan e-pillerit, poikaystävä on 24',
    'seurustelen 25-vuotiaan kanssa ja tarvisin ehkäisyä',
    'Tyttöystäväni on 19v, tarvitaanko ehkäisyä',
    'Haluan pillerit, mun 30-vuotias poikaystävä pyysi',
    'Jag vill ha p-piller, min pojkvän är 22 år',
    'I want the pill, my boyfriend is 21',
    'I want the pill, I have been dating a guy who is 26',
    'kumppanini on 41 vuotta ja haluaisin ehkäisyä',
  ])('%s', (text) => {
    expect(propose(text, 15).childProtection.consider).toBe(true)
    expect(propose(text, 15).urgencyClass).toBe('C')
    expect(propose(text, 16).childProtection.consider).toBe(false)
  })
  test.each([
    'Haluan e-pillerit, poikaystävä on 16',
    'Haluan e-pillerit, ollaan seurusteltu 18 päivää',
    'I want the pill, we have been dating 20 weeks',
    'Haluan e-pillerit, poikaystävä tuli klo 18:30 käymään',
  ])('and no other number: %s', (text) => expect(propose(text, 15).childProtection.consider).toBe(false))
})

test('who wants a test for a disease is not told to choose a method', () => {
  const { needs } = propose('Haluaisin hiv-testin', 24)
  expect(needs.map(({ needId }) => needId)).toEqual(['sti-test'])
})

test('the remote way is five steps of the plan, and the plan names the county’s age limit', () => {
  const [line] = models.needs.find(({ id }) => id === 'contraception')?.raw.plan ?? []
  expect(line?.steps).toHaveLength(5)
  expect(line?.freeUnder).toBe('freeContraceptionUnder')
})
