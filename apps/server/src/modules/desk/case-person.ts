import type { DeskCase } from '@luukku/contract'
import { isOwnChannel } from '@luukku/domain/contact'
import type { Told } from '../contact/index.ts'
import { fullName, type Identity } from '../person/index.ts'

/** Who tells of another, whose matter it is to them; nothing where the person tells. @param closed no number is shown */
export function reporterOf(own: Told, reporter: Identity | undefined, closed: boolean): Pick<DeskCase, 'reporter'> {
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
    },
  }
}

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
  { stopPhone }: Told,
  shown: DeskCase['person']['contactWay'],
): Pick<DeskCase['person'], 'leftAtStop'> {
  const isCalled = shown?.phone === stopPhone && shown?.ways.includes('call') === true
  return stopPhone === undefined || isCalled ? {} : { leftAtStop: stopPhone }
}

/**
 * How to reach about this matter. Who tells of themself: as they say of themself now, for a number may have been taken away
 * since. Who tells of another: as was said when it was told.
 *
 * @param onlySafe  known of the person or of the matter, whatever was ticked with this way
 */
export function contactWayOf(
  told: Told,
  identity: Identity | undefined,
  onlySafe: boolean,
): Pick<DeskCase['person'], 'contactWay'> {
  const isOwn = told.concerning.who === 'self'
  const way = (isOwn ? identity?.contactWay : undefined) ?? told.contactWay ?? identity?.contactWay
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
