import { routes, type AppointmentView, type NoticeState, type PlanView } from '@luukku/contract'
import { sql } from 'kysely'
import type { AccessRule, Actor } from '@luukku/domain/access'
import { addMinutes, formatHelsinki, toHelsinkiDate, toInstant } from '@luukku/domain/time'
import { planNextTexts } from '@luukku/i18n/data/plan'
import { AppError } from '../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../platform/http/handler.ts'
import type { Services } from '../../platform/services.ts'
import {
  cancelAppointment,
  isSlotTaken,
  laterMovesOf,
  listRest,
  moveAppointment,
  stepAppointment,
  withOthers,
} from '../booking/index.ts'
import { appendEvents, hearWords } from '../contact/index.ts'
import { readUnsent } from '../notification/index.ts'
import { fullName, readIdentities, storePayload } from '../person/index.ts'
import { listAppointments, readPlans, toAppointmentView } from '../plan/index.ts'
import type { ReadTx } from '../../platform/db.ts'
import { readMyCalendar } from './my-calendar.ts'
import { listExceptional, noteLostTimes } from './resident-queries.ts'
import { getMyAppointment, listMyTimes } from './my-appointment.ts'
import { chooseMyTime, listMyFirstTimes } from './my-first-time.ts'
import { getMyContactRow, listMyContactRows, toMyContacts, type MyContact } from './my-contacts.ts'
import { setMyCompanion } from './set-my-companion.ts'
import { setMyDate } from './set-my-date.ts'
import { setMyPlace } from './set-my-place.ts'
import { readMyLog } from './my-log.ts'
import { readChoice, type ChosenTime } from './time-choice.ts'

const own: AccessRule = {
  roles: ['visitor', 'resident'],
  relation: 'own',
  purpose: 'own-matter',
  ground: '2016/679 art. 15: own data',
}

export function residentEndpoints(services: Services): Endpoint[] {
  const { sealer, config, db, clock } = services
  return [
    reads(routes.readMine, own, async ({ tx, actor }) => {
      const rows = await listMyContactRows(tx)
      const me = actor.kind === 'resident' || actor.kind === 'visitor' ? actor.personId : ''
      const identity = (await readIdentities(tx, sealer, [me])).get(me)
      tx.journal({ register: 'both', persons: [me, ...rows.map(({ person_id }) => person_id)] })
      const mine = await toMyContacts(tx, sealer, rows)
      // Closed as the reader may know of it: what only the client's own words opened again is not open to who acts for them.
      const unsent = await readUnsent(
        tx,
        mine.flatMap(({ contactId, status }) => (status === 'closed' ? [] : [contactId])),
        me === '' ? [] : [me],
      )
      const contacts = mine.map((one) => withUnsent(one, unsent.get(one.contactId)))
      const plans = await readPlans(
        tx,
        rows.map(({ id }) => id),
      )
      return {
        today: toHelsinkiDate(toInstant(tx.at)),
        name: identity ? fullName(identity) : '',
        contacts,
        plans: plans.map((plan) =>
          contacts.find(({ contactId }) => contactId === plan.contactId)?.readOnly ? toReadOnly(plan) : plan,
        ),
        exceptional: (await listExceptional(tx, me)).map(({ at, who }) => ({ at: formatHelsinki(toInstant(at)), who })),
      }
    }),
    reads(routes.listTimes, own, ({ tx, params, query }) => listMyTimes(tx, config.cookieKey, params.id, query)),
    reads(routes.listFirstTimes, own, ({ tx, params, query }) =>
      listMyFirstTimes(tx, config.cookieKey, params.id, query),
    ),
    writes(
      routes.chooseTime,
      own,
      async ({ tx, params, body }) => appointmentAnswer(tx, await chooseMyTime(tx, services, params.id, body.choice)),
      {
        refused: async (error, { params, body, ...asked }) => {
          await noteLost('need', routes.chooseTime.id, error, { ...asked, id: params.id, choice: body.choice })
          return withOthers(
            services,
            error,
            { ...asked, access: own, action: routes.listFirstTimes.id },
            async (tx) => {
              const { times } = await listMyFirstTimes(tx, config.cookieKey, params.id, { limit: 5 })
              return { times }
            },
          )
        },
      },
    ),
    writes(routes.setMyCompanion, own, ({ tx, params, body }) => setMyCompanion(tx, params.id, body)),
    writes(
      routes.moveAppointment,
      own,
      async ({ tx, params, body }) => {
        const old = await getMyAppointment(tx, params.id)
        const time = readChoice(config.cookieKey, old.id, body.choice)
        if (!time) throw new AppError('rule-violated', { reason: 'unknown-choice' })
        const to = { staffId: time.staffId, mode: time.mode, start: new Date(time.startMs), end: new Date(time.endMs) }
        const rest = (time.later ?? []).map(([appointmentId, startMs, endMs]) => ({
          appointmentId,
          start: new Date(startMs),
          end: new Date(endMs),
        }))
        const later = await laterMovesOf(tx, old, to, rest)
        return appointmentAnswer(tx, await moveAppointment(tx, services, old, to, undefined, later))
      },
      {
        refused: async (error, { actor, params, body, requestId }) => {
          if (!isSlotTaken(error)) return error
          const { purpose, ground } = own
          const asked = { actor, requestId, id: params.id, choice: body.choice }
          const lost = await noteLost('appointment', routes.moveAppointment.id, error, asked)
          const { times } = await db.read(
            { actor, purpose, requestId, clock, action: routes.listTimes.id, ground },
            (tx) =>
              listMyTimes(tx, config.cookieKey, params.id, { limit: 5, rest: lost?.later?.length ? 'yes' : 'no' }),
          )
          return new AppError('slot-taken', { alternatives: { times } })
        },
      },
    ),
    writes(routes.cancelAppointment, own, async ({ tx, params, body }) => {
      const old = await getMyAppointment(tx, params.id)
      await cancelAppointment(tx, services, old, undefined, body.rest ? await listRest(tx, old) : [])
      return appointmentAnswer(tx, old.id)
    }),
    reads(routes.readMyCalendar, own, ({ tx, query }) => readMyCalendar(tx, sealer, query)),
    writes(routes.arriveAtAppointment, own, async ({ tx, params, body }) => {
      const mine = await getMyAppointment(tx, params.id)
      await stepAppointment(tx, mine.id, body.here ? 'arrive' : 'correct', 'resident')
      tx.journal({
        register: mine.register,
        persons: [mine.person_id],
        detail: { contact: mine.contact_id, appointment: mine.id, here: body.here },
      })
      return appointmentAnswer(tx, mine.id)
    }),
    writes(routes.replyMessage, own, async ({ tx, params, body }) => {
      const row = await getMyContactRow(tx, params.id)
      const payloadId = await storePayload(tx, sealer, {
        register: row.register,
        personId: row.person_id,
        contactId: row.id,
        kind: 'message',
        retentionClass: 'correspondence',
        content: body.text,
      })
      // Within the hour, by who is there: a message may change how urgent the matter is.
      const at = addMinutes(toInstant(tx.at), row.urgency_class <= 'B' ? 0 : 60)
      await hearWords(services, tx, row, body.text, { kind: 'read', at }, (nextStep) => ({
        change: { type: 'replied', nextStep },
        payloadId,
      }))
      tx.journal({ register: row.register, persons: [row.person_id], detail: { contact: row.id, payloadId } })
      return getOne(tx, row.id)
    }),
    writes(routes.withdrawPermission, own, async ({ tx, params }) => {
      const row = await getMyContactRow(tx, params.id)
      await tx.run(
        sql`update permission set withdrawn_at = ${tx.at} where contact_id = ${row.id} and withdrawn_at is null`,
      )
      const summary = { ...row.summary, share: 'no' as const }
      await appendEvents(tx, row, [{ change: { type: 'permission', share: 'no', withdrawn: true } }], { summary })
      tx.journal({ register: 'both', persons: [row.person_id], detail: { contact: row.id, withdrawn: true } })
      return getOne(tx, row.id)
    }),
    writes(routes.setMyPlace, own, async ({ tx, params, body }) => ({
      plan: await setMyPlace(tx, services, params.id, body),
    })),
    writes(routes.setMyDate, own, async ({ tx, params, body }) => ({ plan: await setMyDate(tx, params.id, body) })),
    reads(routes.readMyLog, own, ({ tx, query }) => readMyLog(tx, sealer, query)),
  ]

  /** What was just lost, kept from being offered again. */
  async function noteLost(
    of: 'appointment' | 'need',
    action: string,
    error: unknown,
    asked: { actor: Actor; requestId: string; id: string; choice: string },
  ): Promise<ChosenTime | undefined> {
    const lost = isSlotTaken(error) ? readChoice(config.cookieKey, asked.id, asked.choice) : undefined
    const { purpose, ground } = own
    const { actor, requestId } = asked
    if (lost)
      await db.write({ actor, purpose, requestId, clock, action, ground }, (tx) =>
        noteLostTimes(tx, of, asked.id, lost),
      )
    return lost
  }

  async function getOne(tx: ReadTx, contactId: string) {
    const [mine] = await toMyContacts(tx, sealer, [await getMyContactRow(tx, contactId)])
    if (!mine) throw new AppError('not-found')
    return mine
  }
}

const withUnsent = (one: MyContact, unsent: NoticeState | undefined): MyContact => (unsent ? { ...one, unsent } : one)

const toSeenTime = (time: AppointmentView): AppointmentView => ({ ...time, canChange: false, canArrive: false })

/** For a person of trust: the same plan without anything to change, or to choose. */
const toReadOnly = (plan: PlanView): PlanView => ({
  ...plan,
  lines: plan.lines.map((line) => ({
    ...line,
    ...(line.appointment ? { appointment: toSeenTime(line.appointment) } : {}),
    ...(line.later ? { later: line.later.map(toSeenTime) } : {}),
    ...(line.canChoose ? { nextText: planNextTexts['choose-of-another'] } : {}),
  })),
})

async function appointmentAnswer(tx: ReadTx, appointmentId: string) {
  const [row] = await listAppointments(tx, { ids: [appointmentId] })
  const [plan] = row ? await readPlans(tx, [row.contact_id]) : []
  if (!row || !plan) throw new AppError('not-found')
  return { appointment: toAppointmentView(row, tx.at), plan }
}
