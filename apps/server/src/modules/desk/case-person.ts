import type { DeskCase } from '@luukku/contract'
import { isOwnChannel } from '@luukku/domain/contact'
import type { Told } from '../contact/index.ts'
import { fullName, type Identity } from '../person/index.ts'

/** Who tells of another, whose matter it is to them; nothing where the person tells. @param closed no number is shown */
export function reporterOf(
  own: Told,
  reporter: Identity | undefined,
  person: Identity | undefined,
  closed: boolean,
): Pick<DeskCase, 'reporter'> {
  const { who, relation } = own.concerning
  if (who === 'self') return {}
  const name = reporter ? fullName(reporter) : own.reporter?.name
  const phone = closed ? undefined : (reporter?.phone ?? own.reporter?.phone)
  return {
    reporter: {
      who,
      ...(relation === undefined ? {} : { relation }),
      ...(name ? { name } : {}),
      ...(phone ? { phone } : {}),
      ...(closed || !isOnlyTellers(own, person) ? {} : restOfTeller(own, phone)),
    },
  }
}

/** What else the teller said of reaching them, where it does not stand as a way to the person. */
function restOfTeller(
  { contactWay: way, stopPhone }: Told,
  shown: string | undefined,
): Pick<NonNullable<DeskCase['reporter']>, 'reachedBy' | 'safeWays'> {
  const said = new Set([way?.phone, way?.email, stopPhone])
  const reachedBy = [...said].flatMap((one) => (one === undefined || one === shown ? [] : [one]))
  return {
    ...(reachedBy.length === 0 ? {} : { reachedBy }),
    ...(way?.onlySafe === true ? { safeWays: way.ways } : {}),
  }
}

/**
 * Whether the teller's way is no way to the person: since they themself said what makes only their own ways safe, whoever told
 * of them may be the one they fear, whatever that one ticked.
 */
const isOnlyTellers = (told: Told, person: Identity | undefined): boolean =>
  told.concerning.who !== 'self' && (person?.safeContactOnly === true || person?.contactWay?.onlySafe === true)

/** Whether who told of another stands there with a number or an address: more of them than a name. */
export function isTellerReached(own: Told, { reporter }: Pick<DeskCase, 'reporter'>, closed: boolean): boolean {
  if (closed || reporter === undefined) return false
  return [reporter.phone, own.contactWay?.phone, own.contactWay?.email].some(Boolean)
}

/**
 * What was said of reaching them to the professional who wrote this contact down, where the way that was chosen before stands
 * (`mergeWay`): nothing that was said is lost, and nobody takes it for a safe way. What a resident wrote themself replaced theirs.
 */
export function saidNowOf(
  told: Told,
  shown: DeskCase['person']['contactWay'],
  stands: boolean,
): Pick<DeskCase['person'], 'saidNow'> {
  const said = told.contactWay
  if (!stands || said === undefined || told.concerning.who !== 'self' || isOwnChannel(told.channel)) return {}
  const phone = said.phone === shown?.phone ? undefined : said.phone
  const email = said.email === shown?.email ? undefined : said.email
  if (phone === undefined && email === undefined) return {}
  return { saidNow: { ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) } }
}

/** The number left at the red-flag stop, where it is not the one that is called anyway. */
export function leftAtStopOf(
  told: Told,
  identity: Identity | undefined,
  shown: DeskCase['person']['contactWay'],
): Pick<DeskCase['person'], 'leftAtStop'> {
  const { stopPhone } = told
  const isCalled = shown?.phone === stopPhone && shown?.ways.includes('call') === true
  return stopPhone === undefined || isCalled || isOnlyTellers(told, identity) ? {} : { leftAtStop: stopPhone }
}

/**
 * How to reach about this matter. Who tells of themself: as they say of themself now, for a number may have been taken away
 * since. Who tells of another: as was said when it was told, while the person has not told what makes that a danger.
 *
 * @param onlySafe  known of the person or of the matter, whatever was ticked with this way
 */
export function contactWayOf(
  told: Told,
  identity: Identity | undefined,
  onlySafe: boolean,
): Pick<DeskCase['person'], 'contactWay'> {
  const isOwn = told.concerning.who === 'self' || isOnlyTellers(told, identity)
  const said = isOnlyTellers(told, identity) ? undefined : told.contactWay
  const way = (isOwn ? identity?.contactWay : undefined) ?? said ?? identity?.contactWay
  if (way === undefined) return {}
  const phone = way.phone ?? (isOwn ? identity?.phone : undefined)
  const email = way.email ?? (isOwn ? identity?.email : undefined)
  return {
    contactWay: {
      ...way,
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      onlySafe: way.onlySafe || onlySafe,
    },
  }
}
