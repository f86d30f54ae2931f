import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance, type Proposal } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const models = compileModels(readModelFiles())

type Told = readonly [lang: 'fi' | 'sv' | 'en', age: number, text: string, answers?: Record<string, unknown>]

const propose = ([lang, age, text, answers = {}]: Told): Proposal =>
  proposeGuidance(models, {
    text,
    lang,
    person: { age, onBehalfOf: null },
    channel: 'web_form',
    answers,
    contactTime: '2026-11-24T10:15',
  })
const services = (proposal: Proposal) => proposal.needs.map(({ service }) => service)
const named = (rows: readonly Told[]) => rows.map((told) => ({ told, lang: told[0], age: told[1], text: told[2] }))
const ambulance = (rows: readonly Told[]) =>
  test.each(named(rows))('calls 112: $lang $age $text', ({ told }) => expect(propose(told).call112).toBe(true))
const noAmbulance = (rows: readonly Told[]) =>
  test.each(named(rows))('calls no ambulance: $lang $age $text', ({ told }) => {
    const { call112, urgencyClass } = propose(told)
    expect(call112).toBe(false)
    expect(urgencyClass >= 'C', urgencyClass).toBe(true)
  })

describe('limbs that grew weak slowly are no stroke, what came at once is', () => {
  noAmbulance([
    ['fi', 81, 'Jalat ovat talven mittaan käyneet hervottomiksi, portaat ovat nyt hankalat.'],
    ['fi', 77, 'Kädet on pikkuhiljaa menneet voimattomiksi, purkit eivät aukea.'],
    ['sv', 80, 'Armarna har blivit svagare småningom, matkassarna känns tunga.'],
    ['en', 79, 'My arms have grown weaker gradually, lifting the kettle is hard.'],
  ])
  ambulance([
    [
      'fi',
      81,
      'Jalat ovat talven mittaan käyneet hervottomiksi, mutta äsken oikea jalka meni yhtäkkiä aivan hervottomaksi.',
    ],
    ['fi', 77, 'Vasen käsi on hervoton.'],
    ['fi', 68, 'Käsi meni voimattomaksi.'],
    ['sv', 72, 'Armen blev plötsligt svag.'],
    ['en', 70, 'My left arm is weak.'],
    ['fi', 77, 'Jalat on vähitellen menneet hervottomiksi, ja nyt suupieli roikkuu.'],
  ])
})

describe('shaking after drinking is no stroke', () => {
  const withdrawal: Told = [
    'fi',
    52,
    'Ryyppäsin kuukauden, toissapäivänä loppu. Tärisen niin etten saa lasia pysymään, kuppi ei pysy kädessä.',
    { reason: ['alcohol'], withdrawal: 'tremor' },
  ]
  test('and calls no ambulance', () => expect(propose(withdrawal).call112).toBe(false))
  test('with a seizure in an earlier withdrawal it is seen the same day', () => {
    const proposal = propose([
      'fi',
      52,
      `${withdrawal[2]} Viime kerralla kun lopetin tuli kouristuskohtaus.`,
      withdrawal[3],
    ])
    expect([proposal.urgencyClass, proposal.call112]).toEqual(['B', false])
    expect(services(proposal)).toEqual(expect.arrayContaining(['PAIVYSTYS', 'PAIHDE']))
  })
  ambulance([
    ['fi', 52, 'Lopetin juomisen eilen ja tuli kouristuskohtaus.', { reason: ['alcohol'] }],
    ['fi', 60, 'Kuppi ei pysy kädessä.'],
    [
      'fi',
      60,
      'Ryyppäsin viikon, tärisen. Oikeasta kädestä kuppi putosi, kuppi ei pysy oikeassa kädessä.',
      { reason: ['alcohol'] },
    ],
    ['fi', 60, 'Rintaa puristaa niin kuin viime kerralla kun oli infarkti.'],
    ['fi', 60, 'Viime kerralla tuli infarkti, nyt taas puristaa rinnasta ja säteilee käteen.'],
  ])
})

describe('a thought denied behind its thing', () => {
  noAmbulance([
    ['fi', 17, 'Poika on alla päin eikä käy koulussa, itsemurhaa ei mieti.', { reason: ['mood'], suicidal: 'no' }],
    ['sv', 35, 'Jag är nere sedan skilsmässan, självmord tänker jag inte på.', { reason: ['mood'], suicidal: 'no' }],
    ['en', 35, 'I am low after the divorce, suicide I do not think of.', { reason: ['mood'], suicidal: 'no' }],
  ])
  // Half a denial, or the denial of a plan, takes nothing back.
  test.each([
    ['fi', 17, 'Olen alla päin, itsemurhaa en mieti ihan joka päivä.'],
    ['fi', 17, 'Olen alla päin, itsemurhaa ei ajattele muuta kuin öisin.'],
    ['fi', 17, 'Olen alla päin, itsemurhaa en suunnittele.'],
    ['sv', 17, 'Självmord tänker jag inte på varje dag.'],
  ] as const)('is whole or none: %s %d %s', (...told: Told) => expect(propose(told).urgencyClass <= 'B').toBe(true))
})

describe('an infarct of years ago, told in dialect', () => {
  noAmbulance([
    [
      'fi',
      69,
      'Mul oli infarkti neljä vuot sitte ja sillo puristi rinnast. Nyt ei oo mittää. Koska o seuraava kontrolli?',
    ],
  ])
  ambulance([['fi', 69, 'Mul oli infarkti neljä vuot sitte. Ny puristaa rinnast ja kättä särkee.']])
})

describe('a denial in a clause of its own', () => {
  noAmbulance([['fi', 15, 'Eilen oli kännissä, nyt on hereillä, ei oksentele ja puhuu ihan normaalisti.']])
  ambulance([
    ['fi', 15, 'Veti pillereitä, ei saada hereille.'],
    ['fi', 15, 'Yritin saada hereille, ei reagoi.'],
  ])
  test('a young person who is up all night is not lying on the floor', () => {
    const youth = 'Tyttö pelaa yöt, eikä häntä saada aamuisin ylös.'
    expect(propose(['fi', 16, youth]).call112).toBe(false)
    expect(propose(['fi', 16, `${youth} Nyt kaatui, ja makaa lattialla, ei saada ylös.`]).call112).toBe(true)
    expect(propose(['fi', 84, 'Äiti kaatui, häntä ei saada ylös.']).call112).toBe(true)
  })
  test('dizzy and no periods is no heavy bleeding, dizzy and bleeding is', () => {
    expect(propose(['fi', 19, 'Huimaa, ja kuukautiset ovat jääneet pois kun laihdutan.']).urgencyClass >= 'C').toBe(
      true,
    )
    const bleeds = propose(['fi', 19, 'Kuukautiset olivat jääneet pois, nyt vuotaa runsaasti, kuukautiset ja huimaa.'])
    expect(bleeds.urgencyClass <= 'B').toBe(true)
  })
})

describe('a ward that sends home', () => {
  const text = 'Potilas 71 v, keuhkokuume, tiputus jatkuu. Voiko kotisairaala ottaa?'
  const answers = { reason: ['home_hospital_request', 'discharge'], iv_doses_per_day: 2 }
  test('while the CRP falls asks for the hospital at home and the discharge team', () => {
    const proposal = propose(['fi', 71, text, { ...answers, crp_trend: 'falling' }])
    expect(proposal.urgencyClass >= 'C').toBe(true)
    expect(services(proposal)).toEqual(expect.arrayContaining(['KOTISAIRAALA', 'KOTIUTUS']))
  })
  test('pneumonia at home is seen the same day', () =>
    expect(propose(['fi', 71, 'Minulla on keuhkokuume, kuumetta on.']).urgencyClass <= 'B').toBe(true))
})

describe('a few brown drops in early pregnancy', () => {
  const drops = 'Alkuraskaudessa tuli ruskeaa vuotoa, pari tippaa vain.'
  const answers = { reason: ['pregnancy'], weeks: 8, bleeding: true, pain: false }
  test('without pain are for the maternity clinic within days', () => {
    const proposal = propose(['fi', 29, drops, answers])
    expect(proposal.urgencyClass).toBe('C')
    expect(services(proposal)).toContain('NEUVOLA')
  })
  test.each([
    ['with pain', drops, { ...answers, pain: true }],
    ['late in the pregnancy', drops, { ...answers, weeks: 30 }],
    ['after an ectopic pregnancy', `${drops} Viimeksi oli kohdunulkoinen raskaus.`, answers],
    ['with dizziness', `${drops} Pyörryttää.`, answers],
    ['pain not asked', drops, { reason: ['pregnancy'], weeks: 8, bleeding: true }],
  ])('%s are seen the same day', (_, text, given) =>
    expect(propose(['fi', 29, text, given]).urgencyClass <= 'B').toBe(true),
  )
})

test('a walker that broke and legs that grow weak ask for the aid and for exercise at home', () => {
  const proposal = propose([
    'fi',
    82,
    'Rollaattorin pyörä irtosi. Jalat heikentyneet, voiko joku tulla kotona jumppauttamaan?',
    { reason: ['aids'] },
  ])
  expect(services(proposal)).toEqual(expect.arrayContaining(['APUVALINE', 'KOTIKUNT']))
})
