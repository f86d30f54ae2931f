import type { DeskCase, Receipt } from '@luukku/contract'
import type { Browser } from './small-county-server.ts'

/** A contact about a knee that a nurse has assessed: class D, physiotherapy, nothing booked. */
export interface AssessedKnee {
  readonly contactId: string
  readonly needId: string
  /** Who told about it. */
  readonly resident: Browser
}

/**
 * The first half of the main job over the API: somebody tells of a knee, the nurse assesses it.
 * @param o.person  beside a given name and an age of 40
 */
export async function assessKnee(
  resident: Browser,
  nurse: Browser,
  o: { urgencyClass?: 'B' | 'D'; contactWay?: object; person?: object } = {},
): Promise<AssessedKnee> {
  const sent = await resident('POST', '/api/contacts', {
    channel: 'web_form',
    lang: 'fi',
    text: 'Polvi on ollut kipeä syksystä asti',
    person: { givenName: 'Testi', age: 40, ...o.person },
    contactWay: o.contactWay ?? { ways: ['sms'], phone: '040 000 0000' },
  })
  const { contactId } = sent.body as Receipt
  const path = `/api/desk/contacts/${contactId}`
  const assessed = await nurse('POST', `${path}/assessment`, {
    basedOn: ((await nurse('GET', path)).body as DeskCase).version,
    decision: 'override',
    overrideReason: 'Arvio puhelimessa',
    urgencyClass: o.urgencyClass ?? 'D',
    needs: [{ service: 'FYSIO', extract: 'Polvi kipeä' }],
    note: 'Arvioitu',
  })
  if (assessed.status !== 200) throw new Error(`not assessed: ${assessed.text}`)
  return { contactId, needId: (assessed.body as DeskCase).needs[0]?.needId ?? '', resident }
}
