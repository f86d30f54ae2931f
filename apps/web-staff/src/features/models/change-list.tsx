import type { PartChangeView } from '@luukku/contract'
import { hasStaffText, type StaffKey } from '@luukku/i18n/staff/texts'
import { useLanguage, type Language } from '../../shared/language.tsx'

type Field = PartChangeView['fields'][number]

/** Two versions beside each other, in words: what touches urgency first, each part with all that changed in it. */
export function ChangeList({ changes }: { changes: readonly PartChangeView[] }) {
  const language = useLanguage()
  const { t, local } = language
  if (changes.length === 0) return <p>{t('model.changesNone')}</p>
  return (
    <ul className="stack changes" data-test="model-changes">
      {changes.map((change) => (
        <li key={`${change.part} ${change.id}`} className={change.touchesUrgency ? 'changes__urgent' : undefined}>
          <h3>
            {t(`model.part.${change.part}`)}: {change.title ? local(change.title) : change.id}{' '}
            <span className="tag">{t(`model.what.${change.what}`)}</span>{' '}
            {change.touchesUrgency && <span className="tag tag--warn">{t('model.changeUrgent')}</span>}
          </h3>
          {change.what === 'changed' ? (
            <ul>
              {change.fields.map((field) => (
                <li key={field.field}>{sentence(field, language)}</li>
              ))}
            </ul>
          ) : (
            <details>
              <summary className="small">{t('model.show')}</summary>
              <ul>
                {change.fields.map((field) => (
                  <li key={field.field}>{sentence(field, language)}</li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function sentence(field: Field, { t, local }: Language): string {
  const name = fieldName(field.field, t)
  if (field.kind === 'list')
    return [
      ...(field.added.length === 0 ? [] : [t('model.changeAdded', { field: name, items: quoted(field.added) })]),
      ...(field.removed.length === 0 ? [] : [t('model.changeRemoved', { field: name, items: quoted(field.removed) })]),
    ].join('; ')
  const before = field.before === undefined ? undefined : shown(field.before, local)
  const after = field.after === undefined ? undefined : shown(field.after, local)
  if (before === undefined) return t('model.changeNew', { field: name, after: after ?? '' })
  if (after === undefined) return t('model.changeGone', { field: name, before })
  return t('model.changeValue', { field: name, before, after })
}

const quoted = (items: readonly string[]) => items.map((item) => `”${item}”`).join(', ')

const shown = (value: string | { fi: string; sv: string; en: string }, local: Language['local']) =>
  typeof value === 'string' ? value : `”${local(value)}”`

/** `plan.FYSIO.followUpDays`: each step in words where it has one; a code stays a code. */
function fieldName(path: string, t: Language['t']): string {
  return path
    .split('.')
    .map((step) => (isKnown(step) ? t(`model.field.${step}`) : step))
    .join(' / ')
}

type Known = Extract<StaffKey, `model.field.${string}`> extends `model.field.${infer Name}` ? Name : never

const isKnown = (step: string): step is Known => hasStaffText(`model.field.${step}`)
