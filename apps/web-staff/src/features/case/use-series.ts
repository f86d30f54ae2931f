import { routes, type DeskCase, type OfferedSeries, type RouteResponse } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { problemText } from '../../shared/problem-text.ts'
import { useCommand } from '../../shared/use-command.ts'
import { useUndoBooking } from './use-undo-booking.ts'

export interface SeriesWishes {
  needId: string
  count: number
  everyDays: number
  toleranceDays: number
}

/** Searches series for one need, and books one whole or not at all; when one of its times is lost, searches again. */
export function useSeries(found: DeskCase, onBooked: () => void) {
  const client = useQueryClient()
  const { run } = useCommand()
  const undo = useUndoBooking(found.contactId)
  const language = useLanguage()
  const { t } = language
  const { say } = useNotices()
  const [result, setResult] = useState<RouteResponse<typeof routes.searchSeries>>()
  const [asked, setAsked] = useState<SeriesWishes>()
  /** The series that was refused because the person has a time of the service; booked with a reason. */
  const [second, setSecond] = useState<{ needId: string; series: OfferedSeries }>()
  const [busy, setBusy] = useState<'searching' | 'booking'>()

  const search = async (wishes: SeriesWishes) => {
    setBusy('searching')
    setSecond(undefined)
    setAsked(wishes)
    const answer = await run(routes.searchSeries, { body: { contactId: found.contactId, ...wishes } })
    if (answer) setResult(answer)
    setBusy(undefined)
  }
  const book = async (needId: string, series: OfferedSeries, moreThanOne = '') => {
    if (busy) return
    setBusy('booking')
    const { times } = series
    const body = { contactId: found.contactId, needId, times, ...(moreThanOne === '' ? {} : { moreThanOne }) }
    const done = await run(routes.bookSeries, { body }, async (error) => {
      if (error.problem?.reason === 'has-time-for-service') {
        setSecond({ needId, series })
        return true
      }
      if (error.problem?.code !== 'slot-taken' || !asked) return false
      say({ tone: 'attention', text: problemText(error, language) })
      await search(asked)
      return true
    })
    if (done) {
      setSecond(undefined)
      const text = t('series.done', { n: done.appointments.length })
      say({ tone: 'done', text, undo: undo(done.appointments) })
      await client.invalidateQueries({ queryKey: ['case', found.contactId] })
      void client.invalidateQueries({ queryKey: ['desk'] })
      onBooked()
    }
    setBusy(undefined)
  }
  const bookSecond = (reason: string) => (second ? book(second.needId, second.series, reason) : Promise.resolve())
  return { result, second, isSearching: busy === 'searching', isBooking: busy === 'booking', search, book, bookSecond }
}
