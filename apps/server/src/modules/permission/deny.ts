import type { RouteBody, routes } from '@luukku/contract'
import type { WriteTx } from '../../platform/db.ts'
import { notFound } from '../../platform/errors.ts'
import { findContactRow } from '../contact/index.ts'
import {
  insertDenial,
  listDeniableDocuments,
  listDeniableEvents,
  withdrawDenialRow,
  type NewDenial,
} from './denial-queries.ts'
import { selfOf } from './my-permissions.ts'

type Body = RouteBody<typeof routes.deny>

/** The person denies for themself, in one tap; it holds from the next look in every session. @throws not-found: not theirs */
export async function deny(tx: WriteTx, body: Body): Promise<void> {
  const personId = selfOf(tx)
  await insertDenial(tx, {
    personId,
    target: body.target,
    inEmergency: body.inEmergency,
    ...(await whatOf(tx, personId, body)),
  })
  tx.journal({ register: 'both', persons: [personId], detail: { denial: body.target, inEmergency: body.inEmergency } })
}

async function whatOf(
  tx: WriteTx,
  personId: string,
  body: Body,
): Promise<Omit<NewDenial, 'personId' | 'target' | 'inEmergency'>> {
  const register = 'both' as const
  switch (body.target) {
    case 'register':
      return { register: body.register }
    case 'service':
      return { register, service: body.service }
    case 'matter':
      if ((await findContactRow(tx, body.contactId))?.person_id !== personId) throw notFound()
      return { register, contactId: body.contactId }
    case 'event': {
      const event = (await listDeniableEvents(tx, personId)).find((one) => one.need_id === body.needId)
      if (!event) throw notFound()
      return { register, needId: event.need_id, contactId: event.contact_id }
    }
    case 'document': {
      const document = (await listDeniableDocuments(tx, personId)).find((one) => one.id === body.documentId)
      if (!document) throw notFound()
      return { register, documentId: document.id, contactId: document.contact_id }
    }
  }
}

export async function withdrawDenial(tx: WriteTx, denialId: string): Promise<void> {
  const personId = selfOf(tx)
  if ((await withdrawDenialRow(tx, personId, denialId)) === 0) throw notFound()
  tx.journal({ register: 'both', persons: [personId], detail: { denialWithdrawn: denialId } })
}
