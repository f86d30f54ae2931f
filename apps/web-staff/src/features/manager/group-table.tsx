import type { ManagerDay } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { shareText } from './share-text.ts'

/** Groups under five are hidden, and the table says so. */
export function GroupTable({ caption, groups }: { caption: string; groups: ManagerDay['byService'] }) {
  const language = useLanguage()
  const { t, local } = language
  const hidden = groups.filter((group) => group.hidden).length
  if (groups.length === 0) return <p className="quiet">{t('manager.noGroups')}</p>
  return (
    <div className="scroll-x" tabIndex={0} role="region" aria-label={caption}>
      <table className="stacked">
        <thead>
          <tr>
            <th scope="col">{t('manager.group')}</th>
            <th scope="col">{t('manager.contacts')}</th>
            <th scope="col">{t('manager.sameDay')}</th>
            <th scope="col">{t('manager.promises')}</th>
            <th scope="col">{t('manager.breaking')}</th>
          </tr>
        </thead>
        <tbody>
          {groups
            .filter((group) => !group.hidden)
            .map((group) => (
              <tr key={group.code}>
                <th scope="row">{local(group.name)}</th>
                <td data-label={t('manager.contacts')}>{group.contacts ?? t('manager.hidden')}</td>
                <td data-label={t('manager.sameDay')}>{shareText(group.sameDay, language)}</td>
                <td data-label={t('manager.promises')}>{shareText(group.promises, language)}</td>
                <td data-label={t('manager.breaking')}>{group.breaking ?? t('manager.hidden')}</td>
              </tr>
            ))}
        </tbody>
      </table>
      {hidden > 0 && <p className="small quiet">{t('manager.hiddenGroups', { n: hidden })}</p>}
    </div>
  )
}
