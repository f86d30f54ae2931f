import type { DeskCase } from '@luukku/contract'
import { useEffect, useRef, type RefObject } from 'react'
import { Button } from 'suomifi-ui-components'
import { useLanguage } from '../../shared/language.tsx'
import { Loading } from '../../shared/state-message.tsx'
import { useNow } from '../../shared/use-now.ts'
import { UrgencyTag } from '../../shared/urgency-tag.tsx'
import { ChildProtection } from './child-protection.tsx'
import type { CaseDraft } from './draft.ts'
import { NoteGround } from './note-ground.tsx'
import { ProposalReasons } from './proposal-reasons.tsx'
import { ProposedNeed } from './proposed-need.tsx'
import { languageName } from '../../shared/language-name.ts'

interface Props {
  found: DeskCase
  draft: CaseDraft
  onDraft: (change: Partial<CaseDraft>) => void
  onAccept: () => void
  onChange: () => void
  canAssess: boolean
  busy: boolean
  saving: boolean
  reasonsOpen: boolean
  onReasons: () => void
  noteField: RefObject<HTMLTextAreaElement | null>
}

/** What the rules propose, why, and what would change it. The professional decides. */
export function ProposalColumn({
  found,
  draft,
  onDraft,
  onAccept,
  onChange,
  canAssess,
  busy,
  saving,
  reasonsOpen,
  onReasons,
  noteField,
}: Props) {
  const { t, local, lang } = useLanguage()
  const now = useNow()
  const { proposal } = found
  const opener = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(reasonsOpen)
  useEffect(() => {
    // What had the focus is gone with the reasons: it goes back to what opened them.
    if (wasOpen.current && !reasonsOpen) opener.current?.focus()
    wasOpen.current = reasonsOpen
  }, [reasonsOpen])
  const segment = proposal.elements.find(({ kind }) => kind === 'segment')
  // Their own words stay in their language, and are read aloud so.
  const told = found.said[0]?.lang
  return (
    <section className="col" aria-labelledby="proposal-title" data-test="proposal">
      <h2 id="proposal-title">
        {t('case.proposal')} <UrgencyTag urgency={proposal.urgencyClass} />
      </h2>
      <p className="hidden" role="status">
        {t('case.proposal')}: {proposal.urgencyClass} {t(`urgency.${proposal.urgencyClass}`)}
      </p>
      {proposal.call112 && (
        <p className="banner banner--alert" role="alert">
          {t('case.call112')}
        </p>
      )}
      {!proposal.languageRead && <p className="banner">{t('case.notRead')}</p>}
      <ol className="needs" aria-label={t('case.needs')}>
        {proposal.needs.map((need, index) => (
          <ProposedNeed key={need.service + String(index)} need={need} told={told} now={now} />
        ))}
      </ol>
      <p className="row small">
        {segment?.value && (
          <span className="tag" data-test="segment">
            {t('case.element.segment')}: {local(segment.value)}
          </span>
        )}
        {proposal.ownWorker && <span className="tag">{t('case.ownWorker')}</span>}
        {proposal.specialSupport && <span className="tag tag--warn">{t('case.specialSupport')}</span>}
        {proposal.worryNotice && <span className="tag tag--warn">{t('case.worryNotice')}</span>}
        {proposal.interpreter && (
          <span className="tag tag--warn">
            {t('case.interpreter', { lang: languageName(proposal.interpreter, lang) })}
          </span>
        )}
        <span className="tag" data-test="permission">
          {t('case.permission')}:{' '}
          {t(
            `case.permission.${draft.permission ?? (found.permission.withdrawn ? 'withdrawn' : found.permission.share)}`,
          )}{' '}
          {canAssess && !draft.permission && <kbd>L</kbd>}
        </span>
      </p>
      {proposal.redFlagsPresent.length > 0 && (
        <p className="flags flags--present">
          <strong>{t('case.flagsPresent')}:</strong> {proposal.redFlagsPresent.map(local).join(', ')}
        </p>
      )}
      {proposal.redFlagsToRuleOut.length > 0 && (
        <p className="flags">
          <strong>{t('case.flagsToRule')}:</strong> {proposal.redFlagsToRuleOut.map(local).join(', ')}
        </p>
      )}
      <button
        ref={opener}
        type="button"
        className="plain why__all"
        aria-expanded={reasonsOpen}
        aria-controls="proposal-reasons"
        data-test="all-reasons"
        onClick={onReasons}
      >
        {t(reasonsOpen ? 'case.fewerReasons' : 'case.allReasons')} <kbd aria-hidden="true">W</kbd>
      </button>
      {reasonsOpen ? (
        <ProposalReasons proposal={proposal} told={told} />
      ) : (
        <ShortReasons proposal={proposal} told={told} />
      )}
      {canAssess && (
        <div className="decide">
          {proposal.childProtection.consider && <ChildProtection found={found} draft={draft} onDraft={onDraft} />}
          <label htmlFor="note">
            {t('case.note')} <kbd aria-hidden="true">K</kbd>
          </label>
          <textarea
            id="note"
            ref={noteField}
            rows={3}
            maxLength={8000}
            value={draft.note}
            data-test="note"
            placeholder={t('case.noteHint')}
            onChange={(event) => {
              onDraft({ note: event.target.value })
            }}
          />
          <NoteGround found={found} draft={draft} field="note" onDraft={onDraft} />
          <div className="row">
            <Button onClick={onAccept} disabled={busy} data-test="accept">
              {t('case.acceptPlain')} <kbd>H</kbd>
            </Button>
            <Button variant="secondary" onClick={onChange} data-test="change">
              {t('case.change')} <kbd>M</kbd>
            </Button>
          </div>
          {saving && <Loading text={t('case.saving')} />}
        </div>
      )}
      {proposal.safetyNet && (
        <p className="small quiet">
          <strong>{t('case.safetyNet')}:</strong> {local(proposal.safetyNet)}
        </p>
      )}
    </section>
  )
}

/** What decided the proposal, and what would raise it: enough to accept it by. */
function ShortReasons({ proposal, told }: { proposal: DeskCase['proposal']; told: string | undefined }) {
  const { t, local } = useLanguage()
  return (
    <>
      <h3>{t('case.why')}</h3>
      <ul className="reasons">
        {onceEach(proposal.reasons).map((reason) => (
          <li key={reason.ruleId + reason.text.fi}>
            {local(reason.text)}
            {reason.words.length > 0 && (
              <>
                {' '}
                <q className="quiet" lang={told}>
                  {reason.words.join(' ')}
                </q>
              </>
            )}{' '}
            <span className="small quiet" lang="en" title={reason.source}>
              {reason.ruleId}
            </span>
          </li>
        ))}
      </ul>
      {proposal.whatWouldChange.length > 0 && (
        <>
          <h3>{t('case.whatChanges')}</h3>
          <ul className="reasons">
            {proposal.whatWouldChange.map((text) => (
              <li key={text.fi}>{local(text)}</li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** A rule that set both the class and the service off is one reason to read. */
function onceEach(reasons: DeskCase['proposal']['reasons']): DeskCase['proposal']['reasons'] {
  const seen = new Map(reasons.toReversed().map((reason) => [reason.text.fi + reason.words.join(' '), reason]))
  return [...seen.values()].toReversed()
}
