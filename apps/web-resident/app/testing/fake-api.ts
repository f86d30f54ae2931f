import { randomUUID } from 'node:crypto'
import {
  draftPatchSchema,
  routes,
  type Draft,
  type LocalText,
  type PlanView,
  type QuestionView,
  type Receipt,
  type RouteResponse,
  type Transport,
} from '@luukku/contract'

const said = (fi: string, sv = fi, en = fi, se?: string): LocalText => ({
  fi,
  sv,
  en,
  ...(se && { se, unchecked: ['se'] }),
})

export interface FakeApi {
  readonly transport: Transport
  /** Calls as they came, for tests. */
  readonly calls: { route: string; body: unknown; headers: Record<string, string> }[]
  /** Makes every coming call answer so, until `undefined`. */
  failWith: (answer: { status: number; code: string } | 'away' | undefined) => void
  /** Makes the next call of one route answer so. */
  failNext: (route: string, answer: { status: number; code: string }) => void
  signIn: () => void
  /** The draft vanishes, as after its time has run out. */
  expireDraft: () => void
}

const questions: QuestionView[] = [
  {
    id: 'knee.swelling_hot',
    text: said(
      'Onko polvi kuuma ja turvonnut?',
      'Är knäet varmt och svullet?',
      'Is the knee hot and swollen?',
      'Lea go čibbi báhkas ja bohtanan?',
    ),
    why: said('Kuuma ja turvonnut polvi voi olla tulehdus, joka hoidetaan heti.'),
    kind: 'yesNoUnknown',
    redFlag: true,
  },
  {
    id: 'pain_nrs',
    text: said('Kuinka kova kipu on?', 'Hur svår är smärtan?', 'How bad is the pain?'),
    kind: 'scale',
    min: 0,
    max: 10,
    redFlag: false,
  },
]

const needs: Draft['understood'] = [
  {
    service: 'FYSIO',
    register: 'health',
    title: said('Polvikipu', 'Knäsmärta', 'Knee pain'),
    extract: 'Polvi on ollut kipeä syksystä asti, portaissa varsinkin.',
    whoSees: said('sairaanhoitaja ja fysioterapeutti', 'sjukskötare och fysioterapeut', 'nurse and physiotherapist'),
  },
  {
    service: 'MT_PERUS',
    register: 'health',
    title: said('Mieliala', 'Sinnesstämning', 'Mood'),
    extract: 'En oikein jaksa mitään enää.',
    whoSees: said('sairaanhoitaja', 'sjukskötare', 'nurse'),
  },
  {
    service: 'AIK_SOS',
    register: 'social',
    title: said('Rahatilanne', 'Ekonomi', 'Money'),
    extract: 'Rahat on ihan loppu, ulosotosta tulee kirjettä.',
    whoSees: said('sosiaaliohjaaja', 'socialhandledare', 'social counsellor'),
  },
]

const owner = { name: 'Aila Näkkäläjärvi', role: said('sairaanhoitaja', 'sjukskötare', 'nurse'), phone: '016 123 4500' }

/** An API in memory that walks the resident's path: for tests and for looking at the screens, never in the product. */
export function createFakeApi(): FakeApi {
  const calls: FakeApi['calls'] = []
  const sent = new Map<string, Receipt>()
  const failingOnce = new Map<string, { status: number; code: string }>()
  let failing: { status: number; code: string } | 'away' | undefined
  let draft: Draft | undefined
  let receipt: Receipt | undefined
  let signedIn = false
  let plan = makePlan()

  const answers: Record<string, (body: unknown, headers: Record<string, string>, id: string) => unknown> = {
    readSession: () => session(),
    readCounty: () => county,
    listMunicipalities: () => ({ municipalities: [{ code: '758', name: said('Sodankylä') }] }),
    startDraft: (body) => {
      draft = { ...emptyDraft(signedIn), ...(body as object) }
      return next()
    },
    readDraft: () => draft ?? problem(404, 'not-found'),
    clearDraft: () => {
      draft = undefined
      return { cleared: true }
    },
    changeDraft: (body) => changed(body),
    sendDraft: (_, headers) => {
      const key = headers['idempotency-key'] ?? ''
      const before = sent.get(key)
      if (before) return before
      if (!draft) return problem(410, 'draft-expired')
      receipt = makeReceipt(signedIn, draft)
      sent.set(key, receipt)
      draft = undefined
      return receipt
    },
    readReceipt: () => receipt ?? problem(404, 'not-found'),
    readMine: () =>
      signedIn
        ? { today: '2026-11-24', name: 'Matti Meikäläinen', contacts: [contact()], plans: [plan] }
        : needSignIn(),
    listTimes: () => ({ appointment: plan.lines[0]?.appointment, times: times() }),
    moveAppointment: () => ({ appointment: plan.lines[0]?.appointment, plan }),
    cancelAppointment: () => {
      plan = {
        ...plan,
        lines: plan.lines.map((line, index) => (index === 0 ? { ...line, appointment: undefined } : line)),
      }
      return { appointment: makePlan().lines[0]?.appointment, plan }
    },
    replyMessage: () => contact(),
    withdrawPermission: () => contact(),
    readMyLog: () => (signedIn ? { entries: log } : needSignIn()),
  }

  function session(): RouteResponse<typeof routes.readSession> {
    return {
      kind: signedIn ? 'resident' : 'anonymous',
      ...(signedIn && { name: 'Matti Meikäläinen' }),
      roles: [],
      formToken: 'token-1',
      hasDraft: draft !== undefined,
    }
  }

  function changed(body: unknown): unknown {
    if (!draft) return problem(410, 'draft-expired')
    const patch = draftPatchSchema.parse(body)
    const { answers: given, goTo, goToQuestion, stopAnswered, understoodConfirmed, ...rest } = patch
    draft = {
      ...draft,
      ...(JSON.parse(JSON.stringify(rest)) as Partial<Draft>),
      answers: { ...draft.answers, ...given },
    }
    confirmed = understoodConfirmed ?? confirmed
    stopDone = stopAnswered ? true : stopDone
    if (goToQuestion) {
      const index = questions.findIndex((question) => question.id === goToQuestion)
      const question = questions[index]
      if (question)
        return (draft = { ...draft, step: 'question', question, previousQuestion: questions[index - 1]?.id })
    }
    if (goTo) return (draft = { ...draft, step: goTo })
    return next()
  }
  let confirmed = false
  let stopDone = false

  function next(): Draft {
    if (!draft) throw new Error('no draft')
    const now = draft
    const open = questions.findIndex((question) => !(question.id in now.answers))
    const question = questions[open]
    const at = Object.keys(now.answers).length + 1
    const redFlagStop = now.text.includes('rinta') ? stop : undefined
    const step =
      redFlagStop && !stopDone
        ? 'stop'
        : question
          ? 'question'
          : !now.contactWay
            ? 'reach'
            : !confirmed
              ? 'understood'
              : !now.permission
                ? 'permission'
                : 'send'
    draft = {
      ...now,
      step,
      redFlagStop,
      understood: needs,
      permissionNeeded: true,
      question: step === 'question' ? question : undefined,
      previousQuestion: step === 'question' ? questions[open - 1]?.id : questions.at(-1)?.id,
      position: { at: at + (step === 'question' ? 1 : 2), about: 6 },
    }
    return draft
  }

  const transport: Transport = async (request) => {
    const path = request.url.split('?')[0] ?? ''
    const found = Object.values(routes).find(
      (route) => route.method === request.method && matches(route.path, path) && route.id in answers,
    )
    const body: unknown = request.body ? JSON.parse(request.body) : undefined
    calls.push({ route: found?.id ?? path, body, headers: request.headers })
    if (failing === 'away') throw new Error('connect ECONNREFUSED')
    if (failing) return answerOf(problem(failing.status, failing.code))
    const once = found && failingOnce.get(found.id)
    if (once && found) {
      failingOnce.delete(found.id)
      return answerOf(problem(once.status, once.code))
    }
    if (!found) return answerOf(problem(404, 'not-found'))
    const isChange = request.method !== 'GET'
    if (isChange && request.headers['x-luukku-form'] !== 'token-1') return answerOf(problem(403, 'forbidden-origin'))
    const answer = answers[found.id]?.(body, request.headers, path.split('/')[4] ?? '')
    if (!(answer instanceof FakeProblem)) found.response.parse(answer)
    return answerOf(answer)
  }
  return {
    transport,
    calls,
    failWith: (answer) => {
      failing = answer
    },
    failNext: (route, answer) => {
      failingOnce.set(route, answer)
    },
    signIn: () => {
      signedIn = true
    },
    expireDraft: () => {
      draft = undefined
    },
  }
}

class FakeProblem {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    this.status = status
    this.code = code
  }
}
const problem = (status: number, code: string) => new FakeProblem(status, code)
const needSignIn = () => problem(401, 'sign-in-required')

function answerOf(answer: unknown) {
  if (answer instanceof FakeProblem) {
    const { status, code } = answer
    return { status, body: JSON.stringify({ type: code, title: code, status, code }) }
  }
  return {
    status: 200,
    body: JSON.stringify(answer),
    headers: { 'set-cookie': ['luukku_istunto=x; Path=/; HttpOnly'] },
  }
}

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path)
}

const county: RouteResponse<typeof routes.readCounty> = {
  id: 'lapland',
  name: said('Lapin sote-keskus', 'Lapplands social- och hälsocentral', 'Lapland health centre', 'Lappi sote-guovddáš'),
  languages: ['fi', 'sv', 'en', 'se'],
  phones: {
    person: '016 123 4000',
    emergency: '112',
    urgentAdvice: '116 117',
    socialEmergency: '016 123 4001',
    crisis: '09 2525 0111',
  },
  openNow: true,
  officeHours: { from: '8', to: '16' },
  development: true,
}

function emptyDraft(verified: boolean): Draft {
  return {
    step: 'tell',
    position: { at: 1, about: 6 },
    expiresAt: '2026-11-24T08:00:00Z',
    verified,
    lang: 'fi',
    text: '',
    answers: {},
    concerning: { who: 'self' },
    person: {},
    understood: [],
    removed: [],
    added: [],
    permissionNeeded: false,
    minorAlone: false,
  }
}

const stop: NonNullable<Draft['redFlagStop']> = {
  call112: true,
  title: said(
    'Soita heti hätänumeroon',
    'Ring nödnumret genast',
    'Call the emergency number now',
    'Riŋge heahtenummirii',
  ),
  text: said(
    'Kertomasi voi olla merkki hengenvaarasta. Älä odota yhteydenottoamme.',
    'Det du berättar kan vara livsfarligt. Vänta inte på oss.',
    'What you tell may be a danger to life. Do not wait for us.',
    'Dat maid muitalat sáhttá leat heaggavárra. Ale vuordde min.',
  ),
  phones: [{ number: '112', label: said('Hätänumero') }],
}

function makeReceipt(verified: boolean, draft: Draft): Receipt {
  return {
    contactId: randomUUID(),
    reference: 'KUU-482',
    receivedAt: '2026-11-24T07:20:00Z',
    verified,
    promise: {
      kind: draft.redFlagStop ? 'emergency' : 'call',
      from: '2026-11-24T08:00:00Z',
      to: '2026-11-24T10:00:00Z',
      caller: owner.role,
      callsFrom: '016 123 4500',
      ifWorse: said('Jos polvi turpoaa kuumaksi tai sinulle nousee kuume, soita heti.'),
      law: {
        ruleId: 'H-HTA-2023',
        text: said('Terveydenhuoltolain mukaan tarpeesi arvioidaan samana arkipäivänä.'),
        dueDate: '2026-11-24',
      },
    },
    nextStep: { kind: 'call', at: '2026-11-24T08:00:00Z', owner: { kind: 'staff', id: '1', ...owner } },
    needs: draft.understood,
  }
}

function makePlan(): PlanView {
  const line = (title: LocalText, service: string, register: 'health' | 'social') => ({
    lineId: randomUUID(),
    needId: randomUUID(),
    service,
    register,
    title,
    what: said('Fysioterapeutti tutkii polven ja tekee harjoitusohjelman.'),
    meanwhile: said('Kävele lyhyitä matkoja joka päivä. Käytä tarvittaessa kylmää.'),
    watchFor: said('Jos polvi turpoaa kuumaksi tai nousee kuume, soita heti.'),
    owner,
    nextDate: '2026-11-27',
    nextText: said('Hoitaja soittaa ja kertoo, miten jatketaan.'),
    whoSees: said('Sairaanhoitaja ja fysioterapeutti'),
  })
  return {
    planId: randomUUID(),
    contactId: randomUUID(),
    madeAt: '2026-11-24T09:00:00Z',
    coordinator: { kind: 'staff', id: '1', ...owner },
    lines: [
      {
        ...line(said('Polvikipu', 'Knäsmärta', 'Knee pain'), 'FYSIO', 'health'),
        appointment: {
          appointmentId: '7d1f0a52-6a0e-4b8e-9f43-1f3a3c0de001',
          service: 'FYSIO',
          title: said('Fysioterapeutti'),
          start: '2026-11-27T07:00:00Z',
          end: '2026-11-27T07:45:00Z',
          mode: 'onsite',
          professional: { name: 'Jouni Aikio', role: said('fysioterapeutti') },
          place: { name: 'Sodankylän terveysasema', address: 'Sairaalantie 4' },
          status: 'booked',
          canChange: true,
        },
        legal: {
          ruleId: 'H-PHC-3M-2025',
          title: said('Hoitoon pääsy'),
          law: 'Terveydenhuoltolaki 1326/2010',
          section: '51 a §',
          startedAt: '2026-11-24',
          dueDate: '2027-02-24',
          state: 'running',
          explanation: [said('Hoidon tarve arvioitiin 24.11.2026.'), said('Hoitoon on päästävä kolmessa kuukaudessa.')],
        },
      },
      line(said('Rahatilanne', 'Ekonomi', 'Money'), 'AIK_SOS', 'social'),
    ],
  }
}

function times(): RouteResponse<typeof routes.listTimes>['times'] {
  return ['2026-11-30T07:00:00Z', '2026-12-01T11:30:00Z', '2027-03-01T08:00:00Z'].map((start, index) => ({
    choice: `choice-${String(index)}`,
    start,
    end: start.replace(':00:00Z', ':45:00Z'),
    mode: index === 1 ? 'remote' : 'onsite',
    professional: { name: 'Jouni Aikio', role: said('fysioterapeutti') },
    place: { name: 'Sodankylän terveysasema', address: 'Sairaalantie 4' },
    insideLimit: index < 2,
  }))
}

function contact(): RouteResponse<typeof routes.replyMessage> {
  return {
    contactId: '7d1f0a52-6a0e-4b8e-9f43-1f3a3c0de002',
    reference: 'KUU-482',
    receivedAt: '2026-11-24T07:20:00Z',
    readOnly: false,
    status: 'waiting-for-you',
    titles: [said('Polvikipu', 'Knäsmärta', 'Knee pain'), said('Rahatilanne', 'Ekonomi', 'Money')],
    messages: [
      { at: '2026-11-24T07:20:00Z', from: 'me', by: 'Matti', text: 'Polvi on ollut kipeä syksystä asti.' },
      { at: '2026-11-24T07:50:00Z', from: 'staff', by: owner.name, text: 'Kiitos viestistä. Kumpi polvi on kipeä?' },
    ],
  }
}

const log = [
  {
    at: '2026-11-24T07:50:00Z',
    who: owner.name,
    role: owner.role,
    what: said('Luki yhteydenottosi'),
    why: said('Hoidon tarpeen arviointi'),
  },
]
