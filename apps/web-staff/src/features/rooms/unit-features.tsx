import { routes } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { useNotices } from '../../shared/notices.tsx'
import { useCommand } from '../../shared/use-command.ts'
import { useSavedChoice } from '../../shared/use-saved-choice.ts'
import { fittedText } from './fitted-text.ts'
import { PlaceFeatures } from '../../shared/place-features.tsx'
import type { RoomList } from './room-row.tsx'

/** What everybody who comes to the unit finds there: visits that ask for it are offered here. */
export function UnitFeatures({
  unitId,
  list,
  onDone,
}: {
  unitId: string
  list: RoomList
  onDone: () => Promise<void>
}) {
  const { t } = useLanguage()
  const { run } = useCommand()
  const { say } = useNotices()
  const stands = list.units.find((unit) => unit.unitId === unitId)?.features ?? []
  const { value, save } = useSavedChoice(stands, async (features) => {
    const done = await run(routes.setUnitFeatures, { body: { unitId, features } })
    if (!done) return
    say({ tone: 'done', text: fittedText(t, done) })
    await onDone()
  })
  return (
    <section className="stack" data-test="unit-features">
      <PlaceFeatures legend={t('rooms.unitFeatures')} value={value} onChange={save} />
      <p className="small quiet">{t('rooms.unitFeaturesHint')}</p>
    </section>
  )
}
