import type { DeskCase } from '@luukku/contract'
import { useLanguage } from '../../shared/language.tsx'
import type { CaseDraft } from './draft.ts'

interface Props {
  found: DeskCase
  draft: CaseDraft
  onDraft: (change: Partial<CaseDraft>) => void
}

/** The duty to notify is decided here, either way with its reason. */
export function ChildProtection({ found, draft, onDraft }: Props) {
  const { t, local } = useLanguage()
  const { childProtection } = found.proposal
  const decision = draft.childProtection ?? { why: '' }
  return (
    <fieldset className="decision" data-test="child-protection">
      <legend>{t('case.cpTitle')}</legend>
      <p className="small">
        {childProtection.why.map(local).join(' ')}{' '}
        {childProtection.section && (
          <span className="quiet">{t('case.cpSection', { section: childProtection.section })}</span>
        )}
      </p>
      <div className="row choice">
        {(['notify', 'no-notice'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="child-protection"
              checked={decision.decision === one}
              onChange={() => {
                onDraft({ childProtection: { ...decision, decision: one } })
              }}
            />
            {t(one === 'notify' ? 'case.cpNotify' : 'case.cpNo')}
          </label>
        ))}
      </div>
      <textarea
        rows={2}
        data-asks="child-protection"
        aria-label={t('case.cpWhy')}
        placeholder={t('case.cpWhy')}
        maxLength={2000}
        value={decision.why}
        data-test="cp-why"
        onChange={(event) => {
          onDraft({ childProtection: { ...decision, why: event.target.value } })
        }}
      />
    </fieldset>
  )
}
