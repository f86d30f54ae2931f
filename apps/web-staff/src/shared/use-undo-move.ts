import { routes } from '@luukku/contract'
import { useLanguage } from './language.tsx'
import { nextStarts, shownTimes } from './lost-race.ts'
import { momentOf } from './moment-of.ts'
import { useNotices } from './notices.tsx'
import { useCommand } from './use-command.ts'

/** A move that the unit made, as its notice keeps it. */
export interface MadeMove {
  appointmentId: string
  /** The person was told of the new time by word of mouth. */
  told: boolean
}

/**
 * The one key of a notice that says «moved». Where the old time has gone, the moved one stands and the next free ones are said.
 *
 * @returns what of it was told again; undefined: not undone, and why has been said
 */
export function useUndoMove() {
  const { t, lang } = useLanguage()
  const { say } = useNotices()
  const { run } = useCommand()
  return ({ appointmentId, told }: MadeMove) =>
    run(routes.undoMove, { params: { id: appointmentId }, body: { told } }, ({ problem }) => {
      const times = nextStarts(problem?.alternatives, shownTimes).map((start) => momentOf(start, lang))
      if (times.length > 0) say({ tone: 'attention', text: t('time.moveNotUndone', { times: times.join(', ') }) })
      return times.length > 0
    })
}
