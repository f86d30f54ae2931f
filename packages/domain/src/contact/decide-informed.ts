import { isOwnChannel } from './own-channels.ts'

/** Every wording that a client has been told the national information-system services by, the newest last. */
export const nationalServicesVersions = ['2026-11'] as const
export type NationalServicesVersion = (typeof nationalServicesVersions)[number]
export const nationalServicesVersion: NationalServicesVersion = '2026-11'

/** How the words were given: read on the screen before sending, or said by a professional. */
export const informedWays = ['screen', 'phone', 'counter'] as const
export type InformedWay = (typeof informedWays)[number]

/** Which words were given, how, and to whom. */
export interface Informed {
  readonly version: NationalServicesVersion
  readonly how: InformedWay
  readonly to: 'client' | 'representative'
}

export interface SentWith {
  /** The wording that went along with the contact. */
  readonly version: string | undefined
  readonly channel: string
  readonly by: 'professional' | 'sender'
  readonly who: 'self' | 'child' | 'other'
  /** Signed in, with a right to act for the one it is about. */
  readonly mayAct: boolean
}

/**
 * What to record of a contact that was sent with the words on the national information-system services. Undefined where the
 * one it is about was not told: somebody else told of an adult, the wording is not known, or nobody had the words to read or say.
 * They are then told when they are met.
 *
 * @law client data act 703/2023 § 68: at the latest at the first contact (requirement R9)
 */
export function decideInformed({ version, channel, by, who, mayAct }: SentWith): Informed | undefined {
  const known = nationalServicesVersions.find((one) => one === version)
  const how = by === 'sender' ? 'screen' : channel === 'phone' ? 'phone' : channel === 'walk_in' ? 'counter' : undefined
  if (known === undefined || how === undefined || (by === 'sender' && !isOwnChannel(channel))) return undefined
  if (who === 'other' && !mayAct) return undefined
  return { version: known, how, to: who === 'self' ? 'client' : 'representative' }
}
