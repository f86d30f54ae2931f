import type { OwnPiece } from '@luukku/contract'
import type { Language } from '../../shared/language.tsx'

/** The ways of a booked time as a part of its name: «, way 30 min»; nothing where nobody travels. */
export const wayWords = ({ way }: Pick<OwnPiece, 'way'>, t: Language['t']): string =>
  [
    ...(way?.before === undefined ? [] : [t('week.wayBefore', { n: way.before })]),
    ...(way?.back === undefined ? [] : [t('week.wayBack', { n: way.back })]),
  ]
    .map((words) => `, ${words}`)
    .join('')
