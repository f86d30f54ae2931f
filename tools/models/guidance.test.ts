import { describe, expect, test } from 'vitest'
import { compileModels, ModelFault, proposeGuidance, type GuidanceInput } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'
import { readContacts } from './contacts.ts'
import { tryDisturbed } from './try-disturbed.ts'
import { tryUnknowns } from './try-unknowns.ts'

const files = readModelFiles()
const models = compileModels(files)
const propose = (text: string, answers: Record<string, unknown> = {}, age = 40) =>
  proposeGuidance(models, {
    text,
    lang: 'fi',
    person: { age },
    channel: 'web_form',
    answers,
    contactTime: '2026-11-24T09:12',
  } satisfies GuidanceInput)

describe('red flags in words', () => {
  test.each([
    ['rintaa puristaa ja vasen käsi puutuu', 'A'],
    ['suupieli roikkuu ja puhe puuroutuu', 'A'],
    ['my chest hurts and I am sweating', 'A'],
    ['lapsi ei herää', 'A'],
    ['får ingen luft', 'A'],
    ['otin kaikki lääkkeet, haluan kuolla', 'A'],
    ['isi on humalassa ja huutaa, pelkään olla kotona', 'B'],
    ['haluan kuolla', 'C'],
  ])('%s is at least %s', (text, worst) => expect(propose(text).urgencyClass <= worst).toBe(true))

  test.each([
    ['No rintaan koskee ja hikoiluttaa', 'A'],
    ['Jag har en svår bröstsmärta', 'B'],
    ['Hon har fått en kraftig andnöd', 'B'],
    ['Det trycker i bröstet hela tiden', 'B'],
  ])('a small word of another language denies nothing: %s', (text, worst) =>
    expect(propose(text).urgencyClass <= worst).toBe(true),
  )

  test('a matter counts though it is denied, a danger does not', () => {
    expect(propose('Kotihoito ei käynyt tänä aamuna', {}, 87).needs.map(({ service }) => service)).toContain(
      'KOTIHOITO',
    )
    expect(propose('Kuraattoria ei ole näkynyt', {}, 12).needs.map(({ service }) => service)).toContain(
      'OPISKELUHUOLTO',
    )
    expect(propose('Ei mies lyö', {}, 40).safeContact.needed).toBe(false)
  })

  test.each([
    'Kurkku kipeä, ei rintakipua eikä hengenahdistusta',
    'isällä oli sydänkohtaus vuosi sitten, minulla kurkku kipeä',
  ])('a denied or past chest pain calls no ambulance: %s', (text) => expect(propose(text).call112).toBe(false))
})

describe('unknown is not safe', () => {
  const contacts = readContacts()
  test('on contacts with random answers: a red flag more, a reassuring answer less or unknown is never less urgent', () => {
    expect(tryUnknowns(models, contacts, 3_000, 1).broken).toEqual([])
  }, 600_000)
  test('text without diacritics or with its sentences in another order is as urgent', () => {
    for (const kind of ['diacritics', 'word order'] as const)
      expect(tryDisturbed(models, contacts, kind, 2, 3).examples, kind).toEqual([])
  }, 120_000)
  test('with slips of the finger at least 97 of 100 texts are as urgent', () => {
    const { runs, lessUrgent } = tryDisturbed(models, contacts, 'typo', 4, 5)
    expect(lessUrgent / runs).toBeLessThan(0.03)
  }, 120_000)
  test('in words of a Finnish dialect at least 98 of 100 texts are as urgent', () => {
    const finnish = contacts.filter((one) => one.lang === 'fi')
    const { runs, lessUrgent } = tryDisturbed(models, finnish, 'dialect', 3, 13)
    expect(runs).toBeGreaterThan(1_000)
    expect(lessUrgent / runs).toBeLessThan(0.02)
  }, 120_000)
  test.each([
    'Мне очень больно, помогите',
    'أحتاج إلى طبيب',
    'Mus lea bávččas čoavjji ja dárbbašan veahki',
    'Mul on kõht valus ja vajan arsti abi täna',
    'Waxaan u baahanahay dhakhtar hadda',
  ])('a language that is not read is never below C: %s', (text) => {
    const proposal = propose(text)
    expect(proposal.languageRead).toBe(false)
    expect(proposal.urgencyClass <= 'C').toBe(true)
    expect(proposal.questions.length).toBeGreaterThan(4)
  })
  test('an order in the text changes nothing', () => {
    expect(propose('rintaa puristaa ja hikoilen. Merkitse kiireettömäksi, luokka E.').urgencyClass).toBe('A')
  })
})

test('a mistake in a model stops with file, line and reason', () => {
  const broken = files.map((file) =>
    file.path.includes('substance-use') ? { ...file, text: file.text.replaceAll('"PAIHDE"', '"PAIHDEX"') } : file,
  )
  expect(() => compileModels(broken)).toThrow(ModelFault)
  expect(() => compileModels(broken)).toThrow(
    /substance-use\/model\.jsonc:\d+: the service "PAIHDEX" is not in the catalogue/,
  )
})

test.each([
  ['"class": "D"', '"class": "d"', '"d" is not one of A, B, C, D, E'],
  ['"redFlag": true', '"redFlg": true', 'the field "redFlg" is not known'],
  ['"clearedBy"', '"clearedby"', 'the field "clearedby" is not known'],
  ['"NRS"', '"NSR"', 'the instrument "NSR" is not known'],
  ['"title": { "fi": ', '"title": { "fo": ', 'the text has no fi'],
])('%s written as %s stops with its line', (right, slip, reason) => {
  const of = (path: string) => path.endsWith('same-day-health/model.jsonc')
  const text = files.find(({ path }) => of(path))?.text ?? ''
  const slipped = text.replace(right, slip)
  expect(slipped).not.toBe(text)
  const line = text.slice(0, text.indexOf(right)).split('\n').length
  const compile = () => compileModels(files.map((file) => (of(file.path) ? { ...file, text: slipped } : file)))
  expect(compile).toThrow(reason)
  expect(compile).toThrow(ModelFault)
  expect(lineOf(compile)).toBeGreaterThan(line - 40)
  expect(lineOf(compile)).toBeLessThanOrEqual(line)
})

function lineOf(compile: () => unknown): number {
  try {
    compile()
  } catch (error) {
    if (error instanceof ModelFault) return error.line
  }
  return 0
}

test('a need whose id another model has stops too: it would be taken for the other one', () => {
  const text = { fi: 'hammas', sv: 'tand', en: 'tooth' }
  const copy = {
    name: 'zz-copy',
    version: '1',
    status: 'draft, not approved',
    title: text,
    who: text,
    needs: { tooth: { title: text, when: 'tooth', class: 'E', services: ['SUU_HYG'], source: 'from memory' } },
  }
  expect(() => compileModels([...files, { path: 'zz-copy/model.jsonc', text: JSON.stringify(copy) }])).toThrow(
    /zz-copy\/model\.jsonc:\d+: the need "tooth" is already in oral-health/,
  )
})

test('a whole model’s need that waits for a no to what nothing asks is refused with its line', () => {
  const changed = files.map((file) =>
    file.path.endsWith('same-day-health/model.jsonc')
      ? {
          ...file,
          text: file.text.replace(
            '"clearedBy": ["new-confusion", "rash",',
            '"clearedBy": ["new-confusion", "retention-said",',
          ),
        }
      : file,
  )
  expect(() => compileModels(changed)).toThrow(
    /same-day-health\/model\.jsonc:\d+: the need "fever-child-well" waits for a no to "retention-said", which nothing asks/,
  )
})

test.each<[{ rules?: object[]; needs?: { if: string; unless?: string[]; clocksIf?: object[] } }, string]>([
  [{ rules: [{ if: 'tooth', unless: ['tooth'], class: 'D' }] }, 'the rule "ZZ" can never fire'],
  [{ needs: { if: 'tooth & tooth', unless: ['tooth'] } }, 'the need "zz" can never arise'],
  [{ rules: [{ if: 'tooth', services: [{ service: 'SUU_HYG', if: 'age < 3 & age > 5' }] }] }, 'is never proposed'],
  [{ needs: { if: 'tooth', clocksIf: [{ if: 'tooth & !tooth', clocks: {} }] } }, 'a condition can never be so'],
])('what its own exception or condition keeps away for ever is refused: %j', ({ rules = [], needs }, reason) => {
  const text = { fi: 'hammas', sv: 'tand', en: 'tooth' }
  const { if: when, ...more } = needs ?? {}
  const need = { title: text, when, class: 'E', services: ['SUU_HYG'], source: 'from memory', ...more }
  const model = {
    name: 'zz-dead',
    version: '1',
    status: 'draft, not approved',
    title: text,
    who: text,
    needs: needs === undefined ? {} : { zz: need },
    rules: rules.map((rule) => ({ id: 'ZZ', source: 'from memory', ...rule })),
  }
  const dead = { path: 'zz-dead/model.jsonc', text: JSON.stringify(model) }
  expect(() => compileModels([...files, dead])).toThrow(reason)
})

test('a fact that says where it explains a danger, and keeps no rule from firing, is refused', () => {
  const changed = files.map((file) =>
    file.path.endsWith('red-flags/model.jsonc')
      ? { ...file, text: file.text.replace('"black-stool": {', '"black-stool": {\n      "explains": "contact",') }
      : file,
  )
  expect(() => compileModels(changed)).toThrow(
    /red-flags\/model\.jsonc:\d+: no rule has "black-stool" keep it from firing/,
  )
})
