import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Draft } from '@luukku/contract'
import { openSmallCounty, type Browser, type SmallCountyServer } from '@luukku/testkit/small-county-server'

// How long the way is for somebody tired on a phone: pages from telling to the promise, both counted, not signed in.
let county: SmallCountyServer

beforeAll(async () => {
  county = await openSmallCounty({ days: ['2026-11-24'], moment: '2026-11-24T09:12:00+02:00' })
})
afterAll(() => county.close())

const s01 =
  'Polvi on ollut kipeä syksystä asti, portaissa varsinkin. Rahat on ihan loppu, ulosotosta tulee kirjettä. En oikein jaksa mitään enää.'
const idsOn = ({ question, together = [] }: Draft) => [question, ...together].flatMap((one) => one?.id ?? [])
const changeDraft = async (visitor: Browser, body: object) => (await visitor('PATCH', '/api/draft', body)).body as Draft

async function begin(text: string, concerning?: object): Promise<{ visitor: Browser; draft: Draft }> {
  const visitor = county.browser()
  const body = { lang: 'fi', text, ...(concerning && { concerning }) }
  return { visitor, draft: (await visitor('POST', '/api/draft', body)).body as Draft }
}

/** Answers every page of questions the same way. */
async function walk(text: string, answer: unknown = false, concerning?: object) {
  const { visitor, draft: first } = await begin(text, concerning)
  const shown: Draft[] = []
  let draft = first
  while (draft.step === 'question' && shown.length < 20) {
    shown.push(draft)
    const answers = Object.fromEntries(idsOn(draft).map((id) => [id, answer]))
    draft = await changeDraft(visitor, { answers })
  }
  // Telling, how to reach, who, how we understood, perhaps permission, and the promise.
  return { visitor, draft, shown, pages: shown.length + 5 + (draft.permissionNeeded ? 1 : 0) }
}

describe('the way is short', () => {
  test.each([
    [s01, 9],
    ['Knäet har gjort ont sedan i höstas, mest i trappor. Pengarna är slut och jag orkar ingenting längre.', 10],
    ['My knee has hurt since autumn. I have no money left and I cannot cope any more.', 10],
    ['Selkä on ollut kipeä viikon, istuminen sattuu.', 10],
    ['Yskä on kestänyt kolme viikkoa.', 8],
    ['Voisko joku soittaa mulle', 8],
    ['Vuokrarästi, pelkään että tulee häätö. Juon liikaa.', 10],
    ['Haluaisin ehkäisypillerit.', 9],
  ])('%s: at most %i pages, answered no or not known', async (text, most) => {
    expect((await walk(text)).pages).toBeLessThanOrEqual(most)
    expect((await walk(text, 'unknown')).pages).toBeLessThanOrEqual(most)
  })

  test('what belongs together is asked together, as statements; what weighs alone stays alone', async () => {
    const { shown } = await walk(s01)
    const pages = shown.map(idsOn)
    expect(pages).toContainEqual(['ate-nothing', 'basics-at-risk', 'homeless-tonight', 'function-low'])
    expect(pages).toContainEqual(['suicidal'])
    for (const { question, together = [] } of shown.filter((one) => one.together !== undefined))
      for (const one of [question, ...together]) expect(one?.among?.fi).toMatch(/\p{L}/u)
  })

  test('what shares a page comes with it even when other questions weigh more, and nothing is left out for it', async () => {
    const { shown } = await walk(
      'Knäet har gjort ont sedan i höstas, mest i trappor. Pengarna är slut och jag orkar ingenting längre.',
    )
    const asked = shown.flatMap(idsOn)
    const legPage = shown.map(idsOn).find((ids) => ids.includes('dvt'))
    expect(legPage).toEqual(expect.arrayContaining(['dvt', 'hot-joint', 'cannot-bear']))
    expect(asked).toEqual(expect.arrayContaining(['ate-nothing', 'suicidal']))
    expect(new Set(asked).size).toBe(asked.length)
  })

  test('the place on the way counts pages, goes on by one, and never promises fewer than come', async () => {
    const { shown, draft } = await walk(s01)
    expect(shown.map(({ position }) => position.at)).toEqual(shown.map((_, index) => index + 2))
    for (const { position } of shown) expect(position.about).toBe(draft.position.about)
  })

  test('«back» leads to the first question of the page before, and the page comes whole', async () => {
    const { visitor, shown } = await walk(s01)
    const [first, second] = shown
    const reached = await changeDraft(visitor, { goToQuestion: idsOn(second as Draft).at(-1) })
    expect(idsOn(reached)).toEqual(idsOn(second as Draft))
    expect(reached.previousQuestion).toBe(first?.question?.id)
    const earlier = await changeDraft(visitor, { goToQuestion: reached.previousQuestion })
    expect(idsOn(earlier)).toEqual(idsOn(first as Draft))
    expect(earlier.previousQuestion).toBeUndefined()
    expect(earlier.position.at).toBe(2)
  })

  test('a sign of danger ticked among others stops at once', async () => {
    const { visitor, draft } = await begin('Voisko joku soittaa mulle')
    const ids = idsOn(draft)
    expect(ids).toContain('stroke-signs')
    expect(ids.length).toBeGreaterThan(2)
    const answers = Object.fromEntries(ids.map((id) => [id, id === 'stroke-signs']))
    expect((await changeDraft(visitor, { answers })).step).toBe('stop')
  })
})

test('told as one’s own, of somebody else: the page is told to ask whose it is, until that is said', async () => {
  const text = '15-vuotias tyttäreni on yskinyt kolme viikkoa.'
  const { visitor, draft } = await begin(text)
  expect(draft.speaksOf).toBe('child')
  expect((await changeDraft(visitor, { concerning: { who: 'child' } })).speaksOf).toBeUndefined()
  expect((await begin(text, { who: 'other' })).draft.speaksOf).toBeUndefined()
  expect((await begin('Yskä on kestänyt kolme viikkoa.')).draft.speaksOf).toBeUndefined()
})

test.each([
  [{ who: 'child' }, 'Onko hänellä kuumetta yli 38 astetta?'],
  [{ who: 'other', relation: 'mummo' }, 'Onko hänellä kuumetta yli 38 astetta?'],
  [{ who: 'other' }, 'Onko hänellä kuumetta yli 38 astetta?'],
  [{ who: 'self' }, 'Onko sinulla kuumetta yli 38 astetta?'],
])('asked of the one it is about: %j', async (concerning, wording) => {
  const { shown } = await walk('Yskä on kestänyt kolme viikkoa.', false, concerning)
  expect(shown.map(({ question }) => question?.text.fi)).toContain(wording)
})
