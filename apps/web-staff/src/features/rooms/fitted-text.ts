import type { routes, RouteResponse } from '@luukku/contract'
import type { Language } from '../../shared/language.tsx'

export type Fitted = Pick<RouteResponse<typeof routes.changeResource>, 'otherRoom' | 'noRoom'>

/** What was saved of a place, with what became of visits that ask for something there. */
export const fittedText = (t: Language['t'], { otherRoom, noRoom }: Fitted): string =>
  otherRoom + noRoom === 0 ? t('rooms.saved') : t('rooms.fitted', { other: otherRoom, none: noRoom })
