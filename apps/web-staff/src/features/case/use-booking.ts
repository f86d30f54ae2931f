import { routes, type DeskCase, type Offer, type OverTime, type RouteBodyInput } from '@luukku/contract'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { callApi } from '../../shared/api.ts'
import { leaveDesk } from '../../shared/leave-desk.ts'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useFormToken } from '../../shared/session.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { offersFromAlternatives } from '../../shared/lost-race.ts'
import { useUndoBooking } from './use-undo-booking.ts'

/** What is asked of the times beside the needs themselves. */
export type SearchWishes = Pick<
  RouteBodyInput<typeof routes.searchTimes>,
  'modes' | 'language' | 'sameDay' | 'earliest' | 'from' | 'limit'
>

/** One search over all open needs, and one command that books every time of an offer or none. */
export function useBooking(found: DeskCase, onBooked: () => void) {
  const client = useQueryClient()
  const formToken = useFormToken()
  const { run } = useCommand()
  const undo = useUndoBooking(found.contactId)
  const { t } = useLanguage()
  const { say } = useNotices()
  const [wishes, setWishes] = useState<SearchWishes>({ limit: 6 })
  const [taken, setTaken] = useState<Offer[]>()
  const [booking, setBooking] = useState(false)
  /** The offer that was refused because the person has a time of the service; booked with a reason. */
  const [second, setSecond] = useState<{ offer: Offer; declined: Readonly<Record<string, string>> }>()
  const going = useRef(false)
  const search = useQuery({
    queryKey: ['offers', found.contactId, found.version, wishes],
    queryFn: () =>
      callApi(routes.searchTimes, { body: { contactId: found.contactId, ...wishes }, formToken: formToken() }),
    gcTime: 0,
    staleTime: 30_000,
  })
  const offers = taken && taken.length > 0 ? taken : (search.data?.offers ?? [])

  /** @param declined  by need: a day inside the limit that was offered and the resident did not want */
  const book = async (offer: Offer, declined: Readonly<Record<string, string>> = {}, moreThanOne = '') => {
    await send(offer, declined, {
      contactId: found.contactId,
      items: offer.items.map(({ needId, staffId, service, mode, placeId, start, end, interpreter, beside }) => ({
        needId,
        staffId,
        service,
        mode,
        ...(placeId ? { placeId } : {}),
        start,
        end,
        ...(beside ? { beside: beside.map((one) => one.staffId) } : {}),
        // The desk saw beside the time that nobody interprets.
        ...(interpreter?.how === 'missing' ? { withoutInterpreter: true } : {}),
        ...(declined[needId] ? { declinedDay: declined[needId] } : {}),
      })),
      ...(moreThanOne === '' ? {} : { moreThanOne }),
    })
  }

  /** Over a taken time, with the reason of the professional who does it. */
  const bookOver = (needId: string, time: OverTime, over: string) => {
    const service = found.needs.find((need) => need.needId === needId)?.service ?? ''
    const { staffId, mode, start, end } = time
    return send(
      undefined,
      {},
      {
        contactId: found.contactId,
        items: [{ needId, staffId, service, mode, start, end, over }],
      },
    )
  }

  const send = async (
    offer: Offer | undefined,
    declined: Readonly<Record<string, string>>,
    body: RouteBodyInput<typeof routes.bookTimes>,
  ) => {
    if (going.current) return
    going.current = true
    setBooking(true)
    const done = await run(routes.bookTimes, { body }, ({ problem }) => {
      if (problem?.code === 'slot-taken') {
        setTaken(offersFromAlternatives(problem.alternatives))
        void search.refetch()
        return true
      }
      if (problem?.reason !== 'has-time-for-service' || !offer) return false
      setSecond({ offer, declined })
      return true
    })
    if (done) {
      setTaken(undefined)
      setSecond(undefined)
      // An offer that was declined has been recorded with it: that is cancelled as any other time.
      const isPlain = Object.keys(declined).length === 0
      say({
        tone: 'done',
        text: t('book.done', { n: done.appointments.length }),
        ...(isPlain ? { undo: undo(done.appointments) } : {}),
      })
      await client.invalidateQueries({ queryKey: ['case', found.contactId] })
      leaveDesk(client, client.getQueryData<DeskCase>(['case', found.contactId]) ?? found)
      onBooked()
    }
    going.current = false
    setBooking(false)
  }
  const change = (next: Partial<SearchWishes>) => {
    setTaken(undefined)
    setWishes((old) => ({ ...old, ...next }))
  }
  const bookSecond = (reason: string) => (second ? book(second.offer, second.declined, reason) : Promise.resolve())
  return { search, offers, taken: taken !== undefined, second, bookSecond, booking, book, bookOver, wishes, change }
}
