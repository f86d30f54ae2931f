import { randomUUID } from 'node:crypto'
import { readReply } from '@luukku/domain/booking'
import { toInstant } from '@luukku/domain/time'
import type { TransactionOptions, WriteTx } from '../../../platform/db.ts'
import { AppError } from '../../../platform/errors.ts'
import type { Services } from '../../../platform/services.ts'
import { findContactRow, hearsBySms, hearWords, lockContactRow } from '../../contact/index.ts'
import { mayBeTold } from '../../notification/index.ts'
import { listPersonsByPhone } from '../../person/index.ts'
import { acceptOffer, passOffer } from './answer-offer.ts'
import { isKept } from './is-kept.ts'
import { findOffer } from './waiting-queries.ts'
import { askByCall, listAskedBySms, noteSms, type AskedBySms } from './reply-queries.ts'

/** A reply as it came from the telephone network: its number is not kept, nor its words unless they alarm. */
export interface SmsReply {
  messageId: string
  from: string
  text: string
}

/**
 * A reply to a held time. A clear yes or no to the one open question is the answer; whatever is not clear (words, two open
 * questions, an answer that came too late, a yes to what cannot be kept any more) becomes a call of somebody on shift, at once where the words alarm. From a number
 * that was asked nothing it is left alone. The same message twice counts once, whatever became of it.
 */
export async function receiveReply(services: Services, reply: SmsReply): Promise<void> {
  const { jobsDb, clock, config, sealer } = services
  const options: TransactionOptions = {
    actor: { kind: 'system', county: config.countyId, task: hearsBySms },
    purpose: 'guidance',
    requestId: randomUUID(),
    clock,
    action: 'receiveSmsReply',
    ground: '1326/2010 § 51 a, 1301/2014 § 36: the answer of who is offered a freed time',
  }
  await jobsDb.write(options, async (tx) => {
    if ((await noteSms(tx, reply.messageId)) !== 1) return
    const persons = await listPersonsByPhone(tx, sealer, reply.from)
    const asked = persons.length === 0 ? [] : await stillTheirs(tx, await listAskedBySms(tx, persons))
    const open = asked.filter(({ isOpen }) => isOpen)
    const said = readReply(reply.text)
    const [only, ...others] = open
    if (only && others.length === 0 && said !== 'unclear') {
      const offer = await findOffer(tx, only.offerId)
      if (offer?.status !== 'offered') return
      if (said === 'yes' && !(await isKept(tx, offer))) {
        await passOffer(tx, services, offer, 'withdrawn')
        await call(services, tx, only, reply.text)
      } else if (said === 'yes') await acceptOffer(tx, services, offer)
      else await passOffer(tx, services, offer, 'declined')
      return
    }
    // Nothing is open any more: the youngest question tells whose call it is.
    const unclear = open.length > 0 ? open : asked.slice(0, 1)
    for (const one of unclear) await call(services, tx, one, reply.text)
  })
}

/** Whoever was asked for another and may not act for them any more was asked nothing. */
async function stillTheirs(tx: WriteTx, asked: readonly AskedBySms[]): Promise<AskedBySms[]> {
  const theirs: AskedBySms[] = []
  for (const one of asked) {
    const contact = await findContactRow(tx, one.contactId)
    if (contact && (await mayBeTold(tx, contact, one.personId))) theirs.push(one)
  }
  return theirs
}

/**
 * Somebody on shift phones: the offer stands among the calls of the waiting page, and the case has a call as its next step; of a
 * joined case the one that leads. To a case that was closed meanwhile the words are heard, and nothing else comes of calm ones.
 */
async function call(services: Services, tx: WriteTx, one: AskedBySms, text: string): Promise<void> {
  await askByCall(tx, one.offerId)
  const asked = await lockContactRow(tx, one.contactId)
  const leadId = asked?.joined_into ?? null
  const row = leadId === null ? asked : await lockContactRow(tx, leadId)
  if (!row) return
  try {
    await hearWords(services, tx, row, text, { kind: 'call', at: toInstant(tx.at) }, (nextStep) => ({
      change: { type: 'next-step', nextStep },
    }))
  } catch (error) {
    if (row.status === 'closed' && error instanceof AppError && error.code === 'action-not-possible') return
    throw error
  }
  tx.journal({
    register: row.register,
    persons: [row.person_id],
    detail: {
      ...{ contact: row.id, offer: one.offerId, answer: 'unclear' },
      // What the client answered is not told to who acts for them.
      ...(one.personId === row.person_id ? { clientAlone: true } : {}),
    },
  })
}
