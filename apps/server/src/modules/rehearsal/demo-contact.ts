import { randomUUID } from 'node:crypto'
import { routes, type ApiClient, type NewContactInput } from '@luukku/contract'

/** How far a made-up contact has come. */
export const demoPhases = [
  'waiting',
  'opened',
  'booked',
  'booked',
  'no-answer',
  'assessed',
  'booked',
  'asked-back',
  'booked',
  'booked',
  'assessed',
  'booked',
] as const
export type DemoPhase = (typeof demoPhases)[number]

export interface DemoCaller {
  call: ApiClient
  formToken: string
}

/**
 * Makes one contact of the demo county over the same API as everybody's: sent by a resident, or written down by staff for who
 * phones or walks in, and taken as far as its phase by a professional. What the rules stop (an emergency, a child-protection decision) stays where it was stopped.
 */
export async function makeDemoContact(
  sender: DemoCaller & { byStaff: boolean },
  staff: () => Promise<DemoCaller>,
  contact: NewContactInput,
  phase: DemoPhase,
): Promise<void> {
  const sent = { body: contact, formToken: sender.formToken, idempotencyKey: randomUUID() }
  const { contactId } = sender.byStaff
    ? await sender.call(routes.recordContact, sent)
    : await sender.call(routes.createContact, sent)
  await advanceDemoContact(staff, contactId, phase)
}

/** Takes a contact that waits, or that this professional has open, as far as its phase. */
export async function advanceDemoContact(
  staff: () => Promise<DemoCaller>,
  contactId: string,
  phase: DemoPhase,
): Promise<void> {
  if (phase === 'waiting') return
  const { call, formToken } = await staff()
  const params = { id: contactId }
  const command = () => ({ params, formToken, idempotencyKey: randomUUID() })
  const opened = await call(routes.openCase, { params, formToken, body: {} })
  if (phase === 'no-answer')
    await call(routes.recordCall, { ...command(), body: { basedOn: opened.version, outcome: 'no-answer' } })
  if (phase === 'asked-back')
    await call(routes.askBack, {
      ...command(),
      body: { basedOn: opened.version, text: 'Kertoisitko vielä, milloin oire alkoi?' },
    })
  if (phase !== 'assessed' && phase !== 'booked') return
  const { proposal } = opened
  if (proposal.urgencyClass < 'C' || proposal.needs.length === 0) return
  await call(routes.assessCase, {
    ...command(),
    body: {
      basedOn: opened.version,
      decision: 'accept',
      urgencyClass: proposal.urgencyClass,
      needs: proposal.needs.map(({ service, extract }) => ({ service, extract: extract.slice(0, 4000) })),
      note: 'Esimerkkimerkintä demoalueella.',
      ...(proposal.childProtection.consider
        ? { childProtection: { decision: 'no-notice' as const, why: 'Esimerkki: asia selvitetty perheen kanssa.' } }
        : {}),
      ...(proposal.permissionNeeded ? { permission: { share: 'yes' as const, asked: 'voice' as const } } : {}),
    },
  })
  if (phase !== 'booked') return
  const { offers } = await call(routes.searchTimes, { formToken, body: { contactId, limit: 4 } })
  const offer = offers[contactId.charCodeAt(0) % Math.max(offers.length, 1)]
  if (!offer) return
  await call(routes.bookTimes, {
    formToken,
    idempotencyKey: randomUUID(),
    body: {
      contactId,
      items: offer.items.map(({ needId, staffId, service, mode, start, end }) => ({
        needId,
        staffId,
        service,
        mode,
        start,
        end,
      })),
    },
  })
}
