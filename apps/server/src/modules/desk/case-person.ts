import type { DeskCase } from '@luukku/contract'
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

/**
 * How to reach about this matter: as was said when it was told, else as the person says of themself. A number or address that
 * the person has corrected since is the corrected one.
 */
export function contactWayOf(told: Told, identity: Identity | undefined): Pick<DeskCase['person'], 'contactWay'> {
  const isOwn = told.concerning.who === 'self'
  const way =
    isOwn && isSameWish(told.contactWay, identity?.contactWay)
      ? identity?.contactWay
      : (told.contactWay ?? identity?.contactWay)
  if (way === undefined) return {}
  const phone = way.phone ?? (isOwn ? identity?.phone : undefined)
  const email = way.email ?? (isOwn ? identity?.email : undefined)
  return {
    contactWay: { ...way, ...(phone === undefined ? {} : { phone }), ...(email === undefined ? {} : { email }) },
  }
}

/** The same wish but for number and address: what the person has of themself is then this one, corrected or not. */
function isSameWish(told: Told['contactWay'], own: Identity['contactWay']): boolean {
  if (told === undefined || own === undefined) return false
  const wish = ({ onlySafe, hours, note }: typeof own) => JSON.stringify([onlySafe, hours ?? [], note ?? ''])
  return wish(told) === wish(own) && own.ways.every((one) => one === 'inbox' || told.ways.includes(one))
}
