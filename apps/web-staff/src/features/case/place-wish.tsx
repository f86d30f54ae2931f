import { routes, type NeedView } from '@luukku/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useLanguage } from '../../shared/language.tsx'
import { PlaceFeatures } from '../../shared/place-features.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useSavedChoice } from '../../shared/use-saved-choice.ts'

/** What the place has to have, of a time that is booked too: another room is looked for, and the new times follow it. */
export function PlaceWish({ contactId, need }: { contactId: string; need: NeedView }) {
  const { t } = useLanguage()
  const client = useQueryClient()
  const { run } = useCommand()
  const places = useSavedChoice(need.visit?.placeWishes ?? [], async (placeWishes) => {
    if (!(await run(routes.setVisit, { params: { id: need.needId }, body: { placeWishes } }))) return
    await client.invalidateQueries({ queryKey: ['case', contactId] })
    void client.invalidateQueries({ queryKey: ['offers', contactId] })
    void client.invalidateQueries({ queryKey: ['times'] })
  })
  return (
    <details open={places.value.length > 0} data-test="place-wish">
      <summary>{t('visit.askedOfPlace')}</summary>
      <PlaceFeatures
        legend={t('visit.place')}
        test="visit-place"
        value={places.value}
        onChange={(next) => {
          places.save(next)
        }}
      />
    </details>
  )
}
