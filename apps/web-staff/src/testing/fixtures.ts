import type { DeskCase, LocalText, OwnerView, ProposalView, QuestionView } from '@luukku/contract'

/** Made-up people for tests of the screens; nobody here exists. */
export const fixedNow = Date.parse('2026-11-24T09:12:00+02:00')
export const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const at = (minutes: number) => new Date(fixedNow + minutes * 60_000).toISOString()
export const text = (fi: string, sv = fi, en = fi): LocalText => ({ fi, sv, en })

export const me = {
  kind: 'staff',
  id: id(900),
  name: 'Aino Niemi',
  role: text('sairaanhoitaja', 'sjukskötare', 'nurse'),
} as const satisfies OwnerView

const yesNo = (key: string, fi: string, redFlag: boolean): QuestionView => ({
  id: key,
  text: text(fi),
  kind: 'yesNoUnknown',
  redFlag,
  why: text('Vastaus voi muuttaa kiireellisyyttä.'),
})
const questions: QuestionView[] = [
  {
    id: 'phq9_item1',
    text: text('Vähäinen kiinnostus tai mielihyvä, 0–3?'),
    kind: 'scale',
    min: 0,
    max: 3,
    redFlag: false,
  },
  yesNo('knee.hot', 'Onko polvi kuuma ja turvonnut?', true),
  yesNo('leg.swelling', 'Onko pohje turvonnut tai arka?', true),
  { ...yesNo('suicidal', 'Onko ollut ajatuksia vahingoittaa itseäsi?', true), askBy: at(45) },
  { id: 'pain', text: text('Kuinka kova kipu on, 0–10?'), kind: 'scale', min: 0, max: 10, redFlag: false },
]

const proposal: ProposalView = {
  urgencyClass: 'D',
  languageRead: true,
  call112: false,
  needs: [
    {
      service: 'FYSIO',
      register: 'health',
      title: text('Polvikipu', 'Knäsmärta', 'Knee pain'),
      extract: 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.',
      urgencyClass: 'D',
      serviceName: text('Fysioterapeutin vastaanotto', 'Fysioterapeut', 'Physiotherapist'),
      alternatives: [{ service: 'VO_LAAKARI', name: text('Lääkärin vastaanotto', 'Läkare', 'Doctor') }],
      ways: [{ kind: 'selfCare', text: text('Liiku kivun sallimissa rajoissa.') }],
      joins: [text('fysioterapeutti')],
    },
    {
      service: 'MT_PERUS',
      register: 'health',
      title: text('Mieliala', 'Sinnesstämning', 'Low mood'),
      extract: 'En oikein jaksa mitään enää.',
      urgencyClass: 'D',
      serviceName: text('Palvelu'),
      alternatives: [],
      ways: [],
      joins: [],
    },
    {
      service: 'AIK_SOS',
      register: 'social',
      title: text('Rahatilanne', 'Ekonomi', 'Money'),
      extract: 'Rahat on ihan loppu, ulosotosta tulee kirjettä.',
      urgencyClass: 'E',
      serviceName: text('Palvelu'),
      alternatives: [],
      ways: [],
      joins: [],
    },
  ],
  professionals: ['fysioterapeutti', 'psykiatrinen sairaanhoitaja', 'sosiaaliohjaaja'],
  childProtection: { consider: false, why: [] },
  worryNotice: false,
  ownWorker: true,
  specialSupport: false,
  permissionNeeded: true,
  redFlagsPresent: [],
  redFlagsToRuleOut: [text('septinen nivel'), text('laskimotukos'), text('itsetuhoisuus')],
  reasons: [
    {
      element: 'urgency',
      ruleId: 'KNEE-01',
      text: text('Polvikipu yli kuusi viikkoa, ei vammaa'),
      words: ['polvi', 'kipeä'],
      source: 'Käypä hoito',
    },
    {
      element: 'urgency',
      ruleId: 'MOOD-03',
      text: text('PHQ-2 on 5: kysy PHQ-9'),
      words: ['en jaksa'],
      source: 'Käypä hoito',
    },
    {
      element: 'need',
      ruleId: 'DEBT-02',
      text: text('Ulosotto ja vuokrarästi'),
      words: ['ulosotosta'],
      source: 'SHL 11 §',
    },
  ],
  whatWouldChange: [text('Kuuma ja turvonnut polvi: B, päivystys heti'), text('Itsetuhoisuus: B')],
  elements: [
    {
      kind: 'urgency',
      value: text('D'),
      reasons: [
        { ruleId: 'KNEE-01', text: text('Polvikipu yli kuusi viikkoa'), words: ['polvi'], source: 'Käypä hoito' },
      ],
      changes: [{ label: text('polvi kuuma ja turvonnut'), answer: 'yes', to: text('B') }],
    },
    {
      kind: 'segment',
      value: text('yhteistyö'),
      reasons: [],
      follows: text('Mikään sääntö ei pyydä muuta.'),
      changes: [],
    },
  ],
  wouldCome: [
    {
      label: text('itsetuhoisuus'),
      answer: 'yes',
      brings: [{ kind: 'service', value: text('Kriisipäivystys') }],
    },
  ],
  safetyNet: text('Jos polvi kuumenee tai tulee kuumetta, soita heti.'),
}

export function freshCase(n: number): DeskCase {
  return {
    contactId: id(n),
    reference: 'K7M-42P',
    version: 1,
    status: 'waiting',
    notesOnRequest: false,
    mayLeaveChoice: false,
    urgency: { class: 'D', source: 'proposed' },
    allowedActions: [
      'open',
      'answer',
      'assess',
      'call',
      'ask-back',
      'inform',
      'assign',
      'hand-over',
      'guide-112',
      'join',
      'close',
    ],
    person: {
      personId: id(500 + n),
      name: 'Reijo Lampela',
      age: 52,
      birthDate: '1974-03-02',
      identityCode: '020374-999X',
      municipality: text('Sodankylä'),
      lang: 'fi',
      verified: true,
      nonDisclosure: false,
      safeContactOnly: false,
      hiddenFromRepresentatives: false,
      contactWay: { ways: ['call', 'sms'], phone: '040 000 0000', onlySafe: false, hours: [{ from: 10, to: 12 }] },
    },
    said: [
      {
        contactId: id(n),
        channel: 'web_form',
        receivedAt: at(-20),
        lang: 'fi',
        pieces: [
          { text: 'Polvi on ollut kipeä', mark: ['KNEE-01'] },
          {
            text: ' syksystä asti, portaissa varsinkin eikä yöllä saa nukuttua kunnolla. Jäin varastolta pois keväällä ja rahat on ihan loppu, ',
          },
          { text: 'ulosotosta tulee kirjettä', mark: ['DEBT-02'] },
          { text: '. ' },
          { text: 'En oikein jaksa mitään enää', mark: ['MOOD-03'] },
          { text: '. Tarttisin varmaan jonkun lähetteen kuvaan.' },
        ],
        answers: [
          { key: 'pain_nrs', label: text('Kipu 0–10'), value: '6', known: true },
          { key: 'phq2', label: text('PHQ-2'), value: '5', known: true },
          { key: 'injury', label: text('Vamma'), value: 'ei', known: true },
          { key: 'fever', label: text('Kuume'), value: '', known: false },
          { key: 'housing', label: text('Asuminen'), value: 'vuokra rästissä', known: true },
        ],
        resident: { removed: [], added: [] },
      },
    ],
    timeline: [{ at: at(-20), type: 'received', by: 'asukas', text: text('Yhteydenotto tuli lomakkeella') }],
    askNow: questions,
    proposal,
    needs: [],
    messages: [],
    opened: [],
    permission: { share: 'not-asked', withdrawn: false },
    callAttempts: [],
    promise: { kind: 'call', from: at(48), to: at(168), caller: text('sairaanhoitaja'), ifWorse: text('Soita 116117') },
    nextStep: { kind: 'call', at: at(48), owner: me },
    maybeSame:
      n === 1 ? [{ contactId: id(3), why: text('Sama puhelinnumero'), name: 'Anna Aho', receivedAt: at(-60) }] : [],
  }
}

const clock = (dueDate: string) => ({
  ruleId: 'H-PHC-3M-2025',
  version: '1',
  title: text('Hoitoon pääsy kolmessa kuukaudessa'),
  law: '1326/2010',
  section: '51 a §',
  url: 'https://www.finlex.fi/',
  startedAt: at(0),
  dueDate,
  state: 'running' as const,
  explanation: [text('Arvio tehtiin 24.11.2026.'), text('Kolme kuukautta siitä on 24.2.2027.')],
})

export function assessedNeeds(found: DeskCase, wanted: { service: string; extract: string }[]): DeskCase['needs'] {
  return wanted.map((need, index) => {
    const known = found.proposal.needs.find((one) => one.service === need.service)
    return {
      needId: id(7000 + index),
      service: need.service,
      register: known?.register ?? 'health',
      title: known?.title ?? text(need.service),
      extract: need.extract,
      urgencyClass: known?.urgencyClass ?? 'D',
      status: 'open',
      clocks: [clock('2027-02-24')],
    }
  })
}
