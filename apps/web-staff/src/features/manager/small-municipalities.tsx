import type { ManagerDay } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'

/** Why a row lacks its municipality and the client's own day, where one does. */
export function SmallMunicipalities({ day }: { day: Pick<ManagerDay, 'breaking' | 'byMunicipality'> }) {
  const { t } = useLanguage()
  const lacks = day.breaking.some(({ municipality }) => municipality === undefined)
  if (!lacks || !day.byMunicipality.some(({ hidden }) => hidden)) return null
  return (
    <p className="quiet" data-test="small-municipalities">
      {t('manager.smallMunicipalities')}
    </p>
  )
}
