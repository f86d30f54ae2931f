import { describe, expect, test } from 'vitest'
import { compileModels, proposeGuidance, type UrgencyClass } from '@luukku/domain/guidance'
import { readModelFiles } from '../../apps/server/src/modules/guidance/index.ts'

const models = compileModels(readModelFiles())

type Row = readonly [lang: 'fi' | 'sv' | 'en', age: number, text: string]

const propose = ([lang, age, text]: Row, answers: Record<string, unknown> = {}) =>
  proposeGuidance(models, {
    text,
    lang,
    person: { age, sex: 'm', onBehalfOf: null },
    channel: 'web_form',
    answers,
    contactTime: '2026-11-24T10:15',
  })

/** Every text must be at least so urgent; A calls 112. */
const atLeast = (worst: UrgencyClass, rows: readonly Row[]) =>
  test.each(rows)(`${worst}: %s %d %s`, (...row: Row) => {
    const { urgencyClass, call112 } = propose(row)
    expect(urgencyClass <= worst, urgencyClass).toBe(true)
    if (worst === 'A') expect(call112).toBe(true)
  })
/** Every text may be so urgent at most. */
const atMost = (most: UrgencyClass, rows: readonly Row[]) =>
  test.each(rows)(`not above ${most}: %s %d %s`, (...row: Row) => {
    const { urgencyClass, call112 } = propose(row)
    expect(urgencyClass >= most, urgencyClass).toBe(true)
    expect(call112).toBe(false)
  })

describe('a chest that hurts to the touch takes back no sign of the heart', () => {
  atLeast('A', [
    ['sv', 61, 'Det trycker i bröstet på vänster sida och strålar ut i armen'],
    ['fi', 58, 'Rintaa alkoi puristaa salilla ja säteilee käteen'],
    ['en', 63, 'I sat on a bench with crushing chest pain going down my left arm'],
    ['sv', 57, 'Fick tryck över bröstet på gymmet och kallsvettas'],
    ['fi', 60, 'Treenin jälkeen rinnassa puristaa ja tuli kylmä hiki'],
    ['fi', 64, 'Rintaan sattuu painaessa, mutta nyt puristaa myös vasempaan käteen'],
  ])
  atMost('C', [
    ['en', 24, 'After bench press yesterday my chest muscle is sore and it hurts when I press it. Breathing is fine.'],
    ['sv', 26, 'Ont i bröstet bara när jag trycker på det, efter träningen i går'],
    ['fi', 29, 'Rintalihas on kipeä treenin jälkeen, sattuu vain kun sitä painaa'],
  ])
})

describe('a figure that looks like a year makes nothing past', () => {
  atLeast('A', [
    ['fi', 85, 'Isä s. 1941 rintakipu ja kylmä hiki'],
    ['fi', 34, 'otin 2000 mg Panadolia liikaa, kaikki tabletit kerralla'],
    ['fi', 66, 'klo 1930 alkoi rintakipu ja kylmä hiki'],
    ['fi', 66, '2019 infarkti ja nyt taas rintakipu joka säteilee käteen'],
    ['sv', 70, 'Pappa född 1954 mungipan hänger och han sluddrar'],
    ['en', 71, 'Dad born 1955 has crushing chest pain'],
  ])
  atLeast('B', [
    ['sv', 39, 'Han har slagit mig sedan 2019'],
    ['fi', 39, 'Mies on lyönyt minua vuodesta 2018'],
    ['en', 39, 'He has been hitting me since 2019'],
  ])
  atMost('C', [
    ['sv', 66, 'Jag hade en hjärtinfarkt 2019 och behöver nya recept'],
    ['fi', 66, 'Sain infarktin vuonna 2019, lääkkeet pitäisi uusia'],
    ['en', 66, 'I had a heart attack in 2019 and need my prescriptions renewed'],
    ['fi', 66, 'Infarkti oli 2019. Reseptit pitäisi uusia'],
  ])
})

describe('an illness that is known takes back no breath that fails and no stroke of today', () => {
  atLeast('A', [
    ['fi', 55, 'Minulla on uniapnea. Nyt en saa henkeä ja huulet sinertävät'],
    ['sv', 55, 'Jag har sömnapné. Jag får ingen luft och läpparna är blå'],
    ['en', 55, 'I have sleep apnoea. I cannot breathe and my lips are blue'],
    ['sv', 74, 'Mamma hade en stroke 2024. Hon pratar strunt och benet viker sig sedan i morse'],
    ['fi', 74, 'Äiti sairasti aivoinfarktin 2024. Hän puhuu sekavia ja jalka pettää aamusta asti'],
    ['en', 74, 'Mum had a stroke in 2023. She is talking nonsense and her leg gave way this morning'],
  ])
  atMost('C', [
    ['en', 50, 'My husband snores and stops breathing for a moment at night, could it be sleep apnoea'],
    ['sv', 50, 'Min man snarkar och slutar andas ibland i sömnen, det har varit så länge'],
    ['fi', 68, 'Aivoinfarktin jälkeen käsi on ollut heikko, haluan kuntoutukseen'],
  ])
})

describe('what was reported, said of stairs or explained by tablets takes back nothing that is now', () => {
  atLeast('A', [
    ['fi', 35, 'Tein rikosilmoituksen kuukausi sitten. Nyt hän hakkaa ovea ja uhkaa tappaa'],
    ['sv', 35, 'Jag gjorde en polisanmälan för två månader sedan. Han sparkar på dörren nu och hotar döda mig'],
    ['en', 35, 'I filed a police report months ago. He is at the door now and says he will kill me'],
    ['fi', 84, 'Äiti kaatui portaissa ja makaa lattialla, ei pääse ylös'],
    ['sv', 84, 'Mamma föll i trappan och ligger på golvet'],
    ['en', 84, 'Dad fell on the stairs and is lying on the floor'],
    ['en', 0, 'My baby has a cold, snores and stops breathing for a while'],
  ])
  atLeast('B', [
    ['fi', 71, 'Syön rautatabletteja ja Marevania, uloste on ollut mustaa eilisestä'],
    ['en', 71, 'I take iron tablets, my stools are black and I nearly fainted'],
  ])
  atMost('C', [
    ['fi', 70, 'En pääse ylös portaita enää, polvet ovat kuluneet'],
    ['fi', 70, 'Syön rautatabletteja ja uloste on mustaa, vointi on hyvä'],
  ])
})

describe('a chest that hurts to the touch after forty', () => {
  atLeast('B', [
    ['fi', 56, 'Rintakipu jo toista tuntia, tuntuu pahemmalta kun painaa sormella'],
    ['en', 61, 'Chest pain since noon, it hurts when I press it'],
  ])
})

describe('blows to somebody else, or of yesterday, are blows', () => {
  atLeast('B', [
    ['sv', 33, 'Han slår mig men slår inte barnen'],
    ['fi', 33, 'Hän ei lyö lapsia, minua kyllä lyö'],
    ['en', 33, 'He has not hit me today but punched me yesterday'],
    ['en', 33, 'My husband hits me but he does not hit the kids'],
    ['fi', 33, 'Mies ei ole lyönyt tänään mutta eilen löi ja potki'],
  ])
})

describe('hardly is not', () => {
  atLeast('B', [
    ['sv', 31, 'Jätteont i halsen, kan knappt svälja och dreglar'],
    ['en', 31, 'My throat is very sore, I can hardly swallow and my mouth will not open, it is drooling out'],
    ['fi', 31, 'Kurkku todella kipeä, tuskin pystyn nielemään ja kuola valuu'],
    ['fi', 31, 'Kurkku kipeä toiselta puolelta, suu ei aukea, saan juotua vähän'],
    ['sv', 31, 'Ont i halsen, kan inte gapa, kan dricka lite grann'],
    ['en', 31, 'Sore throat, can barely swallow my own saliva'],
  ])
})

describe('a plan to die is a plan to die, and hoarding at home is none', () => {
  atLeast('A', [
    ['en', 44, 'I have been hoarding my pills and I do not want to live'],
    ['en', 44, 'I want to die. I have my tablets here and I will take them all tonight'],
    ['fi', 44, 'En halua elää, aion ottaa ne kaikki lääkkeet kerralla'],
    ['sv', 44, 'Jag vill dö, jag har sparat tabletter och ska ta allihopa'],
  ])
  atMost('C', [
    ['en', 70, 'My mother is hoarding, we need help with cleaning'],
    ['en', 40, 'I got antibiotics with three tablets a day. Do I take them all at once?'],
    ['fi', 40, 'Sain antibiootit. Voinko ottaa ne kaikki aamulla?'],
    ['sv', 40, 'Barnen har vattkoppor, kan jag ta allihopa till samma mottagning?'],
    ['en', 30, 'After my last night shift I cannot sleep, I would like an appointment with a nurse'],
    ['fi', 30, 'Viimeinen yövuoro oli eilen ja uni on sekaisin, haluaisin ajan hoitajalle'],
  ])
})

describe('kinds that fresh texts showed', () => {
  atLeast('A', [
    ['fi', 32, 'Synnytyksestä 5 päivää, vuoto on yltynyt niin että side vaihdetaan vartin välein ja silmissä mustenee'],
    ['sv', 24, 'Jag har ätit nötter av misstag och tungan känns tjock, det är svårt att svälja och pipa i bröstet'],
    ['fi', 51, 'En näe enää mitään järkeä. Köysi on autotallissa ja illalla kun muut nukkuu menen sinne.'],
    ['fi', 33, 'Serkku löytyi autotallista auton käydessä, on tokkurainen ja pää on kipeä'],
    ['sv', 30, 'Hon har krampat i över fem minuter och slutar inte'],
    ['fi', 3, 'Kolmevuotias söi mummon sydänlääkkeitä, purkista puuttuu varmaan viisi. Leikkii nyt normaalisti.'],
    [
      'en',
      44,
      'How can somebody send his things home when he is not here any more. Yesterday I gave my cat to the neighbour. The sleeping medicine I saved for long time.',
    ],
    ['fi', 61, 'Annoin koiran naapurille. Kuka hoitaa asiat sitten kun minua ei enää ole?'],
    ['sv', 61, 'Jag gav bort katten i går och har sparat sömntabletter'],
    ['en', 2, "My toddler got hold of grandma's heart pills, he seems fine"],
    ['fi', 36, 'kirjotin kirjeet valmiiks ja koira on siskolla'],
    ['fi', 72, 'Oon horkassa ja sääristä kirjava, pissoo ei oo tullu'],
    ['en', 40, 'I do not want to talk about my chest pain, it goes to my arm'],
  ])
  atLeast('B', [
    ['fi', 50, 'Olen säästänyt unilääkkeitä jo pitkään'],
    ['en', 10, 'I teach a girl in grade 4, today she told me her stepfather comes into her bed at night'],
    ['en', 22, 'I hear my neighbours talking about me through the walls and they put thoughts in my head'],
    ['fi', 63, 'Munuaiskivi kai, kylkeä vääntää aaltoina ja oksennan kivusta'],
    ['sv', 32, 'Slog handleden på cykeln, den står konstigt och fingrarna domnar'],
  ])
  atLeast('D', [
    ['en', 38, 'I feel not good since some weeks. Not pain exactly. I am tired. Maybe somebody can call me'],
  ])
  atMost('D', [
    ['en', 31, 'No, I do not want to die or hurt myself. For two months I sleep badly, is there something online'],
    ['fi', 47, 'ikenist tulee verta ko pesee ja hammaskivee o'],
    ['fi', 40, 'haluan vaihtaa terveysasemani'],
    ['fi', 58, 'Seläkä on kipiä jo elokuusta'],
    ['fi', 4, 'Lapsi söi lääkkeensä hyvin ja kuuri on loppu, tarvitaanko kontrolli'],
    ['fi', 49, 'Puutarhassa nostelin laattoja, nyt vasen pakara särkee'],
  ])
})

describe('a fall of an old person stays a matter of the day where something hurts', () => {
  atLeast('C', [
    ['fi', 84, 'Äiti 84, Eliquis, kaatui eilen, ei lyönyt päätä, kylki on kipeä'],
    ['sv', 84, 'Mamma 84 ramlade i går, det gick bra men hon har ont i sidan, äter Eliquis'],
    ['en', 84, 'My husband fell at home and his hip hurts'],
    ['en', 84, 'Our grandmother fell in the kitchen, she takes warfarin'],
    ['en', 84, 'The neighbour fell at home'],
  ])
  test.each([
    ['en', 40, 'My husband fell ill last week, he has had a cough since'],
    ['en', 40, 'The baby fell asleep late, when is the next clinic visit'],
  ] as const)('no fall: %s %d %s', (...row) =>
    expect(propose(row).needs.map(({ needId }) => needId)).not.toContain('fall'),
  )
})

describe('what is not known is never the safer', () => {
  atLeast('C', [
    ['fi', 38, 'Sain häädön, en tiedä milloin pitää lähteä'],
    ['sv', 38, 'Jag har fått ett beslut om vräkning'],
    ['en', 38, 'I have been given an eviction'],
  ])
  atLeast('B', [
    ['fi', 40, 'Kirvelee pissatessa, kylkeen koskee ja kuumetta on 39'],
    ['sv', 40, 'Det svider när jag kissar, feber 39 och ont i sidan av ryggen'],
    ['fi', 55, 'Ruusu sääressä, punoitus leviää ja kuumetta 38,7'],
  ])
  test.each([
    ['fi', 40, 'Kirvelee pissatessa, kylkeen koskee ja kuumetta on 39'],
    ['fi', 55, 'Ruusu sääressä, punoitus on pieni ja kuumetta 38,7'],
  ] as const)('and what is known to be stable is of the day: %s %d %s', (...row) =>
    expect(propose(row, { 'infection-unstable': 'no' }).urgencyClass).toBe('C'),
  )
  test('and it is asked', () =>
    expect(
      propose(['fi', 40, 'Kirvelee pissatessa, kylkeen koskee ja kuumetta on 39']).questions.map(({ id }) => id),
    ).toContain('infection-unstable'))
})

describe('who hides from somebody is not safe', () => {
  atLeast('A', [
    ['en', 33, "He is drunk and smashing things. We're hiding upstairs with the kids"],
    ['en', 33, "My husband hits me. She's hiding under the bed with her brother"],
    ['en', 33, 'My ex is at the house shouting, I am hiding with the kids'],
  ])
  atMost('C', [
    ['en', 33, 'My toddler likes hiding under the bed, he is shy at day care, is that normal'],
    ['en', 33, 'I have been hiding my drinking from my wife and would like help to stop'],
  ])
})

describe('a child without food or a home is weighed, in a parent’s words too', () => {
  test.each([
    ['fi', 36, 'Meidän perheen häätö on perjantaina ja minulla on kaksi pientä lasta'],
    ['sv', 36, 'Vi blir vräkta på fredag, jag har två små barn hemma'],
    ['fi', 36, 'Lapset ovat olleet kaksi päivää ilman ruokaa, rahaa ei ole'],
    ['en', 36, 'I have no money for food and my kids have not eaten today'],
    ['fi', 31, 'Mies piti kiinni kaulasta ja hetken musteni silmissä, tyttö 4v näki'],
  ] as const)('%s %d %s', (...row) => expect(propose(row).childProtection.consider).toBe(true))
})
