import type { HeldBack, Representatives, RouteBodyInput, routes } from '@luukku/contract'
import { useState } from 'react'
import { HeldBackSelect } from '../../shared/held-back-select.tsx'
import { useLanguage } from '../../shared/language.tsx'
import { momentText } from '../../shared/time-text.ts'
import { NumberedChoices } from './panel.tsx'

type Decision = RouteBodyInput<typeof routes.decideMinor>
interface Props {
  minor: NonNullable<Representatives['minor']>
  now: number
  busy: boolean
  onDecide: (body: Decision) => Promise<void>
}

/** One click for the usual answers; the two that the law wants grounds for ask for them in the same place. */
export function MinorDecision({ minor, now, busy, onDecide }: Props) {
  const language = useLanguage()
  const { t } = language
  const [reason, setReason] = useState('')
  const [heldBack, setHeldBack] = useState<HeldBack>()
  const [wanted, setWanted] = useState(false)
  const decide = (body: Omit<Decision, 'reason'>, needsReason: boolean) => {
    if (needsReason && reason.trim() === '') {
      setWanted(true)
      return
    }
    void onDecide({ ...body, ...(reason.trim() ? { reason: reason.trim(), clientGets: heldBack ?? 'yes' } : {}) })
  }
  const choice = (
    key: string,
    label: string,
    body: Omit<Decision, 'reason'>,
    needsReason = false,
  ): { key: string; label: string; run: () => void; disabled: boolean } => ({
    key,
    label,
    disabled: busy,
    run: () => {
      decide(body, needsReason)
    },
  })
  return (
    <section data-test="minor">
      <h3>{t('people.minor', { age: minor.age })}</h3>
      <p>
        <strong data-test="minor-now">{t(minor.guardians === 'see' ? 'people.minorSee' : 'people.minorDoNot')}</strong>
        {minor.decided && (
          <span className="quiet">
            {' '}
            {t('people.decidedBy', { name: minor.decided.by, at: momentText(minor.decided.at, now, language) })}
          </span>
        )}
      </p>
      <p className="aloud">{t('people.minorAsk')}</p>
      <NumberedChoices
        choices={[
          choice('1', t('people.denies'), {
            capacity: 'capable',
            guardians: 'do-not-see',
            basis: 'capable-and-denies',
          }),
          choice('2', t('people.agrees'), { capacity: 'capable', guardians: 'see', basis: 'agrees' }),
          choice('3', t('people.notCapable'), { capacity: 'not-capable', guardians: 'see', basis: 'not-capable' }),
          choice(
            '4',
            t('people.weighty'),
            { capacity: 'not-assessed', guardians: 'do-not-see', basis: 'weighty-reason' },
            true,
          ),
          choice(
            '5',
            t('people.override'),
            { capacity: 'not-assessed', guardians: 'see', basis: 'against-own-interest' },
            true,
          ),
        ]}
      />
      <label>
        {t('people.reason')}
        <textarea
          className="full"
          rows={2}
          maxLength={2000}
          value={reason}
          data-test="minor-reason"
          onChange={(event) => {
            setReason(event.target.value)
            setWanted(false)
          }}
        />
      </label>
      {reason.trim() !== '' && <HeldBackSelect value={heldBack} onChange={setHeldBack} />}
      {wanted && (
        <p className="tag tag--warn" role="alert">
          {t('people.reasonNeeded')}
        </p>
      )}
    </section>
  )
}
