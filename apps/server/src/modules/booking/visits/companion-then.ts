import { companionAway, type Companion } from '@luukku/domain/booking'

/**
 * Whether whoever comes along can then; nothing where nobody does. Asked as it stands now: when they can may have been told anew since
 * the time was held.
 */
export function companionThen(
  companion: Companion | null,
  time: { readonly from: Date; readonly to: Date },
): { companion?: 'can' | 'cannot' } {
  if (companion === null) return {}
  const span = { fromMs: time.from.getTime(), toMs: time.to.getTime() }
  return { companion: companionAway(companion, span).length === 0 ? 'can' : 'cannot' }
}
