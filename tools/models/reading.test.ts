import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance, type GuidanceInput, type Proposal } from '@luukku/domain/guidance'
import { collectFacts } from '../../packages/domain/src/guidance/collect-facts.ts'
import { forEachHit, readTokens } from '../../packages/domain/src/guidance/match-words.ts'
import { tokenize } from '../../packages/domain/src/guidance/tokenize.ts'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const files = readModelFiles()
const models = compileModels(files)
const propose = (
  text: string,
  about: Partial<GuidanceInput['person']> = {},
  answers: Record<string, unknown> = {},
  lang: GuidanceInput['lang'] = 'fi',
) =>
  proposeGuidance(models, {
    text,
    lang,
    person: { age: 40, ...about },
    channel: 'web_form',
    answers,
    contactTime: '2026-11-24T09:12',
  })
const services = (proposal: Proposal) => proposal.needs.map(({ service }) => service)

describe('a word that works is part of no trouble', () => {
  test('swelling beside breathing that is fine calls no ambulance', () =>
    expect(propose('Ampiainen pisti ja nenä turpos, hengitys kulkee hyvin').call112).toBe(false))
  test('breathing that does not work calls one', () =>
    expect(propose('Ampiainen pisti ja nenä turpos, hengitys ei kulje').call112).toBe(true))
})

describe('a child is told of every day', () => {
  // «läpsi» without its dots is «lapsi»: the word for hitting was read in each of these.
  test.each([
    'Lapsi 4v yskii öisin, ei kuumetta.',
    'Meidän 2-vuotias lapsi ei nuku kunnolla.',
    'Lasten hammastarkastus, milloin 8v ja 5v pääsevät?',
    'Isän lapsi 7v tarvitsee rokotteen.',
    'Äiti ja tytär 5v muuttavat kuntaan, mistä neuvola?',
    'Lapsi sai päiväkodista enterorokon, onko tarttuva?',
    'Lapsi leikki ulkona pakkasessa ja nyt yskii.',
  ])('%s is told to nobody as harm', (text) => {
    const proposal = propose(text)
    expect(proposal.childProtection.consider).toBe(false)
    expect(proposal.call112).toBe(false)
    expect(services(proposal)).not.toContain('SOS_PAIV')
  })
  test.each([
    'Isä läpsii poikaa päähän kun suuttuu',
    'Äiti läpsäisi lasta poskelle',
    'Seinänaapurin pieni lapsi seisoo rapun edessä paljain jaloin pakkasessa, kukaan ei avaa.',
  ])('%s is', (text) => {
    expect(propose(text).childProtection.consider).toBe(true)
    expect(propose(text).urgencyClass).toBe('B')
  })
})

test('chopping wood is no carbon monoxide, with and without dots the gas is', () => {
  expect(propose('Piti hakata halkoja, selkä on arka').call112).toBe(false)
  expect(propose('Häkävaroitin soi ja päätä särkee koko perheellä').call112).toBe(true)
  expect(propose('hakamyrkytys? paata sarkee kaikilla').call112).toBe(true)
})

describe('a denial of one thing', () => {
  test.each([
    'Virtsatessa kirvelee eilisestä, ei kuumetta eikä selkäkipua.',
    'Kirvelee pissalla, ei selkäkipua, ei kuumetta.',
    'Selkä kipeä nostamisen jälkeen, ei puutumista, virtsa tulee normaalisti, jalat toimii.',
    'Raskaana 20 viikkoa, ei verenvuotoa, ei supistuksia, vauva liikkuu. Kysyisin ruuista.',
  ])('is none of another: %s', (text) => expect(propose(text, { age: 30 }).urgencyClass > 'B').toBe(true))
  test.each([
    'Selkä kipeä, en pysty pidättämään virtsaa',
    'Selkä kipeä, ei kuumetta. Virtsa ei tule ollenkaan ja selkään sattuu',
    'Raskaana 34 viikkoa, ei kuumetta, vauva ei liiku',
  ])('leaves what is denied of the thing itself: %s', (text) =>
    expect(propose(text, { age: 30 }).urgencyClass <= 'B').toBe(true),
  )
  test('also what is lacking is denied: formula for the baby', () => {
    expect(services(propose('Vauvalle ei ole äidinmaidonkorviketta'))).toContain('TOTU')
    expect(services(propose('Vauvalle on äidinmaidonkorviketta'))).not.toContain('TOTU')
  })
  test('«since yesterday» alone is no sudden confusion on the desk', () => {
    const flags = (text: string) => propose(text, { age: 72 }).redFlagsPresent.map(({ factId }) => factId)
    expect(flags('Virtsatessa kirvelee eilisestä.')).toEqual([])
    expect(flags('Äiti on ihan sekaisin eilisestä, ei tunnista meitä.')).toContain('confusion-sudden')
  })
})

describe('what is over', () => {
  test('a complaint that stopped yesterday is none', () =>
    expect(propose('Huimaus loppui jo eilen').needs.map(({ needId }) => needId)).toEqual(['not-understood']))
  test('what was last winter was; what began last winter is', () => {
    expect(
      propose('Viime talvena oli keuhkoveritulppa. Kysyn vain kauanko Eliquista syödään.').urgencyClass > 'C',
    ).toBe(true)
    expect(propose('Polvikipu alkoi viime talvena').needs.map(({ service }) => service)).toContain('FYSIO')
  })
  test('a danger that stopped may come back', () =>
    expect(propose('Rintakipu loppui ja alkoi, hiki valui').urgencyClass <= 'B').toBe(true))
  test('a medicine no longer taken is not taken', () => {
    expect(propose('Kaaduin ja löin pääni, Marevania en syö enää').urgencyClass).not.toBe('B')
    expect(propose('Kaaduin ja löin pääni, Marevania syön').urgencyClass).toBe('B')
  })
})

describe('a rule that something known keeps from firing', () => {
  test("a child's unclear speech in a queue for therapy is no stroke, whoever's age is given", () =>
    expect(propose('Lapsen puhe on epäselvää ja puheterapiaa odotetaan', { age: 34 }).call112).toBe(false))
  test('unclear speech that began now is one', () =>
    expect(propose('Puhe on epäselvää, alkoi äkkiä. Odotan puheterapiaa', { age: 64 }).call112).toBe(true))
  test('an old stroke is none, a new sign after an old stroke is', () => {
    expect(propose('Aivoinfarkti oli kesällä, käsi on vieläkin kömpelö', { age: 64 }).call112).toBe(false)
    expect(propose('Aivoinfarktin jälkeen hyvin mennyt, nyt suupieli roikkuu', { age: 64 }).call112).toBe(true)
  })
  test('a red flag may not stand there', () => {
    const changed = files.map((file) =>
      file.path.endsWith('red-flags/model.jsonc')
        ? { ...file, text: file.text.replace('"unless": ["child-speech"', '"unless": ["chest-pain"') }
        : file,
    )
    expect(() => compileModels(changed)).toThrow(/red flag "chest-pain" may not keep/)
  })
})

describe('what was and what is', () => {
  test('a hip of last year with a fear of today is no broken hip', () =>
    expect(propose('Kaatui viime vuonna ja lonkka murtui, nyt pelkää kaatumista', { age: 81 }).call112).toBe(false))
  test('what comes again is so now', () =>
    expect(propose('Rintakipua oli viime vuonna, nyt taas').urgencyClass <= 'B').toBe(true))
  test('the short `et` of speech denies nothing', () =>
    expect(propose('Se sanoi et rintaan koskee ja hiki valuu').call112).toBe(true))
  test('a threat that the police know of and that has left is no emergency, one at the door is', () => {
    expect(propose('Ex uhkasi tappaa, rikosilmoitus on tehty ja hän on muuttanut pois').call112).toBe(false)
    expect(propose('Ex uhkasi tappaa, rikosilmoitus on tehty ja nyt hän on oven takana').call112).toBe(true)
  })
})

describe('which need has a say', () => {
  test('a need that is itself included includes nothing', () =>
    expect(propose('Hammas murtui ienrajasta ja juuri jäi').urgencyClass <= 'D').toBe(true))
  test('a vague complaint beside a clear need is another way, not a proposal', () => {
    expect(services(propose('Rahat on loppu ja olen väsynyt'))).toEqual(['AIK_SOS'])
    expect(services(propose('Olen väsynyt koko ajan'))).toContain('HTA')
  })
})

describe('what must not wait', () => {
  test.each([
    ['Kuumetta 39 ja niska on jäykkä', {}],
    ['Löi päänsä eilen, nyt on unelias. Syö Marevania.', {}],
    ['En jaksa enää, lääkkeet on tässä edessä', {}],
    ['Isä kuristi mua viime yönä ja on nyt kotona', { age: 13 }],
    ['Kaveri sanoi et sillä on ase ja se aikoo huomenna koulussa tehdä jotain', { age: 16 }],
    ['Vaimo uhkaa mennä junan alle', {}],
  ])('%s calls 112', (text, about) => expect(propose(text, about).call112).toBe(true))
})

describe('a text of repeats', () => {
  const matches = (text: string) => {
    let found = 0
    const read = readTokens(tokenize(text), models.index)
    forEachHit(read, models.patterns, new Set(['fi']), () => found++)
    return found
  }
  test('a sentence that stood before is not read again', () => {
    const once = matches('Lapsi itkee ja rintaan koskee kovasti. '.repeat(60))
    expect(once).toBeGreaterThan(0)
    expect(matches('Lapsi itkee ja rintaan koskee kovasti. '.repeat(600))).toBe(once)
  })
  test('a danger behind ten thousand words is read', () =>
    expect(propose(`${'Polvi on kipeä. '.repeat(4_000)} Rintaa puristaa ja hiki valuu`).call112).toBe(true))
})

describe('what nobody read', () => {
  const unread = 'Kummallinen hökötys räpsähti kaappiin ja värkki tömähti lopulta rytinällä pihamaalle, uni ei tule'
  test('a message of which the rules read one word is read by a person the same day', () =>
    expect(propose(unread).urgencyClass).toBe('C'))
  test('with the reason named in the form, the form speaks', () =>
    expect(propose(unread, {}, { reason: ['sleep'] }).urgencyClass > 'C').toBe(true))
  test('a reason that is unknown names none', () =>
    expect(propose(unread, {}, { reason: 'unknown' }).urgencyClass).toBe('C'))
})

describe('who asks is not what is asked', () => {
  test('a care home nurse who calls about a rash does not ask for a care home', () => {
    const asked = services(propose('Asukkaalla on kutiseva ihottuma', { age: 88, onBehalfOf: 'care home nurse' }))
    expect(asked).not.toContain('IKA_OHJAUS')
    expect(asked).not.toContain('KOTIHOITO')
  })
  test('who is unemployed has not asked about the ability to work', () =>
    expect(services(propose('Kurkku kipeä', { status: 'unemployed' }))).not.toContain('TYOKYKY'))
})

describe('words that look alike', () => {
  test.each([
    ['Tarvitaan hoitopaikka jo huomiseksi', 'PAIHDE'],
    ['Kättä särkee', 'PAIHDE'],
    ['My contract is finished', 'PAIVYSTYS'],
    ['En puhu kenenkään kanssa', 'VO_LAAKARI'],
  ])('%s is not read as %s', (text, service) => expect(services(propose(text))).not.toContain(service))
})

describe('a word is its own', () => {
  test('a compound of ordinary words is no slip of a symptom', () =>
    expect(services(propose('Poika 8v riitelee luokkakavereiden kanssa', { age: 8 }))).not.toContain('VO_LAAKARI'))
  test('the ring of a wheel is none of a tick', () =>
    expect(services(propose('Pyörätuolin rengas on rikki'))).toEqual(['APUVALINE']))
  test('a mother alone at home with her baby is no baby alone at home', () => {
    expect(propose('Olen vauvan kanssa yksin kotona ja väsyttää', { age: 28 }).urgencyClass > 'B').toBe(true)
    expect(propose('Naapurissa vauva on yksin kotona').urgencyClass).toBe('B')
  })
  test("another's legs that tire are no low mood of the writer", () =>
    expect(services(propose('Isä 90 ei jaksa enää käydä kaupassa', { age: 90 }))).not.toContain('MT_PERUS'))
})

describe('then and ago', () => {
  test('«sitten» alone is then: what follows is now', () =>
    expect(propose('Ensin huimasi ja sitten puhe meni ihan sekavaksi, suupieli roikkuu', { age: 70 }).call112).toBe(
      true,
    ))
  test('«vuosi sitten» is ago', () =>
    expect(propose('Isällä oli sydänkohtaus vuosi sitten, minulla kurkku kipeä').call112).toBe(false))
  test('«ettei» denies what is said, not where it is said', () =>
    expect(propose('Poika soitti sillalta ettei halua enää elää', { age: 16 }).call112).toBe(true))
})

describe('a renewal follows the plan, a worse disease does not', () => {
  test.each([
    ['Verenpainelääkkeen resepti vanhenee, arvot kotona 130/80. Uusiminen?', 'plan-based'],
    ['Astma on pahentunut, uusisitteko reseptin', 'illness'],
  ])('%s', (text, health) => {
    const need = propose(text, { age: 58 }).needs.find(({ service }) => service === 'PITKAAIKAIS')
    expect(need?.clocks.health).toBe(health)
  })
})

describe('help beside help', () => {
  test("a child's protection goes on beside the ambulance", () => {
    const proposal = propose('Äiti ei herää ja täällä on joku humalainen', { age: 11 })
    expect(proposal.call112).toBe(true)
    expect(services(proposal)).toContain('LASTENSUOJELU')
  })
  test('worry about the own sick child is no notice of another', () =>
    expect(services(propose('Olen huolissani vauvasta, kuume 38,4', { age: 0, onBehalfOf: 'mother' }))).not.toContain(
      'LASTENSUOJELU',
    ))
  test('fear of losing the home is read', () => expect(services(propose('Pelkään häätöä'))).toContain('ASUMINEN'))
  test('a fever under one year of age, the weeks unknown, is seen at once', () => {
    expect(propose('Vauvalla on kuume 38,3', { age: 0 }).urgencyClass).toBe('B')
    expect(propose('Vauva 8 kk, kuume 38,3, juo hyvin', { age: 0 }).urgencyClass > 'B').toBe(true)
  })
})

describe('a word of every day is no slip of another', () => {
  // «huomasin» was read as dizziness, «käydessä» as a rope, «koska» and «koskaan» as pain, «finns» as spots.
  test.each([
    [
      'fi',
      'Huomasin eilen että kortti on vanhentunut, sen voisi uusia käydessä',
      ['dizziness', 'means-near', 'suicide-plan'],
    ],
    ['fi', 'Koska toimisto on auki, en ole koskaan ennen asioinut', ['general-ill']],
    ['fi', 'Leikkaus on takana, kuka leikkaa tikit', ['well']],
    ['fi', 'Tajusin vasta nyt että aika meni ohi', ['syncope', 'shock-signs']],
    ['sv', 'Finns det tider kvar, jag har en ledig dag och tar gärna lugnt', ['rash', 'skin-mild', 'musculo', 'benzo']],
    ['en', 'I have several papers for my house, is there access online', ['heavy-bleeding', 'housing', 'disability']],
  ] as const)('%s: %s', (lang, text, facts) => {
    const { table } = collectFacts(models, {
      text,
      lang,
      person: {},
      channel: 'web_form',
      answers: {},
      contactTime: '2026-11-24T09:12',
    })
    const said = models.factList.filter(({ number }) => table.said[number] === 2).map(({ id }) => id)
    for (const fact of facts) expect(models.factList.map(({ id }) => id)).toContain(fact)
    expect(facts.filter((fact) => said.includes(fact))).toEqual([])
  })
  test('a slip is still read where it makes no other word', () =>
    expect(propose('Huimaaa ja pyörrytttää aamusta asti').reasons.length).toBeGreaterThan(0))
})

describe('what sounds like a danger and is none calls no ambulance', () => {
  test.each([
    ['sv', 'Mamma bor i Sverige och svarar inte alltid när jag ringer.'],
    ['fi', 'Vessassa pitää ponnistaa, ja paperissa oli vähän kirkasta verta.'],
    ['sv', 'Tandkottet bloder nar jag borstar, bakom tanderna finns gul sten.'],
    ['fi', 'Isä kuoli aikanaan sydänkohtaukseen, pitäisikö minun käydä riskitarkastuksessa?'],
    ['fi', 'Milloin pääsen magneettiin, lähete tehtiin selän takia?'],
    ['en', 'When is my MRI, and may I wear a fridge magnet badge?'],
    ['en', "Ate prawns yesterday, one itchy spot today, my lips aren't swollen."],
    ['sv', 'Jag har int fallit, vill bara byta rollator.'],
  ] as const)('%s: %s', (lang, text) => {
    const proposal = propose(text, { age: 45 }, {}, lang)
    expect(proposal.call112).toBe(false)
    expect(proposal.urgencyClass >= 'C').toBe(true)
  })
  test.each([
    ['sv', 'Pappa ligger på golvet och svarar inte.'],
    ['fi', 'Supistukset tulee ja ponnistuttaa, raskausviikko 39.'],
    ['fi', 'Epäilen että miehellä on sydänkohtaus.'],
    ['fi', 'Taapero nielaisi kaksi magneettia.'],
    ['sv', 'Åt en kaka med cashew, röda fläckar på magen, läppen är stor som en korv och han låter hes.'],
  ] as const)('and the danger itself is still heard, %s: %s', (lang, text) => {
    const proposal = propose(text, { age: 45 }, {}, lang)
    expect(proposal.urgencyClass <= 'B').toBe(true)
  })
})
