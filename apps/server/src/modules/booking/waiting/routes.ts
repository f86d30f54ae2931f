import { routes, type RouteBody } from '@luukku/contract'
import { isOnlySeen, type AccessRule, type Actor } from '@luukku/domain/access'
import { sql } from 'kysely'
import type { ReadTx, WriteTx } from '../../../platform/db.ts'
import { AppError, notFound } from '../../../platform/errors.ts'
import { reads, writes, type Endpoint } from '../../../platform/http/handler.ts'
import type { Services } from '../../../platform/services.ts'
import { findContactRow } from '../../contact/index.ts'
import { noticeDetail, settleTask } from '../../notification/index.ts'
import { acceptOffer, getOffer, passOffer } from './answer-offer.ts'
import { withOthers, type FindOtherTimes } from '../lost-race.ts'
import type { RecentOffers } from '../recent-offers.ts'
import { searchForNeed } from '../search-to-move.ts'
import { isSlotTaken } from '../slot-taken.ts'
import { listMyContacts } from './list-my-contacts.ts'
import { joinWaiting, leaveWaiting, listMyWaiting } from './waiting-queries.ts'
import { readMyWaiting, readWaitingDesk } from './waiting-views.ts'
import { withdrawOffer } from './withdraw-offer.ts'

const own: AccessRule = {
  roles: ['visitor', 'resident'],
  relation: 'own',
  purpose: 'own-matter',
  ground: '2016/679 art. 15: own data',
}
const guidance: AccessRule = {
  roles: ['triage'],
  relation: 'guidance-unit',
  purpose: 'guidance',
  ground: '703/2023 § 53 (1): joint guidance unit',
}

export function waitingEndpoints(services: Services, recent: RecentOffers, findOtherTimes: FindOtherTimes): Endpoint[] {
  return [
    reads(routes.readMyWaiting, own, async ({ tx }) => mine(tx)),
    writes(routes.setMyWaiting, own, async ({ tx, body }) => {
      await setWaiting(tx, await listMyContacts(tx), body)
      return mine(tx)
    }),
    writes(
      routes.answerMyOffer,
      own,
      async ({ tx, params, body }) => {
        const offer = await getOffer(tx, params.id)
        if (!(await listMyContacts(tx)).includes(offer.contact_id)) throw notFound()
        if (isOnlySeen(tx.actor, offer.person_id)) throw new AppError('not-allowed')
        await answer(tx, services, offer, body.answer)
        return mine(tx)
      },
      { refused: overOf(services, { access: own, action: routes.listTimes.id }, findOtherTimes) },
    ),
    reads(routes.readWaitingDesk, guidance, ({ tx }) => readWaitingDesk(tx, services.sealer)),
    writes(routes.setWaiting, guidance, async ({ tx, body }) => {
      if (!(await findContactRow(tx, body.contactId))) throw notFound()
      await setWaiting(tx, [body.contactId], body)
      return { waiting: await readMyWaiting(tx, [body.contactId]) }
    }),
    writes(routes.settleUnreached, guidance, async ({ tx, params }) => {
      const settled = await settleTask(tx, params.id)
      if (!settled) throw notFound()
      tx.journal({
        register: 'both',
        persons: [settled.person_id],
        detail: { ...noticeDetail(settled), told: true },
      })
      return readWaitingDesk(tx, services.sealer)
    }),
    writes(
      routes.answerOffer,
      guidance,
      async ({ tx, params, body }) => {
        await answer(tx, services, await getOffer(tx, params.id), body.answer)
        return readWaitingDesk(tx, services.sealer)
      },
      {
        refused: overOf(services, { access: guidance, action: routes.searchTimes.id }, (tx, of) =>
          searchForNeed(tx, of, recent),
        ),
      },
    ),
  ]
}

/**
 * What was held is not there any more, or not to be had any more: the next one who waits is asked, and who said yes is told of
 * other times.
 */
const overOf =
  (services: Services, by: { access: AccessRule; action: string }, find: FindOtherTimes) =>
  async (
    error: unknown,
    asked: { actor: Actor; requestId: string; params: { id: string }; body: { answer: Answer } },
  ): Promise<unknown> => {
    const { params, body, ...of } = asked
    const isOver = isSlotTaken(error) || (error instanceof AppError && error.reason === over)
    if (!isOver) return error
    await withdrawOffer(services, of.actor.county, params.id)
    const told = new AppError('action-not-possible', { reason: over })
    if (body.answer === 'decline') return told
    return withOthers(services, told, { ...of, ...by, over }, async (tx) =>
      find(tx, { needId: (await getOffer(tx, params.id)).need_id }),
    )
  }

const over = 'offer-over'
type Answer = RouteBody<typeof routes.answerMyOffer>['answer']

const answer = (tx: WriteTx, services: Services, offer: Awaited<ReturnType<typeof getOffer>>, said: Answer) =>
  said === 'accept' ? acceptOffer(tx, services, offer) : passOffer(tx, services, offer, 'declined')

async function mine(tx: ReadTx) {
  const contacts = await listMyContacts(tx)
  const waiting = await readMyWaiting(tx, contacts)
  const rows = await tx.rows(
    sql<{ person_id: string }>`select distinct person_id from contact where id = any (${contacts}::uuid[])`,
  )
  tx.journal({ register: 'both', persons: rows.map(({ person_id }) => person_id), detail: { waiting: waiting.length } })
  return { waiting }
}

/** @throws AppError not-found for a need of none of these contacts; rule-violated for a way that the service is not given in */
async function setWaiting(
  tx: WriteTx,
  contactIds: readonly string[],
  body: Omit<RouteBody<typeof routes.setMyWaiting>, never>,
): Promise<void> {
  const need = (await listMyWaiting(tx, contactIds)).find(({ need_id }) => need_id === body.needId)
  if (!need) throw notFound()
  if (isOnlySeen(tx.actor, need.person_id)) throw new AppError('not-allowed')
  tx.journal({
    register: need.register,
    persons: [need.person_id],
    detail: { contact: need.contact_id, need: need.need_id, waits: body.waits },
  })
  if (!body.waits) {
    await leaveWaiting(tx, need.need_id)
    return
  }
  if (body.modes.some((mode) => !need.modes_of_service.includes(mode)))
    throw new AppError('rule-violated', { reason: 'mode-not-given' })
  const home = await tx.first(
    sql<{ municipality_code: string | null }>`select municipality_code from need where id = ${need.need_id}`,
  )
  await joinWaiting(tx, need, {
    modes: body.modes,
    municipality: body.onlyHere ? (home?.municipality_code ?? null) : null,
    noticeHours: body.noticeHours,
    bySms: body.bySms,
  })
}
