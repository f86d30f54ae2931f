import type { DeskCase } from '@luukku/contract'
import { isOwnChannel } from '@luukku/domain/contact'
import { useLanguage } from '../../shared/language.tsx'
import type { CaseDraft } from './draft.ts'

/** Who told of a client whom nobody has identified reads what is answered; not where it is hidden or staff wrote it down. */
export const canTellerRead = ({ reporter, person, said, contactId }: DeskCase): boolean =>
  reporter !== undefined &&
  !person.verified &&
  !person.hiddenFromRepresentatives &&
  said.some((one) => one.contactId === contactId && isOwnChannel(one.channel))

/**
 * Whom the message is for, where somebody else than the client reads too: as chosen, else as it is careful. What was chosen before
 * the client wrote, or told that only safe ways may reach them, is chosen anew.
 */
export function messageTo({ alsoReads }: DeskCase, { messageTo: chosen }: CaseDraft): 'client' | 'all' | undefined {
  if (!alsoReads) return undefined
  if (chosen?.careful === alsoReads.careful) return chosen.to
  return alsoReads.careful ? 'client' : 'all'
}

interface Props {
  found: DeskCase
  draft: CaseDraft
  onDraft: (change: Partial<CaseDraft>) => void
}

/** Said, and chosen, before an answer is sent to a client who may fear who reads it too. */
export function MessageTo({ found, draft, onDraft }: Props) {
  const { t } = useLanguage()
  const { alsoReads, reporter } = found
  if (!alsoReads)
    return reporter && canTellerRead(found) ? (
      <p className="banner" data-test="teller-reads">
        {t('message.tellerReads', { name: reporter.name ?? t('message.tellerUnnamed') })}
      </p>
    ) : null
  const to = messageTo(found, draft)
  const name = alsoReads.teller ? reporter?.name : undefined
  return (
    <fieldset data-test="message-to">
      <legend>{t('message.whom')}</legend>
      <div className="row choice">
        {(['client', 'all'] as const).map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="message-to"
              checked={to === one}
              data-test={`message-to-${one}`}
              onChange={() => {
                onDraft({ messageTo: { to: one, careful: alsoReads.careful } })
              }}
            />
            {one === 'client' && t('message.toClient')}
            {one === 'all' && (name === undefined ? t('message.toAll') : t('message.toAllNamed', { name }))}
          </label>
        ))}
      </div>
      {alsoReads.careful && <p className="small quiet">{t('message.carefulWhy')}</p>}
    </fieldset>
  )
}
