import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'
import { countSources } from './count-sources.ts'

const models = compileModels(readModelFiles())
const propose = (text: string, age: number, lang: 'fi' | 'sv' | 'en' = 'fi', onBehalfOf: string | null = null) =>
  proposeGuidance(models, {
    text,
    lang,
    person: { age, sex: 'f', onBehalfOf },
    channel: 'web_form',
    answers: {},
    contactTime: '2026-11-24T10:15',
  })

/** Each rule was looser than the text that was read for it; beside it what the text does not send so far. */
describe('a rule holds what its source says', () => {
  test.each([
    // ykt00797, terveyskyla-diabetes-child: the suspicion alone.
    ['Lapsi juo hirveästi ja pissaa koko ajan', 6, 'fi', 'child', 'B', false],
    // glos-dvt, nhs-clot: breathlessness or chest pain with a clot suspected.
    ['Pohje on turvonnut ja nyt vetää henkeä sisään niin sattuu', 44, 'fi', null, 'A', true],
    // nhs-epiglottitis names no age.
    ['My son drools and cannot swallow his saliva, he has fever', 15, 'en', 'child', 'A', true],
    // paivystyshelppi-rhythm
    ['Eteisvärinä alkoi ja rintaan sattuu', 58, 'fi', null, 'A', true],
    // article999-falls: from 65 on.
    ['Isä makaa lattialla eikä pääse ylös', 67, 'fi', 'father', 'A', true],
    // sja-fracture: a leg shorter or twisted.
    ['Äiti kaatui, jalkaterä osoittaa ihan sivulle', 80, 'fi', 'mother', 'A', true],
    // sairaalanova: psychosis and mania belong to emergency care.
    ['En tarvitse unta, ideoita tulee ja valvon yöt ja ostan kaikkea', 24, 'fi', null, 'B', false],
    // look-eyes: a shadow or curtain as soon as possible.
    ['Näkökenttään tuli verho reunasta', 61, 'fi', null, 'B', false],
    // nice-ng19: a sore of the foot with fever.
    ['I have diabetes, the wound on my foot is infected and I have fever', 66, 'en', null, 'B', false],
    // nhs-bites: the face.
    ['Koira puri lasta kasvoihin', 5, 'fi', 'child', 'B', false],
    // nice-postnatal: a risk of harm to the baby.
    ['Jag är rädd att jag ska skada min baby', 29, 'sv', null, 'B', false],
    // sairaalanova: a wish to die.
    ['Kaikki olisivat iloisempia ilman minua', 34, 'fi', null, 'B', false],
    // sairaalanova: thoughts of suicide, until a plan is denied.
    ['Minulla on itsemurha-ajatuksia', 35, 'fi', null, 'B', false],
    ['Jag har självmordstankar', 35, 'sv', null, 'B', false],
    // paivystyshelppi-rape: bodily injury or confusion.
    ['Minut raiskattiin yöllä ja vuodan runsaasti verta', 22, 'fi', null, 'A', true],
    // terve-gastro: under half a year.
    ['Vauvalla on ripuli ja se oksentaa', 0, 'fi', 'child', 'C', false],
  ] as const)('«%s» at %d (%s, %s) is %s', (text, age, lang, onBehalfOf, worst, call) => {
    const { urgencyClass, call112 } = propose(text, age, lang, onBehalfOf)
    expect(urgencyClass <= worst, urgencyClass).toBe(true)
    if (call) expect(call112).toBe(true)
  })

  test.each([
    ['Pohje on kipeä treenin jälkeen', 30, 'fi', null],
    ['I cannot swallow tablets, they are too big', 30, 'en', null],
    ['Eteisvärinä todettu vuosi sitten, haluan uusia reseptin', 70, 'fi', null],
    ['Lapsi juo maitoa hirveästi', 3, 'fi', 'child'],
  ] as const)('«%s» calls no ambulance', (text, age, lang, onBehalfOf) =>
    expect(propose(text, age, lang, onBehalfOf).call112).toBe(false),
  )

  test.each([
    ['Hyttynen puri kasvoihin ja kutisee', 30, 'fi', null],
    ['Näen välähdyksiä silmän reunassa', 61, 'fi', null],
    ['Minulla on itsemurha-ajatuksia mutta ei suunnitelmaa', 35, 'fi', null],
  ] as const)('«%s» waits until later in the day', (text, age, lang, onBehalfOf) =>
    expect(propose(text, age, lang, onBehalfOf).urgencyClass >= 'C').toBe(true),
  )

  test('a double dose is told the number of the poison information centre', () =>
    expect(
      propose('Otin vahingossa kaksi kertaa saman lääkkeen', 50)
        .safetyNet.map(({ fi }) => fi)
        .join(' '),
    ).toContain('0800 147 111'))
})

describe('how many rules rest on a read text', () => {
  const rule = (source: string) => ({ id: 'r', if: 'a', source })
  test('counts what is read, what is partly from memory and all', () =>
    expect(
      countSources({
        name: 'm',
        version: '1',
        status: 'draft, not approved',
        title: { fi: 'm', sv: 'm', en: 'm' },
        who: { fi: 'm', sv: 'm', en: 'm' },
        rules: [rule('text, says so'), rule('text; from memory'), rule('from memory')],
      }),
    ).toEqual({ model: 'm', all: 3, read: 1, partly: 1 }))
})
