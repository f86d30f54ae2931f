import type { OwnPiece, OwnWeek } from '@luukku/contract'

/** The ways that a visit itself has to name: those that do not stand right beside it in the day as a piece of their own. */
export function ownWay(day: OwnWeek['days'][number] | undefined, { way, start, end }: OwnPiece): OwnPiece['way'] {
  const roads = (day?.pieces ?? []).filter(({ kind }) => kind === 'way')
  const isShown = {
    before: roads.some((road) => Date.parse(road.end) === Date.parse(start)),
    back: roads.some((road) => Date.parse(road.start) === Date.parse(end)),
  }
  return {
    ...(way?.before === undefined || isShown.before ? {} : { before: way.before }),
    ...(way?.back === undefined || isShown.back ? {} : { back: way.back }),
  }
}
