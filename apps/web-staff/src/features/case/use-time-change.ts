import { routes, type AppointmentView, type DeskCase, type Offer, type RouteResponse } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useFormToken } from '../../shared/session.tsx'
import { useCommand, type OnRefused } from '../../shared/use-command.ts'
import { useUndoMove, type MadeMove } from '../../shared/use-undo-move.ts'

/** Whose wish a change is, with the unit's reason. */
export interface Wish {
  /** Also the rest of its series. */
  rest?: boolean
  by: 'resident' | 'unit'
  told: boolean
  reason: string
}
type Item = Offer['items'][number]
type Changed = RouteResponse<typeof routes.moveForResident>
type RestMove = RouteResponse<typeof routes.searchRest>['moves'][number]
const timesOffered = 6
/** Beside the others, so that each still has a digit. */
const mostAlone = 3

/**
 * Other free times for one appointment, and the two commands that change it.
 *
 * @param withRest the rest of its series goes along: times are looked for that suit all of it
 */
export function useTimeChange(found: DeskCase, old: AppointmentView, withRest: boolean, onDone: () => void) {
  const client = useQueryClient()
  const formToken = useFormToken()
  const { run } = useCommand()
  const undoMove = useUndoMove()
  const { t } = useLanguage()
  const { say } = useNotices()
  const [busy, setBusy] = useState(false)
  const [taken, setTaken] = useState(false)
  /** The first day on which a new time may be; undefined: today. */
  const [from, setFrom] = useState<string>()
  const needId = found.plan?.lines.find(({ appointment, later = [] }) =>
    [appointment, ...later].some((one) => one?.appointmentId === old.appointmentId),
  )?.needId
  const search = useQuery({
    queryKey: ['times', old.appointmentId, found.version, from],
    queryFn: () =>
      callApi(routes.searchTimes, {
        body: {
          contactId: found.contactId,
          needIds: needId === undefined ? [] : [needId],
          moving: old.appointmentId,
          earliest: true,
          // The old time itself may be among them, and one more tells that there are later ones.
          limit: timesOffered + 2,
          ...(from === undefined ? {} : { from }),
        },
        formToken: formToken(),
      }),
    gcTime: 0,
    staleTime: 30_000,
    enabled: !withRest,
  })
  const restSearch = useQuery({
    queryKey: ['rest-times', old.appointmentId, found.version, from],
    queryFn: () =>
      callApi(routes.searchRest, {
        params: { id: old.appointmentId },
        query: from === undefined ? {} : { from },
      }),
    gcTime: 0,
    staleTime: 30_000,
    enabled: withRest,
  })
  const isNow = ({ items: [item] }: Offer) =>
    item !== undefined &&
    Date.parse(item.start) === Date.parse(old.start) &&
    item.mode === old.mode &&
    item.professional.name === old.professional.name
  const others = (list: readonly Offer[] = [], most = timesOffered) => list.filter((one) => !isNow(one)).slice(0, most)
  const offers = others(search.data?.offers)
  const hasLater = others(search.data?.offers, timesOffered + 1).length > timesOffered
  /** Times inside the limit that the companion cannot come to, where there is none with them. */
  const alone = others(search.data?.withoutCompanion, mostAlone)

  const readAgain = () => {
    void client.invalidateQueries({ queryKey: ['case', found.contactId] })
    void client.invalidateQueries({ queryKey: ['desk'] })
  }
  /** Runs one change; afterwards the case is read again, whether it went or not. */
  const change = async (
    send: (onRefused: OnRefused) => Promise<Changed | undefined>,
    notice: (changed: Changed) => { text: string; undo?: () => void },
  ) => {
    if (busy) return
    setBusy(true)
    const answer = await send(async ({ problem }) => {
      if (problem?.code !== 'slot-taken') return false
      setTaken(true)
      await (withRest ? restSearch : search).refetch()
      return true
    })
    if (answer) {
      say({ tone: 'done', ...notice(answer) })
      onDone()
    }
    setBusy(false)
    readAgain()
  }
  const wished = ({ by, told, reason }: Wish) => (by === 'unit' ? { by, told, reason } : { by })
  const params = { id: old.appointmentId }

  const move = (
    wish: Wish,
    { staffId, mode, start, end, interpreter }: Pick<Item, 'staffId' | 'mode' | 'start' | 'end' | 'interpreter'>,
    later: RestMove['later'] = [],
  ) => {
    // The desk saw beside the time who interprets, or that nobody does.
    const to = {
      staffId,
      mode,
      start,
      end,
      ...(interpreter ? { withoutInterpreter: interpreter.how === 'missing' } : {}),
    }
    const body = { ...wished(wish), to, ...(later.length === 0 ? {} : { later }) }
    return change(
      (onRefused) => run(routes.moveForResident, { params, body }, onRefused),
      ({ appointments: [made] }) => ({
        text: t('time.moved'),
        // A resident's own wish, or the rest of a series along with it, is moved again as any time.
        ...(made === undefined || wish.by === 'resident' || later.length > 0
          ? {}
          : { undo: () => void undo({ appointmentId: made.appointmentId, told: wish.told }) }),
      }),
    )
  }
  const undo = async (made: MadeMove) => {
    const done = await undoMove(made)
    if (done) say({ tone: 'done', text: t(done.told ? 'time.moveUndoneTold' : 'time.moveUndone') })
    readAgain()
  }

  // What was told is told; the time itself can be taken back as long as nobody else has it, and that is told too.
  const takeBack = async (item: { staffId: string } | undefined) => {
    if (!item || needId === undefined) return
    const { service, mode, start, end } = old
    const without = old.interpreter?.how === 'missing' ? { withoutInterpreter: true } : {}
    const body = {
      contactId: found.contactId,
      items: [{ needId, service, mode, start, end, staffId: item.staffId, takesBack: old.appointmentId, ...without }],
    }
    // Its panel is closed by now: that the time has gone is said as any refusal is.
    await change(
      () => run(routes.bookTimes, { body }),
      () => ({ text: t('time.takenBack') }),
    )
  }
  const cancel = (wish: Wish) => {
    const body = { ...wished(wish), ...(wish.rest === true ? { rest: true } : {}) }
    const { staffId } = old
    return change(
      (onRefused) => run(routes.cancelForResident, { params, body }, onRefused),
      () => ({
        text: t('time.cancelled'),
        ...(staffId === undefined || old.series ? {} : { undo: () => void takeBack({ staffId }) }),
      }),
    )
  }
  return {
    search: withRest ? restSearch : search,
    from,
    setFrom,
    offers,
    hasLater,
    alone,
    needId,
    moves: restSearch.data,
    taken,
    busy,
    move,
    cancel,
  }
}
