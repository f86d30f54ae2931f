import { randomUUID } from 'node:crypto'
import {
  ApiError,
  createClient,
  routes,
  type ApiClient,
  type DeskCase,
  type Offer,
  type PlanView,
  type RouteResponse,
  type Transport,
} from '@luukku/contract'
import { wishedModes, type Mode } from '@luukku/domain/booking'
import type { MovableClock } from '../../platform/clock.ts'
import { momentOf } from './moment-of.ts'
import { isByStaff, toNewContact, type Scenario } from './scenario.ts'

export interface Played {
  id: string
  contactId: string
  needs: { service: string; register: string; urgency_class: string }[]
  clocks: { ruleId: string; dueDate: string | null }[]
  appointments: { service: string; start: string; mode: string }[]
  plan: { lines: { service: string; register: string; what: string; owner: string; nextDate: string }[] }
  nextStep: { owner: string; at: string; kind: string }
  call_112: boolean
  milliseconds: number
}

/** Somebody of the guidance unit, signed in at the clock's moment. */
export interface Staff {
  call: ApiClient
  formToken: string
}

/** A browser of the rehearsal: keeps its cookies, carries its form token. */
export function createCaller(origin: string, cookies: Map<string, string>) {
  const transport: Transport = async ({ method, url, headers, body }) => {
    const answer = await fetch(origin + url, {
      method,
      headers: { ...headers, cookie: [...cookies].map(([n, v]) => `${n}=${v}`).join('; ') },
      ...(body === undefined ? {} : { body }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      cookies.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    return { status: answer.status, body: await answer.text() }
  }
  return createClient(transport)
}

/** Plays one first contact the whole way over the public API: contact, assessment that accepts the proposal, booking, plan. */
export async function playScenario(o: {
  origin: string
  clock: MovableClock
  signIn: () => Promise<Staff>
  scenario: Scenario
  serial: number
  /** Another way to call than a fetch a request: a measurement keeps its connections. */
  connect?: (cookies: Map<string, string>) => ApiClient
}): Promise<Played> {
  const { scenario, clock } = o
  const connect = o.connect ?? ((cookies: Map<string, string>) => createCaller(o.origin, cookies))
  const moment = momentOf(scenario)
  clock.set(new Date(moment))
  const started = performance.now()
  const body = toNewContact(scenario, o.serial)
  let staff = await o.signIn()
  let asStaff = { formToken: staff.formToken }
  const receipt = isByStaff(scenario)
    ? await staff.call(routes.recordContact, { body, ...asStaff, idempotencyKey: randomUUID() })
    : await connect(new Map())(routes.createContact, { body, idempotencyKey: randomUUID() })
  const params = { id: receipt.contactId }
  // Assessed when its owner is there: what can wait for a shift waits for it, what cannot is a duty role's at once.
  if (Date.parse(receipt.nextStep.at) > Date.parse(moment)) {
    clock.set(new Date(receipt.nextStep.at))
    staff = await o.signIn()
    asStaff = { formToken: staff.formToken }
  }
  const opened = await staff.call(routes.readCase, { params })
  const { proposal } = opened
  const emergency = proposal.urgencyClass === 'A'
  const assessed = await staff.call(routes.assessCase, {
    params,
    ...asStaff,
    idempotencyKey: randomUUID(),
    body: {
      basedOn: opened.version,
      decision: 'accept',
      urgencyClass: proposal.urgencyClass,
      needs: proposal.needs.map(({ service, extract, urgencyClass }) => ({
        service,
        extract: extract.slice(0, 4000),
        ...(urgencyClass === undefined ? {} : { urgencyClass }),
      })),
      note: 'Harjoitus: ehdotus hyväksytty.',
      ...(proposal.childProtection.consider
        ? { childProtection: { decision: 'notify' as const, why: 'Harjoitus: ehdotuksen mukaan.' } }
        : {}),
      ...(proposal.permissionNeeded ? { permission: { share: 'yes' as const, asked: 'voice' as const } } : {}),
    },
  })
  const booked = emergency ? undefined : await book(staff, receipt.contactId, wishedModes(body.answers ?? {}))
  const last = booked ? await staff.call(routes.readCase, { params }) : assessed
  return toPlayed(scenario.id, receipt.contactId, last, booked, Math.round(performance.now() - started))
}

async function book(
  staff: Staff,
  contactId: string,
  wished: readonly Mode[],
): Promise<RouteResponse<typeof routes.bookTimes> | undefined> {
  // A time may go to somebody else between search and booking: the next search leaves it out.
  for (let attempt = 0; attempt < 3; attempt++) {
    const first = await firstOffer(staff, contactId, wished)
    if (!first) return undefined
    try {
      return await staff.call(routes.bookTimes, {
        formToken: staff.formToken,
        idempotencyKey: randomUUID(),
        body: {
          contactId,
          items: first.items.map(({ needId, staffId, service, mode, placeId, start, end }) => ({
            needId,
            staffId,
            service,
            mode,
            ...(placeId === undefined ? {} : { placeId }),
            start,
            end,
          })),
        },
      })
    } catch (error) {
      if (!(error instanceof ApiError) || error.problem?.code !== 'slot-taken') throw error
    }
  }
  return undefined
}

/** The first offer in the ways that were wished; in any way where those are too late or none. */
async function firstOffer(staff: Staff, contactId: string, wished: readonly Mode[]): Promise<Offer | undefined> {
  const search = async (wishedModes: Mode[]) =>
    staff.call(routes.searchTimes, { body: { contactId, wishedModes, limit: 3 }, formToken: staff.formToken })
  const asWished = await search([...wished])
  const [first] = asWished.offers
  const isInTime = asWished.uncovered.length === 0 && first?.items.every(({ insideLimit }) => insideLimit)
  return wished.length === 0 || isInTime === true ? first : (await search([])).offers[0]
}

function toPlayed(
  id: string,
  contactId: string,
  state: DeskCase,
  booked: RouteResponse<typeof routes.bookTimes> | undefined,
  milliseconds: number,
): Played {
  const clocks = new Map<string, string | null>()
  for (const clock of [...(state.clocks ?? []), ...state.needs.flatMap((n) => n.clocks)])
    if (clock.kind !== 'promise' && clock.state !== 'notApplied' && !clocks.has(clock.ruleId))
      clocks.set(clock.ruleId, clock.dueDate)
  const plan: PlanView | undefined = booked?.plan ?? state.plan
  return {
    id,
    contactId,
    needs: state.needs.map((n) => ({ service: n.service, register: n.register, urgency_class: n.urgencyClass })),
    clocks: [...clocks].map(([ruleId, dueDate]) => ({ ruleId, dueDate })),
    appointments: (booked?.appointments ?? []).map((a) => ({ service: a.service, start: a.start, mode: a.mode })),
    plan: {
      lines: (plan?.lines ?? []).map((l) => ({
        service: l.service,
        register: l.register,
        what: l.what.fi,
        owner: l.owner.name,
        nextDate: l.nextDate,
      })),
    },
    nextStep: {
      owner: [state.nextStep.owner.name, state.nextStep.owner.phone].filter(Boolean).join(', '),
      at: state.nextStep.at,
      kind: state.nextStep.kind,
    },
    call_112: state.proposal.call112,
    milliseconds,
  }
}
