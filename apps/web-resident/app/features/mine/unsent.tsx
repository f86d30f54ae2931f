import type { NoticeState } from '@luukku/contract'
import { usePage } from '../../shared/use-page.ts'

/** That a message about this has not gone out to the reader, and that what the page says holds all the same. */
export function Unsent({ unsent }: { unsent: NoticeState | undefined }) {
  const { t, session } = usePage()
  if (!unsent || unsent.state === 'on-its-way') return null
  const { state, channel } = unsent
  return (
    <p className="rs-kind" role="status" data-test="unsent">
      {t(`unsent.${state}.${channel}`)} {t(state === 'late' ? 'unsent.trying' : 'unsent.holds')}
      {state === 'given-up' && session.kind === 'resident' && (
        <>
          {' '}
          <a href="/tiedot">{t('unsent.check')}</a>
        </>
      )}
    </p>
  )
}
