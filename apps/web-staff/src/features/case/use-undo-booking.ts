import { routes } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'

/** What the one key of the notice does after a booking: the times are free again. Who has been told already is told of it. */
export function useUndoBooking(contactId: string) {
  const client = useQueryClient()
  const { run } = useCommand()
  const { t } = useLanguage()
  const { say } = useNotices()
  const undo = async (appointments: string[]) => {
    const done = await run(routes.undoBooking, { body: { contactId, appointments } })
    if (done) say({ tone: 'done', text: t(done.told ? 'book.undoneTold' : 'book.undone') })
    void client.invalidateQueries({ queryKey: ['case', contactId] })
    void client.invalidateQueries({ queryKey: ['desk'] })
  }
  return (booked: readonly { appointmentId: string }[]) => () =>
    void undo(booked.map(({ appointmentId }) => appointmentId))
}
