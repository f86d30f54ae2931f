import type { Assessment, DeskCase, DeskRow, ErrorCode, Offer, PlanView } from '@luukku/contract'
import { assessedNeeds, at, colleague, fixedNow, freshCase, id, me, offersFor, row, text } from './fixtures.ts'
import { managerDay, ownNeed } from './fixtures-other.ts'

export class FakeProblem extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly alternatives: unknown
  constructor(code: ErrorCode, status: number, alternatives?: unknown) {
    super(code)
    this.code = code
    this.status = status
    this.alternatives = alternatives
  }
}
interface Input {
  params: Record<string, string>
  query: unknown
  body: unknown
  key: string
}
export interface FakeApi {
  rows: DeskRow[]
  cases: Map<string, DeskCase>
  /** The next booking finds its time gone. */
  takeNextSlot: boolean
  booked: number
  /** Somebody else changes this case now. */
  touch(contactId: string, change?: Partial<DeskCase>): void
  answer(routeId: string, input: Input): unknown
}

export function createFakeApi({
  people = 47,
  roles = ['triage', 'health', 'manager'],
}: {
  people?: number
  roles?: string[]
}): FakeApi {
  const rows = Array.from({ length: people }, (_, n) => row(n))
  const cases = new Map<string, DeskCase>()
  const own = ownNeed()
  const caseOf = (contactId = ''): DeskCase => {
    const known = cases.get(contactId)
    if (known) return known
    const n = rows.findIndex((one) => one.contactId === contactId)
    if (n < 0 && contactId !== id(9999)) throw new FakeProblem('not-found', 404)
    const made = { ...freshCase(n + 1), contactId }
    cases.set(contactId, made)
    return made
  }
  const change = (
    contactId = '',
    basedOn: number | undefined,
    next: (found: DeskCase) => Partial<DeskCase>,
  ): DeskCase => {
    const found = caseOf(contactId)
    if (basedOn !== undefined && basedOn !== found.version) throw new FakeProblem('version-conflict', 409)
    const made = { ...found, ...next(found), version: found.version + 1 }
    cases.set(contactId, made)
    return made
  }
  const api: FakeApi = {
    rows,
    cases,
    takeNextSlot: false,
    booked: 0,
    touch: (contactId, part = {}) => void change(contactId, undefined, () => part),
    answer: (routeId, { params, query, body }) => {
      const input = (body ?? {}) as Record<string, unknown> & { basedOn: number }
      const one = params['id']
      switch (routeId) {
        case 'readSession':
          return {
            kind: 'staff',
            name: me.name,
            staffId: me.id,
            roles,
            unit: text('Asiakasohjaus'),
            formToken: 'form-token',
            hasDraft: false,
          }
        case 'readCounty':
          return {
            id: 'lapland',
            name: text('Lapin hyvinvointialue', 'Lapplands välfärdsområde', 'Lapland'),
            languages: ['fi', 'sv', 'en', 'se'],
            phones: {
              person: '016 000 000',
              emergency: '112',
              urgentAdvice: '116117',
              socialEmergency: '016 000 001',
              crisis: '09 2525 0111',
            },
            openNow: true,
            officeHours: { from: '8', to: '16' },
            development: true,
          }
        case 'listServices':
          return {
            services: ['FYSIO', 'MT_PERUS', 'AIK_SOS', 'VO_LAAKARI'].map((code) => ({
              code,
              register: code === 'AIK_SOS' ? 'social' : 'health',
              name: text(code),
              bookable: true,
              modes: ['onsite'],
            })),
          }
        case 'listMunicipalities':
          return { municipalities: [{ code: '758', name: text('Sodankylä') }] }
        case 'listColleagues':
          return {
            at: at(0),
            owners: [me, colleague].map((owner) => ({ ...owner, unit: text('Asiakasohjaus'), until: at(400) })),
          }
        case 'listDesk': {
          const {
            cursor,
            limit,
            view,
            class: wanted,
          } = query as { cursor?: string; limit: number; view: string; class?: string }
          const all = rows.filter(
            (known) =>
              (!wanted || known.urgency.class === wanted) && (view !== 'mine' || known.nextStep.owner.id === me.id),
          )
          const from = cursor === undefined ? 0 : all.findIndex((known) => known.contactId === cursor) + 1
          const page = all.slice(from, from + limit)
          return {
            at: at(0),
            counts: { queue: rows.length, mine: 9, team: 21 },
            promisesKept: { kept: 49, of: 50 },
            rows: page,
            nextCursor: from + limit < all.length ? page.at(-1)?.contactId : undefined,
          }
        }
        case 'searchDesk':
          return {
            rows: rows.filter((known) =>
              known.person.label.toLowerCase().startsWith(String(input['words']).toLowerCase()),
            ),
          }
        case 'readCase':
          return caseOf(one)
        case 'openCase': {
          const found = caseOf(one)
          const opened = [...found.opened.filter((other) => !other.me), { by: me.name, at: at(0), me: true }]
          const made = { ...found, opened }
          cases.set(found.contactId, made)
          return made
        }
        case 'recordAnswers':
          return change(one, input.basedOn, (found) => {
            const answers = input['answers'] as Record<string, unknown>
            return {
              askNow: found.askNow.filter((question) => !(question.id in answers)),
              proposal: answers['knee.hot'] === true ? { ...found.proposal, urgencyClass: 'B' } : found.proposal,
            }
          })
        case 'assessCase':
          return change(one, input.basedOn, (found) => {
            const assessment = body as Assessment
            return {
              status: 'assessed',
              needs: assessedNeeds(found, assessment.needs),
              allowedActions: ['book', 'assess', 'call', 'ask-back', 'assign', 'close'],
              permission: { share: assessment.permission?.share ?? 'not-asked', withdrawn: false },
            }
          })
        case 'recordCall':
          return change(one, input.basedOn, (found) => ({
            callAttempts: [...found.callAttempts, { at: at(0), by: me.name, outcome: input['outcome'] as 'answered' }],
          }))
        case 'askBack':
          return change(one, input.basedOn, (found) => ({
            messages: [...found.messages, { at: at(0), from: 'staff', by: me.name, text: String(input['text']) }],
          }))
        case 'assignCase':
          return change(one, input.basedOn, (found) => ({
            nextStep: { ...found.nextStep, owner: (input['to'] as { kind: string }).kind === 'me' ? me : colleague },
          }))
        case 'guide112':
        case 'joinCases':
        case 'closeCase':
        case 'setNextStep':
          return change(one, input.basedOn, () => ({}))
        case 'recordContact':
          return {
            contactId: id(9999),
            reference: 'X1',
            receivedAt: at(0),
            verified: false,
            promise: freshCase(1).promise,
            nextStep: freshCase(1).nextStep,
            needs: [],
          }
        case 'searchTimes':
          return { offers: offersFor(caseOf(String(input['contactId']))), uncovered: [] }
        case 'bookTimes': {
          const found = caseOf(String(input['contactId']))
          if (api.takeNextSlot) {
            api.takeNextSlot = false
            throw new FakeProblem('slot-taken', 409, { offers: offersFor(found, 1) })
          }
          const plan = planOf(found, offersFor(found)[0])
          api.booked += 1
          change(found.contactId, undefined, () => ({
            status: 'booked',
            plan,
            needs: found.needs.map((need) => ({ ...need, status: 'booked' as const })),
            allowedActions: ['assign', 'close'],
          }))
          return { appointments: plan.lines.flatMap((line) => (line.appointment ? [line.appointment] : [])), plan }
        }
        case 'listOwn':
          return {
            at: at(0),
            caseload: { now: 28, limit: 30 },
            cards: [own.card, { ...own.card, needId: id(7101), nextDate: '2027-01-12', realLifeDate: undefined }],
          }
        case 'readOwnNeed':
          return own
        case 'writeOwnNote':
          own.notes.push({ at: at(own.notes.length), by: me.name, text: String(input['text']) })
          return own
        case 'readManagerDay':
          return managerDay()
        default:
          throw new FakeProblem('not-found', 404)
      }
    },
  }
  return api
}

function planOf(found: DeskCase, offer: Offer | undefined): PlanView {
  return {
    planId: id(6000),
    contactId: found.contactId,
    madeAt: new Date(fixedNow).toISOString(),
    lines: (offer?.items ?? []).map((item, index) => ({
      lineId: id(6100 + index),
      needId: item.needId,
      service: item.service,
      register: index === 2 ? 'social' : 'health',
      title: item.title,
      what: text('Tapaaminen'),
      meanwhile: text('Liiku kivun sallimissa rajoissa.'),
      watchFor: text('Kuuma ja turvonnut polvi.'),
      owner: { name: item.professional.name, role: item.professional.role, phone: '016 000 002' },
      nextDate: item.start.slice(0, 10),
      nextText: text('Ensimmäinen käynti'),
      appointment: {
        appointmentId: id(6200 + index),
        service: item.service,
        title: item.title,
        start: item.start,
        end: item.end,
        mode: item.mode,
        professional: item.professional,
        place: item.place ? { name: item.place } : undefined,
        status: 'booked',
        canChange: true,
      },
      legal: found.needs[index]?.clocks.flatMap((clock) =>
        clock.dueDate === null ? [] : [{ ...clock, dueDate: clock.dueDate }],
      )[0],
      whoSees: text('Hoitaja'),
    })),
  }
}
