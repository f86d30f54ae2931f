import type { PartChangeView } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import { ChangedField } from './changed-field.tsx'

/** Two versions beside each other, in words: what touches urgency first, each part with all that changed in it. */
export function ChangeList({ changes }: { changes: readonly PartChangeView[] }) {
  const { t, local } = useLanguage()
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
          {/* A rule is short, and what it did is what goes or comes with it. */}
          {change.what === 'changed' || change.part === 'rule' ? (
            <Fields fields={change.fields} />
          ) : (
            <details>
              <summary className="small">{t('model.show')}</summary>
              <Fields fields={change.fields} />
            </details>
          )}
        </li>
      ))}
    </ul>
  )
}

function Fields({ fields }: Pick<PartChangeView, 'fields'>) {
  return (
    <ul>
      {fields.map((field, n) => (
        <li key={`${field.field} ${String(n)}`}>
          <ChangedField field={field} />
        </li>
      ))}
    </ul>
  )
}
