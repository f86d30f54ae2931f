import { describe, expect, test } from 'vitest'
import { readLaw, readLawFiles } from '../../../../tools/law/law-files.ts'
import { compileLaw } from './compile-law.ts'
import { evaluateClocks } from './evaluate-clocks.ts'
import { eventTextsInSami } from './event-texts-in-sami.ts'
import { explainClock, explainStep, tellResident } from './explain-step.ts'
import { stepTextsInSami } from './step-texts-in-sami.ts'
import { stepTexts } from './step-texts.ts'
import type { Clock, LawInput } from './types.ts'

const law = readLaw()
function clock(
  ruleId: string,
  area: LawInput['area'],
  input: Omit<LawInput, 'area' | 'facts'> & Partial<LawInput>,
): Clock {
  const found = evaluateClocks(law, { facts: {}, ...input, area }).find((one) => one.ruleId === ruleId)
  if (found === undefined) throw new Error(`${ruleId} does not run`)
  return found
}
const words = (told: { fi: string; sv: string; en: string }) => [told.fi, told.sv, told.en]
const adult = { birthDate: '1980-03-15' }
const assessed = { contact: '2026-11-23', assessment: '2026-11-23' }

describe('what a resident is told', () => {
  test('a last day, with the act and the section', () => {
    expect(words(tellResident(clock('H-PHC-3M-2025', 'health', { events: assessed, facts: adult })))).toEqual([
      'Ensimmäinen hoito- tai kuntoutustapahtuma kolmessa kuukaudessa. Viimeinen päivä on 23.2.2027. Näin sanoo laki: terveydenhuoltolaki, 51 a § 1 mom.',
      'Den första vård- eller rehabiliteringshändelsen inom tre månader. Sista dagen är 23.2.2027. Så säger lagen: hälso- och sjukvårdslagen, 51 a § 1 mom.',
      'First care or rehabilitation event within three months. The last day is 23 February 2027. The law says so: Health Care Act, section 51 a, subsection 1.',
    ])
  })
  test('in Northern Sámi with the act’s name in it, where the title has it, and not otherwise', () => {
    expect(tellResident(clock('H-PHC-3M-2025', 'health', { events: assessed, facts: adult })).se).toBe(
      'Vuosttaš dikšun- dahje veajuiduhttindáhpáhus golmma mánus. Maŋimuš beaivi lea 23.2.2027. Ná láhka dadjá: dearvvašvuođafuolahusláhka, 51 a § 1 mom.',
    )
    const old = { contact: '2022-05-02' }
    expect(tellResident(clock('H-HTA-2011', 'health', { events: old }))).not.toHaveProperty('se')
  })
  test('a time of the same day', () => {
    const told = words(
      tellResident(clock('H-HTA-2023', 'health', { events: { contact: '2026-11-23T10:00:00+02:00' } })),
    )
    for (const [at, said] of [
      'Viimeistään 23.11.2026 kello 16.00.',
      'Senast 23.11.2026 klockan 16.00.',
      'At the latest 23 November 2026 at 16:00.',
    ].entries())
      expect(told[at]).toContain(said)
  })
  test('at once in office hours is at once too', () => {
    const events = { contactAttempt: '2022-05-07' }
    expect(tellResident(clock('H-CONTACT-2011', 'health', { events })).fi).toContain('. Tämä tehdään heti. Näin')
  })
  test('at once, without delay, and by a plan: no date is made up', () => {
    const told = [
      clock('SO-URGENT', 'social', { events: { awareOfNeed: '2026-11-23' } }),
      clock('SO-GENERAL', 'social', { events: { contact: '2026-11-23' }, facts: adult }),
      clock('H-PLAN-BASED', 'health', { events: assessed, facts: { ...adult, planBased: true } }),
    ].map((one) => words(tellResident(one)).join(' '))
    expect(told[0]).toMatch(/Tämä tehdään heti\..*Detta görs genast\..*This is done at once\./)
    expect(told[1]).toMatch(
      /Asia hoidetaan viivyttelemättä\..*Ärendet sköts utan dröjsmål\..*It is done without delay\./,
    )
    expect(told[2]).toMatch(/suunnitelmasi mukaan\..*enligt din plan\..*follows your plan\./)
    for (const one of told) expect(one).not.toMatch(/\d{4}/)
  })
  test('what has become of it: done, late, passed, offered, declined, suspended, ended; never a plan that is none', () => {
    const told = (input: Partial<LawInput>, ruleId = 'H-PHC-3M-2025', area: LawInput['area'] = 'health') =>
      tellResident(clock(ruleId, area, { events: assessed, ...input, facts: { ...adult, ...input.facts } }))
    const excepted = (id: string) => told({ facts: { exceptions: [{ id, ground: 'told by phone' }] } })
    const met = (firstCareEvent: string) => told({ events: { ...assessed, firstCareEvent } })
    const all: [string, ReturnType<typeof told>, RegExp][] = [
      ['done on the last day', met('2027-02-23'), /\. Tämä on tehty\. Näin/],
      ['done a day late', met('2027-02-24'), /\. Tämä tehtiin myöhässä\. Viimeinen päivä oli 23\.2\.2027\. Näin/],
      ['the last day', told({ asOf: '2027-02-23' }), /\. Viimeinen päivä on 23\.2\.2027\. Näin/],
      ['passed', told({ asOf: '2027-02-24' }), /\. Viimeinen päivä oli 23\.2\.2027\. Aika on ylittynyt\. Näin/],
      ['offered', excepted('RESIDENT-CHOICE'), /valittiin toinen\. Lain viimeinen päivä ei muutu: 23\.2\.2027\. Näin/],
      ['declined', excepted('DECLINES-ELSEWHERE'), /Muualla tarjottua hoitoa ei otettu vastaan\./],
      ['suspended', excepted('EMERGENCY-POWERS'), /asetus on keskeyttänyt/],
      ['a mark alone', excepted('NO-SHOW'), /\. Viimeinen päivä on 23\.2\.2027\. Näin/],
      ['closed', told({ events: { ...assessed, caseClosed: '2026-12-01' } }), /\. Tämä aika ei enää kulu\. Näin/],
      [
        'lapsed',
        told({ events: { decisionServed: '2026-11-02' }, asOf: '2026-12-03' }, 'AD-REVIEW-30D', 'administration'),
        /\. Aika päättyi 2\.12\.2026\. Näin/,
      ],
      [
        'at once, and passed',
        told({ events: { awareOfNeed: '2026-11-23' }, asOf: '2026-11-24' }, 'SO-URGENT', 'social'),
        /\. Tämä piti tehdä heti 23\.11\.2026\. Aika on ylittynyt\. Näin/,
      ],
      [
        'at once with a mark',
        told(
          { events: { awareOfNeed: '2026-11-23' }, facts: { exceptions: [{ id: 'PROVIDER-CANCELS' }] } },
          'SO-URGENT',
          'social',
        ),
        /\. Tämä tehdään heti\. Näin/,
      ],
      [
        'no number, and done',
        told({ events: { contact: '2026-11-23', assessmentStarted: '2027-11-23' } }, 'SO-GENERAL', 'social'),
        /\. Tämä on tehty\. Näin/,
      ],
    ]
    for (const [what, text, expected] of all) {
      expect(text.fi, what).toMatch(expected)
      expect(text.fi, what).not.toContain('suunnitelma')
      for (const one of [text.fi, text.sv, text.en, text.se ?? '']) {
        expect(one, what).not.toMatch(/[{}]|undefined/)
        for (const sentence of one.replace(/(\d)\.(?=\d)/g, '$1').split(/[.:] /))
          expect(sentence.split(' ').length, sentence).toBeLessThan(16)
      }
    }
    expect(
      new Set(all.map(([, { sv }]) => sv.replace(/.*?(inom tre månader|omedelbart|delfåendet|dröjsmål)\. /, ''))).size,
    ).toBe(12)
  })
  test('a county’s promise is said to be the county’s own', () => {
    const act = 'act lupaus\n  name fi: Lupaus\n  name sv: Löfte\n  name en: Promise\n\n'
    const rule =
      /rule H-STATION-3W[\s\S]*?\n\n/.exec(
        readLawFiles()
          .map(({ text }) => text)
          .join('\n\n'),
      )?.[0] ?? ''
    const promise = rule.replace('rule H-STATION-3W', 'promise OWN').replace(/obligation: \S+/, 'obligation: own')
    const county = compileLaw([...readLawFiles(), { path: 'instances/x.law', text: act + promise }])
    const clocks = evaluateClocks(county, { area: 'health', events: { stationChangeNotice: '2026-11-02' }, facts: {} })
    const told = clocks.map((one) => words(tellResident(one)))
    expect(told[0]?.join()).toMatch(/Näin sanoo laki.*Så säger lagen.*The law says so/)
    expect(told[1]?.join()).toMatch(/oma lupaus\..*eget löfte\..*own promise\./)
    expect(told[1]?.join()).not.toMatch(/laki|lagen|law/)
  })
})

describe('the reasoning of a clock', () => {
  test('in Northern Sámi too, without a word of another language, and every event has its own', () => {
    const told = explainClock(clock('H-PHC-3M-2025', 'health', { events: assessed, facts: adult })).map(({ se }) => se)
    expect(told).toContain('Áigi álgá: dikšundárbbu árvvoštallan, 23.11.2026.')
    expect(told).toContain('Maŋimuš beaivi lea 23.2.2027.')
    expect(told.join(' ')).not.toMatch(/undefined|\{|arvio|Lasketaan/)
    const texts = [...Object.values(eventTextsInSami), ...Object.values(stepTextsInSami)]
    expect(new Set(texts).size).toBe(texts.length)
    for (const [code, text] of Object.entries(stepTextsInSami)) {
      const places = (one: string) => (one.match(/\{\w+\}/g) ?? []).toSorted()
      expect(places(text), code).toEqual(places(stepTexts[code as keyof typeof stepTexts].fi))
    }
  })
  const steps = (one: Clock) => explainClock(one).map(words)
  test('each step is a sentence: the rule, the start, the version, the hours, the last day, and what was late', () => {
    const events = { contact: '2026-11-23T10:00:00+02:00', assessment: '2026-11-24T09:05:00+02:00' }
    expect(steps(clock('H-HTA-2023', 'health', { events, facts: { ask: 'assessment' } }))).toEqual([
      [
        'Sääntö H-HTA-2023: laki 1326/2010, 51 § 1 mom.',
        'Regel H-HTA-2023: lag 1326/2010, 51 § 1 mom.',
        'Rule H-HTA-2023: act 1326/2010, section 51, subsection 1.',
      ],
      [
        'Aika alkaa: yhteydenotto, 23.11.2026.',
        'Tiden börjar: kontakten, 23.11.2026.',
        'Time starts: the contact, 23 November 2026.',
      ],
      [
        'Sovelletaan 23.11.2026 voimassa ollutta lakia (alkaen 1.9.2023).',
        'Lagen som gällde 23.11.2026 tillämpas (från 1.9.2023).',
        'The law in force on 23 November 2026 applies (from 1 September 2023).',
      ],
      [
        'Virka-aika päättyy kello 16.00. Toimistopäivä on 23.11.2026.',
        'Tjänstetiden slutar klockan 16.00. Tjänstedagen är 23.11.2026.',
        'Office hours end at 16:00. The office day is 23 November 2026.',
      ],
      ['Viimeinen päivä on 23.11.2026.', 'Sista dagen är 23.11.2026.', 'The last day is 23 November 2026.'],
      [
        'Tehty myöhässä: hoidon tarpeen arvio, 24.11.2026 09.05.',
        'Gjort för sent: bedömningen av vårdbehovet, 24.11.2026 09.05.',
        'Done late: the assessment of need, 24 November 2026 09:05.',
      ],
    ])
  })
  const lastOf = (one: Clock) => steps(one).at(-1)
  test('what was done in time, and what nobody did', () => {
    expect(lastOf(clock('H-HTA-2023', 'health', { events: assessed }))?.[0]).toBe(
      'Tehty ajoissa: hoidon tarpeen arvio, 23.11.2026.',
    )
    const events = { contact: '2026-11-23' }
    expect(lastOf(clock('H-HTA-2023', 'health', { events, asOf: '2026-11-24' }))).toEqual([
      'Viimeinen päivä 23.11.2026 on ohi.',
      'Sista dagen 23.11.2026 har gått.',
      'The last day, 23 November 2026, has passed.',
    ])
    expect(lastOf(clock('H-HTA-2023', 'health', { events, asOf: '2026-11-23' }))?.[0]).toBe(
      'Viimeinen päivä on 23.11.2026.',
    )
  })
  test('an exception with its confidence, and one whose ground is missing', () => {
    const told = (exception: object) =>
      lastOf(
        clock('H-PHC-3M-2025', 'health', { events: assessed, facts: { ...adult, exceptions: [exception as never] } }),
      )
    expect(told({ id: 'DECLINES-ELSEWHERE' })?.[2]).toBe(
      'Exception DECLINES-ELSEWHERE has no effect: the professional’s ground is missing.',
    )
    expect(told({ id: 'DECLINES-ELSEWHERE', ground: 'told by phone' })?.join()).toMatch(
      /DECLINES-ELSEWHERE.*DECLINES-ELSEWHERE.*DECLINES-ELSEWHERE/,
    )
  })
  test('with the law at hand an exception is called by its title in the language, Finnish where that has none', () => {
    const step = { code: 'groundMissing', parameters: { exception: 'DECLINES-ELSEWHERE' } } as const
    expect(explainStep(step, law.exceptions)).toEqual({
      fi: 'Poikkeus «Asiakas kieltäytyy muualla tarjotusta hoidosta» ei vaikuta: ammattilaisen perustelu puuttuu.',
      sv: 'Undantaget «Klienten tackar nej till vård som erbjuds på annat håll» verkar inte: motivering saknas.',
      en: 'Exception «Resident declines care offered at another provider (54 §)» has no effect: the professional’s ground is missing.',
      se: 'Spiehkastat «Asiakas kieltäytyy muualla tarjotusta hoidosta» ii váikkut: ámmátolbmo ákka váilu.',
    })
    expect(explainStep({ ...step, parameters: { exception: 'GONE' } }, law.exceptions).en).toContain(
      'Exception GONE has',
    )
    const one = clock('H-PHC-3M-2025', 'health', { events: assessed, facts: { exceptions: [{ id: 'NO-SHOW' }] } })
    expect(explainClock(one, law.exceptions).at(-1)?.en).toContain('«No-show or cancellation by the resident»')
    expect(explainClock(one).at(-1)?.en).toContain('NO-SHOW')
  })
  test('one month and one working day have sentences of their own', () => {
    const said = (code: 'countMonths' | 'countWorkingDays' | 'countWeeks', count: number) =>
      explainStep({ code, parameters: { count } })
    expect(said('countMonths', 1)).toEqual({
      fi: 'Lasketaan yksi kuukausi.',
      sv: 'En månad räknas.',
      en: 'One month is counted.',
      se: 'Lohkkojuvvo okta mánnu.',
    })
    expect(said('countMonths', 2).en).toBe('2 months are counted.')
    expect(said('countWorkingDays', 1).fi).toMatch(/^Tehdään samana tai seuraavana arkipäivänä\./)
    expect(said('countWorkingDays', 2).se).toMatch(/^Lohkkojuvvojit 2 árgabeaivvi\./)
    expect(said('countWeeks', 1).en).toBe('1 weeks are counted, to the same weekday.')
  })
  test('the eves are told as skipped only where they are no working days; at once is never told as moved', () => {
    const skipped = (county: ReturnType<typeof readLaw>) =>
      evaluateClocks(county, {
        area: 'older-people',
        events: { contact: '2026-12-17' },
        facts: { birthDate: '1940-01-01' },
      })[0]
    const told = (county: ReturnType<typeof readLaw>) =>
      skipped(county)?.explanation.find(({ code }) => code === 'skipped')?.parameters['dates']
    expect([skipped(law)?.dueDate, told(law)]).toEqual(['2026-12-30', ['2026-12-24', '2026-12-25']])
    const strict = readLaw({ eveIsWorkingDay: true })
    expect([skipped(strict)?.dueDate, told(strict)]).toEqual(['2026-12-29', ['2026-12-25']])
    const codes = (one: Clock) => one.explanation.map(({ code }) => code)
    expect(codes(clock('SO-URGENT', 'social', { events: { awareOfNeed: '2026-12-25' } }))).not.toContain('notRolled')
    expect(codes(clock('H-STATION-3W', 'health', { events: { stationChangeNotice: '2026-12-04' } }))).toContain(
      'notRolled',
    )
  })
  test('lists, numbers, days, moments and events are shown in the language; an unknown word stays itself', () => {
    const shown = (at: string) => words(explainStep({ code: 'stopped', parameters: { event: 'contact', at } }))
    expect(shown('2026-01-02')).toEqual([
      'Tehty ajoissa: yhteydenotto, 2.1.2026.',
      'Gjort i tid: kontakten, 2.1.2026.',
      'Done in time: the contact, 2 January 2026.',
    ])
    expect(shown('2026-12-31T22:30:00Z')[2]).toBe('Done in time: the contact, 1 January 2027 00:30.')
    expect(shown('somebody')[2]).toBe('Done in time: the contact, somebody.')
    expect(words(explainStep({ code: 'stopped', parameters: { event: ['contact', '2026-12-31'], at: 3 } }))).toEqual([
      'Tehty ajoissa: yhteydenotto, 31.12.2026, 3.',
      'Gjort i tid: kontakten, 31.12.2026, 3.',
      'Done in time: the contact, 31 December 2026, 3.',
    ])
    const skipped = (dates: string[]) => explainStep({ code: 'schoolSkipped', parameters: { dates } })
    expect(skipped(['2026-10-19/2026-10-23', '2026-12-07'])).toEqual({
      fi: 'Oppilaitoksen vapaapäivät ohitetaan: 19.10.2026–23.10.2026, 7.12.2026.',
      sv: 'Läroanstaltens lediga dagar hoppas över: 19.10.2026–23.10.2026, 7.12.2026.',
      en: 'Days on which the school is closed are skipped: 19 October 2026–23 October 2026, 7 December 2026.',
      se: 'Oahppolágádusa friddjabeaivvit eai lohkkojuvvo: 19.10.2026–23.10.2026, 7.12.2026.',
    })
    expect(skipped(['2026-10-19/soon', 'soon/2026-10-19']).fi).toContain(': 2026-10-19/soon, soon/2026-10-19.')
    expect(words(explainStep({ code: 'stopped', parameters: {} }))[2]).toBe('Done in time: , .')
    expect(words(explainStep({ code: 'stopped', parameters: { event: 'high', at: 'low' } }))).toEqual([
      'Tehty ajoissa: suuri, pieni.',
      'Gjort i tid: stor, liten.',
      'Done in time: high, low.',
    ])
  })
})
